"""A number on its way to a claim: what it counts, which whole it belongs to, how it may be read."""

from __future__ import annotations

from dataclasses import dataclass, field

from tasks.text.mentions import Mention
from tasks.transform.records.claims.linking import Candidate
from tasks.transform.records.claims.nouns import Counted
from tasks.transform.records.clauses import Clause, Sentence
from tasks.transform.records.model import ClaimDraft


@dataclass(slots=True)
class Number:
    """What is known so far of one number; the steps of the reader fill it from top to bottom."""

    sentence: Sentence
    clause: Clause
    quantity: Mention
    counted: Counted
    unit: str | None
    told_unit: str | None = None
    """The unit that a set phrase gives, whatever is counted."""
    cue: int | None = None
    """Where the word stands that makes the number a part (其中, including, dont); null where none does."""
    whole: int | None = None
    """Index of the draft of which it is a part."""
    candidates: list[Candidate] = field(default_factory=list)
    """Readings by the verbs around, best first."""


@dataclass(slots=True)
class Findings:
    """Claims in the making and the numbers that were left open."""

    drafts: list[ClaimDraft] = field(default_factory=list)
    ambiguous: list[tuple[Mention, str]] = field(default_factory=list)
    """Numbers that two readings claim with equal right, each with the two."""
