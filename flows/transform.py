"""Landed batches to records."""

from __future__ import annotations

import logging
from typing import Any

from prefect import flow
from prefect.task_runners import ProcessPoolTaskRunner

from flows.batch import transform_batch
from flows.progress import Progress
from flows.settings import RunParameters
from tasks.storage.store import Store

log = logging.getLogger("blotter")


@flow(name="transform", flow_run_name="transform in {parameters.store}")
def transform(parameters: RunParameters) -> dict[str, int]:
    """Take every landed batch through the three rooms; gives how many were worked on and how many were done before."""
    store = Store(parameters.store)
    batches = store.batches()
    with Progress("transform", len(batches)) as progress:
        if parameters.workers == 1 or len(batches) <= 1:
            worked = [progress.step(transform_batch(store.url, batch)) for batch in batches]
        else:
            worked = _in_processes(store.url, batches, min(parameters.workers, len(batches)), progress)
    log.info("transform: %d batches worked on, %d done before", sum(worked), len(worked) - sum(worked))
    return {"worked": sum(worked), "done_before": len(worked) - sum(worked)}


def _in_processes(store_url: str, batches: list[str], workers: int, progress: Progress) -> list[bool]:
    runner: Any = ProcessPoolTaskRunner(max_workers=workers)  # Prefect types its runners by their futures, invariantly

    @flow(name="transform in processes", task_runner=runner)
    def spread() -> list[bool]:
        futures = [transform_batch.submit(store_url, batch) for batch in batches]
        return [progress.step(future.result()) for future in futures]

    return spread()
