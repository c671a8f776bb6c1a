"""One batch through the three rooms: the unit of work, of resumption and of distribution."""

from __future__ import annotations

import pandas as pd
from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.schemas import RECORD_TABLES, Documents, Mentions, Problems, Table
from tasks.storage.parquet import DamagedTableError
from tasks.storage.store import Store
from tasks.storage.versions import code_version, reference_version
from tasks.text.identity import stable_id
from tasks.transform.documents.steps import clean_documents
from tasks.transform.facts.steps import find_facts
from tasks.transform.records.steps import build_records

STAGES: dict[str, dict[str, type[Table]]] = {
    "documents": {"problems": Problems, "documents": Documents},
    "facts": {"problems": Problems, "mentions": Mentions},
    "records": {"problems": Problems, **RECORD_TABLES},
}


def stage_key(stage: str, batch: str) -> str:
    """Name of what a stage makes of a batch: made from the batch, the code so far and the reference data."""
    rooms = ["transform/documents", "transform/facts", "transform/records"][: list(STAGES).index(stage) + 1]
    return stable_id(batch, stage, *(code_version(room) for room in rooms), reference_version())


@task(name="transform batch", task_run_name="transform batch {batch}", cache_policy=NO_CACHE)
def transform_batch(store_url: str, batch: str) -> bool:
    """Take one landed batch through documents, facts and records; stages that are done are not done again.

    Only paths and ids come in and go out, so that a batch may be worked on in another process or on another machine;
    frames pass between the three room tasks within. Gives whether anything had to be done.
    """
    store = Store(store_url)
    if all(store.has_stage(stage, stage_key(stage, batch), models) for stage, models in STAGES.items()):
        return False
    documents = _documents(store, batch)
    mentions = _mentions(store, batch, documents)
    records = build_records(batch, documents, mentions)
    store.write_stage("records", stage_key("records", batch), records, STAGES["records"])
    return True


def _documents(store: Store, batch: str) -> pd.DataFrame:
    done = _kept(store, "documents", batch)
    if done is not None:
        return done
    documents, problems = clean_documents(batch, store.captures(batch), store.contents(batch))
    frames = {"problems": problems, "documents": documents}
    store.write_stage("documents", stage_key("documents", batch), frames, STAGES["documents"])
    return documents


def _mentions(store: Store, batch: str, documents: pd.DataFrame) -> pd.DataFrame:
    done = _kept(store, "facts", batch)
    if done is not None:
        return done
    mentions, problems = find_facts(batch, documents)
    store.write_stage("facts", stage_key("facts", batch), {"problems": problems, "mentions": mentions}, STAGES["facts"])
    return mentions


def _kept(store: Store, stage: str, batch: str) -> pd.DataFrame | None:
    """The main table of a finished stage; null where it is not finished, or was damaged and has to be made again."""
    key, (name, model) = stage_key(stage, batch), list(STAGES[stage].items())[-1]
    if not store.has_stage(stage, key, STAGES[stage]):
        return None
    try:
        return store.read_stage(stage, key, name, model)
    except DamagedTableError:
        store.drop_stage(stage, key)
        return None
