"""The records room's door: a document and its mentions to the rows of all record tables."""

from __future__ import annotations

from typing import Any

from tasks.schemas.problems import problem
from tasks.text.identity import stable_id
from tasks.text.mentions import Mention
from tasks.transform.records.claims.core import find_claims
from tasks.transform.records.claims.number import Findings
from tasks.transform.records.claims.single_chinese import is_of_one_of_cases
from tasks.transform.records.claims.totals import read_cumulative
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.codes import iccs_of, plover_of
from tasks.transform.records.context import fill_context
from tasks.transform.records.cooperation import find_cooperation
from tasks.transform.records.cooperation.model import CooperationDraft
from tasks.transform.records.headline import count_headline
from tasks.transform.records.merge import merge_drafts
from tasks.transform.records.model import ClaimDraft, DocumentInput, DocumentRecords
from tasks.transform.records.operations import build_operations
from tasks.transform.records.organisations import build_organisations
from tasks.transform.records.persons import build_persons

_EFFORT_OF_ACTION = {"agree": "cooperation", "establish": "cooperation", "meet": "cooperation", "joint_operation": "cooperation",
                     "train": "cooperation", "patrol": "cooperation"}  # fmt: skip


def build_records(document: DocumentInput, mentions: list[Mention]) -> DocumentRecords:
    """Rows of claims, cooperation, persons, organisations, operations and problems that ``document`` yields."""
    view = DocumentView(document, mentions)
    findings, drafts = build_drafts(view)
    cooperation = find_cooperation(view, drafts)
    return DocumentRecords(
        claims=claim_rows(view, drafts),
        cooperation=[_cooperation_row(view, draft) for draft in cooperation],
        persons=build_persons(view),
        organisations=build_organisations(view),
        operations=build_operations(view),
        problems=_problem_rows(view, findings),
    )


def _is_share(view: DocumentView, draft: ClaimDraft, whole: ClaimDraft) -> bool:
    """Whether a part told with a verb of its own shares its whole's time and act (of the 87 arrested, 52 were held in X)."""
    is_same = draft.action == whole.action and draft.status == whole.status
    if view.language == "zh" and is_of_one_of_cases(view, draft):
        return False
    if view.language == "zh":  # 累计起诉1954人,其中1302人已获判决; but not what one victim of them lost
        is_same = whole.cumulative and draft.status == whole.status == "done" and draft.unit in ("person", "case")
    return is_same and (draft.period_start, draft.period_end) == (whole.period_start, whole.period_end)


def build_drafts(view: DocumentView) -> tuple[Findings, list[ClaimDraft]]:
    """What was found, and the claims with their context, merged."""
    findings = find_claims(view)
    drafts = findings.drafts
    fill_context(drafts, view)
    for draft in drafts:
        draft.cumulative = read_cumulative(view, draft, drafts)
    for draft in drafts:
        whole = drafts[draft.part_of] if draft.part_of is not None else None
        if whole is not None and (draft.action_mention is None or _is_share(view, draft, whole)):
            draft.cumulative = whole.cumulative
    merged = merge_drafts(drafts)
    count_headline(view, merged)
    return findings, merged


def claim_rows(view: DocumentView, drafts: list[ClaimDraft]) -> list[dict[str, Any]]:
    """Rows of ``Claims``, one for each draft, in their order."""
    ids = [
        stable_id(view.document.doc_id, "claim", d.action, d.object, d.unit, d.quantity.start, d.quantity.end, d.low, d.high)
        for d in drafts
    ]
    return [_claim_row(view, draft, ids, index) for index, draft in enumerate(drafts)]


def _claim_row(view: DocumentView, draft: ClaimDraft, ids: list[str], index: int) -> dict[str, Any]:
    return {
        "claim_id": ids[index],
        "doc_id": view.document.doc_id,
        "cluster_id": None,
        "effort": _effort(view, draft),
        "action": draft.action,
        "object": draft.object,
        "counted": draft.object_mention and view.text[draft.object_mention.start : draft.object_mention.end],
        "low": draft.low,
        "high": draft.high,
        "hedge": draft.hedge,
        "unit": draft.unit,
        "cumulative": draft.cumulative,
        "status": draft.status,
        "part_of": ids[draft.part_of] if draft.part_of is not None else None,
        "places": draft.places,
        "place_text": draft.place_text,
        "from_country": draft.from_country,
        "to_country": draft.to_country,
        "nationality": draft.nationality,
        "crimes": draft.crimes,
        "period_start": draft.period_start,
        "period_end": draft.period_end,
        "operation": draft.operation,
        "speaker": draft.speaker,
        "quote": draft.quote.of(view.text),
        "start": draft.quote.start,
        "end": draft.quote.end,
        "mentions": draft.mentions,
        "iccs": iccs_of(draft.crimes),
        "plover": plover_of(draft.action),
        "confidence": draft.confidence,
        "rule": draft.rule,
        "rivals": draft.rivals,
        "correction": None,
    }


def _effort(view: DocumentView, draft: ClaimDraft) -> str:
    if draft.object == "mission" or _is_peacekeeping(view, draft):
        return "peacekeeping"
    if draft.action == "rescue":
        return "protection"
    return _EFFORT_OF_ACTION.get(draft.action, "enforcement")


def _is_peacekeeping(view: DocumentView, draft: ClaimDraft) -> bool:
    quote = view.shadow[draft.quote.start : draft.quote.end]
    return any(word in quote for word in ("维和", "peacekeep", "maintien de la paix", "casques bleus", "blue helmet"))


def _cooperation_row(view: DocumentView, draft: CooperationDraft) -> dict[str, Any]:
    protecting = "海外" in draft.quote.of(view.shadow) and "保护" in draft.quote.of(view.shadow)
    effort = "peacekeeping" if draft.mechanism == "peacekeeping" else "protection" if protecting else "cooperation"
    return {
        "cooperation_id": stable_id(view.document.doc_id, "cooperation", *draft.parties, draft.mechanism),
        "doc_id": view.document.doc_id,
        "effort": effort,
        "parties": list(draft.parties),
        "mechanism": draft.mechanism,
        "status": draft.status,
        "speaker": draft.speaker,
        "quote": draft.quote.of(view.text),
        "start": draft.quote.start,
        "end": draft.quote.end,
        "rule": draft.rule,
    }


def _problem_rows(view: DocumentView, findings: Findings) -> list[dict[str, Any]]:
    return [
        problem(
            "records",
            "ambiguous_claim",
            "note",
            f"{view.text[max(0, quantity.start - 40) : quantity.end + 40]!r} at {quantity.start}: {readings}",
            doc_id=view.document.doc_id,
        )
        for quantity, readings in findings.ambiguous
    ]
