"""English and French acts told around their number: talked 40 people out of paying, took 90 nationals home, charges against six.

The words before and behind the number tell the act together, so no single verb of the lexicon can. The patterns are data
(``claims.*`` of ``records/words/claims.yml``).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tasks.text.mentions import Mention
from tasks.transform.records.claims.acts import find_act
from tasks.transform.records.claims.frames import HANDLING, PERSONS, THINGS
from tasks.transform.records.claims.linking import Candidate
from tasks.transform.records.claims.nouns import Counted
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.model import ClaimDraft, latest_first
from tasks.transform.records.words import pattern, patterns

_BEFORE = 110  # characters looked back for the first half
_BEHIND = 90  # characters looked ahead for the second
_DISSUADED = patterns("claims.dissuaded_before"), patterns("claims.dissuaded_behind")
_HELD_BACK = patterns("claims.held_back_before"), patterns("claims.held_back_behind")
_CARRIED = patterns("claims.carried_before"), patterns("claims.carried_home")
_ROUTE = re.compile(r"\sfrom\s(?:the\s)?[^.;:]{2,40}?\sto\s|\s(?:de|d')\s?[^.;:]{2,40}?\s(?:à|vers)\s")
_DEPORTED = pattern("idioms.deported")
_TRANSPORT = patterns("claims.transport_for")
_WITH_ABOARD = patterns("claims.aboard")
_AGAINST = patterns("claims.charges_against")
_WARRANTS = patterns("claims.warrants_against")
_ASKED_FOR = patterns("claims.asked_for")
_ALL_BUT = pattern("claims.all_but")
_HAUL = patterns("claims.haul")
_LARGEST = patterns("claims.largest_group")
_OF_VICTIMS = patterns("claims.victims_in")
_HOLDING = patterns("claims.holding")
_TAKES_PLACE = patterns("claims.takes_place")
_COVERS = patterns("claims.deed_covers")
_CHEATED = patterns("claims.cheated")
_ONES = patterns("claims.ones")
_LIKEWISE = pattern("idioms.likewise")
_GATHERINGS = (("train", pattern("idioms.gatherings_train")), ("meet", pattern("idioms.gatherings_meet")))
_UNNAMED = dict.fromkeys(HANDLING, "suspect")  # whom an act is done to, where no noun tells
_TRAVELLERS = frozenset({None, "person", "suspect", "fugitive", "victim"})
_NEAR = 2  # sentences back to the people who are carried or divided


class Idiom(NamedTuple):
    """What the words around a number make of it."""

    counted: Counted
    candidate: Candidate | None
    """None where the number is no claim at all."""
    whole: int | None = None
    unit: str | None = None
    """The unit where it is not that of what is counted (700 messages passed on = events)."""


def read_idiom(
    view: DocumentView, sentence: Sentence, quantity: Mention, counted: Counted, drafts: list[ClaimDraft]
) -> Idiom | None:
    """The reading of a number whose act the words before and behind it tell together; None where they tell none."""
    language = view.language
    if language == "zh":
        return None
    text = view.shadow
    before = text[max(sentence.start, quantity.start - _BEFORE) : quantity.start]
    end = min(quantity.end + _BEHIND, sentence.end)
    if _ASKED_FOR[language].search(before) or _ALL_BUT.search(before):
        return Idiom(counted, None)
    if (act := find_act(view, sentence, quantity, counted, drafts)) is not None:
        code = act.object or counted.object or _unnamed(sentence, quantity, act.action, drafts)
        return _as(counted, code, act.action, f"{language}:{act.id}")._replace(unit=act.unit)
    if counted.object == "money" or (quantity.unit or "").isupper():
        return _of_haul(view, sentence, quantity, counted, before)
    if counted.object == "country" and _OF_VICTIMS[language].search(before):
        return _as(counted, "country", "involve", f"{language}:victims-in-countries")
    if counted.mention is not None and counted.mention.detail == "event":
        return _of_event(view, quantity, counted, before, end)
    if counted.object is None or counted.object in PERSONS:
        people = _of_people(view, sentence, quantity, counted, drafts, before, end)
        if people is not None:
            return people
    return _of_haul(view, sentence, quantity, counted, before)


def _unnamed(sentence: Sentence, quantity: Mention, action: str, drafts: list[ClaimDraft]) -> str:
    """What a number without a noun is of: money, what the sentence weighed last (900 g of cocaine …, with 200 g), people."""
    if (quantity.unit or "").isupper():
        return "money"
    last = drafts[-1] if drafts else None
    if quantity.unit == "item" and last is not None and last.sentence == sentence.index and last.object in THINGS:
        return last.object
    return _UNNAMED.get(action, "other")


def _of_event(view: DocumentView, quantity: Mention, counted: Counted, before: str, end: int) -> Idiom | None:
    """Meetings and courses that are held, told as an event (three coordination meetings took place)."""
    assert counted.mention is not None
    noun = view.shadow[quantity.end : counted.mention.end]
    action = next((code for code, words in _GATHERINGS if words.search(noun)), None)
    language = view.language
    if action is None:
        return None
    if _HOLDING[language].search(before) or _TAKES_PLACE[language].match(view.shadow, counted.mention.end, end):
        return Idiom(counted, Candidate(100.0, action, None, None, None, f"{language}:held"))
    return None


def _of_people(
    view: DocumentView, sentence: Sentence, quantity: Mention, counted: Counted, drafts: list[ClaimDraft], before: str, end: int
) -> Idiom | None:
    language, text = view.language, view.shadow
    mark = f"{language}:"
    for first, second in (_DISSUADED, _HELD_BACK):
        if first[language].search(before) and second[language].match(text, quantity.end, end):
            return _as(counted, "person", "dissuade", f"{mark}talked-out-of")
    if _CARRIED[0][language].search(before) and (
        _CARRIED[1][language].match(text, quantity.end, end)
        or _DEPORTED.match(text, quantity.end, end)
        or _crosses_border(view, quantity, end)
    ):
        return _as(counted, counted.object or "person", "repatriate", f"{mark}carried-home")
    if counted.object in _TRAVELLERS and (
        _TRANSPORT[language].search(before) or _WITH_ABOARD[language].match(text, quantity.end, end)
    ):
        told = _told_home(view, sentence, quantity, drafts)
        if told is not None:
            who = told if counted.object in (None, "person") else counted.object
            return _as(counted, who, "repatriate", f"{mark}aboard")
    if counted.object is None and _LIKEWISE.match(text, quantity.end, end):
        for index, draft in latest_first(drafts):
            if draft.unit == "person" and draft.part_of is None and sentence.index - draft.sentence <= _NEAR:
                return _as(counted, draft.object, draft.action, f"{mark}likewise", index)
    is_somebody = counted.object in (None, "person") and (counted.object is not None or quantity.unit == "person")
    if is_somebody and _CHEATED[language].match(text, counted.end, sentence.end):
        return _as(counted, "victim", "involve", f"{mark}cheated")
    if (deed := _covering(view, sentence, quantity, before, drafts)) is not None:
        return _as(counted, counted.object or "person", deed, f"{mark}deed-covers")
    if _AGAINST[language].search(before):
        return _as(counted, _accused(counted), "prosecute", f"{mark}charges-against")
    if _WARRANTS[language].search(before):
        return _as(counted, _accused(counted), "wanted", f"{mark}warrants-against")
    return _of_largest(view, sentence, quantity, counted, drafts)


def _as(counted: Counted, code: str, action: str, rule: str, whole: int | None = None) -> Idiom:
    found = counted._replace(object=code, is_generic=False)
    return Idiom(found, Candidate(100.0, action, None, None, None, rule), whole)


def _covering(view: DocumentView, sentence: Sentence, quantity: Mention, before: str, drafts: list[ClaimDraft]) -> str | None:
    """What is done in deeds told by a noun that cover people (the earlier handovers covered 1,036 people)."""
    match = _COVERS[view.language].search(before)
    if match is None:
        return None
    first = quantity.start - len(before) + match.start()
    named = [
        m.code
        for m in view.within("action", first, quantity.start)
        if m.code in HANDLING | {"rescue"} and "noun" in (m.detail or "")
    ]
    if named:
        return named[0]
    for near in reversed(view.sentences[max(0, sentence.index - 1) : sentence.index + 1]):  # the earlier ones
        told = [
            m
            for m in view.within("action", near.start, min(near.end, first))
            if m.code in HANDLING and "noun" in (m.detail or "")
        ]
        if told and _ONES[view.language].search(before):
            return told[-1].code
    return None


def _accused(counted: Counted) -> str:
    return "suspect" if counted.object in (None, "person", "officer") else counted.object


def _crosses_border(view: DocumentView, quantity: Mention, end: int) -> bool:
    """Whether people are taken from a place of one country to one of another (from Manila to Wuhan)."""
    route = _ROUTE.search(view.shadow, quantity.end, end)
    if route is None:
        return False
    named = [p.code for p in view.within("place", route.start(), min(route.end() + 30, end)) if p.code]
    return len({code[:2] for code in named}) > 1


def _told_home(view: DocumentView, sentence: Sentence, quantity: Mention, drafts: list[ClaimDraft]) -> str | None:
    """Who travels: those who were sent home in the sentence or just before it, else a country's own nationals; None = nobody."""
    for draft in reversed(drafts):
        if sentence.index - draft.sentence > _NEAR:
            break
        if draft.action in ("repatriate", "handover") and draft.object in PERSONS - {"officer"}:
            return draft.object
    if any(m.code == "repatriate" for m in view.within("action", sentence.start, sentence.end)):
        return "person"
    own = re.compile(r"\sof (?:its|their) |\s(?:de ses|stranded|nationals|citizens|ressortissants)\b")
    return "person" if own.search(view.shadow, quantity.end, min(quantity.end + 40, sentence.end)) else None


