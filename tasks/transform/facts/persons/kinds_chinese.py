"""What was done to a Chinese person named by trade, or by an office of the past, makes a victim or an accused one of him."""

from __future__ import annotations

import re

from tasks.transform.facts.persons.model import Person
from tasks.transform.facts.reading import Reading
from tasks.transform.facts.words import pattern

_FORMER = pattern("persons.former")
_PRIVATE_BODY = pattern("persons.private_body")
_ONE_OF_THOSE = pattern("persons.one_of_those")
_SUSPECT_BEFORE = pattern("persons.suspect_before")
_SUSPECT_BEHIND = pattern("persons.suspect_behind")
_VICTIM_BEFORE = pattern("persons.victim_before")
_VICTIM_BEHIND = pattern("persons.victim_behind")
_VICTIMS_TOLD = pattern("persons.victims_told")
_SPOKEN = pattern("persons.spoken")
_STOP = re.compile(r"[。!?\n]")
_BEFORE, _BEHIND = 30, 60
"""Characters on both sides of a name, within its sentence, in which its fate is told."""


def with_kind(reading: Reading, person: Person) -> Person:
    """The person with the kind that its fate tells; officials in office, reporters, accused and victims stay what they are."""
    text, name = reading.shadow, person.name
    role = person.role.of(text) if person.role is not None else ""
    if person.kind == "official" and _PRIVATE_BODY.search(role):
        return person._replace(kind="other")
    if person.kind not in ("other", "official") or (person.kind == "official" and not _FORMER.search(role)):
        return person
    start = person.role.start if person.role is not None else name.start
    left = max(_sentence_start(text, start), start - _BEFORE)
    stop = _STOP.search(text, name.end)
    right = min(stop.start() if stop is not None else len(text), name.end + _BEHIND)
    before = _before(text, left, start)
    if _SUSPECT_BEFORE.search(before) or _SUSPECT_BEHIND.match(text, name.end, right):
        return person._replace(kind="suspect")
    if person.kind == "other" and (
        _VICTIM_BEFORE.search(before) or _VICTIM_BEHIND.match(text, name.end, right) or _speaks_as_victim(text, name.end, start)
    ):
        return person._replace(kind="victim")
    return person


def _before(text: str, left: int, start: int) -> str:
    """What stands before somebody: without the comma of a list of some of those just told (9人被捕,包括船长 …)."""
    before = text[left:start]
    listed = _ONE_OF_THOSE.search(before)
    return before[: listed.start()] + before[listed.end() :] if listed is not None else before


def _sentence_start(text: str, position: int) -> int:
    return max(text.rfind(mark, 0, position) for mark in "。!?\n") + 1


def _speaks_as_victim(text: str, end: int, start: int) -> bool:
    """Whether somebody quoted is one of the rescued or cheated of the sentence before."""
    if _SPOKEN.match(text, end) is None or text[start - 1 : start] not in tuple('”"'):
        return False
    quote = text.rfind("“", 0, start)
    told = text[_sentence_start(text, quote - 1) : quote] if quote > 0 else ""
    return _VICTIMS_TOLD.search(told) is not None
