"""Prefect tasks of the documents room."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.transform.documents import frame


@task(name="clean documents", task_run_name="clean documents of batch {batch}", cache_policy=NO_CACHE)
def clean_documents(batch: str, captures: pd.DataFrame, contents: Mapping[str, bytes]) -> dict[str, pd.DataFrame]:
    """Frames ``documents``, ``signatures`` and ``problems`` from the captures of a batch."""
    documents, problems = frame.clean_captures(captures, contents)
    return {"documents": documents, "signatures": frame.sign_documents(documents), "problems": problems}


@task(name="find copies", task_run_name="find copies among all documents", cache_policy=NO_CACHE)
def find_copies(documents: pd.DataFrame, signatures: pd.DataFrame) -> pd.DataFrame:
    """Frame of ``Clusters`` over all documents, the differences still empty."""
    return frame.cluster_documents(documents, signatures)
