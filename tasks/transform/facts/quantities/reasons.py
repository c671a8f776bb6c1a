"""Why a number counts nothing: dates, ages, sentences of prison, names made of numbers and the like."""

from __future__ import annotations

import re
from typing import NamedTuple

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
_OF_STRENGTH = frozenset({"mg", "mcg", "ml"})
"""Measures that, behind the name of a medicine, tell its strength."""
_OF_SOMETHING = re.compile(r"\s(?:of|de|d')\b")
_CLUBS = frozenset({5, 7, 8, 15, 20, 24, 77})
"""States that meet as a group of so many (Group of 20)."""
_HAN_PUNCTUATION = ",。;:、!?)”」』\n "
_YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")
_NAME_BEHIND = re.compile(r"[\u4e00-\u9fff·—-]{2,20}")
_COUNTED_ONES = frozenset({"名", "人", "人次", "公斤", "千克", "克", "毫克", "吨", "公吨", "磅", "盎司", "公升", "毫升", "斤"})
"""Measures before which 一 counts and is no article."""


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
    is_single = stop - start == 1 and not text[start].isdigit()
    if before is None and after is None:
        if number.kind == "bare":
            return "name" if measure is not None else "drop"
        if measure is None and is_single:
            return "drop"
    if number.kind == "digits":
        return "date" if measure is not None and measure.reason == "date" else "name"
    if measure is not None and measure.reason is None and head.endswith(cues["difference"]):
        return "difference"
    if money:
        reason = "money_per_head" if head.endswith(cues["average"]) or _has(head[-6:], cues["average"]) else None
    elif is_single and head.endswith(cues["weekday"]):
        reason = "date"
    elif measure is None:
        reason = _without_measure(text, head, number, cues)
        if reason is None and before is None and after is None and _is_year_of_name(text, start, stop, cues):
            reason = "date"
    elif measure.term == "g" and end == stop + 1 and 2 <= number.value <= 6:
        reason = "name"
    elif measure.reason == "idiom":
        return "idiom" if is_single else None
    elif measure.reason is not None:
        reason = _of_time(text, head, number, measure, end, cues)
    else:
        reason = _among_others(head, number)
        if reason is None and is_single and text[start] in "一壹" and measure.term not in _COUNTED_ONES:
            is_alone = end >= len(text) or text[end] in _HAN_PUNCTUATION
            return None if is_alone and head[-1:] not in _HAN_PUNCTUATION else "article"
    return reason if reason is not None else _threshold(text, end, before, after, cues)


def _without_measure(text: str, head: str, number: Number, cues: dict[str, tuple[str, ...]]) -> str | None:
    """A number that no measure word follows: of a telephone, or a rank."""
    if _has(head[-6:], cues["phone"]) or _hotline(text, number, cues):
        return "phone"
    return "rank" if head.endswith(cues["rank"]) else None


def _of_time(text: str, head: str, number: Number, measure: Measure, end: int, cues: dict[str, tuple[str, ...]]) -> str | None:
    """The reason that a measure word is; of years and months whether they are a date, a duration or a sentence of prison."""
    reason = measure.reason
    if reason == "date" and measure.term.startswith("年") and number.value < 100:
        reason = "duration"
    if reason in ("date", "duration"):
        tail = text[end : end + 24]
        if tail.startswith(cues["prison_after"]) or head.endswith(cues["prison_before"]):
            return "prison"
    return reason


def _among_others(head: str, number: Number) -> str | None:
    """A number that is a mean, or the rank up to which others are counted (前三名)."""
    if _has(_CLAUSE_BREAK.split(head)[-1], _AVERAGES) or head.endswith(("每", "每一")):
        return "average"
    return "rank" if head.endswith("前") and head[-2:-1] not in _BEFORE_NOW and number.value <= 100 else None


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


class _Latin(NamedTuple):
    """A numeral of an English or French text with what stands around it."""

    text: str
    head: str
    """What stands before it, without spaces at the end."""
    number: Number
    start: int
    stop: int
    measure: Measure | None
    tail: str
    """What stands behind it and its measure."""
    end: int
    word: str
    """The word right before it."""
    is_mean: bool
    """Whether its clause speaks of a mean (the average sum was)."""
    grammar: Grammar

    @property
    def cues(self) -> dict[str, tuple[str, ...]]:
        """Words of the grammar that tell what a numeral is."""
        return self.grammar.cues

    @property
    def is_bare_figure(self) -> bool:
        """Whether it is written in figures and measures nothing."""
        return self.measure is None and self.text[self.start].isdigit()

    @property
    def following(self) -> str:
        """The character right behind it."""
        return self.text[self.stop : self.stop + 1]


_COUNT = ""
"""Answer of a rule that knows a numeral to be a count."""


def _latin(
    text: str, head: str, number: Number, start: int, stop: int, measure: Measure | None, end: int, money: bool, grammar: Grammar
) -> str | None:
    tail = text[end : end + 24]
    is_mean = _has(_CLAUSE_BREAK.split(text[max(0, start - _MEAN_BEFORE) : start])[-1], grammar.cues["average_subject"])
    if money:
        return "money_per_head" if is_mean or tail.startswith(grammar.cues["average_after"]) else None
    word = (head.split() or [""])[-1].lstrip("(«\"'").rsplit("'", 1)[-1]
    told = _Latin(text, head, number, start, stop, measure, tail, end, word, is_mean, grammar)
    for rule in _LATIN_RULES:
        reason = rule(told)
        if reason is not None:
            return reason or None
    return None


