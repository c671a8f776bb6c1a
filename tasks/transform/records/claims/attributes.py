"""What else the words say of a claim: done or planned, running total or one occasion."""

from __future__ import annotations

import datetime as dt
import re

from tasks.text.mentions import Mention
from tasks.transform.records.claims.single_chinese import is_of_one_case
from tasks.transform.records.claims.triggers import Trigger
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.context.leaning import COUNTED_ON
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import pattern, patterns

_BA_OBJECT = re.compile(r"^(?:[^,。;:在于对由向为继续与同再还从会]|(?<=[返归发退交])还){0,10}$")
_PUT_BEFORE = re.compile(r"(?:当中|其中|上述|该|首批|另外|余下)?(?:[^,。;]{1,8}连同)?")
_AHEAD = re.compile(r"[再另共会还]{0,2}(?:有|会)(?!关)")
_THEM = re.compile(r"其(?!中)|他们|她们|二人|两人|三人|该[名批]|[此这]批?人")
_MODIFIED = re.compile(r"的(?:[^,。;的]{1,4}等)?$")  # 将涉嫌盗猎的黄某等3人抓获
_OF_NAME = re.compile(r"[”\"」』]?(?:国际|世界|全国|前夕|来临|主题)")  # “6·26”国际禁毒日前夕
_BEHIND = 30  # characters behind a number in which its unknown verb is looked for
_CONTRAST = re.compile(r"\b(?:while|whereas|but|tandis|alors que|mais)\b")
_COMING = re.compile(
    r"trial|procès|opening|ouverture|deployment|déploiement|création|"
    r"creation|launch|signing|signature|extradition|repatriat|rapatriement"
)
_FUTURE = re.compile(
    r"\b(?:s')?(?!devr|pourr)[a-zà-ÿ]{2,24}?(?:(?:[eidtv]|î)ront|(?:[eiv]|ît|nd)ra)\b|\br?enverr(?:a|ont)\b|"
    r"\bcompte(?:nt)? [a-zà-ÿ]{2,}(?:er|ir|oir|dre|tre)\b"
)
_WOULD = patterns("status.would")
_WILL = patterns("status.will")
_SAID_THAT = patterns("status.said_that")
_PAST_FR = re.compile(
    r"\b(?:a|ont|avait|avaient|est|sont|était|étaient)\s(?:\w+\s){0,2}?"
    r"[a-zà-ÿ]{3,}(?:é|és|ée|ées|i|is|it|us?|ue|ues|t|te|ts|tes)\b"
)
_GOES_ON = re.compile(
    r"[^,.;]{0,70}?\s(?:(?:sont|est) (?:toujours )?en cours|(?:are|is) (?:now |still )?(?:under way|underway|ongoing|pending))\b"
)
_IS_PLANNED = re.compile(  # twelve joint patrols are planned for 2026
    r"[^,.;]{0,30}?\s(?:sont|est|are|is|was|were|étaient|ont été)\s(?:\w+\s)?(?:prévue?s?|planned|scheduled|"
    r"expected|due to|programmée?s?|"
    r"envisagée?s?)\b|"
    r"[^,.;]{0,30}?\s(?:devraient|devront|doivent|vont|should|are expected to|are likely to)\s(?:\w+\s)?"
    r"(?:suivre|intervenir|avoir lieu|follow|be made|take place|come)\b"
)
_SUM_UP = re.compile(r"au total|en tout|in total|in all|all told|altogether|a total of|un total de")
_WHOLE_OF = re.compile(
    r"\b(?:across|throughout|all over|toute la|tout le|l'ensemble d[eu]|partout (?:en|au|aux))\s(?:the\s|la\s|l')?$"
)
_YEAR = 360  # days from which a period told beside a total is no single occasion
_SEVERAL = 5  # the same in English and French, where the days are told one by one (between 28 October and 2 November)
_NEXT_WORD = 8  # characters behind a word in which the next one begins
_WEEK = 6  # days from the first to the last of a week whose days are told (1月5日至11日)
_LONG = 7  # days from which the acts of a period are more than one occasion
_SPREAD = re.compile(r"(?:涉及|遍布|波及|来自|覆盖)$")  # 涉及全国23个省份 tells where, not how often
_OF_LOAD = re.compile(r"\bweigh|\bpesa|\bpoids\b")
_FLOWS = frozenset({"charge_flow", "loss", "involve"})
_STOCKS = frozenset({"zh:there-are", "zh:whole-to-come"})  # how many there are at a date
_ONE_VICTIM = patterns("cumulative.one_victim")
_LASTING = patterns("cumulative.lasting")
_OF_ONE_GROUP = patterns("cumulative.of_one_group")
_ONE_OCCASION = patterns("cumulative.one_occasion")
_ONE_AFTER_ANOTHER = re.compile(r"先后|累计|陆续|相继")
_ONE_COURSE = re.compile(r"(?:第[\d一二三四五六七八九十百]{1,4}|首|该|本|此)[期届][^,。;]{0,20}(?:培训|研修|训练|班)")
_MONTH = 31
_SO_MANY = 5
_CAMPAIGN = 2  # days from which a named campaign is more than one occasion
_TEAM_OF = re.compile(r"\b(?:team|group|squad|contingent|delegation|unit|party|force) of$")
_PROGRESSIVE = patterns("status.progressive")
_SERVES = pattern("status.serves")
_THREATENED = patterns("status.threatened")
_ALONE = re.compile(r"\salone\b|,?\sà (?:lui|elle) seule?\b")
_DENIED = patterns("status.denied")
_STRONG = re.compile(
    r"谣言|系谣言|属谣言|为谣言|是谣言|能否证实|是否属实|杜撰|捏造|谣传|不属实|社交媒体称|流传|传言|网帖称|网民称|自媒体称|失实|"
    r"子虚乌有|查无此事|未获证实|未经证实|虚假信息|不实|网传|纯属|否认|untrue|denied|denies|rumou?rs?|hoax|fake news|unfounded|"
    r"démenti|dément|rumeurs?|infondé"
)


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
    anchor = trigger.start if trigger is not None else quantity.start
    first = min(anchor, quantity.start)
    clause = view.clause_at(first)
    start = clause.start
    end = max(anchor, quantity.start)
    is_nominal = trigger is not None and trigger.voice in ("noun", "nominal") and view.language != "zh"
    is_team = (
        trigger is not None and view.language == "en" and _TEAM_OF.search(view.shadow, trigger.start, trigger.end) is not None
    )
    if trigger is None or is_team or (is_nominal and _COMING.match(view.shadow, trigger.start)):
        # no verb that the lexicon knows: a cue right behind the number speaks for it (17名警察将启程)
        end = min(max(quantity.end + _BEHIND, end), view.clause_at(quantity.start).end)
    status, cue_at = "done", -1
    for cue in view.within("status", start, end + 1):
        if cue.code not in ("planned", "ongoing") or cue.start > end or view.shadow.startswith("-be ", cue.end):
            continue  # would-be passengers
        is_own_word = trigger is not None and trigger.start <= cue.start and cue.end < trigger.end
        if view.language == "zh" and cue.code == "planned" and is_own_word:
            continue  # the verb's own word (将其移交)
        if view.language == "zh" and _is_in_modifier(view, cue, quantity, trigger):
            continue  # 救出正准备来台的女子11人: the plan is theirs
        if cue.end <= first and _CONTRAST.search(view.shadow, cue.end, first):
            continue  # ten remain in custody while 14 have been released
        if view.language == "zh" and view.shadow[cue.start : cue.end] == "将" and _is_preposition(view, cue, quantity, trigger):
            continue
        status, cue_at = cue.code or "done", cue.start
        if view.shadow[cue.start : cue.end] in ("将",) and view.shadow[cue.end : cue.end + 2] in ("继续", "持续"):
            status = "ongoing"
            break
    if (
        status == "done"
        and view.language == "zh"
        and (_WILL["zh"].search(view.shadow, start, first) or _is_dated_ahead(view, start, first))
    ):
        return "planned"
    if status == "done" and view.language == "fr":
        since = anchor if trigger is not None else clause.start
        if _is_future(view, sentence, since, end) or _is_future_in_past(view, sentence, min(anchor, quantity.start), end):
            status = "planned"
        elif trigger is None or trigger.start - sentence.start <= 2:  # forte de douze agents, la cellule s'installera à X
            ahead = _next_future(view, sentence.start if trigger is None else quantity.end, sentence.end)
            if ahead is not None and _PAST_FR.search(view.shadow, sentence.start, ahead.start()) is None:
                status = "planned"
    if status == "done" and view.language != "zh" and _IS_PLANNED.match(view.shadow, end, min(end + 60, sentence.end)):
        return "planned"
    if status == "done" and view.language != "zh" and _GOES_ON.match(view.shadow, end, min(end + 90, sentence.end)):
        return "ongoing"
    if status == "done" and view.language == "en" and trigger is not None and _is_progressive(view, sentence, quantity, trigger):
        return "ongoing"
    if status == "done" and view.language == "en" and _SERVES.search(view.shadow, clause.start, clause.end):
        return "ongoing"
    is_after_number = view.language == "zh" and status == "ongoing" and cue_at >= quantity.end
    if (status == "done" or is_after_number) and clause.index > sentence.first_clause:
        carried = _carried(view, sentence, clause.index, trigger)
        status = carried if status == "done" or carried == "planned" else status  # 拟设联络处,首批20名警员常驻
    return status


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
    if _MODIFIED.search(between) and len(between) <= 24 and between[:1] not in "于对由向为继":
        return True
    return bool(_BA_OBJECT.match(between)) and not view.within("action", cue.end, first)


