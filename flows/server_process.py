"""The Prefect server as a process that ends with the one that started it.

``python -m flows.server_process DESCRIPTOR`` serves Prefect's API and pages on the socket that its parent bound, and beside
them the store's releases, so that a run can link to its report. It ends when its standard input closes: however the parent goes,
the server goes too.
"""

from __future__ import annotations

import asyncio
import base64
import hmac
import os
import signal
import socket
import sys
import threading
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

RELEASES = "/release/"
DASHBOARD_POLICY = b"connect-src 'self'; img-src 'self' data:; frame-ancestors 'none'; object-src 'none'; base-uri 'self'"
"""The pages talk to this server only: Prefect's page would load settings of its telemetry from elsewhere, and an artifact
could name a picture elsewhere."""
PAUSES = (0.1, 0.3, 0.6, 1.0, 2.0, 3.0)
"""Seconds before a request that the database was too busy for is tried again. SQLite refuses at once, without waiting, a
transaction that has read before another one wrote; Prefect answers 503 then. Its own client tries again, a browser does not."""
BUSY = 503
CHANGES = ("POST", "PUT", "PATCH", "DELETE")
RELEASE_POLICY = b"sandbox allow-scripts allow-popups"
"""A report is made from pages of others: as its own origin it cannot reach the dashboard's password in this one."""


class Application:
    """Prefect's application, with headers that keep its pages at home, and the releases below ``/release/``."""

    def __init__(self, prefect: Any, releases: Any, password: str | None) -> None:
        self._prefect, self._releases, self._password = prefect, releases, password

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        path = str(scope.get("path", ""))
        if scope["type"] != "http":
            await self._prefect(scope, receive, send)
        elif path.startswith(RELEASES) and self._releases is not None:
            await self._release(scope, receive, send)
        else:
            extra = [] if path.startswith("/api") or path == "/docs" else [(b"content-security-policy", DASHBOARD_POLICY)]
            sending = _with_headers(send, [*extra, (b"x-content-type-options", b"nosniff")])
            if path.startswith("/api/") and scope["method"] in CHANGES:
                await self._patiently(scope, receive, sending)
            else:
                await self._prefect(scope, receive, sending)

    async def _patiently(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request that may change something; again after a pause where the database was too busy for it."""
        messages = [await receive()]
        while messages[-1].get("more_body"):
            messages.append(await receive())
        for pause in PAUSES:
            attempt = _Attempt(send)
            try:
                await self._prefect(dict(scope), _again(messages, receive), attempt.send)
            except Exception:  # after such an answer the error comes through as well, for the log
                if not attempt.was_busy:
                    raise
            if not attempt.was_busy:
                return
            await asyncio.sleep(pause)
        await self._prefect(scope, _again(messages, receive), send)

    async def _release(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._allowed(dict(scope["headers"]).get(b"authorization", b"").decode("latin-1")):
            head = [(b"www-authenticate", b'Basic realm="Blotter", charset="UTF-8"'), (b"content-type", b"text/plain")]
            await send({"type": "http.response.start", "status": 401, "headers": head})
            await send({"type": "http.response.body", "body": b"The dashboard's name and password are needed.\n"})
            return
        headers = [(b"content-security-policy", RELEASE_POLICY), (b"x-content-type-options", b"nosniff")]
        await self._releases(scope, receive, _with_headers(send, headers))

    def _allowed(self, header: str) -> bool:
        if self._password is None:
            return True
        try:
            scheme, written = header.split()
            given = base64.b64decode(written).decode()
        except ValueError:
            return False
        return scheme == "Basic" and hmac.compare_digest(given.encode(), self._password.encode())


class _Attempt:
    """Sends an answer on, unless it says that the database was too busy."""

    def __init__(self, send: Send) -> None:
        self._send, self.was_busy = send, False

    async def send(self, message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            self.was_busy = message["status"] == BUSY
        if not self.was_busy:
            await self._send(message)


def _again(messages: list[MutableMapping[str, Any]], receive: Receive) -> Receive:
    """The request's messages from the first on, then what comes after them."""
    waiting = iter(messages)

    async def receiving() -> MutableMapping[str, Any]:
        for message in waiting:
            return dict(message)
        return await receive()

    return receiving


def _with_headers(send: Send, extra: list[tuple[bytes, bytes]]) -> Send:
    async def sending(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", []), *extra]
        await send(message)

    return sending


def main() -> None:
    """Serve until the parent goes or a signal comes."""
    listening = socket.socket(fileno=int(sys.argv[1]))
    os.umask(0o077)  # the database holds everything that Prefect knows
    threading.Thread(target=_end_with_parent, daemon=True).start()

    import uvicorn
    from prefect.server.api.server import create_app
    from prefect.settings import PREFECT_SERVER_API_AUTH_STRING
    from starlette.applications import Starlette
    from starlette.routing import Mount
    from starlette.staticfiles import StaticFiles

    folder = os.environ.get("BLOTTER_RELEASES")
    releases = Starlette(routes=[Mount(RELEASES, StaticFiles(directory=folder, check_dir=False))]) if folder else None
    application = Application(create_app(final=True), releases, PREFECT_SERVER_API_AUTH_STRING.value())
    configured = uvicorn.Config(application, log_level="warning", access_log=False, timeout_graceful_shutdown=5)
    uvicorn.Server(configured).run(sockets=[listening])


def _end_with_parent() -> None:
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)
    threading.Event().wait(15)
    os.kill(os.getpid(), signal.SIGKILL)  # a server that does not end would hold the port and the database


if __name__ == "__main__":
    main()
