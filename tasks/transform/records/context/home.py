"""Where the text tells no place: the country of the body whose own figures it reports."""

from __future__ import annotations

import re
from collections.abc import Callable

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
_IN_THE_LAND = pattern("places.in_the_land")
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
        sentence = self.scope.sentence(index)
        if draft.action in HANDOVERS:
            return self._sent_off(draft, sentence, self.issuer)
        if draft.action in ("recover", "involve") and any(
            self.scope.drafts[other].action in HANDOVERS for other in self.scope.by_sentence[sentence.index]
        ):
            return None
        if draft.action == "deploy" and _AT_HOME.search(self.view.shadow, self.scope.clause(index).start, draft.quantity.end):
            return (self.issuer,), None
        if self._may_be_abroad(index, draft, sentence):
            return None
        return ((self.issuer,), None) if self._is_domestic(index, draft, sentence) else None

    def _may_be_abroad(self, index: int, draft: ClaimDraft, sentence: Sentence) -> bool:
        """Whether a Chinese number may be one of elsewhere: people sent to others, an embassy's, what a gang got away with."""
        shadow, clause, paragraph = self.view.shadow, self.scope.clause(index), self.scope.paragraph(index)
        if draft.action == "deploy":
            sent_to = self.view.within("party", clause.start, clause.end)
            if any(party.code == "*FOREIGN" for party in sent_to) or _COUNTRIES.search(shadow, sentence.start, sentence.end):
                return True
        if _EMBASSY.search(shadow, paragraph.start, paragraph.end):
            return True
        if draft.action == "loss" and not self._has_deeds(sentence.index):
            return True  # what a gang has got away with happened wherever its victims are
        return _MANY_STATES["zh"].search(shadow, sentence.start, sentence.end) is not None

    def _is_domestic(self, index: int, draft: ClaimDraft, sentence: Sentence) -> bool:
        """Whether a domestic body stands in the sentence or its paragraph before any foreign party, or the number is a total."""
        shadow, domestic = self.view.shadow, _DOMESTIC["zh"]
        is_deed, is_total = draft.action not in SIDE_DEEDS, self.scope.is_total(index)
        head = Span(sentence.start, min(draft.quantity.start, sentence.end))
        if is_deed and is_total and domestic.search(shadow, head.start, head.end) and not self._is_foreign(head):
            return True  # 该支队共侦破87起 … 向缅方移交96名: whom others are given to is another matter
        for stretch in (Span(sentence.start, sentence.end), self.scope.paragraph(index)):
            if self._is_foreign(stretch):
                return False
            if domestic.search(shadow, stretch.start, stretch.end):
                return is_deed or is_total or self._is_mobilised(index, draft)
        return is_deed and (is_total or self._is_of_home_campaign(draft))

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
        if (land := _IN_THE_LAND.search(text, sentence.start, sentence.end)) is not None:
            return (issuer,), self.view.text[land.start("land") : land.end("land")]
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
        """Whether a stretch names another state, or in English and French a body of one (the FBI, Europol)."""
        bodies = self.view.within("organisation", stretch.start, stretch.end) if self.view.language != "zh" else []
        if any(body.detail and len(body.detail) == 2 and body.detail != self.issuer for body in bodies):
            return True
        for party in self.view.within("party", stretch.start, stretch.end):
            if (party.code and party.code not in (self.issuer, "*FOREIGN")) or party.detail in ("compound",):
                return True
        return False
