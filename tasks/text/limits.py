"""A limit of time for the work on one page: whatever a hostile page makes slow must not hold up its batch."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

PAGE_SECONDS = 20.0
"""Processor time for one page in one room. The slowest real page measured took a hundredth of it."""


class _OverLimit(BaseException):
    """Raised inside; no ``except Exception`` on the way catches it."""


@contextmanager
def time_limit(seconds: float = PAGE_SECONDS) -> Iterator[None]:
    """Raise ``TimeoutError`` in the block when it has used ``seconds`` of processor time.

    Processor time, since a busy machine must not change what comes out. Python delivers signals to the main thread only: in
    another thread the block runs without a limit. Limits do not nest.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _raise)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    except _OverLimit:
        raise TimeoutError(f"took more than {seconds:g} s of processor time") from None
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _raise(number: int, frame: FrameType | None) -> None:
    raise _OverLimit
