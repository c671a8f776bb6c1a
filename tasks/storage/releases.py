"""Releases in a store: immutable, published by their manifest, found through ``latest``.

::

    STORE/release/0001-1f3a.../      tables, derived files, manifest.json (written last: without it there is no release)
    STORE/release/LATEST             name of the newest good release, on every filesystem
    STORE/release/latest             link to it, on a local disk
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd

from tasks.schemas import RELEASE_TABLES
from tasks.storage.files import Folder
from tasks.storage.parquet import parquet_bytes, read_table
from tasks.storage.store import Store
from tasks.text.identity import digest, stable_id

MANIFEST = "manifest.json"


class TableFile(NamedTuple):
    """One Parquet file of a release, ready to be written."""

    path: str
    table: str
    rows: int
    data: bytes


def table_files(tables: Mapping[str, pd.DataFrame]) -> list[TableFile]:
    """The Parquet files of the release tables, each sorted by its caller; raises ``SchemaErrors`` on a broken table."""
    return [
        TableFile(f"{name}.parquet", name, len(tables[name]), parquet_bytes(tables[name], model))
        for name, model in RELEASE_TABLES.items()
    ]


def publish(store: Store, files: list[TableFile], derived: Mapping[str, bytes], facts: Mapping[str, Any]) -> str:
    """Write a release and point ``latest`` at it; gives its version.

    ``derived`` are the further files by name; ``facts`` go into the manifest beside the list of files. A release with the
    same content is not written again. The one that ``latest`` named before stays, whatever happens here.
    """
    listed = [
        {"path": file.path, "table": file.table, "rows": file.rows, "bytes": len(file.data), "sha256": digest(file.data)}
        for file in files
    ] + [{"path": name, "bytes": len(data), "sha256": digest(data)} for name, data in sorted(derived.items())]
    content = stable_id(json.dumps([listed, facts], sort_keys=True, ensure_ascii=False))[:12]
    folder = store.folder
    version = next((name for name in versions(store) if name.endswith(f"-{content}")), None)
    if version is None:
        numbers = [int(name.split("-")[0]) for name in folder.names("release") if name[:4].isdigit()]
        version = f"{max(numbers, default=0) + 1:04d}-{content}"
        for file in files:
            folder.write_bytes(file.data, "release", version, file.path)
        for name, data in derived.items():
            folder.write_bytes(data, "release", version, name)
        manifest = {"name": "blotter", "version": version, **facts, "files": listed}
        text = json.dumps(manifest, indent=1, ensure_ascii=False, sort_keys=False) + "\n"
        folder.write_bytes(text.encode(), "release", version, MANIFEST)
    point_latest(store, version)
    return version


def point_latest(store: Store, version: str) -> None:
    """Make ``latest`` name ``version``."""
    store.folder.write_bytes(f"{version}\n".encode(), "release", "LATEST")
    if store.folder.is_local:
        link = store.folder.path("release", "latest")
        fresh = f"{link}.unfinished-{os.getpid()}"
        if os.path.lexists(fresh):
            os.remove(fresh)
        os.symlink(version, fresh)
        os.replace(fresh, link)


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


def read_manifest(store: Store, version: str) -> dict[str, Any]:
    """The manifest of a release."""
    manifest: dict[str, Any] = json.loads(store.folder.read_bytes("release", version, MANIFEST))
    return manifest


def read_release_table(store: Store, version: str, name: str) -> pd.DataFrame:
    """One table of a release."""
    return read_table(store.folder, RELEASE_TABLES[name], "release", version, f"{name}.parquet")


def release_folder(store: Store, version: str) -> Folder:
    """The folder of a release."""
    return Folder(f"{store.url}/release/{version}")
