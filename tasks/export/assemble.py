"""The tables of a release: limited to what was published by a day, parted by year, sampled for the report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

import pandas as pd

from tasks.schemas.table import columns_in

FROM_DOCUMENTS = ("signatures", "claims", "cooperation", "persons", "organisations", "operations")
"""Tables whose rows belong to one document."""

MOST_REPORTED = 2_000
"""Documents that the report is made of: what a browser opens at once. Of a larger release it shows a sample."""


def limit_to(tables: Mapping[str, pd.DataFrame], as_of: dt.date | None) -> dict[str, pd.DataFrame]:
    """The tables without the documents published after ``as_of``; documents of unknown date stay."""
    if as_of is None:
        return dict(tables)
    published = tables["documents"]["published_at"]
    kept = tables["documents"][published.isna() | (published <= as_of).fillna(True).astype(bool)]
    ids = set(kept["doc_id"])
    limited = {**tables, "documents": kept}
    for name in FROM_DOCUMENTS:
        if name in tables:
            limited[name] = tables[name][tables[name]["doc_id"].isin(ids)]
    problems = tables["problems"]
    limited["problems"] = problems[problems["doc_id"].isna() | problems["doc_id"].isin(ids)]
    return limited


def years_of(documents: pd.DataFrame) -> dict[str, str]:
    """For each document the year in which it was published, as four digits, or ``unknown``."""
    doc_ids, days = columns_in(documents, ["doc_id", "published_at"])
    return {doc_id: f"{day.year:04d}" if day is not None else "unknown" for doc_id, day in zip(doc_ids, days, strict=True)}


def choose_reported(doc_ids: Iterable[str], points: pd.DataFrame, most: int = MOST_REPORTED) -> frozenset[str]:
    """Documents that the report shows: all up to ``most``, else those that state totals and then those with the least ids.

    Ids are hashes, so that the least of them are a fair sample, and the same one whatever else the release holds.
    """
    ordered = sorted(doc_ids)
    if len(ordered) <= most:
        return frozenset(ordered)
    stating = sorted(set(points["doc_id"].tolist()))[: most // 2]
    return frozenset([*stating, *ordered[: most - len(stating)]])
