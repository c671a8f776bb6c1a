"""Which blocks of a page are the article: Chinese-aware main text, captions apart."""

from __future__ import annotations

import re

from tasks.transform.documents.main_text.fallback import label_by_trafilatura
from tasks.transform.documents.main_text.lines import label_lines
from tasks.transform.documents.main_text.markup import label_markup
from tasks.transform.documents.model import Page

__all__ = ["label_blocks"]

_REPORT = re.compile(r"(?!(?:上|下|左|右)?图|这是)[^。\n]{24,}。\s?.")
"""A whole sentence and more behind it, that does not say of itself that it describes a picture."""


def label_blocks(page: Page) -> None:
    """Give each block of ``page`` its role; blocks that are ``foreign`` already keep it."""
    if page.is_html:
        if not label_markup(page):
            label_by_trafilatura(page)
    else:
        label_lines(page)
    _keep_report_of_one_paragraph(page)


def _keep_report_of_one_paragraph(page: Page) -> None:
    """Where nothing but captions was found, sentences that only end in a credit (…。记者 丁一 摄) are the report itself."""
    if any(block.role == "body" for block in page.blocks):
        return
    for block, plain in zip(page.blocks, page.shadows, strict=True):
        if block.role == "caption" and not block.is_hidden and _REPORT.match(plain) is not None:
            block.role = "body"
