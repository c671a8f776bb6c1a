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
    language = view.language
    if parent is None and (listed := read_listed(view, sentence, quantity, counted, last)) is not None:
        return listed
    if parent is None and (opening := read_opening_list(view, sentence, quantity, counted)) is not None:
        return opening
    if parent is not None:
        if language == "zh" and is_unknown_kind(view, quantity, counted):
            return None
        is_told_of = language == "zh" and parent.action == "arrest" and _BACKGROUND.match(view.shadow, quantity.end) is not None
        action = "involve" if is_told_of else parent.action
        return Candidate(60.0, action, None, None, None, f"{language}:part-inherits")
    if language == "zh" and (there := without_verb(view, quantity, counted, last)) is not None:
        return there
    is_bare = counted.object in (None, "person") and quantity.unit in (None, "person")
    if is_bare and last is not None and last.unit == "person" and _FOLLOW.match(view.shadow, counted.end):
        return Candidate(45.0, last.action, None, None, None, f"{language}:more-follow")
    if counted.object == "officer" and last is not None and last.sentence == sentence.index and last.action == "train":
        return Candidate(50.0, "train", None, None, None, f"{language}:officers-of-a-course")
    if counted.object == "officer":
        return Candidate(40.0, "deploy", None, None, None, f"{language}:officers-alone")
    if counted.object in ("drug", "weapon") and any(
        m.code in ("raid", "seize", "arrest") for m in view.within("action", sentence.start, sentence.end)
    ):
        return Candidate(45.0, "seize", None, None, None, f"{language}:contraband-found")
    if counted.object == "case" and not counted.is_generic and counted.end <= quantity.end and language != "zh":
        return Candidate(40.0, "open_case", None, None, None, f"{language}:number-of-cases")
    if counted.object == "vehicle" and any(m.code == "patrol" for m in view.within("object", sentence.start, sentence.end)):
        return Candidate(40.0, "deploy", None, None, None, f"{language}:boats-of-a-patrol")
    if counted.object == "vehicle" and counted.mention is not None and _CHARTER.search(view.shadow, counted.start, counted.end):
        return Candidate(40.0, "deploy", None, None, None, f"{language}:charter-alone")
    if (counted.object == "group" or quantity.unit == "group") and quantity.low != 2:
        return Candidate(35.0, "involve", None, None, None, f"{language}:groups-alone")
    if counted.object == "victim":
        return Candidate(40.0, "involve", None, None, None, f"{language}:victims-alone")
    if counted.object == "country" or quantity.unit == "country":
        if language != "zh" and last is not None and last.sentence == sentence.index and last.action == "meet":
            return Candidate(45.0, "meet", None, None, None, f"{language}:countries-that-met")
        together = bool(_TOGETHER[language].search(view.shadow, sentence.start, sentence.end))
        if not together and language != "zh":  # 18 countries arrested ...: they are the ones who act
            together = any(m.code in _DEEDS for m in view.within("action", quantity.end, min(quantity.end + 40, sentence.end)))
        together = together and not is_origin(view, sentence, quantity, last)
        action = "joint_operation" if together else "involve"
        return Candidate(35.0, action, None, None, None, f"{language}:countries-alone")
    if counted.mention is not None and counted.mention.detail == "party":
        number_clause = view.clause_at(quantity.start)
        is_signed = language == "zh" and _SIGNED_WITH.search(view.shadow, number_clause.start, number_clause.end) is not None
        return Candidate(35.0, "agree" if is_signed else "involve", None, None, None, f"{language}:parties-alone")
    return None
