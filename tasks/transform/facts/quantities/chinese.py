"""Chinese numerals: from a run of numeral characters to numbers with bounds."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from tasks.transform.facts.quantities.digits import DIGITS, read_digits
from tasks.transform.facts.quantities.model import Number
from tasks.transform.facts.quantities.tables import phrases, terms

Triple = tuple[float, float, float]
"""Plain reading, lowest reading, highest reading (exclusive where a 几 or 数 is in it)."""

NOTHING: Triple = (0.0, 0.0, 0.0)


class Token(NamedTuple):
    """One piece of a run: its class, factor or value, and offsets."""

    kind: str
    value: float
    start: int
    end: int


@lru_cache(maxsize=1)
def _classes() -> dict[str, tuple[str, float]]:
    order = ("open", "near", "some", "point", "dozen", "scale", "tens", "unit", "zero", "digit")
    return {term: (kind, value) for kind in order for term, value in terms("zh", kind).items() if len(term) == 1}


@lru_cache(maxsize=1)
def run_pattern() -> re.Pattern[str]:
    """The scan: a numeral character and all that may continue it. One character class and short look-aheads only."""
    numeral = "".join(t for t, (kind, _) in _classes().items() if kind in ("digit", "zero", "unit", "tens") or t in "万亿兆")
    large = "十百千万亿兆拾佰仟"
    whole = "|".join(sorted(phrases("zh"), key=len, reverse=True))
    people = "|".join(f"(?<={word})" for word in ("嫌疑人", "受害人", "被害人", "外国人", "嫌犯人"))  # 嫌疑人数十名
    some = rf"(?:(?<![多少人总次参指函倍基])|{people})数(?=[{large}名起家部人个件])"  # not the 数 of 人数, 多数, 参数
    figures = r"[.,/](?=[0-9])|[kwm](?![a-z])|e[+-]?[0-9]|\^[+-]?[0-9]"
    firsts = "".join(sorted({term[0] for term in phrases("zh")}))
    return re.compile(  # the look-ahead spares the tries at all places where no numeral begins
        rf"(?=[.0-9{numeral}几数{firsts}])(?:{whole}|(?:\.?[0-9{numeral}几]|{some})(?:[0-9{numeral}几余多来又打]|点(?!两)|个(?=[亿兆])|{figures}"
        rf"| {{1,2}}(?=[0-9{numeral}几余多又分])|分 {{0,2}}之 {{0,2}}负?)*)"
    )


_TOKEN = re.compile(rf"(?P<digits>{DIGITS['zh']})|(?P<over>分 *之 *)(?P<minus>负?)|(?P<space> +)|(?P<other>.)")


@lru_cache(maxsize=32768)
def read_run(run: str) -> tuple[Number, ...]:
    """The numbers in one run of numeral characters, offsets from the run's start."""
    tokens = _tokenise(run)
    numbers, position = [], 0
    while position < len(tokens):
        number, following = _read_mixed(tokens, position)
        if number is None:
            position += 1
        else:
            numbers.append(number)
            position = following
    return tuple(numbers)


def _tokenise(run: str) -> list[Token]:
    classes, tokens = _classes(), []
    for match in _TOKEN.finditer(run):
        start, end = match.span()
        if match.lastgroup == "digits":
            for value, first, last, kind in read_digits(match[0], "zh"):
                tokens.append(Token(kind, value, start + first, start + last))
        elif match["over"]:
            tokens.append(Token("over", -1.0 if match["minus"] else 1.0, start, end))
        elif match["space"] or match[0] == "个":
            tokens.append(Token("space", 0, start, end))
        elif match[0] == "又":
            tokens.append(Token("and", 0, start, end))
        else:
            kind, value = classes.get(match[0], ("other", 0))
            tokens.append(Token(kind, value, start, end))
    return tokens


def _read_mixed(tokens: list[Token], first: int, nested: bool = False) -> tuple[Number | None, int]:
    """A number, a fraction (三分之一), a mixed number (一又三分之一) or a percentage (百分之五)."""
    number, at = _read_plain(tokens, first)
    if number is None:
        return None, first
    over = _skip(tokens, at)
    if over < len(tokens) and tokens[over].kind == "over":
        below, after = _read_plain(tokens, over + 1)
        if below is not None and number.value:
            if number.kind == "bare":
                share = below._replace(start=number.start, kind="percent", core=below.start - number.start)
                return share, after
            share_value = tokens[over].value * below.value / number.value
            return _number(number.start, below.end, share_value, "fraction"), after
    mixed = _skip(tokens, at)
    if not nested and mixed < len(tokens) and tokens[mixed].kind == "and":
        part, after = _read_mixed(tokens, mixed + 1, nested=True)
        if part is not None and part.kind == "fraction":
            return _number(number.start, part.end, number.value + part.value, "fraction"), after
    return number, at


def _number(start: int, end: int, value: float, kind: str) -> Number:
    return Number(start, end, value, value, value, "exact", kind, 1.0)


