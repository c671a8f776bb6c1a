"""The part of an English or French sentence that belongs to one of its several links, each with a partner of its own."""

from __future__ import annotations

from collections.abc import Iterable

from tasks.text.mentions import Mention
from tasks.text.spans import Span
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.cooperation.actors import BODIES
from tasks.transform.records.cooperation.links import Link
from tasks.transform.records.cooperation.model import CooperationDraft
from tasks.transform.records.cooperation.partners import UNNAMED, Partners
from tasks.transform.records.words import patterns

_JOINTS = patterns("cooperation.joints")


def stretch_of(view: DocumentView, partners: Partners, link: Link, words: list[Mention]) -> Span | None:
    """Where the words of a link stand in a sentence that joins it to another one; None where it has the sentence to itself.

    (exchanges intelligence with Macao, and a joint operation with Vietnam is scheduled) Two links part only where both name a
    partner behind their own word.
    """
    if view.language == "zh":
        return None
    mention, sentence = link.mention, link.sentence
    start, end = sentence.start, sentence.end
    for other in words:
        if other.code == mention.code or (other.start < mention.end and mention.start < other.end):
            continue
        left, right = (other, mention) if other.start < mention.start else (mention, other)
        cut = _cut(view, partners, left, right)
        if cut is None or not partners.within(right.start, sentence.end, True):
            continue
        if left is mention:
            end = min(end, cut.start)
        else:
            start = max(start, cut.end)
    return None if (start, end) == (sentence.start, sentence.end) else Span(start, end)


def _cut(view: DocumentView, partners: Partners, left: Mention, right: Mention) -> Span | None:
    """The joint between two links, behind the partner of the first; it parts no list of parties."""
    found = None
    for match in _JOINTS[view.language].finditer(view.shadow, left.end, right.start):
        if partners.within(left.start, match.start(), True) and not partners.within(match.end(), match.end() + 5, True):
            found = Span(match.start(), match.end())
    return found


def is_told_with_body(parties: tuple[str, ...], mechanism: str, found: Iterable[tuple[tuple[str, ...], str]]) -> bool:
    """Whether these states' operation was told before with the body that coordinated it (raids run by Europol in X and Y)."""
    return mechanism == "joint_operation" and any(
        known == mechanism and set(others) - BODIES == set(parties) != set(others) for others, known in found
    )


def is_told_in_part(draft: CooperationDraft, drafts: Iterable[CooperationDraft]) -> bool:
    """Whether a draft names only some of those whose operation its own sentence tells (三国警方同步收网,其中两国警方抓获 …)."""
    return draft.mechanism == "joint_operation" and any(
        other.mechanism == draft.mechanism
        and other.quote == draft.quote
        and set(draft.parties) - UNNAMED < set(other.parties) != set(draft.parties)
        for other in drafts
    )
