"""Reading one page, and asking the release."""

from __future__ import annotations

import csv
import io
import json

import pandas as pd
import pytest

from flows.cli import BAD_USAGE, DONE, main
from flows.query import QueryError, as_csv, query
from tests.dashboards import copy_store
from tests.flows.conftest import SAMPLE

TEXT = "新港社万象4月2日电 老挝警方2日向中方移交电信网络诈骗犯罪嫌疑人37名。"


def test_read_prints_the_record_of_a_file(capsys):
    assert main(["read", str(SAMPLE / "01-first-total.html")]) == DONE
    said = capsys.readouterr().out
    assert "缅北涉诈嫌疑人移交累计突破1.2万名" in said
    assert "handover suspect (电信网络诈骗犯罪嫌疑人): at least 12,000; running total; from MM to CN" in said


def test_read_takes_a_text_itself(capsys):
    assert main(["read", TEXT]) == DONE
    assert "handover suspect (电信网络诈骗犯罪嫌疑人): 37; from LA to CN" in capsys.readouterr().out


def test_read_takes_the_bytes_of_a_pipe_in_any_charset(capsys, monkeypatch):
    data = f"<html><body><p>{TEXT}</p></body></html>".encode("gb18030")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert main(["read", "-"]) == DONE
    assert "37; from LA to CN" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("", "nothing to read"),
        ("no-such-page.html", "there is no file 'no-such-page.html'"),
        ("~/no/such/page", "there is no file '~/no/such/page'"),
        ("announcement", "there is no file 'announcement'"),
        ("{folder}", "is a folder"),
        ("https://police.example/1", "`blotter run` fetches"),
    ],
)
def test_read_tells_what_is_no_page(page, message, capsys, tmp_path):
    assert main(["read", page.replace("{folder}", str(tmp_path))]) == BAD_USAGE
    said = capsys.readouterr().err
    assert said.startswith("blotter: ") and message in said and said.count("\n") == 1


def test_query_answers_over_the_latest_release(sample, capsys):
    store, _ = sample
    sql = "select count(*) as pages from documents where integrity = 'hijacked'"
    assert main(["query", sql, "--store", str(store), "--csv"]) == DONE
    assert int(capsys.readouterr().out.splitlines()[1]) >= 5


@pytest.mark.parametrize(
    "sql",
    [
        "",
        "select * from no_such_table",
        "selec 1",
        "select cast(quote as int) from claims",
        "select * from read_csv('/etc/passwd')",
        "copy claims to 'x.csv'",
        "drop table claims",
        "delete from claims",
        "create table mine as select 1",
        "set memory_limit = '1GB'",
        "select 1; select 2",
    ],
)
def test_a_wrong_or_reaching_question_is_one_clear_line(sql, sample, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    store, _ = sample
    assert main(["query", sql, "--store", str(store)]) == BAD_USAGE
    said = capsys.readouterr().err
    assert said.startswith("blotter: ") and said.count("\n") == 1
    assert not (tmp_path / "x.csv").exists()


def test_a_store_without_release_is_told(tmp_path):
    with pytest.raises(QueryError, match="holds no release yet"):
        query(str(tmp_path), "select 1")


@pytest.fixture
def older(sample, tmp_path):
    """A store with a release of an older version: its claims lack a column and have another, and a table is not there."""
    store = copy_store(sample[0], tmp_path / "older")
    release = (store / "release" / "latest").resolve()
    claims = pd.read_parquet(release / "claims.parquet").drop(columns="from_country").assign(weight=1)
    claims.to_parquet(release / "claims.parquet", index=False)
    (release / "commitments.parquet").unlink()
    return store


def test_a_release_of_an_older_version_answers_as_it_is(older, capsys):
    assert main(["query", "select sum(weight) as w, count(*) as n from claims", "--store", str(older), "--csv"]) == DONE
    weight, count = capsys.readouterr().out.splitlines()[1].split(",")
    assert weight == count and int(count) > 50
    assert main(["query", "select from_country from claims", "--store", str(older)]) == BAD_USAGE
    assert main(["query", "select * from commitments", "--store", str(older)]) == BAD_USAGE


def test_what_cannot_be_told_of_a_release_of_an_older_version_is_one_clear_line(older, capsys):
    claim = pd.read_parquet(older / "release" / "latest" / "claims.parquet")["claim_id"].iloc[0]
    assert main(["explain", claim, "--store", str(older)]) == BAD_USAGE
    said = capsys.readouterr().err
    assert "claims.parquet was made by another version of Blotter: it lacks from_country; it has weight;" in said
    assert said.startswith("blotter: ") and said.count("\n") == 1


def test_csv_of_an_answer_keeps_lists_whole_numbers_and_gaps(sample):
    store, _ = sample
    sql = (
        "select ['CN', 'MM'] as places, 12000::double as low, null::bigint as high, true as cumulative, date '2025-03-10' as day"
    )
    names, row = csv.reader(io.StringIO(as_csv(query(str(store), sql))))
    assert names == ["places", "low", "high", "cumulative", "day"]
    assert json.loads(row[0]) == ["CN", "MM"] and row[1:] == ["12000", "", "true", "2025-03-10"]
    assert as_csv(query(str(store), "select claim_id from claims where false")) == "claim_id\n"
