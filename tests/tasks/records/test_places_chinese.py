"""Chinese places told elsewhere: by a school, the office of who tells the number, a later sentence, the lands listed before."""

from __future__ import annotations

import datetime as dt

import pytest

from tasks.transform.facts.mentions import find_mentions
from tasks.transform.records.build import build_records
from tasks.transform.records.model import DocumentInput


def places(text: str) -> list[tuple[list[str], str | None]]:
    day = dt.date(2024, 6, 20)
    records = build_records(DocumentInput("d", text, "zh-Hans", published_at=day), find_mentions(text, "zh-Hans", day))
    return [(list(claim["places"]), claim["place_text"]) for claim in records.claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("山西警察学院今年为埃及、约旦培训反恐警官35名。", [(["CN"], "山西警察学院")]),
        ("老方明年将选派20名边防官兵来昆明受训。", [(["CN"], "昆明")]),
        (
            "海关总署通报,28个国家海关参与的“绿网”联合行动结束。各参与方查获走私案件184起,抓获嫌疑人93名。",
            [([], None), ([], None), ([], None)],
        ),
        ("公安机关与日本及韩国警方合作,三地共拘捕14人。", [(["CN", "JP", "KR"], "三地")]),
        ("5月3日,在仰光,15名嫌疑人由缅甸警方移交中国公安机关。", [(["MM"], "仰光")]),
        ("民警追了十多公里,当场抓获4名嫌疑人。事发地在玛多县境内一处山沟。", [(["CN"], "玛多县")]),
        ("温岭海警局科长陈立说,今年以来,该局共查处走私案件12起。", [(["CN"], "温岭")]),
        ("海警还将向大陈岛增派执法艇3艘。", [(["CN"], "大陈岛")]),
    ],
)
def test_place_told_elsewhere(text: str, expected: list[tuple[list[str], str | None]]) -> None:
    assert places(text) == expected


def test_a_strait_tells_nothing_of_who_reports() -> None:
    text = "连日来,台湾海峡风浪很大。温岭海警局查获走私柴油300吨,案值约280万元。"
    day = dt.date(2024, 6, 20)
    records = build_records(DocumentInput("d", text, "zh-Hans", published_at=day), find_mentions(text, "zh-Hans", day))
    assert [claim["unit"] for claim in records.claims if claim["object"] == "money"] == ["CNY"]
