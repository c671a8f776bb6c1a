"""What is peculiar to Chinese numbers: differences, thresholds, numbers that take up others, two verbs in the passive."""

from __future__ import annotations

import re
from itertools import islice

from tasks.text.mentions import Mention
from tasks.transform.records.claims.frames import CULPRITS, PERSONS, PROGRESS, THINGS
from tasks.transform.records.claims.linking import Candidate
from tasks.transform.records.claims.measures import is_head_count
from tasks.transform.records.claims.nouns import Counted
from tasks.transform.records.claims.triggers import Trigger
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.model import ClaimDraft, latest_first
from tasks.transform.records.words import pattern, patterns

_MORE_OR_LESS = pattern("claims.more_or_less")
_COMPARISON = pattern("claims.comparison")
_BOUND = pattern("claims.bound")
_LIMITS = ("以上", "以下", "以内")
# Two to ten of one kind without a measure word name the parties (六部门联合打击, 三省警方), a number counts them (六个部门).
_COLLECTIVE = pattern("claims.collective")
_WITH = pattern("claims.with")
_KINDS = re.compile(r"[两二三四五六七八九]大?类(?!案|毒|物|枪)")
_KINDS_REACH = 12
_MANY = 4
"""So many states are not named one by one before."""
_RECORD = pattern("claims.record")
_OF_KIND = pattern("claims.of_kind")
_CRITERION = pattern("claims.criterion")
_TAKEN_UP = re.compile(r"(?:对|将|把|该|上述|这|那|前述|令|由|向|与)$")
_EACH = pattern("claims.each")
_PAY = pattern("claims.pay")
_REWARD = pattern("claims.reward")
_VARIES = re.compile(r"(?:至|到|-)?[^,。;]{0,12}不等")
_FROM_TO = re.compile(r"介乎|介于|(?:由|从)(?=\d)")
_CONVERTED = re.compile(r"\((?:[^()\d]{0,8},)?(?:折合|约合|相当于|约|折)?(?:逾|近)?$")
_PREDICATE_GAP = re.compile(r"[^,。;:、]{0,8}")
_ONE = re.compile(r"一(?:名|人|位|个)")
_UNKNOWN_NOUN = re.compile(r"[\u4e00-\u9fff]")
_MEN_AND_WOMEN = re.compile(r"[^,。;]{1,8}[男女][、,及和]?")
_LISTED = pattern("claims.next_of_list")
_CONJOINED = pattern("claims.conjoined")
_ELSEWHERE = re.compile(r"[在于]")
_ONE_SEX = re.compile(r"一[名位个]?[男女][子性童]?")
_JOINS = re.compile(r"[、及和与]$")
_MOST_LISTED = 9
_BRACKET_REACH = 40
_LIST_REACH = 60
_OF_LAND = pattern("claims.of_land")
_PLACE_LIST = re.compile(r"(?:[一-鿿]{2,8}、){0,8}[一-鿿]{2,9}[、和及与][一-鿿]{2,8}$")
_LIST_MARK = re.compile(r"[、和及与]")
_TAKEN_ON_REACH = 24
_SAVED = re.compile(r",(?:随即|随后|均|后)?(?:被|由|经)[^,。;]{0,16}")  # 4名船员落水,被执法员全部救起
_THEN_TAKEN = re.compile(r"后,(?:随即|随后|即|再|均|又|已|全部)?(?:被|由)[^,。;]{0,20}$")  # 由对方移交后,被我警方从某地押解回国
_STRONG_DEPLOY = pattern("claims.strong_deploy")
_IS = re.compile(r"(?:均|都|皆|全部|全)?(?:是|为|系|属于?)")
_IS_OF = re.compile(r"(?:均|都|皆|全部|全)?(?:是|为|系|属于?|来自|持)")
_BROUGHT = pattern("claims.brings_people")
_ACROSS = pattern("claims.across")
_TO_WORK = pattern("claims.put_to_work")
_SURE = 55.0
_ASIDE = 30.0
_VALUE = pattern("claims.value")
_HEADS = re.compile(r"(?:当中|之中|[人员者徒犯客工]中)$")
_HOLDS = patterns("claims.holds_events")
_MEETS = pattern("claims.meets")
_STATED = patterns("claims.has")
_AMOUNT_TO = pattern("claims.amount_to")
_THESE_GOODS = patterns("claims.these_goods")
_CRIME_WITH_GOODS = patterns("claims.crime_with_goods")
_AND_THOSE_AT_LARGE = patterns("claims.and_those_at_large")
_THERE_ARE = re.compile(r"(?:仍|还|尚|约|共|现|另)?(?:有|剩|余)(?!关)")
_AND_THEN = pattern("claims.and_then")
_GIFT = pattern("claims.gift")
_WORTH_OVER = pattern("claims.worth_over")
_CASES_COUNTED = re.compile(r"(?:以上)?的?[^,。;\d]{0,16}案件?\d+[余多]?[起宗件]")
_LUGGAGE = pattern("claims.luggage")
_BAGS = pattern("claims.bags")
_HULL = pattern("claims.hull")
_MEAN = pattern("claims.mean")
_OF_CLASS = re.compile(r"[级型](?!别)")
_AGED = re.compile(r"[^,。;\d]{0,12}?\d{1,2}岁")
_SIZE = pattern("claims.size")
_MAKES = ((re.compile(r"[缴查搜]毒"), "drug"), (re.compile(r"[缴查]枪"), "weapon"), (re.compile(r"[破立结办]案"), "case"))


