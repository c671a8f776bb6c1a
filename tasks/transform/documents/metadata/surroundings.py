"""Which blocks of a page speak about the article: those around its body."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from tasks.text.shadow import shadow
from tasks.transform.documents.metadata.slots import FIGURE, Slot, read_slots
from tasks.transform.documents.metadata.vocabulary import label_kinds, limit
from tasks.transform.documents.model import Block, Page
from tasks.transform.documents.words import pattern

_SENTENCE = re.compile(r"。|[，,].{0,80}[，,].{0,200}[.!?！？]$|[.!?]$")
_STAMPS = ("source", "published", "updated")
_TELLING = pattern("surroundings.telling")
"""What every line about an article holds: figures, a colon, or the name of a role."""
_SIGNED = pattern("surroundings.signed")
"""Names of the parts of a page that hold who wrote the article: a link there leads to the author's page."""
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(slots=True)
class Surroundings:
    """The article's neighbourhood on the page."""

    before: list[Block] = field(default_factory=list)
    """Visible blocks above the body in page order."""
    inside: list[Block] = field(default_factory=list)
    """Info lines that the main-text step marked between the paragraphs of the body, and short lines at its head."""
    after: list[Block] = field(default_factory=list)
    """Visible blocks below the body in page order."""
    title_block: int = -1
    """``index`` of the block that is the headline, set by ``read_title``; -1 where it is unknown."""
    labels: dict[int, str] = field(default_factory=dict)
    """``index`` of a block -> the label that stands alone in the block before it (cells of a table, lines of a text)."""
    _slots: dict[int, list[Slot]] = field(default_factory=dict)
    _head: tuple[int, list[Slot]] | None = None

    def slots_of(self, block: Block) -> list[Slot]:
        """The pieces of one block, read once; none for prose and for link lists."""
        found = self._slots.get(block.index)
        if found is None:
            prose = len(block.text) > limit("info_line_length")
            prose = prose or (block.role != "info" and len(block.text) > 60 and _SENTENCE.search(block.text) is not None)
            links = block.role != "info" and block.link_chars * 2 > len(block.text) > 30 and not _SIGNED.search(block.path[-80:])
            label = self.labels.get(block.index)
            silent = prose or links or not (label or _TELLING.search(block.text))
            found = [] if silent else read_slots(f"{label}: {block.text}" if label else block.text, block.index)
            if block.role == "caption" and not any(slot.kind in _STAMPS or (slot.date and slot.date.hour) for slot in found):
                found = []  # a picture's day and photographer
            elif block.role == "foreign":
                found = [slot for slot in found if slot.date is not None]
            self._slots[block.index] = found
        return found

    def head_slots(self) -> list[Slot]:
        """Pieces of the info lines: first those under the headline, then those above it, the nearest first."""
        if self._head is None or self._head[0] != self.title_block:
            under = [block for block in self.before if block.index > self.title_block >= 0] + self.inside
            above = [block for block in reversed(self.before) if block.index < self.title_block or self.title_block < 0]
            found = [slot for block in [*under, *above] if block.role != "title" for slot in self.slots_of(block)]
            self._head = (self.title_block, found)
        return self._head[1]

    def signed_blocks(self) -> list[Block]:
        """Lines of their own near the headline, in parts of the page that are named after the author or beside the stamp."""
        near = [block for block in self.before if 0 <= self.title_block < block.index <= self.title_block + 4]
        dated = any(slot.date and slot.date.to_date() for block in near for slot in self.slots_of(block))
        return [block for block in near if block.role not in ("title", "caption") and (dated or _SIGNED.search(block.path[-80:]))]

    def title_slots(self) -> list[Slot]:
        """Pieces of the headline's own block: some pages put the stamp behind the headline."""
        return [slot for block in self.before if block.index == self.title_block for slot in self.slots_of(block)]

    def tail_slots(self) -> list[Slot]:
        """Pieces of the short lines below the body; unlabelled dates of linked lines belong to other articles."""
        return [slot for block in self.after for slot in self.slots_of(block) if slot.kind != "date" or not block.link_chars]


def body_range(page: Page, paragraphs: list[str]) -> tuple[int, int]:
    """Positions in ``page.blocks`` of the first block of the body and of the one behind its last."""
    marked = [position for position, block in enumerate(page.blocks) if block.role == "body"]
    if marked:
        return marked[0], marked[-1] + 1
    key = paragraphs[0].strip()[:24] if paragraphs else ""
    for position, block in enumerate(page.blocks):
        if key and key in block.text:
            return position, min(len(page.blocks), position + len(paragraphs))
    return len(page.blocks), len(page.blocks)


def _find_headline(page: Page, end: int) -> int | None:
    """Position above ``end`` of a block that the title tag holds: the body may start late where its head was not recognised."""
    tag = page.title_tag
    if not tag or end <= 0:
        return None
    for position, block in enumerate(page.blocks[: min(end, limit("blocks_searched_for_headline"))]):
        if 8 <= len(block.text) <= 200 and not block.link_chars and block.text in tag:
            return position
    return None


def look_around(page: Page, paragraphs: list[str], foreign: Callable[[str], bool]) -> Surroundings:
    """The blocks around the body; hidden ones are left out, foreign ones too unless a date stands in them."""
    first, last = body_range(page, paragraphs)
    for position in range(first, min(first + 4, last - 1)):  # headline and info line taken for body by mistake
        block = page.blocks[position]
        is_short = len(block.text) <= 120 and FIGURE.search(page.shadows[position])
        if is_short and any(slot.kind in ("published", "updated") and slot.date for slot in read_slots(block.text)):
            first = position + 1

    def usable(block: Block) -> bool:
        if block.is_hidden:
            return False
        if block.role == "foreign" or foreign(block.text):  # a mirror writes its brand beside the stamp
            return block.role == "foreign" and len(block.text) <= 80 and _YEAR.search(block.text) is not None
        return True

    start = max(0, first - limit("blocks_before_body"))
    headline = _find_headline(page, start)
    above = page.blocks[headline : min(start, headline + limit("blocks_after_headline"))] if headline is not None else []
    around = Surroundings(
        before=[block for block in [*above, *page.blocks[start:first]] if usable(block)],
        inside=[
            block
            for position, block in enumerate(page.blocks[first : min(last, first + 200)])
            if usable(block) and (block.role == "info" or (position < 2 and len(block.text) <= 120))
        ],
        after=[block for block in page.blocks[last : last + limit("blocks_after_body")] if usable(block)],
    )
    for block, following in pairwise([*around.before, *around.inside, *around.after]):
        if following.index == block.index + 1 and (label := _lone_label(block.text)):
            around.labels[following.index] = label
    return around


def _lone_label(text: str) -> str | None:
    """The label that a block consists of: with a colon any, without one those after which a date or a name must follow."""
    has_colon = text[-1] in ":："
    if len(text) > 20 or not (has_colon or text.lower() in label_kinds()):
        return None
    term = shadow(text).strip(" :")
    if any(character > "\u2fff" for character in term):
        term = term.replace(" ", "")
    kind = label_kinds().get(term)
    if kind is None or (not has_colon and kind not in ("published", "updated") and term not in ("by", "par", "written by")):
        return None
    return term
