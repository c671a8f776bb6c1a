"""Prefect tasks of the facts room."""

from __future__ import annotations

import pandas as pd
from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.transform.facts import frame


@task(name="find facts", task_run_name="find facts of batch {batch}", cache_policy=NO_CACHE)
def find_facts(batch: str, documents: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Frames of ``Mentions`` and ``Problems`` from the documents of a batch."""
    return frame.find_facts(documents)
