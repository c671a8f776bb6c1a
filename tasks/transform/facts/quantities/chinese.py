"""Chinese numerals: from a run of numeral characters to numbers with bounds."""

from __future__ import annotations

import re
from functools import lru_cache

from tasks.transform.facts.quantities.chinese_sums import Token, read_sum, skip_space
from tasks.transform.facts.quantities.digits import DIGITS, read_digits
from tasks.transform.facts.quantities.model import Number
from tasks.transform.facts.quantities.tables import phrases, terms


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
    over = skip_space(tokens, at)
    if over < len(tokens) and tokens[over].kind == "over":
        below, after = _read_plain(tokens, over + 1)
        if below is not None and number.value:
            if number.kind == "bare":
                share = below._replace(start=number.start, kind="percent", core=below.start - number.start)
                return share, after
            share_value = tokens[over].value * below.value / number.value
            return _number(number.start, below.end, share_value, "fraction"), after
    mixed = skip_space(tokens, at)
    if not nested and mixed < len(tokens) and tokens[mixed].kind == "and":
        part, after = _read_mixed(tokens, mixed + 1, nested=True)
        if part is not None and part.kind == "fraction":
            return _number(number.start, part.end, number.value + part.value, "fraction"), after
    return number, at


def _number(start: int, end: int, value: float, kind: str) -> Number:
    return Number(start, end, value, value, value, "exact", kind, 1.0)


def _read_plain(tokens: list[Token], first: int) -> tuple[Number | None, int]:
    at = skip_space(tokens, first)
    if at >= len(tokens):
        return None, first
    if tokens[at].kind in ("fraction", "chain"):
        kind = "fraction" if tokens[at].kind == "fraction" else "digits"
        return _number(tokens[at].start, tokens[at].end, tokens[at].value, kind), at + 1
    string = _read_digit_string(tokens, at)
    if string is not None:
        return string
    return read_sum(tokens, at)


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
