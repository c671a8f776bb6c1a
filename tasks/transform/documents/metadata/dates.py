"""Every date that a page offers for its article, the one chosen, and why the others lost."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from tasks.text.calendar import CalendarDate, find_dates, resolve
from tasks.transform.documents.metadata.datelines import Dateline
from tasks.transform.documents.metadata.surroundings import Surroundings
from tasks.transform.documents.metadata.vocabulary import limit, meta_fields
from tasks.transform.documents.model import DateCandidate, Page

_URL_DATE = re.compile(
    r"(?<!\d)(?P<y>199\d|20[0-4]\d)[/_-]?(?P<m>0[1-9]|1[0-2]|[1-9](?=[/_-]))[/_-]?(?P<d>0[1-9]|[12]\d|3[01]|[1-9](?=[/_-]))(?!\d)"
)
_TIME_ELEMENT = re.compile(r"<time\b[^>]{0,300}?\bdatetime\s*=\s*[\"']?([0-9][^\"'>]{5,40})", re.IGNORECASE)
_RANK = {"published": 0, "plain": 1, "updated": 2, "url": 3}


def read_dates(
    page: Page, around: Surroundings, paragraphs: list[str], dateline: Dateline | None, language: str
) -> tuple[list[DateCandidate], dt.date | None, dt.date | None, str | None]:
    """All candidates, ``published_at``, ``dateline_date``, and the evidence of a conflict between page stamp and dateline.

    The stamp of the page wins where it agrees with the dateline (``date_conflict_days``), the dateline where they contradict
    each other. A dateline without a year is read against the other candidates: the nearest date that is not later.
    """
    ranked = [found for found in _candidates(page, around) if limit("oldest_year") <= found[1].date.year <= 2100]
    candidates = [candidate for _, candidate in sorted(ranked, key=lambda found: found[0])]
    stamp = candidates[0] if candidates else None
    dated = _read_dateline(paragraphs, dateline, stamp, language)
    conflict = _find_conflict(stamp, dated)
    chosen = dated if dated is not None and (stamp is None or conflict) else stamp
    candidates += [candidate for candidate in (dated, _captured(page)) if candidate is not None]
    for candidate in candidates:
        _give_verdict(candidate, chosen, conflict is not None)
    return candidates, chosen.date if chosen else None, dated.date if dated else None, conflict


def _find_conflict(stamp: DateCandidate | None, dated: DateCandidate | None) -> str | None:
    """The evidence that the page's stamp and the dateline contradict each other, if they do."""
    if stamp is None or dated is None or abs((stamp.date - dated.date).days) <= limit("date_conflict_days"):
        return None
    return f"{stamp.source} says {stamp.text or stamp.date}, the dateline says {dated.text}"


def _give_verdict(candidate: DateCandidate, chosen: DateCandidate | None, is_conflict: bool) -> None:
    """Note in ``candidate`` what became of it beside the ``chosen`` date, which in a conflict is the dateline's."""
    if chosen is None:
        candidate.reason = "only when the page was fetched, not when it was published"
    elif candidate is chosen:
        candidate.verdict = "published"
        candidate.reason = "the dateline contradicts the page's stamp" if is_conflict else "the surest statement on the page"
    elif candidate.date == chosen.date:
        candidate.verdict, candidate.reason = "agrees", "the same day"
    elif is_conflict:
        candidate.reason = f"{(candidate.date - chosen.date).days} days from the article's own dateline"
    else:
        candidate.reason = f"{candidate.source} counts less than {chosen.source}"


_Ranked = tuple[int, DateCandidate]


def _candidates(page: Page, around: Surroundings) -> list[_Ranked]:
    """The dates that the page states, each with its rank; of two with the same rank the first counts."""
    above = [*_in_lines_above(around), *_in_head(page), *_in_time_elements(page)]
    below = [] if above else list(_in_lines_below(around))  # only where nothing above the body told
    return [*above, *below, *_in_addresses(page)]


