"""The article's own headline, chosen by agreement of the places that state it."""

from __future__ import annotations

import re
from collections.abc import Callable
from operator import add

from tasks.text.shadow import shadow
from tasks.transform.documents.metadata.names import is_outlet
from tasks.transform.documents.metadata.surroundings import Surroundings
from tasks.transform.documents.metadata.vocabulary import HAN, limit, meta_fields, name_words
from tasks.transform.documents.model import Block, Page
from tasks.transform.documents.words import pattern

_TAIL_CUT = re.compile(
    r"\s*(?:[|｜_丨│]|\s[-–—·•:/»]\s|--+|——|\s[-–—]{1,2}|[-–—]{1,2}\s"
    rf"|(?<=[{HAN}”》」』!?！？）)])-(?=[{HAN}A-Za-z0-9])|(?<=[{HAN}A-Za-z0-9])-(?=[{HAN}]))+\s*"
)
_UNSPOKEN = re.compile(r"[\W_]+")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_TITLE_NAME = pattern("titles.part_name")


def fold(text: str) -> str:
    """Letters and digits of the shadow: the form in which headlines are compared."""
    return _UNSPOKEN.sub("", shadow(text))


def _cuts(text: str) -> list[re.Match[str]]:
    """The separators of a title; a » that closes a quotation is none."""
    return [cut for cut in _TAIL_CUT.finditer(text) if "»" not in cut[0] or "«" not in text[: cut.start()]]


def split_title(text: str) -> list[str]:
    """The parts of a title tag between its separators, empty ones left out."""
    parts, position = [], 0
    for cut in _cuts(text):
        parts.append(text[position : cut.start()].strip())
        position = cut.end()
    return [part for part in [*parts, text[position:].strip()] if part]


def stated_titles(page: Page) -> list[tuple[str, str]]:
    """``(source, text)`` of every headline that the page's head states, the title tag left out."""
    found = [(f"meta:{name}", page.meta[name]) for name in meta_fields("title") if page.meta.get(name)]
    for item in page.json_ld[:20]:
        headline = item.get("headline")
        if isinstance(headline, str) and headline.strip():
            found.append(("json-ld", headline))
    return [(source, " ".join(text[:1000].split())[:400]) for source, text in found if text.strip()]


def read_title(
    page: Page, around: Surroundings, paragraphs: list[str], sites: list[str], foreign: Callable[[str], bool]
) -> tuple[str | None, str]:
    """The headline and where it was found; ``(None, "")`` if there is none.

    Places are ``block:TAG``, ``line`` (plain text), ``meta:FIELD``, ``json-ld``, ``title-tag``. ``sites`` are the names by which
    the page calls its site: parts of a title equal to one are no headline. Strings that ``foreign`` knows are left out. Sets
    ``around.title_block``.
    """
    tag = " ".join((page.title_tag or page.hints.get("title") or "")[:1000].split())[:400]
    stated = [(source, text) for source, text in stated_titles(page) if not foreign(text)]
    tag_fold = fold(tag)
    stated_folds = [fold(text) for _, text in stated]
    body = _terms("\n".join(paragraphs[:6])[:800])
    best: tuple[float, Block] | None = None
    followed = False
    for distance, block in enumerate(reversed(around.before)):
        is_info = is_info_line(around, block)
        score = -1.0 if is_info else _score(block, tag_fold, stated_folds, body, followed) - 0.05 * distance
        if around.labels.get(block.index) in ("标题", "title", "titre"):
            score += 3.0
        if score > 0 and (best is None or score > best[0]):
            best = (score, block)
        followed = is_info or (followed and (len(block.text) < 12 or (len(block.text) <= 30 and is_outlet(block.text))))
    parts = split_title(tag)
    support = max(_share(text, body) for text in [tag, *(text for _, text in stated)])
    if best is not None and best[0] >= (2.0 if support > 0.2 and support + 0.3 > _share(best[1].text, body) else 1.2):
        block = best[1]
        around.title_block = block.index
        source = f"block:{block.tag}" if block.tag else "line"
        text = _join_lines(block, around.before, tag_fold, stated_folds)
        return own_words(text, parts, sites, foreign, cautious=True), source
    for source, text in stated:
        own = own_words(text, parts, sites, foreign, cautious=False)
        if own:
            return own, source
    own = own_words(tag, parts, sites, foreign, cautious=False) if tag and not foreign(tag) else None
    return (own, "title-tag") if own else (None, "")


