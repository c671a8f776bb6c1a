"""Places: countries, and places below them, with composite names (缅甸妙瓦底地区) beside their parts.

A composite is one mention over the whole name, with the code of its parts and rule ``place:composite``; the parts come out too.
"""

from __future__ import annotations

import re

from tasks.reference.capitals import is_capital
from tasks.text.mentions import Mention
from tasks.transform.facts.anchors import Anchor
from tasks.transform.facts.geo import Geo
from tasks.transform.facts.reading import Reading
from tasks.transform.facts.seats import find_seats
from tasks.transform.facts.spots import AUTONOMOUS, find_spots, without_namesakes
from tasks.transform.facts.unlisted import find_unlisted
from tasks.transform.facts.words import pattern

_KINDS = ("country", "place")
# What may stand between two parts of one Chinese place name.
_CHINESE_GAP = re.compile(r"(?:首都|首府|境内的?|的)?")
# Generic words that belong to the name before them.
_CHINESE_TAIL = pattern("places.chinese_tail")
_CHINESE_SIDE = re.compile(r"(?:[东西南北中]+部(?:地区|边境)?)")
# A smaller place that no list knows: up to four characters and a word for a unit, none of them a word of grammar or an office.
_COMMON = (
    "警公安检法院部门政府帮派人民在和与的了等向对从将被把及或为是有一二两三四五六七八九十百千万各该全多地园边"
    "籍组局厅处队会所站关到至说称并共由于以这那其,.:;、()“”\"' 0123456789"
)
_UNKNOWN = re.compile(rf"[^{_COMMON}\na-z]{{1,4}}?(?:自治县|自治州|县|镇|乡|村|街道|区|市|府)(?![长委民])")
# What goes on with a name to that of an autonomous prefecture, county or banner: its peoples (大理白族自治州).
_AUTONOMOUS = re.compile(AUTONOMOUS)
_OFFICE = 3
"""Characters from which an office is no end of a place's own (副部长 is one, the 省长 of 湖南省长沙市 is not)."""
_ZH_SUFFIX = "市县区州省警海公机口地等境籍、方部镇两"
_ZH_LOCATIVES = "在从往到赴于省至抵、与和及"
_ZH_IN = "在赴抵"
_ZH_OFFICE = pattern("places.zh_office")
_LATIN_BEFORE = re.compile(
    r"(?:\b(?:in|at|from|near|to|around|outside|via|across|into|of|and|between|leaving|reaching|towards|"
    r"à|a|de|du|des|d'|au|aux|en|vers|depuis|près de|et|dans le|dans la|dans les|entre|sur)\s*|[,(/–-]\s?|^|\n)$",
    re.IGNORECASE,
)
_LATIN_IN = pattern("places.latin_in")
_THE = re.compile(r"(?:^|\n|\b[Tt]he\s)$")
_CAPITALS = re.compile(r"\s(?:[A-Z][\w-]*\s){0,4}")
_BODY_REACH = 40  # characters between the place that opens a body's name and the word for the body
_LATIN_LIST = re.compile(r",\s|,?\s(?:and|or|et|ou)\s(?:in\s|en\s|à\s)?")
_GOES_ON = re.compile(r"\s[A-ZÀ-Þ][a-zà-ÿ]|-[A-ZÀ-Þ]")
_PLACE_BEHIND = pattern("places.place_behind")
_LATIN_HEAD = pattern("places.latin_head")
_LATIN_TAIL = pattern("places.latin_tail")
_GOVERNING_BEHIND = pattern("places.governing_behind")
_GOVERNING_BEFORE = pattern("places.governing_before")
_GOVERNING_REACH = 40
_LATIN_JOIN = re.compile(r",\s|\s\(|,\s(?:en|au|aux)\s|\s(?:en|au|aux)\s")


def to_mentions(reading: Reading, found: list[Geo]) -> list[Mention]:
    """Mentions of kind ``place`` from settled names in order: every name, and the composites that join them."""
    mentions = [_mention(geo) for geo in found]
    if reading.language == "zh":
        return mentions + [_mention(geo) for geo in _chinese_composites(reading, found)]
    mentions += [_mention(geo) for geo in _latin_composites(reading, found)]
    return mentions + [_mention(geo) for geo in find_unlisted(reading, found)]


def _mention(geo: Geo) -> Mention:
    return Mention("place", geo.start, geo.end, code=geo.code or None, name=geo.name, detail=geo.kind, rule=geo.rule)


