"""A small invented release, made of rows, for the tests of the export room."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from tasks.schemas import RELEASE_TABLES
from tasks.schemas.table import columns_of, frame_of

Row = dict[str, Any]
Build = Callable[..., dict[str, pd.DataFrame]]

DAY = dt.date(2025, 5, 20)
_DEFAULTS: dict[str, Any] = {"string": "", "int64": 0, "double": None, "bool": False, "date32[day]": None}


def document(number: int, text: str, **more: Any) -> Row:
    row = {"doc_id": f"d{number}", "source_uri": f"pages/{number}.html", "text": text, "published_at": DAY, "charset": "utf-8"}
    row |= {"capture_sha256": hashlib.sha256(text.encode()).hexdigest(), "language": "zh-Hans", "integrity": "clean"}
    return row | {"text_sha256": hashlib.sha256(text.encode()).hexdigest(), "title": f"通报{number}"} | more


def evidence(doc: Row, quote: str) -> Row:
    start = doc["text"].index(quote)
    return {"doc_id": doc["doc_id"], "quote": quote, "start": start, "end": start + len(quote), "rule": "test"}


def claim(doc: Row, claim_id: str, quote: str, low: float, **more: Any) -> Row:
    row = {"claim_id": claim_id, "effort": "enforcement", "action": "arrest", "object": "suspect", "low": low, "high": low}
    row |= {"hedge": "exact", "unit": "person", "cumulative": False, "status": "done", "mentions": 1, "confidence": "high"}
    return evidence(doc, quote) | row | more


def person(doc: Row, name: str, kind: str, quote: str | None = None, **more: Any) -> Row:
    return (
        evidence(doc, quote or name)
        | {"person_id": f"p-{doc['doc_id']}-{doc['text'].index(name)}", "name": name, "kind": kind}
        | more
    )


@pytest.fixture
def build() -> Build:
    """Makes the frames of a release from rows by table; a column that a row lacks is empty."""

    def make(**rows: list[Row]) -> dict[str, pd.DataFrame]:
        found = {}
        for name, model in RELEASE_TABLES.items():
            filled = []
            for row in rows.get(name, []):
                empty = {
                    c.name: []
                    if str(c.arrow_type).startswith("list")
                    else None
                    if c.is_nullable
                    else _DEFAULTS[str(c.arrow_type)]
                    for c in columns_of(model)
                }
                filled.append(empty | row)
            found[name] = frame_of(filled, model)
        if not len(found["clusters"]):
            members = [
                {
                    "cluster_id": row["doc_id"],
                    "doc_id": row["doc_id"],
                    "is_representative": True,
                    "similarity": 1.0,
                    "differences": [],
                }
                for row in rows.get("documents", [])
            ]
            found["clusters"] = frame_of(members, RELEASE_TABLES["clusters"])
        return found

    return make
