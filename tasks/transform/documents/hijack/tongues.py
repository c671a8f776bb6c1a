"""Paragraphs in a tongue that neither the article nor the page has: what spam networks leave on pages of other countries."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from tasks.transform.documents.characters import CharacterSet
from tasks.transform.documents.hijack.surface import Surface
from tasks.transform.documents.language import identify
from tasks.transform.documents.model import Block, Page

_SCRIPTS = {
    "th": "\u0e00-\u0e7f", "ru": "\u0400-\u04ff", "ko": "\uac00-\ud7af", "ja": "\u3040-\u30ff", "km": "\u1780-\u17ff",
    "lo": "\u0e80-\u0eff", "my": "\u1000-\u109f",
}  # fmt: skip
"""Language for which a script stands -> its characters. Which of the languages of a script it is does not matter here. Scripts in
which scripture is quoted are left out."""
_ANY_SCRIPT = re.compile(f"[{''.join(_SCRIPTS.values())}]")
_ANY_CHARACTER = CharacterSet(ranges=[(characters[0], characters[2]) for characters in _SCRIPTS.values()])
_LATIN_WORDS = re.compile(r"[a-z\u00e0-\u024f\u1ea0-\u1ef9']{2,}", re.IGNORECASE)
_FIGURE = re.compile(r"\d{2,}")
_LEAST = 20
"""Letters of another script from which a line is more than the name of a language or a person."""
_LEAST_BESIDE = 8
"""The same for a line without a link right beside the article or between its paragraphs, and for a part of the title tag."""
_NEAR = 6
"""Lines before and after the article that are beside it."""
_LEAST_LATIN = 60
"""Letters from which the language of a Latin line can be told."""
_MOST_BLOCKS = 3
"""A page with more lines of the tongue has readers of it."""
_PROMOTES = 1.5
"""Weight of words of promotion that a line in Latin letters must have as well: a quotation has none."""
_SITE_TONGUES = frozenset(("en", "fr", "zh-Hans", "zh-Hant", "und"))
"""Languages in which any site may have furniture and quotations."""


def find_alien_lines(page: Page, surface: Surface) -> Iterator[tuple[Block, str]]:
    """Blocks of running text in a tongue foreign to article and page, with the code of the tongue."""
    if surface.body_size < 100:
        return
    home = page.meta.get("html-lang", "").lower()[:2]
    by_script: dict[str, list[Block]] = defaultdict(list)
    for block in surface.visible if _ANY_CHARACTER.count("".join(page.shadows)) >= _LEAST_BESIDE else ():
        if not block.text.isascii() and _ANY_SCRIPT.search(block.text) and (script := _script_of(block.text)):
            by_script[script].append(block)
    total = sum(map(len, (block.text for block in surface.prose))) or 1
    beside = {block.index for block in (*surface.head[-_NEAR:], *surface.tail[:_NEAR]) if not block.link_chars}
    first, last = surface.prose[0].index, surface.prose[-1].index
    for script, blocks in by_script.items():
        size = sum(len(block.text) for block in blocks)
        if script != home and len(blocks) <= _MOST_BLOCKS and size < total:
            figures = set(_FIGURE.findall(surface.body))
            # A translation of the article has its figures.
            own = any(figures.intersection(_FIGURE.findall(block.text)) for block in blocks)
            for block in blocks if not own else ():
                near = block.index in beside or (first < block.index < last and not block.link_chars)
                if _is_running(block, _LEAST_BESIDE if near else _LEAST):
                    yield block, script
    tongue = ""
    for block in surface.visible:
        if surface.promotion[block.index] < _PROMOTES or not _is_running(block, _LEAST_LATIN):
            continue
        if len("".join(_LATIN_WORDS.findall(block.text))) < 0.6 * len(block.text):
            continue
        tongue = tongue or identify(surface.body[:3_000])
        code = identify(block.text)
        if code not in _SITE_TONGUES and code not in (tongue, home):
            yield block, code


def is_in_alien_script(text: str, page: Page, surface: Surface) -> bool:
    """Whether a part of the title tag is in a script that neither the page nor its article has."""
    if text.isascii() or _ANY_CHARACTER.count(text) < _LEAST_BESIDE:
        return False
    script = _script_of(text)
    home = page.meta.get("html-lang", "").lower()[:2]
    return bool(script) and script not in (home, _script_of(surface.body[:2_000])) and surface.body_size >= 100


def _script_of(text: str) -> str:
    """The language that stands for the foreign script of most letters of ``text``, ``""`` where none is."""
    letters = sum(map(str.isalpha, text))
    for code, characters in _SCRIPTS.items():
        count = len(re.findall(f"[{characters}]", text))
        if count > 0.5 * letters:
            return code
    return ""


def _is_running(block: Block, least: int) -> bool:
    size = len(block.text)
    return least <= size <= 1_500 and block.link_chars <= 0.5 * size
