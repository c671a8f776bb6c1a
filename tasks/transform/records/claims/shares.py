"""English and French numbers that divide or go on with those told before: by nation, the rest, by rank."""

from __future__ import annotations

import re

from tasks.text.mentions import Mention
from tasks.transform.records.claims.frames import HANDOVERS, PERSONS, THINGS
from tasks.transform.records.claims.idioms import Idiom
from tasks.transform.records.claims.linking import Candidate
from tasks.transform.records.claims.lists import nation_at
from tasks.transform.records.claims.nouns import Counted
from tasks.transform.records.claims.parts import people_before
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.model import ClaimDraft, latest_first
from tasks.transform.records.words import pattern, patterns

_COPULA = pattern("shares.copula")
_NAMELY = pattern("shares.namely")
_ENDS = pattern("shares.ends")
_CHAIN = 60  # characters between two shares of one list
_NEAR = 3  # sentences back to the people who are divided
_DIVIDED = PERSONS - {"officer"}
_REST = patterns("shares.rest")
_HOLDERS = pattern("shares.holders")
_MORE_PLANNED = pattern("shares.more_planned")
_OTHERS_GO_ON = patterns("claims.others_go_on")
_RANKED = patterns("claims.ranked_things")
_ARE_OF_KIND = patterns("claims.kind_of_people")
_HAUL = patterns("claims.haul_as_whole")
_WEIGHS = patterns("claims.weighs")
_ACCOUNT_FOR, _CONCERN = patterns("claims.account_for"), patterns("claims.concern")
_GOODS = THINGS - {"vehicle", "device"}


def read_share(
    view: DocumentView, sentence: Sentence, quantity: Mention, counted: Counted, drafts: list[ClaimDraft], whole: int | None
) -> Idiom | None:
    """The reading of a number that only says of what was told before how it is divided or who else; None where it does not."""
    if view.language == "zh" or (quantity.unit or "").isupper():
        return None
    if (weighed := _of_weight(view, sentence, quantity, counted, drafts)) is not None or not drafts:
        return weighed
    if counted.object == "document" and _HOLDERS.match(view.shadow, quantity.end) is not None:
        counted = Counted(None, None, True, quantity.start, quantity.end, False)  # the other 18 held Kenyan papers: people
    if _is_deed(view, counted):
        return None  # fifteen more arrests are to follow: arrests, not people told before
    if quantity.unit in (None, "event") and (more := _of_more_events(view, sentence, quantity, counted, drafts)) is not None:
        return more
    if counted.object in PERSONS - {"officer", "victim"} | {None} and quantity.unit in (None, "person"):
        found = _of_nation(view, sentence, quantity, counted, drafts, whole) or _of_rest(
            view, sentence, quantity, counted, drafts
        )
        if found is not None:
            return found
        if (kind := _of_kind(view, sentence, quantity, counted, drafts, whole)) is not None:
            return kind
    return _of_cases(view, sentence, quantity, counted, drafts) or _of_ranking(view, sentence, quantity, counted, drafts)


def _of_cases(
    view: DocumentView, sentence: Sentence, quantity: Mention, counted: Counted, drafts: list[ClaimDraft]
) -> Idiom | None:
    """Kinds of the cases counted before (arson accounted for 90 of the reports and theft for 40; a further six concerned …)."""
    is_said_behind = _CONCERN[view.language].match(view.shadow, quantity.end) is not None
    is_said_before = _ACCOUNT_FOR[view.language].search(view.shadow, sentence.start, quantity.start) is not None
    if quantity.unit not in (None, "case") or not (is_said_behind or (is_said_before and counted.object in (None, "case"))):
        return None
    for index, told in latest_first(drafts):
        if sentence.index - told.sentence > _NEAR:
            return None
        holds = (told.high or told.low or 0) >= (quantity.low or quantity.high or 0)
        is_compared = told.rule.endswith("total-or-comparison")
        if told.unit == "case" and told.part_of is None and holds and not is_compared:
            noun = None if is_said_behind else counted.mention  # a further six concerned children: cases, not children
            found = counted._replace(mention=noun, object=told.object, is_generic=False)
            return Idiom(found, Candidate(88.0, told.action, None, None, None, f"{view.language}:kind-of-case"), index, "case")
    return None


