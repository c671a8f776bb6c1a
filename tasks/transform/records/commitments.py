"""What announcements promise, tied to later reports of it, over all documents.

A promise is a planned row. It is *kept* where a later report says that the same parties, or some of them, did by the same means
what was promised; *restated* where it only says again what was promised before; else *open*. A promise whose parties or day
nobody states stays open: silence proves nothing.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from tasks.text.identity import stable_id
from tasks.transform.records.cooperation.partners import UNNAMED

Row = dict[str, Any]

MECHANISMS_OF_ACTIONS = {
    "agree": ("agreement", "mou"),
    "establish": ("hotline", "liaison_office", "cooperation_mechanism", "task_force"),
    "meet": ("regular_meeting",),
    "joint_operation": ("joint_operation",),
    "patrol": ("joint_patrol",),
    "train": ("training",),
    "deploy": ("peacekeeping", "task_force", "liaison_office"),
    "handover": ("handover",),
    "extradite": ("extradition",),
}
"""By which cooperation a planned claim of an action may be kept, beside a later claim of the same action."""
STANDING = frozenset(
    {
        "hotline",
        "regular_meeting",
        "liaison_office",
        "cooperation_mechanism",
        "information_exchange",
        "task_force",
        "peacekeeping",
    }
)
"""Mechanisms that exist once they are at work: a later report of them as ongoing keeps the promise."""


class _Stated(NamedTuple):
    """One row as the promises see it."""

    day: dt.date
    row_id: str
    cluster: str
    parties: frozenset[str]
    most: float | None
    """The most that a claim's number can be, infinity where it is open upwards; null for a link, which tells of one occasion."""


_Index = dict[str, dict[frozenset[str], list[_Stated]]]


def follow_commitments(
    documents: Iterable[Row], claims: Iterable[Row], cooperation: Iterable[Row], cluster_of: Mapping[str, str] | None = None
) -> list[Row]:
    """Rows of ``Commitments`` from the planned rows of ``claims`` and ``cooperation``.

    ``documents`` need ``doc_id``, ``dateline_date`` and ``published_at``; ``claims`` at least the planned ones and those done
    of an action in ``MECHANISMS_OF_ACTIONS``. All are gone through once. ``cluster_of`` gives the cluster of each document: an
    article does not keep its own promise, and its copies make no second one.
    """
    days = {row["doc_id"]: row["dateline_date"] or row["published_at"] for row in documents}
    clusters = cluster_of or {}
    promises: list[tuple[str, Row, _Stated | None]] = []
    done: _Index = defaultdict(lambda: defaultdict(list))
    planned: _Index = defaultdict(lambda: defaultdict(list))
    for kind, table, id_column in (("cooperation", cooperation, "cooperation_id"), ("claim", claims, "claim_id")):
        for row in table:
            means = row["mechanism"] if kind == "cooperation" else row["action"]
            stated = _stated(row, row[id_column], days.get(row["doc_id"]), clusters)
            key = _key(kind, means, row)
            if row["status"] == "planned":
                promises.append((kind, row, stated))
                if stated is not None:
                    planned[key][stated.parties].append(stated)
            elif stated is not None and (row["status"] == "done" or means in STANDING):
                done[key][stated.parties].append(stated)
    for index in (done, planned):
        for sets in index.values():
            for members in sets.values():
                members.sort(key=lambda stated: (stated.day, stated.row_id))
    copied = _copied_promises(promises, clusters)
    return [_commitment(kind, row, stated, days.get(row["doc_id"]), done, planned, copied) for kind, row, stated in promises]


def _copied_promises(promises: Sequence[tuple[str, Row, _Stated | None]], clusters: Mapping[str, str]) -> set[int]:
    """Promises without stated parties or day that another copy of the same article has told, by the identity of their rows."""
    told: dict[tuple[Any, ...], str] = {}
    copied = set()
    for kind, row, stated in sorted(promises, key=lambda promise: (promise[1]["doc_id"], promise[1]["start"])):
        if stated is None:
            means = _key(kind, row.get("mechanism") or row["action"], row)
            promise = (clusters.get(row["doc_id"], row["doc_id"]), kind, means, row.get("low"), row.get("high"))
            if told.setdefault(promise, row["doc_id"]) != row["doc_id"]:
                copied.add(id(row))
    return copied


