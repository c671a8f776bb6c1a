"""Stated links between parties: who works with whom, by what means, done, going on or planned."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.text.spans import Span
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.model import ClaimDraft


@dataclass(slots=True)
class CooperationDraft:
    """A stated link, with the sentence that states it first."""

    parties: tuple[str, ...]
    """Sorted ISO 3166-1 alpha-2 and party codes, two or more unless the partner is the issuer itself."""
    mechanism: str
    status: str
    quote: Span
    """The whole sentence."""
    rule: str
    speaker: str | None = None


def find_cooperation(view: DocumentView, claims: list[ClaimDraft] | None = None) -> list[CooperationDraft]:
    """One draft for each set of parties and mechanism, in text order.

    ``claims``, where given with their context filled, add the links that they imply (a handover claim a handover).
    """
    return []
