"""What a claim counts once its act is known, and in which unit."""

from __future__ import annotations

import re

from tasks.text.mentions import Mention
from tasks.transform.records.claims.frames import ACCUSING, HANDLING, OBJECT_UNIT, PERSONS
from tasks.transform.records.claims.linking import Candidate
from tasks.transform.records.claims.measures import is_head_count, is_unlisted_thing, is_worth_told, measured, with_lumps
from tasks.transform.records.claims.money import with_money_of_home
from tasks.transform.records.claims.nouns import Counted
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.context.issuer import issuer_of
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import pattern, patterns

_HOME_CURRENCY = {"HK": "HKD", "MO": "MOP", "TW": "TWD", "SG": "SGD", "MY": "MYR"}
_MORE = re.compile(r"\b(?:more|other|another|further|additional|autres?|supplémentaires)\b|另外|其他")
FORCED = re.compile(
    r"被骗|受骗|遭骗|诱骗|被拐|拐骗|拐卖|诱拐|被卖|强迫|胁迫|囚禁|拘禁|禁锢|绑架|贩卖|贩运|forced|coerced|traffick|captive|kidnapp|abduct|exploit|lured|forcé|contraint|"
    r"traite|séquestr|enlev|enferm|locked (?:in|up)|held (?:hostage|captive|against)|otages?|de force|hostages?|"
    r"against their will|遭.{0,4}囚"
)
_WRONGED = re.compile(
    r"[\s,](?:recrutée?s de force|forcée?s|contraint[es]*|exploitée?s|séquestrée?s|enlevée?s|kidnappée?s|enrôlée?s|retenue?s|"
    r"enfermée?s|victimes?|forced|forcibly|coerced|trafficked|exploited|kidnapped|abducted|lured|enslaved|held against)\b"
)
_AS_VICTIMS = re.compile(r"\s(?:as|comme)\s(?:[\w'-]+\s){0,2}?victim")
_MEETING = re.compile(
    r"会议|论坛|峰会|大会|年会|展会|\b(?:conference|meeting|summit|forum|talks|seminar|conférence|réunion|sommet|colloque|séminaire)\b"
)
_OPERATION = re.compile(r"行动|\b(?:operations?|opérations?|crackdown|sweep|raids?|coup de filet)\b")
_TO_PROSECUTION = re.compile(  # LABELLING 7: 移送司法, déférés = prosecute
    r"[^,;.]{0,50}?(?:\bto (?:the )?(?:public )?(?:prosecutors?|prosecution|courts?|judiciary|judicial authorities)\b|"
    r"(?:à la justice|au parquet|au juge|au tribunal)\b)"
)
_BROUGHT_TOGETHER = re.compile(r"\b(?:réuni\w*|rassembl\w+|brought together|brings together|gathered|united|mobilis\w+)\b")
_TOGETHER = re.compile(r"联合|联手|携手|协同|会同|联同|共同|跨国|国际|[两三四多]国|[两三四]地|双方")
_OF_FORCE = re.compile(
    r"打击|整治|搜捕|清查|查缉|缉毒|扫毒|扫黄|反走私|反非法|突击|执法|巡查|抓捕|收网|扫荡|打假|缉私|扫黑|反偷渡|禁毒|治安|截查"
)
_TO_LEARN = re.compile(r"受训|参训|接受培训|参加培训|研修|进修|培训")  # 派5名侦查员前往 … 受训
FREED = re.compile(  # whoever is freed from such a place was held there
    r"(?:freed|released|rescued|libér\w+|secour\w+) (?:from|de|des|d'une?) (?:\w+ ){0,3}(?:d')?"
    r"(?:scam|fraud|compound|brothel|escroquerie|arnaque|maisons? close)"
)
_TRAINEES = re.compile(r"(?:新|受训|参训|外籍)?(?:学员|队员|学警)")
_POLICE_COURSE = re.compile(
    r"(?:警察?|民警|警员|警官|警务|执法(?:人员)?|维和|关员|缉毒|海关)[^,。;]{0,8}(?:培训|训练|研修|进修|学院)"
)
_PLEA = patterns("objects.plea")
_SEARCH_GAVE = patterns("objects.search_gave")
_ON_THE_RUN = re.compile(r"在逃|外逃|潜逃|逃匿|逃亡|逃往")
_CUSTODY = patterns("claims.custody")
_ACTING = patterns("claims.acting_together")
_DEEDS = frozenset({"arrest", "seize", "raid", "dismantle", "rescue", "patrol", "solve", "block", "freeze"})
_WHO_ACTS = PERSONS - {"person", "victim"} | {"group"}
_TARGET = re.compile(r"\b(?:against|on|targeting|into|combat\w*|fight\w*|tackl\w+|contre|visant|cibl\w+)\s(?:[\w'-]+\s){0,4}$")
CARING = frozenset({"rescue", "handover", "repatriate"})


