"""Where on a page a name stands: in the title tag, on the lines around the article, in the fields of the head."""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import NamedTuple

from tasks.text.shadow import shadow
from tasks.transform.documents.hijack.model import fold
from tasks.transform.documents.hijack.surface import Surface
from tasks.transform.documents.main_text.features import is_info_line
from tasks.transform.documents.model import Block, Page

MAX_NAME = 45
"""Characters of a brand or search phrase as a line of its own; longer lines are sentences."""
_NEAR, _NEAR_LINES = 8, 12
"""Lines before the article that are near it: those that may be a name, and those that may hold one."""


class Place(NamedTuple):
    """Where on a page a name stands."""

    in_title: bool
    leads_title: bool
    doubled: bool
    in_head: bool
    near_head: bool
    in_tail: bool
    wraps: bool
    echoes: bool
    is_source: bool
    """A line of its own near the head, and within another line there (source line, site header)."""

    below_headline: bool
    """A line of its own between the headline and the article, where a page has its author, its source and its date."""

    named_as_source: bool
    """Such a line, and named on the line of author, source and date too."""

    @property
    def is_odd(self) -> bool:
        """Whether the places alone give reason to look closer."""
        below = self.named_as_source or (self.below_headline and self.leads_title)
        return self.doubled or self.wraps or self.echoes or self.is_source or below or (self.in_head and self.in_tail)

    @property
    def is_line(self) -> bool:
        """Whether it is a line of its own beside the article."""
        return self.in_head or self.in_tail or self.wraps

    @property
    def is_slot(self) -> bool:
        """Whether it stands where a page has the name of its site."""
        return self.in_title or self.wraps


class Places:
    """The short lines around the article, the title tag and the head of one page, in the form that names are compared in."""

    def __init__(self, page: Page, surface: Surface) -> None:
        self._title = surface.title_tag
        self._tag = fold(surface.title_tag)
        self._parts = Counter(fold(part) for part in surface.title_parts)
        self._is_longer = len(surface.visible) > 2
        self.folded = {b.index: fold(b.text) for b in surface.head + surface.tail if len(b.text) <= MAX_NAME}
        """Index of a short line around the article -> its folded form."""
        self._head, self._tail, self._near_head = map(self._by_form, (surface.head, surface.tail, surface.head[-_NEAR:]))
        self._near_lines = [self.folded.get(b.index) or fold(b.text) for b in surface.head[-_NEAR_LINES:]]
        self._below = {self.folded[b.index] for b in surface.below_headline if b.index in self.folded and not b.link_chars}
        self._info_lines = [fold(b.text) for b in surface.below_headline if is_info_line(shadow(b.text))]
        self._first = fold(surface.visible[0].text) if surface.visible else ""
        self._last = fold(surface.visible[-1].text) if surface.visible else ""
        keywords, description = (fold(html.unescape(page.meta.get(name, ""))) for name in ("keywords", "description"))
        self._echo = keywords if keywords == description else ""

    def _by_form(self, blocks: list[Block]) -> dict[str, Block]:
        return {self.folded[block.index]: block for block in blocks if block.index in self.folded}

    def may_be_odd(self, key: str) -> bool:
        """Whether a name (folded) stands at any place that could be odd: most lines of most pages do not."""
        in_both = key in self._head and key in self._tail
        return key in self._near_head or key in self._tag or key in (self._first, self._echo) or in_both

    def of(self, key: str, text: str) -> Place:
        """Where the name ``text``, folded ``key``, stands."""
        head, near_head, tail = (lines.get(key) for lines in (self._head, self._near_head, self._tail))
        parts, is_long, below = self._parts[key], len(key) >= 4, key in self._below
        return Place(
            in_title=bool(parts) or (is_long and key in self._tag),
            leads_title=self._tag.startswith(key) and (len(self._tag) == len(key) or bool(parts) or is_long),
            doubled=parts > 1 or (is_long and self._tag.count(key) > 1 and _stands_twice(self._title, text)),
            in_head=head is not None and not head.link_chars,
            near_head=near_head is not None and not near_head.link_chars,
            in_tail=tail is not None and not tail.link_chars,
            wraps=key == self._first == self._last and self._is_longer,
            echoes=key == self._echo,
            is_source=near_head is not None and sum(key in line for line in self._near_lines) >= 2,
            below_headline=below,
            named_as_source=below and any(key in line and key != line for line in self._info_lines),
        )


def _stands_twice(title: str, name: str) -> bool:
    """Whether ``name`` is twice in the title tag, as a word of its own where it is Latin (not as in ``soustraites``)."""
    first, last = (r"(?<!\w)" if name[0] < "\u2000" else "", r"(?!\w)" if name[-1] < "\u2000" else "")
    return len(re.findall(first + re.escape(name) + last, title, re.IGNORECASE)) > 1
