"""A worker out of memory ends alone: its batch is done again, or the run ends and says what to do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.verify import verify
from tests.drills.runs import ROOT
from tests.flows.conftest import SAMPLE, run
from tests.flows.test_pipeline import hashes

MAY_HOLD, HOLDS = 800, 900
"""MiB that a worker may hold, and that a greedy one takes beside what it needs."""

# Python imports a module of this name at its start: in a worker process it takes memory, in the first one only or in each.
_GREEDY = """
import os
import sys

once = os.environ.get("GREEDY_ONCE")
if "--multiprocessing-fork" in sys.orig_argv and not (once and os.path.exists(once)):
    if once:
        open(once, "w").close()
    sys.greedy = b"x" * ({holds} * 2**20)
"""

pytestmark = [
    pytest.mark.usefixtures("prefect_server"),
    pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="what a process holds is read in /proc"),
]


@pytest.fixture
def greedy(tmp_path, monkeypatch):
    """Worker processes that take more than they may; the environment says so to those that this process starts."""
    folder = tmp_path / "greedy"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(_GREEDY.format(holds=HOLDS))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(folder), os.environ.get("PYTHONPATH")])))
    monkeypatch.setenv("GREEDY_ONCE", "")


def test_the_batch_of_a_worker_that_took_too_much_is_done_again(greedy, sample, tmp_path, monkeypatch, capfd, caplog):
    monkeypatch.setenv("GREEDY_ONCE", str(tmp_path / "has-taken"))
    store, _ = sample
    outcome = run([SAMPLE], tmp_path / "store", batch_pages=12, workers=1, worker_memory=MAY_HOLD)
    told = [line for line in capfd.readouterr().err.splitlines() if f"more than the {MAY_HOLD} MiB it may have, and ends" in line]
    assert len(told) == 1
    assert sum("what it had in hand is done again" in record.getMessage() for record in caplog.records) == 1
    assert outcome["worked"] == 2
    assert hashes(tmp_path / "store") == hashes(store)
    assert verify(str(tmp_path / "store")) == []


def test_a_run_whose_workers_always_take_too_much_says_what_to_do(greedy, sample, tmp_path):
    store = tmp_path / "store"
    command = [sys.executable, "-m", "flows.cli", "run", str(SAMPLE), "--store", str(store), "--workers", "2"]
    ended = subprocess.run([*command, "--worker-memory", str(MAY_HOLD)], cwd=ROOT, capture_output=True, text=True, timeout=600)
    assert ended.returncode == 3, ended.stderr
    assert "Traceback" not in ended.stderr
    [line] = [line for line in ended.stderr.splitlines() if line.startswith("blotter: the run failed: ")]
    assert line.startswith("blotter: the run failed: WorkerLostError: worker processes died 4 times, the last time on batch ")
    assert line.endswith("fewer workers or smaller batches need less memory; the batches done so far are kept")
    assert not (store / "release" / "LATEST").exists()
    run([SAMPLE], store)  # with memory enough the same store gives what an undisturbed run gives
    assert hashes(store) == hashes(sample[0])
