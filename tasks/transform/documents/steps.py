"""Prefect tasks of the documents room."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.transform.documents import frame


@task(name="clean documents", task_run_name="clean documents of batch {batch}", cache_policy=NO_CACHE)
def clean_documents(batch: str, captures: pd.DataFrame, contents: Mapping[str, bytes]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Frames of ``Documents`` and ``Problems`` from the captures of a batch."""
    return frame.clean_captures(captures, contents)
