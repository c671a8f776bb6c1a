"""The best reading of a number, its act and object mended by what stands around, made a claim."""

from __future__ import annotations

import re

from tasks.text.spans import Span
from tasks.transform.records.claims.chinese import is_of_cases, is_worth_taken, object_of_verb
from tasks.transform.records.claims.frames import CULPRITS, HANDLING
from tasks.transform.records.claims.linking import Candidate
from tasks.transform.records.claims.measures import is_coin
from tasks.transform.records.claims.number import Findings, Number
from tasks.transform.records.claims.object_rules import CARING, FORCED, read_object
from tasks.transform.records.claims.objects import FREED, home_currency, is_currency, read_unit, settle_action
from tasks.transform.records.claims.parts import find_wanted, is_aside_part
from tasks.transform.records.claims.people import are_traded
from tasks.transform.records.claims.status import is_denied, is_threatened, read_status
from tasks.transform.records.claims.verbless import read_verb_before, read_without_verb
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import pattern, patterns

_MARGIN = 1.5
"""Two readings closer than this, from either side of the number, leave it open."""
_SURE, _LIKELY = 80.0, 55.0
"""Scores from which a reading is of high and of medium confidence; a part needs a likely one to have a verb of its own."""
_BESIDE_WHOLE = frozenset({"charge_flow", "deploy", "meet", "involve"})  # acts that say nothing of people just caught or freed
_HOMEWARD = re.compile(r"\s(?:[\w-]+\s){0,3}?(?:back|home)\b")
_BRING = re.compile(r"br(?:ought|inging|ings?)")
_INTO = pattern("claims.into")
_FURTHER = patterns("objects.further")
_FURTHER_REACH = 12
_POST = pattern("claims.post")
_GOT_BACK = pattern("claims.got_back")
_STOLEN = pattern("claims.stolen")
_ADJECTIVE = 12  # characters behind a French noun in which its adjective ends
_TABLETS = re.compile(r"tablets|tablettes|comprimés")
_RECRUITING = patterns("claims.recruiting")
_LAIR = patterns("claims.lair")
_BUILDING = patterns("claims.building_up")
_LET_GO = patterns("claims.let_go")
_CHARTER = re.compile(r"包机|专机")
_TAKES_OFF = pattern("claims.takes_off")
_TESTED = pattern("claims.tested")
_EXTRADITION = pattern("claims.extradition")
_GIVEN_TO_POLICE = pattern("claims.given_to_police")
_ON_BAIL = re.compile(r"保释|释放|候查")
_FINE = pattern("claims.fine")
_UNFINISHED = frozenset({"半成品", "成品", "制成品"})
_DESCRIBED = re.compile(r"的(?:就?有|共|达到?|约|占)*$")
_PILLS = 1000  # so many tablets are pills, not computers


def decide(view: DocumentView, number: Number, findings: Findings) -> ClaimDraft | None:
    """The claim of a number, or None where it states none; one that is left open is noted in ``findings.ambiguous``."""
    parent = findings.drafts[number.whole] if number.whole is not None else None
    candidates = _allowed(view, number, parent)
    best = _best(view, number, candidates, parent, findings.drafts)
    if best is None:
        return None
    rivals = [c for c in candidates[1:] if c.action != best.action][:2]
    if rivals and parent is None and best.score - rivals[0].score < _MARGIN and _opposed(number, best, rivals[0]):
        findings.ambiguous.append((number.quantity, f"{best.action} or {rivals[0].action}"))
        return None
    if _is_unreal(view, number, best):
        return None
    best = _mend_action(view, number, best, findings.drafts)
    _mend_noun(view, number, best, findings)
    counted_object = _object(view, number, best, candidates, parent, findings.drafts)
    if counted_object is None:
        return None
    if best.action == "establish" and (counted_object == "group" or _is_post(view, number)):
        counted_object = "mechanism"  # units, task forces and offices set up
    unit = number.told_unit or read_unit(number.quantity, counted_object) or "item"
    if parent is not None and number.counted.mention is None and number.quantity.unit is None and counted_object == parent.object:
        unit = parent.unit  # 5,132 seizures, 600 of them at sea
    if counted_object == "money" and not is_currency(unit):
        if view.language != "zh":
            return None
        if not is_coin(view, number.quantity):
            unit = home_currency(view)
    best = best._replace(action=settle_action(view, number.sentence, number.quantity, best.action, unit))
    whole = _whole(view, number, best, parent, unit, findings.drafts)
    return _draft(view, number, best, counted_object, unit, whole, parent if whole is not None else None, rivals)


