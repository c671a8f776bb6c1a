"""Batches of captures out of a stream of received pages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from tasks.ingest.received import Received
from tasks.schemas import Captures
from tasks.schemas.table import frame_of

BATCH_PAGES = 500
BATCH_BYTES = 48 * 2**20
"""A batch is full at 500 pages or 48 MiB: some seconds of work, and a frame that two workers can hold beside each other."""


@dataclass(slots=True)
class Tally:
    """What became of the received pages."""

    received: int = 0
    landed: int = 0
    unchanged: int = 0
    kept: int = 0
    """Pages that could not be had this time and stay as they were landed before."""


def make_batches(
    pages: Iterable[Received],
    known: Mapping[str, str],
    holders: Mapping[str, str],
    tally: Tally,
    batch_pages: int = BATCH_PAGES,
) -> Iterator[pd.DataFrame]:
    """Frames of ``Captures`` with the pages that are new or changed.

    ``known`` gives for each landed address the SHA-256 of its bytes: pages that are as they were are passed over and
    counted, and a page that cannot be had now does not take away what was landed of it before. ``holders`` gives for each
    SHA-256 the batch that holds its bytes, so that equal bytes are kept once.
    """
    rows: dict[str, dict[str, object]] = {}
    held: set[str] = set()
    size = 0
    for page in pages:
        sha256 = hashlib.sha256(page.data + page.hints.get("error", "").encode()).hexdigest()
        if not _is_news(page, sha256, known, tally):
            continue
        holder = holders.get(sha256)
        rows[page.source_uri] = _capture(page, sha256, holder, keeps_bytes=not holder and sha256 not in held)
        held.add(sha256)
        size += len(page.data)
        if len(rows) >= batch_pages or size >= BATCH_BYTES:
            yield frame_of(rows.values(), Captures)
            rows, held, size = {}, set(), 0
    if rows:
        yield frame_of(rows.values(), Captures)


def _is_news(page: Received, sha256: str, known: Mapping[str, str], tally: Tally) -> bool:
    """Whether a page is to be landed: it is new or changed, and not only out of reach this time. Counts it."""
    tally.received += 1
    if known.get(page.source_uri) == sha256:
        tally.unchanged += 1
        return False
    if "error" in page.hints and page.source_uri in known:
        tally.kept += 1
        return False
    tally.landed += 1
    return True


def _capture(page: Received, sha256: str, holder: str | None, keeps_bytes: bool) -> dict[str, object]:
    """A row of ``Captures``."""
    return {
        "source_uri": page.source_uri,
        "sha256": sha256,
        "size": len(page.data),
        "hints": [f"{name}={value}" for name, value in sorted(page.hints.items())],
        "content": page.data if keeps_bytes else None,
        "content_batch": holder,
    }
