"""Rows of the table persons: each once, at its first mention."""

from __future__ import annotations

from typing import Any

from tasks.transform.records.clauses import DocumentView


def build_persons(view: DocumentView) -> list[dict[str, Any]]:
    """Rows of ``Persons`` for one document, in text order."""
    return []
