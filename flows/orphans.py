"""A run that nobody waits for any more ends by itself."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time

LOOK_SECONDS = 1.0
GRACE_SECONDS = 5.0
"""Prefect's own way out of a run whose runner is gone: it tells the server, where there still is one."""


def end_with_parent() -> None:
    """From now on end this process, and the worker processes that it started, soon after the process that started it.

    Without it a run outlives a killed dashboard: it goes on writing into the store while the next run begins, and then hangs
    for minutes in calls to a server that is gone.
    """
    threading.Thread(target=_watch, args=(os.getppid(),), name="end with parent", daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK_SECONDS)
    time.sleep(GRACE_SECONDS)
    for child in multiprocessing.active_children():
        child.kill()
    os._exit(1)
