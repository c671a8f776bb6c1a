"""The real pages beside the checkout keep their scores."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.golden.pages import FOLDER, score_all, summarise


@pytest.mark.skipif(not FOLDER.is_dir(), reason="shared/eval/pages does not lie beside the checkout")
def test_real_pages_keep_their_scores() -> None:
    limits = yaml.safe_load(Path(__file__).with_name("floors_pages.yml").read_text(encoding="utf-8"))
    scores = summarise(score_all())
    low = {name: (scores[name], floor) for name, floor in limits["floors"].items() if scores[name] < floor}
    high = {name: (scores[name], most) for name, most in limits["ceilings"].items() if scores[name] > most}
    assert not low and not high
