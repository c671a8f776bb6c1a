"""Landed batches once more, with the present code and word lists."""

from __future__ import annotations

import logging
from typing import Any

from prefect import flow

from flows.batch import STAGES, stage_key, stage_versions
from flows.export import export
from flows.settings import RunParameters
from flows.transform import run_transform
from tasks.storage.store import Store

log = logging.getLogger("blotter")


@flow(name="backfill", flow_run_name="backfill in {parameters.store}")
def refill(parameters: RunParameters, redo: bool = False, publish: bool = True) -> dict[str, Any]:
    """Transform the chosen range of batches with the present code; a release follows where no batch is left behind.

    Args:
        parameters: The store and the range of batches.
        redo: Whether to make again what the present code made already.
        publish: Whether to publish a release afterwards.
    """
    if redo:
        forget(parameters.store, parameters.first_batch, parameters.last_batch)
    transformed: dict[str, Any] = run_transform(parameters)
    left = behind(parameters.store)
    if left:
        log.warning("backfill: %d batches still hold results of older code; no release is published before they are done", left)
    if left or not publish:
        return transformed
    return {**transformed, **export(parameters)}


def behind(store_url: str) -> int:
    """How many landed batches have no results of the present code and word lists."""
    store, versions = Store(store_url), stage_versions()
    return sum(
        not all(store.has_stage(stage, stage_key(stage, batch, versions), models) for stage, models in STAGES.items())
        for batch in store.batches()
    )


def forget(store_url: str, first: int, last: int | None) -> None:
    """Drop what the present code made of a range of landed batches, so that it is made again."""
    store, versions = Store(store_url), stage_versions()
    for batch in store.batches()[first - 1 : last]:
        for stage in reversed(STAGES):
            store.drop_stage(stage, stage_key(stage, batch, versions))
