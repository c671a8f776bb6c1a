"""Who wrote the article, as written, without the label."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from tasks.text.shadow import shadow
from tasks.transform.documents.metadata.datelines import Dateline
from tasks.transform.documents.metadata.names import is_han_name, is_latin_name, is_outlet
from tasks.transform.documents.metadata.slots import Slot
from tasks.transform.documents.metadata.surroundings import Surroundings
from tasks.transform.documents.metadata.vocabulary import HAN, agencies, meta_fields, placeholders
from tasks.transform.documents.model import Page
from tasks.transform.documents.words import pattern

_LABEL = pattern("bylines.label")
_LATIN_LABEL = pattern("bylines.latin_label")
_PLACE_TAIL = pattern("bylines.place_tail")
_ROLE_TAIL = pattern("bylines.role_tail")
_TAIL_NOTE = pattern("bylines.tail_note")
_SHORT_NOTE = pattern("bylines.short_note")
_REPORTED = pattern("bylines.reported")
_OUTLET_TAIL = re.compile(r"\s*[(（]([^()（）]{2,30})[)）]$")
_ROLES = pattern("bylines.roles")
_PHOTO = pattern("bylines.photo")


def clean_names(value: str) -> str | None:
    """The names of a byline as written, without labels, places and offices around them; ``None`` if no name is left."""
    text = " ".join(value.split()).strip(" ,.:;|-·，。：；【】[]")
    if text[:1] in ("(", "（"):
        text = text[1:].rstrip(")） ")
    for _ in range(2):
        label = _LABEL.match(shadow(text))
        text = text[label.end() :] if label else text
    for opener, closer in ("()", "（）"):  # a bracket that was opened before the label
        if closer in text and text.find(closer) < (text.find(opener) if opener in text else len(text)):
            text = text[: text.index(closer)]
    text = _REPORTED.sub("", _ROLE_TAIL.sub("", _PLACE_TAIL.sub("", text))).strip(" ,.:;|-·，。：；")
    if (outlet := _OUTLET_TAIL.search(text)) and (is_outlet(outlet[1]) or shadow(outlet[1]) in agencies()):
        text = text[: outlet.start()].rstrip()
    if not text or len(text) > 120 or shadow(text) in placeholders() or re.search(r"https?:|www\.|[@=]|\d{3}", text):
        return None
    return text


def _names_of(value: str) -> set[str]:
    text = shadow(value)
    if re.search(f"[{HAN}]", text):
        text = _ROLES.sub(" ", text)
        return {name for name in re.split(rf"[^{HAN}·]+", text) if name}
    return {name for name in re.split(r"\s*(?:,|;|/|&|\band\b|\bet\b)\s*", text) if name}


def read_json_ld_authors(items: list[dict[str, Any]]) -> list[str]:
    """Names of the authors that the page's JSON-LD states, persons and outlets alike."""
    names: list[str] = []
    for item in items[:20]:
        authors = item.get("author") or item.get("creator")
        for author in authors if isinstance(authors, list) else [authors]:
            name = author.get("name") if isinstance(author, dict) else author
            for one in name if isinstance(name, list) else [name]:
                if isinstance(one, str) and one.strip() and not one.startswith("http"):
                    names.append(" ".join(one.split()))
        if names:
            break
    return list(dict.fromkeys(names))


def read_byline(
    page: Page,
    around: Surroundings,
    paragraphs: list[str],
    dateline: Dateline | None,
    language: str,
    publisher: str | None,
    foreign: Callable[[str], bool],
) -> tuple[str | None, str | None]:
    """The byline (or ``None``) and, where page furniture and article name different authors, the evidence of that conflict."""
    own = clean_names(dateline.reporters) if dateline and dateline.reporters and not _PHOTO.search(dateline.reporters) else None
    signed = own is not None
    own = own or _tail_note(paragraphs)
    stated, evidence = _stated(page, around, language, publisher, foreign)
    if evidence is not None:
        return own, evidence
    if own and stated:
        if _names_of(own) & _names_of(stated) or fold_in(own, stated):
            return stated, None
        if is_outlet(stated) or not signed:  # a note at the end may name a co-author
            return own, None
        return own, f"the page names {stated}, the article names {own}"
    return own or stated, None


def fold_in(one: str, other: str) -> bool:
    """Whether one of two bylines holds the other, spaces left out."""
    a, b = shadow(one).replace(" ", ""), shadow(other).replace(" ", "")
    return a in b or b in a


def _is_within(name: str, publisher: str | None) -> bool:
    """Whether a stated author is only the outlet's own name."""
    return publisher is not None and shadow(name).replace(" ", "") in shadow(publisher).replace(" ", "")


