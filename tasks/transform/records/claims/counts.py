"""Which numbers of a sentence can be claims at all, and what of their words is no part of them."""

from __future__ import annotations

import re

from tasks.text.mentions import Mention
from tasks.transform.records.claims.chinese import is_listed_one as is_one_of_list
from tasks.transform.records.claims.chinese import is_no_count
from tasks.transform.records.claims.frames import THINGS
from tasks.transform.records.claims.lists import is_bracketed, is_listed_one
from tasks.transform.records.claims.nouns import Counted
from tasks.transform.records.claims.objects import is_currency
from tasks.transform.records.claims.parts import find_equal
from tasks.transform.records.claims.triggers import Trigger
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import pattern, patterns

_SKIPPED = patterns("counts.skipped")
_WEIGHT_OF_ONE = pattern("counts.weight_of_one")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|e|er|ère|ème)\b")
_STRETCH = pattern("counts.stretch")
_ALONE = pattern("counts.alone")
_EACH = pattern("claims.a_head")
_FIRST_OF = pattern("counts.first_of")
_SHARE_BEFORE = pattern("counts.share_before")
_OUT_OF = patterns("counts.out_of")
_PREDICATE = pattern("counts.predicate")
_BATCH = pattern("counts.batch")
_ORDINAL_BEFORE = pattern("counts.ordinal_before")


def is_count(view: DocumentView, quantity: Mention) -> bool:
    """Whether a quantity can be a claim: a count with a bound; no article (一名, one), "several", batch or "the first three"."""
    if (quantity.low is None and quantity.high is None) or quantity.high == 0:
        return False
    if view.language == "zh" and is_one_of_list(view, quantity):
        return True
    if quantity.detail is not None:
        return is_bracketed(view, quantity)
    text = view.shadow
    is_weight = quantity.unit == "item" and (view.language != "zh" or _WEIGHT_OF_ONE.match(text, quantity.start) is not None)
    if not is_weight and not is_listed_one(view, quantity) and _opens_with_article(view, quantity):
        first = view.sentence_at(quantity.start).start if view.language == "zh" else 0
        cue = view.last_before("part", quantity.start, max(first, quantity.start - 40))
        if quantity.low != 1 or cue is None:
            return False
    if text[quantity.start - 1 : quantity.start] == "无":  # 无一人违纪
        return False
    if view.language != "zh" and (_ORDINAL.match(text, quantity.start) or _STRETCH.match(text, quantity.end)):
        return False
    if _is_batch(view, quantity):
        return False
    if text[quantity.start - 1 : quantity.start] == " " and any(  # la semaine dernière 10 tonnes
        m.end >= quantity.start - 1 for m in view.within("period", max(0, quantity.start - 24), quantity.start)
    ):
        return True
    if view.language == "zh" and is_no_count(view, quantity):
        return False
    if view.language != "zh" and (_EACH.match(text, quantity.end) or _FIRST_OF.match(text, max(0, quantity.start - 6))):
        return _EACH.match(text, quantity.end) is None
    before = text[max(0, quantity.start - 24) : quantity.start]
    return not _ORDINAL_BEFORE.search(before) and not _SHARE_BEFORE.search(before)


def _is_batch(view: DocumentView, quantity: Mention) -> bool:
    """Whether waves or batches are counted that tell only how something was done; batches of goods (16批毒品) are things."""
    text = view.shadow
    if text[quantity.end - 1] == "批" and any(
        noun.start == quantity.end and noun.code in THINGS for noun in view.within("object", quantity.end, quantity.end + 1)
    ):
        return False
    return bool(_BATCH.search(text[quantity.start : quantity.end])) or text[quantity.end : quantity.end + 1] in ("批", "波")


def _opens_with_article(view: DocumentView, quantity: Mention) -> bool:
    """Whether a number is only an article or "several"; not where the article belongs to a hedge (un peu plus de 400)."""
    if _SKIPPED[view.language].match(view.shadow, quantity.start, quantity.end) is None:
        return False
    value = quantity.low if quantity.low is not None else quantity.high or 0
    return view.language == "zh" or value <= 1 or not any(c.isdigit() for c in view.shadow[quantity.start : quantity.end])


def is_out_of(view: DocumentView, quantity: Mention, larger: Mention) -> bool:
    """Whether a number without a noun of its own is told out of the next one (21 of the 30 sailors)."""
    if not _OUT_OF[view.language].fullmatch(view.shadow, quantity.end, larger.start) or is_currency(larger.unit or ""):
        return False
    return not view.within("object", quantity.start, quantity.end) and (quantity.low or 0) <= (larger.low or larger.high or 0)


def without_particle(view: DocumentView, quantity: Mention, triggers: list[Trigger]) -> Mention:
    """A hedge word that is the particle of the verb before it taken off the number (handed over 312 people = 312, not more)."""
    for trigger in triggers:
        if trigger.start < quantity.start < trigger.end <= quantity.end:
            if quantity.hedge == "about":  # estimé à 4 millions: the words belong to the verb and hedge all the same
                return quantity._replace(start=min(trigger.end + 1, quantity.end - 1))
            value = quantity.low if quantity.low is not None else quantity.high
            return quantity._replace(start=min(trigger.end + 1, quantity.end - 1), low=value, high=value, hedge="exact")
    return quantity


def stands_alone(view: DocumentView, quantity: Mention) -> bool:
    """Whether a number without a known noun counts what was named before (389 from Vietnam, 12 were), and nothing unknown."""
    if view.language == "zh" or _ALONE.match(view.shadow, quantity.end):
        return True
    end = quantity.end + 2
    return any(view.within(kind, quantity.end, end) for kind in ("action", "nationality", "place"))


def _is_predicate(view: DocumentView, quantity: Mention, noun: Mention) -> bool:
    """Whether a noun behind a number only says what the people are or do (三人均系诈骗犯), and is not what is counted."""
    return noun.start >= quantity.end + 2 and _PREDICATE.match(view.shadow, quantity.end, noun.start) is not None


def is_pronoun(view: DocumentView, drafts: list[ClaimDraft], sentence: Sentence, quantity: Mention, counted: Counted) -> bool:
    """Whether the number only takes up people counted in an earlier sentence (三人均系…, 上述10人, the two were)."""
    if quantity.unit != "person" or (counted.mention is not None and not _is_predicate(view, quantity, counted.mention)):
        return False
    head = view.shadow[quantity.start : quantity.end]
    if view.language != "zh" or len(head) > 3 or any(c.isdigit() for c in head):
        return False
    equal = find_equal(drafts, quantity, "person")
    return equal is not None and drafts[equal].sentence < sentence.index
