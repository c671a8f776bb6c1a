"""Chinese times that lean on what was told before them: 同期, 全年, 此后一年间, 宣判当日, 行动期间."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from tasks.text.mentions import Mention
from tasks.transform.records.clauses import Clause, DocumentView, Sentence
from tasks.transform.records.context.days import Dates, years_before
from tasks.transform.records.context.operations import BACK
from tasks.transform.records.context.scope import Scope
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import pattern, patterns

_NONE: Dates = (None, None)

# The how-manieth of a year is no stretch of time (年内第二次联合巡逻, 今年首批).
_ORDINAL_OF_YEAR = pattern("periods.ordinal_of_year")
# 同期: the stretch told last.
_SAME_SPAN = pattern("periods.same_span")
# 此后一年间, 随后三个月内: counted from the day told last.
_THEREAFTER = pattern("periods.thereafter")
# 两天后, 一周后: so many days after the day told last.
COUNTED_ON = pattern("periods.counted_on")
_DAY_OF = pattern("periods.day_of")
_VERDICT = re.compile(r"宣判|判决|宣告")
_HEARING = pattern("periods.hearing")
_SAME_EVENT = {
    "宣判": _VERDICT,
    "开庭": _HEARING,
    "庭审": _HEARING,
    "签约": re.compile(r"签约|签署|签订"),
    "签署": re.compile(r"签约|签署|签订"),
}
# What there still is (仍有41名) is of now, not of the time told before.
_SINCE_LAUNCH = pattern("periods.since_launch")
_LURED = patterns("claims.lured")
_STOCK = re.compile(r"(?<!的)(?:仍|尚|还)(?:然)?(?:有|余)(?!待)")
# What a case comes to (这起案件有受害群众1700人): of no day in particular.
_OF_CASE = pattern("periods.of_case")
# What has since become of those caught, and what came to light of their crime, is not of the day on which they were caught.
_ALREADY_SENT = pattern("periods.already_sent")
_FOUND_OUT = pattern("periods.found_out")
_AT_LARGE = pattern("periods.at_large")
_THEN = re.compile(r"(?<!因)当时|其时|彼时")
_TO_THIS_DAY = re.compile(r"至今|迄今")
_FOUNDED = pattern("periods.founded")
_COMPARED_YEAR = pattern("periods.compared_year")
_SAME_STRETCH = pattern("periods.same_stretch")
_DAYS_APART = 31
_CALLED_AFTER_YEAR = pattern("periods.called_after_year")
_PLANS = pattern("periods.plans")
_RUNS = pattern("periods.runs")
_NAMED_REACH = 16
_EARLY = 3
"""Months of a year in which a report of the whole year is one of the year before."""
_NEAR = 40
"""Characters before 全年 within which another year may be told for comparison."""
_CAMPAIGN = pattern("periods.campaign")
_HELD_ON = pattern("periods.held_on")
_UP_TO_NOW = re.compile(r"(?:已|迄今|至今)(?!于|在|经于)")


def is_ordinal_of_year(shadow: str, period: Mention) -> bool:
    """Whether a year is told only to say the how-manieth of it something is."""
    return period.precision == "year" and _ORDINAL_OF_YEAR.match(shadow, period.end) is not None


def tells_launch(shadow: str, period: Mention) -> bool:
    """Whether a time opens a stretch that began with a campaign (2021年"团圆"行动启动以来)."""
    return period.precision in ("year", "month", "day") and _SINCE_LAUNCH.match(shadow, period.end) is not None


def since_launch(view: DocumentView, period: Mention) -> Mention:
    """The period up to the day of the report, where a campaign began at its start."""
    today = view.document.reference_date
    if today is None or period.period_start is None or not tells_launch(view.shadow, period):
        return period
    return period._replace(period_end=today, code="since", precision="span")


def is_said_next(scope: Scope, period: Mention, clause: Clause) -> bool:
    """Whether a day stands alone before the clause in which somebody says something (昨天,市公安局披露,…)."""
    view = scope.view
    if period.start - clause.start > 1 or period.end < clause.end - 1 or clause.index + 1 >= len(view.clauses):
        return False
    behind = view.clauses[clause.index + 1]
    if behind.sentence != clause.sentence or scope.by_clause.get(behind.index):
        return False
    said = [m for m in view.within("speech", behind.start, behind.end) if m.end >= behind.end - 1]
    return bool(said) and not view.within("action", behind.start, said[-1].start)


def named_year(view: DocumentView, period: Mention) -> Mention:
    """全年 behind a campaign that is called after a year ("净网2022"行动全年), or early in the year after, is of that year."""
    today, text = view.document.reference_date, view.shadow
    if period.period_start is None or not text.startswith("全年", period.start) or _PLANS.match(text, period.end):
        return period
    named = _CALLED_AFTER_YEAR.search(text, max(0, period.start - _NAMED_REACH), period.start)
    is_early = today is not None and period.period_start.year == today.year and today.month <= _EARLY
    year = int(named["year"]) if named is not None else period.period_start.year - is_early
    return period._replace(period_start=dt.date(year, 1, 1), period_end=dt.date(year, 12, 31))


def by_end_of_year(view: DocumentView, period: Mention) -> Mention:
    """年内还将 …: a plan is told with the day until which, and not from when."""
    is_plan = view.shadow.startswith("年内", period.end - 2) and _PLANS.match(view.shadow, period.end) is not None
    return period._replace(period_start=None, code="until") if is_plan and period.period_end is not None else period


def lean(shadow: str, period: Mention, day: dt.date | None, span: Dates) -> Mention:
    """The period with the days that the ``day`` or ``span`` told last gives it; unchanged where it leans on neither."""
    if span != _NONE and _SAME_SPAN.match(shadow, period.start):
        return period._replace(period_start=span[0], period_end=span[1], code="interval", precision="span")
    if _is_next_month(shadow, period, span):  # 今年10月、11月
        return period._replace(period_start=span[0], code="interval", precision="span")
    if _is_next_day(shadow, period, day):  # 4月8日、14日: from the first to the last day told in one breath
        return period._replace(period_start=day, code="interval", precision="span")
    is_compared = _COMPARED_YEAR.search(shadow, max(0, period.start - _NEAR), period.start) is not None
    if is_compared and shadow.startswith("全年", period.start) and span[0] is not None and period.period_start is not None:
        year = span[0].year  # of the year told, not of the one that it is compared with (较前年增加一成;全年进行 …)
        return period._replace(period_start=dt.date(year, 1, 1), period_end=dt.date(year, 12, 31))
    later = COUNTED_ON.match(shadow, period.start)
    if later is not None and day is not None:
        told = _later(day, later["count"], "周" if later["unit"] in ("周", "个星期") else "天")
        return period._replace(period_start=told, period_end=told)
    after = _THEREAFTER.match(shadow, period.start)
    if after is not None and day is not None:
        return period._replace(period_start=day, period_end=_later(day, after["count"], after["unit"]), code="interval")
    return period


def _is_next_month(shadow: str, period: Mention, span: Dates) -> bool:
    """Whether a month only goes on with the list of the month told right before it."""
    if period.precision != "month" or span[1] is None or period.period_start != span[1] + dt.timedelta(days=1):
        return False
    return _goes_on(shadow, period, "月份")


def _is_next_day(shadow: str, period: Mention, day: dt.date | None) -> bool:
    """Whether a day only goes on with the list of the day told right before it."""
    if day is None or period.period_start is None or period.period_start != period.period_end:
        return False
    if not 0 < (period.period_start - day).days <= _DAYS_APART:
        return False
    return _goes_on(shadow, period, "日号")


def _goes_on(shadow: str, period: Mention, ends: str) -> bool:
    """Whether a time stands behind a list mark and one that ends in one of ``ends``."""
    return shadow[period.start - 1 : period.start] in ("、", "及", "和", "与") and shadow[period.start - 2] in ends


def day_of_event(view: DocumentView, period: Mention) -> dt.date | None:
    """The day of an event told before (宣判当日): that of the first sentence that tells the event with a day."""
    match = _DAY_OF.search(view.shadow, max(0, period.start - 2), period.end)
    if match is None or match.start() > period.start:
        return None
    event = _SAME_EVENT.get(match[1], re.compile(match[1]))
    for told in view.within("period", 0, match.start()):
        clause = view.clause_at(told.start)
        is_day = told.period_start is not None and told.period_start == told.period_end
        stop = min(view.sentences[clause.sentence].end, match.start())
        if is_day and event.search(view.shadow, clause.start, stop):
            return told.period_start
    return None


def is_of_now(scope: Scope, index: int) -> bool:
    """Whether a number is a stock that there still is, or what a case comes to: no earlier sentence dates it."""
    view, draft, clause = scope.view, scope.drafts[index], scope.clause(index)
    if _STOCK.search(view.shadow, clause.start, draft.quantity.start):
        return True
    if draft.action == "wanted" and _AT_LARGE.search(view.shadow, clause.start, clause.end):
        return True
    if draft.action == "prosecute" and _ALREADY_SENT.search(view.shadow, clause.start, clause.end):
        return True
    if is_lured(scope, index):
        return True
    sentence = scope.sentence(index)
    is_result = draft.action in ("involve", "loss") and draft.object in ("victim", "money")
    if draft.action == "loss" and _FOUND_OUT.match(view.shadow, sentence.start):
        return True
    return is_result and _OF_CASE.match(view.shadow, sentence.start) is not None


def is_lured(scope: Scope, index: int) -> bool:
    """Whether people are told to have been lured away, which the raid told before did not do, nor on its day."""
    draft, clause = scope.drafts[index], scope.clause(index)
    if draft.action != "involve" or draft.unit != "person":
        return False
    return _LURED["zh"].search(scope.view.shadow, clause.start, clause.end) is not None


def at_that_time(scope: Scope, index: int) -> Dates:
    """The day of the deed told last, where the words point back to its scene (两船当时正在过驳)."""
    sentence, text = scope.sentence(index), scope.view.shadow
    if _THEN.search(text, sentence.start, scope.drafts[index].quantity.start) is None:
        return _NONE
    for other in range(index - 1, -1, -1):
        told = scope.drafts[other]
        if told.period_start is not None and told.status == "done":
            is_day = told.period_start == told.period_end
            return (told.period_start, told.period_end) if is_day else _NONE
    return _NONE


def up_to_report(shadow: str, period: Mention, draft: ClaimDraft, today: dt.date | None) -> Dates | None:
    """今年已达 3亿元: a year that goes on, up to the day of the report."""
    if today is None or period.precision != "year" or draft.status != "done" or not _UP_TO_NOW.match(shadow, period.end):
        return None
    start, end = period.period_start, period.period_end
    return (start, today) if start is not None and end is not None and start <= today < end else None


def day_of_campaign(view: DocumentView, campaign: Mention, days: list[Mention]) -> list[Mention]:
    """The day on which a campaign was held (于7月3日展开代号"飞燕"的行动), of the days of its clause before its name."""
    if not days:
        return []
    end = min(view.clause_at(campaign.start).end, campaign.end + 14)
    return days[-1:] if _HELD_ON.search(view.shadow, days[-1].end, end) else []


def campaign_told(scope: Scope, index: int) -> Dates:
    """Dates of a campaign without a name, told in an earlier paragraph, where this one points back to it (行动期间, …)."""
    view, own = scope.view, scope.sentence(index)
    back = BACK[view.language]
    if not any(back.search(view.shadow, s.start, s.end) for s in (own, *scope.sentences_before(index))):
        return _NONE
    for other in sorted(range(len(scope.drafts)), key=lambda i: -scope.drafts[i].quantity.start):
        draft, sentence = scope.drafts[other], scope.sentence(other)
        if sentence.paragraph >= own.paragraph or draft.period_start is None or draft.period_end is None:
            continue
        if _CAMPAIGN.search(view.shadow, sentence.start, sentence.end):
            return draft.period_start, draft.period_end
    return _NONE


def with_bounds_told(
    scope: Scope, index: int, dates: Dates, within: Callable[[int, int], list[Mention]], of_campaign: Callable[[str], Dates]
) -> Dates:
    """The dates with the bound that the same sentence or the campaign tells.

    自2021年起每季交换情资,迄今侦破11件 = since 2021; 截至3月29日,今年查获3吨 = up to 29 March; 截至11月8日 in a campaign = since
    it began.
    """
    draft, sentence = scope.drafts[index], scope.sentence(index)
    start, end = dates
    if draft.status != "done" or end is None:
        return dates
    told = within(sentence.start, draft.quantity.start)
    if start is None:
        since = [m.period_start for m in told if m.code == "since" and m.period_start is not None and m.period_start < end]
        since = since or _year_up_to(told, end)
        if not since and _TO_THIS_DAY.search(scope.view.shadow, sentence.start, draft.quantity.start):
            since = [m.period_start for m in told if m.period_start is not None and _is_founding(scope.view.shadow, m, end)]
        begun = since[-1] if since else of_campaign(draft.operation)[0] if draft.operation else None
        begun = begun or _begun_before(scope, sentence, within)
        return (begun, end) if begun is not None and begun < end else dates
    until = [m.period_end for m in told if m.code == "until" and m.period_start is None and m.period_end is not None]
    return (start, until[-1]) if until and start <= until[-1] < end else dates


def _begun_before(scope: Scope, sentence: Sentence, within: Callable[[int, int], list[Mention]]) -> dt.date | None:
    """Since when an operation runs that the sentence before tells (自3月1日起开展行动。截至6月10日,…)."""
    before = scope.view.sentences[max(0, sentence.index - 1)]
    if before.paragraph != sentence.paragraph or _RUNS.search(scope.view.shadow, before.start, before.end) is None:
        return None
    since = [m.period_start for m in within(before.start, before.end) if m.code == "since" and m.period_start is not None]
    return since[-1] if since else None


def _year_up_to(told: list[Mention], end: dt.date) -> list[dt.date]:
    """The first day of the year right behind whose name its stretch so far is told (今年截至11月底)."""
    until = [m.start for m in told if m.code == "until" and m.period_end == end]
    years = [m for m in told if m.precision == "year" and any(0 <= at - m.end <= 1 for at in until)]
    return [m.period_start for m in years if m.period_start is not None and m.period_start < end]


def in_same_stretch(scope: Scope, index: int, dates: Dates) -> Dates:
    """The stretch of the number told before, in the year that the words right before this one name (较去年同期的1万人)."""
    view, number = scope.view, scope.drafts[index].quantity
    match = _SAME_STRETCH.search(view.shadow, max(scope.sentence(index).start, number.start - _NEAR), number.start)
    told = scope.drafts[index - 1] if index else None
    if match is None or told is None or told.sentence != scope.drafts[index].sentence:
        return dates
    year = next((m.period_start for m in view.within("period", match.start(), match.end()) if m.period_start is not None), None)
    if year is None or told.period_start is None or told.period_end is None:
        return dates
    years = told.period_start.year - year.year
    return years_before(told.period_start, years), years_before(told.period_end, years)


def up_to_day_told(
    view: DocumentView, sentence: Sentence, dates: Dates, within: Callable[[int, int], list[Mention]]
) -> Dates:  # fmt: skip
    """The dates of a campaign that goes on, up to the day that its paragraph tells next (现将截至11月28日的情况通报如下)."""
    stop = view.paragraph_at(sentence.start).end
    until = [m.period_end for m in within(sentence.start, stop) if m.code == "until" and m.period_end is not None]
    start, end = dates
    return (start, until[0]) if until and start is not None and end is not None and start < until[0] < end else dates


def tells_founding(scope: Scope, sentence: Sentence) -> bool:
    """Whether a sentence counts what came of something since it was set up: of its own, not of what is told next."""
    return _FOUNDED.search(scope.view.shadow, sentence.start, sentence.end) is not None


def _is_founding(shadow: str, told: Mention, end: dt.date) -> bool:
    """Whether a time tells when that was set up whose doings up to now are counted (2023年建立直通机制,至今已互通线索52条)."""
    is_before = told.code == "point" and told.period_start is not None and told.period_start < end
    return is_before and _FOUNDED.match(shadow, told.end) is not None


def _later(day: dt.date, written: str, unit: str) -> dt.date:
    """The day so many years, months, weeks or days after another; the last of its month where that is shorter."""
    count = int(written) if written.isdigit() else {"两": 2, "十": 10}.get(written) or "一二三四五六七八九".index(written) + 1
    if unit in "周天":
        return day + dt.timedelta(days=count * (7 if unit == "周" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "年" else 1)
    year, month = months // 12, months % 12 + 1
    last = dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
    return dt.date(year, month, min(day.day, last.day))
