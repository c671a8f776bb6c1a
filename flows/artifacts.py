"""What a run shows in the dashboard."""

from __future__ import annotations

from typing import Any


def show_outcome(store: str, outcome: dict[str, Any]) -> str:
    """Show numbers, newest claims and charts; gives the one line that sums the run up."""
    return str(outcome)


def show_failure(store: str, error: Exception) -> None:
    """Show what failed, on which batch, and what to do."""


def show_verdict(store: str, wrong: list[str]) -> None:
    """Show what the checks of a release found."""
