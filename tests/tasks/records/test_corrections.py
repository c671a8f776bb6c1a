"""Claims mended by hand, with a guard that complains when the mending is no longer needed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tasks.transform.records.corrections import CorrectionError, correct_claims

DOCUMENTS = [{"doc_id": "d1", "source_uri": "news/a.html"}, {"doc_id": "d2", "source_uri": "news/xa.html"}]
CORRECTION: dict[str, Any] = {
    "document": "a.html", "quote": "移交嫌疑人", "match": {"action": "handover"}, "expect": {"low": 2600},
    "set": {"low": 26000, "high": None, "period_end": dt.date(2025, 7, 8)}, "reason": "the unit stands in the headline",
    "date": dt.date(2025, 11, 20),
}  # fmt: skip


def claim(**more: Any) -> dict[str, Any]:
    row = {"claim_id": "c1", "doc_id": "d1", "action": "handover", "low": 2600.0, "high": 2600.0, "period_end": None}
    return row | {"quote": "累计移交嫌疑人2600名", "correction": None} | more


def test_the_fields_are_set_and_the_row_says_so():
    given = [claim(), claim(claim_id="c2", action="arrest"), claim(claim_id="c3", doc_id="d2")]
    mended, problems = correct_claims(given, DOCUMENTS, [CORRECTION])
    assert problems == []
    assert (mended[0]["low"], mended[0]["high"], mended[0]["period_end"]) == (26000.0, None, dt.date(2025, 7, 8))
    assert mended[0]["correction"] == "the unit stands in the headline (2025-11-20)"
    assert mended[1:] == given[1:]
    assert given[0]["low"] == 2600.0


def test_a_correction_that_is_no_longer_needed_complains_and_sets_nothing():
    mended, problems = correct_claims([claim(low=26000.0)], DOCUMENTS, [CORRECTION])
    assert mended == [claim(low=26000.0)]
    assert [(row["reason"], row["severity"], row["doc_id"]) for row in problems] == [("correction_not_needed", "warning", "d1")]


def test_a_correction_whose_claim_went_complains_and_one_for_another_store_is_silent():
    assert [row["reason"] for row in correct_claims([], DOCUMENTS, [CORRECTION])[1]] == ["correction_without_claim"]
    assert correct_claims([], [], [CORRECTION])[1] == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"reason": ""}, "entry 1 lacks reason"),
        ({"set": {"quote": "x"}}, "entry 1 names quote, which is no field"),
        ({"expect": {"action": "handover"}}, "expects nothing of what it sets"),
    ],
)
def test_an_entry_that_cannot_be_guarded_stops_the_run(change, message):
    with pytest.raises(CorrectionError, match=message):
        correct_claims([claim()], DOCUMENTS, [CORRECTION | change])
