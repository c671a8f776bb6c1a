"""When: the days between which a number holds."""

from __future__ import annotations

import datetime as dt

from tasks.text.mentions import Mention
from tasks.text.patterns import compile_guarded
from tasks.transform.records.claims.frames import HANDOVERS
from tasks.transform.records.clauses import Clause, Sentence
from tasks.transform.records.context import days, leaning, occasions, reports
from tasks.transform.records.context.campaigns import campaign_dates, is_heading
from tasks.transform.records.context.days import DAYS, Dates
from tasks.transform.records.context.operations import BACK
from tasks.transform.records.context.report_days import is_of_the_report
from tasks.transform.records.context.scope import SIDE_DEEDS, Covers, Scope, find_dateline_end
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import pattern, patterns

_NONE: Dates = (None, None)

# A loose "when" that says: not the date told before.
_LOOSE = patterns("periods.loose")
_HEAD = 4
_SAME_DAY = pattern("periods.same_day")
_THAT_TIME = pattern("periods.that_time")
_OPENING = 60
"""Characters of an earlier sentence in which a time may stand that holds on, where the sentence counts nothing."""
_HARMED = pattern("periods.harmed")
_SCENE = frozenset({"arrest", "seize", "raid", "dismantle", "rescue", "sentence", "freeze"})
_GOES_ON_WITH = _SCENE | {"deploy", "open_case", "solve", "block", "recover"}
_BRIEF_TOO = frozenset({"arrest", "seize", "raid", "dismantle", "rescue", "deploy"})
_SHORT = 31
"""Most days of a time that "that week" may point back to."""
_SINCE_REACH = 70
_SINCE = compile_guarded(r"\b(?:since|depuis)\s[^,;:]{3,60},?\s(?:on|in|le|en)\s$")
_UP_TO_NOW = pattern("periods.up_to_now")
_ONE_AFTER_ANOTHER = pattern("periods.one_after_another")
_HEADS_REACH = 4
"""Paragraphs back to which a heading time may hold, the number's own among them."""
_MEANWHILE = ("其间", "期间", "这期间", "在此期间", "此间")
_SAME_SCENE = pattern("periods.same_scene")
_CAUGHT = frozenset({"arrest", "seize", "freeze", "raid"})


def fill_periods(scope: Scope) -> None:
    """Set ``period_start`` and ``period_end`` of every draft; campaigns must be known (LABELLING 11, 12)."""
    reader = _Reader(scope)
    for index in scope.order:
        draft = scope.drafts[index]
        draft.period_start, draft.period_end = reader.read(index)


