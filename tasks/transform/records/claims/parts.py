"""Wholes and parts: 其中, including, dont, and breakdowns that only their sum gives away."""

from __future__ import annotations

import re
from collections.abc import Container

from tasks.text.mentions import Mention
from tasks.transform.records.claims.frames import PERSONS, THINGS
from tasks.transform.records.clauses import Clause, DocumentView, Sentence
from tasks.transform.records.model import ClaimDraft, latest_first
from tasks.transform.records.words import pattern, patterns

_CHINESE_WITHIN = re.compile(r"(?:中|里|之中|当中|内|之内)(?:,|有|,有)?$")
# 中国籍人士中有13人是通缉犯; 仅去年就有约1000名
_OF_THESE = pattern("links.of_these")
_OF_THESE_REACH = 6
_AMONG = pattern("parts.among")
_AMONG_BEHIND = patterns("claims.among_behind")
_SAID_OF = pattern("parts.said_of")
"""What people told before are, behind their number (5名获救人员均为一家公司员工)."""
_AFTER_WITHIN = re.compile(r"\s*(?:(?:中|里|之中|当中|内)(?!国|方|心|央|外|地|蒙)|[^,。;:\d]{1,10}(?:之|当)?中[,:])")
_OF_WHOLE = patterns("parts.of_whole")
_PRONOUN_PART = pattern("parts.pronoun_part")
_DEFINITE = patterns("parts.definite")
_PARTITION = patterns("claims.partition")
_SAYS = pattern("parts.says")
_JOINED = pattern("parts.joined")
_PRESENTED = patterns("parts.presented")
_ACT_OF_GROUP = (  # what was done to the people that a part names again (two of the arrested)
    (pattern("parts.group_arrested"), frozenset({"arrest"})),
    (pattern("parts.group_suspected"), frozenset({"arrest", "prosecute"})),
    (pattern("parts.group_convicted"), frozenset({"sentence"})),
    (pattern("parts.group_accused"), frozenset({"arrest", "prosecute", "sentence"})),
    (pattern("parts.group_rescued"), frozenset({"rescue"})),
    (pattern("parts.group_sent_home"), frozenset({"handover", "repatriate"})),
)
_OF_KIND = pattern("parts.of_kind")
_THERE_ARE = re.compile(r"(?:共|则|便|就)?(?:有|占|达)(?:约|近|逾)?")
_BODIES_ACT = pattern("parts.bodies_act")
_DIVIDED = PERSONS | {"case", "money"}
_AGAIN = 24  # characters behind "of those" in which it is told what was done to them
_OF_NUMBER = pattern("parts.of_number")
_INSIDE_BRACKET = 45  # characters between a number of people, the bracket behind it and the numbers within that divide it
_INSIDE = 16
_COLON = re.compile(r":\s")
_LIST_STOP = re.compile(r"[,:;()]")
_SUM_LEAST = 3  # a sum of two numbers agrees by chance too easily
_SENTENCES_BACK = 4


def is_definite(view: DocumentView, quantity: Mention) -> bool:
    """Whether the number is pointed back to (上述10人, ces 673), divided (90人里) or only described."""
    if _DEFINITE[view.language].search(view.shadow[max(0, quantity.start - 12) : quantity.start]):
        return True
    return view.language == "zh" and bool(
        _AFTER_WITHIN.match(view.shadow, quantity.end) or _SAID_OF.match(view.shadow, quantity.end)
    )


def is_aside_part(view: DocumentView, clause: Clause, quantity: Mention, cue: int) -> bool:
    """Whether a part is set off by commas, so that the verb behind is not its own (the men, four of them armed, were ...)."""
    text = view.shadow
    is_set_off = (
        clause.start in (quantity.start, cue)
        and text[clause.start - 2 : clause.start] == ", "
        and text[clause.end : clause.end + 1] == ","
    )
    return view.language != "zh" and (cue > quantity.start or clause.start == cue) and is_set_off


