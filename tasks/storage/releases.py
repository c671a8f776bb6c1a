"""Releases in a store: immutable, published by their manifest, found through ``latest``.

::

    STORE/release/0001-1f3a.../      tables, derived files, manifest.json (written last: without it there is no release)
        NAME.parquet                 a table; a large one is a folder NAME/ with a file for each year of publication
    STORE/release/LATEST             name of the newest good release, on every filesystem
    STORE/release/latest             link to it, on a local disk
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from tasks.schemas import RECORD_TABLES, RELEASE_TABLES
from tasks.schemas.table import check, to_frame
from tasks.storage.files import unfinished_name
from tasks.storage.parquet import TableWriter, concatenate, read_as_it_is, read_rows, read_table, table_parts
from tasks.storage.store import Store
from tasks.text.identity import digest, stable_id

MANIFEST = "manifest.json"
MOST_ROWS_A_FILE = 500_000
"""Rows above which a table is parted by year of publication: a file of that size still opens at once in a notebook."""
_PARTED = ("documents", "clusters", *RECORD_TABLES)


class TableFile(NamedTuple):
    """One Parquet file of a release, made on the local disk and ready to be taken into the store."""

    path: str
    table: str
    rows: int
    source: Path


Content = bytes | Path
"""What a file of a release holds: bytes, or a file on the local disk where it is too large for that."""


def make_table(
    folder: Path, name: str, parts: Iterable[pa.Table], rows: int, years: Mapping[str, str], most_rows: int = MOST_ROWS_A_FILE
) -> list[TableFile]:
    """Write the Parquet files of a release table on the local disk.

    ``parts`` hold all ``rows`` in the order of the key. A table of more than ``most_rows`` rows that tells documents becomes
    ``NAME/YEAR.parquet`` and ``NAME/unknown.parquet``; ``years`` gives the year of each document. Raises ``SchemaErrors`` on rows
    that break the table's model.
    """
    model = RELEASE_TABLES[name]
    is_parted = rows > most_rows and name in _PARTED
    writers: dict[str, TableWriter] = {}
    with ExitStack() as stack:

        def writer_of(path: str) -> TableWriter:
            if path not in writers:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                stream = stack.enter_context((folder / path).open("wb"))
                writers[path] = stack.enter_context(TableWriter(stream, model))
            return writers[path]

        if not is_parted:
            writer_of(f"{name}.parquet")
        for part in parts:
            check(to_frame(part), model)
            if not is_parted:
                writer_of(f"{name}.parquet").write(part)
                continue
            labels = pa.array([years.get(doc_id, "unknown") for doc_id in part["doc_id"].to_pylist()])
            for label in sorted(pc.unique(labels).to_pylist()):
                writer_of(f"{name}/{label}.parquet").write(part.filter(pc.equal(labels, label)))
    return [TableFile(path, name, writers[path].rows, folder / path) for path in sorted(writers)]


def list_files(files: Sequence[TableFile], derived: Mapping[str, Content]) -> list[dict[str, Any]]:
    """The entries of a manifest for tables and further files: path, bytes, SHA-256; for tables also name and rows."""
    listed = [{"path": file.path, "table": file.table, "rows": file.rows, **_measure(file.source)} for file in files]
    return listed + [{"path": name, **_measure(content)} for name, content in sorted(derived.items())]


def _measure(content: Content) -> dict[str, Any]:
    if isinstance(content, bytes):
        return {"bytes": len(content), "sha256": digest(content)}
    with content.open("rb") as stream:
        return {"bytes": content.stat().st_size, "sha256": hashlib.file_digest(stream, "sha256").hexdigest()}


def publish(
    store: Store,
    files: Sequence[TableFile],
    derived: Mapping[str, Content],
    facts: Mapping[str, Any],
    tell_changes: Callable[[str | None], Mapping[str, bytes]] = lambda previous: {},
    remarks: Mapping[str, Any] | None = None,
) -> str:
    """Write a release and point ``latest`` at it; gives its version.

    ``derived`` are the further files by name; ``facts`` go into the manifest beside the list of files. ``tell_changes`` gets
    the version that ``latest`` names so far and gives files that compare the two; these and ``remarks``, which go into the
    manifest too, are no part of the content that names the version, so that a release with the same content is known and not
    written again. The one that ``latest`` named before stays, whatever happens here.
    """
    listed = list_files(files, derived)
    content = stable_id(json.dumps([listed, facts], sort_keys=True, ensure_ascii=False))[:12]
    version = next((name for name in versions(store) if name.endswith(f"-{content}")), None)
    if version is None:
        previous = latest(store)
        told = tell_changes(previous)
        version = _next_version(store, content)
        for file in files:
            _take(store, file.source, version, file.path)
        for name, data in {**derived, **told}.items():
            _take(store, data, version, name)
        head = {"name": "blotter", "version": version, "previous": previous, **facts, **(remarks or {})}
        _write_manifest(store, {**head, "files": [*listed, *list_files([], told)]})
    point_latest(store, version)
    _remove_abandoned(store, version, [file["path"] for file in listed])
    return version


def _next_version(store: Store, content: str) -> str:
    """The version of a release of that ``content``; the one in whose midst a run was killed keeps its number."""
    numbered = {int(name.split("-")[0]): name for name in store.folder.names("release") if name[:4].isdigit()}
    last = max(numbered, default=0)
    was_begun = numbered.get(last, "").endswith(f"-{content}")
    return f"{last if was_begun else last + 1:04d}-{content}"


def _write_manifest(store: Store, manifest: Mapping[str, Any]) -> None:
    text = json.dumps(manifest, indent=1, ensure_ascii=False, sort_keys=False) + "\n"
    store.folder.write_bytes(text.encode(), "release", manifest["version"], MANIFEST)


def _remove_abandoned(store: Store, version: str, paths: Iterable[str]) -> None:
    """Remove what killed runs left beside the releases, in this one's own folder and in those below it."""
    within = {tuple(path.split("/")[:-1]) for path in paths}
    for parts in (("release",), *(("release", version, *below) for below in sorted(within | {()}))):
        store.folder.remove_abandoned(*parts)


