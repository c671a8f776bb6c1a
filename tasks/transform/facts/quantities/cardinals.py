"""English and French cardinal numbers, word by word: two hundred and six thousand, quatre-vingt-dix-sept, 1.2 million."""

from __future__ import annotations

from typing import NamedTuple

from tasks.transform.facts.quantities.running import RunningNumber
from tasks.transform.facts.quantities.words import round_off, words

_SCORE_TAIL = 76  # quatre (4) before vingt makes eighty: 4 + 76


class Token(NamedTuple):
    """One word or figure of a run; ``kinds`` lists every class the word belongs to."""

    kinds: frozenset[str]
    value: float
    start: int
    end: int
    hyphen: bool


class Run:
    """The tokens of one run of numeral words, asked by their place; beyond the end nothing has a kind or a text."""

    def __init__(self, run: str, tokens: list[Token], language: str) -> None:
        self.run = run
        self.tokens = tokens
        self.language = language
        self.words = words(language)

    def kinds(self, at: int) -> frozenset[str]:
        """The classes of a token."""
        return self.tokens[at].kinds if at < len(self.tokens) else frozenset()

    def text(self, at: int) -> str:
        """A token as written."""
        return self.run[self.tokens[at].start : self.tokens[at].end] if at < len(self.tokens) else ""

    def value(self, at: int, kind: str) -> float:
        """What a token is worth as a word of ``kind``; a figure has its own value whatever the kind."""
        entry = self.words.get(self.text(at))
        return entry[1].get(kind, 0.0) if entry else self.tokens[at].value


class Cardinal(NamedTuple):
    """A cardinal number: its value, the token after it (the first one where there is none) and its last scale word's factor."""

    value: float
    end: int
    scale: float


def read_cardinal(run: Run, first: int) -> Cardinal:
    """The cardinal number that starts at token ``first``."""
    return _Sum(run, first).read()


