"""English and French days told together, and stretches compared with those of another year."""

from __future__ import annotations

import datetime as dt
import re

from tasks.text.mentions import Mention
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.context.scope import Scope
from tasks.transform.records.words import pattern

Dates = tuple[dt.date | None, dt.date | None]
DAYS = frozenset({"day", "hour", "minute"})
"""Precisions of a time that lies within one day."""
_AND_DAY = re.compile(r"\s(?:and|et)\s(?:on\s|le\s)?")
_WEEK = 7
_ARTICLE = 4  # characters of the article before "same period"
_SAME_PERIOD = pattern("periods.same_period")


def end_of_two(view: DocumentView, first: Mention, second: Mention) -> dt.date | None:
    """The later of two days told in one breath (arrested on Monday and Tuesday); None where they are not."""
    if _AND_DAY.fullmatch(view.shadow, first.end, second.start) is None:
        return None
    start, end = first.period_start, second.period_end
    is_days = first.precision == "day" == second.precision and first.period_end == start and second.period_start == end
    return end if is_days and start is not None and end is not None and 0 < (end - start).days < _WEEK else None


def in_other_year(scope: Scope, index: int, own: Dates) -> Dates:
    """The days of the number compared with, in another year (19 tonnes in the same period of 2023)."""
    if index == 0 or not scope.drafts[index].rule.endswith("total-or-comparison"):
        return own
    view, clause, told = scope.view, scope.clause(index), scope.drafts[index - 1]
    same = _SAME_PERIOD.search(view.shadow, clause.start, clause.end)
    if told.period_start is None or told.period_end is None or same is None:
        return own
    if any(m.end > same.end() for m in view.within("period", same.start() - _ARTICLE, same.end())):
        return own  # read with its year already
    other = next((m.period_start for m in view.within("period", same.end(), clause.end) if m.period_start is not None), None)
    if other is None:
        return own
    years = told.period_start.year - other.year
    return years_before(told.period_start, years), years_before(told.period_end, years)


def years_before(day: dt.date, years: int) -> dt.date:
    """The same day so many years before."""
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - years, day=28 if is_leap_day else day.day)
