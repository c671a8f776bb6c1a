"""Place a time expression: from fields and shifts to first and last day."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from tasks.reference.tables import read_csv
from tasks.text.calendar import CalendarDate, resolve
from tasks.text.calendar.dates import days_of_month
from tasks.text.calendar.resolve import month_bounds
from tasks.transform.facts.periods.lunar import lunar_bounds, lunar_day
from tasks.transform.facts.periods.model import Atom, Context, Placed

DAY = dt.timedelta(days=1)
NEAR_DAYS = 3
"""A bare day or month and day at most this long before the reference is the report's own day, whatever the paragraph told
before."""
_PARTS_PRECISION = {"h1": "half", "h2": "half", "q1": "quarter", "q2": "quarter", "q3": "quarter", "q4": "quarter"}
_SEASONS = ("spring", "summer", "autumn", "winter")
NOWHERE = Placed(None, None, "vague")


@lru_cache(maxsize=1)
def _parts() -> dict[tuple[str, str], tuple[int, int]]:
    return {(row["scale"], row["code"]): (int(row["first"]), int(row["last"])) for row in read_csv("periods/parts.csv")}


def place(atom: Atom, context: Context) -> Placed:
    """First and last day of ``atom``; both null where the text gives no bounds or no reference date is known.

    Dates out of the calendar's range come out as null bounds.
    """
    try:
        placed = _place(atom, context)
    except (ValueError, OverflowError):
        return NOWHERE
    if atom.clock is not None and placed.low is not None and placed.high is not None:
        placed = _with_clock(atom, placed)
    return placed


def _place(atom: Atom, context: Context) -> Placed:
    reference = context.reference
    if atom.code == "vague":
        return NOWHERE
    if atom.bounds is not None:
        low, high = atom.bounds
        return Placed(low, high, "decade" if atom.unit == "decade" else "span")
    if atom.code in ("until_now", "up_to_now"):
        return Placed(None, reference + (atom.day_shift or 0) * DAY if reference else None, "day")
    if atom.code == "now":
        clock = context.now.time() if context.now else None
        return Placed(reference, reference, "day", clock, clock)
    if atom.code == "span_same":
        last = context.last
        if last is not None and last.low == last.high and context.last_stretch is not None:
            last = context.last_stretch  # said on Friday; over the same ten months: no day is a period
        return Placed(last.low, last.high, last.precision, is_contextual=True) if last else NOWHERE
    if atom.direction:
        return place_counted(atom, context)
    if atom.code in ("to_now", "from_now"):
        return _cut_at_now(atom, context)
    if atom.feast is not None or atom.is_lunar:
        return _place_feast(atom, context)
    if atom.day_shift is not None:
        base = (context.last_day or reference) if atom.from_context else reference
        if (
            atom.rule == "zh-clock"
            and context.prefer == "future"
            and context.now
            and atom.clock
            and atom.clock < context.now.time()
        ):
            return _one_day(context.now.date() + DAY)
        return _one_day(base + atom.day_shift * DAY if base else None, atom.from_context)
    if atom.week_shift is not None or (atom.weekday is not None and atom.part != "nth_weekday"):
        return _place_week(atom, context)
    return _place_calendar(atom, context)


def _cut_at_now(atom: Atom, context: Context) -> Placed:
    """earlier this month, later this year: the unit up to, or from, the reference date."""
    whole = _place_week(atom, context) if atom.week_shift is not None else _place_calendar(atom, context)
    if context.reference is None or whole.low is None:
        return NOWHERE
    if atom.code == "to_now":
        return Placed(whole.low, context.reference, "span")
    return Placed(context.reference, whole.high, "span")


def _one_day(day: dt.date | None, is_contextual: bool = False) -> Placed:
    return Placed(day, day, "day" if day else "vague", is_contextual=is_contextual)


def _with_clock(atom: Atom, placed: Placed) -> Placed:
    assert atom.clock is not None and placed.high is not None
    end = atom.clock2 or atom.clock
    if atom.clock2 is None and atom.clock_unit == "hour":
        end = end.replace(minute=59, second=59)
    elif atom.clock_unit == "minute" and end.second == 0:
        end = end.replace(second=59)
    return placed._replace(precision=atom.clock_unit or "minute", clock_low=atom.clock, clock_high=end)


def _place_calendar(atom: Atom, context: Context) -> Placed:
    reference, contextual = context.reference, atom.from_context
    year, month = atom.year, atom.month
    if atom.year_shift is not None:
        base = context.stated_year if atom.from_context and context.stated_year else (reference.year if reference else None)
        if base is None:
            return NOWHERE
        year = base + atom.year_shift
    if atom.month_shift is not None:
        base_year, base_month = (reference.year, reference.month) if reference else (None, None)
        if atom.from_context and context.stated_year:
            base_year, base_month = context.stated_year, context.stated_month
        if base_year is None or base_month is None:
            return NOWHERE
        index = base_year * 12 + base_month - 1 + atom.month_shift
        year, month = index // 12, index % 12 + 1
    if year is None and month is None and atom.day is None and atom.part:
        return _place_bare_part(atom, context)
    if year is None or (month is None and atom.day is not None):
        low, high, was_context = _infer(year, month, atom, context)
        contextual = contextual or was_context
        starts_ahead = low is not None and reference is not None and low > reference and not was_context
        if atom.month2 is not None and starts_ahead and low is not None and (atom.prefer or context.prefer) != "future":
            low = low.replace(year=low.year - 1, day=1)  # 1至10月 in November is the stretch that has just ended
    elif month is None:
        low, high = dt.date(year, 1, 1), dt.date(atom.year2 or year, 12, 31)
    elif atom.day is None:
        low, high = month_bounds(year, month)
    else:
        low = high = dt.date(year, month, atom.day)
    if low is None or high is None:
        return NOWHERE
    if atom.day2 is not None:
        high = high.replace(day=min(atom.day2, days_of_month(high.year, high.month)))
        if high < low:
            high = shift_months(high, 1)
    if atom.month2 is not None:
        end_year = low.year + (atom.month2 < low.month)
        high = month_bounds(end_year, atom.month2)[1]
        return Placed(low, high, "month", is_contextual=contextual)
    precision = "day" if atom.day is not None else "month" if month is not None else "year"
    if atom.part:
        return _refine(low, high, atom, contextual)
    return Placed(low, high, precision, is_contextual=contextual)


def _infer(year: int | None, month: int | None, atom: Atom, context: Context) -> tuple[dt.date | None, dt.date | None, bool]:
    """Bounds of a date without year or month: the report's own day first, then what the paragraph told, then the reference."""
    written = CalendarDate(0, 0, year, month, atom.day)
    low, high = resolve(written, context.reference, atom.prefer or context.prefer)
    reference = context.reference
    if low is not None and high is not None and reference is not None and 0 <= (reference - high).days <= NEAR_DAYS:
        return low, high, False
    if month is None and context.paragraph_day is not None and atom.day is not None:
        told = context.paragraph_day
        if atom.day <= days_of_month(told.year, told.month):
            day = told.replace(day=atom.day)
            return day, day, True
    if month is not None and context.paragraph_year is not None and not atom.prefer:
        told_low, told_high = resolve(written._replace(year=context.paragraph_year), None)
        if told_low is not None and _goes_on(told_low, low, high, context):
            return low, high, False
        if told_low is not None:
            return told_low, told_high, context.paragraph_year != (reference.year if reference else None)
    return low, high, False


