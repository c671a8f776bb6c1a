"""Find the periods of a text: one scan for triggers, local reading, joining, placing."""

from __future__ import annotations

import datetime as dt
import re

from tasks.text.calendar.dates import days_of_month
from tasks.text.calendar.resolve import month_bounds
from tasks.text.mentions import Mention
from tasks.text.shadow import shadow
from tasks.transform.facts.periods import other_years, up_to
from tasks.transform.facts.periods.grammar import CHINESE, Grammar
from tasks.transform.facts.periods.latin import ENGLISH, FRENCH
from tasks.transform.facts.periods.model import Atom, Context, Period, Placed
from tasks.transform.facts.periods.placing import place, shift

DAY = dt.timedelta(days=1)
_SURROGATES = re.compile("[\ud800-\udfff]")
_MARKS = ("since", "up_to_now")
_PLAIN = ("", "anchor")
_GRAMMARS = {"zh": CHINESE, "en": ENGLISH, "fr": FRENCH}
_UP_TO = ("until_now", "up_to_now")


def find_periods(text: str, language: str, reference: dt.date | None) -> list[Period]:
    """Every date and period of ``text``, in reading order, without overlaps.

    ``language`` is a BCP 47 code (``zh-Hans``, ``en``, ``fr`` ...; others give nothing). Shifts and missing fields count from
    ``reference`` (dateline date, else date of publication) or from the dates that the text told before; without a reference
    what depends on
    it stays null. Plain durations (三年, 18 months) are no periods and are left out.
    """
    grammar = _GRAMMARS.get(language[:2])
    if grammar is None:
        return []
    shadowed = _readable(text)
    atoms = grammar.scan(text, shadowed)
    now = dt.datetime.combine(reference, dt.time()) if reference else None
    return _join(shadowed, atoms, grammar, Context(now)) if atoms else []


def find_all(text: str, language: str, reference: dt.date | dt.datetime | None, prefer: str = "news") -> list[Period]:
    """As :func:`find_periods`, but reading at every position, with times of day and feasts: slow, for short texts."""
    grammar = _GRAMMARS.get(language[:2])
    if grammar is None:
        return []
    now = reference if isinstance(reference, dt.datetime) else dt.datetime.combine(reference, dt.time()) if reference else None
    shadowed = _readable(text)
    return _join(shadowed, grammar.scan_all(shadowed), grammar, Context(now, prefer))


def parse_period(text: str, language: str, reference: dt.date | dt.datetime | None, prefer: str = "news") -> Period | None:
    """The one period that a short ``text`` is about (晚上十一点, next Tuesday), times of day and feasts included; null if none.

    ``prefer`` places what has no year as in :func:`tasks.text.calendar.resolve` (``news``, ``past``, ``future``, ``same``).
    Where several periods stand in the text, the longest is taken.
    """
    periods = find_all(text, language, reference, prefer)
    return max(periods, key=lambda period: period.end - period.start, default=None)


def _readable(text: str) -> str:
    """The shadow; lone surrogates, which the automaton refuses, become replacement characters."""
    shadowed = shadow(text)
    try:
        shadowed.encode()
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", shadowed)
    return shadowed


def to_mentions(periods: list[Period]) -> list[Mention]:
    """The periods as mentions of kind ``period``; ``detail`` is ``contextual`` where an earlier date was needed."""
    return [
        Mention(
            "period", period.start, period.end, code=period.code, name=period.anchor, period_start=period.period_start,
            period_end=period.period_end, precision=period.precision, detail="contextual" if period.is_contextual else None,
            rule=period.rule,
        )
        for period in periods
    ]  # fmt: skip


def _join(shadowed: str, atoms: list[Atom], grammar: Grammar, context: Context) -> list[Period]:
    periods: list[Period] = []
    index, told = 0, 0
    while index < len(atoms):
        atom = atoms[index]
        if shadowed.find("\n", told, atom.start) >= 0:
            context.open_paragraph()
        told = atom.start
        _prefer_future(shadowed, atom, grammar)
        following = atoms[index + 1] if index + 1 < len(atoms) else None
        period, used = _one_period(shadowed, atom, following, grammar, context)
        if period is not None:
            if grammar is ENGLISH:
                period = _with_stretch_before(shadowed, period, context)
            floor = periods[-1].end if periods else 0
            if period.start < floor:
                period = period._replace(start=floor)
            periods.append(period)
        index += used
    return periods


