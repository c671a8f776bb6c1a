"""Mutated pages: no crash, every page a document or a problem, spans hold. Ten thousand: ``python -m benchmarks fuzz``."""

from __future__ import annotations

import random

import pytest

from benchmarks.fuzz import break_rooms, mutate, seeds

PAGES, EACH = 300, 100


@pytest.mark.parametrize("part", range(PAGES // EACH))
def test_mutated_pages_neither_break_a_batch_nor_get_lost(part):
    rng, models = random.Random(part), seeds(generated=12)
    assert break_rooms([mutate(rng.choice(models), rng) for _ in range(EACH)])["broken"] == []
