"""Words that state a link: those of the lexicon, and phrases with words in between (signed last year an agreement)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tasks.text.mentions import Mention
from tasks.transform.records.clauses import Clause, DocumentView, Sentence
from tasks.transform.records.cooperation.partners import Partners, names_many, points_back
from tasks.transform.records.words import pattern, patterns

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
    "support",
)
_PHRASES = {mechanism: patterns(f"cooperation.phrases.{mechanism}") for mechanism in _MECHANISMS}
_NAMING = ("agreement", "information_exchange", "liaison_office", "training", "joint_patrol", "handover")
_PHRASES_TO = {mechanism: patterns(f"cooperation.phrases_to.{mechanism}") for mechanism in _NAMING}
"""Phrases that state a link only where a party stands right behind them (a tip from …)."""
_WHO_GAP = pattern("cooperation.who_gap")
_WHO_REACH = 40
_BY_THEM = pattern("cooperation.by_them")
_THINGS_GIVEN = frozenset({"information_exchange", "evidence_exchange", "support"})
"""Links in which what is handed to somebody is no person."""
_THEIR_OWN = pattern("cooperation.their_own")
_MEETS = pattern("cooperation.meets")
_PURPOSE = pattern("cooperation.purpose")
_PURPOSE_REACH = 24
_UNDER_TREATY = pattern("cooperation.under_treaty")
_TREATY_REACH = 30


@dataclass(frozen=True, slots=True)
class Link:
    """A word or phrase that states a link, with the clause and sentence in which it stands."""

    mention: Mention
    """Of kind ``mechanism``; its ``detail`` says what sort of word it is (verb, deed, pair, phrase …)."""
    sentence: Sentence
    clause: Clause

    @property
    def mechanism(self) -> str:
        return self.mention.code or ""

    @property
    def start(self) -> int:
        return self.mention.start

    @property
    def end(self) -> int:
        return self.mention.end


class Links:
    """All links of one document by sentence; each sentence is read once."""

    def __init__(self, view: DocumentView, partners: Partners) -> None:
        self.view = view
        self.partners = partners
        self._phrases: dict[int, list[Mention]] = {}

    def of(self, sentence: Sentence) -> list[Link]:
        """The links of a sentence, without purposes of posted officers (posted to Lima to work alongside Peruvian police)."""
        view = self.view
        found = self.words(sentence)
        posts = [m for m in found if m.code == "liaison_office"]
        return [Link(self._as_carried_out(m), sentence, view.clause_at(m.start)) for m in found if not self._is_purpose(m, posts)]

    def words(self, sentence: Sentence) -> list[Mention]:
        """Mentions of kind ``mechanism``: the words of the lexicon, then the phrases."""
        known = [m for m in self.view.within("mechanism", sentence.start, sentence.end) if m.code]
        return [*known, *self.phrases(sentence)]

    def phrases(self, sentence: Sentence) -> list[Mention]:
        """Links told with words in between, where the sentence names somebody abroad at all."""
        if sentence.index not in self._phrases:
            self._phrases[sentence.index] = list(self._find_phrases(sentence)) if self._names_others(sentence) else []
        return self._phrases[sentence.index]

    def _names_others(self, sentence: Sentence) -> bool:
        actors = self.partners.within(sentence.start, sentence.end, True)
        if any(set(actor.codes) - {self.partners.issuer} for actor in actors):
            return True
        text, start, end = self.view.shadow, sentence.start, sentence.end
        is_by_them = _BY_THEM.search(text, start, end) is not None
        if is_by_them or points_back(self.view, start, end) or names_many(self.view, start, end):
            return True
        return self.view.language != "zh" and _THEIR_OWN.search(text, start, end) is not None

    def _find_phrases(self, sentence: Sentence) -> Iterable[Mention]:
        """One phrase of each mechanism in a sentence, in Chinese in a clause; none where a known word tells the same."""
        view = self.view
        stretches: Sequence[Clause | Sentence] = view.clauses_of(sentence) if view.language == "zh" else [sentence]
        given = {m.code for m in view.within("mechanism", sentence.start, sentence.end)}
        for mechanism in _PHRASES:
            if view.language != "zh" and mechanism == "handover" and given & _THINGS_GIVEN:
                continue
            match: re.Match[str] | None = None
            for stretch in stretches:
                if match is None or match.start() < stretch.start:
                    match = self._phrase(mechanism, stretch.start, sentence.end)
                if match is None:
                    break  # nor is there one in any later clause
                if match.start() < stretch.end and not self._is_known(mechanism, match, stretch, sentence):
                    given.add(mechanism)
                    yield Mention("mechanism", *match.span(), code=mechanism, detail="phrase", rule=f"phrase:{mechanism}")

    def _is_known(self, mechanism: str, match: re.Match[str], stretch: Clause | Sentence, sentence: Sentence) -> bool:
        """Whether a known word tells what a phrase tells: one of its stretch, or of one before whose parties act on."""
        known = self.view.within("mechanism", stretch.start, max(stretch.end, match.end()))
        if any((m.code == mechanism and m.detail != "deed") or self._holds(m, match) for m in known):
            return True
        before = self.view.within("mechanism", sentence.start, stretch.start)
        return any(m.code == mechanism for m in before) and not self.partners.within(stretch.start, stretch.end, True)

    def _phrase(self, mechanism: str, start: int, end: int) -> re.Match[str] | None:
        """The first phrase of a mechanism in a stretch, else the first one that a party follows."""
        text, language = self.view.shadow, self.view.language
        words = _PHRASES[mechanism].get(language)
        match = words.search(text, start, end) if words is not None else None
        naming = _PHRASES_TO[mechanism].get(language) if mechanism in _PHRASES_TO else None
        if match is not None or naming is None:
            return match
        found = naming.finditer(text, start, end)
        scenes = mechanism != "handover"  # brought to a town is not given into the hands of its state
        return next((phrase for phrase in found if self._names_party(phrase.end(), end, scenes)), None)

    def _names_party(self, start: int, end: int, scenes: bool) -> bool:
        """Whether a party stands right behind a place, but for its article and the words for its body."""
        actors = self.partners.within(start, min(end, start + _WHO_REACH), scenes)
        return bool(actors) and _WHO_GAP.fullmatch(self.view.shadow, start, actors[0].start) is not None

    def _holds(self, known: Mention, match: re.Match[str]) -> bool:
        """Whether a known word overlaps the phrase; a bare word in it does not (第三次协作会议, patrol jointly)."""
        is_inside = match.start() <= known.start and known.end <= match.end()
        is_bare = known.detail in (("deed", "pair") if self.view.language == "zh" else ("pair",))
        if self.view.language != "fr" and is_bare and is_inside and known.code == "joint_operation":
            return False
        if self.view.language == "zh" and is_inside and known.code == "cooperation_mechanism" and _MEETS.search(match[0]):
            return False  # 第八届海关合作会议
        if is_inside and "《" in match[0]:  # what the title of a text tells
            return False
        return known.start < match.end() and match.start() < known.end

    def _is_purpose(self, mention: Mention, posts: list[Mention]) -> bool:
        """Whether joint work is only what officers were posted for."""
        if mention.code != "joint_operation" or not posts:
            return False
        view = self.view
        if _PURPOSE.search(view.shadow, max(0, mention.start - _PURPOSE_REACH), mention.start) is None:
            return False
        return any(post.end <= mention.start for post in posts)

    def _as_carried_out(self, mention: Mention) -> Mention:
        """An extradition, where a treaty is only what somebody was sent under (under an extradition treaty, X sent Y to Z)."""
        text = self.view.shadow
        is_treaty = mention.code == "agreement" and "extradition" in text[mention.start : mention.end]
        if is_treaty and _UNDER_TREATY.search(text, max(0, mention.start - _TREATY_REACH), mention.start) is not None:
            return mention._replace(code="extradition", detail="event")
        return mention
