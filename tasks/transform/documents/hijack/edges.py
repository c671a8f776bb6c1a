"""Foreign names glued to the head or tail of a title or paragraph."""

from __future__ import annotations

import re

from tasks.text.shadow import shadow
from tasks.transform.documents.hijack.model import fold
from tasks.transform.documents.hijack.register import HAN, count_han, find_domain_like, find_terms, weigh
from tasks.transform.documents.hijack.surface import units

_GLUE = " \t-–—_|·•,,、:;~>»《【[(/★☆"
_PREFIX_LIMIT = 30
_HAN_HEAD = re.compile(rf"[A-Za-z0-9]{{0,12}}[{HAN}][{HAN}A-Za-z0-9]{{1,24}}?(?=[A-ZÀ-Þ«\"“ ])")
"""Chinese before a Latin headline."""


def strip_known(text: str, names: list[str]) -> tuple[str, list[tuple[str, str]]]:
    """``text`` without the given foreign names at its head and tail, and what was cut as ``(name, side)``."""
    cut: list[tuple[str, str]] = []
    changed = True
    while changed and text:
        changed = False
        for name in names:
            low, key = text.lower(), name.lower()
            if low.startswith(key) and (len(text) > len(name)) and _may_part(text, len(name)):
                text, changed = text[len(name) :].lstrip(_GLUE + "\uff0c\uff1a"), True
                cut.append((name, "head"))
            elif low.endswith(key) and len(text) > len(name) and _may_part(text, len(text) - len(name)):
                text, changed = text[: -len(name)].rstrip(_GLUE + "\uff0c\uff1a"), True
                cut.append((name, "tail"))
    return text, cut


def _may_part(text: str, at: int) -> bool:
    """Whether a cut at ``at`` parts no Latin word."""
    one, other = text[at - 1], text[at]
    return not (one.isascii() and one.isalnum() and other.isascii() and other.isalnum() and one.islower() and other.islower())


def find_glued_head(title: str, vocabulary: set[str], is_chinese: bool) -> int:
    """Length of a foreign name at the head of a headline, 0 where there is none.

    The headline's own words occur in the body; a promoted name glued before them does not. The name ends where its
    last word of promotion ends; contrast alone, without any such word or domain-like token, cuts nothing.
    """
    plain = shadow(title)
    limit = min(len(plain) - 4, _PREFIX_LIMIT)
    if limit < 3:
        return 0
    if not is_chinese and count_han(title) <= 0.5 * len(title) and (match := _HAN_HEAD.match(title)):
        rest = plain[match.end() :]
        if count_han(rest) == 0 and len(rest) >= 12:
            return match.end()
    parts = sorted([t for t in find_terms(plain[:limit]) if t.kind != "news"] + find_domain_like(plain[:limit]))
    best = 0
    for part in parts:
        name = plain[: part.end]
        if part.start > best + 8 or any(unit in vocabulary for unit in units(name)):
            break
        register = weigh(name)
        if register.promotion >= 1.5 and not register.news and (register.shape or register.topic or register.promotion >= 1.5):
            best = part.end
    if not best or best > len(plain) - 4:
        return 0
    own = units(plain[best:])
    known = sum(unit in vocabulary for unit in own)
    strong = weigh(plain[:best]).is_strong
    return best if known >= (0.25 if strong else 0.4) * len(own) else 0


def is_same(one: str, other: str) -> bool:
    """Whether two texts are the same but for case, space and punctuation."""
    return fold(one) == fold(other)