_TERM = re.compile(rf"[{HAN}]+|[a-zà-ÿ]{{4,}}|\d{{2,}}")


def _terms(text: str) -> set[str]:
    """Pairs of Chinese characters, Latin words of four letters and more, figures: what a headline shares with its article."""
    terms: set[str] = set()
    for match in _TERM.finditer(shadow(text)):
        run = match[0]
        if run[0] > "\u2fff":
            terms.update(map(add, run, run[1:]))
        else:
            terms.add(run)
    return terms


def _share(text: str, body: set[str]) -> float:
    """Which part of the terms of ``text`` the body holds."""
    terms = _terms(text)
    return len(terms & body) / len(terms) if terms else 0.0


def _join_lines(block: Block, blocks: list[Block], tag_fold: str, stated: list[str]) -> str:
    """The headline with its other lines, where it is set in several blocks side by side and the page states it whole."""
    text = block.text
    at = blocks.index(block)
    for step in (-1, 1):
        position = at + step
        while 0 <= position < len(blocks) and blocks[position].parent == block.parent and len(text) <= limit("title_length"):
            line = blocks[position].text
            glue = "" if text[-1:] > "\u2fff" or line[-1:] > "\u2fff" else " "
            joined = line + glue + text if step < 0 else text + glue + line
            whole = fold(joined)
            if not (whole in tag_fold or any(whole in other for other in stated)):
                break
            text, position = joined, position + step
    return text


def is_info_line(around: Surroundings, block: Block) -> bool:
    """Whether a block names a source, an author or a full date and is not a headline that does."""
    slots = around.slots_of(block)
    telling = [
        slot for slot in slots if slot.kind in ("published", "updated", "source", "author") or (slot.date and slot.date.to_date())
    ]
    return bool(telling) and sum(len(slot.text) for slot in slots if slot.kind == "plain") < 60 and block.tag not in ("h1", "h2")


def _score(block: Block, tag_fold: str, stated: list[str], body: set[str], followed: bool) -> float:
    """How much speaks for ``block`` being the headline; ``followed`` by an info line. About 2 is enough."""
    text = block.text
    if not 4 <= len(text) <= limit("title_length") or block.role in ("caption", "foreign"):
        return 0.0
    if block.link_chars * 2 > len(text) and block.tag not in ("h1", "h2"):
        return 0.0
    own = fold(text)
    score = (
        {"h1": 2.0, "h2": 1.0, "h3": 0.5}.get(block.tag, 0.0)
        + (3.0 if block.role == "title" else 0.0)
        + (1.0 if followed else 0.0)
    )
    if _TITLE_NAME.search(block.path[-60:]):
        score += 0.8
    if len(own) >= 6:
        if own in stated:
            score += 2.5
        elif any(own in other or (len(other) >= 6 and other in own) for other in stated):
            score += 1.5
        if own in tag_fold:
            score += 2.5
        elif len(tag_fold) >= 6 and tag_fold in own:
            score += 1.0
    return score + 2.0 * _share(text, body)


def own_words(text: str, tag_parts: list[str], sites: list[str], foreign: Callable[[str], bool], cautious: bool) -> str | None:
    """``text`` without site names, section trails and foreign parts.

    ``cautious``: the text is a headline block of the page, whose separators are mostly its own: only known site names and
    foreign parts go.
    """
    glued = _unglue(text, tag_parts)
    if glued:
        text = glued
    pieces: list[str] = []
    position = 0
    for cut in [*_cuts(text), None]:
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
    own = _PRIVATE.sub("", "".join(pieces[parts[low][0] : parts[high - 1][0] + 1])).strip()
    if not own or (high - low == 1 and ((foreign(own) and not cautious) or fold(own) in known)):
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
    """The headline inside ``text`` where a word is glued before or behind it and the title tag holds both apart."""
    plain = shadow(text)
    for part in sorted(tag_parts, key=len, reverse=True):
        inner = shadow(part)
        if len(part) < 6 or len(part) >= len(text):
            continue
        if plain.startswith(inner):
            own, rest = text[: len(part)], text[len(part) :]
        elif plain.endswith(inner):
            own, rest = text[-len(part) :], text[: -len(part)]
        else:
            continue
        if rest == rest.strip(" -_|:：—–·") and fold(rest) and any(fold(other) == fold(rest) for other in tag_parts):
            return own
    return None
