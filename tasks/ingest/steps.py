"""Prefect tasks of the ingest room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import pandas as pd
from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.ingest.addresses import find_files, is_web
from tasks.ingest.fetching.fetcher import Memory
from tasks.ingest.fetching.visits import visit
from tasks.ingest.landing import Tally, make_batches
from tasks.ingest.readers import read_file
from tasks.ingest.received import Received
from tasks.storage.store import Store


@task(name="land batch", task_run_name="land batch {number}", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=[2, 8])
def land_batch(store: Store, captures: pd.DataFrame, number: int) -> str:
    """Keep a batch of captures in the store; gives its id."""
    return store.land(captures)


def receive(store: Store, inputs: Sequence[str], tally: Tally, batch_pages: int) -> Iterator[pd.DataFrame]:
    """Batches of what is new or changed among the inputs, as frames of ``Captures``."""
    known = {address: landed.sha256 for address, landed in store.landed().items()}
    holders = store.holders()
    memory = Memory(store.read_state("visits"))
    pages = chain(
        _read_files([name for name in inputs if not is_web(name)]), visit([name for name in inputs if is_web(name)], memory)
    )
    for batch in make_batches(pages, known, holders, tally, batch_pages):
        yield batch
        # Only now, with the batch landed: a run that dies before asks for these pages again, in full.
        store.write_state("visits", memory.tags)


def _read_files(inputs: Sequence[str]) -> Iterator[Received]:
    return (page for path in find_files(inputs) for page in read_file(path))
