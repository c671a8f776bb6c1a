"""Records of all batches to a published release."""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path
from typing import Any

import pandas as pd
from prefect import flow

from flows.assembly import Assembly
from flows.diff import read_release
from flows.gather import Gathered
from flows.settings import RunParameters, pseudonym_key
from flows.unchanged import fingerprint, standing_release
from tasks.export.diff import NEEDED, Comparison, Release, compare
from tasks.export.steps import Names, check_tables, columns_judged, hide_names, judge_tables, publish_release
from tasks.schemas.table import SCHEMA_VERSION, rows_of
from tasks.storage import releases
from tasks.storage.store import Store
from tasks.storage.versions import code_version, code_versions, reference_version, reference_versions
from tasks.transform.documents.steps import find_copies
from tasks.transform.records.steps import correct_claims

log = logging.getLogger("blotter")


MOST_COMPARED = 100_000
"""Claims up to which ``CHANGES.md`` compares them one by one; beyond, documents only. The rows of both releases are in
memory: with 300,000 claims in each a run held 2.5 GiB."""


class ReleaseRefusedError(Exception):
    """A release that breaks an invariant; the last good one stays."""


@flow(name="export", flow_run_name="export from {parameters.store}")
def export(parameters: RunParameters) -> dict[str, Any]:
    """Gather all batches, reconcile them, check the result and publish it; gives version and counts."""
    store = Store(parameters.store)
    gathered = Gathered(store, parameters.as_of)
    standing = standing_release(store, gathered, parameters)
    if standing is not None:
        log.info("export: release %s stands: the same batches, code and word lists", standing["version"])
        return standing
    before = releases.latest(store)
    rows_before = releases.table_rows(releases.read_manifest(store, before)) if before else {}
    with tempfile.TemporaryDirectory(prefix="blotter-") as folder:
        assembly = _assemble(Path(folder), gathered, parameters)
        files, entities = assembly.write_tables(), assembly.write_entities()
        unmet = judge_tables(assembly.columns(files, columns_judged()), rows_before)
        _refuse([found.sentence for found in unmet if found.level == "error"])
        overview = assembly.overview() | {"warnings": [found.sentence for found in unmet if not found.is_comparison]}
        warnings = [found.sentence for found in unmet]
        facts, remarks = _facts(gathered, parameters), _remarks(gathered, assembly, warnings)

        def tell_changes(previous: str | None) -> Comparison | None:
            if previous is None or not _may_be_told(releases.read_manifest(store, previous), parameters.pseudonymise):
                return None
            most = max(assembly.counts()["claims"], rows_before.get("claims", 0))
            needed = NEEDED if most <= MOST_COMPARED else {"documents": NEEDED["documents"]}
            mine = {name: rows_of(frame[list(needed[name])]) for name, frame in assembly.columns(files, needed).items()}
            return compare(read_release(store, previous, needed), Release({**facts, **remarks}, mine))

        shown = assembly.reported(files), overview, assembly.small(files)
        version = publish_release(store, files, entities, *shown, facts, remarks, tell_changes)
    _tell(version, assembly, warnings)
    return {
        "version": version,
        "pages": gathered.captures,
        "hijacked": assembly.hijacked,
        "warnings": warnings,
        **assembly.counts(),
    }


def _assemble(folder: Path, gathered: Gathered, parameters: RunParameters) -> Assembly:
    """The tables of all batches, checked and reconciled. Raises ``ReleaseRefusedError``."""
    clusters = find_copies(*gathered.documents())
    names = _names(gathered, clusters) if parameters.pseudonymise else None
    assembly = Assembly(folder, clusters)
    breaches: list[str] = []
    for part in gathered.slices():
        tables = assembly.with_clusters(correct_claims(part.tables))
        if names is not None:
            tables = hide_names(tables, names)
        breaches += check_tables(tables, part.captures if parameters.as_of is None else None)
        assembly.add(tables, part.entities if names is None else None)
    _refuse(breaches)
    assembly.reconcile()
    return assembly


def _facts(gathered: Gathered, parameters: RunParameters) -> dict[str, Any]:
    """What of the manifest is part of the release's content."""
    return {
        "schema_version": SCHEMA_VERSION,
        "code_version": code_version("ingest", "transform", "export", "storage"),
        "reference_version": reference_version(),
        "as_of": parameters.as_of.isoformat() if parameters.as_of else None,
        "pseudonymised": parameters.pseudonymise,
        "pages": gathered.captures,
    }


def _remarks(gathered: Gathered, assembly: Assembly, warnings: list[str]) -> dict[str, Any]:
    """What the manifest tells besides."""
    return {
        "balance": {"pages": gathered.captures, "hijacked": assembly.hijacked, **assembly.counts()},
        "flows_version": fingerprint()["flows_version"],
        "warnings": warnings,
        "inputs": gathered.batches,
        "code": code_versions(),
        "reference": reference_versions(),
    }


def _tell(version: str, assembly: Assembly, warnings: list[str]) -> None:
    log.info("export: release %s, %s", version, ", ".join(f"{count} {name}" for name, count in assembly.counts().items()))
    for reason, count in sorted(assembly.reasons.items()):
        log.info("export: problems of reason %s: %d", reason, count)
    for warning in warnings:
        log.warning("export: not as expected: %s", warning)


def _refuse(sentences: list[str]) -> None:
    """Stop before anything is published where a rule is broken."""
    if sentences:
        raise ReleaseRefusedError(f"the release would break {len(sentences)} rules, the first: {sentences[0]}")


def _names(gathered: Gathered, clusters: pd.DataFrame) -> Names:
    documents, persons = gathered.named()
    return Names({"documents": documents, "persons": persons, "clusters": clusters}, pseudonym_key())


def _may_be_told(before: dict[str, Any], pseudonymise: bool) -> bool:
    """A release without names must not tell the names of the one before as a change."""
    return bool(before.get("pseudonymised")) or not pseudonymise
