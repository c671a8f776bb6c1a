"""The surface of a page as a hijacker uses it: lines by place, parts of the title tag, the body's vocabulary."""

from __future__ import annotations

import html
import re
from collections import Counter
from functools import cached_property

from tasks.text.shadow import shadow
from tasks.transform.documents.hijack.model import fold
from tasks.transform.documents.hijack.register import HAN, count_han, promotion_by_line, speaks_to_reader, weigh
from tasks.transform.documents.model import Block, Page
from tasks.transform.documents.words import pattern

_LONGEST_HEADLINE = 120
_TITLE_BREAK = re.compile(
    rf"\s*[|_»\uff5c丨【】〖〗\[\]]\s*|\s[-–—·:]\s|(?<=[{HAN}\w])-(?=[{HAN}])|(?<=[{HAN})])-(?=\w)|——+"
    r"|(?<=[a-z])-(?=[A-ZÀ-Þ])|(?<=\w)[·:](?=[^\W\d])"
)
_LEGAL = pattern("surface.legal")
"""Footers are as long as paragraphs."""
_WORD = re.compile(r"[a-z0-9\u00e0-\u024f]{2,}")
_HAN_PAIR = re.compile(f"(?=([{HAN}]{{2}}))")
MAX_BODY = 30_000
"""Characters of body whose vocabulary is taken: far more than a long article has."""
MAX_EDGE = 40
"""Lines before and after the body that are looked at on each side."""


def units(plain: str) -> list[str]:
    """What a shadow is made of for comparison: pairs of Chinese characters and Latin words."""
    found = _WORD.findall(plain)
    return found if plain.isascii() else found + _HAN_PAIR.findall(plain)


def is_prose(block: Block) -> bool:
    """Whether a block is long enough, and free enough of links, to be part of an article."""
    size = len(block.text)
    if size < 30 or block.is_hidden or block.link_chars > 0.3 * size:
        return False
    # Two extra bytes each: Chinese, near enough and far quicker than counting.
    if size < 90 and len(block.text.encode("utf-8", "surrogatepass")) - size < 60:
        return False
    return size >= 500 or not _LEGAL.search(block.text)


class Vocabulary:
    """How often each unit occurs in a text (a shadow)."""

    def __init__(self, plain: str) -> None:
        self._plain = plain
        self._words = Counter(_WORD.findall(plain))

    def __getitem__(self, unit: str) -> int:
        # A page asks for dozens of pairs; the text has thousands.
        return self._plain.count(unit) if unit[0] >= "\u3400" else self._words[unit]

    def __contains__(self, unit: str) -> bool:
        return unit in self._plain if unit[0] >= "\u3400" else unit in self._words


class Surface:
    """A page by place. What needs the body's vocabulary is made when first asked for: most pages never ask."""

    def __init__(self, page: Page) -> None:
        self.title_tag = html.unescape(page.title_tag or "")
        self.title_parts = [part.strip() for part in _TITLE_BREAK.split(self.title_tag) if part and part.strip()]
        self.is_html = page.is_html
        headings = {fold(text) for text in (*self.title_parts, self.title_tag)}
        starts = {text[:2] for text in (*self.title_parts, self.title_tag)}
        weights = promotion_by_line(page.shadows)
        self.promotion = weights
        """Weight of the words of promotion of each block, by index."""
        self.visible = visible = [block for block in page.blocks if not block.is_hidden]
        self.prose = prose = [
            b
            for b in visible
            if is_prose(b)
            and not (weights[b.index] >= 5 and _is_promotion(b.text))
            and not (len(b.text) <= _LONGEST_HEADLINE and (b.tag == "h1" or (b.text[:2] in starts and fold(b.text) in headings)))
        ]
        first = prose[0].index if prose else len(page.blocks)
        last = prose[-1].index if prose else -1
        before = [b for b in visible if b.index < first]
        after = [b for b in visible if b.index > last] if prose else []
        self.head = before[:3] + before[max(3, len(before) - MAX_EDGE) :]
        """Lines before the first prose, nearest last, and the page's first lines."""
        self.tail = after[:MAX_EDGE] + after[MAX_EDGE:][-5:]
        """Lines after the last prose, nearest first, and the page's last lines."""
        self._shadows = page.shadows
        self.body_size = min(MAX_BODY, sum(len(block.text) for block in prose))
        sample = "".join(block.text for block in prose)[:2_000] or self.title_tag
        self.is_chinese = count_han(sample) > 0.2 * len(sample)

    @cached_property
    def body(self) -> str:
        """The prose in its shadow form."""
        return "\n".join(self._shadows[block.index] for block in self.prose)[:MAX_BODY]

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """How often each unit occurs in the prose."""
        return Vocabulary(self.body)

    @cached_property
    def headline(self) -> str:
        """The line among headings, title parts and head lines that shares most words with the body."""
        return _guess_headline(self)

    @cached_property
    def below_headline(self) -> list[Block]:
        """Lines between the headline, where it is a line of the page, and the first prose."""
        tag = fold(self.title_tag)
        for at, block in enumerate(self.head):
            if block.tag == "h1" or (len(block.text) >= 8 and fold(block.text) in tag):
                return self.head[at + 1 :]
        headline = fold(self.headline) if self.title_tag or not self.is_html else ""
        at = next((n for n, block in enumerate(self.head) if headline and fold(block.text) == headline), -1)
        return self.head[at + 1 :] if at >= 0 else []

    def share_known(self, plain: str) -> float:
        """Share of a shadow's units that the body has too, other than where it holds the whole of ``plain``."""
        found = units(plain)
        whole = self.body.count(plain)
        if not whole:
            return sum(unit in self.vocabulary for unit in found) / len(found) if found else 0.0
        return sum(self.vocabulary[unit] > whole for unit in found) / len(found) if found else 0.0


def _is_promotion(text: str) -> bool:
    if len(text) > 800:
        return False
    plain = shadow(text)
    register = weigh(plain)
    return register.promotion >= 5 and not register.news and register.covered >= 0.2 and speaks_to_reader(plain, register)


def _guess_headline(surface: Surface) -> str:
    best, best_score = "", 0.0
    near = surface.head[-12:] + [block for block in surface.visible[:6] if not is_prose(block)]
    for text, bonus in [(b.text, 3.0 if b.tag == "h1" else 0.0) for b in near] + [(part, 1.0) for part in surface.title_parts]:
        if not 8 <= len(text) <= 200:
            continue
        found = units(shadow(text))
        known = sum(unit in surface.vocabulary for unit in found)
        if found and known + bonus > best_score and known >= 0.2 * len(found):
            best, best_score = text, known + bonus
    return best
