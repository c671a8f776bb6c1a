"""From numbers to quantities: hedges, measure words, currencies, ranges, nouns, and what is no count."""

from __future__ import annotations

import re
from typing import NamedTuple

from tasks.transform.facts.quantities.model import Number, Quantity
from tasks.transform.facts.quantities.reasons import find_reason
from tasks.transform.facts.quantities.tables import Grammar, Hedge, Measure

_HAN_DIGITS = frozenset("一二两三四五六七八九")
_HAN_UNITS = {"百": 100, "千": 1000, "佰": 100, "仟": 1000}
_DATE_LETTERS = frozenset("年月日时")
_AFTER_MONEY = "一二两三四五六七八九零钱多以之左上到至和与及"
_GENERIC_MONEY = ("元", "块", "块钱", "元钱", "圆", "dollars", "dollar", "$", "de dollars", "francs", "de $")

_NOT_ALWAYS_MONEY = frozenset({"pound", "pounds", "livre", "livres", "de livres", "bitcoin", "bitcoins", "r", "p"})
_POUND = 0.45359237
"""Kilograms in a pound (international agreement of 1959)."""
_POUNDS_OF = re.compile(
    r"(?:(?<=pounds)|(?<=pound)|(?<=livres)|(?<=livre))\s(?:of\s|d'|de\s)(?!(?:[\w'-]+\s){0,4}(?:cash|money|debts?|damage|savings|profits?|fines?|taxes)\b)"
)
_WEIGHS = re.compile(r"(?:weigh(?:s|ed|ing)?|weight of|pesant|poids (?:total )?de)\s(?:\w+\s){0,2}$")
_STERLING = re.compile(r"£|sterling|\bgbp\b")
_COINS_AT_WORK = re.compile(
    r"\s(?:mining|mines?\b|miners?|wallets?|address|accounts?|atms?|machines?|exchanges?|transactions?|farms?|traders?)"
)
_OF_A = re.compile(r" (?:of )?(?:an? )|[ -](?=tonne|kilo)")
_GLOSS = 14
"""Characters of a hedge or currency sign before a number in brackets that tells another one again."""
_LEAST_MONEY = 100
"""R4 and P2 are names; R350,000 and P5.2 million are rand and pesos."""
_SHORT_SCALES = {"m": 1e6, "b": 1e9, "t": 1e12}
"""Letters after an amount of money ($5m): too risky after other numbers, where m is metres and t tonnes."""


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
            extra, more = _small_money(text, frame, numbers, at + used, grammar)
            if extra is not None:
                frame, used = extra, used + more
        if grammar.spaced and upper is None:
            frame, more = _restated(text, frame, numbers, at + used, grammar)
            used += more
        if number.kind == "fraction" and grammar.spaced:
            frame = _part_of_weight(text, frame, grammar)
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


