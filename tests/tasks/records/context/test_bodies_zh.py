"""What the bodies of a Chinese report tell of its numbers: where, whose, by whom said; all sentences invented."""

from __future__ import annotations

from typing import Any

import pytest

from tests.tasks.records.context.test_leaning_zh import claim_of


@pytest.mark.parametrize(
    ("text", "words", "places", "place"),
    [
        ("珠海边防检查总站3日发布数据:去年,总站查验出入境人员700万人次。", "700万人次", ["CN"], "珠海"),
        ("广东海警局同香港警务处、澳门治安警察局开展联合行动,至今年4月底共捣毁接应点60处。", "60处", ["CN", "HK", "MO"], None),
        ("甲地抓获嫌疑人90名;乙地在吉隆坡抓获嫌疑人40名,含骨干8名。", "8名", ["MY"], "吉隆坡"),
        ("康提一家旅馆的老板对记者说起往事。斯里兰卡警方发言人法齐勒指出,已确认被害人41名。", "41名", ["LK"], "斯里兰卡"),
        ("中国驻老挝大使馆介绍,使馆协助解救被骗入当地窝点的公民9名。", "9名", ["LA"], "老挝"),
        ("斯里兰卡移民局在马特勒国际机场将30名嫌疑人移交中国警方。", "30名", ["LK"], "马特勒国际机场"),
        ("湖南省检察院7日通报情况。今年1月至3月,全省检察机关批准逮捕嫌疑人510人。", "510人", ["CN"], "湖南省"),
        ("全国反骗应对中心的数据显示,今年接获诈骗投报230宗。", "230宗", ["CN"], None),
        ("双方在芒街、东兴同步收网,拘捕嫌疑人34人。", "34人", ["CN", "VN"], "芒街、东兴"),
    ],
)
def test_where(text: str, words: str, places: list[str], place: str | None) -> None:
    claim = claim_of(text, words)
    assert (claim["places"], claim["place_text"]) == (places, place)


@pytest.mark.parametrize(
    ("text", "words", "field", "expected"),
    [
        ("公安部合作局局长林正言则把账算得更细:去年,双方捣毁窝点17个。", "17个", "speaker", "林正言"),
        ("全国反骗应对中心的数据显示,今年接获诈骗投报230宗。", "230宗", "speaker", "全国反骗应对中心"),
        ("警方抓获嫌疑人60名,其余20名来自老挝、越南。", "20名", "nationality", ["LA", "VN"]),
        ("警方抓获外籍嫌疑人60名,以印度籍最多,达31名。", "31名", "nationality", ["IN"]),
        ("该团伙骗取美国籍、日本籍被害人46名。", "46名", "nationality", ["JP", "US"]),
        ("边检查获偷渡人员90人,其中使用伪假证件的15人。", "15人", "crimes", ["smuggling_migrants"]),
        ("公安部向柬埔寨派出工作组9个,从柬埔寨押解回国的嫌疑人达340名。", "340名", "from_country", "KH"),
        ("公安部向柬埔寨派出工作组9个,从柬埔寨押解回国的嫌疑人达340名。", "340名", "to_country", "CN"),
        ("公安厅副厅长韦立新在会上回顾,去年双方互通线索31条。", "31条", "speaker", "韦立新"),
        ("警方根据对方提供的线索,捣毁以“介绍婚姻”为名拐卖妇女的窝点3个。", "3个", "speaker", None),
        ("警方抓获嫌疑人11名(其中越南籍4名)。", "11名", "nationality", []),
        ("武吉阿曼展开行动,扣捕41名嫌犯。", "41名", "places", ["MY"]),  # no 阿曼 in it, but Malaysia's police
    ],
)
def test_whose_and_by_whom(text: str, words: str, field: str, expected: Any) -> None:
    assert claim_of(text, words)[field] == expected
