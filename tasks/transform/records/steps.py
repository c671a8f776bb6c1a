"""Prefect tasks of the records room."""

from __future__ import annotations

import pandas as pd
from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.transform.records import frame, reconcile


@task(name="build records", task_run_name="build records of batch {batch}", cache_policy=NO_CACHE)
def build_records(batch: str, documents: pd.DataFrame, mentions: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Frames of the record tables and of ``problems`` from the documents and mentions of a batch."""
    return frame.build_tables(documents, mentions)


@task(name="reconcile", task_run_name="reconcile all batches", cache_policy=NO_CACHE)
def reconcile_records(tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tables over all documents: copies clustered, totals reconciled, promises tied to what was done."""
    return reconcile.reconcile(tables)
