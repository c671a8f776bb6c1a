"""Start, watch and stop a Prefect server: the dashboard's, or one that lasts as long as a run."""

from __future__ import annotations

import errno
import logging
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO
from urllib.error import URLError
from urllib.request import urlopen

from flows.home import USER, environment

LOOPBACK = ("127.0.0.1", "localhost", "::1")
START_SECONDS = 120
STOP_SECONDS = 20
DRAIN_SECONDS = 30
LOG_FILE = "server.log"

DASHBOARD = {
    "PREFECT_SERVER_CSRF_PROTECTION_ENABLED": "true",
    "PREFECT_UI_API_URL": "/api",  # relative, so that any port and any proxy work
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    "PREFECT_SERVER_DEPLOYMENTS_CONCURRENCY_SLOT_WAIT_SECONDS": "10",  # how soon a waiting nightly run looks again
    "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
}
_TEMPORARY = {
    "PREFECT__SERVER_EPHEMERAL": "1",  # Prefect's own sign for a server without schedules and pages
    "PREFECT_UI_ENABLED": "false",
    "PREFECT_SERVER_LOGGING_LEVEL": "ERROR",
}

_REASONS = (
    ("Can't locate revision", "the database comes from a newer Prefect than the one installed: upgrade, or restore a back-up"),
    ("file is not a database", "the database is damaged: restore a back-up, or move the file away to begin a new one"),
    ("database disk image is malformed", "the database is damaged: restore a back-up, or move the file away to begin a new one"),
    ("attempt to write a readonly database", "the database cannot be written: look at its owner and permissions"),
    ("unable to open database file", "the database cannot be opened: look at its folder's owner and permissions"),
    ("disk is full", "the disk is full"),
    ("No space left", "the disk is full"),
)


class ServerError(Exception):
    """A server that cannot be started; the message is one clear line."""


class Server:
    """A Prefect server as a child process. It ends when this process ends, however that happens."""

    def __init__(self, home: Path, host: str, port: int, settings: dict[str, str]) -> None:
        """``port`` 0 takes a free one. Raises ``ServerError`` where the address cannot be bound."""
        self._home = home
        self._socket = bind(host, port)
        self.address = f"http://{address_host(host)}:{self._socket.getsockname()[1]}"
        self._environment = {**os.environ, "PREFECT_HOME": str(home), **settings}
        self._environment.pop("PREFECT_API_URL", None)
        self._child: subprocess.Popen[bytes] | None = None
        self._log: IO[bytes] | None = None

    @property
    def api(self) -> str:
        """Address of its API."""
        return f"{self.address}/api"

    def __enter__(self) -> Server:
        """Start it; ``wait`` tells when it is ready."""
        with self._socket:  # the child has its own hold of it
            self._log = open(self._home / LOG_FILE, "wb")
            self._child = subprocess.Popen(
                [sys.executable, "-m", "flows.server_process", str(self._socket.fileno())],
                stdin=subprocess.PIPE,
                stdout=self._log,
                stderr=subprocess.STDOUT,
                env=self._environment,
                pass_fds=[self._socket.fileno()],
                start_new_session=True,  # Ctrl-C in the terminal reaches the run first, which needs the server to say goodbye
            )
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    def stop(self) -> None:
        """End the server; at once where it does not end by itself."""
        if self._child is not None:
            assert self._child.stdin is not None
            self._child.stdin.close()
            try:
                self._child.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self._child.kill()
                self._child.wait()
            self._child = None
        if self._log is not None:
            self._log.close()

    def wait(self) -> None:
        """Wait until it answers. Raises ``ServerError`` with the reason where it does not come up."""
        assert self._child is not None
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            if self._child.poll() is not None:
                raise ServerError(f"the Prefect server did not start: {self._reason()}")
            if is_healthy(self.api):
                return
            time.sleep(0.1)
        raise ServerError(f"the Prefect server was not ready within {START_SECONDS} s; see {self._home / LOG_FILE}")

    def _reason(self) -> str:
        said = (self._home / LOG_FILE).read_text(encoding="utf-8", errors="replace")
        for sign, reason in _REASONS:
            if sign in said:
                return f"{reason} ({self._home / 'prefect.db'})" if "database" in reason else reason
        last = next((line.strip() for line in reversed(said.splitlines()) if line.strip()), "it said nothing")
        return f"{last[:200]}; see {self._home / LOG_FILE}"


def address_host(host: str) -> str:
    """How this machine names the host that a server is bound to."""
    if host in ("0.0.0.0", "::", ""):
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def bind(host: str, port: int) -> socket.socket:
    """A socket at an address. Raises ``ServerError`` where the address cannot be bound."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        bound = socket.socket(family, kind, protocol)
    except socket.gaierror as error:
        raise ServerError(f"{host!r} is not an address of this machine") from error
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
    except OSError as error:
        bound.close()
        if isinstance(error, PermissionError):
            raise ServerError(f"port {port} needs more rights; choose one above 1023 with --port") from error
        if error.errno == errno.EADDRNOTAVAIL:
            raise ServerError(f"{host!r} is not an address of this machine") from error
        raise ServerError(f"port {port} of {host} is taken by another program; choose another with --port") from error
    return bound


@contextmanager
def temporary_server(home: Path | None) -> Iterator[None]:
    """A server for as long as the block runs; none where ``home`` is null, since then there is one already.

    All processes of a run share it: left to itself, Prefect starts one in each worker process, on one database, and leaves
    them all behind where the run is killed. It has a password, and ends with this process. Prefect may be imported within.
    """
    if home is None:
        yield
        return
    home.mkdir(parents=True, exist_ok=True)
    secret = f"{USER}:{secrets.token_urlsafe(18)}"
    with (
        Server(home, "127.0.0.1", 0, {**_TEMPORARY, "PREFECT_SERVER_API_AUTH_STRING": secret}) as server,
        environment({"PREFECT_HOME": str(home), "PREFECT_API_URL": server.api, "PREFECT_API_AUTH_STRING": secret}),
    ):
        import flows.pipeline  # noqa: F401  (Prefect and all rooms load while the server starts)

        server.wait()
        try:
            yield
        finally:
            _send_the_rest()


def _send_the_rest() -> None:
    """Hand what this process still has to tell to the server before that is stopped."""
    from prefect.events.worker import EventsWorker
    from prefect.logging.handlers import APILogWorker

    for worker in (EventsWorker, APILogWorker):
        logging.getLogger(worker.__name__).setLevel(logging.ERROR)  # it warns of every moment that this takes
        worker.drain_all(timeout=DRAIN_SECONDS)


def is_healthy(api: str) -> bool:
    """Whether a Prefect API answers."""
    try:
        with urlopen(f"{api}/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError, ValueError):
        return False
