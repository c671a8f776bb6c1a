"""The article's own headline, chosen by agreement of the places that state it."""

from __future__ import annotations

import re
from collections.abc import Callable

from tasks.text.shadow import shadow
from tasks.transform.documents.metadata.names import is_outlet
from tasks.transform.documents.metadata.slots import read_slots
from tasks.transform.documents.metadata.surroundings import Surroundings
from tasks.transform.documents.metadata.vocabulary import HAN, limit, meta_fields, name_words
from tasks.transform.documents.model import Block, Page

_TAIL_CUT = re.compile(
    r"\s*(?:[|｜_丨│]|\s[-–—·•»«:/]\s|--+|——|\s[-–—]{1,2}|[-–—]{1,2}\s"
    rf"|(?<=[{HAN}”》」』!?！？）)])-(?=[{HAN}A-Za-z0-9])|(?<=[{HAN}A-Za-z0-9])-(?=[{HAN}]))+\s*"
)
_TITLE_NAME = re.compile(r"title|headline|biaoti|\btit\b|[.#]tit|bt\b")


def fold(text: str) -> str:
    """Letters and digits of the shadow: the form in which headlines are compared."""
    return "".join(ch for ch in shadow(text) if ch.isalnum())


def split_title(text: str) -> list[str]:
    """The parts of a title tag between its separators, empty ones left out."""
    return [part.strip() for part in _TAIL_CUT.split(text) if part and part.strip()]


def stated_titles(page: Page) -> list[tuple[str, str]]:
    """``(source, text)`` of every headline that the page's head states, the title tag left out."""
    found = [(f"meta:{name}", page.meta[name]) for name in meta_fields("title") if page.meta.get(name)]
    for item in page.json_ld[:20]:
        headline = item.get("headline")
        if isinstance(headline, str) and headline.strip():
            found.append(("json-ld", headline))
    return [(source, " ".join(text.split())) for source, text in found if text.strip()]


def read_title(
    page: Page, around: Surroundings, paragraphs: list[str], sites: list[str], foreign: Callable[[str], bool]
) -> tuple[str | None, str]:
    """The headline and where it was found (``block:h1``, ``meta:og:title``, ``json-ld``, ``title-tag``, ``line``); ``(None, "")`` if there is none.

    ``sites`` are the names by which the page calls its site: parts of a title equal to one are no headline. Strings that ``foreign``
    knows are left out. Sets ``around.title_block``.
    """
    tag = " ".join((page.title_tag or page.hints.get("title") or "").split())
    stated = [(source, text) for source, text in stated_titles(page) if not foreign(text)]
    tag_fold = fold(tag)
    stated_folds = [fold(text) for _, text in stated]
    body = _pairs("".join(paragraphs)[:3000])
    best: tuple[float, Block] | None = None
    for distance, block in enumerate(reversed(around.before)):
        score = _score(block, tag_fold, stated_folds, body, bool(page.is_html)) - 0.05 * distance
        if score >= 2 and (best is None or score > best[0]):
            best = (score, block)
    parts = [part for part in split_title(tag) if not foreign(part)]
    if best is not None:
        block = best[1]
        around.title_block = block.index
        source = f"block:{block.tag}" if block.tag else "line"
        return own_words(block.text, parts, sites, foreign, cautious=True), source
    for source, text in stated:
        own = own_words(text, parts, sites, foreign, cautious=False)
        if own:
            return own, source
    own = own_words(tag, parts, sites, foreign, cautious=False) if tag and not foreign(tag) else None
    return (own, "title-tag") if own else (None, "")


def _pairs(text: str) -> set[str]:
    plain = fold(text)
    return {plain[i : i + 2] for i in range(len(plain) - 1)}


