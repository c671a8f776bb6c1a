"""Fill in what a written date leaves out."""

from __future__ import annotations

import datetime as dt

from tasks.text.calendar.dates import CalendarDate, days_of_month, is_possible

FUTURE_COST = 3
"""How many times farther a date before the reference may lie and still win over one after it. News tells what happened; what
is still to come mostly says so (明年, next), but the days just ahead are named barely: 3 turns 3 September in a report of
27 August to the coming one and December in a report of January to the last one."""


def month_bounds(year: int, month: int) -> tuple[dt.date, dt.date]:
    """First and last day of a month."""
    return dt.date(year, month, 1), dt.date(year, month, days_of_month(year, month))


def resolve(date: CalendarDate, reference: dt.date | None, prefer: str = "news") -> tuple[dt.date | None, dt.date | None]:
    """First and last day of ``date``, missing year and month inferred against ``reference``.

    ``prefer``: ``news`` takes the nearest candidate, where days after the reference count ``FUTURE_COST``-fold; ``past`` the
    latest not
    after the reference, ``before`` the latest that ends before it, ``future`` the first not before it, ``same`` the
    reference's own year or month. ``(None, None)`` where
    a part is missing and there is no reference, or no candidate exists. A candidate that contains the reference is at distance 0.
    """
    if date.year is None and reference is None:
        return None, None
    if date.year is None and prefer == "news" and date.day is not None and reference is not None:
        near = _near_before(date, reference)
        if near is not None:
            return near, near
    candidates: list[tuple[dt.date, dt.date]] = []
    if date.year is not None:
        pairs = [(date.year, date.month)]
    elif date.month is not None:
        assert reference is not None
        pairs = [(reference.year + shift, date.month) for shift in ((0,) if prefer == "same" else (-1, 0, 1))]
        if date.month == 2 and date.day == 29:
            pairs = [(reference.year + shift, 2) for shift in range(-4, 5)]
    else:
        assert reference is not None
        months = reference.year * 12 + reference.month - 1
        pairs = [
            ((months + shift) // 12, (months + shift) % 12 + 1) for shift in ((0,) if prefer == "same" else (-2, -1, 0, 1, 2))
        ]
    for year, month in pairs:
        if not (dt.MINYEAR <= year <= dt.MAXYEAR and is_possible(year, month, date.day)):
            continue
        if month is None:
            candidates.append((dt.date(year, 1, 1), dt.date(year, 12, 31)))
        elif date.day is None:
            candidates.append(month_bounds(year, month))
        else:
            day = dt.date(year, month, date.day)
            candidates.append((day, day))
    if not candidates:
        return None, None
    if len(candidates) == 1 or reference is None:
        return candidates[0]
    return min(candidates, key=lambda bounds: _cost(bounds, reference, prefer))


def _near_before(date: CalendarDate, reference: dt.date) -> dt.date | None:
    """The day in the reference's own year or month where it is so shortly before that no other candidate can win (the usual
    case)."""
    month, day = date.month or reference.month, date.day or 1
    if day > 28 or (reference.month, reference.day) < (month, day):
        return None
    near = dt.date(reference.year, month, day)
    return near if (reference - near).days <= (250 if date.month else 20) else None


def _cost(bounds: tuple[dt.date, dt.date], reference: dt.date, prefer: str) -> int:
    before, after = (reference - bounds[1]).days, (bounds[0] - reference).days
    if prefer == "future":
        return after if after >= 0 else 10_000 + before
    if prefer == "before":
        return before if before > 0 else 10_000 + after
    if prefer == "past":
        return before if after <= 0 else 10_000 + after
    return before if before > 0 else after * FUTURE_COST if after > 0 else 0
