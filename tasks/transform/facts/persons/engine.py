"""The persons engine's door."""

from __future__ import annotations

from tasks.text.mentions import Mention
from tasks.transform.facts.persons import chinese, kinds_chinese, latin
from tasks.transform.facts.persons.model import first_mentions
from tasks.transform.facts.reading import Reading


def find_persons(reading: Reading) -> list[Mention]:
    """Mentions of kind ``person``, each person once at the first mention, sorted by start.

    ``name`` as written, ``detail`` the role as written or None, ``code`` the kind; the span is the quote, which holds the name.
    """
    if reading.language == "zh":
        persons = [kinds_chinese.with_kind(reading, person) for person in chinese.find_persons(reading)]
    else:
        persons = latin.find_persons(reading)
    return first_mentions(reading.text, reading.shadow, persons)
