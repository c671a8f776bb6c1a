"""Which totals belong together: the key says what is counted, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from tasks.reference.gazetteer import place_scope

if TYPE_CHECKING:
    from tasks.transform.records.series.points import Point

Row = dict[str, Any]


class Key(NamedTuple):
    """What a series counts, and where. Counting start and issuer belong to the points."""

    action: str
    object: str
    unit: str
    places: tuple[str, ...]
    scope: str | None
    nationality: tuple[str, ...]
    crimes: tuple[str, ...]


def key_of(claim: Row) -> Key:
    """The key of a claim, place names in any language and spelling under one name.

    Whoever names the handing country as the place ("Myanmar police handed over ... suspects from northern Myanmar") still
    counts within the region that the quote names.
    """
    places = tuple(claim["places"])
    scope = place_scope(claim["place_text"], places) or place_scope(claim["quote"], places)
    return Key(
        claim["action"], claim["object"], claim["unit"], places, scope, tuple(claim["nationality"]), tuple(claim["crimes"])
    )


def is_total(claim: Row, by_id: Mapping[str, Row]) -> bool:
    """Whether a claim is a running total of something done; a part that counts the same thing as its whole is none."""
    if not claim["cumulative"] or claim["status"] != "done":
        return False
    whole = by_id.get(claim["part_of"] or "")
    return whole is None or key_of(whole) != key_of(claim)


def group_totals(points: Iterable[Point]) -> Iterator[tuple[Key, list[Point]]]:
    """Points of one series together, under their common key, in the order of the keys.

    Everything but the crimes has to be equal. Crimes agree where one report names a part of what the other names: the
    same total is "fraud suspects" in one language and "gambling and fraud suspects" in the next. A report that names no
    crime joins the one series of its kind where there is just one, and stands alone otherwise.
    """
    alike: dict[tuple[Any, ...], list[Point]] = {}
    for point in points:
        alike.setdefault((*point.key[:-2], point.key.nationality), []).append(point)
    found: list[tuple[Key, list[Point]]] = []
    for members in alike.values():
        for crimes, group in _by_crimes(members):
            found.append((members[0].key._replace(crimes=crimes), group))
    yield from sorted(found, key=lambda pair: str(pair[0]))


def _by_crimes(members: list[Point]) -> list[tuple[tuple[str, ...], list[Point]]]:
    named = sorted({point.key.crimes for point in members if point.key.crimes}, key=lambda crimes: (-len(crimes), crimes))
    groups: list[set[tuple[str, ...]]] = []
    for crimes in named:
        home = next((group for group in groups if any(set(crimes) <= set(other) for other in group)), None)
        if home is None:
            groups.append({crimes})
        else:
            home.add(crimes)
    by_common: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for group in groups:  # two groups may share no more than the same crimes: one key, one series
        common = tuple(sorted(set.intersection(*(set(crimes) for crimes in group))))
        by_common.setdefault(common, set()).update(group)
    result = [(common, [point for point in members if point.key.crimes in group]) for common, group in by_common.items()]
    unnamed = [point for point in members if not point.key.crimes]
    if unnamed and len(result) == 1:
        result[0][1].extend(unnamed)
    elif unnamed and () in by_common:
        next(mine for common, mine in result if not common).extend(unnamed)
    elif unnamed:
        result.append(((), unnamed))
    return result
