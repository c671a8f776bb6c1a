"""The words that tell furniture from an article: compiled once from ``data/reference/furniture``."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from tasks.reference.tables import read_csv

_SPLIT_NAME = re.compile(r"[>.#]")
_SPLIT_WORD = re.compile(r"[-_]+")


class _Lines(NamedTuple):
    """The furniture lines, ready for look-up."""

    whole: dict[str, str]
    """A whole line, without outer marks -> kind."""
    start: dict[str, tuple[tuple[str, str], ...]]
    """First two characters -> ``(term, kind)``, the longest first."""
    anywhere: AhoCorasick
    anywhere_kinds: tuple[str, ...]


@lru_cache(maxsize=1)
def _lines() -> _Lines:
    rows = read_csv("furniture/lines.csv")
    whole = {row["term"]: row["kind"] for row in reversed(rows) if row["where"] == "whole"}
    start: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        if row["where"] == "start":
            start.setdefault(row["term"][:2], []).append((row["term"], row["kind"]))
    sorted_start = {key: tuple(sorted(terms, key=lambda term: -len(term[0]))) for key, terms in start.items()}
    anywhere = [(row["term"], row["kind"]) for row in rows if row["where"] == "any"]
    automaton = AhoCorasick([term for term, _ in anywhere])
    return _Lines(whole, sorted_start, automaton, tuple(kind for _, kind in anywhere))


_OUTER_MARKS = " ·•|>»*■◆▶:<+…"
_BRACKETS = "【】[]()«»-."


_LONGEST = 300
"""Characters of a furniture line: a paragraph may hold any word."""


_OWNERS = re.compile("版权所有[者人权方]")
"""A report tells of owners of rights, a page's foot that rights are reserved."""


def line_kinds(plains: list[str]) -> list[str]:
    """Which kind of furniture each line is by its words (``related``, ``editor``, ``share`` ...), or ``""``.

    ``plains`` are the lines' shadows.
    """
    lines = _lines()
    whole, starts = lines.whole, lines.start
    kinds = []
    for plain in plains:
        length = len(plain)
        if length > _LONGEST:
            kinds.append("")
            continue
        bare = plain.strip(_OUTER_MARKS)
        kind = whole.get(bare.strip(_BRACKETS).strip(_OUTER_MARKS), "") if length <= 60 else ""
        if not kind and (terms := starts.get(bare[:2]) or starts.get(bare[:1])):
            kind = _kind_of_start(plain, bare, terms)
        kinds.append(kind)
    for index, pattern in find_in_lines(lines.anywhere, plains):
        if not kinds[index] and len(plains[index]) <= _LONGEST and not _OWNERS.search(plains[index]):
            kinds[index] = lines.anywhere_kinds[pattern]
    return kinds


def _kind_of_start(plain: str, bare: str, terms: tuple[tuple[str, str], ...]) -> str:
    for term, kind in terms:
        if bare.startswith(term):
            after = bare[len(term) : len(term) + 1]
            is_word = not (term[-1].isalpha() and term[-1] < "\u0250" and after.isalpha())
            return kind if is_word and _fits(plain, kind, len(term)) else ""
    return ""


def find_in_lines(automaton: AhoCorasick, lines: list[str]) -> list[tuple[int, int]]:
    """``(line, pattern)`` of every match within one of ``lines``, in order, in one pass over all."""
    matches = automaton.find_matches_as_indexes("\n".join(lines))
    if not matches:
        return []
    ends = list(accumulate(len(line) + 1 for line in lines))
    return [(bisect_right(ends, start), pattern) for pattern, start, _ in matches]


_SENTENCE_MARKS = re.compile(r"[。!?;]|\.\s|,")


def _fits(plain: str, kind: str, length: int) -> bool:
    """Whether a line that begins with a furniture word is short and unlike a sentence for its kind."""
    if kind == "copyright":
        return len(plain) <= 160
    if len(plain) > (60 if kind in ("editor", "crumb", "tool") else 80):
        return False
    rest = plain[length:]
    if len(_SENTENCE_MARKS.findall(rest)) >= 2:
        return False
    # A sentence that ends as one is furniture only where its first words say so plainly.
    return not (rest.endswith(("。", ".")) and length < 4 and len(rest) > 12)


@lru_cache(maxsize=1)
def _path_terms() -> dict[str, str]:
    return {row["term"]: row["kind"] for row in read_csv("furniture/paths.csv")}


@lru_cache(maxsize=4096)
def path_kinds(path: str) -> frozenset[str]:
    """Kinds of page part that the class and id names along ``path`` speak of; see ``data/reference/furniture/paths.csv``."""
    terms = _path_terms()
    found = set()
    for name in _SPLIT_NAME.split(path):
        if kind := terms.get(name):
            found.add(kind)
        elif "-" in name or "_" in name:
            words = _SPLIT_WORD.split(name)
            for word in words if len(words) <= 4 else ():  # longer ones are slugs of headlines
                if kind := terms.get(word):
                    found.add(kind)
    return frozenset(found)


@lru_cache(maxsize=8192)
def name_kinds(label: str) -> frozenset[str]:
    """As ``path_kinds``, for one element's label."""
    return path_kinds(label)
