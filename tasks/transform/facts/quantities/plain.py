"""Plain numbers and intervals, without units: the engine's lower level, in the form that public test sets ask for."""

from __future__ import annotations

from typing import NamedTuple

from tasks.text.shadow import shadow
from tasks.transform.facts.quantities.around import Frame, find_after, frame_at
from tasks.transform.facts.quantities.model import Number
from tasks.transform.facts.quantities.ranges import range_partner
from tasks.transform.facts.quantities.reasons import find_trap
from tasks.transform.facts.quantities.scan import scan_numbers, with_ordinals
from tasks.transform.facts.quantities.tables import Grammar, grammar

_MINUS_WORDS = {"zh": ("负", "-"), "en": ("minus", "negative", "-"), "fr": ("moins", "négative", "négatif", "-")}


_COLLECTIVES = ("millier", "milliers", "centaine", "centaines", "dizaine", "dizaines")


class PlainNumber(NamedTuple):
    """``text[start:end]`` is a number of that value; percentages give the number before the sign."""

    start: int
    end: int
    value: float


class Interval(NamedTuple):
    """``text[start:end]`` states an interval; an open end is None, ``low_closed``/``high_closed`` tell ``[`` from ``(``."""

    start: int
    end: int
    low: float | None
    high: float | None
    low_closed: bool
    high_closed: bool

    def notation(self) -> str:
        """The interval in brackets: ``[20,30)``, ``(100,)``."""
        low = "" if self.low is None else f"{self.low:.15g}"
        high = "" if self.high is None else f"{self.high:.15g}"
        return f"{'[' if self.low_closed and low else '('}{low},{high}{']' if self.high_closed and high else ')'}"


def family_of(language: str) -> str:
    """The grammar for a BCP 47 code: ``zh``, ``fr``, else ``en``."""
    return language[:2] if language[:2] in ("zh", "fr") else "en"


def find_numbers(text: str, language: str) -> list[PlainNumber]:
    """Every number of ``text``: integers, decimals, fractions, percentages, powers, negative ones, in order.

    A Chinese numeral of one character counts only beside a measure word or on its own; figures with a unit attached
    (180ml) and trailing 余 or 多 are left out of the span.
    """
    family = family_of(language)
    plain, words = shadow(text), grammar(family)
    found = []
    for number in _signed(plain, scan_numbers(plain, family), family):
        start, end = number.start + number.core, number.end
        if number.kind == "bare" or not _stands(text, plain, number, words):
            continue
        while plain[end - 1] in "余多来 " and end - start > 1:
            end -= 1
        found.append(PlainNumber(start, end, number.value))
    return found


def _signed(text: str, numbers: list[Number], family: str) -> list[Number]:
    """The numbers with their minus signs: 负三, minus 5, -4/5, but not the dash of 20-100."""
    signed = []
    for number in numbers:
        end = number.start
        while end and text[end - 1] == " ":
            end -= 1
        for sign in _MINUS_WORDS[family]:
            at = end - len(sign)
            if at < 0 or not text.startswith(sign, at) or number.kind == "percent":
                continue
            attached = at + 1 == number.start
            before = (
                text[at - 1 : at]
                if sign == "-" and attached
                else text[max(0, at - 4) : at].rstrip(" ")[-1:]
                if sign == "-"
                else text[at - 1 : at]
                if family != "zh"
                else ""
            )
            if before.isalnum() or before == "-" or before == "/" or (sign == "moins" and _compares(text, at)):
                continue
            low = None if number.high is None else -number.high
            high = None if number.low is None else -number.low
            number = number._replace(start=at, value=-number.value, low=low, high=high)
            break
        signed.append(number)
    return signed


def _compares(text: str, at: int) -> bool:
    """Whether moins at ``at`` belongs to au moins, pas moins and the like, and is no minus sign."""
    before = text[max(0, at - 30) : at].split() or [""]
    return bool(at) and (text[at - 1] != " " or before[-1] in ("au", "pas", "du", "le", "les", "ou", "plus", "et"))


def _stands(text: str, plain: str, number: Number, words: Grammar) -> bool:
    start, end = number.start, number.end
    following = plain[end : end + 1]
    if words.spaced:
        if (following.isalpha() and text[start].isdigit()) or (
            plain[start : start + 1].isdigit() and plain[end - 1] == "m" and text[end - 1] == "m"
        ):
            return False
        spelled = plain[start:end]
        if spelled in ("a", "an", "un", "une"):
            return False
        return spelled != "one" or (plain[max(0, start - 30) : start].split() or [""])[-1] not in words.cues["one"]
    if end - start > 1 or plain[start].isdigit():
        return True
    if find_trap(plain, number, words) is not None:
        return False
    if find_after(plain, end, words.money_after, False) is not None:
        return False
    previous = plain[start - 1 : start]
    alone = not _is_han(previous) and not _is_han(following)
    if plain[start] in "壹贰叁参肆伍陆柒捌玖拾佰仟几":
        return alone
    measure = find_after(plain, end, words.measures, False)
    if measure is not None and (measure.reason is None or measure.reason in ("duration", "distance", "date", "time")):
        return True
    return alone or (previous in "是为前到从至等于" and previous != "")