def is_no_count(view: DocumentView, quantity: Mention) -> bool:
    """Whether a Chinese number is a difference (较去年同期多22宗) or a threshold (10人以上即属"人数众多") and counts nothing."""
    text, clause = view.shadow, view.clause_at(quantity.start)
    first = max(clause.start, quantity.start - 6)
    if _MORE_OR_LESS.search(text, first, quantity.start) and _COMPARISON.search(text, clause.start, quantity.start):
        return True
    if _HULL.match(text, quantity.start) is not None and quantity.unit is None:
        return True  # 53106艇、002艇: the numbers of boats
    if _MEAN.search(text, clause.start, quantity.start):
        return True  # 平均每年处理的请求在900件以上
    if _one_described(view, quantity):
        return True
    is_sized = _SIZE.search(text, max(clause.start, quantity.start - 6), quantity.start) is not None
    if is_sized and text[quantity.end : quantity.end + 1] == "的":
        return True  # 重500噸的遠洋貨船: how large it is
    if _OF_CLASS.match(text, quantity.end) is not None and quantity.unit == "item":
        return True  # 2艘600吨级巡防舰: what kind of ship
    is_limit = text[quantity.end - 2 : quantity.end] in _LIMITS and text[quantity.end : quantity.end + 1] in (
        "的",
        "即",
        "属",
        "者",
    )
    if is_limit or _BOUND.match(text, quantity.end) or _BOUND.match(text, max(0, quantity.end - 2)):
        return True
    is_worth = (quantity.unit or "").isupper() and _WORTH_OVER.search(
        text, max(clause.start, quantity.start - 12), quantity.start + 1
    ) is not None
    if is_worth and _CASES_COUNTED.match(text, quantity.end) is not None:
        return True  # 案值过千万元的走私案件23起: from which value they are counted
    if _LUGGAGE.search(text, max(clause.start, quantity.start - 12), quantity.start) and _BAGS.match(text, quantity.end):
        return True  # 见他带同两件行李: no bags were taken
    if _GIFT.search(text, clause.start, quantity.start) and text[quantity.end : quantity.end + 1] == "的":
        return True  # 提供了价值20万元的防疫物资
    if quantity.unit is not None and len(quantity.unit) == 3 and quantity.unit.isupper() and _is_price(view, quantity):
        return True
    if _KINDS.match(text, quantity.start) and "、" in text[max(clause.start, quantity.start - _KINDS_REACH) : quantity.start]:
        return True  # 刷单返利、虚假投资两类占近六成: closes the list
    is_record = _RECORD.match(text, quantity.start, quantity.end) and _OF_KIND.match(text, quantity.end)
    is_name = _COLLECTIVE.match(text, quantity.start) is not None and not _is_with_many(view, quantity)
    if is_record or is_name or is_list_of_parties(view, quantity):
        return True
    after = text[quantity.end : min(clause.end, quantity.end + 8)]
    return "以上" in after[:2] and _CRITERION.search(text, clause.start, clause.end) is not None


