"""The typed lexicon: every word that the engines look for, as data with a source.

``data/reference/lexicon/KIND.csv`` (and ``KIND.PART.csv``, where a kind is kept in several files) holds
the rows of one kind, with the columns ``id`` (unique within the kind),
``language`` (``zh``, ``en``, ``fr`` or ``*``), ``term`` (in its shadow form: Simplified, lower case, plain quotes),
``code``, ``detail`` and ``source``.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tasks.reference.tables import REFERENCE_FOLDER, read_csv


class Entry(NamedTuple):
    """One row of the lexicon."""

    kind: str
    id: str
    language: str
    term: str
    code: str
    detail: str
    source: str


@cache
def entries(language: str) -> tuple[Entry, ...]:
    """Lexicon rows for ``language`` (``zh``, ``en``, ``fr``), rows of language ``*`` among them, all kinds."""
    found = []
    for path in sorted((REFERENCE_FOLDER / "lexicon").glob("*.csv")):
        for row in read_csv(f"lexicon/{path.name}"):
            if row["language"] in (language, "*"):
                found.append(
                    Entry(
                        path.stem.split(".")[0],
                        row["id"],
                        row["language"],
                        row["term"],
                        row["code"],
                        row["detail"] or "",
                        row["source"] or "",
                    )
                )
    return tuple(found)
