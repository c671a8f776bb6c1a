"""What a number counts: the noun beside it."""

from __future__ import annotations

import re
from typing import NamedTuple

from tasks.text.mentions import Mention
from tasks.transform.records.claims.frames import PERSONS, parse_frame
from tasks.transform.records.clauses import Clause, DocumentView
from tasks.transform.records.words import pattern, patterns

# Words that end a noun phrase in English and French; "of" and "de" do not.
_LATIN_END = pattern("nouns.latin_end")
# Nouns that measure another one: "134 pieces of infrastructure", "12 cases of beer".
_CLASSIFIERS = frozenset({
    "pieces", "items", "units", "bags", "bottles", "cartons", "packets", "parts", "sticks", "rounds", "doses", "pièces", "boîtes",
    "paquets", "litres", "bouteilles", "pairs", "containers", "shipments", "tablets", "pills", "species", "specimens", "lots",
    "total",
})  # fmt: skip
_NOUN_GAP = pattern("nouns.noun_gap")
_WEIGHS = pattern("nouns.weighs")
_VALUED = pattern("nouns.valued")
_FORMS = pattern("nouns.forms")
"""Forms in which a drug is found: the number is of the drug (氯胺酮成品3公斤、半成品1吨)."""
_COINS = frozenset("枚颗")
_IMPLIED = {"艘": "vehicle", "辆": "vehicle", "通": "message"}
"""What a measure word that counts nothing else tells by itself: ships, cars, calls."""
_DONE_TO_OFFICERS = frozenset({"deploy", "train", "meet", "establish", "patrol"})
_FORCE = frozenset({"raid", "arrest", "seize", "dismantle", "block", "solve"})
_JOINTLY = pattern("nouns.jointly")
_COPULA = re.compile(r"(?:均|都|皆|全部|全)?(?:为|是|系|属)")
_OTHER_NOUN = re.compile(r"[\u4e00-\u9fff](?<![被由遭向对将在从与同因均都全已也还又则为是系属等及和或或者的之于以中里内])")
_QUOTES = frozenset("\"'”」』")
_NO_NOUN_AFTER = frozenset(",、和及与;:。)!?》」』”\n")
_AND_MORE = ("以及", "连同", "并有", "还有", "外加")
# A clause word between number and noun: the noun behind it is another one's (5人被警员带走).
_CHINESE_BREAK = re.compile(r"被|由|遭|向|对|将|在(?![逃押册案职校岗])|从|与|同|因|走上|走进|其中|\((?:包括|含)")
_CHINESE_VERBAL = pattern("nouns.chinese_verbal")
_GOVERNS = patterns("claims.governs")
_LEFT_SO = patterns("claims.left_so")
_APPOSITION = re.compile(r"[^,。;:!?\d]{0,60}?(?:、[^,。;:!?\d]{1,40}|等)$")
_NUMBER_OF = pattern("nouns.number_of")
_LEVEL = pattern("nouns.level")
_CREW_OF = pattern("nouns.crew_of")
_PARTICIPLE = pattern("nouns.participle")
_PRONOUN = pattern("nouns.pronoun")


_OF_CRIME = frozenset({"suspect", "ringleader", "fugitive", "group", "case", "operation", "website"})
"""What a crime can be put before in one noun phrase; migrants, drugs and money are what the crime is done with."""


class Counted(NamedTuple):
    """The noun of a number: the object it names and where the whole phrase lies."""

    mention: Mention | None
    object: str | None
    """Object code, or None where no noun tells (a bare 10人, five of them)."""
    is_generic: bool
    """Whether the noun only says "people"."""
    start: int
    end: int
    """Span of number and noun together."""
    is_after: bool


def fits(quantity: Mention, counted: str) -> bool:
    """Whether a measure word can count such an object: 名 counts people, 起 cases, 元 money and so on."""
    unit = quantity.unit
    if unit is None or unit == "item":
        return unit is None or (counted not in PERSONS and counted not in ("country", "money"))
    if unit == "person":
        return counted in PERSONS
    if unit == "case":
        return counted in ("case", "other", "operation")
    if unit == "site":
        return counted in ("site", "other", "mechanism", "device")
    if unit == "group":
        return counted == "group"
    if unit == "country":
        return counted == "country"
    if unit == "event":
        return counted not in PERSONS and counted not in ("country", "money", "group")
    if unit == "agreement":
        return counted == "agreement"
    return unit != "mission" or counted == "mission"


