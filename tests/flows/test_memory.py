"""How often a worker looks for cyclic garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from flows.memory import collect_seldom


@pytest.fixture(autouse=True)
def _thresholds_put_back() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_new_objects_are_looked_through_less_often_and_old_ones_as_before() -> None:
    gc.set_threshold(700, 11, 12)
    collect_seldom()
    young, *old = gc.get_threshold()
    assert young > 5_000
    assert old == [11, 12]


def test_cyclic_garbage_still_goes_by_itself() -> None:
    collect_seldom()
    before = gc.get_stats()[0]["collected"]
    for _ in range(gc.get_threshold()[0] + 1):
        cycle: list[object] = []
        cycle.append(cycle)
    assert gc.get_stats()[0]["collected"] > before
