"""Nouns that the lexicon lacks, read by the verb beside their number."""

from __future__ import annotations

import re

from tasks.text.mentions import Mention
from tasks.transform.records.claims.frames import PERSONS
from tasks.transform.records.claims.linking import find_candidates
from tasks.transform.records.claims.nouns import Counted
from tasks.transform.records.claims.triggers import Trigger
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import pattern

_SEARCH = pattern("objects.search")
_GUESSES = (
    ("suspect", frozenset({"arrest", "prosecute", "sentence", "extradite", "surrender", "wanted"})),
    ("person", frozenset({"rescue", "repatriate", "handover"})),
    ("site", frozenset({"raid"})),
    ("other", frozenset({"seize"})),
)
_CLOSE = re.compile(r"\s(?:(?!with|to|for|on|at|by|in|into|avec|à|pour|sur|dans|par)[\w'-]+\s){0,2}")  # verb, then its object
_SUBJECT = pattern("objects.subject")


def guess_noun(
    view: DocumentView, quantity: Mention, counted: Counted, triggers: list[Trigger], positions: list[int],
    drafts: list[ClaimDraft],
) -> Counted | None:  # fmt: skip
    """A noun that the lexicon lacks, read by the verb beside it: whoever is arrested is a suspect, what is seized a thing."""
    best: tuple[float, Counted] | None = None
    for code, actions in _GUESSES:
        guess = counted._replace(object=code, is_generic=code in PERSONS)
        found = find_candidates(view, quantity, guess, triggers, positions)
        if not found or found[0].score < 60.0 or found[0].trigger is None:
            continue
        is_harmed = code == "person" and found[0].makes == "victim"  # 57 winegrowers were defrauded
        if found[0].action not in actions and not is_harmed:
            continue
        trigger = found[0].trigger
        if code != "other" and trigger.end <= quantity.start and not _CLOSE.fullmatch(view.shadow, trigger.end, quantity.start):
            continue
        if code != "other" and trigger.start > quantity.end and not _SUBJECT.fullmatch(view.shadow, quantity.end, trigger.start):
            continue
        mention = found[0].mention
        is_listed = bool(drafts) and drafts[-1].action_mention is not None and drafts[-1].action_mention == mention
        if code == "other" and mention is not None and ";" in (mention.detail or "") and not is_listed:
            continue  # a verb that also keeps or finds people tells nothing of an unknown noun
        if code == "site" and not _SEARCH.match(view.shadow, trigger.start):
            continue
        if best is None or found[0].score > best[0]:
            best = found[0].score, guess
    return best[1] if best is not None else None
