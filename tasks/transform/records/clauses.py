"""A document seen as paragraphs, sentences and clauses that hold mentions."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, TypeVar

from tasks.text.mentions import Mention
from tasks.text.patterns import compile_guarded
from tasks.text.sentences import split_paragraphs, split_sentences
from tasks.text.shadow import shadow
from tasks.text.spans import Span
from tasks.transform.records.model import DocumentInput

# A clause ends at a comma, semicolon, colon, sentence mark or spaced dash, but not at a comma or point inside a number.
_CHINESE_CUT = compile_guarded(r"[;:。!?]|,(?!\d{3}(?!\d))|(?<!\d),|-{2,}")
_LATIN_CUT = compile_guarded(r"[;:!?](?=\s|$)|,(?!\d)|(?<!\d),|\s-\s|\s[«»]\s")


_BEHIND = sys.maxsize
"""A start behind those of all mentions: what a search among them ends at."""
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of text between two clause marks, without them."""

    index: int
    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its span, its paragraph and the indices of its first clause and of the one after its last."""

    index: int
    start: int
    end: int
    paragraph: int
    first_clause: int
    last_clause: int


class DocumentView:
    """Cheap access to the mentions of a document by kind and by stretch of text. Built in one pass."""

    def __init__(self, document: DocumentInput, mentions: list[Mention]) -> None:
        self.document = document
        self.text = document.text
        self.shadow = shadow(document.text)
        family = document.language[:2]
        self.language = family if family in ("zh", "fr") else "en"
        """``zh``, ``en`` or ``fr``; what is neither Chinese nor French is read as English, as the lexicon does."""
        self.mentions = mentions
        self._made: dict[str, Any] = {}
        self._by_kind: dict[str, list[Mention]] = {}
        for mention in mentions:
            self._by_kind.setdefault(mention.kind, []).append(mention)
        self._starts: dict[str, list[int]] = {}
        for kind, found in self._by_kind.items():
            found.sort(key=itemgetter(2), reverse=True)  # by end, the longer first; the next sort keeps that among equal starts
            found.sort(key=itemgetter(1))
            self._starts[kind] = [*(m[1] for m in found), _BEHIND]
        self.paragraphs: list[Span] = split_paragraphs(self.text)
        self.sentences: list[Sentence] = []
        self.clauses: list[Clause] = []
        self._split()
        self._sentence_starts = [s.start for s in self.sentences]
        self._clause_of = self._by_character()

    def _split(self) -> None:
        cut = _CHINESE_CUT if self.language == "zh" else _LATIN_CUT
        paragraph = 0
        for index, span in enumerate(split_sentences(self.text, self.document.language)):
            while paragraph + 1 < len(self.paragraphs) and self.paragraphs[paragraph].end <= span.start:
                paragraph += 1
            first = len(self.clauses)
            start = span.start
            for match in cut.finditer(self.shadow, span.start, span.end):
                self._add_clause(start, match.start(), index)
                start = match.end()
            self._add_clause(start, span.end, index)
            if len(self.clauses) == first:  # nothing but marks
                self.clauses.append(Clause(first, span.start, span.end, index))
            self.sentences.append(Sentence(index, span.start, span.end, paragraph, first, len(self.clauses)))

    def _add_clause(self, start: int, end: int, sentence: int) -> None:
        while start < end and self.shadow[start] in " \n":
            start += 1
        while end > start and self.shadow[end - 1] in " \n.":
            end -= 1
        if start < end:
            self.clauses.append(Clause(len(self.clauses), start, end, sentence))

    def _by_character(self) -> list[Clause]:
        """The clause of each character of the text and of its end: rules ask for it some thousand times a document."""
        found: list[Clause] = []
        ends = [*(clause.start for clause in self.clauses[1:]), len(self.text) + 1]
        for clause, end in zip(self.clauses, ends, strict=False):
            found += [clause] * (end - len(found))
        return found

    def once(self, name: str, make: Callable[[], _Made]) -> _Made:
        """What ``make`` gives for this document, made once for all who ask for ``name``; not to be changed by them."""
        if name not in self._made:
            self._made[name] = make()
        made: _Made = self._made[name]
        return made

    def of_kind(self, kind: str) -> list[Mention]:
        """All mentions of ``kind``, sorted by start, the longer first."""
        return self._by_kind.get(kind, [])

    def within(self, kind: str, start: int, end: int) -> list[Mention]:
        """Mentions of ``kind`` that start in ``[start, end)``, in order."""
        starts = self._starts.get(kind)
        if starts is None:
            return []
        first = bisect_left(starts, start)
        if starts[first] >= end:  # most stretches of a text hold no mention of a kind
            return []
        return self._by_kind[kind][first : bisect_left(starts, end, first)]

    def last_before(self, kind: str, position: int, since: int = 0) -> Mention | None:
        """The last mention of ``kind`` that starts in ``[since, position)``."""
        starts = self._starts.get(kind)
        if starts is None:
            return None
        index = bisect_left(starts, position) - 1
        return self._by_kind[kind][index] if index >= 0 and starts[index] >= since else None

    def sentence_at(self, position: int) -> Sentence:
        """The sentence that holds ``position``, or the last one before it."""
        return self.sentences[(bisect_right(self._sentence_starts, position) or 1) - 1]

    def clause_at(self, position: int) -> Clause:
        """The clause that holds ``position``, or the last one before it."""
        return self._clause_of[position if position > 0 else 0]

    def clauses_of(self, sentence: Sentence) -> list[Clause]:
        """The clauses of ``sentence``, in order."""
        return self.clauses[sentence.first_clause : sentence.last_clause]

    def clauses_before(self, clause: Clause) -> list[Clause]:
        """The clauses of its sentence before ``clause``, the nearest first."""
        return self.clauses[self.sentences[clause.sentence].first_clause : clause.index][::-1]

    def clauses_after(self, clause: Clause) -> list[Clause]:
        """The clauses of its sentence after ``clause``, the nearest first."""
        return self.clauses[clause.index + 1 : self.sentences[clause.sentence].last_clause]

    def sentence_before(self, sentence: Sentence) -> Sentence | None:
        """The sentence right before in the same paragraph; None for the first of a paragraph."""
        before = self.sentences[sentence.index - 1] if sentence.index else None
        return before if before is not None and before.paragraph == sentence.paragraph else None

    def paragraph_at(self, position: int) -> Span:
        """The paragraph that holds ``position``."""
        return self.paragraphs[self.sentence_at(position).paragraph]
