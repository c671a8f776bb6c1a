"""Photo captions: what stands beneath a picture and is not the article's own prose."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from tasks.transform.documents.main_text.features import Feature, fold
from tasks.transform.documents.main_text.vocabulary import name_kinds
from tasks.transform.documents.model import Block, Page
from tasks.transform.documents.words import pattern

_MAX_BOXED = 600
_MAX_WEIGHT = 260
"""Chinese characters; longer texts under a picture are the article going on."""
_MOST_LOOSE = 4
"""More lines of the kind are the headings of a list of pictures."""
_PART_SHARE, _LINE_SHARE = 0.3, 0.2
"""A part that holds more than this of the page's prose is no caption, whatever its name or the picture above it says."""
_CREDIT = pattern("captions.credit")
_SURE_CREDIT = pattern("captions.sure_credit")
_REPORTERS = pattern("captions.reporters")
_BOTH_CREDITS = pattern("captions.text_and_pictures")
_ONLY_CREDIT = pattern("captions.only_credit")
_FILM = pattern("captions.film")
_CAPTION_NAME = pattern("captions.part_name")
_PICTURE_PART = pattern("captions.picture_part")
_CREDIT_NAME = pattern("captions.credit_name")
_NUMBERED = re.compile(r"[\d(#*\-–•·〇零一二三四五六七八九十]+[.)、:]")
_OPEN = frozenset(",:;、")


def is_sure_caption(feature: Feature) -> bool:
    """Whether a line is a caption by its words alone, picture or not: ``图为…`` or an ending like ``丁一 摄``."""
    if not 8 <= feature.weight <= 120 or feature.kind or feature.links > 0.5:
        return False
    if "摄" not in feature.plain and "图" not in feature.plain:
        return False
    if _REPORTERS.search(feature.plain):
        return False
    return bool(_SURE_CREDIT.search(feature.plain)) and not _BOTH_CREDITS.search(feature.plain)


def is_credit_line(plain: str) -> bool:
    """Whether a line, in its shadow, speaks of a picture: ``图为…``, ``… 摄``, ``Photo: …``."""
    return bool(_CREDIT.search(plain))


def find_captions(page: Page, features: list[Feature], alien: list[bool], totals: list[float]) -> set[int]:
    """Indexes of the blocks that markup or place show to be captions.

    ``alien`` says which elements are no part of the article; ``totals`` is the prose within each: a part that holds much of it
    is no caption, whatever its name says.
    """
    found = {
        i for i, f in enumerate(features) if is_sure_caption(f) and not page.blocks[i].role and not alien[page.blocks[i].element]
    }
    parts, pictures = _Parts(page, totals), _Pictures(page, totals)
    # Most old pages have neither pictures near their text nor names that speak of captions.
    if not parts.speaking and not any(block.after_image for block in page.blocks):
        return found
    loose: list[int] = []
    for i, (block, feature) in enumerate(zip(page.blocks, features, strict=True)):
        if not (parts.speaking or block.after_image) or not _may_be_caption(block, feature):
            continue
        if alien[block.element] and not _PICTURE_PART.search(block.path):
            continue
        named = parts.name_caption(block)
        if named is not None:
            if named and not _ONLY_CREDIT.match(feature.plain) and not _FILM.search(feature.plain):
                found.add(i)
        elif pictures.stands_under(block, feature):
            if pictures.is_legend(block, feature):
                found.add(i)
            elif pictures.is_loose_line(block, feature):
                loose.append(i)
    return found.union(loose) if len(loose) <= _MOST_LOOSE else found


def _may_be_caption(block: Block, feature: Feature) -> bool:
    if block.is_hidden or block.role or not 2 <= feature.weight <= _MAX_WEIGHT:
        return False
    return feature.kind in ("", "editor", "copyright")


@lru_cache(maxsize=8192)
def _label_says(label: str) -> bool | None:
    """True where an element's names speak of a caption, False of a credit, None of neither."""
    if label.startswith(("body", "html", "article", "main")):
        return None
    if "video" in label:  # what a film shows is no caption of a photo
        return False
    if _CREDIT_NAME.search(label):
        return False
    return True if _CAPTION_NAME.search(label) or "caption" in name_kinds(label) else None


