"""Chinese places that the words around them show: where a course is held, what is counted itself, forces that only shift."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from tasks.text.spans import Span
from tasks.transform.records.claims.frames import HANDOVERS
from tasks.transform.records.clauses import Clause, DocumentView
from tasks.transform.records.context.home import Place
from tasks.transform.records.context.leaning import is_lured
from tasks.transform.records.context.scenes import Scene, codes_of
from tasks.transform.records.context.scope import Scope
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import pattern

_UNITS_OF_LAND = re.compile(r"(?:省|市|县|区|州|地)(?:份|区市|区|级市|市)?$")
_HELD = pattern("places.held")
_MEETING_HELD = pattern("places.meeting_held")
_SHIFTED = pattern("places.shifted")
_ABROAD = pattern("places.abroad")
_WITH_ABROAD = pattern("places.with_abroad")
_BOUND_FOR = pattern("places.bound_for")
_SETS_UP = pattern("places.sets_up")
_EACH = re.compile(r"分别|依次|各自")
_BESIDE = pattern("places.beside")
_PATROL_OF = pattern("places.patrol_of")
_WATERS = pattern("places.waters")
_STATES = pattern("places.states")
_SOMEBODY_THERE = pattern("places.somebody_there")
_HELPED_THERE = pattern("places.helped_there")
_EMBASSY = pattern("places.embassy_there")
_SCHOOL = pattern("places.school")
_TEACHES = pattern("places.teaches")
_EACH_PARTY = pattern("places.each_party")
_SPOT_OF_DEED = pattern("places.spot_of_deed")
_THIS_BODY = pattern("places.this_body")
_KINDS_OF_LAND = ("省", "市", "县", "州", "区", "自治区")
_SHORT_NAME = 6
_JOINTLY = pattern("places.jointly")
_LISTED = re.compile(r"[、同与和及]|会同|联合")
_REACH = 40
"""Characters before a number in which a list of counted places stands."""

ScenesIn = Callable[[int, int], list[Scene]]
"""The scenes that start in a stretch of the text."""


def counted_places(view: DocumentView, draft: ClaimDraft, scenes_in: ScenesIn) -> Place | None:
    """The places that are themselves counted (流入河北、河南等7个省份)."""
    if draft.action != "involve" or _UNITS_OF_LAND.search(view.shadow, draft.quantity.start, draft.quantity.end) is None:
        return None
    for scene in scenes_in(max(0, draft.quantity.start - _REACH), draft.quantity.start):
        if scene.text and view.shadow[scene.end : draft.quantity.start] in ("等", "") and "、" in scene.text:
            return scene.codes, scene.text
    return None


def set_up_at(scope: Scope, index: int, scenes_in: ScenesIn) -> Place | None:
    """Where something is set up, told with 在 in its own clause (在全省设立20个联络站)."""
    told = scenes_in(scope.item(index).start, scope.drafts[index].quantity.start)
    scenes = [scene for scene in told if scene.text and scene.role in ("at", "whole")]
    if not scenes:  # 某省将新设12个联络站: a province or town sets up in itself
        own = [s for s in told if s.text and s.role == "of" and not s.is_country and len(s.codes) == 1]
        scenes = [s for s in own if _SETS_UP.match(scope.view.shadow, s.end)]
    return (scenes[-1].codes, scenes[-1].text) if scenes else None


def course_before(scope: Scope, index: int, scenes_in: ScenesIn) -> Place | None:
    """Where an earlier clause of the sentence holds the course (在昆明举办研修班,为东盟国家培训警官40名)."""
    for clause in scope.clauses_before(index):
        for scene in scenes_in(clause.start, clause.end):
            is_host = scene.role == "at" or (scene.role == "of" and scene.start == clause.start)  # 昆明将承办研修班
            if is_host and scene.text and _HELD.match(scope.view.shadow, scene.end):
                return scene.codes, scene.text
    return None


def school_of_course(scope: Scope, index: int, scenes_in: ScenesIn) -> Place | None:
    """The school that teaches (某省警察学院为外国培训警官20名; 某市的海警学院将举办研修班): under its name, or where it lies."""
    view, number = scope.view, scope.drafts[index].quantity
    for clause in (scope.clause(index), *scope.clauses_before(index)):
        for scene in scenes_in(clause.start, min(clause.end, number.start)):
            school = _SCHOOL.match(view.shadow, scene.end, clause.end) if scene.text and not scene.is_country else None
            if school is None or _TEACHES.match(view.shadow, school.end(), clause.end) is None:
                continue
            is_named = not school[0].startswith("的")
            return scene.codes, view.text[scene.start : school.end()] if is_named else scene.text
    return None


def is_of_each_party(scope: Scope, index: int, scenes_in: ScenesIn) -> bool:
    """Whether all the states that took part, which are only counted, did it (28国海关参与的行动结束。各参与方查获184起)."""
    view, start, end = scope.view, scope.sentence(index).start, scope.drafts[index].quantity.start
    told = _EACH_PARTY.search(view.shadow, start, end)
    if told is None or any(scene.role == "at" for scene in scenes_in(told.end(), end)):
        return False
    paragraph = scope.paragraph(index)
    return any(m.unit == "country" for m in view.within("quantity", paragraph.start, end))


def spot_told_after(scope: Scope, index: int, scenes_in: ScenesIn) -> Place | None:
    """The place that a later sentence of the paragraph tells as that of the deed (抓获4人。案发地在某县境内)."""
    sentences = scope.paragraph_sentences[scope.sentence(index).paragraph]
    for sentence in (s for s in sentences if s.start > scope.sentence(index).start):
        told = _SPOT_OF_DEED.match(scope.view.shadow, sentence.start, sentence.end)
        scenes = [s for s in scenes_in(told.end(), sentence.end) if s.text] if told is not None else []
        if scenes:
            return scenes[0].codes, scenes[0].text
    return None


def land_of_this_body(scope: Scope, index: int, issuer: str | None) -> Place | None:
    """The place in the name of the body that its own official calls 该局, 该关 (某市海警局副局长说,今年该局查处34起)."""
    view, number = scope.view, scope.drafts[index].quantity
    this = _THIS_BODY.search(view.shadow, scope.clause(index).start, number.start)
    if this is None:
        return None
    for person in reversed(view.within("person", scope.sentence(index).start, this.start())):
        named = [m for m in view.within("place", person.start, person.end) if m.code == issuer and m.detail != "country"]
        if named:
            end = max(m.end for m in named if m.start == named[0].start)
            return (issuer or "",), view.text[named[0].start : end]
    return None


def set_off_before(scope: Scope, index: int, scenes_in: ScenesIn) -> Place | None:
    """The place that stands alone in the clause before (5日,在仰光,15名嫌疑人被移交)."""
    clause = next(iter(scope.clauses_before(index)), None)
    if clause is None:
        return None
    for scene in scenes_in(clause.start, clause.end):
        if scene.role == "at" and scene.text and scope.view.shadow[clause.start : clause.end].strip(" ,") == f"在{scene.text}":
            return scene.codes, scene.text
    return None


def lured_to(scope: Scope, index: int, scenes_in: ScenesIn) -> Place | None:
    """Where people were lured to in order to be held there (诱骗18人前往某地后加以禁锢)."""
    if not is_lured(scope, index):
        return None
    clause, view = scope.clause(index), scope.view
    for scene in scenes_in(clause.start, clause.end):
        if scene.text and _BOUND_FOR.search(view.shadow, clause.start, scene.start):
            return scene.codes, scene.text
    return None


def stretch_behind_cue(scope: Scope, index: int) -> Span | None:
    """The clauses without numbers between 其中 and a part, which may tell its place (其中一起案件由某省警方侦办,抓获24人)."""
    clause = scope.clause(index)
    cue = scope.view.last_before("part", scope.drafts[index].quantity.start, scope.sentence(index).start)
    if cue is None or cue.start >= clause.start:
        return None
    counted = any(scope.by_clause.get(before.index) for before in scope.clauses_before(index) if before.end > cue.start)
    return None if counted else Span(cue.start, clause.start)


def is_of_meeting(view: DocumentView, scene: Scene) -> bool:
    """Whether a meeting was held there: what it tells of happened elsewhere (第三次会晤在济州举行。双方确认,…)."""
    clause = view.clause_at(scene.start)
    return _MEETING_HELD.search(view.shadow, clause.start, clause.end) is not None


def is_shifted(view: DocumentView, scene: Scene, draft: ClaimDraft) -> bool:
    """Whether forces only move within their own town (临江县公安局接报后,抽调30名民警)."""
    clause = view.clause_at(scene.start)
    is_same = view.clauses[draft.clause].sentence == clause.sentence
    end = max(clause.end, draft.quantity.start) if is_same else clause.end
    return _SHIFTED.search(view.shadow, clause.start, end) is not None


def stays_home(view: DocumentView, scene: Scene, scenes_in: ScenesIn) -> bool:
    """Whether a town's own forces act in it (某县公安局出动民警500人次): its paragraph tells of nowhere and nobody abroad."""
    paragraph = view.paragraph_at(scene.start)
    if _ABROAD.search(view.shadow, paragraph.start, paragraph.end):
        return False
    others = [party.code for party in view.within("party", paragraph.start, paragraph.end)]
    others += ["+".join(near.codes) for near in scenes_in(paragraph.start, paragraph.end)]
    return all(code in (None, "", *scene.codes) for code in others)