def find_equal(drafts: list[ClaimDraft], quantity: Mention, unit: str | None) -> int | None:
    """The latest draft with the bounds of ``quantity`` (and its unit, where it has one)."""
    for index, draft in latest_first(drafts):
        if draft.low == quantity.low and draft.high == quantity.high and (unit is None or draft.unit == unit):
            return index
    return None


def people_before(
    sentence: Sentence, quantity: Mention, drafts: list[ClaimDraft], reach: int, objects: Container[str | None] | None = None
) -> int | None:
    """The latest people told up to ``reach`` sentences back who are no part, not fewer, and of ``objects`` where given."""
    for index, draft in latest_first(drafts):
        if sentence.index - draft.sentence > reach:
            return None
        is_as_many = draft.high is None or (quantity.low or quantity.high or 0) <= draft.high
        if draft.unit == "person" and draft.part_of is None and is_as_many and (objects is None or draft.object in objects):
            return index
    return None


def is_partition(view: DocumentView, cue: int) -> bool:
    """Whether a cue is a phrase that divides a total by nation, kind or rank."""
    return view.language == "zh" and _PARTITION["zh"].match(view.shadow, cue) is not None


def find_cue(view: DocumentView, sentence: Sentence, quantity: Mention, is_bare: bool) -> int | None:
    """Where a word that makes the number a part stands before it (or right behind it) in its sentence; None without one."""
    if view.language == "zh":
        cue = view.last_before("part", quantity.start, sentence.start)
        if cue is not None and cue.start - sentence.start <= 2 and _opens_anew(view, sentence):
            return None
        found = _told_part(view, sentence, quantity)
        found = _chinese_cue(view, sentence, quantity, is_bare) if found is None else found
    else:
        found = _latin_cue_beside(view, sentence, quantity, is_bare)
        found = _told_part(view, sentence, quantity) if found is None else found
        found = _latin_opening(view, sentence, quantity) if found is None else found
    return _colon_before(view, sentence, quantity) if found is None and is_bare else found


def _told_part(view: DocumentView, sentence: Sentence, quantity: Mention) -> int | None:
    """Where a word of the lexicon for a part stands before the number, with nothing between that ends its hold."""
    cue = view.last_before("part", quantity.start, sentence.start)
    if cue is None:
        return None
    between = view.shadow[cue.end : quantity.start]
    if ";" in between:
        return None
    if view.language == "zh":
        return cue.start if between.count(")") <= between.count("(") else None  # 18处(含房屋11户)、名车26辆
    return None if _COLON.search(between) else cue.start


def _latin_cue_beside(view: DocumentView, sentence: Sentence, quantity: Mention, is_bare: bool) -> int | None:
    """Where "of them", "among those" stands right behind the number, or the bracket opens that holds it."""
    if _PRONOUN_PART.match(view.shadow, quantity.end):
        return quantity.end + 1
    among = _AMONG_BEHIND[view.language].match(view.shadow, quantity.end, sentence.end)
    if among is not None:
        return among.start("cue")
    return _open_bracket(view, sentence, quantity) if is_bare else None


def _latin_opening(view: DocumentView, sentence: Sentence, quantity: Mention) -> int | None:
    """Where the words end that present those told before, or name the whole (Of the 40 people held, nine …)."""
    text, language = view.shadow, view.language
    presented = _PRESENTED[language].match(text, sentence.start, quantity.start + 1)
    if presented is not None and quantity.start - presented.end() < 30:
        return presented.end()
    end = view.clauses[sentence.first_clause].end
    if end > quantity.start or not _OF_WHOLE[language].match(text, sentence.start, quantity.start):
        return None
    nouns = view.within("object", sentence.start, end)
    is_whole = any(n.code in _DIVIDED | THINGS for n in nouns) or bool(view.within("quantity", sentence.start, end))
    return end if is_whole else None


