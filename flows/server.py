"""Start, watch and stop the Prefect server of the dashboard."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import IO
from urllib.error import URLError
from urllib.request import urlopen

LOOPBACK = ("127.0.0.1", "localhost", "::1")
START_SECONDS = 120
STOP_SECONDS = 20
LOG_FILE = "server.log"

_SERVER = {
    "PREFECT_SERVER_CSRF_PROTECTION_ENABLED": "true",
    "PREFECT_UI_API_URL": "/api",  # relative, so that any port and any proxy work
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
}

_REASONS = (
    ("Can't locate revision", "the database comes from a newer Prefect than the one installed: upgrade, or restore a back-up"),
    ("file is not a database", "the database is damaged: restore a back-up, or move the file away to begin a new one"),
    ("database disk image is malformed", "the database is damaged: restore a back-up, or move the file away to begin a new one"),
    ("attempt to write a readonly database", "the database cannot be written: look at its owner and permissions"),
    ("unable to open database file", "the database cannot be opened: look at its folder's owner and permissions"),
    ("disk is full", "the disk is full"),
    ("No space left", "the disk is full"),
    ("address already in use", "the port was taken by another program at the same moment: start again"),
)


class ServerError(Exception):
    """A server that cannot be started; the message is one clear line."""


class Server:
    """The Prefect server as a child process. It ends when this process ends, however that happens."""

    def __init__(self, home: Path, host: str, port: int, environment: dict[str, str], origins: list[str]) -> None:
        self._home, self._host, self._port = home, host, port
        self._environment = {
            **os.environ,
            **_SERVER,
            "PREFECT_HOME": str(home),
            "PREFECT_SERVER_CORS_ALLOWED_ORIGINS": ",".join(origins),
            **environment,
        }
        self._environment.pop("PREFECT_API_URL", None)
        self._child: subprocess.Popen[bytes] | None = None
        self._log: IO[bytes] | None = None

    @property
    def address(self) -> str:
        """Where this machine reaches the server."""
        return f"http://{address_host(self._host)}:{self._port}"

    def __enter__(self) -> Server:
        check_port(self._host, self._port)
        self._log = open(self._home / LOG_FILE, "wb")
        self._child = subprocess.Popen(
            [sys.executable, "-m", "flows.server_process", self._host, str(self._port)],
            stdin=subprocess.PIPE,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            env=self._environment,
            start_new_session=True,  # Ctrl-C in the terminal reaches the runner first, which needs the server to say goodbye
        )
        try:
            self._wait()
        except BaseException:
            self.stop()
            raise
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

    def _wait(self) -> None:
        assert self._child is not None
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            if self._child.poll() is not None:
                raise ServerError(f"the Prefect server did not start: {self._reason()}")
            if is_healthy(f"{self.address}/api"):
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


def check_port(host: str, port: int) -> None:
    """Raise ``ServerError`` where the address cannot be bound."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except socket.gaierror as error:
        raise ServerError(f"{host!r} is not an address of this machine") from error
    except PermissionError as error:
        raise ServerError(f"port {port} needs more rights; choose one above 1023 with --port") from error
    except OSError as error:
        raise ServerError(f"port {port} of {host} is taken by another program; choose another with --port") from error


def is_healthy(api: str) -> bool:
    """Whether a Prefect API answers."""
    try:
        with urlopen(f"{api}/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError, ValueError):
        return False
