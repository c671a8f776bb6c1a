"""Totals that share a key and yet count different things: a document that states two of them at once says so.

Nobody contradicts himself in one announcement: "cracked 535,000 criminal cases, handled 1,426,000 public order cases" are two
totals, although both are cases solved. What tells them apart is the counted noun.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from tasks.text.shadow import shadow
from tasks.transform.records.series.points import Point


@dataclass(slots=True)
class Strand:
    """Points that count one thing."""

    counted: str | None
    """The counted noun in shadow form, with a number where several strands share it; null where nothing has to be told apart."""
    points: list[Point] = field(default_factory=list)


class _Strands:
    """The strands of one key, found by noun and by total: a large key has thousands of points and hundreds of strands."""

    def __init__(self) -> None:
        self.all: list[Strand] = []
        self._sizes: list[float] = []
        self._of_noun: dict[str, list[int]] = defaultdict(list)
        self._of_total: dict[tuple[Any, ...], list[int]] = defaultdict(list)

    def open(self, noun: str) -> int:
        """A new strand; gives its number."""
        self.all.append(Strand(noun))
        self._sizes.append(0.0)
        return len(self.all) - 1

    def add(self, number: int, point: Point) -> None:
        """Put a point into a strand, with its noun and its total."""
        self.all[number].points.append(point)
        self._sizes[number] = _size(point)
        for numbers in (self._of_noun[noun_of(point)], self._of_total[_total(point)]):
            at = bisect_left(numbers, number)
            if at == len(numbers) or numbers[at] != number:
                numbers.insert(at, number)

    def home(self, point: Point, barred: Container[int]) -> int | None:
        """The first strand of the point's noun, else the first that states its total; null where there is none but the barred."""
        noun = noun_of(point)
        of_noun = self._of_noun.get(noun, ()) if noun else ()
        of_total = self._of_total.get(_total(point), ())
        return next((number for number in chain(of_noun, of_total) if number not in barred), None)

    def nearest(self, point: Point, numbers: Iterable[int]) -> int:
        """Of some strands that whose last total is nearest in size."""
        size = _size(point)
        return min(numbers, key=lambda number: abs(self._sizes[number] - size))

    def of_noun(self, point: Point) -> Sequence[int]:
        """Strands in which the point's noun was met; all of them where it was met in none."""
        return self._of_noun.get(noun_of(point)) or range(len(self.all))


def noun_of(point: Point) -> str:
    """The counted noun of a point in shadow form; empty where it is implied."""
    return shadow(point.claim["counted"] or "")


def part_strands(points: Sequence[Point]) -> list[Strand]:
    """``points`` of one key, parted where one document states two totals for one day that cannot be the same.

    All points form one strand where no document does. The others are dealt out document by document in the order of
    ``points``: to the strand of the same noun, else to that which states the same total for the same day; a point that has
    neither opens a strand if its document states several totals, and joins the nearest in size if it is the only one.
    """
    by_document: dict[str, list[Point]] = defaultdict(list)
    for point in points:
        by_document[point.claim["doc_id"]].append(point)
    if not any(_contradict(members) for members in by_document.values()):
        return [Strand(None, list(points))]
    strands = _Strands()
    sound = [members for members in by_document.values() if members[0].status != "conflict"]
    told = sorted(sound, key=lambda members: (not _contradict(members), members[0].order))
    for members in told:
        _deal_out(members, strands)
    for members in by_document.values():
        if members[0].status == "conflict":  # a tampered copy changes the number, not what is counted
            for point in members:
                strands.add(strands.nearest(point, strands.of_noun(point)), point)
    return strands.all


def can_both_hold(one: Point, other: Point) -> bool:
    """Whether two totals for one day overlap."""
    return one.least <= other.most and other.least <= one.most


def _contradict(members: Sequence[Point]) -> bool:
    """Whether one document states totals for one day that cannot be the same, and does not do so to correct a figure."""
    if any(point.is_correction or point.status == "conflict" for point in members):
        return False
    return any(
        one.as_of == other.as_of and not can_both_hold(one, other)
        for number, one in enumerate(members)
        for other in members[number + 1 :]
    )


def _deal_out(members: Sequence[Point], strands: _Strands) -> None:
    several = _contradict(members)
    taken: dict[int, list[Point]] = defaultdict(list)
    for point in members:
        barred = {
            number
            for number, others in taken.items()
            if any(other.as_of == point.as_of and not can_both_hold(other, point) for other in others)
        }
        home = strands.home(point, barred)
        if home is None and (several or len(barred) == len(strands.all)):
            home = strands.open(noun_of(point))
        if home is None:
            home = strands.nearest(point, (number for number in range(len(strands.all)) if number not in barred))
        strands.add(home, point)
        taken[home].append(point)


def _total(point: Point) -> tuple[Any, ...]:
    return point.as_of, point.low, point.high


def _size(point: Point) -> float:
    return math.log1p(max(point.most, 0.0))


def name_strands(strands: Sequence[Strand]) -> None:
    """Give each strand of one key a name of its own: its counted noun, numbered where several share it. A lone one needs none."""
    seen: dict[str, int] = defaultdict(int)
    if len(strands) == 1:
        strands[0].counted = None
        return
    for strand in strands:
        noun = strand.counted or next(filter(None, map(noun_of, strand.points)), "")
        seen[noun] += 1
        strand.counted = noun if seen[noun] == 1 else f"{noun} {seen[noun]}".strip()
