"""Landed batches to records."""

from __future__ import annotations

import logging
from collections import deque
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from prefect import flow
from prefect.task_runners import ProcessPoolTaskRunner, ThreadPoolTaskRunner

from flows.batch import is_done, stage_versions, transform_batch
from flows.orphans import end_with_parent
from flows.progress import Progress
from flows.settings import RunParameters
from tasks.storage.store import Store

log = logging.getLogger("blotter")

ATTEMPTS = 4
"""How often the work is taken up again after a worker process died. From the second time on one process works alone, so that a
page that takes its worker along is told by name and not tried with others."""
AHEAD = 3
"""Batches handed out for each worker: one in work, the others waiting; no worker waits and no queue grows with the input."""

_ADVICE = "fewer workers or smaller batches need less memory; the batches done so far are kept"

_HERE: Any = ThreadPoolTaskRunner(max_workers=1)


class WorkerLostError(Exception):
    """Worker processes died again and again; the message says on which batch and what to do."""


@flow(name="transform", flow_run_name="transform in {parameters.store}", task_runner=_HERE)
def transform(parameters: RunParameters, is_spread: bool = False) -> dict[str, int]:
    """Take every landed batch through the three rooms; gives how many were worked on and how many were done before.

    Args:
        parameters: Which store, which batches, how many workers.
        is_spread: Whether the flow has a task runner to hand batches to; without one they are worked on here, one by one, in the
            main thread, where the time limit of a page holds.
    """
    store, versions = Store(parameters.store), stage_versions()
    batches = chosen(parameters)
    todo = deque(batch for batch in batches if not is_done(store, batch, versions))
    worked, done_before = 0, len(batches) - len(todo)
    running: deque[Any] = deque()
    with Progress("transform", len(todo)) as progress:
        while todo or running:
            while is_spread and todo and len(running) < AHEAD * parameters.workers:
                running.append(transform_batch.submit(store.url, todo.popleft(), versions, parameters.worker_memory))
            if is_spread:
                worked += progress.step(running.popleft().result())
            else:
                worked += progress.step(transform_batch(store.url, todo.popleft(), versions))
    log.info("transform: batches worked on: %d, done before: %d", worked, done_before)
    return {"worked": worked, "done_before": done_before}


def chosen(parameters: RunParameters) -> list[str]:
    """The landed batches that the parameters ask for, in landing order."""
    return Store(parameters.store).batches()[parameters.first_batch - 1 : parameters.last_batch]


def run_transform(parameters: RunParameters) -> dict[str, int]:
    """The transform flow where the parameters want it: here, over processes, or on a Dask cluster.

    What a dying worker process had in hand is done again by another one. Raises ``WorkerLostError``.
    """
    if parameters.dask:
        from distributed import KilledWorker
        from prefect_dask.task_runners import DaskTaskRunner

        runner: Any = DaskTaskRunner(address=parameters.dask)
        theirs = parameters.model_copy(update={"worker_memory": None})  # a cluster sets limits of its own
        try:
            found: dict[str, int] = transform.with_options(task_runner=runner)(theirs, is_spread=True)
        except KilledWorker as error:
            raise WorkerLostError(f"a batch took {error.allowed_failures + 1} workers of the cluster along; {_ADVICE}") from error
        return found
    store, versions = Store(parameters.store), stage_versions()
    before = sum(is_done(store, batch, versions) for batch in chosen(parameters))
    for attempt in range(ATTEMPTS):
        waiting = [batch for batch in chosen(parameters) if not is_done(store, batch, versions)]
        workers = min(parameters.workers, len(waiting)) if attempt < 2 else 1
        pool = ProcessPoolTaskRunner(max_workers=max(1, workers), initializer=end_with_parent)
        try:
            if workers <= 1 and attempt == 0 and parameters.worker_memory is None:
                return transform(parameters)
            spread = transform.with_options(task_runner=pool)  # type: ignore[arg-type]
            spread(parameters.model_copy(update={"workers": max(1, workers)}), is_spread=True)
        except (BrokenProcessPool, MemoryError):
            log.warning("transform: a worker process died (out of memory, or killed); what it had in hand is done again")
            continue
        return {"worked": len(chosen(parameters)) - before, "done_before": before}
    first = next((batch for batch in chosen(parameters) if not is_done(store, batch, versions)), "?")
    raise WorkerLostError(f"worker processes died {ATTEMPTS} times, the last time on batch {first}; {_ADVICE}")