def range_partner(text: str, numbers: list[Number], at: int, grammar: Grammar) -> tuple[Number | None, int]:
    """The upper end of a range that starts with number ``at`` (30-40, 从10万元到50万元, between 3 and 5)."""
    lower, upper = numbers[at], numbers[at + 1]
    if not 0 < upper.start - lower.end <= 20:
        return None, 1
    gap = text[lower.end : upper.start]
    if lower.hedge not in ("exact", "at_least") or upper.hedge not in ("exact", "at_least"):
        return None, 1
    if (
        lower.kind in ("digits", "ordinal", "fraction")
        or (lower.kind == "percent" and grammar.spaced)
        or upper.kind in ("digits", "ordinal")
    ):
        return None, 1
    match = grammar.range_gap.fullmatch(gap)
    if match is None:
        return None, 1
    if grammar.spaced and text[max(0, lower.start - 16) : lower.start].rstrip(" $€£¥").endswith(grammar.cues["change"]):
        return None, 1
    link = match["link"]
    if link in ("and", "et") and not text[max(0, lower.start - 16) : lower.start].rstrip(" $€£¥").endswith(
        ("between", "entre", "from")
    ):
        return None, 1
    if link in ("和", "与", "跟"):
        tail_at = upper.end
        known = find_after(text, tail_at, grammar.money_after, False) or find_after(text, tail_at, grammar.measures, False)
        opened = text[max(0, lower.start - 2) : lower.start] in ("介于", "介乎", "位于", "处于")
        if not opened and not text.startswith(("之间", "间"), tail_at + (len(known.term) if known else 0)):
            return None, 1
    if text[max(0, lower.start - 1) : lower.start] == "-" and text[max(0, lower.start - 2) : lower.start - 1].isdigit():
        return None, 1
    if (text[upper.end : upper.end + 1] == "-" and text[upper.end + 1 : upper.end + 2].isdigit()) or (
        text.startswith("0", upper.start) and upper.value >= 1
    ):
        return None, 1
    if link == "ou" and upper.low != (lower.low or 0) + 1:
        return None, 1
    unit = match["unit"].strip()
    if unit:
        at_end = upper.end
        while text.startswith(" ", at_end):
            at_end += 1
        same = text.startswith(unit, at_end)
        known = find_after(unit, 0, grammar.money_after, grammar.spaced) or find_after(unit, 0, grammar.measures, grammar.spaced)
        if known is None or not same:
            return None, 1
    prefix = match["before"].strip()
    if prefix and (money_before(prefix, len(prefix), grammar)[0] is None):
        return None, 1
    low, high = lower.low or 0.0, upper.high if upper.high is not None else upper.low
    if high is None or (text.startswith("0", lower.start) and lower.value >= 1):
        return None, 1
    if upper.scale > 1 and lower.scale == 1 and low < high / upper.scale * (10 if grammar.spaced else 1) and low < high:
        low = float(f"{low * upper.scale:.15g}") if low * upper.scale < high else low
    if not grammar.spaced and upper.scale == 1 and text[lower.start] in _HAN_DIGITS and lower.end - lower.start == 1:
        unit_value = _HAN_UNITS.get(text[upper.end - 1], 0)
        if unit_value and low < high / unit_value < 10:  # 三到五千
            low *= unit_value
    if low >= high:
        return None, 1
    return upper._replace(low=low, high=high, hedge="range"), 2


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
    at = after_end
    if text.startswith(" ", at) or (grammar.spaced and text.startswith("-", at) and text[at + 1 : at + 2].isalpha()):
        at += 1
    if number.kind == "loose" and text.startswith("of ", at):
        at += 3
    if at > after_end and not grammar.spaced and text[at : at + 1] in ",。;":
        at = after_end
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
    if after is None and text[end : end + 1] in grammar.after_letters:
        after, after_end = hedge_after(text, end, grammar)
        if after is not None:
            end = after_end
    found = (number, start, end, before, after, measure, measure_start, measure_end, money, upper, range_start, range_end)
    return tuple.__new__(Frame, found)


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


def _small_money(text: str, frame: Frame, numbers: list[Number], at: int, grammar: Grammar) -> tuple[Frame | None, int]:
    """The frame with the small change added (50元6角三分, 两块五, 15 dollars 50), and how many numbers that took."""
    value, end, used = 0.0, frame.measure_end, 0
    last = frame.measure.factor if frame.measure else 1.0
    while at + used < len(numbers):
        small = numbers[at + used]
        gap = text[end : small.start]
        if (
            gap not in ("", "又", "零", " ", " and ", " et ")
            or small.hedge != "exact"
            or small.kind not in ("cardinal", "digits")
        ):
            break
        after_number = small.end + (1 if text.startswith(" ", small.end) else 0)
        money = find_after(text, after_number, grammar.money_small, grammar.spaced)
        if money is not None and money.factor < last:
            value += small.value * money.factor
            end = after_number + len(money.term)
            last = money.factor
        elif money is None and gap == "" and not grammar.spaced and small.value < 10 and small.end - small.start == 1:
            if find_after(text, small.end, grammar.measures, False) is not None or (
                text[small.start].isdigit() and text[end - 1] != "块"
            ):
                break
            value += small.value * last / 10
            end, used = small.end, used + 1
            break
        else:
            break
        used += 1
    if not used:
        return None, 0
    number = frame.number
    base = value / (frame.measure.factor if frame.measure else 1.0)
    total = float(f"{number.value + base:.12g}")
    number = number._replace(value=total, low=total, high=None if number.high is None else total)
    after, after_end = hedge_after(text, end, grammar)
    return frame._replace(number=number, end=after_end, measure_end=end, after=after or frame.after), used


