"""Numbers of the headline: they carry no claim of their own, but a body that says the same says it for the second time."""

from __future__ import annotations

from tasks.text.mentions import Mention
from tasks.transform.facts.quantities import find_quantities, to_mentions


def find_headline(title: str | None, language: str) -> list[Mention]:
    """Mentions of kind ``headline``, one for each counted number of ``title``; their span is empty, at the start of the text."""
    if not title:
        return []
    return [
        mention._replace(kind="headline", start=0, end=0)
        for mention in to_mentions(find_quantities(title, language))
        if mention.detail is None
    ]