def find_counted(view: DocumentView, quantity: Mention, clause: Clause, previous_end: int, next_start: int) -> Counted:
    """The noun that ``quantity`` counts, looked for between its neighbours' ends within ``clause``."""
    if quantity.unit is not None and len(quantity.unit) == 3 and quantity.unit.isupper():
        return Counted(None, "money", False, quantity.start, quantity.end, False)
    if view.language == "zh":
        return _chinese(view, quantity, clause, previous_end, next_start)
    return _latin(view, quantity, clause, next_start)


def _counted(quantity: Mention, noun: Mention, is_after: bool) -> Counted:
    return Counted(
        noun, noun.code, noun.detail == "generic", min(quantity.start, noun.start), max(quantity.end, noun.end), is_after
    )


def _nothing(quantity: Mention) -> Counted:
    return Counted(None, None, False, quantity.start, quantity.end, False)


def _chinese(view: DocumentView, quantity: Mention, clause: Clause, previous_end: int, next_start: int) -> Counted:
    limit = min(clause.end, next_start)
    behind = _measure_itself(view, quantity) or _noun_behind(view, quantity, limit, next_start)
    if behind is not None:
        return _counted(quantity, behind, True)
    if _told_as_force(view, quantity, quantity.end, limit):
        return Counted(None, "operation", False, quantity.start, limit, True)
    left = max(clause.start, previous_end)
    if (start := _deed_before(view, quantity, left)) is not None:
        return Counted(None, "operation", False, start, quantity.end, False)
    if (drug := _form_of_drug(view, quantity, clause)) is not None:
        return drug
    if (before := _noun_before(view, quantity, left)) is not None:
        return _counted(quantity, before, False)
    end = quantity.end
    if (implied := _IMPLIED.get(view.shadow[end - 1 : end])) is not None and quantity.unit == "item":
        return Counted(None, implied, False, quantity.start, end, False)  # 驱离漁船312艘、扣留46艘
    return _valued(view, quantity, clause) or _weighed(view, quantity, clause)


def _measure_itself(view: DocumentView, quantity: Mention) -> Mention | None:
    """The noun that is the measure word (15个省区市)."""
    end = quantity.end
    nouns = view.within("object", quantity.start + 1, end)
    return next((m for m in nouns if m.end == end and m.end - m.start > 1 and m.code and m.code not in PERSONS), None)


def _noun_behind(view: DocumentView, quantity: Mention, limit: int, next_start: int) -> Mention | None:
    """The head noun behind a number, unless the words there tell a force or it is the next number's."""
    text, end = view.shadow, quantity.end
    if end >= limit or text[end] in _NO_NOUN_AFTER or text.startswith(_AND_MORE, end):
        return None
    nouns = [
        noun
        for noun in view.within("object", end, limit)
        if noun.code and noun.end <= limit
        and (fits(quantity, noun.code) or (noun.start == end and _is_coin(view, quantity, noun)))
    ]  # fmt: skip
    if quantity.unit == "case":  # 8宗涉嫌走私成品油等案件
        nouns = [m for m in nouns if m.code == "case"] or nouns
    head = _chinese_head(text, end, nouns) if nouns else None
    if head is None or _told_as_force(view, quantity, head.end, limit):
        return None
    is_of_next = "、" in text[end : head.start] and head.end == next_start  # 985团、犯嫌6554人: the noun is the next number's
    return None if is_of_next else head


def _noun_before(view: DocumentView, quantity: Mention, left: int) -> Mention | None:
    """The noun before a number, where its gap lets it be counted: the nearest that fits, and no other."""
    text, end = view.shadow, quantity.end
    nouns = [
        noun
        for noun in view.within("object", left, quantity.start)
        if noun.code and noun.end <= quantity.start and (fits(quantity, noun.code) or _is_coin(view, quantity, noun))
    ]
    if not nouns:
        return None
    noun = nouns[-1]
    is_actor = noun.code in PERSONS and quantity.unit is None and _OTHER_NOUN.match(text, end)
    if is_actor and not view.within("action", end, end + 1):
        return None  # 人员搜获3个避孕套
    gap = text[noun.end : quantity.start]
    is_named = quantity.unit == "person" and _APPOSITION.match(gap) is not None
    if is_named and not view.within("action", noun.end, quantity.start):
        return noun
    if _NOUN_GAP.match(gap):
        return noun
    is_acted_on = _is_verbal_gap(view, noun.end, quantity.start) and not _is_actor(view, noun, quantity.start)
    return noun if is_acted_on else None


