"""Chinese places that the words around them show: where a course is held, what is counted itself, forces that only shift."""

from __future__ import annotations

import re
from collections.abc import Callable

from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.context.home import Place
from tasks.transform.records.context.scenes import Scene, codes_of
from tasks.transform.records.context.scope import HANDOVERS, Scope
from tasks.transform.records.model import ClaimDraft

_UNITS_OF_LAND = re.compile(r"(?:省|市|县|区|州|地)(?:份|区市|区|级市|市)?$")
_HELD = re.compile(r"[^,。;]{0,12}?(?:举办|举行|完成|参加|结束|结业|毕业|联合|开办|开设|组织|接受|驻训|集训|进行)")
_MEETING_HELD = re.compile(r"(?:会晤|会议|会谈|磋商|论坛|峰会|发布会|仪式|研讨会|年会)[^,。;]{0,16}(?:举行|召开|开幕|闭幕)")
_SHIFTED = re.compile(r"抽调|调集|抽组|组成(?:联合)?专案组|增派[^,。;]{0,16}(?:充实|加强|补充|支援)")
_EACH = re.compile(r"分别|依次|各自")
_BESIDE = re.compile(r"(?:与|同|和|跟|会同|联同|联合|通报|配合)$")
_PATROL_OF = re.compile(r"(?:流域|水域|海域)?(?:水上|海上)?联合(?:巡逻|巡航|执法|巡查)")
_WATERS = re.compile(r"[江河湖海]$|海峡$|湾$|流域$|水域$|海域$")
_STATES = re.compile(r"[”\"」]?(?:地区)?(?:仍|依然|一直|始终|历来)?(?:是|系|为|成为|位于|毗邻)")
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
    return (scenes[-1].codes, scenes[-1].text) if scenes else None


def course_before(scope: Scope, index: int, scenes_in: ScenesIn) -> Place | None:
    """Where an earlier clause of the sentence holds the course (在昆明举办研修班,为东盟国家培训警官40名)."""
    for clause in scope.clauses_before(index):
        for scene in scenes_in(clause.start, clause.end):
            if scene.role == "at" and scene.text and _HELD.match(scope.view.shadow, scene.end):
                return scene.codes, scene.text
    return None


def is_of_meeting(view: DocumentView, scene: Scene) -> bool:
    """Whether a meeting was held there: what it tells of happened elsewhere (第三次会晤在济州举行。双方确认,…)."""
    clause = view.clause_at(scene.start)
    return _MEETING_HELD.search(view.shadow, clause.start, clause.end) is not None


def is_shifted(view: DocumentView, scene: Scene) -> bool:
    """Whether forces only move within their own town (临江县公安局抽调30名民警)."""
    clause = view.clause_at(scene.start)
    return _SHIFTED.search(view.shadow, clause.start, clause.end) is not None


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
    """Whether a sentence without numbers only says something of the place ("金三角"仍是主要毒源)."""
    return _STATES.match(view.shadow, scene.end) is not None


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
