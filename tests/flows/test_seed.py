"""The page that started it: every trap in it comes out right. Skipped where the labelled seed is not beside the checkout."""

from __future__ import annotations

import datetime as dt

import pytest

from flows.reading import read_page


@pytest.fixture(scope="module")
def record(seed):
    return read_page(str(seed["path"]))


@pytest.fixture(scope="module")
def document(record):
    [document] = record["documents"]
    return document


def test_the_body_and_the_headline_are_the_articles_own(document, seed):
    gold = seed["gold"]
    assert document["title"] == gold["title"]
    assert document["text"] == "\n".join(gold["paragraphs"])
    assert document["captions"] == gold["captions"]
    assert document["language"] == "zh-Hans"


def test_the_hijack_is_told_with_what_was_put_in(document):
    assert document["integrity"] == "hijacked"
    assert set(document["injected"]) == {"6165cc金沙总站", "QWERASDZXCRQEFA"}
    assert set(document["signals"]) == {"injected_brand", "random_token", "markup_residue", "date_conflict", "byline_conflict"}
    assert {(removal["signal"], removal["place"]) for removal in document["removals"]} >= {
        ("injected_brand", "head"),
        ("injected_brand", "tail"),
        ("random_token", "tail"),
    }


def test_both_dates_are_kept_and_the_articles_own_wins(document):
    assert document["published_at"] == document["dateline_date"] == dt.date(2024, 8, 27)
    verdicts = {date["date"]: date["verdict"] for date in document["dates"]}
    assert verdicts[dt.date(2024, 8, 27)] == "published"
    assert verdicts[dt.date(2024, 10, 27)] == "lost"
    assert next(date["reason"] for date in document["dates"] if date["verdict"] == "lost")


def test_the_foreign_byline_is_not_credited_and_the_outlet_is(document):
    assert document["byline"] is None
    assert document["publisher"] == "China Daily"


FIELDS = [
    "action", "object", "low", "high", "hedge", "unit", "cumulative", "status", "places", "place_text", "from_country",
    "to_country", "nationality", "crimes", "period_start", "period_end", "operation", "speaker", "quote",
]  # fmt: skip


def plain(value):
    return value.isoformat() if isinstance(value, dt.date) else value


def test_the_claims_are_those_that_an_annotator_finds(record, seed):
    found = [{field: plain(claim[field]) for field in FIELDS} for claim in record["claims"]]
    wanted = [{field: claim[field] for field in FIELDS} for claim in seed["gold"]["claims"]]
    assert found == wanted


def test_the_headlines_hedge_is_the_bodys(record):
    [total] = [claim for claim in record["claims"] if claim["low"] == 50_000]
    assert (total["high"], total["hedge"], total["mentions"]) == (None, "at_least", 2)


def test_the_officials_and_the_suspect_are_named_with_their_roles(record, seed):
    found = [(person["name"], person["role"], person["kind"]) for person in record["persons"]]
    assert found == [(person["name"], person["role"], person["kind"]) for person in seed["gold"]["persons"]]


def test_cooperation_is_found_and_what_is_planned_is_planned(record, seed):
    found = {(tuple(row["parties"]), row["mechanism"]): row["status"] for row in record["cooperation"]}
    wanted = {(tuple(row["parties"]), row["mechanism"]): row["status"] for row in seed["gold"]["cooperation"]}
    both = found.keys() & wanted.keys()
    assert 2 * len(both) / (len(found) + len(wanted)) >= 0.85
    assert all(found[key] == wanted[key] for key in both)
