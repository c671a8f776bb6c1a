"""Rows of the table organisations: each once, at its first mention."""

from __future__ import annotations

from typing import Any

from tasks.transform.records.clauses import DocumentView


def build_organisations(view: DocumentView) -> list[dict[str, Any]]:
    """Rows of ``Organisations`` for one document, in text order."""
    return []
