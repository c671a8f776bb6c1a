"""Promises and what became of them: each test is a small press history."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tasks.transform.records.commitments import follow_commitments


class Press:
    """Announcements of an invented press, one row a call."""

    def __init__(self) -> None:
        self.documents: list[dict[str, Any]] = []
        self.claims: list[dict[str, Any]] = []
        self.cooperation: list[dict[str, Any]] = []
        self.cluster_of: dict[str, str] = {}

    def _document(self, day: str | None, cluster: str | None) -> str:
        doc_id = f"d{len(self.documents):02d}"
        date = dt.date.fromisoformat(day) if day else None
        self.documents.append({"doc_id": doc_id, "dateline_date": None, "published_at": date})
        self.cluster_of[doc_id] = cluster or doc_id
        return doc_id

    def link(self, day: str | None, status: str, mechanism: str, *parties: str, cluster: str | None = None) -> str:
        row_id = f"k{len(self.cooperation):02d}"
        row = {"cooperation_id": row_id, "doc_id": self._document(day, cluster), "status": status, "mechanism": mechanism}
        row |= {"parties": sorted(parties), "speaker": "程立安", "quote": "……", "start": 0, "end": 2}
        self.cooperation.append(row)
        return row_id

    def claim(self, day: str, status: str, action: str, low: float | None, high: float | None, *places: str) -> str:
        row_id = f"c{len(self.claims):02d}"
        row = {"claim_id": row_id, "doc_id": self._document(day, None), "status": status, "action": action, "object": "patrol"}
        row |= {"unit": "event", "low": low, "high": high, "places": sorted(places), "speaker": None}
        self.claims.append({**row, "quote": "……", "start": 0, "end": 2})
        return row_id

    def became(self) -> dict[str, tuple[str, str | None, str]]:
        """Status, keeper and rule of every promise, by the id of its row."""
        rows = follow_commitments(self.documents, self.claims, self.cooperation, self.cluster_of)
        return {row["row_id"]: (row["status"], row["kept_by"], row["rule"]) for row in rows}


def test_a_promise_is_kept_by_the_first_later_report_of_the_same_parties():
    press = Press()
    promise = press.link("2025-03-10", "planned", "agreement", "CN", "MM", "TH")
    signed = press.link("2025-08-26", "done", "agreement", "CN", "MM", "TH")
    press.link("2025-10-01", "done", "agreement", "CN", "MM", "TH")
    assert press.became() == {promise: ("kept", signed, "kept:by_the_same_parties")}


def test_copies_of_a_promise_without_parties_are_the_same_promise():
    press = Press()
    first = press.link("2025-03-10", "planned", "training", cluster="k")
    copy = press.link("2025-03-10", "planned", "training", cluster="k")
    other = press.link("2025-03-12", "planned", "training")
    assert {row_id: (status, rule) for row_id, (status, _, rule) in press.became().items()} == {
        first: ("open", "open:parties_not_stated"),
        copy: ("restated", "restated:copy_of_one_article"),
        other: ("open", "open:parties_not_stated"),
    }


def test_some_of_the_parties_keep_it_but_one_alone_or_others_do_not():
    press = Press()
    promise = press.link("2025-03-10", "planned", "joint_patrol", "CN", "LA", "MM", "TH")
    press.link("2025-04-01", "done", "joint_patrol", "CN")
    press.link("2025-04-02", "done", "joint_patrol", "CN", "VN")
    some = press.link("2025-05-02", "done", "joint_patrol", "CN", "LA")
    assert press.became()[promise] == ("kept", some, "kept:by_some_of_the_parties")


@pytest.mark.parametrize(("day", "mechanism"), [("2025-03-10", "hotline"), ("2025-02-01", "hotline"), ("2025-04-01", "training")])
def test_what_is_not_later_or_by_other_means_keeps_nothing(day, mechanism):
    press = Press()
    promise = press.link("2025-03-10", "planned", "hotline", "CN", "MM")
    press.link(day, "done", mechanism, "CN", "MM")
    assert press.became() == {promise: ("open", None, "open:no_later_report")}


def test_a_standing_mechanism_at_work_keeps_its_promise_and_an_operation_going_on_does_not():
    press = Press()
    hotline = press.link("2025-03-10", "planned", "hotline", "CN", "MM")
    operation = press.link("2025-03-10", "planned", "joint_operation", "CN", "MM")
    at_work = press.link("2025-07-08", "ongoing", "hotline", "CN", "MM")
    press.link("2025-07-08", "ongoing", "joint_operation", "CN", "MM")
    became = press.became()
    assert became[hotline][:2] == ("kept", at_work)
    assert became[operation][0] == "open"


def test_a_promise_said_again_is_restated_and_the_first_stays_open():
    press = Press()
    first = press.link("2025-03-10", "planned", "training", "CN", "TH")
    again = press.link("2025-06-10", "planned", "training", "CN", "TH")
    assert press.became() == {
        first: ("open", None, "open:no_later_report"),
        again: ("restated", None, "restated:promised_before"),
    }


def test_copies_of_one_article_are_one_promise_and_keep_nothing_of_it():
    press = Press()
    first = press.link("2025-03-10", "planned", "training", "CN", "TH", cluster="k")
    copy = press.link("2025-03-10", "planned", "training", "CN", "TH", cluster="k")
    press.link("2025-03-12", "done", "training", "CN", "TH", cluster="k")
    became = press.became()
    assert became[first][0] == "open"
    assert became[copy] == ("restated", None, "restated:copy_of_one_article")


def test_a_number_promised_is_kept_by_as_many_or_more():
    press = Press()
    promise = press.claim("2025-04-02", "planned", "patrol", 4, None, "LA", "MM")
    press.claim("2025-09-02", "done", "patrol", 2, 2, "LA", "MM")
    enough = press.claim("2025-12-02", "done", "patrol", 5, 5, "LA", "MM")
    assert press.became() == {promise: ("kept", enough, "kept:by_the_same_parties")}


def test_one_occasion_keeps_a_promise_of_one_and_not_of_four():
    press = Press()
    four = press.claim("2025-04-02", "planned", "patrol", 4, None, "LA", "MM")
    one = press.claim("2025-04-03", "planned", "patrol", 1, 1, "LA", "TH")
    press.link("2025-08-02", "done", "joint_patrol", "LA", "MM")
    patrolled = press.link("2025-08-02", "done", "joint_patrol", "LA", "TH")
    became = press.became()
    assert became[four][0] == "open"
    assert became[one][:2] == ("kept", patrolled)


def test_unnamed_partners_may_be_anyone():
    press = Press()
    promise = press.link("2025-03-10", "planned", "agreement", "CN", "*FOREIGN")
    press.link("2025-04-10", "done", "agreement", "TH", "VN")
    signed = press.link("2025-05-10", "done", "agreement", "CN", "KH")
    assert press.became()[promise][:2] == ("kept", signed)


def test_without_day_or_parties_nothing_is_concluded():
    press = Press()
    undated = press.link(None, "planned", "hotline", "CN", "MM")
    nobody = press.link("2025-03-10", "planned", "hotline")
    press.link("2025-07-08", "done", "hotline", "CN", "MM")
    became = press.became()
    assert became[undated] == ("open", None, "open:day_not_stated")
    assert became[nobody] == ("open", None, "open:parties_not_stated")


def test_the_order_of_the_rows_does_not_matter():
    press = Press()
    for day in ("2025-03-10", "2025-06-10"):
        press.link(day, "planned", "training", "CN", "TH")
        press.link(day, "done", "training", "CN", "TH")
    forward = press.became()
    press.cooperation.reverse()
    press.documents.reverse()
    assert press.became() == forward
