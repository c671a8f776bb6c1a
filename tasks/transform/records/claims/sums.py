"""What a sum of English and French is: the worth of goods that were taken, the takings of a crime, money lost."""

from __future__ import annotations

from tasks.text.mentions import Mention
from tasks.transform.records.claims.frames import THINGS
from tasks.transform.records.claims.linking import Candidate
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import pattern

_WORTH = pattern("sums.worth")
_HARM = pattern("sums.harm")
# The sum stands before what it is the money of: a USD 6 million Ponzi scheme; or behind it: une escroquerie à 6 millions.
_OF_CRIME_AFTER = pattern("sums.of_crime_after")
_OF_CRIME_BEFORE = pattern("sums.of_crime_before")
_KEPT_FROM = pattern("sums.kept_from")
_IN_LOSSES = pattern("sums.in_losses")
_LOSSES_OF = pattern("sums.losses_of")
_FREEZING = pattern("sums.freezing")
_ASSETS = pattern("sums.assets")
_HOLDING = pattern("sums.holding")
_COSTS = pattern("sums.costs")
_LEAST_LOSS = 100
_LEAST_COST = 20_000
"""Sums below are prices of things, not the damage of a crime."""
_TOUCHING = 90.0  # score from which a verb stands right before its sum
_BACK = 2  # sentences back to the goods whose worth is told


def _has_own_verb(best: Candidate | None, after: int) -> bool:
    """Whether a deed told behind the number before takes the sum (froze 60 accounts and seized assets worth 3 million)."""
    return best is not None and best.action != "loss" and best.trigger is not None and best.trigger.start >= after


def read_sum(
    view: DocumentView, sentence: Sentence, quantity: Mention, candidates: list[Candidate], drafts: list[ClaimDraft]
) -> list[Candidate]:
    """The readings of a sum with what the words around it make of it, best first; those of Chinese as they are."""
    if view.language == "zh" or quantity.unit is None or not quantity.unit.isupper():
        return candidates
    clause = view.clause_at(quantity.start)
    best = candidates[0] if candidates else None
    if best is not None and best.action == "loss" and _is_price(view, quantity, best):
        return []
    mark = f"{view.language}:"
    text = view.shadow
    before = text[max(clause.start, quantity.start - 90) : quantity.start]
    if best is not None and best.action == "recover" and _KEPT_FROM.match(text, quantity.end, sentence.end):
        return [best._replace(action="freeze", rule=f"{mark}kept-from"), *candidates]
    last = drafts[-1] if drafts and drafts[-1].sentence == sentence.index else None
    is_held = last is not None and last.object == "account" and last.action in ("freeze", "seize") and _HOLDING.search(before)
    if last is not None and is_held and not _has_own_verb(best, last.quantity.end):
        return [Candidate(110.0, last.action, None, None, None, f"{mark}money-of-accounts"), *candidates]
    if best is None or best.action in ("loss", "freeze", "involve", "block", "seize"):
        if _LOSSES_OF.search(before):
            return [Candidate(115.0, "loss", None, None, None, f"{mark}in-losses"), *candidates]
        if _IN_LOSSES.match(text, quantity.end, clause.end):
            return [Candidate(115.0, "loss", None, None, None, f"{mark}in-losses"), *candidates]
        is_deed = best is not None and best.action != "loss" and best.trigger is not None and best.score >= _TOUCHING
        is_of_crime = not is_deed and _OF_CRIME_AFTER.match(text, quantity.end, clause.end) is not None  # froze $3m lost to fraud
        if is_of_crime or _OF_CRIME_BEFORE.search(before):
            return [Candidate(105.0, "loss", None, None, None, f"{mark}money-of-a-crime"), *candidates]
    if best is not None and best.action not in ("loss", "freeze", "block"):
        return candidates
    worth = _WORTH.search(before)
    if worth is None or _HARM.search(text, clause.start, clause.end):
        return candidates
    if best is not None and best.action != "loss":  # intercepted narcotics worth $8 million
        is_behind = best.trigger is not None and best.trigger.start > quantity.start
        if best.action == "freeze" and (is_behind or _FREEZING.search(before)) and _ASSETS.search(before):
            return candidates  # froze property and deposits worth 50 million; shares worth 9 million have been frozen
        nouns = view.within("object", clause.start, quantity.start)
        is_apart = not nouns and _is_of_goods(view, sentence, clause.start, quantity, drafts)  # putting their value at 2 million
        if not is_apart and not (nouns and nouns[-1].code in THINGS):
            return candidates
        return [best._replace(action="seize", score=110.0, rule=f"{mark}worth-of-goods"), *candidates]
    if _is_of_goods(view, sentence, clause.start, quantity, drafts):
        return [Candidate(110.0, "seize", None, None, None, f"{mark}worth-of-goods"), *candidates]
    return candidates


def _is_price(view: DocumentView, quantity: Mention, best: Candidate) -> bool:
    """Whether a sum is only what one thing or one crossing costs (a dinghy costs about 800 euros)."""
    value = quantity.high if quantity.high is not None else quantity.low or 0
    if value < _LEAST_LOSS:
        return True
    trigger = best.trigger
    is_cost = trigger is not None and _COSTS.match(view.shadow, trigger.start) is not None
    clause = view.clause_at(quantity.start)
    if not is_cost or _HARM.search(view.shadow, clause.start, quantity.end) is not None:
        return False
    return value < _LEAST_COST or not view.within("crime", clause.start, clause.end)


def _is_of_goods(view: DocumentView, sentence: Sentence, start: int, quantity: Mention, drafts: list[ClaimDraft]) -> bool:
    """Whether goods were taken in the sentence or just before it, with nothing else done since."""
    for draft in reversed(drafts):
        if sentence.index - draft.sentence > _BACK or view.sentences[draft.sentence].paragraph != sentence.paragraph:
            return False
        if draft.object in THINGS and draft.action == "seize":
            return True
        if draft.sentence != sentence.index and draft.object != "money":
            return False
    return any(
        m.code == "seize" and "money" not in (m.detail or "").split(";")[-1:]
        for m in view.within("action", start, quantity.start)
    )
