"""Retention: old releases go, and what no release, batch or present code refers to. Never the release that ``latest`` names."""

from __future__ import annotations

import datetime as dt
import os
from collections import Counter

from flows.batch import STAGES, stage_key, stage_versions
from flows.home import Home, home_of
from tasks.schemas.table import rows_of
from tasks.storage import releases
from tasks.storage.files import is_abandoned
from tasks.storage.store import Store

SETTLED_SECONDS = 24 * 3600
"""Files younger than a day that nothing refers to may be a run's that is still at work."""


class PruneError(Exception):
    """A store that cannot be pruned now; the message is one clear line."""


def prune(store_url: str, keep: int, dry_run: bool = False) -> Counter[str]:
    """Remove all but the newest ``keep`` releases, batches that no address needs, results of older code, unfinished files.

    Gives how many of each went (or would go). A batch is needed while it holds the newest capture of an address, or bytes
    that another needed batch refers to. Raises ``PruneError`` where a run is at work.
    """
    _refuse_while_working(store_url)
    store, removed = Store(store_url), Counter[str]()

    def remove(kind: str, *parts: str) -> None:
        removed[kind] += 1
        if not dry_run:
            store.folder.remove(*parts)

    latest = releases.latest(store)
    whole = [version for version in releases.versions(store) if version != latest]
    for version in whole[: max(0, len(whole) - (keep - 1))]:
        # The manifest first: without it there is no release, so a prune that is killed leaves none that lacks a table.
        remove("release", "release", version, releases.MANIFEST)
        if not dry_run:
            store.folder.remove("release", version)
    needed = _needed(store)
    for landing in store.folder.names("landings"):
        if landing.split("-", 1)[1] not in needed:
            remove("batch", "landings", landing)
    for name in store.folder.names("batches"):
        if name.removesuffix(".parquet") not in needed and _settled(store, "batches", name):
            remove("batch file", "batches", name)
    versions = stage_versions()
    for stage in STAGES:
        keys = {stage_key(stage, batch, versions) for batch in needed}
        for name in store.folder.names("stages", stage):
            if name.split(".", 1)[0] not in keys and _settled(store, "stages", stage, name):
                remove("result of older code", "stages", stage, name)
    for version in store.folder.names("release") if store.folder.is_local else ():
        begun = version[:4].isdigit() and not store.folder.exists("release", version, releases.MANIFEST)
        if begun and _settled(store, "release", version):
            remove("unfinished release", "release", version)
    releases_left = [("release", version) for version in store.folder.names("release")]
    for folder in (("landings",), ("batches",), *(("stages", stage) for stage in STAGES), ("release",), *releases_left):
        for name in store.folder.unfinished(*folder):
            if is_abandoned(name) or _settled(store, *folder, name):
                remove("unfinished file", *folder, name)
    return removed


def in_words(removed: Counter[str], dry_run: bool) -> str:
    """One line that says what went."""
    if not removed:
        return "nothing to remove"
    listed = ", ".join(f"{count} {kind}" for kind, count in sorted(removed.items()))
    return f"{'would remove' if dry_run else 'removed'}: {listed}"


def _needed(store: Store) -> set[str]:
    needed = {landed.batch for landed in store.landed().values()}
    waiting = list(needed)
    while waiting:
        for row in rows_of(store.captures(waiting.pop(), ["content_batch"])):
            holder = row["content_batch"]
            if holder is not None and holder not in needed:
                needed.add(holder)
                waiting.append(holder)
    return needed


def _settled(store: Store, *parts: str) -> bool:
    modified: dt.datetime = store.folder.filesystem.modified(store.folder.path(*parts))
    return (dt.datetime.now(dt.UTC) - modified.astimezone(dt.UTC)).total_seconds() > SETTLED_SECONDS


def _refuse_while_working(store_url: str) -> None:
    holder = Home.of_store(store_url).holder()
    if not holder:
        return
    with home_of(store_url):
        if "PREFECT_API_URL" not in os.environ:
            raise PruneError(f"a run or a dashboard (process {holder['process']}) works on this store; wait for it or stop it")
        working = _working()
    if working:
        raise PruneError(f"{working} runs are at work in the dashboard; wait for them or cancel them")


def _working() -> int:
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import FlowRunFilter
    from prefect.context import refresh_global_settings_context

    refresh_global_settings_context()  # Prefect may have been imported before the dashboard was found
    state = {"type": {"any_": ["RUNNING", "PENDING", "CANCELLING"]}}
    wanted = FlowRunFilter.model_validate({"state": state, "parent_task_run_id": {"is_null_": True}})
    with get_client(sync_client=True) as client:
        return len(client.read_flow_runs(flow_run_filter=wanted))
