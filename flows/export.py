"""Records of all batches to a published release."""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path
from typing import Any

from prefect import flow

from flows.assembly import Assembly
from flows.gather import Gathered
from flows.settings import RunParameters
from tasks.export.steps import check_tables, publish_release
from tasks.schemas.table import SCHEMA_VERSION
from tasks.storage.store import Store
from tasks.storage.versions import code_version, reference_version
from tasks.transform.documents.steps import find_copies

log = logging.getLogger("blotter")


class ReleaseRefusedError(Exception):
    """A release that breaks an invariant; the last good one stays."""


@flow(name="export", flow_run_name="export from {parameters.store}")
def export(parameters: RunParameters) -> dict[str, Any]:
    """Gather all batches, reconcile them, check the result and publish it; gives version and counts."""
    store, as_of = Store(parameters.store), parameters.as_of
    gathered = Gathered(store, as_of)
    clusters = find_copies(*gathered.documents())
    with tempfile.TemporaryDirectory(prefix="blotter-") as folder:
        assembly = Assembly(Path(folder), clusters)
        breaches: list[str] = []
        for part in gathered.slices():
            tables = assembly.with_clusters(part.tables)
            breaches += check_tables(tables, part.captures if as_of is None else None)
            assembly.add(tables)
        if breaches:
            raise ReleaseRefusedError(f"the release would break {len(breaches)} rules, the first: {breaches[0]}")
        assembly.reconcile()
        facts = {
            "schema_version": SCHEMA_VERSION,
            "code_version": code_version("ingest", "transform", "export", "storage"),
            "reference_version": reference_version(),
            "as_of": as_of.isoformat() if as_of else None,
            "pages": gathered.captures,
        }
        files, entities = assembly.write_tables(), assembly.write_entities()
        shown = assembly.reported(files), assembly.overview(), assembly.small(files)
        version = publish_release(store, files, entities, *shown, facts)
    counts = assembly.counts()
    log.info("export: release %s, %s", version, ", ".join(f"{count} {name}" for name, count in counts.items()))
    for reason, count in sorted(assembly.reasons.items()):
        log.info("export: %d problems of reason %s", count, reason)
    return {"version": version, "pages": gathered.captures, "hijacked": assembly.hijacked, **counts}
