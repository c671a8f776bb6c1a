"""The words that tell furniture from an article: compiled once from ``data/reference/furniture``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from tasks.reference.tables import read_csv

_SPLIT_NAME = re.compile(r"[>.#]")
_SPLIT_WORD = re.compile(r"[-_]+")


class _Lines(NamedTuple):
    """The furniture lines, ready for look-up."""

    whole: dict[str, str]
    """A whole line, without outer marks -> kind."""
    start: dict[str, tuple[tuple[str, str], ...]]
    """First two characters -> ``(term, kind)``, the longest first."""
    anywhere: tuple[tuple[str, str], ...]


@lru_cache(maxsize=1)
def _lines() -> _Lines:
    rows = read_csv("furniture/lines.csv")
    whole = {row["term"]: row["kind"] for row in reversed(rows) if row["where"] == "whole"}
    start: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        if row["where"] == "start":
            start.setdefault(row["term"][:2], []).append((row["term"], row["kind"]))
    sorted_start = {key: tuple(sorted(terms, key=lambda term: -len(term[0]))) for key, terms in start.items()}
    return _Lines(whole, sorted_start, tuple((row["term"], row["kind"]) for row in rows if row["where"] == "any"))


_OUTER_MARKS = " ·•|>»*■◆▶:<+…"
_BRACKETS = "【】[]()«»-."


def line_kind(plain: str) -> str:
    """Which kind of furniture a line is by its words (``related``, ``editor``, ``share`` ...), or ``""``.

    ``plain`` is the line's shadow. Only short lines are furniture: a paragraph may begin with any word.
    """
    length = len(plain)
    if length > 300:
        return ""
    lines = _lines()
    bare = plain.strip(_OUTER_MARKS)
    if length <= 60 and (kind := lines.whole.get(bare.strip(_BRACKETS).strip(_OUTER_MARKS))):
        return kind
    for term, kind in (*lines.start.get(bare[:2], ()), *lines.start.get(bare[:1], ())):
        if bare.startswith(term):
            after = bare[len(term) : len(term) + 1]
            if not (term[-1].isalpha() and term[-1] < "\u0250" and after.isalpha()) and _fits(plain, kind, len(term)):
                return kind
            break
    for term, kind in lines.anywhere:
        if term in plain:
            return kind
    return ""


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
