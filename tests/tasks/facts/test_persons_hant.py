"""Persons as the press of Hong Kong, Macau, Taiwan, Malaysia and Singapore names them, and what became of them."""

import pytest

from tasks.transform.facts.mentions import find_mentions


def persons(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(m.name, m.detail, m.code) for m in find_mentions(text, "zh-Hant", None) if m.kind == "person"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("海關署發言人Nora Lindqvist表示歡迎。", [("Nora Lindqvist", "海關署發言人", "official")]),
        ("警長Ismail bin Yusof說,各人獲准保釋。", [("Ismail bin Yusof", "警長", "official")]),
        ("發言人FB專頁稱,行動仍在進行。", []),
        ("警方拘捕貨運公司東主Piet Hollander,檢獲毒品。", [("Piet Hollander", "貨運公司東主", "suspect")]),
        ("貨櫃碼頭動物保育團體代表陸思敏歡迎行動。", [("陸思敏", "貨櫃碼頭動物保育團體代表", "other")]),
        ("偵查正戴國安說明,全案仍在追查。", [("戴國安", "偵查正", "official")]),
        ("警方在機場拘捕男子陳文傑,檢獲現金。", [("陳文傑", "男子", "suspect")]),
        ("男子向警方求助,女子於上月失蹤,男子王某被捕。", []),
        ("廉署起訴前董事馮兆基、採購經理葉少芬等5人。", [("馮兆基", "前董事", "suspect"), ("葉少芬", "採購經理", "suspect")]),
        ("船上7人全部遭逮捕,包括船長許添財等2名台灣人。", [("許添財", "船長", "suspect")]),
        ("獲救的青年鄧家樂憶述經過。", [("鄧家樂", "青年", "victim")]),
        ("台中市民洪美珠被騙走300萬元。", [("洪美珠", "台中市民", "victim")]),
        ("船長許添財說,海面起霧。", [("許添財", "船長", "other")]),
        ("行動中,新加坡人卓偉明被捕。", [("卓偉明", "新加坡人", "suspect")]),
        ("副局長鄧可為說,調查仍在進行。", [("鄧可為", "副局長", "official")]),
        ("副局長鄧可為此致歉。", [("鄧可", "副局長", "official")]),
        ("行動統籌官伊莎貝爾·門多薩說。", [("伊莎貝爾·門多薩", "行動統籌官", "official")]),
        ("全村女子陳氏集團。受騙的村民黎氏秋說,她很害怕。", [("黎氏秋", "村民", "victim")]),
        ("潛逃多年的梁兆康由泰方移交警方。", [("梁兆康", None, "suspect")]),
        ("刑事局國際刑警科昨深夜押解8人。", []),
        ("檢察官指揮海巡署登船。", []),
        (
            "治安警察局副局長梁健新及司法警察局副局長岑立基出席。",
            [("梁健新", "治安警察局副局長", "official"), ("岑立基", "司法警察局副局長", "official")],
        ),
        ("匈牙利廉政局局長安德拉什．帕爾．費希爾到訪。", [("安德拉什．帕爾．費希爾", "匈牙利廉政局局長", "official")]),
        ("「今年會加強巡查」高級警司杜偉基說。", [("杜偉基", "高級警司", "official")]),
    ],
)  # fmt: skip
def test_persons_in_traditional_characters(text, expected):
    assert persons(text) == expected
