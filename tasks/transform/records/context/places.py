"""Where: the countries and the most precise place that the text ties to a number."""

from __future__ import annotations

import re

from tasks.text.mentions import Mention
from tasks.text.spans import Span
from tasks.transform.records.claims.frames import HANDOVERS
from tasks.transform.records.clauses import Clause
from tasks.transform.records.context import occasions, places_chinese
from tasks.transform.records.context.home import HomeReader, Place
from tasks.transform.records.context.issuer import issuer_of
from tasks.transform.records.context.points import POINT, PointReader
from tasks.transform.records.context.scenes import Scene, SceneFinder, is_origin_of_goods
from tasks.transform.records.context.scope import SIDE_DEEDS, Scope
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import patterns

_OFFICERS = re.compile(r"(?:维和)?(?:警察|民警|警员|警官|官兵)|(?:维和)警")
_WORLDWIDE = re.compile(r"全球|世界各|(?<!来自)(?:\d+|[一二三四五六七八九十百]+)[多余]?个(?:国家|经济体)")
_PARTNERED = re.compile(r"(?:与|同|和|跟|会同)$")
_MOBILISED = patterns("places.mobilised")
_SHARE = re.compile(r"占|由|在")
_SENDS = re.compile(  # behind a capital that stands for its government
    r"\s(?:would|will|has|have|had|is to|was to|plans?|intends?|aims|wants|also|now|later|sends?|sent|posts?|posted|dispatch\w*|"
    r"deploy\w*|pledged?|promised?|offered|agreed|a|va|doit|compte|enverra\w*|envoie\w*|envoya|enverrait|dépêch\w+|déploi\w+|détach\w+|"
    r"affect\w+|mettra|prévoit)\b"
)
_BACK_FROM = re.compile(
    r"\b(?:return(?:ed|ing)?|flown|flying|brought|bringing|came|coming|arriv(?:ed|ing))(?: back| home| in)? from (?:the )?$"
)
_BEFORE = 40  # characters before a place in which a verb makes it that of a departure
_WORLD = patterns("places.world")
_PLACELESS = frozenset({"agree", "establish"})


def fill_places(scope: Scope) -> None:
    """Set ``places`` and ``place_text`` of every draft (LABELLING 9)."""
    reader = PlaceReader(scope)
    for index in scope.order:
        draft = scope.drafts[index]
        found = reader.read(index)
        if found is None:
            draft.places, draft.place_text = [], None
        else:
            draft.places, draft.place_text = list(found[0]), found[1]
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


NOWHERE: Place = ((), None)


