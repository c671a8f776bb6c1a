"""Where: the countries and the most precise place that the text ties to a number."""

from __future__ import annotations

from tasks.text.spans import Span
from tasks.transform.records.claims.frames import HANDOVERS
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.context import occasions, places_chinese
from tasks.transform.records.context.home import HomeReader, Place
from tasks.transform.records.context.issuer import issuer_of
from tasks.transform.records.context.place_search import PlaceSearch
from tasks.transform.records.context.points import PointReader
from tasks.transform.records.context.scene_uses import NOWHERE, SceneUses
from tasks.transform.records.context.scenes import Scene, SceneFinder
from tasks.transform.records.context.scope import SIDE_DEEDS, Scope
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import patterns

_MOBILISED = patterns("places.mobilised")
_WORLD = patterns("places.world")
_PLACELESS = frozenset({"agree", "establish"})


def fill_places(scope: Scope) -> None:
    """Set ``places`` and ``place_text`` of every draft (LABELLING 9)."""
    reader = PlaceReader(scope)
    for index in scope.order:
        draft = scope.drafts[index]
        codes, draft.place_text = reader.read(index) or NOWHERE
        draft.places = list(codes)
    _add_up(scope)


def _add_up(scope: Scope) -> None:
    """A whole without a place of its own is where its parts are (39 arrests: 18 in Germany, nine in France …)."""
    parts: dict[int, list[ClaimDraft]] = {}
    for draft in scope.drafts:
        if draft.part_of is not None:
            parts.setdefault(draft.part_of, []).append(draft)
    for whole, found in parts.items():
        draft = scope.drafts[whole]
        same = [part for part in found if part.action == draft.action and part.object == draft.object]
        if not draft.places and len(same) > 1 and all(part.places for part in same):
            draft.places = sorted({code for part in same for code in part.places})


def scenes_of(view: DocumentView) -> list[Scene]:
    """The places of a document with the part that each plays, in text order; found once."""
    return view.once("scenes", lambda: SceneFinder(view, issuer_of(view)).find())


