"""The context of claims: where, when, whose, for what crime, in which operation, by whom said."""

from __future__ import annotations

from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.context.crimes import fill_crimes
from tasks.transform.records.context.directions import fill_directions
from tasks.transform.records.context.nationality import fill_nationality
from tasks.transform.records.context.operations import fill_operations
from tasks.transform.records.context.periods import fill_periods
from tasks.transform.records.context.places import fill_places
from tasks.transform.records.context.scope import Scope
from tasks.transform.records.context.speakers import fill_speakers
from tasks.transform.records.model import ClaimDraft


def fill_context(drafts: list[ClaimDraft], view: DocumentView) -> None:
    """Fill the lower half of each draft (places ... speaker) in place.

    ``drafts`` have their upper half filled, in text order; ``part_of`` points into the same list.
    """
    if not drafts:
        return
    scope = Scope(drafts, view)
    fill_operations(scope)
    fill_periods(scope)
    fill_crimes(scope)
    fill_nationality(scope)
    fill_places(scope)
    fill_directions(scope)
    fill_speakers(scope)
