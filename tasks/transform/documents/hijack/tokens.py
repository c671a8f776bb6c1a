"""Tokens that are no language: letters that do not follow one another in English, French or pinyin."""

from __future__ import annotations

import re
from functools import lru_cache

from tasks.reference.tables import read_csv

_LETTERS = re.compile(r"[A-Za-z]{8,40}")
_MIXED = re.compile(r"(?=[A-Za-z0-9]*[A-Za-z])[A-Za-z0-9]{10,40}")
_HEXADECIMAL = re.compile(
    r"(?=[0-9a-f-]*[a-f])(?=[0-9a-f-]*\d)(?:[0-9a-f]{16,64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})", re.IGNORECASE
)
"""Digests and identifiers that programs write."""
_SWITCH = re.compile(r"(?<=[A-Za-z])\d|(?<=\d)[A-Za-z]")
_CASES = re.compile(r"[A-Z]+|[a-z]+|\d+")
_MOST_PIECES = 2.4
"""Letters a piece: random letters of either case and digits change their kind every 1.5 characters, names and codes of
products less often."""
_CAMEL = re.compile(r"[A-Z]?[a-z]+(?:[A-Z][a-z]+)+")
_IMPROBABLE = {"longest": -3.1, "long": -3.45, "short": -4.3}
"""Mean log-likelihood of a letter pair: over 99 of 100 runs of 12-17 evenly drawn capitals lie below -3.1, English and
French words of that length near -2.4; shorter names of bodies come nearer (AFRIPOL -3.4), hence the lower limits."""
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


@lru_cache(maxsize=1)
def _pairs() -> dict[str, float]:
    rows = read_csv("hijack/letter_pairs.csv")
    return {row["first"] + letter: float(value) for row in rows for letter, value in row.items() if letter != "first"}


def likelihood(letters: str) -> float:
    """Mean log-likelihood of the letter pairs of an ASCII word."""
    table, low = _pairs(), letters.lower()
    return sum(table[low[i : i + 2]] for i in range(len(low) - 1)) / (len(low) - 1)


def is_random_token(text: str) -> bool:
    """Whether ``text`` is one token of no language: drawn letters, keyboard walks, letters and digits in turn."""
    if _LETTERS.fullmatch(text):
        if _CAMEL.fullmatch(text):
            return False
        if not text.isupper():
            if len(text) >= 12 and text.islower():
                return likelihood(text) < _IMPROBABLE["long"] or _is_keyboard_walk(text)
            return len(text) >= 10 and (likelihood(text) < _IMPROBABLE["short"] or _changes_case(text))
        size = "longest" if len(text) >= 12 else "long" if len(text) >= 10 else "short"
        return likelihood(text) < _IMPROBABLE[size] or _is_keyboard_walk(text.lower())
    if _HEXADECIMAL.fullmatch(text):
        return True
    if _MIXED.fullmatch(text) is None:
        return False
    if len(_SWITCH.findall(text)) >= 4:
        return True
    pieces = _CASES.findall(text)
    if text.isupper() or text.islower() or len(pieces) < 5:
        return False
    return len(text) <= _MOST_PIECES * len(pieces) or (len(text) >= 12 and _mean_likelihood(pieces) < _IMPROBABLE["longest"])


def _mean_likelihood(pieces: list[str]) -> float:
    runs = [piece for piece in pieces if len(piece) >= 2 and piece.isalpha()]
    return sum(map(likelihood, runs)) / len(runs) if runs else 0.0


def _changes_case(text: str) -> bool:
    pieces = _CASES.findall(text)
    return len(text) >= 12 and len(pieces) >= 6 and len(text) <= _MOST_PIECES * len(pieces)


def _is_keyboard_walk(low: str) -> bool:
    steps = sum(any(low[i : i + 2] in row for row in _ROWS) for i in range(len(low) - 1))
    return steps >= 0.7 * (len(low) - 1)