def read_cumulative(view: DocumentView, draft: ClaimDraft, drafts: list[ClaimDraft]) -> bool:
    """Whether the number adds up many acts over a period; to be read when the period is known.

    In this order: plans are no totals; a cue of a total in the clause (累计, so far) says yes; a cue of one occasion in the
    sentence (当场, in one case) says no; a place of its own under a period told elsewhere is one scene of a campaign; a bare
    month dates an occasion; any longer or open period adds up; without a period a weak cue (共, 全国) or a campaign over several
    countries does.
    """
    if draft.status == "planned" or (draft.rule in _STOCKS and draft.period_start is None):
        return False
    sentence = view.sentences[draft.sentence]
    clause = view.clauses[draft.clause]
    apart = view.shadow.rfind(";", sentence.start, draft.quantity.start) if view.language == "zh" else -1
    cues = [
        cue
        for cue in view.within("cumulative", sentence.start, max(draft.quantity.end, clause.end))
        if not (
            cue.code == "single" and (cue.start < apart or view.shadow.startswith("以来", cue.end))
        )  # 一次截获4吨;某国抓获15名
        and not (cue.code == "single" and view.language == "zh" and _is_no_occasion(view, cue, draft))
        and not (cue.code == "total" and view.language == "fr" and _is_from_where(view, cue))
        and not (cue.code == "weak" and view.shadow.startswith("重", cue.end))  # 三包共重718克
        and not (cue.code == "total" and view.shadow.startswith("至今年", cue.start))  # 去年7月至今年1月
        and not (cue.code == "weak" and view.language != "zh" and _is_of_weight(view, cue))
        and not (cue.code == "weak" and _SPREAD.search(view.shadow, max(0, cue.start - 4), cue.start))
    ]
    if view.language == "zh" and is_of_one_case(view, draft, sentence, cues, drafts):
        return False
    codes = {c.code for c in cues}
    own = {c.code for c in cues if c.start >= clause.start}
    start, end = draft.period_start, draft.period_end
    is_one_day = view.language != "zh" and start is not None and start == end
    if is_one_day and all(_SUM_UP.fullmatch(view.shadow, c.start, c.end) for c in cues if c.code == "total"):
        return False  # 12 arrests in all, on one day
    is_serving = draft.status == "ongoing" and draft.action == "deploy" and view.language != "zh"
    if "total" in own and "single" not in own and not is_serving:
        return True
    if view.language == "zh" and draft.action == "train" and "total" not in codes and _ONE_COURSE.search(
        view.shadow, sentence.start, clause.end
    ):  # fmt: skip
        return False
    if draft.action == "loss" and _ONE_VICTIM[view.language].search(view.shadow, sentence.start, draft.quantity.start):
        return False
    is_long = start is not None and end is not None and (end - start).days > _YEAR
    if "single" in codes and not (is_long and "single" not in own and "weak" in own):
        return False  # but 该案审判长介绍,五年来共审结214件 speaks of more than the case at hand
    if is_serving:
        return False
    if draft.action in _FLOWS and _LASTING[view.language].search(view.shadow, draft.quantity.start, clause.end):
        return True  # 150 crossings in eighteen months
    is_open = "total" not in codes and start is None and end is None
    if is_open and _OF_ONE_GROUP[view.language].search(view.shadow, sentence.start, clause.end):
        return view.language == "zh" and _ONE_AFTER_ANOTHER.search(view.shadow, sentence.start, draft.quantity.start) is not None
    if "total" in codes:
        return True
    is_stock = draft.status == "ongoing" and (start is None or is_serving)
    if (start is not None and start == end) or is_stock or draft.rule.endswith("attended-a-course"):
        return False  # one day; a stock that goes on; one course
    has_period = any(p.code != "vague" for p in view.within("period", sentence.start, sentence.end))
    has_part = bool(view.within("part", sentence.start, sentence.start + 3))
    if not has_period and not has_part and view.language != "zh" and _names_scene(view, sentence, draft):
        return False
    if start is None and end is None:
        is_scene = _ONE_OCCASION[view.language].search(view.shadow, sentence.start, clause.end) is not None
        if is_scene and draft.operation is None:
            return False
        if draft.action == "open_case" and draft.object == "case" and view.language != "zh" and draft.status != "ongoing":
            return True  # complaints come one by one
        return "weak" in codes or (_is_campaign(draft, drafts) and draft.action not in ("sentence", "meet", "deploy"))
    if end is None:
        return True
    if start is None:  # "目前", "by now": stocks and networks add up, what was done to people is told as it stands
        return draft.action in ("establish", "agree", "deploy", "patrol", "train") or "weak" in codes
    if draft.operation is not None and (end - start).days >= _CAMPAIGN and view.language == "zh":
        return True  # a campaign of some days
    if _is_of_calendar(start, end) and view.language == "zh" and _tells_cases(draft, drafts):
        return True
    if _is_of_calendar(start, end) and draft.operation is not None and view.language != "zh":
        return True  # what a campaign did in a month
    if _is_of_calendar(start, end) or _is_of_week(view, sentence, start, end):
        return ("weak" in codes or _is_countrywide(view, sentence, draft)) and (end - start).days > _LONG
    return (end - start).days >= (_WEEK if view.language == "zh" else _SEVERAL)


