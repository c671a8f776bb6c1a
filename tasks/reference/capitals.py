"""Seats of government, whose names stand for the state that acts (Rabat has handed Madrid the lists)."""

from __future__ import annotations

from functools import cache

from tasks.reference.tables import read_csv
from tasks.text.shadow import shadow


def is_capital(code: str, name: str) -> bool:
    """Whether a name in shadow form, English or French, is that of the seat of a state's government."""
    return name in _names().get(code, ())


@cache
def _names() -> dict[str, frozenset[str]]:
    rows = read_csv("gazetteer/capitals.csv")
    return {row["code"]: frozenset(shadow(f"{row['en']}|{row['fr']}").split("|")) for row in rows}
