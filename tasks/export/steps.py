"""Prefect tasks of the export room."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.export.assemble import choose_reported, limit_to, years_of
from tasks.export.checks import find_breaches
from tasks.export.datapackage import describe_package
from tasks.export.dictionary import write_dictionary
from tasks.export.entities import entities_of, join_entities
from tasks.export.report import write_report
from tasks.export.small_tables import MOST_ROWS, small_tables
from tasks.storage import releases
from tasks.storage.store import Store

__all__ = [
    "MOST_ROWS",
    "check_tables",
    "choose_reported",
    "entity_lines",
    "join_entity_lines",
    "limit_to",
    "publish_release",
    "years_of",
]


@task(name="check release", cache_policy=NO_CACHE)
def check_tables(tables: dict[str, pd.DataFrame], captures: int | None) -> list[str]:
    """Sentences naming broken invariants."""
    return find_breaches(tables, captures)


def entity_lines(tables: Mapping[str, pd.DataFrame]) -> list[tuple[str, str]]:
    """``(key, JSON)`` of the FollowTheMoney entities of some documents; the key is the hexadecimal part of the id."""
    return [(key.rsplit("-", 1)[1], json.dumps(entity, ensure_ascii=False)) for key, entity in entities_of(tables).items()]


def join_entity_lines(lines: Iterable[tuple[str, str]]) -> bytes:
    """JSON lines of whole entities from ``entity_lines``, in the order of their ids."""
    return join_entities((key, json.loads(line)) for key, line in lines)


@task(name="publish release", cache_policy=NO_CACHE)
def publish_release(
    store: Store,
    files: Sequence[releases.TableFile],
    entities: Path,
    reported: Mapping[str, pd.DataFrame],
    overview: Mapping[str, Any],
    small: Mapping[str, pd.DataFrame],
    facts: dict[str, Any],
) -> str:
    """Take the tables into the store with all that is derived from them; gives the version of the release.

    ``entities`` is the FollowTheMoney file, ``reported`` the tables that the report shows, ``overview`` what it tells of
    the whole release, ``small`` the tables that are given as CSV too.
    """
    derived: dict[str, releases.Content] = {
        "dictionary.md": write_dictionary().encode(),
        "report.html": write_report(reported, overview=overview).encode(),
        "entities.ftm.json": entities,
        **small_tables(small),
    }
    derived["datapackage.json"] = describe_package(releases.list_files(files, derived), facts).encode()
    return releases.publish(store, files, derived, facts)
