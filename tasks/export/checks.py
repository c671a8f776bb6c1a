"""What must hold in every release: keys, references, evidence, balance."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from tasks.schemas import RELEASE_TABLES
from tasks.schemas.table import columns_of, rows_of

WITH_EVIDENCE = ("claims", "cooperation", "persons", "organisations", "operations", "commitments")


def find_breaches(tables: Mapping[str, pd.DataFrame], captures: int | None = None) -> list[str]:
    """Sentences naming every broken invariant of a release; ``[]`` when it is sound.

    ``captures`` is the number of received pages that the release stands for: each must be a document or a page with a
    problem of severity ``error``.
    """
    breaches: list[str] = []
    for name, model in RELEASE_TABLES.items():
        frame = tables[name]
        for column in columns_of(model):
            values = frame[column.name]
            if column.is_key and values.duplicated().any():
                breaches.append(f"{name}.{column.name} is not unique: {values[values.duplicated()].iloc[0]}")
            if column.refers:
                table, target = column.refers.split(".")
                astray = set(values.dropna()) - set(tables[table][target])
                if astray:
                    breaches.append(f"{name}.{column.name} points at no {column.refers}: {min(astray)}")
    texts = dict(zip(tables["documents"]["doc_id"], tables["documents"]["text"], strict=True))
    for name in WITH_EVIDENCE:
        for row in rows_of(tables[name][["doc_id", "quote", "start", "end"]]):
            if not row["quote"] or texts.get(row["doc_id"], "")[row["start"] : row["end"]] != row["quote"]:
                breaches.append(
                    f"{name}: the quote of a row of {row['doc_id']} is not at {row['start']}:{row['end']} of its text"
                )
    if captures is not None:
        lost = find_lost(pa.Table.from_pandas(tables["problems"], preserve_index=False))
        if len(tables["documents"]) + len(lost) != captures:
            breaches.append(
                f"{captures} pages came in, but {len(tables['documents'])} documents and {len(lost)} lost pages came out"
            )
    return breaches


def find_lost(problems: pa.Table) -> set[str]:
    """Addresses of the pages that became no document, among some rows of ``problems``."""
    is_lost = pc.and_(pc.equal(problems["severity"], "error"), pc.is_null(problems["doc_id"]))
    return set(problems["source_uri"].filter(is_lost).drop_null().to_pylist())
