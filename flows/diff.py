"""What changed between two releases of a store."""

from __future__ import annotations

from collections.abc import Iterable

from tasks.export.changes import write_changes
from tasks.export.diff import NEEDED, Comparison, Release, compare
from tasks.storage import releases
from tasks.storage.store import Store


class UnknownReleaseError(Exception):
    """A release that the store does not hold; the message is one clear line."""


def diff(store_url: str, old: str, new: str) -> str:
    """Markdown with the changes from release ``old`` to ``new``; each is a version, its number, or ``latest``."""
    store = Store(store_url)
    before, after = find_release(store, old), find_release(store, new)
    return write_changes(compare_releases(store, before, after), before)


def compare_releases(store: Store, old: str, new: str) -> Comparison:
    """The comparison of two releases that the store holds."""
    return compare(read_release(store, old), read_release(store, new))


def read_release(store: Store, version: str, names: Iterable[str] = NEEDED) -> Release:
    """A release as a comparison of the tables ``names`` needs it."""
    tables = {name: releases.read_old_table(store, version, name, NEEDED[name]) for name in names}
    return Release(releases.read_manifest(store, version), tables)


def find_release(store: Store, asked: str) -> str:
    """The version that ``asked`` names. Raises ``UnknownReleaseError``."""
    known = releases.versions(store)
    latest = releases.latest(store)
    if asked == "latest" and latest is not None:
        return latest
    found = [version for version in known if version == asked or version.split("-")[0].lstrip("0") == asked.lstrip("0")]
    if len(found) != 1:
        raise UnknownReleaseError(f"{store.url} holds no release {asked!r}; there are: {', '.join(known) or 'none'}")
    return found[0]
