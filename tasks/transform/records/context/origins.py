"""Where counted people come from: twelve men from Ghana, treize femmes originaires du Laos. Their nationality, not a scene."""

from __future__ import annotations

from typing import NamedTuple

from tasks.text.mentions import Mention
from tasks.transform.records.claims.frames import HANDOVERS, PERSONS
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.words import patterns

_FROM = patterns("origins.between")
_GOES_ON = patterns("origins.behind")
_THERE = patterns("places.locative")
_LIST = patterns("origins.list")
_MOVES = HANDOVERS | {"charge_flow"}
_REACH = 40
"""Most characters between the word for the people and the first country."""


class Origin(NamedTuple):
    """The countries, ``start`` to ``end``, from which the people come whose noun ends at ``noun_end``."""

    noun_end: int
    start: int
    end: int
    codes: tuple[str, ...]


def find_origins(view: DocumentView) -> list[Origin]:
    """Every origin told right behind the word for the people, in text order; none in Chinese, which tells them before."""
    if view.language == "zh":
        return []
    return view.once("origins", lambda: [found for noun in _people(view) if (found := _origin_of(view, noun)) is not None])


def _people(view: DocumentView) -> list[Mention]:
    people = PERSONS if view.language == "fr" else PERSONS - {"officer"}  # officers from X are X's force, if not "venus de"
    return [noun for noun in view.of_kind("object") if noun.code in people]


def _origin_of(view: DocumentView, noun: Mention) -> Origin | None:
    link = _FROM[view.language].match(view.shadow, noun.end, noun.end + _REACH)
    if link is None:
        return None
    start = end = link.end()
    codes: set[str] = set()
    for country in (m for m in view.within("place", start, view.sentence_at(start).end) if m.detail == "country" and m.code):
        if country.start != end and not (codes and _LIST[view.language].fullmatch(view.shadow, end, country.start)):
            break
        codes.update((country.code or "").split("+"))
        end = country.end
    if not codes or _GOES_ON[view.language].match(view.shadow, end) is None or not _stay(view, noun, codes):
        return None
    return Origin(noun.end, start, end, tuple(sorted(codes)))


def _stay(view: DocumentView, noun: Mention, codes: set[str]) -> bool:
    """Whether the act is none that takes people from a place; English frees people from one, unless elsewhere."""
    sentence = view.sentence_at(noun.start)
    acts = view.within("action", sentence.start, noun.start)
    last = max((m.end for m in acts), default=-1)
    told = {m.code for m in acts if m.end == last}
    told |= {m.code for m in view.within("action", noun.end, sentence.end)} & HANDOVERS
    if told & _MOVES:
        return False
    return view.language == "fr" or "rescue" not in told or _is_placed(view, sentence.start, noun.start, codes)


def _is_placed(view: DocumentView, start: int, end: int, codes: set[str]) -> bool:
    """Whether a place outside ``codes`` is told as the scene between ``start`` and ``end``."""
    others = [m for m in view.within("place", start, end) if m.code and not set(m.code.split("+")) & codes]
    return any(_THERE[view.language].search(view.shadow, max(start, m.start - _REACH), m.start) for m in others)
