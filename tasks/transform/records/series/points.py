"""Points of series: what each report says the total is, copies counted once."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from tasks.reference.tables import read_csv
from tasks.text.sentences import split_sentences
from tasks.text.shadow import shadow
from tasks.transform.records.series.keys import Key, key_of

Row = dict[str, Any]

ABOUT = 0.05
"""How far a total given as "about N" may be off either way. An assumption: rounded official totals keep two figures."""
NEARLY = 0.1
"""How far below N a total given as "nearly N" may lie; the same assumption as for ``about``."""


@dataclass(slots=True)
class Point:
    """One report of a total."""

    claim: Row
    key: Key
    as_of: dt.date | None
    order: int
    """Position in a stable order, to part points of one day."""
    clusters: set[str] = field(default_factory=set)
    """Independent clusters of copies that state it."""
    is_doubtful: bool = False
    """Whether only hijacked pages state it."""
    is_correction: bool = False
    """Whether an announcement that corrects an earlier figure states it."""
    phase: int = 1
    status: str = "reported"
    rule: str = "series:first_report"
    increment: tuple[float | None, float | None] = (None, None)
    occasions: list[str] = field(default_factory=list)
    occasions_low: float | None = None
    least: float = field(init=False)
    most: float = field(init=False)

    @property
    def low(self) -> float | None:
        """Stated lower bound."""
        low: float | None = self.claim["low"]
        return low

    @property
    def high(self) -> float | None:
        """Stated upper bound."""
        high: float | None = self.claim["high"]
        return high

    @property
    def counting_start(self) -> dt.date | None:
        """Stated start of the counting."""
        start: dt.date | None = self.claim["period_start"]
        return start

    def __post_init__(self) -> None:
        self.least, self.most = _meant(self.claim)


def _meant(claim: Row) -> tuple[float, float]:
    """The least and the most that the words of a total can mean.

    "More than 26,000" is not said of 30,000: such a total ends at the next unit of its last figure.
    """
    low, high, give = claim["low"], claim["high"], ABOUT if claim["hedge"] == "about" else 0.0
    least = (high or 0) * (1 - NEARLY) if low is None else low * (1 - give)
    most = (low or 0) + _last_unit(low or 0) if high is None else high * (1 + give)
    return least, most


def _last_unit(value: float) -> float:
    """The unit of the last figure that is not zero: 26,000 -> 1,000; 50,000 -> 10,000; 975 -> 1."""
    if value <= 0:
        return 1.0
    unit = 10.0 ** int(math.log10(value) + 1e-9)
    while unit > 1 and abs(value / unit - round(value / unit)) > 1e-9:
        unit /= 10
    return unit


def gather_points(documents: Sequence[Row], totals: Iterable[Row], clusters: Sequence[Row]) -> list[Point]:
    """One point for each total of each cluster of copies; a copy whose number differs from its cluster gives one in conflict."""
    by_id = {document["doc_id"]: document for document in documents}
    membership = {row["doc_id"]: row for row in clusters}
    by_cluster: dict[str, list[tuple[bool, Row]]] = {}
    for claim in totals:
        member = membership.get(claim["doc_id"])
        cluster_id = member["cluster_id"] if member else claim["doc_id"]
        by_cluster.setdefault(cluster_id, []).append((not (member is None or member["is_representative"]), claim))
    points: list[Point] = []
    for cluster_id, claims in sorted(by_cluster.items()):
        claims.sort(key=lambda pair: (pair[0], pair[1]["doc_id"], pair[1]["start"], pair[1]["claim_id"]))
        points += _cluster_points(cluster_id, claims, by_id)
    points.sort(key=lambda point: (point.as_of is None, point.as_of, point.claim["claim_id"]))
    for number, point in enumerate(points):
        point.order = number
    return points


def _cluster_points(cluster_id: str, claims: list[tuple[bool, Row]], by_id: dict[str, Row]) -> list[Point]:
    points: list[Point] = []
    first_told: dict[Key, list[Point]] = {}
    told_in: dict[tuple[str, Key], set[tuple[float | None, float | None]]] = {}
    keys = [key_of(claim) for _, claim in claims]
    for (_, claim), key in zip(claims, keys, strict=True):
        told_in.setdefault((claim["doc_id"], key), set()).add((claim["low"], claim["high"]))
    for (is_copy, claim), key in zip(claims, keys, strict=True):
        document = by_id[claim["doc_id"]]
        stated = first_told.get(key, [])
        if any(_says_the_same(point, claim) for point in stated):
            continue
        day = document["dateline_date"] or document["published_at"]
        # "This year" ends in December, but no total stands for a day after its report.
        as_of = min(filter(None, (claim["period_end"], day)), default=None)
        is_doubtful = document["integrity"] == "hijacked" or (is_copy and bool(stated))
        point = Point(claim, key, as_of, 0, {cluster_id}, is_doubtful)
        own = told_in[(claim["doc_id"], key)]  # what the copy says too it has not changed, but added to
        changed = [o for o in stated if (o.low, o.high) not in own]
        if is_copy and any(point.as_of == o.as_of and claim["counted"] == o.claim["counted"] for o in changed):
            point.status, point.rule, point.clusters = "conflict", "conflict:copy_differs_from_its_cluster", set()
        elif is_correcting(document):
            if _is_told_as_wrong(claim, document):
                point.status, point.rule, point.clusters = "conflict", "conflict:told_as_wrong_by_a_correction", set()
            else:
                point.is_correction = True
        points.append(point)
        if point.status != "conflict":
            first_told.setdefault(key, []).append(point)
    return points


def _says_the_same(point: Point, claim: Row) -> bool:
    return (point.low, point.high) == (claim["low"], claim["high"]) and (
        claim["period_end"] is None or point.claim["period_end"] in (None, claim["period_end"])
    )


@lru_cache(maxsize=1)
def _correction_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = read_csv("corrections_words.csv")
    announcing, wrong = (
        re.compile("|".join(re.escape(row["term"]) for row in rows if row["kind"] == kind)) for kind in ("announces", "wrong")
    )
    return announcing, wrong


def is_correcting(document: Row) -> bool:
    """Whether a document is an announcement that corrects an earlier one: its headline or last line says so."""
    return _announces_correction(document["title"] or "", document["text"].rsplit("\n", 1)[-1])


@lru_cache(maxsize=16_384)
def _announces_correction(title: str, last_line: str) -> bool:
    announcing, _ = _correction_words()
    return bool(announcing.search(shadow(title)) or announcing.search(shadow(last_line)[-40:]))


def _is_told_as_wrong(claim: Row, document: Row) -> bool:
    _, wrong = _correction_words()
    text = document["text"]
    for sentence in split_sentences(text, document["language"]):
        if sentence.start <= claim["start"] < sentence.end:
            return bool(wrong.search(shadow(sentence.of(text))))
    return False