class PlaceReader:
    """The place of a number: by the nature of its deed, by its own clause, else by what stands around it.

    Each step answers with a place, with ``NOWHERE`` where the words leave none, or with None where the next step decides.
    """

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.view = scope.view
        self.issuer = issuer_of(scope.view)
        self.scenes = scenes_of(self.view)
        self.uses = SceneUses(self.view, self.issuer, self.scenes)
        self.search = PlaceSearch(scope, self.issuer, self.uses)
        self.home = HomeReader(scope, self.issuer, self.uses.within)
        self.points = PointReader(scope, self.issuer, self.scenes, self.uses.within, self._own)
        self._is_chinese = self.view.language == "zh"

    def read(self, index: int) -> Place | None:
        """Countries and place of draft ``index``; None where the text does not say."""
        draft = self.scope.drafts[index]
        place = self._by_nature_of_deed(index, draft) or self._as_told_before(index, draft)
        if place is not None:
            return place
        own = self._own_for_whole_land(index, draft, self._own(index, draft))
        is_settled = own is not None and (own[1] is not None or not own[0])
        if own is not None and not self._is_chinese and (finer := self._finer(index, draft, own)) is not None:
            return finer
        if draft.part_of is not None and self.view.language == "en" and draft.rule.endswith(":described"):
            return self.search.of_whole(index, draft)  # 40 of them were bosses of centres abroad
        if is_settled:
            return own
        if draft.part_of is not None:
            return self.search.of_whole(index, draft, own)
        return self._of_course_or_states(index, draft, own) or self._around(index, draft, own)

    # --- what the deed itself tells

    def _by_nature_of_deed(self, index: int, draft: ClaimDraft) -> Place | None:
        """The place that belongs to a deed by its nature: of a meeting, a patrol on a river, a court, a handover."""
        if self._is_chinese and (place := self._by_chinese_deed(index, draft)) is not None:
            return place
        if draft.action in _PLACELESS:
            return self._of_signing_or_setting_up(index, draft) or NOWHERE
        if draft.action in ("sentence", "prosecute"):
            return self.points.court(index, draft)
        return self._of_handover(index, draft) if draft.action in HANDOVERS else None

    def _by_chinese_deed(self, index: int, draft: ClaimDraft) -> Place | None:
        scope, scenes_in = self.scope, self.uses.within
        if draft.action in ("agree", "meet") and draft.status == "done":
            held = occasions.place_of_occasion(scope, index, scenes_in)
            if held is not None:
                return held.codes, held.text
        if (river := places_chinese.river_of_patrol(scope, index, scenes_in)) is not None:
            own = self._own(index, draft)
            if own is None or (own[1] is None and set(own[0]) <= set(river[0])):
                return river
        return places_chinese.lured_to(scope, index, scenes_in)

    def _of_signing_or_setting_up(self, index: int, draft: ClaimDraft) -> Place | None:
        if draft.action == "establish" and self._is_chinese:
            return places_chinese.set_up_at(self.scope, index, self.uses.within)
        return self.points.stated_here(index) if self.view.language == "en" else None

    def _of_handover(self, index: int, draft: ClaimDraft) -> Place | None:
        """The crossing or airport where people changed hands."""
        is_of_handover = draft.part_of is not None and self.scope.drafts[draft.part_of].action in HANDOVERS
        point = self.points.handover_point(index) if draft.action == "handover" and not is_of_handover else None
        if point is None and self._is_chinese and draft.part_of is None:
            point = places_chinese.set_off_before(self.scope, index, self.uses.within)
        if point is None and self.view.language == "en" and draft.part_of is None:
            point = self.points.unlisted_point(index)
        return point

    def _as_told_before(self, index: int, draft: ClaimDraft) -> Place | None:
        """Where the number was that an English one adds to (ten arrests in Oslo. Two more followed)."""
        if self.view.language != "en" or not draft.rule.endswith(":more-follow") or not index:
            return None
        told = self.scope.drafts[index - 1]
        told = self.scope.drafts[told.part_of] if told.part_of is not None else told
        return (tuple(told.places), told.place_text) if told.places else NOWHERE

    # --- what the number's own clause tells

    def _own(self, index: int, draft: ClaimDraft) -> Place | None:
        """The place that a number's own clause tells."""
        return self._counted(index, draft) or self._in_item(index, draft) or self._around_item(index, draft)

    def _counted(self, index: int, draft: ClaimDraft) -> Place | None:
        """Places that run beside the numbers, are counted themselves, or are the two ends of a way."""
        if (listed := places_chinese.of_list(self.scope, index, self.uses.within)) is not None:
            return listed
        if self._is_chinese and (counted := places_chinese.counted_places(self.view, draft, self.uses.within)) is not None:
            return counted
        return self.points.way(self.scope.clause(index)) if draft.action == "charge_flow" else None

    def _in_item(self, index: int, draft: ClaimDraft) -> Place | None:
        """The best scene of the number's item of its clause, or of its quote."""
        item, quote = self.scope.item(index), draft.quote
        near = dict.fromkeys((*self.uses.within(item.start, item.end), *self.uses.within(quote.start, quote.end)))
        scenes = [scene for scene in near if self.uses.may_tell(scene, draft) and self._is_own_item(index, scene)]
        if draft.action == "train" or (draft.object == "country" and draft.action != "meet"):
            scenes = [scene for scene in scenes if scene.role in ("at", "landing", "abroad")]
        if draft.action not in HANDOVERS and draft.action != "meet" and self.scope.counts_states(index):
            roles = ("at", "landing", "abroad", "to") if draft.action == "deploy" else ("at", "landing", "abroad")
            scenes = [scene for scene in scenes if scene.role in roles]
        chosen = self.uses.choose(scenes, draft.quantity, draft)
        if chosen is None and any(places_chinese.acts_with_abroad(self.view, scene, self.issuer) for scene in near):
            return NOWHERE
        return chosen

    def _is_own_item(self, index: int, scene: Scene) -> bool:
        """Whether a scene in the quote is not that of another number of the same clause."""
        clause = self.scope.clause(index)
        if not clause.start <= scene.start < clause.end:
            return True
        item = self.scope.item(index)
        return item.start <= scene.start < item.end

    def _around_item(self, index: int, draft: ClaimDraft) -> Place | None:
        """The best scene of the clause before the number's item, then of those behind it that hold for all of it."""
        clause, item, uses = self.scope.clause(index), self.scope.item(index), self.uses
        chosen = None
        if item != Span(clause.start, clause.end):
            rest = [scene for scene in uses.within(clause.start, item.start) if uses.may_tell(scene, draft)]
            chosen = uses.choose(rest, draft.quantity, draft)
            if not self._is_chinese and (chosen is None or chosen[1] is None):  # two tonnes worth 3 million at the port of X
                behind = uses.within(item.end, clause.end)
                behind = [s for s in behind if s.role in ("at", "landing") and uses.may_tell(s, draft)]
                chosen = uses.choose(behind, draft.quantity, draft) or chosen
        if chosen is None and draft.action in HANDOVERS and self._is_chinese:
            sent = [s for s in uses.within(item.end, clause.end) if s.role == "sent" and uses.may_tell(s, draft)]
            chosen = uses.choose(sent, draft.quantity, draft)  # 63名(某地50人、某地13人)被从柬埔寨押解回国
        is_passed_on = draft.action not in HANDOVERS and any(s.role == "to" for s in uses.within(clause.start, clause.end))
        return NOWHERE if chosen is None and is_passed_on else chosen  # passed on to somebody: where it was done is not said

    def _own_for_whole_land(self, index: int, draft: ClaimDraft, own: Place | None) -> Place | None:
        """The land that 全省, 全市 stands for, told before (吉林警方介绍,全省共 …); any other place as it is."""
        if own is None or own[1] is None or not self._is_whole(own[1]):
            return own
        own = self.search.earlier_in_sentence(index, draft) or own
        if self._is_chinese and own[1] is not None and self._is_whole(own[1]):
            own = places_chinese.land_named_before(self.scope, index, own[1], self.issuer, self.uses.within) or own
        return own

    def _is_whole(self, text: str) -> bool:
        return any(scene.role == "whole" and scene.text == text for scene in self.scenes)

    def _finer(self, index: int, draft: ClaimDraft, own: Place) -> Place | None:
        """Where a country's body acted, told later in the sentence (U.S. officers seized 40 kg, worth $1m, at X Bridge)."""
        scenes = [s for s in self.scenes if s.text == own[1] and s.codes == own[0]]
        if draft.action in HANDOVERS or not scenes or any(s.role != "body" for s in scenes):
            return None
        found = self.search.later_in_sentence(index, draft, set(own[0]))
        return found if found is not None and found[1] is not None else None

    # --- what stands around the clause; ``own`` is at most a country without a place word

    def _of_course_or_states(self, index: int, draft: ClaimDraft, own: Place | None) -> Place | None:
        """The place of a course, of counted states, and of what was done all over the world: the context tells none."""
        is_of_states = draft.object == "country" and draft.action != "meet"
        if own is None and draft.action == "train":
            if self._is_chinese:
                course = places_chinese.course_before(self.scope, index, self.uses.within)
                return course or places_chinese.school_of_course(self.scope, index, self.uses.within) or NOWHERE
            if (at_home := self._of_home_before(index, draft)) is not None:
                return at_home
            if self.view.language == "fr" and (venue := self.points.venue_of_course(index)) is not None:
                return venue
        if own is None and self._is_chinese and is_of_states and draft.action == "involve":
            return self.search.earlier_in_sentence(index, draft, None, ("at", "of", "body")) or NOWHERE
        if is_of_states or draft.action == "train":
            return own or (None if self._is_chinese else self.home.read(index, draft)) or NOWHERE
        return NOWHERE if own is None and self._is_of_world(index, draft) else None

    def _of_home_before(self, index: int, draft: ClaimDraft) -> Place | None:
        """The issuer's country, where the first scene before the number that names it describes who holds the course."""
        told = self.uses.within(self.scope.clause(index).start, draft.quantity.start)
        at_home = [scene for scene in told if scene.codes == (self.issuer,)]
        return (at_home[0].codes, at_home[0].text) if at_home and at_home[0].role == "of" else None

    def _is_of_world(self, index: int, draft: ClaimDraft) -> bool:
        """Whether the clause tells what was done all over the world (全球20余个国家的400家企业受害)."""
        clause = self.scope.clause(index)
        if self._is_chinese and draft.action not in ("involve", "loss", "block"):
            return places_chinese.is_of_each_party(self.scope, index, self.uses.within)
        return _WORLD[self.view.language].search(self.view.shadow, clause.start, clause.end) is not None

    def _around(self, index: int, draft: ClaimDraft, own: Place | None) -> Place | None:
        """The place that the sentence and the paragraph give; the countries of ``own`` bind it."""
        wanted = set(own[0]) if own is not None else None
        shared = self.search.in_sentence(index, draft, wanted)
        if shared is None and own is not None and own[1] is None and len(own[0]) > 1 and not self._is_chinese:
            there = self.search.later_in_sentence(index, draft)  # police of A and B dismantled 18 rings and held 300 people in A
            if there is not None and set(there[0]) < set(own[0]):
                return there
        shared = shared or self._venue_or_destination(index, draft, own)
        if shared is None and own is None and self._is_chinese and draft.action not in SIDE_DEEDS | HANDOVERS:
            shared = places_chinese.land_of_this_body(self.scope, index, self.issuer)
            shared = shared or places_chinese.spot_told_after(self.scope, index, self.uses.within)
        is_side = draft.action in SIDE_DEEDS and (own is not None or not self._is_mobilised(index, draft))
        if shared is None and not is_side and draft.action != "joint_operation":
            shared = self.search.of_paragraph(index, draft, wanted)
        if own is not None:  # a side names the country; the context may give the place in it
            return shared if shared is not None and shared[1] is not None else own
        if shared is None and self._is_chinese:
            shared = self._of_whoever_speaks(index, draft)
        return shared or self.home.read(index, draft)

    def _venue_or_destination(self, index: int, draft: ClaimDraft, own: Place | None) -> Place | None:
        """Where the meeting was, people are sent or the court sat of which the text has told before."""
        place = None
        if own is None and draft.action == "meet" and self.view.language == "en":
            place = self.points.venue(index)
        if place is None and draft.action == "deploy":
            place = self.points.destination(index)
        if place is None and own is None:
            sentence = self.scope.sentence(index)
            place = self.points.court_before(sentence.start, sentence.end)
        return place

    def _of_whoever_speaks(self, index: int, draft: ClaimDraft) -> Place | None:
        """The land of the embassy that helped or of the official who tells the number."""
        place = places_chinese.host_of_mission(self.scope, index, self.uses.within)
        if place is None and draft.action not in SIDE_DEEDS | HANDOVERS:
            place = places_chinese.land_of_speaker(self.scope, index, self.issuer)
        return place

    def _is_mobilised(self, index: int, draft: ClaimDraft) -> bool:
        """Whether officers are those sent into the operation told before (500 officers were mobilised), not ones sent abroad."""
        clause = self.scope.clause(index)
        words = _MOBILISED[self.view.language]
        return draft.action == "deploy" and words.search(self.view.shadow, clause.start, clause.end) is not None
