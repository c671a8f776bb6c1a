"""Adaptors from public test sets of dates to the periods engine: what each counts as right."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tasks.text.shadow import shadow
from tasks.transform.facts.periods import Period, find_all, parse_period

DAY = dt.timedelta(days=1)
Score = tuple[bool, str]
"""Whether a case is right, and the case with what came out, for reading."""
_DUCKLING = re.compile(
    r"datetime(?P<kind>Interval)? \(+(?P<low>[\d, ]+)\)(?:, \((?P<high>[\d, ]+)\)\))? (?P<grain>Second"
    r"|Minute|Hour|Day|Week|Month|Quarter|Year)"
)
_DUCKLING_NOW = {
    "zh": dt.datetime.fromisoformat("2013-02-12T04:30:00"),
    "en": dt.datetime.fromisoformat("2013-02-12T04:30:00"),
    "fr": dt.datetime.fromisoformat("2013-02-12T04:30:00"),
}


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def score_duckling(path: Path, language: str) -> list[Score]:
    """duckling corpora, day and coarser, feasts left out: the start date is right (the future is meant where no year is told)."""
    scores = []
    for case in read_lines(path):
        match = _DUCKLING.match(case["expr"])
        if match is None or match["grain"] in ("Second", "Minute", "Hour"):
            continue
        year, month, day = (int(piece) for piece in match["low"].split(",")[:3])
        wanted = dt.date(year, month or 1, day or 1)
        period = parse_period(case["text"], language, _DUCKLING_NOW[language], prefer="future")
        got = period.period_start if period else None
        scores.append((got == wanted, f"{case['text']} wanted {wanted} got {got}"))
    return scores


def score_recognizers(path: Path, language: str) -> list[Score]:
    """Recognizers-Text specs, spans of type date and daterange: same words, and one of the listed values."""
    scores = []
    for case in read_lines(path):
        spans = [span for span in case["spans"] if (span["type"] or "").endswith((".date", ".daterange"))]
        if not spans:
            continue
        reference = dt.datetime.fromisoformat(case["ref"] or "2016-11-07T00:00:00")
        periods = find_all(case["text"], language, reference)
        for span in spans:
            wanted = shadow(span["text"])
            here = [period for period in periods if shadow(case["text"][period.start : period.end]) == wanted]
            right = any(_agrees(period, value) for period in here for value in span["values"])
            got = [(case["text"][p.start : p.end], str(p.period_start), str(p.period_end)) for p in periods]
            values = [value.get("value") or (value.get("start"), value.get("end")) for value in span["values"]]
            scores.append((right, f"{case['text']} ({reference:%Y-%m-%d}): {span['text']} wanted {values} got {got}"))
    return scores


def _agrees(period: Period, value: dict[str, Any]) -> bool:
    """The set's ranges end before the next unit; ranges between days, and ends told as such, name their last day itself."""
    if value["type"] == "date":
        return str(period.period_start) == value.get("value") == str(period.period_end)
    start, end = value.get("start"), value.get("end")
    low, high = period.period_start, period.period_end
    if period.code == "since" and end is None:
        high = None
    if (None if low is None else str(low)) != start:
        return False
    if high is None or end is None:
        return high is None and end is None
    options = {str(high + DAY), str(high)} if period.code != "point" else {str(high + DAY)}
    if period.code in ("interval", "until") and period.precision in ("month", "year"):  # from May to July ends where July begins
        options.add(str(high.replace(day=1) if period.precision == "month" else high.replace(month=1, day=1)))
    return end in options


def score_jionlp(path: Path) -> list[Score]:
    """JioNLP time parser: points and spans with both ends told, the whole interval to the second (this year where none is
    told)."""
    scores = []
    for case in read_lines(path):
        expected = case["expect"]
        if expected["type"] not in ("time_point", "time_span") or not all(isinstance(end, str) for end in expected["time"]):
            continue
        now = _jionlp_now(case)
        wanted = [None if end.endswith("inf") else end for end in expected["time"]]
        prefer = "future" if "ret_future" in case["kw"] else "same"
        period = parse_period(case["text"], "zh", now, prefer=prefer)
        got = _jionlp_interval(period, now) if period else None
        scores.append((got == wanted, f"{case['text']} ({now}) wanted {wanted} got {got}"))
    return scores


def _jionlp_now(case: dict[str, Any]) -> dt.datetime:
    base = case["base"]
    if isinstance(base, dict):
        base = [base.get(key) for key in ("year", "month", "day", "hour", "minute", "second") if base.get(key) is not None]
    if isinstance(base, list):
        filled = [*base, *([1, 1, 1, 0, 0, 0][len(base) :])]
        return dt.datetime(*filled)  # noqa: DTZ001 - a wall clock
    return dt.datetime.fromisoformat(case["base_iso"]) if "base_iso" in case else dt.datetime.fromisoformat("2021-06-14T01:06:40")


def _jionlp_interval(period: Period, now: dt.datetime) -> list[str | None]:
    low, high = period.period_start, period.period_end
    start = dt.datetime.combine(low, period.clock_start or dt.time()) if low else None
    end = dt.datetime.combine(high, period.clock_end or dt.time(23, 59, 59)) if high else None
    if period.code in ("since", "interval") and high == now.date() and period.clock_end is None:
        end = now  # a span up to now ends at the moment, not with the day
    if period.code == "interval" and low == now.date() and period.clock_start is None and period.rule == "zh-span":
        start = now
    if high and period.clock_end == dt.time.max:
        end = dt.datetime.combine(high + DAY, dt.time())
    if period.code == "until" and end is not None and end > now:
        start = now  # what is to be done by a day to come starts now
    return [str(start) if start else None, str(end) if end else None]


def score_jionlp_extractor(path: Path) -> list[Score]:
    """JioNLP time extractor: one score for each expected span and one for each found span that is not expected."""
    scores = []
    for case in read_lines(path):
        expected = {tuple(span["offset"]) for span in case["expect"] or [] if span["type"] in ("time_point", "time_span")}
        found = {(p.start, p.end) for p in find_all(case["text"], "zh", dt.datetime.fromisoformat("2021-06-14"))}
        scores.extend((span in found, f"{case['text']} wanted {span} got {sorted(found)}") for span in sorted(expected))
        scores.extend((False, f"{case['text']} not wanted {span}") for span in sorted(found - expected))
    return scores