def _allowed(view: DocumentView, number: Number, parent: ClaimDraft | None) -> list[Candidate]:
    """The readings that a part may have: its own verbs, behind the word that makes it one."""
    if parent is None or number.cue is None:
        return number.candidates
    cue, quantity = number.cue, number.quantity
    first = cue if cue < quantity.start else min(cue, parent.quantity.end)  # identified 60 and arrested 22 of them
    touching = cue if view.language == "zh" else -1  # 逮捕其中5人: the verb right before the cue is the part's own
    is_left_out = view.language == "zh" and view.shadow[cue] == "除"  # 除4人外,其余移交对方
    is_aside = is_left_out or is_aside_part(view, number.clause, quantity, cue)
    stop = number.clause.end if is_aside else number.sentence.end
    found = [c for c in number.candidates if c.trigger is None or first <= c.trigger.start < stop or c.trigger.end == touching]
    if view.language == "zh" and _DESCRIBED.search(view.shadow, cue, quantity.start):
        found = [c for c in found if c.action not in ("involve", "loss")]  # 其中涉及直播的103起: which of them, no act
    if parent.action in HANDLING or parent.action == "rescue":
        return [c for c in found if c.action not in _BESIDE_WHOLE]
    return found


def _best(
    view: DocumentView, number: Number, candidates: list[Candidate], parent: ClaimDraft | None, drafts: list[ClaimDraft]
) -> Candidate | None:
    """The best reading by a verb, else one that needs none: the whole's act, a noun that tells it, a verb the sentence before."""
    best = candidates[0] if candidates else None
    if view.language == "zh" and parent is None and drafts and is_of_cases(view, number.quantity, number.counted, drafts[-1]):
        best = None  # 查破毒品案件298起379人: caught in them, whatever was done before
    if best is not None and (parent is None or best.score >= _LIKELY):
        return best
    sentence, counted, cue = number.sentence, number.counted, number.cue
    last = drafts[-1] if drafts else None
    best = read_without_verb(view, sentence, number.quantity, counted, parent, last)
    if best is None and cue is not None and sentence.index and counted.object is not None and cue - sentence.start <= 2:
        best = read_verb_before(view, sentence, counted.object)
    return best


def _is_unreal(view: DocumentView, number: Number, best: Candidate) -> bool:
    """Whether what is told did not happen: denied, or a sentence that the law only threatens."""
    if is_denied(view, number.sentence, number.quantity, best.trigger):
        return True
    if view.language == "zh" and _is_business(view, number, best):
        return True
    is_inherited = view.language == "zh" and best.trigger is None and best.action == "prosecute"
    if is_inherited and _ON_BAIL.search(view.shadow, number.clause.start, number.clause.end):
        return True  # 四人被控,其余一人获准保释候查
    if view.language == "zh" and _LET_GO["zh"].search(view.shadow, number.clause.start, number.clause.end):
        return True  # 对其余27人作出不起诉决定
    is_most = view.language == "zh" and number.quantity.hedge == "at_most"
    if best.action == "loss" and (view.language != "zh" or _FINE.search(view.shadow, number.clause.start, number.quantity.start)):
        return is_threatened(view, number.quantity)  # dealing in 10 million or more carries a maximum penalty of …
    return best.action == "sentence" and (is_threatened(view, number.quantity) or is_most)


def _is_business(view: DocumentView, number: Number, best: Candidate) -> bool:
    """Whether sites are set up or people drawn in by nobody who is said to do wrong (推出3个网站, 吸引投资者5000名)."""
    if best.action != "involve" or best.trigger is None or number.counted.object not in ("website", "person"):
        return False
    if _BUILDING["zh"].fullmatch(view.shadow, best.trigger.start, best.trigger.end) is None:
        return False
    paragraph = view.paragraph_at(number.quantity.start)
    if view.within("crime", paragraph.start, paragraph.end):
        return False
    return not any(m.code in CULPRITS - {"person"} | {"group"} for m in view.within("object", paragraph.start, paragraph.end))


