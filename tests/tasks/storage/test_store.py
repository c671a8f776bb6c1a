"""The store: whole files or none, batches by content."""

import hashlib
import os
import platform
import subprocess
import sys

import pytest

from tasks.ingest.landing import Tally, make_batches
from tasks.ingest.received import Received
from tasks.schemas import Problems
from tasks.schemas.problems import problem
from tasks.schemas.table import frame_of, rows_of
from tasks.storage import releases
from tasks.storage.files import Folder, is_abandoned, unfinished_name
from tasks.storage.parquet import DamagedTableError, read_table
from tasks.storage.store import Store


@pytest.fixture(params=["disk", "memory"])
def store(request, tmp_path):
    return Store(str(tmp_path / "store") if request.param == "disk" else f"memory://{tmp_path.name}-{request.node.name}")


def land(store, pages):
    tally = Tally()
    known = {address: landed.sha256 for address, landed in store.landed().items()}
    received = [Received(address, data) for address, data in pages.items()]
    for frame in make_batches(received, known, store.holders(), tally, batch_pages=2):
        store.land(frame)
    return tally


def test_pages_land_once_and_a_changed_page_makes_one_new_batch(store):
    pages = {"a": b"one", "b": b"two", "c": b"three"}
    assert land(store, pages).landed == 3
    before = store.batches()
    assert land(store, pages).landed == 0
    assert store.batches() == before
    assert land(store, pages | {"b": b"other"}).landed == 1
    assert store.batches()[:2] == before and len(store.batches()) == 3
    assert store.landed()["b"].sha256 == hashlib.sha256(b"other").hexdigest()
    assert store.landed()["b"].batch == store.batches()[-1]


def test_equal_bytes_are_kept_once_and_found_again(store):
    land(store, {"a": b"same", "b": b"same"})
    land(store, {"c": b"same"})
    kept = [row["content"] for batch in store.batches() for row in rows_of(store.captures(batch))]
    assert [content for content in kept if content is not None] == [b"same"]
    for batch in store.batches():
        assert set(store.contents(batch).values()) == {b"same"}


def test_a_failed_write_leaves_nothing(tmp_path):
    folder = Folder(str(tmp_path))
    with pytest.raises(RuntimeError), folder.writing("x", "file") as stream:
        stream.write(b"half")
        raise RuntimeError
    assert folder.names("x") == []
    assert list((tmp_path / "x").iterdir()) == []


def test_a_failed_write_keeps_the_file_before(tmp_path):
    folder = Folder(str(tmp_path))
    folder.write_bytes(b"whole", "file")
    with pytest.raises(RuntimeError), folder.writing("file") as stream:
        stream.write(b"half")
        raise RuntimeError
    assert folder.read_bytes("file") == b"whole"


def test_a_damaged_table_says_which_file(tmp_path):
    folder = Folder(str(tmp_path))
    folder.write_bytes(b"PAR1 no table", "t.parquet")
    with pytest.raises(DamagedTableError, match=r"t\.parquet is damaged"):
        read_table(folder, Problems, "t.parquet")


def test_a_stage_is_done_when_its_last_table_is_there(store):
    models = {"problems": Problems, "more": Problems}
    frame = frame_of([problem("facts", "x", "note", "y")], Problems)
    assert not store.has_stage("facts", "key", models)
    store.write_stage("facts", "key", {"problems": frame, "more": frame}, models)
    assert store.has_stage("facts", "key", models)
    assert rows_of(store.read_stage("facts", "key", "more", Problems)) == rows_of(frame)
    store.drop_stage("facts", "key")
    assert not store.has_stage("facts", "key", models)


def ended_process():
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", "pass"])
    process.wait()
    return process.pid


def test_files_of_killed_processes_of_this_machine_are_removed_and_no_others(tmp_path):
    mine = unfinished_name("table.parquet")
    killed = mine.replace(f"-{os.getpid()}-", f"-{ended_process()}-")
    elsewhere = killed.replace(f"-{platform.node()}-", "-elsewhere-")
    assert [is_abandoned(name) for name in (mine, killed, elsewhere, "table.parquet.unfinished-12-3")] == [
        False,
        True,
        False,
        False,
    ]
    for name in (mine, killed, elsewhere, "table.parquet"):
        (tmp_path / name).write_bytes(b"x")
    os.symlink("0001", tmp_path / killed.replace("table.parquet", "latest"))
    folder = Folder(str(tmp_path))
    folder.remove_abandoned()
    assert folder.unfinished() == sorted([mine, elsewhere])
    assert folder.names() == ["table.parquet"]


def test_a_run_killed_between_the_link_and_the_name_of_the_latest_release_is_made_good(tmp_path, monkeypatch):
    store = Store(str(tmp_path / "store"))
    first = releases.publish(store, [], {"a.txt": b"one"}, {})

    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Folder, "write_bytes", killed)
        with pytest.raises(KeyboardInterrupt):
            releases.point_latest(store, "0002-other")
    assert releases.latest(store) == first  # what is read is the last good one, until a run ends well
    assert releases.publish(store, [], {"a.txt": b"one"}, {}) == first
    assert os.readlink(tmp_path / "store" / "release" / "latest") == first


def test_a_release_that_was_killed_in_the_writing_is_finished_under_its_number(tmp_path):
    store = Store(str(tmp_path / "store"))
    first = releases.publish(store, [], {"a.txt": b"one"}, {})
    second = releases.publish(store, [], {"a.txt": b"two", "csv/b.csv": b"2"}, {})
    store.folder.remove("release", second, releases.MANIFEST)
    killed = unfinished_name(str(tmp_path / "store" / "release" / second / "csv" / "b.csv"))
    with open(killed.replace(f"-{os.getpid()}-", f"-{ended_process()}-"), "wb") as stream:
        stream.write(b"half")
    assert releases.publish(store, [], {"a.txt": b"two", "csv/b.csv": b"2"}, {}) == second
    assert releases.versions(store) == [first, second]
    assert store.folder.unfinished("release", second, "csv") == []
    store.folder.remove("release", first, releases.MANIFEST)
    assert releases.publish(store, [], {"a.txt": b"one"}, {})[:4] == "0003"  # numbers never run backwards
