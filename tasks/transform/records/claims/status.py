"""Whether what a claim tells was done, goes on or is planned, and whether it is told at all: not denied, not only threatened."""

from __future__ import annotations

import re

from tasks.text.mentions import Mention
from tasks.transform.records.claims.triggers import Trigger
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.context.leaning import COUNTED_ON
from tasks.transform.records.words import pattern, patterns

_BA_OBJECT = re.compile(r"^(?:[^,。;:在于对由向为继续与同再还从会]|(?<=[返归发退交])还){0,10}$")
_NAMED = re.compile(r"(?![于对由向为继])(?:[\u4e00-\u9fff·]{2,9}?[、和及与]){1,8}[\u4e00-\u9fff·]{2,9}等")
_PLANNED_BEHIND = pattern("status.planned_behind")
_PUT_BEFORE = pattern("status.put_before")
_AHEAD = re.compile(r"[再另共会还]{0,2}(?:有|会)(?!关)")
_THEM = pattern("status.them")
_MODIFIED = re.compile(r"的(?:[^,。;的]{1,4}等)?$")  # 将涉嫌盗猎的黄某等3人抓获
_OF_NAME = pattern("status.of_name")
_BEHIND = 30  # characters behind a number in which its unknown verb is looked for
_CONTRAST = pattern("status.contrast")
_COMING = pattern("status.coming")
_FUTURE = pattern("status.future")
_WOULD = patterns("status.would")
_WILL = patterns("status.will")
_SAID_THAT = patterns("status.said_that")
_PAST_FR = pattern("status.past_fr")
_GOES_ON = pattern("status.goes_on")
_ASKED_FR = pattern("status.asked_fr")
_NAME = re.compile(r"\s(?:the\s)?[A-Z]")
_IS_PLANNED = pattern("status.is_planned")
_TEAM_OF = pattern("status.team_of")
_PROGRESSIVE = patterns("status.progressive")
_SERVES = pattern("status.serves")
_THREATENED = patterns("status.threatened")
_DENIED = patterns("status.denied")
_STRONG = pattern("status.strong")


def is_threatened(view: DocumentView, quantity: Mention) -> bool:
    """Whether a sum is only what the law threatens (一经定罪,最高可被判罚款500万元), not what a court has set."""
    clause = view.clause_at(quantity.start)
    return _THREATENED[view.language].search(view.shadow, clause.start, clause.end) is not None


def is_denied(view: DocumentView, sentence: Sentence, quantity: Mention, trigger: Trigger | None) -> bool:
    """Whether the text says that the number is not so (a rumour, 没有一名, no arrests)."""
    if view.language != "zh" and _DENIED[view.language].search(view.shadow, sentence.start, sentence.end):
        return True
    for cue in view.within("status", sentence.start, sentence.end):
        if cue.code != "negated" or quantity.start <= cue.start < quantity.end:  # no fewer than 120
            continue
        if _STRONG.match(view.shadow, cue.start):
            return True
        near = quantity.start - cue.end
        if 0 <= near <= 3 or (trigger is not None and 0 <= trigger.start - cue.end <= 4):
            return True
    return False


def read_status(view: DocumentView, sentence: Sentence, quantity: Mention, trigger: Trigger | None) -> str:
    """``done``, ``ongoing`` or ``planned``, by the last cue that stands before the verb in its clause or the clause before."""
    is_noun = trigger is None or trigger.voice == "noun"
    if view.language != "zh" and is_noun and _PLANNED_BEHIND.match(view.shadow, quantity.end, sentence.end):
        return "planned"
    first = _start_of_deed(quantity, trigger)
    clause = view.clause_at(first)
    end = _end_of_deed(view, quantity, trigger)
    status, cue_at = _by_cues(view, quantity, trigger, end)
    if status == "done":
        if view.language != "zh":
            status = _by_latin_verb(view, sentence, quantity, trigger, end)
        elif _WILL["zh"].search(view.shadow, clause.start, first) or _is_dated_ahead(view, clause.start, first):
            status = "planned"
        if status != "done":
            return status
    is_after_number = view.language == "zh" and status == "ongoing" and cue_at >= quantity.end
    if (status == "done" or is_after_number) and clause.index > sentence.first_clause:
        carried = _carried(view, sentence, clause.index, trigger)
        status = carried if status == "done" or carried == "planned" else status  # 拟设联络处,首批20名警员常驻
    return status


def _start_of_deed(quantity: Mention, trigger: Trigger | None) -> int:
    """Where the verb or the number stands, whichever comes first."""
    return quantity.start if trigger is None else min(trigger.start, quantity.start)


