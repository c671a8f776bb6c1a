"""Which batches of a store wait for the present code."""

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
