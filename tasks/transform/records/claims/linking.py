"""Which trigger a number belongs to: candidates, each with a score, the best wins, the others are its rivals.

A score starts from how the trigger and the number stand to each other and falls with what lies between them: characters, clause
marks, other numbers. The weights were set on the labelled development articles.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from tasks.text.mentions import Mention
from tasks.transform.records.claims.frames import PERSONS
from tasks.transform.records.claims.nouns import Counted
from tasks.transform.records.claims.triggers import Trigger
from tasks.transform.records.clauses import Clause, DocumentView

ACCEPTED = 30.0  # a candidate below is too far from the number to be its verb
ACTORS = frozenset({"officer", "country", "person", "vehicle", "group"})  # counted though the subject of an active verb
_LOCAL = frozenset({"establish", "agree", "meet", "involve", "joint_operation", "open_case"})  # verbs that reach no other clause
_PARTY_ACTIONS = frozenset(
    {"involve", "joint_operation", "meet", "deploy", "agree", "establish", "train", "raid"}
)  # of bodies, places
_AUXILIARIES = re.compile(
    r"(?:\s(?:of (?:them|whom|those|these)|d'entre (?:eux|elles)))?\s(?:de |d')?"
    r"(?:(?:others|other|more|were|was|are|is|have|had|has|been|being|will|be|to|waiting|still|also|already|remain|later|then|since|now|"
    r"currently|subsequently|eventually|both|all|being|reportedly|ensuite|depuis|désormais|actuellement|également|"
    r"autres|ont|avaient|été|sont|étaient|seront|être|déjà|aussi|encore|toujours|restent)\s){0,6}"
)
_FURTHER = re.compile(r"\s(?:(?:another|a further|the other|d'autres|encore)\s)?")
_PAUSE = re.compile(
    r"$|[.,;\n]|\s(?:in|at|on|from|and|during|after|for|more|others?|en|à|au|aux|dans|lors|et|pour|autres|supplémentaires)\b"
)
_RETURN = re.compile(r"return|restitu|rembours|refund|repa[iy]")
_BY = re.compile(r"\s(?:by|par)\b")
# What taken things are worth, told in the next clause; a case's value only where things were taken right before.
_GOODS_VALUE = re.compile(
    r"(?:估计|总|估算|黑市|街头|街市|市面)?(?:货值|市值|总值|价值|总市值|估值|市价|黑市价|时值|总价值|总货值)"
)
_CASE_VALUE = re.compile(r"总?案值|涉案(?:总)?(?:价|货)?值|案件价值|走私(?:货|案)值")
_RELATIVE = re.compile(
    r"\b(?:who|that|which|believed to|suspected to|said to|thought to|alleged to|reported to|qui|soupçonnés? d|présumés? avoir)\b"
)
_TOTAL_VERB = re.compile(
    r"(?:bring|brought|tak|took|rais|lift|push)\w*\s(?:up )?(?:to\s|"
    r"(?:the|its|their|this year's)\s(?:\w+\s){0,3}?(?:total|number|tally|toll|count|figure|arrests)\b)|"
    r"port\w*\s(?:ainsi |désormais )?(?:à\s|(?:le|son|leur)\s(?:nombre|total|bilan)\b)"
)
_COMPLEMENT = re.compile(  # 198 passeurs de drogue arrêtés, 30 couriers of cocaine caught
    r"\s(?:(?:de|of)\s|du\s|des\s|d')(?:[\w'-]+\s)(?:présumée?s?\s)?"
)
_AT_SITES = re.compile(
    r"\s(?:\w+\s){0,4}?(?:at|in|on|of|across|dans|sur|de|à|au sein de)\s"
    r"(?:(?:more than|over|about|some|nearly|plus de|près de|environ)\s)?"
)
_FINITE = re.compile(r"\b(?:was|were|has|had|have|is|are|est|sont|était|étaient|a|ont|avait|avaient)\b")
_WITH_VALUE = re.compile(r",?\s(?:with|having|carrying|for|pour|avec|d'|dont|représentant|ayant)")
_WORTH = re.compile(
    r"worth|valued at|estimated at|(?:estimated |total |combined )?(?:market |street |retail )?value(?: of)?|evaluated at|"
    r""
    r"案值|价值|货值|市值|总值|总案值|"
    r"valeur|d'une valeur|estimée? à|estimée?s à|évaluée?s? à"
)
_FOR = re.compile(r"(?:为|向|给|替|帮助?|助)(?:了)?$")
_PASSIVE = re.compile(r"被|获|遭|受到|由|均|悉数|全部|已|随之|先后|陆续|相继|遭到|予以|得到")
_BA = re.compile(r"将|把|对|让|令|使|为|向|给|帮助|协助")


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
    link = _link_chinese if view.language == "zh" else _link_latin
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
            reading = trigger.action_for(counted_object)
            if reading is None:
                continue
            action, frame, mention = reading
            if counted.mention is not None and counted.mention.detail == "party" and action not in _PARTY_ACTIONS:
                continue
            if is_bare and not _touches(view, quantity, trigger):
                continue
            if quantity.unit == "event" and counted.mention is None and action == "seize" and trigger.end != quantity.start:
                continue  # 一批货"旅游"了19趟: times of something else
            score, rule = link(view, quantity, counted, trigger, triggers, index, positions, counted_object)
            if score > ACCEPTED:
                found.append(Candidate(score, action, trigger, mention, frame.makes, f"{view.language}:{rule}"))
            break
    if view.language == "zh":
        found = _own_clause_first(view, clause, found, triggers)
    _prefer_finite(quantity, found, positions, view)
    _prefer_deeds(view, quantity, found, positions)
    found.sort(key=lambda c: -c.score)
    return found


def _own_clause_first(view: DocumentView, clause: Clause, found: list[Candidate], triggers: list[Trigger]) -> list[Candidate]:
    """A verb of the number's own clause beats one from another, but what taken things are worth was taken with them."""
    near = [c for c in found if c.trigger is not None and clause.start <= c.trigger.start < clause.end]
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
        is_worth = bool(before) and any(c.trigger is before[-1] for c in taken)
    return [taken[-1]._replace(score=110.0), *own] if is_worth else own or found


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
            c.rule.endswith(":passive")
            or (
                c.rule.endswith((":verb-object", "en:verb-object-across", "fr:verb-object-across"))
                and c.score > 60.0
                and not _between(positions, c.trigger.end, quantity.start)
                and c.trigger.voice != "noun"
            )
        )
        and c.action not in ("involve", "joint_operation")
        for c in found
    )
    if has_verb:
        for index, candidate in enumerate(found):
            start = candidate.trigger.start if candidate.trigger is not None else 0
            is_behind = candidate.rule.endswith(":passive") and start > quantity.end
            if (
                is_behind
                and _RELATIVE.search(view.shadow, quantity.end, start)
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


def _prefer_deeds(view: DocumentView, quantity: Mention, found: list[Candidate], positions: list[int]) -> None:
    """What was done to a sum outweighs that it was at stake, as long as no other number and no list mark stands between.

    查扣货物案值6.4亿元 = seize; a transfer of 7.9 million was blocked = freeze. "Involved" yields to any other act of the clause.
    """
    deeds = [c for c in found if c.action not in ("loss", "involve") and c.trigger is not None]
    for index, candidate in enumerate(found):
        trigger = candidate.trigger
        if trigger is None or not deeds:
            continue
        if candidate.action == "involve":
            found[index] = candidate._replace(score=candidate.score - 14.0)
        elif candidate.action == "loss":
            for deed in deeds:
                assert deed.trigger is not None
                is_before = deed.trigger.end <= quantity.start
                start, end = sorted((deed.trigger.end, quantity.start if is_before else deed.trigger.start))
                between = view.shadow[start:end]
                if deed.action == "seize" and deed.score > 45.0 and _is_worth(view, trigger, start, quantity):
                    found[index] = candidate._replace(score=candidate.score - 60.0)
                    break
                is_apart = any(start <= p < end for p in positions if p != quantity.start) or "、" in between or ";" in between
                most_marks = 0 if view.language == "zh" else 2
                if deed.score > 45.0 and not is_apart and _marks(view, start, end) <= most_marks:
                    found[index] = candidate._replace(score=candidate.score - 40.0)
                    break


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


def _marks(view: DocumentView, start: int, end: int) -> int:
    """How many clause marks lie between two places."""
    return view.clause_at(max(start, end - 1)).index - view.clause_at(start).index if start < end else 0


def _between(positions: list[int], start: int, end: int) -> int:
    """How many of the places, in order, lie in a stretch."""
    return max(0, bisect_left(positions, end) - bisect_left(positions, start))


def _link_chinese(
    view: DocumentView, quantity: Mention, counted: Counted, trigger: Trigger, triggers: list[Trigger], index: int,
    positions: list[int], counted_object: str,
) -> tuple[float, str]:  # fmt: skip
    text = view.shadow
    if trigger.end <= quantity.start:
        near = counted.start if counted.start >= trigger.end else quantity.start
        marks = _marks(view, trigger.start, quantity.start)
        score = 100.0 - 0.6 * (near - trigger.end) - 22.0 * marks - 2.0 * _between(positions, trigger.end, quantity.start)
        if marks and (counted_object == "country" or all(code in _LOCAL for code, _, _ in trigger.readings)):
            return 0.0, ""
        if trigger.voice == "before":
            score -= 12.0 if quantity.start - trigger.end <= 1 and marks == 0 else 45.0
        if text[trigger.start - 1 : trigger.start] == "被" or text[trigger.end : trigger.end + 1] == "的":
            score -= 25.0
        if trigger.voice == "both" and marks == 0 and counted.end <= trigger.start:
            score += 4.0
        return score, "verb-object" if marks == 0 else "verb-object-across"
    if trigger.start >= counted.end or (trigger.start >= quantity.end and counted.mention is None):
        clause = view.clause_at(quantity.start)
        marks = _marks(view, quantity.start, trigger.start)
        between = text[counted.end : trigger.start]
        others = _between(positions, quantity.end, trigger.start)
        if (marks and counted_object == "country") or ";" in between:
            return 0.0, ""
        ends_clause = marks == 1 and counted.end >= clause.end and counted.is_after  # a subject, then a comma
        score = 72.0 - 0.6 * len(between) - (8.0 if ends_clause else 30.0 * marks) - 12.0 * others
        following = next((p for p in positions if p >= trigger.end), None)
        takes_next = following is not None and following - trigger.end <= 14 and _marks(view, trigger.start, following) == 0
        if trigger.voice == "before":
            score += 24.0
        elif _PASSIVE.search(between):
            score += 30.0
        elif _has_preposed(view, clause.start, counted.start, triggers):
            score += 34.0
        elif takes_next and counted_object not in ACTORS:
            score -= 45.0
        elif takes_next and counted_object == "country":
            score -= 5.0
        rule = "passive" if trigger.voice == "before" or _PASSIVE.search(between) else "preposed"
        return score, rule
    if counted.start <= trigger.start and trigger.end <= counted.end:
        # between noun and number (案件侦破1.9万起), or in the relative clause before the noun (10名落网的逃犯)
        between_both = counted.mention is not None and trigger.start >= counted.mention.end
        return (98.0, "noun-verb-number") if between_both else (40.0, "relative")
    return 0.0, ""


def _has_preposed(view: DocumentView, start: int, end: int, triggers: list[Trigger]) -> bool:
    """Whether 将, 把, 对 … stands before the number with no verb between: then the verb follows (将571名嫌疑人移交中方)."""
    last = None
    for match in _BA.finditer(view.shadow, start, end):
        last = match
    if last is None or end - last.end() > 24:
        return False
    if view.shadow[end - 1 : end] == "的":  # 将在缅北落网的952名嫌疑人押解回国
        return True
    return not any(last.end() <= t.start < end for t in triggers)


def _link_latin(
    view: DocumentView, quantity: Mention, counted: Counted, trigger: Trigger, triggers: list[Trigger], index: int,
    positions: list[int], counted_object: str,
) -> tuple[float, str]:  # fmt: skip
    text = view.shadow
    noun = counted.mention
    if noun is not None and trigger.start < noun.end and trigger.end > noun.start and trigger.start >= quantity.start:
        if (
            trigger.voice in ("participle", "open", "passive")
            and trigger.end == noun.end
            and counted_object in PERSONS | {"site"}
        ):
            return 104.0, "reduced-passive"
        return (120.0, "counted-noun") if trigger.voice in ("noun", "nominal") else (0.0, "")
    if noun is not None and not counted.is_after and trigger.start >= noun.start and trigger.end <= noun.end:
        return (110.0, "counted-noun") if trigger.voice in ("noun", "nominal") else (0.0, "")
    if _TOTAL_VERB.match(text, trigger.start) and trigger.start < quantity.start:
        return 0.0, ""  # bringing the total to 210 brings nobody anywhere
    if counted_object == "site" and trigger.voice in ("noun", "nominal") and trigger.end < quantity.start:
        is_search = any(code == "raid" for code, _, _ in trigger.readings)
        return (88.0, "noun-at-sites") if is_search and _AT_SITES.fullmatch(text, trigger.end, quantity.start) else (0.0, "")
    if trigger.end <= quantity.start:
        if trigger.voice == "noun" and not any(code in ("loss", "wanted", "recover") for code, _, _ in trigger.readings):
            return 0.0, ""  # "62 arrests" counts itself and takes no other number
        marks = _marks(view, trigger.start, quantity.start)
        gap = quantity.start - trigger.end
        between = text[trigger.end : quantity.start]
        first = next((p for p in positions if p >= trigger.end), quantity.start)  # a list costs little beyond its first member
        if any(first < t.start < quantity.start for t in triggers[index + 1 :] if t.action_for(counted_object)):
            first = quantity.start
        score = 100.0 - 0.45 * (first - trigger.end) - 0.15 * (quantity.start - first) - 6.0 * marks
        score -= 2.0 * _between(positions, trigger.end, quantity.start)
        if ";" in between:
            score -= 12.0
        if trigger.voice in ("passive", "participle", "open") and _BY.match(between):
            return (96.0, "by-agent") if counted_object == "country" and gap <= 4 else (0.0, "")
        if counted_object in PERSONS and between.endswith((" to ", " à ", " aux ")) and _RETURN.match(text, trigger.start):
            return 0.0, ""  # returned $6 million to 140 victims
        if trigger.voice == "passive" and between in (" to ", " à ", " aux "):
            return 0.0, ""  # returned to 3,000 victims: the receivers
        if trigger.voice == "passive":
            score -= 15.0 if gap <= 2 else 52.0
        elif trigger.voice == "before":
            score -= 60.0
        elif trigger.voice in ("open", "participle") and gap > 2 and _is_reduced(view, trigger, counted_object):
            score -= 40.0
        elif trigger.voice == "participle" and gap > 2:
            score -= 25.0
        elif trigger.voice == "noun":
            score -= 20.0 if gap > 3 else 8.0
        elif trigger.voice == "nominal":
            score -= 0.0 if gap <= 4 else 4.0
        return score, "verb-object" if marks == 0 else "verb-object-across"
    if trigger.start >= counted.end:
        marks = _marks(view, quantity.start, trigger.start)
        gap = trigger.start - counted.end
        others = _between(positions, quantity.end, trigger.start)
        score = 96.0 - 0.45 * gap - 6.0 * marks - 6.0 * others
        if ";" in text[counted.end : trigger.start]:
            return 0.0, ""
        if others and marks and counted_object == "money" and trigger.voice == "passive":
            return 0.0, ""
        if marks and others:
            score -= 25.0
        if trigger.voice == "passive":
            return score + 12.0, "passive"
        is_close = gap <= 3 or _COMPLEMENT.fullmatch(text, counted.end, trigger.start) is not None
        if trigger.voice in ("participle", "open") and is_close and "," not in text[counted.end : trigger.start]:
            return score + 8.0, "reduced-passive"
        is_shared = others and marks <= 2 and counted_object != "money" and not _FINITE.search(text, counted.end, trigger.start)
        if trigger.voice in ("participle", "open") and is_shared:
            return score, "shared-passive"
        if trigger.voice == "before":
            return score + 8.0, "subject"
        if trigger.voice in ("active", "open") and counted_object in ACTORS and not any(f.makes for _, f, _ in trigger.readings):
            if _RELATIVE.search(text, counted.end, trigger.start) and any(
                t.voice in ("passive", "before", "open") and t.action_for(counted_object) for t in triggers[index + 1 :]
            ):
                return 0.0, ""  # six members of a gang who brought in migrants were jailed
            return score - 14.0, "actor"
        return 0.0, ""
    return 0.0, ""


def _is_reduced(view: DocumentView, trigger: Trigger, counted_object: str) -> bool:
    """Whether a participle qualifies the noun before it (the money seized in the operation) rather than heads its clause."""
    noun = view.last_before("object", trigger.start, max(0, trigger.start - 40))
    if noun is None or noun.end + 1 < trigger.start or noun.code == "officer" or not noun.code:
        return False
    return trigger.action_for(noun.code) is not None and (noun.code not in PERSONS or counted_object in PERSONS)
