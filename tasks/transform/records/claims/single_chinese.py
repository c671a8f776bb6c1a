"""Chinese numbers of one case or one scene, though a stretch of time or "so far" stands beside them."""

from __future__ import annotations

from tasks.text.mentions import Mention
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import pattern, patterns

_OF_TASK_FORCE = patterns("cumulative.of_task_force")
_SCENE = patterns("cumulative.scene")
_ONE_OF_CASES = patterns("cumulative.one_of_cases")
_SO_FAR = pattern("cumulative.so_far")
_OF_CASES = frozenset({
    "arrest", "prosecute", "seize", "freeze", "recover", "surrender", "repatriate", "rescue", "wanted", "extradite",
})  # fmt: skip
_DEEDS_OF_LAW = frozenset({"arrest", "seize", "raid", "freeze", "rescue"})
_ONE_GROUP = patterns("cumulative.one_group")
_MONTH = 31
_SPOTS = frozenset({"city", "compound", "district", "airport", "port"})


def is_of_one_case(
    view: DocumentView, draft: ClaimDraft, sentence: Sentence, cues: list[Mention], drafts: list[ClaimDraft]
) -> bool:  # fmt: skip
    """Whether a number is of a single case or scene.

    截至目前,已有17名嫌疑人被批捕 (no total word, no campaign); 专案小组3月1日至10日搜查21处; 拦下一辆车,车上11人获救.
    """
    start, end = draft.period_start, draft.period_end
    own = [c for c in cues if c.code in ("total", "weak") and not _SO_FAR.match(view.shadow, c.start)]
    is_total = any(c.code == "total" for c in own)
    is_raid = draft.action in _DEEDS_OF_LAW and not is_total
    if is_raid and _ONE_GROUP["zh"].search(view.shadow, sentence.start, draft.quantity.start) is not None:
        return True  # 瓦解一個詐騙集團,搜查9個單位
    if draft.operation is None and start is None and end is not None and not own:
        return draft.part_of is None and draft.action in _OF_CASES
    clause = view.clauses[draft.clause]
    is_short = start is not None and end is not None and (end - start).days <= _MONTH
    if is_short and not is_total and _OF_TASK_FORCE["zh"].search(view.shadow, sentence.start, clause.end):
        return True
    apart = max(sentence.start, view.shadow.rfind(";", sentence.start, draft.quantity.start))
    if any(apart <= c.start and not view.shadow.startswith("期间", c.end - 2) for c in own):
        return False
    if is_of_one_of_cases(view, draft):
        return True
    return _SCENE["zh"].search(view.shadow, apart, draft.quantity.start) is not None or (
        _is_over_states(draft, drafts) and _is_at_a_spot(view, draft, apart)
    )


def is_of_one_of_cases(view: DocumentView, draft: ClaimDraft) -> bool:
    """Whether a number is what one case of those counted before led to (侦破案件620起;其中一起案件由某地警方侦办,抓获24人)."""
    start = view.sentences[draft.sentence].start
    return _ONE_OF_CASES["zh"].search(view.shadow, start, draft.quantity.start) is not None


def _is_over_states(draft: ClaimDraft, drafts: list[ClaimDraft]) -> bool:
    """Whether a campaign went over several states, so that what one of them did in a town is one scene of it."""
    same = [d for d in drafts if d.operation is not None and d.operation == draft.operation]
    return any(d.action == "joint_operation" and d.object == "country" for d in same)


def _is_at_a_spot(view: DocumentView, draft: ClaimDraft, start: int) -> bool:
    """Whether a town is told for the number (邻国警方在某市查扣丙酮82吨)."""
    named = view.within("place", start, draft.quantity.start)
    return draft.action != "joint_operation" and any(place.detail in _SPOTS for place in named)
