"""Search phrases in sentences of Latin script: a pile of sold and searched words where the sentence has no room for one.

Reports name what is sold too (``an online casino``, ``de faux médicaments``), but behind an article, a preposition or an
adjective, and more than once. A splice stands between two words that went together, is made of words that the rest of the
article lacks, and nothing binds it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from tasks.reference.tables import read_csv
from tasks.transform.documents.hijack.register import Term

_WORD = re.compile(r"[a-z0-9\u00e0-\u024f][a-z0-9\u00e0-\u024f'\u2019.-]*")
_LEAST_WEIGHT = 2.5
_LONE_WEIGHT = 1.5
"""Weight of a word that by itself is only ever sold."""
_GAP = 1
"""Words that may stand between two of the register."""


class LatinPhrase(NamedTuple):
    """A phrase of ``plain[start:end]``."""

    start: int
    end: int


class _Token(NamedTuple):
    start: int
    end: int
    word: str
    term: Term | None


def find_latin_phrases(plain: str, terms: Sequence[Term], article: str) -> list[LatinPhrase]:
    """Search phrases in ``plain`` (a shadow); ``terms`` are the words of the register in it, ``article`` the whole shadow."""
    promoted = sorted(term for term in terms if term.kind != "news")
    tokens = _tokens(plain, promoted)
    found: list[LatinPhrase] = []
    at = 0
    while at < len(tokens):
        if tokens[at].term is None:
            at += 1
            continue
        last = _reach(tokens, at)
        if phrase := _judge(plain, tokens, at, last, article):
            found.append(phrase)
        at = last + 1
    return found


def _tokens(plain: str, terms: Sequence[Term]) -> list[_Token]:
    """Words of ``plain``, each word of the register as one."""
    tokens: list[_Token] = []
    position = 0
    for term in terms:
        if term.start < position:
            continue
        tokens += [_Token(m.start(), m.end(), m[0], None) for m in _WORD.finditer(plain, position, term.start)]
        tokens.append(_Token(term.start, term.end, plain[term.start : term.end], term))
        position = term.end
    return tokens + [_Token(m.start(), m.end(), m[0], None) for m in _WORD.finditer(plain, position)]


def _reach(tokens: list[_Token], first: int) -> int:
    """The last token of the run of register words that begins at ``first``."""
    last = at = first
    while at + 1 < len(tokens) and tokens[at + 1].start - tokens[at].end <= 1 and at + 1 - last <= _GAP + 1:
        at += 1
        if tokens[at].term is not None:
            last = at
        elif tokens[at].word in _binders():
            break
    return last


def _judge(plain: str, tokens: list[_Token], first: int, last: int, article: str) -> LatinPhrase | None:
    inside = [token for token in tokens[first : last + 1] if token.term is not None]
    terms = [token.term for token in inside if token.term is not None]
    weight = sum(term.weight for term in terms)
    if len(terms) < 2 or weight < _LEAST_WEIGHT or not any(term.kind == "topic" for term in terms):
        return None
    if max(term.weight for term in terms) < _LONE_WEIGHT:
        return None
    if first and tokens[first].start - tokens[first - 1].end <= 1 and tokens[first - 1].word in _binders():
        return None
    if _is_counted(plain, tokens, first, last):
        return None
    if any(_times(article, token.word) > 1 for token in inside):
        return None
    return LatinPhrase(tokens[first].start, tokens[last].end)


def _is_counted(plain: str, tokens: list[_Token], first: int, last: int) -> bool:
    """Whether the phrase is what a number before it counts (500 cialis pills in a raid): without it the number counts nothing."""
    if not first or tokens[first].start - tokens[first - 1].end > 1:
        return False
    word = tokens[first - 1].word
    if not word[0].isdigit() and word not in _words("number-latin"):
        return False
    behind = tokens[last + 1] if last + 1 < len(tokens) else None
    is_ended = behind is None or behind.start - tokens[last].end > 1 or plain[tokens[last].end] != " "
    return is_ended or (behind is not None and (behind.word in _words("behind-counted-latin") or behind.word in _binders()))


def _times(article: str, word: str) -> int:
    return len(re.findall(rf"(?<![a-z0-9\u00e0-\u024f]){re.escape(word)}(?![a-z0-9\u00e0-\u024f])", article))


def _binders() -> frozenset[str]:
    """Words that bind what follows: articles, prepositions, verbs and adjectives of reports."""
    return _words("before-latin")


@lru_cache(maxsize=8)
def _words(side: str) -> frozenset[str]:
    return frozenset(row["term"] for row in read_csv("hijack/ties.csv") if row["side"] == side)
