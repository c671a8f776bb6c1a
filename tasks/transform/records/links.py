"""Links that English and French state with words in between (signed last year an agreement; acting on French intelligence)."""

from __future__ import annotations

from tasks.text.mentions import Mention
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.words import patterns

_MECHANISMS = (
    "agreement",
    "information_exchange",
    "evidence_exchange",
    "joint_operation",
    "extradition",
    "liaison_office",
    "training",
)
_PHRASES = {mechanism: patterns(f"cooperation.phrases.{mechanism}") for mechanism in _MECHANISMS}


def find_links(view: DocumentView, sentence: Sentence) -> list[Mention]:
    """Mentions of kind ``mechanism`` for phrases that no list of fixed words holds, in text order; none in Chinese."""
    if view.language == "zh":
        return []
    known = view.within("mechanism", sentence.start, sentence.end)
    found = []
    for mechanism, phrases in _PHRASES.items():
        match = phrases[view.language].search(view.shadow, sentence.start, sentence.end)
        if match is None or any(m.code == mechanism or (m.start < match.end() and match.start() < m.end) for m in known):
            continue
        found.append(
            Mention("mechanism", match.start(), match.end(), code=mechanism, detail="phrase", rule=f"phrase:{mechanism}")
        )
    return found
