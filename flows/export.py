"""Records of all batches to a published release."""

from __future__ import annotations

import logging
from typing import Any

from prefect import flow

from flows.gather import gather
from flows.settings import RunParameters
from tasks.export.steps import check_tables, limit_tables, publish_release
from tasks.schemas.table import SCHEMA_VERSION
from tasks.storage.store import Store
from tasks.storage.versions import code_version, reference_version
from tasks.transform.documents.steps import find_copies
from tasks.transform.records.steps import reconcile_records

log = logging.getLogger("blotter")


class ReleaseRefusedError(Exception):
    """A release that breaks an invariant; the last good one stays."""


@flow(name="export", flow_run_name="export from {parameters.store}")
def export(parameters: RunParameters) -> dict[str, Any]:
    """Gather all batches, reconcile them, check the result and publish it; gives version and counts."""
    store = Store(parameters.store)
    tables, captures = gather(store)
    whole = parameters.as_of is None
    tables = limit_tables(tables, parameters.as_of)
    clusters = find_copies(tables["documents"], tables.pop("signatures"))
    tables = reconcile_records({**tables, "clusters": clusters})
    breaches = check_tables(tables, captures if whole else None)
    if breaches:
        raise ReleaseRefusedError(f"the release would break {len(breaches)} rules, the first: {breaches[0]}")
    facts = {
        "schema_version": SCHEMA_VERSION,
        "code_version": code_version("ingest", "transform", "export", "storage"),
        "reference_version": reference_version(),
        "as_of": parameters.as_of.isoformat() if parameters.as_of else None,
        "pages": captures,
    }
    version = publish_release(store, tables, facts)
    counts = {name: len(frame) for name, frame in tables.items()}
    reasons = tables["problems"]["reason"].value_counts().to_dict()
    log.info("export: release %s, %s", version, ", ".join(f"{count} {name}" for name, count in counts.items()))
    for reason, count in sorted(reasons.items()):
        log.info("export: %d problems of reason %s", count, reason)
    hijacked = int((tables["documents"]["integrity"] == "hijacked").sum())
    return {"version": version, "pages": captures, "hijacked": hijacked, **counts}
