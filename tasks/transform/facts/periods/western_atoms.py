"""What the named parts of an English or French time expression say: one reader for each kind of expression."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import NamedTuple

from tasks.text.calendar.dates import ENGLISH_DAYS, FRENCH_DAYS, MONTH_NUMBERS
from tasks.transform.facts.periods.model import Atom

_UNITS = {
    "year": "year", "years": "year", "quarter": "quarter", "quarters": "quarter", "month": "month", "months": "month",
    "week": "week",
    "weeks": "week", "fortnight": "fortnight", "day": "day", "days": "day", "hour": "hour", "hours": "hour",
    "minute": "minute", "minutes": "minute",
    "decade": "decade", "decades": "decade", "an": "year", "ans": "year", "année": "year", "années": "year",
    "trimestre": "quarter",
    "trimestres": "quarter", "mois": "month", "semaine": "week", "semaines": "week", "jour": "day", "jours": "day",
    "heure": "hour", "heures": "hour",
}  # fmt: skip
NUMBERS = {
    "en": {
        "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
        "ten": 10,
        "eleven": 11, "twelve": 12,
    },
    "fr": {
        "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
        "dix": 10, "onze": 11,
        "douze": 12, "quinze": 15, "vingt": 20,
    },
}  # fmt: skip
_ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4, "last": 4,
    "premier": 1, "première": 1, "1er": 1, "1ère": 1, "deuxième": 2, "2e": 2, "seconde": 2, "troisième": 3, "3e": 3,
    "quatrième": 4,
    "4e": 4, "dernier": 4, "h1": 1, "h2": 2, "dernière": -1,
}  # fmt: skip
_BEFORE_THAT = ("previous", "preceding", "précédents", "précédentes")
"""Adjectives of stretches that lie before the one told last."""
_SEASONS = {
    "spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter",
    "printemps": "spring", "été": "summer", "automne": "autumn", "hiver": "winter",
}  # fmt: skip
_WEEKDAYS = {"en": ENGLISH_DAYS, "fr": FRENCH_DAYS}
_PARTS = (
    ("early", "early"), ("late", "late"), ("begin", "begin"), ("start", "begin"), ("début", "begin"), ("mi", "middle"),
    ("end", "end"), ("close", "end"), ("fin", "end"),
)  # fmt: skip
_UNITS_OF_SEVERAL = {"fortnight": ("week", 2), "decade": ("year", 10)}
_TOLD_WITH = ("the ", "l'", "cet ", "au ")
"""How a season without a year begins that is the one of the report's year (the summer), not the word as such."""


class _Parts(NamedTuple):
    """The groups of a matched expression that are there, with its language and its words."""

    told: dict[str, str]
    code: str
    written: str


def read_atom(match: re.Match[str], code: str) -> Atom | None:
    """The expression that ``match`` found, as fields of an atom; None where its words are no time after all."""
    told = {key: value for key, value in match.groupdict().items() if value}
    atom = Atom(match.start(), match.end() - match[0].endswith("."), f"{code}-expression")
    _set_calendar(atom, told, code)
    for key, read in _READERS:
        if key in told:
            return read(atom, _Parts(told, code, match[0]))
    return atom


def which_way(word: str) -> int:
    """-1 for what lies before the one told of (last, dernier), 1 for what follows it, 0 for itself."""
    if word.startswith(("last", "past", "previous", "preceding", "this past")) or "derni" in word or "pass" in word:
        return -1
    return 1 if word.startswith(("next", "coming", "following")) or "prochain" in word else 0


def _set_calendar(atom: Atom, told: dict[str, str], code: str) -> None:
    """Year and month, which stand beside any kind of expression."""
    if "year" in told or "only_year" in told:
        atom.year = int(told.get("year") or told["only_year"])
    if "rel_year" in told:
        atom.year_shift = which_way(told["rel_year"])
    elif "that" in told or "told" in told:
        atom.year_shift, atom.from_context = 0, "that" in told
    if "month" in told:
        atom.month = MONTH_NUMBERS[code][told["month"].rstrip(".")]


