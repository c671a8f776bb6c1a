"""Processes, a cluster, an object store: the same bytes, and nothing lost when a worker dies."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from flows.transform import run_transform
from flows.verify import verify
from tests.flows.conftest import SAMPLE, run
from tests.flows.test_pipeline import hashes

pytestmark = pytest.mark.usefixtures("prefect_server")


def children_of(pid: int) -> list[int]:
    """Processes that ``pid`` started to work on batches, by the kernel's list."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1]) if entry.name.isdigit() else -1
            line = (entry / "cmdline").read_bytes() if parent == pid else b""
        except (OSError, ValueError):
            continue
        if b"spawn_main" in line:
            found.append(int(entry.name))
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="worker processes are found in /proc")
def test_a_dying_workers_batch_is_done_again(sample, tmp_path, caplog):
    store, _ = sample
    killed: list[int] = []

    def kill_one() -> None:
        limit = time.monotonic() + 60
        while not killed and time.monotonic() < limit:
            for pid in children_of(os.getpid()):
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)
                return
            time.sleep(0.02)

    thread = threading.Thread(target=kill_one)
    thread.start()
    outcome = run([SAMPLE], tmp_path / "store", batch_pages=7, workers=2)
    thread.join()
    assert killed
    assert outcome["worked"] == 4
    assert any("a worker process died" in record.getMessage() for record in caplog.records)
    assert hashes(tmp_path / "store") == hashes(store)
    assert verify(str(tmp_path / "store")) == []


def test_a_dask_cluster_of_two_processes_gives_the_same_bytes(sample, tmp_path):
    distributed = pytest.importorskip("distributed")
    store, _ = sample
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0") as cluster:
        outcome = run([SAMPLE], tmp_path / "store", batch_pages=7, dask=cluster.scheduler_address)
    assert outcome["worked"] == 4
    assert hashes(tmp_path / "store") == hashes(store)


def test_work_that_is_done_is_not_handed_out_again(sample):
    from flows.settings import RunParameters

    store, _ = sample
    done = run_transform(RunParameters(store=str(store), workers=2))
    assert done["worked"] == 0 and done["done_before"] > 0


@pytest.fixture
def bucket(monkeypatch):
    """A bucket on an S3 server of this test's own; its address and credentials come from the environment, as in use."""
    pytest.importorskip("s3fs")
    server_module = pytest.importorskip("moto.server")
    import boto3
    import fsspec

    server = server_module.ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    for name, value in {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    boto3.client("s3").create_bucket(Bucket="blotter")
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    yield "s3://blotter/store"
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    server.stop()


def test_an_s3_store_gives_the_same_bytes_over_processes_and_runs(sample, bucket):
    import json

    from tasks.storage.files import Folder

    store, _ = sample
    outcome = run([SAMPLE], bucket, batch_pages=7, workers=2)
    assert outcome["worked"] == 4
    release = Folder(f"{bucket}/release/{outcome['version']}")
    manifest = json.loads(release.read_bytes("manifest.json"))
    assert {file["path"]: file["sha256"] for file in manifest["files"]} == hashes(store)
    assert verify(bucket) == []
    again = run([SAMPLE], bucket, batch_pages=7, workers=2)
    assert (again["landed"], again["worked"], again["version"]) == (0, 0, outcome["version"])
