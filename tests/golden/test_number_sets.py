"""The public sets of numbers, ranges and money stay above their pinned floors."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.golden.number_sets import FOLDER, SETS, score

FLOORS = yaml.safe_load((Path(__file__).parent / "floors.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(SETS))
def test_floor(name: str) -> None:
    if not (FOLDER / f"{name}.jsonl").exists():
        pytest.skip("shared/eval/public is not beside the checkout")
    assert score(name) >= FLOORS[name]["floor"], FLOORS[name]["remark"]
