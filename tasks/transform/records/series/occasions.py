"""Single occasions inside a counting period: together they are a lower bound of the total."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from tasks.reference.gazetteer import domestic_scope, is_within, place_scope
from tasks.transform.records.claims.frames import HANDOVERS
from tasks.transform.records.series.keys import Key
from tasks.transform.records.series.points import Point

Row = dict[str, Any]


class _Stretch(NamedTuple):
    """Occasions that hold for the same days, and the least that they come to."""

    start: dt.date
    end: dt.date
    low: float
    claims: tuple[str, ...]


class _Sum(NamedTuple):
    """The most that occasions up to a day surely come to: the last stretch that counts, and the sum before it."""

    low: float
    last: _Stretch
    before: _Sum | None

    def claims(self) -> list[str]:
        """Ids of the occasions added up, by their day."""
        found: list[tuple[str, ...]] = []
        at: _Sum | None = self
        while at is not None:
            found.append(at.last.claims)
            at = at.before
        return [claim_id for claims in reversed(found) for claim_id in claims]


class Occasions:
    """The single occasions among some claims, found by what they count and where.

    Copies of an article add none, and what a copy changed in a number is no occasion.
    """

    def __init__(self, claims: Sequence[Row], copies: Iterable[str] = ()) -> None:
        self._alike: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
        left_out = set(copies)
        for claim in claims:
            if (
                not claim["cumulative"]
                and claim["status"] == "done"
                and claim["part_of"] is None
                and claim["low"] is not None
                and claim["period_end"] is not None
                and claim["doc_id"] not in left_out
            ):
                where = {tuple(claim["places"])}
                if claim["action"] in HANDOVERS and claim["from_country"]:
                    where.add((claim["from_country"],))  # handed over at the other side of the border, yet out of that country
                for places in where:
                    self._alike[(claim["action"], claim["object"], claim["unit"], places)].append(claim)
        for alike in self._alike.values():
            alike.sort(key=lambda claim: (claim["period_end"], claim["claim_id"]))

    def of(self, key: Key) -> list[Row]:
        """The occasions that count what ``key`` counts, by their day."""
        return [
            claim
            for claim in self._alike.get((key.action, key.object, key.unit, key.places), ())
            if (not claim["crimes"] or not key.crimes or set(claim["crimes"]) & set(key.crimes))
            and (not key.nationality or tuple(claim["nationality"]) == key.nationality)
            and (not key.to_country or claim["to_country"] in (None, key.to_country))
            and _lies_within(claim, key)
        ]


def tie_occasions(key: Key, points: list[Point], told: Occasions) -> None:
    """Tie to each standing point the occasions between its counting start and its day, and sum their lower bounds.

    An occasion told in several documents counts once, and no day twice. Without a stated counting start in the phase nothing
    is tied: what lies inside cannot be known.
    """
    starts: dict[int, dt.date] = {}
    for point in points:
        if point.counting_start and point.status != "conflict":
            starts[point.phase] = min(point.counting_start, starts.get(point.phase, dt.date.max))
    if not starts:
        return
    occasions = told.of(key)
    sums = {phase: _add_up(_once_each(occasions, start)) for phase, start in starts.items()}
    days = {phase: [day for day, _ in added] for phase, added in sums.items()}
    for point in points:
        if point.phase not in starts or point.as_of is None or point.status == "conflict":
            continue
        at = bisect_right(days[point.phase], point.as_of)
        if at:
            _, added = sums[point.phase][at - 1]
            point.occasions, point.occasions_low = added.claims(), added.low


def _lies_within(claim: Row, key: Key) -> bool:
    """Whether an occasion lies in the region that bounds the count.

    Where it names none only people handed over are taken to come from there: they are told by the crossing, not by the region.
    """
    if key.scope is None:
        return True
    told = (claim["place_text"], claim["quote"])
    named = [domestic_scope(claim["place_text"], key.places), *(place_scope(text, key.places) for text in told)]
    scope = next(filter(None, named), None)
    return claim["action"] in HANDOVERS if scope is None else scope == key.scope or is_within(scope, key.scope)


def _once_each(occasions: list[Row], start: dt.date) -> list[_Stretch]:
    """Occasions from ``start`` on by their days; of those that may be one told twice that with the greatest bound."""
    inside = [claim for claim in occasions if start <= (claim["period_start"] or claim["period_end"])]
    inside.sort(key=lambda c: (c["period_end"], c["period_start"] or c["period_end"], -c["low"], c["claim_id"]))
    found = []
    for (end, first), same_days in groupby(inside, key=lambda c: (c["period_end"], c["period_start"] or c["period_end"])):
        kept: list[Row] = []
        for claim in same_days:
            if not any(_may_be_the_same(claim, other) for other in kept):
                kept.append(claim)
        found.append(_Stretch(first, end, sum(c["low"] for c in kept), tuple(c["claim_id"] for c in kept)))
    return found


def _may_be_the_same(one: Row, other: Row) -> bool:
    most = [row["high"] if row["high"] is not None else float("inf") for row in (one, other)]
    return bool(one["low"] <= most[1] and other["low"] <= most[0])


def _add_up(stretches: list[_Stretch]) -> list[tuple[dt.date, _Sum]]:
    """``(day, sum)`` in the order of the days: the heaviest occasions up to each day of which no two share a day.

    A week's figure holds those of its days: either it counts or they do.
    """
    added: list[tuple[dt.date, _Sum]] = []
    for stretch in stretches:
        before = bisect_right(added, stretch.start - dt.timedelta(days=1), key=lambda pair: pair[0])
        ground = added[before - 1][1] if before else None
        best = _Sum((ground.low if ground else 0.0) + stretch.low, stretch, ground)
        if added and added[-1][1].low >= best.low:
            best = added[-1][1]
        added.append((stretch.end, best))
    return added