def _is_han(letter: str) -> bool:
    return "\u4e00" <= letter <= "\u9fff"


def find_ranges(text: str, language: str) -> list[Interval]:
    """Every stated interval of ``text``: two ends (between 20 and 30) or one (至少20, plus de 30), in order.

    A plain range is closed below and open above, and 以上 and 以下 leave the bound out: the reading of the
    Recognizers-Text specifications.
    """
    family = family_of(language)
    plain, words = shadow(text), grammar(family)
    numbers = _signed(plain, with_ordinals(plain, scan_numbers(plain, family, ratios=family == "en"), family), family)
    found: list[Interval] = []
    sources: list[bool] = []
    at = 0
    while at < len(numbers):
        upper, used = range_partner(plain, numbers, at, words) if at + 1 < len(numbers) else (None, 1)
        following = numbers[at + used].start if at + used < len(numbers) else len(plain)
        interval = _interval(plain, frame_at(plain, numbers[at], upper, words, bare_numbers=True), words, following)
        at += used
        if interval is None or (interval.low is None and interval.high is None):
            continue
        joined = _join(plain, found[-1], interval, words) if found and sources[-1] and upper is None else None
        if joined is not None:
            found[-1], sources[-1] = joined, False
        else:
            found.append(interval)
            sources.append(upper is None)
    return found


def _interval(text: str, frame: Frame, words: Grammar, following: int) -> Interval | None:
    number = frame.number
    before, after = frame.before, frame.after
    if frame.upper is not None:
        return Interval(frame.range_start, frame.range_end, frame.upper.low, frame.upper.high, True, False)
    if words.spaced and after is not None and following < len(text) and _reaches(text, frame, following):
        after = None
    start = frame.start if before is not None and before.bound != "about" else number.start
    end = frame.end if after is not None and after.bound != "about" else number.end
    if after is not None and text.startswith(after.term, number.end):
        end = number.end + len(after.term)
    if words.language == "fr":
        if end == number.end and text.endswith(_COLLECTIVES, 0, end) and text.startswith((" de ", " d'"), end):
            end += 3
        if after is not None and before is not None and before.bound == "about":
            start = frame.start
    comparison = _comparison(text, number, words)
    if comparison is not None:
        return comparison
    value = number.value
    bound = before.bound if before is not None else ""
    if after is not None and after.bound == "or_equal":
        bound = {"gt": "ge", "lt": "le"}.get(bound, bound)
    elif after is not None and (bound in ("", "about", "eq")) and after.bound != "about":
        bound = "gt" if after.term.startswith("以上") else "lt" if after.term.startswith("以下") else after.bound
    elif after is not None:
        end = number.end
    if bound in ("", "about", "nearly"):
        return (
            Interval(number.start, number.end, value, None, False, False)
            if number.hedge == "at_least" and number.kind != "bare"
            else None
        )
    if bound == "eq":
        return Interval(start, end, value, value, True, True)
    if bound in ("gt", "ge"):
        return Interval(start, end, value, None, bound == "ge", False)
    return Interval(start, end, None, value, False, bound == "le")


def _reaches(text: str, frame: Frame, following: int) -> bool:
    """Whether the hedge after a number is rather the hedge before the next one (200 or | greater than 190)."""
    return text[frame.end : following].strip() in ("", "de", "que", "than", "à", "d'", "to")


def _comparison(text: str, number: Number, words: Grammar) -> Interval | None:
    """比三十大, 比170低: the comparison around the number."""
    if words.spaced:
        return None
    start, end = number.start, number.end
    while start and text[start - 1] == " ":
        start -= 1
    while text.startswith(" ", end):
        end += 1
    if text[start - 1 : start] != "比":
        return None
    word = text[end : end + 1]
    if word and word in words.cues["comparison_more"]:
        return Interval(start - 1, end + 1, number.value, None, False, False)
    if word and word in words.cues["comparison_less"]:
        return Interval(start - 1, end + 1, None, number.value, False, False)
    return None


def _join(text: str, first: Interval, second: Interval, words: Grammar) -> Interval | None:
    """One interval of a lower and an upper bound side by side (more than 10 and less than 20)."""
    if text[first.end : second.start].strip() not in words.cues["range_join"]:
        return None
    low, high = (first, second) if first.high is None else (second, first)
    if low.low is None or low.high is not None or high.high is None or high.low is not None or low.low >= high.high:
        return None
    return Interval(first.start, second.end, low.low, high.high, low.low_closed, high.high_closed)
