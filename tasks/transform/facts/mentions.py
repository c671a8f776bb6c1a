"""The facts room's door: every typed span of a text, from all engines."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from functools import cache
from operator import itemgetter

from tasks.reference.lexicon import Entry
from tasks.text.mentions import Mention
from tasks.transform.facts import periods, quantities
from tasks.transform.facts.operations import find_operations
from tasks.transform.facts.organisations import find_organisations
from tasks.transform.facts.parties import find_parties
from tasks.transform.facts.persons import find_persons
from tasks.transform.facts.places import find_geography, to_mentions
from tasks.transform.facts.reading import Reading, read
from tasks.transform.facts.speech import find_speech

# Kinds whose lexicon rows become mentions one to one; the other kinds are words that the engines build on.
_PIECE = 20_000  # characters; announcements are a tenth of it
DIRECT_KINDS = ("action", "object", "crime", "status", "cumulative", "part", "mechanism")


def find_mentions(text: str, language: str, reference: dt.date | None, issuer: str | None = None) -> list[Mention]:
    """Typed spans of a clean text, sorted by ``(start, -end)``.

    ``language`` is the document's BCP 47 code, ``reference`` the date against which relative dates are resolved (its dateline,
    else its publication) or None, ``issuer`` the ISO 3166-1 alpha-2 code of the country that says "we" (我方, 我国); by
    default CN in Simplified Chinese, in Traditional Chinese the one of HK, MO and TW whose offices the text names, else none.
    """
    found: list[Mention] = []
    persons: set[str | None] = set()
    for start, end in _pieces(text):
        for mention in _find_in_piece(text[start:end], language, reference, issuer):
            if mention.kind == "person":
                if mention.name in persons:
                    continue
                persons.add(mention.name)
            found.append(mention._replace(start=mention.start + start, end=mention.end + start) if start else mention)
    # Sorts keep the order of equals: three by one field each are faster than one by a key made for each mention.
    found.sort(key=itemgetter(0))
    found.sort(key=itemgetter(2), reverse=True)
    found.sort(key=itemgetter(1))
    return found


def _pieces(text: str) -> list[tuple[int, int]]:
    """A text in pieces of bounded length, cut at line breaks or sentence ends, so that the work grows no faster than the text."""
    pieces, start = [], 0
    while len(text) - start > _PIECE:
        limit = start + _PIECE
        cut = max(text.rfind("\n", start, limit), text.rfind("。", start, limit), text.rfind(". ", start, limit)) + 1
        cut = cut if cut > start + _PIECE // 2 else limit
        pieces.append((start, cut))
        start = cut
    return [*pieces, (start, len(text))]


def _find_in_piece(text: str, language: str, reference: dt.date | None, issuer: str | None) -> list[Mention]:
    reading = read(text, language, issuer)
    numbers = quantities.to_mentions(quantities.find_quantities(text, language))
    sums = [(m.start, m.end) for m in numbers if m.unit is not None and m.unit.isupper()]
    persons = find_persons(reading)
    geography = [geo for geo in find_geography(reading) if not _is_in_name(text, geo.start, geo.end, persons)]
    geography = [geo for geo in geography if not _is_in_sum(geo.start, geo.end, sums)]
    parties = [m for m in dict.fromkeys(find_parties(reading, geography)) if not _is_in_sum(m.start, m.end, sums)]
    organisations = find_organisations(reading, geography)
    return [
        *(m for m in _direct(reading) if m.kind != "nationality" or not _is_in_sum(m.start, m.end, sums)),
        *numbers,
        *periods.to_mentions(periods.find_periods(text, language, reference)),
        *to_mentions(reading, geography),
        *parties,
        *organisations,
        *persons,
        *find_operations(reading),
        *find_speech(reading, persons, organisations, parties),
    ]


def _direct(reading: Reading) -> list[Mention]:
    make = tuple.__new__  # tuples made as they are: half the cost of keywords
    return [
        make(Mention, (kind, start, end, *_fields(entry))) for kind in DIRECT_KINDS for start, end, entry in reading.of_kind(kind)
    ]


@cache
def _fields(entry: Entry) -> tuple[str | None, ...]:
    """What a row of the lexicon gives to each of its mentions: every field behind the end."""
    return entry.code or None, *(None,) * 8, entry.detail or None, f"lexicon:{entry.kind}:{entry.id}"


def _is_in_sum(start: int, end: int, sums: list[tuple[int, int]]) -> bool:
    """Whether a land is only that of a currency (3 million Hong Kong dollars, 40 francs suisses)."""
    at = bisect_right(sums, start, key=itemgetter(0)) - 1
    return at >= 0 and end <= sums[at][1]


def _is_in_name(text: str, start: int, end: int, persons: list[Mention]) -> bool:
    """Whether a span lies within the name of a person (Chad Brown is no country), wherever it stands again."""
    word = text[start:end]
    for person in persons:
        name = person.name or ""
        if word not in name:
            continue
        at = text.find(name, max(0, end - len(name)), start + len(name))
        if at >= 0 and (word != name or person.start <= start < person.end):
            return True
    return False
