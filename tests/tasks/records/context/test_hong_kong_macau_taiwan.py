"""Where, when, for what crime and by whom in the reports of Hong Kong, Macau, Taiwan and Malaysia; all invented."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tasks.reference.issuers import issuer_by_words
from tasks.text.shadow import shadow
from tasks.transform.facts.mentions import find_mentions
from tasks.transform.records.build import build_drafts, build_records
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.context.issuer import issuer_of
from tasks.transform.records.model import DocumentInput

DAY = dt.date(2025, 8, 21)
CASES: list[tuple[str, int, dict[str, Any]]] = [
    # a spot so many miles off a cape, a harbour, a cargo station, a district of any name, the seat of a court
    ("海巡署在鵝鑾鼻西南方約58浬海域攔檢漁船,起獲海洛因21公斤。", 0, {"place_text": "鵝鑾鼻西南方約58浬海域", "places": ["TW"]}),
    ("台灣海巡人員在馬公第二漁港查獲香菸3萬包。", 0, {"place_text": "馬公第二漁港"}),
    ("香港海關在機場空運貨站檢獲冰毒12公斤。", 0, {"place_text": "機場空運貨站", "places": ["HK"]}),
    ("澳門司警在祥順區一個單位拘捕4人。", 0, {"place_text": "祥順區", "places": ["MO"]}),
    ("士林地檢署偵結,起訴被告12人。台灣檢警。", 0, {"place_text": "士林", "places": ["TW"]}),
    # the months of a prison term date nothing, 即日 is the day told before, a year so far begins with it
    ("高雄地院今年3月判處9名被告有罪,5人處有期徒刑1年8月至3年。台灣。", 1, {"period_start": dt.date(2025, 3, 1)}),
    ("香港海關6月3日檢獲私煙20萬支,並即日拘捕兩名司機。", 1, {"period_start": dt.date(2025, 6, 3)}),
    ("今年截至7月底,香港海關共偵破81宗走私案。", 0, {"period_start": dt.date(2025, 1, 1), "period_end": dt.date(2025, 7, 31)}),
    ("香港海關計劃在第四季增派30名關員。", 0, {"period_start": dt.date(2025, 10, 1), "period_end": dt.date(2025, 12, 31)}),
    (
        "大馬警方今年首四個月逮捕5,200人,較去年同期的4,700人上升。",
        1,
        {"period_start": dt.date(2024, 1, 1), "period_end": dt.date(2024, 4, 30)},
    ),
    # what all are charged with; words that only name the means; people saved from the sea are of no crime
    ("台灣警方破獲詐騙機房2處,全案依詐欺、組織犯罪防制條例等罪嫌偵辦。", 0, {"crimes": ["fraud", "organized_crime"]}),
    ("澳門司警追查一個洗錢集團,凍結人頭帳戶14個。", 0, {"crimes": ["money_laundering"]}),
    ("台灣海巡署查獲毒品12公斤,另救援遇險船員6人。", 1, {"crimes": []}),
    # one gang is no total, many cases of a month are one
    ("「破曉」行動中,香港警員瓦解一個詐騙集團,搜查9個單位。", 0, {"cumulative": False}),
    ("香港海關上月與澳門海關聯合行動,偵破26宗走私案,拘捕41人。", 1, {"cumulative": True}),
    # who speaks: after a press conference, behind a title; no report that came in, no estimate
    ("台灣刑事警察局20日召開記者會指出,該局逮捕犯嫌7人。", 0, {"speaker": "台灣刑事警察局"}),
    ("雪州刑事調查部主任拿督沙里夫丁今日宣布,警方逮捕9名嫌犯。", 0, {"speaker": "沙里夫丁"}),
    ("澳門海關關務總長黃志恆昨日表示,關員接獲廣東海警通報,截獲偷渡者8人。", 0, {"speaker": "黃志恆"}),
    ("香港海關截獲象牙40公斤,估計市值約300萬元。", 1, {"speaker": None}),
    # where a lead came from is no place of what followed, a point to measure from is none either
    ("全案源於菲律賓緝毒署提供的情資。台灣海巡署出動18名人員前往蘭嶼外海守候。", 0, {"places": ["TW"]}),
    ("台灣海巡署在距台中港90浬的東沙島海域攔檢貨輪,查獲愷他命30公斤。", 0, {"place_text": "東沙島海域"}),
    ("台灣檢警去年7月至今年1月追查該詐騙集團,拘提11人。", 0, {"cumulative": False}),
    # days told in one breath, the day of an announcement, a scam that is named after a place
    (
        "台灣刑事局在今年4月8日、14日展開攻堅,逮捕12名嫌犯。",
        0,
        {"period_start": dt.date(2025, 4, 8), "period_end": dt.date(2025, 4, 14)},
    ),
    ("花蓮縣警察局廿一日宣布破獲詐欺機房案,逮捕7名犯嫌。", 0, {"period_start": None}),
    ("大馬沙巴州警方逮捕40名涉嫌參與「澳門騙局」的男女。", 0, {"places": ["MY"]}),
    # whose people: all of them, told in a later clause; not those named before; where officers learn is no nation
    ("香港警方截獲9名懷疑黑工,全部為印尼籍女子。", 0, {"nationality": ["ID"]}),
    ("澳門海關截獲12人,計有9男3女,全部來自內地。", 1, {"nationality": ["CN"]}),
    ("香港海關拘捕17人,其中5人為內地旅客。", 1, {"nationality": ["CN"]}),
    ("台灣海巡署逮捕印尼籍船長及7名越南籍船員。", 0, {"nationality": ["VN"]}),
    ("澳門司警將派9名偵查員前往泰國警察學院接受培訓。", 0, {"nationality": [], "places": ["TH"]}),
    # a campaign named before, taken up by the bare word; what it did at home
    ("香港警方採取行動,代號「晨風」,拘捕21人。\n警方指,行動檢獲毒品2公斤。", 1, {"operation": "晨風"}),
    ("香港警方展開代號「晨風」的行動,拘捕21人。\n行動中,人員搜查了31個地點。", 1, {"operation": "晨風", "places": ["HK"]}),
]


@pytest.mark.parametrize(("text", "index", "fields"), CASES)
def test_context(text: str, index: int, fields: dict[str, Any]) -> None:
    document = DocumentInput("d", text, "zh-Hant", published_at=DAY)
    draft = build_drafts(DocumentView(document, find_mentions(text, "zh-Hant", DAY)))[1][index]
    assert {name: getattr(draft, name) for name in fields} == fields


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("武吉阿曼商業罪案調查部總監拿督斯里蘭里披露詳情。", "蘭里", "武吉阿曼商業罪案調查部總監"),
        ("武吉阿曼商業罪案調查部總監南尼里(Nanny Riz)表示有人落網。", "南尼里", "武吉阿曼商業罪案調查部總監"),
        ("柔佛州總警長拿督阿末沙里夫披露詳情。", "阿末沙里夫", "柔佛州總警長"),
        ("北區警區情報組主管黃慧儀高級督察呼籲市民小心。", "黃慧儀", "北區警區情報組主管"),
        ("財富情報及調查科總警司羅啟文昨在簡報會上說明案情。", "羅啟文", "財富情報及調查科總警司"),
    ],
)
def test_persons(text: str, name: str, role: str) -> None:
    document = DocumentInput("d", text, "zh-Hant", published_at=DAY)
    found = build_records(document, find_mentions(text, "zh-Hant", DAY)).persons
    assert [(person["name"], person["role"]) for person in found] == [(name, role)]


def test_no_name_is_made_of_what_happened_to_somebody() -> None:
    text = "又有6名受害人遇上假冒客服騙案。"
    assert build_records(DocumentInput("d", text, "zh-Hant"), find_mentions(text, "zh-Hant", DAY)).persons == []


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("香港海关12日公布,关员在元朗截获私烟50万支,拘捕2名男子。", "HK"),
        ("澳门司警昨日通报,在路氹城拘捕5名内地居民,检获现金30万元。", "MO"),
        ("台湾刑事局表示,员警查获诈欺机房2处,逮捕犯嫌12人。", "TW"),
        ("马来西亚移民局总监说,官员扣捕非法移民41人,款项1200令吉。", "MY"),
        ("深圳公安机关会同香港警方抓获犯罪嫌疑人31名,查获走私香烟。", "CN"),
        ("珠海边检民警查获赴澳门非法务工人员9名。", "CN"),
    ],
)
def test_whose_report_in_simplified_characters(text: str, issuer: str) -> None:
    assert issuer_by_words(text, "zh-Hans") == issuer


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("公安部周三公布,雲南公安機關接收緬方移交的犯罪嫌疑人32人,中方將依法處理。", "CN"),  # a paper abroad retells it
        ("公安部周三公布,雲南公安機關接收移交的犯罪嫌疑人32人。刑事局說,高雄、台中也有人報案。", "TW"),
        ("本港警方說,與廣東公安機關交換了情報。", "HK"),
    ],
)
def test_whose_report_in_traditional_characters(text: str, issuer: str) -> None:
    assert issuer_by_words(shadow(text), "zh-Hant") == issuer


def test_a_report_on_other_countries_alone_speaks_for_none_of_ours() -> None:
    text = "悉尼讯 澳大利亚联邦警察16日宣布,与一批太平洋岛国签署警务协议。澳大利亚警方在昆士兰逮捕5人,澳方已通报新西兰警方。"
    document = DocumentInput("d", text, "zh-Hans", published_at=DAY)
    assert issuer_of(DocumentView(document, find_mentions(text, "zh-Hans", DAY))) == "AU"
    at_home = text + "中方表示关注。"
    document = DocumentInput("d", at_home, "zh-Hans", published_at=DAY)
    assert issuer_of(DocumentView(document, find_mentions(at_home, "zh-Hans", DAY))) == "CN"
