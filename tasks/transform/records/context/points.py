"""Where one kind of deed was done: the venue of a meeting, the court, the point of a handover, where people are sent."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice, pairwise

from tasks.transform.records.clauses import Clause
from tasks.transform.records.context.home import Place
from tasks.transform.records.context.scenes import Scene
from tasks.transform.records.context.scope import Scope, find_dateline_end
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import pattern, patterns

_HOST = pattern("places.host")
POINT = pattern("places.point")
_THROUGH = re.compile(r"(?:经由?|从|通过|自)$")
_UNLISTED = pattern("places.unlisted_point")
_SAME_MISSION = pattern("places.same_mission")
_BOUND_FOR = pattern("places.sent_to")
_THERE = re.compile(r"\by\s")
_THE_COURT = patterns("places.the_court")
_SITS = pattern("places.court_sits")
_COURT = patterns("places.court")
_WAY = pattern("places.way")
_SET_OUT = pattern("places.set_out")
_GATHERING = pattern("places.gathering")


class PointReader:
    """Reads the places that belong to a deed by its nature, beside the scenes of its clause.

    ``scenes_in`` gives the scenes that begin in a stretch, ``own_place`` what a number's own clause tells.
    """

    def __init__(
        self, scope: Scope, issuer: str | None, scenes: list[Scene], scenes_in: Callable[[int, int], list[Scene]],
        own_place: Callable[[int, ClaimDraft], Place | None],
    ) -> None:  # fmt: skip
        self.scope = scope
        self.view = scope.view
        self.issuer = issuer
        self.scenes = scenes
        self._in = scenes_in
        self._own = own_place

    def venue(self, index: int) -> Place | None:
        """Where the meeting was held of which the sentence before tells (wound up their talks in Oslo. 300 delegates came)."""
        for sentence in self.scope.sentences_before(index):
            if _GATHERING.search(self.view.shadow, sentence.start, sentence.end) is None:
                continue
            at = [s for s in self._in(sentence.start, sentence.end) if s.role in ("at", "landing") and s.text]
            at = [s for s in at if len(s.codes) == 1] or at
            if at:
                return at[-1].codes, at[-1].text
        return None

    def stated_here(self, index: int) -> Place | None:
        """Where units were set up or texts signed, where the clause says so itself (signed two treaties in Oslo)."""
        clause = self.scope.clause(index)
        at = [s for s in self._in(clause.start, self.scope.sentence(index).end) if s.role in ("at", "landing") and s.text]
        near = [s for s in at if s.start < clause.end]
        return (near[0].codes, near[0].text) if near else None

    def venue_of_course(self, index: int) -> Place | None:
        """Where a French sentence holds a course: the town told as such, else that of the school or colleagues who hold it."""
        own, clause = self.scope.sentence(index), self.scope.clause(index)
        is_there = _THERE.search(self.view.shadow, clause.start, clause.end) is not None
        before = list(islice(self.scope.sentences_before(index), 1)) if is_there else []
        for sentence in (own, *before):
            told = [s for s in self._in(sentence.start, sentence.end) if s.text and s.start >= find_dateline_end(self.view)]
            towns = [s for s in told if not s.is_country]
            at = [s for s in towns if s.role in ("at", "landing")]
            found = at or [s for s in towns if len(s.codes) == 1 and s.role not in ("away", "abroad", "of", "side")]
            if found and (sentence is own or len(found[0].codes) == 1):
                return found[0].codes, found[0].text
        return None

    def unlisted_point(self, index: int) -> Place | None:
        """A crossing or airport that no list knows (at a crossing in X district, from X Airport): in the issuer's land."""
        sentence = self.scope.sentence(index)
        match = _UNLISTED.search(self.view.text, sentence.start, sentence.end)
        if match is None or self.issuer is None:
            return None
        if any(not scene.is_guessed for scene in self._in(match.start(), match.end())):
            return None
        return (self.issuer,), match[1] or match[2]

    def destination(self, index: int) -> Place | None:
        """Where the sentence before sends the same people (赴联合国南苏丹任务区维和警队 … 17名警察将启程)."""
        clause = self.scope.clause(index)
        if _SAME_MISSION.search(self.view.shadow, clause.start, clause.end):
            for sentence in self.scope.sentences_before(index):
                for other in self.scope.by_sentence.get(sentence.index, []):
                    known = self.scope.drafts[other]
                    if known.action == "deploy" and known.places:
                        return tuple(known.places), known.place_text
        for sentence in self.scope.sentences_before(index):
            for scene in reversed(self._in(sentence.start, sentence.end)):
                if _BOUND_FOR.search(self.view.shadow[max(0, scene.start - 6) : scene.start]):
                    return scene.codes, scene.text
        return None

    def way(self, clause: Clause) -> Place | None:
        """From where to where people went (de la France vers le Royaume-Uni; from Belarus to Poland)."""
        scenes = [scene for scene in self._in(clause.start, clause.end) if scene.text]
        for left, right in pairwise(scenes):
            if _WAY.fullmatch(self.view.shadow, left.end, right.start) and _SET_OUT.search(
                self.view.shadow, clause.start, left.start
            ):
                return tuple(sorted({*left.codes, *right.codes})), self.view.text[left.start : right.end]
        return None

    def handover_point(self, index: int) -> Place | None:
        """The named crossing or airport where people changed hands (在 … 机场举行移交仪式), on whichever side it lies."""
        sentence = self.scope.sentence(index)
        clause = self.scope.clause(index)
        told = self.scope.drafts[index].action_mention
        if self.view.language == "zh" and told is not None and told.start > clause.end:  # …潜逃,越方在友谊关口岸将其移交我方
            there = self.view.clause_at(told.start)
            for scene in self._in(there.start, told.start):
                if scene.text and scene.role == "at" and POINT.search(scene.text):
                    return scene.codes, scene.text
        for scene in self._in(clause.start, clause.end):
            is_way = _THROUGH.search(self.view.shadow[max(0, scene.start - 2) : scene.start]) is not None
            if scene.text and is_way and POINT.search(scene.text):
                return scene.codes, scene.text
        if not _HOST.search(self.view.shadow, sentence.start, sentence.end):
            return None
        for scene in self._in(sentence.start, self.scope.clause(index).end):
            near = self.view.shadow[max(0, scene.start - 24) : scene.end]
            if scene.role in ("at", "landing") and scene.text and POINT.search(near):
                return (self.issuer,) if scene.is_guessed and self.issuer else scene.codes, scene.text
        return None

    def court(self, index: int, draft: ClaimDraft) -> Place | None:
        """Where the court sits that the sentence, or one before it in the paragraph, names; "the court" is the one named last."""
        scope = self.scope
        own = scope.sentence(index)
        for sentence in (own, *scope.sentences_before(index)):
            for scene in self._in(sentence.start, sentence.end):
                if _COURT[self.view.language].search(self.view.shadow, *self._around(scene)):
                    return self._seat(scene)
            if sentence is own and (place := self._own(index, draft)) is not None and place[1] is not None:
                return None  # police in X have handed 30 people over to prosecutors
        return self.court_before(own.start, own.end)

    def _seat(self, court: Scene) -> Place:
        """Where a court sat, if its clause tells that (某省高级人民法院在某市对…公开宣判), else the place of its name."""
        if self.view.language == "zh":
            for scene in self._in(court.end, self.view.clause_at(court.start).end):
                if scene.role == "at" and scene.text and _SITS.match(self.view.shadow, scene.end):
                    return scene.codes, scene.text
        return court.codes, court.text

    def court_before(self, start: int, end: int) -> Place | None:
        """The place of the court named last before a stretch that says only "the court"."""
        the_court = _THE_COURT[self.view.language].search(self.view.shadow, start, end)
        if the_court is None:
            return None
        for scene in reversed([s for s in self.scenes if s.end < the_court.start()]):
            if _COURT[self.view.language].search(self.view.shadow, *self._around(scene)):
                return scene.codes, scene.text
        return None

    def _around(self, scene: Scene) -> tuple[int, int]:
        sentence = self.view.sentence_at(scene.start)
        if self.view.language == "zh":
            return scene.end, min(scene.end + 9, sentence.end)
        return max(sentence.start, scene.start - 36), min(scene.end + 30, sentence.end)