def _skip(tokens: list[Token], at: int) -> int:
    return at + 1 if at < len(tokens) and tokens[at].kind == "space" else at


class _State:
    """Sums of one numeral while it is read from left to right."""

    def __init__(self) -> None:
        self.total = NOTHING
        self.section = NOTHING
        self.digit: Triple | None = None
        self.last_unit = 0.0  # of the section, for the shortened tail (四百五 = 450)
        self.last_scale = 0.0
        self.room = 0.0  # below which a number after 零 must stay
        self.scale = 1.0
        self.hedge = "exact"
        self.indefinite = False
        self.pair = False  # two digits side by side are a range (三五十)

    def amount(self) -> Triple:
        return _add(_add(self.total, self.section), self.digit or NOTHING)


def _add(a: Triple, b: Triple) -> Triple:
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def _times(a: Triple, factor: float) -> Triple:
    return (_product(a[0], factor), _product(a[1], factor), _product(a[2], factor))


def _product(amount: float, factor: float) -> float:
    """``amount * factor`` without the tail of binary fractions: 4.7 * 10000 is 47000."""
    return amount if factor == 1 else float(f"{amount * factor:.15g}")


def _read_plain(tokens: list[Token], first: int) -> tuple[Number | None, int]:
    at = _skip(tokens, first)
    if at >= len(tokens):
        return None, first
    if tokens[at].kind in ("fraction", "chain"):
        kind = "fraction" if tokens[at].kind == "fraction" else "digits"
        return _number(tokens[at].start, tokens[at].end, tokens[at].value, kind), at + 1
    string = _read_digit_string(tokens, at)
    if string is not None:
        return string
    return _read_sum(tokens, at)


def _read_digit_string(tokens: list[Token], at: int) -> tuple[Number, int] | None:
    """Digits read one by one (二〇二四, 一一〇): three or more, or a leading zero, without unit words."""
    end = at
    while end < len(tokens) and tokens[end].kind in ("digit", "zero"):
        end += 1
    length = end - at
    if length < 3 and not (length == 2 and tokens[at].kind == "zero"):
        return None
    if end < len(tokens) and tokens[end].kind in ("unit", "scale") and length == 3 and tokens[at].kind == "digit":
        return None
    value = float("".join(str(int(t.value)) for t in tokens[at:end]))
    return _number(tokens[at].start, tokens[end - 1].end, value, "digits"), end


def _read_sum(tokens: list[Token], first: int) -> tuple[Number | None, int]:
    state, at, previous, end_at = _State(), first, "", first
    bare = False
    while at < len(tokens):
        token = tokens[at]
        kind = token.kind
        if kind == "space":
            following = tokens[at + 1].kind if at + 1 < len(tokens) else ""
            large = ("unit", "scale", "open", "tens")
            joins = previous in ("unit", "scale", "open", "and") and following != "number"
            if joins or following in large or following == "over" or (previous and _number_before_unit(tokens, at + 1)):
                at += 1
                continue
            break
        if kind == "number":
            if state.digit is not None or (previous and token.value >= max(state.last_scale, state.last_unit, state.room)):
                break
            state.digit = (token.value,) * 3
            if previous == "scale" and token.value < 10 and token.end - token.start == 1 and not _unit_follows(tokens, at + 1):
                state.digit = (token.value * state.last_scale / 10,) * 3  # 2万8
        elif kind == "digit":
            if not _take_digit(state, tokens, at, previous):
                break
        elif kind == "tens":
            if state.digit is not None or (state.last_unit and state.last_unit <= 10):
                break
            state.section, state.last_unit = _add(state.section, (token.value,) * 3), 10
            kind = "unit"
        elif kind == "unit":
            if state.digit is None:
                if previous not in ("", "zero", "scale") or (previous == "scale" and token.value > 10):
                    break
                bare = previous == "" and token.value > 10
                state.digit = (1.0, 1.0, 1.0)
            if state.last_unit and token.value >= state.last_unit:
                break
            state.section = _add(state.section, _times(state.digit, token.value))
            state.digit, state.last_unit = None, token.value
        elif kind == "scale":
            if not _take_scale(state, token, previous):
                break
            bare = bare or previous == ""
        elif kind == "zero":
            following = tokens[at + 1].kind if at + 1 < len(tokens) else ""
            if previous and (previous not in ("unit", "scale") or following not in ("digit", "number", "unit", "some", "tens")):
                break
            if not previous:
                state.digit = NOTHING
                if following == "unit":
                    state.digit, kind = None, "zero"
            state.room, state.last_unit = state.last_unit, 0
        elif kind == "point":
            after = _take_decimals(state, tokens, at, previous)
            if after == at:
                break
            at, previous, end_at = after, "decimals", after
            continue
        elif kind == "open" or kind == "near":
            whole = state.digit is None or (previous == "number" and state.digit[0] >= 10)
            if previous not in ("unit", "scale", "number") or not whole or (kind == "near" and state.amount()[0] % 10):
                break
            state.hedge = "at_least" if kind == "open" else "about"
            following_at = _skip(tokens, at + 1)
            at += 1
            end_at, previous, bare = at, kind, False
            if not (following_at < len(tokens) and tokens[following_at].kind == "scale"):
                break
            previous = "number"
            continue
        elif kind == "some":
            if not _take_some(state, tokens, at, previous):
                break
        elif kind == "dozen" and previous in ("digit", "unit", "number"):
            state.total, state.section, state.digit = _times(state.amount(), token.value), NOTHING, None
            end_at = at + 1
            break
        else:
            break
        at += 1
        end_at, previous = at, kind
        if kind == "digit" and state.pair:
            state.pair = False
            at += 1
            end_at = at
        if bare and kind not in ("unit", "scale"):
            bare = False
    if end_at == first:
        return None, first
    return _finish(state, tokens, first, end_at, bare), end_at


