"""A dashboard that is killed in the middle of a run, and what a killed one leaves."""

from __future__ import annotations

import signal
import sqlite3
import stat
import time

import pytest

from flows.home import Home, HomeError, home_of
from flows.prune import PruneError, prune
from tests.dashboards import FINAL, Dashboard, copy_store, many_pages, processes
from tests.flows.conftest import SAMPLE, run
from tests.flows.test_serve import hashes


def test_a_killed_runner_is_noticed_and_the_next_run_gives_the_same_release(tmp_path, prefect_server, monkeypatch):
    killed = Dashboard(tmp_path / "killed")
    many_pages(killed.inbox / "many", 8)
    try:
        killed.start()
        lost = killed.begin("ad-hoc", sources=["sample"], inbox=["many"], workers=1, batch_pages=8)
        end = time.monotonic() + 180
        while len(list((killed.store / "stages" / "documents").glob("*.parquet"))) < 2:
            told = killed.run(lost)
            assert told["state_type"] not in FINAL and time.monotonic() < end, told["state"]
            time.sleep(0.05)
        killed.stop(signal.SIGKILL)
        end = time.monotonic() + 90
        while left := processes(killed.mark):
            assert time.monotonic() < end, f"{left} outlived the dashboard"
            time.sleep(0.2)
        killed.start()
        assert "shown this once" not in killed.said and killed.password[1] not in killed.said
        told = killed.run(lost)
        assert told["state_type"] == "CRASHED"
        assert "Start it again: it goes on where it stopped" in told["state"]["message"]
        again = killed.begin("ad-hoc", sources=["sample"], inbox=["many"], workers=1, batch_pages=8)
        assert killed.wait(again)["state_type"] == "COMPLETED"
        assert killed.stop() == 0
        assert not processes(killed.mark)
    finally:
        killed.clean()
    run([SAMPLE, killed.inbox / "many"], tmp_path / "undisturbed", batch_pages=8)
    tables = {name: sha for name, sha in hashes(killed.store).items() if name.endswith(".parquet")}
    assert tables.items() <= hashes(tmp_path / "undisturbed").items()


def test_a_database_of_a_newer_prefect_is_one_clear_line(tmp_path):
    stale = Dashboard(tmp_path)
    home = Home.of_store(str(stale.store))
    home.make()
    with sqlite3.connect(home.folder / "prefect.db") as database:
        database.execute("create table alembic_version (version_num varchar(32) not null)")
        database.execute("insert into alembic_version values ('ffffffffffff')")
    try:
        done = stale.blotter("serve", "--store", str(stale.store), "--port", str(stale.port))
        assert done.returncode == 2
        assert "the database comes from a newer Prefect" in done.stderr.splitlines()[-1]
        assert "Traceback" not in done.stderr and not processes(stale.mark)
        (home.folder / "prefect.db").write_bytes(b"no database " * 1000)
        done = stale.blotter("serve", "--store", str(stale.store), "--port", str(stale.port))
        assert "the database is damaged" in done.stderr.splitlines()[-1]
    finally:
        stale.clean()


def test_a_run_without_server_records_all_its_tasks(tmp_path):
    alone = Dashboard(tmp_path)
    began = time.monotonic()
    done = alone.blotter("run", "data/sample", "--store", str(alone.store), "--workers", "1")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr and "Warning" not in done.stderr
    assert time.monotonic() - began < 200
    with sqlite3.connect(alone.store / "prefect" / "prefect.db") as database:
        flows = dict(database.execute("select f.name, r.state_type from flow_run r join flow f on f.id = r.flow_id").fetchall())
        tasks = database.execute("select name, state_type from task_run where task_key not like '%flow%'").fetchall()
    assert flows == {"pipeline": "COMPLETED", "ingest": "COMPLETED", "transform": "COMPLETED", "export": "COMPLETED"}
    assert {state for _, state in tasks} == {"COMPLETED"}
    assert any(name.startswith("transform batch") for name, _ in tasks)
    assert stat.S_IMODE((alone.store / "prefect").stat().st_mode) == 0o700


