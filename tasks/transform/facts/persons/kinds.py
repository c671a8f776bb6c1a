"""What else than a role makes an English person an accused one, or an official of no public body."""

from __future__ import annotations

import re

from tasks.text.spans import Span
from tasks.transform.facts.persons.model import Person
from tasks.transform.facts.reading import Reading

_REACH = 110
_DONE_TO = re.compile(
    r"(?:,\s(?:aged\s)?\d{2},?)?\s(?:(?:was|were|is|are|has been|have been|had been)\s(?:\w+\s){0,2}?"
    r"(?:arrested|charged|sentenced|convicted|indicted|extradited|detained|jailed|accused|found guilty|deported|wanted|remanded|"
    r"sent down|cleared|acquitted|on the run|at large|in custody|imprisoned|fined|given (?:[\w-]+\s){0,2}(?:years|months|life))|"
    r"pleaded|pled|faces|stood trial|went on trial|admitted|denied (?:the|all|any)\b)\b"
)
_TERM = re.compile(r"(?:,\s(?:aged\s)?\d{2},?)?\s(?:and [^.;]{3,60}\s)?(?:received|got|was given|were given|drew)\s[\w-]+\b")
_SENTENCED = re.compile(r"\b(?:jailed|sentenced|prison|imprison\w+|convicted|years)\b")
_BEHIND_AND = re.compile(r",?\s\d{0,2},?\s?(?:and|while)\s")
_PRIVATE = re.compile(
    r"\b(?:shelters?|charit(?:y|ies)|compan(?:y|ies)|firm|foundation|ngo|school|college|university|association|newspaper|union|"
    r"church|hospital|clinic|hotel|museum|institute|think[- ]tank|bank|shop|club|magazine|broadcaster|non-profit|"
    r"nonprofit|rights group)\b"
)
_PUBLIC = re.compile(
    r"\b(?:police|ministry|minister|government|state|national|federal|court|prosecut\w+|customs|agency|bureau|department|commission|"
    r"force|central bank|un|unodc|interpol|europol|embassy)\b"
)


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
