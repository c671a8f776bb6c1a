"""What else than a role makes a person of an English text an accused one, a victim, or an official of no public body."""

from __future__ import annotations

import re

from tasks.text.spans import Span
from tasks.transform.facts.persons.model import Person
from tasks.transform.facts.reading import Reading
from tasks.transform.facts.words import pattern

_REACH = 150
"""Characters behind a name in which what became of somebody is told, over an age and a description in commas."""
_BEFORE = 80
_DONE_TO = pattern("persons.accused_behind")
_CAUGHT = pattern("persons.caught")
_SAID_OF_ROLE = pattern("persons.called_accused")
_SUFFERED = pattern("persons.suffered_behind")
_DONE_TO_VICTIM = pattern("persons.suffered_before")
_TERM = pattern("persons.term")
_SENTENCED = pattern("persons.sentenced")
_BEHIND_AND = re.compile(r",?\s\d{0,2},?\s?(?:and|while)\s")
_PRIVATE = pattern("persons.private")
_PUBLIC = pattern("persons.public")
_STOP = re.compile(r"[.!?;]\s|\n")


def with_kind(reading: Reading, person: Person, name: Span) -> Person:
    """The person, an accused one or a victim where the words around say so of somebody without an office, else as found."""
    role = person.role.of(reading.shadow) if person.role is not None else ""
    is_private = person.kind == "official" and bool(role) and _PUBLIC.search(role) is None
    fate = _fate(reading.shadow, person, name, role) if person.kind == "other" or is_private else None
    if fate is not None:
        return person._replace(kind=fate)
    return person._replace(kind="other") if is_private and _PRIVATE.search(role) else person


def _fate(text: str, person: Person, name: Span, role: str) -> str | None:
    """What was done to somebody, told before or behind the name in its sentence: ``suspect``, ``victim`` or nothing."""
    first = min(name.start, person.role.start) if person.role is not None else name.start
    left = max(first - _BEFORE, text.rfind("\n", 0, first) + 1)
    before = text[left:first]
    stop = _STOP.search(text, name.end)
    end = min(name.end + _REACH, stop.start() if stop is not None else len(text))
    behind = person.role.end if person.role is not None and person.role.start > name.end else name.end
    if person.kind == "other" and (_DONE_TO_VICTIM.search(before) or _SUFFERED.match(text, behind, end)):
        return "victim"
    if person.kind == "official":  # an office of no public body is named so too: only what follows at once tells
        return "suspect" if _SAID_OF_ROLE.search(role) or _DONE_TO.match(text, behind, end) else None
    is_accused = _SAID_OF_ROLE.search(role) or _CAUGHT.search(before) or _DONE_TO.match(text, behind, end)
    return "suspect" if is_accused or _is_sentenced(text, name.end) else None


def _is_sentenced(text: str, end: int) -> bool:
    """Whether a term of prison follows the name in a paragraph that tells of a sentence."""
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    start = text.rfind("\n", 0, end) + 1
    if _SENTENCED.search(text, start, stop) is None:
        return False
    if _TERM.match(text, end, min(end + _REACH, stop)):
        return True
    joined = _BEHIND_AND.match(text, end, stop)  # lookout X, 29, and driver Y, 36, were sent down
    return joined is not None and _DONE_TO.search(text, joined.end(), min(joined.end() + 60, stop)) is not None
