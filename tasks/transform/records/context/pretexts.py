"""What swindlers pretend (以涉及内地经济犯罪活动为由, 指受害人涉嫌洗钱): its places and crimes are none of the report."""

from __future__ import annotations

from tasks.text.mentions import Mention
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.context.scope import Covers
from tasks.transform.records.words import pattern

_PRETEXTS = pattern("places.pretexts")


def find_pretexts(view: DocumentView) -> Covers:
    """The stretches of a Chinese document that tell a lie told to victims."""
    if view.language != "zh":
        return Covers([])
    return view.once(
        "pretexts", lambda: Covers([Mention("pretext", m.start(), m.end()) for m in _PRETEXTS.finditer(view.shadow)])
    )
