"""Numbers that take in a neighbour: small change, a weight told in two units, a share of a unit, pounds that are weight."""

from __future__ import annotations

import re

from tasks.transform.facts.quantities.around import Frame, find_after, frame_at, hedge_after
from tasks.transform.facts.quantities.model import Number
from tasks.transform.facts.quantities.tables import Grammar, Measure
from tasks.transform.facts.words import pattern

_LETTERS = frozenset({"r", "p", "n"})
"""Letters that stand for rand, peso and naira right before an amount, and for other things before small numbers (N95 masks)."""
NOT_ALWAYS_MONEY = frozenset({"pound", "pounds", "livre", "livres", "de livres", "bitcoin", "bitcoins"}) | _LETTERS
_POUND = 0.45359237
"""Kilograms in a pound (international agreement of 1959)."""
_POUNDS_OF = re.compile(
    r"(?:(?<=pounds)|(?<=pound)|(?<=livres)|(?<=livre))\s(?:of\s|d'|de\s)(?!(?:[\w'-]+\s){0,4}(?:cash|money|debts?|damage|savings|profits?|fines?|taxes)\b)"
)
_WEIGHS = re.compile(r"(?:weigh(?:s|ed|ing)?|weight of|pesant|poids (?:total )?de)\s(?:\w+\s){0,2}$")
_STERLING = re.compile(r"£|sterling|\bgbp\b")
_WEIGHTS = pattern("quantities.weights")
_TWO_PART_WEIGHTS = pattern("quantities.two_part_weights")
_COINS_AT_WORK = re.compile(
    r"\s(?:mining|mines?\b|miners?|wallets?|address|accounts?|atms?|machines?|exchanges?|transactions?|farms?|traders?)"
)
_OF_A = re.compile(r" (?:of )?(?:an? )|[ -](?=tonne|kilo)")
_GLOSS = 14
"""Characters of a hedge or currency sign before a number in brackets that tells another one again."""
_WORD_GOES_ON = re.compile(r"[并律同次起经旦直些定般]")  # behind 一: a word of its own (14.5万元一并被扣)
_LEAST_MONEY = 100
"""R4 and P2 are names; R350,000 and P5.2 million are rand and pesos."""


def small_money(text: str, frame: Frame, numbers: list[Number], at: int, grammar: Grammar) -> tuple[Frame | None, int]:
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
            if text[small.start] == "一" and _WORD_GOES_ON.match(text, small.end):
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


def part_of_weight(text: str, frame: Frame, grammar: Grammar) -> Frame:
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


def restated(text: str, frame: Frame, numbers: list[Number], at: int, grammar: Grammar) -> tuple[Frame, int]:
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
    is_pound = frame.measure.term in NOT_ALWAYS_MONEY or frame.measure.term in ("lb", "lbs")
    if is_pound and inner.measure.unit == "item" and not inner.money:
        return inner._replace(
            start=frame.start, before=frame.before or inner.before, end=inner.end + 1, measure_end=inner.end + 1
        ), 1
    return frame, 0


def small_weight(text: str, frame: Frame, numbers: list[Number], at: int, grammar: Grammar) -> tuple[Frame, int]:
    """The frame with the smaller unit added (two tonnes and 315 kilograms), and how many numbers that took."""
    measure, number = frame.measure, frame.number
    if measure is None or not _TWO_PART_WEIGHTS.fullmatch(measure.term) or at >= len(numbers):
        return frame, 0
    small = numbers[at]
    if small.hedge != "exact" or text[frame.end : small.start] not in (" et ", " and ", " ", ", "):
        return frame, 0
    inner = frame_at(text, small, None, grammar)
    is_weight = inner.measure is not None and _WEIGHTS.fullmatch(inner.measure.term) and inner.before is None
    if inner.measure is None or not is_weight or inner.measure.factor >= measure.factor:
        return frame, 0
    part = small.value * inner.measure.factor / measure.factor
    if part >= 1:  # three tonnes and 1,200 kilograms are two weights
        return frame, 0
    total = float(f"{number.value + part:.12g}")
    number = number._replace(value=total, low=total, high=None if number.high is None else total)
    return frame._replace(number=number, end=inner.end, measure_start=inner.measure_start, measure_end=inner.measure_end), 1


def weighed(text: str, frame: Frame) -> Frame:
    """The frame with what its word means where that is no money: 65 pounds of cocaine, 25 bitcoin mines, r2."""
    measure = frame.measure
    assert measure is not None
    if measure.unit == "BTC":
        if _COINS_AT_WORK.match(text, frame.measure_end):
            return frame._replace(measure=None, money=False, measure_end=frame.measure_start, end=frame.measure_start)
        return frame
    if measure.term in _LETTERS:
        if frame.number.value >= _LEAST_MONEY:
            return frame
        return frame._replace(measure=None, money=False, start=max(frame.start, frame.number.start))
    is_weight = _POUNDS_OF.match(text, frame.measure_end) or _WEIGHS.search(text, max(0, frame.start - 24), frame.start)
    if is_weight is None and (_STERLING.search(text) or not _POUNDS_OF.search(text)):
        return frame
    return frame._replace(measure=Measure(measure.term, "item", _POUND, None), money=False)
