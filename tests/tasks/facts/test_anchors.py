"""The automaton over the lexicon."""

from __future__ import annotations

from collections import Counter

import pytest

from tasks.reference.tables import REFERENCE_FOLDER, read_csv
from tasks.text.shadow import shadow
from tasks.transform.facts.anchors import find_anchors


def terms(text: str, language: str, kind: str) -> list[str]:
    return [anchor.entry.term for anchor in find_anchors(shadow(text), language) if anchor.entry.kind == kind]


def test_longest_wins_within_a_kind() -> None:
    assert terms("印度尼西亚和印度", "zh", "country") == ["印度尼西亚", "印度"]


def test_kinds_do_not_shadow_one_another() -> None:
    assert terms("国际刑警组织秘书长", "zh", "party") == ["国际刑警组织"]
    assert "秘书长" in terms("国际刑警组织秘书长", "zh", "role")


def test_latin_words_need_boundaries() -> None:
    assert terms("Omanis in Romania", "en", "country") == ["romania"]
    assert terms("sur l'Iran", "fr", "country") == ["iran"]


def test_stop_phrases_hide_what_lies_in_them() -> None:
    assert terms("其中国内", "zh", "country") == []


def test_traditional_and_full_width_text_match_alike() -> None:
    assert terms("緬甸", "zh", "country") == terms("缅甸", "zh", "country") != []


@pytest.mark.parametrize("name", sorted(path.name for path in (REFERENCE_FOLDER / "lexicon").glob("*.csv")))
def test_every_row_of_the_lexicon_has_an_id_of_its_own_and_stands_once(name):
    rows = read_csv(f"lexicon/{name}")
    ids = Counter(row["id"] for row in rows)
    told = Counter((row["language"], row["term"], row["code"], row["detail"]) for row in rows)
    assert [found for found, times in ids.items() if times > 1] == []
    assert [found for found, times in told.items() if times > 1] == []
