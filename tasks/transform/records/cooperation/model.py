"""A stated link between parties in the making."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.text.spans import Span
from tasks.transform.records.clauses import Sentence

SIGNED = frozenset({"agreement", "mou"})
DEEDS = frozenset({"arrest", "raid", "dismantle", "seize", "rescue", "solve", "freeze"})
"""What is done in a joint operation."""


@dataclass(slots=True)
class CooperationDraft:
    """A stated link, with the sentence that states it first."""

    parties: tuple[str, ...]
    """Sorted ISO 3166-1 alpha-2 and party codes, two or more."""
    mechanism: str
    status: str
    quote: Span
    """The whole sentence."""
    rule: str
    speaker: str | None = None


def draft_of(parties: set[str], mechanism: str, status: str, sentence: Sentence, rule: str) -> CooperationDraft:
    """A link that a sentence states."""
    return CooperationDraft(tuple(sorted(parties)), mechanism, status, Span(sentence.start, sentence.end), rule)
