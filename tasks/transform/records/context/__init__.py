"""The context of claims: where, when, whose, for what crime, in which operation, by whom said."""

from __future__ import annotations

from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.model import ClaimDraft


def fill_context(drafts: list[ClaimDraft], view: DocumentView) -> None:
    """Fill the lower half of each draft (places ... speaker) in place.

    ``drafts`` have their upper half filled, in text order; ``part_of`` points into the same list.
    """
