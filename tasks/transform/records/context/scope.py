"""Where to look for what belongs to a number: its item, its clause, its sentence, its paragraph - from near to far."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from tasks.text.mentions import Mention
from tasks.text.spans import Span
from tasks.transform.records.claims.lists import find_heading
from tasks.transform.records.clauses import Clause, DocumentView, Sentence
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import pattern, patterns

# What parts two counted items of one clause (263起、379人; 40 people and two guns).
_ITEM_MARKS = {"zh": ("、", "和", "及", "并"), "en": (" and ", " & ", " plus "), "fr": (" et ", " ainsi que ")}
# Deeds that are not the crime's doing: a crime named elsewhere in the sentence is not tied to them.
SIDE_DEEDS = frozenset({"deploy", "patrol", "meet", "train", "agree", "establish", "charge_flow"})
_ONE_MONTH = 31


_DATELINE = patterns("scope.dateline")
# What opens an item of a list told in paragraphs of their own.
_ITEM_MARK = re.compile(
    r"\s*(?:[-—–•·●▪◆■★►※*]|[一二三四五六七八九十]{1,2}是|\(?[一二三四五六七八九十\d]{1,2}[)、.](?!\d)|[①-⑳])"
)
_REACHES = pattern("scope.reaches")
_SHORT_HEAD = 36
"""Characters of a paragraph that only announces a list and leaves what holds for it to the one before."""


def find_dateline_end(view: DocumentView) -> int:
    """Where the text begins after its dateline (新华社昆明1月30日电; LYON, Nov 26 -); 0 where it has none."""
    text = view.shadow if view.language == "zh" else view.text.replace("\u2013", "-").replace("\u2014", "-")
    match = _DATELINE[view.language].search(text[:90].partition("\n")[0])
    return match.end() if match else 0


class Scope:
    """The drafts of a document laid over its clauses, sentences and paragraphs. Built once a document."""

    def __init__(self, drafts: list[ClaimDraft], view: DocumentView) -> None:
        self.view = view
        self.drafts = drafts
        self.by_clause: dict[int, list[int]] = {}
        self.by_sentence: dict[int, list[int]] = {}
        for index in sorted(range(len(drafts)), key=lambda i: drafts[i].quantity.start):
            self.by_clause.setdefault(drafts[index].clause, []).append(index)
            self.by_sentence.setdefault(drafts[index].sentence, []).append(index)
        self._items: dict[int, Span] = {}
        self.order = self._order()

    def _order(self) -> list[int]:
        """Indices of the drafts, wholes before their parts, else in text order."""
        done: set[int] = set()
        order: list[int] = []

        def place(index: int, depth: int = 0) -> None:
            whole = self.whole_of(index)
            if whole is not None and whole not in done and 0 <= whole < len(self.drafts) and depth < 8:
                place(whole, depth + 1)
            if index not in done:
                done.add(index)
                order.append(index)

        for indices in self.by_sentence.values():
            for index in indices:
                place(index)
        return order

    def whole_of(self, index: int) -> int | None:
        """The claim whose context draft ``index`` shares: its whole, else its companion."""
        draft = self.drafts[index]
        return draft.part_of if draft.part_of is not None else draft.companion

    @cached_property
    def paragraph_sentences(self) -> dict[int, list[Sentence]]:
        """Sentences by the index of their paragraph."""
        found: dict[int, list[Sentence]] = {}
        for sentence in self.view.sentences:
            found.setdefault(sentence.paragraph, []).append(sentence)
        return found

    def clause(self, index: int) -> Clause:
        """The clause that holds the number of draft ``index``."""
        return self.view.clauses[self.drafts[index].clause]

    def sentence(self, index: int) -> Sentence:
        """The sentence of draft ``index``."""
        return self.view.sentences[self.drafts[index].sentence]

    def paragraph(self, index: int) -> Span:
        """The paragraph of draft ``index``."""
        return self.view.paragraphs[self.sentence(index).paragraph]

    def item(self, index: int) -> Span:
        """The part of the clause that belongs to this number where the clause counts several things, else the clause."""
        if index not in self._items:  # every attribute asks for it
            self._items[index] = self._item(index)
        return self._items[index]

    def _item(self, index: int) -> Span:
        clause = self.clause(index)
        others = [self.drafts[other].quantity for other in self.by_clause[clause.index]]
        own = self.drafts[index].quantity
        left, right = clause.start, clause.end
        for other in others:
            if other.end <= own.start:
                left = max(left, self._cut(other.end, own.start, last=True))
            elif other.start >= own.end:
                right = min(right, self._cut(own.end, other.start, last=False))
        return Span(left, right)

    def _cut(self, start: int, end: int, last: bool) -> int:
        """Where two counted things between ``start`` and ``end`` part."""
        shadow = self.view.shadow
        marks = _ITEM_MARKS[self.view.language]
        if last:
            cuts = [at + len(mark) for mark in marks if (at := shadow.rfind(mark, start, end)) >= 0]
            return max(cuts, default=start)
        # the mark that the next number comes after: same place, so that items neither overlap nor leave holes
        cuts = [at for mark in marks if (at := shadow.rfind(mark, start, end)) >= 0]
        return max(cuts, default=end)

    def is_aside(self, clause: Clause, index: int) -> bool:
        """Whether ``clause`` counts a part of a number of the same sentence, and draft ``index`` is no part of it."""
        held = self.by_clause.get(clause.index)
        if not held:
            return False
        own = self.drafts[index].part_of
        for other in held:
            whole = self.drafts[other].part_of
            if whole is None or whole == own or self.drafts[whole].sentence != self.drafts[other].sentence:
                return False
        return True

    def is_total(self, index: int) -> bool:
        """Whether cue words or a stretch of more than one month make the number a total (the claim's own flag is set later)."""
        draft, clause = self.drafts[index], self.clause(index)
        if any(m.code == "total" for m in self.view.within("cumulative", clause.start, clause.end)):
            return True
        start, end = draft.period_start, draft.period_end
        return end is not None and (start is None or (end - start).days > _ONE_MONTH)

    def counts_states(self, index: int) -> bool:
        """Whether the sentence counts the countries that took part: a country named beside them is not the scene."""
        sentence = self.sentence(index)
        counted = self.view.within("quantity", sentence.start, sentence.end)
        return any(m.unit == "country" and m.detail is None and not self._is_reach(m) for m in counted)

    def _is_reach(self, quantity: Mention) -> bool:
        """Whether a case is only told to reach over so many countries (该案涉及7个国家): nobody took part."""
        return self.view.language == "zh" and _REACHES.search(self.view.shadow, quantity.start - 4, quantity.start) is not None

    def clauses_before(self, index: int) -> list[Clause]:
        """Clauses of the sentence before that of draft ``index``, the nearest first."""
        return self.view.clauses_before(self.clause(index))

    def clauses_after(self, index: int) -> list[Clause]:
        """Clauses of the sentence after that of draft ``index``, the nearest first."""
        return self.view.clauses_after(self.clause(index))

    def sentences_before(self, index: int) -> Iterator[Sentence]:
        """Sentences of the paragraph before that of draft ``index``, the nearest first."""
        own = self.sentence(index)
        for sentence in reversed(self.paragraph_sentences[own.paragraph]):
            if sentence.index < own.index:
                yield sentence

    def sentences_announcing(self, index: int) -> list[Sentence]:
        """Sentences, the nearest first, of the paragraph that announces the list whose item holds draft ``index``.

        Items open with a mark or a number of their own (——, 一是, (2), ①); where the paragraph before them announces them in a
        few words (行动战果主要包括:), the one before it belongs to their head. Empty outside a list.
        """
        at = self.sentence(index).paragraph
        if self.view.language != "zh":
            heading = find_heading(self.view, self.sentence(index))
            return [] if heading is None else list(reversed(self.paragraph_sentences.get(heading.paragraph, [])))
        if not self._is_item(at):
            return []
        while at > 0 and self._is_item(at):
            at -= 1
        head = list(reversed(self.paragraph_sentences.get(at, [])))
        if not self._announces(at):
            return []
        if self.view.paragraphs[at].end - self.view.paragraphs[at].start <= _SHORT_HEAD and at > 0:
            head += reversed(self.paragraph_sentences.get(at - 1, []))
        return head

    def _is_item(self, paragraph: int) -> bool:
        span = self.view.paragraphs[paragraph]
        return _ITEM_MARK.match(self.view.shadow, span.start, span.end) is not None

    def _announces(self, paragraph: int) -> bool:
        span = self.view.paragraphs[paragraph]
        return self.view.shadow[span.start : span.end].rstrip().endswith(":")

    def sentences_after(self, index: int) -> Iterator[Sentence]:
        """Sentences of the paragraph after that of draft ``index``, the nearest first."""
        own = self.sentence(index)
        for sentence in self.paragraph_sentences[own.paragraph]:
            if sentence.index > own.index:
                yield sentence


class Covers:
    """Fast answer to: does a mention lie inside one of these spans (body names, campaign names)?"""

    def __init__(self, mentions: list[Mention]) -> None:
        self._mentions = sorted(mentions, key=lambda m: m.start)
        self._starts = [m.start for m in self._mentions]

    def over(self, mention: Mention) -> Mention | None:
        """The longest of the mentions starting before that covers ``mention``, looking at the nearest three."""
        at = bisect_left(self._starts, mention.start + 1)
        if at == 0:  # most texts have few of them, or none
            return None
        for candidate in reversed(self._mentions[max(0, at - 3) : at]):
            if candidate.start <= mention.start and mention.end <= candidate.end:
                return candidate
        return None
