"""Why a number counts nothing: dates, ages, sentences of prison, names made of numbers and the like."""

from __future__ import annotations

import re

from tasks.transform.facts.quantities.model import Number
from tasks.transform.facts.quantities.tables import Grammar, Hedge, Measure

_OPENERS, _CLOSERS = '“「『《‘"«', '”」』》’"»'
_AVERAGES = ("平均", "日均", "月均", "年均", "人均", "户均")
_CLAUSE_BREAK = re.compile(r"[,。;:、\n]")
_BEFORE_NOW = tuple("此目之日年月天以午生战跟眼当面提")  # 此前3人, 目前5人: no rank
_SMALL = (
    r"(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|two|three|four|five|seven|eight|nine|ten|eleven|twelve|\d+)"
)
_SHARE_FR = re.compile(rf"\b(?:une?|{_SMALL}) (?:[\w'-]+ ){{1,3}}sur\s$")
_OUT_OF_FR = re.compile(rf"\s(?:[\w'-]+\s){{1,3}}sur\s{_SMALL}(?![\w'])")
_NO_NOUN_FR = re.compile(r"$|[.,;:)]|\s[\w']*[^\Wsx](?![\w'])")
_IN_A_LIST_FR = re.compile(rf"\b{_SMALL} [\w-]+(?: [\w-]+)?,\s$")
_DIVIDED = re.compile(rf"\s[^,.;:()\d]{{3,40}},\s(?:{_SMALL}|une?|one)\s")
_VERSION = re.compile(r"\d{1,2}\.0")
_MORE_OR_LESS = ("plus de", "moins de", "près de", "plus d'", "autour de")
_MEAN_BEFORE = 32  # characters looked back for the word that makes what is told a mean
_LEAST_LARGE = 1000  # (3,1 millions) tells how many, (4) numbers a paragraph
_CLUBS = frozenset({5, 7, 8, 15, 20, 24, 77})
"""States that meet as a group of so many (Group of 20)."""
_HAN_PUNCTUATION = ",。;:、!?)”」』\n "


def find_reason(
    text: str, number: Number, upper: Number | None, measure: Measure | None, end: int, after: Hedge | None, before: Hedge | None,
    money: bool, grammar: Grammar,
) -> str | None:  # fmt: skip
    """The reason of a non-count, None for a count, ``drop`` for a numeral that is part of a plain word."""
    if number.kind in ("fraction", "percent", "ordinal"):
        return "date" if number.kind == "fraction" and text[number.start - 1 : number.start] == "/" else number.kind
    start, stop = number.start, (upper or number).end
    previous, following = text[start - 1] if start else "", text[stop] if stop < len(text) else ""
    if not grammar.spaced:
        reason = find_trap(text, number, grammar)
        if reason is not None:
            return reason
        if previous == "第":
            return "law" if text.startswith(("条", "款", "项"), stop) else "ordinal"
    figures = text[start].isdigit()
    if figures:
        reason = _figures(text, number, start, stop, previous, following, measure, money, grammar)
        if reason is not None:
            return reason
    if previous and previous in _OPENERS and _closes_soon(text, stop):
        return "name"
    if following and following in _CLOSERS and following not in "\"'" and measure is None and figures:
        return "name"
    head = text[max(0, start - 14) : start]
    if grammar.spaced:
        return _latin(text, head.rstrip(), number, start, stop, measure, end, money, grammar)
    return _chinese(text, head, number, start, stop, measure, end, after, before, money, grammar)


def find_trap(text: str, number: Number, grammar: Grammar) -> str | None:
    """The reason of the trap word (统一, 四川) that holds this Chinese numeral, or None."""
    start = number.start
    letters = number.end - start
    if letters > 2 or text[start].isdigit():
        return None
    last = number.end - 1
    for key, at in (
        (text[start : start + 2], start),
        (text[last : last + 2], last),
        ("<" + text[max(0, start - 1) : start + 1], start),
    ):
        for trap in grammar.traps.get(key, ()):
            if text.startswith(trap.term, at - trap.offset) and at >= trap.offset:
                return trap.reason
    return None