def find_geography(reading: Reading) -> list[Geo]:
    """Names of countries and places, longest first won, ambiguous ones settled by the other names of the text."""
    groups = _group_names(reading)
    surely = (group for group in groups if _is_of_one_country(group) and not _is_weak(group[0]))
    sure = {group[0].entry.code for group in surely if "+" not in group[0].entry.code}
    named = [(g[0].start, g[0].entry.code) for g in groups if g[0].entry.code in sure and _is_of_one_country(g)]
    peoples = [(a.start, a.entry.code) for a in reading.of_kind("nationality") if len(a.entry.code) == _ISO]
    found: list[Geo] = []
    weak = [group[0] for group in groups if all(_is_weak(anchor) and not _is_far(anchor) for anchor in group)]
    told = {reading.shadow[a.start : a.end] for a in weak if _is_supported(reading, a, sure)}
    ends: Ends = {group[0].end: {a.entry.code for a in group} for group in groups} if reading.language == "zh" else {}
    for group in groups:
        if all(_is_far(anchor) for anchor in group):
            anchor = _far_place(reading, group, sure, named + peoples, found)
        else:
            anchor = _near_place(reading, group, _likeliest(group, sure, named), told, ends)
        if anchor is not None and not _is_within_named(reading, anchor, found):
            found.append(_settled(reading, anchor, sure))
    if reading.language == "zh" and reading.issuer is not None:
        found = without_namesakes(reading, found)
        found += find_spots(reading, found)
        found += find_seats(reading, found)
        found.sort(key=lambda geo: (geo.start, -geo.end))
    return found


def _is_within_named(reading: Reading, anchor: Anchor, found: list[Geo]) -> bool:
    """Whether a word for our own land is only the inside of the place just named (吉隆坡境内)."""
    is_inside = reading.shadow[anchor.start : anchor.end] in _INSIDE
    return is_inside and bool(found) and found[-1].end == anchor.start


def _near_place(reading: Reading, group: list[Anchor], anchor: Anchor, told: set[str], ends: Ends) -> Anchor | None:
    """The likeliest place of a name, unless the name is a weak one that nothing supports."""
    if not all(_is_weak(other) for other in group) or reading.shadow[anchor.start : anchor.end] in told:
        return anchor
    is_listed = anchor.start - 1 in ends and reading.shadow[anchor.start - 1] == "、"  # 芒街、东兴: in a list
    is_within = anchor.entry.code in ends.get(anchor.start, ())  # 云南普洱: right behind another of its land
    return anchor if is_listed or is_within else None


def _settled(reading: Reading, anchor: Anchor, sure: set[str]) -> Geo:
    """The place that an entry of the lexicon names in this text."""
    kind, _, rest = anchor.entry.detail.partition("|")
    code = anchor.entry.code
    if kind == "ambiguous":
        code = _settle(code, sure)
        if code == _CONGO and reading.language == "fr":
            code = "CG"  # the other one is la RDC or le Congo démocratique in French
    if anchor.entry.kind == "country":
        kind = "country"
    if code == "*WE":
        code = reading.issuer or ""
    elif code == "*ABROAD":
        code, kind = "", "abroad"
    rule = f"lexicon:{anchor.entry.kind}:{anchor.entry.id}"
    return Geo(anchor.start, anchor.end, code, kind, rest.split("|")[0], rule)


def _is_of_one_country(group: list[Anchor]) -> bool:
    return len({anchor.entry.code for anchor in group}) == 1


def _likeliest(group: list[Anchor], sure: set[str], named: list[tuple[int, str]]) -> Anchor:
    """Of the places of one name that in a country told elsewhere; of several such the one whose country is named nearest."""
    possible = [anchor for anchor in group if anchor.entry.code in sure]
    if len(possible) < 2:
        return possible[0] if possible else group[0]
    return min(possible, key=lambda anchor: min(abs(at - anchor.start) for at, code in named if code == anchor.entry.code))


def _office_ends(reading: Reading) -> dict[int, int]:
    """Ends of the Chinese offices by the places within them."""
    roles = reading.of_kind("role") if reading.language == "zh" else []
    return {at: role.end for role in roles if role.end - role.start >= _OFFICE for at in range(role.start + 1, role.end)}


Ends = dict[int, set[str]]
"""Where names of places end, with the lands in which they may lie."""
_INSIDE = ("境内", "国内")
_ISO = 2  # letters of a country's code
_CONGO = "CD+CG"
_ARTICLES = ("la ", "le ", "les ", "the ")


def _is_far(anchor: Anchor) -> bool:
    return anchor.entry.detail.endswith("|far")


def _is_weak(anchor: Anchor) -> bool:
    return anchor.entry.detail.endswith(("|weak", "|far"))