def _goes_on(told_low: dt.date, low: dt.date | None, high: dt.date | None, context: Context) -> bool:
    """Whether a month behind a past one of another year goes on to the report's own time (in March 2024 ...; held in January)."""
    last, reference = context.last, context.reference
    if last is None or last.low is None or reference is None or low is None or high is None:
        return False
    if last.high is not None and last.high.year != last.low.year:
        return high <= reference  # 2019年至2022年间 …。9月,法院判处 …: of no year of the stretch in particular
    is_back = told_low < last.low.replace(day=1) and last.precision in ("month", "day")
    return is_back and last.low < low and high <= reference and last.low.year < reference.year


def _place_bare_part(atom: Atom, context: Context) -> Placed:
    """A part of a year or month that does not say of which: of the year told in the paragraph, else the nearest to the
    reference."""
    reference = context.reference
    scale = "month" if ("month", atom.part) in _parts() and ("year", atom.part) not in _parts() else "year"
    if atom.unit in ("month", "year"):
        scale = atom.unit
    if reference is None and context.paragraph_year is None:
        return NOWHERE
    if scale == "month":
        base = context.paragraph_day if context.paragraph_day and not atom.prefer else reference
        base = base or reference
        if base is None:
            return NOWHERE
        return _refine(*month_bounds(base.year, base.month), atom, False)
    if context.paragraph_year is not None and not atom.prefer:
        year = context.paragraph_year
        return _refine(dt.date(year, 1, 1), dt.date(year, 12, 31), atom, True)
    assert reference is not None
    if (atom.prefer or context.prefer) == "same":
        years = [reference.year]
    else:
        years = [reference.year - 1, reference.year, reference.year + 1]
    options = [_refine(dt.date(year, 1, 1), dt.date(year, 12, 31), atom, False) for year in years]
    return min(options, key=lambda placed: _distance(placed, reference, atom.prefer or context.prefer))


