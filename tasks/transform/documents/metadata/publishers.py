"""The outlet that the article says it is from."""

from __future__ import annotations

import re
from collections.abc import Callable

from tasks.text.shadow import shadow
from tasks.transform.documents.metadata.datelines import Dateline
from tasks.transform.documents.metadata.names import is_han_name, is_latin_name, is_outlet
from tasks.transform.documents.metadata.surroundings import Surroundings
from tasks.transform.documents.metadata.titles import fold, split_title
from tasks.transform.documents.metadata.vocabulary import HAN, agencies, meta_fields, name_words, placeholders
from tasks.transform.documents.model import Page
from tasks.transform.documents.words import pattern

_OUTLET_NOTE = re.compile(r"[(（]([^()（）]{2,30})[)）]$")
_HEADER = 6
"""Blocks at the head of a page that may hold its name."""
_CODE = re.compile(r"[a-z]{1,3}\d*|\d+|[a-z]{1,8}\d{4,}")
"""The code of an uploader in place of a source."""
_ADDRESS_OR_SENTENCE = re.compile(r"https?:|www\.|@|[:：。，=\"]")
_COUNTER = pattern("publishers.counter")


def site_names(page: Page, foreign: Callable[[str], bool]) -> list[str]:
    """Every name by which the page's furniture calls its site, the surest first: JSON-LD, then meta fields."""
    names: list[str] = []
    for item in page.json_ld[:20]:
        publisher = item.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and not name.startswith("http"):
            names.append(name)
    names += [page.meta[key] for key in meta_fields("site") if page.meta.get(key)]
    tag = (page.title_tag or "").rstrip()
    for block in page.blocks[:_HEADER]:  # the link home in the page's header, by the name that ends the title tag
        if 3 <= len(block.text) <= 40 and block.link_chars >= len(block.text) and tag.endswith(block.text) and tag != block.text:
            names.append(block.text)
    names = [" ".join(name.split()) for name in names]
    return [name for name in dict.fromkeys(names) if 1 < len(name) <= 60 and not foreign(name)]


def read_publisher(
    page: Page, around: Surroundings, dateline: Dateline | None, title: str | None, foreign: Callable[[str], bool]
) -> str | None:
    """The outlet, or ``None``: a labelled source, else the outlet on the info line, the dateline's agency, the site's name."""
    for read in (around.head_slots, around.tail_slots):
        for slot in read():
            if slot.kind == "source" and (name := _clean(slot.text)) and not foreign(name):
                return name
    for slot in around.head_slots():  # By Zhang Wei (City Daily)
        note = _OUTLET_NOTE.search(slot.text) if slot.kind == "author" else None
        if note and (is_outlet(note[1]) or shadow(note[1]) in agencies()) and not foreign(note[1]):
            return note[1]
    tail = _title_tail(page, title, foreign)
    names = site_names(page, foreign)
    loose = _loose(around, [*([tail] if tail else []), *names], foreign)
    if loose:
        return loose
    if dateline and dateline.sender and not dateline.is_own and not foreign(dateline.sender):
        return dateline.sender
    if names:
        return names[0]
    return tail


def _clean(value: str) -> str | None:
    text = " ".join(value.split()).strip(" ,.:;|-()（）·，。：；【】[]《》")
    if not text or len(text) > 40 or shadow(text) in placeholders() or re.search(r"https?:|@|=", text):
        return None
    return None if _CODE.fullmatch(text) else text


def _title_tail(page: Page, title: str | None, foreign: Callable[[str], bool]) -> str | None:
    tag = (page.title_tag or "")[:400]
    if not title or not tag:
        return None
    parts = split_title(tag)
    own = fold(title)
    for part in reversed(parts[1:]):
        if foreign(part) or fold(part) in own:
            continue
        if fold(parts[0]) in own or own in fold(tag):
            return _clean(part)
    return None


def _loose(around: Surroundings, known: list[str], foreign: Callable[[str], bool]) -> str | None:
    slots = around.head_slots()
    dated = {slot.block for slot in slots if slot.kind == "author" or (slot.date and slot.date.to_date())}
    for slot in slots:
        if slot.kind != "plain" or slot.block not in dated or foreign(slot.text):
            continue
        text = slot.text
        for name in known:
            if text == name or text.startswith(name + " "):
                return name
            if text.endswith(" " + name) and _is_name(text[: -len(name)].strip(" |,-")):  # the author before the outlet
                return name
        head = _outlet_head(text)
        if head and not foreign(head):
            return head
    for block in [*around.before, *around.inside]:  # the outlet alone on a line under the headline
        near = 0 <= around.title_block < block.index <= around.title_block + 4
        alone = len(block.text) <= 30 and not block.link_chars and block.role not in ("body", "foreign")
        is_site = is_outlet(block.text) and _outlet_head(block.text) == block.text and not around.slots_of(block)
        if near and alone and is_site and not foreign(block.text):
            return block.text
    return None


def _is_name(text: str) -> bool:
    return is_latin_name(text) or is_han_name(text)


def _outlet_head(text: str) -> str | None:
    """The outlet at the head of an unlabelled ``Site Byline`` text."""
    if (
        _ADDRESS_OR_SENTENCE.search(text)
        or _COUNTER.search(text)
        or len(text) > 60
        or shadow(text) in placeholders()
        or name_words("measure").search(shadow(text))
    ):
        return None
    words = text.split(" ")
    if re.search(f"[{HAN}]", text):
        while len(words) > 1 and is_han_name(words[-1]) and not is_outlet(words[-1]):
            words.pop()
        head = " ".join(words)
        return head if is_outlet(head) or (len(words) == 1 and 3 <= len(head) <= 12 and not is_han_name(head)) else None
    if is_latin_name(text) and not is_outlet(text):
        return None
    for count in range(len(words), 0, -1):
        if is_outlet(words[count - 1]):
            rest = words[count:]
            if rest and shadow(rest[0]) in ("du", "de", "des", "of", "d'"):
                count += 2
            return " ".join(words[:count])
    return None