class _Parts:
    """What the names of a page's elements say of the blocks within them."""

    def __init__(self, page: Page, totals: list[float]) -> None:
        self._page = page
        self._totals = totals
        self._most = _PART_SHARE * totals[0]
        self.speaking = {label for label in set(page.element_labels) if _label_says(label) is not None}
        """Labels of elements that speak of captions or credits."""
        self._split = [label for label in self.speaking if ">" in label]  # names that a path cannot be parted by
        self._speaks: dict[str, bool] = {}

    def name_caption(self, block: Block) -> bool | None:
        """What the names of the innermost elements around ``block`` say: caption (true), credit (false), or nothing."""
        if not self._path_speaks(block.path):
            return None
        for label in reversed(block.path.split(">")[-4:]):
            if (says := _label_says(label)) is not None and self._totals[block.element] <= self._most:
                return says
        element = block.element
        for _ in range(3):
            if (says := _label_says(self._page.element_labels[element])) is not None and self._totals[element] <= self._most:
                return says
            element = self._page.element_parents[element]
            if element <= 0:
                break
        return None

    def _path_speaks(self, path: str) -> bool:
        if path not in self._speaks:
            named = not self.speaking.isdisjoint(path.split(">"))
            self._speaks[path] = named or any(label in path for label in self._split)
        return self._speaks[path]


class _Pictures:
    """The texts right under the pictures of a page."""

    def __init__(self, page: Page, totals: list[float]) -> None:
        self._page = page
        self._totals = totals
        self._title = fold(page.title_tag or "")
        self._alts = {fold(alt) for alt in page.image_alts if len(alt) >= 4}

    def stands_under(self, block: Block, feature: Feature) -> bool:
        """Whether a text right under a picture may belong to it: neither links nor much of the page's prose."""
        return block.after_image and feature.links < 0.5 and self._totals[block.element] <= _LINE_SHARE * self._totals[0]

    def is_legend(self, block: Block, feature: Feature) -> bool:
        """Whether such a text is a caption by its words, by how it is set, or by the box that it shares with the picture."""
        if fold(block.text) in self._alts or is_credit_line(feature.plain):
            return True
        if self._is_heading_or_quote(block, feature):
            return False
        if block.is_centred and feature.weight <= 100:
            return True
        return not _is_unended(block, feature) and self._shares_box(block)

    def is_loose_line(self, block: Block, feature: Feature) -> bool:
        """Whether such a text, no legend by itself, is one unless the page has many of the kind."""
        return _is_unended(block, feature) and not self._is_heading_or_quote(block, feature)

    def _is_heading_or_quote(self, block: Block, feature: Feature) -> bool:
        folded = fold(block.text)
        is_heading = block.tag in ("h1", "h2") and not (self._title and feature.weight > 60 and feature.ends)
        return is_heading or "blockquote" in block.path or bool(folded and folded in self._title)

    def _shares_box(self, block: Block) -> bool:
        """Whether a short text stands alone with its picture in a box of the page."""
        if len(block.text) > _MAX_BOXED or block.tag == "h3":
            return False
        parents = self._page.element_parents
        around = set()
        element = block.image_element
        for _ in range(4):
            around.add(element)
            element = parents[element]
            if element <= 0:
                break
        element = block.element
        for _ in range(3):
            if element in around:
                if element == block.element and block.tag == "p":  # a picture set into a paragraph
                    return False
                return self._sizes[element] <= len(block.text) + 60 and self._totals[element] <= _PART_SHARE * self._totals[0]
            element = parents[element]
            if element <= 0:
                break
        return False

    @cached_property
    def _sizes(self) -> list[int]:
        """For each element, the characters of all text within it."""
        parents = self._page.element_parents
        sizes = [0] * len(parents)
        for block in self._page.blocks:
            sizes[block.element] += len(block.text)
        for element in range(len(sizes) - 1, 0, -1):
            if sizes[element]:
                sizes[parents[element]] += sizes[element]
        return sizes


def _is_unended(block: Block, feature: Feature) -> bool:
    """Whether a short line right under a picture ends without a mark, as legends do and paragraphs do not."""
    is_text = block.tag not in ("h1", "h2", "h3", "h4", "h5", "h6", "li", "dt") and feature.plain[-1:] not in _OPEN
    return 5 <= feature.weight <= 60 and not feature.ends and is_text and not _NUMBERED.match(feature.plain)