def _settle(codes: str, sure: set[str]) -> str:
    """The one of several codes that the text names elsewhere, else all of them."""
    named = [code for code in codes.split("+") if code in sure]
    return named[0] if len(named) == 1 else codes


def _is_written_as_name(reading: Reading, anchor: Anchor) -> bool:
    """Latin names begin with a capital, acronyms are capitals throughout."""
    word = reading.text[anchor.start : anchor.end]
    if not word[0].isalpha() or word[0] >= "\u2e80":
        return True
    if anchor.entry.code.startswith("*"):
        return True
    if len(word) <= 3 and word.isalpha() and anchor.entry.kind == "country":
        return word.isupper()
    is_headed = word.lower().startswith(_ARTICLES)  # La réunion annuelle is no island
    return (word[0].isupper() and not is_headed) or any(character.isupper() for character in word.replace("'", " ").split()[-1])


def _is_listed(reading: Reading, last: Geo, anchor: Anchor) -> bool:
    """Whether a name goes on with a list of places (in Telangana, Gujarat and Rajasthan)."""
    return last.kind != "abroad" and _LATIN_LIST.fullmatch(reading.text, last.end, anchor.start) is not None


def _group_names(reading: Reading) -> list[list[Anchor]]:
    """Names written as such, the longest of those that overlap; the rows of one name together."""
    groups: list[list[Anchor]] = []
    # 拉美国家 names no country, and a body's name no place
    bodies = [anchor for anchor in reading.of_kind("party") if anchor.entry.detail in ("body", "unnamed")]
    offices = _office_ends(reading)
    for anchor in sorted([*reading.of_kind(*_KINDS), *_contracted(reading)], key=lambda anchor: (anchor.start, -anchor.end)):
        if not _is_written_as_name(reading, anchor) or any(b.start <= anchor.start and anchor.end <= b.end for b in bodies):
            continue
        if anchor.end > offices.get(anchor.start, anchor.end):
            continue  # 副部长|沙拉万: no 长沙 between an office and a name
        if groups and anchor.start < groups[-1][0].end:
            if (anchor.start, anchor.end) == (groups[-1][0].start, groups[-1][0].end):
                groups[-1].append(anchor)
            continue
        groups.append([anchor])
    return groups


def _contracted(reading: Reading) -> list[Anchor]:
    """French places whose article is in the word before them: the Havre of "au Havre"."""
    return [a._replace(start=reading.shadow.index(" ", a.start) + 1) for a in reading.of_kind("contracted")]


def _far_place(
    reading: Reading, group: list[Anchor], sure: set[str], named: list[tuple[int, str]], found: list[Geo]
) -> Anchor | None:
    """Which of the far places of one name is told, if one is: in a land that the text names, as a place or heading a body."""
    first = group[0]
    is_listed = bool(found) and _is_listed(reading, found[-1], first)
    lands = {found[-1].code} if is_listed else sure | {code for _, code in named}  # Brisbane, Logan and Cairns lie in one land
    possible = [anchor for anchor in group if not lands or anchor.entry.code in lands]
    if not possible:
        return None
    is_told = _is_told_as_place(reading.text, first.start, first.end, is_listed) or _opens_body(reading, first.start, first.end)
    return _likeliest(possible, lands, named) if is_told else None


def _is_told_as_place(text: str, start: int, end: int, is_listed: bool) -> bool:
    """Whether a word of place stands right before a name, or another place in one list; what follows must not go on with it."""
    if _GOES_ON.match(text, end) is not None and _PLACE_BEHIND.match(text, end) is None:
        return False
    return is_listed or _LATIN_IN.search(text, max(0, start - 24), start) is not None


def _opens_body(reading: Reading, start: int, end: int) -> bool:
    """Whether a name opens that of a body (the Telangana Cyber Security Bureau)."""
    if _THE.search(reading.text, max(0, start - 5), start) is None:
        return False
    heads = (head for head in reading.of_kind("organisation_head") if end < head.start <= end + _BODY_REACH)
    return any(_CAPITALS.fullmatch(reading.text, end, head.start) is not None for head in heads)


