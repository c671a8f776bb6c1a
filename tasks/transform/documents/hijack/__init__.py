"""Hijack verdict and salvage, by structure and contrast.

``find_foreign`` looks at the page before anybody knows which block is body; ``salvage_text`` looks into the article
afterwards. Neither knows a brand: place, repetition and contrast with the article decide, and the register of search spam
(``data/reference/hijack/register.csv``) only adds weight.
"""

from __future__ import annotations

from tasks.transform.documents.hijack.model import ForeignFindings, Salvage
from tasks.transform.documents.hijack.page_level import find_foreign_lines
from tasks.transform.documents.hijack.respelling import to_simplified
from tasks.transform.documents.hijack.salvage import SIMPLIFIED_PATCH, salvage
from tasks.transform.documents.model import Page

__all__ = ["SIMPLIFIED_PATCH", "ForeignFindings", "Salvage", "find_foreign", "salvage_text", "to_simplified"]


def find_foreign(page: Page) -> ForeignFindings:
    """Foreign matter that shows before the main text is known; marks blocks that are nothing else ``role='foreign'``."""
    return find_foreign_lines(page)


def salvage_text(page: Page, paragraphs: list[str], title: str | None, captions: list[str], findings: ForeignFindings) -> Salvage:
    """The article's own paragraphs, title and captions, what was taken out and why, and the verdict.

    ``integrity`` is ``hijacked`` where foreign matter was put in; residue and damage leave it ``clean``. Conflicts of dates and
    bylines are the metadata step's to add.
    """
    return salvage(page, paragraphs, title, captions, findings)
