"""Sources to landed batches."""

from __future__ import annotations

import logging
from dataclasses import asdict

from prefect import flow

from flows.settings import RunParameters
from tasks.ingest.addresses import check_inputs
from tasks.ingest.landing import Tally
from tasks.ingest.steps import land_batch, receive
from tasks.storage.store import Store

log = logging.getLogger("blotter")


@flow(name="ingest", flow_run_name="ingest into {parameters.store}")
def ingest(parameters: RunParameters) -> dict[str, int]:
    """Land every new or changed page of the inputs in batches; gives the counts of pages received, landed and unchanged."""
    check_inputs(parameters.inputs)
    store, tally = Store(parameters.store), Tally()
    for number, captures in enumerate(receive(store, parameters.inputs, tally, parameters.batch_pages), start=1):
        batch = land_batch(store, captures, number)
        log.info("ingest: batch %s with %d pages landed", batch, len(captures))
    log.info("ingest: %d pages received, %d landed, %d as before", tally.received, tally.landed, tally.unchanged)
    return asdict(tally)
