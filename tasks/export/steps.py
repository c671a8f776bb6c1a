"""Prefect tasks of the export room."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.export import entities as listing
from tasks.export.assemble import choose_reported, limit_to, years_of
from tasks.export.audit import Audit
from tasks.export.changes import write_changes
from tasks.export.checks import find_breaches
from tasks.export.datapackage import describe_package
from tasks.export.dictionary import write_dictionary
from tasks.export.diff import Comparison
from tasks.export.entities import join_lines
from tasks.export.expectations import Unmet, columns_needed, find_unmet
from tasks.export.pseudonyms import Names, hide_names
from tasks.export.report import write_report
from tasks.export.small_tables import MOST_ROWS, small_tables
from tasks.reference.tables import read_yaml
from tasks.storage import releases
from tasks.storage.store import Store

__all__ = [
    "MOST_ROWS",
    "Audit",
    "Names",
    "check_tables",
    "choose_reported",
    "columns_judged",
    "hide_names",
    "join_lines",
    "judge_tables",
    "limit_to",
    "list_entities",
    "publish_release",
    "years_of",
]


@task(name="list entities", cache_policy=NO_CACHE)
def list_entities(tables: Mapping[str, pd.DataFrame], cluster_of: Mapping[str, str]) -> pd.DataFrame:
    """A frame of ``EntityLines``: the FollowTheMoney entities of each document."""
    return listing.list_entities(tables, cluster_of)


@task(name="check release", cache_policy=NO_CACHE)
def check_tables(tables: dict[str, pd.DataFrame], captures: int | None) -> list[str]:
    """Sentences naming broken invariants."""
    return find_breaches(tables, captures)


@task(name="judge release", cache_policy=NO_CACHE)
def judge_tables(tables: dict[str, pd.DataFrame], previous: dict[str, int]) -> list[Unmet]:
    """The expectations of ``data/reference/expectations.yml`` that a release does not meet."""
    return find_unmet(tables, read_yaml("expectations.yml"), previous)


def columns_judged() -> dict[str, set[str]]:
    """The columns that ``judge_tables`` looks at, by table."""
    return columns_needed(read_yaml("expectations.yml"))


@task(name="publish release", cache_policy=NO_CACHE)
def publish_release(
    store: Store,
    files: Sequence[releases.TableFile],
    entities: Path,
    reported: Mapping[str, pd.DataFrame],
    overview: Mapping[str, Any],
    small: Mapping[str, pd.DataFrame],
    facts: dict[str, Any],
    remarks: dict[str, Any],
    tell_changes: Callable[[str | None], Comparison | None],
) -> str:
    """Take the tables into the store with all that is derived from them; gives the version of the release.

    ``entities`` is the FollowTheMoney file, ``reported`` the tables that the report shows, ``overview`` what it tells of
    the whole release, ``small`` the tables that are given as CSV too. ``tell_changes`` compares with the release before.
    """
    derived: dict[str, releases.Content] = {
        "dictionary.md": write_dictionary().encode(),
        "report.html": write_report(reported, overview=overview).encode(),
        "entities.ftm.json": entities,
        **small_tables(small),
    }
    derived["datapackage.json"] = describe_package(releases.list_files(files, derived), facts).encode()

    def changes(previous: str | None) -> dict[str, bytes]:
        return {"CHANGES.md": write_changes(tell_changes(previous), previous).encode()}

    return releases.publish(store, files, derived, facts, changes, remarks)