def _with_stretch_before(shadowed: str, period: Period, context: Context) -> Period:
    """The period with the stretch that it ends (the six months to June), which is then the one told last."""
    whole = up_to.widened(shadowed, period)
    if whole is not period:
        context.last = context.last_stretch = Placed(whole.period_start, whole.period_end, whole.precision)
    return whole


def _prefer_future(shadowed: str, atom: Atom, grammar: Grammar) -> None:
    """What is announced (将于, will ... on) lies ahead, where the date itself does not say."""
    if atom.code or atom.prefer or not (atom.year is atom.year_shift is atom.month_shift is atom.day_shift is None):
        return
    floor = max(0, atom.start - grammar.cue_reach)
    if grammar.future_cue.search(shadowed, floor, atom.start) or grammar.future_next.match(shadowed, atom.end):
        atom.prefer = "future"


def _one_period(
    shadowed: str, atom: Atom, following: Atom | None, grammar: Grammar, context: Context
) -> tuple[Period | None, int]:
    if atom.code == "since":
        return None, 1
    start, prefix = _prefix(shadowed, atom, grammar)
    if following is not None and following.code == "span_same" and following.start == atom.end and context.last is not None:
        same = _same_span_of(atom, following, context)
        if same is not None:
            return same, 2
    if (same := other_years.same_span(shadowed, atom, following, context)) is not None:
        return same, 2
    if following is not None and atom.code in _PLAIN:
        kind = _link(shadowed, atom, following, grammar, prefix)
        if kind == "range":
            period = _range(shadowed, start, atom, following, grammar, context)
            if period is not None:
                return period, 2
        elif kind == "since":
            atom.prefer = atom.prefer or "past"
            placed = place(atom, context)
            if placed.low is not None:
                context.remember(placed, is_open=True)
                near = following.start - atom.end <= 6
                return _since(start, following.end if near else atom.end, atom, placed, context), 2
    if prefix in ("since", "until", "before") and not atom.prefer:  # these reach to the report: its year, not the paragraph's
        atom.prefer = "past" if prefix == "since" else "news"
    is_compared = grammar.compared is not None and grammar.compared.search(
        shadowed, max(0, atom.start - grammar.cue_reach), atom.start
    )
    placed = (other_years.compared_with(atom, context) if is_compared else None) or place(atom, context)
    period = _tail(shadowed, start, prefix, atom, placed, grammar, context)
    told = placed._replace(low=period.period_start, high=period.period_end)
    if is_compared and (placed.is_contextual or placed.precision in ("month", "year") or atom.direction == "past_before"):
        return period, 1  # contre 12 en 2021: what follows is of the time told before
    context.remember(placed, is_open=period.code in ("since", "until") or placed.precision in ("span", "decade"))
    if told.low or told.high:
        context.last = told
    return period, 1


def _same_span_of(atom: Atom, following: Atom, context: Context) -> Period | None:
    """去年同期: the last stretch told, in the year that ``atom`` names."""
    year, last = place(atom, context).low, context.last
    if year is None or last is None or last.high is None or atom.month or atom.day:
        return None
    years = year.year - last.high.year
    low, high = shift(last.low, years, "year") if last.low else None, shift(last.high, years, "year")
    code = "interval" if low else "until"
    return Period(atom.start, following.end, low, high, last.precision, code, None, "zh-same-span", True)


def _prefix(shadowed: str, atom: Atom, grammar: Grammar) -> tuple[int, str]:
    """Where the period starts with the word before it, and what that word says: ``from``, ``since``, ``until``, ``between``
    or nothing."""
    if atom.mark:
        return atom.start, atom.mark
    if grammar.prefix_ends is not None and shadowed[atom.start - 1 : atom.start] not in grammar.prefix_ends:
        return atom.start, ""
    floor = max(0, atom.start - grammar.prefix_reach)
    match = grammar.prefix.search(shadowed, floor, atom.start)
    if match is None or match.lastgroup is None:
        return atom.start, ""
    return match.start(match.lastgroup), match.lastgroup