def acts_with_abroad(view: DocumentView, scene: Scene, issuer: str | None) -> bool:
    """Whether the issuer's forces act with unnamed foreign ones, wherever (中国公安机关与境外警方开展联合行动47次)."""
    is_own = scene.codes == (issuer,) and scene.role in ("of", "body", "side")
    return is_own and _WITH_ABROAD.match(view.shadow, scene.end) is not None


def is_partner(view: DocumentView, scene: Scene) -> bool:
    """Whether a body is only the partner of another (与珠海警方同步行动)."""
    return _BESIDE.search(view.shadow[max(0, scene.start - 4) : scene.start]) is not None


def is_partner_elsewhere(view: DocumentView, scene: Scene, draft: ClaimDraft, scenes_in: ScenesIn) -> bool:
    """Whether a scene only names the partner of those who acted at a place told already (与泰警捣毁藏身清迈的机房)."""
    if view.language != "zh" or scene.role not in ("body", "of") or draft.action in HANDOVERS or not is_partner(view, scene):
        return False
    start = view.sentence_at(scene.start).start
    return any(s.role == "at" and s.text and s != scene for s in scenes_in(start, draft.quantity.start))


def river_of_patrol(scope: Scope, index: int, scenes_in: ScenesIn) -> Place | None:
    """The river or waters in the name of the patrol that opens the paragraph (湄公河联合巡逻执法行动), of what was done on it."""
    first = scope.paragraph_sentences[scope.sentence(index).paragraph][0]
    for scene in scenes_in(first.start, min(first.end, scope.drafts[index].quantity.start)):
        is_named = scene.text is not None and _WATERS.search(scene.text) is not None
        if is_named and scene.role in ("of", "name", "at") and _PATROL_OF.match(scope.view.shadow, scene.end):
            return scene.codes, scene.text
    return None


