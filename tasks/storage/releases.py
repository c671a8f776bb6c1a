"""Releases in a store: immutable, published by their manifest, found through ``latest``.

::

    STORE/release/0001-1f3a.../      tables, derived files, manifest.json (written last: without it there is no release)
        NAME.parquet                 a table; a large one is a folder NAME/ with a file for each year of publication
    STORE/release/LATEST             name of the newest good release, on every filesystem
    STORE/release/latest             link to it, on a local disk
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from tasks.schemas import RELEASE_TABLES
from tasks.storage.files import Folder
from tasks.storage.parquet import concatenate, parquet_bytes, read_rows, read_table
from tasks.storage.store import Store
from tasks.text.identity import digest, stable_id

MANIFEST = "manifest.json"
MOST_ROWS_A_FILE = 500_000
"""Rows above which a table is parted by year of publication: a file of that size still opens at once in a notebook."""


class TableFile(NamedTuple):
    """One Parquet file of a release, ready to be written."""

    path: str
    table: str
    rows: int
    data: bytes


def table_files(
    tables: Mapping[str, pd.DataFrame], years: Mapping[str, pd.Series], most_rows: int = MOST_ROWS_A_FILE
) -> list[TableFile]:
    """The Parquet files of the release tables, each sorted by its caller; raises ``SchemaErrors`` on a broken table.

    ``years`` holds for each table that can be parted the year of every row, or null. A table of more than ``most_rows`` rows
    becomes ``NAME/YEAR.parquet`` and ``NAME/unknown.parquet``.
    """
    files = []
    for name, model in RELEASE_TABLES.items():
        frame = tables[name]
        if len(frame) <= most_rows or name not in years:
            files.append(TableFile(f"{name}.parquet", name, len(frame), parquet_bytes(frame, model)))
            continue
        labels = years[name].map(lambda year: "unknown" if pd.isna(year) else f"{year:04d}")
        for label in sorted(labels.unique()):
            part = frame[(labels == label).to_numpy()].reset_index(drop=True)
            files.append(TableFile(f"{name}/{label}.parquet", name, len(part), parquet_bytes(part, model)))
    return files


def list_files(files: Sequence[TableFile], derived: Mapping[str, bytes]) -> list[dict[str, Any]]:
    """The entries of a manifest for tables and further files: path, bytes, SHA-256; for tables also name and rows."""
    return [
        {"path": file.path, "table": file.table, "rows": file.rows, "bytes": len(file.data), "sha256": digest(file.data)}
        for file in files
    ] + [{"path": name, "bytes": len(data), "sha256": digest(data)} for name, data in sorted(derived.items())]


def publish(
    store: Store,
    files: Sequence[TableFile],
    derived: Mapping[str, bytes],
    facts: Mapping[str, Any],
    tell_changes: Callable[[str | None], Mapping[str, bytes]] = lambda previous: {},
) -> str:
    """Write a release and point ``latest`` at it; gives its version.

    ``derived`` are the further files by name; ``facts`` go into the manifest beside the list of files. ``tell_changes`` gets
    the version that ``latest`` names so far and gives files that compare the two; they are no part of the content that names
    the version, so that a release with the same content is known and not written again. The one that ``latest`` named before
    stays, whatever happens here.
    """
    listed = list_files(files, derived)
    content = stable_id(json.dumps([listed, facts], sort_keys=True, ensure_ascii=False))[:12]
    folder = store.folder
    version = next((name for name in versions(store) if name.endswith(f"-{content}")), None)
    if version is None:
        previous = latest(store)
        told = tell_changes(previous)
        numbers = [int(name.split("-")[0]) for name in folder.names("release") if name[:4].isdigit()]
        version = f"{max(numbers, default=0) + 1:04d}-{content}"
        for file in files:
            folder.write_bytes(file.data, "release", version, *file.path.split("/"))
        for name, data in {**derived, **told}.items():
            folder.write_bytes(data, "release", version, *name.split("/"))
        manifest = {
            "name": "blotter",
            "version": version,
            "previous": previous,
            **facts,
            "files": [*listed, *list_files([], told)],
        }
        text = json.dumps(manifest, indent=1, ensure_ascii=False, sort_keys=False) + "\n"
        folder.write_bytes(text.encode(), "release", version, MANIFEST)
    point_latest(store, version)
    return version


def point_latest(store: Store, version: str) -> None:
    """Make ``latest`` name ``version``."""
    store.folder.write_bytes(f"{version}\n".encode(), "release", "LATEST")
    if store.folder.is_local:
        link = store.folder.path("release", "latest")
        fresh = f"{link}.unfinished-{os.getpid()}"
        if os.path.lexists(fresh):
            os.remove(fresh)
        os.symlink(version, fresh)
        os.replace(fresh, link)


def versions(store: Store) -> list[str]:
    """Versions of the whole releases, oldest first."""
    return [
        name for name in store.folder.names("release") if name[:4].isdigit() and store.folder.exists("release", name, MANIFEST)
    ]


def latest(store: Store) -> str | None:
    """Version that ``latest`` names, or null where nothing was published."""
    if not store.folder.exists("release", "LATEST"):
        return None
    return store.folder.read_bytes("release", "LATEST").decode().strip()


def read_manifest(store: Store, version: str) -> dict[str, Any]:
    """The manifest of a release."""
    manifest: dict[str, Any] = json.loads(store.folder.read_bytes("release", version, MANIFEST))
    return manifest


def read_release_table(store: Store, version: str, name: str) -> pd.DataFrame:
    """One table of a release, its parts joined in the order of their years."""
    model = RELEASE_TABLES[name]
    parts = store.folder.names("release", version, name)
    if not parts:
        return read_table(store.folder, model, "release", version, f"{name}.parquet")
    return concatenate([read_table(store.folder, model, "release", version, name, part) for part in parts], model)


def read_old_table(store: Store, version: str, name: str, columns: Sequence[str]) -> list[dict[str, Any]]:
    """Rows of some columns of a table of a release that another version of the schema may have made.

    Columns that the release lacks are null; a table that it lacks has no rows.
    """
    parts = store.folder.names("release", version, name)
    paths: list[tuple[str, ...]] = [(name, part) for part in parts] or [(f"{name}.parquet",)]
    rows: list[dict[str, Any]] = []
    for path in paths:
        if store.folder.exists("release", version, *path):
            rows += read_rows(store.folder, "release", version, *path, columns=columns)
    return rows


def release_folder(store: Store, version: str) -> Folder:
    """The folder of a release."""
    return Folder(f"{store.url}/release/{version}")