def _link(shadowed: str, atom: Atom, following: Atom, grammar: Grammar, prefix: str) -> str:
    """How the next expression hangs on this one: ``range``, ``since`` or not at all."""
    if following.start - atom.end > grammar.link_reach:
        return ""
    gap = shadowed[atom.end : following.start]
    if following.code in _MARKS:
        return "since" if not grammar.breaks.search(gap) else ""
    if following.code not in ("", "anchor", "until_now", "now") or following.direction or atom.direction:
        return ""
    if grammar.range_gap.fullmatch(gap):
        return "range"
    if grammar.and_gap.fullmatch(gap) and (prefix == "between" or grammar.between_tail.match(shadowed, following.end)):
        return "range"
    if grammar.long_gap is not None and grammar.long_gap.fullmatch(gap):
        floor = max(0, atom.start - 16)
        if prefix in ("from", "since") or grammar.long_prefix.search(shadowed, floor, atom.start):
            return "range"
    return ""


def _since(start: int, end: int, atom: Atom, placed: Placed, context: Context) -> Period:
    reference = context.reference
    high = reference if reference is not None and placed.low is not None and placed.low <= reference else None
    clock = context.now.time() if context.now is not None and context.now.time() != dt.time() else None
    return Period(
        start, end, placed.low, high, placed.precision, "since", atom.name, f"{atom.rule}+since", placed.is_contextual,
        placed.clock_low, clock if high else None,
    )  # fmt: skip


def _tail(shadowed: str, start: int, prefix: str, atom: Atom, placed: Placed, grammar: Grammar, context: Context) -> Period:
    """One expression alone: the words around it open its start or its end."""
    if placed.low is None and placed.high is None:
        code = "until" if atom.code in _UP_TO else "vague"
        return Period(atom.start, atom.end, None, None, "vague", code, atom.name, atom.rule, placed.is_contextual)
    if atom.code in _UP_TO:
        return Period(atom.start, atom.end, None, placed.high, placed.precision, "until", atom.name, atom.rule)
    if not atom.direction and (prefix or shadowed[atom.end : atom.end + 1] in grammar.tail_starts):
        opened = _opened(shadowed, start, prefix, atom, placed, grammar, context)
        if opened is not None:
            return opened
    return _plain(shadowed, start, prefix, atom, placed, grammar)


def _opened(
    shadowed: str, start: int, prefix: str, atom: Atom, placed: Placed, grammar: Grammar, context: Context
) -> Period | None:
    """The stretch up to an expression, since it or after it, where the words before or behind it say so."""
    low, high, end = placed.low, placed.high, atom.end
    if prefix == "before" and placed.precision in ("month", "year") and not atom.part and low is not None:
        return _until(start, end, atom, placed, low - DAY)
    tail = grammar.before_tail.match(shadowed, end)
    if prefix in ("until", "before"):
        return _until(start, tail.end() if tail else end, atom, placed, high)
    if tail is not None:
        last = low - DAY if placed.precision == "year" and low is not None else high
        return _until(start, tail.end(), atom, placed, last)
    tail = grammar.start_tail.match(shadowed, end)
    if (tail is not None or prefix == "since") and low is not None and not (atom.day_shift is not None and not prefix):
        return _since(start, tail.end() if tail else end, atom, placed, context)
    tail = grammar.after_tail.match(shadowed, end)
    if tail is None or high is None:
        return None
    after = high if placed.precision in ("day", "hour", "minute") else high + DAY
    return Period(
        start, tail.end(), after, None, placed.precision, "since", atom.name, f"{atom.rule}+after", placed.is_contextual,
        placed.clock_low,
    )  # fmt: skip


def _plain(shadowed: str, start: int, prefix: str, atom: Atom, placed: Placed, grammar: Grammar) -> Period:
    """The expression as placed: a point, an interval, or open where it is so by itself."""
    end, code = atom.end, "point"
    if prefix in ("between", "from", "until", "before") and not (prefix == "from" and (atom.day2 or atom.month2)):
        start = atom.start
    is_counted = bool(atom.direction) and atom.direction not in ("ago", "later")
    if is_counted or atom.day2 or atom.month2 or atom.year2 or placed.precision == "span":
        code = "interval"
        tail = grammar.between_tail.match(shadowed, end)
        end = tail.end() if tail else end
    if placed.low is None:
        code = "until"
    elif placed.high is None:
        code = "since"
    return Period(
        start, end, placed.low, placed.high, placed.precision, code, atom.name, atom.rule, placed.is_contextual,
        placed.clock_low, placed.clock_high,
    )  # fmt: skip