def is_subject(view: DocumentView, scene: Scene) -> bool:
    """Whether a sentence without numbers only tells of the place, or of somebody there ("金三角"仍是主要毒源; 某地一位店主说)."""
    return any(words.match(view.shadow, scene.end) is not None for words in (_STATES, _SOMEBODY_THERE))


def host_of_mission(scope: Scope, index: int, scenes_in: ScenesIn) -> Place | None:
    """The state in which an embassy helps people (中国驻某国大使馆介绍,使馆协助解救公民11名), where nothing else is told."""
    view, sentence = scope.view, scope.sentence(index)
    if _HELPED_THERE.search(view.shadow, scope.clause(index).start, scope.clause(index).end) is None:
        return None
    for scene in scenes_in(sentence.start, scope.drafts[index].quantity.start):
        if view.shadow[scene.start - 1 : scene.start] == "驻" and _EMBASSY.match(view.shadow, scene.end):
            return scene.codes, scene.text
    return None


def land_of_speaker(scope: Scope, index: int, issuer: str | None) -> Place | None:
    """The state whose official tells the number, where nothing else does (某国警方发言人指出,已确认被害人412名)."""
    view, sentence = scope.view, scope.sentence(index)
    if _JOINTLY.search(view.shadow, sentence.start, sentence.end):
        return None  # 迄今联手侦破11件: not there alone
    for person in reversed(view.within("person", sentence.start, scope.drafts[index].quantity.start)):
        lands = [m for m in view.within("place", person.start, person.end) if m.detail == "country" and m.code]
        if person.code == "official" and lands and lands[0].code != issuer:
            return (lands[0].code or "",), view.text[lands[0].start : lands[0].end]
    return None


