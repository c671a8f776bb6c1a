"""Single occasions inside a counting period: together they are a lower bound of the total."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from tasks.transform.records.series.keys import Key
from tasks.transform.records.series.points import Point

Row = dict[str, Any]


class Occasions:
    """The single occasions among some claims, found by what they count and where."""

    def __init__(self, claims: Sequence[Row]) -> None:
        self._alike: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
        for claim in claims:
            if (
                not claim["cumulative"]
                and claim["status"] == "done"
                and claim["part_of"] is None
                and claim["low"] is not None
                and claim["period_end"] is not None
            ):
                self._alike[(claim["action"], claim["object"], claim["unit"], tuple(claim["places"]))].append(claim)
        for alike in self._alike.values():
            alike.sort(key=lambda claim: (claim["period_end"], claim["claim_id"]))

    def of(self, key: Key) -> list[Row]:
        """The occasions that count what ``key`` counts, by their day."""
        return [
            claim
            for claim in self._alike.get((key.action, key.object, key.unit, key.places), ())
            if (not claim["crimes"] or not key.crimes or set(claim["crimes"]) & set(key.crimes))
            and (not key.nationality or tuple(claim["nationality"]) == key.nationality)
        ]


def tie_occasions(key: Key, points: list[Point], told: Occasions) -> None:
    """Tie to each standing point the occasions between its counting start and its day, and sum their lower bounds.

    An occasion told in several documents (same day, same bounds) counts once. Without a stated counting start in the
    phase nothing is tied: what lies inside cannot be known.
    """
    starts: dict[int, dt.date] = {}
    for point in points:
        if point.counting_start and point.status != "conflict":
            starts[point.phase] = min(point.counting_start, starts.get(point.phase, dt.date.max))
    if not starts:
        return
    inside = {phase: _once_each(told.of(key), start) for phase, start in starts.items()}
    days = {phase: [claim["period_end"] for claim in occasions] for phase, occasions in inside.items()}
    for point in points:
        if point.phase not in starts or point.as_of is None or point.status == "conflict":
            continue
        mine = inside[point.phase][: bisect_right(days[point.phase], point.as_of)]
        point.occasions = [claim["claim_id"] for claim in mine]
        point.occasions_low = sum(claim["low"] for claim in mine) if mine else None


def _once_each(occasions: list[Row], start: dt.date) -> list[Row]:
    """Occasions from ``start`` on, of those with the same day and bounds the first."""
    found: dict[tuple[Any, ...], Row] = {}
    for claim in occasions:
        if start <= (claim["period_start"] or claim["period_end"]):
            found.setdefault((claim["period_end"], claim["low"], claim["high"]), claim)
    return list(found.values())
