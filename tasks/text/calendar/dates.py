"""Find written calendar dates.

Each language has one pattern of what a date is (``read_date`` matches it at a position) and a quick way to the positions
where one may start: month names in English and French, 年 月 日 号 in Chinese, figures for numeric dates.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from tasks.text.calendar.numerals import read_number, widen_year
from tasks.text.shadow import shadow


class CalendarDate(NamedTuple):
    """A date as written: ``text[start:end]`` carries it; fields that are not written are null."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    precision: str = "day"
    """The finest written field: ``year``, ``month``, ``day``, ``hour`` or ``minute``."""
    rule: str = ""
    is_ambiguous: bool = False
    """Whether day and month could change places (03/04/2024)."""
    zone: int | None = None
    """Minutes east of Greenwich, where the time of day states it."""

    def to_date(self) -> dt.date | None:
        """The full date, or null where a field is missing."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return dt.date(self.year, self.month, self.day)


ENGLISH_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
]
FRENCH_MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
MONTH_NUMBERS: dict[str, dict[str, int]] = {
    "en": {name: number % 12 + 1 for number, name in enumerate(ENGLISH_MONTHS)} | {"sept": 9},
    "fr": {name: number + 1 for number, name in enumerate(FRENCH_MONTHS)}
    | {"fevrier": 2, "aout": 8, "decembre": 12, "janv": 1, "févr": 2, "fév": 2, "fevr": 2, "avr": 4, "juil": 7, "sept": 9}
    | {"oct": 10, "nov": 11, "déc": 12},
}
ENGLISH_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
FRENCH_DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]


def _alternatives(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_EN_MONTH = rf"(?P<month>{_alternatives(MONTH_NUMBERS['en'])})(?![a-z])\.?"
_FR_MONTH = rf"(?P<month>{_alternatives(MONTH_NUMBERS['fr'])})(?![a-zà-ÿ])\.?"
_EN_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? (?:the )?)?"
_FR_WEEKDAY = r"(?:(?:lun|mar|mercre|jeu|vendre|same)di,? (?:le )?|dimanche,? (?:le )?)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?![\d/]|\.\d)"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])"
_ZONE = r"(?: ?(?P<zone>z|gmt|utc|[+-](?:0\d|1[0-4]):?[0-5]\d)(?![a-z0-9]))?"
_CLOCK = (
    r"(?:(?:,? ?(?:at |à |t)?|,? |-(?=\d\d:))(?P<hour>2[0-4]|1\d|0?\d)[:h](?P<minute>[0-5]\d)"
    rf"(?:[:m][0-5]\d(?:[.,]\d+)?)?{_ZONE})?"
)
_C = "〇○零o一二三四五六七八九"
_ZH_DAY = r"三十一?|二?十[一二三四五六七八九]|二?十|廿[一二三四五六七八九]?|卅一?|[一二三四五六七八九]"
_ZH_CLOCK = (
    r"(?: ?(?P<half>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上?|晚间|深夜|夜里)? ?(?P<hour>2[0-4]"
    r"|1\d|0?\d)(?:[时点]|(?=:\d\d))"
    r"(?:整|:?(?P<minute>[0-5]?\d)分?)?)?"
)

PATTERNS: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "zh": (
        (
            "zh-date",
            re.compile(
                rf"(?:(?P<era>民国|公元) ?)?(?P<year>(?:1[5-9]|20)\d\d|\d{{1,3}}|[{_C}]{{2,4}}"
                r"|一?百?[一二三四五六七八九]?十?[一二三四五六七八九]?|元) ?年 ?"
                r"(?:(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]) ?月份? ?(?:(?P<day>3[01]|[12]\d|0?[1-9]"
                rf"|{_ZH_DAY}) ?[日号]{_ZH_CLOCK})?)?"
            ),
        ),
        (
            "zh-month-day",
            re.compile(
                r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]) ?月份? ?(?:(?P<day>3[01]|[12]\d|0?[1-9]"
                rf"|{_ZH_DAY}) ?[日号]{_ZH_CLOCK})?"
            ),
        ),
        (
            "zh-day",
            re.compile(
                rf"(?P<day>3[01]|[12]\d|0?[1-9]|{_ZH_DAY}) ?(?:日|号(?=[ ,。;:!?、\n上下凌早晚中至到~-]"
                rf"|$)){_ZH_CLOCK}"
            ),
        ),
    ),
    "en": (
        (
            "en-month-day",
            re.compile(
                rf"{_EN_WEEKDAY}{_EN_MONTH} {_DAY}(?:st|nd|rd|th)?(?![\d:a-z]|[.,]\d|-\d\d\d)(?:(?:,| ,| of"
                rf"| in)? {_YEAR})?{_CLOCK}"
            ),
        ),
        (
            "en-day-month",
            re.compile(
                rf"{_EN_WEEKDAY}{_DAY}(?:st|nd|rd|th)?(?: of |[ -]){_EN_MONTH}(?:(?:(?:,| ,| of| in)? |-){_YEAR})?{_CLOCK}"
            ),
        ),
        ("en-month-year", re.compile(rf"{_EN_MONTH},?(?: of)? {_YEAR}")),
        (
            "en-day",
            re.compile(
                r"the (?P<day>3[01]st|2(?:1st|2nd|3rd|[04-9]th)|30th|1\dth|1st|2nd|3rd|[4-9]th)"
                r"(?=[,.;:)]|$|\n| (?:and|to|at|when|in|until|of (?:this|last|next|the) month)\b)"
            ),
        ),
    ),
    "fr": (
        ("fr-day-month", re.compile(rf"{_FR_WEEKDAY}(?P<day>1er|3[01]|[12]\d|0?[1-9])[ -]{_FR_MONTH}(?:,?[ -]{_YEAR})?{_CLOCK}")),
        ("fr-month-year", re.compile(rf"{_FR_MONTH} {_YEAR}")),
        (
            "fr-weekday-day",
            re.compile(
                r"(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche) (?P<day>1er|3[01]|[12]\d|0?[1-9])(?![\d:h%]"
                r"|[.,]\d)(?= (?:et|à|au|aux|pour|dans|en|sur|lors|par|que|où)\b| ?[^\w ]|$)"
            ),
        ),
    ),
    "numeric": (
        (
            "year-first",
            re.compile(
                rf"(?P<year>(?:1[89]|20)\d\d)(?: ?[-/.] ?)(?P<month>1[0-2]|0?[1-9])(?: ?[-/.] ?){_DAY}(?:(?![\d])|"
                rf"(?=\d\d:\d\d)){_CLOCK}"
            ),
        ),
        (
            "compact",
            re.compile(
                r"(?P<year>199\d|20[0-4]\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])"
                r"(?:t?(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?:[0-5]\d)?)?z?(?!\d)"
            ),
        ),
        ("year-month", re.compile(r"(?P<year>(?:19|20)\d\d)[-/](?P<month>0[1-9]|1[0-2])(?![\d.:-]|/\d)")),
        (
            "year-last",
            re.compile(rf"(?P<first>\d\d?)(?P<mark>[-/.])(?P<second>\d\d?)(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d){_CLOCK}"),
        ),
        ("short-year-last", re.compile(r"(?P<first>\d\d?)/(?P<second>\d\d?)/(?P<year>\d\d)(?![\d/])")),
    ),
}
_NUMERAL = frozenset("0123456789 " + _C + "十廿卅百元两")
_UNITS = re.compile(r"[年月日号]")
_FIGURES = re.compile(r"\d+")
_NAMES = {
    "en": re.compile(_alternatives(MONTH_NUMBERS["en"]) + r"|the [123]?\d(?:st|nd|rd|th)"),
    "fr": re.compile(_alternatives(MONTH_NUMBERS["fr"]) + r"|(?:lun|mar|mercre|jeu|vendre|same)di \d|dimanche \d"),
}
_BEFORE_NAME = {
    "en": re.compile(rf"{_EN_WEEKDAY}(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?: of |[ -]))?$"),
    "fr": re.compile(rf"{_FR_WEEKDAY}(?:(?:1er|3[01]|[12]\d|0?[1-9])[ -])?$"),
}


def read_date(shadowed: str, position: int, language: str) -> CalendarDate | None:
    """The date that starts exactly at ``position`` of a shadow text, read by the patterns of ``language``.

    ``language`` is ``zh``, ``en``, ``fr`` or ``numeric``; null where no possible date starts there. The longest written form
    wins.
    """
    for rule, pattern in PATTERNS[language]:
        match = pattern.match(shadowed, position)
        if match is not None:
            date = _to_date(match, rule, language)
            if date is not None:
                return date
    return None


def find_dates(text: str, language: str | None = None) -> list[CalendarDate]:
    """Every written calendar date of ``text`` in reading order, without overlaps.

    ``language`` is a BCP 47 code (``zh-Hans``, ``en`` ...), null for all three languages; numeric dates are found in each.
    Fields stay as
    written: ``resolve`` fills the missing ones. ROC years (民国113年) come out as years of the common era. In a numeric date with
    the year last, a part over 12 tells the day; where neither part does, the day stands first (month first in English) and
    ``is_ambiguous`` is set.
    """
    shadowed = shadow(text)
    wanted = [language[:2]] if language else ["zh", "en", "fr"]
    found = list(_find_numeric(shadowed, wanted[0] if language else ""))
    for code in wanted:
        if code == "zh":
            found.extend(_find_chinese(shadowed))
        elif code in _NAMES:
            found.extend(_find_named(text, shadowed, code))
    found.sort(key=lambda date: (date.start, -date.end))
    kept: list[CalendarDate] = []
    for date in found:
        if not kept or date.start >= kept[-1].end:
            kept.append(date)
        elif date.end - date.start > kept[-1].end - kept[-1].start:
            kept[-1] = date
    return kept


def _find_numeric(shadowed: str, language: str) -> Iterator[CalendarDate]:
    done = 0
    for match in _FIGURES.finditer(shadowed):
        start = match.start()
        if start < done or (len(match[0]) > 2 and len(match[0]) not in (4, 8, 12, 14)):
            continue
        if start and shadowed[start - 1] in "-./" and start > 1 and shadowed[start - 2].isdigit():
            continue
        date = read_date(shadowed, start, "numeric")
        if date is not None:
            if language == "en" and date.is_ambiguous:
                date = date._replace(month=date.day, day=date.month)
            done = date.end
            yield date


def _find_chinese(shadowed: str) -> Iterator[CalendarDate]:
    done = 0
    for match in _UNITS.finditer(shadowed):
        if match.start() < done:
            continue
        start = numeral_start(shadowed, match.start(), done)
        if start == match.start():
            continue
        if match[0] == "年":
            era = shadowed[max(done, start - 3) : start].rstrip()
            if era.endswith(("民国", "公元")):
                start = start - 2 - (shadowed[start - 1] == " ")
        date = read_date(shadowed, start, "zh")
        if date is None or date.end <= match.start():  # two figures side by side: the later one belongs to the unit
            start = shadowed.rfind(" ", start, match.start() - 1) + 1 or start
            date = read_date(shadowed, start, "zh")
        if date is not None and date.end > match.start():
            done = date.end
            yield date


def numeral_start(shadowed: str, position: int, floor: int = 0) -> int:
    """Where the numeral that ends at ``position`` starts (spaces inside are passed over), ``position`` where there is none."""
    start = position
    while start > floor and shadowed[start - 1] in _NUMERAL and position - start < 12:
        start -= 1
    while start < position and shadowed[start] == " ":
        start += 1
    return start


def _find_named(text: str, shadowed: str, language: str) -> Iterator[CalendarDate]:
    done = 0
    for match in _NAMES[language].finditer(shadowed):
        start, end = match.span()
        if start < done or (start and shadowed[start - 1].isalpha()):
            continue
        if language == "en" and match[0] in ("may", "mar", "march") and text[start].islower():  # the verbs
            continue
        floor = max(done, start - 24)
        before = _BEFORE_NAME[language].search(shadowed, floor, start)
        for candidate in (before.start() if before else start, start):
            if candidate and shadowed[candidate - 1].isalnum():
                continue
            date = read_date(shadowed, candidate, language)
            if date is not None and date.end >= end:
                done = date.end
                yield date
                break


_HALF_DAY = {"下午": 12, "傍晚": 12, "晚": 12, "晚上": 12, "晚间": 12, "深夜": 12, "夜里": 12}


def _to_date(match: re.Match[str], rule: str, language: str) -> CalendarDate | None:
    parts = match.groupdict()
    month, day, ambiguous = _read_month(parts, language), _read_day(parts), False
    if parts.get("first"):
        first, second = int(parts["first"]), int(parts["second"])
        day, month = (second, first) if second > 12 else (first, second)
        ambiguous = first <= 12 and second <= 12 and first != second
    year = _read_year(parts, has_month=month is not None)
    if parts.get("year") and year is None:
        return None
    if not is_possible(year, month, day):
        return None
    hour = int(parts["hour"]) if parts.get("hour") else None
    minute = int(parts["minute"]) if parts.get("minute") else None
    if hour is not None and hour < 12:
        hour += _HALF_DAY.get(parts.get("half") or "", 0)
    precision = "minute" if minute is not None else "hour" if hour is not None else "day" if day else "month" if month else "year"
    end = match.end()
    while end > match.start() and match.string[end - 1] in " .":
        end -= 1
    return CalendarDate(
        match.start(), end, year, month, day, hour, minute, precision, rule, ambiguous, _read_zone(parts.get("zone"))
    )


_MONTH_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def days_of_month(year: int, month: int) -> int:
    """The number of days of a month (1-12)."""
    return 29 if month == 2 and calendar.isleap(year) else _MONTH_DAYS[month]


def is_possible(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether such a date can stand in the calendar; missing fields are taken kindly (29 February without a year is possible)."""
    if month is not None and not 1 <= month <= 12:
        return False
    if day is None:
        return True
    return 1 <= day <= (days_of_month(year or 2000, month) if month else 31)


def _read_year(parts: dict[str, str | None], has_month: bool) -> int | None:
    written = parts.get("year")
    if not written:
        return None
    year = read_number(written)
    if year is None:
        return None
    if parts.get("era") == "民国":
        return year + 1911  # year 1 of the Republic of China was 1912
    if len(written) == 2 and "十" not in written and (has_month or written[0] in "〇○零0"):
        return widen_year(year, written)
    return year if 1500 <= year <= 2199 and len(written) == 4 else None


def _read_month(parts: dict[str, str | None], language: str) -> int | None:
    written = parts.get("month")
    if not written:
        return None
    return MONTH_NUMBERS[language].get(written) if language in MONTH_NUMBERS else read_number(written)


def _read_day(parts: dict[str, str | None]) -> int | None:
    written = parts.get("day")
    if not written:
        return None
    return read_number(written.rstrip("erstndh"))


def _read_zone(written: str | None) -> int | None:
    if not written:
        return None
    if written in ("z", "gmt", "utc"):
        return 0
    minutes = int(written[1:3]) * 60 + int(written[-2:])
    return -minutes if written[0] == "-" else minutes
