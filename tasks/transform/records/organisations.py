"""Rows of the table organisations: each body once, at its first mention."""

from __future__ import annotations

from typing import Any

from tasks.schemas.codes import ORGANISATION_KINDS
from tasks.text.identity import stable_id
from tasks.text.mentions import Mention
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.persons import fold_name


def build_organisations(view: DocumentView) -> list[dict[str, Any]]:
    """Rows of ``Organisations`` for one document, in text order of the first mentions."""
    first: dict[str, Mention] = {}
    countries: dict[str, str] = {}
    for mention in view.of_kind("organisation"):
        name = mention.name or view.text[mention.start : mention.end]
        if not (key := fold_name(name)):
            continue
        first.setdefault(key, mention)
        if mention.detail:
            countries.setdefault(key, mention.detail)
    doc_id = view.document.doc_id
    return [
        {
            "org_id": stable_id("organisation", doc_id, key), "doc_id": doc_id,
            "name": mention.name or view.text[mention.start : mention.end],
            "kind": mention.code if mention.code in ORGANISATION_KINDS else "other", "country": countries.get(key),
            "quote": view.text[mention.start : mention.end], "start": mention.start, "end": mention.end,
            "rule": mention.rule or "organisation",
        }
        for key, mention in first.items()
    ]  # fmt: skip
