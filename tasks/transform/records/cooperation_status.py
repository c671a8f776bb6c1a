"""Whether a stated link is planned, going on or done."""

from __future__ import annotations

import re

from tasks.text.spans import Span
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.words import pattern, patterns

_ENDING_NOW = pattern("cooperation.ending_now")
_ONGOING = patterns("cooperation.ongoing")
_PLANNED = patterns("cooperation.planned")
_PLANNED_HEAD = re.compile(r"下一步|今后|未来|接下来|.{0,12}(?:将|拟|计划)")
_PLANNED_BEHIND = pattern("cooperation.planned_behind")
_LATELY = re.compile(r"(?:近日|日前|昨[天日晚]|今[天日晨])$")
_CAME_BACK = re.compile(r"完成|圆满|回国|凯旋|返回|归来|回到|载誉|returned|came home|de retour|rentr")
_STARTED = re.compile(r"启动|开始|拉开帷幕|拉开序幕|启航|起航|出航|展开|launched|begin|kicked off|lancée?s?\b|débuté")
_SETTING_OUT = re.compile(
    r"出征|启程|轮换|出发|depart|set off|flew out|flown out|left for|leaves for|boarded|took off|"
    r"rotation|relève"
)
_GOES_ON_BEHIND = pattern("cooperation.ongoing_behind")
_FINISHED = patterns("cooperation.finished")
# A paragraph or list that tells intentions: holds for the paragraphs that go on with it.
_INTENT_HEAD = re.compile(r"下一步|下一阶段|今后|接下来|未来一段时期|going forward|next steps?|à l'avenir")
_INTENT_NEXT = pattern("cooperation.intent_next")


_FAR_AHEAD = re.compile(r"\b(?:s')?[a-zà-ÿ]{3,}(?:era|eront|ira|iront|dra|dront)\b")
_SINCE_THEN = re.compile(r"depuis|déjà|d'ores|chaque")  # a formé 210 agents depuis 2023: done all the same
_WILL = patterns("cooperation.will")
_BARE_VERB = patterns("cooperation.bare_verb")
_PLAN_REACH = 60
"""Characters behind a link of English or French in which its own verb stands (a joint centre will be opened)."""


class StatusReader:
    """Reads the status of the links of one document."""

    def __init__(self, view: DocumentView) -> None:
        self.view = view
        self.intent = self._intent_paragraphs()

    def read(self, position: int, sentence: Sentence, end: int, own: Span | None = None) -> str:
        """What the words around the mechanism say of it: planned, going on or done; ``own`` is its part of the sentence."""
        view = self.view
        if own is not None:
            return self._of_stretch(own, position, end)
        clause = view.clause_at(position)
        ongoing, planned, finished = _ONGOING[view.language], _PLANNED[view.language], _FINISHED[view.language]
        start = clause.start if view.language == "zh" else sentence.start
        is_told_done = view.language != "zh" and finished.search(view.shadow, clause.start, position + 12) is not None
        if not is_told_done and _ENDING_NOW.search(view.shadow, start, clause.end):
            return "ongoing"
        here = {m.code for m in view.within("mechanism", position, end)}
        if "peacekeeping" in here and _SETTING_OUT.search(view.shadow, start, clause.end):
            return "done" if _CAME_BACK.search(view.shadow, start, sentence.end) else "ongoing"
        if view.language == "zh" and _GOES_ON_BEHIND.match(view.shadow, end, clause.end):
            return "ongoing"
        if view.language == "zh" and self._is_ahead(clause.start, clause.end):
            return "planned"
        is_plan = planned.search(view.shadow, start, position) is not None
        if "joint_patrol" in here and not is_plan and _STARTED.search(view.shadow, start, clause.end):
            return "ongoing"
        for at in range(clause.index, sentence.first_clause - 1, -1):
            stretch = view.clauses[at]
            if (
                at != clause.index
                and view.within("mechanism", stretch.start, stretch.end)
                and not _PLANNED_HEAD.match(view.shadow, stretch.start)
            ):
                continue
            stop = max(end, stretch.start) if at == clause.index else stretch.end
            if view.language != "zh" and at == clause.index:
                stop = stretch.end
            if at != clause.index and view.language == "zh" and _LATELY.search(view.shadow, stretch.start, stretch.end):
                return "done"
            goes_on = ongoing.search(view.shadow, stretch.start, stop)
            if goes_on is not None and not (is_told_done and view.language == "fr" and _SINCE_THEN.match(goes_on[0])):
                return "ongoing"
            reach = min(stop, end + _PLAN_REACH) if view.language != "zh" and at == clause.index else stop
            plan = planned.search(view.shadow, stretch.start, reach)
            if plan is not None and not (
                view.language != "zh" and self._is_done_before(stretch.start, position, plan.start(), end)
            ):
                return "planned"
            if at == clause.index and view.language == "zh" and _PLANNED_BEHIND.search(view.shadow, end, clause.end):
                return "planned"
            if at == clause.index and finished.search(view.shadow, stretch.start, stop) and view.language == "zh":
                return "done"
            if view.language != "zh":
                is_aside = at > sentence.first_clause and not view.within("action", stretch.start, stretch.end)
                if not is_aside:
                    break
        if view.language == "fr" and not is_told_done:  # une cellule réunissant A, B et C s'installera à Metz
            ahead = _FAR_AHEAD.search(view.shadow, end, sentence.end)
            if ahead is not None and finished.search(view.shadow, sentence.start, ahead.start()) is None:
                return "planned"
        return "planned" if sentence.paragraph in self.intent else "done"

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
        return plan > end and _FINISHED[self.view.language].search(self.view.shadow, start, position + 12) is not None

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
        tail = self.view.shadow[max(paragraph.start, paragraph.end - 60) : paragraph.end]
        return bool(_INTENT_HEAD.search(tail)) and tail.rstrip().endswith(":")
