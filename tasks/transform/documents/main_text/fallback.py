"""A second opinion from trafilatura, on pages where the fast reader found next to nothing."""

from __future__ import annotations

from tasks.transform.documents.main_text.features import fold
from tasks.transform.documents.model import Page

MAX_MARKUP = 600_000
"""Characters; trafilatura takes seconds on larger pages."""
MAX_BLOCKS = 3_000


def label_by_trafilatura(page: Page) -> bool:
    """Give the role ``body`` to the blocks that trafilatura keeps; false where it keeps none either."""
    if len(page.markup) > MAX_MARKUP or len(page.blocks) > MAX_BLOCKS:
        return False
    import trafilatura  # takes a second to load, and most batches never need it

    text = trafilatura.extract(page.markup, include_comments=False, include_tables=True, favor_precision=True)
    kept = {fold(line) for line in (text or "").split("\n")} - {""}
    whole = "\n".join(sorted(kept))
    found = False
    for block in page.blocks:
        if block.role not in ("", "furniture", "info") or block.is_hidden:
            continue
        folded = fold(block.text)
        if folded in kept or (len(folded) >= 20 and folded in whole):
            block.role = "body"
            found = True
    return found
