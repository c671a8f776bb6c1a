"""What can be measured on one block: how much it reads like an article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.transform.documents.main_text.vocabulary import line_kinds
from tasks.transform.documents.model import Block, Page
from tasks.transform.documents.words import pattern

_MARKS = re.compile(r"[。,;!?、…]|[.:](?=\s|$)")
_SENTENCE_END = re.compile(r"[。!?…;:][”’」』\"')]*$|[.!?:;…]\s?[”’\"'»)\]]*$")
_LIST_TAGS = frozenset(("li", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6"))
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


def measure_all(page: Page) -> list[Feature]:
    """The features of each block of ``page``."""
    return list(map(_measure, page.blocks, page.shadows, line_kinds(page.shadows)))


def _measure(block: Block, plain: str, kind: str) -> Feature:
    length = len(plain)
    # Chinese characters take three bytes in UTF-8, accented letters two, the punctuation of a shadow one.
    han = 0 if plain.isascii() else (len(plain.encode("utf-8", "surrogatepass")) - length) // 2
    weight = han + (length - han) / 2.5
    links = block.link_chars / length
    if weight < 14:
        return Feature(plain, length, weight, links, 0, False, kind, False)
    marks = len(_MARKS.findall(plain))
    ends = bool(_SENTENCE_END.search(plain, max(0, length - 6)))
    if han * 3 > length:
        prose = weight >= 18 and (marks >= 2 or (marks >= 1 and ends)) and marks * 40 >= weight / 2
    else:
        prose = length >= 50 and marks >= 1 and (ends or marks >= 2) and len(_WORD.findall(plain[:400])) >= 8
    if prose and weight < 80 and is_info_line(plain):
        prose = False
    prose = prose and links < (0.25 if block.tag in _LIST_TAGS else 0.5) and not kind
    return Feature(plain, length, weight, links, marks, ends, kind, prose)


_NOT_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Letters and digits alone, in lower case: the form in which lines are compared."""
    return _NOT_WORD.sub("", text).lower()


_DATE = r"\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?"
_LEADING_DATE = re.compile(rf"\s?{_DATE}(?:\s|$)")
_CLOCK = r"\d{1,2}[:h]\d{2}"
_TIME = re.compile(rf"{_DATE}|{_CLOCK}(?::\d{{2}})?")
_LABELLED = pattern("lines.labelled")
_BRACKETED = pattern("lines.bracketed")
_BY = pattern("lines.by")


def is_info_line(plain: str) -> bool:
    """Whether a line, in its shadow, tells of the article instead of telling it: author, source, dates."""
    if len(plain) > 160:
        return False
    if _BRACKETED.match(plain) or _BY.match(plain):
        return True
    if not _TIME.search(plain):
        return False
    rest = _TIME.sub(" ", plain)
    if _SENTENCE_END.search(plain) and len(plain) > 60:
        return False
    # A date and little else, or a date among labels.
    if len(plain) <= 80 and _LEADING_DATE.match(plain) and not _SENTENCE_END.search(plain) and not _MARKS.search(rest):
        return True
    return len(rest.strip(" |()[]-:·/")) <= 6 or bool(_LABELLED.search(rest)) or (" | " in plain and len(plain) <= 120)
