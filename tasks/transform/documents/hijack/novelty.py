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

_PAIR = re.compile(rf"[{HAN}]{{2}}")
_BINDS = re.compile("[的和与及或在是等为了将把被对从向勿请切不未已要可能会就都也还又]")
"""Characters that build sentences; search phrases have none."""
_COUNTS = frozenset("起名个件次元余多万亿日月年")
"""What may stand after a figure: a sentence ends with it, no phrase begins so."""
_LEAST_WEIGHT = 1.5
_LEAST_NOVEL = 0.6
"""Share of a phrase's pairs that neither reports nor the rest of the article have. Of 53 ends of clauses with a word of the
register in 94 genuine reports, none reaches both limits; of 45 search phrases with such a word, 24 do."""
_SHORTEST, _LONGEST = 3, 12
_BESIDE = 2
"""Characters that may stand between the last word of the register and the pause."""
_LEXICON = ("action", "object", "crime", "role", "people", "status", "party", "saying", "place", "organisation_head", "mechanism")


class NovelPhrase(NamedTuple):
    """A phrase at the end of a clause, ``plain[start:end]``, strange to news and to its article."""

    start: int
    end: int


def find_novel_phrases(plain: str, terms: list[Term], article: str) -> list[NovelPhrase]:
    """Phrases of ``plain`` (a shadow) before a pause that hold words of the register and are strange by their pairs.

    ``terms`` are the words of the register in ``plain``; ``article`` is the shadow of the whole article.
    """
    found = []
    promoted = [term for term in terms if term.kind != "news"]
    inside = {at for term in promoted for at in range(term.start, term.end)}
    for pause in sorted({end for term in promoted if (end := _pause_after(plain, term.end)) is not None}):
        start = _start_of(plain, pause, inside, article)
        weight = sum(
            term.weight for term in promoted if start <= term.start + 1 and term.end <= pause and term.start >= start - 1
        )
        pairs = [plain[at : at + 2] for at in range(start, pause - 1)]
        if weight < _LEAST_WEIGHT or not _SHORTEST <= pause - start <= _LONGEST or _BINDS.search(plain, start, pause):
            continue
        novel = sum(is_novel(pair, article) for pair in pairs)
        junction = plain[max(0, start - 1) : start + 1]
        if novel >= _LEAST_NOVEL * len(pairs) and (not _PAIR.fullmatch(junction) or is_novel(junction, article)):
            found.append(NovelPhrase(start, pause))
    return found


def _pause_after(plain: str, end: int) -> int | None:
    """Where the next pause is, if it is near ``end``."""
    for at in range(end, min(len(plain), end + _BESIDE) + 1):
        if at == len(plain) or plain[at] in ",.;!?\u3002":
            return at
        if not HAN_CHARACTER.match(plain[at]):
            return None
    return None


HAN_CHARACTER = re.compile(f"[{HAN}]")


def _start_of(plain: str, pause: int, inside: set[int], article: str) -> int:
    """Where the phrase that ends at ``pause`` begins: after the last pair that news or the article has, outside its own words."""
    start = pause
    while start > 1 and pause - start < _LONGEST and _PAIR.fullmatch(pair := plain[start - 2 : start]):
        if start not in inside and plain[start - 1] in _COUNTS:
            break
        if not (start - 1 in inside or start - 2 in inside or is_novel(pair, article)):
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