def _judge(text: str, source: str, frame: Frame, grammar: Grammar) -> Quantity | None:
    if frame.measure is not None and frame.measure.term in _NOT_ALWAYS_MONEY:
        frame = _weighed(text, frame)
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


def _part_of_weight(text: str, frame: Frame, grammar: Grammar) -> Frame:
    """The frame of a share of one unit of weight as a weight (half a tonne, a quarter of a tonne); else as it is."""
    number = frame.number
    match = _OF_A.match(text, number.end)
    if match is None or number.value > 1 or frame.upper is not None:
        return frame
    measure = find_after(text, match.end(), grammar.measures, True)
    if measure is None or measure.unit != "item" or measure.reason is not None:
        return frame
    end = match.end() + len(measure.term)
    return frame._replace(
        number=number._replace(kind="cardinal", low=number.value, high=number.value), measure=measure,
        measure_start=match.end(), measure_end=end, end=end,
    )  # fmt: skip


def _restated(text: str, frame: Frame, numbers: list[Number], at: int, grammar: Grammar) -> tuple[Frame, int]:
    """The frame with the metric weight or other currency in brackets taken in, and how many numbers that took.

    (1,004 pounds (455 kilograms) = 455 kg, as the text says itself; 217 billion yuan (about 30 billion dollars) = the yuan)
    """
    if frame.measure is None or not text.startswith(" (", frame.end) or at >= len(numbers):
        return frame, 0
    inner = frame_at(text, numbers[at], None, grammar)
    if (
        inner.measure is None
        or not frame.end + 2 <= inner.start <= frame.end + 2 + _GLOSS
        or text[inner.end : inner.end + 1] != ")"
    ):
        return frame, 0
    if frame.money and inner.money and inner.measure.unit != frame.measure.unit:
        return frame._replace(end=inner.end + 1), 1
    is_pound = frame.measure.term in _NOT_ALWAYS_MONEY or frame.measure.term in ("lb", "lbs")
    if is_pound and inner.measure.unit == "item" and not inner.money:
        return inner._replace(
            start=frame.start, before=frame.before or inner.before, end=inner.end + 1, measure_end=inner.end + 1
        ), 1
    return frame, 0


def _weighed(text: str, frame: Frame) -> Frame:
    """The frame with what its word means where that is no money: 65 pounds of cocaine, 25 bitcoin mines, r2."""
    measure = frame.measure
    assert measure is not None
    if measure.unit == "BTC":
        if _COINS_AT_WORK.match(text, frame.measure_end):
            return frame._replace(measure=None, money=False, measure_end=frame.measure_start, end=frame.measure_start)
        return frame
    if measure.term in ("r", "p"):
        if frame.number.value >= _LEAST_MONEY:
            return frame
        return frame._replace(measure=None, money=False, start=max(frame.start, frame.number.start))
    is_weight = _POUNDS_OF.match(text, frame.measure_end) or _WEIGHS.search(text, max(0, frame.start - 24), frame.start)
    if is_weight is None and (_STERLING.search(text) or not _POUNDS_OF.search(text)):
        return frame
    return frame._replace(measure=Measure(measure.term, "item", _POUND, None), money=False)


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
