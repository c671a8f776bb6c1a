"""What every table model shares, and how Arrow schemas, frames and rows are derived from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Annotated, Any

import pandas as pd
import pandera.pandas as pandera
import pyarrow as pa
import pyarrow.compute as pc

SCHEMA_VERSION = "1.2"
"""Version of the tables' shape, named in every manifest; a new column raises the second number, any other change the first."""

Text = Annotated[pd.ArrowDtype, pa.string()]
TextList = Annotated[pd.ArrowDtype, pa.list_(pa.string())]
Day = Annotated[pd.ArrowDtype, pa.date32()]
Whole = Annotated[pd.ArrowDtype, pa.int64()]
Number = Annotated[pd.ArrowDtype, pa.float64()]
Flag = Annotated[pd.ArrowDtype, pa.bool_()]
Bytes = Annotated[pd.ArrowDtype, pa.binary()]


def column(
    sentence: str,
    *,
    null: bool = False,
    key: bool = False,
    refers: str | None = None,
    codes: Iterable[str] | None = None,
    unit: str | None = None,
) -> Any:
    """A column of a table model.

    ``sentence`` says in words what a value means; ``null`` whether it may be missing; ``key`` whether it identifies the
    row; ``refers`` names the ``table.column`` that it points at; ``codes`` the only values allowed; ``unit`` the unit.
    """
    known = tuple(codes) if codes else None
    metadata = {"refers": refers, "unit": unit, "is_key": key, "codes": known}
    return pandera.Field(nullable=null, unique=key, description=sentence, isin=list(known) if known else None, metadata=metadata)


class Table(pandera.DataFrameModel):
    """Base of all table models: exact columns in the declared order, Arrow types."""

    class Config:
        strict = True
        ordered = True


class Column:
    """One column of a table as the derived documents need it."""

    def __init__(self, name: str, declared: Any) -> None:
        self.name = name
        self.arrow_type: pa.DataType = declared.dtype.type.pyarrow_dtype
        self.is_nullable: bool = declared.nullable
        self.sentence: str = declared.description
        details = declared.metadata or {}
        self.is_key: bool = bool(details.get("is_key"))
        self.refers: str | None = details.get("refers")
        self.unit: str | None = details.get("unit")
        self.codes: tuple[str, ...] | None = details.get("codes")
        self.code_array: pa.Array | None = pa.array(self.codes, self.arrow_type) if self.codes is not None else None


@cache
def columns_of(model: type[Table]) -> list[Column]:
    """The columns of ``model`` in order."""
    return [Column(name, declared) for name, declared in model.to_schema().columns.items()]


@cache
def arrow_schema(model: type[Table]) -> pa.Schema:
    """Arrow schema of ``model``: names, types, nullability; each field's sentence as metadata ``description``."""
    return pa.schema(
        [pa.field(c.name, c.arrow_type, nullable=c.is_nullable, metadata={"description": c.sentence}) for c in columns_of(model)]
    )


def frame_of(rows: Iterable[Mapping[str, Any]], model: type[Table]) -> pd.DataFrame:
    """A frame of ``model`` from rows; keys that a row lacks are null. Raises ``pyarrow.ArrowInvalid`` on a wrong type."""
    return to_frame(pa.Table.from_pylist(list(rows), schema=_nullable(arrow_schema(model))))


def frame_of_columns(columns: Sequence[Sequence[Any]], model: type[Table]) -> pd.DataFrame:
    """A frame of ``model`` from its columns, all of them, in order: a fifth of the cost of rows where there are many.

    Raises ``pyarrow.ArrowInvalid`` on a wrong type.
    """
    schema = _nullable(arrow_schema(model))
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return to_frame(pa.Table.from_arrays(arrays, schema=schema))


def to_frame(table: pa.Table) -> pd.DataFrame:
    """The pandas frame of an Arrow table, with Arrow types kept."""
    frame: pd.DataFrame = table.to_pandas(types_mapper=pd.ArrowDtype)
    return frame


def to_table(frame: pd.DataFrame, model: type[Table]) -> pa.Table:
    """The Arrow table of a frame of ``model``, without index and pandas metadata."""
    schema = _nullable(arrow_schema(model))
    return pa.Table.from_pandas(frame, schema=schema, preserve_index=False).replace_schema_metadata(None)


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of a frame as plain Python values: ``None`` for null, lists, ``datetime.date``."""
    rows: list[dict[str, Any]] = pa.Table.from_pandas(frame, preserve_index=False).to_pylist()
    return rows


def columns_in(frame: pd.DataFrame, names: Iterable[str]) -> list[list[Any]]:
    """Some columns of a frame as plain Python values: ``None`` for null, lists, ``datetime.date``."""
    return [pa.array(frame[name], from_pandas=True).to_pylist() for name in names]


def check(frame: pd.DataFrame, model: type[Table]) -> pd.DataFrame:
    """``frame`` itself when it keeps every rule of ``model``; raises ``pandera.errors.SchemaErrors`` naming all breaches.

    The rules are looked at in Arrow, a twentieth of the cost; only a frame that breaks one is shown to pandera, which tells all.
    """
    if list(frame.columns) == arrow_schema(model).names:
        table = pa.Table.from_pandas(frame, preserve_index=False)
        if keeps_rules(table, model):
            return frame
    checked: pd.DataFrame = model.validate(frame, lazy=True)
    return checked


def keeps_rules(table: pa.Table, model: type[Table]) -> bool:
    """Whether an Arrow table has the columns of ``model`` in its types and order, and its nulls, codes and keys as declared."""
    columns = columns_of(model)
    if [(field.name, field.type) for field in table.schema] != [(column.name, column.arrow_type) for column in columns]:
        return False
    for column, values in zip(columns, table.columns, strict=True):
        if not column.is_nullable and values.null_count:
            return False
        if (
            column.codes is not None
            and not pc.all(pc.is_in(values.drop_null(), value_set=column.code_array), min_count=0).as_py()
        ):
            return False
        if column.is_key and len(pc.unique(values)) != len(values):
            return False
    return True


def _nullable(schema: pa.Schema) -> pa.Schema:
    """The schema with every field nullable: whether nulls are allowed is pandera's to say, with all breaches at once."""
    return pa.schema([field.with_nullable(True) for field in schema])
