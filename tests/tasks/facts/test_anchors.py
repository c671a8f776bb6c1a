"""The automaton over the lexicon."""

from __future__ import annotations

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