class _Reader:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.view = scope.view
        self.loose = _LOOSE[self.view.language]
        self.dateline = find_dateline_end(self.view)
        campaigns = Covers(self.view.of_kind("operation"))
        told = [m for m in self.view.of_kind("period") if campaigns.over(m) is None]
        usable = [m for m in told if not is_of_the_report(scope, m, self.dateline)]
        self._later: list[Mention] = []
        self._usable = {m.start: m for m in self._with_days_told(usable)}
        self._dated = {start: m for start, m in self._usable.items() if m.period_start or m.period_end}
        self._later = reports.days_later(self.view, list(self._usable.values()))
        self.campaigns = campaign_dates(self.view, self._within)

    # --- which dates are the event's

    def _is_loose(self, start: int, end: int) -> bool:
        return self.loose.search(self.view.shadow, start, end) is not None

    def _within(self, start: int, end: int) -> list[Mention]:
        near = self.view.within("period", start, end)
        found = [dated for m in near if (dated := self._dated.get(m.start)) is not None]
        counted = [m for m in self._later if start <= m.start < end]
        return sorted([*found, *counted], key=lambda m: m.start) if counted else found

    def _with_days_told(self, periods: list[Mention]) -> list[Mention]:
        """The times with "the same day" and "the next day" counted from the day told before them, not from the report's."""
        found: list[Mention] = []
        day: dt.date | None = None
        span: tuple[dt.date, dt.date] | None = None
        told_last = _NONE
        for period in periods:
            same = _SAME_DAY.match(self.view.shadow, period.start)
            if same is not None and day is not None and (period.detail == "contextual" or self.view.language == "zh"):
                told = day + dt.timedelta(days=1) if same["next"] else day
                period = period._replace(period_start=told, period_end=told)
            if span is not None and self.view.shadow.startswith(_MEANWHILE, period.start):
                period = period._replace(period_start=span[0], period_end=span[1])
            if self.view.language == "zh":
                if (event := leaning.day_of_event(self.view, period)) is not None:
                    period = period._replace(period_start=event, period_end=event)
                period = leaning.by_end_of_year(self.view, leaning.named_year(self.view, leaning.since_launch(self.view, period)))
                period = leaning.lean(self.view.shadow, period, day, told_last)
                if period.period_start is not None and period.period_end is not None:
                    told_last = period.period_start, period.period_end
            if period.period_start is not None and period.period_start == period.period_end:
                day = period.period_start
            elif period.period_start is not None and period.period_end is not None:
                span = period.period_start, period.period_end
            if found and self.view.language != "zh" and (both := days.end_of_two(self.view, found[-1], period)) is not None:
                found[-1] = found[-1]._replace(code="interval", period_end=both)
                period = period._replace(code="interval", period_start=found[-1].period_start)
            found.append(period)
        return found

    # --- reading

    def read(self, index: int) -> Dates:
        """First and last day of draft ``index``; null where the text tells none."""
        dates = self._read(index)
        if self.view.language == "zh":
            if dates == _NONE or dates[0] == dates[1]:
                dates = occasions.dates_of_occasion(self.scope, index, self._within) or dates
            dates = leaning.with_bounds_told(self.scope, index, dates, self._within, self._of_campaign)
            dates = leaning.in_same_stretch(self.scope, index, dates)
        elif dates[0] is None and dates[1] is not None and (campaign := self.scope.drafts[index].operation):
            start, end = self._of_campaign(campaign)  # launched in July, it has so far broken up six rings
            dates = (start, dates[1]) if end == dates[1] else dates
        return _NONE if self._is_timeless(self.scope.drafts[index], dates) else dates

    def _read(self, index: int) -> Dates:
        scope, draft = self.scope, self.scope.drafts[index]
        clause = scope.clause(index)
        own = self._of_clause(index, clause) or self._of_verb(index, clause)
        if own is not None:
            return days.in_other_year(scope, index, own)
        if draft.rule.endswith("at-large"):
            return _NONE  # whoever is on the run is so now, whenever the others were caught
        shared = scope.whole_of(index)
        whole = scope.drafts[shared] if shared is not None else None
        for before in scope.clauses_before(index):
            if whole is not None and before.index <= whole.clause:
                break
            if whole is None and scope.is_aside(before, index):
                continue
            if any(scope.drafts[i].rule.endswith("total-or-comparison") for i in scope.by_clause.get(before.index, [])):
                continue  # contre 4,8 tonnes en 2023, et trente hommes ont été arrêtés: not in the year compared
            if self._tells_other_year(before):
                continue
            periods = self._within(before.start, before.end)
            if self.view.language == "zh":
                periods = [m for m in periods if not self._is_ahead(m, draft)]  # 4個月內發話40萬通,財損3億元
            if periods and reports.is_past_of_plan(self.view, periods[-1], draft.status):
                continue
            if periods:
                return self._dates_of(periods[-1], draft if self.view.language != "zh" else None)
            if self._is_loose(before.start, before.end):
                return _NONE
            if (since := self._up_to_now(index, before)) is not None:
                return since
        if whole is not None and draft.status == "planned" != whole.status and self.view.language != "zh":
            return self._after(index) or _NONE  # seven of those held on Friday will be extradited
        if whole is not None:
            if (apart := self._apart_from_whole(index, draft, whole)) is not None:
                return apart
            return whole.period_start, whole.period_end
        later = self._after(index)
        if later is not None:
            return later
        if self.view.language != "zh" and (told := self._of_occasion(index)) is not None:
            return told
        if draft.operation:
            dates = self._of_campaign(draft.operation)
            if dates != _NONE or draft.status != "planned":
                return dates
        return self._of_paragraph(index, draft)

    def _of_occasion(self, index: int) -> Dates | None:
        """The day of the deed told right before in the paragraph, where the sentence does not name the campaign anew."""
        draft, own = self.scope.drafts[index], self.scope.sentence(index)
        if (
            not draft.operation
            or self.view.within("operation", own.start, own.end)
            or BACK[self.view.language].search(self.view.shadow, own.start, own.end)
        ):
            return None
        before = next(iter(self.scope.sentences_before(index)), None)
        for other in self.scope.by_sentence.get(before.index, []) if before is not None else ():
            known = self.scope.drafts[other]
            if known.operation == draft.operation and known.period_start and known.period_start == known.period_end:
                return known.period_start, known.period_end
        return None

    def _apart_from_whole(self, index: int, draft: ClaimDraft, whole: ClaimDraft) -> Dates | None:
        """The own time of a part that is told apart from its whole (余下4名辗转躲藏,8月5日在某地落网)."""
        if self.view.language != "zh" or whole.sentence == draft.sentence or draft.part_of is None:
            return None
        day = self._after(index)
        if day is not None and day[0] is not None and day[0] == day[1]:
            return day
        if self.scope.sentence(index).paragraph == self.view.sentences[whole.sentence].paragraph:
            return None
        told = self._of_paragraph(index, draft)
        return told if told != _NONE else None

    def _is_timeless(self, draft: ClaimDraft, dates: Dates) -> bool:
        """Whether a day is only that of an arrest or a verdict, not of the money or the people defrauded told beside it."""
        if self.view.language == "zh" or dates[0] is None or dates[0] != dates[1]:
            return False
        mention = draft.action_mention
        word = self.view.shadow[mention.start : mention.end] if mention is not None else ""
        return draft.action == "loss" or (draft.action == "involve" and draft.object == "victim" and _HARMED.search(word) is None)

    def _of_clause(self, index: int, clause: Clause) -> Dates | None:
        number = self.scope.drafts[index].quantity
        item = self.scope.item(index)
        for start, end in ((item.start, item.end), (clause.start, clause.end)):
            periods = [m for m in self._within(start, end) if not self._is_ahead(m, self.scope.drafts[index])]
            before = [m for m in periods if m.start < number.start]
            if before:
                return self._dates_of(before[-1], self.scope.drafts[index])
            after = [m for m in periods if m.start >= number.end]
            if after:
                return self._dates_of(after[0])
        if self._is_loose(clause.start, clause.end):
            return _NONE
        return self._up_to_now(index, clause)

    def _of_verb(self, index: int, clause: Clause) -> Dates | None:
        """The time in the clause of the verb, where that is another (six men, held since May, were jailed on Monday)."""
        draft = self.scope.drafts[index]
        if self.view.language == "zh" or draft.status == "ongoing":
            return None
        if draft.rule.endswith("others-go-on"):
            return self._after(index)
        if draft.action_mention is None:
            return None
        at = self.view.clause_at(draft.action_mention.start)
        if at.sentence != clause.sentence or at.index <= clause.index:
            return None
        told = [m for m in self._within(at.start, at.end) if not self._is_ahead(m, draft)]
        behind = [m for m in told if m.start >= draft.action_mention.end]
        return self._dates_of((behind or told)[0], draft) if told else None

    def _is_ahead(self, period: Mention, draft: ClaimDraft) -> bool:
        """Whether a time lies after the report while the number is of something done (sent four and will meet in May)."""
        today = self.view.document.reference_date
        first = period.period_start or period.period_end
        if draft.status != "done" or today is None or first is None:
            return False
        is_from_today = first == today and period.period_end is not None and period.period_end > today
        return first > today or (self.view.language == "zh" and is_from_today)  # 8个月内合共清洗: how long it took

    def _dates_of(self, period: Mention, draft: ClaimDraft | None = None) -> Dates:
        """Its days; a day at the end of "since the ban was announced on 22 July" opens a stretch up to the report."""
        shadow = self.view.shadow
        if self.view.language != "zh" and (_THAT_TIME.match(shadow, period.start) or shadow.startswith("-là", period.end)):
            before = [m for m in self._usable.values() if m.end <= period.start]
            told = [m for m in before if m.period_start and m.period_end and _is_short(m)]
            if told:
                return _dates(told[-1])
        head = shadow[max(self.view.sentence_at(period.start).start, period.start - _SINCE_REACH) : period.start]
        if draft is not None and self.view.language == "zh":
            now = leaning.up_to_report(shadow, period, draft, self.view.document.reference_date)
            if now is not None:
                return now
        if draft is not None and self.view.language != "zh":
            ahead = reports.from_then_on(period, draft.status, self.view.document.reference_date)
            if ahead is not None:
                return ahead
        if period.code == "point" and _SINCE.search(head):
            return period.period_start, self.view.document.reference_date
        return _dates(period)

    def _up_to_now(self, index: int, clause: Clause) -> Dates | None:
        """行动开展以来 without a day: from the campaign's start, where it is known, to the day of the report."""
        if _UP_TO_NOW.search(self.view.shadow, clause.start, clause.end) is None:
            return None
        start, end = self._of_campaign(self.scope.drafts[index].operation or "")
        return start, end or self.view.document.reference_date

    def _after(self, index: int) -> Dates | None:
        """A time told after the number in its sentence, in a clause that counts nothing itself."""
        for after in self.scope.clauses_after(index):
            periods = self._within(after.start, after.end)
            if not periods or (self.view.language != "zh" and self._holds_comparison(after)):
                continue  # seized, against 20 in 2023
            held = self.scope.by_clause.get(after.index, [])
            if self.view.within("part", after.start, after.start + 4):
                return None
            if held and self.view.language == "zh":
                return None
            if held and periods[0].start < self.scope.drafts[held[0]].quantity.start and periods[0].code == "point":
                return None
            return _dates(periods[0])
        return None

    def _of_campaign(self, name: str) -> Dates:
        return self.campaigns.get(name, _NONE)

    def _of_paragraph(self, index: int, draft: ClaimDraft) -> Dates:
        if draft.action == "involve" and draft.object not in ("victim", "case", "suspect", "person"):
            return _NONE
        own = self.scope.sentence(index)
        if self._is_loose(own.start, min(own.end, own.start + 12)):
            return _NONE
        is_zh = self.view.language == "zh"
        if is_zh and leaning.is_of_now(self.scope, index):
            return _NONE
        if is_zh and (then := leaning.at_that_time(self.scope, index)) != _NONE:
            return then
        for sentence in (*self.scope.sentences_before(index), *self.scope.sentences_announcing(index)):
            dates = self._of_sentence(sentence, index)
            if dates is not None:
                return dates
        if is_zh and (told := leaning.campaign_told(self.scope, index)) != _NONE:
            return told
        return self._of_heading(index, draft)

    def _of_heading(self, index: int, draft: ClaimDraft) -> Dates:
        """A stretch of time that heads an earlier paragraph holds until a paragraph tells its own (LABELLING 11, 23)."""
        if self.view.language != "zh":
            return self._of_paragraph_before(index, draft)
        is_occasion = draft.action in HANDOVERS | SIDE_DEEDS | {"involve", "prosecute", "wanted"}
        if self.view.language != "zh" or draft.status != "done":
            return _NONE
        if is_occasion and not self._adds_up(index):
            return _NONE
        own = self.view.sentences[draft.sentence].paragraph
        for at in range(own, max(-1, own - _HEADS_REACH), -1):
            paragraph = self.view.paragraphs[at]
            end = self.scope.sentence(index).start if at == own else paragraph.end
            told = self._within(paragraph.start, end)
            if at == own and told:
                return _NONE
            if told:
                return _dates(told[0]) if is_heading(self.view, told, paragraph) else _NONE
        return _NONE

    def _of_paragraph_before(self, index: int, draft: ClaimDraft) -> Dates:
        """The time of the claims told last, where a paragraph without its own goes on with the same events (LABELLING 11)."""
        is_staff = draft.action == "deploy" and draft.object not in ("officer", "vehicle")
        if draft.status != "done" or draft.action not in _GOES_ON_WITH or is_staff:
            return _NONE
        own = self.view.sentences[draft.sentence].paragraph
        if self._within(self.view.paragraphs[own].start, self.scope.sentence(index).end):
            return _NONE
        if self._is_loose(self.view.paragraphs[own].start, self.scope.sentence(index).end):
            return _NONE
        if self.view.within("mechanism", self.scope.sentence(index).start, self.scope.sentence(index).end):
            return _NONE  # what came of working with others may have come at any time
        for at in range(own - 1, max(-1, own - 2), -1):
            told: list[ClaimDraft] = []
            for sentence in self.scope.paragraph_sentences.get(at, []):
                held = [self.scope.drafts[i] for i in self.scope.by_sentence.get(sentence.index, [])]
                told += [
                    d for d in held
                    if (d.period_start or d.period_end) and d.status == "done" and d.action in _GOES_ON_WITH
                    and not d.rule.endswith("total-or-comparison")
                ]  # fmt: skip
            if told:
                start, end = told[-1].period_start, told[-1].period_end
                is_brief = start is not None and end is not None and (end - start).days <= _SHORT
                return _NONE if is_brief and draft.action not in _BRIEF_TOO else (start, end)
            if self._within(self.view.paragraphs[at].start, self.view.paragraphs[at].end):
                return _NONE
        return _NONE

    def _is_of_the_crime(self, told: ClaimDraft, draft: ClaimDraft) -> bool:
        """Whether the time told before is that of the crime (1月至8月期间清洗6000万元), not of those caught for it."""
        is_span = told.period_start != told.period_end
        return self.view.language == "zh" and is_span and told.action == "loss" and draft.action in _CAUGHT

    def _adds_up(self, index: int) -> bool:
        """Whether a sentence tells courses, patrols … one after another (先后举办5期): over the time that heads the report."""
        sentence = self.scope.sentence(index)
        is_side = self.scope.drafts[index].action in SIDE_DEEDS
        return is_side and _ONE_AFTER_ANOTHER.search(self.view.shadow, sentence.start, sentence.end) is not None

    def _is_of_verdict(self, told: ClaimDraft, draft: ClaimDraft) -> bool:
        """Whether a number is of the verdict told before: who got what, and what was forfeited."""
        return self.view.language == "zh" and told.action == "sentence" and draft.action in ("sentence", "seize")

    def _is_headed(self, sentence: Sentence) -> bool:
        """Whether a time opens the sentence or a clause of it, so that it may hold for what follows (6月3日,警方 …)."""
        return any(
            m.start - max(self.view.clause_at(m.start).start, self.dateline) <= _HEAD
            for m in self._within(sentence.start, sentence.end)
        )

    def _of_sentence(self, sentence: Sentence, index: int) -> Dates | None:
        """What an earlier sentence of the paragraph hands on: the time of its last claim, or one that heads a clause of it."""
        for other in reversed(self.scope.by_sentence.get(sentence.index, [])):
            draft = self.scope.drafts[other]
            if self._may_hand_on(draft, sentence, index) and self._goes_on(draft, sentence, index):
                return draft.period_start, draft.period_end
        for period in reversed(self._within(sentence.start, sentence.end)):
            if self._holds_beyond(period, sentence, index):
                return _dates(period)
        return _NONE if self._is_loose(sentence.start, sentence.end) else None

    def _may_hand_on(self, told: ClaimDraft, sentence: Sentence, index: int) -> bool:
        """Whether the time of a claim told before is one that can hold for the draft after it."""
        draft = self.scope.drafts[index]
        if told.part_of is not None and not self._stands_for_whole(told):
            return False
        if self._tells_other_year(self.view.clauses[told.clause]):
            return False
        if not (told.period_start or told.period_end) or told.rule.endswith("total-or-comparison"):
            return False
        if self._is_of_another(told, draft) or self._is_of_the_crime(told, draft):
            return False
        if told.status == "planned" and draft.status != "planned":
            return False
        is_up_to_now = told.period_end is not None and told.period_end == self.view.document.reference_date
        # 目前, by now: a stock of its own sentence
        return not (is_up_to_now and (told.period_start is None or self._is_of_founding(sentence)))

    def _goes_on(self, told: ClaimDraft, sentence: Sentence, index: int) -> bool:
        """Whether the draft goes on with a claim told before: a stretch of time holds on, a day where the scene does."""
        draft = self.scope.drafts[index]
        if told.period_start != told.period_end:
            return True
        if self.view.language != "zh" and draft.action not in HANDOVERS:
            return True
        own = self.scope.sentence(index)
        if self.view.language == "zh" and _SAME_SCENE.match(self.view.shadow, own.start) is not None:
            return True
        return self._is_of_verdict(told, draft) or self._is_headed(sentence)

    def _holds_beyond(self, period: Mention, sentence: Sentence, index: int) -> bool:
        """Whether an earlier sentence's time holds for the draft: it heads its clause, lies ahead, spreads or opens a scene."""
        clause = self.view.clause_at(period.start)
        if self._holds_comparison(clause) or self._is_event_of_others(period, index):
            return False
        is_at_head = period.start - max(clause.start, self.dateline) <= 2
        if is_at_head and (period.end >= clause.end - 6 or period.period_start == period.period_end):
            return True
        if self.scope.drafts[index].status == "planned" and period.precision not in DAYS:
            return True
        return self._spreads(period, clause, sentence, index) or self._opens_scene(sentence, index)

    def _spreads(self, period: Mention, clause: Clause, sentence: Sentence, index: int) -> bool:
        """Whether an English or French time holds for its paragraph: it opens it, dates a claim, an act or the figures."""
        draft = self.scope.drafts[index]
        if self.view.language == "zh" or draft.action in HANDOVERS:
            return False
        if period.start - sentence.start <= _OPENING or self.scope.by_sentence.get(sentence.index):
            return True
        acts = self.view.within("action", clause.start, clause.end)
        is_dated_act = draft.action != "wanted" and any(m.code in _SCENE for m in acts)
        return (is_dated_act and period.precision in DAYS) or reports.covers_figures(self.view, period)

    def _is_of_founding(self, sentence: Sentence) -> bool:
        return self.view.language == "zh" and leaning.tells_founding(self.scope, sentence)

    def _opens_scene(self, sentence: Sentence, index: int) -> bool:
        """Whether a Chinese sentence that counts nothing tells the deed with which the next goes on (上周查获私烟。关员从 …)."""
        if self.view.language != "zh" or self.scope.by_sentence.get(sentence.index):
            return False
        own = self.scope.sentence(index)
        is_deed = any(m.code in _SCENE for m in self.view.within("action", sentence.start, sentence.end))
        return is_deed and own.index == sentence.index + 1 and _SAME_SCENE.match(self.view.shadow, own.start) is not None

    def _stands_for_whole(self, draft: ClaimDraft) -> bool:
        """Whether a part is told apart from its whole, so that its paragraph has the time from it alone."""
        if self.view.language == "zh" or draft.part_of is None:
            return False
        whole = self.view.sentences[self.scope.drafts[draft.part_of].sentence]
        return whole.paragraph != self.view.sentences[draft.sentence].paragraph

    def _is_of_another(self, told: ClaimDraft, draft: ClaimDraft) -> bool:
        """Whether a short time is that of an arrest or handover, while losses and victims are told beside it."""
        is_result = draft.action == "loss" or (draft.action == "involve" and draft.object in ("victim", "person"))
        if self.view.language == "zh" or not is_result or told.period_start is None or told.period_end is None:
            return False
        return (told.period_end - told.period_start).days <= _SHORT and told.action not in ("loss", "involve")

    def _is_event_of_others(self, period: Mention, index: int) -> bool:
        draft = self.scope.drafts[index]
        is_result = draft.action == "loss" or (draft.action == "involve" and draft.object in ("victim", "person"))
        is_short = bool(period.period_start and period.period_end) and _is_short(period)
        return self.view.language != "zh" and is_result and is_short and period.precision in ("month", "week", "day")

    def _tells_other_year(self, clause: Clause) -> bool:
        """Whether a clause compares with the same stretch of another year, which holds for nothing else."""
        return any(m.rule == "same-span-of-year" for m in self.view.within("period", clause.start, clause.end))

    def _holds_comparison(self, clause: Clause) -> bool:
        held = self.scope.by_clause.get(clause.index, [])
        if self._tells_other_year(clause):
            return True
        return bool(held) and all(self.scope.drafts[i].rule.endswith("total-or-comparison") for i in held)


def _dates(period: Mention) -> Dates:
    return period.period_start, period.period_end


def _is_short(period: Mention) -> bool:
    assert period.period_start is not None and period.period_end is not None
    return (period.period_end - period.period_start).days <= _SHORT
