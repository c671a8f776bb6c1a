"""Questions over the latest release, in SQL."""

from __future__ import annotations

from typing import Any

import duckdb

from tasks.schemas import RELEASE_TABLES
from tasks.storage import releases
from tasks.storage.store import Store


class QueryError(Exception):
    """A question that cannot be answered; the message is one clear line."""


def query(store_url: str, sql: str) -> duckdb.DuckDBPyRelation:
    """The answer to ``sql`` over the tables of the latest release, as a DuckDB relation.

    The tables are in memory and the database is closed to files and network, so a question cannot change or read
    anything else. Raises ``QueryError`` where there is no release or the SQL is wrong.
    """
    store = Store(store_url)
    version = releases.latest(store)
    if version is None:
        raise QueryError(f"{store_url} holds no release yet")
    connection = duckdb.connect()
    for name in RELEASE_TABLES:
        frame = releases.read_release_table(store, version, name)
        connection.register("loading", _as_arrow(frame))
        connection.execute(f"create table {name} as select * from loading")
        connection.unregister("loading")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    try:
        return connection.sql(sql)
    except duckdb.Error as error:
        raise QueryError(str(error).splitlines()[0]) from error


def _as_arrow(frame: Any) -> Any:
    import pyarrow as pa

    return pa.Table.from_pandas(frame, preserve_index=False)
