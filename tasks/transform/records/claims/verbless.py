"""Numbers whose sentence names no act for them: what their whole, their list or their noun implies."""

from __future__ import annotations

import re

from tasks.text.mentions import Mention
from tasks.transform.records.claims.chinese import is_unknown_kind, without_verb
from tasks.transform.records.claims.frames import CULPRITS
from tasks.transform.records.claims.linking import Candidate
from tasks.transform.records.claims.lists import read_listed, read_opening_list
from tasks.transform.records.claims.nouns import Counted
from tasks.transform.records.claims.triggers import find_triggers
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import pattern, patterns

_TOGETHER = patterns("claims.acting_together")
_DEEDS = frozenset({"arrest", "seize", "raid", "dismantle", "block", "rescue", "solve"})
_FINDS = frozenset({"raid", "seize", "arrest"})
_HAILING = pattern("verbless.hailing")
_FOLLOW = pattern("verbless.follow")
_BACKGROUND = pattern("claims.background")
_CHARTER = re.compile(r"包机|专机|charter")
_SIGNED_WITH = re.compile(r"[与和同跟][^,。;]*签(?:订|署|约|下|了)")  # 与62家企业签订联防协议


def is_origin(view: DocumentView, sentence: Sentence, quantity: Mention, last: ClaimDraft | None) -> bool:
    """Whether countries are only those that the people just counted come from (406 foreigners from nine countries)."""
    if view.language == "zh" or last is None or last.sentence != sentence.index or last.object not in CULPRITS | {"victim"}:
        return False
    return _HAILING.search(view.shadow[max(sentence.start, quantity.start - 30) : quantity.start]) is not None


def read_verb_before(view: DocumentView, sentence: Sentence, counted_object: str) -> Candidate | None:
    """The last act of the sentence before, for a part whose whole has no number (抓获一批嫌疑人。其中,中国籍111名)."""
    for trigger in reversed(find_triggers(view, view.sentences[sentence.index - 1])):
        reading = trigger.action_for(counted_object)
        if reading is not None and reading[0] not in ("involve", "loss"):
            return Candidate(50.0, reading[0], trigger, reading[2], None, f"{view.language}:verb-of-sentence-before")
    return None


def read_without_verb(
    view: DocumentView, sentence: Sentence, quantity: Mention, counted: Counted, parent: ClaimDraft | None,
    last: ClaimDraft | None,
) -> Candidate | None:  # fmt: skip
    """The reading of a number whose sentence names no act for it: its whole's, or what the noun alone implies."""
    if parent is not None:
        return _of_whole(view, quantity, counted, parent)
    told = read_listed(view, sentence, quantity, counted, last) or read_opening_list(view, sentence, quantity, counted)
    if told is None and view.language == "zh":
        told = without_verb(view, quantity, counted, last)
    return (
        told
        or _as_told_last(view, sentence, quantity, counted, last)
        or _by_noun(view, sentence, quantity, counted)
        or _countries(view, sentence, quantity, counted, last)
        or _parties(view, quantity, counted)
    )


def _of_whole(view: DocumentView, quantity: Mention, counted: Counted, parent: ClaimDraft) -> Candidate | None:
    """A part has its whole's act, unless it only tells of people who were arrested what they had done before."""
    is_chinese = view.language == "zh"
    if is_chinese and is_unknown_kind(view, quantity, counted):
        return None
    is_told_of = is_chinese and parent.action == "arrest" and _BACKGROUND.match(view.shadow, quantity.end) is not None
    return Candidate(60.0, "involve" if is_told_of else parent.action, None, None, None, f"{view.language}:part-inherits")


def _as_told_last(
    view: DocumentView, sentence: Sentence, quantity: Mention, counted: Counted, last: ClaimDraft | None
) -> Candidate | None:
    """More people of those told last (two more followed), and officers who hold or attend the course told last."""
    if last is None:
        return None
    is_bare = counted.object in (None, "person") and quantity.unit in (None, "person")
    if is_bare and last.unit == "person" and _FOLLOW.match(view.shadow, counted.end):
        return Candidate(45.0, last.action, None, None, None, f"{view.language}:more-follow")
    if counted.object == "officer" and last.sentence == sentence.index and last.action == "train":
        return Candidate(50.0, "train", None, None, None, f"{view.language}:officers-of-a-course")
    return None


def _by_noun(view: DocumentView, sentence: Sentence, quantity: Mention, counted: Counted) -> Candidate | None:
    """What the noun alone implies: officers act, contraband was found, boats of a patrol were sent …"""
    language, kind = view.language, counted.object
    if kind == "officer":
        return Candidate(40.0, "deploy", None, None, None, f"{language}:officers-alone")
    if kind in ("drug", "weapon") and any(m.code in _FINDS for m in view.within("action", sentence.start, sentence.end)):
        return Candidate(45.0, "seize", None, None, None, f"{language}:contraband-found")
    if kind == "case" and not counted.is_generic and counted.end <= quantity.end and language != "zh":
        return Candidate(40.0, "open_case", None, None, None, f"{language}:number-of-cases")
    if kind == "vehicle" and any(m.code == "patrol" for m in view.within("object", sentence.start, sentence.end)):
        return Candidate(40.0, "deploy", None, None, None, f"{language}:boats-of-a-patrol")
    if kind == "vehicle" and counted.mention is not None and _CHARTER.search(view.shadow, counted.start, counted.end):
        return Candidate(40.0, "deploy", None, None, None, f"{language}:charter-alone")
    if (kind == "group" or quantity.unit == "group") and quantity.low != 2:
        return Candidate(35.0, "involve", None, None, None, f"{language}:groups-alone")
    return Candidate(40.0, "involve", None, None, None, f"{language}:victims-alone") if kind == "victim" else None


def _countries(
    view: DocumentView, sentence: Sentence, quantity: Mention, counted: Counted, last: ClaimDraft | None
) -> Candidate | None:
    """Countries act together, meet, or are only those that something went on in."""
    if counted.object != "country" and quantity.unit != "country":
        return None
    language = view.language
    if language != "zh" and last is not None and last.sentence == sentence.index and last.action == "meet":
        return Candidate(45.0, "meet", None, None, None, f"{language}:countries-that-met")
    are_together = bool(_TOGETHER[language].search(view.shadow, sentence.start, sentence.end))
    if not are_together and language != "zh":  # 18 countries arrested ...: they are the ones who act
        behind = view.within("action", quantity.end, min(quantity.end + 40, sentence.end))
        are_together = any(m.code in _DEEDS for m in behind)
    are_together = are_together and not is_origin(view, sentence, quantity, last)
    action = "joint_operation" if are_together else "involve"
    return Candidate(35.0, action, None, None, None, f"{language}:countries-alone")


def _parties(view: DocumentView, quantity: Mention, counted: Counted) -> Candidate | None:
    """Bodies and firms have signed something, or only took part."""
    if counted.mention is None or counted.mention.detail != "party":
        return None
    clause = view.clause_at(quantity.start)
    is_signed = view.language == "zh" and _SIGNED_WITH.search(view.shadow, clause.start, clause.end) is not None
    return Candidate(35.0, "agree" if is_signed else "involve", None, None, None, f"{view.language}:parties-alone")
