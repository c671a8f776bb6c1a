"""What workers on other machines need: a Prefect server that they can reach."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def reachable_server() -> Iterator[None]:
    """Keep one server for this process and its workers while the block runs, unless ``PREFECT_API_URL`` names one already.

    Without it every Dask worker would start a server of its own on one database. The temporary server listens on this machine
    only: for workers on other machines ``PREFECT_API_URL`` has to name a server that they reach too.
    """
    from prefect.server.api.server import SubprocessASGIServer
    from prefect.settings import PREFECT_API_URL, temporary_settings

    if PREFECT_API_URL.value():
        yield
        return
    server = SubprocessASGIServer()
    server.start(timeout=120)
    try:
        with temporary_settings({PREFECT_API_URL: server.api_url}):
            yield
    finally:
        server.stop()
