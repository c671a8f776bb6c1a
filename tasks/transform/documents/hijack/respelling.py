"""Respelled articles: characters changed to variants, pinyin in brackets, marks strewn between characters.

All three dodge duplicate checks and leave the words as they were; here the article's own spelling comes back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from tasks.reference.tables import read_csv
from tasks.transform.documents.characters import CharacterSet
from tasks.transform.documents.hijack.register import HAN
from tasks.transform.documents.words import pattern

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňǹḿ"
_SYLLABLE = rf"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[aeiouvnmrg{_TONED}]{{1,6}}[1-5]?"
_ZHUYIN = "\u02c9\u02ca\u02cb\u02c7\u02d9\u3105-\u312f\u31a0-\u31bf"
"""Letters and tone marks of the syllabary that Taiwan uses where the mainland writes pinyin."""
_PINYIN = re.compile(rf"([{HAN}])\s?[(\uff08\[【〔]\s?({_SYLLABLE}|[{_ZHUYIN}]{{1,5}})\s?[)\uff09\]】〕]", re.IGNORECASE)
_GLOSS = re.compile(rf"[(\uff08\[【〔]\s?[A-Za-z{_TONED}{_ZHUYIN}]")
_TONE_MARK = re.compile(f"[{_TONED}{_ZHUYIN}1-5]")
# Characters that are their own in Simplified text too, by the words in which they stay.
_KEPT = pattern("respelling.kept")
_ASPECT = pattern("respelling.aspect")
_MARKS = "★☆●○◎◆◇■□▲△▼▽※♠♥♦♣♤♡♢♧✿❀❤❥✦✧✩✪✰☀☁♪♫►◄▶◀✔✘✖※卍☻☺♂♀۞๑✚❖⊙⊕◐◑▓▒░*#^~|\\_¤§†‡•"
_PLAIN_MARKS = "*#^~|\\_•○●□※"
"""Marks that texts use of their own: lists, masked names, table rules."""
_STREWN = re.compile(rf"(?<=[{HAN}A-Za-zÀ-ɏ0-9])\s?([{re.escape(_MARKS)}])\s?(?=[{HAN}A-Za-zÀ-ɏ0-9])")
_EMOJI = re.compile("(?<=[^\\W_])([\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?)(?=[^\\W_])")
_ANY_MARK = re.compile(rf"[{re.escape(_MARKS)}\u2600-\u27bf\U0001f300-\U0001faff]")
_ALL_MARKS = CharacterSet(_MARKS, [("\u2600", "\u27bf"), ("\U0001f300", "\U0001faff")])
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_INVISIBLE_CHARACTERS = CharacterSet("\u00ad\ufeff", [("\u200b", "\u200f"), ("\u202a", "\u202e"), ("\u2060", "\u2064")])
_INVISIBLE_INSIDE = re.compile(f"(?<=[{HAN}])[\u200b-\u200d\u2060\ufeff](?=[{HAN}])")

_ODD_LEAST, _ODD_DIFFERENT, _ODD_WORDS = 4, 3, 2
"""Odd characters of an article, how many different ones among them, and words of a tool, that no name explains."""


class Respelling(NamedTuple):
    """How an article was respelled."""

    pinyin: bool
    """Pinyin in brackets after single characters."""
    to_simplified: bool
    """The article's own script is Simplified, the page shows variants."""
    odd: bool
    """Rare variants or look-alikes for common characters, or what a rewriting tool puts for them."""
    marks: tuple[str, ...]
    """Marks strewn between characters, the commonest first."""


@lru_cache(maxsize=1)
def _simplified() -> dict[int, str]:
    return {ord(row["traditional"]): row["simplified"] for row in read_csv("traditional_simplified.csv")}


@lru_cache(maxsize=1)
def _traditional() -> CharacterSet:
    return CharacterSet(map(chr, _simplified()))


@lru_cache(maxsize=1)
def _only_simplified() -> frozenset[str]:
    """Simplified characters that no Traditional text uses."""
    rows = [row for row in read_csv("traditional_simplified.csv") if "\u4e00" <= row["traditional"] <= "\u9fff"]
    shared = {row["character"] for row in read_csv("hijack/shared_characters.csv")}
    return frozenset(row["simplified"] for row in rows) - shared - {row["traditional"] for row in rows}


def _read_gloss(text: str, bracket: int) -> re.Match[str] | None:
    """The pinyin in the bracket at ``bracket`` with the character before it."""
    before = bracket - 1 if not text[bracket - 1 : bracket].isspace() else bracket - 2
    return _PINYIN.match(text, before) if before >= 0 else None


@lru_cache(maxsize=1)
def _only_simplified_characters() -> CharacterSet:
    return CharacterSet(_only_simplified())


