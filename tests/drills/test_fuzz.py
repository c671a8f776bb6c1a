"""Mutated pages: no crash, every page a document or a problem, every span where it says."""

from __future__ import annotations

import os
import random

from tasks.ingest.landing import Tally, make_batches
from tasks.ingest.received import Received
from tasks.schemas.table import rows_of
from tasks.transform.documents.frame import clean_captures
from tasks.transform.facts.frame import find_facts
from tasks.transform.records.frame import build_tables
from tests.flows.conftest import SAMPLE

PAGES = int(os.environ.get("BLOTTER_FUZZ", "150"))
TOKENS = (
    b"<div>",
    b"</p>",
    b"<script>",
    b"<!--",
    b"]]>",
    b"\x00",
    b"&#x110000;",
    b"\xff\xfe",
    "其中".encode(),
    "万亿".encode(),
    b"9" * 40,
)


def mutate(data: bytes, rng: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        at, width = rng.randrange(len(found) + 1), rng.randint(1, 200)
        kind = rng.randrange(5)
        if kind == 0:
            del found[at : at + width]
        elif kind == 1:
            found[at:at] = rng.choice(TOKENS) * rng.choice((1, 1, 30))
        elif kind == 2:
            found[at:at] = found[at : at + width] * rng.randint(1, 5)
        elif kind == 3 and at < len(found):
            found[at] = rng.randrange(256)
        else:
            found[at:at] = rng.randbytes(rng.randint(1, 30))
    return bytes(found)


def test_mutated_pages_neither_break_a_batch_nor_get_lost():
    seeds = [path.read_bytes() for path in sorted(SAMPLE.iterdir())]
    rng = random.Random(20251125)
    pages = [Received(f"page-{number}", mutate(rng.choice(seeds), rng)) for number in range(PAGES)]
    [captures] = make_batches(pages, {}, {}, Tally(), batch_pages=PAGES)
    contents = {row["sha256"]: row["content"] for row in rows_of(captures) if row["content"] is not None}
    documents, problems = clean_captures(captures, contents)
    lost = {row["source_uri"] for row in rows_of(problems) if row["severity"] == "error" and row["doc_id"] is None}
    assert {*documents["source_uri"], *lost} == {page.source_uri for page in pages}
    assert len(documents) + len(lost) == PAGES
    mentions, failures = find_facts(documents)
    records = build_tables(documents, mentions)
    assert [row["detail"] for frame in (problems, failures, records["problems"]) for row in rows_of(frame)
            if row["reason"] in ("reader_failed", "engine_failed", "time_limit")] == []  # fmt: skip
    texts = dict(zip(documents["doc_id"], documents["text"], strict=True))
    for name in ("claims", "cooperation", "persons", "organisations", "operations"):
        for row in rows_of(records[name]):
            assert row["quote"] and texts[row["doc_id"]][row["start"] : row["end"]] == row["quote"]
