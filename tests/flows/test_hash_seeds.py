"""Sets of texts come in another order in each process: nothing in the tables may hang on it."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.flows.conftest import ROOT, SAMPLE

PROGRAM = """
import sys
from pathlib import Path
from tasks.schemas.table import frame_of, rows_of
from tasks.schemas import Captures
from tasks.text.identity import digest
from tasks.transform.documents.frame import clean_captures
from tasks.transform.facts.frame import find_facts
from tasks.transform.records.frame import build_tables

told = b'''<html><head><title>Harbour minister on people held</title></head><body><h1>Harbour minister on people held</h1>
<p>QUAYSIDE, March 3 - Deputy Prime Minister and Defence Minister Arlo Quillfeather said that 214 people
were arrested on Monday.</p>
<p>The raids began before dawn, and the officers searched nine warehouses. Defence Arlo Quillfeather said that 31 boats
were seized in the same week, and that more raids will follow.</p></body></html>'''
pages = {path.name: path.read_bytes() for path in sorted(Path(sys.argv[1]).rglob("*.htm*"))} | {"told.html": told}
rows = [{"source_uri": name, "sha256": digest(data), "size": len(data), "hints": []} for name, data in pages.items()]
documents, _ = clean_captures(frame_of(rows, Captures), {digest(data): data for data in pages.values()})
mentions, _ = find_facts(documents)
tables = build_tables(documents, mentions)
print(len(documents), digest(repr([rows_of(frame) for frame in (documents, mentions, *tables.values())]).encode()))
"""


def outcome(seed):
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    command = [sys.executable, "-c", PROGRAM, str(SAMPLE)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout


def test_the_order_of_sets_reaches_no_table():
    found = {outcome(seed) for seed in (1, 2, 3)}
    assert len(found) == 1
    assert int(found.pop().split()[0]) > 10