def _end_of_deed(view: DocumentView, quantity: Mention, trigger: Trigger | None) -> int:
    """Where the words end in which a cue speaks for the number: at its verb or itself, else somewhat behind it."""
    end = max(trigger.start if trigger is not None else quantity.start, quantity.start)
    if trigger is not None:
        is_nominal = trigger.voice in ("noun", "nominal") and view.language != "zh"
        is_team = view.language == "en" and _TEAM_OF.search(view.shadow, trigger.start, trigger.end) is not None
        if not is_team and not (is_nominal and _COMING.match(view.shadow, trigger.start)):
            return end
    # no verb that the lexicon knows: a cue right behind the number speaks for it (17名警察将启程)
    return min(max(quantity.end + _BEHIND, end), view.clause_at(quantity.start).end)


def _by_cues(view: DocumentView, quantity: Mention, trigger: Trigger | None, end: int) -> tuple[str, int]:
    """The status that the last cue from the clause's start to ``end`` tells, and where it stands; ``done``, -1 without one."""
    start = view.clause_at(_start_of_deed(quantity, trigger)).start
    status, cue_at = "done", -1
    for cue in view.within("status", start, end + 1):
        if cue.code not in ("planned", "ongoing") or cue.start > end or _is_of_other_words(view, cue, quantity, trigger):
            continue
        status, cue_at = cue.code or "done", cue.start
        if view.shadow[cue.start : cue.end] == "将" and view.shadow.startswith(("继续", "持续"), cue.end):
            return "ongoing", cue_at
    return status, cue_at


def _is_of_other_words(view: DocumentView, cue: Mention, quantity: Mention, trigger: Trigger | None) -> bool:
    """Whether a cue says nothing of when the number's deed is done."""
    if view.shadow.startswith("-be ", cue.end):
        return True  # would-be passengers
    if view.language == "en" and view.shadow.startswith("going to", cue.start) and _NAME.match(view.text, cue.end):
        return True  # a cargo going to Cyprus
    first = _start_of_deed(quantity, trigger)
    if cue.end <= first and _CONTRAST.search(view.shadow, cue.end, first):
        return True  # ten remain in custody while 14 have been released
    if view.language != "zh":
        return False
    is_own_word = trigger is not None and trigger.start <= cue.start and cue.end < trigger.end
    if (cue.code == "planned" and is_own_word) or _is_in_modifier(view, cue, quantity, trigger):
        return True  # the verb's own word (将其移交); 救出正准备来台的女子11人: the plan is theirs
    return view.shadow[cue.start : cue.end] == "将" and _is_preposition(view, cue, quantity, trigger)


def _by_latin_verb(view: DocumentView, sentence: Sentence, quantity: Mention, trigger: Trigger | None, end: int) -> str:
    """The status that the form of an English or French verb tells, or the predicate behind the number."""
    shadow = view.shadow
    clause = view.clause_at(_start_of_deed(quantity, trigger))
    if view.language == "fr" and _is_french_plan(view, sentence, quantity, trigger, end):
        return "planned"
    if _IS_PLANNED.match(shadow, end, min(end + 60, sentence.end)):
        return "planned"
    if _GOES_ON.match(shadow, end, min(end + 90, sentence.end)):
        return "ongoing"
    is_progressive = view.language == "en" and trigger is not None and _is_progressive(view, sentence, quantity, trigger)
    is_there = view.language == "en" and _SERVES.search(shadow, clause.start, clause.end) is not None
    return "ongoing" if is_progressive or is_there else "done"


def _is_french_plan(view: DocumentView, sentence: Sentence, quantity: Mention, trigger: Trigger | None, end: int) -> bool:
    """Whether the verb stands in the French future, or in the future in the past that somebody told."""
    since = trigger.start if trigger is not None else view.clause_at(quantity.start).start
    if _ASKED_FR.search(view.shadow, sentence.start, since) is not None:
        return True  # demandera à Tirana l'|extradition de deux détenus
    if _is_future(view, sentence, since, end) or _is_future_in_past(view, sentence, _start_of_deed(quantity, trigger), end):
        return True
    if trigger is not None and trigger.start - sentence.start > 2:
        return False
    # forte de douze agents, la cellule s'installera à X
    ahead = _next_future(view, sentence.start if trigger is None else quantity.end, sentence.end)
    return ahead is not None and _PAST_FR.search(view.shadow, sentence.start, ahead.start()) is None


def _is_progressive(view: DocumentView, sentence: Sentence, quantity: Mention, trigger: Trigger) -> bool:
    """Whether a verb of the number's clause says that it goes on (is now pursuing 70 investigations, are searching 12 sites)."""
    start = max(sentence.start, view.clause_at(quantity.start).start)
    being = _PROGRESSIVE["en"].search(view.shadow, start, quantity.start)
    return being is not None and not view.within("quantity", being.end(), quantity.start) and trigger.voice != "passive"


