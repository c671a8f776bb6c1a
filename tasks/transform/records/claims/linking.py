"""Which trigger a number belongs to: candidates, each with a score, the best wins, the others are its rivals.

A score starts from how the trigger and the number stand to each other and falls with what lies between them: characters, clause
marks, other numbers (``links_chinese``, ``links_latin``); here the readings of one number are weighed against each other.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tasks.text.mentions import Mention
from tasks.transform.records.claims import links_chinese, links_latin
from tasks.transform.records.claims.frames import PERSONS
from tasks.transform.records.claims.measures import is_no_case
from tasks.transform.records.claims.nouns import Counted
from tasks.transform.records.claims.pairs import Pair, count_between, count_marks
from tasks.transform.records.claims.triggers import Reading, Trigger
from tasks.transform.records.claims.weights import weight
from tasks.transform.records.clauses import Clause, DocumentView
from tasks.transform.records.words import pattern, patterns

_ACCEPTED = weight("accepted")
_PARTY_ACTIONS = frozenset(
    {"involve", "joint_operation", "meet", "deploy", "agree", "establish", "train", "raid", "sentence", "prosecute"}
)  # of bodies, places
_AUXILIARIES = pattern("links.auxiliaries")
_FURTHER = pattern("links.further")
_PAUSE = pattern("links.pause")
# What taken things are worth, told in the next clause; a case's value only where things were taken right before.
_GOODS_VALUE = pattern("links.goods_value")
_CASE_VALUE = pattern("links.case_value")
_CRIME_AMOUNT = patterns("claims.amount_of_crime")
_FINDING = pattern("links.finding")
_FUNDS = pattern("links.funds")
_WITH_VALUE = pattern("links.with_value")
_WORTH = pattern("links.worth")
_ATTRIBUTIVE = pattern("links.attributive")
_BESIDE_DEED, _RELATIVE = 24.0, 60.0
"""What "involved" loses beside another act of its clause, and where it only describes what that act was done to."""
_AT_STAKE, _AT_STAKE_NEARBY = 60.0, 40.0
"""What "at stake" loses to an act that was done to the same sum: told with it, or merely near."""
_STRONG_DEED = 45.0
"""Score above which an act surely belongs to the sum."""
_FOR = re.compile(r"(?:为|向|给|替|帮助?|助)(?:了)?$")


class Candidate(NamedTuple):
    """One reading of a number."""

    score: float
    action: str
    trigger: Trigger | None
    mention: Mention | None
    makes: str | None
    rule: str


def find_candidates(
    view: DocumentView, quantity: Mention, counted: Counted, triggers: list[Trigger], positions: list[int]
) -> list[Candidate]:
    """Readings of ``quantity`` by the triggers of its sentence, best first; ``positions`` are the starts of its counts."""
    objects = (counted.object,) if counted.object else _possible_objects(quantity, view.language)
    is_bare = not objects
    if is_bare:  # a number alone (14 injured, 210 were arrested): people, if the verb touches it
        objects = ("suspect", "person")
    link = links_chinese.link if view.language == "zh" else links_latin.link
    found: list[Candidate] = []
    clause = view.clause_at(quantity.start)
    if (
        view.language == "zh"
        and quantity.unit == "person"
        and (gain := _served(view, quantity, counted, triggers, clause)) is not None
    ):
        return [gain]
    for index, trigger in enumerate(triggers):
        for counted_object in objects:
            is_party = counted.mention is not None and counted.mention.detail == "party"
            reading = trigger.action_for(counted_object) or (_tried(trigger) if is_party else None)
            if reading is None:
                continue
            action, frame, mention = reading
            if is_party and action not in _PARTY_ACTIONS:
                continue
            if is_bare and not _touches(view, quantity, trigger):
                continue
            if view.language == "zh" and is_no_case(view, quantity, counted, counted_object, action):
                continue
            if quantity.unit == "event" and counted.mention is None and action == "seize" and trigger.end != quantity.start:
                continue  # 一批货"旅游"了19趟: times of something else
            score, rule = link(Pair(view, quantity, counted, counted_object, triggers, index, positions))
            if score > _ACCEPTED:
                found.append(Candidate(score, action, trigger, mention, frame.makes, f"{view.language}:{rule}"))
            break
    if view.language == "zh":
        found = _own_clause_first(view, clause, found, triggers)
    _prefer_finite(quantity, found, positions, view)
    _prefer_deeds(view, quantity, found, positions)
    found.sort(key=lambda c: -c.score)
    return found


def _tried(trigger: Trigger) -> Reading | None:
    """What a court does to firms as to people (condamné neuf prévenus et trois sociétés)."""
    reading = trigger.action_for("suspect")
    return reading if reading is not None and reading[0] in ("sentence", "prosecute") else None


def _own_clause_first(view: DocumentView, clause: Clause, found: list[Candidate], triggers: list[Trigger]) -> list[Candidate]:
    """A verb of the number's own clause beats one from another, but what taken things are worth was taken with them."""
    near = [c for c in found if c.trigger is not None and clause.start <= c.trigger.start < clause.end]
    others = [c for c in found if c not in near and c.action not in ("loss", "involve")]
    if others and near and all(c.action == "loss" and _describes(view, c) for c in near):
        return others  # 起获原料2吨,以及尚未来得及转移的现金58万元
    own = [c for c in near if c.rule != "zh:relative"]
    words = [view.shadow[c.trigger.start : c.trigger.end] for c in own if c.trigger is not None]
    taken = [c for c in found if c.action == "seize" and c not in own and c.trigger is not None]
    if not taken:
        return own or found
    is_worth = any(_GOODS_VALUE.fullmatch(word) for word in words)
    if not is_worth and any(_CASE_VALUE.fullmatch(word) for word in words):  # 侦破118起,案值7亿元 is at stake, not taken
        before = [
            t for t in triggers if t.end <= clause.start and any(code not in ("loss", "involve") for code, _, _ in t.readings)
        ]
        told = view.last_before("quantity", clause.start, view.sentences[clause.sentence].start)
        is_of_cases = told is not None and told.unit == "case"  # 查获案件52起,案值3330万元
        is_worth = bool(before) and not is_of_cases and any(c.trigger is before[-1] for c in taken)
    return [taken[-1]._replace(score=110.0), *own] if is_worth else own or found


