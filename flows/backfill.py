"""Landed batches once more: which of them wait for the present code, and how to make one be done again."""

from __future__ import annotations

from flows.batch import STAGES, stage_key, stage_versions
from tasks.storage.store import Store


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
