"""Reading one page, and asking the release."""

from __future__ import annotations

import pytest

from flows.cli import BAD_USAGE, DONE, main
from flows.query import QueryError, query
from tests.flows.conftest import SAMPLE

TEXT = "新港社万象4月2日电 老挝警方2日向中方移交电信网络诈骗犯罪嫌疑人37名。"


def test_read_prints_the_record_of_a_file(capsys):
    assert main(["read", str(SAMPLE / "01-first-total.html")]) == DONE
    said = capsys.readouterr().out
    assert "缅北涉诈嫌疑人移交累计突破1.2万名" in said
    assert "action handover, object suspect, counted 犯罪嫌疑人, low 12,000, hedge at_least" in said


def test_read_takes_a_text_itself(capsys):
    assert main(["read", TEXT]) == DONE
    assert "low 37, high 37" in capsys.readouterr().out


def test_query_answers_over_the_latest_release(sample, capsys):
    store, _ = sample
    sql = "select count(*) as pages from documents where integrity = 'hijacked'"
    assert main(["query", sql, "--store", str(store), "--csv"]) == DONE
    assert int(capsys.readouterr().out.splitlines()[1]) >= 5


@pytest.mark.parametrize(
    "sql", ["select * from no_such_table", "selec 1", "select * from read_csv('/etc/passwd')", "copy claims to 'x.csv'"]
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
