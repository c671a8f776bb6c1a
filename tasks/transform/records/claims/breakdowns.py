"""Results listed after their totals, a paragraph each (战果如下: ——中方侦破41起 …; 广州:打掉团伙78个 …)."""

from __future__ import annotations

import re

from tasks.text.spans import Span
from tasks.transform.records.claims.frames import CULPRITS
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.model import ClaimDraft

_ANNOUNCED = re.compile(r"(?:如下|以下|分列如下|as follows|comme suit|suivants?)[:。.]?\s*$")
_ITEM = re.compile(r"\s*(?:-{1,2}|[—–•·●▪◆■*]+|\(?\d{1,2}[).、]|[①-⑩]|[\u4e00-\u9fff]{2,9}:)")


def tie_breakdowns(view: DocumentView, drafts: list[ClaimDraft]) -> None:
    """Make the numbers of listed items parts of the totals told before the list, and companions of them for their context."""
    by_paragraph: dict[int, list[int]] = {}
    for index, draft in enumerate(drafts):
        by_paragraph.setdefault(view.sentences[draft.sentence].paragraph, []).append(index)
    at = 0
    while at < len(view.paragraphs):
        if _ANNOUNCED.search(view.shadow, view.paragraphs[at].start, view.paragraphs[at].end) is None:
            at += 1
            continue
        totals = by_paragraph.get(at) or (by_paragraph.get(at - 1) if at else None) or []
        first = at + 1
        at = first
        while at < len(view.paragraphs) and _is_item(view, view.paragraphs[at]):
            at += 1
        if totals and at - first >= 2:
            for item in range(first, at):
                for index in by_paragraph.get(item, []):
                    _tie(drafts, totals, index)


def _is_item(view: DocumentView, paragraph: Span) -> bool:
    return _ITEM.match(view.shadow, paragraph.start, paragraph.end) is not None


def _tie(drafts: list[ClaimDraft], totals: list[int], index: int) -> None:
    draft = drafts[index]
    draft.companion = totals[-1]
    if draft.part_of is not None:
        return
    for total in totals:
        whole = drafts[total]
        is_same = whole.object == draft.object or {whole.object, draft.object} <= CULPRITS
        most = whole.high if whole.high is not None else whole.low
        holds = whole.high is None or most is None or (draft.low or draft.high or 0) <= most
        if whole.action == draft.action and whole.unit == draft.unit and is_same and holds and whole.part_of is None:
            draft.part_of = total
            return