def _closes_soon(text: str, stop: int) -> bool:
    for letter in text[stop : stop + 8]:
        if letter in _CLOSERS:
            return True
        if letter in ",。;\n":
            return False
    return False


def _figures(
    text: str, number: Number, start: int, stop: int, previous: str, following: str, measure: Measure | None, money: bool,
    grammar: Grammar,
) -> str | None:  # fmt: skip
    if measure is None and number.value < _LEAST_LARGE and _numbers_a_section(text, start, stop, previous, following):
        return "section"
    if number.kind == "digits":
        return "date" if number.value < 2200 else "name"
    if (previous in "·•" and previous) or (following in "·•" and following):
        return "name"
    if (following == ":" and text[stop + 1 : stop + 3].isdigit()) or (
        previous == ":" and text[max(0, start - 2) : start - 1].isdigit()
    ):
        return "time"
    if previous and not money and ((previous.isalpha() and previous.isascii()) or previous == "_"):
        return "name"
    if previous == "-" and text[max(0, start - 2) : start - 1].isalnum():
        before = text[start - 2]
        return "name" if before.isalpha() else "phone" if number.scale == 1 and measure is None else None
    if following == "-" and text[stop + 1 : stop + 2].isdigit() and measure is None:
        return "phone"
    if previous == "+" or previous == "/" or (following == "/" and text[stop + 1 : stop + 2].isdigit()):
        return "phone" if previous == "+" else "date"
    if text[start:stop].isalnum() and not money and measure is None and stop - start >= 7:
        return "phone"
    if following and following.isalpha() and following.isascii() and measure is None and not money:
        return "name"
    return None


def _numbers_a_section(text: str, start: int, stop: int, previous: str, following: str) -> bool:
    """Whether the figure numbers a paragraph or a note: 2、 or 3. at the head of a line, [11], (4)."""
    if previous in ("[", "(") and following in ("]", ")"):
        return True
    head = not previous or previous == "\n" or (previous == " " and text[start - 2 : start - 1] in ("", "\n", " "))
    return head and stop - start <= 2 and following in ("、", ".", ")") and not text[stop + 1 : stop + 2].isdigit()


def _chinese(
    text: str, head: str, number: Number, start: int, stop: int, measure: Measure | None, end: int, after: Hedge | None,
    before: Hedge | None, money: bool, grammar: Grammar,
) -> str | None:  # fmt: skip
    cues = grammar.cues
    single = stop - start == 1 and not text[start].isdigit()
    if measure is None and single and number.kind != "bare" and before is None and after is None:
        return "drop"
    if number.kind == "bare" and before is None and after is None:
        return "name" if measure is not None else "drop"
    if number.kind == "digits":
        return "date" if measure is not None and measure.reason == "date" else "name"
    if head.endswith(cues["difference"]) and measure is not None and measure.reason is None:
        return "difference"
    if money:
        if head.endswith(cues["average"]) or _has(head[-6:], cues["average"]):
            return "money_per_head"
        return _threshold(text, end, before, after, cues)
    if single and head.endswith(cues["weekday"]):
        return "date"
    if measure is None:
        if _has(head[-6:], cues["phone"]) or _hotline(text, number, cues):
            return "phone"
        if head.endswith(cues["rank"]):
            return "rank"
        if before is None and after is None and _is_year_of_name(text, start, stop, cues):
            return "date"
        return _threshold(text, end, before, after, cues)
    reason = measure.reason
    if measure.term == "g" and end == stop + 1 and 2 <= number.value <= 6:
        return "name"
    if reason == "idiom":
        return "idiom" if single else None
    if reason == "date" and measure.term.startswith("年") and number.value < 100:
        reason = "duration"
    if reason in ("date", "duration"):
        tail = text[end : end + 24]
        if tail.startswith(cues["prison_after"]) or head.endswith(cues["prison_before"]):
            return "prison"
    if reason is not None:
        return reason
    if _has(_CLAUSE_BREAK.split(head)[-1], _AVERAGES):
        return "average"
    if head.endswith(("每", "每一")):
        return "average"
    if head.endswith("前") and head[-2:-1] not in _BEFORE_NOW and number.value <= 100:
        return "rank"
    if single and text[start] in "一壹" and measure.term not in _COUNTED_ONES:
        alone = end >= len(text) or text[end] in _HAN_PUNCTUATION
        return None if alone and head[-1:] not in _HAN_PUNCTUATION else "article"
    return _threshold(text, end, before, after, cues)


_YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")
_NAME_BEHIND = re.compile(r"[\u4e00-\u9fff·—-]{2,20}")

_COUNTED_ONES = frozenset({"名", "人", "人次", "公斤", "千克", "克", "毫克", "吨", "公吨", "磅", "盎司", "公升", "毫升", "斤"})
"""Measures before which 一 counts and is no article."""


def _is_year_of_name(text: str, start: int, stop: int, cues: dict[str, tuple[str, ...]]) -> bool:
    """Whether four figures are the year in the name of an event (2024东海警务论坛)."""
    if _YEAR.fullmatch(text, start, stop) is None:
        return False
    name = _NAME_BEHIND.match(text, stop)
    return name is not None and any(word in name[0] for word in cues["year_named"])


def _hotline(text: str, number: Number, cues: dict[str, tuple[str, ...]]) -> bool:
    figures = text[number.start : number.end].rstrip("来多余")
    return figures in cues["hotlines"] or (len(figures) == 5 and figures.startswith(("12", "96")) and figures.isdigit())


def _threshold(text: str, end: int, before: Hedge | None, after: Hedge | None, cues: dict[str, tuple[str, ...]]) -> str | None:
    """Whether the number only bounds what another number counts: 千万元以上的162名, 万人以上大型活动, 5000元以上1万元以下罚款."""
    at = end + len(after.term) if after is not None and text.startswith(after.term, end) else end
    if (after or before) and text.startswith("的", at) and (text[at + 1 : at + 2].isdigit() or text.startswith("有", at + 1)):
        return "threshold"
    if after is None or after.bound not in ("ge", "le"):
        return None
    return "threshold" if text.startswith(cues["threshold_after"], at) or text[at : at + 1].isdigit() else None


def _has(window: str, words: tuple[str, ...]) -> bool:
    return any(word in window for word in words)


