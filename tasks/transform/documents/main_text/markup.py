"""Main text of a page with markup: the container that holds the article, and what in it is not article."""

from __future__ import annotations

import re

from tasks.transform.documents.main_text.captions import mark_captions
from tasks.transform.documents.main_text.features import Feature, measure
from tasks.transform.documents.main_text.vocabulary import path_kinds
from tasks.transform.documents.model import Block, Page

_ALIEN = frozenset(("comment", "related", "share", "nav", "foot", "side", "ad", "notice"))
_SHARE_OF_PROSE = 0.72
"""A child that holds this much of its parent's prose is the article's container too; tuned on the real pages."""


def label_markup(page: Page) -> None:
    """Give each undecided block of an HTML page its role."""
    blocks = page.blocks
    features = [measure(block) for block in blocks]
    usable = [not block.is_hidden and not block.role for block in blocks]
    values = _values(page, features, usable)
    container = _choose_container(page, values)
    inside = _descendants(page, container)
    body = [i for i, block in enumerate(blocks) if usable[i] and inside[block.element]]
    _label_inside(page, features, body)
    for block in blocks:
        if not block.role:
            block.role = "furniture"
    mark_captions(page, features)


def _alien(path: str) -> bool:
    kinds = path_kinds(path)
    return bool(_ALIEN & kinds)


def _values(page: Page, features: list[Feature], usable: list[bool]) -> list[float]:
    """For each block, how much prose it adds to the container that holds it."""
    friendly, alien = [0.0] * len(features), [0.0] * len(features)
    for i, (block, feature) in enumerate(zip(page.blocks, features, strict=True)):
        if not usable[i]:
            continue
        if feature.prose:
            value = feature.weight - 2 * feature.links * feature.weight
            (alien if _alien(block.path) else friendly)[i] = max(value, 0.0)
    # Site builders misuse names: where nearly all prose stands in "side" or "comment" parts, the names mean nothing.
    if sum(alien) > 4 * sum(friendly):
        return [a + f for a, f in zip(alien, friendly, strict=True)]
    return friendly


def _choose_container(page: Page, values: list[float]) -> int:
    parents = page.element_parents
    totals = [0.0] * len(parents)
    for block, value in zip(page.blocks, values, strict=True):
        totals[block.element] += value
    for element in range(len(parents) - 1, 0, -1):
        if totals[element]:
            totals[parents[element]] += totals[element]
    best_child: dict[int, int] = {}
    for element in range(1, len(parents)):
        if totals[element] > 0:
            parent = parents[element]
            if parent not in best_child or totals[element] > totals[best_child[parent]]:
                best_child[parent] = element
    container, whole = 0, totals[0]
    while (child := best_child.get(container)) is not None and totals[child] >= _SHARE_OF_PROSE * totals[container]:
        if totals[child] < 0.5 * whole:
            break
        container = child
    # One paragraph is no container: its siblings belong to the article as well.
    blocks_of = [block for block in page.blocks if block.element == container]
    if blocks_of and blocks_of[0].tag in ("p", "span", "font", "li", "blockquote", "h1", "h2", "h3") and container:
        container = parents[container]
    return container


def _descendants(page: Page, container: int) -> list[bool]:
    inside = [False] * len(page.element_parents)
    inside[container] = True
    for element in range(container + 1, len(inside)):
        inside[element] = inside[page.element_parents[element]]
    return inside


_INFO = re.compile(r"\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}|来源:|作者:|记者:|\d{1,2}:\d{2}|发布时间|更新时间|稿源:")


def _label_inside(page: Page, features: list[Feature], body: list[int]) -> None:
    blocks = page.blocks
    if not body:
        return
    home: dict[int, float] = {}
    for i in body:
        if features[i].prose:
            home[blocks[i].parent] = home.get(blocks[i].parent, 0.0) + features[i].weight
            home[blocks[i].element] = home.get(blocks[i].element, 0.0) + features[i].weight
    total = sum(features[i].weight for i in body if features[i].prose) or 1.0
    prose = [i for i in body if features[i].prose and not _is_alien_here(blocks[i], home, total)]
    if not prose:
        return
    first, last = prose[0], prose[-1]
    keep = set(prose)
    for i in body:
        if i in keep:
            continue
        block, feature = blocks[i], features[i]
        at_home = home.get(block.parent, 0.0) + (home.get(block.element, 0.0) if block.element in home else 0.0) > 0.15 * total
        if feature.kind or feature.links > 0.5 or _is_alien_here(block, home, total):
            continue
        if first < i < last:
            if at_home or block.tag in ("p", "li", "blockquote", "h2", "h3", "h4", "pre", "dd", "dt", "td"):
                keep.add(i)
        elif (i > last and at_home and i - last <= 6) or (i < first and at_home and first - i <= 6 and not _INFO.search(feature.plain)):
            keep.add(i)
    title = _fold(page.title_tag or "")
    for i in sorted(keep):
        folded = _fold(blocks[i].text)
        if blocks[i].tag == "h1" or (i < first and folded and len(folded) >= 6 and folded in title):
            blocks[i].role = "title"
        else:
            blocks[i].role = "body"


def _fold(text: str) -> str:
    return "".join(ch for ch in text.lower() if ch.isalnum())


def _is_alien_here(block: Block, home: dict[int, float], total: float) -> bool:
    return _alien(block.path) and home.get(block.parent, 0.0) < 0.3 * total
