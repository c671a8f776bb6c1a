"""Fixtures for all tests. Pure functions need none of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import flows.environment
from tests.dashboards import dashboard as dashboard
from tests.dashboards import finished as finished
from tests.dashboards import notices as notices

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


DRILLS = ("tests/flows/test_serve_killed.py", "tests/browser/test_dashboard.py")
"""Minutes of killed servers, full disks and a clicked dashboard: `make drills` runs them, `make test` does not wait for them."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the drills before pytest chooses by mark."""
    for item in items:
        if item.path.relative_to(ROOT).as_posix() in DRILLS:
            item.add_marker(pytest.mark.drill)


@pytest.fixture(scope="session")
def prefect_server() -> Iterator[None]:
    """A temporary Prefect server for the whole session; heartbeats are off, since each flow would wait a second for its own."""
    flows.environment.prepare()
    from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, PREFECT_LOGGING_TO_API_ENABLED, temporary_settings
    from prefect.testing.utilities import prefect_test_harness

    with (
        prefect_test_harness(server_startup_timeout=180),
        temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None, PREFECT_LOGGING_TO_API_ENABLED: False}),
    ):
        yield


@pytest.fixture(scope="session")
def seed() -> dict[str, Any]:
    """The labelled seed page beside the checkout: ``path`` of the page and its ``gold`` record."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("shared/seeds does not lie beside the checkout")
    gold = json.loads((folder / "seed.gold.jsonl").read_text(encoding="utf-8").splitlines()[0])
    return {"path": next(folder.glob("000_*.txt")), "gold": gold}
