"""A named person found in a text."""

from __future__ import annotations

from typing import NamedTuple

from tasks.text.mentions import Mention
from tasks.text.spans import Span


class Person(NamedTuple):
    """One mention of a named person; offsets are those of the text."""

    name: Span
    role: Span | None
    kind: str
    """``official``, ``suspect``, ``victim``, ``journalist`` or ``other``."""
    quote: Span
    rule: str


def first_mentions(text: str, shade: str, persons: list[Person]) -> list[Mention]:
    """Each person once, at the first mention; a role that only a later mention gives is taken over. Sorted by start."""
    by_name: dict[str, tuple[Person, Person | None]] = {}
    for person in sorted(persons, key=lambda p: (p.name.start, p.role is None, p.quote.start)):
        key = person.name.of(shade)
        first, with_role = by_name.get(key, (person, None))
        if with_role is None and person.role is not None:
            with_role = person
        by_name[key] = (first, with_role)
    mentions = []
    for first, with_role in by_name.values():
        source = with_role or first
        quote = source.quote if with_role is not None and with_role.name == first.name else first.quote
        role = source.role.of(text).strip() if source.role is not None else None
        mentions.append(
            Mention(
                "person",
                quote.start,
                quote.end,
                code=source.kind,
                name=first.name.of(text),
                detail=role or None,
                rule=source.rule,
            )
        )
    return sorted(mentions, key=lambda mention: mention.start)
