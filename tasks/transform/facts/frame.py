"""Documents to mentions, frame to frame."""

from __future__ import annotations

from operator import itemgetter
from typing import Any

import pandas as pd

from tasks.schemas import Mentions, Problems
from tasks.schemas.problems import problem
from tasks.schemas.table import frame_of, frame_of_columns, rows_of
from tasks.text.limits import time_limit
from tasks.text.mentions import Mention
from tasks.transform.facts.headline import find_headline
from tasks.transform.facts.mentions import find_mentions

_NEEDED = ["doc_id", "source_uri", "title", "text", "language", "published_at", "dateline_date", "publisher"]


def find_facts(documents: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Frames of ``Mentions`` and ``Problems`` from a frame of ``Documents``; mentions in text order within a document."""
    found: list[Mention] = []
    doc_ids: list[str] = []
    problems: list[dict[str, Any]] = []
    for document in rows_of(documents[_NEEDED]):
        doc_id = document["doc_id"]
        try:
            day = document["dateline_date"] or document["published_at"]
            with time_limit():
                mentions = find_headline(document["title"], document["language"])
                mentions += find_mentions(document["text"], document["language"], day)
        except MemoryError:  # the machine's fault, not the page's: the batch is done again
            raise
        except Exception as error:  # one text that breaks an engine must not take its neighbours along
            detail = f"{type(error).__name__}: {error}"[:500]
            reason = "time_limit" if isinstance(error, TimeoutError) else "engine_failed"
            problems.append(problem("facts", reason, "error", detail, source_uri=document["source_uri"], doc_id=doc_id))
            continue
        found += mentions
        doc_ids += [doc_id] * len(mentions)
    columns = [list(map(itemgetter(at), found)) for at in range(len(Mention._fields))]  # the fields are the table's columns
    return frame_of_columns([doc_ids, *columns], Mentions), frame_of(problems, Problems)