def _mend_action(view: DocumentView, number: Number, best: Candidate, drafts: list[ClaimDraft]) -> Candidate:
    """The act, where the words around the verb make another one of it."""
    counted, trigger = number.counted, best.trigger
    if view.language == "zh" and is_worth_taken(view, number.sentence, best, drafts):
        best = best._replace(action=drafts[-1].action)
    if best.action == "recover" and counted.object == "money" and drafts:
        last = drafts[-1]
        start = last.action_mention.start if last.action_mention is not None and last.action == "seize" else None
        if trigger is not None and start == trigger.start:
            best = best._replace(action="seize")  # recovered 14 firearms and $1.2 million in cash
    if best.action == "seize" and trigger is not None and _of_owners(view, number, trigger.start, trigger.end):
        best = best._replace(action="recover")  # recovered 40 stolen passports
    if best.action == "deploy" and counted.object in CULPRITS | {"victim"} and _HOMEWARD.match(view.shadow, counted.end):
        best = best._replace(action="repatriate")  # sent 97 workers back to Kunming
    if best.action == "extradite" and trigger is not None and _GIVEN_TO_POLICE.match(view.shadow, trigger.start):
        best = best._replace(action="handover")  # livrés à la police: from hand to hand
    if best.action == "handover" and _EXTRADITION.search(view.shadow, number.sentence.start, number.sentence.end):
        best = best._replace(action="extradite")  # under an extradition treaty, seven men were handed over to Chile
    if view.language == "zh" and best.action == "seize" and counted.object == "vehicle" and _is_charter_off(view, number):
        best = best._replace(action="deploy", rule="zh:charter-alone")
    if view.language == "zh" and best.action == "seize" and trigger is not None and _is_of_kinds(view, number, trigger.start):
        best = best._replace(action="involve")  # 检出7种新型毒品
    is_bringing = trigger is not None and _BRING.fullmatch(view.shadow, trigger.start, trigger.end) is not None
    if best.action == "repatriate" and is_bringing and _INTO.match(view.shadow, counted.end):
        best = best._replace(action="charge_flow")  # brought dozens of migrants into Britain
    is_lair = view.language == "zh" and counted.mention is not None and _LAIR["zh"].search(
        view.shadow, counted.mention.start, counted.mention.end
    ) is not None  # fmt: skip
    if best.action == "establish" and counted.object in ("site", "group", "other") and (is_lair or _is_by_gang(view, number)):
        best = best._replace(action="involve")  # a gang that opens compounds sets up nothing
    return best


def _of_owners(view: DocumentView, number: Number, start: int, end: int) -> bool:
    """Whether things that had been taken from their owners were got back (récupéré 40 téléphones volés)."""
    if _GOT_BACK.match(view.shadow, start, end) is None:
        return False
    return _STOLEN.search(view.shadow, number.quantity.end, number.counted.end + _ADJECTIVE) is not None


def _is_of_kinds(view: DocumentView, number: Number, verb: int) -> bool:
    """Whether kinds of a thing were told apart in a laboratory, and no pieces of it found."""
    is_kind = view.shadow[number.quantity.end - 1] in "种类"
    return is_kind and _TESTED.match(view.shadow, verb) is not None


def _is_charter_off(view: DocumentView, number: Number) -> bool:
    """Whether planes chartered to bring people back are told to fly (三架包机从某地起飞), so that nobody has seized them."""
    counted, clause = number.counted, number.clause
    is_charter = _CHARTER.search(view.shadow, counted.start, counted.end) is not None
    return is_charter and _TAKES_OFF.search(view.shadow, clause.start, clause.end) is not None


def _mend_noun(view: DocumentView, number: Number, best: Candidate, findings: Findings) -> None:
    """What is counted, where the number or the verb makes something else of the noun."""
    quantity, counted = number.quantity, number.counted
    if counted.object == "device" and (quantity.low or 0) >= _PILLS and _TABLETS.search(view.shadow, quantity.end, counted.end):
        is_drug = any(m.code == "drug" for m in view.within("object", number.sentence.start, number.sentence.end))
        number.counted = counted = counted._replace(object="drug" if is_drug else "other")
    last = findings.drafts[-1] if findings.drafts else None
    if view.language == "zh" and last is not None and last.object == "drug" and last.sentence == number.sentence.index:
        noun = counted.mention  # 缴获冰毒成品12公斤、半成品3公斤
        if noun is not None and view.shadow[noun.start : noun.end] in _UNFINISHED:
            number.counted = counted = counted._replace(object="drug")
    if view.language == "zh" and counted.mention is None and (named := object_of_verb(view, best)) is not None:
        number.counted = counted._replace(object=named)