def _article(told: _Latin) -> str | None:
    """One that is no number: un suspect, one of them; but deux Chiliens, un Bolivien et …"""
    text, start, measure = told.text, told.start, told.measure
    spelled = text[start : told.stop]
    is_weight = measure is not None and measure.unit == "item" and measure.reason is None  # une tonne
    if spelled in ("un", "une") and told.word not in ("dont", "seul", "seule", "et") and not is_weight:
        return "drop" if _IN_A_LIST_FR.search(text, max(0, start - 40), start) is None else None
    return "drop" if spelled == "one" and told.word in told.cues["one"] else None


def _sides(told: _Latin) -> str | None:
    """The two sides, les deux pays: a definite few are no count unless they are parted again."""
    text, stop = told.text, told.stop
    if not text[told.start].isalpha() or told.number.value > 12 or told.word not in told.cues["sides"]:
        return None
    if text.startswith(told.cues["others"], stop):
        return None
    return "name" if _DIVIDED.match(text, stop) is None else _COUNT


def _measured(told: _Latin) -> str | None:
    """What its measure makes of it: 5G, a prison term, an age, a temperature, a length of time."""
    measure, tail, head = told.measure, told.tail, told.head
    if measure is None:
        return None
    if measure.term in _OF_STRENGTH and told.word in told.cues["strength"] and not _OF_SOMETHING.match(told.tail):
        return "name"
    if measure.term == "g" and told.end == told.stop + 1 and 2 <= told.number.value <= 6:
        return "name"
    if measure.reason is None:
        return None
    if measure.reason == "duration":
        if tail.startswith(told.cues["prison_after"]) or _ends(head, told.cues["prison_before"]):
            return "prison"
        if measure.term in ("ans", "an") and (_ends(head, told.cues["age"]) or head.endswith("de plus de")):
            return "age"
        if tail.startswith((" old", "-old")):
            return "age"
    is_right_before = told.stop == told.text.find(measure.term, told.stop, told.stop + 1)
    return measure.reason if measure.reason != "ordinal" or is_right_before else None


_DAY_AND_MONTH = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\s[a-z]+\.?\s?$")
"""Behind a day and its month comes no second day: on 12 November 17 men were held."""


def _law_or_day(told: _Latin) -> str | None:
    """An article of a law, a day of a month, an age behind its cue."""
    if told.word in told.cues["law"]:
        return "law"
    is_of_month = told.word in told.cues["months"] and told.text[told.start].isdigit()
    is_counted = _DAY_AND_MONTH.search(told.head) is not None and told.text[told.stop : told.stop + 2].strip().isalpha()
    if is_of_month and _dates_a_month(told.number, told.grammar) and not (is_counted and told.number.value <= 31):
        return "date"
    if told.number.value <= 31 and told.grammar.day_list.match(told.text, told.stop):
        return "date"
    return "age" if _ends(told.head, told.cues["age"]) else None


def _year(told: _Latin) -> str | None:
    """The number of a version, or a year."""
    text, head, number = told.text, told.head, told.number
    if not told.is_bare_figure:
        return None
    if _VERSION.fullmatch(text, told.start, told.stop):
        return "name"
    if not 1800 <= number.value <= 2100 or number.end - told.start != 4:
        return None
    is_after_cue = told.word in told.cues["year_before"] and not head.endswith(_MORE_OR_LESS)
    if is_after_cue or told.word in told.cues["months"] or told.following in (",", ".", ")", ";", ":", "\n", ""):
        return "date"
    return "date" if head[-1:] in ("'", "-", "/", ",") or not _plural_follows(text, told.stop) else None


def _numbered(told: _Latin) -> str | None:
    """The number of a name, an hour, a telephone: Group of 20, Operation 300, h 30."""
    is_counted = _ends(told.head, told.cues["before_a_count"]) and _plural_follows(told.text, told.stop)  # during … 38 homes
    is_name = told.word in told.cues["name"] or (told.head.endswith("group of") and told.number.value in _CLUBS)
    if told.is_bare_figure and is_name and not is_counted:
        return "name"
    if told.word == "h":
        return "time"
    is_called = _ends(told.head, told.cues["phone"]) and told.word not in ("le", "call")
    return "phone" if told.is_bare_figure and is_called else None


def _compound(told: _Latin) -> str | None:
    """A six-storey house counts no storeys."""
    text, stop = told.text, told.stop
    is_joined = text.startswith("-", stop) and text[stop + 1 : stop + 2].isalpha()
    return "compound" if is_joined and told.measure is None and not text.startswith(told.cues["compound"], stop + 1) else None


def _age_in_commas(told: _Latin) -> str | None:
    """Jane Doe, 34, of Springfield."""
    is_set_off = told.head[-1:] == "," and told.head[-2:-1].isalpha() and told.following in (",", ".")
    return "age" if told.is_bare_figure and is_set_off and 10 <= told.number.value <= 99 else None


def _compared(told: _Latin) -> str | None:
    """A rank, so many out of so many, a difference, a mean."""
    if told.word == "top":
        return "rank"
    if told.grammar.language == "fr" and _is_share(told.text, told.word, told.start, told.stop):
        return "fraction"  # une arme sur deux
    if _ends(told.head, told.cues["difference"]):
        return "difference"
    if told.is_mean or _ends(told.head, told.cues["average"]):
        return "average"
    is_each = told.tail.startswith(told.cues["average_after"]) and told.tail.startswith((" each", " apiece"))
    return "average" if is_each else None


_LATIN_RULES = (_article, _sides, _measured, _law_or_day, _year, _numbered, _compound, _age_in_commas, _compared)


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