def of_joint_bodies(view: DocumentView, clause: Clause, scenes: list[Scene]) -> Place | None:
    """All the lands whose bodies a clause lists as acting together (甲省海警同香港警方和澳门警方开展联合行动)."""
    bodies = [s for s in scenes if s.role == "body"]
    if len({s.codes for s in bodies}) < 2 or len(bodies) < len(scenes):
        return None
    is_joint = _JOINTLY.search(view.shadow, bodies[-1].end, clause.end) is not None
    has_list = all(_LISTED.search(view.shadow, left.end, right.start) for left, right in pairwise(bodies))
    return (tuple(sorted({code for s in bodies for code in s.codes})), None) if is_joint and has_list else None


def land_named_before(scope: Scope, index: int, whole: str, issuer: str | None, scenes_in: ScenesIn) -> Place | None:
    """The province or town of the paragraph that 全省, 全市 stands for (某省检察院7日通报…。全省批准逮捕…)."""
    if whole[1:] not in _KINDS_OF_LAND:
        return None
    for sentence in scope.sentences_before(index):
        told = [s for s in scenes_in(sentence.start, sentence.end) if s.codes == (issuer,) and not s.is_country and s.text]
        bodies = [s for s in told if s.role in ("body", "of", "at") and s.text and len(s.text) <= _SHORT_NAME]
        if bodies:
            return bodies[0].codes, bodies[0].text
    return _land_of_official(scope, index, whole[1:], issuer)


def _land_of_official(scope: Scope, index: int, kind: str, issuer: str | None) -> Place | None:
    """The province or town in the office of who tells the number (某市禁毒办主任说,全市登记在册 …)."""
    view = scope.view
    start = scope.sentence(index).start
    for person in reversed(view.within("person", start, scope.drafts[index].quantity.start)):
        for place in view.within("place", person.start, person.end):
            text = view.text[place.start : place.end]
            if place.code == issuer and text.endswith(kind) and person.code == "official":
                return (issuer or "",), text
    return None


def of_list(scope: Scope, index: int, scenes_in: ScenesIn) -> Place | None:
    """The place of a number in a list of numbers that runs beside a list of places (缅甸、马来西亚分别缴获29吨和17.5吨)."""
    view, clause = scope.view, scope.clause(index)
    match = _EACH.search(view.shadow, clause.start, clause.end)
    held = scope.by_clause[clause.index]
    if match is None or len(held) < 2 or index not in held:
        return None
    for scene in scenes_in(clause.start, match.start()):
        inside = [m for m in view.within("place", scene.start, scene.end) if m.end <= scene.end and m.code]
        outer = [m for i, m in enumerate(inside) if not i or m.end > inside[i - 1].end]
        if len(outer) == len(held):
            own = outer[held.index(index)]
            return codes_of(own), view.text[own.start : own.end]
    return None
