"""Prefect tasks of the export room."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.export.assemble import limit_to, sort_tables, years_of
from tasks.export.checks import find_breaches
from tasks.export.datapackage import describe_package
from tasks.export.dictionary import write_dictionary
from tasks.export.entities import write_entities
from tasks.export.report import write_report
from tasks.export.small_tables import small_tables
from tasks.storage import releases
from tasks.storage.store import Store


@task(name="limit to day", task_run_name="limit to {as_of}", cache_policy=NO_CACHE)
def limit_tables(tables: dict[str, pd.DataFrame], as_of: dt.date | None) -> dict[str, pd.DataFrame]:
    """The tables without what was published after ``as_of``."""
    return limit_to(tables, as_of)


@task(name="check release", cache_policy=NO_CACHE)
def check_tables(tables: dict[str, pd.DataFrame], captures: int | None) -> list[str]:
    """Sentences naming broken invariants."""
    return find_breaches(tables, captures)


@task(name="publish release", cache_policy=NO_CACHE)
def publish_release(store: Store, tables: dict[str, pd.DataFrame], facts: dict[str, Any]) -> str:
    """Write the release with all that is derived from its tables; gives its version."""
    ordered = sort_tables(tables)
    files = releases.table_files(ordered, years_of(ordered))
    derived = {
        "dictionary.md": write_dictionary().encode(),
        "report.html": write_report(ordered).encode(),
        "entities.ftm.json": write_entities(ordered),
        **small_tables(ordered),
    }
    derived["datapackage.json"] = describe_package(releases.list_files(files, derived), facts).encode()
    return releases.publish(store, files, derived, facts)
