"""Codes of published classifications for the record's own codes, from the code lists in ``data/reference``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from tasks.reference.tables import read_csv


@cache
def _iccs() -> dict[str, tuple[str, ...]]:
    rows = read_csv("crimes.csv")
    return {row["code"]: tuple(filter(None, row["iccs"].split("|"))) for row in rows if row["verified"] == "true"}


@cache
def _plover() -> dict[str, str]:
    return {row["code"]: row["plover"] for row in read_csv("actions.csv") if row["verified"] == "true" and row["plover"]}


def iccs_of(crimes: Iterable[str]) -> list[str]:
    """Sorted ICCS classes of crime codes; a crime whose class was not read in a published source gives none."""
    return sorted({code for crime in crimes for code in _iccs().get(crime, ())})


def plover_of(action: str) -> str | None:
    """PLOVER event and mode of an action code, or None where none fits or none was confirmed."""
    return _plover().get(action)
