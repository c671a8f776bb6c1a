"""What the batches hold, batch by batch: for each address only the capture that stands for it."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from flows.batch import STAGES, stage_key, stage_versions, transform_batch
from tasks.export.steps import limit_to
from tasks.schemas import RECORD_TABLES, Documents, EntityLines, Persons, Problems, Signatures, Table
from tasks.storage.parquet import DamagedTableError, concatenate
from tasks.storage.store import Store

log = logging.getLogger("blotter")

_ABOUT_DOCUMENTS = ["doc_id", "source_uri", "text_sha256", "integrity", "signals", "published_at"]


class Slice(NamedTuple):
    """The rows of one batch that stand, what its documents say of entities, and how many addresses the batch stands for."""

    batch: str
    tables: dict[str, pd.DataFrame]
    entities: pd.DataFrame
    captures: int


class Gathered:
    """The batches of a store as of a day, with what has to be known of all of them at once: addresses, ids, signatures."""

    def __init__(self, store: Store, as_of: dt.date | None) -> None:
        self.store, self.as_of = store, as_of
        self.versions = stage_versions()
        self.batches = store.batches()
        self._batch_of: dict[str, int] = {}
        for number in range(len(self.batches) - 1, -1, -1):  # the later landing of an address wins
            for address in store.captures(self.batches[number], ["source_uri"])["source_uri"]:
                self._batch_of.setdefault(address, number)

    @property
    def captures(self) -> int:
        """Number of addresses."""
        return len(self._batch_of)

    def documents(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Of all documents what finds copies: their ids, hashes, verdicts and days, and their signatures."""
        documents, signatures = [], []
        for number, batch in enumerate(self.batches):
            found = self._standing(number, self._read("documents", batch, "documents", Documents, _ABOUT_DOCUMENTS))
            limited = limit_to({"documents": found, "problems": _none(Problems)}, self.as_of)["documents"]
            documents.append(limited.drop(columns="source_uri"))
            signed = self._read("documents", batch, "signatures", Signatures)
            signatures.append(signed[signed["doc_id"].isin(limited["doc_id"])])
        return pd.concat(documents, ignore_index=True) if documents else _none(Documents), concatenate(signatures, Signatures)

    def named(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Who is named in all documents: ``doc_id`` and ``byline`` of each, and ``doc_id``, ``name`` and ``kind`` of persons."""
        documents, persons = [], []
        for number, batch in enumerate(self.batches):
            columns = ["doc_id", "source_uri", "byline"]
            standing = self._standing(number, self._read("documents", batch, "documents", Documents, columns))
            documents.append(standing[["doc_id", "byline"]])
            found = self._read("records", batch, "persons", Persons, ["doc_id", "name", "kind"])
            persons.append(found[found["doc_id"].isin(standing["doc_id"])])
        empty = _none(Documents)[["doc_id", "byline"]], _none(Persons)[["doc_id", "name", "kind"]]
        return pd.concat([empty[0], *documents], ignore_index=True), pd.concat([empty[1], *persons], ignore_index=True)

    def slices(self) -> Iterator[Slice]:
        """Documents, record tables and problems, one batch at a time, in landing order."""
        for number, batch in enumerate(self.batches):
            documents = self._standing(number, self._read("documents", batch, "documents", Documents))
            ids = set(documents["doc_id"])
            tables = {"documents": documents}
            for name, model in RECORD_TABLES.items():
                frame = self._read("records", batch, name, model)
                tables[name] = frame[frame["doc_id"].isin(ids)]
            problems = concatenate(
                [self._read(stage, batch, "problems", Problems) for stage, made in STAGES.items() if "problems" in made], Problems
            )
            tables["problems"] = self._standing(number, problems)
            captures = sum(self._batch_of[address] == number for address in self._addresses(batch))
            limited = limit_to(tables, self.as_of)
            entities = self._read("entities", batch, "entities", EntityLines)
            yield Slice(batch, limited, entities[entities["doc_id"].isin(limited["documents"]["doc_id"])], captures)

    def _standing(self, number: int, frame: pd.DataFrame) -> pd.DataFrame:
        return frame.loc[[self._batch_of.get(address, number) == number for address in frame["source_uri"]]]

    def _addresses(self, batch: str) -> list[str]:
        found: list[str] = self.store.captures(batch, ["source_uri"])["source_uri"].tolist()
        return found

    def _read(self, stage: str, batch: str, table: str, model: type[Table], columns: list[str] | None = None) -> pd.DataFrame:
        key = stage_key(stage, batch, self.versions)
        try:
            return self.store.read_stage(stage, key, table, model, columns)
        except (DamagedTableError, FileNotFoundError) as error:
            log.warning("export: %s; the batch is worked on again", error)
            self.store.drop_stage(stage, key)
            transform_batch(self.store.url, batch, self.versions)
            return self.store.read_stage(stage, key, table, model, columns)


def _none(model: type[Table]) -> pd.DataFrame:
    return concatenate([], model)
