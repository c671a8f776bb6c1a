"""The limit of time for one page."""

from __future__ import annotations

import threading

import pytest

from tasks.text.limits import time_limit


def spin():
    try:
        while True:
            pass
    except Exception:  # what an engine does that wants to go on whatever happens
        spin()


def test_work_without_end_is_stopped_whatever_it_catches():
    with pytest.raises(TimeoutError, match=r"more than 0\.05 s"), time_limit(0.05):
        spin()


def test_what_is_quick_is_left_alone_and_the_limit_is_gone_afterwards():
    with time_limit(0.05):
        pass
    assert sum(range(3_000_000)) > 0


def test_another_thread_works_without_a_limit():
    done = []

    def work():
        with time_limit(0.001):
            done.append(sum(range(1_000_000)))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done
