"""What a release is expected to hold to, read from data: errors stop it, warnings go with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from tasks.schemas.table import rows_of

ABOUT = 0.05
"""How far a total given as "about N" may be off: two such totals that far apart do not contradict each other."""


class Unmet(NamedTuple):
    """An expectation that a release does not meet."""

    level: str
    """``error`` or ``warning``."""
    sentence: str
    is_comparison: bool
    """Whether it depends on the release before, and not on this one alone."""


def find_unmet(
    tables: Mapping[str, pd.DataFrame],
    expectations: Sequence[Mapping[str, Any]],
    previous_rows: Mapping[str, int],
) -> list[Unmet]:
    """Every expectation that the tables do not meet.

    Of the tables only the columns that ``columns_needed`` names are read. ``previous_rows`` are the rows of each table in the
    release before, empty where there is none. Raises ``ValueError`` on an entry that names an unknown check.
    """
    unmet = []
    for entry in expectations:
        check = _CHECKS.get(entry["check"])
        if check is None:
            raise ValueError(f"expectations.yml: {entry['id']} names the unknown check {entry['check']!r}")
        for sentence in check(tables, entry, previous_rows):
            unmet.append(Unmet(entry["level"], f"{entry['id']}: {sentence}", check is _shrink))
    return unmet


def columns_needed(expectations: Sequence[Mapping[str, Any]]) -> dict[str, set[str]]:
    """The columns that the expectations look at, by table; a table without columns is only counted."""
    needed: dict[str, set[str]] = defaultdict(set)
    for entry in expectations:
        if entry["check"] == "monotone":
            needed["series_points"] |= {"series_id", "phase", "as_of", "low", "high", "hedge", "status"}
        else:
            needed[entry["table"]] |= {"quote"} if entry["check"] == "quotes" else {entry.get("column", "")} - {""}
            needed[entry.get("beside") or entry["table"]] |= set()
    return dict(needed)


def _filled(tables: Mapping[str, pd.DataFrame], entry: Mapping[str, Any], previous: Mapping[str, int]) -> list[str]:
    values = _column(tables, entry["table"], entry["column"])
    held = len(values) - values.null_count
    if pa.types.is_list(values.type):
        held = _count(pc.greater(pc.list_value_length(values), 0))
    elif pa.types.is_string(values.type):
        held = _count(pc.not_equal(values, ""))
    return _judge(held, len(values), entry, f"of {entry['table']} have {entry['column']}")


def _share(tables: Mapping[str, pd.DataFrame], entry: Mapping[str, Any], previous: Mapping[str, int]) -> list[str]:
    values, wanted = _column(tables, entry["table"], entry["column"]), pa.array(entry["values"])
    if pa.types.is_list(values.type):
        rows = pc.list_parent_indices(values).filter(pc.is_in(pc.list_flatten(values), value_set=wanted))
        held = len(pc.unique(rows))
    else:
        held = _count(pc.is_in(values, value_set=wanted))
    rows = len(tables[entry["beside"]]) + held if "beside" in entry else len(values)
    words = entry.get("words") or f"of {entry['table']} have {entry['column']} {' or '.join(entry['values'])}"
    return _judge(held, rows, entry, words)


def _column(tables: Mapping[str, pd.DataFrame], table: str, column: str) -> pa.Array:
    chunks = pa.Table.from_pandas(tables[table][[column]], preserve_index=False)[column]
    return chunks.combine_chunks() if chunks.num_chunks else pa.array([], chunks.type)


def _count(mask: pa.Array) -> int:
    return int(pc.sum(mask).as_py() or 0)


def _judge(held: int, rows: int, entry: Mapping[str, Any], words: str) -> list[str]:
    if rows < entry.get("from_rows", 1):
        return []
    share = held / rows
    low, high = entry.get("at_least", 0.0), entry.get("at_most", float("inf"))
    if low <= share <= high:
        return []
    bound = f"at least {low:.0%}" if share < low else f"at most {high:.0%}"
    return [f"{share:.1%} {words}, {bound} expected ({entry['reason']})"]


def _quotes(tables: Mapping[str, pd.DataFrame], entry: Mapping[str, Any], previous: Mapping[str, int]) -> list[str]:
    longest = pc.max(pc.utf8_length(_column(tables, entry["table"], "quote"))).as_py() or 0
    most = entry["at_most"]
    return [f"a quote of {entry['table']} has {longest} characters, at most {most} expected"] if longest > most else []


def _monotone(tables: Mapping[str, pd.DataFrame], entry: Mapping[str, Any], previous: Mapping[str, int]) -> list[str]:
    chains: dict[tuple[str, int], list[dict[str, Any]]] = defaultdict(list)
    for row in rows_of(tables["series_points"]):
        if row["status"] != "conflict" and row["as_of"] is not None:
            chains[(row["series_id"], row["phase"])].append(row)
    found = []
    for (series_id, phase), points in sorted(chains.items()):
        best, best_day = float("-inf"), None
        for point in sorted(points, key=lambda p: (p["as_of"], p["low"] or 0.0)):
            about = ABOUT if point["hedge"] == "about" else 0.0
            high = point["high"] * (1 + about) if point["high"] is not None else float("inf")
            if high < best and point["as_of"] != best_day:
                found.append(f"series {series_id} falls in phase {phase} from {best:.15g} to {high:.15g} on {point['as_of']}")
                break
            if point["low"] is not None and point["low"] * (1 - about) > best:
                best, best_day = point["low"] * (1 - about), point["as_of"]
    return found


def _shrink(tables: Mapping[str, pd.DataFrame], entry: Mapping[str, Any], previous: Mapping[str, int]) -> list[str]:
    before, now = previous.get(entry["table"], 0), len(tables[entry["table"]])
    if before < entry.get("from_rows", 1) or now >= before * (1 - entry["at_most"]):
        return []
    bound = f"a loss of at most {entry['at_most']:.0%} expected ({entry['reason']})"
    return [f"{entry['table']} went from {before} to {now} rows, {bound}"]


_CHECKS = {"filled": _filled, "share": _share, "quotes": _quotes, "monotone": _monotone, "shrink": _shrink}
