"""Photo captions: what stands beneath a picture and is not the article's own prose."""

from __future__ import annotations

import re

from tasks.transform.documents.main_text.features import Feature, fold
from tasks.transform.documents.main_text.vocabulary import name_kinds
from tasks.transform.documents.model import Block, Page

_MAX_WEIGHT = 260
"""Chinese characters; longer texts under a picture are the article going on."""
# How a line names its photographer or says that it describes a picture, in the shadow.
_CREDIT = re.compile(
    r"^图(?:为|片|一|二|三|\d|:)|^(?:左|右|上|下|中)图|^这是\d|^资料图|[\s。(,][^\s。,]{0,24}(?:摄|供图|制图)\)?。?$|图/|摄/|摄影[:/]|图片来源|供图[:)]"
    r"|\b(?:photo|image|picture|pic|credit|photograph)s?\s?(?:by|:|/|©|courtesy)|\(?\b(?:ap|afp|reuters|getty|epa|xinhua|shutterstock|alamy|pa wire)\b[^.]{0,40}\)?$"
    r"|©|^crédits?\s?:|^photo\s?:|\bphoto d'illustration|^légende|/\s?(?:afp|reuters|ap|getty)"
)


def is_credit_line(plain: str) -> bool:
    """Whether a line, in its shadow, speaks of a picture: ``图为…``, ``… 摄``, ``Photo: …``."""
    return bool(_CREDIT.search(plain))


def find_captions(page: Page, features: list[Feature], totals: list[float], total: float) -> set[int]:
    """Indexes of the blocks that markup or place show to be captions.

    ``totals`` is the prose within each element, ``total`` that of the page: a part that holds much of it is no caption, whatever its
    name says.
    """
    title = fold(page.title_tag or "")
    alts = {fold(alt) for alt in page.image_alts if len(alt) >= 4}
    found = set()
    for i, (block, feature) in enumerate(zip(page.blocks, features, strict=True)):
        if block.is_hidden or block.role or feature.weight > _MAX_WEIGHT or (feature.kind and feature.kind not in ("editor", "copyright")):
            continue
        if _in_caption_part(page, block, totals, total):
            found.add(i)
        elif block.after_image and feature.links < 0.5 and totals[block.element] <= 0.2 * total:
            folded = fold(block.text)
            if folded in alts or is_credit_line(feature.plain):
                found.add(i)
            elif block.is_centred and feature.weight <= 100 and block.tag not in ("h1", "h2") and "blockquote" not in block.path:
                if not (folded and folded in title):
                    found.add(i)
    return found


def _in_caption_part(page: Page, block: Block, totals: list[float], total: float) -> bool:
    """Whether one of the three innermost elements around a block is a caption by tag or name."""
    element = block.element
    for label in reversed(block.path.split(">")[-2:]):
        if "credit" in name_kinds(label):
            return False
        if "caption" in name_kinds(label) and totals[element] <= 0.3 * total:
            return True
    for _ in range(3):
        label = page.element_labels[element]
        if label.startswith("figcaption") or ("caption" in name_kinds(label) and totals[element] <= 0.3 * total):
            return True
        element = page.element_parents[element]
        if element <= 0:
            break
    return False
