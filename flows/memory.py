"""A limit of memory for a worker: one that takes more ends itself, so that the machine does not end another."""

from __future__ import annotations

import os
import resource
import sys
import threading
import time

_EVERY = 0.1
"""Seconds between two looks."""
_watched: set[int] = set()


def limit_memory(mebibytes: int | None) -> None:
    """From now on end this process at once, as the kernel would, when it holds more than so much; null is no limit.

    What it had in hand is done again by another worker: files appear whole or not at all.
    """
    if mebibytes is None or os.getpid() in _watched:
        return
    _watched.add(os.getpid())
    threading.Thread(target=_watch, args=(mebibytes,), name="memory limit", daemon=True).start()


def _watch(mebibytes: int) -> None:
    while (held := _held()) <= mebibytes:
        time.sleep(_EVERY)
    print(
        f"worker {os.getpid()} holds {held} MiB, more than the {mebibytes} MiB it may have, and ends", file=sys.stderr, flush=True
    )
    os._exit(137)


def _held() -> int:
    """Resident memory in MiB; where there is no ``/proc`` the most that it ever was."""
    try:
        with open("/proc/self/statm", encoding="ascii") as stream:
            return int(stream.read().split()[1]) * resource.getpagesize() // 2**20
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (2**20 if sys.platform == "darwin" else 2**10)
