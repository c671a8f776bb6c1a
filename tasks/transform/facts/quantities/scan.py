"""The numbers of a text: one scan for runs of numerals, each run read once and remembered."""

from __future__ import annotations

import re
from functools import cache

from tasks.transform.facts.quantities import chinese, latin
from tasks.transform.facts.quantities.model import Number
from tasks.transform.facts.quantities.tables import phrases, terms


def scan_numbers(text: str, language: str, ratios: bool = True, most: float = 1000) -> list[Number]:
    """Numbers of ``text`` (a shadow) for ``zh``, ``en`` or ``fr``, absolute offsets, in order.

    ``ratios`` joins the two numbers of a share (one in five) into one, unless its whole is greater than ``most``.
    """
    found: list[Number] = []
    known = phrases(language)
    if language == "zh":
        read, add, make = chinese.read_run, found.append, tuple.__new__
        for match in chinese.run_pattern().finditer(text):
            at, run = match.start(), match[0]
            for start, end, *rest in (known[run],) if run in known else read(run):
                add(make(Number, (start + at, end + at, *rest)))
        return found
    pattern = latin.run_pattern(language)
    for match in pattern.finditer(text):
        at = match.start()
        for number in (known[match[0]],) if match[0] in known else latin.read_run(match[0], language):
            found.append(_moved(number, at))
    return _join_ratios(text, found, most) if ratios else found


@cache
def _ordinal_pattern(language: str) -> re.Pattern[str]:
    words = "|".join(sorted(terms(language, "ordinal"), key=len, reverse=True))
    article = "(?:le |la |l')" if language == "fr" else "the "
    return re.compile(rf"\b{article}(?P<word>{words})\b")


def with_ordinals(text: str, numbers: list[Number], language: str) -> list[Number]:
    """``numbers`` and the ordinals between or beside them (between the tenth and the fifteenth), in order."""
    if language == "zh":
        return numbers
    ends, found = {n.end for n in numbers}, list(numbers)
    for match in _ordinal_pattern(language).finditer(text):
        if match.end() not in ends:
            value = terms(language, "ordinal")[match["word"]]
            found.append(Number(match.start(), match.end(), value, value, value, "exact", "cardinal", 1.0))
    return sorted(found)


_RATIO = re.compile(r" (?:in|out of|sur) ")


def _join_ratios(text: str, numbers: list[Number], most: float) -> list[Number]:
    """One number of two that state a share: one in five, un sur trois, two out of ten."""
    joined: list[Number] = []
    for second in numbers:
        first = joined[-1] if joined else None
        if (
            first is not None
            and second.start - first.end <= 8
            and first.value < second.value <= most
            and first.kind == second.kind == "cardinal"
            and _RATIO.fullmatch(text, first.end, second.start)
        ):
            share = first.value / second.value
            joined[-1] = Number(first.start, second.end, share, share, share, "exact", "fraction", 1.0)
        else:
            joined.append(second)
    return joined


def _moved(number: Number, by: int) -> Number:
    start, end, value, low, high, hedge, kind, scale, core = number
    return Number(start + by, end + by, value, low, high, hedge, kind, scale, core)