def with_home_currency(view: DocumentView, quantity: Mention) -> Mention:
    """A sum in plain 元 of a Chinese text in the currency of its place."""
    if view.language != "zh":
        return with_money_of_home(view, quantity)
    quantity = with_lumps(view, quantity)
    if quantity.unit is None and is_head_count(view, quantity):
        return quantity._replace(unit="person")  # 涉案人数超过10万
    if quantity.unit is None and is_worth_told(view, quantity):
        quantity = quantity._replace(unit="CNY")  # 市值3000万
    if quantity.unit != "CNY" or view.language != "zh" or "人民" in view.shadow[quantity.start : quantity.end]:
        return quantity
    currency = home_currency(view)
    return quantity if currency == "CNY" else quantity._replace(unit=currency)


def home_currency(view: DocumentView) -> str:
    """The currency of the country that a Chinese document speaks for, CNY where it is none of the known ones."""
    country = issuer_of(view) or ""
    if country == "MY" and any(word in view.shadow for word in ("新加坡", "新元", "狮城")):
        country = "SG"  # Malaysia's papers write 令吉: a plain 元 is Singapore's
    return _HOME_CURRENCY.get(country, "CNY")


def read_object(
    view: DocumentView, quantity: Mention, counted: Counted, best: Candidate, parent: ClaimDraft | None,
    drafts: list[ClaimDraft], sentence: Sentence,
) -> str | None:  # fmt: skip
    """The object code: the noun's, unless the noun says only "people", "cases" or nothing."""
    if best.makes == "victim" and counted.object == "officer":
        return "officer"
    if best.trigger is not None and _AS_VICTIMS.match(view.shadow, best.trigger.end):
        return "victim"
    if best.makes == "victim" and counted.object in ("suspect", "fugitive", "ringleader") and view.language != "zh":
        return counted.object
    if counted.object == "person" and best.action == "handover" and view.language != "zh" and _was_wronged(view, counted, best):
        return "victim"
    if best.makes == "victim" or (best.makes is not None and (counted.object is None or counted.is_generic)):
        return best.makes
    if counted.object == "person" and best.action in ACCUSING and view.language != "zh":
        return "person" if best.action == "arrest" and _is_migrant(counted, parent) else "suspect"
    if view.language == "zh" and counted.object == "person" and best.action in ("train", "deploy") and _is_trainee(view, counted):
        return "officer"
    if view.language == "zh" and counted.object in ("suspect", "person", None) and _is_at_large(view, quantity, best):
        return "fugitive"
    if view.language == "zh" and counted.object == "person" and _is_in_custody(view, best):
        return "person" if best.action == "arrest" and _is_migrant(counted, parent) else "suspect"
    is_part_of_victims = parent is not None and parent.object == "victim" and counted.object in ("person", None)
    if is_part_of_victims and best.action in CARING:
        return "victim"
    if best.action == "rescue" and counted.object in ("person", None) and quantity.unit in (None, "person"):
        is_named = view.language == "zh" and counted.object is not None and not counted.is_generic
        if is_named and not FORCED.search(view.shadow, sentence.start, sentence.end):
            return "person"  # 救助走失群众12名
        return _whoever_is_rescued(view, sentence)
    if view.language == "zh" and best.action == "involve" and counted.object in (None, "person"):
        if best.rule.endswith("men-and-women") and drafts:
            return drafts[-1].object
        if best.rule.endswith("brought-across") and FORCED.search(view.shadow, sentence.start, sentence.end):
            return "victim"
        if _plead_for_help(view, sentence, drafts):
            return "victim"
    if best.rule.endswith("more-follow") and drafts:
        return drafts[-1].object
    if counted.object is not None and not counted.is_generic:
        return counted.object
    is_person_part = parent is not None and parent.object in PERSONS and counted.object is not None
    is_same_unit = parent is not None and counted.object is None and quantity.unit in (None, "person", parent.unit)
    if parent is not None and (is_person_part or is_same_unit):
        return parent.object
    if parent is not None and counted.mention is None and quantity.unit in (None, parent.unit):
        return parent.object
    if counted.object is None and quantity.unit not in ("person", None):
        if quantity.unit in ("case", "site", "group", "country", "agreement", "mission"):
            return quantity.unit
        if view.language == "zh" and quantity.unit == "item" and (kind := measured(view, quantity)) is not None:
            return kind
        goes_on = bool(drafts) and drafts[-1].sentence == sentence.index and drafts[-1].action == best.action
        if quantity.unit == "item" and goes_on and (view.language != "zh" or drafts[-1].object not in PERSONS | {"money"}):
            if view.language == "zh" and is_unlisted_thing(view, quantity, counted):
                return "other"
            return drafts[-1].object  # 200 kg of heroin on Monday and 150 kg on Tuesday
        if best.action in ("patrol", "open_case", "solve", "prosecute", "sentence", "arrest"):
            return "patrol" if best.action == "patrol" else "case"
        return "operation" if best.action == "joint_operation" else "other"
    if counted.object is None and quantity.unit is None and best.trigger is None:
        return (
            drafts[-1].object
            if drafts and best.rule.endswith(("more-follow", "list-by-place", "list-in-brackets", "others-likewise"))
            else None
        )
    if best.action == "deploy" or (best.action == "train" and counted.object is None):
        is_chinese_staff = view.language == "zh" and counted.is_generic and best.action == "deploy"
        return "officer" if counted.object is None or is_chinese_staff else counted.object
    if counted.object is None and best.action in ACCUSING and drafts and drafts[-1].object == "person" and view.language != "zh":
        return "suspect"
    if counted.object is None and quantity.unit is None and drafts and sentence.index - drafts[-1].sentence <= 2:
        told = drafts[-1].object  # 900 are still being hunted: those told of last
        if told in PERSONS - {"officer"}:
            return told
    if counted.object is None and best.action in HANDLING - ACCUSING | {"surrender"} and view.language == "zh":
        same = [d for d in drafts if d.sentence == sentence.index and d.unit == "person" and d.object in PERSONS - {"officer"}]
        if same:  # 拘捕逾期逗留者2000多人,把798人递解出境: those just told of
            return same[-1].object
    if counted.object is None and best.action in HANDLING:
        near = [d for d in drafts if sentence.index - d.sentence <= 1 and d.action in HANDLING]
        return "fugitive" if any(d.object == "fugitive" for d in near) else "suspect"
    if counted.is_generic and best.action not in ACCUSING and _MORE.search(view.shadow, quantity.start, counted.end + 5):
        people = [d.object for d in drafts if d.object in PERSONS - {"officer"}]
        if people:
            return people[-1]
    if best.action in ACCUSING:
        return "suspect"
    return "person"