def _distance(placed: Placed, reference: dt.date, prefer: str) -> int:
    assert placed.low is not None and placed.high is not None
    before, after = (reference - placed.high).days, (placed.low - reference).days
    if after > 0:
        return after if prefer == "future" else after * 3 + (0 if prefer == "news" else 10_000)
    return max(before, 0) + (10_000 if prefer == "future" and before > 0 else 0)


def _refine(low: dt.date, high: dt.date, atom: Atom, contextual: bool) -> Placed:
    """The part of ``low`` to ``high`` (a year or a month) that ``atom`` names."""
    is_month = low.month == high.month and low.year == high.year
    part, count = atom.part, atom.part_count
    if part == "week":
        monday = low + ((7 - low.weekday()) % 7) * DAY if is_month else _first_week(low.year)
        start = monday + (count - 1) * 7 * DAY
        if count < 0:
            start = high - high.weekday() * DAY
        return Placed(start, start + 6 * DAY, "week", is_contextual=contextual)
    if part == "nth_weekday":
        assert atom.weekday is not None
        first = low + ((atom.weekday - low.weekday()) % 7) * DAY
        day = first + (count - 1) * 7 * DAY
        if count < 0:
            day = high - ((high.weekday() - atom.weekday) % 7) * DAY
        return _one_day(day, contextual)
    if part == "nth_day":
        return _one_day(low + (count - 1) * DAY, contextual)
    if part == "first_days":
        return Placed(low, low + (count - 1) * DAY, "span", is_contextual=contextual)
    if part in ("first_months", "last_months", "nth_month"):
        opening, closing = {"first_months": (1, count), "last_months": (13 - count, 12), "nth_month": (count, count)}[part]
        return Placed(dt.date(low.year, opening, 1), month_bounds(low.year, closing)[1], "month", is_contextual=contextual)
    if part.startswith("end_q"):
        return Placed(*month_bounds(low.year, int(part[-1]) * 3), "month", is_contextual=contextual)
    bounds = _parts().get(("month" if is_month else "year", part))
    if bounds is None:
        return Placed(low, high, "month" if is_month else "year", is_contextual=contextual)
    if is_month:
        return Placed(low.replace(day=bounds[0]), low.replace(day=min(bounds[1], high.day)), "ten_days", is_contextual=contextual)
    last = bounds[1]
    end = month_bounds(low.year + (last > 12), (last - 1) % 12 + 1)[1]
    precision = _PARTS_PRECISION.get(part, "season" if part in _SEASONS else "part")
    return Placed(dt.date(low.year, bounds[0], 1), end, precision, is_contextual=contextual)


def _first_week(year: int) -> dt.date:
    """The Monday of the first whole week of a year."""
    first = dt.date(year, 1, 1)
    return first + ((7 - first.weekday()) % 7) * DAY


