"""Claims in the making over invented announcements: the number, action and object are given, the context is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from tasks.text.mentions import Mention
from tasks.text.spans import Span
from tasks.transform.facts.mentions import find_mentions
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.context import fill_context
from tasks.transform.records.model import ClaimDraft, DocumentInput

Counted = tuple[str, str, str] | tuple[str, str, str, int]
"""The words with the number, the action, the object, and the index of the whole where it is a part."""


def view_of(text: str, language: str = "zh-Hans", day: str = "2024-06-20") -> DocumentView:
    """The view of a text reported on ``day``."""
    date = dt.date.fromisoformat(day)
    document = DocumentInput("d", text, language, published_at=date)
    return DocumentView(document, find_mentions(text, language, date))


def draft_of(view: DocumentView, counted: Counted) -> ClaimDraft:
    """A draft whose number is the count found in the words."""
    words, action, counted_object, *whole = counted
    start = view.text.index(words)
    found = [m for m in view.within("quantity", start, start + len(words)) if m.detail is None]
    quantity = found[0] if found else Mention("quantity", start, start + len(words))
    clause = view.clause_at(quantity.start)
    return ClaimDraft(
        quantity=quantity,
        action=action,
        object=counted_object,
        unit=quantity.unit or "item",
        low=quantity.low,
        high=quantity.high,
        hedge=quantity.hedge or "exact",
        status="done",
        cumulative=False,
        quote=Span(start, start + len(words)),
        clause=clause.index,
        sentence=clause.sentence,
        rule="test",
        part_of=whole[0] if whole else None,
    )


@pytest.fixture
def read() -> Callable[..., list[ClaimDraft]]:
    """``read(text, counted, ..., language=, day=)``: the drafts with their context."""

    def _read(text: str, *counted: Counted, language: str = "zh-Hans", day: str = "2024-06-20") -> list[ClaimDraft]:
        view = view_of(text, language, day)
        drafts = [draft_of(view, words) for words in counted]
        fill_context(drafts, view)
        return drafts

    return _read


@pytest.fixture
def view() -> Callable[..., DocumentView]:
    """``view(text, language=, day=)``."""
    return view_of
