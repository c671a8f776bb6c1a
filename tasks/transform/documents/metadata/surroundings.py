"""Which blocks of a page speak about the article: those around its body."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tasks.transform.documents.metadata.slots import Slot, read_slots
from tasks.transform.documents.metadata.vocabulary import limit
from tasks.transform.documents.model import Block, Page


@dataclass(slots=True)
class Surroundings:
    """The article's neighbourhood on the page."""

    before: list[Block] = field(default_factory=list)
    """Visible blocks above the body in page order."""
    after: list[Block] = field(default_factory=list)
    """Visible blocks below the body in page order."""
    slots: list[Slot] = field(default_factory=list)
    """The pieces of the info lines above the body (and of those that the main-text step marked inside it)."""
    tail_slots: list[Slot] = field(default_factory=list)
    """The pieces of the short lines below the body."""
    title_block: int = -1


def body_range(page: Page, paragraphs: list[str]) -> tuple[int, int]:
    """Positions in ``page.blocks`` of the first block of the body and of the one behind its last."""
    marked = [position for position, block in enumerate(page.blocks) if block.role == "body"]
    if marked:
        return marked[0], marked[-1] + 1
    if paragraphs:
        key = paragraphs[0].strip()[:24]
        for position, block in enumerate(page.blocks):
            if key and key in block.text:
                return position, min(len(page.blocks), position + len(paragraphs))
    return len(page.blocks), len(page.blocks)


def look_around(page: Page, paragraphs: list[str], foreign: Callable[[str], bool]) -> Surroundings:
    """The blocks and info-line pieces around the body; hidden and foreign blocks are left out."""
    first, last = body_range(page, paragraphs)
    around = Surroundings()
    longest = limit("info_line_length")

    def usable(block: Block) -> bool:
        return not block.is_hidden and block.role != "foreign" and not foreign(block.text)

    around.before = [block for block in page.blocks[max(0, first - limit("blocks_before_body")) : first] if usable(block)]
    around.after = [block for block in page.blocks[last : last + limit("blocks_after_body")] if usable(block)]
    inside = [block for block in page.blocks[first : min(last, first + 200)] if block.role == "info" and usable(block)]
    for block in [*around.before, *inside]:
        if len(block.text) <= longest and block.role not in ("title", "caption") and block.tag not in ("h1", "h2"):
            if block.role != "info" and block.link_chars * 2 > len(block.text) > 30:
                continue
            around.slots += read_slots(block.text, block.index)
    for block in around.after:
        if len(block.text) <= longest:
            around.tail_slots += read_slots(block.text, block.index)
    return around
