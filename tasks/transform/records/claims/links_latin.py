"""How an English or French verb and a number belong together: in one noun phrase, verb before, verb behind."""

from __future__ import annotations

import re

from tasks.transform.records.claims.frames import ACTORS, PERSONS
from tasks.transform.records.claims.pairs import NO_LINK, Link, Pair
from tasks.transform.records.claims.weights import weight
from tasks.transform.records.words import pattern

_RETURN = pattern("links.return")
_BY = re.compile(r"\s(?:by|par)\b")
RELATIVE = pattern("links.relative")
_TOTAL_VERB = pattern("links.total_verb")
_COMPLEMENT = re.compile(  # 198 passeurs de drogue arrêtés, 30 couriers of cocaine caught
    r"\s(?:(?:de|of)\s|du\s|des\s|d')(?:[\w'-]+\s)(?:présumée?s?\s)?"
)
_LONG_COMPLEMENT = pattern("links.long_complement")
_AT_SITES = pattern("links.at_sites")
_ASIDE = pattern("links.aside")
_ASIDE_ONLY = pattern("links.aside_only")
_OWN_AUXILIARY = pattern("links.own_auxiliary")
_ONLY_AUXILIARIES = pattern("links.only_auxiliaries")
_LIST_LINK = pattern("links.list_link")
_OUT_OF_LIST = pattern("links.out_of_list")
_FINITE = pattern("links.finite")
_CAUSING = pattern("links.causing")
_TO = (" to ", " à ", " aux ")
_NOUNS_WITH_NUMBER = ("loss", "wanted", "recover")  # nouns of doing that take the number behind them (losses of 3 million)
_NOUN_REACH = 40

_BEFORE = weight("latin", "verb_before")
_BEFORE_CHARACTER = weight("latin", "verb_before_per_character")
_BEFORE_LIST_CHARACTER = weight("latin", "verb_before_per_character_of_list")
_BEFORE_CLAUSE = weight("latin", "verb_before_per_clause")
_BEFORE_LIST_CLAUSE = weight("latin", "verb_before_per_clause_of_list")
_BEFORE_NUMBER = weight("latin", "verb_before_per_number")
_BEFORE_SEMICOLON = weight("latin", "verb_before_semicolon")
_BY_AGENT = Link(weight("latin", "verb_before_by_agent"), "by-agent")
_BEFORE_PASSIVE = weight("latin", "verb_before_passive")
_BEFORE_PASSIVE_TOUCHING = weight("latin", "verb_before_passive_touching")
_BEFORE_EARLIER = weight("latin", "verb_before_takes_earlier")
_BEFORE_REDUCED = weight("latin", "verb_before_reduced")
_BEFORE_PARTICIPLE = weight("latin", "verb_before_participle")
_BEFORE_NOUN = weight("latin", "verb_before_noun")
_BEFORE_NOUN_TOUCHING = weight("latin", "verb_before_noun_touching")
_BEFORE_NOMINAL = weight("latin", "verb_before_nominal")
_BEHIND = weight("latin", "verb_behind")
_BEHIND_CHARACTER = weight("latin", "verb_behind_per_character")
_BEHIND_CLAUSE = weight("latin", "verb_behind_per_clause")
_BEHIND_NUMBER = weight("latin", "verb_behind_per_number")
_BEHIND_APART = weight("latin", "verb_behind_apart")
_BEHIND_PASSIVE = weight("latin", "verb_behind_passive")
_BEHIND_PARTICIPLE = weight("latin", "verb_behind_participle")
_BEHIND_EARLIER = weight("latin", "verb_behind_takes_earlier")
_BEHIND_ACTOR = weight("latin", "verb_behind_actor")
_COUNTED_NOUN = Link(weight("latin", "counted_noun"), "counted-noun")
_COUNTED_NOUN_BEFORE = Link(weight("latin", "counted_noun_before"), "counted-noun")
_COUNTED_PARTICIPLE = Link(weight("latin", "counted_participle"), "reduced-passive")
_NOUN_AT_SITES = Link(weight("latin", "noun_at_sites"), "noun-at-sites")


def link(pair: Pair) -> Link:
    """The link of an English or French verb and a number."""
    quantity, trigger = pair.quantity, pair.trigger
    within = _within_noun(pair)
    if within is not None:
        return within
    if trigger.start < quantity.start and _TOTAL_VERB.match(pair.view.shadow, trigger.start):
        return NO_LINK  # bringing the total to 210 brings nobody anywhere
    if pair.counted_object == "site" and trigger.voice in ("noun", "nominal") and trigger.end < quantity.start:
        is_search = any(code == "raid" for code, _, _ in trigger.readings)
        is_at = is_search and _AT_SITES.fullmatch(pair.view.shadow, trigger.end, quantity.start) is not None
        return _NOUN_AT_SITES if is_at else NO_LINK
    if trigger.end <= quantity.start:
        return _verb_before(pair)
    return _verb_behind(pair) if trigger.start >= pair.counted.end else NO_LINK


