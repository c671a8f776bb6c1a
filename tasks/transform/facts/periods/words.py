"""The words of time as data: ``data/reference/periods/{words,named,holidays}.csv``."""

from __future__ import annotations

import datetime as dt
from functools import cache, lru_cache
from typing import NamedTuple

from tasks.reference.tables import read_csv


class Word(NamedTuple):
    """One word that places a time."""

    kind: str
    value: str


@cache
def words(language: str) -> dict[str, Word]:
    """Term (shadow form) -> its kind and value, of one language."""
    return {row["term"]: Word(row["kind"], row["value"]) for row in read_csv("periods/words.csv") if row["language"] == language}


@cache
def named_periods(language: str) -> dict[str, tuple[str, dt.date, dt.date, str]]:
    """Term -> (name, first day, last day, ``anchor`` or ``span``)."""
    return {
        row["term"]: (row["name"], dt.date.fromisoformat(row["start"]), dt.date.fromisoformat(row["end"]), row["code"])
        for row in read_csv("periods/named.csv")
        if row["language"] == language
    }


@cache
def feasts(language: str) -> dict[str, tuple[str, str]]:
    """Term -> (rule, value) of the feasts of one language."""
    return {row["term"]: (row["rule"], row["value"]) for row in read_csv("periods/holidays.csv") if row["language"] == language}


@lru_cache(maxsize=1)
def half_days() -> dict[str, tuple[int, int]]:
    """Chinese part of the day -> first and last hour."""
    return {row["term"]: (int(row["first"]), int(row["last"])) for row in read_csv("periods/half_days.csv")}


def alternatives(terms: object, kinds: tuple[str, ...] = ()) -> str:
    """A regular expression of the words of ``kinds`` (or of all keys of a mapping), longest first."""
    assert isinstance(terms, dict)
    chosen = [term for term, word in terms.items() if not kinds or word.kind in kinds]
    return "|".join(sorted(chosen, key=lambda term: (-len(term), term)))