def _in_lines_above(around: Surroundings) -> Iterator[_Ranked]:
    for slot in [*around.head_slots(), *around.title_slots()]:
        if slot.date is not None and slot.kind != "capture" and (date := slot.date.to_date()):
            kind = "plain" if slot.kind == "date" else slot.kind
            yield _RANK[kind] * 2 + 1, DateCandidate(date, f"info-line:{slot.label or 'stamp'}", slot.text)


def _in_head(page: Page) -> Iterator[_Ranked]:
    """What ``<meta>`` fields and JSON-LD say."""
    for rank, keys in ((0, meta_fields("published")), (4, meta_fields("updated"))):
        for key in keys:
            value = page.meta.get(key)
            if value and (date := read_stamp(value)):
                yield rank, DateCandidate(date, f"meta:{key}", value)
    for rank, name in ((0, "datePublished"), (4, "dateModified")):
        for item in page.json_ld[:20]:
            value = item.get(name)
            if isinstance(value, str) and (date := read_stamp(value)):
                yield rank, DateCandidate(date, f"json-ld:{name}", value)


def _in_time_elements(page: Page) -> Iterator[_Ranked]:
    for element in list(_TIME_ELEMENT.finditer(page.markup, 0, 300_000))[:3] if "<time" in page.markup else []:
        if date := read_stamp(element[1]):
            yield 3, DateCandidate(date, "time-element", element[1])


def _in_lines_below(around: Surroundings) -> Iterator[_Ranked]:
    for slot in around.tail_slots():
        if slot.date is not None and (date := slot.date.to_date()):
            if slot.kind not in ("published", "updated") and (slot.kind != "date" or slot.date.hour is None):
                continue  # a bare day below the body belongs to a list of other articles
            rank = 7 if slot.kind == "date" else _RANK[slot.kind] * 2 + 2
            yield rank, DateCandidate(date, f"tail-line:{slot.label or 'stamp'}", slot.text)


def _in_addresses(page: Page) -> Iterator[_Ranked]:
    stated = (page.hints.get("url", ""), page.meta.get("canonical", ""), page.meta.get("og:url", ""), page.source_uri)
    for address in dict.fromkeys(stated):
        match = _URL_DATE.search(address[:500]) if address.startswith("http") else None  # folders of files are dated too
        if match:
            try:
                date = dt.date(int(match["y"]), int(match["m"]), int(match["d"]))
            except ValueError:
                continue
            yield 6, DateCandidate(date, "url", match[0])


def read_stamp(value: str) -> dt.date | None:
    """The first full date of a machine-made stamp, in the zone in which it is written."""
    for date in find_dates(value[:60]):
        if (full := date.to_date()) is not None:
            return full
    return None


def _captured(page: Page) -> DateCandidate | None:
    value = page.hints.get("date")
    date = read_stamp(value) if value else None
    return DateCandidate(date, "capture", value or "") if date else None


def _read_dateline(
    paragraphs: list[str], dateline: Dateline | None, stamp: DateCandidate | None, language: str
) -> DateCandidate | None:
    if dateline is None or dateline.date is None:
        return None
    words = dateline.date.of(paragraphs[0])
    found = find_dates(words, language)
    if not found:
        return None
    date = found[0]
    if date.day is None:
        return None
    full = date.to_date() or _complete(date, stamp, paragraphs, language)
    return DateCandidate(full, "dateline", words) if full else None


def _complete(date: CalendarDate, stamp: DateCandidate | None, paragraphs: list[str], language: str) -> dt.date | None:
    if stamp is not None:
        reference = stamp.date + dt.timedelta(days=limit("dateline_after_stamp_days"))
        return resolve(date, reference, "past")[0]
    for paragraph in paragraphs[:4]:  # no stamp at all: only a full date of the body that names the same day tells the year
        for other in find_dates(paragraph[:600], language):
            if other.to_date() and other.day == date.day and (date.month is None or other.month == date.month):
                return other.to_date()
    return None
