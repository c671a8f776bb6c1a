"""blotter explain: the quote, the sentence with its spans, each field with its words and its rule."""

from __future__ import annotations

import pandas as pd
import pytest

from flows.cli import BAD_USAGE, DONE, main
from flows.explaining import explain


@pytest.fixture(scope="module")
def claim(sample):
    store, _ = sample
    claims = pd.read_parquet(store / "release" / "latest" / "claims.parquet")
    row = claims[(claims["low"] == 20_500) & (claims["action"] == "handover")].iloc[0]
    return store, row


def test_the_quote_stands_verbatim_on_a_line_of_its_own(claim, capsys):
    store, row = claim
    assert main(["explain", row["claim_id"], "--store", str(store)]) == DONE
    lines = capsys.readouterr().out.splitlines()
    assert row["quote"] in lines
    marked = next(line for line in lines if "|number]" in line)
    assert "[2.05万名|number]" in marked and "|action]" in marked
    assert "\x1b" not in "".join(lines)


def test_every_field_has_words_at_their_place_or_a_rule(claim):
    store, row = claim
    explanation, text = explain(str(store), row["claim_id"])
    named = {reason.field for reason in explanation.reasons}
    assert {"action", "object", "number", "linking", "cumulative", "status", "places", "from_country", "to_country"} <= named
    for reason in explanation.reasons:
        assert reason.rule
        if reason.span:
            assert text[reason.span.start : reason.span.end] == reason.words


def test_all_claims_of_the_sample_can_be_explained(sample):
    store, _ = sample
    claims = pd.read_parquet(store / "release" / "latest" / "claims.parquet")
    for row in claims.to_dict("records"):
        explanation, _ = explain(str(store), row["claim_id"])
        assert explanation.row["quote"] == row["quote"]


def test_an_unknown_claim_is_one_clear_line(sample, capsys):
    store, _ = sample
    assert main(["explain", "no-such-claim", "--store", str(store)]) == BAD_USAGE
    assert "0 claims of release" in capsys.readouterr().err
