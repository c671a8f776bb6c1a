"""A fact of the body that the headline tells too."""

from __future__ import annotations

from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.model import ClaimDraft


def count_headline(view: DocumentView, drafts: list[ClaimDraft]) -> None:
    """Raise ``mentions`` of the first claim whose bounds, hedge and unit a number of the headline has, once a number."""
    for told in view.of_kind("headline"):
        for draft in drafts:
            if (draft.low, draft.high, draft.hedge) == (told.low, told.high, told.hedge) and told.unit in (None, draft.unit):
                draft.mentions += 1
                break
