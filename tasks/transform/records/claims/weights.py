"""Weights of the linking, from ``data/reference/records/weights.yml``."""

from __future__ import annotations

from tasks.reference.tables import read_yaml


def weight(*path: str) -> float:
    """The value under ``path`` (language group, name). Raises ``KeyError`` for a weight that is not there."""
    found = read_yaml("records/weights.yml")
    for key in path:
        found = found[key]
    return float(found["value"])
