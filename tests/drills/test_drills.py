"""After each fault: nothing lost, nothing double, ``verify`` clean, the same bytes as undisturbed, a clear message."""

from __future__ import annotations

import errno
import gzip
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from flows.verify import verify
from tasks.storage.files import Folder
from tasks.storage.parquet import DamagedTableError
from tests.drills import faulty
from tests.flows.conftest import ROOT, SAMPLE, run
from tests.flows.test_pipeline import hashes, table

DRILLS = int(os.environ.get("BLOTTER_DRILLS", "0"))
"""Drills of each kind; 0 means the few that belong into the tests."""


def files_of(url: str) -> dict[str, str]:
    folder = Folder(f"{url}/release")
    version = folder.read_bytes("LATEST").decode().strip()
    return {file["path"]: file["sha256"] for file in json.loads(folder.read_bytes(version, "manifest.json"))["files"]}


def start(store: Path, *more: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "flows.cli", "run", str(SAMPLE), "--store", str(store), "--workers", "1", *more]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


@pytest.mark.parametrize("number", range(DRILLS or 3))
def test_killed_at_a_random_point(number, sample, tmp_path):
    store, _ = sample
    copy = tmp_path / "store"
    rng = random.Random(number)
    process = start(copy)
    seen = 0
    wanted = rng.randrange(1, 24)  # about as many files appear in a run
    limit = time.monotonic() + 120
    while seen < wanted and process.poll() is None and time.monotonic() < limit:
        seen = sum(1 for folder in ("landings", "batches", "stages", "release") for _ in (copy / folder).rglob("*"))
        time.sleep(0.005)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    run([SAMPLE], copy)
    assert hashes(copy) == hashes(store)
    assert verify(str(copy)) == []
    documents = table(copy, "documents")
    assert documents["source_uri"].is_unique and len(documents) == len(table(store, "documents"))


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EROFS])
@pytest.mark.parametrize("writes", range(DRILLS) if DRILLS else [0, 2, 7, 14])
def test_a_full_disk_or_a_store_that_turns_read_only(writes, error, sample, prefect_server):
    store, _ = sample
    faulty.install()
    faulty.FaultyFileSystem.error, faulty.FaultyFileSystem.left = error, writes
    with pytest.raises(OSError, match=r"No space left|Read-only"):
        run([SAMPLE], "faulty://store")
    assert not Folder("faulty://store/release").exists("LATEST")
    faulty.FaultyFileSystem.left = -1
    run([SAMPLE], "faulty://store")
    assert files_of("faulty://store") == hashes(store)
    assert verify("faulty://store") == []


def test_two_runs_at_once_on_one_store(sample, tmp_path):
    store, _ = sample
    both = tmp_path / "store"
    failures: list[BaseException] = []

    def work() -> None:
        try:
            run([SAMPLE], both, batch_pages=7)
        except BaseException as error:
            failures.append(error)

    other = start(both)
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert other.wait() == 0
    assert not failures
    run([SAMPLE], both)
    assert hashes(both) == hashes(store)
    assert verify(str(both)) == []


@pytest.mark.parametrize("stage", ["documents", "facts", "records"])
@pytest.mark.parametrize("kind", ["cut", "noise", "empty"])
def test_a_corrupted_stage_file(stage, kind, sample, tmp_path):
    store, _ = sample
    copy = tmp_path / "store"
    shutil.copytree(store, copy, symlinks=True, ignore=shutil.ignore_patterns("prefect", "release"))
    for file in (copy / "stages" / stage).iterdir():
        spoil(file, kind)
    run([SAMPLE], copy)
    assert hashes(copy) == hashes(store)
    assert verify(str(copy)) == []


def test_a_corrupted_batch_file_is_told_by_name(sample, tmp_path):
    store, _ = sample
    copy = tmp_path / "store"
    shutil.copytree(store, copy, symlinks=True, ignore=shutil.ignore_patterns("prefect", "release", "stages"))
    [batch] = (copy / "batches").iterdir()
    spoil(batch, "cut")
    try:
        run([SAMPLE], copy)
    except DamagedTableError as error:
        assert batch.name in str(error)
    else:
        assert hashes(copy) == hashes(store)


def test_a_truncated_archive_gives_what_came_before_the_cut_and_says_so(tmp_path, prefect_server):
    from benchmarks.corpus import make_pages, write_warc

    whole = tmp_path / "whole.warc.gz"
    write_warc(whole, make_pages(0, 8))
    cut = tmp_path / "cut.warc.gz"
    cut.write_bytes(whole.read_bytes()[:-900])
    store = tmp_path / "store"
    run([cut], store)
    assert len(table(store, "documents")) == 7
    problems = table(store, "problems")
    assert "damaged" in " ".join(problems["detail"].dropna())
    run([whole], store)
    assert verify(str(store)) == []
    assert gzip.decompress(whole.read_bytes())


def spoil(file: Path, kind: str) -> None:
    data = file.read_bytes()
    noise = bytes(random.Random(1).randrange(256) for _ in range(64))
    middle = len(data) // 2
    file.write_bytes({"cut": data[:middle], "noise": data[:middle] + noise + data[middle + 64 :], "empty": b""}[kind])