def _commitment(
    kind: str, row: Row, stated: _Stated | None, day: dt.date | None, done: _Index, planned: _Index, copied: set[int]
) -> Row:
    id_column = "cooperation_id" if kind == "cooperation" else "claim_id"
    status, kept_by, rule = "open", None, "open:no_later_report"
    if id(row) in copied:
        status, rule = "restated", "restated:copy_of_one_article"
    elif stated is None:
        rule = "open:day_not_stated" if day is None else "open:parties_not_stated"
    else:
        keeper = _keeper(kind, row, stated, done)
        earlier = None if keeper else _said_before(_key(kind, row.get("mechanism") or row["action"], row), stated, planned)
        if keeper is not None:
            status, kept_by = "kept", keeper.row_id
            rule = "kept:by_the_same_parties" if keeper.parties == stated.parties else "kept:by_some_of_the_parties"
        elif earlier is not None:
            status = "restated"
            rule = "restated:copy_of_one_article" if earlier.cluster == stated.cluster else "restated:promised_before"
    return {
        "commitment_id": stable_id("commitment", row[id_column]), "doc_id": row["doc_id"], "kind": kind, "row_id": row[id_column],
        "parties": row.get("parties") or row.get("places") or [], "mechanism": row.get("mechanism") or row["action"],
        "speaker": row["speaker"], "stated_on": day, "status": status, "kept_by": kept_by,
        "quote": row["quote"], "start": row["start"], "end": row["end"], "rule": rule,
    }  # fmt: skip


def _stated(row: Row, row_id: str, day: dt.date | None, clusters: Mapping[str, str]) -> _Stated | None:
    """Null where day or parties are not stated: such a row can neither keep a promise nor be kept."""
    parties = frozenset(row.get("parties") or row.get("places") or ())
    if day is None or not parties:
        return None
    most = row.get("high") if row.get("high") is not None or row.get("low") is None else float("inf")
    return _Stated(day, row_id, clusters.get(row["doc_id"], row["doc_id"]), parties, most)


def _key(kind: str, means: str, row: Row) -> str:
    return means if kind == "cooperation" else f"{means}|{row['object']}|{row['unit']}"


def _keeper(kind: str, row: Row, promise: _Stated, done: _Index) -> _Stated | None:
    """The first later row that reports the promise done."""
    if kind == "cooperation":
        keys = [row["mechanism"]]
    else:
        keys = [_key(kind, row["action"], row), *MECHANISMS_OF_ACTIONS.get(row["action"], ())]
    least = row.get("low") if kind == "claim" else None
    found = []
    for key in keys:
        for parties, members in done.get(key, {}).items():
            if not _is_within(parties, promise.parties):
                continue
            for member in members[bisect_right(members, promise.day, key=lambda stated: stated.day) :]:
                enough = least is None or (1 if member.most is None else member.most) >= least
                if member.cluster != promise.cluster and enough:
                    found.append(member)
                    break
    return min(found, key=lambda stated: (stated.day, stated.row_id), default=None)


def _said_before(key: str, promise: _Stated, planned: _Index) -> _Stated | None:
    """An earlier promise of the same, by the same parties or more; of copies of one article the first row counts."""
    found = []
    for parties, members in planned[key].items():
        if not _is_within(promise.parties, parties):
            continue
        first = members[0]
        if first.day < promise.day or (first.cluster == promise.cluster and _order(first) < _order(promise)):
            found.append(first)
    return min(found, key=_order, default=None)


def _order(stated: _Stated) -> tuple[dt.date, str]:
    return stated.day, stated.row_id


def _is_within(some: frozenset[str], all_parties: frozenset[str]) -> bool:
    """Whether ``some`` are the parties, or part of them; two at least where two or more promised, for none keeps it alone.

    Parties that a promise leaves unnamed may be anyone.
    """
    if len(all_parties) > 1 and len(some) < 2:
        return False
    if all_parties & UNNAMED:
        return bool(some & (all_parties - UNNAMED)) if all_parties - UNNAMED else True
    return some - UNNAMED <= all_parties
