"""Numbers written in figures, in the habits of each language."""

from __future__ import annotations

import re

_FRACTION = r"(?:\d+ )?\d+/\d+(?![\d/])"
_POWER = r"(?:e[+-]?\d+|\^[+-]?\d+)?"
_GROUPED_DOT = r"\d{1,3}(?:\.\d{3})+(?!\d)(?:,\d+)?"
_CHAIN = r"\d+(?:\.\d+){2,}"

DIGITS = {
    "zh": rf"{_CHAIN}|{_FRACTION}|(?:\d{{1,3}}(?:[, ]\d{{3}})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+){_POWER}",
    "en": rf"{_FRACTION}|(?:\d{{1,3}}(?:\.\d{{3}})+,\d+|\d{{1,3}}(?:,\d{{2,3}})*,\d{{3}}(?!\d)(?:\.\d+)?|{_CHAIN}"
    rf"|\d{{1,3}}(?:[ ']\d{{3}})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+|,\d{{1,2}}(?!\d))?|\.\d+){_POWER}",
    "fr": rf"{_FRACTION}|(?:{_GROUPED_DOT}(?!\.\d)|{_CHAIN}|\d{{1,3}}(?:[ ']\d{{3}})+(?!\d)(?:[,.]\d+)?"
    rf"|\d+(?:[.,]\d+)?|[.,]\d+){_POWER}",
}
"""Pattern of a number in figures. Groups of three by comma, point, space or (Swiss) apostrophe; chains of points are none."""

_CHAIN_ONLY = re.compile(rf"{_CHAIN}\Z")
_FRACTION_ONLY = re.compile(r"(?:(\d+) )?(\d+)/(\d+)\Z")
_EXPONENT = re.compile(r"(?P<base>[^e^]+)(?P<sign>[e^])(?P<power>[+-]?\d+)\Z")
_DOT_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?\Z")


def read_digits(figures: str, language: str) -> list[tuple[float, int, int, str]]:
    """Value, start, end and class (``number``, ``fraction``, ``chain``) of what ``figures`` holds; several for a chain."""
    if "." in figures and _CHAIN_ONLY.match(figures) and not (language == "fr" and _DOT_GROUPS.match(figures)):
        return [(float(m[0]), m.start(), m.end(), "chain") for m in re.finditer(r"\d+", figures)]
    share = _FRACTION_ONLY.match(figures)
    if share:
        below = float(share[3])
        value = (float(share[1] or 0) + float(share[2]) / below) if below else 0.0
        return [(value, 0, len(figures), "fraction")]
    exponent = _EXPONENT.match(figures)
    if exponent:
        base, power = _plain(exponent["base"], language), int(exponent["power"])
        if abs(power) > 300:
            return [(base, 0, len(exponent["base"]), "number")]
        try:
            value = float(f"{base!r}e{power}") if exponent["sign"] == "e" else base**power
        except (OverflowError, ZeroDivisionError, ValueError):
            value = base
        return [(value, 0, len(figures), "number")]
    return [(_plain(figures, language), 0, len(figures), "number")]


def _plain(figures: str, language: str) -> float:
    compact = figures.replace(" ", "").replace("'", "")
    if language == "fr":
        if _DOT_GROUPS.match(compact):
            compact = compact.replace(".", "")
        return float(compact.replace(",", "."))
    if "," in compact and "." in compact and compact.rindex(",") > compact.rindex("."):
        return float(compact.replace(".", "").replace(",", "."))
    if language == "en" and re.fullmatch(r"\d+,\d{1,2}", compact):
        return float(compact.replace(",", "."))
    return float(compact.replace(",", ""))
