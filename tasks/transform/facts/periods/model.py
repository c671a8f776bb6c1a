"""What the periods engine makes: the period, and the unresolved time expression it is made of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Period(NamedTuple):
    """A stretch of time as the text tells it; ``text[start:end]`` is the words that carry it."""

    start: int
    end: int
    period_start: dt.date | None
    """First day, null = open or unknown."""
    period_end: dt.date | None
    """Last day (included), null = open or unknown."""
    precision: str
    """``minute``, ``hour``, ``day``, ``week``, ``ten_days``, ``month``, ``quarter``, ``half``, ``season``, ``part`` (of a
    year), ``year``, ``decade``, ``span``, ``vague``."""
    code: str
    """``point`` (one calendar unit), ``interval``, ``since`` (to the reference date), ``until`` (no start told) or ``vague``."""
    anchor: str | None = None
    """Name of the named period or feast."""
    rule: str = ""
    is_contextual: bool = False
    """Whether an earlier date of the text was needed (同年, the same day)."""
    clock_start: dt.time | None = None
    clock_end: dt.time | None = None


class Atom:
    """One time expression before it is placed in time: fields as written, shifts against the reference date or the context.

    The defaults are class attributes: most expressions fill three fields of thirty, and thousands are made a second.
    """

    start: int
    end: int
    rule: str
    year: int | None = None
    year2: int | None = None
    year_shift: int | None = None
    month: int | None = None
    month2: int | None = None
    month_shift: int | None = None
    day: int | None = None
    day2: int | None = None
    day_shift: int | None = None
    week_shift: int | None = None
    weekday: int | None = None
    weekday_pick: str = ""
    """How a weekday without a week is placed: ``near``, ``past`` (last Thursday), ``future`` (next Thursday)."""
    from_context: bool = False
    """Shifts count from the last date of the text instead of the reference date."""
    part: str = ""
    part_count: int = 0
    direction: str = ""
    """For counted spans: ``past``, ``next``, ``ago``, ``later``, ``since_ago``, ``within``, ``before_ago``, ``after_later``,
    ``units_past``, ``units_next``, ``past_before`` (as long a stretch as the one told last, before it)."""
    count: float = 0
    unit: str = ""
    feast: tuple[str, str] | None = None
    is_lunar: bool = False
    bounds: tuple[dt.date | None, dt.date | None] | None = None
    """For named periods."""
    code: str = ""
    """``until_now``, ``up_to_now``, ``now``, ``vague``, ``since``, ``anchor``; empty for a plain stretch."""
    name: str | None = None
    prefer: str = ""
    clock: dt.time | None = None
    clock2: dt.time | None = None
    clock_unit: str = ""
    mark: str = ""
    """``since`` where the word stands inside the atom."""

    def __init__(self, start: int, end: int, rule: str, **fields: Any) -> None:
        self.start, self.end, self.rule = start, end, rule
        if fields:
            self.__dict__.update(fields)

    def changed(self, **fields: Any) -> Atom:
        """A copy with other values."""
        return Atom(**{**self.__dict__, **fields})


class Placed(NamedTuple):
    """An atom placed in time."""

    low: dt.date | None
    high: dt.date | None
    precision: str
    clock_low: dt.time | None = None
    clock_high: dt.time | None = None
    is_contextual: bool = False


@dataclass(slots=True)
class Context:
    """What the text has told so far, against which the next expression is placed."""

    now: dt.datetime | None
    prefer: str = "news"
    stated_year: int | None = None
    """Year of the last date, however far back."""
    stated_month: int | None = None
    paragraph_year: int | None = None
    """Year that the running paragraph stated, for bare months."""
    paragraph_day: dt.date | None = None
    last_day: dt.date | None = None
    last: Placed | None = None
    last_stretch: Placed | None = None
    """The last time told that is longer than a day."""

    reference: dt.date | None = field(init=False)
    """The day of ``now``."""

    def __post_init__(self) -> None:
        self.reference = self.now.date() if self.now else None

    def open_paragraph(self) -> None:
        """Forget what holds only within a paragraph."""
        self.paragraph_year = self.paragraph_day = None

    def remember(self, placed: Placed, is_open: bool) -> None:
        """Take the date of ``placed`` as the last one told; ``is_open`` for stretches that run to the reference date."""
        told = placed.high if placed.low is None else placed.low
        if told is None:
            return
        self.stated_year, self.stated_month, self.last = told.year, told.month, placed
        if placed.precision in ("day", "hour", "minute") and placed.low == placed.high:
            self.last_day = told
        if placed.low is not None and placed.high is not None and placed.low < placed.high:
            self.last_stretch = placed
        if not is_open:
            self.paragraph_year = told.year
            if placed.precision in ("day", "hour", "minute"):
                self.paragraph_day = placed.high
