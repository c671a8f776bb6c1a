"""Links stated with words in between (signed last year an agreement; acting on French intelligence; 互通可疑船舶线索)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tasks.text.mentions import Mention
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.partners import Partners, points_back
from tasks.transform.records.words import patterns

_MECHANISMS = (
    "agreement",
    "information_exchange",
    "evidence_exchange",
    "joint_operation",
    "extradition",
    "liaison_office",
    "training",
    "regular_meeting",
    "task_force",
    "cooperation_mechanism",
    "joint_patrol",
    "hotline",
    "handover",
)
_PURPOSE = re.compile(r"\b(?:to|for|pour|afin de|où (?:il|elle)s?)\s(?:[\w-]+\s)?$")
_PHRASES = {mechanism: patterns(f"cooperation.phrases.{mechanism}") for mechanism in _MECHANISMS}


def _holds(view: DocumentView, known: Mention, match: re.Match[str]) -> bool:
    """Whether a known word overlaps the phrase; a bare Chinese word of working together inside it does not (第三次协作会议)."""
    if view.language == "zh" and known.detail in ("deed", "pair") and match.start() <= known.start and known.end <= match.end():
        return False
    return known.start < match.end() and match.start() < known.end


def find_links(view: DocumentView, sentence: Sentence) -> list[Mention]:
    """Mentions of kind ``mechanism`` for phrases that no list of fixed words holds, by mechanism."""
    known = view.within("mechanism", sentence.start, sentence.end)
    found = []
    for mechanism, phrases in _PHRASES.items():
        words = phrases.get(view.language)
        match = words.search(view.shadow, sentence.start, sentence.end) if words is not None else None
        if match is None or any(m.code == mechanism or _holds(view, m, match) for m in known):
            continue
        found.append(
            Mention("mechanism", match.start(), match.end(), code=mechanism, detail="phrase", rule=f"phrase:{mechanism}")
        )
    return found


def find_phrases(view: DocumentView, partners: Partners, sentence: Sentence) -> list[Mention]:
    """Links told with words in between, where the sentence names somebody abroad at all."""
    actors = partners.within(sentence.start, sentence.end, True)
    is_named = any(set(actor.codes) - {partners.issuer} for actor in actors)
    is_named = is_named or (view.language != "zh" and points_back(view, sentence.start, sentence.end))
    return find_links(view, sentence) if is_named else []


def without_purposes(view: DocumentView, links: Iterable[Mention]) -> list[Mention]:
    """Links without those that only say what posted officers are for (posted to Lima to work alongside Peruvian police)."""
    found = list(links)
    posts = [m for m in found if m.code == "liaison_office"]
    return [
        m
        for m in found
        if not (
            m.code == "joint_operation"
            and _PURPOSE.search(view.shadow, max(0, m.start - 24), m.start) is not None
            and any(post.end <= m.start and view.sentence_at(post.start) == view.sentence_at(m.start) for post in posts)
        )
    ]