def _told_as_force(view: DocumentView, quantity: Mention, start: int, limit: int) -> bool:
    """Whether times are counted of a deed told as a noun at the clause's end (组织3次针对窝点的同步查缉): so many operations."""
    if quantity.unit != "event":
        return False
    deeds = [m for m in view.within("action", start, limit) if m.end == limit and m.code in _FORCE]
    return bool(deeds) and _JOINTLY.search(view.shadow, quantity.end, deeds[0].start) is not None


def _deed_before(view: DocumentView, quantity: Mention, left: int) -> int | None:
    """Where a deed told as a noun begins right before its times (开展联合清查7次)."""
    if quantity.unit != "event":
        return None
    deeds = [m for m in view.within("action", left, quantity.start) if m.end == quantity.start and m.code in _FORCE]
    jointly = _JOINTLY.search(view.shadow, left, deeds[0].start) if deeds else None
    return jointly.start() if jointly is not None else None


def _form_of_drug(view: DocumentView, quantity: Mention, clause: Clause) -> Counted | None:
    """The drug whose form stands right before a weight: named with it, or for the number before it in the list."""
    text = view.shadow
    match = next((m for m in _FORMS.finditer(text, max(clause.start, quantity.start - 4), quantity.start)), None)
    if match is None or not _NOUN_GAP.fullmatch(text, match.end(), quantity.start) or quantity.unit != "item":
        return None
    nouns = [m for m in view.within("object", clause.start, match.start()) if m.end <= match.start()]
    drug = nouns[-1] if nouns and nouns[-1].code == "drug" else None
    if drug is None or (drug.end < match.start() and text[match.start() - 1] not in "、和及"):
        return None
    return Counted(drug, "drug", False, match.start(), quantity.end, False)


def _is_coin(view: DocumentView, quantity: Mention, noun: Mention) -> bool:
    """Whether a number counts coins of no state (泰达币3万颗)."""
    return noun.code == "money" and quantity.unit == "item" and view.shadow[quantity.end - 1 : quantity.end] in _COINS


def _valued(view: DocumentView, quantity: Mention, clause: Clause) -> Counted | None:
    """A noun that its value parts from its number (搜出101万包、市价约1亿元的未税私烟)."""
    match = _VALUED.match(view.shadow, quantity.end, view.sentences[clause.sentence].end)
    if match is None:
        return None
    nouns = [m for m in view.within("object", match.end(), match.end() + 10) if m.code and fits(quantity, m.code)]
    return Counted(nouns[0], nouns[0].code, False, quantity.start, quantity.end, False) if nouns else None


def _weighed(view: DocumentView, quantity: Mention, clause: Clause) -> Counted:
    """What a weight is of that is told behind its thing (掏出一包毒品,经称量净重2.1公斤)."""
    if quantity.unit == "item" and _WEIGHS.search(view.shadow, max(clause.start, quantity.start - 8), quantity.start):
        sentence = view.sentences[clause.sentence]
        for noun in reversed(view.within("object", sentence.start, quantity.start)):
            if noun.code in ("drug", "other", "weapon") and not noun.detail:
                return Counted(noun, noun.code, False, quantity.start, quantity.end, False)
    return _nothing(quantity)


def _chinese_head(text: str, start: int, nouns: list[Mention]) -> Mention | None:
    """The head among the nouns after a number: behind a relative clause (10名藏在缅北的逃犯), else the first with its suffix."""
    first = nouns[0]
    between = text[start : first.start]
    if first.code == "person" and _COPULA.match(between):
        return None  # 其中9人為內地旅客: what they are, not what is counted
    index = 0
    particle = text.find("的", start, nouns[-1].start)
    is_governed = first.end == particle and _GOVERNS["zh"].search(between) is not None  # 4名涉嫌聘用非法劳工的雇主
    if is_governed:
        behind = [i for i, noun in enumerate(nouns) if noun.start > particle]
        index = behind[0] if behind else 0
    elif particle >= 0 and first.start - start >= 2 and (first.start - start >= 6 or _CHINESE_VERBAL.search(between)):
        behind = [i for i, noun in enumerate(nouns) if noun.start > particle]
        if particle > first.start and text[particle - 1 : particle] and first.end != particle and behind and behind[0] > 0:
            index = behind[0]
    elif _CHINESE_BREAK.search(between):
        return None
    if particle < 0 and first.start - start > 14:
        return None
    while index + 1 < len(nouns):
        gap = text[nouns[index].end : nouns[index + 1].start]
        if nouns[index + 1].start > nouns[index].end and gap not in _QUOTES:
            break
        index += 1
    return nouns[index]