def test_no_two_servers_open_one_database(tmp_path, monkeypatch):
    for name in ("PREFECT_API_URL", "PREFECT_HOME"):
        monkeypatch.delenv(name, raising=False)
    import os

    store = str(tmp_path / "store")
    with home_of(store):
        first = os.environ["PREFECT_HOME"]
        monkeypatch.delenv("PREFECT_HOME")
        with home_of(store):
            assert os.environ["PREFECT_HOME"] == f"{first}/beside-1"
        with pytest.raises(PruneError, match="works on this store; wait for it or stop it"):
            prune(store, 1)
    assert "PREFECT_HOME" not in os.environ


def test_a_dashboard_of_the_store_is_used_when_its_password_can_be_read(tmp_path, monkeypatch):
    for name in ("PREFECT_API_URL", "PREFECT_HOME"):
        monkeypatch.delenv(name, raising=False)
    import os

    store = str(tmp_path / "store")
    home = Home.of_store(store)
    assert home.take()
    home.tell({"process": os.getpid(), "api": "http://127.0.0.1:1/api", "closed": True})
    with home_of(store):
        assert "PREFECT_API_URL" not in os.environ and os.environ["PREFECT_HOME"].endswith("beside-1")
    secret = home.make_password()
    with home_of(store):
        assert (os.environ["PREFECT_API_URL"], os.environ["PREFECT_API_AUTH_STRING"]) == ("http://127.0.0.1:1/api", secret)
    (home.folder / "password").chmod(0o644)
    with pytest.raises(HomeError, match="can be read by others"), home_of(store):
        pass
    home.release()


def test_a_store_that_cannot_be_written_is_read_or_told(tmp_path, monkeypatch):
    for name in ("PREFECT_API_URL", "PREFECT_HOME"):
        monkeypatch.delenv(name, raising=False)
    import os

    store = tmp_path / "store"
    (store / "prefect" / "lock").mkdir(parents=True)  # nobody can open it for writing, not even root
    with pytest.raises(HomeError, match="prefect cannot be written: Is a directory"), home_of(str(store)):
        pass
    with home_of(str(store), reads=True) as home:
        assert home is not None and home.is_dir() and os.environ["PREFECT_HOME"] == str(home)
    assert not home.exists() and "PREFECT_HOME" not in os.environ


def test_prune_drops_old_releases_and_leaves_the_good_one(sample, tmp_path):
    store, outcome = sample
    copy = copy_store(store, tmp_path / "copy")
    for day in ("2025-03-01", "2025-04-01", "2025-05-01"):
        run([SAMPLE], copy, as_of=day)
    last = run([SAMPLE], copy)
    assert last["version"] == outcome["version"]  # the oldest by number, and the one that latest names
    assert prune(str(copy), 2, dry_run=True) == {"release": 2}
    assert len(list((copy / "release").glob("0*"))) == 4
    assert prune(str(copy), 2) == {"release": 2}
    assert (copy / "release" / "latest").resolve().name == outcome["version"]
    assert len(list((copy / "release").glob("0*"))) == 2
    assert hashes(copy) == hashes(store)
    assert run([SAMPLE], copy)["worked"] == 0


def test_prune_drops_what_nothing_refers_to(sample, tmp_path, monkeypatch):
    store, _ = sample
    copy = copy_store(store, tmp_path / "copy")
    (copy / "stages" / "facts" / "0000.mentions.parquet").write_bytes(b"")
    (copy / "batches" / "0000.parquet").write_bytes(b"")
    (copy / "batches" / "0001.parquet.unfinished-elsewhere-12-3").write_bytes(b"")
    (copy / "release" / "0009-begun").mkdir()
    assert prune(str(copy), 5) == {}  # too young: they may be a run's that is still at work
    monkeypatch.setattr("flows.prune.SETTLED_SECONDS", -1)
    assert prune(str(copy), 5) == {"result of older code": 1, "batch file": 1, "unfinished file": 1, "unfinished release": 1}
    assert not (copy / "release" / "0009-begun").exists()
    assert run([SAMPLE], copy)["worked"] == 0
