"""The store: whole files or none, batches by content."""

import hashlib

import pytest

from tasks.ingest.landing import Tally, make_batches
from tasks.ingest.received import Received
from tasks.schemas import Problems
from tasks.schemas.problems import problem
from tasks.schemas.table import frame_of, rows_of
from tasks.storage.files import Folder
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