def _place_week(atom: Atom, context: Context) -> Placed:
    reference = context.reference
    if reference is None:
        return NOWHERE
    monday = reference - reference.weekday() * DAY
    if atom.week_shift is not None:
        monday += atom.week_shift * 7 * DAY
        if atom.weekday is None:
            if atom.part == "weekend":
                return Placed(monday + 5 * DAY, monday + 6 * DAY, "day")
            return Placed(monday, monday + 6 * DAY, "week")
        return _one_day(monday + atom.weekday * DAY)
    assert atom.weekday is not None
    back = (reference.weekday() - atom.weekday) % 7
    pick = atom.weekday_pick or {"news": "near", "same": "week", "past": "near"}.get(atom.prefer or context.prefer, "future")
    if pick == "week":
        return _one_day(monday + atom.weekday * DAY)
    if pick == "future":
        return _one_day(reference + ((atom.weekday - reference.weekday()) % 7 or 7) * DAY)
    return _one_day(reference - (back or (7 if pick == "past" else 0)) * DAY)


def _place_feast(atom: Atom, context: Context) -> Placed:
    reference = context.reference
    year = atom.year
    if atom.year_shift is not None and reference is not None:
        year = reference.year + atom.year_shift
    if year is not None:
        return _feast_in(atom, year)
    if context.paragraph_year is not None:
        return _feast_in(atom, context.paragraph_year)
    if reference is None:
        return NOWHERE
    prefer = atom.prefer or context.prefer
    years = [reference.year] if prefer == "same" else [reference.year - 1, reference.year, reference.year + 1]
    options = [placed for placed in (_feast_in(atom, number) for number in years) if placed.low is not None]
    return min(options, key=lambda placed: _distance(placed, reference, prefer)) if options else NOWHERE


