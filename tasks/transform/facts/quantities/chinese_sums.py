"""Chinese numerals that add up: 三百二十, 4.7万, 五万余, 十几, 两三百; read from left to right, piece by piece."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tasks.transform.facts.quantities.model import Number
from tasks.transform.facts.quantities.running import RunningNumber

Triple = tuple[float, float, float]
"""Plain reading, lowest reading, highest reading (exclusive where a 几 or 数 is in it)."""

NOTHING: Triple = (0.0, 0.0, 0.0)
_LARGE = ("unit", "scale", "open", "tens")
_LAST = ("open", "near", "dozen")
"""Classes behind which nothing of the number follows (五万余, 三打)."""


class Token(NamedTuple):
    """One piece of a run: its class, factor or value, and offsets."""

    kind: str
    value: float
    start: int
    end: int


def skip_space(tokens: list[Token], at: int) -> int:
    """The place of the next token that is no space."""
    return at + 1 if at < len(tokens) and tokens[at].kind == "space" else at


def read_sum(tokens: list[Token], first: int) -> tuple[Number | None, int]:
    """The number that starts at token ``first`` and the place after it; None and ``first`` where there is none."""
    return _Sum(tokens, first).read()


def _same(value: float) -> Triple:
    return value, value, value


def _add(a: Triple, b: Triple) -> Triple:
    return a[0] + b[0], a[1] + b[1], a[2] + b[2]


def _times(a: Triple, factor: float) -> Triple:
    return _product(a[0], factor), _product(a[1], factor), _product(a[2], factor)


def _product(amount: float, factor: float) -> float:
    """``amount * factor`` without the tail of binary fractions: 4.7 * 10000 is 47000."""
    return amount if factor == 1 else float(f"{amount * factor:.15g}")


class _Sum(RunningNumber):
    """The sum of one numeral while it is read.

    Each ``_take_…`` gives the place of the next token, or its own place where the token does not go on with the number.
    """

    def __init__(self, tokens: list[Token], first: int) -> None:
        super().__init__(first)
        self.tokens = tokens
        self.total = NOTHING  # what lies before the last 万, 亿
        self.section = NOTHING  # what was added up since
        self.digit: Triple | None = None  # that waits for its 十, 百, 千
        self.last_unit = 0.0  # of the section, for the shortened tail (四百五 = 450)
        self.last_scale = 0.0
        self.room = 0.0  # below which a number after 零 must stay
        self.scale = 1.0
        self.hedge = "exact"
        self.is_indefinite = False
        self.is_bare = False  # units without a digit before them (百, 万)

    def read(self) -> tuple[Number | None, int]:
        """Take tokens as long as they go on with the number."""
        at = self.first
        while at < len(self.tokens):
            after = self._take(at)
            if after == at:
                break
            at = after
            if self.is_bare and self.previous not in ("unit", "scale"):
                self.is_bare = False
            if self.previous in _LAST:
                break
        return (self._finish(), self.end) if self.end != self.first else (None, self.first)

    def _take(self, at: int) -> int:
        take = _TAKERS.get(self.tokens[at].kind)
        return take(self, at) if take is not None else at

    def _kind(self, at: int) -> str:
        return self.tokens[at].kind if at < len(self.tokens) else ""

    def _amount(self) -> Triple:
        return _add(_add(self.total, self.section), self.digit or NOTHING)

    # --- one class of tokens each

    def _take_space(self, at: int) -> int:
        following = self._kind(at + 1)
        joins = self.previous in ("unit", "scale") and following != "number"
        goes_on = joins or following in _LARGE or following == "over" or (self.previous and self._is_counted_figure(at + 1))
        return at + 1 if goes_on else at

    def _is_counted_figure(self, at: int) -> bool:
        """Whether a figure below ten stands before its 十, 百, 万."""
        return self._kind(at) == "number" and self._kind(at + 1) in ("unit", "scale") and self.tokens[at].value < 10

    def _take_figure(self, at: int) -> int:
        token, previous = self.tokens[at], self.previous
        if self.digit is not None or (previous and token.value >= max(self.last_scale, self.last_unit, self.room)):
            return at
        is_tail = previous == "scale" and token.value < 10 and token.end - token.start == 1  # 2万8
        following = self._kind(skip_space(self.tokens, at + 1))
        if is_tail and following not in ("unit", "scale", "tens", "digit", "number"):
            self.digit = _same(token.value * self.last_scale / 10)
        else:
            self.digit = _same(token.value)
        return self.taken(at, "number")

    def _take_digit(self, at: int) -> int:
        if self.digit is not None:
            return at
        value = self.tokens[at].value
        self.digit = _same(value)
        pair = self.tokens[at + 1].value if self._kind(at + 1) == "digit" else None
        if pair is not None and (pair == value + 1 or (value, pair) == (3, 5)):  # 三五十, 两三百
            self.digit, self.hedge = (value, value, pair), "range"
            return self.taken(at + 1, "digit")
        if self.previous in ("unit", "scale") and (self.last_unit or self.last_scale) >= 100:
            after = self._kind(skip_space(self.tokens, at + 1))
            if after not in ("unit", "scale", "tens"):
                self.digit = _times(self.digit, (self.last_unit or self.last_scale) / 10)
        return self.taken(at, "digit")

    def _take_tens(self, at: int) -> int:
        """廿, 卅."""
        if self.digit is not None or (self.last_unit and self.last_unit <= 10):
            return at
        self.section, self.last_unit = _add(self.section, _same(self.tokens[at].value)), 10
        return self.taken(at, "unit")

    def _take_unit(self, at: int) -> int:
        """十, 百, 千."""
        value, previous = self.tokens[at].value, self.previous
        if self.digit is None:
            if previous not in ("", "zero", "scale") or (previous == "scale" and value > 10):
                return at
            self.is_bare = previous == "" and value > 10
            self.digit = _same(1.0)
        if self.last_unit and value >= self.last_unit:
            return at
        self.section = _add(self.section, _times(self.digit, value))
        self.digit, self.last_unit = None, value
        return self.taken(at, "unit")

    def _take_scale(self, at: int) -> int:
        """万, 亿."""
        value, previous = self.tokens[at].value, self.previous
        amount = _add(self.section, self.digit or NOTHING)
        if amount[2] == 0:
            if previous == "":
                self.total, self.scale = _same(value), value
            elif previous in ("scale", "number") and self.total[2]:  # 万亿, 万多亿
                self.total = _times(self.total, value)
                self.scale *= value
            else:
                return at
        elif self.last_scale and value == self.last_scale:
            return at
        elif self.last_scale and value > self.last_scale:
            self.total, self.scale = _times(_add(self.total, amount), value), value
        else:
            self.total, self.scale = _add(self.total, _times(amount, value)), value
        self.section, self.digit, self.last_unit, self.last_scale = NOTHING, None, 0, value
        self.is_bare = self.is_bare or previous == ""
        return self.taken(at, "scale")

    def _take_zero(self, at: int) -> int:
        following, previous = self._kind(at + 1), self.previous
        is_inside = previous in ("unit", "scale") and following in ("digit", "number", "unit", "some", "tens")
        if previous and not is_inside:
            return at
        if not previous and following != "unit":
            self.digit = NOTHING
        self.room, self.last_unit = self.last_unit, 0
        return self.taken(at, "zero")

    def _take_point(self, at: int) -> int:
        """点 and the digits after it, unless it is no decimal point (九点三十分)."""
        end = at + 1
        while self._kind(end) in ("digit", "zero"):
            end += 1
        if end == at + 1 or self.hedge != "exact" or self.previous not in ("digit", "unit", "scale", "zero"):
            return at
        if self._kind(end) in ("unit", "tens", "number"):
            return at
        decimals = "".join(str(int(token.value)) for token in self.tokens[at + 1 : end])
        value = float(f"{self._amount()[0]:.0f}.{decimals}")
        self.total, self.section, self.digit, self.last_unit, self.last_scale = NOTHING, NOTHING, _same(value), 0, 0
        return self.taken(end - 1, "decimals")

    def _take_hedge(self, at: int) -> int:
        """余, 多, 来 behind a round number; only 万 or 亿 may follow."""
        kind = self.tokens[at].kind
        is_whole = self.digit is None or (self.previous == "number" and self.digit[0] >= 10)
        if self.previous not in ("unit", "scale", "number") or not is_whole:
            return at
        if kind == "near" and self._amount()[0] % 10:
            return at
        self.hedge = "at_least" if kind == "open" else "about"
        is_scaled = self._kind(skip_space(self.tokens, at + 1)) == "scale"
        return self.taken(at, "number" if is_scaled else kind)

    def _take_some(self, at: int) -> int:
        """几 and 数 stand for one digit: two to nine at the head, one to nine after 十."""
        if self.is_indefinite or (self.digit is not None and self.previous != "number"):
            return at
        is_head = self.previous == ""
        if self.tokens[at].value == 0 and not is_head and self.previous not in ("unit", "zero", "number"):
            return at
        self.digit = _add(self.digit or NOTHING, (1.0, 2.0, 10.0) if is_head else (0.0, 1.0, 10.0))
        self.is_indefinite, self.hedge = True, "range"
        return self.taken(at, "some")

    def _take_dozen(self, at: int) -> int:
        """打: twelve of what stands before it; nothing follows."""
        if self.previous not in ("digit", "unit", "number"):
            return at
        self.total, self.section, self.digit = _times(self._amount(), self.tokens[at].value), NOTHING, None
        return self.taken(at, "dozen")

    def _finish(self) -> Number:
        value, low, high = self._amount()
        tokens = self.tokens[self.first : self.end]
        kind = "bare" if self.is_bare and all(token.kind in ("scale", "unit") for token in tokens) else "cardinal"
        upper: float | None = high
        if self.is_indefinite:
            kind, upper = "loose", high - 1
        if self.hedge == "at_least":
            upper = None
        last = next(token for token in reversed(tokens) if token.kind != "space")
        return Number(tokens[0].start, last.end, value, low, upper, self.hedge, kind, self.scale)


_TAKERS: dict[str, Callable[[_Sum, int], int]] = {
    "space": _Sum._take_space, "number": _Sum._take_figure, "digit": _Sum._take_digit, "tens": _Sum._take_tens,
    "unit": _Sum._take_unit, "scale": _Sum._take_scale, "zero": _Sum._take_zero, "point": _Sum._take_point,
    "open": _Sum._take_hedge, "near": _Sum._take_hedge, "some": _Sum._take_some, "dozen": _Sum._take_dozen,
}  # fmt: skip
