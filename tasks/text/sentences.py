"""Paragraphs, sentences and clauses of a clean text, in three languages."""

from __future__ import annotations

import re

from tasks.text.patterns import compile_guarded
from tasks.text.spans import Span

_CLOSERS = "”’」』》）)\"'"
_CHINESE_END = compile_guarded(rf"[。！？!?…]+[{_CLOSERS}]*|\n+")
_LATIN_END = compile_guarded(r"(?:[.!?…]+[»”’\"')]*|\s»)(?=\s+[«“\"'(]?\s?[0-9A-ZÀ-ÖØ-Þ])|\n+")
# Words after which a full stop ends no sentence: titles, months, initials, "No."
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|st|sgt|lt|col|gen|gov|sen|rep|prof|det|supt|insp|no|nos|vs|inc|ltd|co|corp|jr|sr|dept|est|approx|"
    r"jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|mme|mlle|mm|me|art|av|bd|env|janv|févr|avr|juil|déc)|\b[a-z]|\bu\.s|\bu\.k)\.$",
    re.IGNORECASE,
)


def split_paragraphs(text: str) -> list[Span]:
    """Spans of the non-empty lines of ``text``."""
    return [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]


def split_sentences(text: str, language: str) -> list[Span]:
    """Spans of the sentences of ``text``, in order, end punctuation included, outer white space left out.

    ``language`` is a BCP 47 code; everything that is not Chinese is split by the Latin rule, which spares
    abbreviations, initials and decimal points. A line break always ends a sentence.
    """
    chinese = language.startswith("zh")
    spans: list[Span] = []
    start = 0
    for match in (_CHINESE_END if chinese else _LATIN_END).finditer(text):
        if not chinese and match[0][0] == "." and _ABBREVIATION.search(text[max(start, match.start() - 12) : match.start() + 1]):
            continue
        _add(spans, text, start, match.end())
        start = match.end()
    _add(spans, text, start, len(text))
    return spans


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append(Span(start, end))
