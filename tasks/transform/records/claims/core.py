"""From numbers to claims: what each number counts, what was done, and of what it is a part."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tasks.text.mentions import Mention
from tasks.text.spans import Span
from tasks.transform.records.claims.attributes import is_denied, is_threatened, read_status
from tasks.transform.records.claims.breakdowns import tie_breakdowns
from tasks.transform.records.claims.chinese import (
    heads_clause,
    is_article,
    is_aside,
    is_charged,
    is_freed,
    is_no_count,
    is_taken_up,
    is_weak_deploy,
    is_worth_taken,
    object_of_predicate,
    object_of_verb,
    prefer_accused,
    prefer_further,
    whole_of_nation,
)
from tasks.transform.records.claims.frames import ACCUSING, CULPRITS, HANDLING, PERSONS
from tasks.transform.records.claims.idioms import read_idiom
from tasks.transform.records.claims.latin import is_of_others, is_question, settle_noun, whole_of_things
from tasks.transform.records.claims.levels import told_again
from tasks.transform.records.claims.linking import Candidate, find_candidates
from tasks.transform.records.claims.lists import bracket_whole, is_bracketed, is_listed_one
from tasks.transform.records.claims.nouns import Counted, find_counted
from tasks.transform.records.claims.objects import (
    CARING,
    FORCED,
    FREED,
    home_currency,
    is_currency,
    read_object,
    read_unit,
    settle_action,
    with_home_currency,
)
from tasks.transform.records.claims.parts import (
    find_cue,
    find_equal,
    find_sums,
    find_wanted,
    find_whole,
    heads_sentence,
    is_aside_part,
    is_definite,
    tie_same_acts,
    tie_sums,
)
from tasks.transform.records.claims.predicates import read_predicate
from tasks.transform.records.claims.sums import read_sum
from tasks.transform.records.claims.triggers import Trigger, find_triggers
from tasks.transform.records.claims.verbless import is_origin, read_verb_before, read_without_verb
from tasks.transform.records.clauses import Clause, DocumentView, Sentence
from tasks.transform.records.model import ClaimDraft

_MARGIN = 1.5  # two readings closer than this, from either side of the number, leave it open
_SKIPPED = {
    "zh": re.compile(r"(?:一|几|两三)(?!十|百|千|万|亿|餘|余)"),
    "en": re.compile(r"(?:one|an?)\b(?!\$)(?! (?:dozen|hundred|thousand|million|billion|total|further))|(?:several|few)\b"),
    "fr": re.compile(r"(?:une?|quelques|plusieurs)(?!\s\w*(?:aine|illier))\b"),
}
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|e|er|ère|ème)\b")
_ALONE = re.compile(
    r"\s*(?:$|[,.;:)\n»]|(?:and|or|by|par|d|from|were|was|are|have|had|has|in|of|for|to|at|who|on|over|with|others?|more|being|under|remain|et|ont|sont|"
    r"étaient|avaient|pour|en|dans|de|des|à|au|aux|autres?|lors|sur|qui|viennent|venant|restent|originaires|seront|will|would|face|came|come)\b)"
)
_SEARCH = re.compile(r"raid|search|storm|inspect|perquisition|fouill")
_HOMEWARD = re.compile(r"\s(?:[\w-]+\s){0,3}?(?:back|home)\b")
_TABLETS = re.compile(r"tablets|tablettes|comprimés")
_PILLS = 1000  # so many tablets are pills, not computers
_INTO = re.compile(r"\s(?:[\w'-]+\s){0,3}?(?:into|across|over|illegally|clandestinely)\b")
_GUESSES = (
    ("suspect", frozenset({"arrest", "prosecute", "sentence", "extradite", "surrender", "wanted"})),
    ("person", frozenset({"rescue", "repatriate", "handover"})),
    ("site", frozenset({"raid"})),
    ("other", frozenset({"seize"})),
)
_CLOSE = re.compile(r"\s(?:(?!with|to|for|on|at|by|in|into|avec|à|pour|sur|dans|par)[\w'-]+\s){0,2}")  # verb, then its object
_SUBJECT = re.compile(  # a noun of at most four words, then auxiliaries
    r"\s(?:(?!with|to|for|on|at|by|in|per|avec|à|pour|sur|par)[\w'-]+\s){1,4}?"
    r"(?:(?:were|was|are|have|had|been|being|ont|été|sont|étaient|avaient|will|be|seront|also|later|then|also|également|aussi|ensuite)\s){1,4}"
)
_SHARE_BEFORE = re.compile(  # half of the 400: the share is not told as a number
    r"(?:half|percent|per cent|%|most|many|thirds?|quarters?|majority) of (?:the |its |their |all )?$|"
    r"(?:moitié|plupart|majorité|%) des $"
)
_OUT_OF = {
    "zh": re.compile(r"(?!)"),
    "en": re.compile(r"\s(?:of|out of) (?:(?:the|a total of|some|its|their) )?"),
    "fr": re.compile(r"\s(?:des|de ces|sur) (?:les )?"),
}
_RANKED = re.compile(r"以[^,。;]{0,20}最多|以[^,。;]{0,20}居多|以[^,。;]{0,8}\d|其次|再次")
_BATCH = re.compile(r"(?:批次?|波次?|轮次?|届|waves?|batches|vagues?|rounds)$")
_ORDINAL_BEFORE = re.compile(
    r"(?:前|每|第|首|后|历)$|\b(?:(?<!a )first|last|next|every|each|per|premiers?|premières?|derniers?|dernières?|chaque|"
    r"tous les|toutes les)\s$"
)


@dataclass(slots=True)
class Findings:
    """Claims in the making and the numbers that were left open."""

    drafts: list[ClaimDraft] = field(default_factory=list)
    ambiguous: list[tuple[Mention, str]] = field(default_factory=list)


def find_claims(view: DocumentView) -> Findings:
    """Claims of a document in text order, their context still empty."""
    findings = Findings()
    for sentence in view.sentences:
        quantities = view.within("quantity", sentence.start, sentence.end)
        if quantities:
            _read_sentence(view, sentence, quantities, findings)
    tie_same_acts(view, findings.drafts)
    tie_sums(view, findings.drafts)
    tie_breakdowns(view, findings.drafts)
    return findings


def _read_sentence(view: DocumentView, sentence: Sentence, quantities: list[Mention], findings: Findings) -> None:
    counts = [with_home_currency(view, q) for q in quantities if _is_count(view, q)]
    if not counts:
        return
    if is_question(view, sentence):
        return
    triggers = find_triggers(view, sentence)
    positions = [q.start for q in counts]
    is_chinese = view.language == "zh"
    chain_cue: int | None = None  # the cue whose parts are being read, and their whole
    chain_whole: int | None = None
    anchor: int | None = None  # the whole that a back-reference named in this sentence
    sums = find_sums(counts, findings.drafts, sentence)
    taken = -1  # a number that only bounds the one before it (21 of the 30 sailors)
    for index, quantity in enumerate(counts):
        if index == taken or (is_chinese and is_article(view, quantity, counts[index + 1] if index + 1 < len(counts) else None)):
            continue
        clause = view.clause_at(quantity.start)
        previous_end = counts[index - 1].end if index else sentence.start
        next_start = counts[index + 1].start if index + 1 < len(counts) else sentence.end
        quantity = _without_particle(view, quantity, triggers)
        if is_chinese and quantity.unit is None and view.shadow[quantity.end - 1 : quantity.end] == "次":
            quantity = quantity._replace(unit="event")
        counted = find_counted(view, quantity, clause, previous_end, next_start)
        larger = counts[index + 1] if index + 1 < len(counts) else None
        if larger is not None and _is_out_of(view, quantity, larger):
            after = counts[index + 2].start if index + 2 < len(counts) else sentence.end
            whole_noun = find_counted(view, larger, clause, quantity.end, after)
            counted = whole_noun._replace(start=quantity.start)
            quantity = quantity._replace(unit=larger.unit)
            taken = index + 1
        if not is_chinese:
            counted = settle_noun(view, quantity, counted, triggers, positions)
            if counted.mention is not None and counted.mention.detail == "event" and quantity.unit is None:
                quantity = quantity._replace(unit="event")
        unit = read_unit(quantity, counted.object)
        if is_definite(view, quantity):
            equal = find_equal(findings.drafts, quantity, unit)
            if equal is not None:
                anchor = equal
                continue
        is_bare = unit in ("person", None) and (counted.mention is None or (not is_chinese and counted.object == "person"))
        cue = find_cue(view, sentence, quantity, is_bare)
        whole = None
        if cue is not None:
            whole = anchor
            if cue == chain_cue and chain_whole is not None:
                whole = chain_whole
                if unit is not None and findings.drafts[whole].unit != unit:
                    cue = whole = None
            elif whole is None or (unit is not None and findings.drafts[whole].unit != unit):
                whole = find_whole(findings.drafts, view, sentence, quantity, unit, cue)
        if cue is not None and counted.object is None and unit is None and not is_chinese and cue != chain_cue:
            whole = whole_of_things(view, sentence, quantity, cue, findings.drafts, whole)
            if whole is not None and is_of_others(view, quantity, findings.drafts[whole], triggers, positions):
                cue = whole = None
        if whole is not None and counted.object in ("victim", "officer") and findings.drafts[whole].object in CULPRITS:
            cue = whole = None
        if whole is not None and view.language == "zh" and findings.drafts and _RANKED.match(view.shadow, clause.start):
            last = findings.drafts[-1]  # 以越南籍274人最多,其次63人: shares of the number just told
            is_ranked = _RANKED.match(view.shadow, view.clauses[last.clause].start) is not None
            whole = last.part_of if is_ranked else len(findings.drafts) - 1
        if whole is None and quantity.start in sums and unit in (None, "person"):
            cue, whole = sentence.start, sums[quantity.start]
        if _is_pronoun(view, findings.drafts, sentence, quantity, counted):
            continue
        if is_chinese and is_taken_up(view, sentence, quantity, counted, findings.drafts):
            continue
        idiom = read_idiom(view, sentence, quantity, counted, findings.drafts)
        if idiom is None:
            idiom = read_predicate(view, sentence, quantity, counted, findings.drafts, whole)
        if idiom is not None:
            if idiom.candidate is not None:
                of = idiom.whole if idiom.whole is not None else whole
                draft = _decide(view, sentence, clause, quantity, idiom.counted, [idiom.candidate], of, cue, findings)
                findings.drafts += [draft] if draft is not None else []
                if draft is not None and cue is not None and draft.part_of is not None:
                    chain_cue, chain_whole = cue, draft.part_of
            continue
        again = told_again(view, sentence, quantity, counted, unit, findings.drafts)
        if again is None and counted.object is None and unit is None and not _stands_alone(view, quantity):
            guess = _guess_noun(view, quantity, counted, triggers, positions, findings.drafts)
            if guess is None:
                continue
            counted = guess
            unit = read_unit(quantity, counted.object)
        if whole is not None and counted.object is None and unit is None:
            counted = counted._replace(object=findings.drafts[whole].object, is_generic=True)
        if is_chinese and counted.object is None and (said := object_of_predicate(view, quantity)) is not None:
            counted = counted._replace(object=said.code)
        if is_chinese and whole is not None and cue is not None:
            whole = whole_of_nation(view, quantity, findings.drafts, whole)
        if is_chinese and is_freed(view, counted, quantity):
            counted = counted._replace(object="victim", is_generic=False)
        if is_chinese and is_charged(view, quantity, counted):
            counted = counted._replace(object="suspect", is_generic=False)
        candidates = find_candidates(view, quantity, counted, triggers, positions)
        if is_chinese:
            candidates = prefer_accused(prefer_further(view, quantity, candidates))
            if cue is not None and is_aside(view, quantity, cue, candidates):
                continue
            if counted.object is None and quantity.unit == "person":
                candidates = [c for c in candidates if not is_weak_deploy(view, c)]
        candidates = read_sum(view, sentence, quantity, candidates, findings.drafts)
        if is_bracketed(view, quantity):
            candidates, cue = [], quantity.start
            whole = bracket_whole(view, sentence, quantity, findings.drafts)
        if counted.object == "country" and findings.drafts and is_origin(view, sentence, quantity, findings.drafts[-1]):
            candidates = []
        if again is not None:
            counted = counted._replace(object=findings.drafts[again].object, is_generic=False)
            told = findings.drafts[again]
            candidates = [Candidate(65.0, told.action, None, None, None, f"{view.language}:total-or-comparison")]
            cue = whole = None
        is_cued = cue is not None and view.shadow[cue : quantity.start] == "其中"
        if whole is None and is_chinese and is_cued and unit == "person" and candidates and candidates[0].action in ACCUSING:
            whole = _accused_whole(quantity, findings.drafts, None)  # … 对其中10名提起公诉: of those caught, however far back
        if whole is not None and candidates and candidates[0].action in ACCUSING:
            whole = _accused_whole(quantity, findings.drafts, whole)
        if heads_sentence(view, sentence, quantity) or (is_chinese and heads_clause(view, quantity)):
            candidates = [c for c in candidates if c.trigger is not None and c.trigger.start < clause.end]
        if whole is not None and candidates and candidates[0].mention is not None:
            whole = _same_verb_whole(view, sentence, quantity, candidates[0].mention, findings.drafts, whole)
        draft = _decide(view, sentence, clause, quantity, counted, candidates, whole, cue, findings)
        if draft is not None:
            findings.drafts.append(draft)
            if cue is not None and draft.part_of is not None:
                chain_cue, chain_whole = cue, draft.part_of


def _accused_whole(quantity: Mention, drafts: list[ClaimDraft], whole: int | None) -> int | None:
    """Whoever of them is arrested or charged is no part of the victims or officers told last, but of the culprits before."""
    if whole is not None and drafts[whole].object not in ("victim", "officer"):
        return whole
    for index in range(len(drafts) - 1, -1, -1):
        draft = drafts[index]
        if draft.object in CULPRITS and draft.action in HANDLING and (draft.high or draft.low or 0) >= (quantity.low or 0):
            return index
    return None


def _is_out_of(view: DocumentView, quantity: Mention, larger: Mention) -> bool:
    """Whether a number without a noun of its own is told out of the next one (21 of the 30 sailors)."""
    if not _OUT_OF[view.language].fullmatch(view.shadow, quantity.end, larger.start) or is_currency(larger.unit or ""):
        return False
    return not view.within("object", quantity.start, quantity.end) and (quantity.low or 0) <= (larger.low or larger.high or 0)


def _same_verb_whole(
    view: DocumentView, sentence: Sentence, quantity: Mention, verb: Mention, drafts: list[ClaimDraft], nearest: int
) -> int:
    """Among the wholes of the sentence the one told with the same verb (14人死亡、6人受伤,其中…4人死亡), else the nearest."""
    word = view.shadow[verb.start : verb.end]
    for index in range(len(drafts) - 1, -1, -1):
        draft = drafts[index]
        if draft.sentence != sentence.index:
            break
        told = draft.action_mention
        is_smaller = (draft.high or draft.low or 0) < (quantity.low or 0)
        if draft.part_of is not None or draft.unit != drafts[nearest].unit or is_smaller:
            continue
        if told is not None and told != verb and view.shadow[told.start : told.end] == word:
            return index
    return nearest


def _without_particle(view: DocumentView, quantity: Mention, triggers: list[Trigger]) -> Mention:
    """A hedge word that is the particle of the verb before it taken off the number (handed over 312 people = 312, not more)."""
    for trigger in triggers:
        if trigger.start < quantity.start < trigger.end <= quantity.end:
            value = quantity.low if quantity.low is not None else quantity.high
            return quantity._replace(start=min(trigger.end + 1, quantity.end - 1), low=value, high=value, hedge="exact")
    return quantity


def _stands_alone(view: DocumentView, quantity: Mention) -> bool:
    """Whether a number without a known noun counts what was named before (389 from Vietnam, 12 were), and nothing unknown."""
    if view.language == "zh" or _ALONE.match(view.shadow, quantity.end):
        return True
    end = quantity.end + 2
    return any(view.within(kind, quantity.end, end) for kind in ("action", "nationality", "place"))


def _brings_in(view: DocumentView, trigger: Trigger, counted: Counted) -> bool:
    verb = view.shadow[trigger.start : trigger.end]
    return verb in ("brought", "bringing", "brings", "bring") and _INTO.match(view.shadow, counted.end) is not None


def _guess_noun(
    view: DocumentView, quantity: Mention, counted: Counted, triggers: list[Trigger], positions: list[int],
    drafts: list[ClaimDraft],
) -> Counted | None:  # fmt: skip
    """A noun that the lexicon lacks, read by the verb beside it: whoever is arrested is a suspect, what is seized a thing."""
    best: tuple[float, Counted] | None = None
    for code, actions in _GUESSES:
        guess = counted._replace(object=code, is_generic=code in PERSONS)
        found = find_candidates(view, quantity, guess, triggers, positions)
        if not found or found[0].action not in actions or found[0].score < 60.0 or found[0].trigger is None:
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


def _is_pronoun(view: DocumentView, drafts: list[ClaimDraft], sentence: Sentence, quantity: Mention, counted: Counted) -> bool:
    """Whether the number only takes up people counted in an earlier sentence (三人均系…, 上述10人, the two were)."""
    if quantity.unit != "person" or (counted.mention is not None and not counted.mention.start >= quantity.end + 2):
        return False
    head = view.shadow[quantity.start : quantity.end]
    if view.language != "zh" or len(head) > 3 or any(c.isdigit() for c in head):
        return False
    equal = find_equal(drafts, quantity, "person")
    return equal is not None and drafts[equal].sentence < sentence.index


def _is_count(view: DocumentView, quantity: Mention) -> bool:
    """Whether a quantity can be a claim: a count with a bound; no article (一名, one), "several", batch or "the first three"."""
    if (quantity.low is None and quantity.high is None) or quantity.high == 0:
        return False
    if quantity.detail is not None:
        return is_bracketed(view, quantity)
    text = view.shadow
    is_weight = quantity.unit == "item" and view.language != "zh"  # une tonne, a kilo
    if not is_weight and not is_listed_one(view, quantity) and _SKIPPED[view.language].match(text, quantity.start, quantity.end):
        cue = view.last_before("part", quantity.start, max(0, quantity.start - 40))
        if quantity.low != 1 or cue is None:
            return False
    if text[quantity.start - 1 : quantity.start] == "无":  # 无一人违纪
        return False
    if view.language != "zh" and _ORDINAL.match(text, quantity.start):
        return False
    if _BATCH.search(text[quantity.start : quantity.end]) or text[quantity.end : quantity.end + 1] in ("批", "波"):
        return False
    if text[quantity.start - 1 : quantity.start] == " " and any(  # la semaine dernière 10 tonnes
        m.end >= quantity.start - 1 for m in view.within("period", max(0, quantity.start - 24), quantity.start)
    ):
        return True
    if view.language == "zh" and is_no_count(view, quantity):
        return False
    before = text[max(0, quantity.start - 24) : quantity.start]
    return not _ORDINAL_BEFORE.search(before) and not _SHARE_BEFORE.search(before)


def _decide(
    view: DocumentView, sentence: Sentence, clause: Clause, quantity: Mention, counted: Counted, candidates: list[Candidate],
    whole: int | None, cue: int | None, findings: Findings,
) -> ClaimDraft | None:  # fmt: skip
    parent = findings.drafts[whole] if whole is not None else None
    if parent is not None and cue is not None:
        first = cue if cue < quantity.start else min(cue, parent.quantity.end)  # identified 60 and arrested 22 of them
        touching = cue if view.language == "zh" else -1  # 逮捕其中5人: the verb right before the cue is the part's own
        stop = clause.end if is_aside_part(view, clause, quantity, cue) else sentence.end
        candidates = [c for c in candidates if c.trigger is None or first <= c.trigger.start < stop or c.trigger.end == touching]
        if parent.action in HANDLING or parent.action == "rescue":
            candidates = [c for c in candidates if c.action not in ("charge_flow", "deploy", "meet", "involve")]
    best = candidates[0] if candidates else None
    if best is None or (parent is not None and best.score < 55.0):
        last = findings.drafts[-1] if findings.drafts else None
        best = read_without_verb(view, sentence, quantity, counted, parent, last)
        if best is None and cue is not None and sentence.index and counted.object is not None and cue - sentence.start <= 2:
            best = read_verb_before(view, sentence, counted.object)
        if best is None:
            return None
    rivals = [c for c in candidates[1:] if c.action != best.action][:2]
    if rivals and parent is None and best.score - rivals[0].score < _MARGIN and _opposed(quantity, best, rivals[0]):
        findings.ambiguous.append((quantity, f"{best.action} or {rivals[0].action}"))
        return None
    if is_denied(view, sentence, quantity, best.trigger) or (
        best.action == "sentence" and (is_threatened(view, quantity) or (view.language == "zh" and quantity.hedge == "at_most"))
    ):
        return None
    if view.language == "zh" and is_worth_taken(view, sentence, best, findings.drafts):
        best = best._replace(action="seize")
    if best.action == "recover" and counted.object == "money" and findings.drafts:
        last = findings.drafts[-1]
        start = last.action_mention.start if last.action_mention is not None and last.action == "seize" else None
        if best.trigger is not None and start == best.trigger.start:
            best = best._replace(action="seize")  # recovered 14 firearms and $1.2 million in cash
    if best.action == "deploy" and counted.object in CULPRITS | {"victim"} and _HOMEWARD.match(view.shadow, counted.end):
        best = best._replace(action="repatriate")  # sent 97 workers back to Kunming
    if best.action == "repatriate" and best.trigger is not None and _brings_in(view, best.trigger, counted):
        best = best._replace(action="charge_flow")  # brought dozens of migrants into Britain
    if best.action == "establish" and counted.object == "site" and _is_by_gang(view, clause, quantity):
        best = best._replace(action="involve")  # a gang that opens compounds sets up nothing
    if counted.object == "device" and (quantity.low or 0) >= _PILLS and _TABLETS.search(view.shadow, quantity.end, counted.end):
        is_drug = any(m.code == "drug" for m in view.within("object", sentence.start, sentence.end))
        counted = counted._replace(object="drug" if is_drug else "other")
    if view.language == "zh" and counted.mention is None and (named := object_of_verb(view, best)) is not None:
        counted = counted._replace(object=named)
    counted_object = read_object(view, quantity, counted, best, parent, findings.drafts, sentence)
    is_forced = FORCED.search(view.shadow, clause.start, clause.end) is not None or (
        view.language != "zh" and any(c.makes == "victim" for c in candidates[1:])
    )
    is_person = counted.object == "person" and counted_object in ("person", "suspect")
    is_forced = is_forced or FREED.search(view.shadow, clause.start, clause.end) is not None
    if parent is None and is_person and is_forced and best.action in CARING:
        counted_object = "victim"  # trafficked, held against their will: whoever is freed or handed over
    if counted_object is None:
        return None
    unit = read_unit(quantity, counted_object) or "item"
    if counted_object == "money" and not is_currency(unit):
        if view.language != "zh":
            return None
        unit = home_currency(view)
    best = best._replace(action=settle_action(view, sentence, quantity, best.action, unit))
    if parent is None and whole is None:
        is_named = counted.mention is not None and not counted.is_generic
        has_already = view.language == "zh" and "已" in view.shadow[clause.start : quantity.start]
        whole = find_wanted(sentence, quantity, is_named, best.action, findings.drafts, has_already)
    if parent is not None and parent.unit != unit:
        whole, parent = None, None
    is_inherited = parent is not None and best.trigger is None and best.action == parent.action
    status = parent.status if parent is not None and is_inherited else read_status(view, sentence, quantity, best.trigger)
    quote = _quote(view, sentence, clause, quantity, counted)
    return ClaimDraft(
        quantity=quantity, action=best.action, object=counted_object, unit=unit, low=quantity.low, high=quantity.high,
        hedge=quantity.hedge or "exact", status=status, cumulative=False, quote=quote, clause=clause.index,
        sentence=sentence.index, rule=best.rule, action_mention=best.mention, object_mention=counted.mention, part_of=whole,
        confidence="high" if best.score >= 80 else "medium" if best.score >= 55 else "low",
        rivals=[f"{c.action} ({c.rule}, {c.score:.0f} against {best.score:.0f})" for c in rivals],
    )  # fmt: skip


def _is_by_gang(view: DocumentView, clause: Clause, quantity: Mention) -> bool:
    return any(m.code in ("group", "suspect", "ringleader") for m in view.within("object", clause.start, quantity.start))


def _opposed(quantity: Mention, one: Candidate, other: Candidate) -> bool:
    if one.trigger is None or other.trigger is None:
        return False
    return (one.trigger.start < quantity.start) != (other.trigger.start < quantity.start)


def _quote(view: DocumentView, sentence: Sentence, clause: Clause, quantity: Mention, counted: Counted) -> Span:
    """The clause with the number and what it counts, widened until it occurs in the text at its own place first."""
    text = view.text
    start, end = min(clause.start, counted.start), max(clause.end, min(counted.end, sentence.end), quantity.end)
    paragraph = view.paragraphs[sentence.paragraph]
    for left, right in ((start, end), (start, sentence.end), (sentence.start, sentence.end), (paragraph.start, paragraph.end)):
        if text.find(text[left:right]) == left:
            return Span(left, right)
    return Span(start, end)