class _Sum(RunningNumber):
    """The sum of a cardinal while its words are taken one by one.

    Each ``_take_…`` gives the place of the next token, or its own place where the word does not go on with the number.
    """

    def __init__(self, run: Run, first: int) -> None:
        super().__init__(first)
        self.run = run
        self.is_french = run.language == "fr"
        self.total = 0.0  # what lies before the last thousand, million …
        self.current = 0.0  # what was added up since
        self.last_scale = 0.0
        self.scale = 1.0

    def read(self) -> Cardinal:
        """Take words as long as they go on with the number."""
        at = self.first
        while at < len(self.run.tokens):
            after = self._take(at)
            if after == at:
                break
            at = after
        return Cardinal(round_off(self.total + self.current), self.end, self.scale)

    def _take(self, at: int) -> int:
        """The first class of a word that can be taken decides; the order holds where a word has several."""
        kinds = self.run.kinds(at)
        if "and" in kinds:
            return self._take_and(at)
        if "article" in kinds and "small" not in kinds:
            goes_on = self.run.kinds(at + 1) & {"hundred", "scale", "dozen", "half"} and self.previous in ("", "and", "half")
            return at + 1 if goes_on else at
        if self.is_french and "article" in kinds and self._opens_half(at):
            return at + 1
        if "number" in kinds:
            return self._take_figure(at)
        if "hundred" in kinds:
            return self._take_hundred(at)
        if "dozen" in kinds:
            return self._take_dozen(at)
        if "about" in kinds and self.is_french:
            return self._take_about(at)
        if "scale" in kinds or ("plural" in kinds and self.is_french and self.current):
            return self._take_scale(at)
        if "tens" in kinds and not ("ordinal" in kinds and self.previous):
            return self._take_tens(at)
        if "small" in kinds:
            return self._take_small(at)
        if "half" in kinds and self.previous in ("", "scale", "hundred"):
            return self._take_half(at)
        if "point" in kinds and self.previous in ("small", "tens", "hundred", "number", "scale"):
            return self._take_point(at)
        return at

    def _opens_half(self, at: int) -> bool:
        """Whether a French one is the article of half a larger number (un demi-million, une demi-douzaine)."""
        following = self.run.kinds(at + 2)
        is_half = "half" in self.run.kinds(at + 1) and bool(following & {"scale", "dozen", "hundred", "about"})
        return is_half and self.previous == ""

    def _take_and(self, at: int) -> int:
        following, previous = self.run.kinds(at + 1), self.previous
        if "number" in self.run.kinds(self.first) and "small" in following and previous == "scale":
            return at  # a fine of $2 million and seven years
        is_continued = following & {"small", "tens", "number", "half", "article", "hundred"}
        is_next_hundred = self.run.kinds(at + 2) & {"hundred"} and previous == "hundred"
        if previous in ("hundred", "scale") and is_continued and not is_next_hundred:
            return at + 1
        if previous == "tens" and self.is_french and "small" in following and "ordinal" not in following:
            return at + 1
        after = at + (2 if "half" in following else 3)
        if previous in ("small", "number", "tens") and "half" in self.run.kinds(after - 1):
            self.current += 0.5
            return self.taken(after - 1, "half")
        return at

    def _take_figure(self, at: int) -> int:
        value, least = self.run.tokens[at].value, 100 if self.previous == "hundred" else 0
        if self.previous not in ("", "hundred", "scale") or (self.previous and value >= max(self.last_scale, least)):
            return at
        self.current += value
        return self.taken(at, "number")

    def _take_hundred(self, at: int) -> int:
        if self.previous not in ("", "small", "tens", "number", "scale", "half") or self.current >= 100:
            return at
        if self.is_french and self.run.text(at) == "cents" and self.previous == "":
            return at
        self.current, self.scale = round_off((self.current or 1.0) * 100), 100.0
        return self.taken(at, "hundred")

    def _take_dozen(self, at: int) -> int:
        part = self.current % 100 if self.previous in ("small", "tens") and self.current % 100 else self.current
        self.current += (part or 1.0) * self.run.value(at, "dozen") - part
        return self.taken(at, "dozen")

    def _take_about(self, at: int) -> int:
        """une trentaine, trois centaines, un millier."""
        value = self.run.tokens[at].value
        if self.previous not in ("", "small", "number", "half", "tens"):
            return at
        self.current, self.scale = (self.current or 1.0) * value, value
        if value == 1000:
            self.total, self.current, self.last_scale = self.total + self.current, 0.0, 1000.0
        return self.taken(at, "scale")

    def _take_scale(self, at: int) -> int:
        factor = self.run.value(at, "scale") or power_above(self.run.value(at, "plural")) / 10
        if self.current == 0 and self.previous == "scale":
            self.total = round_off(self.total * factor)
        elif self.last_scale and factor >= self.last_scale:
            self.total, self.current = round_off((self.total + self.current) * factor), 0.0
        else:
            self.total, self.current = self.total + round_off((self.current or 1.0) * factor), 0.0
        self.last_scale = self.scale = factor
        return self.taken(at, "scale")

    def _take_tens(self, at: int) -> int:
        value = self.run.tokens[at].value
        if self.is_french and value == 20 and self.previous == "small" and self.current % 100 == 4:
            self.current += _SCORE_TAIL
        elif self.previous in ("", "hundred", "scale"):
            self.current += value
        else:
            return at
        return self.taken(at, "tens")

    def _take_small(self, at: int) -> int:
        value, tail = self.run.value(at, "small"), self.current % 100
        is_teen = self.is_french and self.previous == "tens" and tail in (60, 80) and value < 20  # soixante-douze
        is_unit = self.previous == "tens" and (value < 10 or is_teen)
        is_dix_sept = self.is_french and self.previous == "small" and tail in (10, 70, 90) and 7 <= value <= 9
        if not (is_unit or is_dix_sept or self.previous in ("", "hundred", "scale")):
            return at
        self.current += value
        return self.taken(at, "small")

    def _take_half(self, at: int) -> int:
        behind_article = self.run.kinds(at + 2) if "article" in self.run.kinds(at + 1) else frozenset()
        following = self.run.kinds(at + 1) | behind_article
        if self.previous == "":
            if not following & {"scale", "dozen", "hundred", "about"}:
                return at
            self.current = 0.5
        else:
            self.current += 0.5 * (1.0 if following & {"scale"} else max(self.last_scale, 1.0))
        return self.taken(at, "half")

    def _take_point(self, at: int) -> int:
        decimals, after = self._decimals(at + 1)
        if after == at + 1:
            return at
        self.current, self.total, self.last_scale = float(f"{self.total + self.current:.0f}.{decimals}"), 0.0, 0.0
        return self.taken(after - 1, "decimals")

    def _decimals(self, at: int) -> tuple[str, int]:
        text = ""
        while self.run.kinds(at) & {"small", "tens"}:
            value, after, _ = read_cardinal(self.run, at)
            if after == at or value >= 100:
                break
            text, at = text + f"{value:.0f}", after
        return text, at


def power_above(value: float) -> float:
    """The next power of ten above ``value`` (200 -> 1000, 40 -> 100)."""
    power = 10.0
    while power <= value:
        power *= 10
    return power
