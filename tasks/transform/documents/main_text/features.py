"""What can be measured on one block: how much it reads like an article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.text.shadow import shadow
from tasks.transform.documents.main_text.vocabulary import line_kind
from tasks.transform.documents.model import Block

_HAN = re.compile("[\u3400-\u9fff]")
_MARKS = re.compile(r"[。,;!?、…]|[.:](?=\s|$)")
_SENTENCE_END = re.compile(r"[。!?…;:][”’」』\"')]*$|[.!?:;…»][”’\"')\]]*$")
_WORD = re.compile(r"[a-zà-ÿ']+")


@dataclass(slots=True)
class Feature:
    """Measures of one block."""

    plain: str
    """The shadow of its text."""
    length: int
    """Characters; a Latin text needs about 2.5 times as many as a Chinese one to say the same."""
    weight: float
    """Its size in Chinese characters: what a Latin text would take if it were Chinese."""
    links: float
    """Share of the text that stands in links."""
    marks: int
    """Punctuation marks of running text."""
    ends: bool
    """Whether it ends as a sentence does."""
    kind: str
    """Kind of furniture by its words, or empty."""
    prose: bool
    """Whether it reads like running text."""


def measure(block: Block) -> Feature:
    """The features of ``block``."""
    plain = shadow(block.text)
    length = len(plain)
    han = len(_HAN.findall(plain)) if not plain.isascii() else 0
    weight = han + (length - han) / 2.5
    marks = len(_MARKS.findall(plain))
    links = block.link_chars / length
    kind = line_kind(plain)
    ends = bool(_SENTENCE_END.search(plain))
    if han * 3 > length:
        prose = weight >= 18 and (marks >= 2 or (marks >= 1 and ends)) and marks * 40 >= weight / 2
    else:
        prose = length >= 50 and marks >= 1 and (ends or marks >= 2) and len(_WORD.findall(plain)) >= 8
    prose = prose and links < 0.5 and not kind
    return Feature(plain, length, weight, links, marks, ends, kind, prose)
