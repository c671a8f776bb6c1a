"""Stretches told by their length and their end: the twelve months to the end of June 2024, the year ending 31 March."""

from __future__ import annotations

import datetime as dt
import re

from tasks.transform.facts.periods.model import Period
from tasks.transform.facts.periods.placing import shift_months
from tasks.transform.facts.periods.western_atoms import NUMBERS

_REACH = 48
_COUNTED = re.compile(
    rf"(?:the|in|over|during|for)\s(?:(?P<count>\d{{1,2}}|{'|'.join(NUMBERS['en'])})[\s-])?(?:[a-z]+\s)?"
    r"(?P<unit>months?|years?|quarters?)\s(?:to|up to|through|until|ending(?:\s(?:on|in|with))?|ended(?:\s(?:on|in|with))?)"
    r"\s(?:the\s)?$"
)
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def widened(shadowed: str, period: Period) -> Period:
    """The period with the stretch before it (the six months to June), else the period itself."""
    if period.period_end is None or period.code not in ("point", "until"):
        return period
    first = max(0, period.start - _REACH)
    match = _COUNTED.search(shadowed[first : period.start + 4 if period.code == "until" else period.start])
    if match is None:
        return period
    count = match["count"]
    number = 1 if count is None else int(count) if count.isdigit() else NUMBERS["en"][count]
    begin = shift_months(period.period_end + dt.timedelta(days=1), -number * _MONTHS[match["unit"].rstrip("s")])
    return period._replace(start=first + match.start(), period_start=begin, precision="span", code="interval", rule="en-up-to")
