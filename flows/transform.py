"""Landed batches to records."""

from __future__ import annotations

import logging
from typing import Any

from prefect import flow
from prefect.futures import as_completed
from prefect.task_runners import ProcessPoolTaskRunner, ThreadPoolTaskRunner

from flows.batch import stage_versions, transform_batch
from flows.progress import Progress
from flows.settings import RunParameters
from tasks.storage.store import Store

log = logging.getLogger("blotter")

_ONE_AT_A_TIME: Any = ThreadPoolTaskRunner(max_workers=1)


@flow(name="transform", flow_run_name="transform in {parameters.store}", task_runner=_ONE_AT_A_TIME)
def transform(parameters: RunParameters) -> dict[str, int]:
    """Take every landed batch through the three rooms; gives how many were worked on and how many were done before.

    Batches run one at a time in this process unless the flow is given another task runner: see ``spread``.
    """
    store = Store(parameters.store)
    batches, versions = chosen(parameters), stage_versions()
    with Progress("transform", len(batches)) as progress:
        futures = [transform_batch.submit(store.url, batch, versions) for batch in batches]
        worked = [progress.step(future.result()) for future in as_completed(futures)]
    log.info("transform: %d batches worked on, %d done before", sum(worked), len(worked) - sum(worked))
    return {"worked": sum(worked), "done_before": len(worked) - sum(worked)}


def chosen(parameters: RunParameters) -> list[str]:
    """The landed batches that the parameters ask for, in landing order."""
    return Store(parameters.store).batches()[parameters.first_batch - 1 : parameters.last_batch]


def spread(parameters: RunParameters) -> Any:
    """The transform flow with the task runner that the parameters ask for: processes where there is more than one worker."""
    workers = min(parameters.workers, len(chosen(parameters)))
    if workers <= 1:
        return transform
    runner: Any = ProcessPoolTaskRunner(max_workers=workers)  # Prefect types its runners by their futures, invariantly
    return transform.with_options(task_runner=runner)