def _plead_for_help(view: DocumentView, sentence: Sentence, drafts: list[ClaimDraft]) -> bool:
    """Whether the people are those of the calls for help that the sentence counts (接获39宗求助个案,涉及28男11女)."""
    told = next((d for d in reversed(drafts) if d.object == "case"), None)
    if told is None or told.sentence != sentence.index:
        return False
    return _PLEA["zh"].search(view.shadow, told.quantity.start, view.clauses[told.clause].end) is not None


def _is_migrant(counted: Counted, parent: ClaimDraft | None) -> bool:
    """Whether people, or those they are a part of, wanted to cross a border: picked up, they are no suspects (LABELLING 8)."""
    if parent is not None and parent.object == "person" and parent.action == "arrest":
        return True
    return counted.mention is not None and counted.mention.detail == "migrant"


def _is_trainee(view: DocumentView, counted: Counted) -> bool:
    """Whether people are those of a course for police or other officers (完成维和警察培训的40名学员), told there or before."""
    noun = counted.mention
    if noun is None or _TRAINEES.fullmatch(view.shadow, noun.start, noun.end) is None:
        return False
    paragraph = view.paragraphs[max(0, view.sentence_at(noun.start).paragraph - 1)]
    return _POLICE_COURSE.search(view.shadow, paragraph.start, view.paragraph_at(noun.start).end) is not None


def _was_wronged(view: DocumentView, counted: Counted, best: Candidate) -> bool:
    """Whether the words between people and the verb say that somebody forced them (recrutés de force, ont été remis)."""
    if best.trigger is None or best.trigger.start <= counted.end:
        return False
    return _WRONGED.search(view.shadow, counted.end, best.trigger.start) is not None


def _is_at_large(view: DocumentView, quantity: Mention, best: Candidate) -> bool:
    """Whether people who are sought are told to be on the run (另有3名分销商在逃)."""
    clause = view.clause_at(quantity.start)
    return best.action == "wanted" and _ON_THE_RUN.search(view.shadow, clause.start, clause.end) is not None