def _until(start: int, end: int, atom: Atom, placed: Placed, high: dt.date | None) -> Period:
    return Period(
        start, end, None, high, placed.precision, "until", atom.name, f"{atom.rule}+until", placed.is_contextual, None,
        placed.clock_high,
    )  # fmt: skip


def _range(shadowed: str, start: int, first: Atom, last: Atom, grammar: Grammar, context: Context) -> Period | None:
    first = _borrow_back(first, last, context)
    low = place(first, context)
    if low.low is None or low.high is None:
        return None
    high = place(_borrow(first, last, low), context)
    if high.high is None:
        return None
    if high.high < low.low and last.clock is None:
        if last.year is None and last.year_shift is None:
            high = place(_borrow(first, last, low).changed(year=low.low.year + 1), context)
        if high.high is None or high.high < low.low:
            return None
    if _lies_ahead(first, last, low, high, context):
        low, high = _a_year_before(low), _a_year_before(high)
    context.remember(low, is_open=False)
    context.remember(high, is_open=False)
    context.last = context.last_stretch = high._replace(low=low.low)  # "the same period" is the whole stretch
    end = last.end
    for tail in (grammar.between_tail, grammar.before_tail):
        match = tail.match(shadowed, end)
        if match is not None and (tail is grammar.between_tail or match[0].endswith("止")):
            end = match.end()
            break
    code = "since" if last.code in ("until_now", "now") else "interval"
    return Period(
        start, end, low.low, high.high, high.precision if code == "interval" else low.precision, code, None,
        f"{first.rule}..{last.rule}", low.is_contextual or high.is_contextual, low.clock_low, high.clock_high,
    )  # fmt: skip


def _lies_ahead(first: Atom, last: Atom, low: Placed, high: Placed, context: Context) -> bool:
    """Whether a stretch without a year was read as one to come, with nothing that announces it (from January to September)."""
    reference = context.reference
    if reference is None or low.low is None or high.high is None or context.prefer != "news" or low.is_contextual:
        return False
    if any(a.year is not None or a.year_shift is not None or a.prefer or a.day_shift is not None or a.week_shift is not None
           for a in (first, last)):  # fmt: skip
        return False
    if first.month is None or first.month_shift is not None:
        return False
    return low.low > reference or (low.precision == "month" and high.high > month_bounds(reference.year, reference.month)[1])


def _a_year_before(placed: Placed) -> Placed:
    return placed._replace(
        low=shift(placed.low, -1, "year") if placed.low else None, high=shift(placed.high, -1, "year") if placed.high else None
    )


def _borrow_back(first: Atom, last: Atom, context: Context) -> Atom:
    """Fields that the first part of a range leaves to the second (3 to 14 March; 11 November to 6 December 2024)."""
    if first.year is not None or first.year_shift is not None or first.month_shift is not None or first.day_shift is not None:
        return first
    year, month = last.year, last.month
    if first.month is None and first.day is not None and month is not None:
        if year is None:
            placed = place(last, context)
            year = placed.low.year if placed.low else None
        if year is None:
            return first
        if last.day is not None and first.day > last.day:
            year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        return first.changed(year=year, month=month)
    if year is None and last.year_shift is not None and context.reference is not None:
        year = context.reference.year + last.year_shift
    if year is not None and first.month is not None:
        earlier = month is not None and (first.month, first.day or 1) > (month, last.day or 31)
        return first.changed(year=year - earlier)
    if year is not None and (first.part or first.feast):
        return first.changed(year=year)
    return first


def _borrow(first: Atom, last: Atom, low: Placed) -> Atom:
    """Fields that the second part of a range takes from the first (12月16日至19日, from May to July)."""
    assert low.low is not None
    if last.code or last.year is not None or last.year_shift is not None or last.month_shift is not None or last.bounds:
        return last
    if last.day_shift is not None or last.week_shift is not None:
        return last
    year = low.low.year
    if last.weekday is not None and last.part != "nth_weekday":
        day = low.low + ((last.weekday - low.low.weekday()) % 7 or 7) * DAY
        return last.changed(weekday=None, year=day.year, month=day.month, day=day.day)
    if last.month is not None:
        return last.changed(year=year + (not last.is_lunar and last.month < low.low.month))
    if last.day is not None or last.unit == "month":
        month = low.low.month
        if last.day is not None and (last.day < low.low.day or last.day > days_of_month(year, month)):
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        return last.changed(year=year, month=month)
    return last.changed(year=year)
