"""The words that tell furniture from an article: compiled once from ``data/reference/furniture``."""

from __future__ import annotations

import re
from functools import lru_cache

from tasks.reference.tables import read_csv

_SPLIT_NAME = re.compile(r"[>.#]")
_SPLIT_WORD = re.compile(r"[-_]+")


def _alternation(terms: list[str]) -> str:
    return "|".join(re.escape(term) for term in sorted(set(terms), key=lambda term: (-len(term), term)))


@lru_cache(maxsize=1)
def _line_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], dict[str, str]]:
    rows = read_csv("furniture/lines.csv")
    by_where = {where: [row["term"] for row in rows if row["where"] == where] for where in ("whole", "start", "any")}
    kinds = {row["term"]: row["kind"] for row in reversed(rows)}
    whole = re.compile(rf"[\s·•|>»*■◆▶【\[(<:-]*({_alternation(by_where['whole'])})[\s:>»+…\])】|.-]*$")
    latin_ends = r"(?:(?<![a-zà-ÿ])|(?![a-zà-ÿ]))"
    start = re.compile(rf"[\s·•|>»*■◆▶-]*({_alternation(by_where['start'])}){latin_ends}")
    anywhere = re.compile(_alternation(by_where["any"]))
    return whole, start, anywhere, kinds


def line_kind(plain: str) -> str:
    """Which kind of furniture a line is by its words (``related``, ``editor``, ``share`` ...), or ``""``.

    ``plain`` is the line's shadow. Only short lines are furniture: a paragraph may begin with any word.
    """
    if len(plain) > 300:
        return ""
    whole, start, anywhere, kinds = _line_patterns()
    if len(plain) <= 60 and (match := whole.match(plain)):
        return kinds[match[1]]
    if (match := start.match(plain)) and _fits(plain, kinds[match[1]], len(match[1])):
        return kinds[match[1]]
    if match := anywhere.search(plain):
        return kinds[match[0]]
    return ""


_SENTENCE_MARKS = re.compile(r"[。!?;]|\.\s|,")


def _fits(plain: str, kind: str, length: int) -> bool:
    """Whether a line that begins with a furniture word is short and unlike a sentence for its kind."""
    if kind == "copyright":
        return len(plain) <= 160
    if len(plain) > (60 if kind in ("editor", "crumb", "tool") else 80):
        return False
    rest = plain[length:]
    if len(_SENTENCE_MARKS.findall(rest)) >= 2:
        return False
    # A sentence that ends as one is furniture only where its first words say so plainly.
    return not (rest.endswith(("。", ".")) and length < 4 and len(rest) > 12)


@lru_cache(maxsize=1)
def _path_terms() -> dict[str, str]:
    return {row["term"]: row["kind"] for row in read_csv("furniture/paths.csv")}


@lru_cache(maxsize=4096)
def path_kinds(path: str) -> frozenset[str]:
    """Kinds of page part that the class and id names along ``path`` speak of; see ``data/reference/furniture/paths.csv``."""
    terms = _path_terms()
    found = set()
    for name in _SPLIT_NAME.split(path):
        if kind := terms.get(name):
            found.add(kind)
        elif "-" in name or "_" in name:
            words = _SPLIT_WORD.split(name)
            for word in words if len(words) <= 4 else ():  # longer ones are slugs of headlines
                if kind := terms.get(word):
                    found.add(kind)
    return frozenset(found)


@lru_cache(maxsize=8192)
def name_kinds(label: str) -> frozenset[str]:
    """As ``path_kinds``, for one element's label."""
    return path_kinds(label)
