"""``blotter serve``: the dashboard, its deployments and what runs them, in one command."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import ExitStack
from typing import Any

from flows.home import Home
from flows.server import DASHBOARD, LOOPBACK, Server, is_healthy

DEFAULT_PORT = 4200
POLL_SECONDS = 2
RUNS_AT_ONCE = 4

_RUNNER = {
    "PREFECT_RUNNER_POLL_FREQUENCY": str(POLL_SECONDS),
    "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30",
    "PREFECT_LOGGING_LEVEL": "INFO",  # for the pages; the terminal hears of trouble only
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "WARNING",
    "PREFECT_LOGGING_LOGGERS_PREFECT_TASK_RUNS_LEVEL": "WARNING",  # else each of thousands of tasks says that it is done
}


class ServeError(Exception):
    """A dashboard that cannot be brought up; the message is one clear line."""


def serve(store: str, host: str, port: int, password: bool = True) -> None:
    """Serve the dashboard of a store until a signal comes. Raises ``ServeError``, ``ServerError`` or ``HomeError``.

    Where ``PREFECT_API_URL`` names a running Prefect, that one is used and no server is started.
    """
    os.environ["BLOTTER_STORE"] = store
    signal.signal(signal.SIGTERM, _interrupt)
    for name, value in _RUNNER.items():
        os.environ[name] = value
    try:
        with ExitStack() as stack:
            api, server = os.environ.get("PREFECT_API_URL"), None
            if api:
                if not is_healthy(api):
                    raise ServeError(f"no Prefect answers at {_without_user(api)} (PREFECT_API_URL)")
                lines = [f"Dashboard   {_without_user(api).removesuffix('/api')}  (already running)"]
            else:
                server, lines = _own_server(stack, store, host, port, password)
            from prefect.context import refresh_global_settings_context

            # The settings file's cron line was checked by Prefect, which read its settings then: without this it would start
            # a second, temporary server on the same database.
            refresh_global_settings_context()
            from flows.deployments import deployments  # loads while the server starts

            if server is not None:
                server.wait()
            asyncio.run(_serve(lines, deployments(), alone=not api))
    except KeyboardInterrupt:
        pass
    print("blotter: the dashboard has stopped", file=sys.stderr)


def _own_server(stack: ExitStack, store: str, host: str, port: int, password: bool) -> tuple[Server, list[str]]:
    home = Home.of_store(store)
    if not password and host not in LOOPBACK:
        raise ServeError(f"{host} can be reached from elsewhere: without a password only 127.0.0.1 is served")
    if not home.take():
        holder = home.holder()
        if holder.get("api"):
            where = f"at {holder['api'].removesuffix('/api')}"
            raise ServeError(f"a dashboard of this store already runs {where} (process {holder['process']})")
        raise ServeError(f"a run is at work in this store (process {holder.get('process', '?')}); wait for it, then start again")
    stack.callback(home.release)
    lines, settings = [], {**DASHBOARD, "PREFECT_SERVER_CORS_ALLOWED_ORIGINS": ",".join(_origins(host, port))}
    if "://" not in store:
        settings["BLOTTER_RELEASES"] = os.path.abspath(os.path.join(store, "release"))
        os.environ["BLOTTER_REPORTS"] = "/release"
    secret, said = _password(home) if password else (None, "none: whoever reaches this port can run commands as you")
    if secret is not None:
        settings["PREFECT_SERVER_API_AUTH_STRING"] = secret
    server = Server(home.folder, host, port, settings)
    print("blotter: starting the dashboard …", file=sys.stderr, flush=True)
    stack.enter_context(server)
    os.environ["PREFECT_HOME"] = str(home.folder)
    os.environ["PREFECT_API_URL"] = server.api
    if secret is not None:
        os.environ["PREFECT_API_AUTH_STRING"] = secret
    home.tell({"process": os.getpid(), "api": os.environ["PREFECT_API_URL"], "closed": secret is not None})
    lines += [f"Dashboard   {server.address}", f"Password    {said}"]
    return server, lines


def _password(home: Home) -> tuple[str, str]:
    """The secret, and what is told about it: itself only in the moment in which it is made."""
    given = os.environ.get("PREFECT_SERVER_API_AUTH_STRING")
    if given:
        return given, "as PREFECT_SERVER_API_AUTH_STRING says"
    kept = home.password()
    if kept is not None:
        return kept, f"in {home.folder / 'password'}"
    made = home.make_password()
    return made, f"{made}   (type all of it into the one box; shown this once, kept in {home.folder / 'password'})"


def _origins(host: str, port: int) -> list[str]:
    from flows.sources import load_settings

    names = ["127.0.0.1", "localhost"] if host in LOOPBACK else [host, "127.0.0.1", "localhost"]
    own = load_settings().address
    return [f"http://{name}:{port}" for name in dict.fromkeys(names)] + ([own] if own else [])


async def _serve(lines: list[str], made: list[Any], alone: bool) -> None:
    from prefect.runner import Runner

    from flows.watch import keep_order, keep_watch, sweep

    runner = Runner(name="blotter", query_seconds=POLL_SECONDS, limit=RUNS_AT_ONCE, pause_on_shutdown=False)
    ids = {deployment.name: await runner.aadd_deployment(deployment) for deployment in made}
    await sweep(ids, alone)
    await keep_watch(ids)
    names = ", ".join(deployment.name for deployment in made)
    print("\n".join([*lines, f"Runs        {names}", "Stop        Ctrl-C"]), flush=True)
    looking = asyncio.create_task(keep_order())
    await runner.start()
    looking.cancel()


def _interrupt(number: int, frame: object) -> None:
    raise KeyboardInterrupt


def _without_user(address: str) -> str:
    """An address without the name and password that may stand in it."""
    scheme, _, rest = address.partition("://")
    return f"{scheme}://{rest.rsplit('@', 1)[-1]}"
