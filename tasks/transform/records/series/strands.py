"""Totals that share a key and yet count different things: a document that states two of them at once says so.

Nobody contradicts himself in one announcement: "cracked 535,000 criminal cases, handled 1,426,000 public order cases" are two
totals, although both are cases solved. What tells them apart is the counted noun.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from tasks.text.shadow import shadow
from tasks.transform.records.series.points import Point


@dataclass(slots=True)
class Strand:
    """Points that count one thing."""

    counted: str | None
    """The counted noun in shadow form, with a number where several strands share it; null where nothing has to be told apart."""
    points: list[Point] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)

    def add(self, point: Point) -> None:
        """Take up a point and its noun."""
        self.points.append(point)
        self.nouns.add(noun_of(point))


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
        whole = Strand(None)
        for point in points:
            whole.add(point)
        return [whole]
    strands: list[Strand] = []
    sound = [members for members in by_document.values() if members[0].status != "conflict"]
    told = sorted(sound, key=lambda members: (not _contradict(members), members[0].order))
    for members in told:
        _deal_out(members, strands)
    for members in by_document.values():
        if members[0].status == "conflict":  # a tampered copy changes the number, not what is counted
            for point in members:
                _nearest([strand for strand in strands if noun_of(point) in strand.nouns] or strands, point).add(point)
    _name(strands)
    return strands


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


def _deal_out(members: Sequence[Point], strands: list[Strand]) -> None:
    several = _contradict(members)
    taken: dict[int, list[Point]] = defaultdict(list)
    for point in members:
        free = [
            strand
            for strand in strands
            if all(other.as_of != point.as_of or can_both_hold(other, point) for other in taken[id(strand)])
        ]
        noun = noun_of(point)
        home = next((strand for strand in free if noun and noun in strand.nouns), None)
        home = home or next((strand for strand in free if _states(strand, point)), None)
        if home is None and (several or not free):
            home = Strand(noun)
            strands.append(home)
        home = home or _nearest(free, point)
        home.add(point)
        taken[id(home)].append(point)


def _states(strand: Strand, point: Point) -> bool:
    return any((other.as_of, other.low, other.high) == (point.as_of, point.low, point.high) for other in strand.points)


def _nearest(strands: Sequence[Strand], point: Point) -> Strand:
    """The strand whose last total is nearest in size."""

    def distance(strand: Strand) -> float:
        return abs(math.log1p(max(strand.points[-1].most, 0.0)) - math.log1p(max(point.most, 0.0)))

    return min(strands, key=distance)


def _name(strands: Sequence[Strand]) -> None:
    seen: dict[str, int] = defaultdict(int)
    for strand in strands:
        noun = strand.counted or ""
        seen[noun] += 1
        strand.counted = noun if seen[noun] == 1 else f"{noun} {seen[noun]}".strip()
