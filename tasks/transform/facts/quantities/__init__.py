"""Quantities in Chinese, English and French: numbers with bounds, hedge, unit and counted noun.

``find_quantities`` is what the facts room calls; ``to_mentions`` turns its result into rows of the mentions table.
"""

from __future__ import annotations

from tasks.text.mentions import Mention
from tasks.text.shadow import shadow
from tasks.transform.facts.quantities.assemble import build_quantities
from tasks.transform.facts.quantities.model import Number, Quantity
from tasks.transform.facts.quantities.plain import Interval, PlainNumber, family_of, find_numbers, find_ranges
from tasks.transform.facts.quantities.scan import scan_numbers
from tasks.transform.facts.quantities.tables import grammar

__all__ = ["Interval", "Number", "PlainNumber", "Quantity", "find_numbers", "find_quantities", "find_ranges", "to_mentions"]


_LARGEST_RATE = 10
"""Wholes up to here make a rate (one in five); 165 out of 167 are a count and its whole."""


def find_quantities(text: str, language: str) -> list[Quantity]:
    """Quantities of ``text`` (BCP 47 ``language``; zh, en, fr), in order of their start, counts and non-counts alike."""
    family = family_of(language)
    plain = shadow(text)
    return build_quantities(plain, text, scan_numbers(plain, family, most=_LARGEST_RATE), grammar(family))


def to_mentions(quantities: list[Quantity]) -> list[Mention]:
    """Mentions of kind ``quantity``: ``name`` is the counted noun, ``detail`` the reason of a non-count."""
    return [
        tuple.__new__(
            Mention,
            ("quantity", start, end, None, low, high, hedge, unit, noun, None, None, None, not_count, rule),
        )
        for start, end, _, _, low, high, _, _, hedge, unit, _, noun, _, _, not_count, rule in quantities
    ]  # fmt: skip
