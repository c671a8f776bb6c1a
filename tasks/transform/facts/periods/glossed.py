"""Chinese dates whose year or month is told in brackets behind a word, as Taiwan's offices write: 今(113)年5月, 本(6)月12日."""

from __future__ import annotations

import re

from tasks.transform.facts.periods import chinese
from tasks.transform.facts.periods.model import Atom

REPUBLIC = 1911
"""Years between the counting of the Republic of China and the common one: its year 1 was 1912."""
STARTS = ("今(", "去(", "前(", "明(", "本(", "上(", "今年(", "去年(", "前年(", "明年(", "本年(")
_YEAR = re.compile(r"[今去前明本]年?\((?:民国)?(?P<year>1\d\d|20\d\d)年?\)(?:年度?)?")
_MONTH = re.compile(r"[本上]\((?P<month>1[0-2]|0?[1-9])月?\)月?份?(?=\d|[^0-9])")
_REACH = 40  # characters behind the brackets that may belong to the date


def read_glossed(shadowed: str, position: int) -> Atom | None:
    """The date with its bracketed year or month at ``position``; null where none stands there."""
    if "(" not in shadowed[position + 1 : position + 3]:
        return None
    match = _YEAR.match(shadowed, position)
    if match is not None:
        year = int(match["year"])
        written = f"{year + REPUBLIC if year < REPUBLIC else year}年"
    else:
        match = _MONTH.match(shadowed, position)
        if match is None:
            return None
        written = f"{match['month']}月"
    atom = chinese.read_expression(written + shadowed[match.end() : match.end() + _REACH], 0)
    if atom is None or atom.end < len(written):
        return None
    atom.start, atom.end = position, atom.end - len(written) + match.end()
    return atom
