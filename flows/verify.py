"""Check a store and its latest release: hashes, evidence, keys, balance."""

from __future__ import annotations

from prefect import flow

from tasks.export.steps import check_tables
from tasks.schemas import RELEASE_TABLES
from tasks.storage import releases
from tasks.storage.parquet import DamagedTableError
from tasks.storage.store import Store
from tasks.text.identity import digest


@flow(name="verify", flow_run_name="verify {store_url}")
def verify(store_url: str) -> list[str]:
    """Sentences naming everything that is wrong with the latest release of a store; ``[]`` when all holds.

    Args:
        store_url: Folder or URL of the store.
    """
    store = Store(store_url)
    version = releases.latest(store)
    if version is None:
        return [f"{store_url} holds no release"]
    manifest = releases.read_manifest(store, version)
    wrong = []
    for file in manifest["files"]:
        if not store.folder.exists("release", version, file["path"]):
            wrong.append(f"{file['path']} of release {version} is missing")
        elif digest(store.folder.read_bytes("release", version, file["path"])) != file["sha256"]:
            wrong.append(f"{file['path']} of release {version} is not the file that the manifest names")
    if wrong:
        return wrong
    try:
        tables = {name: releases.read_release_table(store, version, name) for name in RELEASE_TABLES}
    except DamagedTableError as error:
        return [str(error)]
    return check_tables(tables, manifest["pages"] if manifest["as_of"] is None else None)
