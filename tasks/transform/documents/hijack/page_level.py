"""Foreign matter that shows by its place on the page, before the main text is known."""

from __future__ import annotations

import re

from tasks.text.shadow import shadow
from tasks.transform.documents.hijack.farms import find_farms
from tasks.transform.documents.hijack.judging import FURNITURE
from tasks.transform.documents.hijack.lone_lines import find_lone_lines, find_stamped_names
from tasks.transform.documents.hijack.model import ForeignFindings
from tasks.transform.documents.hijack.names import find_names
from tasks.transform.documents.hijack.register import count_han, speaks_to_reader, weigh
from tasks.transform.documents.hijack.residue import drop_markup
from tasks.transform.documents.hijack.surface import Surface
from tasks.transform.documents.hijack.tokens import is_random_token
from tasks.transform.documents.hijack.tongues import find_alien_lines
from tasks.transform.documents.model import Page, Removal

_PILE = re.compile(r"[_|]")
_PROSE_MARK = re.compile("[。;!?\uff1b\uff01\uff1f]|,.*,|\uff0c.*\uff0c")
_RESIDUE_SIGNS = ("=", "&", "</", "[/", "{")
_DOORWAY = "a paragraph in the register of search spam that shares no words with the article"


def find_foreign_lines(page: Page) -> ForeignFindings:
    """Foreign strings of ``page`` by place; blocks that hold nothing else get the role ``foreign``."""
    surface = Surface(page)
    findings = ForeignFindings(promotion={b.text: weight for b, weight in zip(page.blocks, surface.promotion, strict=True)})
    find_farms(page, surface, findings)
    _find_tokens(surface, findings)
    for block, tongue in find_alien_lines(page, surface):
        place = "tail" if block in surface.tail else "head" if block in surface.head else "body"
        findings.add(block.text, "injected_brand", place, f"a line in a tongue foreign to article and page ({tongue})")
    _find_promotion(surface, findings)
    _find_piles(surface, findings)
    find_names(page, surface, findings)
    for name, place in find_stamped_names(surface):
        findings.add(name, "injected_brand", place, "a promoted name glued to a stamp, in words that the article lacks")
    for block, place in find_lone_lines(page, surface):
        if not findings.is_foreign(block.text):
            findings.add(block.text, "injected_brand", place, "a line of what is sold, in words that the article lacks")
    for block in page.blocks if findings.folded else ():
        if findings.is_foreign(block.text):
            block.role = "foreign"
    _find_residue(surface, findings)
    return findings


def _find_tokens(surface: Surface, findings: ForeignFindings) -> None:
    for block in surface.visible:
        text = block.text
        is_token = 8 <= len(text) <= 40 and not block.link_chars and text.isascii() and is_random_token(text)
        if is_token and not findings.is_foreign(text):
            place = "tail" if block in surface.tail else "body"
            findings.add(text, "random_token", place, "letters that follow one another in no language")


def _find_promotion(surface: Surface, findings: ForeignFindings) -> None:
    """Doorway paragraphs and comment spam: longer texts that only promote and share no words with the article."""
    first, last = (surface.prose[0].index, surface.prose[-1].index) if surface.prose else (0, 0)
    for block in surface.visible:
        size = len(block.text)
        if surface.promotion[block.index] < 6 or not 20 <= size <= 1_500 or block.link_chars > 0.9 * size:
            continue
        plain = shadow(block.text)
        register = weigh(plain)
        inside = first < block.index < last
        if register.promotion < 6 or register.news or register.topic < 3 or register.covered < (0.45 if inside else 0.3):
            continue
        if surface.body_size >= 100 and surface.share_known(plain) > 0.5:
            continue
        if not speaks_to_reader(plain, register):
            continue
        place = "tail" if block in surface.tail else "head" if block in surface.head else "body"
        findings.add(block.text, "injected_brand", place, _DOORWAY)


def _find_piles(surface: Surface, findings: ForeignFindings) -> None:
    """Lines beside the article that are search phrases joined by marks, in words that it lacks: heads of doorway pages."""
    for block in (*surface.head, *surface.tail):
        text = block.text
        if not 16 <= len(text) <= 600 or block.link_chars > 0.5 * len(text) or text.count("_") + text.count("|") < 2:
            continue
        parts = [part for part in _PILE.split(text) if part.strip()]
        long = [part for part in parts if count_han(part) >= 4]
        if len(long) < 3 or len(long) < 0.7 * len(parts) or _PROSE_MARK.search(text) or FURNITURE.search(shadow(text)):
            continue
        if surface.body_size >= 100 and all(surface.share_known(shadow(part)) <= 0.34 for part in long):
            place = "tail" if block in surface.tail else "head"
            findings.add(text, "injected_brand", place, "a row of phrases joined by marks, in words that the article lacks")


def _find_residue(surface: Surface, findings: ForeignFindings) -> None:
    for block in surface.visible:
        text = block.text
        if len(text) < 20 or block.link_chars > 0.3 * len(text) or not any(sign in text for sign in _RESIDUE_SIGNS):
            continue
        for piece in drop_markup(text)[1]:
            findings.removals.append(Removal(piece, "markup_residue", "body", "a piece of a tag in the text"))
