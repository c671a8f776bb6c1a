"""The word patterns of the records room, kept as data in ``data/reference/records/words``."""

from __future__ import annotations

import re

from tasks.text.patterns import read_patterns, read_words


def patterns(name: str) -> dict[str, re.Pattern[str]]:
    """The pattern ``name`` by language (``tasks/text/patterns.py`` tells the form)."""
    return read_patterns("records", name)


def pattern(name: str) -> re.Pattern[str]:
    """The pattern ``name`` where it is one for all languages."""
    return read_patterns("records", name)["any"]


def alternatives(name: str) -> str:
    """The words ``name``, which are the same for all languages, as alternatives within a larger expression."""
    return "|".join(read_words("records", name))
