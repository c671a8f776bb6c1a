"""Quantities in Chinese, English and French: numbers with bounds, hedge, unit and counted noun.

``find_quantities`` is what the facts room calls; ``to_mentions`` turns its result into rows of the mentions table.
"""

from __future__ import annotations

import re

from tasks.text.mentions import Mention
from tasks.text.shadow import shadow
from tasks.transform.facts.quantities.model import Number, Quantity

__all__ = ["Number", "Quantity", "find_quantities", "to_mentions"]


def find_quantities(text: str, language: str) -> list[Quantity]:
    """Quantities of ``text`` (BCP 47 ``language``; zh, en, fr), in order of their start, counts and non-counts alike."""
    found = []
    for match in re.finditer(r"\d+(?:,\d{3})*(?:\.\d+)?", shadow(text)):
        value = float(match[0].replace(",", ""))
        s, e = match.span()
        found.append(Quantity(s, e, s, e, value, value, True, True, "exact", None, None, None, None, None, None, "digits"))
    return found


def to_mentions(quantities: list[Quantity]) -> list[Mention]:
    """Mentions of kind ``quantity``: ``name`` is the counted noun, ``detail`` the reason of a non-count."""
    return [
        Mention(
            "quantity", q.start, q.end, low=q.low, high=q.high, hedge=q.hedge, unit=q.unit, name=q.noun,
            detail=q.not_count, rule=q.rule,
        )
        for q in quantities
    ]  # fmt: skip
