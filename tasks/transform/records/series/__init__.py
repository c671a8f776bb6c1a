"""Running totals from many reports and copies, reconciled into series of intervals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tasks.text.identity import stable_id
from tasks.transform.records.series.chain import settle
from tasks.transform.records.series.grouping import group_totals
from tasks.transform.records.series.keys import Key, is_total
from tasks.transform.records.series.occasions import Occasions, tie_occasions
from tasks.transform.records.series.points import Point, gather_points
from tasks.transform.records.series.restarts import find_phases

Row = dict[str, Any]


def reconcile_series(documents: Sequence[Row], claims: Sequence[Row], clusters: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Rows of ``Series`` and ``SeriesPoints`` from the claims of all documents.

    A total is a cumulative claim of something done. Totals of one key (what is counted, and where) form a series; copies
    of one article count once; a total that falls while its stated counting start moved opens a new phase; what cannot be
    true together with the better attested totals is kept as a conflict and does not move the series.
    """
    by_id = {claim["claim_id"]: claim for claim in claims}
    points = gather_points(documents, [claim for claim in claims if is_total(claim, by_id)], clusters)
    occasions = Occasions(claims, (row["doc_id"] for row in clusters if not row["is_representative"]))
    series_rows: list[Row] = []
    point_rows: list[Row] = []
    for key, members in group_totals(points):
        find_phases(members)
        settle(members)
        tie_occasions(key, members, occasions)
        series_id = stable_id("series", *key)
        members.sort(key=lambda point: (point.phase, point.as_of is None, point.as_of, point.order))
        days = [point.as_of for point in members if point.as_of]
        series_rows.append(_series_row(series_id, key, days, len(members)))
        point_rows += [_point_row(series_id, point) for point in members]
    return series_rows, point_rows


def _series_row(series_id: str, key: Key, days: list[Any], count: int) -> Row:
    return {
        "series_id": series_id,
        "action": key.action,
        "object": key.object,
        "counted": key.counted,
        "unit": key.unit,
        "crimes": list(key.crimes),
        "places": list(key.places),
        "place_text": key.scope,
        "nationality": list(key.nationality),
        "from_country": key.from_country,
        "to_country": key.to_country,
        "first_as_of": min(days, default=None),
        "last_as_of": max(days, default=None),
        "points": count,
    }


def _point_row(series_id: str, point: Point) -> Row:
    return {
        "point_id": stable_id("point", series_id, point.claim["claim_id"]),
        "series_id": series_id,
        "phase": point.phase,
        "counting_start": point.counting_start,
        "issuer": point.claim["speaker"],
        "as_of": point.as_of,
        "low": point.low,
        "high": point.high,
        "hedge": point.claim["hedge"],
        "status": point.status,
        "increment_low": point.increment[0],
        "increment_high": point.increment[1],
        "occasions_low": point.occasions_low,
        "occasions": point.occasions,
        "rule": point.rule,
        "claim_id": point.claim["claim_id"],
        "doc_id": point.claim["doc_id"],
        "sources": len(point.clusters),
    }
