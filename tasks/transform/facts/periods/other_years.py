"""Stretches told by those of another year: the same period of 2023, 40 cases a year earlier."""

from __future__ import annotations

import re

from tasks.transform.facts.periods.model import Atom, Context, Period, Placed
from tasks.transform.facts.periods.placing import place, shift

_OF_YEAR = re.compile(r",? (?:(?:of|in|from|de|en|the|a) |d')*")


def same_span(shadowed: str, atom: Atom, following: Atom | None, context: Context) -> Period | None:
    """The stretch told last, in the year named behind "the same period" (the same period of 2023, la même période l'an passé)."""
    last = _stretch_told(context)
    if atom.code != "span_same" or following is None or last is None or last.high is None:
        return None
    if not _is_bare_year(following) or _OF_YEAR.fullmatch(shadowed, atom.end, following.start) is None:
        return None
    year = place(following, context).low
    if year is None:
        return None
    moved = _in_year(last, year.year - last.high.year)
    code = "interval" if moved.low else "until"
    return Period(atom.start, following.end, moved.low, moved.high, last.precision, code, None, "same-span-of-year", True)


def compared_with(atom: Atom, context: Context) -> Placed | None:
    """The stretch told last, moved to the year that a comparison counts from it (against 40 a year earlier); else None."""
    last = _stretch_told(context)
    is_year_before = atom.year_shift == -1 and atom.from_context and atom.month is None and not atom.part
    is_year_ago = atom.direction == "ago" and atom.unit == "year" and atom.count == 1
    if last is None or last.precision == "year" or not (is_year_before or is_year_ago):
        return None
    return _in_year(last, -1)._replace(is_contextual=True)


def _is_bare_year(atom: Atom) -> bool:
    is_year = atom.year is not None or atom.year_shift is not None
    return is_year and atom.month is None and atom.day is None and not atom.part and atom.year2 is None and not atom.code


def _in_year(told: Placed, years: int) -> Placed:
    low = shift(told.low, years, "year") if told.low else None
    return told._replace(low=low, high=shift(told.high, years, "year") if told.high else None)


def _stretch_told(context: Context) -> Placed | None:
    """The stretch told last with the bounds that the words around it gave it; a day told since is passed over."""
    last = context.last
    return context.last_stretch if last is None or last.low == last.high else last
