"""Readings that English and French alone need: what a number counts where its noun is not all, and the whole of a part."""

from __future__ import annotations

import re

from tasks.text.mentions import Mention
from tasks.transform.records.claims.frames import ACCUSING, HANDLING, PERSONS, THINGS
from tasks.transform.records.claims.linking import find_candidates
from tasks.transform.records.claims.nouns import Counted
from tasks.transform.records.claims.triggers import Trigger
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.model import ClaimDraft, latest_first
from tasks.transform.records.words import pattern, patterns

# Nouns that only hold, pack or measure what is counted.
_CONTAINERS = pattern("claims.containers")
_HOLDING = pattern("claims.container_of")
_PLOTS = pattern("claims.plots")
_SEARCHES_OF = re.compile(r"(?:house |home )?(?:searches|raids) (?:of|at|in|on) ")
_SCENES = pattern("claims.scenes")
_FAKE = pattern("claims.fake")
_HELD = frozenset({"drug", "weapon", "document"})
_PILLS = pattern("claims.pills")
_MEDICINES = pattern("claims.medicines")
_NARCOTICS = pattern("claims.narcotics")
_WERE_TAKEN = pattern("claims.were_taken")
_SUSPECTED = pattern("claims.suspected")
_ALL_ACCUSED = pattern("claims.all_accused")
_ALL_OF_THEM = pattern("claims.all_of_them")
_DESCRIBING = re.compile(r"(?:(?!(?:but|except|sauf)\b)[\w'-]+\s){0,4}")
_MADE = pattern("claims.made")
_OF_THIS = patterns("claims.of_this")
_NEAR_KIND = 3  # sentences back to the things that are named again
_PERSONAL = pattern("claims.personal")


def names_narcotic(view: DocumentView, start: int, end: int) -> bool:
    """Whether a stretch names a narcotic."""
    return _NARCOTICS.search(view.shadow, start, end) is not None


def _is_of_medicine(view: DocumentView, quantity: Mention) -> bool:
    """Whether pills are medicines by the words of their sentence (LABELLING 16), and no narcotics."""
    sentence = view.sentence_at(quantity.start)
    words = sentence.start, sentence.end
    return _MEDICINES.search(view.shadow, *words) is not None and not names_narcotic(view, *words)


def is_question(view: DocumentView, sentence: Sentence) -> bool:
    """Whether the sentence only asks (Are 900 officers being sent?)."""
    return view.language != "zh" and view.shadow[sentence.start : sentence.end].rstrip(" \"'»”").endswith("?")


def is_search_of_sites(view: DocumentView, counted: Counted) -> bool:
    """Whether searches are told with the kind of places that were searched, and so counted as those (9 searches of homes)."""
    if counted.mention is None or not counted.is_after:
        return False
    of = _SEARCHES_OF.match(view.shadow, counted.mention.start)
    behind = view.within("object", of.end(), of.end() + 1) if of is not None else []
    return bool(behind) and behind[0].code == "site"


def settle_noun(
    view: DocumentView, quantity: Mention, counted: Counted, triggers: list[Trigger], positions: list[int]
) -> Counted:
    """What is counted, where words around the noun tell more than it does: suspected citizens, packets of heroin, fake pills."""
    if counted.mention is None:
        return counted
    text = view.shadow
    noun = text[counted.mention.start : counted.mention.end]
    if (counted.object == "other" and _PLOTS.fullmatch(noun)) or (counted.object == "website" and _SCENES.fullmatch(noun)):
        as_site = counted._replace(object="site")
        found = find_candidates(view, quantity, as_site, triggers, positions)
        if found and found[0].action == "raid" and found[0].score >= 75.0:
            return as_site  # 32 properties have been searched, nine scam sites were raided
    if counted.object in ("other", "drug", "device", None) and counted.is_after:
        limit = view.clause_at(counted.mention.start).end
        if _CONTAINERS.fullmatch(noun) or _PILLS.fullmatch(noun):
            counted = _told_by_content(view, quantity, counted, counted.mention, limit)
        if counted.object == "drug" and _PILLS.search(noun) and _is_of_medicine(view, quantity):
            counted = counted._replace(object="other")
        is_fake = _FAKE.search(text, quantity.end, min(counted.end + 24, limit)) is not None
        if counted.object == "drug" and is_fake and not names_narcotic(view, quantity.end, view.sentence_at(quantity.start).end):
            counted = counted._replace(object="other")
        return counted
    if counted.object == "officer":
        as_suspect = counted._replace(object="suspect")
        own = find_candidates(view, quantity, counted, triggers, positions)
        found = find_candidates(view, quantity, as_suspect, triggers, positions)
        if found and found[0].action in ACCUSING and found[0].score >= 75.0 and (not own or own[0].score < found[0].score - 5):
            return as_suspect
    if (called := _called_in_apposition(view, counted)) is not None:
        return counted._replace(object=called, is_generic=False)
    is_suspected = _SUSPECTED.match(text, counted.end) or _ALL_ACCUSED.match(text, counted.end)
    if counted.object == "person" and counted.is_after and is_suspected:
        return counted._replace(object="suspect", is_generic=False)
    return counted


