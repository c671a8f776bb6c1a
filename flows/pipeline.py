"""The whole: ingest, transform, export."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from prefect import flow

from flows.export import export
from flows.ingest import ingest
from flows.settings import RunParameters
from flows.transform import run_transform
from tasks.ingest.landing import Tally


@flow(name="pipeline", flow_run_name="pipeline into {parameters.store}")
def pipeline(parameters: RunParameters) -> dict[str, Any]:
    """Pages in, a release out; gives the counts of the three stages and the version of the release."""
    return run_rooms(parameters)


def run_rooms(parameters: RunParameters) -> dict[str, Any]:
    """The three stages within the flow that calls this; without inputs only what has landed before is worked on."""
    received = ingest(parameters) if parameters.inputs else asdict(Tally())
    transformed = run_transform(parameters)
    return {**received, **transformed, **export(parameters)}
