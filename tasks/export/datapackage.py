"""``datapackage.json``: the Frictionless descriptor of a release, derived from the schemas."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from tasks.schemas import RELEASE_TABLES, Table
from tasks.schemas.table import Column, columns_of

_TYPES = {"string": "string", "int64": "integer", "double": "number", "bool": "boolean", "date32[day]": "date"}
_CSV = {"dialect": {"delimiter": ",", "lineTerminator": "\n"}, "encoding": "utf-8-sig", "mediatype": "text/csv"}


def describe_package(files: Sequence[Mapping[str, Any]], facts: Mapping[str, Any]) -> str:
    """JSON of the package; ``files`` are the entries of the manifest (``path``, ``bytes``, ``sha256``, ``table`` and ``rows``).

    Parquet files are resources of type ``file`` with the table's schema beside them: Frictionless checks their size and hash,
    and reads no Parquet itself. The same tables as CSV are resources of type ``table``, checked to the last cell.
    """
    listed = {str(file["path"]) for file in files}
    package = {
        "name": "blotter",
        "title": "Announcements of enforcement against cross-border crime, as an evidence-linked record",
        "description": "Rows are claims that documents state, not facts. dictionary.md explains every column, CHANGES.md what "
        "changed since the release before. In CSV, a text that a spreadsheet would run as a formula has an apostrophe before it.",
        "version": facts["schema_version"],
        "profile": "data-package",
        "resources": [_resource(file, listed) for file in files],
    }
    return json.dumps(package, indent=1, ensure_ascii=False) + "\n"


def _resource(file: Mapping[str, Any], listed: set[str]) -> dict[str, Any]:
    path = str(file["path"])
    resource: dict[str, Any] = {"name": path.removesuffix(".parquet").replace("/", "-").lower(), "path": path}
    model = RELEASE_TABLES.get(path.removeprefix("csv/").removesuffix(".csv")) if path.startswith("csv/") else None
    if model is not None:
        resource |= {"type": "table", "format": "csv", **_CSV, "schema": _schema(model, "csv-{}.csv", listed, "csv/{}.csv")}
    elif file.get("table"):
        model = RELEASE_TABLES[file["table"]]
        resource |= {"type": "file", "format": "parquet", "mediatype": "application/vnd.apache.parquet"}
        resource |= {"rowCount": file["rows"], "schema": _schema(model, "{}", listed, "{}.parquet")}
    else:
        resource |= {"type": "file", "format": path.rsplit(".", 1)[-1]}
    if model is not None:
        resource["description"] = (model.__doc__ or "").strip()
    return {**resource, "bytes": file["bytes"], "hash": f"sha256:{file['sha256']}"}


def _schema(model: type[Table], resource_name: str, listed: set[str], path: str) -> dict[str, Any]:
    """Table schema of ``model``; references are named where the table that they point at is a single file of the package."""
    columns = columns_of(model)
    schema: dict[str, Any] = {"fields": [_field(column) for column in columns], "missingValues": [""]}
    keys = [column.name for column in columns if column.is_key]
    if keys:
        schema["primaryKey"] = keys
    references = []
    for column in columns:
        if not column.refers:
            continue
        table, target = column.refers.split(".")
        if path.format(table) in listed:
            here = RELEASE_TABLES[table] is model
            reference = {"resource": "" if here else resource_name.format(table), "fields": [target]}
            references.append({"fields": [column.name], "reference": reference})
    if references:
        schema["foreignKeys"] = references
    return schema


def _field(column: Column) -> dict[str, Any]:
    kind = "array" if pa.types.is_list(column.arrow_type) else _TYPES[str(column.arrow_type)]
    field: dict[str, Any] = {"name": column.name, "type": kind, "description": column.sentence}
    constraints: dict[str, Any] = {}
    if not column.is_nullable and kind != "array":
        constraints["required"] = True
    if column.is_key:
        constraints["unique"] = True
    if column.codes:
        constraints["enum"] = list(column.codes)
    if column.unit:
        field["unit"] = column.unit
    return {**field, "constraints": constraints} if constraints else field
