"""One batch through the three rooms: the unit of work, of resumption and of distribution."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from prefect import task
from prefect.cache_policies import NO_CACHE

from flows.memory import limit_memory
from tasks.export.steps import list_entities
from tasks.schemas import RECORD_TABLES, Documents, EntityLines, Mentions, Problems, Signatures, Table
from tasks.schemas.table import rows_of
from tasks.storage.parquet import DamagedTableError
from tasks.storage.store import Store
from tasks.storage.versions import code_version, stage_reference_version
from tasks.text.identity import cluster_id, stable_id
from tasks.transform.documents.steps import clean_documents
from tasks.transform.facts.steps import find_facts
from tasks.transform.records.steps import build_records

STAGES: dict[str, dict[str, type[Table]]] = {
    "documents": {"problems": Problems, "signatures": Signatures, "documents": Documents},
    "facts": {"problems": Problems, "mentions": Mentions},
    "records": {"problems": Problems, **RECORD_TABLES},
    "entities": {"entities": EntityLines},
}
"""What each stage makes of a batch; the last table is written last and marks the end."""
_FOR_THE_RELEASE = frozenset({"problems", "signatures"})
"""Tables that no later stage looks at."""
_CODE = {
    "documents": "transform/documents", "facts": "transform/facts", "records": "transform/records", "entities": "export/entities",
}  # fmt: skip


def stage_versions() -> dict[str, str]:
    """For each stage a hash of the code up to it and of the reference data: taken once a run, so that all its workers agree."""
    rooms = [_CODE[stage] for stage in STAGES]
    return {
        stage: stable_id(*(code_version(room) for room in rooms[: number + 1]), stage_reference_version())
        for number, stage in enumerate(STAGES)
    }


def stage_key(stage: str, batch: str, versions: Mapping[str, str]) -> str:
    """Name of what a stage makes of a batch: made from the batch and from the version of the stage."""
    return stable_id(batch, stage, versions[stage])


def is_done(store: Store, batch: str, versions: Mapping[str, str]) -> bool:
    """Whether all stages of a batch are there."""
    return all(store.has_stage(stage, stage_key(stage, batch, versions), models) for stage, models in STAGES.items())


@task(name="transform batch", task_run_name="transform batch {batch}", cache_policy=NO_CACHE)
def transform_batch(store_url: str, batch: str, versions: dict[str, str], memory: int | None = None) -> bool:
    """Take one landed batch through documents, facts, records and entities; stages that are done are not done again.

    Only paths and ids come in and go out, so that a batch may be worked on in another process or on another machine;
    frames pass between the tasks within. ``memory`` is what the worker process may hold, in MiB. Gives whether
    anything had to be done.
    """
    limit_memory(memory)
    store = Store(store_url)
    if is_done(store, batch, versions):  # another run may have come first
        return False
    documents = _documents(store, batch, versions)
    mentions = _mentions(store, batch, documents, versions)
    records = _records(store, batch, documents, mentions, versions)
    cluster_of = {row["doc_id"]: cluster_id(row["text_sha256"]) for row in rows_of(documents[["doc_id", "text_sha256"]])}
    entities = list_entities({**records, "documents": documents}, cluster_of)
    store.write_stage("entities", stage_key("entities", batch, versions), {"entities": entities}, STAGES["entities"])
    return True


def _documents(store: Store, batch: str, versions: dict[str, str]) -> pd.DataFrame:
    done = _kept(store, "documents", batch, versions)
    if done is None:
        done = clean_documents(batch, store.captures(batch), store.contents(batch))
        store.write_stage("documents", stage_key("documents", batch, versions), done, STAGES["documents"])
    return done["documents"]


def _mentions(store: Store, batch: str, documents: pd.DataFrame, versions: dict[str, str]) -> pd.DataFrame:
    done = _kept(store, "facts", batch, versions)
    if done is None:
        mentions, problems = find_facts(batch, documents)
        done = {"problems": problems, "mentions": mentions}
        store.write_stage("facts", stage_key("facts", batch, versions), done, STAGES["facts"])
    return done["mentions"]


def _records(
    store: Store, batch: str, documents: pd.DataFrame, mentions: pd.DataFrame, versions: dict[str, str]
) -> dict[str, pd.DataFrame]:
    done = _kept(store, "records", batch, versions)
    if done is None:
        done = build_records(batch, documents, mentions)
        store.write_stage("records", stage_key("records", batch, versions), done, STAGES["records"])
    return done


def _kept(store: Store, stage: str, batch: str, versions: dict[str, str]) -> dict[str, pd.DataFrame] | None:
    """The tables of a finished stage that later ones look at; null where it is not finished, or was damaged and is made again."""
    key, models = stage_key(stage, batch, versions), STAGES[stage]
    if not store.has_stage(stage, key, models):
        return None
    needed = {name: model for name, model in models.items() if name not in _FOR_THE_RELEASE}
    try:
        return {name: store.read_stage(stage, key, name, model) for name, model in needed.items()}
    except DamagedTableError:
        store.drop_stage(stage, key)
        return None