def _one_described(view: DocumentView, quantity: Mention) -> bool:
    """Whether 一名 opens the description of somebody by age, who is not counted (其中一名被捕的19歲大專生)."""
    if _ONE.fullmatch(view.shadow, quantity.start, quantity.end) is None:
        return False
    return _AGED.match(view.shadow, quantity.end) is not None


def _is_with_many(view: DocumentView, quantity: Mention) -> bool:
    """Whether so many unnamed states' bodies are told as partners (与7国警方合作破案): counted, not named by their number."""
    is_many = (quantity.low or 0) >= _MANY or view.text[quantity.start : quantity.start + 1].isdigit()
    return is_many and _WITH.search(view.shadow, max(0, quantity.start - 3), quantity.start) is not None


def _is_price(view: DocumentView, quantity: Mention) -> bool:
    """Whether a sum is what one pays (每人收取8万元, 400元至1万元不等) or the one before in other money (约合94万元)."""
    text, clause = view.shadow, view.clause_at(quantity.start)
    if _REWARD.search(text, clause.start, clause.end):
        return False
    if quantity.hedge == "range" and _PAY.match(text, quantity.end):
        return True  # 为了几百元"好处费"
    if _EACH.search(text, clause.start, quantity.start) or _VARIES.match(text, quantity.end):
        return True
    if quantity.hedge == "range" and _FROM_TO.search(text, max(clause.start, quantity.start - 4), quantity.start + 2):
        return True  # 损失金额介乎220元至1万元
    bracket = _CONVERTED.search(text, max(clause.start, quantity.start - 8), quantity.start)
    if bracket is None:
        return False
    told = view.within("quantity", clause.start, quantity.start)
    return any(m.end == bracket.start() and (m.unit or "").isupper() for m in told)


def is_taken_up(
    view: DocumentView, sentence: Sentence, quantity: Mention, counted: Counted, drafts: list[ClaimDraft]
) -> bool:  # fmt: skip
    """Whether people counted in an earlier clause are only taken up (抓获2名骨干,对二人发布红色通报)."""
    if quantity.unit != "person" or counted.mention is not None or quantity.low is None:
        return False
    head = view.shadow[quantity.start : quantity.end]
    if any(character.isdigit() for character in head) or len(head) > 3:
        return False
    before = view.shadow[max(sentence.start, quantity.start - 2) : quantity.start]
    clause = view.clause_at(quantity.start)
    if not _TAKEN_UP.search(before) and quantity.start > clause.start + 1:
        return False
    return any(
        draft.low == quantity.low == draft.high and draft.unit == "person" and draft.clause != clause.index
        for draft in drafts[-8:]
        if sentence.index - draft.sentence <= 3
    )


def sum_taken_up(view: DocumentView, quantity: Mention, counted: Counted, drafts: list[ClaimDraft]) -> int | None:
    """The first of the men and women told apart whom a number takes up together (拘捕四男一女。被捕的五人中,…)."""
    if quantity.unit != "person" or quantity.low is None or counted.object not in CULPRITS | {None, "person"}:
        return None
    for index in range(len(drafts) - 1, 0, -1):
        first, second = drafts[index - 1], drafts[index]
        is_pair = _MEN_AND_WOMEN.fullmatch(view.shadow, first.quantity.start, second.quantity.start) is not None
        if is_pair and first.action == second.action and (first.low or 0) + (second.low or 0) == quantity.low:
            return index - 1
    return None


