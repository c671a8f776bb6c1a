"""Chinese towns that no list knows, told by the body that sits there (临江县公安局, 东江海关), and 全省, the issuer's own.

Once its seat has told a town, the bare name is a place too (临江县公安局 … 临江警方).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from tasks.reference.tables import read_csv
from tasks.transform.facts.geo import Geo
from tasks.transform.facts.reading import Reading
from tasks.transform.facts.words import pattern

_UNIT = pattern("places.unit")
_CUSTOMS = re.compile(
    r"(?=海警局|边境管理|边检站|海关(?!总署|关员|人员|工作|监管|申报|执法|手续|编码|部门|缉私警察|署|法|官|合作|方面))"
)
_COURTS = re.compile(r"(?=地方?(?:检察?[署厅]|法?院)|高分[检院])")
_DISTRICT = pattern("places.district")
"""Behind the province or town that it lies in a district without the word for its rank tells itself (江州安澜警方)."""
_WHOLE = pattern("places.whole")
_BOUNDARY = frozenset(" \n,。;:、“”\"'()!?《》【】在从由经与和及同向对为将于被是至到赴据按经请的日月年时晚天午晨起来")
_HAN = re.compile(r"[一-鿿]")
_LONGEST = 4
"""Characters of a town's name without the word for its rank."""
_DISTRICT_SIGNS = 2
"""Characters of a district's that drops it: 城关区 may be called 城关, 元宝山区 not 元宝山."""


@cache
def _no_names() -> tuple[frozenset[str], frozenset[str]]:
    """Words that stand before 市, 县, 区 or 海关 and name no town; signs that are in no such name."""
    rows = read_csv("gazetteer/no_place_words.csv")
    words = {word for row in rows if row["use"] == "zh_seat" for word in row["words"].split("|")}
    signs = {sign for row in rows if row["use"] == "zh_seat_sign" for sign in row["words"].split("|")}
    return frozenset(words), frozenset(signs)


@cache
def _state_signs() -> frozenset[str]:
    return frozenset(row["short"] for row in read_csv("gazetteer/country_short.csv") if len(row["short"]) == 1)


def find_seats(reading: Reading, known: list[Geo]) -> list[Geo]:
    """Towns by their bodies, in the issuer's country, apart from the ``known`` places, and 全省, 全市 as the issuer's own."""
    issuer, text = reading.issuer, reading.shadow
    if issuer is None:
        return []
    taken = sorted((geo.start, geo.end) for geo in known)
    found: list[Geo] = []
    names: set[str] = set()
    for kind, keeps_unit in ((_UNIT, True), (_CUSTOMS, False), (_COURTS, False)):
        for match in kind.finditer(text):
            start = _left_end(text, match.start(), taken)
            if start is None:
                continue
            name = text[start : match.start()]
            end = match.end() if keeps_unit else match.start()
            if not _is_name(name, start, match.start(), taken):
                continue
            found.append(Geo(start, end, issuer, "city", reading.text[start:end], "place:seat"))
            if len(name) >= 2:
                names.add(name)
    within = {geo.end for geo in (*known, *found) if geo.code == issuer and geo.kind != "country"}
    for match in _DISTRICT.finditer(text):
        start = _left_end(text, match.start(), taken)
        name = text[start : match.start()] if start in within else ""
        if start is not None and len(name) == _DISTRICT_SIGNS and _is_name(name, start, match.start(), taken):
            found.append(Geo(start, match.start(), issuer, "city", reading.text[start : match.start()], "place:seat"))
            names.add(name)
    taken = sorted(taken + [(geo.start, geo.end) for geo in found])
    for name in sorted(names):
        found += _again(reading, name, issuer, taken)
    found += [
        Geo(match.start(), match.end(), issuer, "city", reading.text[match.start() : match.end()], "place:whole")
        for match in _WHOLE.finditer(text)
        if not _overlaps(match.start(), match.end(), taken)
    ]
    return found


def _left_end(text: str, end: int, taken: list[tuple[int, int]]) -> int | None:
    """Where a name that ends at ``end`` begins: behind a known place, a mark or a word of grammar near by; else None."""
    ends = {right for _, right in taken[max(0, bisect_right(taken, (end, end)) - 3) : bisect_right(taken, (end, end))]}
    for start in range(end - 1, max(-1, end - _LONGEST - 1), -1):
        if _HAN.match(text, start) is None or text[start] in _BOUNDARY:
            return None
        if start == 0 or start in ends or text[start - 1] in _BOUNDARY:
            return start
    return None


def _is_name(name: str, start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    words, signs = _no_names()
    is_behind_place = any(right == start for _, right in taken)
    if len(name) < (1 if is_behind_place else 2) or name in words or any(sign in signs for sign in name):
        return False
    if len(name) > 1 and _state_signs().issuperset(name):
        return False  # 中蒙海关: those of two states
    return not _overlaps(start, end, taken)


def _again(reading: Reading, name: str, issuer: str, taken: list[tuple[int, int]]) -> list[Geo]:
    """The other mentions of a town whose body the text has named, where nothing else of the text holds them."""
    found = []
    at = reading.shadow.find(name)
    while at >= 0:
        end = at + len(name)
        is_open = at == 0 or reading.shadow[at - 1] in _BOUNDARY or any(right == at for _, right in taken)
        if is_open and not _overlaps(at, end, taken):
            found.append(Geo(at, end, issuer, "city", reading.text[at:end], "place:seat"))
        at = reading.shadow.find(name, end)
    return found


def _overlaps(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    at = bisect_right(taken, (start, 1 << 60))
    return any(left < end and start < right for left, right in taken[max(0, at - 2) : at + 2])
