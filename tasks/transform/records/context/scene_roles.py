"""The part that a place plays in its sentence: where something was done, whence or whither, or whose authority it names."""

from __future__ import annotations

import re
from typing import NamedTuple

from tasks.text.mentions import Mention
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.context.origins import find_origins
from tasks.transform.records.context.scope import Covers
from tasks.transform.records.words import pattern, patterns

_REACH = 30
"""Characters before a place that tell its role."""
# Words before a place that make it no scene of the deed: where somebody came from, passed through, was going to or was addressed.
_AWAY = patterns("places.away")
_LANDING = patterns("places.landing")
_LANDED = pattern("places.landed")
_ABROAD_FOR = pattern("places.abroad_for")
_SENT_FROM = patterns("places.sent_from")
_LOCATIVE = patterns("places.locative")
# What follows a place that names a body of it.
_BODY = patterns("places.body")
_RECIPIENT = patterns("places.recipient")
_DEEDS_MADE = pattern("places.deeds_made")
_DEN_AFTER = pattern("places.den_after")
_IN_SITE_OF = pattern("places.in_site_of")
_JOURNEY = pattern("places.journey")
_GIVES_LEAD = pattern("places.gives_lead")
_LEAD_GIVEN_BY = pattern("places.lead_given_by")
_GOING = re.compile(r"(?:赴|去|到|往|前往)$")
_MISSION = pattern("places.mission")
_ON_DUTY = pattern("places.on_duty")
_FLEW = pattern("places.flew")
_FORCES_FROM = pattern("places.forces_from")
_SET_OFF_FOR = pattern("places.set_off_for")
_ORIGIN_COUNT = re.compile(r"(?:籍|居民|民众|人)?(?:\d+|[一二三四五六七八九十百]+)(?:人|名)")
_OPEN_BRACKET = re.compile(r"\((?:其中|含|包括)?[^()。;]{0,24}$")
_TOWARD = re.compile(r"\bto\s(?:the\s)?$")
_NOT_A_SCENE_AFTER = pattern("places.not_a_scene_after")
_WHOLE_HOME = pattern("places.whole_home")
_BODY_BEFORE = pattern("places.body_before")
_PEOPLE_OF_ABROAD = pattern("places.people_of_abroad")
_DENS = ("设在", "设于", "开在")


class Run(NamedTuple):
    """The places of one list as they stand in the text."""

    places: list[Mention]
    start: int
    end: int
    codes: tuple[str, ...]