def _unit_follows(tokens: list[Token], at: int) -> bool:
    at = _skip(tokens, at)
    return at < len(tokens) and tokens[at].kind in ("unit", "scale", "tens", "digit", "number")


def _number_before_unit(tokens: list[Token], at: int) -> bool:
    return (
        at + 1 < len(tokens)
        and tokens[at].kind == "number"
        and tokens[at + 1].kind in ("unit", "scale")
        and tokens[at].value < 10
    )


def _take_digit(state: _State, tokens: list[Token], at: int, previous: str) -> bool:
    if state.digit is not None:
        return False
    value = tokens[at].value
    state.digit = (value, value, value)
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if (
        following is not None
        and following.kind == "digit"
        and (following.value == value + 1 or (value, following.value) == (3, 5))
    ):
        state.digit = (value, value, following.value)
        state.hedge, state.pair = "range", True
    elif previous in ("unit", "scale") and max(state.last_unit, state.last_scale if not state.last_unit else 0) >= 100:
        ahead = _skip(tokens, at + 1)
        after = tokens[ahead].kind if ahead < len(tokens) else ""
        if after not in ("unit", "scale", "tens"):
            state.digit = _times(state.digit, (state.last_unit or state.last_scale) / 10)
    return True


def _take_scale(state: _State, token: Token, previous: str) -> bool:
    amount = _add(state.section, state.digit or NOTHING)
    if amount[2] == 0:
        if previous == "scale" and state.total[2]:
            state.total = _times(state.total, token.value)
            state.scale *= token.value
        elif previous == "":
            state.total, state.scale = (token.value,) * 3, token.value
        elif previous == "number" and state.total[2]:  # 万多亿
            state.total = _times(state.total, token.value)
            state.scale *= token.value
        else:
            return False
    elif state.last_scale and token.value == state.last_scale:
        return False
    elif state.last_scale and token.value > state.last_scale:
        state.total, state.scale = _times(_add(state.total, amount), token.value), token.value
    else:
        state.total, state.scale = _add(state.total, _times(amount, token.value)), token.value
    state.section, state.digit, state.last_unit, state.last_scale = NOTHING, None, 0, token.value
    return True


def _take_decimals(state: _State, tokens: list[Token], at: int, previous: str) -> int:
    """点 and the digits after it; the offset after them, or ``at`` where it is no decimal point (九点三十分)."""
    end = at + 1
    while end < len(tokens) and tokens[end].kind in ("digit", "zero"):
        end += 1
    if end == at + 1 or state.hedge != "exact" or previous not in ("digit", "unit", "scale", "zero"):
        return at
    if end < len(tokens) and tokens[end].kind in ("unit", "tens", "number"):
        return at
    text = "".join(str(int(t.value)) for t in tokens[at + 1 : end])
    value = float(f"{state.amount()[0]:.0f}.{text}")
    state.total, state.section, state.digit, state.last_unit, state.last_scale = NOTHING, NOTHING, (value,) * 3, 0, 0
    return end


def _take_some(state: _State, tokens: list[Token], at: int, previous: str) -> bool:
    """几 and 数 stand for one digit: two to nine at the head, one to nine after 十."""
    if state.indefinite or (state.digit is not None and previous != "number"):
        return False
    head = previous == ""
    if tokens[at].value == 0 and not head and previous not in ("unit", "zero", "number"):
        return False
    some: Triple = (1.0, 2.0, 10.0) if head else (0.0, 1.0, 10.0)
    state.digit = _add(state.digit or NOTHING, some)
    state.indefinite, state.hedge = True, "range"
    return True


def _finish(state: _State, tokens: list[Token], first: int, end: int, bare: bool) -> Number:
    value, low, high = state.amount()
    kind = "bare" if bare and all(t.kind in ("scale", "unit") for t in tokens[first:end]) else "cardinal"
    upper: float | None = high - 1 if state.indefinite else high
    if state.indefinite:
        kind = "loose"
    if state.hedge == "at_least":
        upper = None
    while tokens[end - 1].kind == "space":
        end -= 1
    return Number(tokens[first].start, tokens[end - 1].end, value, low, upper, state.hedge, kind, state.scale)