def _tail_note(paragraphs: list[str]) -> str | None:
    for paragraph in paragraphs[-2:]:
        short = _SHORT_NOTE.match(paragraph) if len(paragraph) <= 60 else None
        if short and all(is_han_name(name) for name in re.split(r"[\s、,，]+", short[1])):
            return short[1]
        note = _TAIL_NOTE.search(paragraph[-90:])
        if note and not _PHOTO.search(note[1]):
            return clean_names(note[1])
        bare = re.fullmatch(rf"[（(]([{HAN}·]{{2,6}})[）)]", paragraph.strip())
        if bare and is_han_name(bare[1]):
            return bare[1]
    return None


def _stated(
    page: Page, around: Surroundings, language: str, publisher: str | None, foreign: Callable[[str], bool]
) -> tuple[str | None, str | None]:
    """The byline that the page around the article states, or the evidence that it is another template's."""
    chinese = language.startswith("zh")
    machine = _machine_stated(page, publisher, foreign)
    if not chinese and machine and all(is_latin_name(name) for name in machine):
        return ", ".join(machine), None
    for read in (around.head_slots, around.tail_slots):
        for slot in read():
            if slot.kind != "author" or foreign(slot.text) or _PHOTO.search(slot.text):
                continue
            name = clean_names(slot.text)
            if name is None or _is_within(name, publisher):
                continue
            if chinese and not re.search(f"[{HAN}]", name) and (slot.label[:1] < "\u2fff" or _LATIN_LABEL.match(slot.text)):
                return None, f"a byline in Latin letters ({slot.label} {slot.text}) stands over a Chinese article"
            if not chinese and re.search(f"[{HAN}]", name):
                return None, f"a byline in Chinese ({slot.text}) stands over an article in another language"
            return _with_companions(name, slot, read()), None
    for key in ("author", "article:author"):
        if chinese and _LATIN_LABEL.match(page.meta.get(key, "")):
            return None, f"a byline in Latin letters ({page.meta[key]}) stands over a Chinese article"
    if chinese and (template := next((name for name in read_json_ld_authors(page.json_ld) if _LATIN_LABEL.match(name)), None)):
        return None, f"a byline in Latin letters ({template}) stands over a Chinese article"
    if chinese:  # fields of Chinese pages mostly name the site or the maker of its software
        machine = [name for name in machine if all(is_han_name(word) for word in re.split(r"[\s、,，]+", name))]
    return _loose(around, publisher, foreign) or (", ".join(machine) or None), None


def _with_companions(name: str, first: Slot, slots: list[Slot]) -> str:
    """The name with those that the same line adds under further labels: ``记者 甲某 通讯员 乙某`` -> ``甲某 通讯员 乙某``."""
    at = slots.index(first)
    for slot in slots[at + 1 : at + 4]:
        other = clean_names(slot.text) if slot.kind == "author" and slot.block == first.block else None
        if other is None or other in name:
            break
        name = f"{name} {slot.label} {other}" if re.search(f"[{HAN}]", slot.label) else f"{name}, {other}"
    return name


def _machine_stated(page: Page, publisher: str | None, foreign: Callable[[str], bool]) -> list[str]:
    """The authors of the page's JSON-LD, else of its meta fields, its outlet left out."""
    names = [name for name in read_json_ld_authors(page.json_ld) if not foreign(name)]
    if not names:
        names = [page.meta[key] for key in meta_fields("author") if page.meta.get(key) and not foreign(page.meta[key])][:1]
    return [name for name in map(clean_names, names) if name and not _is_within(name, publisher)]


def _loose(around: Surroundings, publisher: str | None, foreign: Callable[[str], bool]) -> str | None:
    """A name without a label that stands behind the date or the outlet on an info line, or alone under the headline."""
    slots = around.head_slots()
    dated = {slot.block for slot in slots if slot.date and slot.date.to_date()}
    for slot in slots:
        if slot.kind != "plain" or slot.block not in dated or foreign(slot.text):
            continue
        rest = after_outlet(slot.text, publisher)
        if rest and (all(is_han_name(word) for word in re.split(r"[\s、,，]+", rest) if word) or is_latin_name(rest)):
            return rest
    under = [block for block in around.before if 0 <= around.title_block < block.index <= around.title_block + 3]
    for block in under:
        if not block.link_chars and is_han_name(block.text) and not is_outlet(block.text) and not foreign(block.text):
            return block.text
    for block in around.signed_blocks():
        if is_latin_name(block.text) and not foreign(block.text) and not _is_within(block.text, publisher):
            return block.text
    for block in around.inside:  # a name alone among the first lines of the body
        if block.role == "body" and len(block.text) <= 3 and is_han_name(block.text) and not is_outlet(block.text):
            return block.text
    return None


def after_outlet(text: str, publisher: str | None) -> str | None:
    """What follows the outlet's name in an unlabelled ``Site Byline`` line; the whole text where it holds no outlet."""
    if publisher and text.startswith(publisher):
        return text[len(publisher) :].strip(" |,-") or None
    if publisher and text.endswith(" " + publisher):
        return text[: -len(publisher)].strip(" |,-") or None
    return None if is_outlet(text) else text
