"""Results listed after their totals, a paragraph each (战果如下: ——中方侦破41起 …; 广州:打掉团伙78个 …), and Chinese parts that
no word marks as such."""

from __future__ import annotations

import re

from tasks.text.mentions import Mention
from tasks.text.spans import Span
from tasks.transform.records.claims.frames import CULPRITS
from tasks.transform.records.clauses import Clause, DocumentView
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import pattern

_ANNOUNCED = pattern("breakdowns.announced")
_BUT = re.compile(r"除了?")
_OUT = re.compile(r"(?:之|以)?外$")
_THERE = re.compile(r"(?:境内|方向|有|计|共|各)?")
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


def told_apart(view: DocumentView, quantity: Mention) -> int | None:
    """Where a Chinese clause begins that tells a part of people without a word for it: all but them, or those of one place.

    除4名外籍人员由对方处理外,其余 …; 泰国14名,柬埔寨11名,缅甸7名.
    """
    clause = view.clause_at(quantity.start)
    is_but = _BUT.fullmatch(view.shadow, clause.start, quantity.start) is not None
    if is_but and _OUT.search(view.shadow, quantity.end, clause.end) is not None:
        return clause.start
    is_listed = _is_of_place(view, clause) and any(_is_of_place(view, near) for near in _beside(view, clause))
    return view.sentences[clause.sentence].start if is_listed else None


def _is_of_place(view: DocumentView, clause: Clause) -> bool:
    """Whether a clause holds nothing but a place and a count."""
    places = [m for m in view.within("place", clause.start, clause.start + 1) if m.detail in ("country", "region", "city")]
    counts = view.within("quantity", clause.start, clause.end)
    if not places or len(counts) != 1 or counts[0].unit != "person":
        return False
    is_right_behind = _THERE.fullmatch(view.shadow, max(m.end for m in places), counts[0].start) is not None
    return is_right_behind and clause.end - counts[0].end <= 1


def _beside(view: DocumentView, clause: Clause) -> list[Clause]:
    near = [view.clauses[at] for at in (clause.index - 1, clause.index + 1) if 0 <= at < len(view.clauses)]
    return [other for other in near if other.sentence == clause.sentence]
