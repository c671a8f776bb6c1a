"""The tables of a release: sorted, limited to what was published by a day, balanced against what came in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pandas as pd

from tasks.schemas import RELEASE_TABLES
from tasks.schemas.table import columns_of

FROM_DOCUMENTS = ("signatures", "claims", "cooperation", "persons", "organisations", "operations")
"""Tables whose rows belong to one document."""


def limit_to(tables: Mapping[str, pd.DataFrame], as_of: dt.date | None) -> dict[str, pd.DataFrame]:
    """The tables without the documents published after ``as_of``; documents of unknown date stay."""
    if as_of is None:
        return dict(tables)
    published = tables["documents"]["published_at"]
    kept = tables["documents"][published.isna() | (published <= as_of).fillna(True).astype(bool)]
    ids = set(kept["doc_id"])
    limited = {**tables, "documents": kept}
    for name in FROM_DOCUMENTS:
        limited[name] = tables[name][tables[name]["doc_id"].isin(ids)]
    problems = tables["problems"]
    limited["problems"] = problems[problems["doc_id"].isna() | problems["doc_id"].isin(ids)]
    return limited


def sort_tables(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Every release table in the order of its key, so that the batches in which pages came leave no trace."""
    found = {}
    for name, model in RELEASE_TABLES.items():
        keys = [column.name for column in columns_of(model) if column.is_key]
        found[name] = tables[name].sort_values(keys, kind="stable").reset_index(drop=True)
    return found


def years_of(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.Series]:
    """For each table whose rows belong to one document, the year in which the document of every row was published, or null."""
    documents = tables["documents"]
    published = pd.to_datetime(documents["published_at"]).dt.year
    by_document = dict(zip(documents["doc_id"], published, strict=True))
    return {
        name: frame["doc_id"].map(by_document).astype("Int64")
        for name, frame in tables.items()
        if name in (*FROM_DOCUMENTS, "documents", "clusters")
    }
