"""Several mentions of one fact in a document made one claim."""

from __future__ import annotations

from tasks.transform.records.model import ClaimDraft


def merge_drafts(drafts: list[ClaimDraft]) -> list[ClaimDraft]:
    """``drafts`` without the repetitions: same action, object, bounds, unit and status, in another sentence, context not at odds.

    The first mention stays and counts the others in ``mentions``; ``part_of`` is moved along. The list is new, not the drafts.
    """
    kept: list[ClaimDraft] = []
    place: list[int] = []
    first: dict[tuple[object, ...], list[int]] = {}
    for draft in drafts:
        key = (draft.action, draft.object, draft.low, draft.high, draft.unit, draft.status)
        same = next((i for i in first.get(key, []) if kept[i].sentence != draft.sentence and _agree(kept[i], draft)), None)
        if same is not None:
            kept[same].mentions += 1
            place.append(same)
            continue
        place.append(len(kept))
        first.setdefault(key, []).append(len(kept))
        kept.append(draft)
    for index, draft in enumerate(kept):
        if draft.part_of is not None:
            moved = place[draft.part_of]
            if drafts[draft.part_of] is not kept[moved] and not draft.crimes:
                draft.crimes = list(kept[moved].crimes)  # parts of the repetition are of the crimes told first
            draft.part_of = moved if moved != index else None
    return kept


def _is_within(one: ClaimDraft, other: ClaimDraft) -> bool:
    """Whether the places of one are some of the other's, and only their countries are known, not the spot."""
    less, more = sorted((one, other), key=lambda draft: len(draft.places))
    return less.place_text is None and set(less.places) < set(more.places)


def _agree(one: ClaimDraft, other: ClaimDraft) -> bool:
    if other.is_further and not one.is_further:
        return False
    is_share = (one.part_of is None) != (other.part_of is None)
    if is_share and bool(one.nationality) != bool(other.nationality):
        return False  # 九名雇主 …, 印尼籍九人: a share by nation does not tell the nine of no nation again
    for name in ("places", "nationality", "period_start", "period_end", "operation"):
        left, right = getattr(one, name), getattr(other, name)
        if left and right and left != right and not (name == "places" and _is_within(one, other)):
            return False
    return not one.crimes or not other.crimes or bool(set(one.crimes) & set(other.crimes))
