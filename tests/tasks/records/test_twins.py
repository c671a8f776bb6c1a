"""The same announcement in Traditional characters or in full-width signs states the same facts at the same places."""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import Any

import opencc
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.text.shadow import shadow
from tasks.transform.facts.mentions import find_mentions
from tasks.transform.records.build import build_records
from tasks.transform.records.model import DocumentInput

DAY = dt.date(2024, 9, 2)
_WIDE = {ord(mark): chr(ord(mark) + 0xFEE0) for mark in ",:;?!()%0123456789"}

_BODIES = ["泰国警方", "公安部", "中老两国警方", "缅甸执法部门", "柬埔寨移民总局", "云南警方", "国际刑警组织"]
_TIMES = ["", "今年8月以来,", "截至目前,", "8月21日,", "去年,", "2024年1月至7月,"]
_DEEDS = [
    "共抓获电信网络诈骗犯罪嫌疑人{}名,其中骨干12名",
    "捣毁诈骗窝点{}处,缴获手机{}部",
    "向我方移交中国籍犯罪嫌疑人{}名",
    "破获跨境赌博案件{}起,涉案金额约{}亿元",
    "解救被拐卖妇女{}人",
    "遣返非法滞留人员近{}名",
    "将{}名逃犯押解回国",
    "与越南公安部签署合作协议{}份",
]
_TAILS = ["", "。公安部刑侦局局长陈大山表示,双方将继续加强执法合作", "(记者 林晓舟)", "。目前,案件正在进一步侦办中"]


@st.composite
def announcements(draw: st.DrawFn) -> str:
    """One to four invented sentences."""
    sentences = []
    for _ in range(draw(st.integers(1, 4))):
        deed = draw(st.sampled_from(_DEEDS))
        numbers = [draw(st.sampled_from(["7", "31", "1,204", "3.6万", "二十余", "五百多"])) for _ in range(deed.count("{}"))]
        body = draw(st.sampled_from(_BODIES))
        sentences.append(f"{draw(st.sampled_from(_TIMES))}{body}{deed.format(*numbers)}{draw(st.sampled_from(_TAILS))}。")
    return "".join(sentences)


def _records(text: str) -> list[dict[str, Any]]:
    """All rows, texts as written brought into one form, ids and reasons left out.

    The language is held: a page's script says whose authorities speak where nobody else does, and that is meant.
    """
    document = DocumentInput("d", text, "zh-Hans", dateline_date=DAY)
    records = build_records(document, find_mentions(text, "zh-Hans", DAY))
    rows = [*records.claims, *records.cooperation, *records.persons, *records.organisations, *records.operations]
    for row in rows:
        assert text[row["start"] : row["end"]] == row["quote"] or "quote" not in row
    return [
        {
            name: shadow(value) if isinstance(value, str) else value
            for name, value in row.items()
            if not name.endswith("_id") and name not in ("rule", "rivals", "part_of")
        }
        for row in rows
    ]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(announcements())
def test_traditional_and_full_width_twins_give_the_same_records(text: str) -> None:
    plain = _records(text)
    wide = text.translate(_WIDE)
    assert wide != text
    assert unicodedata.normalize("NFKC", wide) == unicodedata.normalize("NFKC", text)
    assert _records(wide) == plain
    traditional = opencc.OpenCC("s2t").convert(text)
    assert traditional != text
    assert len(traditional) == len(text)
    assert _records(traditional) == plain


def test_the_announcements_state_something() -> None:
    text = "8月21日,泰国警方向我方移交中国籍犯罪嫌疑人31名。公安部刑侦局局长陈大山表示,双方将继续加强执法合作。"
    kinds = {key for row in _records(text) for key in row}
    assert {"action", "mechanism", "role"} <= kinds
