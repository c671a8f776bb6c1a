"""Dates and periods of a text, resolved against the date of the report."""

from tasks.transform.facts.periods.engine import find_all, find_periods, parse_period, to_mentions
from tasks.transform.facts.periods.model import Period

__all__ = ["Period", "find_all", "find_periods", "parse_period", "to_mentions"]