def _is_actor(view: DocumentView, noun: Mention, end: int) -> bool:
    """Whether the noun is (the end of) whoever acts on what the number before ``end`` counts: 公安机关累计破案1175起."""
    if noun.code == "officer":  # 警员共截查2314人: the verb is theirs
        named = [m for m in view.within("action", noun.end, end) if m.code not in _DONE_TO_OFFICERS]
        return bool(named) and all("harmed" not in (m.detail or "") for m in named)
    if noun.code != "other":
        return False
    bodies = [
        *view.within("organisation", noun.start - 16, noun.start + 1),
        *view.within("party", noun.start - 16, noun.start + 1),
    ]
    return noun.detail == "party" or any(body.end >= noun.end for body in bodies) or view.shadow[noun.start : noun.end] == "机关"


def _is_verbal_gap(view: DocumentView, start: int, end: int) -> bool:
    """Whether only a verb stands between noun and number (案件侦破1.9万起, 案件增至943宗)."""
    if end - start > 12:
        return False
    actions = view.within("action", start, end)
    if not actions:
        return False
    rest = view.shadow[start : actions[0].start] + view.shadow[max(a.end for a in actions) : end]
    return len(rest) <= 4 and not re.search(r"[,、;:的内里]", rest)


def _latin(view: DocumentView, quantity: Mention, clause: Clause, next_start: int) -> Counted:
    text = view.shadow
    limit = min(view.sentences[clause.sentence].end, next_start)
    position = quantity.end
    if _PRONOUN.match(text, position, limit):
        return _nothing(quantity)
    if view.language == "fr" and _is_verb_next(view, position):
        return _number_of(view, quantity, clause)  # cinq écopent de …
    match = _phrase_end(view, position, limit)
    end = match.start() if match else limit
    if text[position : position + 2] in (" «", ' "') or text[position : position + 3] == " « ":
        match = _LATIN_END.search(text, position + 3, limit)
        end = match.start() if match else limit
    nouns = [m for m in view.within("object", quantity.start, end) if m.code and m.end <= end]
    first_end = end
    if not nouns and match is not None and match[0] in ("and", "or", "et", "ou"):  # 22 African and Haitian migrants
        match = _LATIN_END.search(text, match.end(), limit)
        end = match.start() if match else limit
        nouns = [m for m in view.within("object", quantity.start, end) if m.code and m.end <= end]
    nouns = [m for m in nouns if text[m.end : m.end + 1] != "-"] or nouns  # two money-laundering suspects
    if quantity.unit == "country":
        nouns = [m for m in nouns if m.code == "country"] or nouns
    if len(nouns) > 1 and nouns[-2].code in PERSONS and view.language == "en" and _is_left_so(view, nouns[-1]):
        nouns.pop()  # took 40 nationals home, left two gunmen dead
    if not nouns and (shared := _noun_shared(view, quantity, position, limit)) is not None:
        return shared
    if not nouns:  # or a Haitian and an African, whose names no noun follows
        people = _people_named(view, quantity, end) or _people_named(view, quantity, first_end)
        if people is not None:
            return people
        return _number_of(view, quantity, clause)
    if view.language == "fr":
        noun = nouns[0]
        if text[noun.start : noun.end] in _CLASSIFIERS and len(nouns) > 1:
            noun = nouns[1]
        return _counted(quantity, noun, True)
    of = text.find(" of ", position, end)
    group = [m for m in nouns if of < 0 or m.start < of]
    if group and text[group[-1].start : group[-1].end] not in _CLASSIFIERS:
        return _counted(quantity, _english_head(view, group), True)
    behind = [m for m in nouns if m.start > of]
    return _counted(quantity, _english_head(view, behind or group), True)


