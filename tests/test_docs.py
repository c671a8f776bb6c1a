"""What the documents name is there, and what is there is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
MODULES = re.findall(r"`(?:\w+/)*(\w+\.py)`", ARCHITECTURE)


@pytest.mark.parametrize("name", sorted(set(MODULES)))
def test_a_module_that_the_architecture_names_exists(name: str) -> None:
    assert any((ROOT / "tasks").rglob(name)) or any((ROOT / "flows").rglob(name))


def test_every_module_of_the_claims_is_in_the_architecture() -> None:
    modules = {path.name for path in (ROOT / "tasks/transform/records/claims").glob("*.py")} - {"__init__.py"}
    assert modules - {"number.py"} <= set(MODULES)


@pytest.mark.parametrize("document", sorted((ROOT / "docs").glob("*.md")), ids=lambda path: path.name)
def test_a_benchmark_that_a_document_names_is_one(document: Path) -> None:
    from benchmarks.__main__ import BENCHMARKS

    named = re.findall(r"python -m benchmarks (\w+)", document.read_text(encoding="utf-8"))
    assert set(named) <= set(BENCHMARKS)
