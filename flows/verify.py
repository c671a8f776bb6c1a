"""Check a store and its latest release: hashes, evidence, keys, balance."""

from __future__ import annotations

import tempfile
from itertools import islice
from pathlib import Path

from prefect import flow

from tasks.export.steps import Audit
from tasks.schemas import RELEASE_TABLES
from tasks.storage import releases
from tasks.storage.parquet import DamagedTableError
from tasks.storage.spill import Spill, parts_for
from tasks.storage.store import Store

MOST_TOLD = 1_000
"""Sentences told of a release: one that is wrong throughout needs no million."""


@flow(name="verify", flow_run_name="verify {store_url}")
def verify(store_url: str, every_row: bool = True) -> list[str]:
    """Sentences naming everything that is wrong with the latest release of a store; ``[]`` when all holds.

    Args:
        store_url: Folder or URL of the store.
        every_row: Whether to look at the rows too, or only whether the files are those of the manifest.
    """
    store = Store(store_url)
    version = releases.latest(store)
    if version is None:
        return [f"{store_url} holds no release"]
    manifest = releases.read_manifest(store, version)
    wrong = []
    for file in manifest["files"]:
        if not store.folder.exists("release", version, *file["path"].split("/")):
            wrong.append(f"{file['path']} of release {version} is missing")
        elif releases.hash_file(store, version, file["path"]) != file["sha256"]:
            wrong.append(f"{file['path']} of release {version} is not the file that the manifest names")
    if wrong or not every_row:
        return wrong
    parts = parts_for(releases.table_rows(manifest)["documents"])
    with tempfile.TemporaryDirectory(prefix="blotter-") as folder:
        audit = Audit(lambda name, schema, key: Spill(Path(folder), name, schema, key, parts), parts)
        try:
            for name in RELEASE_TABLES:
                for rows in releases.release_parts(store, version, name):
                    audit.add(name, rows)
        except DamagedTableError as error:
            return [str(error)]
        return list(islice(audit.breaches(manifest["pages"] if manifest["as_of"] is None else None), MOST_TOLD))