def _chinese_cue(view: DocumentView, sentence: Sentence, quantity: Mention, is_bare: bool) -> int | None:
    """Where Chinese words divide what was told before: an opener, among them, of a kind, of a rank."""
    text, own = view.shadow, view.clause_at(quantity.start)
    opener = _PARTITION["zh"].search(text, sentence.start, quantity.start)
    if opener is not None:
        return opener.start()
    if (inside := _AMONG.search(text, own.start, quantity.start)) is not None:
        return inside.start()
    of_these = _OF_THESE.search(text, max(own.start, quantity.start - _OF_THESE_REACH), quantity.start)
    if of_these is not None and view.within("quantity", own.start, of_these.start()):
        return of_these.start()
    if is_bare and quantity.unit == "person" and _OF_KIND.search(text, own.start, quantity.start) is not None:
        return own.start
    if _tells_rank(view, own, quantity):
        return own.start
    return _chinese_whole_clause(view, sentence, quantity, is_bare)


def _chinese_whole_clause(view: DocumentView, sentence: Sentence, quantity: Mention, is_bare: bool) -> int | None:
    """Where a short clause before the number names the whole that it divides (查处的案件中, …)."""
    text = view.shadow
    for clause in view.clauses_of(sentence):
        if clause.end > quantity.start:
            break
        if clause.end - clause.start >= 24 or not _CHINESE_WITHIN.search(text[clause.start : clause.end]):
            continue
        if not is_bare and ";" in text[clause.end : quantity.start]:
            continue
        if _ends_in_people(view, clause):
            return clause.end - 1
        noun = view.last_before("object", clause.end, clause.start)
        if noun is not None and noun.code in _DIVIDED and noun.end >= clause.end - 2:
            return clause.start
    return None


def _colon_before(view: DocumentView, sentence: Sentence, quantity: Mention) -> int | None:
    """Where a colon or dash stands behind a number that a bare one divides."""
    text = view.shadow
    if quantity.start <= sentence.start:
        return None
    colon = max(text.rfind(":", sentence.start, quantity.start), text.rfind(" - ", sentence.start, quantity.start))
    is_divided = colon > 0 and any(m.detail is None for m in view.within("quantity", sentence.start, colon))  # no day of a month
    return colon if is_divided else None


def _tells_rank(view: DocumentView, clause: Clause, quantity: Mention) -> bool:
    """Whether a clause only says how many of those told before were its heads (被捕者多为外籍,首脑及骨干有19人)."""
    noun = view.last_before("object", quantity.start, clause.start)
    if noun is None or noun.code != "ringleader" or quantity.unit != "person":
        return False
    if view.within("action", clause.start, quantity.start):
        return False
    return _THERE_ARE.fullmatch(view.shadow, noun.end, quantity.start) is not None


def _open_bracket(view: DocumentView, sentence: Sentence, quantity: Mention) -> int | None:
    """Where the bracket opens in which a number of people divides the one before it (174 people (23 women) were held)."""
    text = view.shadow
    start = text.rfind("(", sentence.start, quantity.start)
    if start < 0 or quantity.start - start > _INSIDE_BRACKET or ")" in text[start : quantity.start]:
        return None
    told = [q for q in view.within("quantity", max(sentence.start, start - _INSIDE_BRACKET), start) if q.detail is None]
    if not any(q.unit in (None, "person") for q in told[-1:]) or view.within("action", start, quantity.start):
        return None
    return start


def _ends_in_people(view: DocumentView, clause: Clause) -> bool:
    """Whether a clause ends in people whose number stands for them (上半年获刑的820人中)."""
    told = view.last_before("quantity", clause.end, clause.start)
    return told is not None and told.unit == "person" and told.end >= clause.end - 2


def _opens_anew(view: DocumentView, sentence: Sentence) -> bool:
    """Whether the sentence before says without any number what the parts are of (全市公安机关重拳出击。其中,城东分局抓获6名)."""
    before = view.sentence_before(sentence)
    if before is None or view.within("quantity", before.start, before.end):
        return False
    return any(view.within(kind, before.start, before.end) for kind in ("organisation", "place")) or bool(
        _BODIES_ACT.search(view.shadow, before.start, before.end)
    )


