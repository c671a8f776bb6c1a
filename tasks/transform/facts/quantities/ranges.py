"""Two numbers that are the ends of one range: 30-40, 从10万元到50万元, between 3 and 5, de 100 à 200."""

from __future__ import annotations

import re

from tasks.transform.facts.quantities.around import find_after, money_before
from tasks.transform.facts.quantities.model import Number
from tasks.transform.facts.quantities.tables import Grammar

_HAN_DIGITS = frozenset("一二两三四五六七八九")
_HAN_UNITS = {"百": 100, "千": 1000, "佰": 100, "仟": 1000}
_LONGEST_GAP = 20
_CUE_REACH = 16
"""Characters before the lower end in which a word stands that opens a range or tells a change."""
_SIGNS = " $€£¥"
_DASHES = ("-", "–", "—")
_OPENS_PAIR = ("between", "entre", "from")
_OPENS_CHINESE = ("介于", "介乎", "位于", "处于")
_CLOSES_CHINESE = ("之间", "间")


def range_partner(text: str, numbers: list[Number], at: int, grammar: Grammar) -> tuple[Number | None, int]:
    """The upper end of a range that starts with number ``at``, with both bounds, and how many numbers that takes (1 or 2)."""
    lower, upper = numbers[at], numbers[at + 1]
    if not 0 < upper.start - lower.end <= _LONGEST_GAP or not _may_bound(lower, upper, grammar):
        return None, 1
    match = grammar.range_gap.fullmatch(text[lower.end : upper.start])
    if match is None or not _is_linked(text, lower, upper, match, grammar) or _is_of_longer_row(text, lower, upper):
        return None, 1
    if not _is_same_unit(text, upper, match["unit"].strip(), grammar):
        return None, 1
    prefix = match["before"].strip()
    if prefix and money_before(prefix, len(prefix), grammar)[0] is None:
        return None, 1
    bounds = _bounds(text, lower, upper, grammar)
    return (upper._replace(low=bounds[0], high=bounds[1], hedge="range"), 2) if bounds is not None else (None, 1)


def _may_bound(lower: Number, upper: Number, grammar: Grammar) -> bool:
    """Whether numbers of their kinds can be ends of a range."""
    if lower.hedge not in ("exact", "at_least") or upper.hedge not in ("exact", "at_least"):
        return False
    if lower.kind in ("digits", "ordinal", "fraction") or upper.kind in ("digits", "ordinal"):
        return False
    return not (lower.kind == "percent" and grammar.spaced)


def _is_linked(text: str, lower: Number, upper: Number, match: re.Match[str], grammar: Grammar) -> bool:
    """Whether what stands between and around makes a range of them and no change (from 30 to 40), sum or choice."""
    link = match["link"]
    before = text[max(0, lower.start - _CUE_REACH) : lower.start].rstrip(_SIGNS)
    if grammar.spaced and before.endswith(grammar.cues["change"]):
        return False
    if link in ("and", "et"):
        return before.endswith(_OPENS_PAIR)
    is_mixed = text[lower.start].isdigit() != text[upper.start].isdigit()
    if grammar.spaced and is_mixed and text[lower.end : upper.start].strip() in ("-", "--"):
        return False  # OSLO, Dec 5 - Twenty-one men: the day of a dateline and a count
    is_dateline = grammar.spaced and link in _DASHES and before.rstrip().endswith(grammar.cues["months"])
    if is_dateline and lower.value <= 31 and match["before"].strip():
        return False  # OSLO, Dec. 5 - A$38 million: a day and a sum
    if link in ("和", "与", "跟"):
        known = find_after(text, upper.end, grammar.money_after, False) or find_after(text, upper.end, grammar.measures, False)
        is_opened = text[max(0, lower.start - 2) : lower.start] in _OPENS_CHINESE
        return is_opened or text.startswith(_CLOSES_CHINESE, upper.end + (len(known.term) if known else 0))
    return link != "ou" or upper.low == (lower.low or 0) + 1


def _is_of_longer_row(text: str, lower: Number, upper: Number) -> bool:
    """Whether the two are pieces of a date, a telephone number or a code (2024-05-06, 010-6000)."""
    if text[max(0, lower.start - 1) : lower.start] == "-" and text[max(0, lower.start - 2) : lower.start - 1].isdigit():
        return True
    if text[upper.end : upper.end + 1] == "-" and text[upper.end + 1 : upper.end + 2].isdigit():
        return True
    return any(text.startswith("0", number.start) and number.value >= 1 for number in (lower, upper))


def _is_same_unit(text: str, upper: Number, unit: str, grammar: Grammar) -> bool:
    """Whether a unit behind the lower end, if there is one, is known and stands behind the upper end too."""
    if not unit:
        return True
    end = upper.end
    while text.startswith(" ", end):
        end += 1
    known = find_after(unit, 0, grammar.money_after, grammar.spaced) or find_after(unit, 0, grammar.measures, grammar.spaced)
    return known is not None and text.startswith(unit, end)


def _bounds(text: str, lower: Number, upper: Number, grammar: Grammar) -> tuple[float, float] | None:
    """Both bounds, the lower with the scale word of the upper where it shares it (30 to 40 thousand, 三到五千)."""
    low, high = lower.low or 0.0, upper.high if upper.high is not None else upper.low
    if high is None:
        return None
    room = high / upper.scale * (10 if grammar.spaced else 1)
    if upper.scale > 1 and lower.scale == 1 and low < room and low < high:
        low = float(f"{low * upper.scale:.15g}") if low * upper.scale < high else low
    if not grammar.spaced and upper.scale == 1 and text[lower.start] in _HAN_DIGITS and lower.end - lower.start == 1:
        unit_value = _HAN_UNITS.get(text[upper.end - 1], 0)
        if unit_value and low < high / unit_value < 10:
            low *= unit_value
    return (low, high) if low < high else None