def _is_no_occasion(view: DocumentView, cue: Mention, draft: ClaimDraft) -> bool:
    """Whether a word for one occasion only stands in a quoted phrase, or says how grave several cases are (特大案件27起)."""
    opening = view.shadow.rfind("“", max(0, cue.start - _BEHIND), cue.start)
    is_quoted = opening >= 0 and "”" not in view.shadow[opening : cue.start] and "”" in view.shadow[cue.end : cue.end + _BEHIND]
    is_grave = view.shadow.startswith("特大", cue.start) and (draft.low or 0) > 1 and draft.unit == "case"
    return is_quoted or is_grave


def _is_of_weight(view: DocumentView, cue: Mention) -> bool:
    """Whether a word of a total only adds up what one load weighs (with a combined weight of, pesant au total)."""
    near = view.shadow[max(0, cue.start - 2 * _NEXT_WORD) : cue.end + _NEXT_WORD]
    return _OF_LOAD.search(near) is not None


def _tells_cases(draft: ClaimDraft, drafts: list[ClaimDraft]) -> bool:
    """Whether the sentence counts many cases that were solved, so that its other numbers add up those of all of them."""
    return any(
        other.object == "case" and other.action == "solve" and (other.low or 0) >= _SO_MANY
        for other in drafts
        if other.sentence == draft.sentence
    )