def _describes(view: DocumentView, candidate: Candidate) -> bool:
    """Whether the verb stands in a relative clause (转移的现金, 与洗黑钱有关的现金)."""
    return candidate.trigger is not None and _ATTRIBUTIVE.match(view.shadow, candidate.trigger.end) is not None


def _are_before(view: DocumentView, deeds: list[Candidate], trigger: Trigger) -> bool:
    """Whether something was done to the things that the trigger only describes, told before it in its clause."""
    start = view.clause_at(trigger.start).start
    return any(deed.trigger is not None and start <= deed.trigger.start and deed.trigger.end <= trigger.start for deed in deeds)


def _holds_back(view: DocumentView, deed: Candidate, amount: Trigger) -> bool:
    """Whether money that a crime would have taken was kept or got back right before it is named (拦阻诈骗金额)."""
    if deed.trigger is None or deed.action not in ("freeze", "recover"):
        return False
    return view.shadow[deed.trigger.end : amount.start] in ("", "了", "被", "的") and deed.trigger.start < amount.start


def _served(
    view: DocumentView, quantity: Mention, counted: Counted, triggers: list[Trigger], clause: Clause
) -> Candidate | None:  # fmt: skip
    """People for whom money was got back or harm averted (为115名老人挽回损失): affected, not caught."""
    if not _FOR.search(view.shadow, max(clause.start, quantity.start - 4), quantity.start):
        return None
    for trigger in triggers:
        reading = trigger.action_for("money") if counted.end <= trigger.start < clause.end else None
        if reading is not None and reading[0] == "recover":
            return Candidate(62.0, "involve", trigger, reading[2], "victim", "zh:for-whom")
    return None


