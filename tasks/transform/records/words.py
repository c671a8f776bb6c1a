"""The word patterns of the records room, kept as data.

``data/reference/records/words`` holds a file for each use (``places.yml``, ``speakers.yml`` …). An entry has the name of the
pattern and for each language (``zh``, ``en``, ``fr``, or ``any``, which holds for all three) its ``words``, alternatives that are
tried in the order of the file, and where they need one a ``shape`` that says where the alternatives stand (``WORDS``). All are
regular expressions over a shadow text (Simplified, lower case, ASCII punctuation).
"""

from __future__ import annotations

import re
from functools import cache

from tasks.reference.tables import read_yaml
from tasks.text.patterns import compile_guarded


@cache
def patterns(name: str) -> dict[str, re.Pattern[str]]:
    """The pattern ``name``, which begins with the name of its file (``places.away``), by language; ``KeyError`` if unknown."""
    use, _, _ = name.partition(".")
    found = {}
    for language, entry in read_yaml(f"records/words/{use}.yml")[name].items():
        found[language] = compile_guarded(entry.get("shape", "WORDS").replace("WORDS", "|".join(entry["words"])))
    return found


def pattern(name: str) -> re.Pattern[str]:
    """The pattern ``name`` where it is one for all languages."""
    return patterns(name)["any"]
