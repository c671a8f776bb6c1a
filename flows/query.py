"""Questions over the latest release, in SQL."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from typing import Any

import duckdb
from duckdb import StatementType

from tasks.schemas import RELEASE_TABLES
from tasks.storage import releases
from tasks.storage.parquet import DamagedTableError
from tasks.storage.store import Store

_ASKING = {StatementType.SELECT, StatementType.EXPLAIN, StatementType.MULTI}
"""Kinds of statements that only ask; ``pivot`` is one of several."""


class QueryError(Exception):
    """A question that cannot be answered; the message is one clear line."""


def query(store_url: str, sql: str) -> duckdb.DuckDBPyRelation:
    """The answer to ``sql`` over the tables of the latest release, as a DuckDB relation.

    The tables are in memory and the database is closed to files and network, so a question cannot change or read
    anything else. Raises ``QueryError`` where there is no release, the SQL is wrong or asks nothing.
    """
    _check_asks(sql)
    store = Store(store_url)
    version = releases.latest(store)
    if version is None:
        raise QueryError(f"{store_url} holds no release yet")
    connection = duckdb.connect()
    for name in RELEASE_TABLES:
        try:
            table = releases.read_as_published(store, version, name)
        except FileNotFoundError:  # an older version of Blotter had fewer tables
            continue
        except DamagedTableError as error:
            raise QueryError(str(error)) from error
        connection.register("loading", table)
        connection.execute(f"create table {name} as select * from loading")
        connection.unregister("loading")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    try:
        asked = connection.sql(sql)
        return connection.from_arrow(asked.to_arrow_table())  # worked out here, so that whatever fails does so here
    except duckdb.Error as error:
        raise QueryError(_in_one_line(error)) from error


def as_csv(answer: duckdb.DuckDBPyRelation) -> str:
    """The answer as comma-separated values with a line of names: lists as JSON, nulls as empty cells."""
    sink = io.StringIO(newline="")
    writer = csv.writer(sink, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([_cell(value) for value in row] for row in answer.fetchall())
    return sink.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    if isinstance(value, list | dict | tuple):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _check_asks(sql: str) -> None:
    """Raise ``QueryError`` unless ``sql`` is one statement that only asks."""
    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as error:
        raise QueryError(_in_one_line(error)) from error
    if len(statements) != 1:
        raise QueryError(f"one question at a time: the SQL holds {len(statements)} statements")
    if statements[0].type not in _ASKING:
        raise QueryError(f"a release is never changed: {statements[0].type.name.lower()} is no question; ask with select")


def _in_one_line(error: duckdb.Error) -> str:
    """DuckDB's message without the picture of the place in the SQL."""
    return " ".join(str(error).split("\n\nLINE ")[0].split())