def find_respelling(texts: list[str], declared: str, has_simplified_furniture: Callable[[], bool]) -> Respelling:
    """How the article that consists of ``texts`` was respelled.

    ``declared`` is the page's own language tag (``zh-CN``, ``zh-Hant`` ...); ``has_simplified_furniture`` looks at the rest
    of the page where that matters. Pinyin counts where it follows single characters, with tone marks, and several times:
    a news text glosses a rare name once or twice. The article goes back to Simplified unless the page says that it is
    Traditional or the text has the corner quotes of Traditional papers.
    """
    text = "\n".join(texts)
    glossed = [gloss for bracket in _GLOSS.finditer(text) if (gloss := _read_gloss(text, bracket.start()))]
    table = _simplified()
    variants = [m for m in glossed if ord(m[1]) in table]
    toned = [m for m in glossed if _TONE_MARK.search(m[2])]
    hant = _traditional().count(text)
    declared_hant = bool(re.search(r"hant|tw|hk|mo", declared.lower()))
    corner = text.count("「") > text.count("“")
    # Names of places in Traditional papers are glossed more often, and their characters are all "variants".
    pinyin = len(variants) >= (4 if declared_hant or corner else 2) or len({m[1] for m in toned}) >= 3
    mixed = False
    if hant >= 8 and not pinyin:
        only = _only_simplified()
        hans = _only_simplified_characters().count(text)
        # In one sentence both kinds: nobody writes so, tools that change every n-th character do.
        enough = hans >= 8 and hans >= 0.15 * (hans + hant) and hant >= 0.08 * (hans + hant)
        mixed = enough and _mixes(texts, only, table)
    whole = hant > 20 and "hans" in declared.lower() and has_simplified_furniture()
    odd = _is_odd(text)
    to_simplified = (hant > 0 or odd) and not declared_hant and not corner and (pinyin or mixed or whole or odd)
    return Respelling(pinyin, to_simplified, odd, find_marks(text))


@lru_cache(maxsize=1)
def _odd() -> dict[str, str]:
    return {row["odd"]: row["plain"] for row in read_csv("hijack/odd_characters.csv")}


@lru_cache(maxsize=1)
def _odd_characters() -> CharacterSet:
    return CharacterSet(odd for odd in _odd() if len(odd) == 1)


def _is_odd(text: str) -> bool:
    """Whether several different odd characters stand in ``text``, or words of a rewriting tool: names have one, or one often."""
    if _odd_characters().count(text) >= _ODD_LEAST and len(_odd().keys() & set(text)) >= _ODD_DIFFERENT:
        return True
    return any(text.count(odd) >= _ODD_WORDS for odd in _odd() if len(odd) > 1)


def _mixes(texts: list[str], only: frozenset[str], table: dict[int, str]) -> bool:
    both = total = 0
    for text in texts:
        for sentence in re.split("[。!?\uff01\uff1f\n]", text):
            hans, hant = any(ch in only for ch in sentence), any(ord(ch) in table for ch in sentence)
            both += hans and hant
            total += hans or hant
    return total > 0 and both >= 0.4 * total


def count_invisible(text: str) -> int:
    """How many characters of ``text`` are never seen."""
    return 0 if text.isascii() else _INVISIBLE_CHARACTERS.count(text)


def find_marks(text: str) -> tuple[str, ...]:
    """Marks strewn between the characters of ``text``, the commonest first."""
    counts: Counter[str] = Counter()
    # Marks that are too few to be strewn, wherever they stand, need no closer look.
    if _ALL_MARKS.count(text) >= 3 and any(n >= 3 and n * 200 >= len(text) for n in Counter(_ANY_MARK.findall(text)).values()):
        counts.update(m[1] for m in _STREWN.finditer(text))
        counts.update(m[1] for m in _EMOJI.finditer(text) if m[1] not in _MARKS)
    found = [mark for mark, n in counts.most_common(6) if n >= (6 if mark in _PLAIN_MARKS else 3) and n * 200 >= len(text)]
    if count_invisible(text):
        inside = len(_INVISIBLE_INSIDE.findall(text))
        if inside >= 10 and inside * 60 > len(text):
            found.append("\u200b")
    return tuple(found)


def drop_pinyin(text: str) -> str:
    """``text`` without pinyin in brackets after single characters."""
    return _PINYIN.sub(r"\1", text)


def to_simplified(text: str) -> str:
    """``text`` in Simplified characters, one for one, words in which a character is its own spared."""
    if not text:
        return text
    kept = {i for m in _KEPT.finditer(text) for i in range(m.start(), m.end())}
    changed = text.translate(_simplified())
    if kept and len(changed) == len(text):
        changed = "".join(text[i] if i in kept else ch for i, ch in enumerate(changed))
    for odd, plain in _odd().items():
        if odd in changed:
            changed = changed.replace(odd, plain)
    changed = changed.replace("瞭解", "了解").replace("瞭", "了") if "瞭望" not in changed else changed.replace("瞭解", "了解")
    return _ASPECT.sub("着", changed)


def drop_marks(text: str, marks: tuple[str, ...]) -> str:
    """``text`` without the given marks where they stand between two characters, or at the edge of a run of them."""
    for mark in marks:
        if mark == "\u200b":
            text = INVISIBLE.sub("", text)
        else:
            text = re.sub(rf"(?<=[{HAN}])\s?{re.escape(mark)}\s?|\s?{re.escape(mark)}\s?(?=[{HAN}])|{re.escape(mark)}", "", text)
    return text
