"""What stands around a number: hedges, currency and measure word."""

from __future__ import annotations

import re
from typing import NamedTuple

from tasks.transform.facts.quantities.model import Number
from tasks.transform.facts.quantities.tables import Grammar, Hedge, Measure

_AFTER_MONEY = "一二两三四五六七八九零钱多以之左上到至和与及"
_GENERIC_MONEY = ("元", "块", "块钱", "元钱", "圆", "dollars", "dollar", "$", "de dollars", "francs", "de $")
_SHORT_SCALES = {"m": 1e6, "b": 1e9, "t": 1e12}
"""Letters after an amount of money ($5m): too risky after other numbers, where m is metres and t tonnes."""
_NOUNS_BEFORE_HEDGE = tuple(re.compile(rf"(?: de | d'| )(?:[^\W\d_][\w'-]* ?){{{words}}}(?<! )(?= )") for words in (1, 2))
_HEDGE_CLOSES = re.compile(r"$|\n|[,.;:)]| (?:by|in|since|to|were|was|have|had|d'ici|en|dans|depuis|à|au|ont|avaient|sont|a)\b")


class Frame(NamedTuple):
    """What was found around a number, before it is judged."""

    number: Number
    start: int
    end: int
    before: Hedge | None
    after: Hedge | None
    measure: Measure | None
    measure_start: int
    measure_end: int
    money: bool
    upper: Number | None
    range_start: int
    range_end: int


def find_after(text: str, at: int, table: dict[str, tuple[Measure, ...]], spaced: bool) -> Measure | None:
    """The longest term of ``table`` that stands at ``at``; in spaced languages it must end where a word ends."""
    first = text[at : at + 1]
    entries = table.get(first, ())
    if first.isascii():  # of these, the tables are keyed by two characters
        entries = (*table.get(text[at : at + 2], ()), *entries)
    for entry in entries:
        if text.startswith(entry.term, at):
            end = at + len(entry.term)
            if spaced and entry.term[-1].isalpha() and end < len(text) and text[end].isalpha():
                continue
            if entry.at_end:
                following = text[end : end + 1]
                if "\u4e00" <= following <= "\u9fff" and following not in _AFTER_MONEY:
                    continue
            return entry
    return None


def hedge_before(text: str, at: int, grammar: Grammar, bare: bool) -> tuple[Hedge | None, int]:
    """The hedge that ends at ``at`` (white space apart) and where it starts."""
    if not grammar.spaced and " " in text[max(0, at - 8) : at]:
        return _spaced_hedge(text, at, grammar, bare)
    return _hedge_at(text, at, grammar, bare)


def _spaced_hedge(text: str, at: int, grammar: Grammar, bare: bool) -> tuple[Hedge | None, int]:
    """A Chinese hedge with white space in it (小于 或 等于100, < = 100)."""
    places = [i for i in range(max(0, at - 12), at) if text[i] != " "]
    compact = "".join(text[i] for i in places)
    hedge, start = _hedge_at(compact, len(compact), grammar, bare)
    return hedge, places[start] if hedge is not None else at


def _hedge_at(text: str, at: int, grammar: Grammar, bare: bool) -> tuple[Hedge | None, int]:
    end = at
    while end and text[end - 1] == " " and at - end < 2:
        end -= 1
    for hedge in grammar.hedges_before.get(text[max(0, end - 2) : end], ()) or grammar.hedges_before.get(
        text[max(0, end - 1) : end], ()
    ):
        start = end - len(hedge.term)
        if start < 0 or not text.startswith(hedge.term, start):
            continue
        previous = text[start - 1] if start else ""
        if grammar.spaced:
            if hedge.term[0].isalpha() and previous.isalnum():
                continue
            if hedge.term[-1].isalpha() and end == at:
                continue
        elif (hedge.term in grammar.bare_only and not bare) or (previous and previous in grammar.not_after.get(hedge.term, "")):
            continue
        return hedge, start
    if not grammar.spaced:
        for hedge in grammar.hedges_before.get(text[max(0, end - 1) : end], ()):
            start = end - 1
            previous = text[start - 1] if start else ""
            if (hedge.term in grammar.bare_only and not bare) or (previous and previous in grammar.not_after.get(hedge.term, "")):
                continue
            return hedge, start
    return None, at


def hedge_after(text: str, at: int, grammar: Grammar) -> tuple[Hedge | None, int]:
    """The hedge that starts at ``at`` (one space apart) and where it ends."""
    start = at + 1 if text.startswith(" ", at) else at
    for hedge in (*grammar.hedges_after.get(text[start : start + 2], ()), *grammar.hedges_after.get(text[start : start + 1], ())):
        if text.startswith(hedge.term, start):
            end = start + len(hedge.term)
            if grammar.spaced and hedge.term[-1].isalpha() and end < len(text) and text[end].isalpha():
                continue
            return hedge, end
    return None, at


