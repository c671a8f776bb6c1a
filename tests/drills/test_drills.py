"""After each fault: nothing lost, nothing double, ``verify`` clean, the same bytes as undisturbed, a clear message."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.verify import verify
from tasks.storage.files import Folder
from tasks.storage.parquet import DamagedTableError
from tests.drills import faulty
from tests.drills.runs import ROOT, Runs, files_in
from tests.flows.conftest import SAMPLE, run
from tests.flows.test_pipeline import hashes, table

DRILLS = int(os.environ.get("BLOTTER_DRILLS", "0"))
"""Drills of each kind; 0 means the few that belong into the tests."""
SMALL = {"inputs": [str(SAMPLE)], "workers": 1, "batch_pages": 7}
"""The sample in four batches: more points to be killed at. The size of batches does not show in the tables."""

pytestmark = [pytest.mark.usefixtures("prefect_server"), *([pytest.mark.drill] if DRILLS else [])]


def is_whole(store, sample):
    """The store holds what an undisturbed run makes, and nothing twice."""
    undisturbed, _ = sample
    assert tables_of(store) == tables_of(undisturbed)
    assert verify(str(store)) == []
    documents = table(store, "documents")
    assert documents["source_uri"].is_unique and len(documents) == len(table(undisturbed, "documents"))
    assert not [path for path in Path(store).rglob("*.unfinished*") if "release" in path.parts]


def tables_of(store):
    """Hashes of a release without what tells of the release before it: two runs at once may publish one after the other."""
    return {path: sha256 for path, sha256 in hashes(store).items() if path != "CHANGES.md"}


def files_of(url):
    folder = Folder(f"{url}/release")
    version = folder.read_bytes("LATEST").decode().strip()
    return {file["path"]: file["sha256"] for file in json.loads(folder.read_bytes(version, "manifest.json"))["files"]}


@pytest.fixture(scope="module")
def seconds(runs, tmp_path_factory):
    """How long an undisturbed run takes, for moments to kill one at."""
    started = time.monotonic()
    assert runs.ask({**SMALL, "store": str(tmp_path_factory.mktemp("undisturbed") / "store")}) == ["done"]
    return time.monotonic() - started


@pytest.mark.parametrize("number", range(DRILLS or 5))
def test_killed_at_a_random_moment(number, runs, seconds, sample, tmp_path):
    store, rng = tmp_path / "store", random.Random(number)
    # Half of the moments by the clock, half by what lies there already: renames are rare moments.
    when = {"kill_after": rng.uniform(0, seconds)} if number % 2 else {"kill_at": rng.randrange(1, 80)}
    [outcome] = runs.ask({**SMALL, "store": str(store)}, **when)
    assert outcome in ("killed", "done")
    run([SAMPLE], store, batch_pages=7)
    is_whole(store, sample)


@pytest.mark.drill
@pytest.mark.parametrize("number", range(max(1, DRILLS // 10)))
def test_the_whole_command_killed_with_its_server(number, sample, tmp_path, monkeypatch):
    store, wanted = tmp_path / "store", random.Random(number).randrange(1, 60)
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    command = [sys.executable, "-m", "flows.cli", "run", str(SAMPLE), "--store", str(store), "--workers", "1"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    while files_in(str(store)) < wanted and process.poll() is None:
        time.sleep(0.005)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    run([SAMPLE], store)
    is_whole(store, sample)


FULL, READ_ONLY = (errno.ENOSPC, "No space left on device"), (errno.EROFS, "Read-only file system")


@pytest.mark.parametrize("error", [FULL, READ_ONLY], ids=["full", "read-only"])
@pytest.mark.parametrize("writes", range(DRILLS) if DRILLS else [2, 14])
def test_a_full_disk_or_a_store_that_turns_read_only(writes, error, sample):
    store, _ = sample
    faulty.install()
    faulty.FaultyFileSystem.error, faulty.FaultyFileSystem.left = error, writes
    try:
        run([SAMPLE], "faulty://store")
    except OSError as raised:
        assert error[1] in str(raised) and "store/" in str(raised)
        assert not Folder("faulty://store/release").exists("LATEST")
    else:
        assert writes > 30, "the fault was swallowed"
    faulty.FaultyFileSystem.left = -1
    run([SAMPLE], "faulty://store")
    assert files_of("faulty://store") == hashes(store)
    assert verify("faulty://store") == []


def test_two_runs_at_once_on_one_store(runs, sample, tmp_path):
    store = tmp_path / "store"
    both = [{**SMALL, "store": str(store), "batch_pages": pages} for pages in (7, 5)]
    assert runs.ask(*both) == ["done", "done"]
    run([SAMPLE], store)
    is_whole(store, sample)


@pytest.mark.parametrize("number", range(DRILLS // 2))
def test_two_runs_at_once_and_one_of_them_killed(number, runs, seconds, sample, tmp_path):
    store = tmp_path / "store"
    both = [{**SMALL, "store": str(store)}] * 2
    outcomes = runs.ask(*both, kill_after=random.Random(number).uniform(0, 2 * seconds))
    assert outcomes[0] in ("killed", "done") and outcomes[1] == "done"
    is_whole(store, sample)


KINDS = [(stage, kind) for stage in ("documents", "facts", "records") for kind in ("cut", "noise", "empty")]


@pytest.mark.parametrize(("stage", "kind"), KINDS if DRILLS else KINDS[::4])
def test_a_corrupted_stage_file(stage, kind, sample, tmp_path):
    store, _ = sample
    copy = tmp_path / "store"
    shutil.copytree(store, copy, symlinks=True, ignore=shutil.ignore_patterns("prefect", "release"))
    for file in (copy / "stages" / stage).iterdir():
        spoil(file, kind)
    run([SAMPLE], copy)
    is_whole(copy, sample)


def test_a_corrupted_batch_file_is_told_by_name(sample, tmp_path):
    store, _ = sample
    copy = tmp_path / "store"
    shutil.copytree(store, copy, symlinks=True, ignore=shutil.ignore_patterns("prefect", "release", "stages"))
    [batch] = (copy / "batches").iterdir()
    spoil(batch, "cut")
    with pytest.raises(DamagedTableError, match=batch.name):
        run([SAMPLE], copy)
    batch.unlink()  # what the message names is taken away, and the run lands it again
    (copy / "landings").rename(copy / "landings-before")
    run([SAMPLE], copy)
    is_whole(copy, sample)


def test_a_truncated_archive_gives_what_came_before_the_cut_and_says_so(tmp_path):
    from benchmarks.corpus import make_pages, write_warc

    archive, store = tmp_path / "crawl.warc.gz", tmp_path / "store"
    write_warc(archive, make_pages(0, 8))
    whole = archive.read_bytes()
    archive.write_bytes(whole[:-900])
    run([archive], store)
    assert len(table(store, "documents")) == 7
    assert "damaged: the record ends after" in " ".join(table(store, "problems")["detail"].dropna())
    archive.write_bytes(whole)  # the download is done again, and nothing stands twice
    run([archive], store)
    assert verify(str(store)) == []
    assert len(table(store, "documents")) == 8


@pytest.fixture(scope="session")
def jumping_clock(tmp_path_factory):
    """Environment of processes for which the clock of day jumps by days every second."""
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("the clock is made to jump by a library that needs Linux and a C compiler (cc)")
    library = tmp_path_factory.mktemp("clock") / "jumping_clock.so"
    subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-o", library, ROOT / "tests/drills/jumping_clock.c", "-ldl"], check=True
    )
    return {"LD_PRELOAD": str(library)}


def test_a_clock_that_jumps(jumping_clock, prefect_server, sample, tmp_path):
    from prefect.settings import PREFECT_API_URL

    program = "import time\nfor _ in range(12): print(time.time()); time.sleep(0.1)"
    shown = subprocess.run(
        [sys.executable, "-c", program], env={**os.environ, **jumping_clock}, capture_output=True, text=True, check=True
    )
    days = {round((float(line) - time.time()) / 86_400) for line in shown.stdout.split()}
    assert days == {1, -3}, "the clock does not jump"

    store = tmp_path / "store"
    jumping = Runs(PREFECT_API_URL=str(PREFECT_API_URL.value()), **jumping_clock)
    try:
        assert jumping.ask({**SMALL, "store": str(store)}) == ["done"]
    finally:
        jumping.close()
    is_whole(store, sample)
    version = releases_of(store)
    outcome = run([SAMPLE], store, batch_pages=7)  # under a right clock: everything is done, and the release stands
    assert (outcome["landed"], outcome["worked"]) == (0, 0)
    assert releases_of(store) == version
    is_whole(store, sample)


def releases_of(store):
    """Names of the releases of a store, in order."""
    return sorted(path.name for path in (Path(store) / "release").iterdir())


def spoil(file, kind):
    """Damage a file."""
    data = file.read_bytes()
    noise, middle = random.Random(1).randbytes(64), len(data) // 2
    file.write_bytes({"cut": data[:middle], "noise": data[:middle] + noise + data[middle + 64 :], "empty": b""}[kind])
