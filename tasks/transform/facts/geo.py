"""A settled name of a country or a place: what the place engines hand one another."""

from __future__ import annotations

from typing import NamedTuple


class Geo(NamedTuple):
    """A name of a country or a place, settled."""

    start: int
    end: int
    code: str
    kind: str
    name: str
    rule: str
