"""Running totals reconciled into series, over all documents."""

from __future__ import annotations

from typing import Any

from tasks.text.identity import stable_id


def reconcile_series(
    documents: list[dict[str, Any]], claims: list[dict[str, Any]]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Rows of ``Series`` and ``SeriesPoints`` from the cumulative claims."""
    published = {row["doc_id"]: row["dateline_date"] or row["published_at"] for row in documents}
    groups: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for claim in claims:
        if claim["cumulative"] and claim["part_of"] is None and claim["status"] == "done":
            key = (
                claim["action"],
                claim["object"],
                claim["unit"],
                *(tuple(claim[k]) for k in ("crimes", "places", "nationality")),
            )
            groups.setdefault(key, []).append(claim)
    series, points = [], []
    for key, members in groups.items():
        series_id = stable_id("series", *key)
        dated = sorted(members, key=lambda c: (str(c["period_end"] or published[c["doc_id"]] or "9999"), c["claim_id"]))
        days = [day for c in dated if (day := c["period_end"] or published[c["doc_id"]])]
        action, object_, unit, crimes, places, nationality = key
        series.append(
            {
                "series_id": series_id, "action": action, "object": object_, "unit": unit, "crimes": list(crimes),
                "places": list(places), "place_text": None, "nationality": list(nationality),
                "first_as_of": min(days, default=None), "last_as_of": max(days, default=None), "points": len(dated),
            }
        )  # fmt: skip
        for claim in dated:
            points.append(
                {
                    "point_id": stable_id("point", series_id, claim["claim_id"]), "series_id": series_id, "phase": 1,
                    "counting_start": claim["period_start"], "issuer": claim["speaker"],
                    "as_of": claim["period_end"] or published[claim["doc_id"]], "low": claim["low"], "high": claim["high"],
                    "hedge": claim["hedge"], "status": "reported", "rule": "series:as_stated",
                    "claim_id": claim["claim_id"], "doc_id": claim["doc_id"], "sources": 1,
                }
            )  # fmt: skip
    return series, points
