"""The Prefect server as a process that ends with the one that started it.

``python -m flows.server_process DESCRIPTOR`` serves Prefect's API and pages on the socket that its parent bound, and beside
them the store's releases, so that a run can link to its report. It ends when its standard input closes: however the parent goes,
the server goes too.
"""

from __future__ import annotations

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
            await self._prefect(scope, receive, _with_headers(send, [*extra, (b"x-content-type-options", b"nosniff")]))

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
