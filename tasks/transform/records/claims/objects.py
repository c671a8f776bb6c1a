"""What a claim counts once its act is known, and in which unit."""

from __future__ import annotations

from tasks.text.mentions import Mention
from tasks.transform.records.claims.frames import OBJECT_UNIT, PERSONS
from tasks.transform.records.claims.measures import is_head_count, is_worth_told, with_lumps
from tasks.transform.records.claims.money import with_money_of_home
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.context.issuer import issuer_of
from tasks.transform.records.words import pattern, patterns

_HOME_CURRENCY = {"HK": "HKD", "MO": "MOP", "TW": "TWD", "SG": "SGD", "MY": "MYR"}
_MEETING = pattern("objects.meeting")
_OPERATION = pattern("objects.operation")
_TO_PROSECUTION = pattern("objects.to_prosecution")
_BROUGHT_TOGETHER = pattern("objects.brought_together")
_TOGETHER = pattern("objects.together")
_OF_FORCE = pattern("objects.of_force")
_TO_LEARN = pattern("objects.to_learn")
FREED = pattern("objects.freed")
_SEARCH_GAVE = patterns("objects.search_gave")
_ACTING = patterns("claims.acting_together")
_DEEDS = frozenset({"arrest", "seize", "raid", "dismantle", "rescue", "patrol", "solve", "block", "freeze"})
_WHO_ACTS = PERSONS - {"person", "victim"} | {"group"}
_TARGET = pattern("objects.target")


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
