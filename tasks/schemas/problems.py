"""Rows of the problems table."""

from __future__ import annotations

from typing import Any

from tasks.text.identity import stable_id


def problem(
    stage: str, reason: str, severity: str, detail: str, *, source_uri: str | None = None, doc_id: str | None = None
) -> dict[str, Any]:
    """A row of ``Problems``; its id is made from everything in it, so that the same trouble has the same id."""
    return {
        "problem_id": stable_id(stage, reason, source_uri, doc_id, detail),
        "stage": stage,
        "reason": reason,
        "severity": severity,
        "source_uri": source_uri,
        "doc_id": doc_id,
        "detail": detail,
    }
