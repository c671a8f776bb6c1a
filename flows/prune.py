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
    pruning = _Pruning(Store(store_url), dry_run)
    pruning.remove_old_releases(keep)
    needed = _needed(pruning.store)
    pruning.remove_batches(needed)
    pruning.remove_old_results(needed)
    pruning.remove_unfinished()
    return pruning.removed


class _Pruning:
    """One round through a store. ``removed`` counts what goes, or would go."""

    def __init__(self, store: Store, dry_run: bool) -> None:
        self.store = store
        self.dry_run = dry_run
        self.removed: Counter[str] = Counter()

    def remove_old_releases(self, keep: int) -> None:
        latest = releases.latest(self.store)
        whole = [version for version in releases.versions(self.store) if version != latest]
        for version in whole[: max(0, len(whole) - (keep - 1))]:
            # The manifest first: without it there is no release, so a prune that is killed leaves none that lacks a table.
            self._remove("release", "release", version, releases.MANIFEST)
            if not self.dry_run:
                self.store.folder.remove("release", version)

    def remove_batches(self, needed: set[str]) -> None:
        for landing in self.store.folder.names("landings"):
            if landing.split("-", 1)[1] not in needed:
                self._remove("batch", "landings", landing)
        for name in self.store.folder.names("batches"):
            if name.removesuffix(".parquet") not in needed and _settled(self.store, "batches", name):
                self._remove("batch file", "batches", name)

    def remove_old_results(self, needed: set[str]) -> None:
        versions = stage_versions()
        for stage in STAGES:
            keys = {stage_key(stage, batch, versions) for batch in needed}
            for name in self.store.folder.names("stages", stage):
                if name.split(".", 1)[0] not in keys and _settled(self.store, "stages", stage, name):
                    self._remove("result of older code", "stages", stage, name)

    def remove_unfinished(self) -> None:
        folder = self.store.folder
        for version in folder.names("release") if folder.is_local else ():
            begun = version[:4].isdigit() and not folder.exists("release", version, releases.MANIFEST)
            if begun and _settled(self.store, "release", version):
                self._remove("unfinished release", "release", version)
        stages, left = (("stages", stage) for stage in STAGES), [("release", version) for version in folder.names("release")]
        for parts in (("landings",), ("batches",), *stages, ("release",), *left):
            for name in folder.unfinished(*parts):
                if is_abandoned(name) or _settled(self.store, *parts, name):
                    self._remove("unfinished file", *parts, name)

    def _remove(self, kind: str, *parts: str) -> None:
        self.removed[kind] += 1
        if not self.dry_run:
            self.store.folder.remove(*parts)


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