def heads_sentence(view: DocumentView, sentence: Sentence, quantity: Mention) -> bool:
    """Whether the number is the whole that its sentence opens with (Of 1,700 fugitives on the list, 1,020 ...)."""
    if view.language == "zh" or not _OF_WHOLE[view.language].match(view.shadow, sentence.start, quantity.start + 1):
        return False
    return quantity.start < view.clauses[sentence.first_clause].end


def _told_number(view: DocumentView, quantity: Mention, drafts: list[ClaimDraft]) -> int | None:
    """The claim of the number that a part names again (four of the six)."""
    if view.language != "en" or (match := _OF_NUMBER.match(view.shadow, quantity.end)) is None:
        return None
    again = view.within("quantity", match.end(), match.end() + 1)
    for index, draft in latest_first(drafts):
        if again and draft.low == draft.high == again[0].low and draft.unit == "person":
            return index
    return None


def find_whole(
    drafts: list[ClaimDraft], view: DocumentView, sentence: Sentence, quantity: Mention, unit: str | None, cue: int
) -> int | None:
    """The nearest earlier draft that can hold the number: same unit, not smaller, before the cue.

    Where the part names its people by what was done to them (two of the arrested), those to whom that was done go first.
    """
    if (told := _told_number(view, quantity, drafts)) is not None:
        return told
    named = _PRONOUN_PART.match(view.shadow, quantity.end) if view.language != "zh" else None
    again = view.shadow[named.start() : named.end() + _AGAIN].split(",")[0] if named else ""
    acts = next((acts for words, acts in _ACT_OF_GROUP if words.search(again)), None)
    if acts is not None and not any(d.action in acts and _holds(d, quantity) for d in drafts):
        acts = None
    for index, draft in latest_first(drafts):
        if sentence.index - draft.sentence > _SENTENCES_BACK and acts is None:
            return None
        if acts is not None and (draft.object not in PERSONS - {"officer"} or draft.part_of is not None):
            continue
        if draft.quantity.start >= cue and draft.quantity.start != quantity.start:
            continue
        if unit is not None and draft.unit != unit:
            if view.language == "zh" and unit.isupper() and draft.unit.isupper() and draft.sentence == sentence.index:
                return index  # 截获现金折合人民币830万元,其中美元62万元
            continue
        if (unit is None and draft.unit != "person") or (acts is not None and draft.action not in acts):
            continue
        if not _holds(draft, quantity):
            continue
        heads = cue <= view.clauses[sentence.first_clause].end or _is_told(
            view, sentence, cue
        )  # "Of the money seized, ...", "The rest, ..."
        is_apart = view.sentences[draft.sentence].paragraph != sentence.paragraph and draft.sentence < sentence.index - 1
        if is_apart and not heads and acts is None:
            return None
        whole = draft.part_of
        if acts is not None and whole is not None and drafts[whole].action in acts and _holds(drafts[whole], quantity):
            return whole  # of all to whom it was done, not of a part of them
        has_siblings = whole is not None and any(d is not draft and d.part_of == whole for d in drafts[whole:])
        return whole if has_siblings else index
    return None


def _is_told(view: DocumentView, sentence: Sentence, cue: int) -> bool:
    """Whether nothing but somebody who speaks stands before the cue (发言人指出,按国籍划分,…)."""
    return view.language == "zh" and _SAYS.fullmatch(view.shadow, sentence.start, cue) is not None


def _holds(draft: ClaimDraft, quantity: Mention) -> bool:
    most = draft.high if draft.high is not None else None
    least = quantity.low if quantity.low is not None else quantity.high
    return most is None or least is None or least <= most


