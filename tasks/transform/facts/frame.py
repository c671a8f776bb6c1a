"""Documents to mentions, frame to frame."""

from __future__ import annotations

from typing import Any

import pandas as pd

from tasks.schemas import Mentions, Problems
from tasks.schemas.problems import problem
from tasks.schemas.table import frame_of, rows_of
from tasks.text.limits import time_limit
from tasks.text.mentions import Mention
from tasks.transform.facts.headline import find_headline
from tasks.transform.facts.mentions import find_mentions

_NEEDED = ["doc_id", "source_uri", "title", "text", "language", "published_at", "dateline_date", "publisher"]


def find_facts(documents: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Frames of ``Mentions`` and ``Problems`` from a frame of ``Documents``; mentions in text order within a document."""
    found: list[dict[str, Any]] = []
    problems: list[dict[str, Any]] = []
    fields = Mention._fields
    for document in rows_of(documents[_NEEDED]):
        doc_id = document["doc_id"]
        try:
            day = document["dateline_date"] or document["published_at"]
            with time_limit():
                mentions = find_headline(document["title"], document["language"])
                mentions += find_mentions(document["text"], document["language"], day)
        except Exception as error:  # one text that breaks an engine must not take its neighbours along
            detail = f"{type(error).__name__}: {error}"[:500]
            reason = "time_limit" if isinstance(error, TimeoutError) else "engine_failed"
            problems.append(problem("facts", reason, "error", detail, source_uri=document["source_uri"], doc_id=doc_id))
            continue
        found.extend({"doc_id": doc_id, **dict(zip(fields, mention, strict=True))} for mention in mentions)
    return frame_of(found, Mentions), frame_of(problems, Problems)