def _is_dated_ahead(view: DocumentView, start: int, end: int) -> bool:
    """Whether the words before the act date it after the report (已同意于9月移交47人, in a report of August)."""
    today = view.document.reference_date
    dated = [m for m in view.within("period", start, end) if m.period_start is not None and m.detail != "contextual"]
    dated = [m for m in dated if view.language != "zh" or _OF_NAME.match(view.shadow, m.end) is None]
    if dated and COUNTED_ON.match(view.shadow, dated[-1].start):
        return False  # 两天后: after the day told before
    return (
        today is not None
        and bool(dated)
        and dated[-1].code in ("point", "interval")
        and (dated[-1].period_start or today) > today
    )


def _is_future(view: DocumentView, sentence: Sentence, anchor: int, end: int) -> bool:
    """Whether the verb itself, or the one behind the number, stands in the French future (comparaîtront, s'ouvrira lundi)."""
    last = min(max(end, anchor) + _BEHIND, view.clause_at(end).end, sentence.end)
    return _next_future(view, min(anchor, end), last) is not None


def _next_future(view: DocumentView, start: int, end: int) -> re.Match[str] | None:
    """The first word in the form of a French future that is no noun and no place (Kidira, une caméra)."""
    for match in _FUTURE.finditer(view.shadow, start, end):
        if not any(view.within(kind, match.start(), match.end()) for kind in ("object", "place", "organisation", "person")):
            return match
    return None


def _is_future_in_past(view: DocumentView, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the verb is a plan that somebody told (a annoncé que 60 gardes renforceraient le poste)."""
    last = min(end + _BEHIND, view.clause_at(end).end, sentence.end)
    if _WOULD["fr"].search(view.shadow, start, last) is None:
        return False
    return _SAID_THAT["fr"].search(view.shadow, sentence.start, start + 1) is not None


def _carried(view: DocumentView, sentence: Sentence, clause_index: int, trigger: Trigger | None) -> str:
    """A plan said in an earlier clause of the sentence holds on, unless something done stands between (and 至今, 已 end it)."""
    for index in range(clause_index - 1, sentence.first_clause - 1, -1):
        clause = view.clauses[index]
        cues = [c for c in view.within("status", clause.start, clause.end) if c.code == "planned"]
        text = view.shadow
        for cue in reversed(cues):
            if view.language == "zh" and "的" in text[cue.end : clause.end - 1]:
                continue  # 检查一个准备运往韩国的货柜
            word = text[cue.start : cue.end]
            if view.language == "zh" and word == "将" and view.within("action", cue.end, cue.end + 2):
                return "planned"  # 下月起将伙拍28间银行,并派6名人员 …
            if view.language == "zh" and word == "将" and _BA_OBJECT.match(text[cue.end : cue.end + 8].split("名")[0]) is None:
                return "planned"
            if view.language == "zh" and word != "将":
                return "planned"
        if view.language == "zh" and _is_dated_ahead(view, clause.start, clause.end):
            return "planned"
        if view.within("action", clause.start, clause.end) and not cues:
            return "done"
    return "done"


def _is_in_modifier(view: DocumentView, cue: Mention, quantity: Mention, trigger: Trigger | None) -> bool:
    """Whether a cue stands in the words before a counted noun and says nothing of the act (verb + 正准备来台的 + noun)."""
    is_theirs = cue.code == "ongoing" and trigger is not None and trigger.start >= quantity.end  # 对仍藏匿境外的47名逃犯通缉
    if trigger is None or cue.end > quantity.start or (cue.start < trigger.end and not is_theirs):
        return False
    return "的" in view.shadow[cue.end : quantity.start]


def _is_preposition(view: DocumentView, cue: Mention, quantity: Mention, trigger: Trigger | None) -> bool:
    """Whether 将 only puts the object before the verb (将571名嫌疑人移交中方) and says nothing of the future."""
    if _AHEAD.match(view.shadow, cue.end):
        return False  # 明年将有4艘新船投入服务
    if _THEM.match(view.shadow, cue.end):
        return True  # 3名嫌疑人潜逃,邻国警方将其移交我方
    if cue.end <= quantity.start and _PUT_BEFORE.fullmatch(view.shadow, cue.end, quantity.start):
        return True  # 将3000万元存入户口, 将当中13人连同20万元移送
    if trigger is None or trigger.start < quantity.start or cue.end > quantity.start:
        return False
    listed = view.within("quantity", cue.end, quantity.start + 1)  # 将61名嫌疑人和200部手机移交: the list's first number decides
    first = listed[0].start if listed else quantity.start
    between = view.shadow[cue.end : first]
    if _NAMED.fullmatch(between):
        return True  # 将李明、王强等3人移交
    if _MODIFIED.search(between) and len(between) <= 24 and between[:1] not in "于对由向为继":
        return True
    return bool(_BA_OBJECT.match(between)) and not view.within("action", cue.end, first)
