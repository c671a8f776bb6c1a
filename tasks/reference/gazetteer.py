"""Places below the country under one name, whatever the language or spelling."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from tasks.reference.tables import read_csv
from tasks.text.shadow import shadow

_NOT_A_SCOPE = frozenset({"airport", "border", "river", "water"})
"""Kinds at which people are handed over or counted, but that bound no count of their own."""


_Names = tuple[tuple[str, str], ...]


@lru_cache(maxsize=1)
def _areas() -> dict[str, _Names]:
    """Areas and towns of each country: ``(name in shadow form, canonical name)``, longest names first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in read_csv("gazetteer/places.csv"):
        if row["kind"] not in _NOT_A_SCOPE:
            names = [name for column in ("zh", "en", "fr") for name in (row[column] or "").split("|") if name]
            found.setdefault(row["code"], []).extend((shadow(name), names[0]) for name in names)
    return {country: _longest_first(names) for country, names in found.items()}


@lru_cache(maxsize=1)
def _china() -> tuple[_Names, _Names]:
    """Provinces of China, and their towns, in the same form."""
    provinces, towns = [], []
    for row in read_csv("gazetteer/china.csv"):
        names = [row["name"], *row["english"].split("|"), *row["french"].split("|")]
        provinces += [(shadow(name), row["name"]) for name in names if name]
        towns += [(shadow(name), name) for name in (row["prefectures"] or "").split("|") if name]
    return _longest_first(provinces), _longest_first(towns)


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[str, str, str]]:
    """English, Chinese and French name of each place that can bound a count, by its canonical name."""
    found: dict[str, tuple[str, str, str]] = {}
    for row in read_csv("gazetteer/places.csv"):
        english, chinese, french = ((row[column] or "").split("|")[0] for column in ("en", "zh", "fr"))
        canonical = chinese or english or french
        found.setdefault(canonical, (english or canonical, chinese or canonical, french or english or canonical))
    for row in read_csv("gazetteer/china.csv"):
        found[row["name"]] = (row["english"].split("|")[0], row["name"], row["french"].split("|")[0])
    return found


def names_of(scope: str) -> tuple[str, str, str] | None:
    """English, Chinese and French name of what ``place_scope`` or ``domestic_scope`` gives; null where none is known."""
    parts = [_names().get(part) for part in scope.split("、")]
    if None in parts:
        return None
    english, chinese, french = zip(*filter(None, parts), strict=True)
    return ", ".join(english), "、".join(chinese), ", ".join(french)


@lru_cache(maxsize=1)
def _held() -> dict[str, frozenset[str]]:
    """What lies in each region: towns of the provinces of China, and places of regions abroad."""
    china = {row["name"]: row["prefectures"] for row in read_csv("gazetteer/china.csv")}
    abroad = {row["region"]: row["holds"] for row in read_csv("gazetteer/regions.csv")}
    return {region: frozenset((held or "").split("|")) for region, held in (china | abroad).items()}


def is_within(scope: str, outer: str) -> bool:
    """Whether a place lies in ``outer``, a region or several joined by "、"."""
    return any(scope in _held().get(region, ()) for region in outer.split("、"))


def _longest_first(names: Iterable[tuple[str, str]]) -> _Names:
    return tuple(sorted(names, key=lambda pair: (-len(pair[0]), pair)))


@lru_cache(maxsize=100_000)
def place_scope(place_text: str | None, countries: tuple[str, ...]) -> str | None:
    """The region or town that ``place_text`` names, under its canonical name; null where it names none or only the country.

    Only places of ``countries`` (ISO 3166-1 alpha-2) are looked for, so that a name that two countries share is read right.
    """
    if not place_text:
        return None
    text = shadow(place_text)
    areas = (pair for country in countries for pair in _areas().get(country, ()))
    return next((canonical for name, canonical in areas if name in text), None)


@lru_cache(maxsize=100_000)
def domestic_scope(place_text: str | None, countries: tuple[str, ...]) -> str | None:
    """The town or the provinces of China that ``place_text`` names, joined by "、"; null for the whole country."""
    if not place_text or countries != ("CN",):
        return None
    text = shadow(place_text)
    provinces, towns = ({canonical for name, canonical in names if name in text} for names in _china())
    return towns.pop() if len(towns) == 1 else "、".join(sorted(provinces or towns)) or None