class RoleReader:
    """Reads the roles of the scenes of a document (``Scene.role``).

    Each step names a role or ``""``, where the next one decides.
    """

    def __init__(self, view: DocumentView, issuer: str | None) -> None:
        self.view = view
        self.issuer = issuer
        self._is_chinese = view.language == "zh"
        self._bodies = Covers(view.of_kind("organisation"))

    def read(self, run: Run) -> str:
        """The role of the places of one list; ``of`` where nothing around them tells another."""
        before = self.view.shadow[max(0, run.start - _REACH) : run.start]
        if run.places[0].detail == "abroad":
            told = _PEOPLE_OF_ABROAD.match(self.view.shadow, run.end) or _ABROAD_FOR.search(before)
            return "away" if told else "abroad"
        return (
            self._of_duty_or_den(run, before)
            or self._of_what_only_passes(run, before)
            or self._of_origin_or_name(run)
            or self._of_journey(run, before)
            or self._of_body(run, before)
            or self._of_way(run, before)
            or "of"
        )

    def is_body(self, mention: Mention) -> bool:
        """Whether the place is part of the name of an authority (缅甸警方, le parquet d'Anvers)."""
        if self.view.language == "fr" and _BODY_BEFORE.search(self.view.shadow, max(0, mention.start - 48), mention.start):
            return True
        if (body := self._bodies.over(mention)) is not None:
            return body.start <= mention.start and body.end > mention.end
        return _BODY[self.view.language].match(self.view.shadow, mention.end) is not None

    def _of_duty_or_den(self, run: Run, before: str) -> str:
        """Where Chinese officers serve, a den was set up, or (away) where counted people come from."""
        if not self._is_chinese:
            return ""
        shadow = self.view.shadow
        if _MISSION.search(before) and _ON_DUTY.match(shadow, run.end):
            return "at"  # 前往泰国受训, 赴联合国驻南苏丹任务区
        if _ORIGIN_COUNT.match(shadow, run.end) and _OPEN_BRACKET.search(before):
            return "away"  # 61名(大陆42人、台湾19人): where they come from
        return "at" if before.endswith(_DENS) and _DEN_AFTER.match(shadow, run.end) else ""  # 捣毁设在大连的诈骗窝点

    def _of_what_only_passes(self, run: Run, before: str) -> str:
        """Whether somebody came from there, passed through, was going there, or only gave the lead that others followed."""
        view = self.view
        is_at_home = _WHOLE_HOME.match(view.shadow, run.start) is not None  # 国内被害人143名: that is where they were cheated
        if _NOT_A_SCENE_AFTER.match(view.shadow, run.end) and not is_at_home:
            return "away"
        if _AWAY[view.language].search(before) and not _DEEDS_MADE.search(
            view.shadow, view.sentence_at(run.start).start, run.start
        ):
            return "away"
        return "away" if self._is_chinese and self._gave_lead(run) else ""  # 情资由某国警方提供: they did not act themselves

    def _gave_lead(self, run: Run) -> bool:
        """Whether a clause without numbers only says whose lead was followed (据某国警方提供的线索; 情资由某国警方提供)."""
        view, clause = self.view, self.view.clause_at(run.start)
        if view.within("quantity", clause.start, clause.end):
            return False
        is_given = _LEAD_GIVEN_BY.search(view.shadow, clause.start, run.start) and "提供" in view.shadow[run.end : clause.end]
        return bool(is_given) or _GIVES_LEAD.match(view.shadow, run.end, clause.end) is not None

    def _of_origin_or_name(self, run: Run) -> str:
        """Whence people come; 全省 of what is named before; 全国 in the name of a campaign, behind the city that reports it."""
        first = run.places[0]
        if any(origin.start <= run.start < origin.end for origin in find_origins(self.view)):
            return "origin"
        if len(run.places) == 1 and first.rule == "place:whole":
            return "whole"
        return "name" if self._is_chinese and first.code == self.issuer and self._is_in_name(first) else ""

    def _is_in_name(self, mention: Mention) -> bool:
        near = self.view.within("operation", max(0, mention.start - 20), mention.start + 1)
        return any(campaign.start <= mention.start and mention.end <= campaign.end for campaign in near)

    def _of_journey(self, run: Run, before: str) -> str:
        """Where Chinese words only send people or let them arrive."""
        if not self._is_chinese:
            return ""
        if _FLEW.search(before) and self.view.shadow.startswith("的", run.end):
            return "away"  # 一名由曼谷飞抵香港的旅客
        return "away" if _GOING.search(before) and _JOURNEY.match(self.view.shadow, run.end) else ""  # 诱骗民众赴柬埔寨工作

    def _of_body(self, run: Run, before: str) -> str:
        """Whose authority it is, or to whom something went."""
        view, last = self.view, run.places[-1]
        is_english = view.language == "en"
        if _RECIPIENT[view.language].search(before) and (not is_english or self.is_body(last)):
            return "to"
        if self.is_body(last) or self.is_body(run.places[0]):
            return "body"
        if is_english and _SET_OFF_FOR.search(view.shadow, view.sentence_at(run.start).start, run.start):
            return "to"  # flew out of Oslo on Monday for Haiti
        return "body" if is_english and _FORCES_FROM.search(before) else ""  # investigators from Germany and Latvia

    def _of_way(self, run: Run, before: str) -> str:
        """Where people or goods landed, set out or went, or where something was done."""
        language = self.view.language
        if run.codes == (self.issuer,) and (_LANDING[language].search(before) or _LANDED.match(self.view.shadow, run.end)):
            return "landing"
        if language == "fr" and _IN_SITE_OF.search(before):
            return "at"  # dans un garage d'Osnabrück
        if _SENT_FROM[language].search(before):
            return "sent"
        if language == "en" and _TOWARD.search(before):
            return "toward"
        return "at" if _LOCATIVE[language].search(before) else ""
