"""From numbers to quantities: hedges, measure words, currencies, ranges, nouns, and what is no count."""

from __future__ import annotations

from tasks.transform.facts.quantities.around import Frame, find_after, frame_at
from tasks.transform.facts.quantities.model import Number, Quantity
from tasks.transform.facts.quantities.ranges import range_partner
from tasks.transform.facts.quantities.reasons import find_reason
from tasks.transform.facts.quantities.restated import (
    NOT_ALWAYS_MONEY,
    part_of_weight,
    restated,
    small_money,
    small_weight,
    weighed,
)
from tasks.transform.facts.quantities.tables import Grammar

_DATE_LETTERS = frozenset("年月日时")


def build_quantities(text: str, source: str, numbers: list[Number], grammar: Grammar) -> list[Quantity]:
    """Quantities of ``text`` (the shadow of ``source``) from its ``numbers`` (absolute offsets, in order)."""
    found: list[Quantity] = []
    at = 0
    while at < len(numbers):
        number = numbers[at]
        upper, used = range_partner(text, numbers, at, grammar) if at + 1 < len(numbers) else (None, 1)
        date = (
            _plain_date(text, number, grammar) if upper is None and text[number.end : number.end + 1] in _DATE_LETTERS else None
        )
        if date is not None:
            found.append(date)
            at += 1
            continue
        if grammar.spaced and upper is None and text.startswith(" (", number.end) and at + 1 < len(numbers):
            repeat = numbers[at + 1]
            if repeat.start == number.end + 2 and repeat.value == number.value and text[repeat.end : repeat.end + 1] == ")":
                number, used = number._replace(end=repeat.end + 1), 2  # vingt-six (26) ordinateurs
        frame = frame_at(text, number, upper, grammar)
        if frame.money and at + used < len(numbers):
            extra, more = small_money(text, frame, numbers, at + used, grammar)
            if extra is not None:
                frame, used = extra, used + more
        if grammar.spaced and upper is None:
            for take_in in (small_weight, restated):
                frame, more = take_in(text, frame, numbers, at + used, grammar)
                used += more
        if number.kind == "fraction" and grammar.spaced:
            frame = part_of_weight(text, frame, grammar)
        quantity = _judge(text, source, frame, grammar)
        if quantity is not None:
            found.append(quantity)
        at += used
    return found


def _plain_date(text: str, number: Number, grammar: Grammar) -> Quantity | None:
    """2018年, 10月, 3日, 9时: the most frequent numbers of a page, told apart without looking any further."""
    if grammar.spaced or number.kind != "cardinal" or not text[number.start].isdigit():
        return None
    if find_after(text, number.end, grammar.money_after, False) is not None:  # 日元
        return None
    measure = find_after(text, number.end, grammar.measures, False)
    if measure is None or measure.reason not in ("date", "time") or (measure.term[0] == "年" and number.value < 100):
        return None
    start, end = number.start, number.end
    last = end + len(measure.term)
    value = number.value
    term, reason = measure.term, measure.reason
    return Quantity(
        start, last, start, end, value, value, True, True, "exact", None, term, None, None, None, reason, "cardinal/exact"
    )


def _judge(text: str, source: str, frame: Frame, grammar: Grammar) -> Quantity | None:
    if frame.measure is not None and frame.measure.term in NOT_ALWAYS_MONEY:
        frame = weighed(text, frame)
    number, measure = frame.number, frame.measure
    reason = find_reason(
        text, number, frame.upper, frame.measure, frame.measure_end, frame.after, frame.before, frame.money, grammar
    )
    if reason == "drop":
        return None
    low, high, hedge, low_closed, high_closed, rule = _bounds(frame)
    if measure is not None and measure.factor != 1:
        low = None if low is None else float(f"{low * measure.factor:.15g}")
        high = None if high is None else float(f"{high * measure.factor:.15g}")
    noun = noun_start = noun_end = None
    if reason is None and not frame.money:
        noun_start, noun_end = _noun(text, frame, grammar)
        if noun_start is not None:
            noun = source[noun_start:noun_end]
    unit, term = (measure.unit if reason is None else None, measure.term) if measure is not None else (None, None)
    last = (frame.upper or number).end
    return tuple.__new__(
        Quantity,
        (
            frame.start, frame.end, number.start, last, low, high, low_closed, high_closed, hedge, unit, term, noun, noun_start,
            noun_end, reason, rule,
        ),
    )  # fmt: skip


def _bounds(frame: Frame) -> tuple[float | None, float | None, str, bool, bool, str]:
    number = frame.upper or frame.number
    low, high, hedge = number.low, number.high, number.hedge
    before, after = frame.before, frame.after
    chosen = before
    if after is not None and (before is None or (before.bound in ("about", "eq") and after.bound != "about")):
        chosen = after
    rule = f"{number.kind}/{chosen.bound}:{chosen.term}" if chosen is not None else f"{number.kind}/{hedge}"
    if chosen is None:
        return low, high, hedge, True, True, rule
    bound = chosen.bound
    if bound in ("gt", "ge"):
        return low, None, "at_least", bound == "ge", True, rule
    if bound in ("lt", "le"):
        return None, high if high is not None else low, "at_most", True, bound == "le", rule
    if bound == "nearly":
        return None, high if high is not None else low, "nearly", True, False, rule
    if bound == "about" and hedge == "exact":
        return low, high, "about", True, True, rule
    return low, high, hedge, True, True, rule


def _noun(text: str, frame: Frame, grammar: Grammar) -> tuple[int | None, int | None]:
    at = frame.end
    if grammar.spaced:
        start = frame.measure_start
        if (end := _noun_phrase(text, start, grammar, 5)) > start:
            return start, end
        for link in (" de ", " d'", " of "):
            if text.startswith(link, frame.end):
                start = frame.end + len(link)
                end = _noun_phrase(text, start, grammar, 5)
                return (start, end) if end > start else (None, None)
        return None, None
    match = grammar.noun.match(text, at)
    if match is not None:
        return match.start(1), match.end(1)
    return _noun_before(text, frame.start, grammar.verbs)


def _noun_phrase(text: str, start: int, grammar: Grammar, most: int) -> int:
    """The end of the words from ``start`` that may name what is counted: up to ``most``, to a stop word or another sign."""
    at = end = start
    for _ in range(most):
        match = grammar.noun.match(text, at)
        if match is None or match[0] in grammar.noun_stops:
            if match is not None and match[0] == "of" and end > start and most > 3 and not text.startswith(" the ", match.end()):
                further = _noun_phrase(text, match.end() + 1, grammar, 3)
                return further if further > match.end() + 1 else end
            break
        end = match.end()
        if text[end : end + 1] != " ":
            break
        at = end + 1
    return end


def _noun_before(text: str, end: int, verbs: frozenset[str]) -> tuple[int | None, int | None]:
    """The Chinese words right before ``end``, back to a verb, another sign or 16 characters: 抓获|嫌疑人|269名."""
    start = end
    while start and end - start < 16:
        letter = text[start - 1]
        if letter in verbs or text[start - 2 : start] in verbs or not ("\u4e00" <= letter <= "\u9fff" or letter in '“”「」"'):
            break
        start -= 1
    return (start, end) if start < end else (None, None)
