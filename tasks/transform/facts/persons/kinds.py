"""What else than a role makes an English person an accused one, or an official of no public body."""

from __future__ import annotations

import re

from tasks.text.spans import Span
from tasks.transform.facts.persons.model import Person
from tasks.transform.facts.reading import Reading
from tasks.transform.facts.words import pattern

_REACH = 110
_DONE_TO = pattern("persons.accused_behind")
_TERM = pattern("persons.term")
_SENTENCED = pattern("persons.sentenced")
_BEHIND_AND = re.compile(r",?\s\d{0,2},?\s?(?:and|while)\s")
_PRIVATE = pattern("persons.private")
_PUBLIC = pattern("persons.public")


def with_kind(reading: Reading, person: Person, name: Span) -> Person:
    """The person, an accused one where that is done to somebody named by trade or nation alone, else as found."""
    if reading.language != "en":
        return person
    if person.kind == "other" and _is_accused(reading.shadow, name.end):
        return person._replace(kind="suspect")
    if person.kind == "official" and person.role is not None:
        role = person.role.of(reading.shadow)
        if _PRIVATE.search(role) and not _PUBLIC.search(role):
            return person._replace(kind="other")
    return person


def _is_accused(shadowed: str, end: int) -> bool:
    stop = shadowed.find("\n", end)
    stop = len(shadowed) if stop < 0 else stop
    if _DONE_TO.match(shadowed, end, min(end + _REACH, stop)):
        return True
    start = shadowed.rfind("\n", 0, end) + 1
    if _SENTENCED.search(shadowed, start, stop) is None:
        return False
    if _TERM.match(shadowed, end, min(end + _REACH, stop)):
        return True
    joined = _BEHIND_AND.match(shadowed, end, stop)  # lookout X, 29, and driver Y, 36, were sent down
    return joined is not None and _DONE_TO.search(shadowed, joined.end(), min(joined.end() + 60, stop)) is not None
