"""Names and search phrases as lines of their own beside the article or between its paragraphs.

Beside an article stand its author, its source, its date and the tools of its site; between its paragraphs sub-headings, which
share its words. A short line without a link that is none of these, has no word of the article and asks something of what is
sold was put there. The names of outlets (``… 体育``, ``… 娱乐``) ask nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.text.shadow import shadow
from tasks.transform.documents.hijack.register import Register, count_han, weigh
from tasks.transform.documents.hijack.surface import Surface
from tasks.transform.documents.main_text.features import is_info_line
from tasks.transform.documents.main_text.vocabulary import line_kinds
from tasks.transform.documents.metadata.names import is_han_name, is_latin_name
from tasks.transform.documents.model import Block, Page

_SHORTEST, _LONGEST = 3, 45
_NEAR_HEAD, _NEAR_TAIL = 6, 5
"""Lines before and after the article that are beside it."""
_LEAST_BODY = 100
_NAME = re.compile(r"[\w()\uff08\uff09·\-—+]+")
"""A Chinese name or search phrase: no mark, no space."""
_PHRASE = re.compile(r"[^.!?;:()\[\]\"“”«»|/]+")
_STAMP = re.compile(r"\d{4}[-/.年]\d{1,2}")
_STAMPED = re.compile(r"(\D{2,3}.{1,30}?)(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s{0,3}\d{1,2}:\d{2}(?::\d{2})?)?")
_COINED = re.compile(r"(?<![a-z0-9])[a-z]{1,8}\d{0,5}(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?:[a-z]{1,8}\d{0,5}|\d{2,6})$")
"""Letters or figures glued to Chinese."""
_WHOLE = 0.85
"""A line all of words of promotion (体育, 下载客户端) is a label of the site."""
_KNOWN = 0.2


def find_lone_lines(page: Page, surface: Surface) -> Iterator[tuple[Block, str]]:
    """The blocks of ``page`` that hold nothing else, with their place."""
    if surface.body_size < _LEAST_BODY:
        return
    for blocks, place in ((surface.head[-_NEAR_HEAD:], "head"), (surface.tail[:_NEAR_TAIL], "tail")):
        for block in blocks:
            if _is_lone(surface, block):
                yield block, place
    first, last = surface.prose[0].index, surface.prose[-1].index
    prose = {block.index: block for block in surface.prose}
    before: Block | None = None
    for block in page.blocks[first : last + 1]:
        if block.index in prose:
            before = block
        elif before is not None and surface.promotion[block.index] and _is_beside(block, before) and _is_lone(surface, block):
            yield block, "body"


def find_stamped_names(surface: Surface) -> Iterator[tuple[str, str]]:
    """Names that run into the stamp of a line beside the article (``金沙计划2023-05-12 16:05``), with their place."""
    if surface.body_size < _LEAST_BODY:
        return
    for blocks, place in ((surface.head[-_NEAR_HEAD:], "head"), (surface.tail[:_NEAR_TAIL], "tail")):
        for block in blocks:
            match = _STAMPED.fullmatch(block.text)
            if match is None or block.link_chars or count_han(match[1]) < 2 or not _NAME.fullmatch(match[1]):
                continue
            plain = shadow(match[1])
            register = weigh(plain)
            sold = register.is_promoting and register.topic + register.action >= 0.5 and register.covered <= _WHOLE
            if sold and surface.share_known(plain) <= _KNOWN and not line_kinds([plain])[0]:
                yield match[1], place


def _is_beside(block: Block, paragraph: Block) -> bool:
    """Whether a line is set as the paragraph before it: cells of tables and items of lists are not."""
    alike = block.tag == paragraph.tag and block.path == paragraph.path
    return block.element == paragraph.element or block.parent == paragraph.parent or alike


def _is_lone(surface: Surface, block: Block) -> bool:
    text = block.text
    if block.is_hidden or block.link_chars or not _SHORTEST <= len(text) <= _LONGEST or not surface.promotion[block.index]:
        return False
    plain = shadow(text)
    if _STAMP.search(plain) or is_info_line(plain) or line_kinds([plain])[0] or is_han_name(text) or is_latin_name(text):
        return False
    register = weigh(plain)
    if register.news or surface.share_known(plain) > _KNOWN:
        return False
    if count_han(text) >= 2:
        return _NAME.fullmatch(text) is not None and _sells(register, _COINED.search(plain) is not None)
    return not surface.is_chinese and _PHRASE.fullmatch(text) is not None and _sells_in_latin(text, register)


def _sells(register: Register, is_coined: bool) -> bool:
    if register.is_strong:
        return True
    asked = register.is_promoting or register.topic >= 1.5 or register.shape > 0 or (is_coined and register.promotion >= 0.75)
    return register.covered <= _WHOLE and asked


def _sells_in_latin(text: str, register: Register) -> bool:
    """A search phrase is written as it is typed, in small letters; headings and labels are not."""
    return len(text.split()) >= 2 and (register.is_strong or (text[0].islower() and register.promotion >= 1))
