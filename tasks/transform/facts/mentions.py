"""The facts room's door: every typed span of a text, from all engines."""

from __future__ import annotations

import datetime as dt

from tasks.text.mentions import Mention
from tasks.text.shadow import shadow
from tasks.transform.facts.anchors import find_anchors

# Kinds whose lexicon rows become mentions one to one; the other kinds are words that the engines build on.
DIRECT_KINDS = frozenset({"action", "object", "crime", "status", "cumulative", "part", "mechanism"})


def find_mentions(text: str, language: str, reference: dt.date | None, issuer: str | None = None) -> list[Mention]:
    """Typed spans of a clean text, sorted by ``(start, -end)``.

    ``language`` is the document's BCP 47 code, ``reference`` the date against which relative dates are resolved (its dateline,
    else its publication) or None, ``issuer`` the ISO 3166-1 alpha-2 code of the country that says "we" (我方, 我国); by
    default CN in Simplified Chinese and no country elsewhere.
    """
    anchors = find_anchors(shadow(text), language)
    mentions = [
        Mention(
            anchor.entry.kind,
            anchor.start,
            anchor.end,
            code=anchor.entry.code or None,
            detail=anchor.entry.detail or None,
            rule=f"lexicon:{anchor.entry.kind}:{anchor.entry.id}",
        )
        for anchor in anchors
        if anchor.entry.kind in DIRECT_KINDS
    ]
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    return mentions
