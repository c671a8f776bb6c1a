"""What the quantity engine hands out."""

from __future__ import annotations

from typing import NamedTuple


class Number(NamedTuple):
    """One numeral of a text, before hedges and units: ``shadow[start:end]`` with its bounds.

    ``low``/``high`` are inclusive bounds (None = open); ``value`` is the plain reading (十余万 -> 100000). ``kind`` is
    ``cardinal``, ``bare`` (a scale word alone: 百, 万), ``loose`` (数十, hundreds), ``fraction``, ``percent``, ``ordinal`` or
    ``digits`` (a digit string: 二〇二四). ``scale`` is the last scale word's factor, which a range shares (18至30万).
    """

    start: int
    end: int
    value: float
    low: float | None
    high: float | None
    hedge: str
    kind: str
    scale: float
    core: int = 0
    """Offset of the part that carries the value (百分之|五十 -> 3); 0 where that is the whole."""


class Quantity(NamedTuple):
    """A number in its surroundings. All offsets are code points of the text that was searched.

    ``text[start:end]`` covers hedge, number, scale and measure word (不少于1.1万名); ``text[number_start:number_end]`` the
    numeral alone. ``low``/``high`` are in base units (persons, items, kilograms, whole currency units), None where open;
    ``low_closed``/``high_closed`` tell whether the bound itself is meant. ``hedge`` is the contract's (``exact``,
    ``at_least``, ``nearly``, ``about``, ``range``, ``at_most``). ``unit`` is a contract unit or an ISO 4217 code where the
    measure word or the currency tells it. ``noun`` is what is counted, as written, where it stands beside the number.
    ``not_count`` says why the number counts nothing (None for a count); ``rule`` which rule of the grammar read it.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    low: float | None
    high: float | None
    low_closed: bool
    high_closed: bool
    hedge: str
    unit: str | None
    measure: str | None
    noun: str | None
    noun_start: int | None
    noun_end: int | None
    not_count: str | None
    rule: str
