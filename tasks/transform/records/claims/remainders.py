"""The rest of a group told last, by which the numbers before it are known as its parts (19名落网:9名当场…,6名…。余下4名…)."""

from __future__ import annotations

from tasks.transform.records.claims.frames import HANDOVERS, PERSONS
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import pattern

_REST = pattern("remainders.rest")
_BACK = 12
"""Claims before the rest among which its group is sought: it is told at the head of the same report."""


def tie_remainders(view: DocumentView, drafts: list[ClaimDraft]) -> None:
    """Make the rest and the numbers told with it parts of their group; it adds up exactly, or already has the rest as a part."""
    if view.language != "zh":
        return
    for index, rest in enumerate(drafts):
        clause = view.clauses[rest.clause]
        if rest.low is None or rest.low != rest.high or not _REST.search(view.shadow, clause.start, rest.quantity.start):
            continue
        found = _adds_up(view, drafts, index)
        if found is None and rest.part_of is not None:
            found = rest.part_of, _told_between(view, drafts, rest.part_of, index)
        if found is None:
            continue
        whole, parts = found
        for part in (*parts, index):
            drafts[part].part_of = whole
        if rest.unit == "person" and rest.object_mention is None:
            rest.object = drafts[whole].object  # 其余5人 are what all of them were


def tie_handed_over(view: DocumentView, drafts: list[ClaimDraft]) -> None:
    """People handed over after the paragraph told them as a share by nation of those caught are of the same whole."""
    if view.language != "zh":
        return
    for index, handed in enumerate(drafts):
        if handed.action not in HANDOVERS or handed.part_of is not None or handed.low is None or handed.low != handed.high:
            continue
        nations = _nations(view, handed)
        for at in range(index - 1, max(-1, index - 1 - _BACK), -1):
            told = drafts[at]
            if view.sentences[told.sentence].paragraph != view.sentences[handed.sentence].paragraph:
                break
            is_same = told.low == handed.low == told.high and told.unit == handed.unit and told.action in ("arrest", "rescue")
            if is_same and told.part_of is not None and nations and nations == _nations(view, told):
                handed.part_of = told.part_of
                break


def _nations(view: DocumentView, draft: ClaimDraft) -> set[str | None]:
    start = max(view.clauses[draft.clause].start, draft.quantity.start - 4)
    return {mention.code for mention in view.within("nationality", start, draft.quantity.end + 1)}


def _adds_up(view: DocumentView, drafts: list[ClaimDraft], index: int) -> tuple[int, list[int]] | None:
    """The earlier number that the rest and its neighbours of the paragraph add up to, with those neighbours."""
    rest = drafts[index]
    paragraph = view.sentences[rest.sentence].paragraph
    total, parts = rest.low or 0.0, list[int]()
    for at in range(index - 1, max(-1, index - 1 - _BACK), -1):
        draft = drafts[at]
        if draft.unit != rest.unit or not _is_alike(draft, rest) or draft.low is None or draft.low != draft.high:
            continue
        if parts and draft.low == total and draft.part_of is None:
            return at, parts
        if draft.action == "involve" != rest.action:
            continue  # 300名被害人 told between are no part of those caught
        is_near = view.sentences[draft.sentence].paragraph == paragraph
        if is_near and not (draft.part_of is not None and _is_inner(draft, drafts, paragraph, view)):
            parts.append(at)
            total += draft.low
    return None


def _is_inner(draft: ClaimDraft, drafts: list[ClaimDraft], paragraph: int, view: DocumentView) -> bool:
    """Whether a part belongs to a number of the same paragraph that is counted itself (9名落网,其中2人在逃)."""
    whole = drafts[draft.part_of] if draft.part_of is not None else None
    return whole is not None and view.sentences[whole.sentence].paragraph == paragraph and whole.sentence == draft.sentence


def _told_between(view: DocumentView, drafts: list[ClaimDraft], whole: int, index: int) -> list[int]:
    """Numbers of the same act between the group and its rest, in the rest's paragraph (14名:…5名获刑…;其余8人)."""
    rest, paragraph = drafts[index], view.sentences[drafts[index].sentence].paragraph
    return [
        at
        for at in range(whole + 1, index)
        if drafts[at].part_of is None
        and drafts[at].action == rest.action
        and drafts[at].unit == rest.unit
        and view.sentences[drafts[at].sentence].paragraph == paragraph
        and (drafts[at].high or 0) < (drafts[whole].low or drafts[whole].high or 0)
    ]


def _is_alike(one: ClaimDraft, other: ClaimDraft) -> bool:
    return one.object == other.object or (one.object in PERSONS and other.object in PERSONS)
