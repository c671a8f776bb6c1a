"""English and French places that no list knows, named by the kind of place they are: the town of X, X Airport, port de X.

The words that name a kind of place are the lexicon's ``place_head``: ``code`` is the kind of the mention, ``detail`` where the
name stands (``of``: behind it, with of or de; ``after``: right behind it; ``before``: in front of it; ``none``: it stands alone).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from tasks.reference.tables import read_csv
from tasks.transform.facts.geo import Geo
from tasks.transform.facts.reading import Reading
from tasks.transform.facts.words import pattern, patterns

_NAME = r"[A-ZÀ-Þ][\w'’-]+(?:[ -](?:(?:de|du|des|da|do|el|al|la|le|les|of|the|en|sur|und|y)[ -])?[A-ZÀ-Þ0-9][\w'’-]*){0,4}"
_BEHIND_OF = re.compile(rf"\s(?:(?:[a-zà-ÿ-]+\s)?(?:of|at|in|de|du|des|d['’])\s?(?:the\s|la\s|le\s|les\s|l['’])?)({_NAME})")
_BEHIND = re.compile(rf"\s({_NAME})")
_IN_FRONT = re.compile(rf"({_NAME})\s$")
_INTO = pattern("places.into")
_LISTED = re.compile(rf"\s(?:of\s)?{_NAME}(?:,\s{_NAME}){{0,6}}(?:,?\s(?:and|et)\s{_NAME})?")
_REACH = 70
_BODY_REACH = 24  # characters between a nation's adjective and the word for its body (the Indonesian National Police)
_TOWN_OF = pattern("places.town_of")
_LOCATED = patterns("places.located")


@cache
def _no_place_words(use: str) -> tuple[str, ...]:
    """Words of one ``use`` in ``gazetteer/no_place_words.csv``."""
    rows = read_csv("gazetteer/no_place_words.csv")
    return tuple(word for row in rows if row["use"] == use for word in row["words"].split("|"))


def find_unlisted(reading: Reading, known: list[Geo]) -> list[Geo]:
    """Names in Latin script beside a word for a kind of place, joined with a known place behind them.

    Their country is that of the known place within or right behind them, else of the one named last before, else of the next.
    """
    if reading.language == "zh":
        return []
    heads = reading.of_kind("place_head")
    starts = [geo.start for geo in known]
    found: list[Geo] = []
    for head in heads:
        span = _span(reading, head.start, head.end, head.entry.detail)
        if span is None or (found and span[0] < found[-1].end):
            continue
        start, end = span
        inner = [geo for geo in known[max(0, bisect_left(starts, start) - 1) :] if start <= geo.start < end]
        behind = bisect_left(starts, end)
        if head.entry.detail == "list" and inner and inner[0].kind == "country":
            continue  # provinces of China: the country is the place
        rule = "place:unlisted"
        joined = known[behind] if behind < len(known) and known[behind].start - end <= 14 else None
        if joined is not None and _INTO.fullmatch(reading.text, end, joined.start) and joined.kind != "abroad":
            end, code = joined.end, joined.code
        elif inner:
            code = inner[-1].code
        elif (people := _people_between(reading, head.end, end) or _people_before(reading, head.start)) is not None:
            code = people
        else:
            code, is_here = _nearest(reading, known, bisect_left(starts, start), start)
            rule = "place:unlisted-here" if is_here else "place:unlisted-near"
        if not (len(inner) == 1 and (inner[0].start, inner[0].end) == (start, end)):
            found.append(Geo(start, end, code, head.entry.code, reading.text[start:end], rule))
    return found + _after_prepositions(reading, known, found)


def _after_prepositions(reading: Reading, known: list[Geo], named: list[Geo]) -> list[Geo]:
    """Names in capitals right behind a word of place (in Tanza, à Tsawwassen) that are no word of any list."""
    taken = sorted((geo.start, geo.end) for geo in (*known, *named))
    starts = [start for start, _ in taken]
    known_starts = [geo.start for geo in known]
    found = [] if reading.language != "en" else _before_known(reading, known, taken)
    taken = sorted([*taken, *((geo.start, geo.end) for geo in found)])
    starts = [start for start, _ in taken]
    for match in _LOCATED[reading.language].finditer(reading.text):
        start, end = match.span(1)
        at = bisect_left(starts, end)
        if at and taken[at - 1][1] > start:
            continue
        word = match[1].split()[0].split("-")[0]
        if match[1] in _no_place_words("region"):
            continue
        if word in _no_place_words("other") or word.isupper() or _begins_else(reading, start, end):
            continue
        code, is_here = _nearest(reading, known, bisect_left(known_starts, start), start)
        if not is_here and (acting := _acting_before(reading, start)) is not None:
            code, is_here = acting, True
        rule = "place:unlisted-here" if is_here else "place:unlisted-near"
        found.append(Geo(start, end, code, "city", reading.text[start:end], rule))
    return found


def _before_known(reading: Reading, known: list[Geo], taken: list[tuple[int, int]]) -> list[Geo]:
    """Towns that no list knows, told with the region that they lie in (off Bundaberg, Queensland)."""
    found = []
    for geo in known:
        match = _TOWN_OF.search(reading.text, max(0, geo.start - 40), geo.start) if geo.kind != "abroad" else None
        if match is None:
            continue
        start = match.start(1)
        is_free = not any(left < match.end(1) and start < right for left, right in taken)
        if is_free and match[1].split()[0] not in _no_place_words("other") and not _begins_else(reading, start, match.end(1)):
            found.append(Geo(start, geo.end, geo.code, "city", reading.text[start : geo.end], "place:unlisted"))
    return found


def _begins_else(reading: Reading, start: int, end: int) -> bool:
    """Whether a word of the lexicon that names no place stands in the stretch (in Operation X, à Europol, in Thai custody)."""
    return any(
        start <= anchor.start < end
        and anchor.entry.kind not in ("place_head", "stop", "stop_place", "surname")
        and not anchor.entry.detail.endswith("|far")
        for anchor in reading.anchors[bisect_left(reading.anchors, (start, -1)) : bisect_left(reading.anchors, (end, -1))]
    )


def _nearest(reading: Reading, known: list[Geo], index: int, position: int) -> tuple[str, bool]:
    """The country of the place named last before ``position``, else of the next; and whether that stands in the same sentence."""
    for geo in (*reversed(known[:index]), *known[index:]):
        if geo.code and len(geo.code) == 2:
            between = reading.shadow[geo.end : position] if geo.end <= position else reading.shadow[position : geo.start]
            return geo.code, "\n" not in between and ". " not in between
    return "", False


def _acting_before(reading: Reading, position: int) -> str | None:
    """The country whose body, or people as its subject, acts before ``position`` in the sentence.

    (Thai customs seized three containers in X; in May the Germans raided 14 homes in X)
    """
    start = max(reading.shadow.rfind(mark, 0, position) for mark in (". ", "\n", "; ")) + 1
    heads = [head.start for head in reading.of_kind("organisation_head") if start <= head.start < position]
    for nation in reversed([a for a in reading.of_kind("nationality") if start <= a.start and a.end <= position]):
        is_body = any(0 <= head - nation.end <= _BODY_REACH for head in heads)
        is_people = nation.entry.detail == "people" and reading.shadow.endswith("the ", start, nation.start)
        if (is_body or is_people) and len(nation.entry.code) == 2:
            return nation.entry.code
    return None


def _people_between(reading: Reading, start: int, end: int) -> str | None:
    """The country whose adjective stands in the name: au port laotien de Xieng Kok."""
    return next((a.entry.code for a in reading.of_kind("nationality") if start <= a.start < end), None)


def _people_before(reading: Reading, start: int) -> str | None:
    """The country whose adjective stands right before the kind of place: the Dutch city of Breda."""
    return next((a.entry.code for a in reading.of_kind("nationality") if start - 2 <= a.end < start), None)


def _span(reading: Reading, start: int, end: int, order: str) -> tuple[int, int] | None:
    text = reading.text
    if order == "none":
        return start, end
    if order == "list":
        names = _LISTED.match(text, end, end + _REACH)
        return (start, names.end()) if names is not None else None
    if order in ("of", "after"):
        behind = (_BEHIND_OF if order == "of" else _BEHIND).match(text, end, end + _REACH)
        if behind is None or _is_taken(reading, behind.start(1)):
            return None
        return start, behind.end(1)
    before = _IN_FRONT.search(text, max(0, start - _REACH), start)
    if before is None:
        behind = _BEHIND.match(text, end, end + _REACH) if text[start].isupper() else None  # Port Botany
        return (start, behind.end(1)) if behind is not None and not _is_taken(reading, behind.start(1)) else None
    first = before.start(1)
    for word in _no_place_words("determiner"):
        if text.startswith(f"{word} ", first):
            first += len(word) + 1
            break
    if first >= start or not text[first].isupper() or _is_taken(reading, first):
        return None
    return first, end


def _is_taken(reading: Reading, position: int) -> bool:
    """Whether an office, a body or a people begins there: no name of a place (Port Director, District Court, Thai border)."""
    if reading.text.startswith(_no_place_words("field"), position):
        return True
    return any(
        anchor.start == position
        for kind in ("role", "organisation_head", "nationality", "surname")
        for anchor in reading.of_kind(kind)
    )
