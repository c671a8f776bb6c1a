"""A number and a verb that may belong together, with what can be asked of the stretch between them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import NamedTuple

from tasks.text.mentions import Mention
from tasks.transform.records.claims.nouns import Counted
from tasks.transform.records.claims.triggers import Trigger
from tasks.transform.records.clauses import DocumentView


class Link(NamedTuple):
    """How strongly a verb and a number belong together, and by which rule; no link has the score 0."""

    score: float
    rule: str


NO_LINK = Link(0.0, "")


@dataclass(frozen=True, slots=True)
class Pair:
    """One of the verbs of a sentence beside one of its numbers."""

    view: DocumentView
    quantity: Mention
    counted: Counted
    counted_object: str
    """Object code that the verb is asked to take."""
    triggers: list[Trigger]
    index: int
    """Which of the triggers is the verb."""
    positions: list[int]
    """Starts of the numbers of the sentence, in order."""

    @property
    def trigger(self) -> Trigger:
        """The verb."""
        return self.triggers[self.index]

    def marks(self, start: int, end: int) -> int:
        """How many clause marks lie between two places."""
        return count_marks(self.view, start, end)

    def numbers(self, start: int, end: int) -> int:
        """How many numbers of the sentence begin in a stretch."""
        return count_between(self.positions, start, end)


def count_marks(view: DocumentView, start: int, end: int) -> int:
    """How many clause marks lie between two places."""
    return view.clause_at(max(start, end - 1)).index - view.clause_at(start).index if start < end else 0


def count_between(positions: list[int], start: int, end: int) -> int:
    """How many of the places, in order, lie in a stretch."""
    return max(0, bisect_left(positions, end) - bisect_left(positions, start))
