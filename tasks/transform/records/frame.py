"""Documents and their mentions to records, frame to frame."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

import pandas as pd

from tasks.schemas import RECORD_TABLES, Problems
from tasks.schemas.problems import problem
from tasks.schemas.table import columns_in, frame_of, rows_of
from tasks.text.limits import time_limit
from tasks.text.mentions import Mention
from tasks.transform.records.build import build_records
from tasks.transform.records.model import DocumentInput

_NEEDED = ["doc_id", "source_uri", "text", "language", "title", "published_at", "dateline_date", "dateline_place", "publisher"]


def build_tables(documents: pd.DataFrame, mentions: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Frames of the record tables and of ``problems`` from frames of ``Documents`` and ``Mentions``.

    A document whose records cannot be built yields a problem and no rows; the others are not touched by it.
    """
    spans = dict(_by_document(mentions))
    rows: dict[str, list[dict[str, Any]]] = {table: [] for table in RECORD_TABLES}
    problems: list[dict[str, Any]] = []
    for document in rows_of(documents[_NEEDED]):
        doc_id, source_uri = document["doc_id"], document.pop("source_uri")
        try:
            with time_limit():
                records = build_records(DocumentInput(**document), spans.get(doc_id, []))
        except MemoryError:  # the machine's fault, not the page's: the batch is done again
            raise
        except Exception as error:  # one text that breaks an engine must not take its neighbours along
            detail = f"{type(error).__name__}: {error}"[:500]
            reason = "time_limit" if isinstance(error, TimeoutError) else "engine_failed"
            problems.append(problem("records", reason, "error", detail, source_uri=source_uri, doc_id=doc_id))
            continue
        for table, collected in rows.items():
            collected.extend(getattr(records, table))
        for row in records.problems:
            problems.append({**row, "source_uri": source_uri})
    frames = {table: frame_of(rows[table], model) for table, model in RECORD_TABLES.items()}
    return {**frames, "problems": frame_of({row["problem_id"]: row for row in problems}.values(), Problems)}


def _by_document(mentions: pd.DataFrame) -> Iterator[tuple[str, list[Mention]]]:
    doc_ids, *columns = columns_in(mentions, ["doc_id", *Mention._fields])
    for doc_id, rows in groupby(zip(doc_ids, zip(*columns, strict=True), strict=True), key=itemgetter(0)):
        yield doc_id, [Mention(*fields) for _, fields in rows]
