"""Small numbers as dates write them: Arabic digits, Chinese numerals, English and French words."""

from __future__ import annotations

from functools import cache

from tasks.reference.tables import read_csv

CHINESE_DIGITS = {
    "〇": 0,
    "○": 0,
    "零": 0,
    "o": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_DIGITS = CHINESE_DIGITS | {str(n): n for n in range(10)} | {"元": 1, "正": 1, "首": 1, "俩": 2, "仨": 3}
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "廿": 20, "卅": 30}
_SMALL = ("small", "article")


def read_number(word: str) -> int | None:
    """The whole number that ``word`` writes (``113``, ``二十七``, ``廿一``, ``一百一十三``, ``二〇二四``, ``十``), or null.

    Digits in a row without a unit are read as places (``二〇二四`` = 2024, ``九七`` = 97).
    """
    if word.isascii() and word.isdigit():
        return int(word)
    total, section, current, has_unit = 0, 0, 0, False
    for character in word:
        digit = _DIGITS.get(character)
        if digit is not None:
            current = digit if has_unit and current == 0 else current * 10 + digit
            continue
        unit = _UNITS.get(character)
        if unit is None:
            return None
        has_unit = True
        if unit in (20, 30):
            section, current = section + unit, 0
        elif unit == 10_000:
            total, section, current = total + max(section + current, 1) * unit, 0, 0
        else:
            section, current = section + max(current, 1) * unit, 0
    return total + section + current if word else None


def widen_year(year: int, written: str) -> int:
    """A two-figure year as people write it: 00-39 in this century, 40-99 in the last one."""
    if len(written) > 2 or year >= 100:
        return year
    return year + (2000 if year < 40 else 1900)


def read_small_number(word: str, language: str) -> int | None:
    """The number below twenty that an English or French ``word`` writes, an article (``a``, ``une``) for one; or digits."""
    return int(word) if word.isascii() and word.isdigit() else _small_numbers(language).get(word)


@cache
def _small_numbers(language: str) -> dict[str, int]:
    rows = read_csv("quantities/numerals.csv")
    return {row["term"]: int(row["value"]) for row in rows if row["language"] == language and row["class"] in _SMALL}
