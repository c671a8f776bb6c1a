"""Within a phase a total never falls: the best attested totals that can be true together stand, the others are conflicts."""

from __future__ import annotations

import datetime as dt

from tasks.transform.records.series.points import Point

DOUBTFUL_WEIGHT = 0.25
"""What a total weighs that only hijacked pages state: four such reports weigh as much as one from an untouched page."""
CORRECTION_WEIGHT = 100.0
"""What a correction weighs: more than any number of reports of the figure that it takes back."""


def settle(points: list[Point]) -> None:
    """Set status, rule and increment of every point of one series; equal totals of one day become one report and its repeats."""
    for phase in sorted({point.phase for point in points}):
        members = [p for p in points if p.phase == phase and p.status != "conflict"]
        members.sort(key=lambda p: (p.as_of or dt.date.min, p.order))
        _corroborate(members)
        standing = _best_chain(members)
        _label(members, standing)


def _corroborate(members: list[Point]) -> None:
    """Count for each point all clusters that state a total that agrees with it for the same day."""
    stated = {id(point): set(point.clusters) for point in members}
    for point in members:
        for other in members:
            if other is not point and other.as_of == point.as_of and (other.low, other.high) == (point.low, point.high):
                point.clusters |= stated[id(other)]


def _can_follow(earlier: Point, later: Point) -> bool:
    """Whether both totals can be true: the later one has not fallen; two totals of one day have to overlap."""
    if earlier.as_of == later.as_of:
        return earlier.least <= later.most and later.least <= earlier.most
    return later.most >= earlier.least


def _weight(point: Point) -> float:
    if point.is_correction:
        return CORRECTION_WEIGHT
    return len(point.clusters) * (DOUBTFUL_WEIGHT if point.is_doubtful else 1.0)


def _best_chain(members: list[Point]) -> set[int]:
    """Indexes of the heaviest sequence of points in which each can follow all before it.

    Following the one before is enough where totals are ordered; within a day overlap is asked of neighbours. Of two
    sequences of one weight the one with the earlier reports stands.
    """
    best: list[float] = []
    came_from: list[int] = []
    for later, point in enumerate(members):
        options = [(best[earlier], -earlier) for earlier in range(later) if _can_follow(members[earlier], point)]
        weight, earlier = max(options, default=(0.0, 1))
        best.append(weight + _weight(point))
        came_from.append(-earlier if options else -1)
    if not members:
        return set()
    end = max(range(len(members)), key=lambda index: (best[index], -index))
    chain: set[int] = set()
    while end >= 0:
        chain.add(end)
        end = came_from[end]
    return chain


def _label(members: list[Point], standing: set[int]) -> None:
    last: Point | None = None
    for index, point in enumerate(members):
        if index not in standing:
            point.status, point.rule = "conflict", _reason(point, [members[i] for i in standing])
            continue
        if last is None:
            point.status, point.rule = "reported", "series:first_report"
        elif (point.low, point.high) == (last.low, last.high):
            point.status, point.rule = "restated", "series:same_total_again"
        else:
            point.status, point.rule = "reported", "series:later_total"
        if point.is_correction:
            point.status, point.rule = "corrected", "correction:supersedes_earlier_figures"
        if last is not None:
            point.increment = _increment(last, point)
        last = point


def _reason(point: Point, standing: list[Point]) -> str:
    for other in standing:
        if other.is_correction and not (_can_follow(point, other) if (point.order < other.order) else _can_follow(other, point)):
            return "conflict:superseded_by_correction"
    same_day = [other for other in standing if other.as_of == point.as_of]
    if same_day and not all(_can_follow(point, other) for other in same_day):
        return "conflict:two_totals_for_one_day"
    earlier = [other for other in standing if other.as_of and point.as_of and other.as_of < point.as_of]
    if any(not _can_follow(other, point) for other in earlier):
        return "conflict:lower_than_an_earlier_total"
    return "conflict:higher_than_a_later_total"


def _increment(last: Point, point: Point) -> tuple[float | None, float | None]:
    low = max(0.0, point.low - last.high) if point.low is not None and last.high is not None else 0.0
    high = point.high - last.low if point.high is not None and last.low is not None else None
    return low, high if high is None or high >= 0 else 0.0
