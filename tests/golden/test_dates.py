"""The periods engine against public test sets: floors in ``floors_dates.yml``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.golden.dates import Score, score_duckling, score_jionlp, score_jionlp_extractor, score_recognizers

PUBLIC = Path(__file__).resolve().parents[2] / ".." / "shared" / "eval" / "public"
FLOORS = yaml.safe_load((Path(__file__).parent / "floors_dates.yml").read_text(encoding="utf-8"))
SETS: dict[str, Callable[[], list[Score]]] = {
    "recognizers_zh": lambda: score_recognizers(PUBLIC / "rt_dt_zh.jsonl", "zh"),
    "recognizers_en": lambda: score_recognizers(PUBLIC / "rt_dt_en.jsonl", "en"),
    "recognizers_fr": lambda: score_recognizers(PUBLIC / "rt_dt_fr.jsonl", "fr"),
    "jionlp": lambda: score_jionlp(PUBLIC / "jio_time_parser.jsonl"),
    "jionlp_extractor": lambda: score_jionlp_extractor(PUBLIC / "jio_time_extractor.jsonl"),
    "duckling_zh": lambda: score_duckling(PUBLIC / "duck_time_zh.jsonl", "zh"),
    "duckling_en": lambda: score_duckling(PUBLIC / "duck_time_en.jsonl", "en"),
    "duckling_fr": lambda: score_duckling(PUBLIC / "duck_time_fr.jsonl", "fr"),
}


@pytest.mark.skipif(not PUBLIC.is_dir(), reason="the public test sets (shared/eval/public) are not beside this checkout")
@pytest.mark.parametrize("name", sorted(SETS))
def test_share_of_right_cases_stays_above_the_floor(name: str) -> None:
    scores = SETS[name]()
    share = sum(right for right, _ in scores) / len(scores)
    wrong = "\n".join(case for right, case in scores if not right)
    assert share >= FLOORS[name]["floor"], f"{share:.3f} of {len(scores)}:\n{wrong}"