def _take(store: Store, content: Content, version: str, path: str) -> None:
    with store.folder.writing("release", version, *path.split("/")) as stream:
        if isinstance(content, bytes):
            stream.write(content)
        else:
            with content.open("rb") as source:
                shutil.copyfileobj(source, stream, 2**20)


def point_latest(store: Store, version: str) -> None:
    """Make ``latest`` name ``version``.

    The link first: whoever is killed in between leaves a ``LATEST`` that the next run finds to be behind, and does both again.
    """
    if store.folder.is_local:
        link = store.folder.path("release", "latest")
        fresh = unfinished_name(link)
        os.symlink(version, fresh)
        os.replace(fresh, link)
    store.folder.write_bytes(f"{version}\n".encode(), "release", "LATEST")


def versions(store: Store) -> list[str]:
    """Versions of the whole releases, oldest first."""
    return [
        name for name in store.folder.names("release") if name[:4].isdigit() and store.folder.exists("release", name, MANIFEST)
    ]


def latest(store: Store) -> str | None:
    """Version that ``latest`` names, or null where nothing was published."""
    if not store.folder.exists("release", "LATEST"):
        return None
    return store.folder.read_bytes("release", "LATEST").decode().strip()


def table_rows(manifest: Mapping[str, Any]) -> dict[str, int]:
    """How many rows each table of a release has, from its manifest."""
    rows: dict[str, int] = {}
    for file in manifest["files"]:
        if "table" in file:
            rows[file["table"]] = rows.get(file["table"], 0) + file["rows"]
    return rows


def read_manifest(store: Store, version: str) -> dict[str, Any]:
    """The manifest of a release."""
    manifest: dict[str, Any] = json.loads(store.folder.read_bytes("release", version, MANIFEST))
    return manifest


def read_release_table(store: Store, version: str, name: str) -> pd.DataFrame:
    """One table of a release, its parts joined in the order of their years."""
    model = RELEASE_TABLES[name]
    parts = store.folder.names("release", version, name)
    if not parts:
        return read_table(store.folder, model, "release", version, f"{name}.parquet")
    return concatenate([read_table(store.folder, model, "release", version, name, part) for part in parts], model)


def read_as_published(store: Store, version: str, name: str) -> pa.Table:
    """One table of a release as the version of the schema has it that made the release. Raises ``FileNotFoundError``."""
    parts = store.folder.names("release", version, name)
    if not parts:
        return read_as_it_is(store.folder, "release", version, f"{name}.parquet")
    return pa.concat_tables([read_as_it_is(store.folder, "release", version, name, part) for part in parts])


def release_parts(store: Store, version: str, name: str) -> Iterator[pa.Table]:
    """One table of a release, some thousand rows at a time. Raises ``DamagedTableError``."""
    parts = store.folder.names("release", version, name)
    paths: list[tuple[str, ...]] = [(name, part) for part in parts] or [(f"{name}.parquet",)]
    for path in paths:
        yield from table_parts(store.folder, RELEASE_TABLES[name], "release", version, *path)


def hash_file(store: Store, version: str, path: str) -> str:
    """SHA-256 of a file of a release, read a mebibyte at a time."""
    total = hashlib.sha256()
    with store.folder.filesystem.open(store.folder.path("release", version, *path.split("/")), "rb") as stream:
        while block := stream.read(2**20):
            total.update(block)
    return total.hexdigest()


def read_old_table(store: Store, version: str, name: str, columns: Sequence[str]) -> list[dict[str, Any]]:
    """Rows of some columns of a table of a release that another version of the schema may have made.

    Columns that the release lacks are null; a table that it lacks has no rows.
    """
    parts = store.folder.names("release", version, name)
    paths: list[tuple[str, ...]] = [(name, part) for part in parts] or [(f"{name}.parquet",)]
    rows: list[dict[str, Any]] = []
    for path in paths:
        if store.folder.exists("release", version, *path):
            rows += read_rows(store.folder, "release", version, *path, columns=columns)
    return rows
