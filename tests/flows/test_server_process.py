"""What stands before Prefect's own application."""

from __future__ import annotations

import asyncio
import contextlib

import pytest

from flows import server_process
from flows.server_process import Application


class Prefect:
    """Answers 503 for some times, then gives back what it was sent."""

    def __init__(self, busy: int) -> None:
        self.busy, self.asked, self.done = busy, 0, 0

    async def __call__(self, scope, receive, send):
        self.asked += 1
        assert "touched" not in scope
        scope["touched"] = True
        body = b""
        while (message := await receive())["type"] == "http.request":
            body += message["body"]
            if not message.get("more_body"):
                break
        is_busy = self.asked <= self.busy
        self.done += not is_busy
        await send({"type": "http.response.start", "status": 503 if is_busy else 201, "headers": []})
        await send({"type": "http.response.body", "body": b"busy" if is_busy else body})
        if is_busy:
            raise TimeoutError("the error comes after the answer, as Starlette lets it")


def ask(prefect, method="POST", path="/api/flow_runs/"):
    """Status and body of one request in two parts."""
    waiting = [
        {"type": "http.request", "body": b"one ", "more_body": True},
        {"type": "http.request", "body": b"two"},
    ]
    answered = []

    async def receive():
        return waiting.pop(0) if waiting else {"type": "http.disconnect"}

    async def send(message):
        answered.append(message)

    scope = {"type": "http", "method": method, "path": path, "headers": []}
    with contextlib.suppress(TimeoutError):
        asyncio.run(Application(prefect, None, None)(scope, receive, send))
    start, *bodies = answered
    return start["status"], b"".join(body["body"] for body in bodies)


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch):
    monkeypatch.setattr(server_process, "PAUSES", (0.0, 0.0, 0.0))


@pytest.mark.parametrize("busy", [0, 1, 3])
def test_a_busy_database_is_asked_again_with_the_same_request(busy):
    prefect = Prefect(busy)
    assert ask(prefect) == (201, b"one two")
    assert (prefect.asked, prefect.done) == (busy + 1, 1)


def test_a_database_that_stays_busy_is_told():
    prefect = Prefect(100)
    assert ask(prefect) == (503, b"busy")
    assert prefect.asked == 4


@pytest.mark.parametrize(("method", "path"), [("GET", "/api/ready"), ("GET", "/v2/runs")])
def test_what_only_asks_is_passed_on_as_it_is(method, path):
    prefect = Prefect(1)
    assert ask(prefect, method, path)[0] == 503
    assert prefect.asked == 1
