"""The article's own metadata: headline, byline, outlet, dates, dateline; every value with where it was found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from tasks.text.spans import Span
from tasks.transform.documents.metadata.bylines import read_byline
from tasks.transform.documents.metadata.datelines import Dateline, read_dateline
from tasks.transform.documents.metadata.dates import read_dates
from tasks.transform.documents.metadata.publishers import read_publisher, site_names
from tasks.transform.documents.metadata.surroundings import look_around
from tasks.transform.documents.metadata.titles import read_title
from tasks.transform.documents.model import DateCandidate, Page

__all__ = ["Dateline", "Metadata", "read_byline", "read_dateline", "read_dates", "read_metadata", "read_publisher", "read_title"]


@dataclass(slots=True)
class Metadata:
    """What the page tells about its article."""

    title: str | None = None
    title_source: str = ""
    byline: str | None = None
    publisher: str | None = None
    published_at: dt.date | None = None
    dateline_date: dt.date | None = None
    dateline_place: str | None = None
    dateline_span: Span | None = None
    """Where the dateline stands in the first paragraph; ``None`` where it heads a later one."""
    dates: list[DateCandidate] = field(default_factory=list)
    conflicts: dict[str, str] = field(default_factory=dict)
    """``date_conflict`` and ``byline_conflict`` -> the words that show it."""


def _never(text: str) -> bool:
    return False


def read_metadata(page: Page, paragraphs: list[str], language: str, foreign: Callable[[str], bool] | None = None) -> Metadata:
    """The metadata of the article whose clean body is ``paragraphs`` (in reading order), written in ``language`` (BCP 47).

    ``foreign`` tells whether a string was judged foreign to the page (a gambling brand): such strings are never title,
    publisher or byline.
    Work is bounded by the limits of ``data/reference/metadata/thresholds.yaml``. Never raises on a page's content.
    """
    is_foreign = foreign or _never
    around = look_around(page, paragraphs, is_foreign)
    dateline, at = _first_dateline(paragraphs, language)
    sites = site_names(page, is_foreign)
    title, source = read_title(page, around, paragraphs, sites, is_foreign)
    publisher = read_publisher(page, around, dateline, title, is_foreign)
    byline, byline_conflict = read_byline(page, around, paragraphs, dateline, language, publisher, is_foreign)
    dates, published, dateline_date, date_conflict = read_dates(page, around, paragraphs[at:], dateline, language)
    conflicts = {}
    if date_conflict:
        conflicts["date_conflict"] = date_conflict
    if byline_conflict:
        conflicts["byline_conflict"] = byline_conflict
    return Metadata(
        title=title,
        title_source=source,
        byline=byline,
        publisher=publisher,
        published_at=published,
        dateline_date=dateline_date,
        dateline_place=dateline.place if dateline else None,
        dateline_span=dateline.span if dateline and at == 0 else None,
        dates=dates,
        conflicts=conflicts,
    )


def _first_dateline(paragraphs: list[str], language: str) -> tuple[Dateline | None, int]:
    """The dateline and the number of its paragraph: a summary, a subheading or a stray info line may stand before it."""
    for number, paragraph in enumerate(paragraphs[:3]):
        dateline = read_dateline(paragraph, language)
        if dateline is not None and (number == 0 or dateline.date is not None):
            return dateline, number
    return None, 0
