"""Read one Chinese time expression at a position of the shadow."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache

from tasks.text.calendar.dates import is_possible, read_date
from tasks.text.calendar.numerals import read_number, widen_year
from tasks.transform.facts.periods.chinese_clock import with_clock_end, with_rest
from tasks.transform.facts.periods.chinese_patterns import (
    AFTER,
    BARE_DAY,
    DATE,
    DECADE,
    DIRECTIONS,
    FEAST_AT,
    FEASTS,
    LOOSE,
    LOOSE_END,
    LUNAR,
    NAMED,
    NAMED_AT,
    NAMED_STARTS,
    NUMERALS,
    PLAIN_DATE,
    PLURAL,
    QUARTER,
    SHIFTED_DAY,
    SPAN,
    SPAN_STARTS,
    UNITS,
    WEEK,
    WORD,
    WORD_STARTS,
    WORDS,
)
from tasks.transform.facts.periods.model import Atom


def read_expression(shadowed: str, position: int) -> Atom | None:
    """The time expression that starts at ``position``, longest reading first; null where none does."""
    first = shadowed[position]
    if "0" <= first <= "9":
        match = PLAIN_DATE.match(shadowed, position)
        if match is not None:
            year, month, day = match.groups()
            if not month and shadowed[max(0, position - 2) : position] in _RUNNING:
                return None  # 一连11日: how many days
            plain = Atom(position, match.end(), "zh-date", day=int(day))
            if month:
                plain.month = int(month)
            if year:
                plain.year = int(year)
            return plain if is_possible(plain.year, plain.month, plain.day) and (month or not year) else None
    for reader in _readers(first, shadowed[position : position + 4]):
        atom = reader(shadowed, position)
        if atom is not None and atom.end > position:
            return atom
    return None


_FIRST_OF_TAIWAN, _LAST_OF_TAIWAN = 100, 149  # years of the Republic of China that are told without its name
_RUNNING = ("一连", "连续", "为期", "历时", "接连", "长达")
Reader = Callable[[str, int], Atom | None]


@lru_cache(maxsize=4096)
def _readers(first: str, start: str) -> tuple[Reader, ...]:
    """The readers that can succeed where a text starts so, in order: a date with four figures is no count of years, and so on."""
    is_year = len(start) == 4 and start.isascii() and start.isdigit()
    chosen: list[Reader] = []
    if first in NAMED_STARTS or first in "上五六七八九" or (first.isdigit() and not is_year):
        chosen.append(_read_named)
    if not is_year and (first.isdigit() or first in SPAN_STARTS):
        chosen.append(_read_span)
    chosen.append(_read_date)
    if first.isascii() and first.isdigit():
        chosen.append(_read_numeric)
    if first in "上下本这今周星礼":
        chosen.append(_read_week)
    if first in WORD_STARTS:
        chosen.append(_read_word)
    if first.isdigit() or first in NUMERALS:
        chosen.append(_read_bare_day)
    return tuple(chosen)


def read_loose_date(shadowed: str, position: int) -> Atom | None:
    """Dates too vague for running text: 2022 11 23, 2008.03, 6·30, 11/3号, 2018."""
    match = LOOSE.match(shadowed, position)
    if match is None or match.end() == position:
        return None
    year, month, day = (int(match[name]) if match[name] else None for name in ("year", "month", "day"))
    if not is_possible(year, month, day) or (year is None and (month is None or day is None)):
        return None
    return with_rest(shadowed, Atom(position, match.end(), "zh-loose", year=year, month=month, day=day))


def read_feast(shadowed: str, position: int) -> Atom | None:
    """A feast (春节, 去年国庆) or a day of the Chinese calendar (农历正月十五) at ``position``."""
    match = FEAST_AT.match(shadowed, position)
    if match is not None:
        atom = Atom(position, match.end(), "zh-feast", feast=FEASTS[match["feast"]], name=match["feast"])
        _take_year(atom, match["year"], match["year_word"])
        return with_rest(shadowed, atom)
    match = LUNAR.match(shadowed, position)
    if match is None:
        return None
    name, day = match["month"], match["day"]
    if not (
        match["mark"]
        or match["leap"]
        or name in ("正月", "腊月", "冬月")
        or (day and (day.startswith(("初", "廿")) or _is_lunar_day(match)))
    ):
        return None
    atom = Atom(position, match.end(), "zh-lunar", is_lunar=True)
    _take_year(atom, match["year"] or match["year2"], match["year_word"])
    atom.month = {"正月": 1, "冬月": 11, "腊月": 12}.get(name) or read_number(name.rstrip("月"))
    atom.day = read_number(day.lstrip("初")) if day else None
    atom.part = "leap" if match["leap"] else ""
    return with_rest(shadowed, atom)


def _is_lunar_day(match: re.Match[str]) -> bool:
    """Whether month and day are written as the Chinese calendar writes them: both in Chinese numerals and without 日."""
    return not match[0].endswith(("日", "号")) and not any(c.isdigit() and c.isascii() for c in match["month"] + match["day"])


def _take_year(atom: Atom, year: str | None, word: str | None) -> None:
    if year:
        atom.year = widen_year(read_number(year) or 0, year)
    elif word:
        atom.year_shift = int(WORDS[word].value)


def _read_named(shadowed: str, position: int) -> Atom | None:
    match = NAMED_AT.match(shadowed, position)
    if match is None:
        return _read_decade(shadowed, position)
    name, low, high, code = NAMED[match["named"]]
    if code == "span" and not (
        match["span"]
        or shadowed[position] in '“"「'
        or shadowed.startswith(("以来", "规划", "以后", "的", "末", "前"), match.end())
    ):
        return None
    quote_left = shadowed[position] in '“"「《'
    end = match.end() if quote_left or match["span"] else match.end("named")
    return Atom(position, end, "zh-named", bounds=(low, high), code="anchor" if code == "anchor" else "", name=name)


def _read_decade(shadowed: str, position: int) -> Atom | None:
    match = DECADE.match(shadowed, position)
    if match is None:
        return None
    century = (read_number(match["century"]) or 20) if match["century"] else 20
    first = (century - 1) * 100 + (read_number(match["decade"]) or 0)
    if match["decade0"]:  # 五六十年代
        begin = (century - 1) * 100 + (read_number(match["decade0"]) or 0) * 10
        return Atom(position, match.end(), "zh-decade", bounds=(dt.date(begin, 1, 1), dt.date(first + 9, 12, 31)), unit="decade")
    low, high = {"前": (0, 2), "初": (0, 2), "中": (3, 6), "后": (7, 9), "末": (7, 9)}.get((match["third"] or " ")[0], (0, 9))
    return Atom(
        position, match.end(), "zh-decade", bounds=(dt.date(first + low, 1, 1), dt.date(first + high, 12, 31)), unit="decade"
    )


def _read_span(shadowed: str, position: int) -> Atom | None:
    match = SPAN.match(shadowed, position)
    if match is None:
        return None
    before, after, written, unit_word = match["before"], match["after"], match["count"], match["unit"]
    unit = UNITS[unit_word.lstrip("个多来半")] if unit_word != "个钟" else "hour"
    if not before and not after:
        return None
    if written in PLURAL:
        return Atom(position, match.end(), "zh-vague-count", code="vague") if written in ("几", "数") else None
    if len(written) > 1 and not written[0].isascii() and not any(character in "十百" for character in written):
        return None  # 五八年前: the figures of a year
    count = 0.5 if written == "半" else float(written) if written[0].isdigit() else float(read_number(written) or 0)
    if unit_word == "年" and (count > 150 or (written[0] in "零〇0")):
        return None
    if unit_word == "月" and before in (None, "后", "近") and written.isascii():  # 3月前, 近3月 name a month
        return None
    if (
        unit_word == "日"
        and (written.isascii() or before not in (None, "近", "过去"))
        and not (before in ("近", "过去", "未来") or after in ("来", "内"))
    ):
        return None
    if written == "半" and unit_word in ("年", "月") and before in ("前", "上", "下", "后"):  # halves of a year
        return None
    if before == "前" and (unit == "quarter" or (unit == "month" and count > 2)):  # the first ones of a year
        return None
    if before in ("前", "后") and written.isascii() and position and "\u4e00" <= shadowed[position - 1] <= "\u9fff":
        return None  # 开学前14天 counts from an event
    if before in ("前", "上", "下", "后") and after and after not in ("间", "里", "内"):
        return None
    if after in ("间", "里", "内") and shadowed[:position].endswith(("以来的", "以来这", "至今的", "以来")):
        after = "来"  # 机制启动以来的两年间: up to the report
    if after in ("间", "里") and not before:
        return None
    if match["half"] or match["half_in"]:
        count += 0.5
    direction = DIRECTIONS[before] if before else AFTER[after]
    if before and after in ("内", "以内", "之内") and direction.startswith("units"):
        return None
    return Atom(position, match.end(), "zh-span", direction=direction, count=count, unit=unit)


_OF_TERM = re.compile(r"(?:[刑监狱]|判|处|囚)[^,。;]{0,8}?(?<!\d)\d{1,2}年$")
"""Right before the months of a prison term (有期徒刑1年6月), which are no month of the calendar."""
_TERM_REACH = 14


def _read_date(shadowed: str, position: int) -> Atom | None:
    match = DATE.match(shadowed, position)
    if match is None or match.end() == position or _OF_TERM.search(shadowed, max(0, position - _TERM_REACH), position):
        return None
    parts = match.groupdict()
    atom = Atom(position, match.end(), "zh-date")
    if parts["year"] and not _read_year(atom, parts):
        return None
    if parts["year_word"]:
        word = WORDS[parts["year_word"]]
        atom.year_shift, atom.from_context = int(word.value), word.kind == "year_same"
    if parts["month"]:
        atom.month = read_number(parts["month"])
    if parts["month_word"]:
        word = WORDS[parts["month_word"]]
        atom.month_shift, atom.from_context = int(word.value), word.kind == "month_same"
    if parts["month1"]:
        atom.month, atom.month2 = read_number(parts["month1"]), atom.month
    if parts["day"]:
        atom.day = read_number(parts["day"])
    if parts["day1"]:
        atom.day, atom.day2 = read_number(parts["day1"]), atom.day
    if not _read_part(atom, parts) or not is_possible(atom.year, atom.month, atom.day):
        return None
    if atom.month is None and atom.month_shift is None and atom.year is None and atom.year_shift is None and not atom.part:
        return None
    while shadowed[atom.end - 1] in " 的":
        atom.end -= 1
    if atom.part == "end" and atom.year is None and atom.year_shift is None and shadowed.startswith(("前", "之前"), atom.end):
        atom.prefer = "same"  # 年底前, 月底前: the end that is still to come
    if (atom.year_shift == 0 or atom.month_shift == 0) and not (atom.month or atom.part):
        loose = LOOSE_END.match(shadowed, atom.end)
        if loose is not None:  # 今年早些时候
            atom.code, atom.end = "to_now" if loose["early"] else "from_now", loose.end()
    return with_rest(shadowed, atom)


def _read_year(atom: Atom, parts: dict[str, str | None]) -> bool:
    written = parts["year"] or ""
    year = read_number(written)
    if year is None:
        return False
    refined = any(
        parts[key] for key in ("month", "part", "ends", "quarter_number", "first", "week", "last_week", "season", "nth")
    )
    if parts["era"] == "民国":
        year += 1911  # year 1 of the Republic of China was 1912
    elif len(written) == 2 and "十" not in written and "百" not in written and (refined or written[0] in "〇○零0"):
        year = widen_year(year, written)
    elif len(written) == 3 and written.isascii() and refined and _FIRST_OF_TAIWAN <= year <= _LAST_OF_TAIWAN:
        year += 1911  # 113年5月6日, as Taiwan's offices write
    elif len(written) != 4 or not 1500 <= year <= 2199:
        return False
    atom.year = year
    if parts["year1"]:
        atom.year, atom.year2 = int(parts["year1"]), year
    return True


def _read_part(atom: Atom, parts: dict[str, str | None]) -> bool:
    """Take over the part of the year or month; false where the words make no sense together."""
    has_month = atom.month is not None or atom.month_shift is not None
    has_year = atom.year is not None or atom.year_shift is not None
    if parts["part"]:
        atom.part = WORDS[parts["part"]].value
        atom.unit = "month" if parts["part"].endswith(("旬", "半月")) or parts["part"].startswith("月") else "year"
        if parts["part"] in ("年初", "年中", "年底", "年末", "年尾", "年杪") and has_month:
            return False
    elif parts["ends"]:
        if not (has_month or has_year) or atom.day is not None:
            return False
        atom.part, atom.unit = ("begin" if parts["ends"] == "初" else "end"), "month" if has_month else "year"
    elif parts["quarter_number"]:
        number = 1 if parts["quarter_number"] == "首" else read_number(parts["quarter_number"]) or 1
        atom.part = f"end_q{number}" if parts["quarter_end"] else f"q{number}"
        atom.unit = "year"
    elif parts["first"]:
        return _read_first(atom, parts, has_month, has_year)
    elif parts["week"] or parts["last_week"]:
        atom.part, atom.part_count = "week", -1 if parts["last_week"] else read_number(parts["week"] or "") or 0
        if parts["nth_weekday"]:
            atom.part, atom.weekday = "nth_weekday", _weekday(parts["nth_weekday"])
        return has_month or has_year
    elif parts["nth"]:
        atom.part = "nth_day" if parts["nth_unit"] == "天" else "nth_month"
        atom.part_count = read_number(parts["nth"]) or 0
        return has_month or has_year
    elif parts["season"]:
        atom.part = {"春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter"}[parts["season"]]
        return has_year
    elif parts["holiday_part"]:
        atom.part = WORDS[parts["holiday_part"]].value
    return True


def _read_first(atom: Atom, parts: dict[str, str | None], has_month: bool, has_year: bool) -> bool:
    count, unit = read_number(parts["first"] or "") or 0, parts["first_unit"] or ""
    if parts["first_kind"] == "后" and not has_year:
        return False
    if "季" in unit:
        atom.part, atom.part_count = "first_months", count * 3
    elif unit.endswith("月"):
        if unit == "月" and parts["first_kind"] == "前" and not has_year and count < 3:
            return False
        atom.part, atom.part_count = ("last_months" if parts["first_kind"] == "后" else "first_months"), count
    else:
        atom.part, atom.part_count = "first_days", count
        return has_month or has_year
    if not has_year and parts["first_kind"] == "前" and unit.endswith("月") and count < 3:
        return False  # 前两个月 without a year counts back from today
    atom.unit = "year"
    return not has_month and 1 <= atom.part_count <= 12


def _read_numeric(shadowed: str, position: int) -> Atom | None:
    if not shadowed[position].isdigit():
        return None
    date = read_date(shadowed, position, "numeric")
    if date is None:
        return None
    atom = Atom(position, date.end, date.rule, year=date.year, month=date.month, day=date.day)
    if date.hour is not None and date.hour < 24:
        atom.clock, atom.clock_unit = dt.time(date.hour, date.minute or 0), "minute"
        return with_clock_end(shadowed, atom)
    return with_rest(shadowed, atom)


def _read_bare_day(shadowed: str, position: int) -> Atom | None:
    if shadowed[max(0, position - 2) : position] in _RUNNING:
        return None  # 一连四日: how many days
    match = BARE_DAY.match(shadowed, position)
    if match is None:
        return None
    atom = Atom(position, match.end(), "zh-day", day=read_number(match["day"]))
    if match["day1"]:
        atom.day, atom.day2 = read_number(match["day1"]), atom.day
    if not is_possible(None, None, atom.day):
        return None
    return with_rest(shadowed, atom)


def _weekday(word: str) -> int:
    return "一二三四五六日".index(word.replace("天", "日"))


def _read_week(shadowed: str, position: int) -> Atom | None:
    match = WEEK.match(shadowed, position)
    if match is None:
        return _read_quarter(shadowed, position)
    shift = match["shift"]
    atom = Atom(position, match.end(), "zh-week")
    weekday = match["weekday"] or match["again"]
    atom.weekday = _weekday(weekday) if weekday else None
    if match["weekend"]:
        atom.part = "weekend"
    if shift:
        atom.week_shift = shift.count("下") - shift.count("上")
    elif atom.weekday is None:
        if not match["weekend"]:
            return None
        atom.week_shift = 0
    return with_rest(shadowed, atom)


def _read_quarter(shadowed: str, position: int) -> Atom | None:
    match = QUARTER.match(shadowed, position)
    if match is None:
        return None
    atom = Atom(position, match.end(), "zh-quarter", direction="quarter")
    atom.count = match["shift"].count("下") - match["shift"].count("上")
    atom.part = "end" if match["end"] else ""
    return atom


_WAYS = tuple("运送贩逃潜来抵到押流转带卖骗拐辗引赶")


def _read_word(shadowed: str, position: int) -> Atom | None:
    match = SHIFTED_DAY.match(shadowed, position)
    if match is not None:
        return Atom(position, match.end(), "zh-shifted-day", day=int(match["day"]))
    match = WORD.match(shadowed, position)
    if match is None or (match[0] == "至此" and shadowed[position - 1 : position] in _WAYS):
        return None  # 被贩运至此: a place
    word, term = WORDS[match[0]], match[0]
    atom = Atom(position, match.end(), f"zh-{word.kind}")
    if word.kind in ("day_shift", "day_same"):
        atom.day_shift, atom.from_context = int(word.value), word.kind == "day_same"
        return with_rest(shadowed, atom, term)
    if word.kind == "until_now":
        atom.code, atom.day_shift = "until_now", int(word.value or 0)
        return atom
    if word.kind in ("up_to_now", "now", "vague", "span_same", "since"):
        atom.code = word.kind
        return atom
    return None
