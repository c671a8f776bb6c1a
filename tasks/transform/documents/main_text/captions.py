"""Photo captions: what stands beneath a picture and is not the article's own prose."""

from __future__ import annotations

import re

from tasks.transform.documents.main_text.features import Feature
from tasks.transform.documents.main_text.vocabulary import path_kinds
from tasks.transform.documents.model import Page

_CAPTION_TAGS = frozenset(("figcaption", "caption"))


def mark_captions(page: Page, features: list[Feature]) -> None:
    """Give the role ``caption`` to the captions among the blocks of ``page``, each text once."""
    alts = {_fold(alt) for alt in page.image_alts if len(alt) >= 6}
    seen: set[str] = set()
    for block in page.blocks:
        if block.role in ("foreign", "title") or block.is_hidden:
            continue
        if block.tag in _CAPTION_TAGS or ">figcaption" in block.path:
            is_caption = True
        elif block.role == "body":
            is_caption = _fold(block.text) in alts or "caption" in path_kinds(block.path)
        else:
            is_caption = False
        if is_caption:
            folded = _fold(block.text)
            block.role = "furniture" if folded in seen else "caption"
            seen.add(folded)


def _fold(text: str) -> str:
    return "".join(ch for ch in text.lower() if ch.isalnum())


_CREDIT = re.compile(r"摄|供图")
