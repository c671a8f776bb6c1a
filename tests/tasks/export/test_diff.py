"""Each difference between two releases has its kind and its cause."""

from __future__ import annotations

import copy
import datetime as dt
from typing import Any

from tasks.export.changes import write_changes
from tasks.export.diff import Release, compare
from tests.tasks.export.conftest import claim, document

MANIFEST: dict[str, Any] = {"code_version": "c1", "reference_version": "r1", "schema_version": "1.0", "as_of": None}
MANIFEST |= {"code": {"transform/facts": "1", "export": "1"}, "reference": {"lexicon/action.csv": "1"}}
TEXT = "警方抓获嫌疑人12名。"


def release(*documents: dict[str, Any], **more: Any) -> Release:
    claims = [{"doc_id": d["doc_id"], **claim(d, f"{d['doc_id']}-c", d["text"].rstrip("。"), 12)} for d in documents]
    filled = [{"speaker": None, "places": ["CN"], **row} for row in claims]
    points = [
        {"point_id": f"{d['doc_id']}-p", "series_id": "s", "claim_id": f"{d['doc_id']}-c", "doc_id": d["doc_id"], "phase": 1}
        | {"as_of": None, "low": 12.0, "high": 12.0, "status": "reported", "rule": "series:first_report"}
        for d in documents
    ]
    series = [{"series_id": "s", "action": "arrest", "object": "suspect", "unit": "person", "crimes": [], "places": ["CN"]}]
    series = [row | {"place_text": None, "nationality": []} for row in series]
    tables = {"documents": list(documents), "claims": filled, "series_points": points, "series": series}
    return Release(MANIFEST | more, copy.deepcopy(tables))


def told(old: Release, new: Release) -> list[tuple[str, str, str]]:
    return [(change.table, change.kind, change.cause) for change in compare(old, new).changes]


def test_equal_releases_have_no_changes():
    assert told(release(document(1, TEXT)), release(document(1, TEXT))) == []


def test_a_new_page_and_one_that_went():
    one, two = document(1, TEXT), document(2, "警方抓获嫌疑人30名。")
    tables = ("documents", "claims", "series_points")
    assert told(release(one), release(one, two)) == [(table, "appeared", "source: new page") for table in tables]
    assert told(release(one, two), release(one)) == [(table, "went", "source: page gone") for table in tables]


def test_a_page_left_out_by_its_day_is_no_page_gone():
    one, two = document(1, TEXT), document(2, "警方抓获嫌疑人30名。", published_at=dt.date(2025, 8, 1))
    earlier = release(one, as_of="2025-06-30")
    cause = "parameters of the run changed (as_of None -> 2025-06-30)"
    assert told(release(one, two), earlier) == [(table, "went", cause) for table in ("documents", "claims", "series_points")]
    assert {kind for _, kind, _ in told(earlier, release(one, two))} == {"appeared"}
    assert {cause for *_, cause in told(earlier, release(one, two))} == {
        "parameters of the run changed (as_of 2025-06-30 -> None)"
    }


def test_a_changed_page_changes_its_claim_whatever_else_changed():
    old, new = document(1, TEXT), {**document(1, "警方抓获嫌疑人13名。"), "doc_id": "d9"}
    after = release(new, code_version="c2")
    after.tables["claims"][0] |= {"low": 13.0, "high": 13.0}
    changes = compare(release(old), after).changes
    assert {(change.table, change.kind, change.cause) for change in changes} == {
        ("documents", "changed", "source: page changed"),
        ("claims", "changed", "source: page changed"),
    }
    assert "low: 12 -> 13.0" in next(change for change in changes if change.table == "claims").fields


def test_a_changed_lexicon_row_and_a_changed_rule_are_told_apart():
    old = release(document(1, TEXT))
    lexicon = release(document(1, TEXT), reference_version="r2", reference={"lexicon/action.csv": "2"})
    lexicon.tables["claims"][0]["action"] = "wanted"
    assert told(old, lexicon) == [("claims", "changed", "reference data changed (lexicon/action.csv)")]
    rule = release(document(1, TEXT), code_version="c2", code={"transform/facts": "2", "export": "1"})
    rule.tables["claims"][0]["hedge"] = "at_least"
    assert told(old, rule) == [("claims", "changed", "code changed (transform/facts)")]


def test_a_claim_that_lies_elsewhere_and_a_page_under_another_address_moved():
    old = release(document(1, TEXT))
    new = release(document(1, TEXT), code_version="c2")
    new.tables["claims"][0] |= {"start": 5, "end": 15}
    assert [change[:2] for change in told(old, new)] == [("claims", "moved")]
    moved = release({**document(1, TEXT), "source_uri": "pages/elsewhere.html"})
    assert told(old, moved) == [("documents", "moved", "source: same bytes at another address")]


def test_a_point_whose_neighbours_changed_is_no_change_of_its_source():
    new = release(document(1, TEXT))
    new.tables["series_points"][0]["status"] = "conflict"
    assert told(release(document(1, TEXT)), new) == [("series_points", "changed", "other pages changed")]


def test_changes_tell_the_schema_and_let_no_page_speak_markdown():
    hostile = document(2, "警方抓获嫌疑人30名。", title="[x](javascript:alert(1)) <script>|")
    one = document(1, TEXT)
    text = write_changes(compare(release(one), release(one, hostile, schema_version="1.1")), "0001-a")
    assert "The schema changed from version 1.0 to 1.1." in text
    assert "\\[x\\](javascript:alert(1)) \\<script\\>\\|" in text
    assert "not compared" in write_changes(None, "0001-a")
    assert write_changes(None, None) == "# Changes\n\nThis is the first release of this store.\n"


def test_a_point_that_another_page_moved_is_told_so_whatever_else_changed():
    one, two = document(1, TEXT), document(2, "警方抓获嫌疑人30名。")
    new = release(one, two, code_version="c2")
    new.tables["series_points"][0]["sources"] = 2
    old = release(one)
    old.tables["series_points"][0]["sources"] = 1
    assert ("series_points", "changed", "source: other pages of its series changed") in told(old, new)
