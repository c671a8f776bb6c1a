"""What needs all documents at once: copies told apart by their numbers, series of totals, commitments.

Nothing here ever sees all claims at once. Of each batch the few columns and rows are picked that matter over all batches;
totals of another action, object or unit have nothing to do with each other, so that series are reconciled one group at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from tasks.schemas import Claims, Clusters, Commitments, Documents, Problems, Series, SeriesPoints
from tasks.schemas.table import arrow_schema, frame_of, rows_of, to_frame
from tasks.text.identity import stable_id
from tasks.transform.records.claims.frames import HANDOVERS
from tasks.transform.records.clusters import tell_differences
from tasks.transform.records.commitments import MECHANISMS_OF_ACTIONS, follow_commitments
from tasks.transform.records.corrections import correct_claims
from tasks.transform.records.series import reconcile_series
from tasks.transform.records.series.points import is_correcting

GROUP = "group_id"
"""Column that parts the picked claims: claims that may belong to one series, or be an occasion of one, share it."""
_SERIES_CLAIM = [
    "claim_id", "doc_id", "action", "object", "counted", "unit", "places", "place_text", "from_country", "to_country",
    "nationality", "crimes", "cumulative", "status", "part_of", "low", "high",
    "hedge", "period_start", "period_end", "speaker", "quote", "start",
]  # fmt: skip
_GROUPED = ("action", "object", "unit", "places")
_SERIES_DOCUMENT = ["doc_id", "dateline_date", "published_at", "integrity", "title", "text", "language"]
_STATED = ["doc_id", "dateline_date", "published_at"]
_ROWS = 4_096
_TOLD = ["doc_id", "status", "speaker", "quote", "start", "end"]
_PROMISED_CLAIM = ["claim_id", "action", "object", "unit", "places", "low", "high", *_TOLD]
_PROMISED_LINK = ["cooperation_id", "mechanism", "parties", *_TOLD]


def series_claims_schema() -> pa.Schema:
    """Schema of the claims that ``pick_totals`` gives."""
    fields = [arrow_schema(Claims).field(name) for name in _SERIES_CLAIM]
    return pa.schema([pa.field(GROUP, pa.string()), *fields])


def name_clusters(claims: pd.DataFrame, clusters: pd.DataFrame) -> pd.DataFrame:
    """``claims`` with the ``cluster_id`` of their documents."""
    cluster_of = dict(zip(clusters["doc_id"], clusters["cluster_id"], strict=True))
    named = pa.array([cluster_of.get(doc_id) for doc_id in claims["doc_id"]], pa.string())
    return claims.assign(cluster_id=pd.Series(named, index=claims.index, dtype=pd.ArrowDtype(pa.string())))


def mend_claims(tables: Mapping[str, pd.DataFrame], corrections: Sequence[Mapping[str, Any]]) -> dict[str, pd.DataFrame]:
    """The tables of a batch with claims mended by hand, and with what the corrections complain of among the problems."""
    if not corrections:
        return dict(tables)
    documents = rows_of(tables["documents"][["doc_id", "source_uri"]])
    claims, problems = correct_claims(rows_of(tables["claims"]), documents, corrections)
    told = [*rows_of(tables["problems"]), *problems]
    return {**tables, "claims": frame_of(claims, Claims), "problems": frame_of(told, Problems)}


def pick_totals(documents: pd.DataFrame, claims: pd.DataFrame) -> tuple[pd.DataFrame, pa.Table]:
    """What the series need of the documents and claims of a batch: ``(documents, claims)``.

    The claims are running totals of something done, the wholes that they are parts of, and single occasions with a day and a
    lower bound, each with the id of its group. The documents are those that state a total; of a text only the last line is
    kept, where corrections are announced, and the whole of it where one is.
    """
    table = pa.Table.from_pandas(claims[_SERIES_CLAIM], preserve_index=False)
    done = pc.equal(table["status"], "done")
    totals = pc.and_(table["cumulative"], done)
    wholes = pc.is_in(table["claim_id"], value_set=pc.unique(table.filter(totals)["part_of"].drop_null()))
    dated = pc.and_(pc.is_valid(table["low"]), pc.is_valid(table["period_end"]))
    occasions = pc.and_(pc.and_(pc.invert(table["cumulative"]), done), pc.and_(pc.is_null(table["part_of"]), dated))
    picked = table.filter(pc.or_(pc.or_(totals, wholes), occasions))
    groups = [_group(*told) for told in zip(*(picked[name].to_pylist() for name in _GROUPED), strict=True)]
    stating = set(table.filter(totals)["doc_id"].to_pylist())
    rows = rows_of(documents[documents["doc_id"].isin(stating)][_SERIES_DOCUMENT])
    for row in rows:
        if not is_correcting(row):
            row["text"] = row["text"].rsplit("\n", 1)[-1]
    schema = pa.schema([arrow_schema(Documents).field(name).with_nullable(True) for name in _SERIES_DOCUMENT])
    kept = to_frame(pa.Table.from_pylist(rows, schema=schema))
    return kept, picked.add_column(0, GROUP, pa.array(groups, pa.string()))


def _group(action: str, counted: str, unit: str, places: list[str]) -> str:
    """Id of a group. Whoever passes a border may be told at either side of it; all else is counted where it happened."""
    return stable_id(action, counted, unit, *(() if action in HANDOVERS else places))


def reconcile_totals(documents: pd.DataFrame, claims: pa.Table, clusters: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Frames of ``Series`` and ``SeriesPoints`` from the picked claims of whole groups.

    ``documents`` are those that ``pick_totals`` gave for all batches, ``clusters`` the frame over all documents.
    """
    stating = _Lookup(documents)
    copies = _Lookup(clusters[["doc_id", "cluster_id", "is_representative"]])
    series, points = [], []
    for group in _groups(claims):
        doc_ids = pc.unique(group["doc_id"])
        more, stated = reconcile_series(stating.rows(doc_ids), group.to_pylist(), copies.rows(doc_ids))
        series += more
        points += stated
    return frame_of(series, Series), frame_of(points, SeriesPoints)