def bracketed_whole(view: DocumentView, quantity: Mention, unit: str | None, drafts: list[ClaimDraft]) -> int | None:
    """The number whose bracket divides it (抓获嫌疑人61名(某地42人、某地19人))."""
    opening = view.shadow.rfind("(", max(0, quantity.start - _BRACKET_REACH), quantity.start)
    if opening < 0 or ")" in view.shadow[opening : quantity.start]:
        return None
    for index, whole in latest_first(drafts):
        if whole.quantity.start >= opening:
            continue
        noun = whole.object_mention
        end = max(whole.quantity.end, noun.end if noun is not None else 0)
        is_whole = end == opening and whole.unit == (unit or "person") and (whole.high or whole.low or 0) >= (quantity.low or 0)
        return index if is_whole else None
    return None


def is_article(view: DocumentView, quantity: Mention, next_quantity: Mention | None) -> bool:
    """Whether 其中一名 … only introduces somebody of whom a sum is told (其中一名教师被骗31万元)."""
    if next_quantity is None or not _ONE.match(view.shadow, quantity.start, quantity.end):
        return False
    is_money = len(next_quantity.unit or "") == 3 and (next_quantity.unit or "").isupper()
    return is_money and view.clause_at(quantity.start).index == view.clause_at(next_quantity.start).index


def is_aside(view: DocumentView, quantity: Mention, cue: int, candidates: list[Candidate]) -> bool:
    """Whether 其中一人 opens a remark on somebody (其中一人躲进冷库) and no count of what was done."""
    is_one = _ONE.fullmatch(view.shadow, quantity.start, quantity.end) is not None
    if is_one and _IS.match(view.shadow, quantity.end) and object_of_predicate(view, quantity) is None:
        return True
    if any(c.trigger is not None and c.trigger.start >= cue and c.score >= _SURE for c in candidates):
        return False
    return is_one


def is_unknown_kind(view: DocumentView, quantity: Mention, counted: Counted) -> bool:
    """Whether a number counts something that no list knows (三项指标均为近十年最低), so that it is no part of what was told."""
    if counted.mention is not None or quantity.unit not in (None, "item"):
        return False
    return _UNKNOWN_NOUN.match(view.shadow, quantity.end) is not None and not view.within(
        "action", quantity.end, quantity.end + 1
    )


def prefer_further(
    view: DocumentView, quantity: Mention, counted: Counted, candidates: list[Candidate]
) -> list[Candidate]:  # fmt: skip
    """Of two verbs joined behind the people they concern, the act that is further along (27名公民被查获并遣送回国)."""
    if len(candidates) < 2:
        return candidates
    best = candidates[0]
    for rival in candidates[1:]:
        first, second = best.trigger, rival.trigger
        if first is None or second is None or second.start < quantity.end:
            continue
        is_further = PROGRESS.get(rival.action, 0) > PROGRESS.get(best.action, 0) >= 1
        if first.end <= quantity.start:
            behind = view.shadow[max(quantity.end, counted.end) : second.start]
            is_described = view.shadow[first.end : quantity.start] == "的" and _PREDICATE_GAP.fullmatch(behind) is not None
            if is_further and (is_described or _AND_THEN.fullmatch(behind)):  # 落网的4名同案犯已被起诉
                candidates = [c for c in candidates if c.trigger is not first]
                best = rival._replace(score=best.score)  # 抓获50名嫌疑人并移交我方
            continue
        if first.start > second.start:
            first, second = second, first
        if first.start < quantity.end or second.start - first.end > 12:
            continue
        between = view.shadow[first.end : second.start]
        if is_further and rival.score > 40.0 and _CONJOINED.search(between) and not _ELSEWHERE.search(between):
            best = rival._replace(score=best.score)
    return [best, *(c for c in candidates if c.trigger is not best.trigger or c.action != best.action)]


def prefer_taken_on(
    view: DocumentView, counted: Counted, candidates: list[Candidate], triggers: list[Trigger]
) -> list[Candidate]:  # fmt: skip
    """The act that the next clause adds to a passive one (50名嫌疑人由对方移交后,被我警方从某地押解回国: brought home)."""
    best = candidates[0] if candidates else None
    if best is None or best.trigger is None or best.trigger.start < counted.end or counted.object is None:
        return candidates
    for trigger in triggers:
        reading = trigger.action_for(counted.object)
        if reading is None or not 0 < trigger.start - best.trigger.end <= _TAKEN_ON_REACH:
            continue
        if (best.action, reading[0]) == ("involve", "rescue") and _SAVED.fullmatch(view.shadow, best.trigger.end, trigger.start):
            return [Candidate(best.score, "rescue", trigger, reading[2], None, "zh:taken-on"), *candidates]
        is_further = PROGRESS.get(reading[0], 0) > PROGRESS.get(best.action, 0) >= 1
        if is_further and _THEN_TAKEN.fullmatch(view.shadow, best.trigger.end, trigger.start):
            return [Candidate(best.score, reading[0], trigger, reading[2], None, "zh:taken-on"), *candidates]
    return candidates


