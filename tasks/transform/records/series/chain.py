"""Within a phase a total never falls: the best attested totals that can be true together stand, the others are conflicts."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from itertools import groupby
from typing import Any

import numpy as np
import numpy.typing as npt

from tasks.transform.records.series.points import Point
from tasks.transform.records.series.restarts import SAME_START_DAYS

DOUBTFUL_WEIGHT = 0.25
"""What a total weighs that only hijacked pages state: four such reports weigh as much as one from an untouched page."""
CORRECTION_WEIGHT = 100.0
"""What a correction weighs: more than any number of reports of the figure that it takes back."""


def settle(points: list[Point]) -> None:
    """Set status, rule and increment of every point of one series; equal totals of one day become one report and its repeats."""
    phases: dict[int, list[Point]] = defaultdict(list)
    for point in points:
        if point.status != "conflict":
            phases[point.phase].append(point)
    for members in phases.values():
        members.sort(key=lambda p: (p.as_of or dt.date.min, p.order))
        _corroborate(members)
        _label(members, _best_chain(members))


def _corroborate(members: list[Point]) -> None:
    """Count for each point all clusters that state a total that agrees with it for the same day."""
    alike: dict[tuple[Any, ...], list[Point]] = defaultdict(list)
    for point in members:
        alike[(point.as_of, point.low, point.high)].append(point)
    for agreeing in alike.values():
        clusters = set().union(*(point.clusters for point in agreeing))
        for point in agreeing:
            point.clusters = set(clusters)


def _can_follow(earlier: Point, later: Point) -> bool:
    """Whether both totals can be true: the later one has not fallen; two totals of one day have to overlap."""
    if earlier.as_of == later.as_of:
        return earlier.least <= later.most and later.least <= earlier.most
    return later.most >= earlier.least


def _weight(point: Point) -> int:
    """What a point weighs, in quarters of one report."""
    if point.is_correction:
        return round(CORRECTION_WEIGHT / DOUBTFUL_WEIGHT)
    return len(point.clusters) * (1 if point.is_doubtful else round(1 / DOUBTFUL_WEIGHT))


def _best_chain(members: list[Point]) -> set[int]:
    """Indexes of the heaviest points that can all be true together: of those that one total, which never falls, passes through.

    Bounds overlap, so that it is not enough to compare each report with the one before it: 371, then "at most 380", then 345.
    Day by day, for each value that the total may have reached, the weight of all reports is kept that a total passes through
    which stands at that value; only the lower bounds of reports are values to reach. Of two chains of one weight the one with
    the earlier reports stands. The work is days times distinct lower bounds.
    """
    if _all_fit(members):
        return set(range(len(members)))
    least = np.array([point.least for point in members])
    levels = np.unique(np.append(least, -np.inf))
    lowest = np.searchsorted(levels, least)
    highest = np.searchsorted(levels, [point.most for point in members], side="right") - 1
    weights = np.array([_weight(point) for point in members], dtype=np.int64)
    count, total = len(members), int(weights.sum())
    weights = weights * (count * total + 1) + weights * np.arange(count, 0, -1)  # the second part only breaks ties
    best, came_from = np.zeros(len(levels), dtype=np.int64), []
    days = [list(group) for _, group in groupby(range(count), key=lambda index: members[index].as_of)]
    for day in days:
        reached = np.unique(lowest[day])
        before = _leading(best)[reached]
        best[reached] = best[before]
        came_from.append(dict(zip(reached.tolist(), before.tolist(), strict=True)))
        passed = np.zeros(len(levels) + 1, dtype=np.int64)
        np.add.at(passed, lowest[day], weights[day])
        np.add.at(passed, highest[day] + 1, -weights[day])
        best += np.cumsum(passed)[:-1]
    level = int(best.argmax())
    chain: set[int] = set()
    for day, sources in zip(reversed(days), reversed(came_from), strict=True):
        chain.update(index for index in day if lowest[index] <= level <= highest[index])
        level = sources.get(level, level)
    return chain


def _all_fit(members: list[Point]) -> bool:
    """Whether one total that never falls passes through all points, as it does in most series."""
    level = float("-inf")
    for _, day in groupby(members, key=lambda point: point.as_of):
        points = list(day)
        level = max(level, *(point.least for point in points))
        if level > min(point.most for point in points):
            return False
    return True


def _leading(values: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """For each place the first place of the greatest value up to there."""
    greatest = np.maximum.accumulate(values)
    places = np.where(np.append(True, greatest[1:] > greatest[:-1]), np.arange(len(values)), 0)
    return np.maximum.accumulate(places)


def _label(members: list[Point], standing: set[int]) -> None:
    chain = [members[index] for index in sorted(standing)]
    last: Point | None = None
    for index, point in enumerate(members):
        if index not in standing:
            point.status, point.rule = "conflict", _reason(point, chain)
            continue
        if last is None:
            point.status, point.rule = "reported", "series:first_report"
        elif (point.low, point.high) == (last.low, last.high) and not _starts_after(point, last):
            point.status, point.rule = "restated", "series:same_total_again"
        elif not _starts_agree(point, last):
            point.status, point.rule = "reported", "series:counted_from_another_day"
        else:
            point.status, point.rule = "reported", "series:later_total"
        if point.is_correction:
            point.status, point.rule = "corrected", "correction:supersedes_earlier_figures"
        if last is not None:
            point.increment = _increment(last, point)
        last = point


def _reason(point: Point, chain: list[Point]) -> str:
    day = point.as_of or dt.date.min
    for other in chain:
        # A correction takes back what was told until then; a later total that falls is another matter.
        if other.is_correction and (other.as_of is None or day <= other.as_of) and not _can_follow(point, other):
            return "conflict:superseded_by_correction"
    at = bisect_left(chain, day, key=lambda other: other.as_of or dt.date.min)
    for other in chain[at:]:
        if other.as_of != point.as_of:
            break
        if not _can_follow(point, other):
            return "conflict:two_totals_for_one_day"
    if point.as_of and any(other.as_of and not _can_follow(other, point) for other in chain[:at]):
        return "conflict:lower_than_an_earlier_total"
    return "conflict:higher_than_a_later_total"


def _starts_agree(one: Point, other: Point) -> bool:
    """Whether two totals may count from one day: a start that is not stated agrees with any."""
    if one.counting_start is None or other.counting_start is None:
        return True
    return abs((one.counting_start - other.counting_start).days) <= SAME_START_DAYS


def _starts_after(point: Point, last: Point) -> bool:
    """Whether a total counts nothing that the one before it has counted."""
    return point.counting_start is not None and last.as_of is not None and point.counting_start > last.as_of


def _increment(last: Point, point: Point) -> tuple[float | None, float | None]:
    """Bounds of what was added between two totals, whatever their counting starts.

    A total that counts from an earlier day holds more than what was added, one that counts from a later day lacks part of the
    one before; of a counting that began after the last total all is added, and what lies between the two is not known.
    """
    if _starts_after(point, last):
        gap = (point.counting_start or dt.date.max) - (last.as_of or dt.date.min)
        return point.low or 0.0, point.high if gap.days == 1 else None
    low = max(0.0, point.low - last.high) if point.low is not None and last.high is not None else 0.0
    high = max(0.0, point.high - last.low) if point.high is not None and last.low is not None else None
    if _starts_agree(point, last):
        return low, high
    is_wider = (point.counting_start or dt.date.min) < (last.counting_start or dt.date.min)
    return (0.0, high) if is_wider else (low, point.high)
