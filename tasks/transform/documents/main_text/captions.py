"""Photo captions: what stands beneath a picture and is not the article's own prose."""

from __future__ import annotations

import re
from functools import lru_cache

from tasks.transform.documents.main_text.features import Feature, fold
from tasks.transform.documents.main_text.vocabulary import name_kinds
from tasks.transform.documents.model import Block, Page

_MAX_BOXED = 600
_MAX_WEIGHT = 260
"""Chinese characters; longer texts under a picture are the article going on."""
# How a line names its photographer or says that it describes a picture, in the shadow.
_CREDIT = re.compile(
    r"^图(?:为|片|一|二|三|\d|:)|^(?:左|右|上|下|中)图|^这是\d|^资料图|[\s。(,][^\s。,]{0,24}(?:摄|供图|制图)\)?。?$|图/|摄/|摄影[:/]|图片来源|供图[:)]"
    r"|\b(?:photo|image|picture|pic|credit|photograph)s?\s?(?:by|:|/|©|courtesy)"
    r"|\(?\b(?:ap|afp|reuters|getty|epa|xinhua|shutterstock|alamy|pa wire)\b[^.]{0,40}\)?$"
    r"|©|^crédits?\s?:|^photo\s?:|\bphoto d'illustration|^légende|/\s?(?:afp|reuters|ap|getty)"
)


_SURE_CREDIT = re.compile(r"(?<=[\s。,;:])[^\s。,;:]{0,20}\s?[^\s。,;:]{0,6}\s?(?:摄|供图|摄影报道)\)?。?$|^(?:上|下|左|右)?图为")
_REPORTERS = re.compile(r"\([^()]{0,20}(?:记者|通讯员)[^()]{0,60}摄影报道\)$")
"""A report ends with the names of those who wrote it and took its pictures."""
_BOTH_CREDITS = re.compile(r"文/|文并|文图|图文|文字|^\(")


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
    total = totals[0]
    title = fold(page.title_tag or "")
    alts = {fold(alt) for alt in page.image_alts if len(alt) >= 4}
    # Most old pages have neither pictures near their text nor names that speak of captions.
    speaking = {label for label in set(page.element_labels) if _label_says(label) is not None}
    split = [label for label in speaking if ">" in label]  # names that a path cannot be parted by
    found = {
        i for i, f in enumerate(features) if is_sure_caption(f) and not page.blocks[i].role and not alien[page.blocks[i].element]
    }
    if not speaking and not any(block.after_image for block in page.blocks):
        return found
    loose: list[int] = []
    sizes: list[int] | None = None
    speaks: dict[str, bool] = {}
    for i, (block, feature) in enumerate(zip(page.blocks, features, strict=True)):
        if not (speaking or block.after_image):
            continue
        if (
            block.is_hidden
            or block.role
            or not 2 <= feature.weight <= _MAX_WEIGHT
            or feature.kind not in ("", "editor", "copyright")
        ):
            continue
        if alien[block.element] and not _PICTURE_PART.search(block.path):
            continue
        named = None
        if block.path not in speaks:
            named_parts = not speaking.isdisjoint(block.path.split(">"))
            speaks[block.path] = named_parts or any(label in block.path for label in split)
        if speaks[block.path]:
            named = _in_caption_part(page, block, totals, total)
        if named is not None:
            if named and not _ONLY_CREDIT.match(feature.plain) and not _FILM.search(feature.plain):
                found.add(i)
        elif block.after_image and feature.links < 0.5 and totals[block.element] <= 0.2 * total:
            folded = fold(block.text)
            if folded in alts or is_credit_line(feature.plain):
                found.add(i)
            elif (
                (block.tag in ("h1", "h2") and not (title and feature.weight > 60 and feature.ends))
                or "blockquote" in block.path
                or (folded and folded in title)
            ):
                continue
            elif block.is_centred and feature.weight <= 100:
                found.add(i)
            elif _is_unended(feature, block):
                loose.append(i)
            else:
                sizes = sizes or _text_sizes(page)
                if _shares_box(page, block, sizes, totals, total):
                    found.add(i)
    return found.union(loose) if len(loose) <= _MOST_LOOSE else found


_MOST_LOOSE = 4
"""More lines of the kind are the headings of a list of pictures."""
_NUMBERED = re.compile(r"[\d(#*\-–•·〇零一二三四五六七八九十]+[.)、:]")


def _is_unended(feature: Feature, block: Block) -> bool:
    """Whether a short line right under a picture ends without a mark, as legends do and paragraphs do not."""
    is_text = block.tag not in ("h1", "h2", "h3", "h4", "h5", "h6", "li", "dt") and feature.plain[-1:] not in _OPEN
    return 5 <= feature.weight <= 60 and not feature.ends and is_text and not _NUMBERED.match(feature.plain)


_OPEN = frozenset(",:;、")
_CAPTION_NAME = re.compile(
    r"caption|legend|cutline|tushuo|tuzhu|(?<![a-z])(?:carousel|gallery|slide|photo|image|img|pic)[\w-]{0,20}(?:desc|txt|text)|figure__text"
)
_PICTURE_PART = re.compile(r"figure|figcaption|carousel|gallery|slide")
_CREDIT_NAME = re.compile(r"credit|copyright|photographer|image-source(?!-caption)|image__source")
_FILM = re.compile(r"\((?:ap|afp)?\s?(?:video|vidéo|film)\b|(?:^|\s)(?:video|vidéo)\s?:|视频[:截]")
_ONLY_CREDIT = re.compile(
    r"^(?:photo|image|picture|pic|crédit|credit|photograph)s?(?:\s(?:credit|by|courtesy))?s?\s?:[^.]{0,60}$|^©[^.]{0,60}$"
)


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


def _in_caption_part(page: Page, block: Block, totals: list[float], total: float) -> bool | None:
    """What the names of the innermost elements around a block say: caption, credit, or nothing."""
    for label in reversed(block.path.split(">")[-4:]):
        if (says := _label_says(label)) is not None and totals[block.element] <= 0.3 * total:
            return says
    element = block.element
    for _ in range(3):
        if (says := _label_says(page.element_labels[element])) is not None and totals[element] <= 0.3 * total:
            return says
        element = page.element_parents[element]
        if element <= 0:
            break
    return None


def _text_sizes(page: Page) -> list[int]:
    """For each element, the characters of all text within it."""
    sizes = [0] * len(page.element_parents)
    for block in page.blocks:
        sizes[block.element] += len(block.text)
    for element in range(len(sizes) - 1, 0, -1):
        if sizes[element]:
            sizes[page.element_parents[element]] += sizes[element]
    return sizes


def _shares_box(page: Page, block: Block, sizes: list[int], totals: list[float], total: float) -> bool:
    """Whether a short text stands alone with its picture in a box of the page."""
    if len(block.text) > _MAX_BOXED or block.tag == "h3":
        return False
    around = set()
    element = block.image_element
    for _ in range(4):
        around.add(element)
        element = page.element_parents[element]
        if element <= 0:
            break
    element = block.element
    for _ in range(3):
        if element in around:
            if element == block.element and block.tag == "p":  # a picture set into a paragraph
                return False
            return sizes[element] <= len(block.text) + 60 and totals[element] <= 0.3 * total
        element = page.element_parents[element]
        if element <= 0:
            break
    return False
