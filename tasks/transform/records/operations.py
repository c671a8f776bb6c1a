"""Rows of the table operations: each once, at its first mention."""

from __future__ import annotations

from typing import Any

from tasks.transform.records.clauses import DocumentView


def build_operations(view: DocumentView) -> list[dict[str, Any]]:
    """Rows of ``Operations`` for one document, in text order."""
    return []
