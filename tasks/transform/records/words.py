"""The word patterns of the records room, kept as data."""

from __future__ import annotations

import re
from functools import cache

from tasks.reference.tables import read_yaml
from tasks.text.patterns import compile_guarded


@cache
def patterns(name: str) -> dict[str, re.Pattern[str]]:
    """The pattern ``name`` of ``data/reference/records/words.yml`` by language (``zh``, ``en``, ``fr``, or ``any``).

    The alternatives are tried in the order of the file; they are regular expressions over a shadow text. Raises ``KeyError``
    for an unknown name.
    """
    found = {}
    for language, entry in read_yaml("records/words.yml")[name].items():
        found[language] = compile_guarded(entry.get("shape", "WORDS").replace("WORDS", "|".join(entry["words"])))
    return found


def pattern(name: str) -> re.Pattern[str]:
    """The pattern ``name`` where it is one for all languages."""
    return patterns(name)["any"]