def is_listed_one(view: DocumentView, quantity: Mention) -> bool:
    """Whether 一 is a member of a list of counts (三辆车、一支气枪及现金9万元; 四男一女) and no mere article."""
    text, clause = view.shadow, view.clause_at(quantity.start)
    if quantity.low != 1 or quantity.high != 1 or text[quantity.start : quantity.start + 1] != "一":
        return False
    if _ONE_SEX.fullmatch(text, quantity.start, quantity.end):
        near = view.within("quantity", max(clause.start, quantity.start - 3), min(clause.end, quantity.end + 3))
        return any(m is not quantity and {m.start, m.end} & {quantity.start, quantity.end} and m.detail is None for m in near)
    if not _JOINS.search(text, max(clause.start, quantity.start - 1), quantity.start):
        return False
    return any(m.detail is None and m.end <= quantity.start for m in view.within("quantity", clause.start, quantity.start))


def is_list_of_parties(view: DocumentView, quantity: Mention) -> bool:
    """Whether a number only closes the list of places that it adds up (在甲、乙两省; 经甲、乙两地): LABELLING 3."""
    text, clause = view.shadow, view.clause_at(quantity.start)
    if quantity.low is None or quantity.low != quantity.high or not 2 <= quantity.low <= _MOST_LISTED:
        return False
    if _OF_LAND.search(text, quantity.start, quantity.end) is None and _OF_LAND.match(text, quantity.end) is None:
        return False
    listed = _PLACE_LIST.search(text, max(clause.start, quantity.start - _LIST_REACH), quantity.start)
    if listed is None or len(_LIST_MARK.findall(listed[0])) + 1 < quantity.low:
        return False
    return bool(view.within("place", listed.start(), quantity.start))


def heads_clause(view: DocumentView, quantity: Mention) -> bool:
    """Whether the number is the whole whose parts the next clauses tell (全国3.2万名从业员当中,逾两万人离开)."""
    clause = view.clause_at(quantity.start)
    return _HEADS.search(view.shadow, quantity.end, clause.end) is not None


def whole_of_nation(view: DocumentView, quantity: Mention, drafts: list[ClaimDraft], whole: int) -> int:
    """The part by nation among whose people others are counted (中国籍207名、越南籍132名;中国籍人士中有13人…)."""
    clause = view.clause_at(quantity.start)
    listed = {q.end for q in view.within("quantity", clause.start, quantity.start)}  # 41名越南籍、19名…: of a number of its own
    named = {m.code for m in view.within("nationality", clause.start, quantity.start) if m.start not in listed}
    if len(named) != 1:
        return whole
    for index, draft in islice(latest_first(drafts), 8):
        told = draft.quantity
        own = view.clauses[draft.clause]
        behind = told.end if view.shadow[told.end : told.end + 1] in "、,;和及" else told.end + 4  # 骨干12人、越南籍8人
        near = {m.code for m in view.within("nationality", max(own.start, told.start - 5), min(own.end, behind))}
        if draft.part_of == whole and near == named and (told.low or 0) >= (quantity.low or 0):
            return index
    return whole


def is_weak_deploy(view: DocumentView, candidate: Candidate) -> bool:
    """Whether a verb of going or organising (组织, 赴) says nothing of bare people: they need not be officers."""
    if candidate.action != "deploy" or candidate.trigger is None:
        return False
    return _STRONG_DEPLOY.search(view.shadow, candidate.trigger.start, candidate.trigger.end) is None