def _latin(
    text: str, head: str, number: Number, start: int, stop: int, measure: Measure | None, end: int, money: bool, grammar: Grammar
) -> str | None:
    cues = grammar.cues
    tail = text[end : end + 24]
    is_mean = _has(_CLAUSE_BREAK.split(text[max(0, start - _MEAN_BEFORE) : start])[-1], cues["average_subject"])
    if money:
        return "money_per_head" if is_mean or tail.startswith(cues["average_after"]) else None
    word = (head.split() or [""])[-1].lstrip("(«\"'").rsplit("'", 1)[-1]
    spelled = text[start:stop]
    is_weight = measure is not None and measure.unit == "item" and measure.reason is None  # une tonne
    if spelled in ("un", "une") and word not in ("dont", "seul", "seule", "et") and not is_weight:
        if _IN_A_LIST_FR.search(text, max(0, start - 40), start) is None:
            return "drop"  # but deux Chiliens, un Bolivien et …
    elif spelled == "one" and word in cues["one"]:
        return "drop"
    if text[start].isalpha() and number.value <= 12 and word in cues["sides"] and not text.startswith(cues["others"], stop):
        return "name" if _DIVIDED.match(text, stop) is None else None
    if measure is not None and measure.term == "g" and end == stop + 1 and 2 <= number.value <= 6:
        return "name"
    if measure is not None and measure.reason is not None:
        if measure.reason == "duration":
            if tail.startswith(cues["prison_after"]) or _ends(head, cues["prison_before"]):
                return "prison"
            if measure.term in ("ans", "an") and (_ends(head, cues["age"]) or head.endswith("de plus de")):
                return "age"
            if tail.startswith((" old", "-old")):
                return "age"
        if measure.reason == "temperature" or measure.reason != "ordinal" or stop == text.find(measure.term, stop, stop + 1):
            return measure.reason
    if word in cues["law"]:
        return "law"
    figures = text[start].isdigit()
    if (word in cues["months"] and figures and _dates_a_month(number, grammar)) or (
        number.value <= 31 and grammar.day_list.match(text, stop)
    ):
        return "date"
    if _ends(head, cues["age"]):
        return "age"
    if figures and measure is None and _VERSION.fullmatch(text, start, stop):
        return "name"
    if figures and measure is None and 1800 <= number.value <= 2100 and number.end - start == 4:
        following = text[stop : stop + 1]
        if (
            (word in cues["year_before"] and not head.endswith(_MORE_OR_LESS))
            or word in cues["months"]
            or (measure is None and following in (",", ".", ")", ";", ":", "\n", ""))
        ):
            return "date"
        if measure is None and (head[-1:] in ("'", "-", "/", ",") or not _plural_follows(text, stop)):
            return "date"
    is_counted = _ends(head, cues["before_a_count"]) and _plural_follows(text, stop)  # during the operation 38 homes
    if (
        figures
        and measure is None
        and not is_counted
        and (word in cues["name"] or (head.endswith("group of") and number.value in _CLUBS))
    ):
        return "name"
    if word == "h":
        return "time"
    if figures and measure is None and _ends(head, cues["phone"]) and word not in ("le", "call"):
        return "phone"
    joined = text.startswith("-", stop) and text[stop + 1 : stop + 2].isalpha()
    if joined and measure is None and not text.startswith(cues["compound"], stop + 1):
        return "compound"
    following = text[stop : stop + 1]
    if (
        figures
        and measure is None
        and 10 <= number.value <= 99
        and following in (",", ".")
        and head[-1:] == ","
        and head[-2:-1].isalpha()
    ):
        return "age"  # Jane Doe, 34, of Springfield
    if word == "top":
        return "rank"
    if grammar.language == "fr" and _is_share(text, word, start, stop):
        return "fraction"  # une arme sur deux
    if _ends(head, cues["difference"]):
        return "difference"
    if is_mean or _ends(head, cues["average"]):
        return "average"
    if tail.startswith(cues["average_after"]) and tail.startswith((" each", " apiece")):
        return "average"
    return None


def _is_share(text: str, word: str, start: int, stop: int) -> bool:
    """Whether a French number tells so many out of so many (trois virements bloqués sur quatre): neither of the two counts."""
    if word == "sur":
        return _SHARE_FR.search(text, max(0, start - 60), start) is not None and _NO_NOUN_FR.match(text, stop) is not None
    whole = _OUT_OF_FR.match(text, stop)
    return whole is not None and _NO_NOUN_FR.match(text, whole.end()) is not None


def _dates_a_month(number: Number, grammar: Grammar) -> bool:
    """Whether a figure right after a month is its year or (English, where the day may follow) its day."""
    return 1900 <= number.value <= 2100 or (grammar.language == "en" and number.value <= 31)


def _plural_follows(text: str, stop: int) -> bool:
    """Whether one of the next three words ends like a plural: '2024 also' is a year, '1950 boxes' may be a count."""
    words = text[stop : stop + 40].split()[:2]
    return any(word.strip(",.;").endswith(("s", "x")) for word in words)


def _ends(head: str, words: tuple[str, ...]) -> bool:
    return head.endswith(words)
