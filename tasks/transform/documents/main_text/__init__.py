"""Which blocks of a page are the article: Chinese-aware main text, captions apart."""

from __future__ import annotations

from tasks.transform.documents.main_text.fallback import label_by_trafilatura
from tasks.transform.documents.main_text.lines import label_lines
from tasks.transform.documents.main_text.markup import label_markup
from tasks.transform.documents.model import Page

__all__ = ["label_blocks"]


def label_blocks(page: Page) -> None:
    """Give each block of ``page`` its role; blocks that are ``foreign`` already keep it."""
    if page.is_html:
        if not label_markup(page):
            label_by_trafilatura(page)
    else:
        label_lines(page)
