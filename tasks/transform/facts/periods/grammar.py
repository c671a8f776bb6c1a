"""What differs between the languages: the scan for triggers and the small words between and around expressions."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from tasks.text.calendar.dates import numeral_start
from tasks.transform.facts.periods import chinese, chinese_clock, glossed
from tasks.transform.facts.periods.model import Atom
from tasks.transform.facts.periods.words import feasts, named_periods, words


class Grammar(NamedTuple):
    """The joining words of one language; patterns match on the shadow."""

    scan: Callable[[str, str], list[Atom]]
    """The fast scan over text and shadow."""
    scan_all: Callable[[str], list[Atom]]
    """Reads at every position, times of day and feasts included: for short texts."""
    prefix: re.Pattern[str]
    """Ends right before an expression; its group names tell the meaning."""
    prefix_reach: int
    prefix_ends: frozenset[str] | None
    """Characters that a prefix can end with, null where that saves nothing."""
    range_gap: re.Pattern[str]
    and_gap: re.Pattern[str]
    between_tail: re.Pattern[str]
    before_tail: re.Pattern[str]
    start_tail: re.Pattern[str]
    after_tail: re.Pattern[str]
    tail_starts: frozenset[str]
    """Characters that the tails can start with."""
    breaks: re.Pattern[str]
    """What may not stand between a date and the 以来 or 至今 that belongs to it."""
    long_gap: re.Pattern[str] | None
    long_prefix: re.Pattern[str]
    link_reach: int
    future_cue: re.Pattern[str]
    cue_reach: int
    future_next: re.Pattern[str]
    compared: re.Pattern[str] | None = None
    """Ends right before a time that is only told for comparison."""


NEVER = re.compile(r"(?!)")
_UNITS = [
    "年",
    "月",
    "日",
    "号",
    "周",
    "天",
    "星期",
    "礼拜",
    "季度",
    "个月",
    "个星期",
    "个礼拜",
    "个季度",
    "个半月",
    "周年",
    "世纪",
    "月份",
    "个周",
]
_STARTS = [
    "过去",
    "最近",
    "未来",
    "今后",
    "接下来",
    "此后",
    "随后",
    "近",
    "刚过去",
    "在过去",
    "昨(",
    "今(",
    "明(",
    "前(",
    "首季",
    *(f"第{number}季" for number in "一二三四1234"),
    "首三季",
    "首两季",
    "前三季",
    "头三季",
    "民国",
    "上世纪",
    "19",
    "20",
    "上周",
    "上个星期",
    "上个礼拜",
    "上星期",
    "上礼拜",
    "本周",
    "这周",
    "本星期",
    "本礼拜",
    "下周",
    "下个星期",
    "下星期",
    "下礼拜",
    "下个礼拜",
    "这个星期",
    "这星期",
    "上上周",
    "下下周",
    "半年",
    "半个月",
    "周末",
]
_AFTER_JIN = frozenset("年天日晚早晨春夏秋冬")
_SAFE_FEASTS = frozenset(["春节", "国庆", "中秋", "端午", "元旦", "除夕", "圣诞"])


@lru_cache(maxsize=1)
def _chinese_triggers() -> tuple[AhoCorasick, list[str], frozenset[int]]:
    terms = dict.fromkeys(_UNITS)
    terms |= (
        dict.fromkeys(_STARTS) | dict.fromkeys(glossed.STARTS) | dict.fromkeys(words("zh")) | dict.fromkeys(named_periods("zh"))
    )
    terms |= dict.fromkeys(term for term in feasts("zh") if len(term) > 2 or term in _SAFE_FEASTS)
    patterns = list(terms)
    automaton = AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest)
    return (
        automaton,
        patterns,
        frozenset(
            index
            for index, term in enumerate(patterns)
            if term in _UNITS or term[0] in "年月"  # 8月底, 19年底
        ),
    )


_FEAST_TERMS = frozenset(feasts("zh"))


def scan_chinese(_text: str, shadowed: str) -> list[Atom]:
    """The time expressions of a Chinese shadow, in order."""
    automaton, patterns, units = _chinese_triggers()
    atoms: list[Atom] = []
    done = 0
    for index, start, _end in automaton.find_matches_as_indexes(shadowed):
        if start < done:
            continue
        term = patterns[index]
        if index in units:
            atom = _read_before_unit(shadowed, start, done)
        elif term in ("19", "20"):
            if start and (
                shadowed[start - 1].isdigit() or (shadowed[start - 1] in "-./" and shadowed[start - 2 : start - 1].isdigit())
            ):
                continue
            atom = chinese.read_expression(shadowed, start)
        elif term in _FEAST_TERMS:
            atom = chinese.read_feast(shadowed, start)
        elif term in ("至今", "截至今") and shadowed[start + 2 : start + 3] in _AFTER_JIN:  # 至今年5月
            atom = chinese.read_expression(shadowed, start + 1)
        else:
            if shadowed[start - 1 : start] in '“"「' and start > done and term in named_periods("zh"):
                start -= 1
            atom = glossed.read_glossed(shadowed, start) or chinese.read_expression(shadowed, start)
        if atom is not None:
            atoms.append(atom)
            done = atom.end
    return atoms


def _read_before_unit(shadowed: str, position: int, done: int) -> Atom | None:
    """The expression whose numeral ends at the unit at ``position``."""
    unit = position
    while unit > done and position - unit < 2 and shadowed[unit - 1] in "多余个":  # 10余年来, 两个多月来
        unit -= 1
    start = numeral_start(shadowed, unit, done)
    if start == unit:
        return chinese.read_expression(shadowed, position)
    first = start
    if start - 2 >= done and shadowed[start - 1] in "-~至到" and shadowed[start - 2].isalnum():
        first = numeral_start(shadowed, start - 1, done)
        if first == start - 1:
            first = start
    elif start > done and shadowed[start - 1] in "第前首头近上下后":
        first = start - 1
    for candidate in dict.fromkeys((first, start, shadowed.rfind(" ", start, position - 1) + 1 or start)):
        atom = chinese.read_expression(shadowed, candidate)
        if atom is not None and atom.end > position:
            return atom
    return None


def scan_all_chinese(shadowed: str) -> list[Atom]:
    """The longest expression at every position, one after the other."""
    atoms: list[Atom] = []
    position = 0
    while position < len(shadowed):
        readers = (chinese.read_feast, chinese.read_expression, chinese_clock.read_clock_expression, chinese.read_loose_date)
        found = [atom for atom in (reader(shadowed, position) for reader in readers) if atom is not None and atom.end > position]
        if found and not (shadowed[position].isdigit() and position and shadowed[position - 1].isdigit()):
            best = max(found, key=lambda atom: atom.end)
            atoms.append(best)
            position = best.end
        else:
            position += 1
    return atoms


CHINESE = Grammar(
    scan=scan_chinese,
    scan_all=scan_all_chinese,
    prefix=re.compile(
        r"(?:(?P<until>截[至止](?:到|至)?|(?<=[,。;\n])[至到])|(?P<since>自从?)|(?P<from>打?从|由))(?:了|当地时间|北京时间)?$"
    ),
    prefix_reach=8,
    prefix_ends=frozenset("至止到自从由了间"),
    range_gap=re.compile(
        r"(?:起,?|开始,?|成立|启动|开业|实施)? ?(?:--?|~|至|到|直至|直到|一直到|持续到|持续至|延续到|延续至) ?(?:当地时间)?"
    ),
    and_gap=re.compile(r" ?[和与及] ?"),
    between_tail=re.compile(r"之?间|期间|止"),
    before_tail=re.compile(
        r"(?:[或及和](?:之前|以前))|(?:之前|以前)|前(?!往|来|去|后|夕|赴|任|景|期|述|沿|线|方|夫|妻|所"
        r"|[\d一二三四五六七八九十两])|为?止"
    ),
    start_tail=re.compile(r"起(?!诉|草|义|飞|步|点|来|源|初|重|码|因|价|降|火|获)|开始|以来"),
    after_tail=re.compile(
        r"(?:[或及和](?:之后|以后))|(?:之后|以后)|后(?!来|续|期|勤|备|方|果|任|代|半|[\d一二三四五六七八九十两])"
    ),
    tail_starts=frozenset("或及和之以前为止起开后"),
    breaks=re.compile(r"[,。;:!?\n]"),
    long_gap=re.compile(r"[^,。;:!?\n]{1,30}?[至到]"),
    long_prefix=re.compile(r"[自从][^,。;:!?\n]*$"),
    link_reach=45,
    future_cue=re.compile(
        r"(?:(?<![现特兹])将|[拟料]|计划|预计|预期)[^,。;:!?\n]*$|"
        r"(?:商定|议定|约定|敲定|定于|(?:双方|各方|三方|四方|两国|三国|会议|会上)(?:一致)?(?:决定|同意))[,:]?[自从于在]?$"
    ),
    cue_reach=10,
    future_next=re.compile(r"[将拟](?!近|士|军)"),
)
