"""Quantities hold on any text: no crash, spans in order, and the same values in another script or width."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.reference.tables import read_csv
from tasks.text.shadow import shadow
from tasks.transform.facts.quantities import find_numbers, find_quantities, find_ranges

_LETTERS = (
    "0123456789.,/^e+-—~%:·$€£ \n一二两三五十百千万亿兆零〇几数多余来"
    "点分之又负半个名起元人民币角约近超第“”年月日至到和之间以上左右"
)
_WORDS = (
    "one", "two", "twenty", "hundred", "thousand", "million", "dozen", "dozens", "and", "a", "half", "point", "of", "third", "to",
    "between", "more than", "nearly", "un", "deux", "vingt", "cent", "cents", "mille", "milliers", "de", "et", "demi",
    "quatre", "dix", "sur", "virgule", "plus de", "5", "1,600", "4 318", "3.5", "$", "euros", "-", ",", "people", "ans", "%",
)  # fmt: skip

numeral_text = st.text(alphabet=_LETTERS, max_size=40)
word_text = st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join)


def _check(text: str, language: str) -> None:
    found = find_quantities(text, language)
    previous = 0
    for quantity in found:
        assert 0 <= quantity.start <= quantity.number_start < quantity.number_end <= len(text)
        assert quantity.number_end <= quantity.end <= len(text)
        assert quantity.number_start >= previous
        previous = quantity.number_end
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high
        assert (quantity.noun is None) == (quantity.noun_start is None)
    for number in find_numbers(text, language):
        assert 0 <= number.start < number.end <= len(text)
    for interval in find_ranges(text, language):
        assert 0 <= interval.start < interval.end <= len(text)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.one_of(st.text(max_size=40), numeral_text, word_text), st.sampled_from(["zh-Hans", "zh-Hant", "en", "fr", "de"]))
def test_spans_hold_on_any_text(text: str, language: str) -> None:
    _check(text, language)


def test_very_long_runs_are_read_in_one_go() -> None:
    for text in ("9" * 5000, "1," * 3000, "十百" * 3000, "1/" * 3000, "一又" * 3000, "三分之" * 2000, "二" * 4000, "万亿" * 2000):
        _check(text, "zh")
    for text in (
        "one hundred and " * 500,
        "twenty-" * 1000,
        "1 000 " * 1000,
        "of a " * 1000,
        "one and " * 3000,
        "1 in 5 " * 2000,
    ):
        _check(text, "en")
        _check(text, "fr")


_SENTENCES = [
    "行动中共抓获嫌疑人1,204名,缴获手机两百余部、银行卡三千多张,涉案金额约1.2亿元",
    "双方签署条约54项,近400份文件生效,参与国扩大到8个以上,派出警员5万余名",
    "判处五年至二十四年不等的有期徒刑,悬赏从10万元到50万元不等,查获毒品25.9吨",
    "移送数十人,遣返几百人,侦办案件壹佰贰拾叁起,拦截短信22.8亿条,追回两万多元",
]


@pytest.mark.parametrize("text", _SENTENCES)
def test_traditional_and_full_width_twins(text: str) -> None:
    traditional = {row["simplified"]: row["traditional"] for row in reversed(read_csv("traditional_simplified.csv"))}
    hant = "".join(traditional.get(letter, letter) for letter in text)
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    assert hant != text
    assert wide != text
    for twin in (hant, wide):
        assert shadow(twin) == shadow(text)
        assert [q._replace(noun=None) for q in find_quantities(twin, "zh-Hant")] == [
            q._replace(noun=None) for q in find_quantities(text, "zh-Hans")
        ]
