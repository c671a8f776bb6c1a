"""Single occasions inside a counting period: together they are a lower bound of the total."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from tasks.transform.records.series.keys import Key
from tasks.transform.records.series.points import Point

Row = dict[str, Any]


def tie_occasions(key: Key, points: list[Point], claims: Sequence[Row]) -> None:
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
    occasions = sorted(_occasions(key, claims), key=lambda claim: (claim["period_end"], claim["claim_id"]))
    for point in points:
        start = starts.get(point.phase)
        if start is None or point.as_of is None or point.status == "conflict":
            continue
        seen: set[tuple[Any, ...]] = set()
        total = 0.0
        for claim in occasions:
            told = (claim["period_end"], claim["low"], claim["high"])
            if (
                start <= (claim["period_start"] or claim["period_end"])
                and claim["period_end"] <= point.as_of
                and told not in seen
            ):
                seen.add(told)
                total += claim["low"]
                point.occasions.append(claim["claim_id"])
        point.occasions_low = total if point.occasions else None


def _occasions(key: Key, claims: Sequence[Row]) -> list[Row]:
    return [
        claim
        for claim in claims
        if not claim["cumulative"]
        and claim["status"] == "done"
        and claim["part_of"] is None
        and claim["low"] is not None
        and claim["period_end"] is not None
        and (claim["action"], claim["object"], claim["unit"]) == (key.action, key.object, key.unit)
        and tuple(claim["places"]) == key.places
        and (not claim["crimes"] or not key.crimes or set(claim["crimes"]) & set(key.crimes))
        and (not key.nationality or tuple(claim["nationality"]) == key.nationality)
    ]
