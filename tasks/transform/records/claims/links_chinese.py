"""How a Chinese verb and a number belong together: before the number, behind it, or within its noun phrase."""

from __future__ import annotations

import re

from tasks.transform.records.claims.frames import ACTORS
from tasks.transform.records.claims.pairs import NO_LINK, Link, Pair
from tasks.transform.records.claims.weights import weight
from tasks.transform.records.words import pattern

_LOCAL = frozenset({"establish", "agree", "meet", "involve", "joint_operation", "open_case"})  # verbs that reach no other clause
_DESCRIPTIVE = frozenset({"involve", "loss"})
_PASSIVE = pattern("links.passive")
_PREPOSING = re.compile(r"将|把|对|让|令|使|为|向|给|帮助|协助")
_DESCRIBING = re.compile(r"的[^,。;:、的]{0,16}")
_LISTING = re.compile(r"、|和|及|以及|与|连同")
_HEADED = re.compile(r"[^,。;:、的]{0,16}的(?:就|共|计|合计|已)?(?:有|达)?")
_AMOUNTS = pattern("links.amounts")
_PREPOSING_REACH = 24
_OF_THESE = pattern("links.of_these")
_OF_THESE_REACH = 6
_NEXT_REACH = 14
"""Characters behind a verb in which a number is its own object."""

_BEFORE = weight("zh", "verb_before")
_BEFORE_CHARACTER = weight("zh", "verb_before_per_character")
_BEFORE_CLAUSE = weight("zh", "verb_before_per_clause")
_BEFORE_NUMBER = weight("zh", "verb_before_per_number")
_BEFORE_EARLIER = weight("zh", "verb_before_takes_earlier")
_BEFORE_EARLIER_TOUCHING = weight("zh", "verb_before_takes_earlier_touching")
_BEFORE_PASSIVE = weight("zh", "verb_before_passive")
_BEFORE_RELATIVE = weight("zh", "verb_before_relative")
_BEFORE_WAY = weight("zh", "verb_before_way")
_BEFORE_FREE = weight("zh", "verb_before_free")
_BEHIND = weight("zh", "verb_behind")
_BEHIND_CHARACTER = weight("zh", "verb_behind_per_character")
_BEHIND_CLAUSE = weight("zh", "verb_behind_per_clause")
_BEHIND_SUBJECT = weight("zh", "verb_behind_subject")
_BEHIND_NUMBER = weight("zh", "verb_behind_per_number")
_BEHIND_EARLIER = weight("zh", "verb_behind_takes_earlier")
_BEHIND_PASSIVE = weight("zh", "verb_behind_passive")
_BEHIND_PREPOSED = weight("zh", "verb_behind_preposed")
_BEHIND_GENITIVE = weight("zh", "verb_behind_genitive")
_BEHIND_NEXT = weight("zh", "verb_behind_takes_next")
_BEHIND_NEXT_COUNTRY = weight("zh", "verb_behind_takes_next_country")
_BETWEEN = Link(weight("zh", "verb_between"), "noun-verb-number")
_OF_SUBJECT = Link(weight("zh", "verb_of_subject"), "relative-subject")
_RELATIVE = Link(weight("zh", "verb_relative"), "relative")


def link(pair: Pair) -> Link:
    """The link of a Chinese verb and a number."""
    quantity, counted, trigger = pair.quantity, pair.counted, pair.trigger
    if trigger.end <= quantity.start:
        return _verb_before(pair)
    if trigger.start >= counted.end or (trigger.start >= quantity.end and counted.mention is None):
        return _verb_behind(pair)
    if counted.start <= trigger.start and trigger.end <= counted.end:
        # between noun and number (案件侦破1.9万起), or in the relative clause before the noun (10名落网的逃犯)
        return _BETWEEN if counted.mention is not None and trigger.start >= counted.mention.end else _RELATIVE
    return NO_LINK


def _verb_before(pair: Pair) -> Link:
    text, quantity, counted, trigger = pair.view.shadow, pair.quantity, pair.counted, pair.trigger
    if _is_part_of_told(pair):
        return NO_LINK
    if _describes_counted(pair):
        return _OF_SUBJECT
    if _names_listed(pair):
        return NO_LINK
    near = counted.start if counted.start >= trigger.end else quantity.start
    marks = pair.marks(trigger.start, quantity.start)
    if marks and (pair.counted_object == "country" or all(code in _LOCAL for code, _, _ in trigger.readings)):
        return NO_LINK
    score = _BEFORE - _BEFORE_CHARACTER * (near - trigger.end) - _BEFORE_CLAUSE * marks
    score -= _BEFORE_NUMBER * pair.numbers(trigger.end, quantity.start)
    if trigger.voice == "before":
        is_touching = quantity.start - trigger.end <= 1 and marks == 0
        score -= _BEFORE_EARLIER_TOUCHING if is_touching else _BEFORE_EARLIER
    if text[trigger.start - 1 : trigger.start] == "被" or text[trigger.end : trigger.end + 1] == "的":
        score -= _BEFORE_PASSIVE
    if _tells_way(pair):
        score -= _BEFORE_WAY
    is_descriptive = all(code in _DESCRIPTIVE for code, _, _ in trigger.readings)
    if is_descriptive and text[quantity.start - 1 : quantity.start] == "的" and pair.numbers(trigger.end, quantity.start):
        score -= _BEFORE_RELATIVE  # 涉及20个省份的2000起案件告破
    if trigger.voice == "both" and marks == 0 and counted.end <= trigger.start:
        score += _BEFORE_FREE
    return Link(score, "verb-object" if marks == 0 else "verb-object-across")


