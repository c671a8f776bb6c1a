"""What broken tools leave in a text: eaten or escaped tags, entities, replacement characters."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from tasks.reference.tables import read_csv
from tasks.transform.documents.hijack.register import HAN

LOST = "\ufffd"
"""Stands where characters were lost: removing it would join what did not stand together (``1?5`` is not 15)."""

_ATTRIBUTES = r"(?:\s+[a-z][\w:-]{0,20}\s?=\s?(?:\"[^\"<>]{0,300}\"|'[^'<>]{0,300}'|[^\s\"'<>]{1,200})){1,8}"
_TAGS = r"(?:a|p|br|img|span|div|font|strong|b|i|em|u|td|tr|table|center|h[1-6]|ul|li|o:p|script|style|iframe|embed|section)"
# The brackets were eaten, the name and its attributes stayed: a target='_blank' href='/x.html'/a
_EATEN = re.compile(rf"\s?(?<![A-Za-z]){_TAGS}{_ATTRIBUTES}\s?/?\s?(?:{_TAGS}(?![A-Za-z]))?\s?", re.IGNORECASE)
_ESCAPED = re.compile(rf"(?<![?\uff1f])</?{_TAGS}(?:{_ATTRIBUTES})?\s{{0,3}}/?>|<!--[^<>]{{0,200}}-->", re.IGNORECASE)
_ENTITY = re.compile(
    r"&(?:nbsp|amp|lt|gt|quot|[lr][ds]quo|[mn]dash|middot|hellip|e[nm]sp|#\d{2,6}|#x[0-9a-f]{2,5});", re.IGNORECASE
)
_TEMPLATE = re.compile(
    r"\{\{\s?[\w.$|:() '-]{1,60}\}\}|\$\{[\w.$()]{1,60}\}|<%=?\s?[\w.$() ]{1,60}%>"
    r"|\{(?:dede|pboot|aspcms|eyou|php):[^{}<>]{1,80}\}"
    r"|\[field:[^\[\]]{1,60}\]"
)
"""Variables that a template did not fill."""
_BOARD = re.compile(r"\[(?:img|url|b|i|u|size|color|align|font|quote|attach|media)(?:=[^\[\]]{1,80})?\]", re.IGNORECASE)
_BOARD_END = re.compile(
    r"\[(img|attach|media)\][^\[\]]{0,200}\[/\1\]|\[/(?:img|url|b|i|u|size|color|align|font|quote|attach|media)\]", re.IGNORECASE
)
"""Marks of bulletin boards."""
_CLOSED = re.compile(rf"(?<=[{HAN}。,、;:!\uff0c\uff1b\uff1a”])/(?:p|a|span|div|strong|b|font)>?(?=[{HAN}\s]|$)", re.IGNORECASE)

_BROKEN_TAG = re.compile(r"[?\uff1f]/(?:p|span|div|a|b|strong)>", re.IGNORECASE)
_LOST = re.compile("(?:\ufffd|锟斤拷|锟斤|斤拷锟|烫烫烫烫*|屯屯屯屯*|ï¿½)+")
_LOST_SIGNS = (LOST, "锟斤", "斤拷锟", "烫烫烫", "屯屯屯屯", "ï¿½")
_QUESTION_INSIDE = re.compile(rf"(?<=[{HAN},、;:\uff0c\uff1b\uff1a\d%”》])[?\uff1f]{{1,3}}(?=[{HAN}\d“《,、;。\uff0c\uff1b])")
_SENTENCE_BREAK = re.compile("[。!?;:\uff01\uff1f\uff1b\uff1a…\n“”「」]")
_LATIN_LOST = re.compile(r"(?<=[a-zà-ÿ])\?(?=[a-zà-ÿ])|(?<=\s)\?(?=[a-zà-ÿ])|(?<=[a-zà-ÿ])\?(?=\s[a-zà-ÿ])")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>]{1,300}")


@lru_cache(maxsize=1)
def _asking() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(row["term"]) for row in read_csv("hijack/question_words.csv")))


def drop_markup(text: str) -> tuple[str, list[str]]:
    """``text`` without pieces of tags, and those pieces. Where a tag parted two words a space stays."""
    pieces: list[str] = []

    def take(match: re.Match[str]) -> str:
        pieces.append(match[0].strip())
        around = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
        spaced = match[0][:1].isspace() or match[0][-1:].isspace()
        return " " if spaced or (around.isascii() and len(around) == 2 and around.isalnum()) else ""

    if "=" in text:
        text = _ESCAPED.sub(take, text) if "<" in text else text
        text = _EATEN.sub(take, text)
    elif "<" in text:
        text = _ESCAPED.sub(take, text)
    if "&" in text and _ENTITY.search(text):
        pieces += _ENTITY.findall(text)
        text = html.unescape(_ENTITY.sub(lambda m: m[0].lower(), text)).replace("\u00a0", " ")
    if "/" in text:
        text = _CLOSED.sub(take, text)
    if "[/" in text and _BOARD_END.search(text):
        text = _BOARD.sub(take, _BOARD_END.sub(take, text))
    if ("{" in text or "<%" in text or "[field" in text) and _TEMPLATE.search(text):
        text = _TEMPLATE.sub(take, text)
    return (" ".join(text.split()), pieces) if pieces else (text, pieces)


def may_be_damaged(text: str) -> bool:
    """Whether ``text`` has anything that ``drop_damage`` looks for."""
    return "?" in text or "\uff1f" in text or any(sign in text for sign in _LOST_SIGNS)


def drop_damage(text: str, is_chinese: bool) -> tuple[str, list[str]]:
    """``text`` with every run of marks of lost characters as one U+FFFD, and the marks as found."""
    marks: list[str] = []

    def take(match: re.Match[str]) -> str:
        marks.append(match[0])
        return LOST

    if any(sign in text for sign in _LOST_SIGNS):
        text = _LOST.sub(take, text)
    if "/" in text:
        text = _BROKEN_TAG.sub(take, text)
    if "?" in text or "\uff1f" in text:
        marks += _lost_in_questions(text, is_chinese)
    return text, marks


def _lost_in_questions(text: str, is_chinese: bool) -> list[str]:
    """Question marks inside statements: characters that some charset could not hold."""
    marks = []
    if not is_chinese:
        if _URL.search(text):
            text = _URL.sub(" ", text)
        return _LATIN_LOST.findall(text)
    for match in _QUESTION_INSIDE.finditer(text):
        start = max(0, match.start() - 60)
        breaks = [m.end() for m in _SENTENCE_BREAK.finditer(text, start, match.start())]
        clause = text[breaks[-1] if breaks else start : match.start()]
        if not _asking().search(clause):
            marks.append(match[0])
    return marks


def undouble(text: str) -> str:
    """The half of a text that says the same thing twice, as captions do that a crawler took from image and legend."""
    if len(text) < 12:
        return text
    head = text[: min(12, len(text) // 3)].strip()
    start = len(text) // 2 - 12
    while (at := text.find(head, max(start, len(head)))) != -1 and at <= len(text) // 2 + 12:
        first, second = text[:at].strip(), text[at:].strip()
        if _key(first) == _key(second):
            return second if len(second) >= len(first) else first
        start = at + 1
    return text


def _key(text: str) -> str:
    return "".join(ch for ch in text if ch.isalnum())