def is_of_cases(view: DocumentView, quantity: Mention, counted: Counted, last: ClaimDraft | None) -> bool:
    """Whether culprits are listed right behind the cases solved with them (侦破走私案17件、嫌犯64人; 扫荡帮派47件294人)."""
    if last is None or last.action not in ("solve", "dismantle") or last.object not in ("case", "group"):
        return False
    if quantity.unit != "person" or counted.object not in CULPRITS | {None}:
        return False
    start = min(quantity.start, counted.mention.start) if counted.mention is not None else quantity.start
    return _LISTED.fullmatch(view.shadow[last.quantity.end : start]) is not None


def _clause_before(view: DocumentView, quantity: Mention) -> tuple[int, int]:
    return view.clause_at(quantity.start).start, quantity.start


def _is_party_of(view: DocumentView, quantity: Mention) -> bool:
    """Whether so many came to a meeting (代表团一行15人与对方会晤)."""
    clause = view.clause_at(quantity.start)
    is_party = view.shadow.startswith("一行", quantity.start - 2)
    return is_party and _MEETS.search(view.shadow, quantity.end, view.sentences[clause.sentence].end) is not None


def without_verb(
    view: DocumentView, quantity: Mention, counted: Counted, last: ClaimDraft | None
) -> Candidate | None:  # fmt: skip
    """People or things that are only said to be there (全国现有吸毒人员148万名)."""
    if quantity.unit == "person" and _is_party_of(view, quantity):
        return Candidate(50.0, "meet", None, None, None, "zh:party-of")
    if (
        quantity.unit == "event"
        and counted.object == "other"
        and _HOLDS["zh"].search(view.shadow, *_clause_before(view, quantity))
    ):
        return Candidate(45.0, "involve", None, None, None, "zh:events-held")
    if is_of_cases(view, quantity, counted, last):
        return Candidate(50.0, "arrest", None, None, None, "zh:culprits-of-cases")
    if counted.object in THINGS and counted.mention is not None and _CRIME_WITH_GOODS["zh"].match(view.shadow, counted.start):
        return Candidate(48.0, "involve", None, None, None, "zh:goods-of-crime")
    if quantity.unit == "person" and counted.object in (None, "suspect", "person") and is_head_count(view, quantity):
        return Candidate(45.0, "involve", None, None, None, "zh:head-count")
    if last is not None and _MEN_AND_WOMEN.fullmatch(view.shadow, last.quantity.start, quantity.start) is not None:
        return Candidate(60.0, last.action, None, None, None, "zh:men-and-women")
    if quantity.unit == "person" and counted.mention is not None and heads_clause(view, quantity):
        return Candidate(45.0, "involve", None, None, None, "zh:whole-to-come")
    if quantity.unit == "person" and counted.object in (None, "person", "victim") and is_way_in(view, quantity, counted):
        return Candidate(48.0, "involve", None, None, None, "zh:brought-across")
    if counted.mention is None or counted.object not in PERSONS - {"officer"} or counted.is_generic:
        return None
    if counted.object == "fugitive" and _THERE_ARE.search(view.shadow, counted.start, quantity.end):
        return Candidate(46.0, "wanted", None, None, None, "zh:at-large")
    clause = view.clause_at(quantity.start)
    if counted.object == "person" and _AMOUNT_TO.fullmatch(view.shadow, counted.mention.end, quantity.start):
        return Candidate(40.0, "involve", None, None, None, "zh:there-are")
    if _STATED["zh"].search(view.shadow, clause.start, min(counted.mention.start, quantity.start)) is None:
        return None
    return Candidate(40.0, "involve", None, None, None, "zh:there-are")


def prefer_brought(view: DocumentView, quantity: Mention, counted: Counted, candidates: list[Candidate]) -> list[Candidate]:
    """People who are brought in for a crime do not only travel (安排20多名旅客来港打黑工)."""
    is_travel = bool(candidates) and candidates[0].action == "charge_flow" and quantity.unit == "person"
    clause = view.clause_at(quantity.start)
    if not is_travel or _BROUGHT.search(view.shadow, clause.start, quantity.start) is None:
        return candidates
    if _TO_WORK.search(view.shadow, counted.end, clause.end) is None:
        return candidates
    return [candidates[0]._replace(action="involve", rule="zh:brought-across"), *candidates]


