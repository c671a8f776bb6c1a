"""The anchors: every word of the typed lexicon found in one pass over the shadow of a text."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from tasks.reference.lexicon import Entry, entries

LANGUAGES = ("zh", "en", "fr")
# Kinds that are read as sets of words by one engine; single characters of theirs would stand in every line.
_SETS = frozenset({"surname"})
HANDED = "~"
"""Mark before the ``detail`` of a reading that a longer word has from the shorter one at its end."""
CONTRACTIONS = {"le": ("au", "du"), "les": ("aux", "des")}
"""What French makes of à and de before an article."""
_NEGATIONS = frozenset("不未无免拒非反防")
_PASSIVES = frozenset("被遭获受")
_PREPOSITIONS = frozenset(
    {"à", "de", "en", "par", "dans", "sur", "pour", "avec", "at", "in", "by", "on", "to", "of", "with", "from"}
)
_YIELDING = _PASSIVES | frozenset("共")
"""First characters of verbs that give way to a longer verb right behind them (被查 + 扣 is 被 + 查扣, 共签 + 署 is 共 + 签署)."""
_FIRST_CJK = "\u2e80"  # from here on scripts are written without spaces: no word boundary to check


class Anchor(NamedTuple):
    """A word of the lexicon at a place of the shadow: ``shadow[start:end] == entry.term``."""

    start: int
    end: int
    entry: Entry


_ByKind = tuple[tuple[str, tuple[Entry, ...]], ...]


class _Pattern(NamedTuple):
    """One term and everything that the lexicon says about it."""

    has_borders: bool
    """Whether a letter at either side would make another word of it."""
    checks_left: bool
    checks_right: bool
    hides: tuple[str, ...]
    """Kinds that it hides as a stop phrase, ``""`` for every kind."""
    by_kind: _ByKind
    is_verb: bool
    yields: bool
    """Whether a longer verb that begins at its second character takes its place."""


_Candidate = tuple[int, int, int, _ByKind, bool]
"""Start, negative end (the longer sorts first) and number of the pattern; then, not to look them up again, two fields of it."""


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
    if language == "zh":
        _hand_down(by_term)
    else:
        _hand_down_latin(by_term)
    if language == "fr":
        _contract(by_term)
    patterns = tuple(_pattern(term, kinds) for term, kinds in by_term.items())
    return _Automaton(AhoCorasick(list(by_term), matchkind=MatchKind.Standard), patterns)


def _hand_down(by_term: dict[str, dict[str, list[Entry]]]) -> None:
    """Give each longer Chinese verb the readings of the longest verb at its end, after its own (被扣押 has those of 扣押).

    The longest match hides the shorter one in it, and with it whatever only the shorter row knows: that 扣押 takes things.
    Handed down rows are marked in their ``detail``, so that the longer row's own readings come first; not below a negation.
    """
    verbs = {term: kinds["action"] for term, kinds in by_term.items() if "action" in kinds}
    for term, own in verbs.items():
        if term[0] in _NEGATIONS or len(term) < 3:
            continue
        tail = next((term[at:] for at in range(1, len(term) - 1) if term[at:] in verbs), None)
        if tail is None:
            continue
        order = "before" if term[0] in _PASSIVES else None
        handed = [_handed(entry, order) for entry in verbs[tail]]
        by_term[term]["action"] = [*own, *handed]


def _hand_down_latin(by_term: dict[str, dict[str, list[Entry]]]) -> None:
    """Give a verb with a preposition the readings of the verb alone, after its own (bloqués à has those of bloqués).

    The longer row knows who is stuck somewhere; that sums are frozen in time only the shorter one does.
    """
    verbs = {term: kinds["action"] for term, kinds in by_term.items() if "action" in kinds}
    for term, own in verbs.items():
        head, _, last = term.rpartition(" ")
        if last in _PREPOSITIONS and head in verbs and any("noun" not in entry.detail for entry in verbs[head]):
            by_term[term]["action"] = [
                *own,
                *(_handed(entry, None) for entry in verbs[head] if not entry.detail.startswith(HANDED)),
            ]


def _contract(by_term: dict[str, dict[str, list[Entry]]]) -> None:
    """Give each French place with an article the forms that à and de make of it (au Havre, des Ulis): kind ``contracted``."""
    for term, kinds in list(by_term.items()):
        article, _, name = term.partition(" ")
        if name and "place" in kinds:
            for form in CONTRACTIONS.get(article, ()):
                rows = [entry._replace(kind="contracted") for entry in kinds["place"]]
                by_term.setdefault(f"{form} {name}", {}).setdefault("contracted", []).extend(rows)


def _handed(entry: Entry, order: str | None) -> Entry:
    frame, mark, classes = entry.detail.partition(";")
    return entry._replace(detail=f"{HANDED}{order or frame}{mark}{classes}")


def _pattern(term: str, kinds: dict[str, list[Entry]]) -> _Pattern:
    left, right = is_word_character(term[0]), is_word_character(term[-1])
    hides = tuple(entry.code for kind, found in kinds.items() if kind.startswith("stop") for entry in found)
    by_kind = tuple((kind, tuple(found)) for kind, found in kinds.items() if not kind.startswith("stop"))
    is_verb = "action" in kinds
    return _Pattern(left or right, left, right, hides, by_kind, is_verb, is_verb and term[0] in _YIELDING)


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
    candidates: list[_Candidate] = []
    stops: dict[str, list[tuple[int, int]]] = {}
    for index, start, end in automaton.search.find_matches_as_indexes(shadow_text, overlapping=True):
        has_borders, checks_left, checks_right, hides, by_kind, _, yields = patterns[index]
        if has_borders:
            if checks_left and start and (near := shadow_text[start - 1]) < _FIRST_CJK and near.isalnum():
                continue
            if checks_right and end < size and (near := shadow_text[end]) < _FIRST_CJK and near.isalnum():
                continue
        for kind in hides:
            stops.setdefault(kind, []).append((start, end))
        if by_kind:
            candidates.append((start, -end, index, by_kind, yields))
    candidates.sort()
    shaded = _shaded(size, stops)
    reach: dict[str, int] = {}
    anchors: list[Anchor] = []
    add, make = anchors.append, tuple.__new__
    for at, (start, negative_end, _, by_kind, yields) in enumerate(candidates):
        end = -negative_end
        is_verb_yielding = yields and _has_longer_verb(candidates, at, patterns)
        for kind, found in by_kind:
            if is_verb_yielding and kind == "action":
                continue
            if start < reach.get(kind, 0) or (shaded[start] and _is_stopped(stops, kind, start, end)):
                continue
            reach[kind] = end
            for entry in found:
                add(make(Anchor, (start, end, entry)))
    return anchors


def _has_longer_verb(candidates: list[_Candidate], at: int, patterns: tuple[_Pattern, ...]) -> bool:
    """Whether a verb begins one character behind the candidate ``at`` and ends behind it."""
    start, negative_end, *_ = candidates[at]
    for later in range(at + 1, len(candidates)):
        first, last, index, _, _ = candidates[later]
        if first > start + 1:
            return False
        if first == start + 1 and last < negative_end and patterns[index].is_verb:
            return True
    return False


def _shaded(size: int, stops: dict[str, list[tuple[int, int]]]) -> bytearray:
    """One byte a character, set where a stop phrase covers it."""
    shaded = bytearray(size)
    for spans in stops.values():
        for start, end in spans:
            shaded[start:end] = b"\x01" * (end - start)
    return shaded


def _is_stopped(stops: dict[str, list[tuple[int, int]]], kind: str, start: int, end: int) -> bool:
    """Whether a longer stop phrase for ``kind``, or for every kind, holds the span."""
    for code in (kind, ""):
        for left, right in stops.get(code, ()):
            if left <= start and end <= right and end - start < right - left:
                return True
    return False