def _score(block: Block, tag_fold: str, stated: list[str], body: set[str], is_html: bool) -> float:
    text = block.text
    if len(text) > limit("title_length") or block.role == "caption":
        return 0.0
    own = fold(text)
    if len(own) < 4 or (block.link_chars * 2 > len(text) and block.tag not in ("h1", "h2")):
        return 0.0
    score = 0.0
    if block.role == "title":
        score += 3
    if block.tag in ("h1", "h2", "h3"):
        score += {"h1": 2.0, "h2": 1.0, "h3": 0.5}[block.tag]
    if _TITLE_NAME.search(block.path[-60:]):
        score += 0.8
    if own in stated:
        score += 2.5
    elif len(own) >= 6 and any(own in text or (len(text) >= 6 and text in own) for text in stated):
        score += 1.5
    if len(own) >= 6 and own in tag_fold:
        score += 2.5
    elif len(own) >= 6 and len(tag_fold) >= 6 and tag_fold in own:
        score += 1.0
    pairs = _pairs(text)
    shared = len(pairs & body) / max(1, len(pairs)) if body else 0.0
    score += shared if re.search(f"[{HAN}]", text) else shared / 2
    if not is_html and len(own) >= 6 and shared > 0.15:
        score += 1.5
    slots = read_slots(text)
    if any(
        slot.kind in ("published", "updated", "source", "author") or (slot.kind == "date" and slot.date and slot.date.year)
        for slot in slots
    ):
        score -= 3
    return score


def own_words(text: str, tag_parts: list[str], sites: list[str], foreign: Callable[[str], bool], cautious: bool) -> str | None:
    """``text`` without site names, section trails and foreign parts.

    ``cautious``: the text is a headline block of the page, whose separators are mostly its own: only known site names and foreign parts go.
    """
    glued = _unglue(text, tag_parts)
    if glued:
        text = glued
    pieces: list[str] = []
    position = 0
    for cut in [*_TAIL_CUT.finditer(text), None]:
        end = cut.start() if cut else len(text)
        pieces.append(text[position:end])
        if cut:
            pieces.append(cut[0])
            position = cut.end()
    parts = [(index, piece) for index, piece in enumerate(pieces) if index % 2 == 0]
    known = {fold(site) for site in sites if site}
    counts: dict[str, int] = {}
    for _, piece in parts:
        counts[fold(piece)] = counts.get(fold(piece), 0) + 1

    def alien(piece: str) -> bool:
        return not piece.strip() or foreign(piece.strip()) or fold(piece) in known or (counts[fold(piece)] > 1 and len(parts) > 2)

    low, high = 0, len(parts)
    while low < high - 1 and alien(parts[low][1]):
        low += 1
    while high - 1 > low:
        piece = parts[high - 1][1].strip()
        rest = sum(len(fold(part)) for _, part in parts[low : high - 1])
        trail = not cautious and len(fold(piece)) < rest and _is_trail(piece, pieces[parts[high - 1][0] - 1], rest)
        if not (alien(piece) or trail):
            break
        high -= 1
    own = "".join(pieces[parts[low][0] : parts[high - 1][0] + 1]).strip()
    if not own or (high - low == 1 and (foreign(own) or fold(own) in known)):
        return None
    return own


def _is_trail(piece: str, cut: str, rest: int) -> bool:
    if is_outlet(piece) or (name_words("section").search(shadow(piece)) and len(piece) <= 12):
        return True
    if cut.strip() in ("_", "|", "｜", "»", "--", "——", "丨") and rest >= 6:
        return len(piece) <= (10 if re.search(f"[{HAN}]", piece) else 30)
    return (
        cut.strip() in ("-", "–", "—")
        and rest >= 12
        and bool(re.search(r"\s", cut))
        and len(piece) <= (8 if re.search(f"[{HAN}]", piece) else 30)
    )


def _unglue(text: str, tag_parts: list[str]) -> str | None:
    """The headline inside ``text`` where something else is glued before or behind it and the title tag holds both apart."""
    own = fold(text)
    for part in sorted(tag_parts, key=len, reverse=True):
        inner = fold(part)
        if len(inner) < 6 or inner == own or inner not in own:
            continue
        rest = own.replace(inner, "", 1)
        if any(fold(other) == rest for other in tag_parts):
            return part
    return None