def _is_from_where(view: DocumentView, cue: Mention) -> bool:
    """Whether depuis tells from where, not since when (un réseau opérant depuis trois villas, depuis l'étranger)."""
    if not view.shadow.startswith("depuis", cue.start) or view.within("period", cue.start, cue.end + _NEXT_WORD):
        return False
    if view.within("place", cue.end, cue.end + _NEXT_WORD):
        return True
    return any(m.code == "site" for m in view.within("object", cue.end, cue.end + 3 * _NEXT_WORD))


def _is_of_week(view: DocumentView, sentence: Sentence, start: dt.date, end: dt.date) -> bool:
    """Whether a stretch is a week told as such (last week 63 people were flown home)."""
    first = view.paragraph_at(sentence.start).start if view.language == "zh" else sentence.start
    told = view.within("period", first, sentence.end)
    return any(m.precision == "week" and (m.period_start, m.period_end) == (start, end) for m in told)


def _is_countrywide(view: DocumentView, sentence: Sentence, draft: ClaimDraft) -> bool:
    """Whether the sentence tells what was done all over a country (arrested 900 people across Chad in January)."""
    if view.language == "zh":
        return False
    places = view.within("place", sentence.start, view.clauses[draft.clause].end)
    return any(
        p.detail in ("country", "region") and _WHOLE_OF.search(view.shadow[max(0, p.start - 24) : p.start]) is not None
        for p in places
    )