def _feast_in(atom: Atom, year: int) -> Placed:
    if atom.is_lunar:
        low, high = lunar_bounds(year, atom.month, atom.day, atom.part == "leap")
        return Placed(low, high, "day" if low == high else "month") if low else NOWHERE
    assert atom.feast is not None
    rule, value = atom.feast
    if rule == "fixed":
        return _one_day(dt.date(year, int(value[:2]), int(value[3:])))
    if rule == "nth":
        month, number, weekday = (int(piece) for piece in value.split("-"))
        first = dt.date(year, month, 1)
        return _one_day(first + ((weekday - 1 - first.weekday()) % 7 + (number - 1) * 7) * DAY)
    if rule == "easter":
        return _one_day(_easter(year) + int(value) * DAY)
    if rule == "qingming":  # Y*D+C of the 21st century: day = int(y * 0.2422 + 4.81) - leap days
        tail = year % 100
        return _one_day(dt.date(year, 4, int(tail * 0.2422 + 4.81) - tail // 4))
    month, day = int(value[:2]), int(value[3:])
    found = lunar_day(year, month, day)
    return _one_day(found) if found else NOWHERE


def _easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def shift_months(day: dt.date, months: int) -> dt.date:
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return dt.date(year, month, min(day.day, days_of_month(year, month)))


def shift(day: dt.date, count: float, unit: str) -> dt.date:
    """``day`` moved by ``count`` units (``year``, ``quarter``, ``month``, ``week``, ``day``), the same day of the month where
    there is one."""
    if unit == "year":
        return shift_months(day, round(count * 12))
    if unit == "quarter":
        return shift_months(day, round(count * 3))
    if unit == "month":
        moved = shift_months(day, int(count))
        return moved + round((count % 1) * 30) * DAY if count >= 0 else moved
    return day + round(count * (7 if unit == "week" else 1)) * DAY


_SECONDS = {"hour": 3600, "minute": 60, "second": 1, "quarter_hour": 900}


def place_counted(atom: Atom, context: Context) -> Placed:
    """A counted span against the reference: 五年来, over the past year, 3天前, in three weeks."""
    reference, count, unit = context.reference, atom.count, atom.unit
    if atom.from_context and context.last_day is not None:
        reference = context.last_day
    if reference is None or context.now is None:
        return NOWHERE
    if unit in _SECONDS:
        return _place_clock_span(atom, context.now)
    direction = atom.direction
    if direction == "quarter":
        first = shift_months(reference.replace(month=(reference.month - 1) // 3 * 3 + 1, day=1), round(count) * 3)
        last = shift_months(first, 2)
        return Placed(last if atom.part else first, month_bounds(last.year, last.month)[1], "month" if atom.part else "quarter")
    if direction == "past_before" and (before := _as_long_before(context.last_stretch, count, unit)) is not None:
        return before
    if direction in ("past", "past_before", "since_ago"):
        return Placed(shift(reference, -count, unit), reference, "span")
    if direction in ("next", "within"):
        return Placed(reference, shift(reference, count, unit), "span")
    if direction in ("units_past", "units_next"):
        return _place_units(reference, int(count), unit, direction == "units_next")
    if direction == "before_ago":
        moved = shift(reference, -count, unit)
        return Placed(None, month_bounds(moved.year, moved.month)[1] if count % 1 and unit == "year" else moved, "span")
    if direction == "after_later":
        return Placed(shift(reference, count, unit), None, "span")
    moved = shift(reference, -count if direction == "ago" else count, unit)
    if unit == "day" or count % 1:
        return _one_day(moved) if unit == "day" else Placed(*month_bounds(moved.year, moved.month), "month")
    if unit == "week":
        monday = moved - moved.weekday() * DAY
        return Placed(monday, monday + 6 * DAY, "week")
    if unit in ("month", "quarter"):
        return Placed(*month_bounds(moved.year, moved.month), "month")
    return Placed(dt.date(moved.year, 1, 1), dt.date(moved.year, 12, 31), "year")


def _as_long_before(told: Placed | None, count: float, unit: str) -> Placed | None:
    """The stretch right before the one told last, if that is as long (420 in the year to June, 340 in the previous 12 months)."""
    if told is None or told.low is None or told.high is None or shift(told.low, count, unit) != told.high + DAY:
        return None
    return Placed(shift(told.low, -count, unit), told.low - DAY, "span", is_contextual=True)


def _place_units(reference: dt.date, count: int, unit: str, is_next: bool) -> Placed:
    """The last or next ``count`` whole calendar units, without the running one."""
    if unit == "year":
        first = reference.year + 1 if is_next else reference.year - count
        return Placed(dt.date(first, 1, 1), dt.date(first + count - 1, 12, 31), "year")
    if unit in ("month", "quarter"):
        size = 3 if unit == "quarter" else 1
        base = reference.replace(day=1) if unit == "month" else reference.replace(month=(reference.month - 1) // 3 * 3 + 1, day=1)
        low = shift_months(base, size if is_next else -count * size)
        return Placed(low, shift_months(low, count * size) - DAY, unit)
    if unit == "week":
        low = reference - reference.weekday() * DAY + (7 if is_next else -7 * count) * DAY
        return Placed(low, low + (7 * count - 1) * DAY, "week")
    low = reference + (DAY if is_next else -count * DAY)
    return Placed(low, low + (count - 1) * DAY, "span")


def _place_clock_span(atom: Atom, now: dt.datetime) -> Placed:
    step = dt.timedelta(seconds=atom.count * _SECONDS[atom.unit])
    window = dt.timedelta(seconds=(atom.count % 1 or 1) * _SECONDS[atom.unit])
    low, high = now, now
    if atom.direction in ("past", "since_ago", "units_past"):
        low = now - step
    elif atom.direction in ("next", "within", "units_next"):
        high = now + step
    elif atom.direction == "ago":
        low, high = now - step - window, now - step
    elif atom.direction == "before_ago":
        high = now - step
    elif atom.direction == "later":
        low, high = now + step, now + step + window
        high = high if atom.unit == "quarter_hour" else high.replace(second=59)
    else:
        low = now + step
    if atom.direction == "before_ago":
        return Placed(None, high.date(), "hour", None, high.time())
    if atom.direction == "after_later":
        return Placed(low.date(), None, "hour", low.time(), None)
    return Placed(low.date(), high.date(), "hour", low.time(), high.time())
