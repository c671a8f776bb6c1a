"""Mutated pages through all three rooms: no crash, every page a document or a problem, every span where it says."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.corpus import make_pages
from benchmarks.processes import ROOT
from tasks.ingest.landing import Tally, make_batches
from tasks.ingest.received import Received
from tasks.schemas.table import rows_of
from tasks.transform.documents.frame import clean_captures
from tasks.transform.facts.frame import find_facts
from tasks.transform.records.frame import build_tables

SAMPLE = ROOT / "data" / "sample"
REAL = ROOT / ".." / "shared" / "eval" / "pages"
TOKENS = (
    b"<div>", b"</p>", b"<script>", b"<!--", b"]]>", b"\x00", b"&#x110000;", b"\xff\xfe", b"9" * 40, b"<table><tr><td>",
    "其中".encode(), "万亿".encode(), "二十余".encode(), "（".encode(), "“".encode(), "年".encode(), "\u202e".encode(),
    "\ud7ff".encode(),     "多名、".encode(), b" million ", b"1,", b"milliers de ", b" Jan 2024 ", "\U0001f0a1".encode(),
)  # fmt: skip
_EVIDENCE = ("claims", "cooperation", "persons", "organisations", "operations")


def mutate(data: bytes, rng: random.Random) -> bytes:
    """One to six faults at random places: bytes lost, repeated, changed or put in, and tokens that are hard to read."""
    found = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        at, width = rng.randrange(len(found) + 1), rng.randint(1, 200)
        kind = rng.randrange(6)
        if kind == 0:
            del found[at : at + width]
        elif kind == 1:
            found[at:at] = rng.choice(TOKENS) * rng.choice((1, 1, 30))
        elif kind == 2:
            found[at:at] = found[at : at + width] * rng.randint(1, 5)
        elif kind == 3 and at < len(found):
            found[at] = rng.randrange(256)
        elif kind == 4:
            found = found[:at] if at > len(found) // 2 else found
        else:
            found[at:at] = rng.randbytes(rng.randint(1, 30))
    return bytes(found)


def seeds(generated: int = 60) -> list[bytes]:
    """Pages to mutate: the sample, generated pages of all languages, and the real pages beside the checkout."""
    found = [path.read_bytes() for path in sorted(SAMPLE.iterdir())]
    found += [page.data for page in make_pages(0, generated)]
    return found + [_unpacked(path) for path in sorted(REAL.rglob("*.html.gz"))]


def _unpacked(path: Path) -> bytes:
    import gzip

    return gzip.decompress(path.read_bytes())


def break_rooms(pages: Sequence[bytes]) -> dict[str, Any]:
    """Take pages through the rooms and count; ``broken`` tells of engines that failed, time limits and spans astray."""
    received = [Received(f"page-{number}", page) for number, page in enumerate(pages)]
    [captures] = make_batches(received, {}, {}, Tally(), batch_pages=len(pages) + 1)
    contents = {row["sha256"]: row["content"] for row in rows_of(captures) if row["content"] is not None}
    documents, problems = clean_captures(captures, contents)
    mentions, failures = find_facts(documents)
    records = build_tables(documents, mentions)
    refused = {row["source_uri"] for row in rows_of(problems) if row["severity"] == "error" and row["doc_id"] is None}
    broken = [
        f"{row['source_uri']}: {row['reason']}: {row['detail']}"
        for frame in (problems, failures, records["problems"])
        for row in rows_of(frame)
        if row["reason"] in ("reader_failed", "engine_failed", "time_limit")
    ]
    if {*documents["source_uri"], *refused} != {page.source_uri for page in received}:
        broken.append("a page is neither a document nor a problem")
    if len(documents) + len(refused) != len(pages):
        broken.append("a page is both a document and a problem")
    texts = dict(zip(documents["doc_id"], documents["text"], strict=True))
    for name in _EVIDENCE:
        for row in rows_of(records[name]):
            if not row["quote"] or texts[row["doc_id"]][row["start"] : row["end"]] != row["quote"]:
                broken.append(f"{name}: a quote of {row['doc_id']} is not at {row['start']}:{row['end']}")
    return {"pages": len(pages), "documents": len(documents), "problems": len(refused), "broken": broken}


def fuzz(pages: int = 10_000, each: int = 250, seed: int = 20251125) -> list[dict[str, Any]]:
    """Mutated pages, some hundred a batch."""
    rng, models = random.Random(seed), seeds()
    total: dict[str, Any] = {"what": f"mutated pages, {len(models)} seeds", "pages": 0, "documents": 0, "problems": 0}
    broken: list[str] = []
    started, slowest = time.process_time(), 0.0
    while total["pages"] < pages:
        at = time.process_time()
        found = break_rooms([mutate(rng.choice(models), rng) for _ in range(min(each, pages - total["pages"]))])
        slowest = max(slowest, (time.process_time() - at) / found["pages"])
        broken += found.pop("broken")
        for name, count in found.items():
            total[name] += count
    spent = time.process_time() - started
    total |= {
        "ms_a_page": round(spent / pages * 1e3, 1),
        "slowest_batch_ms_a_page": round(slowest * 1e3, 1),
        "broken": len(broken),
    }
    return [total, *({"what": sentence[:300]} for sentence in broken[:20])]