def _is_of_calendar(start: dt.date, end: dt.date) -> bool:
    """Whether a stretch is a month, or the first, second or last third of one, so that it may only date an occasion."""
    ends_month = (end + dt.timedelta(days=1)).day == 1 and (end - start).days < _MONTH
    return (start.day in (1, 21) and ends_month) or ((start.day, end.day) in ((1, 10), (11, 20)) and (end - start).days < _MONTH)


def _names_scene(view: DocumentView, sentence: Sentence, draft: ClaimDraft) -> bool:
    """Whether the sentence puts the act in a place of its own (In Senegal, eight people were detained)."""
    stop = view.shadow.find(";", draft.quantity.end, sentence.end)
    part = next(iter(view.within("part", draft.quantity.end, sentence.end)), None)
    if part is not None and view.language != "zh" and draft.part_of is None:  # six workshops closed, two of them in Lyon
        stop = part.start if stop < 0 else min(stop, part.start)
    if len(draft.places) > 1 and draft.operation is not None:
        return False  # houses in Accra, Lagos and Lomé: a campaign's doings in several countries
    places = view.within("place", sentence.start, stop if stop >= 0 else sentence.end)
    return any(
        p.detail in ("country", "region", "city", "compound")
        and _WHOLE_OF.search(view.shadow[max(0, p.start - 24) : p.start]) is None
        and not (draft.period_start and _ALONE.match(view.shadow, p.end))
        for p in places
    )


def _is_campaign(draft: ClaimDraft, drafts: list[ClaimDraft]) -> bool:
    """Whether the number belongs to a campaign over several countries, told in the sentences around it."""
    return any(d.action == "joint_operation" and d.object == "country" and abs(d.sentence - draft.sentence) <= 1 for d in drafts)
