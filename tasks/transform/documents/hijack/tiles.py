"""Pieces of the headline strewn before the clauses of an article.

Tools that make copies look new cut the headline into pieces of a few characters, whatever words they part, and set them
before the clauses, one after another and from the beginning again: ``...正式启动。启动此次联合...``. A report repeats words of
its headline too, but neither in their order, clause by clause, nor in one round after another.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import NamedTuple

from tasks.transform.documents.hijack.register import HAN

_CLAUSE = re.compile(r"(?:^|(?<=[,。;:!?、\uff0c\uff1b\uff1a\uff01\uff1f]))[^\s,。;:!?、\uff0c\uff1b\uff1a\uff01\uff1f]")
_BREAK = re.compile(r"[,。;:!?、\uff0c\uff1b\uff1a\uff01\uff1f\n]")
_NO_HEADLINE = re.compile(rf"[^{HAN}A-Za-z]")
_SHORTEST, _LONGEST = 2, 12
"""Characters of a piece."""
_GAP = 4
"""Pieces may leave out some characters of the headline."""
_LEAST_PIECES = 4
_LEAST_ROUND = 4
"""Pieces of one round."""
_IN_ORDER = 0.6
"""So many of the pieces follow one another as in the headline."""
_IN_ROUNDS = 0.8
"""So many of the repeated pieces are followed by the same piece each time."""


class Tile(NamedTuple):
    """A piece of the headline in a paragraph: ``paragraphs[paragraph][start:end]``."""

    paragraph: int
    start: int
    end: int


class _Match(NamedTuple):
    """The longest piece of the headline at the head of a clause."""

    paragraph: int
    start: int
    at: int
    """Where in the headline it stands, -1 where its characters stand apart there."""
    text: str
    clause: str
    """The first characters of the clause."""


def find_tiles(paragraphs: list[str], title: str) -> list[Tile]:
    """The pieces of ``title`` strewn over the paragraphs, in order; none where chance could have put them there."""
    headline = _NO_HEADLINE.sub("", title)
    if not 8 <= len(headline) <= 80:
        return []
    pairs = {headline[at] + other for at in range(len(headline)) for other in headline[at + 1 : at + 1 + _GAP]}
    # Most articles end here: too few of their clauses begin with words of the headline.
    clauses = _BREAK.split("\n".join(paragraphs))
    if sum(clause[:2] in pairs for clause in clauses) < _LEAST_PIECES:
        return []
    matches = []
    for index, text in enumerate(paragraphs):
        for clause in _CLAUSE.finditer(text):
            start = clause.start()
            if text[start : start + 2] not in pairs:
                continue
            size = _SHORTEST
            while size < _LONGEST and start + size < len(text) and text[start : start + size + 1] in headline:
                size += 1
            piece = text[start : start + size]
            matches.append(_Match(index, start, headline.find(piece), piece, text[start : start + _LONGEST]))
    if len(matches) < _LEAST_PIECES:
        return []
    return _in_order(matches, headline) or _in_rounds(matches)


def _in_order(matches: list[_Match], headline: str) -> list[Tile]:
    """Pieces that follow one another as in the headline, each cut where the next begins."""
    linked = [
        0 <= a.at < b.at <= a.at + len(a.text) or (b.at == 0 and a.at + len(a.text) >= len(headline))
        for a, b in pairwise(matches)
    ]
    if sum(linked) < _LEAST_PIECES - 1 or sum(linked) < _IN_ORDER * len(linked):
        return []
    sizes = [b.at - a.at for (a, b), link in zip(pairwise(matches), linked, strict=True) if link and b.at > a.at]
    usual = Counter(sizes).most_common(1)[0][0] if sizes else _SHORTEST
    tiles = []
    for n, match in enumerate(matches):
        before, after = n > 0 and linked[n - 1], n < len(linked) and linked[n]
        if before or after:
            ends = after and matches[n + 1].at > match.at
            size = matches[n + 1].at - match.at if ends else min(usual, len(match.text))
            tiles.append(Tile(match.paragraph, match.start, match.start + size))
    return tiles


def _in_rounds(matches: list[_Match]) -> list[Tile]:
    """Pieces that come back in the same order, round after round."""
    groups: dict[str, list[_Match]] = defaultdict(list)
    for match in matches:
        groups[match.text[:_SHORTEST]].append(match)
    repeated = {key for key, members in groups.items() if len(members) >= 2}
    followers: dict[str, Counter[str]] = defaultdict(Counter)
    for a, b in pairwise(match for match in matches if match.text[:_SHORTEST] in repeated):
        followers[a.text[:_SHORTEST]][b.text[:_SHORTEST]] += 1
    total = sum(counts.total() for counts in followers.values())
    same = sum(counts.most_common(1)[0][1] for counts in followers.values() if counts.total() >= 2)
    most = sum(counts.total() for counts in followers.values() if counts.total() >= 2)
    if len(repeated) < _LEAST_ROUND or total < 2 * _LEAST_PIECES - 1 or not most or same < _IN_ROUNDS * most:
        return []
    tiles = []
    for key in repeated:
        size = min(_shared(groups[key][0].clause, match.clause) for match in groups[key])
        tiles += [Tile(match.paragraph, match.start, match.start + size) for match in groups[key]]
    return sorted(tiles)


def _shared(one: str, other: str) -> int:
    """How many characters at the head of two texts are the same."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
