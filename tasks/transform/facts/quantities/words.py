"""The numeral words of English and French with their classes and values."""

from __future__ import annotations

from functools import cache

from tasks.transform.facts.quantities.tables import terms

_KINDS = (
    "small", "tens", "hundred", "scale", "dozen", "plural", "article", "some", "half", "quarter", "and", "point", "ordinal",
    "about",
)  # fmt: skip


@cache
def words(language: str) -> dict[str, tuple[frozenset[str], dict[str, float]]]:
    """For each numeral word its classes and its value in each; French ones also as written without accent."""
    found: dict[str, dict[str, float]] = {}
    for kind in _KINDS:
        for term, value in terms(language, kind).items():
            found.setdefault(term, {})[kind] = value
            if kind == "ordinal" and not term.endswith("s"):
                found.setdefault(term + "s", {})[kind] = value
            if language == "fr" and "è" in term:
                found.setdefault(term.replace("è", "e"), {})[kind] = value
                found.setdefault(term.replace("è", "e") + "s", {})[kind] = value
    return {term: (frozenset(values), values) for term, values in found.items()}


def round_off(value: float) -> float:
    """A value without the tail of binary fractions."""
    return float(f"{value:.15g}")
