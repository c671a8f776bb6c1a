"""What a Chinese measure word leaves open: 件 counts cases and things, 块 yuan and lumps, 枚 coins of no state."""

from __future__ import annotations

import re

from tasks.text.mentions import Mention
from tasks.transform.records.claims.nouns import Counted
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import pattern, patterns

_OF_CASES = frozenset({"solve", "open_case"})
_OF_PROVINCES = re.compile(r"个(?:省|市|县|区)\w{0,3}$")
_COINS = patterns("claims.coins")
_SUM_BEFORE = patterns("claims.sum_before")
_HEADS_BEFORE = pattern("counts.heads_before")
_LARGE = re.compile(r"[万亿](?:余|多)?$")
_LUMP = re.compile(r"块(?!钱)$")
_LINK = re.compile(r"[\s共约近逾超达计有各大小合]*$")
_MEASURED = {"台": "device", "部": "device", "艘": "vehicle", "辆": "vehicle", "架": "vehicle", "发": "weapon"}
"""What a measure word counts by itself."""
_UNNAMED = re.compile(r"[\s共约近逾超达计有各多合总又再另还已额外重等和及与]*")
_LUMPS = frozenset({"drug", "device", "other", "weapon", "vehicle"})


def is_no_case(view: DocumentView, quantity: Mention, counted: Counted, counted_object: str, action: str) -> bool:
    """Whether a verb of solving is asked to take what is no case (破案57起,…,成品油1.86万吨先后被查扣; 业务量完成107亿件)."""
    if action not in _OF_CASES or quantity.unit == "case":
        return False
    if counted_object == "other" or _OF_PROVINCES.search(view.shadow, quantity.start, quantity.end):
        return True
    if counted_object != "case" or counted.mention is not None or quantity.unit != "item":
        return False
    sentence = view.sentence_at(quantity.start)
    is_of_cases = any(m.code == "case" for m in view.within("object", sentence.start, sentence.end))
    return not is_of_cases and not view.within("crime", sentence.start, sentence.end)


def is_coin(view: DocumentView, quantity: Mention) -> bool:
    """Whether a number counts coins that are no state's money (泰达币约41万颗, 300枚比特币)."""
    return quantity.unit == "item" and _COINS["zh"].search(view.shadow, quantity.start, quantity.end) is not None


def counted_before(view: DocumentView, quantity: Mention, drafts: list[ClaimDraft], sentence: Sentence) -> str | None:
    """What the same verb and measure word have counted in the sentence before (查獲案件52件;今年已查獲39件)."""
    measure = view.shadow[quantity.end - 1 : quantity.end]
    for draft in reversed(drafts):
        if draft.sentence != sentence.index:
            return None
        told = draft.action_mention
        if told is None or view.shadow[draft.quantity.end - 1 : draft.quantity.end] != measure:
            continue
        again = view.last_before("action", quantity.start, view.clause_at(quantity.start).start)
        word = view.shadow[told.start : told.end]
        if again is not None and again.start > told.start and view.shadow[again.start : quantity.start] == word:
            return draft.object
    return None


def is_head_count(view: DocumentView, quantity: Mention) -> bool:
    """Whether a number without a unit counts heads, by the word before it (参赌人数超过10万)."""
    return _HEADS_BEFORE.search(view.shadow, max(0, quantity.start - 8), quantity.start) is not None


def is_worth_told(view: DocumentView, quantity: Mention) -> bool:
    """Whether a large number without a unit is a sum, by the word before it (市值3000万的私烟, 涉案金额约2.3亿)."""
    if _LARGE.search(view.shadow, quantity.start, quantity.end) is None:
        return False
    return _SUM_BEFORE["zh"].search(view.shadow, max(0, quantity.start - 14), quantity.start) is not None


def with_lumps(view: DocumentView, quantity: Mention) -> Mention:
    """块 behind a thing counts its pieces (硬盘上百块, 海洛因624块) and is no money."""
    if quantity.unit != "CNY" or _LUMP.search(view.shadow, quantity.start, quantity.end) is None:
        return quantity
    noun = view.last_before("object", quantity.start, max(0, quantity.start - 12))
    if noun is None or noun.code not in _LUMPS or noun.end > quantity.start:
        return quantity
    return quantity._replace(unit="item") if _LINK.fullmatch(view.shadow, noun.end, quantity.start) else quantity


def measured(view: DocumentView, quantity: Mention) -> str | None:
    """What a measure word counts where no noun does (另查扣2艘): 艘 boats, 台 machines, 发 ammunition."""
    word = view.shadow[quantity.start : quantity.end].removesuffix("次")[-1:]
    return _MEASURED.get(word)


def is_unlisted_thing(view: DocumentView, quantity: Mention, counted: Counted) -> bool:
    """Whether a noun that no list knows stands in the item of a number (电台2部、怪石83公斤): no more of the last."""
    if counted.mention is not None:
        return False
    clause = view.clause_at(quantity.start)
    start = max(clause.start, view.shadow.rfind("、", clause.start, quantity.start) + 1)
    told = [m.end for kind in ("action", "quantity") for m in view.within(kind, start, quantity.start) if m.end <= quantity.start]
    stretch = view.shadow[max([start, *told]) : quantity.start]
    return len(_UNNAMED.sub("", stretch)) > 1
