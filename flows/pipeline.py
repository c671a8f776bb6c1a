"""The whole: ingest, transform, export."""

from __future__ import annotations

from typing import Any

from prefect import flow

from flows.export import export
from flows.ingest import ingest
from flows.settings import RunParameters
from flows.transform import spread


@flow(name="pipeline", flow_run_name="pipeline into {parameters.store}")
def pipeline(parameters: RunParameters) -> dict[str, Any]:
    """Pages in, a release out; gives the counts of the three stages and the version of the release."""
    received = ingest(parameters)
    transformed = spread(parameters)(parameters)
    return {**received, **transformed, **export(parameters)}
