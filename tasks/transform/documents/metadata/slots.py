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

_SEPARATOR = re.compile(r"[|丨│‖•【】\[\];\t]|\s[-/]{1,2}\s|\s·\s|\s>\s")
_CLOCK = re.compile(
    r"(?::\d{2})?(?:\s*(?:at |à |t|,|-)?\s*\d{1,2}[:时h]\d{2}(?:[:分]\d{2}秒?)?)?\s*(?:[ap]\.?m\b\.?)?"
    r"\s*(?:\(?(?:gmt|utc|est|edt|et|pst|pdt|bst|cet|cest|ist|hkt|sgt)\b\)?)?(?:\s?[+-]\d{2}:?\d{2})?"
)
_TIME_FIRST = re.compile(r"\s*(?:\d{1,2}[:.h]\d{2}\s*(?:[ap]m)?\s*[,·\-|]?\s*(?:on |le )?)?")
FIGURE = re.compile("[0-9]|[〇零一二三四五六七八九]年")
"""What a line with a date holds, in its shadow."""
_LINE = re.compile(r"[^\n]{1,400}")


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
    if kind in ("published", "updated", "capture"):
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


_PEOPLE = ("author", "editor", "photo")


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
    text = line[0]
    plain = shadow(text)
    dates = find_dates(text) if FIGURE.search(plain) else []
    labels = _find_labels(text, plain, dates)
    cuts: list[tuple[int, int, str, object]] = [(label.start, label.end, "label", label) for label in labels]
    cuts += [(date.start, date.end, "date", date) for date in dates if date.day is not None or date.year is not None]
    cuts += [(match.start(), match.end(), "separator", None) for match in _SEPARATOR.finditer(plain)]
    cuts.sort(key=lambda cut: (cut[0], -cut[1]))
    slots: list[Slot] = []
    open_label: _Label | None = None
    position = 0
    for start, end, what, thing in [*cuts, (len(text), len(text), "end", None)]:
        if start < position:
            continue
        piece = text[position:start]
        clock = _CLOCK.match(shadow(piece)) if slots and slots[-1].date is not None and open_label is None else None
        if clock:
            piece = piece[clock.end() :]
        if what == "date" and open_label and open_label.kind in ("published", "updated", "capture"):
            piece = ""  # a time of day before its date
        if piece.strip(" ,.:;-()"):
            _add(slots, open_label, piece, block)
            open_label = None
        if what == "label":
            assert isinstance(thing, _Label)
            open_label = thing
        elif what == "date":
            assert isinstance(thing, CalendarDate)
            kind = open_label.kind if open_label and open_label.kind in ("published", "updated", "capture") else "date"
            slots.append(Slot(kind, text[start:end], open_label.term if open_label else "", thing, block))
            open_label = None
        elif what == "separator" and not (
            open_label and not text[open_label.end : start].strip() and open_label.kind in ("author", "source")
        ):
            open_label = None
        position = max(position, end)
    return slots


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
