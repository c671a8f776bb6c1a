"""Phases: where a total falls and its stated counting start moved, the counting restarted."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from itertools import accumulate

from tasks.transform.records.series.points import Point

SAME_START_DAYS = 45
"""Counting starts this close are one start told more or less exactly ("since September", "since 6 September")."""

MOST_GROWTH = 2.0
"""How many times the total before it a report without a stated start may be and still continue the last phase without question.
An assumption: totals are told again long before they double."""


def find_phases(points: list[Point]) -> None:
    """Set the phase of every point: 1, 2, ... in the order of the counting starts.

    Starts that differ make another phase only where the total fell from one to the next; an unstated start goes with the
    phase whose totals it continues.
    """
    steady = [point for point in points if point.status != "conflict"]
    starts = _distinct_starts(steady)
    stated: list[list[Point]] = [[] for _ in starts]
    for point in steady:
        near = _near(point.counting_start, starts)
        if near is not None and point.as_of:
            stated[near].append(point)
    phase_of: list[int] = []
    reached: list[_Reached] = []
    for number, start in enumerate(starts):
        if reached and not _falls(reached[-1].points, stated[number]):
            reached[-1] = _Reached(reached[-1].start, [*reached[-1].points, *stated[number]])
        else:
            reached.append(_Reached(start, stated[number]))
        phase_of.append(len(reached))
    for point in points:
        near = _near(point.counting_start, starts)
        point.phase = phase_of[near] if near is not None else _fitting(point, reached)


class _Reached:
    """What the reports of one phase say by which day."""

    def __init__(self, start: dt.date, points: list[Point]) -> None:
        self.start = start
        self.points = sorted(points, key=lambda point: (point.as_of or dt.date.min, point.order))
        self._days = [point.as_of or dt.date.min for point in self.points]
        self._least = list(accumulate((point.least for point in self.points), max, initial=float("-inf")))
        self._most = list(accumulate((point.most for point in reversed(self.points)), min, initial=float("inf")))[::-1]

    def takes(self, point: Point) -> bool:
        """Whether a total neither falls below an earlier report nor exceeds a later one."""
        if point.as_of is None or self.start > point.as_of:
            return False
        before, after = bisect_left(self._days, point.as_of), bisect_right(self._days, point.as_of)
        return point.most >= self._least[before] and point.least <= self._most[after]

    def before(self, point: Point) -> float:
        """What had been reached before the day of a point; nothing where no report is that old."""
        return max(0.0, self._least[bisect_left(self._days, point.as_of or dt.date.min)])


def _distinct_starts(points: list[Point]) -> list[dt.date]:
    starts: list[dt.date] = []
    for start in sorted({point.counting_start for point in points if point.counting_start}):
        if not starts or (start - starts[-1]).days > SAME_START_DAYS:
            starts.append(start)
    return starts


def _near(start: dt.date | None, starts: list[dt.date]) -> int | None:
    """Place among the distinct starts of the one that ``start`` tells more or less exactly."""
    at = bisect_right(starts, start) - 1 if start else -1
    return at if start and at >= 0 and (start - starts[at]).days <= SAME_START_DAYS else None


def _falls(before: list[Point], after: list[Point]) -> bool:
    """Whether the earliest total of the later counting lies below what the earlier counting had reached by then."""
    if not before or not after:
        return False
    first = min(after, key=lambda point: (point.as_of or dt.date.max, point.order))
    reached = [point.least for point in before if point.as_of and first.as_of and point.as_of <= first.as_of]
    # One doubtful page must not make a restart: the median of what was reached stands for the earlier counting.
    reached.sort()
    return bool(reached) and first.most < reached[len(reached) // 2]


def _fitting(point: Point, reached: list[_Reached]) -> int:
    """The last phase whose totals the point continues; the first where there is none.

    A total that would multiply what the last phase had reached goes on with the phase whose total lies nearest below it.
    """
    taking = [number for number in range(len(reached), 0, -1) if reached[number - 1].takes(point)]
    steady = (number for number in taking if point.least <= MOST_GROWTH * reached[number - 1].before(point))
    nearest = max(taking, key=lambda number: reached[number - 1].before(point), default=1)
    return next(steady, nearest)
