"""The only Parquet code: every table is checked, described and written whole."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from tasks.schemas.table import Table, arrow_schema, check, columns_of, frame_of, to_frame, to_table
from tasks.storage.files import Folder
from tasks.text.identity import digest

ROW_GROUP_ROWS = 65_536
"""Rows a row group: small enough that one column of one group fits a reader's cache, large enough to compress well."""


def parquet_bytes(frame: pd.DataFrame, model: type[Table]) -> bytes:
    """The Parquet file of a frame of ``model``: zstd, no pandas index, each column's sentence as its field metadata.

    Equal frames give equal bytes. Raises ``pandera.errors.SchemaErrors`` on a frame that breaks the model.
    """
    table = to_table(check(frame, model), model).cast(arrow_schema(model))
    sink = io.BytesIO()
    pq.write_table(table, sink, compression="zstd", row_group_size=ROW_GROUP_ROWS, store_schema=True)
    return sink.getvalue()


def write_table(folder: Folder, frame: pd.DataFrame, model: type[Table], *parts: str) -> tuple[int, str]:
    """Write a frame as one Parquet file; gives its size in bytes and its SHA-256."""
    data = parquet_bytes(frame, model)
    folder.write_bytes(data, *parts)
    return len(data), digest(data)


def read_table(folder: Folder, model: type[Table], *parts: str, columns: Sequence[str] | None = None) -> pd.DataFrame:
    """The frame in a Parquet file of ``model``, or some of its columns.

    Raises ``FileNotFoundError`` and, on a damaged or foreign file, ``DamagedTableError`` with the path.
    """
    data = folder.read_bytes(*parts)
    try:
        table = pq.read_table(io.BytesIO(data), columns=list(columns) if columns else None)
        wanted = [c.name for c in columns_of(model) if columns is None or c.name in columns]
        if table.column_names != wanted:
            raise pa.ArrowInvalid(f"columns are {table.column_names}, not {wanted}")
    except (pa.ArrowInvalid, OSError) as error:
        raise DamagedTableError(folder.path(*parts), str(error)) from error
    return to_frame(table.replace_schema_metadata(None))


def read_rows(folder: Folder, *parts: str, columns: Sequence[str]) -> list[dict[str, Any]]:
    """Rows of a Parquet file of any shape with just ``columns``, null where the file lacks one.

    Raises ``DamagedTableError`` on a file that is no Parquet.
    """
    try:
        file = pq.ParquetFile(io.BytesIO(folder.read_bytes(*parts)))
        found: list[dict[str, Any]] = file.read(columns=[c for c in columns if c in file.schema_arrow.names]).to_pylist()
    except (pa.ArrowInvalid, OSError) as error:
        raise DamagedTableError(folder.path(*parts), str(error)) from error
    return [{column: row.get(column) for column in columns} for row in found]


def concatenate(frames: Sequence[pd.DataFrame], model: type[Table]) -> pd.DataFrame:
    """One frame of ``model`` from many, in order; an empty one from none."""
    tables = [to_table(frame, model) for frame in frames if len(frame)]
    return to_frame(pa.concat_tables(tables)) if tables else frame_of([], model)


class DamagedTableError(Exception):
    """A file that is not the Parquet table it should be."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path} is damaged: {reason}")
        self.path = path
