"""The sample run undisturbed, and runs that can be killed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.drills.runs import Runs
from tests.flows.conftest import sample  # noqa: F401


@pytest.fixture(scope="session")
def runs(prefect_server: None) -> Iterator[Runs]:
    """Runs in processes of their own, all with the server of the tests."""
    from prefect.settings import PREFECT_API_URL

    made = Runs(PREFECT_API_URL=str(PREFECT_API_URL.value()))
    yield made
    made.close()
