"""Which scenes of a document may tell where the deed of a number was done, and which of several does."""

from __future__ import annotations

from bisect import bisect_left

from tasks.text.mentions import Mention
from tasks.transform.records.claims.frames import HANDOVERS
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.context import places_chinese
from tasks.transform.records.context.home import Place
from tasks.transform.records.context.points import POINT
from tasks.transform.records.context.scenes import Scene, is_origin_of_goods
from tasks.transform.records.context.scope import SIDE_DEEDS
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import pattern

NOWHERE: Place = ((), None)
"""What is read where the words say that no place can be told: nobody looks further."""

_OFFICERS = pattern("places.officers")
_PARTNERED = pattern("places.partnered")
_SENDS = pattern("places.sends")
_BACK_FROM = pattern("places.back_from")
_OFFICE_IN = pattern("places.office_in")
_BEFORE = 40  # characters before a place in which a verb makes it that of a departure
_ITEM_MARKS = " -—–•·●▪◆■*"
_RANKS = {
    "at": 0, "landing": 0, "to": 0, "of": 1, "abroad": 2, "away": 2, "sent": 2, "body": 3,
    "side": 4, "name": 4, "whole": 5, "toward": 5,
}  # fmt: skip
"""A place before an authority, an authority before a bare side."""
_RANKS_OF_HANDOVERS = _RANKS | {"sent": 0}