def _of_kind(
    view: DocumentView, sentence: Sentence, quantity: Mention, counted: Counted, drafts: list[ClaimDraft], whole: int | None
) -> Idiom | None:
    """Shares of people by sex, age or standing, with no act of their own (… were detained; 118 are women)."""
    is_described = counted.object in (None, "person") and _ARE_OF_KIND[view.language].match(view.shadow, quantity.end) is not None
    index = whole if whole is not None else people_before(sentence, quantity, drafts, _NEAR, _DIVIDED) if is_described else None
    if not is_described or index is None or drafts[index].object not in PERSONS:
        return None
    told = drafts[index]
    found = counted._replace(object=told.object, is_generic=False)
    return Idiom(found, Candidate(90.0, told.action, None, None, None, f"{view.language}:share-of-kind"), index)


def _is_told_of(view: DocumentView, sentence: Sentence, last: ClaimDraft) -> bool:
    """Whether a sentence tells of the things counted last: in it, or right before one that opens with the haul as a whole."""
    if last.sentence == sentence.index:
        return True
    is_next = last.sentence == sentence.index - 1 and view.sentences[last.sentence].paragraph == sentence.paragraph
    return is_next and last.action == "seize" and _HAUL[view.language].match(view.shadow, sentence.start) is not None


def _of_weight(
    view: DocumentView, sentence: Sentence, quantity: Mention, counted: Counted, drafts: list[ClaimDraft]
) -> Idiom | None:
    """What the things just told weigh (40 bales of hashish with a total weight of 900 kg; the pills, weighing 12 kg, were)."""
    if counted.object is not None or quantity.unit != "item":
        return None
    if _WEIGHS[view.language].search(view.shadow, sentence.start, quantity.start) is None:
        return None
    last = drafts[-1] if drafts else None
    if last is not None and last.object in THINGS and last.unit == "item" and _is_told_of(view, sentence, last):
        code, action = last.object, last.action
    else:
        nouns = [m.code for m in view.within("object", sentence.start, quantity.start) if m.code in _GOODS]
        if not nouns or not any(m.code == "seize" for m in view.within("action", sentence.start, sentence.end)):
            return None
        code, action = nouns[-1] or "other", "seize"
    found = counted._replace(object=code, is_generic=False)
    return Idiom(found, Candidate(86.0, action, None, None, None, f"{view.language}:weight-of-things"), None)


def _is_deed(view: DocumentView, counted: Counted) -> bool:
    """Whether the counted noun is that of a deed."""
    noun = counted.mention
    named = view.within("action", noun.start, noun.end) if noun is not None and counted.object in PERSONS else []
    return any((m.detail or "").startswith("noun") for m in named)


def _of_more_events(
    view: DocumentView, sentence: Sentence, quantity: Mention, counted: Counted, drafts: list[ClaimDraft]
) -> Idiom | None:
    """Further events of the kind told last that are planned (deux autres sont prévues en octobre)."""
    last = drafts[-1]
    is_alone = counted.object is None and last.unit == "event" and sentence.index - last.sentence <= 1
    if not is_alone or _MORE_PLANNED.match(view.shadow, quantity.end, sentence.end) is None:
        return None
    found = counted._replace(object=last.object, is_generic=False)
    return Idiom(found, Candidate(88.0, last.action, None, None, None, f"{view.language}:more-events"), None, "event")


