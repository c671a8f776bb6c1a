"""Totals that share a key and yet cannot be one count: people who go elsewhere, things told by others, other names and sizes.

Whatever a report leaves out agrees with any. What is parted here is stated on both sides.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from tasks.text.shadow import shadow
from tasks.transform.records.series.points import Point
from tasks.transform.records.series.restarts import SAME_START_DAYS

MOST_JUMP = 10.0
"""A count that bears another name and is this many times larger or smaller is another count. An assumption: raided dens (105)
and inspected places (3,539,000) are both sites, while reports that only word one thing anew are near in size."""

Route = tuple[str | None, str | None]


def part_routes(points: Sequence[Point]) -> list[tuple[Route, list[Point]]]:
    """``points`` by where the people counted come from and go to.

    A report that tells less joins the one route that it fits; where it fits several it stands alone.
    """
    told = sorted({_route(point) for point in points}, key=lambda route: (route.count(None), str(route)))
    full: list[Route] = []
    home: dict[Route, Route] = {}
    for route in told:
        fitting = [other for other in full if all(a is None or a == b for a, b in zip(route, other, strict=True))]
        if len(fitting) == 1:
            home[route] = fitting[0]
        else:
            full.append(route)
            home[route] = route
    return [(route, [point for point in points if home[_route(point)] == route]) for route in full]


def part_unlike(points: Sequence[Point]) -> list[list[Point]]:
    """``points`` of one key in groups of which each may be one count, in the order of their first reports."""
    groups: list[_Group] = []
    for point in sorted(points, key=lambda point: (point.status == "conflict", point.order)):
        home = next((group for group in groups if group.takes(point)), None)
        if home is None:
            groups.append(home := _Group())
        home.add(point)
    return [sorted(group.points, key=lambda point: point.order) for group in groups]


class _Group:
    """Points that may be one count, and what they say of it."""

    def __init__(self) -> None:
        self.points: list[Point] = []
        self._issuers: set[str] = set()
        self._nouns: set[str] = set()
        self._starts: set[dt.date] = set()
        self._totals: set[tuple[Any, Any]] = set()
        self._sizes: list[float] = []

    def add(self, point: Point) -> None:
        """Take a point in."""
        self.points.append(point)
        self._issuers.update(filter(None, (shadow(point.claim["speaker"] or ""),)))
        self._nouns.update(filter(None, (shadow(point.claim["counted"] or ""),)))
        self._starts.update(filter(None, (point.counting_start,)))
        self._totals.add((point.low, point.high))
        self._sizes = [min([point.most, *self._sizes[:1]]), max([point.most, *self._sizes[1:]])]

    def takes(self, point: Point) -> bool:
        """Whether nothing that the point states speaks against its counting the same."""
        if (point.low, point.high) in self._totals:
            return True
        return not (self._is_elsewhere(point) or self._is_renamed(point))

    def _is_elsewhere(self, point: Point) -> bool:
        """Whether no place bounds the count and another body tells it, counting from another day."""
        if point.key.places or point.key.scope or point.key.nationality:
            return False
        start = point.counting_start
        if start is not None and any(abs((start - other).days) <= SAME_START_DAYS for other in self._starts):
            return False
        return _differs(shadow(point.claim["speaker"] or ""), self._issuers, _names_overlap)

    def _is_renamed(self, point: Point) -> bool:
        smallest, largest = self._sizes
        if smallest <= MOST_JUMP * point.most and point.most <= MOST_JUMP * largest:
            return False
        return _differs(shadow(point.claim["counted"] or ""), self._nouns, _share_a_word)


def _route(point: Point) -> Route:
    """From where to where; unknown where people are said to go to the very place that they come from."""
    if point.claim["to_country"] in point.key.places and point.claim["to_country"] != point.claim["from_country"]:
        return None, None
    return point.claim["from_country"], point.claim["to_country"]


def _differs(name: str, others: Iterable[str], agree: Any) -> bool:
    """Whether ``name`` can be compared with some of ``others`` (both stated, in one script) and agrees with none of them."""
    comparable = [other for other in others if _is_latin(other) == _is_latin(name)] if name else []
    return bool(comparable) and not any(agree(name, other) for other in comparable)


def _is_latin(name: str) -> bool:
    return name.isascii() or name[0] < "\u0250"


def _names_overlap(one: str, other: str) -> bool:
    return one in other or other in one


def _share_a_word(one: str, other: str) -> bool:
    """A word of Latin script, a character of Chinese."""
    return bool(set(one.split()) & set(other.split())) if _is_latin(one) else bool(set(one) & set(other))
