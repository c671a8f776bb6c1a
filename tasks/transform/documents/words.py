"""The word patterns of the documents room, kept as data in ``data/reference/documents/words``."""

from __future__ import annotations

import re

from tasks.reference.tables import read_yaml
from tasks.text.patterns import read_patterns


def pattern(name: str) -> re.Pattern[str]:
    """The pattern ``name``, one for all languages (``tasks/text/patterns.py`` tells the form)."""
    return read_patterns("documents", name)["any"]


def alternatives(name: str) -> str:
    """The words of the pattern ``name`` as a part of a larger expression."""
    use, _, _ = name.partition(".")
    words = read_yaml(f"documents/words/{use}.yml")[name]["any"]["words"]
    return f"(?:{'|'.join(words)})"