def _is_in_custody(view: DocumentView, best: Candidate) -> bool:
    """Whether people were arrested, charged or sentenced, whatever they are called (拘捕非法劳工1400名), not only checked."""
    if best.action in ("prosecute", "sentence"):
        return True
    if best.action != "arrest" or best.trigger is None:
        return False
    return _CUSTODY["zh"].search(view.shadow, best.trigger.start, best.trigger.end) is not None


def _whoever_is_rescued(view: DocumentView, sentence: Sentence) -> str:
    """Out of an accident or the sea comes a person, unless somebody kept them; out of anything else in such reports a victim."""
    accident = pattern("objects.accident")
    if FORCED.search(view.shadow, sentence.start, sentence.end) or not any(
        accident.search(view.shadow, stretch.start, stretch.end) for stretch in (sentence, view.paragraph_at(sentence.start))
    ):
        return "victim"
    return "person"


def settle_action(view: DocumentView, sentence: Sentence, quantity: Mention, action: str, unit: str) -> str:
    """The act that the words around leave: countries at a meeting meet, people handed to a court are prosecuted."""
    text = view.shadow
    if (
        unit == "country"
        and action == "joint_operation"
        and view.language != "zh"
        and _is_of_gangs_doing(view, sentence, quantity)
    ):
        return "involve"  # the ring hit hospitals in 28 countries
    if unit == "country" and action in ("meet", "joint_operation"):
        is_meeting = _MEETING.search(text, sentence.start, sentence.end) is not None
        is_operation = _OPERATION.search(text, sentence.start, sentence.end) is not None
        if is_operation and not is_meeting:
            return "joint_operation" if view.language == "zh" or action == "joint_operation" else action
        if action == "meet" and not is_meeting and _BROUGHT_TOGETHER.search(text, sentence.start, quantity.start):
            return "joint_operation" if is_operation or view.within("operation", *view.paragraph_at(quantity.start)) else action
        if view.language != "zh" and action == "joint_operation" and not is_operation and not is_meeting:
            return action if _is_acted_in(view, sentence) else "involve"
        return "meet" if is_meeting and not is_operation and view.language != "zh" else action
    if action == "joint_operation" and unit == "event" and view.language == "zh":
        own = view.clause_at(quantity.start)
        is_raid = _TOGETHER.search(text, own.start, own.end) is None and _OF_FORCE.search(text, own.start, own.end) is not None
        return "raid" if is_raid else action  # 采取反非法劳工行动13000次
    if action == "deploy" and unit == "person" and view.language == "zh":
        return "train" if _TO_LEARN.search(text, quantity.end, view.clause_at(quantity.start).end) else action
    if action == "handover" and unit == "person" and view.language != "zh":
        return "prosecute" if _TO_PROSECUTION.match(text, quantity.end, sentence.end) else action
    if action == "handover" and view.language == "fr" and _SEARCH_GAVE["fr"].search(text, sentence.start, quantity.start):
        return "seize"  # des perquisitions ont livré deux fusils
    return action


def _is_of_gangs_doing(view: DocumentView, sentence: Sentence, quantity: Mention) -> bool:
    """Whether a gang does what is told before the number; not where it is the target of others (raids on the ring in …)."""
    told = [m for m in view.within("object", sentence.start, quantity.start) if m.code in _WHO_ACTS]
    if not told or told[0].code != "group":
        return False
    return _TARGET.search(view.shadow, max(sentence.start, told[0].start - 40), told[0].start) is None


def _is_acted_in(view: DocumentView, sentence: Sentence) -> bool:
    """Whether a sentence that names countries tells of acts there, or stands beside an operation."""
    if _ACTING[view.language].search(view.shadow, sentence.start, sentence.end):
        return True
    if any(m.code in _DEEDS for m in view.within("action", sentence.start, sentence.end)):
        return True
    return bool(view.within("operation", *view.paragraph_at(sentence.start)))


def is_currency(unit: str) -> bool:
    """Whether a unit is an ISO 4217 code."""
    return len(unit) == 3 and unit.isupper()


def read_unit(quantity: Mention, counted_object: str | None) -> str | None:
    """The unit of a claim: the currency of a sum, else that of the object (LABELLING rule 5), else the measure word's."""
    unit = quantity.unit
    if unit is not None and len(unit) == 3 and unit.isupper():
        return unit
    if counted_object is None:
        return unit
    if counted_object == "other":
        return unit if unit in ("event", "case") else "item"
    if unit == "event" and counted_object in ("drug", "weapon", "document", "device", "vehicle", "site"):
        return unit  # 1,918 seizures of fentanyl, 40 inspections
    if counted_object == "money":
        return unit
    return OBJECT_UNIT.get(counted_object, unit)
