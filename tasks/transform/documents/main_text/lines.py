"""Main text of a page without markup: lines alone must tell the article from its surroundings."""

from __future__ import annotations

from tasks.transform.documents.main_text.features import measure
from tasks.transform.documents.model import Page


def label_lines(page: Page) -> None:
    """Give each undecided block of a plain text its role."""
    features = [measure(block) for block in page.blocks]
    prose = [i for i, feature in enumerate(features) if feature.prose and not page.blocks[i].role]
    for i, block in enumerate(page.blocks):
        if block.role:
            continue
        inside = bool(prose) and prose[0] <= i <= prose[-1] and not features[i].kind
        block.role = "body" if inside else "furniture"
