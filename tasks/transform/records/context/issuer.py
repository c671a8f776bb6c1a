"""Whose "we" a text speaks with."""

from __future__ import annotations

from tasks.reference.issuers import issuer_by_words
from tasks.transform.records.clauses import DocumentView


def issuer_of(view: DocumentView) -> str | None:
    """ISO 3166-1 alpha-2 code of the country whose bodies report: what the document says, else what the text shows.

    Chinese is read as that of the country whose words it uses most; English and French as that of the dateline's country where
    the body names the country again.
    """
    if view.document.country:
        return view.document.country
    if view.language == "zh":
        return issuer_by_words(view.shadow, view.document.language)
    return _of_dateline(view)


def _of_dateline(view: DocumentView) -> str | None:
    """The dateline's country where the body names it again, else the one country of most bodies named (two at least)."""
    first = next((m for m in view.of_kind("place") if m.start < 60 and m.code and "+" not in m.code), None)
    if first is not None and first.start <= 8:
        end = first.start + 60
        for kind in ("place", "party", "nationality"):
            if any(m.code == first.code and m.start > end for m in view.of_kind(kind)):
                return first.code
        if any(m.detail == first.code for m in view.of_kind("organisation")):
            return first.code
    counts: dict[str, int] = {}
    for body in view.of_kind("organisation"):
        if body.detail and len(body.detail) == 2:
            counts[body.detail] = counts.get(body.detail, 0) + 1
    best = max(counts, key=lambda code: (counts[code], code), default=None)
    return best if best is not None and counts[best] >= 2 and counts[best] * 2 > sum(counts.values()) else None
