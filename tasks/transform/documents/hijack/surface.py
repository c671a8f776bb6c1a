"""The surface of a page as a hijacker uses it: lines by place, parts of the title tag, the body's vocabulary."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field

from tasks.text.shadow import shadow
from tasks.transform.documents.hijack.model import fold
from tasks.transform.documents.hijack.register import HAN, count_han, weigh
from tasks.transform.documents.model import Block, Page

_TITLE_BREAK = re.compile(rf"\s*[|_»\uff5c丨]\s*|\s[-–—·:]\s|(?<=[{HAN}\w])-(?=[{HAN}])|(?<=[{HAN})])-(?=\w)|——+")
_LEGAL = re.compile(
    r"版权|版權|著作权|ICP|公网安备|许可证|转载|轉載|[Cc]opyright|©|[Rr]ights reserved|droits réservés|[Mm]entions légales|[Cc]ookies"
)
"""Footers are as long as paragraphs."""
_WORD = re.compile(r"[a-z0-9\u00e0-\u024f]{2,}")
_HAN_PAIR = re.compile(f"(?=([{HAN}]{{2}}))")
MAX_BODY = 60_000
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
    if block.is_hidden or size < 30 or block.link_chars > 0.3 * size or (size < 500 and _LEGAL.search(block.text)):
        return False
    return count_han(block.text) >= 30 or size >= 90


@dataclass(slots=True)
class Surface:
    """A page by place."""

    visible: list[Block] = field(default_factory=list)
    head: list[Block] = field(default_factory=list)
    """Short visible lines before the first prose, nearest last; the page's first line among them."""
    tail: list[Block] = field(default_factory=list)
    """Short visible lines after the last prose, nearest first; the page's last line among them."""
    title_parts: list[str] = field(default_factory=list)
    vocabulary: Counter[str] = field(default_factory=Counter)
    body: str = ""
    body_size: int = 0
    is_chinese: bool = True
    headline: str = ""
    """The line among headings, title parts and head lines that shares most words with the body."""

    def share_known(self, plain: str) -> float:
        """Share of a shadow's units that the body has too, other than where it holds the whole of ``plain``."""
        found = units(plain)
        whole = self.body.count(plain)
        return sum(self.vocabulary[unit] > whole for unit in found) / len(found) if found else 0.0


def read_surface(page: Page) -> Surface:
    """The surface of ``page``."""
    surface = Surface()
    surface.visible = visible = [block for block in page.blocks if not block.is_hidden]
    prose = [block for block in visible if is_prose(block) and not _is_promotion(block.text)]
    body = "\n".join(block.text for block in prose)[:MAX_BODY]
    surface.body_size = len(body)
    surface.is_chinese = count_han(body) > 0.2 * len(body) if body else count_han(page.title_tag or "") > 1
    surface.body = shadow(body)
    surface.vocabulary = Counter(units(surface.body))
    first = prose[0].index if prose else len(page.blocks)
    last = prose[-1].index if prose else -1
    before = [b for b in visible if b.index < first]
    after = [b for b in visible if b.index > last] if prose else []
    surface.head = before[:3] + before[max(3, len(before) - MAX_EDGE) :]
    surface.tail = after[:MAX_EDGE] + after[MAX_EDGE:][-5:]
    if page.title_tag:
        tag = html.unescape(page.title_tag)
        surface.title_parts = [part.strip() for part in _TITLE_BREAK.split(tag) if part and part.strip()]
    surface.headline = _guess_headline(surface)
    return surface


def _is_promotion(text: str) -> bool:
    if len(text) > 800:
        return False
    register = weigh(shadow(text))
    return register.promotion >= 5 and not register.news and register.covered >= 0.2


def _guess_headline(surface: Surface) -> str:
    best, best_score = "", 0.0
    near = surface.head[-12:] + surface.visible[:6]
    for text, bonus in [(b.text, 3.0 if b.tag == "h1" else 0.0) for b in near] + [(part, 1.0) for part in surface.title_parts]:
        if not 8 <= len(text) <= 200:
            continue
        found = units(shadow(text))
        known = sum(unit in surface.vocabulary for unit in found)
        if found and known + bonus > best_score and known >= 0.2 * len(found):
            best, best_score = text, known + bonus
    return best


def line_key(text: str) -> str:
    """The form in which lines are compared."""
    return fold(text)