def without_others(view: DocumentView, quantity: Mention, candidates: list[Candidate]) -> list[Candidate]:
    """The readings without the verb of a clause that opens with other people (包括骨干2人,并对在逃的3人发布通缉)."""
    after = view.clause_at(quantity.start).index + 1
    if after >= len(view.clauses) or not is_of_those_at_large(view, view.clauses[after].start):
        return candidates
    return [c for c in candidates if c.trigger is None or c.trigger.start < view.clauses[after].start]


def is_of_those_at_large(view: DocumentView, start: int) -> bool:
    """Whether a clause goes on with people not yet caught, no part of those told before (并对在逃的3人发布通缉)."""
    return _AND_THOSE_AT_LARGE["zh"].match(view.shadow, start) is not None


def prefer_accused(candidates: list[Candidate]) -> list[Candidate]:
    """Of readings that only involve people, the one that tells what they are (因涉及诈骗案协助警方调查)."""
    if not candidates or candidates[0].action != "involve" or candidates[0].makes is not None:
        return candidates
    accused = next((c for c in candidates[1:] if c.action == "involve" and c.makes == "suspect" and c.score > _ASIDE), None)
    return [accused._replace(score=candidates[0].score), *candidates] if accused is not None else candidates


def is_worth_taken(view: DocumentView, sentence: Sentence, best: Candidate, drafts: list[ClaimDraft]) -> bool:
    """Whether a sum is what the things taken or given back right before are worth (起获毒品2公斤,…,市值约460万元)."""
    last = drafts[-1] if drafts else None
    if best.action != "loss" or best.trigger is None or last is None:
        return False
    if last.sentence != sentence.index and not _points_to_goods(view, sentence, best.trigger.start, last):
        return False
    is_value = _VALUE.fullmatch(view.shadow, best.trigger.start, best.trigger.end) is not None
    return is_value and last.action in ("seize", "recover") and last.object in THINGS


def _points_to_goods(view: DocumentView, sentence: Sentence, end: int, last: ClaimDraft) -> bool:
    """Whether a sentence takes up the things told in the one before (这批货的价值超过11亿元)."""
    start = view.clause_at(end).start
    return last.sentence == sentence.index - 1 and _THESE_GOODS["zh"].search(view.shadow, start, end) is not None


def object_of_predicate(view: DocumentView, quantity: Mention) -> Mention | None:
    """What people without a noun are said to be (其中13人是通缉犯)."""
    match = _IS.match(view.shadow, quantity.end)
    if match is None:
        return None
    told = [m for m in view.within("object", match.end(), match.end() + 8) if m.code in PERSONS - {"person"}]
    return next((m for m in told if m.detail != "generic"), None)


def is_told_as(view: DocumentView, quantity: Mention) -> bool:
    """Whether a number is only told with what its people are (其中6人為越南籍, 另…), so that no verb behind is theirs."""
    match = _IS_OF.match(view.shadow, quantity.end)
    return match is not None and bool(view.within("nationality", match.end(), match.end() + 3))


def is_way_in(view: DocumentView, quantity: Mention, counted: Counted) -> bool:
    """Whether people were brought, sent or lured across a border (先后组织132人偷渡日本)."""
    clause = view.clause_at(quantity.start)
    stretch = view.shadow[counted.end : clause.end]
    if _BROUGHT.search(view.shadow, clause.start, quantity.start) is not None:
        return _ACROSS.search(stretch) is not None
    taken = _BROUGHT.search(stretch)  # 将47名移工载往外海充当渔工
    return taken is not None and _TO_WORK.search(stretch, taken.end()) is not None


def object_of_verb(view: DocumentView, candidate: Candidate) -> str | None:
    """What a verb that names its own object takes (缴毒21.7吨, 破案12起)."""
    if candidate.trigger is None:
        return None
    word = view.shadow[candidate.trigger.start : candidate.trigger.end]
    return next((code for words, code in _MAKES if words.fullmatch(word)), None)