def _read_decade(atom: Atom, parts: _Parts) -> Atom:
    decade = parts.told["decade"]
    first = int(decade) if len(decade) == 4 else 1900 + int(decade)
    atom.bounds, atom.unit = (dt.date(first, 1, 1), dt.date(first + 9, 12, 31)), "decade"
    return atom


def _read_days(atom: Atom, parts: _Parts) -> Atom:
    """The 3rd to the 5th of a month."""
    atom.day, atom.day2 = int(parts.told["day1"].removesuffix("er")), int(parts.told["day"].removesuffix("er"))
    return atom


def _read_year_end(atom: Atom, parts: _Parts) -> Atom:
    """By year's end, before the year is out."""
    atom.part, atom.unit, atom.year_shift = "end", "year", 0
    return atom


def _read_earlier(atom: Atom, parts: _Parts) -> Atom:
    """earlier this month: from its first day to the report; later this year: from the report to its last day."""
    unit = parts.told["earlier_unit"]
    if unit == "week":
        atom.week_shift = 0
    elif unit == "month":
        atom.month_shift = 0
    else:
        atom.year_shift = 0
    atom.code = "to_now" if parts.told["earlier"] == "earlier" else "from_now"
    return atom


def _read_counted(atom: Atom, parts: _Parts) -> Atom | None:
    """So many years, months or days: ago, later, within, or the last or next of them."""
    told = parts.told
    count = _count(told.get("count") or told.get("within"), parts.code)
    if count is None:
        atom.code = "vague"
        return atom
    unit, times = _UNITS_OF_SEVERAL.get(_UNITS[told["unit"]], (_UNITS[told["unit"]], 1))
    if _is_neighbour(told, unit, parts.code):
        return _shifted(Atom(atom.start, atom.end, atom.rule), unit, which_way(told["dir"])) if unit != "day" else None
    atom.count, atom.unit, atom.direction = count * times, unit, _direction(told)
    if told.get("after") in ("earlier", "later"):
        atom.from_context = True
    return atom


def _is_neighbour(told: dict[str, str], unit: str, code: str) -> bool:
    """Whether a stretch without a number is the one before or after the report's (last month), not so long from it."""
    if code != "en" or "count" in told or told.get("dir", "past") == "past":
        return False
    return "the" not in told or unit == "quarter"


def _direction(told: dict[str, str]) -> str:
    """Which way a counted stretch goes from the day it is counted from."""
    if "after" in told:
        return "ago" if told["after"] in ("ago", "earlier") else "later"
    if "within" in told:
        return "next" if "span" in told else "later"
    if "dir" not in told:  # il y a dix jours
        return "ago"
    word = told["dir"]
    if word in ("next", "coming", "following") or word.startswith("prochain"):
        return "next"
    return "past_before" if word in _BEFORE_THAT else "past"


def _read_first(atom: Atom, parts: _Parts) -> Atom | None:
    """The first months or quarters of a year."""
    unit = _UNITS[parts.told["first_unit"]]
    if unit not in ("month", "quarter"):
        return None
    count = int(_count(parts.told["first"], parts.code) or 0)
    atom.part, atom.part_count, atom.unit = "first_months", count * (3 if unit == "quarter" else 1), "year"
    return atom if 1 <= atom.part_count <= 12 else None


def _read_day_of_week(atom: Atom, parts: _Parts) -> Atom:
    """Tuesday of last week."""
    atom.weekday = _WEEKDAYS[parts.code].index(parts.told["weekday"])
    atom.week_shift = which_way(parts.told["week"])
    return atom


def _read_week_of_month(atom: Atom, parts: _Parts) -> Atom:
    """The first week of July."""
    word = parts.told["nth_week"]
    atom.part, atom.part_count = "week", -1 if word == "last" else _ORDINALS[word]
    return atom


def _read_half(atom: Atom, parts: _Parts) -> Atom:
    atom.part = "h1" if _ORDINALS[parts.told["half"]] == 1 else "h2"
    atom.unit = "month" if atom.month else "year"
    return atom


