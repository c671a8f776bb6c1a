"""What passes inside the records room: the document that comes in, the claims in the making, the rows that go out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tasks.text.mentions import Mention
from tasks.text.spans import Span


@dataclass(frozen=True, slots=True)
class DocumentInput:
    """What the records room knows of a document beside its mentions."""

    doc_id: str
    text: str
    """The clean body: paragraphs joined by one line break. Every span of the room points into it."""
    language: str
    """BCP 47."""
    title: str | None = None
    published_at: dt.date | None = None
    dateline_date: dt.date | None = None
    dateline_place: str | None = None
    publisher: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2 code of the issuer's country, whose "we" and "our side" the text speaks with."""

    @property
    def reference_date(self) -> dt.date | None:
        """The day on which the text speaks: the dateline's, else the day of publication."""
        return self.dateline_date or self.published_at


@dataclass(slots=True)
class ClaimDraft:
    """A claim in the making: the linking fills the upper part, the context (where, when, whose, by whom) the lower."""

    quantity: Mention
    action: str
    object: str
    unit: str
    low: float | None
    high: float | None
    hedge: str
    status: str
    cumulative: bool
    quote: Span
    """The clause with the number and what it counts; ``text[start:end]`` occurs at ``start`` first."""
    clause: int
    """Index of the clause in ``DocumentView.clauses`` that holds the number."""
    sentence: int
    """Index of its sentence in ``DocumentView.sentences``."""
    rule: str
    """Frame that linked action, object and number."""
    action_mention: Mention | None = None
    """Trigger of the action; null where it was inherited or implied by the counted noun."""
    object_mention: Mention | None = None
    part_of: int | None = None
    """Index, in the same list of drafts, of the claim of which this one is a part."""
    companion: int | None = None
    """Index of a claim of which this one is no part, but whose time, campaign and crimes it shares (the totals before a list)."""
    is_further: bool = False
    """Told as others than those before (另外11人, another 11): no repetition of an equal number."""
    mentions: int = 1
    confidence: str = "high"
    rivals: list[str] = field(default_factory=list)

    places: list[str] = field(default_factory=list)
    place_text: str | None = None
    from_country: str | None = None
    to_country: str | None = None
    nationality: list[str] = field(default_factory=list)
    crimes: list[str] = field(default_factory=list)
    period_start: dt.date | None = None
    period_end: dt.date | None = None
    operation: str | None = None
    speaker: str | None = None


@dataclass(slots=True)
class DocumentRecords:
    """Rows of the tables that one document yields, as dicts with all columns of the table."""

    claims: list[dict[str, Any]] = field(default_factory=list)
    cooperation: list[dict[str, Any]] = field(default_factory=list)
    persons: list[dict[str, Any]] = field(default_factory=list)
    organisations: list[dict[str, Any]] = field(default_factory=list)
    operations: list[dict[str, Any]] = field(default_factory=list)
    problems: list[dict[str, Any]] = field(default_factory=list)


def latest_first(drafts: Sequence[ClaimDraft]) -> Iterator[tuple[int, ClaimDraft]]:
    """``(index, claim)`` of the claims so far, the one told last first: what a number may go back to."""
    return zip(range(len(drafts) - 1, -1, -1), reversed(drafts), strict=True)