def _of_haul(view: DocumentView, sentence: Sentence, quantity: Mention, counted: Counted, before: str) -> Idiom | None:
    """Things of a list that a sentence opens as what was taken (Seized items include 40 laptops and $5,000)."""
    is_money = (quantity.unit or "").isupper()
    if not is_money and counted.object not in THINGS | {"account", "website"}:
        return None
    opener = _HAUL[view.language].match(view.shadow, sentence.start, quantity.start + 1)
    if opener is None or ";" in view.shadow[opener.end() : quantity.start]:
        return None
    if any(m.code != "seize" for m in view.within("action", opener.end(), quantity.start)):
        return None
    return Idiom(counted, Candidate(100.0, "seize", None, None, None, f"{view.language}:haul"))


def _of_largest(
    view: DocumentView, sentence: Sentence, quantity: Mention, counted: Counted, drafts: list[ClaimDraft]
) -> Idiom | None:
    """Shares by nation of the people counted last (Indians form the largest group, with 465, followed by 198 Chinese)."""
    if counted.object not in (None, "person") or quantity.unit not in (None, "person"):
        return None
    ranking = _LARGEST[view.language].search(view.shadow, sentence.start, min(quantity.end + _BEHIND, sentence.end))
    if ranking is None or not view.within("nationality", sentence.start, sentence.end):
        return None
    for index, draft in latest_first(drafts):
        if sentence.index - draft.sentence > _NEAR or (draft.quantity.start > ranking.start() and draft.part_of is None):
            return None
        if draft.part_of is None and draft.object in PERSONS and (draft.high or draft.low or 0) >= (quantity.low or 0):
            found = counted._replace(object=draft.object, is_generic=False)
            return Idiom(found, Candidate(90.0, draft.action, None, None, None, f"{view.language}:largest-group"), index)
    return None