def find_wanted(
    sentence: Sentence, quantity: Mention, is_named: bool, action: str, drafts: list[ClaimDraft], is_chinese: bool = False
) -> int | None:
    """The wanted people of the same sentence of whom some were then caught (通缉10名 … 已有6名归案)."""
    if is_named or action not in ("arrest", "surrender", "repatriate", "handover", "extradite", "prosecute"):
        return None
    for index, draft in latest_first(drafts):
        if draft.sentence != sentence.index:
            return None
        if draft.action == "wanted" and draft.unit == "person" and (draft.high or 0) >= (quantity.low or 0):
            return index
        is_whole = draft.action == "arrest" and draft.unit == "person" and draft.part_of is None
        if is_whole and is_chinese and action != "arrest" and (draft.high or draft.low or 0) >= (quantity.low or 0):
            return index  # 查获移工2万人,…;已遣返1万人
    return None


def find_sums(
    view: DocumentView, counts: list[Mention], drafts: list[ClaimDraft], sentence: Sentence
) -> dict[int, int]:  # fmt: skip
    """Starts of neighbouring counts that add up to people told in an earlier sentence, with the index of those people.

    (260 people were handed over. The group, 221 men and 39 women, ...) At most the last eight claims and runs of eight are tried.
    """
    wholes = {
        draft.low: index
        for index, draft in enumerate(drafts)
        if index >= len(drafts) - 8 and draft.unit == "person" and draft.low is not None and draft.low == draft.high
        and draft.part_of is None and 0 < sentence.index - draft.sentence <= _SENTENCES_BACK
    }  # fmt: skip
    found: dict[int, int] = {}
    if not wholes:
        return found
    for first in range(len(counts) - 1):
        total = 0.0
        if view.language == "zh" and _has_verb_of_its_own(view, counts, first):
            continue
        for last in range(first, min(len(counts), first + 8)):
            count = counts[last]
            if count.low is None or count.low != count.high or count.unit not in (None, "person"):
                break
            total += count.low
            if last > first and total in wholes:
                found.update((c.start, wholes[total]) for c in counts[first : last + 1])
    return found


def _has_verb_of_its_own(view: DocumentView, counts: list[Mention], first: int) -> bool:
    """Whether a Chinese run of counts is told anew (拘捕5男1女) or begins within such a pair, so that its sum means nothing."""
    start = counts[first].start
    is_second = first > 0 and counts[first - 1].end == start
    return is_second or any(m.end == start for m in view.within("action", max(0, start - 4), start))


def tie_same_acts(view: DocumentView, drafts: list[ClaimDraft]) -> None:
    """Make parts of the further numbers behind 其中 that repeat an act told before it (破案90起,抓获70人,其中涉枪8起,抓获9人).

    The whole is told in the sentence of the first part's whole, with the same action, object and unit, and is no smaller.
    """
    if view.language != "zh":
        return
    for index in range(len(drafts) - 1):  # 将包括3名船长在内的5名成员起诉
        part, whole_to_come = drafts[index], drafts[index + 1]
        between = view.shadow[part.quantity.end : whole_to_come.quantity.start]
        is_near = len(between) <= _INSIDE and part.part_of is None and part.unit == whole_to_come.unit
        if is_near and "在内的" in between and view.shadow[: part.quantity.start].endswith(("包括", "含", "连同")):
            part.part_of = index + 1
    by_sentence: dict[int, list[int]] = {}
    for index, draft in enumerate(drafts):
        by_sentence.setdefault(draft.sentence, []).append(index)
    for sentence, indices in by_sentence.items():
        first = next((i for i in indices if drafts[i].part_of is not None), None)
        whole = drafts[first].part_of if first is not None else None
        if first is None or whole is None:
            continue
        cue = view.last_before("part", drafts[first].quantity.start, view.sentences[sentence].start)
        if cue is None or view.shadow[cue.start : cue.end] not in ("其中", "当中"):
            continue
        wholes = [i for i in by_sentence[drafts[whole].sentence] if drafts[i].quantity.start < cue.start]
        for index in indices:
            draft = drafts[index]
            if index <= first or draft.part_of is not None or ";" in view.shadow[cue.end : draft.quantity.start]:
                continue
            same = [i for i in wholes if _is_same_act(drafts[i], draft) and _holds(drafts[i], draft.quantity)]
            if same and drafts[same[-1]].part_of is None:
                draft.part_of = same[-1]
            elif cue.start - view.sentences[sentence].start <= 1:
                draft.companion = whole


