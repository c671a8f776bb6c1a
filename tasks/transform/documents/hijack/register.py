"""How far the words of a short text are those of search-engine spam: weak features from ``data/reference/hijack/register.csv``.

Nothing is foreign because of a word in that table: the callers join it with position, repetition and contrast.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from tasks.reference.tables import read_csv
from tasks.transform.documents.characters import CharacterSet, points_of
from tasks.transform.documents.hijack.model import fold
from tasks.transform.documents.words import pattern

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_HAN_CHARACTERS = CharacterSet(ranges=[("\u3400", "\u4dbf"), ("\u4e00", "\u9fff")])
# A name of letters and digits as domains have it (ab123, 88xyz): found by its digits, which are rare.
_DIGITS = re.compile(r"[0-9]{2,}")
_LETTERS_BEFORE = re.compile(r"(?<![a-z0-9.])[a-z]{2,16}$")
_LETTERS_AFTER = re.compile(r"[a-z]{0,5}(?![0-9])")
_UNITS = pattern("register.units")
_JOINED = re.compile("[a-z0-9.\u00e0-\u024f]")
_DOMAIN = pattern("register.domains")
_HOST_BEFORE = re.compile(r"(?<![a-z0-9.-])[a-z0-9-]{2,20}$")
_LONE_DIGITS = re.compile(rf"^\d{{3,6}}(?=[{HAN}])(?![年月日号起名人个万亿元])")
_WORD_CHARACTER = re.compile(r"[a-z0-9\u00e0-\u024f]")


_HARDLY_MORE = 0.7
"""Share of a longer text that words of promotion cover; reports that list what was offered reach 0.6."""


class Term(NamedTuple):
    """A word of the register: ``plain[start:end]``."""

    start: int
    end: int
    kind: str
    """``topic`` (what is sold), ``action`` (what searchers ask of a name), ``news`` or ``shape`` (domain-like token)."""
    weight: float


class Register(NamedTuple):
    """Sums of the weights of a text, and the share of its letters that the spam words cover."""

    topic: float
    action: float
    shape: float
    news: float
    covered: float

    @property
    def promotion(self) -> float:
        """Weight of all that speaks for promotion."""
        return self.topic + self.action + self.shape

    @property
    def is_weak(self) -> bool:
        """Whether anything speaks for promotion and nothing for news."""
        return self.promotion >= 0.75 and not self.news

    @property
    def is_promoting(self) -> bool:
        """Whether promotion makes up most of the text: what is sold with what is asked of it, or what is asked of a name."""
        if self.is_strong or self.news or self.promotion < 1.5 or self.covered < 0.5:
            return self.is_strong
        sells = (self.topic >= 1 or self.shape > 0) and (self.action >= 0.5 or self.shape > 0) and self.action + self.topic > 0
        return sells or (self.action >= 1.5 and self.covered <= 0.85)

    @property
    def is_strong(self) -> bool:
        """Whether the text reads as a search phrase or a promoted name as a whole."""
        return self.promotion >= 2.5 and not self.news and self.covered >= 0.4 and (self.topic >= 1 or self.shape > 0)


@lru_cache(maxsize=1)
def _automaton() -> tuple[AhoCorasick, list[tuple[str, float, bool]]]:
    rows = read_csv("hijack/register.csv")
    automaton = AhoCorasick([row["term"] for row in rows], matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    return automaton, [(row["class"], float(row["weight"]), row["term"][0] < "\u0250") for row in rows]


def find_terms(plain: str) -> list[Term]:
    """Words of the register in ``plain`` (a shadow), in order; Latin words only as whole words."""
    automaton, rows = _automaton()
    found = []
    for number, start, end in automaton.find_matches_as_indexes(plain):
        kind, weight, is_latin = rows[number]
        if is_latin and start and _WORD_CHARACTER.match(plain[start - 1]):
            continue
        if end < len(plain) and _WORD_CHARACTER.match(plain[end - 1]) and _WORD_CHARACTER.match(plain[end]):
            continue
        found.append(Term(start, end, kind, weight))
    return found


def _digits_beside_letters(plain: str) -> list[tuple[int, int]]:
    """Spans of the runs of digits that touch a letter: most figures of a page do not."""
    if not _DIGITS.search(plain):
        return []
    points = points_of(plain)
    # Unsigned numbers wrap around: what is below the first digit or letter becomes very large.
    digits, letters = (points - ord("0")) < 10, (points - ord("a")) < 26
    runs = {}
    for at in np.flatnonzero((digits[1:] & letters[:-1]) | (digits[:-1] & letters[1:])).tolist():
        start = at + 1 if "0" <= plain[at + 1] <= "9" else at
        while start > 0 and "0" <= plain[start - 1] <= "9":
            start -= 1
        if run := _DIGITS.match(plain, start):
            runs[start] = run.end()
    return list(runs.items())


def find_domain_like(plain: str) -> list[Term]:
    """Tokens of ``plain`` that look like the name of a domain."""
    found = []
    for start, end in _digits_beside_letters(plain):
        follows = start > 0 and "a" <= plain[start - 1] <= "z"
        if not 2 <= end - start <= 6:
            continue
        before = _LETTERS_BEFORE.search(plain, max(0, start - 17), start) if follows else None
        after = _LETTERS_AFTER.match(plain, end)
        tail = after[0] if after else ""
        if before and len(tail) <= 4:
            found.append(Term(before.start(), end + len(tail), "shape", 1.5))
        elif 2 <= len(tail) <= 4 and not _UNITS.fullmatch(tail) and not (start and _JOINED.match(plain[start - 1])):
            found.append(Term(start, end + len(tail), "shape", 1.5))
    for match in _DOMAIN.finditer(plain):
        if host := _HOST_BEFORE.search(plain, max(0, match.start() - 21), match.start()):
            found.append(Term(host.start(), match.end(), "shape", 1.5))
    if lone := _LONE_DIGITS.match(plain):
        found.append(Term(0, lone.end(), "shape", 0.75))
    return found


@lru_cache(maxsize=1)
def _address() -> re.Pattern[str]:
    terms = [row["term"] for row in read_csv("hijack/address_words.csv")]
    latin = "|".join(re.escape(term) for term in terms if term[0] < "\u2000")
    return re.compile("|".join(re.escape(term) for term in terms if term[0] > "\u2000") + rf"|(?<!\w)(?:{latin})(?!\w)")


def speaks_to_reader(plain: str, register: Register) -> bool:
    """Whether a longer text (a shadow) in the register of promotion is an offer: it says *you*, names an address, or is hardly
    more than words of promotion. A report about offers speaks of others."""
    return register.shape > 0 or register.covered >= _HARDLY_MORE or _address().search(plain) is not None


def promotion_by_line(lines: list[str]) -> list[float]:
    """For each line (in its shadow) the weight of its words of promotion and domain-like tokens, in one pass over all."""
    plain = "\n".join(lines)
    sums = [0.0] * len(lines)
    terms = find_terms(plain) + find_domain_like(plain)
    hits = sorted((term.start, term.weight) for term in terms if term.kind != "news")
    line, end = 0, len(lines[0]) if lines else 0
    for start, weight in hits:
        while start > end:
            line += 1
            end += 1 + len(lines[line])
        sums[line] += weight
    return sums


def weigh(plain: str) -> Register:
    """The register of a short text (a shadow)."""
    sums = {"topic": 0.0, "action": 0.0, "shape": 0.0, "news": 0.0}
    covered = 0
    for term in find_terms(plain) + find_domain_like(plain):
        sums[term.kind] += term.weight
        if term.kind != "news":
            covered += term.end - term.start
    letters = len(fold(plain)) if covered else 0
    return Register(sums["topic"], sums["action"], sums["shape"], sums["news"], covered / letters if letters else 0.0)


def count_news(plain: str) -> int:
    """How many words of reports about crime are in the first thousands of characters of ``plain`` (a shadow)."""
    return sum(term.kind == "news" for term in find_terms(plain[:5_000]))


def is_chinese(texts: list[str]) -> bool:
    """Whether an article (its first thousands of characters) is in Chinese rather than in Latin letters."""
    sample = "".join(texts[:12])[:3_000]
    return count_han(sample) > 0.2 * len(sample)


def count_han(text: str) -> int:
    """Number of Chinese characters in ``text``."""
    return 0 if text.isascii() else _HAN_CHARACTERS.count(text)