def _of_nation(
    view: DocumentView, sentence: Sentence, quantity: Mention, counted: Counted, drafts: list[ClaimDraft], whole: int | None
) -> Idiom | None:
    """Shares of people by nation, with no act of their own (six were Romanian, four Bulgarian and one a Moldovan)."""
    if counted.object not in (None, "person"):
        return None
    nation = nation_at(view, quantity)
    if nation is None or _ENDS.match(view.shadow, nation[0]) is None:
        return None
    if any(m.code in HANDOVERS for m in view.within("action", quantity.end, nation[0])):
        return None  # five of whom were extradited from Canada: from where, and no nation
    last = drafts[-1]
    goes_on = (
        last.rule.endswith("share-of-nation") and last.sentence == sentence.index and quantity.start - last.quantity.end <= _CHAIN
    )
    is_said = _COPULA.match(view.shadow, quantity.end) is not None or (
        whole is not None and _COPULA.search(view.shadow, quantity.end, nation[0]) is not None
    )
    if _NAMELY.search(view.shadow, sentence.start, quantity.start) is not None:
        is_here = whole is not None and drafts[whole].sentence == sentence.index
        is_said, whole = True, whole if is_here else people_before(sentence, quantity, drafts, 0, _DIVIDED)
    if goes_on and last.part_of is not None:
        index: int | None = last.part_of
    elif is_said:
        index = whole if whole is not None else people_before(sentence, quantity, drafts, _NEAR, _DIVIDED)
    else:
        return None
    if index is None or drafts[index].object not in PERSONS:
        return None
    told = drafts[index]
    found = counted._replace(object=told.object, is_generic=False, end=nation[0])
    return Idiom(found, Candidate(90.0, told.action, None, None, None, f"{view.language}:share-of-nation"), index)


def _of_rest(
    view: DocumentView, sentence: Sentence, quantity: Mention, counted: Counted, drafts: list[ClaimDraft]
) -> Idiom | None:
    """The others, to whom the same was or will be done (les deux autres le seront lundi; the other four are to follow)."""
    last = next((d for d in reversed(drafts) if d.unit == "person" and d.action != "involve"), None)
    if last is None or sentence.index - last.sentence > 1 or counted.object not in (None, "person", last.object):
        return None
    rest = _REST[view.language].match(view.shadow, quantity.end)
    ahead = re.search(r"\bother\s$", view.shadow[max(0, quantity.start - 8) : quantity.start])
    if rest is None and ahead is None:
        return None
    end = min(quantity.end + 110, sentence.end)
    is_told = _OTHERS_GO_ON[view.language].match(view.shadow, quantity.end, end) is not None
    if not is_told:
        return None
    is_definite = re.search(r"\b(?:the|les|ces|des)\s(?:other\s)?$", view.shadow[max(0, quantity.start - 12) : quantity.start])
    whole = last.part_of if is_definite is not None and last.part_of is not None else None
    found = counted._replace(object=last.object, is_generic=False)
    return Idiom(found, Candidate(88.0, last.action, None, None, None, f"{view.language}:others-go-on"), whole)


def _of_ranking(
    view: DocumentView, sentence: Sentence, quantity: Mention, counted: Counted, drafts: list[ClaimDraft]
) -> Idiom | None:
    """Kinds of the things counted last, by rank (les parfums arrivent en tête avec 2 millions, devant les sacs (900 000))."""
    if counted.object not in THINGS | {None} or quantity.unit not in (None, "item"):
        return None
    if _RANKED[view.language].search(view.shadow, sentence.start, quantity.start + 1) is None:
        return None
    for index, draft in latest_first(drafts):
        if sentence.index - draft.sentence > _NEAR:
            return None
        holds = (draft.high or draft.low or 0) >= (quantity.low or quantity.high or 0)
        if draft.part_of is None and draft.unit == "item" and draft.object in THINGS and holds:
            found = counted._replace(object=counted.object or draft.object, is_generic=False)
            return Idiom(found, Candidate(86.0, draft.action, None, None, None, f"{view.language}:kind-by-rank"), index)
    return None