def _read_quarter(atom: Atom, parts: _Parts) -> Atom:
    """A quarter by its number (Q3, le deuxième trimestre), or the last one where no year is told."""
    word = parts.told["quarter"]
    if word in ("last", "dernier") and not {"year", "rel_year", "that", "told"} & parts.told.keys():
        atom.direction, atom.count = "quarter", -1
        return atom
    number = word[1] if word[0] in "qt" and len(word) == 2 else _ORDINALS[word]
    atom.part, atom.unit = f"q{number}", "year"
    return atom


def _read_part(atom: Atom, parts: _Parts) -> Atom | None:
    """The beginning, middle or end of a month or year."""
    told = parts.told
    atom.part = next((part for name, part in _PARTS if name in told["part"]), atom.part)
    atom.unit = "month" if atom.month else "year"
    is_french_month = "mois" in told.get("shift", "")
    if atom.part == "begin" and (atom.month or is_french_month or told.get("shift_unit") == "month"):
        atom.part = "early"
    if "shift_unit" in told:
        atom.unit = told["shift_unit"]
        return _shifted(atom, atom.unit, which_way(told.get("shift", "")))
    if "shift" in told:
        atom.unit = "month" if is_french_month else "year"
        return _shifted(atom, atom.unit, which_way(told.get("which") or told.get("which2") or told.get("which3") or ""))
    return atom


def _read_season(atom: Atom, parts: _Parts) -> Atom | None:
    """A season; without a year and an article it is read with care (fall, and été, which is a verb too)."""
    told = parts.told
    atom.part, atom.unit = _SEASONS[told["season"]], "year"
    if (shift := told.get("shift") or told.get("rel_season")) is not None:
        way = which_way(shift)
        atom.prefer = "past" if way < 0 else "future" if way > 0 else "same"
        return atom
    is_summer = told["season"] == "été"
    if atom.year is None and atom.year_shift is None and not parts.written.startswith(_TOLD_WITH):
        return None if parts.code == "en" or is_summer else atom
    return None if is_summer and parts.written == "été" else atom


def _read_weekday(atom: Atom, parts: _Parts) -> Atom:
    atom.weekday = _WEEKDAYS[parts.code].index(parts.told["weekday"])
    which = parts.told.get("shift") or parts.told.get("which4")
    if which:
        way = which_way(which)
        atom.weekday_pick = "past" if way < 0 else "future" if way > 0 else "week"
    return atom


def _read_near_month(atom: Atom, parts: _Parts) -> Atom:
    """Last May, mars dernier: the one before the report."""
    way = which_way(parts.told.get("which4") or parts.told["shift"])
    atom.prefer = "before" if way < 0 else "future" if way > 0 else "same"
    return atom


def _read_shifted(atom: Atom, parts: _Parts) -> Atom:
    """This month, last year; with the name of a month that month."""
    if "month" in parts.told:
        return _read_near_month(atom, parts)
    return _shifted(atom, parts.told["shift_unit"], which_way(parts.told["shift"]))


def _shifted(atom: Atom, unit: str, shift: int) -> Atom:
    """The unit of time that lies ``shift`` from the report's."""
    if unit == "year":
        atom.year_shift = shift
    elif unit == "month":
        atom.month_shift = shift
    elif unit in ("week", "weekend"):
        atom.week_shift, atom.part = shift, "weekend" if unit == "weekend" else ""
    elif unit == "quarter":
        atom.direction, atom.count = "quarter", shift
    return atom


def _count(word: str | None, code: str) -> float | None:
    """A number in digits or words, 1 where none is told; None for a vague one (several)."""
    if not word:
        return 1
    if word.isdigit():
        return float(word)
    number = NUMBERS[code].get(word)
    return float(number) if number is not None else None


_READERS: tuple[tuple[str, Callable[[Atom, _Parts], Atom | None]], ...] = (
    ("decade", _read_decade),
    ("day", _read_days),
    ("year_end", _read_year_end),
    ("earlier", _read_earlier),
    ("unit", _read_counted),
    ("first", _read_first),
    ("week", _read_day_of_week),
    ("nth_week", _read_week_of_month),
    ("half", _read_half),
    ("quarter", _read_quarter),
    ("part", _read_part),
    ("season", _read_season),
    ("weekday", _read_weekday),
    ("which4", _read_near_month),
    ("shift", _read_shifted),
)
"""The group that tells the kind of an expression; of several the first decides."""
