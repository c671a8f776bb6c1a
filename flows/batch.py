"""One batch through the three rooms: the unit of work, of resumption and of distribution."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from prefect import task
from prefect.cache_policies import NO_CACHE

from flows.memory import limit_memory
from tasks.schemas import RECORD_TABLES, Documents, Mentions, Problems, Signatures, Table
from tasks.storage.parquet import DamagedTableError
from tasks.storage.store import Store
from tasks.storage.versions import code_version, stage_reference_version
from tasks.text.identity import stable_id
from tasks.transform.documents.steps import clean_documents
from tasks.transform.facts.steps import find_facts
from tasks.transform.records.steps import build_records

STAGES: dict[str, dict[str, type[Table]]] = {
    "documents": {"problems": Problems, "signatures": Signatures, "documents": Documents},
    "facts": {"problems": Problems, "mentions": Mentions},
    "records": {"problems": Problems, **RECORD_TABLES},
}


def stage_versions() -> dict[str, str]:
    """For each stage a hash of the code up to it and of the reference data: taken once a run, so that all its workers agree."""
    rooms = [f"transform/{stage}" for stage in STAGES]
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
    """Take one landed batch through documents, facts and records; stages that are done are not done again.

    Only paths and ids come in and go out, so that a batch may be worked on in another process or on another machine;
    frames pass between the three room tasks within. ``memory`` is what the worker process may hold, in MiB. Gives whether
    anything had to be done.
    """
    limit_memory(memory)
    store = Store(store_url)
    if is_done(store, batch, versions):  # another run may have come first
        return False
    documents = _documents(store, batch, versions)
    mentions = _mentions(store, batch, documents, versions)
    records = build_records(batch, documents, mentions)
    store.write_stage("records", stage_key("records", batch, versions), records, STAGES["records"])
    return True


def _documents(store: Store, batch: str, versions: dict[str, str]) -> pd.DataFrame:
    done = _kept(store, "documents", batch, versions)
    if done is not None:
        return done
    frames = clean_documents(batch, store.captures(batch), store.contents(batch))
    store.write_stage("documents", stage_key("documents", batch, versions), frames, STAGES["documents"])
    return frames["documents"]


def _mentions(store: Store, batch: str, documents: pd.DataFrame, versions: dict[str, str]) -> pd.DataFrame:
    done = _kept(store, "facts", batch, versions)
    if done is not None:
        return done
    mentions, problems = find_facts(batch, documents)
    store.write_stage("facts", stage_key("facts", batch, versions), {"problems": problems, "mentions": mentions}, STAGES["facts"])
    return mentions


def _kept(store: Store, stage: str, batch: str, versions: dict[str, str]) -> pd.DataFrame | None:
    """The main table of a finished stage; null where it is not finished, or was damaged and has to be made again."""
    key, (name, model) = stage_key(stage, batch, versions), list(STAGES[stage].items())[-1]
    if not store.has_stage(stage, key, STAGES[stage]):
        return None
    try:
        return store.read_stage(stage, key, name, model)
    except DamagedTableError:
        store.drop_stage(stage, key)
        return None
