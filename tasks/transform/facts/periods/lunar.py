"""The Chinese calendar, from a table of its years (``data/reference/periods/lunar_years.csv``)."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import NamedTuple

from tasks.reference.tables import read_csv


class LunarYear(NamedTuple):
    """One year of the Chinese calendar."""

    first_day: dt.date
    lengths: tuple[int, ...]
    """Days of its months in order, the leap month after the month it repeats."""
    leap: int
    """The month that is repeated, 0 for none."""


@lru_cache(maxsize=1)
def _years() -> dict[int, LunarYear]:
    return {
        int(row["year"]): LunarYear(
            dt.date.fromisoformat(row["first_day"]), tuple(29 + int(mark) for mark in row["long_months"]), int(row["leap"])
        )
        for row in read_csv("periods/lunar_years.csv")
    }


def lunar_bounds(year: int, month: int | None, day: int | None, is_leap: bool = False) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of a lunar month (or the one day) in the Gregorian calendar; nulls where there is none such or no
    table."""
    table = _years().get(year)
    if table is None or month is None or (is_leap and table.leap != month):
        return None, None
    index = month - 1 + (1 if table.leap and (month > table.leap or is_leap) else 0)
    if index >= len(table.lengths):
        return None, None
    start = table.first_day + dt.timedelta(days=sum(table.lengths[:index]))
    if day is None:
        return start, start + dt.timedelta(days=table.lengths[index] - 1)
    if day > table.lengths[index]:
        return None, None
    found = start + dt.timedelta(days=day - 1)
    return found, found


def lunar_day(year: int, month: int, day: int) -> dt.date | None:
    """The Gregorian day of a lunar day; day 99 is the last one of the month."""
    low, high = lunar_bounds(year, month, None)
    if low is None or high is None:
        return None
    return high if day == 99 else low + dt.timedelta(days=day - 1)
