"""The only Parquet code: every table is checked, described and written whole."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from tasks.schemas import Captures, Documents
from tasks.schemas.table import Table, arrow_schema, check, columns_of, frame_of, to_frame, to_table
from tasks.storage.files import Folder
from tasks.text.identity import digest

ROW_GROUP_ROWS = 16_384
"""Rows a row group: small enough that whoever writes or reads one holds some ten megabytes, large enough to compress well."""
LONG_ROW_GROUP_ROWS = 2_048
"""The same for tables that hold whole texts or pages."""
_LONG = (Documents, Captures)


def parquet_bytes(frame: pd.DataFrame, model: type[Table]) -> bytes:
    """The Parquet file of a frame of ``model``: zstd, no pandas index, each column's sentence as its field metadata.

    Equal frames give equal bytes. Raises ``pandera.errors.SchemaErrors`` on a frame that breaks the model.
    """
    sink = io.BytesIO()
    with TableWriter(sink, model) as writer:
        writer.write(to_table(check(frame, model), model))
    return sink.getvalue()


class TableWriter:
    """A Parquet file of ``model`` written in portions; the bytes depend on the rows alone, not on the portions.

    Rows are taken as they are: who writes has checked them.
    """

    def __init__(self, sink: Any, model: type[Table]) -> None:
        self.rows = 0
        self._schema = arrow_schema(model)
        self._group = LONG_ROW_GROUP_ROWS if model in _LONG else ROW_GROUP_ROWS
        self._waiting: list[pa.Table] = []
        self._waits = 0
        self._writer = pq.ParquetWriter(sink, self._schema, compression="zstd", store_schema=True)

    def write(self, table: pa.Table) -> None:
        """Add rows."""
        self.rows += table.num_rows
        self._waiting.append(table.cast(self._schema))
        self._waits += table.num_rows
        if self._waits < self._group:
            return
        joined = pa.concat_tables(self._waiting)
        whole = joined.num_rows - joined.num_rows % self._group
        for start in range(0, whole, self._group):
            self._write_group(joined.slice(start, self._group))
        rest = joined.slice(whole)
        self._waiting, self._waits = [rest], rest.num_rows

    def close(self) -> None:
        """Write what waits, and the end of the file."""
        if self._waits or not self.rows:
            self._write_group(pa.concat_tables(self._waiting) if self._waiting else self._schema.empty_table())
        self._writer.close()

    def _write_group(self, table: pa.Table) -> None:
        # In one chunk: where a page of the file ends would otherwise tell where a portion ended.
        self._writer.write_table(table.combine_chunks(), row_group_size=self._group)

    def __enter__(self) -> TableWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if error is None:
            self.close()


def write_table(folder: Folder, frame: pd.DataFrame, model: type[Table], *parts: str) -> tuple[int, str]:
    """Write a frame as one Parquet file; gives its size in bytes and its SHA-256."""
    data = parquet_bytes(frame, model)
    folder.write_bytes(data, *parts)
    return len(data), digest(data)


def read_table(folder: Folder, model: type[Table], *parts: str, columns: Sequence[str] | None = None) -> pd.DataFrame:
    """The frame in a Parquet file of ``model``, or some of its columns.

    Raises ``FileNotFoundError`` and, on a damaged or foreign file, ``DamagedTableError`` with the path.
    """
    wanted = [c.name for c in columns_of(model) if columns is None or c.name in columns]
    try:
        with _opened(folder, *parts, whole=columns is None) as stream:
            table = pq.read_table(stream, columns=wanted if columns else None)
        if table.column_names != wanted:
            raise OtherVersionError(folder.path(*parts), table.column_names, wanted)
    except FileNotFoundError:
        raise
    except (pa.ArrowException, OSError) as error:
        raise DamagedTableError(folder.path(*parts), str(error)) from error
    return to_frame(table.replace_schema_metadata(None))


def read_as_it_is(folder: Folder, *parts: str) -> pa.Table:
    """All of a Parquet file of any shape. Raises ``FileNotFoundError`` and ``DamagedTableError``."""
    try:
        with _opened(folder, *parts, whole=True) as stream:
            return pq.read_table(stream).replace_schema_metadata(None)
    except FileNotFoundError:
        raise
    except (pa.ArrowException, OSError) as error:
        raise DamagedTableError(folder.path(*parts), str(error)) from error


def table_parts(folder: Folder, model: type[Table], *parts: str) -> Iterator[pa.Table]:
    """The row groups of a Parquet file of ``model``, one at a time. Raises ``DamagedTableError``."""
    try:
        with _opened(folder, *parts) as stream:
            file = pq.ParquetFile(stream)
            wanted = [c.name for c in columns_of(model)]
            if file.schema_arrow.names != wanted:
                raise OtherVersionError(folder.path(*parts), file.schema_arrow.names, wanted)
            for number in range(file.num_row_groups):
                yield file.read_row_group(number).replace_schema_metadata(None)
    except FileNotFoundError:
        raise
    except (pa.ArrowException, OSError) as error:
        raise DamagedTableError(folder.path(*parts), str(error)) from error


def _opened(folder: Folder, *parts: str, whole: bool = False) -> Any:
    """A file to read from: all of it at once, or what is asked of it."""
    return io.BytesIO(folder.read_bytes(*parts)) if whole else folder.filesystem.open(folder.path(*parts), "rb")


def read_rows(folder: Folder, *parts: str, columns: Sequence[str]) -> list[dict[str, Any]]:
    """Rows of a Parquet file of any shape with just ``columns``, null where the file lacks one.

    Raises ``DamagedTableError`` on a file that is no Parquet.
    """
    try:
        file = pq.ParquetFile(io.BytesIO(folder.read_bytes(*parts)))
        found: list[dict[str, Any]] = file.read(columns=[c for c in columns if c in file.schema_arrow.names]).to_pylist()
    except FileNotFoundError:
        raise
    except (pa.ArrowException, OSError) as error:
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


class OtherVersionError(DamagedTableError):
    """A table as another version of the schema has it."""

    def __init__(self, path: str, columns: Sequence[str], wanted: Sequence[str]) -> None:
        lacks, has = (", ".join(c for c in these if c not in those) for these, those in ((wanted, columns), (columns, wanted)))
        differs = [f"it {verb} {names}" for verb, names in (("lacks", lacks), ("has", has)) if names] or [
            "its columns are in disorder"
        ]
        said = f"{path} was made by another version of Blotter: {'; '.join(differs)}; the next run publishes a new release"
        Exception.__init__(self, said)
        self.path = path
