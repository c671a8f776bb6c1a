"""Organisations: police, ministries, courts, prosecutors, customs, international bodies, firms and media, with their country."""

from __future__ import annotations

import re
from typing import NamedTuple

from tasks.text.mentions import Mention
from tasks.transform.facts.anchors import Anchor
from tasks.transform.facts.geo import Geo
from tasks.transform.facts.reading import Reading
from tasks.transform.facts.words import pattern

# Words between a place and a body that belong to the body's name.
_CHINESE_BETWEEN = pattern("organisations.chinese_between")
_CAPITAL = r"(?:[A-ZÀ-ÖØ-Þ][\w’'&.-]*)"
_LEFT_RUN = re.compile(rf"(?:{_CAPITAL}[ \u00a0](?:(?:of|for|&)[ \u00a0](?:the[ \u00a0])?)?)+$")
_LAST = r"(?:[A-ZÀ-ÖØ-Þ](?:[\w’'&-]|\.(?=\w)|(?<=St)\.)*)"  # the full stop behind it ends the sentence
_RIGHT_OF = re.compile(
    rf"[ \u00a0](?:of|for|in|de la|de l'|du|des|de|d')[ \u00a0]?(?:the[ \u00a0]|la[ \u00a0]|l')?{_LAST}"
    rf"(?:[ \u00a0](?:and[ \u00a0]|"
    rf"of[ \u00a0]|the[ \u00a0]|de[ \u00a0]|du[ \u00a0])*{_LAST}){{0,4}}"
)
_FRENCH_ADJECTIVE = pattern("organisations.french_adjective")
_ISO = 2  # letters of a country's code
_LONGEST_WORD = 60
_OPENS_SENTENCE = pattern("organisations.opens_sentence")
_SIDE_BEFORE = pattern("organisations.side_before")
_HEADS_OF_ISSUER = frozenset({"公安机关", "警方", "检察机关", "公安部门", "海关", "移民管理机构", "专案组"})
"""Bodies told by their head noun alone: those of the country that reports."""


def find_organisations(reading: Reading, places: list[Geo]) -> list[Mention]:
    """Mentions of kind ``organisation``, sorted by start.

    ``name`` as written, ``code`` the kind, ``detail`` ISO country codes (joined by ``+``) or None.
    """
    found = _chinese(reading, places) if reading.language == "zh" else _latin(reading, places)
    for anchor in reading.of_kind("party"):
        if anchor.entry.detail == "body" and not _is_common_word(reading.text[anchor.start : anchor.end]):
            found.append(_mention(reading, anchor.start, anchor.end, "international", None, f"lexicon:party:{anchor.entry.id}"))
    partners = [anchor for anchor in reading.of_kind("party") if anchor.entry.detail == "unnamed"]
    hidden = {position for anchor in partners for position in range(anchor.start, anchor.end)}
    found = [mention for mention in found if mention.start not in hidden]
    found.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _is_common_word(word: str) -> bool:
    return word.isascii() and word.islower() and len(word) <= 4


def _mention(reading: Reading, start: int, end: int, kind: str, country: str | None, rule: str) -> Mention:
    return Mention("organisation", start, end, code=kind, name=reading.text[start:end], detail=country or None, rule=rule)


def _chinese(reading: Reading, places: list[Geo]) -> list[Mention]:
    text = reading.shadow
    by_end = {geo.end: geo for geo in places if geo.kind != "abroad"}
    heads = reading.of_kind("organisation_head")
    head_ends = {head.end: head for head in heads}
    head_starts = {head.start: head for head in heads if head.entry.code != "company"}
    found: list[Mention] = []
    for head in heads:
        if head.end in head_starts or any(_bridges(text, head, head_starts.get(head.end + gap)) for gap in range(1, 5)):
            continue  # 公安部 before 刑侦局: the longer name comes from its last head
        name = _lands_listed(text, head, by_end, _chinese_name(text, head, by_end, head_ends))
        country = name.country
        if not name.codes and not name.stands_alone:
            if head.entry.code == "company" or head.entry.term not in _HEADS_OF_ISSUER:
                continue
            side = _SIDE_BEFORE.search(text, max(0, name.start - 3), name.start)
            country = (reading.issuer or "") if side is None else ""
        joined = "+".join(sorted({part for code in name.codes for part in code.split("+") if part})) or country
        rule = f"lexicon:organisation_head:{head.entry.id}"
        found.append(_mention(reading, name.start, head.end, head.entry.code, joined, rule))
    return found


class _ChineseName(NamedTuple):
    """What stands before the head noun of a body and belongs to its name."""

    start: int
    codes: list[str]
    stands_alone: bool
    """Whether a head noun of it is a name by itself (公安部)."""
    country: str
    """The country of such a head noun."""


def _chinese_name(text: str, head: Anchor, by_end: dict[int, Geo], head_ends: dict[int, Anchor]) -> _ChineseName:
    """The name of a body, from its head noun back over places, other head nouns and the words between."""
    start, codes = head.start, list[str]()
    alone = head.entry.detail.startswith("alone")
    country = head.entry.detail.partition("=")[2] if alone else ""
    while True:
        geo = by_end.get(start)
        if geo is not None:
            start, codes = geo.start, [geo.code]
            if text[start - 1 : start] == "驻" and by_end.get(start - 1) is not None:  # 中国驻老挝使馆 is China's
                start -= 1
            continue
        inner = head_ends.get(start)
        if inner is not None and inner is not head and inner.start < start:
            start = inner.start
            alone = alone or inner.entry.detail.startswith("alone")
            country = country or inner.entry.detail.partition("=")[2]
            continue
        between = _CHINESE_BETWEEN.search(text, max(0, start - 9), start)
        if between is None or (by_end.get(between.start()) is None and head_ends.get(between.start()) is None):
            return _ChineseName(start, codes, alone, country)
        start = between.start()


