"""Phases: where a total falls and its stated counting start moved, the counting restarted."""

from __future__ import annotations

import datetime as dt

from tasks.transform.records.series.points import Point

SAME_START_DAYS = 45
"""Counting starts this close are one start told more or less exactly ("since September", "since 6 September")."""


def find_phases(points: list[Point]) -> None:
    """Set the phase of every point: 1, 2, ... in the order of the counting starts.

    Starts that differ make another phase only where the total fell from one to the next; an unstated start goes with the
    phase whose totals it continues.
    """
    steady = [point for point in points if point.status != "conflict"]
    starts = _distinct_starts(steady)
    phases: list[list[dt.date]] = []
    for start in starts:
        if phases and not _falls(_points_of(steady, phases[-1]), _points_of(steady, [start])):
            phases[-1].append(start)
        else:
            phases.append([start])
    for point in points:
        point.phase = _phase_of(point, phases, steady)


def _distinct_starts(points: list[Point]) -> list[dt.date]:
    starts: list[dt.date] = []
    for start in sorted({point.counting_start for point in points if point.counting_start}):
        if not starts or (start - starts[-1]).days > SAME_START_DAYS:
            starts.append(start)
    return starts


def _is_near(start: dt.date | None, starts: list[dt.date]) -> bool:
    return start is not None and any(0 <= (start - other).days <= SAME_START_DAYS for other in starts)


def _points_of(points: list[Point], starts: list[dt.date]) -> list[Point]:
    return [point for point in points if _is_near(point.counting_start, starts) and point.as_of]


def _falls(before: list[Point], after: list[Point]) -> bool:
    """Whether the earliest total of the later counting lies below what the earlier counting had reached by then."""
    if not before or not after:
        return False
    first = min(after, key=lambda point: (point.as_of or dt.date.max, point.order))
    reached = [point.least for point in before if point.as_of and first.as_of and point.as_of <= first.as_of]
    # One doubtful page must not make a restart: the median of what was reached stands for the earlier counting.
    reached.sort()
    return bool(reached) and first.most < reached[len(reached) // 2]


def _phase_of(point: Point, phases: list[list[dt.date]], steady: list[Point]) -> int:
    for number, starts in enumerate(phases, start=1):
        if _is_near(point.counting_start, starts):
            return number
    fitting = 1
    for number, starts in enumerate(phases, start=1):
        if point.as_of is None or starts[0] > point.as_of:
            continue
        others = [other for other in _points_of(steady, starts) if other.as_of and other is not point]
        below = [other.most for other in others if other.as_of and other.as_of > point.as_of]
        above = [other.least for other in others if other.as_of and other.as_of < point.as_of]
        if all(point.least <= bound for bound in below) and all(point.most >= bound for bound in above):
            fitting = number
    return fitting
