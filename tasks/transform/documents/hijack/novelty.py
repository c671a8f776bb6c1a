"""How far the words of a phrase are from the language of news: pairs of characters that no report has.

A splice shows twice: its first character never follows the sentence's last one in any report, and its own pairs are strange.
The talk of a report about the same matter (``涉赌``, ``贷款平台``) is made of pairs that reports have.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from tasks.reference.tables import read_csv
from tasks.transform.documents.hijack.register import HAN, Term
from tasks.transform.documents.words import pattern

_PAIR = re.compile(rf"[{HAN}]{{2}}")
_BINDS = pattern("novelty.binding")
_COUNTS = frozenset("起名个件次元余多万亿日月年")
"""What may stand after a figure: a sentence ends with it, no phrase begins so."""
_NOVEL = 0.6
_ALL_NOVEL = 0.9
_FAIRLY_NOVEL = 0.4
"""Share of a phrase's pairs that neither reports nor the rest of the article have. Of 1,800 places with a word of the register
in 130 genuine texts, the limits below are reached by five in reports, all of them about the matter; of 570 splices, by half."""
_WEAK, _FAIR, _HEAVY = 1.5, 2.0, 2.5
"""Weights of the words of a phrase."""
_SHORTEST, _LONGEST = 3, 20
_LONGEST_NAME = 7
"""Characters of a coined name before the first word of the register."""
_REST = 2
"""Characters that may stand between the last word of the register and the pause."""
_PAUSES = frozenset(",.;:!?。、()“”《》 ")
_OPENINGS = _PAUSES - frozenset("”》)")
_COINED = 0.5
"""Weight of letters or figures glued to a name."""
_GAP = re.compile(rf"[()]?[{HAN}]?[a-z0-9]{{0,6}}[()]?|\([{HAN}]{{2,4}}\)")
"""What may stand between two words of the register of one phrase: ``金沙(中国)官网``."""
_AFTER_DOMAIN = re.compile(rf"[{HAN}]{{0,4}}")
_FIGURES = re.compile(r"[a-z0-9]{1,8}")
_LEXICON = ("action", "object", "crime", "role", "people", "status", "party", "saying", "place", "organisation_head", "mechanism")


class NovelPhrase(NamedTuple):
    """A phrase ``plain[start:end]``, strange to news and to its article."""

    start: int
    end: int
    name_end: int
    """Where its first word of the register begins."""
    is_shaped: bool
    """Whether the name of a domain is in it: no tie can bind that to a sentence."""


def find_novel_phrases(plain: str, terms: list[Term], article: str) -> list[NovelPhrase]:
    """Phrases of ``plain`` (a shadow) that hold words of the register and are strange by their pairs.

    ``terms`` are the words of the register and domain-like tokens in ``plain``; ``article`` is the shadow of the article.
    """
    found = []
    for chain in _chains(plain, sorted(term for term in terms if term.kind != "news")):
        end = _end_of(plain, chain[-1].end, article)
        start = _start_of(plain, chain[0].start, article)
        if _SHORTEST <= end - start <= _LONGEST and _is_strange(plain, chain, start, end, article):
            found.append(NovelPhrase(start, end, chain[0].start, any(term.kind == "shape" for term in chain)))
    return found


def _chains(plain: str, terms: list[Term]) -> list[list[Term]]:
    chains: list[list[Term]] = []
    for term in terms:
        if chains and term.start < chains[-1][-1].end:
            continue
        last = chains[-1][-1] if chains else None
        gap = _AFTER_DOMAIN if last and last.kind == "shape" else _GAP
        if last and gap.fullmatch(plain, last.end, term.start) and not _BINDS.search(plain, last.end, term.start):
            chains[-1].append(term)
        else:
            chains.append([term])
    return chains


def _is_strange(plain: str, chain: list[Term], start: int, end: int, article: str) -> bool:
    weights = {kind: sum(term.weight for term in chain if term.kind == kind) for kind in ("topic", "action", "shape")}
    topic, action, shape = weights["topic"], weights["action"], weights["shape"]
    weight = topic + action + shape
    pauses = end == len(plain) or plain[end] in _PAUSES
    if not pauses and HAN_CHARACTER.match(plain[end]) and not is_novel(plain[end - 1 : end + 1], article):
        return False  # it goes on: 下载|安
    if shape and weight >= _FAIR:
        return True
    pairs = _PAIRS.findall(plain[start:end])
    novel = sum(is_novel(pair, article) for pair in pairs) / len(pairs) if pairs else 0.0
    if _BINDS.search(plain, start, end):
        return False
    is_coined = _FIGURES.match(plain, start) is not None or "a" <= plain[end - 1] <= "z" or "0" <= plain[end - 1] <= "9"
    weight += _COINED if is_coined else 0.0
    is_named = chain[0].start - start >= 2 or is_coined
    if topic < 1:  # a name of which something is asked: 九鼎门最新网址
        return pauses and action >= _WEAK and chain[0].start - start >= 2 and novel >= _NOVEL
    if not pauses:
        goes_on = start > 0 and _PAIR.fullmatch(bridge := plain[start - 1] + plain[end]) and not is_novel(bridge, article)
        if goes_on and weight >= _FAIR and novel >= _FAIRLY_NOVEL:
            return True  # what stands on its two sides went together
        return weight >= _HEAVY and action >= 0.5 and novel >= _NOVEL and chain[0].start > start
    if start == 0 or plain[start - 1] in _OPENINGS:
        return weight >= _HEAVY and action >= 0.5 and novel >= _NOVEL  # a clause of its own: one of a list, mostly
    if not (action >= 0.5 or is_named or (end - start >= 4 and novel >= _ALL_NOVEL)):
        return False
    return novel >= (_NOVEL if weight < _HEAVY else _FAIRLY_NOVEL if not is_coined else 0.3) and weight >= _WEAK


def _end_of(plain: str, end: int, article: str) -> int:
    """Where a phrase ends whose last word of the register ends at ``end``: behind its figures, or at a pause close by."""
    if figures := _FIGURES.match(plain, end):
        return figures.end()
    for at in range(end + 1, min(len(plain), end + _REST) + 1):
        rest = plain[end:at]
        if not all(map(HAN_CHARACTER.match, rest)) or _BINDS.search(rest) or not is_novel(plain[at - 2 : at], article):
            break
        if at == len(plain) or plain[at] in _PAUSES:
            return at
    return end


HAN_CHARACTER = re.compile(f"[{HAN}]")
_PAIRS = re.compile(rf"(?=([{HAN}]{{2}}))")


def _start_of(plain: str, start: int, article: str) -> int:
    """Where the phrase begins whose first word of the register stands at ``start``: after the last pair that is not novel."""
    first = start
    while start > 0 and first - start < _LONGEST_NAME:
        before = plain[start - 1]
        if "a" <= before <= "z" or "0" <= before <= "9":
            start -= 1
            continue
        pair = plain[max(0, start - 2) : start]
        if not _PAIR.fullmatch(pair) or before in _COUNTS or _BINDS.match(before) or not is_novel(pair, article):
            break
        start -= 1
    return start


def is_novel(pair: str, article: str) -> bool:
    """Whether neither news nor ``article``, but for one place, has the two Chinese characters side by side."""
    return pair not in _known_pairs() and article.count(pair) <= 1


@lru_cache(maxsize=1)
def _known_pairs() -> frozenset[str]:
    """Pairs of news and of the words of reports."""
    pairs = {row["first"] + follower for row in read_csv("hijack/news_pairs.csv") for follower in row["next"]}
    for kind in _LEXICON:
        for row in read_csv(f"lexicon/{kind}.csv"):
            if row["language"].startswith("zh"):
                pairs.update(row["term"][at : at + 2] for at in range(len(row["term"]) - 1))
    return frozenset(pairs)