def _object(
    view: DocumentView, number: Number, best: Candidate, candidates: list[Candidate], parent: ClaimDraft | None,
    drafts: list[ClaimDraft],
) -> str | None:  # fmt: skip
    """The object's code; people who were trafficked or held against their will and are freed or handed over are victims."""
    counted, clause = number.counted, number.clause
    found = read_object(view, number.quantity, counted, best, parent, drafts, number.sentence)
    if found == "suspect" and best.action == "involve" and best.trigger is not None and view.language == "zh":
        is_drawn_in = _RECRUITING["zh"].fullmatch(view.shadow, best.trigger.start, best.trigger.end) is not None
        found = "person" if is_drawn_in else found  # 发展代理2600余名
    is_person = counted.object == "person" and found in ("person", "suspect")
    if parent is not None or not is_person or best.action not in CARING:
        return found
    is_forced = any(words.search(view.shadow, clause.start, clause.end) for words in (FORCED, FREED))
    is_forced = is_forced or (view.language == "zh" and are_traded(view, counted))
    is_said = view.language != "zh" and any(c.makes == "victim" for c in candidates[1:])
    return "victim" if is_forced or is_said else found


def _whole(
    view: DocumentView, number: Number, best: Candidate, parent: ClaimDraft | None, unit: str, drafts: list[ClaimDraft]
) -> int | None:
    """The whole, of the same unit; without one the wanted of whom some were caught (通缉10名 … 已有6名归案)."""
    if parent is not None:
        is_sum = view.language == "zh" and is_currency(unit) and is_currency(parent.unit)  # 830万元,其中美元62万元
        return number.whole if parent.unit == unit or is_sum else None
    is_named = number.counted.mention is not None and not number.counted.is_generic
    has_already = view.language == "zh" and "已" in view.shadow[number.clause.start : number.quantity.start]
    return find_wanted(number.sentence, number.quantity, is_named, best.action, drafts, has_already)


def _draft(
    view: DocumentView, number: Number, best: Candidate, counted_object: str, unit: str, whole: int | None,
    parent: ClaimDraft | None, rivals: list[Candidate],
) -> ClaimDraft:  # fmt: skip
    quantity = number.quantity
    is_inherited = parent is not None and best.trigger is None and best.action == parent.action
    if parent is not None and is_inherited:
        own = read_status(view, number.sentence, quantity, None) if best.rule.endswith("others-go-on") else "done"
        status = own if own != "done" else parent.status
    elif best.rule.endswith("at-large"):
        status = "ongoing"
    elif best.rule.endswith("more-events"):
        status = "planned"
    else:
        status = read_status(view, number.sentence, quantity, best.trigger)
    return ClaimDraft(
        quantity=quantity, action=best.action, object=counted_object, unit=unit, low=quantity.low, high=quantity.high,
        hedge=quantity.hedge or "exact", status=status, cumulative=False, quote=_quote(view, number), clause=number.clause.index,
        sentence=number.sentence.index, rule=best.rule, action_mention=best.mention, object_mention=number.counted.mention,
        part_of=whole, is_further=_is_further(view, number),
        confidence="high" if best.score >= _SURE else "medium" if best.score >= _LIKELY else "low",
        rivals=[f"{c.action} ({c.rule}, {c.score:.0f} against {best.score:.0f})" for c in rivals],
    )  # fmt: skip


def _is_further(view: DocumentView, number: Number) -> bool:
    """Whether a number is told as that of others than those before (另外有11人被判無期徒刑; another 11)."""
    start = number.quantity.start
    reach = max(number.clause.start, start - _FURTHER_REACH)
    return _FURTHER[view.language].search(view.shadow, reach, start) is not None


def _is_post(view: DocumentView, number: Number) -> bool:
    noun = number.counted.mention
    return noun is not None and noun.code == "site" and _POST.search(view.shadow, noun.start, noun.end) is not None


def _is_by_gang(view: DocumentView, number: Number) -> bool:
    before = view.within("object", number.clause.start, number.quantity.start)
    return any(mention.code in ("group", "suspect", "ringleader") for mention in before)


def _opposed(number: Number, one: Candidate, other: Candidate) -> bool:
    """Whether two verbs stand on either side of the number."""
    if one.trigger is None or other.trigger is None:
        return False
    start = number.quantity.start
    return (one.trigger.start < start) != (other.trigger.start < start)


def _quote(view: DocumentView, number: Number) -> Span:
    """The clause with the number and what it counts, widened until it occurs in the text at its own place first."""
    text, sentence, counted = view.text, number.sentence, number.counted
    start = min(number.clause.start, counted.start)
    end = max(number.clause.end, min(counted.end, sentence.end), number.quantity.end)
    paragraph = view.paragraphs[sentence.paragraph]
    for left, right in ((start, end), (start, sentence.end), (sentence.start, sentence.end), (paragraph.start, paragraph.end)):
        if text.find(text[left:right]) == left:
            return Span(left, right)
    return Span(start, end)