def _describes_counted(pair: Pair) -> bool:
    """Whether the verb describes the noun of which then only the number is told (落网的嫌疑人有240余名, 受训的警员达260名)."""
    noun, trigger, text = pair.counted.mention, pair.trigger, pair.view.shadow
    if noun is None or pair.counted.is_after:  # 被判处五年以上有期徒刑的217人
        is_deed = trigger.voice == "before" and trigger.readings[0][0] != "wanted"
        return is_deed and _HEADED.fullmatch(text, trigger.end, pair.quantity.start) is not None
    if noun.start < trigger.end:
        return False
    if _DESCRIBING.fullmatch(text, trigger.end, noun.start) is None or _is_governed(pair):
        return False
    return _AMOUNTS.fullmatch(text, noun.end, pair.quantity.start) is not None


def _is_governed(pair: Pair) -> bool:
    """Whether a deed stands before the describing verb and takes what is counted (扣下涉嫌非法捕捞的渔船5艘)."""
    start = pair.view.clause_at(pair.trigger.start).start
    before = [t for t in pair.triggers if start <= t.start and t.end <= pair.trigger.start and t.voice != "before"]
    readings = [t.action_for(pair.counted_object) for t in before]
    return any(reading is not None and reading[0] not in _DESCRIPTIVE for reading in readings)


def _tells_way(pair: Pair) -> bool:
    """Whether a word of going only tells which people (拦截前往境外园区的外国人40名, 查获持用假护照入境人员12名)."""
    trigger, counted = pair.trigger, pair.counted
    if trigger.readings[0][0] not in ("deploy", "charge_flow") or counted.is_after or counted.start < trigger.end:
        return False
    text = pair.view.shadow
    if "的" in text[trigger.end : counted.start]:
        return True
    caught = (other.action_for("suspect") for other in pair.triggers[: pair.index] if pair.marks(other.start, trigger.start) == 0)
    is_described = counted.start == trigger.end or text.startswith("非法", trigger.start)  # 查处非法入境、非法居留外国人
    return is_described and any(reading is not None and reading[0] == "arrest" for reading in caught)


def _names_listed(pair: Pair) -> bool:
    """Whether the word only names a thing counted before in the same list (12份诈骗脚本和18万元)."""
    view, trigger = pair.view, pair.trigger
    if not any(q.end == trigger.start for q in view.within("quantity", trigger.start - 12, trigger.start)):
        return False
    nouns = [m for m in view.within("object", trigger.end, trigger.end + 1) if m.code != "money"]
    return bool(nouns) and _LISTING.match(view.shadow, nouns[-1].end) is not None


def _verb_behind(pair: Pair) -> Link:
    view, quantity, counted, trigger = pair.view, pair.quantity, pair.counted, pair.trigger
    clause = view.clause_at(quantity.start)
    if _has_part_behind(pair):
        return NO_LINK
    marks = pair.marks(quantity.start, trigger.start)
    between = view.shadow[counted.end : trigger.start]
    is_country = pair.counted_object == "country"
    if (marks and is_country) or ";" in between:
        return NO_LINK
    is_subject = marks == 1 and counted.end >= clause.end and counted.is_after  # a subject, then a comma
    score = _BEHIND - _BEHIND_CHARACTER * len(between) - (_BEHIND_SUBJECT if is_subject else _BEHIND_CLAUSE * marks)
    score -= _BEHIND_NUMBER * pair.numbers(quantity.end, trigger.start)
    is_passive = _PASSIVE.search(between) is not None
    if between == "的":  # 5名嫌疑人的引渡案, 80名关员的训练
        score += _BEHIND_GENITIVE
    if trigger.voice == "before":
        score += _BEHIND_EARLIER
    elif is_passive:
        score += _BEHIND_PASSIVE
    elif _is_preposed(pair, clause.start):
        score += _BEHIND_PREPOSED
    elif _takes_next(pair) and pair.counted_object not in ACTORS:
        score -= _BEHIND_NEXT
    elif _takes_next(pair) and is_country:
        score -= _BEHIND_NEXT_COUNTRY
    return Link(score, "passive" if trigger.voice == "before" or is_passive else "preposed")


def _is_part_of_told(pair: Pair) -> bool:
    """Whether the number is a part of one that stands behind the verb (通缉的10名逃犯已有6名落网): what follows tells of it."""
    start = pair.quantity.start
    if not pair.numbers(pair.trigger.end, start) or pair.marks(pair.trigger.start, start):
        return False
    return _OF_THESE.search(pair.view.shadow, max(0, start - _OF_THESE_REACH), start) is not None


def _has_part_behind(pair: Pair) -> bool:
    """Whether the text goes on with how many of those counted something was done to (通缉的10名逃犯已有6名落网)."""
    following = next((p for p in pair.positions if pair.counted.end <= p < pair.trigger.start), None)
    return following is not None and _OF_THESE.fullmatch(pair.view.shadow, pair.counted.end, following) is not None


def _takes_next(pair: Pair) -> bool:
    """Whether the verb has a number of its own right behind it."""
    trigger = pair.trigger
    following = next((p for p in pair.positions if p >= trigger.end), None)
    return following is not None and following - trigger.end <= _NEXT_REACH and pair.marks(trigger.start, following) == 0


def _is_preposed(pair: Pair, start: int) -> bool:
    """Whether 将, 把, 对 … stands before the number with no verb between: then the verb follows (将571名嫌疑人移交中方)."""
    end, shadow, last = pair.counted.start, pair.view.shadow, None
    for match in _PREPOSING.finditer(shadow, start, end):
        last = match
    if last is None or end - last.end() > _PREPOSING_REACH:
        return False
    if shadow[end - 1 : end] == "的":  # 将在缅北落网的952名嫌疑人押解回国
        return True
    return not any(last.end() <= t.start < end for t in pair.triggers)
