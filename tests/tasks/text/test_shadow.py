"""The shadow: equal length, whatever the path that makes it."""

from __future__ import annotations

import pytest

from tasks.text.shadow import shadow

MIXED = "公安部\u3000通報：５月３日，抓獲“嫌疑人”１２名\t（Ａ組）É\U0001f600\ud83d\ude00\u2014"
PLAIN = "公安部 通报:5月3日,抓获“嫌疑人”12名 (a组)é\U0001f600\ud83d\ude00-"


@pytest.mark.parametrize("times", [1, 3, 200])
def test_short_and_long_texts_have_the_same_shadow(times: int) -> None:
    assert shadow(MIXED * times) == PLAIN * times


def test_ascii_text_is_lower_case_with_plain_spaces() -> None:
    assert shadow("Seized\tTWELVE\nSIM Cards") == "seized twelve\nsim cards"
