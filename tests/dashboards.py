"""A dashboard for tests: ``blotter serve`` as a user starts it, on a free port, with its API."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "data" / "sample"
START_SECONDS, RUN_SECONDS, STOP_SECONDS = 180, 240, 60
FINAL = ("COMPLETED", "FAILED", "CRASHED", "CANCELLED")


def free_port() -> int:
    """A port that is free now."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def processes(mark: str) -> list[int]:
    """Processes in whose environment the mark stands."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/environ"):
        try:
            if mark.encode() in entry.read_bytes():
                found.append(int(entry.parent.name))
        except OSError:
            continue
    return found


class Dashboard:
    """One dashboard in a folder of its own: ``store``, ``inbox``, settings, and what it printed."""

    def __init__(self, folder: Path, settings: str = "", **environment: str) -> None:
        self.folder, self.store, self.inbox = folder, folder / "store", folder / "inbox"
        self.inbox.mkdir(parents=True, exist_ok=True)
        self.port = free_port()
        self.mark = f"BLOTTER_TEST={folder}"
        (folder / "blotter.toml").write_text(
            f'inbox = "{self.inbox}"\n{settings}\n[sources.sample]\nkind = "folder"\npath = "data/sample"\n'
        )
        outer = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "BLOTTER_"))}
        more = {"BLOTTER_SETTINGS": str(folder / "blotter.toml"), "BLOTTER_TEST": str(folder), "PYTHONUNBUFFERED": "1"}
        self.environment = {**outer, **more, **environment}
        self.process: subprocess.Popen[str] | None = None
        self.said = ""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def password(self) -> tuple[str, str]:
        name, _, secret = (self.store / "prefect" / "password").read_text().strip().partition(":")
        return name, secret

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "flows.cli", *arguments]

    def blotter(self, *arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
        """Any other command beside the dashboard."""
        environment = {**self.environment, **more}
        return subprocess.run(
            self.command(*arguments), cwd=ROOT, env=environment, capture_output=True, text=True, timeout=RUN_SECONDS, check=False
        )

    def start(self) -> Dashboard:
        arguments = self.command("serve", "--store", str(self.store), "--port", str(self.port))
        with open(self.folder / "said.txt", "w") as said:
            self.process = subprocess.Popen(arguments, cwd=ROOT, env=self.environment, stdout=said, stderr=said, text=True)
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            self.said = (self.folder / "said.txt").read_text()
            if "Stop " in self.said:
                self.client = httpx.Client(base_url=f"{self.address}/api", auth=self.password, timeout=30)
                token = self.client.get("/csrf-token", params={"client": "test"}).json()["token"]
                self.client.headers.update({"Prefect-Csrf-Token": token, "Prefect-Csrf-Client": "test"})
                return self
            if self.process.poll() is not None:
                break
            time.sleep(0.2)
        raise AssertionError(f"the dashboard did not start: {self.said}")

    def stop(self, number: int = signal.SIGTERM) -> int:
        """End the dashboard with a signal; gives its exit code."""
        assert self.process is not None
        self.process.send_signal(number)
        return self.process.wait(STOP_SECONDS)

    def clean(self) -> None:
        """End what a failed test may have left."""
        if self.process is not None and self.process.poll() is None:
            self.stop()
        for left in processes(self.mark):
            os.kill(left, signal.SIGKILL)

    # -- API ---------------------------------------------------------------------------------------

    def deployment(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = self.client.get(f"/deployments/name/blotter/{name}").raise_for_status().json()
        return found

    def ask(self, name: str, **options: Any) -> httpx.Response:
        """Submit the form of a deployment, as the dashboard's page does."""
        address = f"/deployments/{self.deployment(name)['id']}/create_flow_run"
        return self.client.post(address, json={"parameters": {"options": options}})

    def begin(self, name: str, **options: Any) -> str:
        """Start a run; gives its id."""
        return str(self.ask(name, **options).raise_for_status().json()["id"])

    def run(self, run_id: str) -> dict[str, Any]:
        found: dict[str, Any] = self.client.get(f"/flow_runs/{run_id}").raise_for_status().json()
        return found

    def wait(self, run_id: str, *types: str) -> dict[str, Any]:
        """The run when it has come to one of the state types (default: to an end)."""
        end = time.monotonic() + RUN_SECONDS
        while (found := self.run(run_id))["state_type"] not in (types or FINAL):
            assert time.monotonic() < end, f"still {found['state_name']}"
            time.sleep(0.3)
        return found

    def listed(self, what: str, **wanted: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.client.post(f"/{what}/filter", json=wanted).raise_for_status().json()
        return found

    def logs(self, *run_ids: str, until: str) -> list[dict[str, Any]]:
        """Lines of runs, once a line is among them: a run sends its last lines after it has told its end."""
        end = time.monotonic() + RUN_SECONDS
        while True:
            rows = self.listed("logs", logs={"flow_run_id": {"any_": list(run_ids)}}, sort="TIMESTAMP_ASC")
            if any(row["message"] == until for row in rows):
                return rows
            assert time.monotonic() < end, f"{until!r} is not among {[row['message'] for row in rows]}"
            time.sleep(0.3)

    def artifacts(self, run_id: str) -> dict[str, str]:
        """Artifacts of a run by key."""
        rows = self.listed("artifacts", artifacts={"flow_run_id": {"any_": [run_id]}})
        return {row["key"]: row["data"] for row in rows if row["key"]}


def many_pages(folder: Path, copies: int) -> None:
    """Fill a folder with variants of the sample pages, so that a run lasts a while."""
    folder.mkdir(parents=True, exist_ok=True)
    for page in sorted(SAMPLE.glob("0*.html")):
        data = page.read_bytes()
        for number in range(copies):
            (folder / f"{number:04d}-{page.name}").write_bytes(re.sub(rb"</body>", b"<p>%d</p></body>" % number, data))


def copy_store(store: Path, to: Path) -> Path:
    """A store without Prefect's part."""
    shutil.copytree(store, to, symlinks=True, ignore=shutil.ignore_patterns("prefect"))
    return to


@pytest.fixture(scope="session")
def notices() -> list[dict[str, Any]]:
    """What a local server got as notices."""
    return NOTICES


NOTICES: list[dict[str, Any]] = []


class _Taker(BaseHTTPRequestHandler):
    asked = 0

    def do_POST(self) -> None:
        type(self).asked += 1
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.asked == 1:  # busy at first: the notice is tried again
            self.send_response(503)
        else:
            NOTICES.append(json.loads(body))
            self.send_response(200)
        self.end_headers()

    def log_message(self, *arguments: Any) -> None:
        pass


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """A dashboard for all tests of the session that use one."""
    server = HTTPServer(("127.0.0.1", 0), _Taker)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    hook = f"http://127.0.0.1:{server.server_port}/hook-secret"
    made = Dashboard(tmp_path_factory.mktemp("dashboard"), '[nightly]\nsources = ["sample"]', BLOTTER_WEBHOOK=hook)
    try:
        yield made.start()
        assert made.stop() == 0
    finally:
        made.clean()
        server.shutdown()


@pytest.fixture(scope="session")
def finished(dashboard: Dashboard) -> str:
    """Id of a finished run over the sample."""
    run = dashboard.begin("ad-hoc", sources=["sample"], workers=1)
    dashboard.wait(run)
    return run