def _lands_listed(text: str, head: Anchor, by_end: dict[int, Geo], name: _ChineseName) -> _ChineseName:
    """The name of a police with the other countries that a list puts before it (泰国、老挝和越南警方)."""
    start, codes = name.start, list(name.codes)
    while codes and head.entry.code == "police" and text[start - 1 : start] in ("、", "和", "与", "及"):
        geo = by_end.get(start - 1)
        if geo is None or geo.kind != "country":
            break
        start = geo.start
        codes.append(geo.code)
    return name._replace(start=start, codes=codes)


def _bridges(text: str, head: Anchor, other: Anchor | None) -> bool:
    """Whether only words of a body's name stand between two head nouns."""
    return other is not None and _CHINESE_BETWEEN.fullmatch(text, head.end, other.start) is not None


def _latin(reading: Reading, places: list[Geo]) -> list[Mention]:
    adjectives = {anchor.end: anchor for anchor in reading.of_kind("nationality")}
    found: list[Mention] = []
    for head in reading.of_kind("organisation_head"):
        read = _latin_alone if head.entry.detail.startswith("alone") else _latin_name
        named = read(reading, head, places, adjectives)
        if named is not None:
            start, end, country = named
            rule = f"lexicon:organisation_head:{head.entry.id}"
            found.append(_mention(reading, start, end, head.entry.code, country, rule))
    return found


_Adjectives = dict[int, Anchor]
"""Adjectives of nations by where they end."""
_Named = tuple[int, int, str | None]
"""Start and end of a body's name, and its country."""


def _latin_alone(reading: Reading, head: Anchor, places: list[Geo], adjectives: _Adjectives) -> _Named | None:
    """A head noun that is a name by itself (Europol), with what it is the body of."""
    text, kind, start, end = reading.text, head.entry.code, head.start, head.end
    word = text[start:end]
    if word.islower() and len(word) <= 5:
        return None
    if reading.language == "en" and not any(character.isupper() for character in word):
        return None
    of = _RIGHT_OF.match(text, end)
    if reading.language == "en" and kind == "prosecutor" and of is not None:
        end = of.end()  # the U.S. Attorney's Office for the Southern District of California
    if reading.language == "fr" and kind in ("police", "prosecutor") and " " in word and of is not None:
        end = of.end()
    named = _country(places, start, end)
    people = _adjective_behind(adjectives, end) if reading.language == "fr" else None
    if people is not None and len(people.entry.code) == _ISO:
        end, named = people.end, people.entry.code  # la police nationale espagnole
    return start, end, named or _most_named(reading, places, head.entry.detail.partition("=")[2])


def _latin_name(reading: Reading, head: Anchor, places: list[Geo], adjectives: _Adjectives) -> _Named | None:
    """A head noun with the capitals or the adjective before it and with what it is the body of; None for the bare noun."""
    text, kind, start, end = reading.text, head.entry.code, head.start, head.end
    if reading.language == "fr":
        end = _end_of_french_adjectives(text, end, adjectives)
    elif reading.language == "en":
        start = _start_of_english_name(text, head, adjectives)
    of = _RIGHT_OF.match(text, end) if kind != "company" else None
    if of is not None:
        end = of.end()
    if (start, end) == (head.start, head.end) or (kind == "company" and start == head.start):
        return None
    owner = _country(places, start, end)
    if owner is None:
        owner = next((a.entry.code for a in adjectives.values() if start <= a.start < end), None)
    return start, end, owner


def _adjective_behind(adjectives: _Adjectives, end: int) -> Anchor | None:
    return next((anchor for anchor in adjectives.values() if anchor.start == end + 1), None)


def _end_of_french_adjectives(text: str, end: int, adjectives: _Adjectives) -> int:
    while (adjective := _FRENCH_ADJECTIVE.match(text, end)) is not None:
        end = adjective.end()
    people = _adjective_behind(adjectives, end)
    return people.end if people is not None else end


def _start_of_english_name(text: str, head: Anchor, adjectives: _Adjectives) -> int:
    """Where the capitals before a head noun begin, without a word that only opens the sentence; else its adjective."""
    run = _LEFT_RUN.search(text, max(0, head.start - 60), head.start)
    if run is None:
        adjective = adjectives.get(head.start - 1)
        return adjective.start if adjective is not None else head.start
    start = run.start()
    while (word := text[start : start + _LONGEST_WORD].split(None, 1)[0]) and _OPENS_SENTENCE.fullmatch(word.lower()):
        start += len(word) + 1
    return min(start, head.start)


def _most_named(reading: Reading, places: list[Geo], codes: str) -> str:
    """Of the countries that have a body of this name the one that the text names most, the first where it names none."""
    possible = codes.split("+")
    if len(possible) == 1:
        return codes
    told = [geo.code for geo in places] + [anchor.entry.code for anchor in reading.of_kind("nationality")]
    return max(possible, key=told.count)


def _country(places: list[Geo], start: int, end: int) -> str | None:
    codes = sorted({code for geo in places if start <= geo.start < end for code in geo.code.split("+") if code})
    return "+".join(codes) or None
