"""Organisations: police, ministries, courts, prosecutors, customs, international bodies, firms and media, with their country."""

from __future__ import annotations

import re

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
_FIRST = {
    "the",
    "a",
    "an",
    "in",
    "on",
    "at",
    "le",
    "la",
    "les",
    "un",
    "une",
    "by",
    "when",
    "as",
    "but",
    "and",
    "after",
    "selon",
    "according",
    "while",
    "during",
}


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
        start, codes = head.start, []
        alone = head.entry.detail.startswith("alone")
        country = head.entry.detail.partition("=")[2] if alone else ""
        while True:
            geo = by_end.get(start)
            if geo is not None:
                start = geo.start
                codes = [geo.code]
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
            if between is not None and (by_end.get(between.start()) is not None or head_ends.get(between.start()) is not None):
                start = between.start()
                continue
            break
        while text[start - 1 : start] in ("、", "和", "与", "及") and codes and head.entry.code == "police":
            geo = by_end.get(start - 1)
            if geo is None or geo.kind != "country":
                break
            start = geo.start
            codes.append(geo.code)
        if head.entry.code == "company" and not codes and not alone:
            continue
        if not codes and not alone:
            side = re.compile(r"(?:中|缅|泰|老|柬|越|我|两国|双方|三国|四国)[方国]?$").search(text, max(0, start - 3), start)
            if head.entry.term not in ("公安机关", "警方", "检察机关", "公安部门", "海关", "移民管理机构", "专案组"):
                continue
            country = (reading.issuer or "") if side is None else ""
        joined = "+".join(sorted({part for code in codes for part in code.split("+") if part})) or country
        found.append(_mention(reading, start, head.end, head.entry.code, joined, f"lexicon:organisation_head:{head.entry.id}"))
    return found


def _bridges(text: str, head: Anchor, other: Anchor | None) -> bool:
    """Whether only words of a body's name stand between two head nouns."""
    return other is not None and _CHINESE_BETWEEN.fullmatch(text, head.end, other.start) is not None


def _latin(reading: Reading, places: list[Geo]) -> list[Mention]:
    text = reading.text
    adjectives = {anchor.end: anchor for anchor in reading.of_kind("nationality")}
    found: list[Mention] = []
    for head in reading.of_kind("organisation_head"):
        word = text[head.start : head.end]
        kind, detail = head.entry.code, head.entry.detail
        if detail.startswith("alone"):
            if word.islower() and len(word) <= 5:
                continue
            if not any(character.isupper() for character in word) and reading.language == "en":
                continue
            start, end = head.start, head.end
            country = _most_named(reading, places, detail.partition("=")[2])
            if reading.language == "en" and kind == "prosecutor" and (of := _RIGHT_OF.match(text, end)) is not None:
                end = of.end()  # the U.S. Attorney's Office for the Southern District of California
            if reading.language == "fr":
                of = _RIGHT_OF.match(text, end)
                end = of.end() if of is not None and kind in ("police", "prosecutor") and " " in word else end
            named = _country(places, start, end)
            people = next((a for a in adjectives.values() if a.start == end + 1), None) if reading.language == "fr" else None
            if people is not None and len(people.entry.code) == _ISO:
                end, named = people.end, people.entry.code  # la police nationale espagnole
            found.append(_mention(reading, start, end, kind, named or country, f"lexicon:organisation_head:{head.entry.id}"))
            continue
        start, end = head.start, head.end
        if reading.language == "fr":
            while True:
                adjective = _FRENCH_ADJECTIVE.match(text, end)
                if adjective is None:
                    break
                end = adjective.end()
            people = next((a for a in adjectives.values() if a.start == end + 1), None)
            if people is not None:
                end = people.end
        run = _LEFT_RUN.search(text, max(0, start - 60), start) if reading.language == "en" else None
        if run is not None:
            start = run.start()
            while text[start:].split(None, 1)[0].lower() in _FIRST:
                start += len(text[start:].split(None, 1)[0]) + 1
            start = min(start, head.start)
        elif reading.language == "en" and (adjective_anchor := adjectives.get(head.start - 1)) is not None:
            start = adjective_anchor.start
        of = _RIGHT_OF.match(text, end)
        if of is not None and (kind != "company"):
            end = of.end()
        if (start, end) == (head.start, head.end) or (kind == "company" and start == head.start):
            continue
        owner = _country(places, start, end)
        if owner is None:
            owner = next((a.entry.code for a in adjectives.values() if start <= a.start < end), None)
        found.append(_mention(reading, start, end, kind, owner, f"lexicon:organisation_head:{head.entry.id}"))
    return found


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
