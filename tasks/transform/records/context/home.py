"""Where the text tells no place: the country of the body whose own figures it reports."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from tasks.text.spans import Span
from tasks.transform.records.claims.frames import HANDOVERS
from tasks.transform.records.clauses import Sentence
from tasks.transform.records.context.scenes import Scene
from tasks.transform.records.context.scope import SIDE_DEEDS, Scope
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import pattern, patterns

# The issuer's own bodies, whose figures are the country's where no place is told.
_DOMESTIC = patterns("places.domestic")
_MANY_STATES = patterns("places.many_states")
_SENT_OFF = patterns("directions.sent_off")
_MOBILISED = patterns("places.mobilised")
_COUNTRIES = re.compile(r"个国家|\bcountries\b|\bpays\b")
_AT_HOME = pattern("places.at_home")
_EMBASSY = pattern("places.embassy")

Place = tuple[tuple[str, ...], str | None]
"""Countries, sorted, and the most precise place as written."""


class HomeReader:
    """Reads whether a number without a place of its own is one of the issuer's country."""

    def __init__(self, scope: Scope, issuer: str | None, scenes_in: Callable[[int, int], list[Scene]]) -> None:
        self.scope = scope
        self.view = scope.view
        self.issuer = issuer
        self._in = scenes_in
        """The scenes that start in a stretch of the text."""

    def read(self, index: int, draft: ClaimDraft) -> Place | None:
        """A domestic body's own statistics: its country, without a place word."""
        if self.issuer is None or self.scope.counts_states(index):
            return None
        if draft.action == "involve" and draft.object == "officer":
            return None
        if self.view.language != "zh":
            return self._latin_default(index, draft, self.issuer)
        if draft.object in ("fugitive", "country") or draft.action in ("meet", "train", "establish", "agree"):
            return None
        sentence, paragraph = self.scope.sentence(index), self.scope.paragraph(index)
        if draft.action in HANDOVERS:
            return self._sent_off(draft, sentence, self.issuer)
        if draft.action in ("recover", "involve") and any(
            self.scope.drafts[other].action in HANDOVERS for other in self.scope.by_sentence[sentence.index]
        ):
            return None
        if draft.action == "deploy" and _AT_HOME.search(self.view.shadow, self.scope.clause(index).start, draft.quantity.end):
            return (self.issuer,), None
        sent_to = self.view.within("party", self.scope.clause(index).start, self.scope.clause(index).end)
        if draft.action == "deploy" and any(party.code == "*FOREIGN" for party in sent_to):
            return None
        if draft.action == "deploy" and _COUNTRIES.search(self.view.shadow, sentence.start, sentence.end):
            return None
        if _EMBASSY.search(self.view.shadow, paragraph.start, paragraph.end):
            return None
        domestic = _DOMESTIC[self.view.language]
        if draft.action == "loss" and self.view.language == "zh" and not self._has_deeds(sentence.index):
            return None  # what a gang has got away with happened wherever its victims are
        if _MANY_STATES[self.view.language].search(self.view.shadow, sentence.start, sentence.end):
            return None
        head = Span(sentence.start, min(draft.quantity.start, sentence.end))
        is_headed = self.view.language == "zh" and domestic.search(self.view.shadow, head.start, head.end) is not None
        if is_headed and self.scope.is_total(index) and draft.action not in SIDE_DEEDS and not self._is_foreign(head):
            return (self.issuer,), None  # 该支队共侦破87起 … 向缅方移交96名: whom others are given to is another matter
        stretches: Iterable[Span] = (Span(sentence.start, sentence.end), paragraph)
        for stretch in stretches:
            if self._is_foreign(stretch):
                return None
            if domestic.search(self.view.shadow, stretch.start, stretch.end):
                if draft.action in SIDE_DEEDS and not self.scope.is_total(index) and not self._is_mobilised(index, draft):
                    return None
                return (self.issuer,), None
        is_deed = draft.action not in SIDE_DEEDS
        if is_deed and (self.scope.is_total(index) or self._is_of_home_campaign(draft)):
            return (self.issuer,), None
        return None

    def _is_mobilised(self, index: int, draft: ClaimDraft) -> bool:
        """Whether a domestic body puts its own forces to work (海警出动舰艇4艘), with no word that it sends them to others."""
        clause = self.scope.clause(index)
        words = _MOBILISED[self.view.language]
        return draft.action == "deploy" and words.search(self.view.shadow, clause.start, draft.quantity.start) is not None

    def _is_of_home_campaign(self, draft: ClaimDraft) -> bool:
        """Whether all that the campaign of a number has done with a place was done at home (行动中,人员搜查63个地点)."""
        same = [d for d in self.scope.drafts if d.operation is not None and d.operation == draft.operation and d.places]
        return bool(same) and all(d.places == [self.issuer] for d in same)

    def _sent_off(self, draft: ClaimDraft, sentence: Sentence, issuer: str) -> Place | None:
        """Foreigners who are expelled leave the issuer's country; its own people come from elsewhere."""
        sent_off = _SENT_OFF[self.view.language].search(self.view.shadow, sentence.start, sentence.end)
        return ((issuer,), None) if sent_off and draft.nationality != [issuer] else None

    def _latin_default(self, index: int, draft: ClaimDraft, issuer: str) -> Place | None:
        """The same in English and French: the issuer's country where the sentence names no other and no embassy speaks."""
        if draft.object in ("fugitive", "country") or draft.action in ("meet", "establish", "agree", "joint_operation"):
            return None
        sentence, paragraph = self.scope.sentence(index), self.scope.paragraph(index)
        text = self.view.shadow
        if draft.action in HANDOVERS:
            return self._sent_off(draft, sentence, issuer)
        if _EMBASSY.search(text, paragraph.start, paragraph.end) or _COUNTRIES.search(text, sentence.start, sentence.end):
            return None
        if self._is_foreign(Span(sentence.start, sentence.end)):
            return None
        if draft.action == "involve" and draft.object in ("officer", "other", "group", "mechanism"):
            return None
        if draft.action == "loss" or (draft.action == "deploy" and draft.object != "officer"):
            return None
        if draft.action == "train" and any(s.codes != (issuer,) for s in self._in(sentence.start, sentence.end)):
            return None
        if draft.operation and any(d.operation == draft.operation and len(d.places) > 1 for d in self.scope.drafts):
            return None  # the campaign went over several countries
        if any(
            d.object == "country" and d.action == "joint_operation" and d.operation == draft.operation for d in self.scope.drafts
        ):
            return None  # and so did one whose countries are only counted
        if _DOMESTIC[self.view.language].search(text, sentence.start, sentence.end) or not self._is_foreign(paragraph):
            return (issuer,), None
        return None

    def _has_deeds(self, sentence: int) -> bool:
        return any(self.scope.drafts[i].action not in ("loss", "involve") for i in self.scope.by_sentence.get(sentence, []))

    def _is_foreign(self, stretch: Span) -> bool:
        for party in self.view.within("party", stretch.start, stretch.end):
            if (party.code and party.code not in (self.issuer, "*FOREIGN")) or party.detail in ("compound",):
                return True
        return False
