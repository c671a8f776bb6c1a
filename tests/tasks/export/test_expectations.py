"""What a release is expected to hold to."""

from __future__ import annotations

import datetime as dt

import pytest

from tasks.export.expectations import columns_needed, find_unmet
from tasks.reference.tables import read_yaml
from tasks.schemas import RELEASE_TABLES
from tests.tasks.export.conftest import claim, document

FILLED = {"id": "dated", "check": "filled", "table": "documents", "column": "published_at", "at_least": 0.7, "level": "warning"}


def unmet(tables, entry, previous=None):
    return [(found.level, found.sentence) for found in find_unmet(tables, [{"reason": "r", **entry}], previous or {})]


def test_a_column_that_is_too_empty_is_told(build):
    tables = build(documents=[document(1, "一", published_at=None), document(2, "二")])
    assert unmet(tables, FILLED) == [("warning", "dated: 50.0% of documents have published_at, at least 70% expected (r)")]
    assert unmet(tables, {**FILLED, "at_least": 0.5}) == []
    assert unmet(tables, {**FILLED, "from_rows": 3}) == []


def test_a_share_is_judged_by_its_bound(build):
    doc = document(1, "抓获三名")
    tables = build(documents=[doc], claims=[claim(doc, "c1", "抓获三名", 3, confidence="low"), claim(doc, "c2", "三名", 3)])
    share = {"id": "s", "check": "share", "table": "claims", "column": "confidence", "values": ["low"], "level": "warning"}
    assert unmet(tables, {**share, "at_most": 0.5}) == []
    assert len(unmet(tables, {**share, "at_most": 0.4})) == 1


def test_lost_pages_are_told_also_where_hardly_any_page_became_a_document(build):
    [lost] = [entry for entry in read_yaml("expectations.yml") if entry["id"] == "lost-pages"]
    gone = [
        {
            "problem_id": f"{number:016x}",
            "stage": "documents",
            "reason": "page_empty",
            "severity": "error",
            "source_uri": f"{number}",
        }
        for number in range(30)
    ]
    [(level, sentence)] = unmet(build(documents=[document(1, "一")], problems=gone), lost)
    assert level == "warning" and sentence.startswith("lost-pages: 96.8% of pages are lost, at most 20% expected")
    assert unmet(build(documents=[document(number, "一") for number in range(12)], problems=gone[:2]), lost) == []


def points(*rows):
    made = []
    for number, (day, low, high, status, phase) in enumerate(rows):
        row = {
            "point_id": f"p{number}",
            "series_id": "s",
            "phase": phase,
            "as_of": dt.date(2025, 5, day),
            "low": low,
            "high": high,
        }
        made.append(row | {"status": status, "hedge": "exact", "claim_id": "c", "doc_id": "d1", "sources": 1})
    return made


@pytest.mark.parametrize(
    ("rows", "falls"),
    [
        ([(1, 100, 100, "reported", 1), (2, 120, 120, "reported", 1)], False),
        ([(1, 100, 100, "reported", 1), (2, 90, 90, "reported", 1)], True),
        ([(1, 100, 100, "reported", 1), (2, 90, 90, "conflict", 1)], False),
        ([(1, 100, 100, "reported", 1), (2, 90, 90, "reported", 2)], False),
        ([(1, 100, 100, "reported", 1), (2, 90, None, "reported", 1)], False),
    ],
)
def test_a_series_falls_in_no_phase(build, rows, falls):
    tables = build(documents=[document(1, "一")], series_points=points(*rows))
    assert bool(unmet(tables, {"id": "fall", "check": "monotone", "level": "error"})) is falls


def test_a_loss_of_rows_against_the_release_before_is_told(build):
    tables = build(documents=[document(1, "一")])
    entry = {"id": "fewer", "check": "shrink", "table": "documents", "at_most": 0.1, "level": "warning"}
    assert unmet(tables, entry, {"documents": 2})
    assert not unmet(tables, entry, {"documents": 1}) and not unmet(tables, entry)


def test_the_expectations_of_the_repository_can_be_judged_and_name_their_reasons(build):
    expectations = read_yaml("expectations.yml")
    assert find_unmet(build(documents=[document(1, "一")]), expectations, {}) == []
    assert all(entry["reason"] and entry["level"] in ("error", "warning") for entry in expectations)
    for table, columns in columns_needed(expectations).items():
        assert columns <= set(RELEASE_TABLES[table].to_schema().columns)


def test_an_unknown_check_stops_the_run(build):
    with pytest.raises(ValueError, match="unknown check 'guess'"):
        unmet(build(), {"id": "x", "check": "guess", "level": "error"})
