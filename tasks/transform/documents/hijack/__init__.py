"""Hijack verdict and salvage, by structure and contrast."""

from __future__ import annotations

from tasks.transform.documents.hijack.model import MISUSE_SIGNALS, ForeignFindings, Salvage
from tasks.transform.documents.model import Page

__all__ = ["ForeignFindings", "Salvage", "find_foreign", "salvage_text"]


def find_foreign(page: Page) -> ForeignFindings:
    """Foreign matter that shows before the main text is known: marks blocks ``role='foreign'``."""
    return ForeignFindings()


def salvage_text(
    page: Page, paragraphs: list[str], title: str | None, captions: list[str], findings: ForeignFindings
) -> Salvage:
    """The article's own paragraphs, title and captions, and the verdict."""
    removals = list(findings.removals)
    signals = sorted({r.signal for r in removals if r.signal != "furniture"})
    integrity = "hijacked" if MISUSE_SIGNALS.intersection(signals) else "clean"
    return Salvage(list(paragraphs), title, list(captions), signals, findings.strings, removals, [], integrity)
