"""Why a claim says what it says: the reading of its document replayed, each field with the words that gave it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tasks.text.mentions import Mention
from tasks.text.spans import Span
from tasks.transform.records.build import build_drafts, claim_rows
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.model import ClaimDraft, DocumentInput

_KINDS_OF_FIELD = {
    "places": ("place", "party", "nationality", "organisation"),
    "nationality": ("nationality",),
    "crimes": ("crime",),
    "period": ("period",),
    "operation": ("operation",),
    "speaker": ("speech", "person", "organisation"),
    "from_country": ("place", "party", "organisation"),
    "to_country": ("place", "party", "organisation"),
}


@dataclass(slots=True)
class Reason:
    """One field of a claim, its value, the words that gave it and the rule that read them."""

    field: str
    value: str
    words: str = ""
    span: Span | None = None
    rule: str = ""


@dataclass(slots=True)
class Explanation:
    """A claim and how it came about."""

    row: dict[str, Any]
    sentence: Span
    reasons: list[Reason] = field(default_factory=list)
    rivals: list[str] = field(default_factory=list)


def explain_claim(document: DocumentInput, mentions: list[Mention], claim_id: str) -> Explanation | None:
    """The claim's reading replayed over the document's mentions; null where the present code makes no such claim."""
    view = DocumentView(document, mentions)
    _, drafts = build_drafts(view)
    rows = claim_rows(view, drafts)
    for draft, row in zip(drafts, rows, strict=True):
        if row["claim_id"] == claim_id:
            sentence = view.sentences[draft.sentence]
            explanation = Explanation(row, Span(sentence.start, sentence.end), rivals=list(draft.rivals))
            explanation.reasons = list(_reasons(view, draft, row))
            return explanation
    return None


def _reasons(view: DocumentView, draft: ClaimDraft, row: dict[str, Any]) -> Iterable[Reason]:
    quantity = draft.quantity
    yield _from(view, "action", draft.action, draft.action_mention, "taken over from the whole or told by the counted noun")
    yield _from(view, "object", draft.object, draft.object_mention, "told by the action and the counting word")
    yield _from(view, "number", f"{_bound(draft.low)} to {_bound(draft.high)} {draft.unit}, {draft.hedge}", quantity, "")
    yield Reason("linking", f"confidence {draft.confidence}", rule=draft.rule)
    yield _cue(view, draft, "cumulative", str(draft.cumulative).lower())
    yield _cue(view, draft, "status", draft.status)
    values = {
        name: row[name] for name in ("places", "from_country", "to_country", "nationality", "crimes", "operation", "speaker")
    }
    for name, value in values.items():
        for single in value if isinstance(value, list) else [value] if value else []:
            found = _nearest(view, draft, _KINDS_OF_FIELD[name], single)
            shown = f"{single} ({row['place_text']})" if name == "places" and row["place_text"] else str(single)
            yield _from(view, name, shown, found, "carried over by the rules of scope")
    if row["period_start"] or row["period_end"]:
        found = _nearest_period(view, draft, row["period_start"], row["period_end"])
        shown = f"{row['period_start'] or 'open'} to {row['period_end'] or 'open'}"
        yield _from(view, "period", shown, found, "carried over from the paragraph, the operation or the dateline")
    if row["part_of"]:
        yield _cue(view, draft, "part", f"part of claim {row['part_of']}")


def _from(view: DocumentView, name: str, value: str, mention: Mention | None, otherwise: str) -> Reason:
    if mention is None:
        return Reason(name, value, rule=otherwise)
    span = Span(mention.start, mention.end)
    return Reason(name, value, span.of(view.text), span, mention.rule)


def _cue(view: DocumentView, draft: ClaimDraft, kind: str, value: str) -> Reason:
    sentence = view.sentences[draft.sentence]
    cues = view.within(kind, sentence.start, sentence.end)
    nearest = min(cues, key=lambda m: abs(m.start - draft.quantity.start), default=None)
    return _from(
        view, "part of" if kind == "part" else kind, value, nearest, "no cue in the sentence: the rule for its kind of statement"
    )


def _nearest(view: DocumentView, draft: ClaimDraft, kinds: tuple[str, ...], value: str) -> Mention | None:
    """The mention nearest to the number that carries ``value``: in its sentence, else its paragraph, else before."""
    found = [m for kind in kinds for m in view.of_kind(kind) if value in _values(m)]
    return min(found, key=lambda m: _distance(view, draft, m), default=None)


def _values(mention: Mention) -> set[str]:
    codes = (mention.code or "").split("+")
    return {*codes, mention.detail or "", mention.name or ""}


def _nearest_period(view: DocumentView, draft: ClaimDraft, start: dt.date | None, end: dt.date | None) -> Mention | None:
    periods = view.of_kind("period")
    exact = [m for m in periods if (m.period_start, m.period_end) == (start, end)]
    partly = [m for m in periods if m.period_start == start is not None or m.period_end == end is not None]
    return min(exact or partly, key=lambda m: _distance(view, draft, m), default=None)


def _distance(view: DocumentView, draft: ClaimDraft, mention: Mention) -> tuple[int, int]:
    sentence = view.sentences[draft.sentence]
    paragraph = view.paragraphs[sentence.paragraph]
    if sentence.start <= mention.start < sentence.end:
        return 0, abs(mention.start - draft.quantity.start)
    if paragraph.start <= mention.start < paragraph.end:
        return 1, abs(mention.start - draft.quantity.start)
    return 2, abs(mention.start - draft.quantity.start)


def _bound(value: float | None) -> str:
    return "open" if value is None else f"{value:,.10g}"
