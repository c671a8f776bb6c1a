"""Numbers that take up a claim just told: its new total, or the level that it is compared with."""

from __future__ import annotations

import re

from tasks.text.mentions import Mention
from tasks.transform.records.claims.nouns import Counted
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.model import ClaimDraft

_NEW_TOTAL = {
    "en": re.compile(
        r"\b(?:bring|brought|tak|took|rais|lift|push)\w*\s(?:up )?(?:the|its|their|this year's)\s(?:[\w-]+\s){0,4}?"
        r"(?:total|number|tally|toll|count|figure|arrests|seizures)\b[^.;:,]{0,50}?\sto\s$"
    ),
    "fr": re.compile(r"\bport\w*\s(?:ainsi |désormais )?(?:(?:le|son|leur)\s(?:nombre|total|bilan)\b[^.;:,]{0,50}?\s)?à\s$"),
}
_COMPARED = {
    "en": re.compile(
        r"\b(?:(?:down|up) from|(?:rose|risen|climbed|fell|fallen|dropped|jumped|surged|increased|decreased)\b"
        r"[^.;:]{0,30}?\sfrom|"
        r"compared (?:with|to)|against|versus)\s"
        r"(?:just |only )?$"
    ),
    "fr": re.compile(r"\b(?:contre|au lieu de|comparée?s? à|par rapport à|après)\s(?:seulement )?$"),
}


def told_again(
    view: DocumentView, sentence: Sentence, quantity: Mention, counted: Counted, unit: str | None, drafts: list[ClaimDraft]
) -> int | None:
    """The claim of which a number without a noun is the new total (bringing it to 210) or the earlier level (down from 29)."""
    if view.language == "zh" or counted.mention is not None or not drafts:
        return None
    last = drafts[-1]
    if sentence.index - last.sentence > 1 or unit not in (None, last.unit):
        return None
    before = view.shadow[max(sentence.start, quantity.start - 90) : quantity.start]
    if _NEW_TOTAL[view.language].search(before):
        return len(drafts) - 1
    if last.sentence == sentence.index and _COMPARED[view.language].search(before):
        return len(drafts) - 1
    return None