def money_before(text: str, at: int, grammar: Grammar) -> tuple[Measure | None, int]:
    """The currency sign or name that ends at ``at`` (white space apart) and where it starts."""
    end = at
    while end and text[end - 1] == " " and at - end < 2:
        end -= 1
    tail = text[max(0, end - 2) : end]
    for group in (grammar.money_before.get(tail, ()), grammar.money_before.get(tail[-1:], ())):
        for entry in group:
            start = end - len(entry.term)
            if start >= 0 and text.startswith(entry.term, start):
                if entry.term[0].isalpha() and start and grammar.spaced and text[start - 1].isalnum():
                    continue
                return entry, start
    return None, at


def frame_at(text: str, number: Number, upper: Number | None, grammar: Grammar, bare_numbers: bool = False) -> Frame:
    """Hedges, currency and measure word around ``number`` (to ``upper``); ``bare_numbers`` leaves units out of the span."""
    end = (upper or number).end
    start = number.start
    measure: Measure | None = None
    before: Hedge | None = None
    money_start = start
    if text[start - 1 : start] in grammar.before_letters:
        measure, money_start = money_before(text, start, grammar)
        before, start = hedge_before(text, money_start, grammar, number.kind == "bare")
    money = measure is not None
    range_start, range_end = number.start, end
    if upper is not None:
        start = _range_open(text, start, grammar)
        range_start = min(range_start, start) if before is None else number.start
        range_end = end + 2 if text.startswith("之间", end) else end
    if money and text[end : end + 1] in _SHORT_SCALES and not text[end + 1 : end + 2].isalnum():
        factor = _SHORT_SCALES[text[end]]
        number, upper, end = _scaled(number, factor), _scaled(upper, factor) if upper is not None else None, end + 1
    after, after_end = None, end
    if text[end : end + 1] in grammar.after_letters and (not grammar.spaced or text[end : end + 1] in "+-"):
        after, after_end = hedge_after(text, end, grammar)
    at = _start_of_measure(text, after_end, number, grammar)
    suffix = find_after(text, at, grammar.money_after, grammar.spaced)
    measure_start = measure_end = at
    if suffix is not None:
        measure_end = at + len(suffix.term)
        if measure is None or (suffix.unit != measure.unit and suffix.term not in _GENERIC_MONEY):
            if money and measure is not None and text[money_start - 1 : money_start].isdigit():
                before, start = None, number.start
            measure = suffix
        money = True
    if not money and not (bare_numbers and grammar.spaced):
        measure = find_after(text, at, grammar.measures, grammar.spaced)
        if measure is not None:
            measure_end = at + len(measure.term)
    if measure_end > at:
        end = measure_end
    elif after is not None:
        end = after_end
    if after is None:
        after, end = _hedge_behind_measure(text, end, grammar)
    found = (number, start, end, before, after, measure, measure_start, measure_end, money, upper, range_start, range_end)
    return tuple.__new__(Frame, found)


def _start_of_measure(text: str, end: int, number: Number, grammar: Grammar) -> int:
    """Where a measure word can begin behind a number: past a space, a hyphen or, behind dozens, an "of"."""
    at = end
    if text.startswith(" ", at) or (grammar.spaced and text.startswith("-", at) and text[at + 1 : at + 2].isalpha()):
        at += 1
    if number.kind == "loose" and text.startswith("of ", at):
        at += 3
    return end if at > end and not grammar.spaced and text[at : at + 1] in ",。;" else at


def _hedge_behind_measure(text: str, end: int, grammar: Grammar) -> tuple[Hedge | None, int]:
    """The hedge behind a number with its measure word, and where both end; one behind the noun is not of them."""
    if text[end : end + 1] in grammar.after_letters:
        after, after_end = hedge_after(text, end, grammar)
        if after is not None:
            return after, after_end
    return (_hedge_behind_noun(text, end, grammar) if grammar.spaced else None), end


def _hedge_behind_noun(text: str, end: int, grammar: Grammar) -> Hedge | None:
    """A hedge behind what is counted (un millier d'agents au moins), unless it goes with what follows (12 people at least three
    times)."""
    for noun in _NOUNS_BEFORE_HEDGE:
        if (match := noun.match(text, end)) is None:
            return None
        after, after_end = hedge_after(text, match.end(), grammar)
        if after is not None:
            return after if _HEDGE_CLOSES.match(text, after_end) is not None else None
    return None


def _scaled(number: Number, factor: float) -> Number:
    low = None if number.low is None else number.low * factor
    high = None if number.high is None else number.high * factor
    return number._replace(value=number.value * factor, low=low, high=high, end=number.end + 1)


def _range_open(text: str, start: int, grammar: Grammar) -> int:
    """Where the word stands that opens a range (从10到20, between 10 and 20)."""
    end = start
    while end and text[end - 1] == " ":
        end -= 1
    for word in grammar.cues["range_open"]:
        at = end - len(word)
        if at >= 0 and text.startswith(word, at) and not (grammar.spaced and at and text[at - 1].isalnum()):
            return at
    return start
