"""The tables of a release put together batch by batch, with what goes over all batches; never all in memory at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from tasks.export.steps import MOST_ROWS, choose_reported, join_lines, list_entities, years_of
from tasks.schemas import RELEASE_TABLES, EntityLines
from tasks.schemas.table import arrow_schema, columns_of, to_frame, to_table
from tasks.storage.files import Folder
from tasks.storage.parquet import concatenate, table_parts
from tasks.storage.releases import TableFile, make_table
from tasks.storage.spill import Spill, parts_for
from tasks.text.identity import cluster_id
from tasks.transform.records.steps import (
    GROUP,
    describe_copies,
    name_clusters,
    numbers_in,
    pick_promises,
    pick_totals,
    reconcile_totals,
    series_claims_schema,
    tie_promises,
)

_TELLING = ("documents", "cooperation", "persons", "organisations", "operations")
"""Tables of which entities are made."""


class Assembly:
    """A release in the making, on the local disk under ``folder``."""

    def __init__(self, folder: Path, clusters: pd.DataFrame) -> None:
        self._folder, self._clusters = folder, clusters
        self._spilled = folder / "spilled"
        self._spilled.mkdir(parents=True)
        self._parts = parts_for(len(clusters))
        self._spills = {name: self._spill(name, arrow_schema(model), _key(name)) for name, model in RELEASE_TABLES.items()}
        self._totals = self._spill("totals", series_claims_schema(), GROUP)
        self._entities = self._spill("entities", arrow_schema(EntityLines), "key")
        self._stating: list[pd.DataFrame] = []
        self._promises: list[tuple[pd.DataFrame, pa.Table, pa.Table]] = []
        self._numbers: dict[str, str] = {}
        self._years: dict[str, str] = {}
        self._copied = set(clusters["doc_id"][clusters["cluster_id"].duplicated(keep=False)])
        self._problems: set[str] = set()
        self.reasons: dict[str, int] = {}
        self.hijacked = 0

    def with_clusters(self, tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
        """The tables of a batch with its rows of the clusters, and the empty tables of what is made of all batches."""
        clusters = self._clusters[self._clusters["doc_id"].isin(tables["documents"]["doc_id"])]
        empty = {name: concatenate([], model) for name, model in RELEASE_TABLES.items() if name not in tables}
        return {**empty, **tables, "clusters": clusters, "claims": name_clusters(tables["claims"], clusters)}

    def add(self, tables: Mapping[str, pd.DataFrame], entities: pd.DataFrame | None) -> None:
        """Take the tables of a batch, as ``with_clusters`` gave them, and its ``EntityLines``: null has new ones made."""
        documents, problems = tables["documents"], tables["problems"]
        fresh = problems[~problems["problem_id"].isin(self._problems)]
        self._problems.update(fresh["problem_id"])
        for name in ("documents", "claims", "cooperation", "persons", "organisations", "operations"):
            self._spills[name].add(to_table(tables[name], RELEASE_TABLES[name]))
        self._spills["problems"].add(to_table(fresh, RELEASE_TABLES["problems"]))
        for reason in fresh["reason"].tolist():
            self.reasons[reason] = self.reasons.get(reason, 0) + 1
        self.hijacked += int((documents["integrity"] == "hijacked").sum())
        self._years |= years_of(documents)
        copies = documents[documents["doc_id"].isin(self._copied)]
        self._numbers |= {doc_id: numbers_in(text) for doc_id, text in zip(copies["doc_id"], copies["text"], strict=True)}
        stating, claims = pick_totals(documents, tables["claims"])
        self._stating.append(stating)
        self._totals.add(claims)
        self._promises.append(pick_promises(documents, tables["claims"], tables["cooperation"]))
        for listed in self._entity_lines(tables, entities):
            self._entities.add(to_table(listed, EntityLines))

    def _entity_lines(self, tables: Mapping[str, pd.DataFrame], entities: pd.DataFrame | None) -> Iterator[pd.DataFrame]:
        """``entities``, with those of copies made anew: a person is one over all copies of an article."""
        clusters, documents = tables["clusters"], tables["documents"]
        cluster_of = dict(zip(clusters["doc_id"], clusters["cluster_id"], strict=True))
        own = map(cluster_id, documents["text_sha256"])
        copies = {
            doc_id
            for doc_id, mine in zip(documents["doc_id"], own, strict=True)
            if entities is None or cluster_of[doc_id] != mine
        }
        if entities is not None:
            yield entities[~entities["doc_id"].isin(copies)]
        if copies:
            yield list_entities({name: tables[name][tables[name]["doc_id"].isin(copies)] for name in _TELLING}, cluster_of)

    def reconcile(self) -> None:
        """Make the tables that go over all batches."""
        stating = pd.concat(self._stating, ignore_index=True) if self._stating else pd.DataFrame()
        for claims in self._totals.parts():
            series, points = reconcile_totals(stating, claims, self._clusters)
            self._spills["series"].add(to_table(series, RELEASE_TABLES["series"]))
            self._spills["series_points"].add(to_table(points, RELEASE_TABLES["series_points"]))
        if self._promises:
            stated, promised, links = zip(*self._promises, strict=True)
            told = pd.concat(stated, ignore_index=True), pa.concat_tables(promised), pa.concat_tables(links)
            commitments = tie_promises(*told, self._clusters)
            self._spills["commitments"].add(to_table(commitments, RELEASE_TABLES["commitments"]))
        self._spills["clusters"].add(to_table(describe_copies(self._clusters, self._numbers), RELEASE_TABLES["clusters"]))
        self._stating, self._promises, self._numbers = [], [], {}

    def counts(self) -> dict[str, int]:
        """Rows of each table."""
        return {name: spill.rows for name, spill in self._spills.items()}

    def write_tables(self) -> list[TableFile]:
        """The Parquet files of all tables."""
        files: list[TableFile] = []
        for name, spill in self._spills.items():
            files += make_table(self._folder / "release", name, spill.parts(), spill.rows, self._years)
        return files

    def write_entities(self) -> Path:
        """The FollowTheMoney file."""
        path = self._folder / "entities.ftm.json"
        with path.open("w", encoding="utf-8", newline="") as stream:
            for part in self._entities.parts():
                stream.writelines(join_lines(zip(part["key"].to_pylist(), part["entity"].to_pylist(), strict=True)))
        return path

    def small(self, files: list[TableFile]) -> dict[str, pd.DataFrame]:
        """The written tables that are small."""
        names = [name for name, spill in self._spills.items() if spill.rows <= MOST_ROWS]
        return {
            name: concatenate([to_frame(part) for part in self._written(files, name)], RELEASE_TABLES[name]) for name in names
        }

    def reported(self, files: list[TableFile]) -> dict[str, pd.DataFrame]:
        """Of the written tables what the report shows: all of a small release, a sample of documents of a large one."""
        points = concatenate([to_frame(part) for part in self._written(files, "series_points")], RELEASE_TABLES["series_points"])
        chosen = choose_reported(self._years, points)
        whole = len(chosen) == len(self._years)
        found: dict[str, pd.DataFrame] = {}
        for name, model in RELEASE_TABLES.items():
            frames = []
            for part in self._written(files, name):
                frame = to_frame(part)
                if not whole and "doc_id" in frame:
                    frame = frame[frame["doc_id"].isin(chosen)]
                frames.append(frame)
            found[name] = concatenate(frames, model)
        if not whole:
            found["series"] = found["series"][found["series"]["series_id"].isin(found["series_points"]["series_id"])]
        return found

    def columns(self, files: list[TableFile], wanted: Mapping[str, Iterable[str]]) -> dict[str, pd.DataFrame]:
        """Some columns of the written tables."""
        found = {}
        for name, columns in wanted.items():
            chosen = [column for column in arrow_schema(RELEASE_TABLES[name]).names if column in columns]
            parts = [part.select(chosen or [_key(name)]) for part in self._written(files, name)]
            schema = pa.schema([arrow_schema(RELEASE_TABLES[name]).field(c) for c in chosen or [_key(name)]])
            found[name] = to_frame(pa.concat_tables(parts) if parts else schema.empty_table())
        return found

    def overview(self) -> dict[str, Any]:
        """Figures of the whole release for a report that shows a sample."""
        return {
            "counts": self.counts(),
            "hijacked": self.hijacked,
            "articles": int(self._clusters["cluster_id"].nunique()),
            "undated": sum(year == "unknown" for year in self._years.values()),
        }

    def _written(self, files: list[TableFile], name: str) -> Iterator[pa.Table]:
        folder = Folder(str(self._folder / "release"))
        for file in files:
            if file.table == name:
                yield from table_parts(folder, RELEASE_TABLES[name], *file.path.split("/"))

    def _spill(self, name: str, schema: pa.Schema, key: str) -> Spill:
        return Spill(self._spilled, name, schema, key, self._parts)


def _key(name: str) -> str:
    return next(column.name for column in columns_of(RELEASE_TABLES[name]) if column.is_key)
