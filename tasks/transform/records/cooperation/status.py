"""Whether a stated link is planned, going on or done."""

from __future__ import annotations

import datetime as dt
import re

from tasks.text.spans import Span
from tasks.transform.records.clauses import Clause, DocumentView, Sentence
from tasks.transform.records.cooperation.model import SIGNED
from tasks.transform.records.words import pattern, patterns

_ENDING_NOW = pattern("cooperation.ending_now")
_ONGOING = patterns("cooperation.ongoing")
_GOES_ON_BEHIND = pattern("cooperation.ongoing_behind")
_PLANNED = patterns("cooperation.planned")
_PLANNED_HEAD = pattern("cooperation.planned_head")
_LEANS_BACK = pattern("cooperation.leans_back")
_PLANNED_BEHIND = pattern("cooperation.planned_behind")
_LASTING = pattern("cooperation.lasting")
_DAYS_IN = {"年": 365, "个月": 30, "月": 30, "周": 7, "天": 1, "日": 1}
_FINISHED = patterns("cooperation.finished")
_LATELY = pattern("cooperation.lately")
_CAME_BACK = pattern("cooperation.came_back")
_STARTED = pattern("cooperation.started")
_SETTING_OUT = pattern("cooperation.setting_out")
_INTENT_HEAD = pattern("cooperation.intent_head")
"""A paragraph or list that tells intentions: holds for the paragraphs that go on with it."""
_INTENT_REACH = 60
_INTENT_NEXT = pattern("cooperation.intent_next")
_FAR_AHEAD = pattern("cooperation.future_tense")
_SINCE_THEN = pattern("cooperation.since_then")
_REGULARLY = pattern("cooperation.regularly")
_AGREED = pattern("cooperation.agreed")
_WILL = patterns("cooperation.will")
_BARE_VERB = patterns("cooperation.bare_verb")
_HELD_AT = pattern("cooperation.held_at")
_RATES = patterns("cooperation.rates")
_SINCE = patterns("cooperation.stands_since")
_SIGNED_BEFORE = patterns("cooperation.signed_before")
_STANDING = frozenset({"hotline", "liaison_office", "task_force", "cooperation_mechanism"})
_VERB_REACH = 12
"""Characters behind the first letter of a link in which its verb ends."""
_PLAN_REACH = 60
"""Characters behind a link of English or French in which its own verb stands (a joint centre will be opened)."""