def tie_joined(view: DocumentView, drafts: list[ClaimDraft]) -> None:
    """Make parts of the numbers that the next one joins (两名台籍干部、九名缅籍船员共11人)."""
    for index, whole in enumerate(drafts):
        if view.language != "zh" or whole.low is None or whole.low != whole.high or whole.part_of is not None:
            continue
        if not _JOINED.search(view.shadow, max(0, whole.quantity.start - 4), whole.quantity.start):
            continue
        total, first = 0.0, index
        while first and total < whole.low and drafts[first - 1].sentence == whole.sentence:
            part = drafts[first - 1]
            if part.unit != whole.unit or part.action != whole.action or part.part_of is not None or part.low is None:
                break
            first, total = first - 1, total + part.low
        if total == whole.low and index - first > 1:
            for part in drafts[first:index]:
                part.part_of = index


def _is_same_act(one: ClaimDraft, other: ClaimDraft) -> bool:
    return (one.action, one.object, one.unit) == (other.action, other.object, other.unit)


def _is_of_kind(part: ClaimDraft, whole: ClaimDraft) -> bool:
    return part.object == whole.object or (part.object in PERSONS and whole.object in PERSONS)


def _opens_list(view: DocumentView, whole: ClaimDraft, first: ClaimDraft) -> bool:
    """Whether two numbers are the first of one list of equals (5名台籍嫌犯、4名日籍嫌犯及1名马籍嫌犯)."""
    between = view.shadow[whole.quantity.end : first.quantity.start]
    return view.language == "zh" and between.endswith("、") and not _LIST_STOP.search(between)


def tie_sums(view: DocumentView, drafts: list[ClaimDraft]) -> None:
    """Make parts of the numbers of one sentence that add up exactly to an earlier number of the same unit."""
    by_sentence: dict[tuple[int, str], list[int]] = {}
    for index, draft in enumerate(drafts):
        if draft.part_of is None and draft.low is not None and draft.low == draft.high:
            by_sentence.setdefault((draft.sentence, draft.unit), []).append(index)
    for (sentence, unit), members in by_sentence.items():
        if len(members) < 2:
            continue
        whole_index, run = _longest_sum(view, drafts, members, sentence, unit)
        for i in run:
            drafts[i].part_of = whole_index
            noun, whole = drafts[i].object_mention, drafts[whole_index]
            if drafts[i].object in PERSONS and whole.object in PERSONS and (noun is None or noun.detail == "generic"):
                drafts[i].object = whole.object


def _longest_sum(
    view: DocumentView, drafts: list[ClaimDraft], members: list[int], sentence: int, unit: str
) -> tuple[int, list[int]]:  # fmt: skip
    """The number that most of those behind it add up to (of four sailors, two Greeks, one Turk and one Serb, not the Greeks)."""
    best: tuple[int, list[int]] = -1, []
    for whole_index in range(members[-1] - 1, -1, -1):
        whole = drafts[whole_index]
        if sentence - whole.sentence > _SENTENCES_BACK:
            break
        if whole.unit != unit or whole.low is None or whole.low != whole.high or whole.part_of is not None:
            continue
        run = [i for i in members if i > whole_index and _is_of_kind(drafts[i], whole)]
        if run and len(run) < _SUM_LEAST and _opens_list(view, whole, drafts[run[0]]):
            continue
        if len(run) < (2 if whole.sentence == sentence else _SUM_LEAST) or sum(drafts[i].low or 0 for i in run) != whole.low:
            continue
        if len(run) > len(best[1]) and (not best[1] or whole.sentence == sentence):
            best = whole_index, run
    return best