def _prefer_finite(quantity: Mention, found: list[Candidate], positions: list[int], view: DocumentView) -> None:
    """A participle behind the noun only describes the people where the clause has a verb of its own for them.

    Handed over 312 nationals rescued from compounds = handover; 12 men arrested in May were extradited = extradite.
    """
    has_verb = any(
        c.trigger is not None
        and (
            c.rule.endswith((":passive", ":subject"))
            or (
                c.rule.endswith((":verb-object", "en:verb-object-across", "fr:verb-object-across"))
                and c.score > 60.0
                and not count_between(positions, c.trigger.end, quantity.start)
                and c.trigger.voice != "noun"
            )
        )
        and c.action not in ("involve", "joint_operation")
        for c in found
    )
    if has_verb:
        for index, candidate in enumerate(found):
            start = candidate.trigger.start if candidate.trigger is not None else 0
            is_behind = candidate.rule.endswith((":passive", ":subject")) and start > quantity.end
            if (
                is_behind
                and links_latin.RELATIVE.search(view.shadow, quantity.end, start)
                and any(
                    c.rule.endswith(":passive")
                    and c.trigger is not None
                    and c.trigger.start > start
                    and c.action != candidate.action
                    for c in found
                )
            ):
                found[index] = candidate._replace(score=candidate.score - 40.0)
            if candidate.rule.endswith(":reduced-passive") or view.shadow[max(0, start - 6) : start].endswith(" to be "):
                found[index] = candidate._replace(score=candidate.score - 40.0)


def _touches(view: DocumentView, quantity: Mention, trigger: Trigger) -> bool:
    """Whether nothing but auxiliaries stands between a bare number and its verb (500 have been deported; and arrested 22)."""
    if view.language == "zh":
        return False
    if trigger.start >= quantity.end:
        return bool(_AUXILIARIES.fullmatch(view.shadow, quantity.end, trigger.start))
    if not _FURTHER.fullmatch(view.shadow, trigger.end, quantity.start):
        return False
    return bool(_PAUSE.match(view.shadow, quantity.end))


def _is_harmed(quantity: Mention, trigger: Trigger, candidate: Candidate) -> bool:
    """Whether a verb of harming stands right before the people that it harms."""
    return candidate.makes == "victim" and trigger.end == quantity.start


def _prefer_deeds(view: DocumentView, quantity: Mention, found: list[Candidate], positions: list[int]) -> None:
    """What was done to a sum outweighs that it was at stake, as long as no other number and no list mark stands between.

    查扣货物案值6.4亿元 = seize; a transfer of 7.9 million was blocked = freeze. "Involved" yields to any other act of the clause.
    """
    deeds = [c for c in found if c.action not in ("loss", "involve") and c.trigger is not None]
    is_chinese = view.language == "zh"
    for index, candidate in enumerate(found):
        trigger = candidate.trigger
        if trigger is None or not deeds or candidate.action not in ("loss", "involve"):
            continue
        lost = 0.0
        if candidate.action == "involve":
            if not (
                is_chinese and _is_harmed(quantity, trigger, candidate)
            ):  # 骗取2300名群众资金后潜逃: not on the run themselves
                is_relative = is_chinese and _describes(view, candidate)  # 扣下涉嫌非法捕捞的渔船5艘
                lost = _RELATIVE if is_relative else _BESIDE_DEED
        elif is_chinese and _is_amount_of_crime(view, quantity, candidate):
            if any(_holds_back(view, deed, trigger) for deed in deeds):
                lost = _AT_STAKE  # 攔阻詐騙金額78億元
            else:
                _weaken_findings(view, found)
        elif is_chinese and _describes(view, candidate) and _are_before(view, deeds, trigger):
            lost = _AT_STAKE  # 檢獲與洗黑錢有關的現金870萬元
        else:
            lost = next((less for deed in deeds if (less := _lost_to(view, quantity, trigger, deed, positions))), 0.0)
        if lost:
            found[index] = candidate._replace(score=candidate.score - lost)