def _told_by_content(view: DocumentView, quantity: Mention, counted: Counted, noun: Mention, limit: int) -> Counted:
    """What packets or pills hold, where that is told right behind or right before them (packets of heroin, heroin packets)."""
    behind = view.within("object", noun.end, min(noun.end + 36, limit))
    if behind and _HOLDING.fullmatch(view.shadow, noun.end, behind[0].start) and behind[0].code in _HELD:
        return counted._replace(object=behind[0].code, end=behind[0].end)
    before = [m for m in view.within("object", quantity.end, noun.start) if m.end == noun.start - 1]
    return counted._replace(object=before[0].code) if before and before[0].code in _HELD else counted


def _called_in_apposition(view: DocumentView, counted: Counted) -> str | None:
    """What all those counted are said to be between commas (nine of the detainees, all suspected ringleaders, were charged)."""
    if counted.object not in ("person", "suspect") or not counted.is_after:
        return None
    opening = _ALL_OF_THEM.match(view.shadow, counted.end)
    if opening is None:
        return None
    named = view.within("object", opening.end(), min(opening.end() + 40, len(view.shadow)))
    if not named or named[0].code not in ("ringleader", "fugitive", "victim"):
        return None
    return named[0].code if _DESCRIBING.fullmatch(view.shadow, opening.end(), named[0].start) else None


def whole_of_things(
    view: DocumentView, sentence: Sentence, quantity: Mention, cue: int, drafts: list[ClaimDraft], whole: int | None
) -> int | None:
    """The whole of a part without a noun: the number told right before it in the sentence, whatever it counts.

    (14 vehicles, three of them armoured; 17 shops searched, dont huit au Luxembourg) Words for people point to people.
    """
    if not drafts or _PERSONAL.match(view.shadow, quantity.end):
        return whole
    if any(view.within(kind, quantity.end, quantity.end + 14) for kind in ("nationality",)):
        return whole
    last = drafts[-1]
    if cue < quantity.start and last.quantity.start > cue:
        return whole  # told behind the cue itself: another part
    is_weight = last.quantity.unit == "item" or last.unit.isupper()
    if last.sentence != sentence.index or last.part_of is not None or is_weight or last.object in PERSONS:
        return whole
    if (last.high or last.low or 0) < (quantity.low or quantity.high or 0):
        return whole
    return len(drafts) - 1


def is_past_parts(quantity: Mention, counted: Counted, whole: ClaimDraft) -> bool:
    """Whether a list goes on behind the parts of one of its members (14 pistols, four of them home-made, 900 rounds, 2 kg of
    heroin): the number is greater than the whole, or counts a thing of another kind."""
    if counted.object is None or counted.object in PERSONS or whole.object in PERSONS:
        return False
    most = whole.high if whole.high is not None else whole.low
    if most is not None and (quantity.low or quantity.high or 0) > most:
        return True
    return counted.object != whole.object and whole.object in THINGS - {"other"}


def is_described(view: DocumentView, quantity: Mention) -> bool:
    """Whether a participle or adjective of state follows a number at once (dont quatre fabriquées sur place, two loaded)."""
    return _MADE.match(view.shadow, quantity.end) is not None


def told_kind(view: DocumentView, sentence: Sentence, quantity: Mention, cue: int, drafts: list[ClaimDraft]) -> int | None:
    """The number of the kind of thing that the head of the sentence names again (Sur cette cocaïne, 3 tonnes …)."""
    opener = _OF_THIS[view.language].match(view.shadow, sentence.start, quantity.start) if view.language != "zh" else None
    if opener is None:
        return None
    for index, draft in latest_first(drafts):
        noun = draft.object_mention
        if sentence.index - draft.sentence > _NEAR_KIND:
            return None
        if noun is None or draft.object not in THINGS or not (draft.high or draft.low):
            continue
        if view.shadow[noun.start : noun.end] == opener["kind"] and (draft.high or 0) >= (quantity.low or 0):
            return index
    return None


def is_of_others(view: DocumentView, quantity: Mention, whole: ClaimDraft, triggers: list[Trigger], positions: list[int]) -> bool:
    """Whether people without a noun cannot be the officers told before (deux d'entre eux ont été mis en examen)."""
    if whole.object != "officer":
        return False
    guess = Counted(None, "suspect", True, quantity.start, quantity.end, False)
    found = find_candidates(view, quantity, guess, triggers, positions)
    return bool(found) and found[0].action in HANDLING and found[0].score > 60.0


def thing_taken(view: DocumentView, sentence: Sentence, quantity: Mention, drafts: list[ClaimDraft]) -> str | None:
    """What a number without a noun counts that was seized, where things were told last (400 lorries checked; 13 were seized)."""
    if quantity.unit is not None or _WERE_TAKEN.match(view.shadow, quantity.end, sentence.end) is None:
        return None
    told = view.last_before("object", quantity.start, sentence.start)
    last = drafts[-1] if drafts and sentence.index - drafts[-1].sentence <= 1 else None
    code = told.code if told is not None else last.object if last is not None else None
    return code if code in THINGS else None
