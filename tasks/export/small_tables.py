"""The small tables of a release as CSV, for spreadsheets and for tools that read no Parquet."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Mapping
from typing import Any

import pandas as pd

from tasks.schemas import RELEASE_TABLES
from tasks.schemas.table import columns_in

MOST_ROWS = 20_000
"""Rows up to which a table is small: what a spreadsheet opens without complaint."""
_TEXTS = frozenset({"documents"})
"""Tables never given as CSV: whole articles are no cell of a spreadsheet."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would run; the words come from pages that are not to be trusted."""


def small_tables(tables: Mapping[str, pd.DataFrame]) -> dict[str, bytes]:
    """CSV files (UTF-8 with byte order mark, so that Excel reads Chinese) of the given tables, by path.

    The caller leaves out tables of more than ``MOST_ROWS`` rows.

    Lists are JSON arrays, nulls empty cells. A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    return {f"csv/{name}.csv": _csv(tables[name]) for name in RELEASE_TABLES if name not in _TEXTS and name in tables}


def _csv(frame: pd.DataFrame) -> bytes:
    sink = io.StringIO(newline="")
    writer = csv.writer(sink, lineterminator="\n")
    writer.writerow(frame.columns)
    writer.writerows(zip(*([_cell(value) for value in column] for column in columns_in(frame, frame.columns)), strict=True))
    return sink.getvalue().encode("utf-8-sig")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False) if value else "[]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() else repr(value)
    return value.isoformat() if isinstance(value, dt.date) else str(value)