def _weaken_findings(view: DocumentView, found: list[Candidate]) -> None:
    """What was only found out about a crime takes nothing (查获诈骗金额70亿元)."""
    for index, deed in enumerate(found):
        trigger = deed.trigger
        if deed.action == "seize" and trigger is not None and _FINDING.fullmatch(view.shadow, trigger.start, trigger.end):
            found[index] = deed._replace(score=deed.score - _AT_STAKE)


def _lost_to(view: DocumentView, quantity: Mention, trigger: Trigger, deed: Candidate, positions: list[int]) -> float:
    """What the reading that a sum was at stake loses to an act that was done to it; 0 where the two stand apart."""
    assert deed.trigger is not None
    start, end = sorted((deed.trigger.end, quantity.start if deed.trigger.end <= quantity.start else deed.trigger.start))
    is_strong = deed.score > _STRONG_DEED
    if deed.action == "seize" and is_strong and _is_worth(view, trigger, start, quantity):
        return _AT_STAKE
    if view.language == "zh" and _goes_on_list(view, quantity, trigger, deed.trigger, positions):
        return _AT_STAKE
    between = view.shadow[start:end]
    is_apart = ";" in between or ("、" in between and view.language != "zh")
    is_apart = is_apart or any(start <= p < end for p in positions if p != quantity.start)
    is_near = is_strong and not is_apart and count_marks(view, start, end) <= (0 if view.language == "zh" else 2)
    return _AT_STAKE_NEARBY if is_near else 0.0


def _goes_on_list(view: DocumentView, quantity: Mention, trigger: Trigger, deed: Trigger, positions: list[int]) -> bool:
    """Whether a sum of crime is one more thing that a deed of its clause was done to (止付诈骗账户19个、涉诈资金75万元)."""
    start = view.clause_at(quantity.start).start
    told = view.last_before("quantity", quantity.start, start)
    if not start <= deed.start < trigger.start < quantity.start or (told is not None and told.unit == "case"):
        return False  # 查获案件30起、涉案资金2亿元: at stake in the cases
    is_of_item = view.shadow[trigger.start - 1] in "、和及" or count_between(positions, trigger.end, quantity.start) > 0
    return is_of_item and _FUNDS.search(view.shadow, start, quantity.start) is not None


def _is_amount_of_crime(view: DocumentView, quantity: Mention, candidate: Candidate) -> bool:
    """Whether a sum is what a crime came to (诈骗金额70亿元)."""
    clause = view.clause_at(quantity.start)
    return candidate.action == "loss" and _CRIME_AMOUNT["zh"].search(view.shadow, clause.start, quantity.start) is not None


def _is_worth(view: DocumentView, trigger: Trigger, start: int, quantity: Mention) -> bool:
    """Whether the sum is the value of the things just named as taken (2 tonnes of cocaine worth HK$1.6 billion)."""
    if not _WORTH.fullmatch(view.shadow[trigger.start : trigger.end]) or quantity.start - trigger.end > 24:
        return False
    noun = view.last_before("object", trigger.start, start)
    between = view.shadow[noun.end if noun else start : trigger.start]
    is_near = len(between) <= 12 or (len(between) <= 45 and _WITH_VALUE.match(between) is not None)
    return noun is not None and is_near and noun.code not in PERSONS | {"case", "group"}


def _possible_objects(quantity: Mention, language: str) -> tuple[str, ...]:
    unit = quantity.unit
    if unit == "person":
        return "suspect", "person", "officer"
    if unit == "case":
        return ("case",)
    if unit in ("site", "group", "country", "agreement", "mission"):
        return (unit,)
    if unit == "event":
        return "other", "patrol", "operation", "message"
    if unit == "item":
        return ("other", "case") if language == "zh" else ("other",)  # 件 counts both
    return ()
