"""What the batches hold, as one set of tables: for each address only the capture that stands for it."""

from __future__ import annotations

import pandas as pd

from flows.batch import STAGES, stage_key, stage_versions
from tasks.schemas import RECORD_TABLES, Documents, Problems, Signatures, Table
from tasks.storage.parquet import concatenate
from tasks.storage.store import Landed, Store


def gather(store: Store) -> tuple[dict[str, pd.DataFrame], int]:
    """Documents, signatures, record tables and problems over all batches, and the number of addresses they stand for."""
    landed, versions = store.landed(), stage_versions()
    parts: dict[str, list[pd.DataFrame]] = {name: [] for name in ("documents", "signatures", *RECORD_TABLES, "problems")}
    for batch in store.batches():
        documents = _read(store, versions, "documents", batch, "documents", Documents)
        current = documents[
            [_stands(landed, batch, *pair) for pair in zip(documents["source_uri"], documents["capture_sha256"], strict=True)]
        ]
        ids = set(current["doc_id"])
        parts["documents"].append(current)
        signatures = _read(store, versions, "documents", batch, "signatures", Signatures)
        parts["signatures"].append(signatures[signatures["doc_id"].isin(ids)])
        for name, model in RECORD_TABLES.items():
            frame = _read(store, versions, "records", batch, name, model)
            parts[name].append(frame[frame["doc_id"].isin(ids)])
        for stage in STAGES:
            problems = _read(store, versions, stage, batch, "problems", Problems)
            mine = [landed[address].batch == batch if address in landed else True for address in problems["source_uri"]]
            parts["problems"].append(problems[mine])
    models: dict[str, type[Table]] = {"documents": Documents, "signatures": Signatures, **RECORD_TABLES, "problems": Problems}
    return {name: concatenate(frames, models[name]) for name, frames in parts.items()}, len(landed)


def _stands(landed: dict[str, Landed], batch: str, address: str, sha256: str) -> bool:
    return landed[address].batch == batch and landed[address].sha256 == sha256


def _read(store: Store, versions: dict[str, str], stage: str, batch: str, table: str, model: type[Table]) -> pd.DataFrame:
    return store.read_stage(stage, stage_key(stage, batch, versions), table, model)
