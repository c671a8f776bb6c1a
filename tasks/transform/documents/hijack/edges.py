"""Foreign names glued to the head or tail of a title or paragraph."""

from __future__ import annotations

import re

from tasks.text.shadow import shadow
from tasks.transform.documents.hijack.register import HAN, count_han, find_domain_like, find_terms, weigh
from tasks.transform.documents.hijack.surface import units

_GLUE = " \t-–—_|·•,,、:;~>»《【[(/★☆"
_PREFIX_LIMIT = 30
_PAUSE = re.compile("[,;:、。]")
_LAST_MARK = re.compile('[。!?.;…\uff01\uff1f\uff1b”」』»"][”」』»")\uff09]{0,2}([^。!?;…\uff01\uff1f\uff1b”」』»"]{2,38})$')
END_MARKS = frozenset('。!?;…\uff01\uff1f\uff1b”」』»"')
_HAN_HEAD = re.compile(rf"[A-Za-z0-9]{{0,12}}[{HAN}][{HAN}A-Za-z0-9]{{1,24}}?(?=[A-ZÀ-Þ«\"“ ]|(?<=[{HAN}])\d)")
"""Chinese before a Latin headline."""
_GLUED_CAPITAL = re.compile(r"([A-Z][a-zà-ÿ]{3,15}|[A-Za-z]{2,16}\d{2,6})(?=([A-ZÀ-Þ][a-zà-ÿ]+)[\s:,])")
"""A name that runs into a capitalised word."""


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


def find_glued_head(title: str, body: list[str], is_chinese: bool, is_paragraph: bool = False) -> int:
    """Length of a foreign name at the head of a headline, 0 where there is none.

    The headline's own words occur in the body; a promoted name glued before them does not. The name ends where its
    last word of promotion ends; contrast alone, without any such word or domain-like token, cuts nothing.
    """
    plain = shadow(title)
    limit = min(len(plain) - 4, _PREFIX_LIMIT)
    if limit < 3:
        return 0
    if not is_chinese and not is_paragraph and (size := _alien_head(title, body)):
        return size
    parts = sorted([t for t in find_terms(plain[:limit]) if t.kind != "news"] + find_domain_like(plain[:limit]))
    if sum(part.weight for part in parts) < 1.5:
        return 0
    vocabulary = {unit for text in body for unit in units(shadow(text))}
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
    name_register = weigh(plain[:best])
    strong = name_register.is_strong
    if is_paragraph:
        if _PAUSE.search(plain[: best + 1]) or not (strong or name_register.shape):
            return 0
        return best if name_register.shape or not weigh(plain[best : best + 12]).news else 0
    return best if known >= (0.25 if strong else 0.4) * len(own) else 0


def _alien_head(title: str, body: list[str]) -> int:
    """Length of Chinese, or of a name run into the first word, at the head of a Latin headline."""
    if match := _HAN_HEAD.match(title):
        rest = title[match.end() :]
        return match.end() if count_han(rest) == 0 and len(rest) >= 12 else 0
    if match := _GLUED_CAPITAL.match(title):
        words = {word for text in body for word in units(shadow(text))}
        if match[2].lower() in words and (match[1] + match[2]).lower() not in words and match[1].lower() not in words:
            return match.end()
    return 0


def find_wrapping_name(paragraphs: list[str]) -> str:
    """The words that begin the article and end it, ``""`` where there are none: a name put at head and tail.

    Sentences end with a mark; an article whose last words stand after its last mark and are also its first words has had
    them put there.
    """
    if len(paragraphs) < 2 or not (tail := _after_last_mark(paragraphs[-1])):
        return ""
    is_name = 3 <= len(tail) <= _PREFIX_LIMIT and tail[-1] not in ",\uff0c、:\uff1a" and (count_han(tail) >= 3 or len(tail) >= 6)
    begins = paragraphs[0].lower().startswith(tail.lower()) and len(paragraphs[0]) > len(tail) + 10
    return tail if is_name and begins and sum(tail in text for text in paragraphs) <= 2 else ""


def find_glued_tail(text: str) -> int:
    """Where a foreign name glued to the end of a paragraph begins, ``len(text)`` where there is none."""
    tail = _after_last_mark(text)
    if not 3 <= len(tail) <= _PREFIX_LIMIT or len(tail) > 0.4 * len(text):
        return len(text)
    register = weigh(shadow(tail))
    if register.is_strong or (register.is_weak and register.shape and register.promotion > register.shape):
        return len(text) - len(tail)
    return len(text)


def _after_last_mark(text: str) -> str:
    """What stands after the last sentence mark of ``text``; all of it, cut to its last words, where there is none."""
    match = _LAST_MARK.search(text[-_PREFIX_LIMIT - 8 :])
    return match[1].strip() if match else ""
