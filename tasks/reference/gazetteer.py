"""Places below the country under one name, whatever the language or spelling."""

from __future__ import annotations

from functools import lru_cache

from tasks.reference.tables import read_csv
from tasks.text.shadow import shadow

_NOT_A_SCOPE = frozenset({"airport", "border", "river", "water"})
"""Kinds at which people are handed over or counted, but that bound no count of their own."""


@lru_cache(maxsize=1)
def _scopes() -> tuple[tuple[str, str, str], ...]:
    """``(name in shadow form, country, canonical name)``, longest names first."""
    found = []
    for row in read_csv("gazetteer/places.csv"):
        if row["kind"] in _NOT_A_SCOPE:
            continue
        names = [name for column in ("zh", "en", "fr") for name in (row[column] or "").split("|") if name]
        found += [(shadow(name), row["code"], names[0]) for name in names]
    return tuple(sorted(found, key=lambda entry: (-len(entry[0]), entry)))


@lru_cache(maxsize=100_000)
def place_scope(place_text: str | None, countries: tuple[str, ...]) -> str | None:
    """The region or town that ``place_text`` names, under its canonical name; null where it names none or only the country.

    Only places of ``countries`` (ISO 3166-1 alpha-2) are looked for, so that a name that two countries share is read right.
    """
    if not place_text:
        return None
    text = shadow(place_text)
    return next((canonical for name, country, canonical in _scopes() if country in countries and name in text), None)
