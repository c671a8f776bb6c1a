"""Whose "we" a text speaks with."""

from __future__ import annotations

from collections import Counter

from tasks.reference.issuers import issuer_by_words
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.context.scope import find_dateline_end
from tasks.transform.records.words import pattern

_AT_HOME = pattern("scope.at_home_in_china")


def issuer_of(view: DocumentView) -> str | None:
    """ISO 3166-1 alpha-2 code of the country whose bodies report: what the document says, else what the text shows.

    Chinese is read as that of the country whose words it uses most; English and French as that of the dateline's country,
    or of the country that they name most.
    """
    if view.document.country:
        return view.document.country
    if view.language != "zh":
        return _of_dateline(view)
    issuer = issuer_by_words(view.shadow, view.document.language)
    return _of_foreign_report(view) if issuer == "CN" and not _tells_of_china(view) else issuer


def _tells_of_china(view: DocumentView) -> bool:
    """Whether a Chinese report names China, a place in it, its people or its "we" at all."""
    named = any("CN" in (m.code or "") for kind in ("place", "party", "nationality") for m in view.of_kind(kind))
    return named or _AT_HOME.search(view.shadow) is not None


def _of_foreign_report(view: DocumentView) -> str | None:
    """Of a Chinese report that tells only of other countries the one that it names most, None where no one stands out."""
    counts = Counter(m.code for kind in ("place", "party") for m in view.of_kind(kind) if m.code and len(m.code) == 2)
    if counts.total() < _MOST_NAMED:
        return "CN"  # a sentence or two of the mainland's police
    most, times = counts.most_common(1)[0]
    return most if times >= _MOST_NAMED and times * 2 >= counts.total() else None


# Seats of bodies of several states: a dateline there does not tell whose police report.
_SEATS = frozenset({"NL", "FR", "AT", "CH", "US", "BE", "KE", "TH", "SG"})
_MANY_STATES = frozenset({"EUROPOL", "INTERPOL", "UN", "UNODC", "*EU", "ASEAN", "*FOREIGN"})
"""Codes of bodies of several states; the last is that of those without a code of their own (Eurojust)."""
_HEAD = 60
"""Characters at the head of a text in which its dateline names the place."""
_SUBJECT = 5
"""Characters behind a dateline in which the subject of the first sentence stands (The ...)."""
_MOST_NAMED = 3
_FIRST_BODY = 120
"""Characters in which the first body of a report without a known dateline stands (La gendarmerie sénégalaise a ...)."""


def _of_dateline(view: DocumentView) -> str | None:
    """The dateline's country, unless a body of several states speaks from its seat; without a dateline the country named most."""
    first = next((m for m in view.of_kind("place") if m.start < _HEAD and m.code and "+" not in m.code), None)
    if first is not None and first.start <= 8 and first.code is not None:
        end = view.sentences[0].end if view.sentences else _HEAD
        bodies = [m for m in view.within("party", 0, end) if m.detail == "body" and m.code in _MANY_STATES]
        spoken = bool(bodies)
        if bodies and bodies[0].start - find_dateline_end(view) <= _SUBJECT:
            return None  # Interpol arrested 1,006 suspects in Africa: wherever its report is sent from
        if not (spoken and first.code in _SEATS) and (find_dateline_end(view) >= first.end or _is_named_again(view, first.code)):
            return first.code
        if _is_named_again(view, first.code) and not spoken:
            return first.code
    counts: dict[str, int] = {}
    for body in view.of_kind("organisation"):
        if body.detail and len(body.detail) == 2:
            counts[body.detail] = counts.get(body.detail, 0) + 1
    best = max(counts, key=lambda code: (counts[code], code), default=None)
    if best is not None and counts[best] >= 2 and counts[best] * 2 > sum(counts.values()):
        return best
    if first is None or first.start > _HEAD:
        told = next(iter(view.within("party", 0, _FIRST_BODY)), None)
        is_body = told is not None and told.detail in ("adjective", "side") and len(told.code or "") == 2
        if told is not None and is_body and not view.within("place", told.start, told.end):  # suisse is an adjective too
            return told.code
    named: dict[str, int] = {}
    for kind in ("place", "party"):
        for mention in view.of_kind(kind):
            if mention.code and len(mention.code) == 2:
                named[mention.code] = named.get(mention.code, 0) + 1
    most = max(named, key=lambda code: (named[code], code), default=None)
    if most is None or named[most] < _MOST_NAMED or named[most] * 2 < sum(named.values()):
        return None
    return most


def _is_named_again(view: DocumentView, code: str) -> bool:
    for kind in ("place", "party", "nationality"):
        if any(m.code == code and m.start > _HEAD for m in view.of_kind(kind)):
            return True
    return any(m.detail == code for m in view.of_kind("organisation"))
