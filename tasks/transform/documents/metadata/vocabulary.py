"""The word lists and limits of the metadata step, read once from ``data/reference/metadata``."""

from __future__ import annotations

import re
from functools import cache

from tasks.reference.lexicon import entries
from tasks.reference.tables import read_csv, read_yaml

HAN = "\u3400-\u9fff"
"""Range of Chinese characters for use inside a character class."""


@cache
def limit(name: str) -> int:
    """The threshold ``name`` of ``thresholds.yaml``."""
    return int(read_yaml("metadata/thresholds.yaml")[name]["value"])


@cache
def label_kinds() -> dict[str, str]:
    """Label in shadow form -> kind of what stands after it; of equal labels in two languages the first row counts."""
    kinds: dict[str, str] = {}
    for row in read_csv("metadata/labels.csv"):
        kinds.setdefault(row["term"], row["kind"])
    return kinds


@cache
def surnames() -> frozenset[str]:
    """Chinese surnames in shadow form."""
    return frozenset(row["surname"] for row in read_csv("metadata/surnames.csv"))


@cache
def agencies() -> dict[str, str]:
    """Sender of a dispatch in shadow form -> ``own`` or ``agency``."""
    kinds: dict[str, str] = {}
    for row in read_csv("metadata/agencies.csv"):
        kinds.setdefault(row["term"], row["kind"])
    return kinds


@cache
def meta_fields(kind: str) -> tuple[str, ...]:
    """Names of ``<meta>`` fields of one kind (``title``, ``author``, ``site``, ``published``, ``updated``), the surest first."""
    return tuple(row["name"] for row in read_csv("metadata/meta_fields.csv") if row["kind"] == kind)


@cache
def name_words(kind: str) -> re.Pattern[str]:
    """What ends a Chinese text of ``kind`` (``outlet``, ``section``, ``kicker``, ``measure``) or stands as a word in a Latin one.

    To be searched in a shadow.
    """
    rows = [row for row in read_csv("metadata/name_words.csv") if row["kind"] == kind]
    han = alternation([row["term"] for row in rows if row["language"] == "zh"])
    latin = alternation([row["term"] for row in rows if row["language"] != "zh"])
    return re.compile(rf"(?:{han})$" + (rf"|\b(?:{latin})\b" if latin else ""))


@cache
def places() -> frozenset[str]:
    """English and French names of countries and places, in shadow form."""
    return frozenset(entry.term for code in ("en", "fr") for entry in entries(code) if entry.kind in ("place", "country"))


@cache
def placeholders() -> frozenset[str]:
    """What pages write where they do not know a source or an author, in shadow form."""
    return frozenset(row["term"] for row in read_csv("metadata/placeholders.csv"))


def alternation(terms: list[str]) -> str:
    """A regular expression for any of ``terms``, the longest first."""
    return "|".join(re.escape(term) for term in sorted(terms, key=lambda term: (-len(term), term)))
