"""The record of one page at once, for trying things out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pandas as pd

from tasks.ingest.landing import Tally, make_batches
from tasks.ingest.readers import read_file
from tasks.ingest.received import Received
from tasks.schemas.table import rows_of
from tasks.transform.documents.frame import clean_captures
from tasks.transform.facts.frame import find_facts
from tasks.transform.records.frame import build_tables


def read_page(written: str) -> dict[str, list[dict[str, Any]]]:
    """Rows of documents, claims, cooperation, persons, organisations, operations and problems of a file, or of a text itself."""
    path = Path(written)
    is_file = len(written) < 1000 and "\n" not in written and path.is_file()
    pages = list(read_file(path)) if is_file else [Received("text", written.encode())]
    captures = pd.concat(list(make_batches(pages, {}, {}, Tally())))
    contents = {row["sha256"]: row["content"] for row in rows_of(captures) if row["content"] is not None}
    documents, problems = clean_captures(captures, contents)
    mentions, more = find_facts(documents)
    records = build_tables(documents, mentions)
    problems = pd.concat([problems, more, records.pop("problems")])
    return {
        "documents": rows_of(documents),
        **{name: rows_of(frame) for name, frame in records.items()},
        "problems": rows_of(problems),
    }


def tell(tables: dict[str, list[dict[str, Any]]]) -> str:
    """The record of a page in lines for a person."""
    lines: list[str] = []
    for document in tables["documents"]:
        lines += [f"{document['title'] or '(no title)'}", f"  {document['language']}, {document['integrity']}"]
        for name in ("published_at", "dateline_date", "dateline_place", "byline", "publisher", "signals", "injected", "captions"):
            if document[name]:
                lines.append(f"  {name}: {_plain(document[name])}")
        lines += ["", document["text"], ""]
    for name in ("claims", "cooperation", "persons", "organisations", "operations"):
        for row in tables[name]:
            shown = {k: v for k, v in row.items() if v not in (None, [], False) and k not in _TECHNICAL}
            quote = shown.pop("quote")
            lines += [f"{name}: " + ", ".join(f"{key} {_plain(value)}" for key, value in shown.items()), f"    {quote}"]
    for row in tables["problems"]:
        lines.append(f"problem ({row['severity']}): {row['reason']}: {row['detail']}")
    return "\n".join(lines)


_TECHNICAL = {"start", "end", "rule", "rivals", "mentions", "iccs", "plover", "part_of"} | {
    "claim_id", "doc_id", "cluster_id", "cooperation_id", "person_id", "org_id", "operation_id"
}  # fmt: skip


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value))
    if isinstance(value, float) and value.is_integer():
        return f"{value:,.0f}"
    return value.isoformat() if isinstance(value, dt.date) else str(value)
