"""What changed from one release to another, each change with its cause.

The cause is read off, never guessed: a page whose received bytes differ is another source; where the bytes are the same, the
manifests tell whether the code, the reference data or the run's parameters are others. A point of a series moves with the other
pages of its series; where nothing at all differs, other pages changed what was concluded from all of them together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

Row = dict[str, Any]
_Pair = tuple[Row | None, Row | None]

DOCUMENT_FIELDS = (
    "doc_id", "source_uri", "capture_sha256", "text_sha256", "title", "language", "published_at", "dateline_date",
    "dateline_place", "byline", "publisher", "integrity", "signals", "injected",
)  # fmt: skip
CLAIM_FIELDS = (
    "claim_id", "doc_id", "action", "object", "low", "high", "hedge", "unit", "cumulative", "status", "places", "place_text",
    "from_country", "to_country", "nationality", "crimes", "period_start", "period_end", "operation", "speaker", "correction",
    "quote", "start", "end",
)  # fmt: skip
POINT_FIELDS = (
    "point_id", "series_id", "claim_id", "doc_id", "phase", "counting_start", "as_of", "low", "high", "status", "rule",
    "increment_low", "increment_high", "sources",
)  # fmt: skip
SERIES_FIELDS = ("series_id", "action", "object", "counted", "unit", "crimes", "places", "place_text", "nationality")
NEEDED = {"documents": DOCUMENT_FIELDS, "claims": CLAIM_FIELDS, "series_points": POINT_FIELDS, "series": SERIES_FIELDS}
"""Tables and columns that a comparison reads."""

_IDS = frozenset({"doc_id", "claim_id", "point_id"})
_PLACE = frozenset({"start", "end"})
_PARAMETERS = ("as_of", "pseudonymised")


class Release(NamedTuple):
    """A release as far as a comparison needs it: its manifest, and rows of the tables in ``NEEDED``."""

    manifest: Mapping[str, Any]
    tables: Mapping[str, Sequence[Row]]


class Change(NamedTuple):
    """One difference between two releases."""

    table: str
    kind: str
    """``appeared``, ``changed``, ``moved`` (the same, but elsewhere) or ``went``."""
    what: str
    """The document, claim or point in words."""
    fields: tuple[str, ...]
    """For a change: ``name: before -> after``."""
    cause: str


class Comparison(NamedTuple):
    """All differences, and what differs between the two runs themselves."""

    changes: list[Change]
    circumstances: list[str]


def compare(old: Release, new: Release) -> Comparison:
    """Documents, claims and points that appeared, changed, moved or went from ``old`` to ``new``, each with its cause.

    A table that a side lacks is not compared, and the circumstances say so.
    """
    making = _cause_of_making(old.manifest, new.manifest)
    pairs = _pair(_rows(old, "documents"), _rows(new, "documents"), _DOCUMENT_KEYS)
    last_days = (old.manifest.get("as_of"), new.manifest.get("as_of"))
    cause_of = {
        row["doc_id"]: _document_cause(before, after, making, last_days)
        for before, after in pairs
        for row in (before, after)
        if row is not None
    }
    changes: list[Change] = []
    for before, after in pairs:
        changes += _told(
            "documents", before, after, _name_document, _document_cause(before, after, making, last_days), moved=("source_uri",)
        )
    circumstances = _circumstances(old.manifest, new.manifest)
    if "claims" in old.tables and "claims" in new.tables:
        claims = _pair_claims(old, new, pairs)
        for before, after in claims:
            changes += _told("claims", before, after, _name_claim, cause_of[_either(before, after)["doc_id"]], moved=_PLACE)
        changes += _point_changes(old, new, claims, cause_of)
    else:
        circumstances.append("Claims and points are too many to be compared here; `blotter diff` compares them.")
    changes = [
        change._replace(cause=making or "other pages changed") if change.cause == UNCHANGED else change for change in changes
    ]
    order = {"documents": 0, "claims": 1, "series_points": 2}
    kinds = {"appeared": 0, "changed": 1, "moved": 2, "went": 3}
    changes.sort(key=lambda change: (order[change.table], kinds[change.kind], change.what, change.fields))
    return Comparison(changes, circumstances)


def _rows(release: Release, table: str) -> Sequence[Row]:
    return release.tables.get(table, ())


def _either(before: Row | None, after: Row | None) -> Row:
    """The later row of a pair, or the one that is there."""
    row = after if after is not None else before
    assert row is not None
    return row


def _pair_claims(old: Release, new: Release, documents: Sequence[_Pair]) -> list[_Pair]:
    """Claims that belong together, paired within each pair of documents."""
    number_of = {row["doc_id"]: number for number, pair in enumerate(documents) for row in pair if row is not None}
    sides: list[tuple[list[Row], list[Row]]] = [([], []) for _ in documents]
    for side, release in enumerate((old, new)):
        for row in _rows(release, "claims"):
            sides[number_of[row["doc_id"]]][side].append(row)
    return [pair for mine, theirs in sides for pair in _pair(mine, theirs, _CLAIM_KEYS)]


def _point_changes(old: Release, new: Release, claims: Sequence[_Pair], cause_of: Mapping[str, str]) -> list[Change]:
    """Changes of points: a point is that of its claim. One that another page of its series may have moved is told so."""
    partner = {after["claim_id"]: before["claim_id"] for before, after in claims if before is not None and after is not None}
    names = {row["series_id"]: _name_series(row) for release in (old, new) for row in _rows(release, "series")}
    points = _pair(
        [{**row, "key": row["claim_id"]} for row in _rows(old, "series_points")],
        [{**row, "key": partner.get(row["claim_id"])} for row in _rows(new, "series_points")],
        _POINT_KEYS,
    )
    moving = {
        row["series_id"] for pair in points for row in pair if row is not None and cause_of[row["doc_id"]].startswith("source")
    }
    changes = []
    for before, after in points:
        row = _either(before, after)
        cause = cause_of[row["doc_id"]]
        if not cause.startswith("source") and row["series_id"] in moving:
            cause = "source: other pages of its series changed"
        changes += _told("series_points", before, after, lambda point: _name_point(point, names), cause, ("series_id", "phase"))
    return changes


UNCHANGED = "unchanged"
"""Cause of a document of which nothing differs: what still differs around it, other pages changed."""

_DOCUMENT_KEYS: tuple[Callable[[Row], Hashable], ...] = (lambda row: row["source_uri"], lambda row: row["capture_sha256"])
_POINT_KEYS: tuple[Callable[[Row], Hashable], ...] = (
    lambda row: row["key"],
    lambda row: tuple(row[k] for k in ("series_id", "as_of", "low", "high", "status")),
)

_CLAIM_KEYS: tuple[Callable[[Row], Hashable], ...] = (
    lambda row: tuple(row[k] for k in ("action", "object", "unit", "low", "high", "quote", "start")),
    lambda row: tuple(row[k] for k in ("action", "object", "unit", "low", "high", "quote")),
    lambda row: tuple(row[k] for k in ("quote", "low", "high")),
    lambda row: tuple(row[k] for k in ("action", "object", "unit", "cumulative")),
    lambda row: row["quote"],
)
"""What makes two claims of one document the same, from the surest key to the loosest."""


def _pair(before: Iterable[Row], after: Iterable[Row], keys: Sequence[Callable[[Row], Hashable]]) -> list[_Pair]:
    """Rows of both sides that belong together by the first key that they share, in order; then those left alone."""
    left, right = list(before), list(after)
    pairs: list[_Pair] = []
    for key in keys:
        waiting: dict[Hashable, list[Row]] = defaultdict(list)
        for row in left:
            waiting[key(row)].append(row)
        unpaired = []
        for row in right:
            found = waiting.get(key(row))
            if found and key(row) is not None:
                pairs.append((found.pop(0), row))
            else:
                unpaired.append(row)
        left, right = [row for rows in waiting.values() for row in rows], unpaired
    return [*pairs, *((row, None) for row in left), *((None, row) for row in right)]


def _told(
    table: str, before: Row | None, after: Row | None, name: Callable[[Row], str], cause: str, moved: Iterable[str]
) -> list[Change]:
    if before is None or after is None:
        return [Change(table, "appeared" if before is None else "went", name(_either(before, after)), (), cause)]
    differing = [k for k in before if k not in _IDS and k != "key" and before[k] != after.get(k)]
    places = set(moved) | _PLACE
    kind = "moved" if differing and places.issuperset(differing) else "changed"
    fields = tuple(f"{k}: {_short(before[k])} -> {_short(after[k])}" for k in differing if kind == "moved" or k not in _PLACE)
    return [Change(table, kind, name(after), fields, cause)] if differing else []


def _cause_of_making(old: Mapping[str, Any], new: Mapping[str, Any]) -> str | None:
    """What differs in how the two releases were made; null where nothing does."""
    causes = []
    code, reference = _differing(old, new, "code"), _differing(old, new, "reference")
    if old.get("code_version") != new.get("code_version"):
        causes.append(f"code changed{_listed(code)}")
    if old.get("reference_version") != new.get("reference_version"):
        causes.append(f"reference data changed{_listed(reference)}")
    if not causes and any(old.get(k) != new.get(k) for k in _PARAMETERS):
        causes.append("parameters of the run changed")
    return " or ".join(causes) or None


def _differing(old: Mapping[str, Any], new: Mapping[str, Any], part: str) -> list[str]:
    """Names under ``part`` of the manifests (rooms of code, files of reference data) whose versions differ."""
    mine, theirs = old.get(part) or {}, new.get(part) or {}
    return sorted(name for name in {*mine, *theirs} if mine.get(name) != theirs.get(name))


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - 4} more" if len(names) > 4 else ""
    return f" ({', '.join(names[:4])}{more})" if names else ""


def _document_cause(before: Row | None, after: Row | None, making: str | None, last_days: tuple[Any, Any]) -> str:
    """Why a document differs; ``last_days`` are the days after which the old and the new run left out what was published."""
    if before is None or after is None:
        row, last_day = _either(before, after), last_days[0 if before is None else 1]
        if last_day is not None and row["published_at"] is not None and str(row["published_at"]) > str(last_day):
            return f"parameters of the run changed (as_of {last_days[0]} -> {last_days[1]})"
    if before is None:
        return "source: new page"
    if after is None:
        return "source: page gone"
    if before["capture_sha256"] != after["capture_sha256"]:
        return "source: page changed"
    if before["source_uri"] != after["source_uri"]:
        return "source: same bytes at another address"
    return making or UNCHANGED


def _circumstances(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """Sentences on what differs between the runs."""
    found = []
    if old.get("schema_version") != new.get("schema_version"):
        found.append(f"The schema changed from version {old.get('schema_version')} to {new.get('schema_version')}.")
    for part, label in (("code", "Code"), ("reference", "Reference data")):
        if old.get(f"{part}_version") != new.get(f"{part}_version"):
            names = ", ".join(_differing(old, new, part)) or "unknown"
            found.append(f"{label} changed from {old.get(f'{part}_version')} to {new.get(f'{part}_version')}: {names}.")
    for name in _PARAMETERS:
        if old.get(name) != new.get(name):
            found.append(f"The parameter `{name}` changed from {old.get(name)} to {new.get(name)}.")
    return found


def _name_document(row: Row) -> str:
    return f"{row['source_uri']} ({_short(row['title'] or 'no title')})"


def _name_claim(row: Row) -> str:
    return f"{row['action']} {row['object']} {_bounds(row)} {row['unit']}: {_short(row['quote'])}"


def _name_series(row: Row) -> str:
    parts = (
        row.get("counted") or "",
        row["place_text"] or " ".join(row["places"] or []),
        " ".join(row["crimes"] or []),
        " ".join(row["nationality"] or []),
    )
    return ", ".join(part for part in (f"{row['action']} {row['object']} in {row['unit']}", *parts) if part)


def _name_point(row: Row, names: Mapping[str, str]) -> str:
    return (
        f"{names.get(row['series_id'], row['series_id'])}: {_bounds(row)} as of {row['as_of'] or 'unknown day'} ({row['status']})"
    )


def _bounds(row: Row) -> str:
    low, high = (None if value is None else f"{value:.15g}" for value in (row["low"], row["high"]))
    if low == high:
        return low or "?"
    if low is None or high is None:
        return f"at most {high}" if low is None else f"at least {low}"
    return f"{low} to {high}"


def _short(value: Any) -> str:
    text = " ".join(map(str, value)) if isinstance(value, list) else str(value)
    text = " ".join(text.split())
    return text if len(text) <= 80 else f"{text[:79]}…"


def count_changes(comparison: Comparison) -> dict[tuple[str, str, str], int]:
    """How many changes there are of each table, kind and cause."""
    return dict(Counter((change.table, change.kind, change.cause) for change in comparison.changes))
