"""What must hold in a whole release, looked at part by part: keys, references, evidence, balance; no table is in memory whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Protocol

import pyarrow as pa
import pyarrow.compute as pc

from tasks.export.checks import WITH_EVIDENCE, find_lost
from tasks.schemas import RELEASE_TABLES
from tasks.schemas.table import columns_of, keeps_rules

_ID = pa.schema([("id", pa.string())])
_EVIDENCE = pa.schema(
    [("table", pa.string()), ("doc_id", pa.string()), ("quote", pa.string()), ("start", pa.int64()), ("end", pa.int64())]
)
_TEXTS = pa.schema([("doc_id", pa.string()), ("text", pa.string())])


class Parted(Protocol):
    """Rows kept outside of memory, parted by an id; parts of one number hold the same ids."""

    def add(self, table: pa.Table) -> None:
        """Take rows."""

    def part(self, number: int) -> pa.Table:
        """The rows of one part, sorted by the id."""


class Audit:
    """Takes the tables of a release in portions and tells what is wrong with them.

    ``keep`` makes a place for rows from a name, a schema and the column that parts them; ``parts`` is the number of its parts.
    """

    def __init__(self, keep: Callable[[str, pa.Schema, str], Parted], parts: int) -> None:
        self._parts = parts
        self._keys: dict[str, Parted] = {}
        self._references: list[tuple[str, str, Parted]] = []
        self._places: dict[str, list[tuple[str, Parted]]] = defaultdict(list)
        for name, model in RELEASE_TABLES.items():
            for column in columns_of(model):
                if column.is_key:
                    place = keep(f"key-{name}-{column.name}", _ID, "id")
                    self._keys[f"{name}.{column.name}"] = place
                    self._places[name].append((column.name, place))
                if column.refers:
                    place = keep(f"reference-{name}-{column.name}", _ID, "id")
                    self._references.append((f"{name}.{column.name}", column.refers, place))
                    self._places[name].append((column.name, place))
        self._evidence, self._texts = keep("evidence", _EVIDENCE, "doc_id"), keep("texts", _TEXTS, "doc_id")
        self._wrong: list[str] = []
        self._documents = 0
        self._lost: set[str] = set()

    def add(self, name: str, rows: pa.Table) -> None:
        """Take some rows of a table."""
        if not keeps_rules(rows, RELEASE_TABLES[name]):
            self._wrong.append(f"{name} breaks a rule of its model: types, nulls, codes or a key that is there twice")
        for column, place in self._places[name]:
            place.add(pa.table({"id": rows[column].drop_null()}))
        if name == "documents":
            self._documents += rows.num_rows
            self._texts.add(rows.select(_TEXTS.names))
        elif name == "problems":
            self._lost |= find_lost(rows)
        if name in WITH_EVIDENCE:
            told = rows.select(_EVIDENCE.names[1:])
            self._evidence.add(told.add_column(0, "table", pa.array([name] * rows.num_rows, pa.string())))

    def breaches(self, captures: int | None) -> Iterator[str]:
        """Sentences naming what is wrong; ``captures`` is the number of pages that the release stands for, where known."""
        yield from self._wrong
        for number in range(self._parts):
            keys = {name: place.part(number)["id"] for name, place in self._keys.items()}
            for name, values in keys.items():
                if len(pc.unique(values)) != len(values):
                    yield f"{name} is not unique"
            for name, target, place in self._references:
                ids = pc.unique(place.part(number)["id"])
                astray = ids.filter(pc.invert(pc.is_in(ids, value_set=keys[target].combine_chunks())))
                if len(astray):
                    yield f"{name} points at no {target}: {pc.min(astray).as_py()}"
            yield from self._astray(self._texts.part(number), self._evidence.part(number))
        if captures is not None and self._documents + len(self._lost) != captures:
            yield f"{captures} pages came in, but {self._documents} documents and {len(self._lost)} lost pages came out"

    def _astray(self, documents: pa.Table, evidence: pa.Table) -> Iterator[str]:
        texts = dict(zip(documents["doc_id"].to_pylist(), documents["text"].to_pylist(), strict=True))
        for row in evidence.to_pylist():
            if not row["quote"] or texts.get(row["doc_id"], "")[row["start"] : row["end"]] != row["quote"]:
                yield f"{row['table']}: the quote of a row of {row['doc_id']} is not at {row['start']}:{row['end']} of its text"