def _noun_shared(view: DocumentView, quantity: Mention, position: int, limit: int) -> Counted | None:
    """The people of a number by nation whose noun stands behind the next one alone (seven Thai and ten Lao officers)."""
    named = view.within("nationality", position + 1, position + 2) or view.within("party", position + 1, position + 2)
    stop = _phrase_end(view, position, limit)
    if not named or stop is None or stop[0] not in ("and", "et") or named[0].end + 1 != stop.start():
        return None
    following = view.within("quantity", stop.end() + 1, stop.end() + 2)
    if not following:
        return None
    end = _phrase_end(view, following[0].end, view.sentence_at(position).end)
    last = end.start() if end is not None else view.sentence_at(position).end
    people = [m for m in view.within("object", following[0].start, last) if m.code in PERSONS and m.end <= last]
    if not people:
        return None
    return Counted(None, people[-1].code, people[-1].detail == "generic", quantity.start, named[0].end, True)


def _is_left_so(view: DocumentView, noun: Mention) -> bool:
    return _LEFT_SO["en"].fullmatch(view.shadow, noun.start, noun.end) is not None


def _is_verb_next(view: DocumentView, position: int) -> bool:
    """Whether a finite verb follows right behind a number, whose people are then told before."""
    named = view.within("action", position + 1, position + 2)
    if not named or view.shadow[position : position + 1] != " " or view.within("object", position + 1, position + 2):
        return False
    frames = [parse_frame(mention.detail or "") for mention in named]
    return all(frame.order != "noun" and "part" not in frame.forms and frame.forms for frame in frames) or (
        view.shadow[named[0].start : named[0].end].split()[0].endswith(("ent", "ont", "aient"))
        and all(f.order != "noun" for f in frames)
    )


def _people_named(view: DocumentView, quantity: Mention, end: int) -> Counted | None:
    """People called by the name of their nation alone (22 Ghanaians, 17 ghanéennes), where the lexicon has it as no noun."""
    first = quantity.end + 1
    named = [*view.within("nationality", first, first + 1), *view.within("party", first, first + 1)]
    for mention in named:
        rest = view.shadow[mention.end : end].strip()
        is_alone = not rest or bool(view.within("action", mention.end, mention.end + 2)) or _PARTICIPLE.match(rest) is not None
        if is_alone and (mention.kind == "nationality" or mention.detail == "adjective"):
            return Counted(None, "person", True, quantity.start, mention.end, True)
    return None


def _phrase_end(view: DocumentView, position: int, limit: int) -> re.Match[str] | None:
    """The first word behind ``position`` that ends a noun phrase and is no part of a noun (mis en cause, gardes à vue)."""
    match = _LATIN_END.search(view.shadow, position, limit)
    while match is not None:
        noun = view.last_before("object", match.start(), position)
        if noun is None or noun.end <= match.start() or noun.end > limit:
            return match
        match = _LATIN_END.search(view.shadow, noun.end, limit)
    return None


def _number_of(view: DocumentView, quantity: Mention, clause: Clause) -> Counted:
    """The noun of "the number of cases rose to 300", which stands before its number."""
    first = max(clause.start, quantity.start - 120)
    match = _NUMBER_OF.search(view.shadow, first, quantity.start)
    if match is not None:
        nouns = [m for m in view.within("object", match.end(), quantity.start) if m.code]
    else:
        crew = _CREW_OF.search(view.shadow, first, quantity.start)
        if crew is not None:
            return Counted(None, "person", True, crew.start(), quantity.end, False)
        level = _LEVEL.search(view.shadow, first, quantity.start)
        if level is None or quantity.unit is not None:
            return _nothing(quantity)
        nouns = [m for m in view.within("object", first, level.start()) if m.code and m.code != "officer"]
        if nouns and view.language == "en" and " of " in view.shadow[nouns[0].end : nouns[-1].start]:
            nouns = nouns[:1]  # arrests of suspects rose to 40
    if not nouns:
        return _nothing(quantity)
    return _counted(quantity, _english_head(view, nouns) if view.language == "en" else nouns[0], False)


def _english_head(view: DocumentView, nouns: list[Mention]) -> Mention:
    """The last noun of the phrase, but the one before a participle that follows it (12 suspects arrested police say)."""
    head = nouns[0]
    for noun in nouns[1:]:
        verbs = [a for a in view.within("action", head.end, noun.start) if "noun" not in (a.detail or "")]
        if verbs and not _names_crime_of(view, verbs, noun):
            break
        head = noun
    return head


def _names_crime_of(view: DocumentView, verbs: list[Mention], noun: Mention) -> bool:
    """Whether the gerund of a crime stands right before those who are counted (five drug trafficking suspects)."""
    last = verbs[-1]
    is_touching = last.end + 1 == noun.start and view.shadow[last.end - 3 : last.end] == "ing"
    return is_touching and noun.code in _OF_CRIME
