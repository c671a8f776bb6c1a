"""Times of a report itself: when it came out, which stretch its figures cover; and days counted from the day told last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from tasks.text.calendar.numerals import read_small_number
from tasks.text.mentions import Mention
from tasks.transform.records.clauses import Clause, DocumentView
from tasks.transform.records.context.days import DAYS
from tasks.transform.records.words import patterns

_WORDS = patterns("periods.report_words")
_FIGURES_OF = patterns("periods.figures_of")
_PUT_OUT = patterns("periods.put_out")
_LATER = patterns("periods.days_later")
_LEAST = 27  # days of a stretch that figures are drawn up for


def tells_publication(view: DocumentView, clause: Clause) -> bool:
    """Whether a clause tells of a report or a conference, so that its day is the day of the telling (发布会)."""
    language = view.language
    if _WORDS[language].search(view.shadow, clause.start, clause.end) is not None:
        return True
    if language == "zh" or _FIGURES_OF[language].search(view.shadow, clause.start, clause.end) is None:
        return False
    return _PUT_OUT[language].search(view.shadow, clause.start, clause.end) is not None


def covers_figures(view: DocumentView, period: Mention) -> bool:
    """Whether a stretch of time is that of the figures of a report (le bilan de son action en 2023): it holds for them all."""
    if view.language == "zh" or period.precision in DAYS or period.period_start is None or period.period_end is None:
        return False
    if (period.period_end - period.period_start).days < _LEAST:
        return False
    clause = view.clause_at(period.start)
    return _FIGURES_OF[view.language].search(view.shadow, clause.start, period.start) is not None


def days_later(view: DocumentView, periods: list[Mention]) -> list[Mention]:
    """Times that only count from the day told last in their paragraph (three days later, deux semaines plus tôt)."""
    return [] if view.language == "zh" else list(_counted_on(view, periods))


def _counted_on(view: DocumentView, periods: list[Mention]) -> Iterator[Mention]:
    for match in _LATER[view.language].finditer(view.shadow):
        number = read_small_number(match["number"], view.language)
        if not number or any(m.start < match.end() and match.start() < m.end for m in periods):
            continue
        told = [m for m in periods if m.end <= match.start() and m.period_start is not None and m.precision in DAYS]
        if not told or told[-1].period_start is None or view.paragraph_at(told[-1].start) != view.paragraph_at(match.start()):
            continue
        days = number * (7 if match["week"] else 1) * (-1 if match["before"] else 1)
        day = told[-1].period_start + dt.timedelta(days=days)
        yield told[-1]._replace(
            start=match.start(), end=match.end(), code="point", detail=None, period_start=day, period_end=day, rule="days-later"
        )


def from_then_on(period: Mention, status: str, reference: dt.date | None) -> tuple[dt.date | None, dt.date | None] | None:
    """The days of a plan that begins on a day to come (from Sunday, 900 officers will be posted): open at its end."""
    if status != "planned" or period.code != "since" or reference is None or period.period_end != reference:
        return None
    start = period.period_start
    if start is not None and start < reference and (reference - start).days < 7:
        start += dt.timedelta(days=7)
    return start, None


def is_past_of_plan(view: DocumentView, period: Mention, status: str) -> bool:
    """Whether a time is past, while the number is of something to come (agreed on Friday, and X will post two officers)."""
    today, last = view.document.reference_date, period.period_end
    if view.language == "zh" or status != "planned" or today is None or last is None:
        return False
    return last <= today and from_then_on(period, status, today) is None
