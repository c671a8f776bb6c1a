"""Parties (UN, 缅方, 中缅泰) and nationalities (中国籍, Chinese nationals)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from tasks.reference.tables import read_csv
from tasks.text.mentions import Mention
from tasks.text.patterns import compile_guarded
from tasks.transform.facts.anchors import Anchor
from tasks.transform.facts.geo import Geo
from tasks.transform.facts.reading import Reading
from tasks.transform.facts.words import pattern, patterns

# What shows that two short names in a row are countries: a word of dealings between states right after them.
_PAIR_NEXT = pattern("parties.pair_next")
# 集中美, 其中老年 …: the first sign belongs to the word before; but not to the year of 去年中美
_LEFT_OF_PAIR = re.compile(r"(?:[集其当空发高初老市区县水心]|(?<![去今前明后\d])年)$")
_SIDE_TRAPS = pattern("parties.side_traps")
_SIGN_LIST = pattern("parties.sign_list")
_AUTHORITY = pattern("parties.authority")
"""What follows the one sign of a country that acts (与柬警方, 向泰移民局)."""
_SIGN_STARTS = r"(?:(?<![\u4e00-\u9fff])|(?<=[与和同向对由给予应被]))"
"""Where such a sign can begin: no word before holds it."""
_OUR_PEOPLE, _OUR_COUNTRY = re.compile(r"我国(?=公民|国民|居民|人)|我公民|我国民"), re.compile(r"我国")
_BORDER_AFTER = pattern("parties.border_after")
_SUSPECTS_AT_ONCE = re.compile(r"(?:犯罪)?嫌疑人|嫌犯")
_NATIONALITY_BEFORE = re.compile(r"nationalité\s(?:\w+\s(?:et|ou)\s)?$")
_ONE_WORD = re.compile(r"[\w-]+(?:\sand)?\s")
_PREFIXED = re.compile(r"\b([a-zé.]{2,12})-$")
_PEOPLE_AFTER = pattern("parties.people_after")
_SUSPECTS_AFTER = pattern("parties.suspects_after")
_COUNTED_BEFORE = re.compile(r"(?:[\d余多几数十百千万]\s?(?:名|个|位|人)|[名位])(?:的)?$")
_COUNT_WORD = pattern("parties.count_word")
_NAMES_A_WATER = pattern("parties.names_a_water")
# The noun right before the adjective, or with another adjective between: victimes françaises et belges.
_FRENCH_NOUNS = (
    re.compile(r"\b(\w+)\s$"),
    re.compile(r"\b(\w+)\s\w+s?\s$"),
    re.compile(r"\b(\w+)\s\w+\s(?:et|ou)\s$"),
    re.compile(r"\b(\w+)\s\w+,\s\w+\s(?:et|ou)\s$"),
)
_NOT_PEOPLE = pattern("parties.not_people")


# 120多个国家, 61 countries, dix-neuf pays: foreign partners by their number.
_COUNTED_COUNTRIES = patterns("parties.counted_countries")


class _Short(NamedTuple):
    codes: tuple[str, ...]
    needs_name: bool


@cache
def _shorts() -> dict[str, _Short]:
    return {
        row["short"]: _Short(tuple(row["codes"].split("|")), row["needs_name"] == "yes")
        for row in read_csv("gazetteer/country_short.csv")
    }


@cache
def _prefixes() -> dict[str, str]:
    """First halves of compound adjectives (sino-, franco-) and their countries."""
    return {row["prefix"]: row["code"] for row in read_csv("gazetteer/adjective_prefixes.csv")}


@cache
def _short_runs() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    one = "|".join(sorted(_shorts(), key=len, reverse=True))
    return (
        compile_guarded(rf"(?:{one}){{2,6}}"),
        compile_guarded(rf"({one})方|{_SIGN_STARTS}({one})"),
        re.compile(rf"({one})籍"),
    )


@cache
def _one_short() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_shorts(), key=len, reverse=True)))


def find_parties(reading: Reading, places: list[Geo]) -> list[Mention]:
    """Mentions of kinds ``party`` and ``nationality``, unsorted.

    A party's ``detail`` says how it is named: ``body``, ``unnamed`` (foreign partners), ``side`` (缅方), ``compound`` (中缅泰,
    several codes joined by ``+``) or ``adjective`` (Thai police). ``places`` are the settled names of places of the same text.
    """
    mentions = [
        _party(reading, a.start, a.end, a.entry.code, a.entry.detail, f"lexicon:party:{a.entry.id}")
        for a in reading.of_kind("party")
        if not _is_small_acronym(reading.text[a.start : a.end])
    ]
    for match in _COUNTED_COUNTRIES[reading.language].finditer(reading.shadow):
        mentions.append(_party(reading, match.start(), match.end(), "*FOREIGN", "unnamed", "party:counted"))
    if reading.language == "zh":
        return mentions + _chinese(reading, places)
    return mentions + _latin(reading, places)


def _party(reading: Reading, start: int, end: int, code: str, detail: str, rule: str) -> Mention:
    return Mention("party", start, end, code=code, name=reading.text[start:end], detail=detail, rule=rule)


def _is_small_acronym(word: str) -> bool:
    """``un``, ``ue``, ``eu``, ``oim`` in small letters are other words."""
    return len(word) <= 4 and word.islower() and word.isascii()


def _chinese(reading: Reading, places: list[Geo]) -> list[Mention]:
    text = reading.shadow
    named = {code for geo in places for code in geo.code.split("+")}
    runs, sides, origins = _short_runs()
    taken = [False] * (len(text) + 1)
    for geo in places:
        for position in range(geo.start, geo.end):
            taken[position] = True
    mentions = []

    def settle(short: str) -> str | None:
        entry = _shorts()[short]
        known = [code for code in entry.codes if code in named]
        if entry.needs_name and not known:
            return None
        code = reading.issuer if reading.issuer in entry.codes else (known or entry.codes)[0]  # 澳方 in Macau is Macau
        return reading.issuer if code == "*WE" else code

    mentions += _sign_lists(reading, settle, taken)
    for match in sides.finditer(text):
        if match[1] is None and not _AUTHORITY.match(text, match.end()):
            continue
        code = settle(match[1] or match[2])
        if code is None or taken[match.start()] or _SIDE_TRAPS.match(text, match.end() - 1):
            continue
        mentions.append(_party(reading, match.start(), match.end(), code, "side", "party:side"))
        taken[match.start()] = True
    if reading.issuer and "我" in text:
        for match in _OUR_PEOPLE.finditer(text):
            if match[0] != "我国":
                mentions.append(Mention("nationality", match.start(), match.end(), code=reading.issuer, rule="nationality:we"))
        for match in _OUR_COUNTRY.finditer(text):
            mentions.append(
                Mention("place", match.start(), match.end(), code=reading.issuer, name="我国", detail="country", rule="place:we")
            )
            people = _PEOPLE_AFTER.match(text, match.end())
            if people:
                mentions.append(Mention("nationality", match.start(), people.end(), code=reading.issuer, rule="nationality:we"))
    for match in runs.finditer(text):
        mentions += _compound(reading, match, settle, taken)
    mentions += _compounds_again(reading, [m for m in mentions if m.rule == "party:compound"], taken)
    for match in origins.finditer(text):
        code = settle(match[1])
        if code is not None and not taken[match.start()]:
            mentions.append(Mention("nationality", match.start(), match.end(), code=code, rule="nationality:short"))
    return mentions + _chinese_people(reading, places)


def _leads_pairs(text: str, end: int) -> bool:
    """Whether a pair of countries is the first of a list of pairs (中老、中缅边检机关)."""
    runs, _, _ = _short_runs()
    following = runs.match(text, end + 1) if text[end : end + 1] in tuple("、和与及") else None
    return following is not None and (_PAIR_NEXT.match(text, following.end()) is not None or _leads_pairs(text, following.end()))


def _compound(reading: Reading, match: re.Match[str], settle: Callable[[str], str | None], taken: list[bool]) -> list[Mention]:
    """中缅泰, 港澳台: the longest run of short names from its start, where what follows shows that they are countries."""
    text, start = reading.shadow, match.start()
    shorts = list(_one_short().finditer(text, start, match.end()))
    if any(taken[position] for position in range(start, match.end())):
        keep = [part for part in shorts if not any(taken[p] for p in range(part.start(), part.end()))]
        if len(keep) < 2 or keep[0].start() != start or keep != shorts[: len(keep)]:
            return []
        shorts = keep
    while len(shorts) >= 2:
        end = shorts[-1].end()
        words = [part[0] for part in shorts]
        codes = [settle(word) for word in words]
        inside = {"港", "澳", "台", "粤", "深", "珠"}
        is_pair = len(shorts) == 2
        fits = _PAIR_NEXT.match(text, end) is not None or (is_pair and _leads_pairs(text, end))
        if set(words) <= inside:
            codes = [{"港": "HK", "澳": "MO", "台": "TW"}.get(word, "CN") for word in words]
        if set(words) <= inside or "我" in words[1:]:
            fits = set(words) <= inside
        if all(codes) and len(set(codes)) == len(codes) and (fits or (not is_pair and text[end : end + 1] not in "年人民间")):
            if is_pair and _LEFT_OF_PAIR.search(text, max(0, start - 2), start):
                return []
            joined = "+".join(sorted(code for code in codes if code))
            found = [_party(reading, start, end, joined, "compound", "party:compound")]
            people = _PEOPLE_AFTER.match(text, end)
            if people is not None:
                found.append(Mention("nationality", start, people.end(), code=joined, rule="nationality:compound"))
            border = _BORDER_AFTER.match(text, end)
            if border is not None:
                name = reading.text[start : border.end()]
                found.append(Mention("place", start, border.end(), code=joined, name=name, detail="border", rule="place:border"))
            elif set(words) <= inside:
                found.append(
                    Mention(
                        "place", start, end, code=joined, name=reading.text[start:end], detail="country", rule="place:compound"
                    )
                )
            return found
        shorts.pop()
    return []


def _sign_lists(reading: Reading, settle: Callable[[str], str | None], taken: list[bool]) -> list[Mention]:
    """Countries by one sign each, parted by marks, before an authority or their number (缅、泰警方; 中、老、缅三国)."""
    found = []
    for match in _SIGN_LIST.finditer(reading.shadow):
        signs = match[1].split("、")
        codes = [settle(sign) for sign in signs if sign in _shorts()]
        if len(codes) == len(signs) == len(set(codes)) and all(codes) and not any(taken[match.start() : match.end(1)]):
            joined = "+".join(sorted(code for code in codes if code))
            found.append(_party(reading, match.start(), match.end(1), joined, "compound", "party:sign-list"))
            taken[match.start() : match.end(1)] = [True] * len(match[1])
    return found


def _compounds_again(reading: Reading, found: list[Mention], taken: list[bool]) -> list[Mention]:
    """Countries in a row, where the text names the same row elsewhere and what follows shows it (中越双方 …, 中越北部湾)."""
    text = reading.shadow
    known = {text[m.start : m.end]: m.code or "" for m in found}
    starts = {m.start for m in found}
    again = []
    for match in re.finditer("|".join(sorted(known, key=len, reverse=True)), text) if known else ():
        is_split = any(taken[match.start() : match.end()]) or _LEFT_OF_PAIR.search(text, max(0, match.start() - 2), match.start())
        if match.start() not in starts and not is_split:
            again.append(_party(reading, match.start(), match.end(), known[match[0]], "compound", "party:compound-again"))
    return again


def _chinese_people(reading: Reading, places: list[Geo]) -> list[Mention]:
    text = reading.shadow
    mentions: list[Mention] = []
    for index, geo in enumerate(places):
        if not geo.code or not (geo.kind == "country" or geo.name in ("内地", "大陆", "祖国大陆", "国内")):
            continue
        people = _PEOPLE_AFTER.match(text, geo.end)
        if people is None:
            counted = _COUNTED_BEFORE.search(text, max(0, geo.start - 6), geo.start)
            follows = (_SUSPECTS_AFTER if counted else _SUSPECTS_AT_ONCE).match(text, geo.end)
            if follows is not None and geo.kind == "country":
                mentions.append(Mention("nationality", geo.start, geo.end, code=geo.code, rule="nationality:counted"))
            continue
        mentions.append(Mention("nationality", geo.start, people.end(), code=geo.code, rule="nationality:people"))
        if people[0] in ("籍", "国籍", "公民", "居民"):  # 中国、越南、缅甸籍: the word holds for the whole list
            left = index - 1
            first = geo
            while (
                left >= 0
                and places[left].kind == "country"
                and text[places[left].end : first.start] in ("、", "和", "及", "与", "以及")
            ):
                first = places[left]
                mentions.append(Mention("nationality", first.start, first.end, code=first.code, rule="nationality:list"))
                left -= 1
    return mentions


def _latin(reading: Reading, places: list[Geo]) -> list[Mention]:
    text = reading.shadow
    people = {anchor.start: anchor for anchor in reading.of_kind("people")}
    at_places = {geo.start for geo in places}
    mentions: list[Mention] = []
    for anchor in reading.of_kind("nationality"):
        word = reading.text[anchor.start : anchor.end]
        code = anchor.entry.code
        if reading.language == "en" and (not word[0].isupper() or (word.lower() in ("us", "poles", "danes") and word.islower())):
            continue
        if reading.language == "en" and word.lower() in ("us",) and word != "US":
            continue
        if _NAMES_A_WATER.match(text, anchor.end):
            continue  # the English Channel is nobody's police
        prefix = _PREFIXED.search(text, max(0, anchor.start - 14), anchor.start)
        if prefix is not None and prefix[1] in _prefixes():
            joined = "+".join(sorted({code, _prefixes()[prefix[1]]}))
            start = prefix.start()
            mentions.append(_party(reading, start, anchor.end, joined, "compound", "party:prefixed"))
            continue
        noun = _people_beside(reading, anchor.start, anchor.end, people)
        if noun is not None:
            mentions.append(
                Mention("nationality", min(anchor.start, noun[0]), max(anchor.end, noun[1]), code=code, rule="nationality:people")
            )
        elif anchor.start not in at_places and _stands_for_people(reading, anchor.start, anchor.end, anchor.entry.detail):
            mentions.append(Mention("nationality", anchor.start, anchor.end, code=code, rule="nationality:noun"))
        else:
            rule = f"lexicon:nationality:{anchor.entry.id}"
            mentions.append(_party(reading, anchor.start, anchor.end, code, "adjective", rule))
    for geo in places:
        if geo.kind == "country" and geo.code:
            anchor_after = people.get(geo.end + 1)
            if anchor_after is not None and anchor_after.entry.code == "strong":
                mentions.append(Mention("nationality", geo.start, anchor_after.end, code=geo.code, rule="nationality:people"))
    return mentions


def _people_beside(reading: Reading, start: int, end: int, people: dict[int, Anchor]) -> tuple[int, int] | None:
    """A noun of people next to an adjective: up to two words after it in English, before it in French."""
    text = reading.shadow
    if reading.language == "fr":
        for pattern in _FRENCH_NOUNS:
            before = pattern.search(text, max(0, start - 45), start)
            if before is not None and before.start(1) in people:
                return before.start(1), end
        nationality = _NATIONALITY_BEFORE.search(text, max(0, start - 30), start)
        return (nationality.start(), end) if nationality is not None else None
    position = end + 1
    for _ in range(3):
        anchor = people.get(position)
        if anchor is not None:
            return start, anchor.end
        following = _ONE_WORD.match(text, position)
        if following is None or _NOT_PEOPLE.match(text, position - 1):
            return None
        position = following.end()
    return None


def _stands_for_people(reading: Reading, start: int, end: int, detail: str) -> bool:
    """Whether the word itself means the people: ``two Vietnamese``, ``dix-huit Chinois``, a plural noun in English."""
    text = reading.text
    if reading.language == "en":
        if detail == "people":
            return True
        return _COUNT_WORD.search(reading.shadow, max(0, start - 16), start) is not None and not re.match(
            r"\s(?!and\b|or\b|who\b|were\b|was\b|had\b|from\b)[a-z]", text[end : end + 6]
        )
    return text[start].isupper()
