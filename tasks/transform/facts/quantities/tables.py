"""The reference tables of the quantity engine, compiled once for each language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from tasks.reference.tables import read_csv, read_yaml
from tasks.transform.facts.quantities.model import Number

FOLDER = "quantities"


@cache
def terms(language: str, kind: str) -> dict[str, float]:
    """Numeral words of one class with their value (``data/reference/quantities/numerals.csv``)."""
    return {
        row["term"]: float(row["value"])
        for row in read_csv(f"{FOLDER}/numerals.csv")
        if row["language"] == language and row["class"] == kind
    }


@cache
def phrases(language: str) -> dict[str, Number]:
    """Set phrases that are a number as a whole (成百上千, 半数, half): ``data/reference/quantities/phrases.csv``."""
    return {
        row["term"]: Number(
            0, len(row["term"]), float(row["value"]), float(row["low"]) if row["low"] else None,
            float(row["high"]) if row["high"] else None, row["hedge"], row["kind"], 1.0,
        )
        for row in read_csv(f"{FOLDER}/phrases.csv")
        if row["language"] == language
    }  # fmt: skip


class Measure(NamedTuple):
    """A measure word: contract unit (or None), factor into the base unit, reason why the number counts nothing (or None)."""

    term: str
    unit: str | None
    factor: float
    reason: str | None
    at_end: bool = False
    """Whether it holds only where no other Chinese word follows: 两块 (yuan), but not 两块手表."""


class Hedge(NamedTuple):
    """A hedge and what it does to the bounds: gt, ge, lt, le, eq, nearly, about."""

    term: str
    bound: str


class Trap(NamedTuple):
    """A word that holds a numeral but is no number; ``offset`` is the place of the numeral in it."""

    term: str
    offset: int
    reason: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """What surrounds a number in one language. Tables are keyed by the first (or last) characters of their terms."""

    language: str
    spaced: bool
    measures: dict[str, tuple[Measure, ...]]
    money_after: dict[str, tuple[Measure, ...]]
    money_small: dict[str, tuple[Measure, ...]]
    money_before: dict[str, tuple[Measure, ...]]
    hedges_before: dict[str, tuple[Hedge, ...]]
    hedges_after: dict[str, tuple[Hedge, ...]]
    before_letters: frozenset[str]
    after_letters: frozenset[str]
    traps: dict[str, tuple[Trap, ...]]
    not_after: dict[str, str]
    bare_only: frozenset[str]
    cues: dict[str, tuple[str, ...]]
    noun: re.Pattern[str]
    noun_stops: frozenset[str]
    verbs: frozenset[str]
    range_gap: re.Pattern[str]
    day_list: re.Pattern[str]


@cache
def grammar(language: str) -> Grammar:
    """The compiled tables for ``zh``, ``en`` or ``fr``."""
    spaced = language != "zh"
    context = read_yaml(f"{FOLDER}/context.yml")[language]
    hedges = _rows("hedges.csv", language)
    money = _rows("currencies.csv", language)
    cues = {
        key: tuple(sorted(map(str, words), key=len, reverse=True)) for key, words in context.items() if isinstance(words, list)
    }
    return Grammar(
        language,
        spaced,
        _by_head([_measure(row) for row in _rows("measures.csv", language)]),
        _by_head([_currency(row) for row in money if row["position"] in ("suffix", "end")]),
        _by_head([_currency(row) for row in money if row["position"] == "small"]),
        _by_tail([_currency(row) for row in money if row["position"] == "prefix"]),
        _by_tail([Hedge(row["term"], row["bound"]) for row in hedges if row["position"] == "prefix"]),
        _by_head([Hedge(row["term"], row["bound"]) for row in hedges if row["position"] == "suffix"]),
        frozenset(row["term"][-1] for row in hedges + money if row["position"] == "prefix") | {" "},
        frozenset(row["term"][0] for row in hedges if row["position"] == "suffix") | {" "},
        _traps(language),
        context.get("hedge_not_after", {}),
        frozenset(context.get("bare_only", ())),
        cues,
        _noun_after(cues["noun_stop"], spaced),
        frozenset(cues["noun_stop"]),
        frozenset(cues.get("verbs", ())),
        _range_gap(cues["range_link"], spaced),
        _day_list(cues.get("months", ())),
    )


def _rows(name: str, language: str) -> list[dict[str, str]]:
    return [row for row in read_csv(f"{FOLDER}/{name}") if row["language"] == language]


def _measure(row: dict[str, str]) -> Measure:
    return Measure(row["term"], row["unit"] or None, float(row["factor"]), row["reason"] or None)


def _currency(row: dict[str, str]) -> Measure:
    return Measure(row["term"], row["iso"], float(row["factor"]), None, row["position"] == "end")


def _by_head(found: list[Any]) -> dict[str, tuple[Any, ...]]:
    return _grouped(found, lambda term: term[:2] if term[0].isascii() else term[:1])


def _by_tail(found: list[Any]) -> dict[str, tuple[Any, ...]]:
    return _grouped(found, lambda term: term[-2:])


def _grouped(found: list[Any], key: Any) -> dict[str, tuple[Any, ...]]:
    groups: dict[str, list[Any]] = {}
    for entry in sorted(found, key=lambda e: (-len(e.term), e.term)):
        groups.setdefault(key(entry.term), []).append(entry)
    return {k: tuple(v) for k, v in groups.items()}


def _traps(language: str) -> dict[str, tuple[Trap, ...]]:
    """Traps by the numeral and the character after it, and (where it ends the word) the one before it."""
    numerals = "".join(t for kind in ("digit", "unit", "scale", "zero") for t in terms("zh", kind) if len(t) == 1)
    groups: dict[str, list[Trap]] = {}
    for row in _rows("traps.csv", language):
        term = row["term"]
        if language == "zh":
            for offset, letter in enumerate(term):
                if letter in numerals:
                    key = term[offset : offset + 2] if offset + 1 < len(term) else "<" + term[offset - 1 : offset + 1]
                    groups.setdefault(key, []).append(Trap(term, offset, row["reason"]))
    return {k: tuple(v) for k, v in groups.items()}


def _noun_after(stops: tuple[str, ...], spaced: bool) -> re.Pattern[str]:
    if spaced:
        return re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
    single = "".join(word for word in stops if len(word) == 1)
    longer = "|".join(word for word in stops if len(word) > 1)
    return re.compile(rf"的?((?:(?![{single}]|{longer})[\u4e00-\u9fff“”「」\"]){{1,16}})")


def _day_list(months: tuple[str, ...]) -> re.Pattern[str]:
    """What follows a day of the month: its month, at once or after another day (8 et le 19 novembre, 5 to 12 March).

    The month is a whole word: 14 marijuana plants and 12 maisons are counted.
    """
    month = "|".join(re.escape(name) for name in months) or "_"
    return re.compile(
        rf"(?:st|nd|rd|th|er)? ?(?:(?:et|au|ou|and|to|or|-|,) ?(?:le |the )?\d{{1,2}}(?:st|nd|rd|th|er)? )?(?:of )?"
        rf"(?:{month})(?![^\W\d_])"
    )


def _range_gap(links: tuple[str, ...], spaced: bool) -> re.Pattern[str]:
    link = "|".join(re.escape(w) for w in links)
    if spaced:
        return re.compile(rf"(?P<unit>[^\d\n,;]{{0,14}}?) ?(?P<link>{link}) ?(?P<before>[^\w\s]{{0,3}}|[a-z]{{1,3}}\$? ?)")
    return re.compile(rf" ?(?P<unit>[^\d\s,。;到至~-]{{0,5}}?)(?:\(含\))? ?(?P<link>{link}) ?(?P<before>[^\d\s,。;]{{0,3}}?)")