def _is_supported(reading: Reading, anchor: Anchor, sure: set[str]) -> bool:
    """Whether the words around a name that may be an ordinary word make it a place."""
    text, start, end = reading.shadow, anchor.start, anchor.end
    if reading.language == "zh":
        if anchor.entry.code != "CN" and set(anchor.entry.code.split("+")) & sure:
            return True
        if text[end : end + 1] in tuple(_ZH_SUFFIX) or _ZH_OFFICE.match(text, end):
            return True
        before = text[start - 1 : start]
        return bool(before) and (before in _ZH_IN or (before in _ZH_LOCATIVES and not text[end : end + 1].isalpha()))
    original = reading.text
    follows = re.match(r"\s[A-ZÀ-Þ][a-zà-ÿ]", original[end : end + 3])
    if follows and text[end : end + 2] not in (" ,",):
        return False
    if is_capital(anchor.entry.code, text[start:end]) and _governs(text, start, end):
        return True
    return _LATIN_BEFORE.search(original[max(0, start - 14) : start]) is not None


def _governs(text: str, start: int, end: int) -> bool:
    """Whether the words around a capital tell of a state (Quito transmet désormais les listes; thanked Wellington, whose)."""
    is_acting = _GOVERNING_BEHIND.match(text, end) is not None
    return is_acting or _GOVERNING_BEFORE.search(text, max(0, start - _GOVERNING_REACH), start) is not None


def _chinese_composites(reading: Reading, found: list[Geo]) -> list[Geo]:
    """Names that stand behind each other in one land (云南普洱市), with the words behind them that belong to the place."""
    text = reading.shadow
    composites = []
    index = 0
    while index < len(found):
        first = found[index]
        end, codes, kind = first.end, first.code, first.kind
        index += 1
        while first.kind != "abroad":
            following = found[index] if index < len(found) else None
            if following is not None and _goes_on(text, end, codes, following):
                if following.kind == "country" and kind != "country":
                    break
                end, kind = following.end, following.kind
                codes = codes if len(codes) <= len(following.code) or kind == "country" else following.code
                index += 1
                continue
            tail = _tail_of_place(text, end, kind, following)
            if tail is None:
                break
            end, kind = tail
        if end != first.end:
            composites.append(Geo(first.start, end, codes, kind, reading.text[first.start : end], "place:composite"))
    return composites


def _goes_on(text: str, end: int, codes: str, following: Geo) -> bool:
    """Whether the next name stands right behind the end of one, in the same land."""
    gap = _CHINESE_GAP.match(text, end)
    return gap is not None and following.start in (end, gap.end()) and _same_land(codes, following.code)


def _tail_of_place(text: str, end: int, kind: str, following: Geo | None) -> tuple[int, str] | None:
    """Where a place ends, and what it is, that goes on with a word for a place or with a name that no list knows."""
    tail = _CHINESE_TAIL.match(text, end) or _CHINESE_SIDE.match(text, end)
    if tail is not None and _is_tail(text, tail.end()):
        if "机场" in tail[0]:
            return tail.end(), "airport"
        if "边境" in tail[0] or "口岸" in tail[0]:
            return tail.end(), "border"
        return tail.end(), "region" if kind == "country" else kind
    unknown = _AUTONOMOUS.match(text, end) or _UNKNOWN.match(text, end)
    if unknown is None or (kind == "country" and unknown[0][-1] not in "县镇乡村府"):
        return None  # 泰国某市 is too vague a pattern right after a country
    if following is not None and following.start < unknown.end():
        return None
    return unknown.end(), "city" if kind == "country" else kind


def _is_tail(text: str, end: int) -> bool:
    """Whether a generic word really ends the name: 市民, 县长, 区委, 省厅, 港币, 州长 do not."""
    return text[end : end + 1] not in tuple("民长委厅级币府局") or text[end - 1 : end] in "场岸境"


def _same_land(left: str, right: str) -> bool:
    return not left or not right or bool(set(left.split("+")) & set(right.split("+")))


def _latin_composites(reading: Reading, found: list[Geo]) -> list[Geo]:
    text = reading.shadow
    composites = []
    for index, geo in enumerate(found):
        if geo.kind == "abroad":
            continue
        start, end, kind = geo.start, geo.end, geo.kind
        head = _LATIN_HEAD.search(text, max(0, start - 40), start)
        if head is not None:
            start = head.start()
        tail = _LATIN_TAIL.match(text, end)
        if tail is not None and geo.kind != "country":
            end = tail.end()
        kind = "airport" if "airport" in text[start:end] or "aéroport" in text[start:end] else kind
        following = found[index + 1] if index + 1 < len(found) else None
        if following is not None and geo.kind != "country" and following.start - end <= 6 and geo.code == following.code:
            join = _LATIN_JOIN.fullmatch(text, end, following.start)
            if join is not None and (following.kind == "country" or kind in ("city", "district", "airport")):
                end = following.end
        if (start, end) != (geo.start, geo.end):
            composites.append(Geo(start, end, geo.code, kind, reading.text[start:end], "place:composite"))
    return composites
