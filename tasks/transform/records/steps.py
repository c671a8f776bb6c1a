"""Prefect tasks of the records room."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import pyarrow as pa
from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.reference.tables import read_yaml
from tasks.transform.records import frame, reconcile
from tasks.transform.records.clusters import numbers_in
from tasks.transform.records.reconcile import GROUP, name_clusters, pick_promises, pick_totals, series_claims_schema

__all__ = [
    "GROUP", "build_records", "correct_claims", "describe_copies", "name_clusters", "numbers_in", "pick_promises", "pick_totals",
    "reconcile_totals", "series_claims_schema", "tie_promises",
]  # fmt: skip


@task(name="build records", task_run_name="build records of batch {batch}", cache_policy=NO_CACHE)
def build_records(batch: str, documents: pd.DataFrame, mentions: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Frames of the record tables and of ``problems`` from the documents and mentions of a batch."""
    return frame.build_tables(documents, mentions)


def correct_claims(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tables of a batch with the corrections of ``data/reference/corrections.yml`` made in ``claims``."""
    return reconcile.mend_claims(tables, read_yaml("corrections.yml"))


@task(name="reconcile totals", cache_policy=NO_CACHE)
def reconcile_totals(documents: pd.DataFrame, claims: pa.Table, clusters: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Frames of ``Series`` and ``SeriesPoints`` from picked claims of whole groups."""
    return reconcile.reconcile_totals(documents, claims, clusters)


@task(name="tie promises", cache_policy=NO_CACHE)
def tie_promises(documents: pd.DataFrame, claims: pa.Table, cooperation: pa.Table, clusters: pd.DataFrame) -> pd.DataFrame:
    """Frame of ``Commitments`` from what was picked of all batches."""
    return reconcile.tie_promises(documents, claims, cooperation, clusters)


@task(name="describe copies", cache_policy=NO_CACHE)
def describe_copies(clusters: pd.DataFrame, numbers: Mapping[str, str]) -> pd.DataFrame:
    """The clusters with the numbers in which copies differ."""
    return reconcile.describe_copies(clusters, numbers)
