"""Foreign names and search phrases that stand beside the article: in the title tag, in the head, on lines of their own."""

from __future__ import annotations

import html
import re

from tasks.text.shadow import shadow
from tasks.transform.documents.hijack.judging import judge
from tasks.transform.documents.hijack.model import ForeignFindings, fold
from tasks.transform.documents.hijack.places import MAX_NAME, Place, Places
from tasks.transform.documents.hijack.register import count_han, promotion_by_line
from tasks.transform.documents.hijack.surface import Surface
from tasks.transform.documents.hijack.tongues import is_in_alien_script
from tasks.transform.documents.main_text.features import is_info_line
from tasks.transform.documents.model import Page

_DAY = re.compile(r"\d{4}[-/.年]\d{1,2}")
_META = ("keywords", "description", "og:title", "og:description", "og:site_name", "twitter:title", "author", "subject")
_SURELY_PROMOTED, _HARDLY_PROMOTED = 2.5, 0.75
"""Weights of words of promotion that call for a closer look: anywhere, and in the title tag or around the article."""


def find_names(page: Page, surface: Surface, findings: ForeignFindings) -> None:
    """Note the foreign names and search phrases of ``page`` at each place where they stand."""
    known = {fold(removal.text) for removal in findings.removals if removal.signal == "random_token"}
    for key, (text, evidence) in _judge_names(page, surface, known).items():
        for place in _places_named(page, surface, key) or ["body"]:
            findings.add(text, "injected_brand", place, evidence)


def _judge_names(page: Page, surface: Surface, known: set[str]) -> dict[str, tuple[str, str]]:
    """Foreign names by folded form: the form as written and the evidence."""
    places = Places(page, surface)
    own_headings = {fold(block.text) for block in surface.head if block.tag == "h1"}
    found: dict[str, tuple[str, str]] = {}
    for key, (text, weight) in _candidates(page, surface, places).items():
        is_strange = is_in_alien_script(text, page, surface)
        is_alien = is_strange or (not surface.is_chinese and count_han(text) >= 2)
        if not (weight >= _SURELY_PROMOTED or is_alien or places.may_be_odd(key)):
            continue
        if len(key) < 2 or key.isdigit() or key in known:
            continue
        place = places.of(key, text)
        if not (is_alien or place.is_odd or _is_promoted(weight, place)):
            continue
        strange = "a part of the title tag in a script of its own" if is_strange and place.in_title else ""
        evidence = strange or judge(surface, text, place, is_alien)
        if evidence and not _is_headline(surface, key, text, own_headings):
            found[key] = (text, evidence)
    return found


def _candidates(page: Page, surface: Surface, places: Places) -> dict[str, tuple[str, float]]:
    """Short texts beside the article by folded form: the form as written and the weight of its words of promotion."""
    stated = [text for text in surface.title_parts + [html.unescape(page.meta.get(name, "")) for name in _META] if text]
    weights = promotion_by_line([shadow(text).replace("\n", " ") for text in stated])
    found: dict[str, tuple[str, float]] = {}
    for text, weight in zip(stated, weights, strict=True):
        if 2 <= len(text) <= MAX_NAME:
            found.setdefault(fold(text), (text.strip(), weight))
    for block in surface.head + surface.tail:
        if 2 <= len(block.text) <= MAX_NAME and not (_DAY.search(block.text) and is_info_line(shadow(block.text))):
            found.setdefault(places.folded[block.index], (block.text, surface.promotion[block.index]))
    return found


def _is_promoted(weight: float, place: Place) -> bool:
    """Whether a name has enough words of promotion for the place where it stands."""
    least = _SURELY_PROMOTED
    if place.in_title or (place.near_head and place.in_tail):
        least = _HARDLY_PROMOTED
    return weight >= least


def _is_headline(surface: Surface, key: str, text: str, own_headings: set[str]) -> bool:
    """Whether a name is the article's headline, a heading in its words, or most of the headline."""
    headline = fold(surface.headline)
    if key == headline or (key in headline and len(key) > 0.5 * len(headline)):
        return True
    return key in own_headings and surface.share_known(shadow(text)) > 0


def _places_named(page: Page, surface: Surface, key: str) -> list[str]:
    """The places where a name (folded) stands, as the findings call them."""
    stands = {
        "title-tag": any(fold(part) == key for part in surface.title_parts) or key in fold(page.title_tag or ""),
        "head": any(fold(block.text) == key for block in surface.head),
        "tail": any(fold(block.text) == key for block in surface.tail),
        "meta": any(key == fold(html.unescape(page.meta.get(name, ""))) for name in _META),
    }
    return [place for place, is_there in stands.items() if is_there]
