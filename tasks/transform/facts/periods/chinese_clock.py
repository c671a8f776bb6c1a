"""Chinese times of day: alone (下午三点), or behind a day with its weekday in brackets (3日(周一)晚上八点至十点)."""

from __future__ import annotations

import datetime as dt
import re

from tasks.text.calendar.numerals import read_number
from tasks.transform.facts.periods.chinese_patterns import (
    AFTERNOON,
    CLOCK_END,
    CLOCK_ONLY,
    HALF_DAY_ONLY,
    NIGHT,
    REST,
    REST_STARTS,
)
from tasks.transform.facts.periods.model import Atom
from tasks.transform.facts.periods.words import half_days


def read_clock_expression(shadowed: str, position: int) -> Atom | None:
    """A time of day without a date (下午三点), as a time of the reference day; only asked for where a whole text is one
    expression."""
    match = CLOCK_ONLY.match(shadowed, position)
    if match is None:
        return _read_half_day(shadowed, position)
    atom = Atom(position, match.end(), "zh-clock", day_shift=0)
    _take_clock(atom, match)
    return with_clock_end(shadowed, atom) if atom.clock else None


def _read_half_day(shadowed: str, position: int) -> Atom | None:
    match = HALF_DAY_ONLY.match(shadowed, position)
    hours = half_days().get(match[0]) if match else None
    if match is None or hours is None:
        return None
    return Atom(
        position,
        match.end(),
        "zh-half-day",
        day_shift=0,
        clock=dt.time(hours[0]),
        clock2=dt.time(hours[1], 59, 59),
        clock_unit="half_day",
    )


def with_rest(shadowed: str, atom: Atom, term: str = "") -> Atom:
    """Take what follows a day: its weekday in brackets, the part of the day, the time."""
    if (
        atom.day is None
        and atom.day_shift is None
        and atom.weekday is None
        and atom.feast is None
        and not atom.is_lunar
        and atom.part != "nth_day"
    ):
        return atom
    if shadowed[atom.end : atom.end + 1] not in REST_STARTS:
        return atom
    match = REST.match(shadowed, atom.end)
    if match is None or match.end() == atom.end:
        return atom
    end = match.end()
    while end > atom.end and shadowed[end - 1] in " ,":
        end -= 1
    atom.end = end
    if match["hour"]:
        half_day = match["pod"] or ("晚上" if term.endswith(("晚", "夜")) else "")
        _take_clock(atom, match, half_day)
        return with_clock_end(shadowed, atom)
    hours = half_days().get(match["pod2"] or "")
    if hours is not None:
        atom.clock, atom.clock2, atom.clock_unit = dt.time(hours[0]), dt.time(hours[1], 59, 59), "half_day"
    return atom


def _take_clock(atom: Atom, match: re.Match[str], half_day: str = "") -> None:
    hour = read_number(match["hour"]) or 0
    half_day = half_day or match["pod"] or ""
    if (half_day in AFTERNOON or match[0].endswith(("pm", "p.m."))) and 1 <= hour < 12:
        hour += 12
    minute = (
        30
        if match["half"]
        else (read_number(match["quarter"]) or 0) * 15
        if match["quarter"]
        else read_number(match["minute"] or "0") or 0
    )
    if hour == 12 and half_day in NIGHT:
        hour = 24
    if hour > 24 or minute > 59:
        return
    second = int(match["second"] or 0)
    atom.clock = dt.time.max if hour == 24 else dt.time(hour, minute, second)
    if match["hour1"] and atom.clock2 is None:
        first = read_number(match["hour1"]) or 0
        first += 12 if hour > 12 and first < 12 else 0
        if first < hour:
            atom.clock, atom.clock2 = dt.time(first), atom.clock
    atom.clock_unit = (
        "second" if match["second"] else "minute" if match["minute"] or match["half"] or match["quarter"] else "hour"
    )


def with_clock_end(shadowed: str, atom: Atom) -> Atom:
    match = CLOCK_END.match(shadowed, atom.end)
    if match is not None and atom.clock is not None:
        later = Atom(atom.start, match.end(), atom.rule)
        _take_clock(later, match, match["pod"] or ("下午" if atom.clock.hour >= 13 else ""))
        if later.clock and later.clock > atom.clock:
            atom.clock2, atom.clock_unit, atom.end = later.clock, later.clock_unit, match.end()
    return atom