class PlaceReader:
    """Scenes of a document, and the choice among them for a number."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.view = scope.view
        self.issuer = issuer_of(scope.view)
        self.scenes = self.view.once("scenes", SceneFinder(self.view, self.issuer).find)
        self.home = HomeReader(scope, self.issuer, self._in)
        self.points = PointReader(scope, self.issuer, self.scenes, self._in, self._own)
        self._by_clause: dict[int, list[Scene]] = {}
        for scene in self.scenes:
            self._by_clause.setdefault(self.view.clause_at(scene.start).index, []).append(scene)

    def read(self, index: int) -> Place | None:
        """Countries and place of draft ``index``; None where the text does not say."""
        scope, draft = self.scope, self.scope.drafts[index]
        if draft.action in ("agree", "meet") and self.view.language == "zh" and draft.status == "done":
            held = occasions.place_of_occasion(self.scope, index, self._in)
            if held is not None:
                return held.codes, held.text
        if self.view.language == "zh" and (river := places_chinese.river_of_patrol(scope, index, self._in)) is not None:
            own = self._own(index, draft)
            if own is None or (own[1] is None and set(own[0]) <= set(river[0])):
                return river
        if self.view.language == "zh" and (lured := places_chinese.lured_to(scope, index, self._in)) is not None:
            return lured
        if draft.action in _PLACELESS:
            if draft.action == "establish" and self.view.language == "zh":
                return places_chinese.set_up_at(self.scope, index, self._in)
            return self.points.stated_here(index) if self.view.language == "en" else None
        if draft.action in ("sentence", "prosecute") and (court := self.points.court(index, draft)) is not None:
            return court
        is_handed = draft.part_of is None or scope.drafts[draft.part_of].action not in HANDOVERS
        if draft.action == "handover" and is_handed and (point := self.points.handover_point(index)) is not None:
            return point
        is_english = self.view.language == "en"
        if (
            is_english
            and draft.action in HANDOVERS
            and draft.part_of is None
            and (point := self.points.unlisted_point(index)) is not None
        ):
            return point
        if self.view.language == "en" and draft.rule.endswith(":more-follow") and index:
            told = scope.drafts[index - 1]
            told = scope.drafts[told.part_of] if told.part_of is not None else told
            return (tuple(told.places), told.place_text) if told.places else None
        own = self._own(index, draft)
        if own is not None and own[1] is not None and self._is_whole(own[1]):  # 吉林警方介绍,全省共 …
            own = self._earlier_in_sentence(index, draft) or own
            if own[1] is not None and self._is_whole(own[1]) and self.view.language == "zh":
                own = places_chinese.land_named_before(scope, index, own[1], self.issuer, self._in) or own
        if own is not None and self.view.language != "zh" and (finer := self._finer(index, draft, own)) is not None:
            return finer
        if draft.part_of is not None and self.view.language == "en" and draft.rule.endswith(":described"):
            return self._of_whole(index, draft, scope.drafts[draft.part_of], None)  # 40 of them were bosses of centres abroad
        if own is not None and (own[1] is not None or not own[0]):
            return own
        if draft.part_of is not None:
            return self._of_whole(index, draft, scope.drafts[draft.part_of], own)
        if own is None and draft.action == "train" and self.view.language != "zh":
            at_home = [s for s in self._in(scope.clause(index).start, draft.quantity.start) if s.codes == (self.issuer,)]
            if at_home and at_home[0].role == "of":
                return at_home[0].codes, at_home[0].text
        if own is None and self.view.language == "zh" and draft.action == "train":
            return places_chinese.course_before(self.scope, index, self._in)
        if own is None and self.view.language == "zh" and draft.object == "country" and draft.action == "involve":
            return self._earlier_in_sentence(index, draft, None, ("at", "of", "body"))
        if (draft.object == "country" and draft.action != "meet") or draft.action == "train":
            return own if own is not None or self.view.language == "zh" else self.home.read(index, draft)
        if own is None and self.view.language == "zh" and draft.action in ("involve", "loss", "block"):
            clause = scope.clause(index)
            if _WORLDWIDE.search(self.view.shadow, clause.start, clause.end):
                return None  # 全球20余个国家的400家企业受害
        if own is None and self.view.language != "zh" and self._is_of_world(index):
            return None
        wanted = set(own[0]) if own is not None else None
        shared = self._near(index, draft, wanted)
        if shared is None and own is not None and own[1] is None and len(own[0]) > 1 and self.view.language != "zh":
            there = self._nearest_later(index, draft, None)  # police of A and B dismantled 18 rings and held 300 people in A
            if there is not None and set(there[0]) < set(own[0]):
                return there
        if shared is None and own is None and draft.action == "meet" and self.view.language == "en":
            shared = self.points.venue(index)
        if shared is None and draft.action == "deploy":
            shared = self.points.destination(index)
        if shared is None and own is None:
            sentence = self.scope.sentence(index)
            shared = self.points.court_before(sentence.start, sentence.end)
        is_side = draft.action in SIDE_DEEDS and (own is not None or not self._is_mobilised(index, draft))
        if shared is None and not is_side and draft.action != "joint_operation":
            shared = self._of_paragraph(index, draft, wanted)
        if shared is None and own is None and self.view.language == "zh":
            shared = places_chinese.host_of_mission(scope, index, self._in)
            if shared is None and draft.action not in SIDE_DEEDS | HANDOVERS:
                shared = places_chinese.land_of_speaker(scope, index, self.issuer)
        if own is not None:  # a side names the country; the context may give the place in it
            return shared if shared is not None and shared[1] is not None else own
        return shared if shared is not None else self.home.read(index, draft)

    def _is_of_world(self, index: int) -> bool:
        """Whether the clause tells what was done all over the world."""
        clause = self.scope.clause(index)
        return _WORLD[self.view.language].search(self.view.shadow, clause.start, clause.end) is not None

    def _is_whole(self, text: str) -> bool:
        return any(scene.role == "whole" and scene.text == text for scene in self.scenes)

    def _finer(self, index: int, draft: ClaimDraft, own: Place) -> Place | None:
        """Where a country's body acted, told later in the sentence (U.S. officers seized 40 kg, worth $1m, at X Bridge)."""
        scenes = [s for s in self.scenes if s.text == own[1] and s.codes == own[0]]
        if draft.action in HANDOVERS or not scenes or any(s.role != "body" for s in scenes):
            return None
        found = self._nearest_later(index, draft, set(own[0]))
        return found if found is not None and found[1] is not None else None

    def _is_mobilised(self, index: int, draft: ClaimDraft) -> bool:
        """Whether officers are those sent into the operation told before (500 officers were mobilised), not ones sent abroad."""
        clause = self.scope.clause(index)
        words = _MOBILISED[self.view.language]
        return draft.action == "deploy" and words.search(self.view.shadow, clause.start, clause.end) is not None

    def _of_whole(self, index: int, draft: ClaimDraft, whole: ClaimDraft, own: Place | None) -> Place | None:
        """A part's place: its whole's, unless its own sentence, being another, tells one."""
        if own is not None and set(own[0]) != set(whole.places):
            return own
        if self.view.language == "zh" and (share := self._of_share(index, draft)) is not None:
            return share
        if self.view.language == "zh" and (stretch := places_chinese.stretch_behind_cue(self.scope, index)) is not None:
            told = [s for s in self._in(stretch.start, stretch.end) if self._usable(s, draft) and s.text]
            if (there := self._choose(told, Mention("quantity", stretch.end, stretch.end), draft)) is not None:
                return there
        if whole.sentence != draft.sentence:
            said = self._earlier_in_sentence(index, draft)
            if said is None and self.view.language == "zh":
                said = self._nearest_later(index, draft, None)
            if said is not None:
                return said
        return tuple(whole.places), whole.place_text

    def _of_share(self, index: int, draft: ClaimDraft) -> Place | None:
        """The place whose share the sentence goes on to tell (当中甲地占9宗,检获毒品90公斤,12人落网)."""
        for clause in self.scope.clauses_before(index):
            if ";" in self.view.shadow[clause.end : draft.quantity.start]:
                return None
            for other in self.scope.by_clause.get(clause.index, []):
                told = self.scope.drafts[other]
                if (
                    told.part_of is not None
                    and told.unit != draft.unit
                    and _SHARE.search(self.view.shadow, clause.start, clause.end)
                ):
                    return (tuple(told.places), told.place_text) if told.places else None
        return None

    def _near(self, index: int, draft: ClaimDraft, wanted: set[str] | None) -> Place | None:
        """The place that another clause of the sentence gives."""
        if draft.action != "meet" and self.scope.counts_states(index):
            return self._earlier_in_sentence(index, draft, wanted, ("claim", "at") if self.view.language == "zh" else ("claim",))
        if draft.action == "involve" and draft.object == "officer":
            return self._earlier_in_sentence(index, draft, wanted, ("at", "of")) if self.view.language == "zh" else None
        if draft.action == "involve" and draft.object == "other":
            return self._nearest_later(index, draft, wanted) or self._earlier_in_sentence(index, draft, wanted, ("claim",))
        if self.view.language == "zh":
            return self._earlier_in_sentence(index, draft, wanted) or self._nearest_later(index, draft, wanted)
        return (
            self._earlier_in_sentence(index, draft, wanted, ("claim", "at", "landing", "of", "sent", "side"))
            or self._nearest_later(index, draft, wanted)
            or self._earlier_in_sentence(index, draft, wanted)
        )

    def _usable(self, scene: Scene, draft: ClaimDraft) -> bool:
        if scene.role == "origin":
            return False
        if scene.role == "away" and draft.action == "charge_flow" and scene.text and POINT.search(scene.text):
            return True  # 经磨憨口岸出入境的旅客
        if (
            scene.role == "away"
            and draft.action in HANDOVERS
            and _BACK_FROM.search(self.view.shadow, max(0, scene.start - _BEFORE), scene.start) is not None
        ):
            return True  # 241 suspects have been returned from X
        if scene.role == "away" or (scene.role == "to" and draft.action != "deploy"):
            return False
        if draft.action == "joint_operation" and scene.role == "body" and places_chinese.is_partner(self.view, scene):
            return False  # 将与澳门海关开展联合行动: with whom, not where
        if places_chinese.acts_with_abroad(self.view, scene, self.issuer) or places_chinese.is_partner_elsewhere(
            self.view, scene, draft, self._in
        ):
            return False
        if draft.object == "officer" and scene.is_country and scene.role != "at" and _OFFICERS.match(self.view.shadow, scene.end):
            return False  # 8名中国维和警察: whose they are, not where
        if scene.role == "side" and scene.codes == (self.issuer,) and not self._heads_item(scene):
            return False
        if draft.action in ("repatriate", "extradite", "handover"):
            if scene.role in ("landing", "toward"):
                is_point = scene.text is not None and POINT.search(scene.text.lower()) is not None
                return is_point and draft.action == "handover" and self.view.language == "en"
            if self.issuer not in scene.codes or self.view.language != "zh":
                return True
            # a Chinese report's own country is where they were brought, unless it says that they were sent off from there
            return scene.role == "sent" if draft.action != "handover" else scene.role not in ("body", "of", "sent")
        if scene.role == "side" and draft.object == "officer" and draft.action == "deploy" and self.view.language != "zh":
            return False  # 90 French gendarmes: whose they are
        if draft.action == "deploy" and self.view.language != "zh" and _SENDS.match(self.view.shadow, scene.end):
            return False  # Oslo would post 12 officers to Lima
        if scene.role == "sent" and draft.action in ("deploy", "train"):
            return False
        if draft.action == "seize" and self.view.language != "zh" and is_origin_of_goods(self.view, scene):
            return False
        if draft.action == "meet" and _PARTNERED.search(self.view.shadow[max(0, scene.start - 2) : scene.start]):
            return False
        if draft.action == "charge_flow" and scene.role in ("landing", "toward", "sent"):
            return True  # where people were brought to
        is_inflow = draft.action == "charge_flow" and self.view.language != "zh"
        if (
            draft.action in SIDE_DEEDS
            and not is_inflow
            and scene.is_country
            and scene.codes == (self.issuer,)
            and scene.role not in ("at", "landing")
        ):
            return False  # 中国向 … 派出: who sends, not where to
        if draft.action != "deploy" or scene.role != "body" or scene.codes != (self.issuer,):
            return True
        if self.view.language != "zh" or scene.is_country:
            return False
        return places_chinese.is_shifted(self.view, scene, draft) or places_chinese.stays_home(self.view, scene, self._in)

    def _heads_item(self, scene: Scene) -> bool:
        """Whether a side opens the item of a list (——中方侦破案件41起): then it tells where."""
        paragraph = self.view.paragraph_at(scene.start)
        return scene.start > paragraph.start and not self.view.shadow[paragraph.start : scene.start].strip(" -—–•·●▪◆■*")

    @staticmethod
    def _carries(scene: Scene, draft: ClaimDraft) -> bool:
        """Whether a scene may hold for another clause's number: not abroad in general, nor where something came from."""
        return scene.role != "abroad" and (draft.action in HANDOVERS or scene.role not in ("sent", "toward"))

    def _own(self, index: int, draft: ClaimDraft) -> Place | None:
        clause, item = self.scope.clause(index), self.scope.item(index)
        quote, number = draft.quote, draft.quantity
        if (listed := places_chinese.of_list(self.scope, index, self._in)) is not None:
            return listed
        if self.view.language == "zh" and (counted := places_chinese.counted_places(self.view, draft, self._in)) is not None:
            return counted
        if draft.action == "charge_flow" and (way := self.points.way(clause)) is not None:
            return way
        near = dict.fromkeys((*self._in(item.start, item.end), *self._in(quote.start, quote.end)))
        scenes = [scene for scene in near if self._usable(scene, draft) and self._is_own_item(index, scene)]
        if draft.action == "train" or (draft.object == "country" and draft.action != "meet"):
            scenes = [scene for scene in scenes if scene.role in ("at", "landing", "abroad")]
        if draft.action not in HANDOVERS and draft.action != "meet" and self.scope.counts_states(index):
            roles = ("at", "landing", "abroad", "to") if draft.action == "deploy" else ("at", "landing", "abroad")
            scenes = [scene for scene in scenes if scene.role in roles]
        chosen = self._choose(scenes, number, draft)
        if chosen is None and any(places_chinese.acts_with_abroad(self.view, scene, self.issuer) for scene in near):
            return NOWHERE
        if chosen is None and item != Span(clause.start, clause.end):
            rest = [scene for scene in self._in(clause.start, item.start) if self._usable(scene, draft)]
            chosen = self._choose(rest, number, draft)
            if self.view.language != "zh" and (
                chosen is None or chosen[1] is None
            ):  # two tonnes worth 3 million at the port of X
                behind = [s for s in self._in(item.end, clause.end) if self._usable(s, draft) and s.role in ("at", "landing")]
                chosen = self._choose(behind, number, draft) or chosen
        if chosen is None and draft.action in HANDOVERS and self.view.language == "zh":
            sent = [s for s in self._in(item.end, clause.end) if s.role == "sent" and self._usable(s, draft)]
            chosen = self._choose(sent, number, draft)  # 63名(某地50人、某地13人)被从柬埔寨押解回国
        if chosen is None and draft.action not in HANDOVERS and any(s.role == "to" for s in self._in(clause.start, clause.end)):
            return NOWHERE  # passed on to somebody: where it was done is not said
        return chosen

    def _is_own_item(self, index: int, scene: Scene) -> bool:
        """Whether a scene in the quote is not that of another number of the same clause."""
        clause = self.scope.clause(index)
        if not clause.start <= scene.start < clause.end:
            return True
        item = self.scope.item(index)
        return item.start <= scene.start < item.end

    def _in(self, start: int, end: int) -> list[Scene]:
        found = []
        first, last = self.view.clause_at(start).index, self.view.clause_at(max(start, end - 1)).index
        for at in range(first, last + 1):
            found += [scene for scene in self._by_clause.get(at, []) if start <= scene.start < end]
        return found

    def _choose(self, scenes: list[Scene], number: Mention, draft: ClaimDraft) -> Place | None:
        """The best of some scenes: a place before an authority, an authority before a bare side; the nearest of equals."""
        if not scenes:
            return None
        origin = 0 if draft.action in HANDOVERS else 2
        ranks = {
            "at": 0,
            "landing": 0,
            "to": 0,
            "sent": origin,
            "of": 1,
            "abroad": 2,
            "body": 3,
            "side": 4,
            "name": 4,
            "whole": 5,
        }
        ranks |= {"toward": 5, "away": 2}

        def cost(scene: Scene) -> tuple[int, int, int]:
            distance = number.start - scene.end if scene.end <= number.start else scene.start - number.end
            behind = int(scene.start >= number.end) if self.view.language == "zh" else int(scene.end <= number.start)
            return ranks[scene.role], behind if scene.role != "body" else 0, max(0, distance)

        best = min(scenes, key=cost)
        if best.role == "abroad":
            return NOWHERE
        return best.codes, best.text

    def _earlier_in_sentence(
        self, index: int, draft: ClaimDraft, wanted: set[str] | None = None, roles: tuple[str, ...] | None = None
    ) -> Place | None:
        """Going back from the clause of the number; ``roles`` limits what counts (``claim``: the place of another claim)."""
        for clause in self.scope.clauses_before(index):
            if self.scope.is_aside(clause, index):
                continue
            found = self._of_clause(clause, draft, roles)
            if found is not None and (wanted is None or set(found[0]) == wanted):
                return found
        return None

    def _of_clause(self, clause: Clause, draft: ClaimDraft, roles: tuple[str, ...] | None) -> Place | None:
        if roles is None or "claim" in roles:
            for at in reversed(self.scope.by_clause.get(clause.index, [])):
                other = self.scope.drafts[at]
                if other.part_of is not None and other.part_of == draft.part_of:
                    continue
                if other.places and other is not draft and (other.action in HANDOVERS) == (draft.action in HANDOVERS):
                    return tuple(other.places), other.place_text
        told = self._by_clause.get(clause.index, [])
        scenes = [s for s in told if self._usable(s, draft) and self._carries(s, draft)]
        if not scenes and any(places_chinese.acts_with_abroad(self.view, scene, self.issuer) for scene in told):
            return NOWHERE
        is_deed = self.view.language == "zh" and draft.action not in HANDOVERS | SIDE_DEEDS and draft.object != "country"
        if is_deed and (joint := places_chinese.of_joint_bodies(self.view, clause, scenes)) is not None:
            return joint
        if roles is not None:
            scenes = [scene for scene in scenes if scene.role in roles]
        if draft.action in SIDE_DEEDS:  # but a town's border police count who passes there, and its forces act in it
            is_passage = draft.action in ("charge_flow", "deploy") and self.view.language == "zh"
            scenes = [scene for scene in scenes if scene.role != "body" or (is_passage and not scene.is_country)]
        return self._choose(scenes, Mention("quantity", clause.end, clause.end), draft)

    def _nearest_later(self, index: int, draft: ClaimDraft, wanted: set[str] | None) -> Place | None:
        if draft.action in SIDE_DEEDS and draft.action != "deploy":
            return None
        roles = ("at", "landing") if self.view.language == "zh" else ("at", "landing", "of")
        if draft.action == "deploy" and self.view.language != "zh":
            roles = ("to", "toward")
        if draft.action in HANDOVERS and self.view.language == "zh":
            roles = (*roles, "sent")  # 由对方移交后,从仰光押解回国
        for clause in self.scope.clauses_after(index):
            if self.view.language != "zh" and self.scope.is_aside(clause, index):
                continue
            if self.view.language != "zh" and ";" in self.view.shadow[self.scope.clause(index).end : clause.start]:
                return None
            held = self.scope.by_clause.get(clause.index, [])
            if self.view.language == "en" and held and all(self.scope.drafts[i].part_of == index for i in held):
                continue  # 17 arrests, of which nine in Georgia
            scenes = [s for s in self._by_clause.get(clause.index, []) if self._usable(s, draft) and s.role in roles]
            if scenes and (wanted is None or set(scenes[0].codes) == wanted):
                return self._choose(scenes, Mention("quantity", clause.start, clause.start), draft)
        return None

    def _of_paragraph(self, index: int, draft: ClaimDraft, wanted: set[str] | None) -> Place | None:
        for sentence in self.scope.sentences_before(index):
            for other in reversed(self.scope.by_sentence.get(sentence.index, [])):
                known = self.scope.drafts[other]
                if (
                    (known.part_of is None or self._is_told_apart(known))
                    and known.places
                    and known.action not in SIDE_DEEDS
                    and (wanted is None or wanted == set(known.places))
                    and not self._is_another_count(index, other)
                    and not (draft.action == "surrender" and known.action in HANDOVERS)
                    and not (
                        self.view.language == "zh" and draft.status == "planned" and known.action in HANDOVERS - {draft.action}
                    )
                ):
                    return tuple(known.places), known.place_text
            held = self.scope.by_sentence.get(sentence.index, [])
            flows = {self.scope.drafts[i].clause for i in held if self.scope.drafts[i].action == "charge_flow"}
            if any(self.scope.drafts[i].part_of is not None or self._is_another_count(index, i) for i in held):
                continue
            scenes = [s for s in self._in(sentence.start, sentence.end) if self._usable(s, draft) and self._carries(s, draft)]
            if self.view.language != "zh" and held and all(self.scope.drafts[i].action in SIDE_DEEDS for i in held):
                scenes = [s for s in scenes if s.role != "side"]  # whose officers took part is not where
            if flows:  # where people were brought to is not where somebody was arrested
                scenes = [scene for scene in scenes if self.view.clause_at(scene.start).index not in flows]
            if self.view.language == "zh":
                scenes = [scene for scene in scenes if not places_chinese.is_of_meeting(self.view, scene)]
            if self.view.language == "zh":  # 与珠海警方同步行动: the partner's place is not that of what follows
                scenes = [scene for scene in scenes if not (scene.role == "body" and places_chinese.is_partner(self.view, scene))]
            if wanted is not None:
                scenes = [scene for scene in scenes if scene.text is not None and set(scene.codes) == wanted]
            if self.view.language == "zh" and not held:
                scenes = [scene for scene in scenes if not (scene.role == "of" and places_chinese.is_subject(self.view, scene))]
            found = self._choose(scenes, Mention("quantity", sentence.end, sentence.end), draft)
            if found is not None:
                return found
        return None

    def _is_told_apart(self, part: ClaimDraft) -> bool:
        """Whether a part stands in another paragraph than its whole, which it brings along."""
        if part.part_of is None or not part.rule.endswith("share-of-nation"):
            return False
        whole = self.view.sentences[self.scope.drafts[part.part_of].sentence]
        return whole.paragraph != self.view.sentences[part.sentence].paragraph

    def _is_another_count(self, index: int, other: int) -> bool:
        """Whether a total over its own stretch of time follows a domestic incident: the incident's spot is not the total's."""
        draft, known = self.scope.drafts[index], self.scope.drafts[other]
        own = (draft.period_start, draft.period_end)
        return (
            draft.action not in HANDOVERS
            and known.places == [self.issuer]
            and draft.period_end is not None
            and own != (known.period_start, known.period_end)
            and self.scope.is_total(index)
            and not self.scope.is_total(other)
            and not (draft.action == "prosecute" and draft.period_start is None)
        )
