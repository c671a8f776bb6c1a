"""What needs all documents at once: clusters of copies, series of totals, commitments."""

from __future__ import annotations

import pandas as pd

from tasks.schemas import Claims, Clusters, Commitments, Series, SeriesPoints
from tasks.schemas.table import frame_of, rows_of
from tasks.transform.records.clusters import tell_differences
from tasks.transform.records.commitments import follow_commitments
from tasks.transform.records.series import reconcile_series


def reconcile(tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """``tables`` (documents, claims, cooperation and clusters at least) with ``series``, ``series_points`` and ``commitments``.

    ``clusters`` comes back with its differences, ``claims`` with its ``cluster_id``; the frames given are not changed.
    """
    documents, claims, cooperation = (rows_of(tables[name]) for name in ("documents", "claims", "cooperation"))
    clusters = tell_differences(rows_of(tables["clusters"]), documents)
    cluster_of = {row["doc_id"]: row["cluster_id"] for row in clusters}
    claims = [{**row, "cluster_id": cluster_of.get(row["doc_id"])} for row in claims]
    series, points = reconcile_series(documents, claims, clusters)
    commitments = follow_commitments(documents, claims, cooperation)
    return {
        **tables,
        "claims": frame_of(claims, Claims),
        "clusters": frame_of(clusters, Clusters),
        "series": frame_of(series, Series),
        "series_points": frame_of(points, SeriesPoints),
        "commitments": frame_of(commitments, Commitments),
    }