def _within_noun(pair: Pair) -> Link | None:
    """A verb that is, or lies in, the counted noun (62 arrests, 62 arrested); None where it lies outside."""
    noun, counted, trigger = pair.counted.mention, pair.counted, pair.trigger
    if noun is None:
        return None
    is_noun = trigger.voice in ("noun", "nominal")
    if noun.start < trigger.end and trigger.start < noun.end and trigger.start >= pair.quantity.start:
        is_participle = trigger.voice in ("participle", "open", "passive") and trigger.end == noun.end
        if is_participle and pair.counted_object in PERSONS | {"site"}:
            return _COUNTED_PARTICIPLE
        return _COUNTED_NOUN if is_noun else NO_LINK
    if not counted.is_after and trigger.start >= noun.start and trigger.end <= noun.end:
        return _COUNTED_NOUN_BEFORE if is_noun else NO_LINK
    return None


def _verb_before(pair: Pair) -> Link:
    quantity, trigger, voice = pair.quantity, pair.trigger, pair.trigger.voice
    if voice == "noun" and not any(code in _NOUNS_WITH_NUMBER for code, _, _ in trigger.readings):
        return NO_LINK  # "62 arrests" counts itself and takes no other number
    gap = quantity.start - trigger.end
    between = pair.view.shadow[trigger.end : quantity.start]
    if voice in ("passive", "participle", "open") and _BY.match(between):
        return _BY_AGENT if pair.counted_object == "country" and gap <= 4 else NO_LINK
    if pair.counted_object in PERSONS and between.endswith(_TO) and _RETURN.match(pair.view.shadow, trigger.start):
        return NO_LINK  # returned $6 million to 140 victims
    if voice == "passive" and between in _TO:
        return NO_LINK  # returned to 3,000 victims: the receivers
    marks = pair.marks(trigger.start, quantity.start)
    first = _first_of_list(pair)  # a list costs little beyond its first member
    score = _BEFORE - _BEFORE_CHARACTER * (first - trigger.end) - _BEFORE_LIST_CHARACTER * (quantity.start - first)
    listed = pair.marks(first, quantity.start) if first < quantity.start else 0  # commas of a list part nothing
    score -= _BEFORE_CLAUSE * (marks - listed) + _BEFORE_LIST_CLAUSE * listed
    score -= _BEFORE_NUMBER * pair.numbers(trigger.end, quantity.start)
    if ";" in between:
        score -= _BEFORE_SEMICOLON
    return Link(score - _cost_of_voice(pair, gap), "verb-object" if marks == 0 else "verb-object-across")


def _first_of_list(pair: Pair) -> int:
    """Where the first number behind the verb stands, unless another verb that takes the same comes after it."""
    start = pair.quantity.start
    first = next((p for p in pair.positions if p >= pair.trigger.end), start)
    later = pair.triggers[pair.index + 1 :]
    return start if any(first < t.start < start for t in later if t.action_for(pair.counted_object)) else first


def _cost_of_voice(pair: Pair, gap: int) -> float:
    """What it costs that a verb before its number is a passive, a participle or a noun."""
    voice = pair.trigger.voice
    if voice == "passive":
        return _BEFORE_PASSIVE_TOUCHING if gap <= 2 else _BEFORE_PASSIVE
    if voice == "before":
        return _BEFORE_EARLIER
    if voice in ("open", "participle") and gap > 2 and _is_reduced(pair):
        return _BEFORE_REDUCED
    if voice == "participle" and gap > 2:
        return _BEFORE_PARTICIPLE
    if voice == "noun":
        return _BEFORE_NOUN if gap > 3 else _BEFORE_NOUN_TOUCHING
    return _BEFORE_NOMINAL if voice == "nominal" and gap > 4 else 0.0