class StatusReader:
    """Reads the status of the links of one document."""

    def __init__(self, view: DocumentView) -> None:
        self.view = view
        self.intent = self._intent_paragraphs()

    def read(self, position: int, sentence: Sentence, end: int, own: Span | None = None, mechanism: str = "") -> str:
        """What the words around the mechanism say of it: planned, going on or done; ``own`` is its part of the sentence."""
        if mechanism in _STANDING and self._stands_since(own or Span(sentence.start, sentence.end)):
            return "ongoing"
        if mechanism in SIGNED and self._is_signed_before(sentence):
            return "done"
        if own is not None:
            return self._of_stretch(own, position, end)
        status = self._chinese(position, sentence, end) if self.view.language == "zh" else self._latin(position, sentence, end)
        return status or ("planned" if sentence.paragraph in self.intent else "done")

    def _stands_since(self, told: Span) -> bool:
        """Whether something set up for good is told to have stood since some time (have run a hotline since 2018)."""
        since = _SINCE.get(self.view.language)
        return since is not None and since.search(self.view.shadow, *told) is not None

    def _is_signed_before(self, sentence: Sentence) -> bool:
        """Whether a text is only the time since when something else is told (the first since X and Y signed a treaty)."""
        signed = _SIGNED_BEFORE.get(self.view.language)
        return signed is not None and signed.search(self.view.shadow, sentence.start, sentence.end) is not None

    def _chinese(self, position: int, sentence: Sentence, end: int) -> str | None:
        """From the words up to the link and right behind it, then from the clauses before; None where they do not tell."""
        text, clause = self.view.shadow, self.view.clause_at(position)
        if _ENDING_NOW.search(text, clause.start, clause.end):
            return "ongoing"
        if status := self._of_service(position, end, Span(clause.start, clause.end), sentence):
            return status
        if _GOES_ON_BEHIND.match(text, end, clause.end):
            return "ongoing"
        if self._is_ahead(clause.start, clause.end):
            return "planned"
        if self._is_running(sentence):
            return "ongoing"
        if self._is_patrol_begun(position, end, clause.start, clause.end):
            return "ongoing"
        if status := self._of_words(clause.start, end):
            return status
        if _PLANNED_BEHIND.search(text, end, clause.end):
            return "planned"
        if _FINISHED["zh"].search(text, clause.start, end):
            return "done"
        return self._of_clauses_before(clause)

    def _of_clauses_before(self, clause: Clause) -> str | None:
        """From the nearest clause before that tells it and has no link of its own."""
        for before in self.view.clauses_before(clause):
            is_parted = ";" in self.view.shadow[before.end : clause.start]  # a plan does not go on behind it with other links
            if self._is_of_other_link(before) or (is_parted and self.view.within("mechanism", before.start, before.end)):
                continue
            if _LATELY.search(self.view.shadow, before.start, before.end):
                return "done"
            if status := self._of_words(before.start, before.end):
                return status
        return None

    def _of_words(self, start: int, end: int) -> str | None:
        if goes_on := _ONGOING["zh"].search(self.view.shadow, start, end):
            is_agreed = _REGULARLY.match(goes_on[0]) and _AGREED.search(self.view.shadow, start, goes_on.start())
            return "planned" if is_agreed else "ongoing"
        return "planned" if _PLANNED["zh"].search(self.view.shadow, start, end) else None

    def _latin(self, position: int, sentence: Sentence, end: int) -> str | None:
        """From the clause of the link, then from those before it, as long as they are asides without an act of their own."""
        view, language = self.view, self.view.language
        text, clause = view.shadow, view.clause_at(position)
        is_frame = _HELD_AT.search(text, clause.start, position) is not None  # at their annual talks A and B agreed to ...
        is_told_done = _FINISHED[language].search(text, clause.start, position + _VERB_REACH) is not None
        if not is_told_done and _ENDING_NOW.search(text, sentence.start, clause.end):
            return "ongoing"
        if status := self._of_service(position, end, Span(sentence.start, clause.end), sentence):
            return status
        if self._is_patrol_begun(position, end, sentence.start, clause.end):
            return "ongoing"
        for near in (clause, *view.clauses_before(clause)):
            if near is not clause and self._is_of_other_link(near):
                continue
            goes_on = _ONGOING[language].search(text, near.start, near.end)
            if goes_on is not None and self._is_planned_rate(near, goes_on):
                return "planned"
            if goes_on is not None and not (is_told_done and language == "fr" and _SINCE_THEN.match(goes_on[0])):
                return "ongoing"
            reach = min(near.end, end if is_frame else end + _PLAN_REACH) if near is clause else near.end
            plan = _PLANNED[language].search(text, near.start, reach)
            if plan is not None and not self._is_done_before(near.start, position, plan.start(), end):
                return "planned"
            is_act = bool(view.within("action", near.start, near.end)) and not _LEANS_BACK.match(text, near.start, near.end)
            if near.index == sentence.first_clause or is_act:
                break
        is_future = language == "fr" and not is_told_done and self._is_in_future_tense(sentence, end)
        return "planned" if is_future else None

    def _is_planned_rate(self, clause: Clause, goes_on: re.Match[str]) -> bool:
        """Whether how often it goes on is only a plan (agreed to exchange lists every month)."""
        if self.view.language != "en" or _RATES["en"].fullmatch(goes_on[0]) is None:
            return False
        return _WILL["en"].search(self.view.shadow, clause.start, goes_on.start()) is not None

    def _is_of_other_link(self, clause: Clause) -> bool:
        is_linked = bool(self.view.within("mechanism", clause.start, clause.end))
        return is_linked and not _PLANNED_HEAD.match(self.view.shadow, clause.start)

    def _is_in_future_tense(self, sentence: Sentence, end: int) -> bool:
        """Whether the verb behind a link is in the future (une cellule réunissant A, B et C s'installera à Metz)."""
        ahead = _FAR_AHEAD.search(self.view.shadow, end, sentence.end)
        return ahead is not None and _FINISHED["fr"].search(self.view.shadow, sentence.start, ahead.start()) is None

    def _of_service(self, position: int, end: int, told: Span, sentence: Sentence) -> str | None:
        """Of a peacekeeping unit that sets out: it serves from then on, until it is back."""
        is_service = any(m.code == "peacekeeping" for m in self.view.within("mechanism", position, end))
        if not is_service or not _SETTING_OUT.search(self.view.shadow, *told):
            return None
        return "done" if _CAME_BACK.search(self.view.shadow, told.start, sentence.end) else "ongoing"

    def _is_patrol_begun(self, position: int, end: int, start: int, stop: int) -> bool:
        """Whether a joint patrol is told to have begun."""
        if not any(m.code == "joint_patrol" for m in self.view.within("mechanism", position, end)):
            return False
        is_plan = _PLANNED[self.view.language].search(self.view.shadow, start, position) is not None
        return not is_plan and _STARTED.search(self.view.shadow, start, stop) is not None

    def _is_running(self, sentence: Sentence) -> bool:
        """Whether something begun for a stretch of time has not come to its end (自7月1日起开展为期三个月的行动)."""
        today, lasting = self.view.document.reference_date, _LASTING.search(self.view.shadow, sentence.start, sentence.end)
        since = [m.period_start for m in self.view.within("period", sentence.start, sentence.end) if m.code == "since"]
        if today is None or lasting is None or not since or since[-1] is None:
            return False
        count = lasting["count"]
        number = int(count) if count.isdigit() else "一二三四五六七八九十".find(count.replace("两", "二")) + 1
        return since[-1] <= today < since[-1] + dt.timedelta(days=number * _DAYS_IN[lasting["unit"]])

    def _is_ahead(self, start: int, end: int) -> bool:
        """Whether a time of the stretch lies wholly behind the day of the report (定于下月举行)."""
        today = self.view.document.reference_date
        if today is None:
            return False
        return any(m.period_start is not None and m.period_start > today for m in self.view.within("period", start, end))

    def _of_stretch(self, own: Span, position: int, end: int) -> str:
        language = self.view.language
        if _ONGOING[language].search(self.view.shadow, own.start, own.end):
            return "ongoing"
        plan = _PLANNED[language].search(self.view.shadow, own.start, own.end)
        is_plan = plan is not None and not self._is_done_before(own.start, position, plan.start(), end)
        is_plan = is_plan or self._goes_on_with_plan(own)
        return "planned" if is_plan else "done"

    def _goes_on_with_plan(self, own: Span) -> bool:
        """Whether a part begins with a bare verb that shares the "will" before it (will train 30 men | and open a hotline)."""
        if self.view.language != "en":
            return False
        sentence = self.view.sentence_at(own.start)
        head = _BARE_VERB["en"].match(self.view.shadow, own.start, own.end)
        is_finite = _FINISHED["en"].search(self.view.shadow, own.start, own.end) is not None
        return head is not None and not is_finite and _WILL["en"].search(self.view.shadow, sentence.start, own.start) is not None

    def _is_done_before(self, start: int, position: int, plan: int, end: int) -> bool:
        """Whether the plan lies behind a link told as done (has trained 340 officers and plans to train 60 more)."""
        start = max(start, self.view.shadow.rfind(" that ", start, position))  # it was settled that a hotline will open
        return plan > end and _FINISHED[self.view.language].search(self.view.shadow, start, position + _VERB_REACH) is not None

    def _intent_paragraphs(self) -> set[int]:
        """Paragraphs that go on with a list of intentions announced in one before."""
        found: set[int] = set()
        is_open = False
        for index, paragraph in enumerate(self.view.paragraphs):
            head = self.view.shadow[paragraph.start : paragraph.start + 14]
            if is_open and _INTENT_NEXT.match(head):
                found.add(index)
            elif is_open and index - 1 not in found and index > 0 and not self._announces(index - 1):
                is_open = False
            if self._announces(index):
                is_open = True
        return found

    def _announces(self, index: int) -> bool:
        paragraph = self.view.paragraphs[index]
        tail = self.view.shadow[max(paragraph.start, paragraph.end - _INTENT_REACH) : paragraph.end]
        return bool(_INTENT_HEAD.search(tail)) and tail.rstrip().endswith(":")
