"""What the report shows, as plain values for JSON: counts over the whole release, and the claims that a reader can open."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from tasks.reference.gazetteer import names_of
from tasks.schemas.codes import EFFORTS
from tasks.schemas.table import rows_of

Row = dict[str, Any]

MOST_CLAIMS = 5_000
"""Claims that the page carries: more would make it slow to open; the page says so, the tables hold all."""
_MOST_TEXT = 60_000
"""Characters of one document that the page carries."""
_MOST_LISTED = 300
_MOST_STRINGS = 40
_EXAMPLES = 8

SIGNAL_FAMILIES = {
    "injected": ("injected_brand", "injected_phrase", "random_token"),
    "hidden": ("hidden_text",),
    "disguised": ("pinyin_annotation",),
    "damaged": ("charset_damage", "markup_residue"),
    "contradicted": ("date_conflict", "byline_conflict"),
}
"""What was done to a page: words put in, words hidden, words respelled, damage, and names or dates that differ."""

_CLAIM = (
    "claim_id", "effort", "action", "object", "low", "high", "hedge", "unit", "cumulative", "status", "places", "place_text",
    "from_country", "to_country", "nationality", "crimes", "period_start", "period_end", "operation", "speaker", "quote", "start",
    "end", "confidence", "rule", "rivals", "correction",
)  # fmt: skip
_DOCUMENT = (
    "doc_id", "source_uri", "url", "title", "language", "published_at", "dateline_date", "dateline_place", "byline", "publisher",
    "integrity", "signals", "injected", "captions", "patches",
)  # fmt: skip
_POINT = (
    "point_id", "phase", "counting_start", "issuer", "as_of", "low", "high", "hedge", "status", "increment_low",
    "increment_high", "occasions_low", "rule", "sources",
)  # fmt: skip
_SERIES = (
    "series_id", "action", "object", "counted", "unit", "crimes", "places", "place_text", "nationality", "from_country",
    "to_country",
)  # fmt: skip
_MARKS = (("cooperation", "mechanism"), ("persons", "kind"), ("organisations", "kind"), ("operations", "name"))


def gather_payload(tables: Mapping[str, pd.DataFrame], most_claims: int = MOST_CLAIMS) -> Row:
    """Everything that the page needs. Shares and charts count the whole release; claims and documents may be a sample."""
    rows = {name: rows_of(frame) for name, frame in tables.items() if name != "documents"}
    documents = rows_of(tables["documents"])
    claims = _choose(rows["claims"], rows["series_points"], rows["commitments"], documents, most_claims)
    number_of = {row["claim_id"]: number for number, row in enumerate(claims)}
    is_whole = len(claims) == len(rows["claims"])
    shown = documents if is_whole else _shown_documents(documents, claims, rows["commitments"])
    index = {row["doc_id"]: number for number, row in enumerate(shown)}
    copies = {row["doc_id"] for row in rows["clusters"] if not row["is_representative"]}
    once = {name: [row for row in rows[name] if row["doc_id"] not in copies] for name in ("claims", "cooperation")}
    efforts = {row["claim_id"]: row["effort"] for row in rows["claims"]}
    efforts |= {row["cooperation_id"]: row["effort"] for row in rows["cooperation"]}
    payload: Row = _plain(
        {
            "overview": _overview(documents, rows, claims, shown),
            "documents": _documents(shown, rows, index),
            "claims": [{**{k: row[k] for k in _CLAIM}, "doc": index[row["doc_id"]]} for row in claims],
            "series": _series(rows["series"], rows["series_points"], number_of, index),
            "places": _place_names(rows["series"]),
            "months": _months(once["claims"], documents),
            "partners": _partners(once["cooperation"], index),
            "hijacks": _hijacks(documents),
            "chapters": _chapters({**rows, **once}, efforts, documents, number_of, index),
            "problems": _problems(rows["problems"]),
        }
    )
    return payload


def _choose(claims: list[Row], points: list[Row], commitments: list[Row], documents: list[Row], most: int) -> list[Row]:
    """At most ``most`` claims: first those that series and commitments stand on, then those of the latest documents."""
    if len(claims) <= most:
        return claims
    needed = {row["claim_id"] for row in points} | {row["row_id"] for row in commitments}
    days = {row["doc_id"]: row["published_at"] or dt.date.min for row in documents}
    ranked = sorted(claims, key=lambda row: (row["claim_id"] not in needed, -days[row["doc_id"]].toordinal(), row["claim_id"]))
    return ranked[:most]


def _shown_documents(documents: list[Row], claims: list[Row], commitments: list[Row]) -> list[Row]:
    """Documents of the claims and promises shown; other copies of them are told by their id."""
    wanted = {row["doc_id"] for row in (*claims, *commitments)}
    return [row for row in documents if row["doc_id"] in wanted]


def _overview(documents: list[Row], rows: Mapping[str, list[Row]], claims: list[Row], shown: list[Row]) -> Row:
    days = sorted(row["published_at"] for row in documents if row["published_at"])
    lost = {r["source_uri"] for r in rows["problems"] if r["severity"] == "error" and r["doc_id"] is None}
    statuses = Counter(row["status"] for row in rows["series_points"])
    return {
        "counts": {"documents": len(documents), **{name: len(table) for name, table in rows.items()}},
        "first_day": days[0] if days else None,
        "last_day": days[-1] if days else None,
        "undated": len(documents) - len(days),
        "lost": len(lost),
        "hijacked": sum(row["integrity"] == "hijacked" for row in documents),
        "articles": len({row["cluster_id"] for row in rows["clusters"]}),
        "languages": dict(Counter(row["language"] for row in documents).most_common()),
        "conflicts": statuses["conflict"],
        "corrected": statuses["corrected"],
        "kept": len({(row["mechanism"], row["kept_by"]) for row in rows["commitments"] if row["status"] == "kept"}),
        "claims_shown": len(claims),
        "documents_shown": len(shown),
        "documents_counted": len(documents),
    }


def _documents(shown: list[Row], rows: Mapping[str, list[Row]], index: Mapping[str, int]) -> list[Row]:
    marks: dict[str, list[list[Any]]] = defaultdict(list)
    for table, label in _MARKS:
        for row in rows[table]:
            if row["doc_id"] in index and row["end"] <= _MOST_TEXT:
                value = row[label] if table != "cooperation" else f"{row['mechanism']}|{' '.join(row['parties'])}|{row['status']}"
                marks[row["doc_id"]].append([table, row["start"], row["end"], value])
    copies: dict[str, list[Row]] = defaultdict(list)
    for row in rows["clusters"]:
        copies[row["cluster_id"]].append(row)
    cluster_of = {row["doc_id"]: row["cluster_id"] for row in rows["clusters"]}
    found = []
    for row in shown:
        members = copies[cluster_of[row["doc_id"]]] if row["doc_id"] in cluster_of else []
        found.append(
            {
                **{k: row[k] for k in _DOCUMENT},
                "text": row["text"][:_MOST_TEXT],
                "removals": [[r[k] for k in ("text", "signal", "place", "evidence")] for r in row["removals"]],
                "dates": [[d[k] for k in ("date", "source", "text", "verdict", "reason")] for d in row["dates"]],
                "marks": marks[row["doc_id"]],
                "copies": [
                    {
                        "doc": index.get(c["doc_id"]),
                        "doc_id": c["doc_id"],
                        "representative": c["is_representative"],
                        "similarity": c["similarity"],
                        "differences": c["differences"],
                    }
                    for c in members[:_MOST_STRINGS]
                ]
                if len(members) > 1
                else [],
            }
        )
    return found


def _series(series: list[Row], points: list[Row], number_of: Mapping[str, int], index: Mapping[str, int]) -> list[Row]:
    members: dict[str, list[Row]] = defaultdict(list)
    for row in points:
        members[row["series_id"]].append(row)
    found = []
    for row in series:
        mine = sorted(members[row["series_id"]], key=lambda p: (p["as_of"] is None, p["as_of"] or dt.date.min, p["point_id"]))
        mine_rows = [
            {**{k: p[k] for k in _POINT}, "claim": number_of.get(p["claim_id"]), "doc": index.get(p["doc_id"])} for p in mine
        ]
        found.append({**{k: row[k] for k in _SERIES}, "points": mine_rows})
    found.sort(key=lambda row: (-len(row["points"]), row["series_id"]))
    return found[:_MOST_LISTED]


def _place_names(series: list[Row]) -> dict[str, list[str]]:
    """English, Chinese and French names of the regions and towns that bound the series."""
    scopes = {row["place_text"] for row in series if row["place_text"]}
    return {scope: list(names) for scope in sorted(scopes) if (names := names_of(scope)) is not None}


def _months(claims: list[Row], documents: list[Row]) -> list[list[Any]]:
    """``[month, action, claims]`` by the day on which the claim holds, else the day of publication."""
    days = {row["doc_id"]: row["published_at"] for row in documents}
    counted: Counter[tuple[str, str]] = Counter()
    for row in claims:
        day = row["period_end"] or days[row["doc_id"]]
        if day is not None:
            counted[(f"{day:%Y-%m}", row["action"])] += 1
    return [[*key, count] for key, count in sorted(counted.items())]


def _partners(cooperation: list[Row], index: Mapping[str, int]) -> list[Row]:
    """One entry for each party and mechanism: how many rows, in how many documents, and a few of them."""
    cells: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in cooperation:
        for party in row["parties"]:
            cells[(party, row["mechanism"])].append(row)
    return [
        {
            "party": party,
            "mechanism": mechanism,
            "count": len(members),
            "statuses": dict(Counter(row["status"] for row in members)),
            "examples": [
                {
                    "quote": row["quote"],
                    "status": row["status"],
                    "parties": row["parties"],
                    "doc": index.get(row["doc_id"]),
                    "start": row["start"],
                    "end": row["end"],
                }
                for row in members[:_EXAMPLES]
            ],
        }
        for (party, mechanism), members in sorted(cells.items())
    ]


def _hijacks(documents: list[Row]) -> Row:
    signals = Counter(signal for row in documents for signal in row["signals"])
    strings = Counter(string for row in documents for string in row["injected"])
    return {
        "families": [
            {"family": family, "signals": [[s, signals[s]] for s in members], "documents": _with_any(documents, members)}
            for family, members in SIGNAL_FAMILIES.items()
        ],
        "strings": [list(pair) for pair in sorted(strings.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_STRINGS]],
    }


def _with_any(documents: Iterable[Row], signals: Iterable[str]) -> int:
    wanted = set(signals)
    return sum(bool(wanted.intersection(row["signals"])) for row in documents)


def _chapters(
    rows: Mapping[str, list[Row]],
    efforts: Mapping[str, str],
    documents: list[Row],
    number_of: Mapping[str, int],
    index: Mapping[str, int],
) -> list[Row]:
    days = {row["doc_id"]: row["published_at"] for row in documents}
    each_once = _promises_once(rows["commitments"], rows["clusters"])
    chapters = []
    for effort in EFFORTS:
        claims = [row for row in rows["claims"] if row["effort"] == effort]
        links = [row for row in rows["cooperation"] if row["effort"] == effort]
        latest = sorted(
            (row for row in claims if row["claim_id"] in number_of and row["confidence"] != "low" and row["part_of"] is None),
            key=lambda row: (-(days[row["doc_id"]] or dt.date.min).toordinal(), row["doc_id"], row["start"]),
        )
        promises = [row for row in each_once if efforts.get(row["row_id"]) == effort]
        chapters.append(
            {
                "effort": effort,
                "claims": len(claims),
                "links": len(links),
                "documents": len({row["doc_id"] for row in (*claims, *links)}),
                "actions": [list(pair) for pair in Counter(row["action"] for row in claims).most_common(6)],
                "mechanisms": [list(pair) for pair in Counter(row["mechanism"] for row in links).most_common(6)],
                "latest": [number_of[row["claim_id"]] for row in _one_an_article(latest)[:6]],
                "promises": dict(Counter(row["status"] for row in promises)),
                "commitments": [
                    {
                        **{k: p[k] for k in ("mechanism", "parties", "speaker", "stated_on", "status", "quote", "start", "end")},
                        "doc": index.get(p["doc_id"]),
                        "claim": number_of.get(p["row_id"]),
                    }
                    for p in sorted(promises, key=lambda p: (p["stated_on"] is None, p["stated_on"], p["commitment_id"]))
                ][:_MOST_STRINGS],
            }
        )
    return chapters


def _promises_once(commitments: list[Row], clusters: list[Row]) -> list[Row]:
    """Promises of each article once, whatever its copies: that of the original where there is one."""
    cluster_of = {row["doc_id"]: row["cluster_id"] for row in clusters}
    copies = {row["doc_id"] for row in clusters if not row["is_representative"]}
    told: Counter[tuple[Any, ...]] = Counter()
    found: dict[tuple[Any, ...], Row] = {}
    for row in sorted(commitments, key=lambda row: (row["doc_id"], row["start"])):
        kind = (row["mechanism"], *row["parties"])
        told[(row["doc_id"], *kind)] += 1
        promise = (cluster_of.get(row["doc_id"], row["doc_id"]), told[(row["doc_id"], *kind)], *kind)
        if promise not in found or _rank(row, copies) < _rank(found[promise], copies):
            found[promise] = row
    return list(found.values())


def _rank(row: Row, copies: set[str]) -> tuple[bool, bool]:
    return row["rule"] == "restated:copy_of_one_article", row["doc_id"] in copies


def _one_an_article(claims: Iterable[Row]) -> list[Row]:
    found: dict[str, Row] = {}
    for row in claims:
        found.setdefault(row["cluster_id"] or row["doc_id"], row)
    return list(found.values())


def _problems(problems: list[Row]) -> Row:
    order = {"error": 0, "warning": 1, "note": 2}
    counted = Counter((row["severity"], row["stage"], row["reason"]) for row in problems)
    listed = sorted(problems, key=lambda row: (order[row["severity"]], row["reason"], row["problem_id"]))[:_MOST_LISTED]
    return {
        "counts": [
            [*key, count] for key, count in sorted(counted.items(), key=lambda pair: (order[pair[0][0]], -pair[1], pair[0]))
        ],
        "rows": [[row[k] for k in ("severity", "stage", "reason", "source_uri", "detail")] for row in listed],
    }


def _plain(value: Any) -> Any:
    """``value`` with dates as ISO text and whole floats as integers, null entries of objects left out."""
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items() if v is not None}
    if isinstance(value, list):
        return [_plain(v) for v in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
