"""The anchors: every word of the typed lexicon found in one pass over the shadow of a text."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from tasks.reference.lexicon import Entry, entries

LANGUAGES = ("zh", "en", "fr")
# Kinds that are read as sets of words by one engine; single characters of theirs would stand in every line.
_SETS = frozenset({"surname"})
_FIRST_CJK = "\u2e80"  # from here on scripts are written without spaces: no word boundary to check


class Anchor(NamedTuple):
    """A word of the lexicon at a place of the shadow: ``shadow[start:end] == entry.term``."""

    start: int
    end: int
    entry: Entry


class _Pattern(NamedTuple):
    """One term and everything that the lexicon says about it."""

    length: int
    checks_left: bool
    checks_right: bool
    by_kind: tuple[tuple[str, tuple[Entry, ...]], ...]


class _Automaton(NamedTuple):
    search: AhoCorasick
    patterns: tuple[_Pattern, ...]


def lexicon_language(language: str) -> str:
    """The lexicon language (``zh``, ``en``, ``fr``) of a BCP 47 code; what is neither zh nor fr is read as English."""
    family = language.split("-")[0].lower()
    return family if family in LANGUAGES else "en"


def is_word_character(character: str) -> bool:
    """Whether a character would continue a word of a script that is written with spaces."""
    return character < _FIRST_CJK and character.isalnum()


@cache
def _automaton(language: str) -> _Automaton | None:
    by_term: dict[str, dict[str, list[Entry]]] = {}
    for entry in entries(language):
        if entry.term and entry.kind not in _SETS:
            by_term.setdefault(entry.term, {}).setdefault(entry.kind, []).append(entry)
    if not by_term:
        return None
    patterns = tuple(
        _Pattern(
            len(term),
            is_word_character(term[0]),
            is_word_character(term[-1]),
            tuple((kind, tuple(found)) for kind, found in kinds.items()),
        )
        for term, kinds in by_term.items()
    )
    return _Automaton(AhoCorasick(list(by_term), matchkind=MatchKind.Standard), patterns)


def find_anchors(shadow_text: str, language: str) -> list[Anchor]:
    """Lexicon words in a shadow text, sorted by ``(start, -end)``.

    Matches of one kind do not overlap: the leftmost wins, among those the longest; kinds do not shadow one another.
    A Latin term must stand between word boundaries. A row of a kind ``stop...`` hides anchors of the kind in its ``code``
    (of every kind where ``code`` is empty) that lie within it and are shorter than it. Rows that share kind and term all
    come out. ``language`` is a BCP 47 code.
    """
    automaton = _automaton(lexicon_language(language))
    if automaton is None:
        return []
    patterns = automaton.patterns
    size = len(shadow_text)
    candidates: list[tuple[int, int, int]] = []
    for index, start, end in automaton.search.find_matches_as_indexes(shadow_text, overlapping=True):
        pattern = patterns[index]
        if pattern.checks_left and start and is_word_character(shadow_text[start - 1]):
            continue
        if pattern.checks_right and end < size and is_word_character(shadow_text[end]):
            continue
        candidates.append((start, -end, index))
    candidates.sort()
    stops = _stops(patterns, candidates)
    reach: dict[str, int] = {}
    anchors: list[Anchor] = []
    for start, negative_end, index in candidates:
        end = -negative_end
        for kind, found in patterns[index].by_kind:
            if start < reach.get(kind, 0) or kind.startswith("stop") or (stops and _is_stopped(stops, kind, start, end)):
                continue
            reach[kind] = end
            anchors.extend([Anchor(start, end, entry) for entry in found])
    return anchors


def _stops(patterns: tuple[_Pattern, ...], candidates: list[tuple[int, int, int]]) -> dict[str, list[tuple[int, int]]]:
    """Spans of the stop phrases by the kind that they hide (``""`` for every kind)."""
    stops: dict[str, list[tuple[int, int]]] = {}
    for start, negative_end, index in candidates:
        for kind, found in patterns[index].by_kind:
            if kind.startswith("stop"):
                for entry in found:
                    stops.setdefault(entry.code, []).append((start, -negative_end))
    return stops


def _is_stopped(stops: dict[str, list[tuple[int, int]]], kind: str, start: int, end: int) -> bool:
    for code in (kind, ""):
        for left, right in stops.get(code, ()):
            if left > start:
                break
            if end <= right and end - start < right - left:
                return True
    return False