class SceneUses:
    """The scenes of a document by their clauses, and what each may be used for."""

    def __init__(self, view: DocumentView, issuer: str | None, scenes: list[Scene]) -> None:
        self.view = view
        self.issuer = issuer
        self._is_chinese = view.language == "zh"
        self._scenes = scenes
        self._starts = [scene.start for scene in scenes]  # in order, as the finder gives them
        self._by_clause: dict[int, list[Scene]] = {}
        for scene in scenes:
            self._by_clause.setdefault(view.clause_at(scene.start).index, []).append(scene)

    def of_clause(self, clause: int) -> list[Scene]:
        """The scenes that start in a clause."""
        return self._by_clause.get(clause, [])

    def within(self, start: int, end: int) -> list[Scene]:
        """The scenes that start in a stretch of the text."""
        return self._scenes[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def choose(self, scenes: list[Scene], number: Mention, draft: ClaimDraft) -> Place | None:
        """The best of some scenes by rank; the nearest of equals, in Chinese before the number and else behind it."""
        if not scenes:
            return None
        ranks = _RANKS_OF_HANDOVERS if draft.action in HANDOVERS else _RANKS

        def cost(scene: Scene) -> tuple[int, int, int]:
            distance = number.start - scene.end if scene.end <= number.start else scene.start - number.end
            behind = int(scene.start >= number.end) if self._is_chinese else int(scene.end <= number.start)
            return ranks[scene.role], behind if scene.role != "body" else 0, max(0, distance)

        best = min(scenes, key=cost)
        return NOWHERE if best.role == "abroad" else (best.codes, best.text)

    @staticmethod
    def may_carry(scene: Scene, draft: ClaimDraft) -> bool:
        """Whether a scene may hold for another clause's number: not abroad in general, nor where something came from."""
        return scene.role != "abroad" and (draft.action in HANDOVERS or scene.role not in ("sent", "toward"))

    def may_tell(self, scene: Scene, draft: ClaimDraft) -> bool:
        """Whether a scene may be where the deed of a number was done."""
        if scene.role == "away":
            return self._is_left_or_passed(scene, draft)
        if scene.role == "origin" or (scene.role == "to" and draft.action != "deploy"):
            return False
        if self._names_partner(scene, draft) or self._tells_whose(scene, draft):
            return False
        if draft.action in HANDOVERS:
            return self._may_tell_handover(scene, draft)
        if draft.action == "deploy":
            return self._may_tell_deployment(scene, draft)
        if draft.action == "seize":
            return self._is_chinese or not is_origin_of_goods(self.view, scene)
        if draft.action == "charge_flow":
            is_reached = scene.role in ("landing", "toward", "sent")
            return is_reached or not self._is_chinese or not self._acts_from_home(scene)
        if draft.action == "train" and scene.role == "sent":
            return False
        if draft.action == "meet" and _PARTNERED.search(self.view.shadow[max(0, scene.start - 2) : scene.start]):
            return False
        return draft.action not in SIDE_DEEDS or not self._acts_from_home(scene)

    def _is_left_or_passed(self, scene: Scene, draft: ClaimDraft) -> bool:
        """Whether a place that is no scene is yet where people were passed on (经磨憨口岸出入境的旅客; returned from X)."""
        if draft.action == "charge_flow":
            return bool(scene.text) and POINT.search(scene.text or "") is not None
        before = max(0, scene.start - _BEFORE)
        if draft.action == "deploy":  # four agents for its office in X
            return _OFFICE_IN.search(self.view.shadow, before, scene.start) is not None
        return draft.action in HANDOVERS and _BACK_FROM.search(self.view.shadow, before, scene.start) is not None

    def _names_partner(self, scene: Scene, draft: ClaimDraft) -> bool:
        """Whether a scene only tells with whom somebody acted (将与澳门海关开展联合行动)."""
        view = self.view
        if draft.action == "joint_operation" and scene.role == "body" and places_chinese.is_partner(view, scene):
            return True
        is_with_abroad = places_chinese.acts_with_abroad(view, scene, self.issuer)
        return is_with_abroad or places_chinese.is_partner_elsewhere(view, scene, draft, self.within)

    def _tells_whose(self, scene: Scene, draft: ClaimDraft) -> bool:
        """Whether a country only tells whose people somebody is or on which side (8名中国维和警察, 中方)."""
        is_country = draft.object == "officer" and scene.is_country and scene.role != "at"
        if is_country and _OFFICERS.match(self.view.shadow, scene.end):
            return True
        return scene.role == "side" and scene.codes == (self.issuer,) and not self._heads_item(scene)

    def _heads_item(self, scene: Scene) -> bool:
        """Whether a side opens the item of a list (——中方侦破案件41起): then it tells where."""
        paragraph = self.view.paragraph_at(scene.start)
        return scene.start > paragraph.start and not self.view.shadow[paragraph.start : scene.start].strip(_ITEM_MARKS)

    def _may_tell_handover(self, scene: Scene, draft: ClaimDraft) -> bool:
        """Whether people can have been handed over at a scene, or sent off from it."""
        if scene.role in ("landing", "toward"):
            is_point = scene.text is not None and POINT.search(scene.text.lower()) is not None
            return is_point and draft.action == "handover" and self.view.language == "en"
        if self.issuer not in scene.codes or not self._is_chinese:
            return True
        # a Chinese report's own country is where they were brought, unless it says that they were sent off from there
        return scene.role == "sent" if draft.action != "handover" else scene.role not in ("body", "of", "sent")

    def _may_tell_deployment(self, scene: Scene, draft: ClaimDraft) -> bool:
        """Whether people can have been deployed at a scene: it is not only where they come from, nor who sends them."""
        if not self._is_chinese:
            is_theirs = scene.role == "side" and draft.object == "officer"  # 90 French gendarmes
            if is_theirs or _SENDS.match(self.view.shadow, scene.end):  # Oslo would post 12 officers to Lima
                return False
        if scene.role == "sent" or self._acts_from_home(scene):
            return False
        if scene.role != "body" or scene.codes != (self.issuer,):
            return True
        if not self._is_chinese or scene.is_country:
            return False
        return places_chinese.is_shifted(self.view, scene, draft) or places_chinese.stays_home(self.view, scene, self.within)

    def _acts_from_home(self, scene: Scene) -> bool:
        """Whether the issuer's country is only who sends, trains or meets (中国向 … 派出), not where."""
        return scene.is_country and scene.codes == (self.issuer,) and scene.role not in ("at", "landing")