def _groups(claims: pa.Table) -> Iterator[pa.Table]:
    """The claims of each group, in the order of the groups' ids."""
    claims = claims.sort_by(GROUP)
    ids = claims[GROUP].to_pylist()
    for _, numbers in groupby(range(len(ids)), key=ids.__getitem__):
        first, *others = numbers
        yield claims.slice(first, 1 + len(others))


class _Lookup:
    """Rows of a frame by ``doc_id``, without holding them all as Python values."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._table = pa.Table.from_pandas(frame, preserve_index=False).combine_chunks()

    def rows(self, doc_ids: pa.Array) -> list[dict[str, Any]]:
        """The rows of some documents, in the order of the frame."""
        if not self._table.num_rows:
            return []
        found: list[dict[str, Any]] = self._table.filter(pc.is_in(self._table["doc_id"], value_set=doc_ids)).to_pylist()
        return found


def pick_promises(
    documents: pd.DataFrame, claims: pd.DataFrame, cooperation: pd.DataFrame
) -> tuple[pd.DataFrame, pa.Table, pa.Table]:
    """What the commitments need of a batch: ``(documents, claims, cooperation)``.

    The claims are the planned ones and those of an action that keeps a promise; cooperation is there whole. Words are kept of
    the planned ones alone: the others only say by their day and parties whether a promise was kept.
    """
    planned = claims[(claims["status"] == "planned") | claims["action"].isin(list(MECHANISMS_OF_ACTIONS))]
    stating = {*planned["doc_id"], *cooperation["doc_id"]}
    picked = (_without_words(planned[_PROMISED_CLAIM]), _without_words(cooperation[_PROMISED_LINK]))
    return documents[documents["doc_id"].isin(stating)][_STATED], *picked


def _without_words(frame: pd.DataFrame) -> pa.Table:
    table = pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata(None)
    is_planned = pc.equal(table["status"], "planned")
    for name in ("speaker", "quote"):
        at = table.schema.get_field_index(name)
        table = table.set_column(at, name, pc.if_else(is_planned, table[name], None))
    return table


def tie_promises(documents: pd.DataFrame, claims: pa.Table, cooperation: pa.Table, clusters: pd.DataFrame) -> pd.DataFrame:
    """Frame of ``Commitments`` from what ``pick_promises`` gave for all batches."""
    cluster_of = dict(zip(clusters["doc_id"], clusters["cluster_id"], strict=True))
    found = follow_commitments(rows_of(documents), _each_row(claims), _each_row(cooperation), cluster_of)
    return frame_of(found, Commitments)


def _each_row(table: pa.Table) -> Iterator[dict[str, Any]]:
    """The rows of a table, some thousands at a time as Python values."""
    for batch in table.to_batches(max_chunksize=_ROWS):
        yield from batch.to_pylist()


def describe_copies(clusters: pd.DataFrame, numbers: Mapping[str, str]) -> pd.DataFrame:
    """``clusters`` with the numbers in which copies differ; ``numbers`` holds ``numbers_in`` of the text of every copy."""
    return frame_of(tell_differences(rows_of(clusters), numbers), Clusters)
