"""Documents room against trafilatura with metadata, on the same real pages, one core, in one run.

``python -m benchmarks documents``; the folder beside the checkout holds ``gold.jsonl`` and its pages. CPU time, both tools
warm; the caches of start tags and of element names are emptied before the timed round, so that no page profits from having
been read before.
"""

from __future__ import annotations

import gzip
import json
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from tasks.transform.documents import dom
from tasks.transform.documents.clean import clean_page
from tasks.transform.documents.main_text.vocabulary import name_kinds, path_kinds
from tasks.transform.documents.near_duplicates import cluster, signatures

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "eval" / "pages"


class Speed(NamedTuple):
    """CPU milliseconds a page of both tools on one set of pages."""

    group: str
    pages: int
    ours: float
    slowest: float
    """The slowest page of ours, wall-clock milliseconds."""
    trafilatura: float

    @property
    def ratio(self) -> float:
        """How many times as many pages a second as trafilatura."""
        return self.trafilatura / self.ours


def read_pages(folder: Path) -> dict[str, list[bytes]]:
    """The pages of ``folder`` by set."""
    pages: dict[str, list[bytes]] = defaultdict(list)
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        pages[gold["set"]].append(gzip.decompress((folder / gold["file"]).read_bytes()))
    return pages


def time_pages(read: Callable[[bytes], object], pages: list[bytes]) -> tuple[float, float]:
    """CPU milliseconds a page on average, and wall-clock milliseconds of the slowest page."""
    slowest = 0.0
    started = time.process_time()
    for page in pages:
        at = time.perf_counter()
        read(page)
        slowest = max(slowest, time.perf_counter() - at)
    return (time.process_time() - started) / len(pages) * 1e3, slowest * 1e3


def measure(folder: Path = FOLDER) -> list[Speed]:
    """Speeds on each set of pages."""
    import trafilatura

    def ours(page: bytes) -> object:
        return clean_page(page, "page.html", {})

    def theirs(page: bytes) -> object:
        return trafilatura.bare_extraction(page, with_metadata=True)

    found = []
    for group, pages in sorted(read_pages(folder).items()):
        time_pages(ours, pages)
        time_pages(theirs, pages)
        for forget in (dom.forget_tags, name_kinds.cache_clear, path_kinds.cache_clear):
            forget()
        mine, slowest = time_pages(ours, pages)
        other, _ = time_pages(theirs, pages)
        found.append(Speed(group, len(pages), mine, slowest, other))
    return found


def measure_duplicates(count: int = 3_000) -> tuple[float, float]:
    """Documents a second of signatures, shingling included, and of clustering, on made-up texts of 1,500 characters."""
    rng = np.random.default_rng(1)
    texts = ["".join(map(chr, rng.integers(0x4E00, 0x5E00, 1_500))) for _ in range(count)]
    started = time.process_time()
    matrix = signatures(texts)
    signed = time.process_time()
    cluster(matrix)
    return count / (signed - started), count / (time.process_time() - signed)


def documents(pages: int = 3_000) -> list[dict[str, Any]]:
    """The documents room against trafilatura on the real pages beside the checkout; ``pages`` made-up texts are clustered."""
    if not FOLDER.is_dir():
        return [{"what": "the real pages do not lie beside the checkout"}]
    found: list[dict[str, Any]] = [
        {
            "what": speed.group,
            "pages": speed.pages,
            "ms_a_page": round(speed.ours, 2),
            "slowest_ms": round(speed.slowest),
            "trafilatura_ms": round(speed.trafilatura, 2),
            "ratio": round(speed.ratio, 1),
        }
        for speed in measure()
    ]
    signed, clustered = measure_duplicates(pages)
    return [*found, {"what": "near-duplicates", "signed_a_second": round(signed), "clustered_a_second": round(clustered)}]
