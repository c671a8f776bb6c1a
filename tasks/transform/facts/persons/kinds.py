"""What else than a role makes a person an accused one or a victim, or an official of no public body."""

from __future__ import annotations

import re

from tasks.text.spans import Span
from tasks.transform.facts.persons import kinds_english
from tasks.transform.facts.persons.model import Person
from tasks.transform.facts.reading import Reading
from tasks.transform.facts.words import pattern

_REACH = 110
_PRIVATE = pattern("persons.private")
_PUBLIC = pattern("persons.public")
_ACCUSED_ROLE = pattern("persons.accused_role")
_ACCUSED_DEED = pattern("persons.accused_deed")
_WRONGED = pattern("persons.wronged")
_ACCUSED_BEFORE = pattern("persons.accused_before")
_LOSS_OF = pattern("persons.loss_of")
_BEFORE_REACH = 70
_OWN = re.compile(r"\b(?:son|sa|leur)\s$")


def with_kind(reading: Reading, person: Person, name: Span) -> Person:
    """The person, an accused one where that is done to somebody named by trade or nation alone, else as found."""
    if reading.language == "fr":
        return _french(reading, person, name)
    return kinds_english.with_kind(reading, person, name) if reading.language == "en" else person


def _french(reading: Reading, person: Person, name: Span) -> Person:
    """The same in French, where the words behind the name tell it, or behind the description that follows the name."""
    shade, role = reading.shadow, person.role
    words = role.of(shade) if role is not None else ""
    is_public = _PUBLIC.search(words) is not None
    if _ACCUSED_ROLE.search(words) and not is_public and person.kind != "victim":
        return person._replace(kind="suspect")
    if person.kind == "official":
        return person._replace(kind="other") if not is_public and _is_private(reading, person) else person
    if person.kind != "other":
        return person
    end = max(name.end, role.end if role is not None else 0)
    if _WRONGED.match(shade, end, end + _REACH) or has_lost(reading, end):
        return person._replace(kind="victim")
    return person._replace(kind="suspect") if is_accused_french(reading, person.quote.start, end) else person


def has_lost(reading: Reading, end: int) -> bool:
    """Whether the French words behind a name tell what somebody lost (X, dont le camion a disparu)."""
    return _LOSS_OF.match(reading.shadow, end, end + _REACH) is not None


def is_accused_french(reading: Reading, start: int, end: int) -> bool:
    """Whether the French words around a name tell what is done to accused people."""
    shade = reading.shadow
    if _ACCUSED_DEED.match(shade, end, end + _REACH):
        return True
    return _ACCUSED_BEFORE.search(shade, max(0, start - _BEFORE_REACH), start) is not None


def _is_private(reading: Reading, person: Person) -> bool:
    """Whether an office is one of a private body, named in it or told just before (… l'ONG. … son coordinateur, X)."""
    role, shade = person.role, reading.shadow
    if role is None:
        return False
    if _PRIVATE.search(role.of(shade)):
        return True
    start = shade.rfind("\n", 0, role.start) + 1
    if _OWN.search(shade, max(start, role.start - 6), role.start) is None:
        return False
    private, public = (list(words.finditer(shade, start, role.start)) for words in (_PRIVATE, _PUBLIC))
    return bool(private) and (not public or private[0].start() < public[0].start())
