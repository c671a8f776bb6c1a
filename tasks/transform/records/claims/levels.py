"""Numbers that take up a claim just told: its new total, or the level that it is compared with."""

from __future__ import annotations

import re

from tasks.text.mentions import Mention
from tasks.transform.records.claims.nouns import Counted
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.model import ClaimDraft, latest_first
from tasks.transform.records.words import patterns

_LEVEL_UNITS = {"person": ("person",), "case": ("case",), "item": ("case", "item"), "site": ("site",), "group": ("group",)}
"""Units of claims whose level a number with a measure word may be: 件 counts cases as well as things."""
_NEW_TOTAL = patterns("levels.new_total")
_COMPARED = patterns("levels.compared")


_LEVELS = patterns("claims.levels")


def _is_level_of(view: DocumentView, quantity: Mention, last: ClaimDraft) -> bool:
    """Whether a clause tells nothing but the level of the claim before at another time (2023年猛增至3902人次)."""
    clause = view.clause_at(quantity.start)
    if last.clause == clause.index or last.unit not in _LEVEL_UNITS.get(quantity.unit or "", ()):
        return False
    start = clause.start
    for period in view.within("period", clause.start, quantity.start):
        if period.start - start <= 2:
            start = max(start, period.end)
    if start == clause.start:
        return False
    return _LEVELS["zh"].fullmatch(view.shadow, start, quantity.start) is not None


def _level_told(view: DocumentView, sentence: Sentence, quantity: Mention, drafts: list[ClaimDraft]) -> int | None:
    """The claim of the sentence, nearest first, whose unit a level has (破案80宗,检控50人;去年同期则为60宗: of the cases)."""
    for index, draft in latest_first(drafts):
        if draft.sentence != sentence.index:
            return None
        if _is_level_of(view, quantity, draft):
            return index
    return None


_AND_BEFORE = re.compile(r"\s(?:et|and)\s$")


def told_again(
    view: DocumentView, sentence: Sentence, quantity: Mention, counted: Counted, unit: str | None, drafts: list[ClaimDraft]
) -> int | None:
    """The claim of which a number without a noun is the new total (bringing it to 210) or the earlier level (down from 29)."""
    if counted.mention is not None or not drafts:
        return None
    if view.language == "zh":
        return _level_told(view, sentence, quantity, drafts)
    last = drafts[-1]
    if sentence.index - last.sentence > 1 or unit not in (None, last.unit):
        return None
    before = view.shadow[max(sentence.start, quantity.start - 90) : quantity.start]
    if _NEW_TOTAL[view.language].search(before):
        return len(drafts) - 1
    if last.sentence == sentence.index and _COMPARED[view.language].search(before):
        return len(drafts) - 1
    if last.sentence == sentence.index and last.rule.endswith("total-or-comparison") and _AND_BEFORE.search(before):
        return len(drafts) - 1  # contre 24 en 2023 et 49 en 2022
    return None
