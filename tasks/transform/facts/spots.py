"""Chinese spots that no list knows, told with a word for water, a crossing or a small place: in the country that reports."""

from __future__ import annotations

import re
from functools import cache

from tasks.reference.tables import read_csv
from tasks.text.patterns import compile_guarded
from tasks.transform.facts.geo import Geo
from tasks.transform.facts.reading import Reading
from tasks.transform.facts.words import pattern

_SPOT = pattern("places.spot")
_SIGN = r"[^\W\da-z的和与了被将向从等人案犯罪警公安检法院部政府民在对把及或为是有各该全多其这那此某每到至由]"
# A town, island or quarter, behind a word of place; a town also where it opens a clause.
_SMALL = re.compile(
    rf"(?:(?:在|于|来到|赶到|赶赴|抵达)({_SIGN}{{1,4}}?(?:镇|乡(?!村|亲|间|下)|街道(?!办)))|"
    rf"(?:(?<=[,。;\n、日午晚时分晨])|^)({_SIGN}{{1,3}}?镇)(?=一[名位家处间]|居民|村民|某)|"
    rf"(?:押|拖|带|拖带|扣|驶|靠泊)[至到往入]({_SIGN}{{1,4}}?港)(?![口区币元府人警澳])|"
    rf"(?:向|登上|抵达)({_SIGN}{{1,6}}?岛)(?!屿|内|上|链|国)|"
    rf"(?:在|于)(?:({_SIGN}{{1,6}}?岛)(?!屿|内|上|链|国)|"
    rf"({_SIGN}{{1,4}}(?:邨|屋苑))|"
    rf"((?!(?:[东西南北中山老新]区|同)){_SIGN}{{0,2}}{_SIGN}(?<![社小景辖务发业山库厂牧灾港校渔禁疫税园地住市城商居片宿舍林矿战特专军雷郊牌验货号分])区)(?=[^域别间号块内])))"
)
_AIRPORT = pattern("places.airport")
_STRETCH = compile_guarded(rf"(?:在|于)({_SIGN}{{1,3}}[江河湖溪]{_SIGN}{{1,4}}段)")
"""A stretch of a river; it may be called after a place that a list knows (湘江石门段)."""
AUTONOMOUS = (
    r"[^\W\da-z在于与和同及以赴到至抵往从由经对将把为被向等的各该两多某警检法海关局院]{0,14}?"
    r"(?:族|蒙古|哈萨克|柯尔克孜)自治(?:州|县|旗)(?![长委民])"
)
"""The rest of the name of an autonomous prefecture, county or banner: each is named after the peoples that live there."""
_AUTONOMOUS = compile_guarded(rf"(?:(?<=[在于从赴到抵由、,。;:\n])|(?<=^)|(?<=日))({AUTONOMOUS})")
_LOCAL = re.compile(r"本地(?![人居男女注货治产企银警时区户生民籍市华员雇]|犯罪)")
_BESIDE = re.compile(r"[与和同跟]$|联合$")
"""Right before a partner of whoever acted at the spot (与某地警方联手,在某区…)."""
_REACH = 40
"""Characters before a spot within which the country that it lies in is named."""
_LOCAL_ISSUERS = frozenset({"SG", "MY", "HK", "MO"})


@cache
def _transliterated() -> re.Pattern[str]:
    """A name written by the sounds of a foreign one, behind 在: three signs or more, none of another name or word."""
    rows = read_csv("gazetteer/no_place_words.csv")
    signs = "".join(sign for row in rows if row["use"] == "zh_transliteration" for sign in row["words"].split("|"))
    return re.compile(rf"在([{signs}]{{3,7}})(?![{signs}]|[·人族语])")


def _foreign_spots(reading: Reading, found: list[Geo]) -> list[Geo]:
    """Foreign towns that no list knows (肯尼亚警方在纳库塔捣毁…): in the other country that their sentence names before."""
    spots = []
    for match in _transliterated().finditer(reading.shadow):
        start, end = match.span(1)
        land = _land(reading, found, start)
        is_free = not any(geo.start < end and start < geo.end for geo in found)
        if is_free and land is not None and land != reading.issuer:
            spots.append(Geo(start, end, land, "city", reading.text[start:end], "place:unlisted"))
    return spots


def find_spots(reading: Reading, found: list[Geo]) -> list[Geo]:
    """Spots that no list knows (在西部海域, 在清溪镇), and 本地 in the press of cities and of states that are one."""
    issuer = reading.issuer or ""
    taken = [(geo.start, geo.end) for geo in found]
    spots = [(match.start(1), match.end(1)) for match in _SPOT.finditer(reading.shadow)]
    spots += [match.span(match.lastindex or 0) for match in _SMALL.finditer(reading.shadow)]
    spots += [match.span(1) for match in _AIRPORT.finditer(reading.shadow)]
    if "自治" in reading.shadow:
        spots += [match.span(1) for match in _AUTONOMOUS.finditer(reading.shadow)]
    if issuer in _LOCAL_ISSUERS:
        spots += [match.span() for match in _LOCAL.finditer(reading.shadow)]
    spots += _stretches(reading)
    free = _foreign_spots(reading, found)
    taken += [(geo.start, geo.end) for geo in free]
    for start, end in sorted(set(spots)):
        if not any(left < end and start < right for left, right in taken):
            code = _land(reading, found, start) or issuer
            free.append(Geo(start, end, code, "city", reading.text[start:end], "place:unlisted"))
            taken.append((start, end))
    return free


def without_namesakes(reading: Reading, found: list[Geo]) -> list[Geo]:
    """The names without those that a stretch of a river behind them is only called after (在湘江石门段)."""
    stretches = _stretches(reading)
    return [geo for geo in found if not any(start <= geo.start and geo.end < end for start, end in stretches)]


def _stretches(reading: Reading) -> list[tuple[int, int]]:
    return [match.span(1) for match in _STRETCH.finditer(reading.shadow)] if "段" in reading.shadow else []


def _land(reading: Reading, found: list[Geo], start: int) -> str | None:
    """The country of the place named last before a spot in its sentence (迪拜警方在德拉区…)."""
    before = [geo for geo in found if start - _REACH <= geo.start and geo.end <= start and len(geo.code) == 2]
    before = [geo for geo in before if not _BESIDE.search(reading.shadow, max(0, geo.start - 2), geo.start)]
    if not before or "。" in reading.text[before[-1].end : start] or "\n" in reading.text[before[-1].end : start]:
        return None
    return before[-1].code
