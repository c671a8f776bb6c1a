"""Fixtures of the flow tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.pipeline import pipeline
from flows.settings import RunParameters

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "data" / "sample"


def run(inputs, store, **more):
    """The pipeline over paths, in this process unless told otherwise."""
    return pipeline(
        RunParameters(inputs=[str(path) for path in inputs], store=str(store), workers=more.pop("workers", 1), **more)
    )


@pytest.fixture(scope="session")
def sample(tmp_path_factory, prefect_server):
    """A store in which the sample was run, and the outcome. Tests must not change it."""
    store = tmp_path_factory.mktemp("sample") / "store"
    return store, run([SAMPLE], store)
