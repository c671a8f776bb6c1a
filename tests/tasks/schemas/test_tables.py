"""The tables: one home for names, types and sentences."""

import datetime as dt

import duckdb
import pandas as pd
import pandera.errors
import polars
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tasks.schemas import RELEASE_TABLES, Captures, Claims, Mentions, Problems, SeriesPoints
from tasks.schemas.problems import problem
from tasks.schemas.table import arrow_schema, check, columns_of, frame_of, rows_of
from tasks.storage.parquet import parquet_bytes

ALL = {**RELEASE_TABLES, "captures": Captures, "mentions": Mentions}


@pytest.mark.parametrize("name", ALL)
def test_every_column_has_a_sentence(name):
    for column in columns_of(ALL[name]):
        assert column.sentence.endswith("."), column.name
        assert column.name == column.name.lower()


@pytest.mark.parametrize("name", RELEASE_TABLES)
def test_references_point_at_columns_that_exist(name):
    for column in columns_of(RELEASE_TABLES[name]):
        if column.refers:
            table, target = column.refers.split(".")
            assert target in {c.name for c in columns_of(RELEASE_TABLES[table])}


@pytest.mark.parametrize("name", RELEASE_TABLES)
def test_every_release_table_has_one_key(name):
    assert sum(column.is_key for column in columns_of(RELEASE_TABLES[name])) == 1


def test_the_contract_names_the_series_points():
    names = [column.name for column in columns_of(SeriesPoints)]
    fields = "series_id phase counting_start issuer as_of low high hedge status rule claim_id doc_id sources"
    for field in fields.split():
        assert field in names


def test_a_breach_names_table_column_and_value():
    frame = frame_of([problem("records", "x", "fatal", "y")], Problems)
    with pytest.raises(pandera.errors.SchemaErrors) as caught:
        check(frame, Problems)
    assert caught.value.failure_cases[["column", "failure_case"]].values.tolist() == [["severity", "fatal"]]


def a_claim(**values):
    row = {column.name: [] if pa.types.is_list(column.arrow_type) else None for column in columns_of(Claims)}
    row |= {"claim_id": "c1", "doc_id": "d1", "effort": "enforcement", "action": "arrest", "object": "suspect", "low": 10.0}
    row |= {"hedge": "at_least", "unit": "person", "cumulative": True, "status": "done", "places": ["KH", "MM"]}
    row |= {"quote": "十余名", "start": 0, "end": 3, "mentions": 1, "confidence": "high", "rule": "test"}
    return row | {"period_end": dt.date(2024, 8, 27)} | values


def test_three_readers_see_lists_dates_and_open_ends(tmp_path):
    path = tmp_path / "claims.parquet"
    path.write_bytes(parquet_bytes(frame_of([a_claim(), a_claim(claim_id="c2", places=[], low=None)], Claims), Claims))
    with_pandas = pd.read_parquet(path)
    assert [list(places) for places in with_pandas["places"]] == [["KH", "MM"], []]
    assert with_pandas["period_end"].tolist() == [dt.date(2024, 8, 27)] * 2
    with_duckdb = duckdb.sql(f"select places, low, high, period_end from '{path}' order by claim_id").fetchall()
    assert with_duckdb == [(["KH", "MM"], 10.0, None, dt.date(2024, 8, 27)), ([], None, None, dt.date(2024, 8, 27))]
    with_polars = polars.read_parquet(path)
    assert with_polars["places"].to_list() == [["KH", "MM"], []]
    assert with_polars["high"].null_count() == 2


def test_the_file_describes_its_columns_and_has_no_pandas_index(tmp_path):
    path = tmp_path / "claims.parquet"
    path.write_bytes(parquet_bytes(frame_of([a_claim()], Claims), Claims))
    schema = pq.read_schema(path)
    assert schema.names == arrow_schema(Claims).names
    assert schema.field("hedge").metadata[b"description"] == b"How the words qualify the number."
    assert not schema.field("claim_id").nullable
    assert b"pandas" not in (schema.metadata or {})
    assert pq.ParquetFile(path).metadata.row_group(0).column(0).compression == "ZSTD"


def test_rows_survive_the_way_through_a_frame():
    row = a_claim(rivals=["a", "b"])
    assert rows_of(frame_of([row], Claims)) == [row]
