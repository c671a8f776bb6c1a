"""Cut the lines around an article into what they say: source, author, dates, editor, and what carries no label."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from tasks.text.calendar import CalendarDate, find_dates
from tasks.text.shadow import shadow
from tasks.transform.documents.metadata.names import is_han_name
from tasks.transform.documents.metadata.vocabulary import HAN, label_kinds
from tasks.transform.documents.words import alternatives

_SEPARATOR = re.compile(r"[|丨│‖•【】\[\];\t]|\s[-/]{1,2}\s|\s·\s|\s>\s")
_ZONE = alternatives("slots.zone")
_CLOCK = re.compile(
    r"(?::\d{2})?(?:\s*(?:at |à |t|,|-)?\s*\d{1,2}[:时h]\d{2}(?:[:分]\d{2}秒?)?)?\s*(?:[ap]\.?m\b\.?)?"
    rf"\s*(?:\(?{_ZONE}\b\)?)?(?:\s?[+-]\d{{2}}:?\d{{2}})?"
)
_TIME_FIRST = re.compile(r"\s*(?:\d{1,2}[:.h]\d{2}\s*(?:[ap]m)?\s*[,·\-|]?\s*(?:on |le )?)?")
FIGURE = re.compile("[0-9]|[〇零一二三四五六七八九]年")
"""What a line with a date holds, in its shadow."""
_LINE = re.compile(r"[^\n]{1,400}")
_DATED = ("published", "updated", "capture")
"""Kinds of labels before a date."""
_NAMED = ("author", "source")
_PEOPLE = ("author", "editor", "photo")


class Slot(NamedTuple):
    """One piece of an info line."""

    kind: str
    """``author``, ``source``, ``published``, ``updated``, ``capture``, ``editor``, ``photo``, ``other``, or without a label
    ``date`` or ``plain``."""
    text: str
    """The value as written, without its label."""
    label: str = ""
    """The label as written."""
    date: CalendarDate | None = None
    block: int = -1


class _Label(NamedTuple):
    kind: str
    start: int
    end: int
    term: str


@lru_cache(maxsize=1)
def _labels() -> tuple[AhoCorasick, tuple[str, ...]]:
    terms = tuple(label_kinds())
    return AhoCorasick(terms, matchkind=MatchKind.LeftmostLongest), terms


_COLON = re.compile(r"\s?:+\s?")
_OPENING = frozenset("|丨│•【[(;/·-,>)]】")
_WORD = re.compile(r"[a-zà-ÿ0-9'-]")
_ENDS = re.compile(r"\s|$|[\d)\]】|]")
_CAPITAL = re.compile(r" [A-ZÀ-ÖØ-Þ]")


def _find_labels(text: str, plain: str, dates: list[CalendarDate]) -> list[_Label]:
    """The labels of a line: words of the list that stand where a label stands, before a colon, a date, a name or a space."""
    automaton, terms = _labels()
    found: list[_Label] = []
    for number, start, end in automaton.find_matches_as_indexes(plain):
        term = terms[number]
        kind = label_kinds()[term]
        latin = term[0] < "\u2fff"
        if latin and (_WORD.match(plain, end) or (start and _WORD.match(plain, start - 1))):
            continue
        if any(date.start < end and start < date.end for date in dates):
            continue
        colon = _COLON.match(plain, end)
        if colon or _is_label(text, plain, term, kind, start, end, dates):
            found.append(_Label(kind, start, colon.end() if colon else end, text[start:end]))
    return found


def _is_label(text: str, plain: str, term: str, kind: str, start: int, end: int, dates: list[CalendarDate]) -> bool:
    """Whether a word of the list is a label although no colon follows."""
    if kind in _DATED:
        clock = _TIME_FIRST.match(plain, end)
        return any(end <= date.start <= (clock.end() if clock else end) + 2 for date in dates)
    before = plain[:start].rstrip(" ")
    opens = not before or before[-1] in _OPENING or len(before) < start or any(date.end == len(before) for date in dates)
    if not opens or len(term) == 1:
        return False
    if kind == "other":
        return _ENDS.match(plain, end) is not None
    if term[0] > "\u2fff":
        return plain[end : end + 1] == " " or term[-1] == "/" or (kind in _PEOPLE and _starts_with_name(plain[end : end + 8]))
    named = kind == "author" and text[start].isupper() and _CAPITAL.match(text, end) is not None
    return plain[end : end + 1] == " " and (not before or before[-1] in "|丨│•[(;·-," or named)


def _starts_with_name(rest: str) -> bool:
    token = re.match(rf"[{HAN}·]{{2,8}}", rest)
    return token is not None and (is_han_name(token[0]) or is_han_name(token[0][:3]))


def read_slots(text: str, block: int = -1) -> list[Slot]:
    """The pieces of one info line in reading order; ``block`` is noted in each.

    Labels stand in ``data/reference/metadata/labels.csv``. A value ends at the next label, date or separator. At most 400
    characters are read.
    """
    line = _LINE.match(text)
    if line is None:
        return []
    reader = _LineReader(line[0], block)
    for cut in _find_cuts(line[0]):
        if cut.start >= reader.position:
            reader.read_to(cut)
    return reader.slots


class _Cut(NamedTuple):
    """Where a value ends: at a label, at a date, or where it has neither, at a separator or at the end of the line."""

    start: int
    end: int
    label: _Label | None = None
    date: CalendarDate | None = None


def _find_cuts(text: str) -> list[_Cut]:
    plain = shadow(text)
    dates = find_dates(text) if FIGURE.search(plain) else []
    cuts = [_Cut(label.start, label.end, label=label) for label in _find_labels(text, plain, dates)]
    cuts += [_Cut(date.start, date.end, date=date) for date in dates if date.day is not None or date.year is not None]
    cuts += [_Cut(match.start(), match.end()) for match in _SEPARATOR.finditer(plain)]
    cuts.sort(key=lambda cut: (cut.start, -cut.end))
    return [*cuts, _Cut(len(text), len(text))]


class _LineReader:
    """The state of reading one line from cut to cut."""

    def __init__(self, text: str, block: int) -> None:
        self.text = text
        self.block = block
        self.slots: list[Slot] = []
        self.position = 0
        self._label: _Label | None = None
        """The label whose value is awaited."""

    def read_to(self, cut: _Cut) -> None:
        """Note the value that ends at ``cut``, and what the cut itself says."""
        self._read_value(cut)
        if cut.label is not None:
            self._label = cut.label
        elif cut.date is not None:
            kind, term = (self._label.kind, self._label.term) if self._label else ("date", "")
            words = self.text[cut.start : cut.end]
            self.slots.append(Slot(kind if kind in _DATED else "date", words, term, cut.date, self.block))
            self._label = None
        elif not (self._awaits(_NAMED) and self._is_bare(cut.start)):
            self._label = None
        self.position = max(self.position, cut.end)

    def _read_value(self, cut: _Cut) -> None:
        piece = self.text[self.position : cut.start]
        if self.slots and self.slots[-1].date is not None and self._label is None and (clock := _CLOCK.match(shadow(piece))):
            piece = piece[clock.end() :]
        if cut.date is not None and self._awaits(_DATED):
            piece = ""  # a time of day before its date
        if piece.strip(" ,.:;-()"):
            _add(self.slots, self._label, piece, self.block)
            self._label = None

    def _awaits(self, kinds: tuple[str, ...]) -> bool:
        return self._label is not None and self._label.kind in kinds

    def _is_bare(self, end: int) -> bool:
        """Whether nothing but space stands between the label and ``end``."""
        return self._label is not None and not self.text[self._label.end : end].strip()


def _add(slots: list[Slot], label: _Label | None, piece: str, block: int) -> None:
    value = piece.strip(" ,.:;-\u3000·，。：；").strip()
    if value[:1] in "(（" or (value[-1:] in ")）" and value.count("(") + value.count("（") == 0):
        value = value.strip("()（） ")
    if not value:
        return
    if label is None:
        slots.append(Slot("plain", value, "", None, block))
        return
    first, _, rest = value.partition(" ")
    if label.kind == "source" and rest and re.search(f"[{HAN}]", first):
        slots.append(Slot("source", first, label.term, None, block))
        slots.append(Slot("plain", rest.strip(), "", None, block))
        return
    slots.append(Slot(label.kind, value, label.term, None, block))