def _verb_behind(pair: Pair) -> Link:
    text, quantity, counted, trigger = pair.view.shadow, pair.quantity, pair.counted, pair.trigger
    between = text[counted.end : trigger.start]
    if ";" in between:
        return NO_LINK
    voice, is_money = trigger.voice, pair.counted_object == "money"
    if voice == "passive" and (aside := _ASIDE.fullmatch(between)) is not None:
        return Link(_BEHIND + _BEHIND_PASSIVE - _BEHIND_CHARACTER * len(aside["noun"]) - _BEHIND_CLAUSE, "passive")
    if voice == "passive" and (noun := _before_relative(pair, between)) is not None:
        return Link(_BEHIND + _BEHIND_PASSIVE - _BEHIND_CHARACTER * noun - _BEHIND_CLAUSE, "passive")
    if voice in ("passive", "participle") and _is_listed(pair, between):
        last = max(p for p in pair.positions if p < trigger.start)
        cost = _BEHIND_CHARACTER * (trigger.start - last) + _BEFORE_LIST_CHARACTER * (last - quantity.start)
        return Link(_BEHIND + _BEHIND_PASSIVE - cost, "passive" if voice == "passive" else "shared-passive")
    marks = pair.marks(quantity.start, trigger.start)
    others = pair.numbers(quantity.end, trigger.start)
    if others and marks and is_money and voice == "passive":
        return NO_LINK
    score = _BEHIND - _BEHIND_CHARACTER * len(between) - _BEHIND_CLAUSE * marks - _BEHIND_NUMBER * others
    if marks and others:
        score -= _BEHIND_APART
    if voice == "passive":
        return Link(score + _BEHIND_PASSIVE, "passive")
    is_participle = voice in ("participle", "open")
    if is_participle and _is_causative(pair, between):
        return Link(score + _BEHIND_PASSIVE, "passive")
    is_close = len(between) <= 3 or _COMPLEMENT.fullmatch(text, counted.end, trigger.start) is not None
    if not is_close and pair.view.language == "fr" and not others:
        is_close = _LONG_COMPLEMENT.fullmatch(text, counted.end, trigger.start) is not None
    if is_participle and is_close and "," not in between:
        return Link(score + _BEHIND_PARTICIPLE, "reduced-passive")
    if voice == "participle" and not others and _is_behind_aside(pair, between):
        return Link(score + 2 * _BEHIND_CLAUSE, "subject")  # and nine men, kept in a shed, freed
    is_shared = others and marks <= 2 and not is_money and not _FINITE.search(text, counted.end, trigger.start)
    if is_participle and is_shared:
        return Link(score, "shared-passive")
    if voice == "before":
        return Link(score + _BEHIND_EARLIER, "subject")
    if voice in ("active", "open") and pair.counted_object in ACTORS and not any(f.makes for _, f, _ in trigger.readings):
        return NO_LINK if _is_relative(pair) else Link(score - _BEHIND_ACTOR, "actor")
    return NO_LINK


def _is_causative(pair: Pair, between: str) -> bool:
    """Whether somebody had things done (the court had $2 million in gains recovered; it has had 90 pages that … taken down)."""
    text, quantity = pair.view.shadow, pair.quantity
    if _CAUSING.search(text, max(0, quantity.start - _NOUN_REACH), quantity.start) is None or "," in between:
        return False
    if pair.numbers(quantity.end, pair.trigger.start):
        return False
    relative = RELATIVE.search(between)
    return _FINITE.search(between, 0, relative.start() if relative is not None else len(between)) is None


def _before_relative(pair: Pair, between: str) -> int | None:
    """How far a relative clause with a verb of its own stands from its noun, where the main verb follows it at once.

    Nine members of a gang that had sold fake tickets for years | were held. None where there is no such clause.
    """
    relative, own = RELATIVE.search(between), _OWN_AUXILIARY.search(between)
    if relative is None or own is None or own.start() <= relative.end() or any(mark in between for mark in ",;:"):
        return None
    if pair.counted_object not in PERSONS or pair.numbers(pair.quantity.end, pair.trigger.start):
        return None  # she put the losses at $9 million and said that $2 million had been recovered
    told = between[relative.end() : own.start()]
    return None if _ONLY_AUXILIARIES.fullmatch(told) else relative.start()


def _is_behind_aside(pair: Pair, between: str) -> bool:
    """Whether a participle behind people and an aside is their verb (and nine men, kept in a shed, freed; two men, extradited by
    Spain, landed), so that no other passive of theirs follows (14 men, tried for murder, were jailed)."""
    if pair.counted_object not in PERSONS or _ASIDE_ONLY.fullmatch(between) is None:
        return False
    later = (t.action_for(pair.counted_object) for t in pair.triggers[pair.index + 1 :] if t.voice in ("passive", "before"))
    return all(reading is None or reading[0] in ("charge_flow", "involve") for reading in later)


def _is_listed(pair: Pair, between: str) -> bool:
    """Whether the number is one of a bare list that shares the verb behind it (three guns, 160 phones and $900 were seized)."""
    starts = [p for p in pair.positions if pair.quantity.start < p < pair.trigger.start]
    if not starts or any(
        pair.counted.end <= t.start < pair.trigger.start and t.action_for(pair.counted_object) for t in pair.triggers
    ):
        return False
    text, at = pair.view.shadow, pair.counted.end
    for start in starts:
        if _LIST_LINK.search(text, at, start) is None:
            return False
        at = start + 1
    return _OUT_OF_LIST.search(between) is None


def _is_relative(pair: Pair) -> bool:
    """Whether the verb only describes those who are done something to later (six men who brought in migrants were jailed)."""
    if RELATIVE.search(pair.view.shadow, pair.counted.end, pair.trigger.start) is None:
        return False
    later = pair.triggers[pair.index + 1 :]
    return any(t.voice in ("passive", "before", "open") and t.action_for(pair.counted_object) for t in later)


def _is_reduced(pair: Pair) -> bool:
    """Whether a participle qualifies the noun before it (the money seized in the operation) rather than heads its clause."""
    trigger = pair.trigger
    noun = pair.view.last_before("object", trigger.start, max(0, trigger.start - _NOUN_REACH))
    if noun is None or noun.end + 1 < trigger.start or noun.code == "officer" or not noun.code:
        return False
    return trigger.action_for(noun.code) is not None and (noun.code not in PERSONS or pair.counted_object in PERSONS)
