"""Which numbers of a sentence can be claims at all, and what of their words is no part of them."""

from __future__ import annotations

import re

from tasks.text.mentions import Mention
from tasks.text.patterns import compile_guarded
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
from tasks.transform.records.words import pattern

_SKIPPED = {
    "zh": re.compile(r"(?:一|几|两三)(?!十|百|千|万|亿|餘|余)"),
    "en": re.compile(
        r"(?:one|an?)\b(?!\$)(?! (?:dozen|hundred|thousand|million|billion|total|further))|"
        r"(?:several|few)\b(?!\s(?:hundred|thousand|million|dozen|score))"
    ),
    "fr": re.compile(r"(?:une?|quelques|plusieurs)(?!\s\w*(?:aine|illier))\b"),
}
_WEIGHT_OF_ONE = re.compile(r"一(?:公斤|千克|克|毫克|吨|公吨|磅|盎司|公升|毫升|斤)")  # une tonne, a kilo
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|e|er|ère|ème)\b")
_STRETCH = re.compile(  # au cours des 18 derniers mois
    r"\s(?:derniers|dernières|prochains|prochaines|premiers|premières)\s(?:mois|ans|années|jours|semaines|heures|trimestres|semestres)\b"
)
_ALONE = re.compile(
    r"\s*(?:$|[,.;:)\n»]|(?:and|or|by|par|d|from|were|was|are|have|had|has|in|of|for|to|at|who|on|over|with|others?|more|being|under|remain|et|ont|sont|"
    r"étaient|avaient|pour|en|dans|de|des|à|au|aux|autres?|lors|sur|qui|viennent|venant|restent|originaires|seront|will|would|face|came|come)\b)"
)
_EACH = pattern("claims.a_head")
_FIRST_OF = re.compile(r"first\s\S+\s(?:of (?:those|the|them)|suspects|defendants)\b")
_SHARE_BEFORE = compile_guarded(  # half of the 400: the share is not told as a number
    r"(?:half|percent|per cent|%|most|many|thirds?|quarters?|majority) of (?:the |its |their |all )?$|"
    r"(?:moitié|plupart|majorité|%) des $"
)
_OUT_OF = {
    "zh": re.compile(r"(?!)"),
    "en": re.compile(r"\s(?:of|out of) (?:(?:the|a total of|some|its|their) )?"),
    "fr": re.compile(r"\s(?:des|de ces|sur) (?:les )?"),
}
_PREDICATE = re.compile(
    r",|(?:均|都|皆|全|也|亦|则|又|还|仍|已|曾|现|分别|随后|先后|一同|同)*"
    r"(?:[是为系属被将把对向在从由于因经以]|承认|供述|涉嫌|冒充)"
)
_BATCH = re.compile(r"(?:批次?|波次?|轮次?|届|waves?|batches|vagues?|rounds)$")
_ORDINAL_BEFORE = compile_guarded(
    r"(?:(?<![此目之日年月天以午生战跟眼当面提])前|每|第|首|后|历)$|"
    r"\b(?:(?<!a )first|last|next|every|each|per|premiers?|premières?|derniers?|dernières?|chaque|"
    r"tous les|toutes les)\s$"
)


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
