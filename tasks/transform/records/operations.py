"""Rows of the table operations: each named campaign once, at its first mention."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tasks.text.identity import stable_id
from tasks.text.mentions import Mention
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.persons import fold_name


def build_operations(view: DocumentView) -> list[dict[str, Any]]:
    """Rows of ``Operations`` for one document, in text order of the first mentions.

    Dates are those of the first sentence that names the campaign and gives it a span of time; parties those that the same
    sentences name.
    """
    named: dict[str, list[Mention]] = {}
    for mention in view.of_kind("operation"):
        if mention.name and (key := fold_name(mention.name)):
            named.setdefault(key, []).append(mention)
    doc_id = view.document.doc_id
    rows = []
    for key, found in named.items():
        first = found[0]
        start, end = _dates(view, found)
        rows.append(
            {
                "operation_id": stable_id("operation", doc_id, key), "doc_id": doc_id, "name": first.name,
                "period_start": start, "period_end": end, "parties": _parties(view, found),
                "quote": view.text[first.start : first.end], "start": first.start, "end": first.end,
                "rule": first.rule or "operation",
            }
        )  # fmt: skip
    return rows


def _dates(view: DocumentView, found: list[Mention]) -> tuple[dt.date | None, dt.date | None]:
    for mention in found:
        sentence = view.sentence_at(mention.start)
        for period in view.within("period", sentence.start, sentence.end):
            if period.code in ("interval", "since") and period.period_start:
                return period.period_start, period.period_end
    return None, None


def _parties(view: DocumentView, found: list[Mention]) -> list[str]:
    parties: set[str] = set()
    for mention in found:
        sentence = view.sentence_at(mention.start)
        for party in view.within("party", sentence.start, sentence.end):
            parties.update((party.code or "").split("+"))
    return sorted(parties - {""})
