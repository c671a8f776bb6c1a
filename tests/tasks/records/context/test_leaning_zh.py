"""Chinese attributes that lean on what was told before: times, campaigns, lists; read from whole invented announcements."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tasks.transform.facts.mentions import find_mentions
from tasks.transform.records.build import build_records
from tasks.transform.records.model import DocumentInput


def claim_of(text: str, words: str, language: str = "zh-Hans", day: str = "2024-08-20") -> dict[str, Any]:
    """The claim whose quote holds the words, of a text reported on ``day``."""
    date = dt.date.fromisoformat(day)
    document = DocumentInput("d", text, language, published_at=date)
    records = build_records(document, find_mentions(text, language, date))
    start = text.index(words)
    found = [claim for claim in records.claims if claim["start"] <= start < claim["end"] and words in claim["quote"]]
    assert found, [claim["quote"] for claim in records.claims]
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("3月1日至6月30日,深圳警方破获偷渡案件60起。\n同期珠海警方抓获嫌疑人45名。", "45名", "2024-03-01", "2024-06-30"),
        ("去年,海关检查旅客90万人次,较前年增加两成;全年查获走私案件310起。", "310起", "2023-01-01", "2023-12-31"),
        ("6月1日至7月31日,三地开展打击偷渡行动,破案80起。\n行动期间,警方抓获嫌疑人95名。", "95名", "2024-06-01", "2024-07-31"),
        ("警方7月3日展开代号“海鸥”的行动,拘捕20人。\n行动中搜查了12个地点。", "12个", "2024-07-03", "2024-07-03"),
        ("2022年5月9日,菲方移交嫌疑人18名。此后一年间,又有6名逃犯自首。", "6名", "2022-05-09", "2023-05-09"),
        ("8月6日至9日,中越海警开展今年第二次联合巡逻,派出舰艇4艘。", "4艘", "2024-08-06", "2024-08-09"),
        ("警方将于年底前再派出30名警员。", "30名", None, "2024-12-31"),
        ("今年已冻结账户430个。", "430个", "2024-01-01", "2024-08-20"),
        ("今年共冻结账户430个。", "430个", "2024-01-01", "2024-12-31"),
        ("2月以来,警方移交嫌疑人700名。收容中心仍有86名嫌疑人等候遣返。", "86名", None, None),
        ("5月8日,主犯马某被引渡回国。该案有受害群众1300余人。", "1300余人", None, None),
    ],
)
def test_times_lean_on_those_told_before(text, words, start, end):
    claim = claim_of(text, words)
    told = [day and day.isoformat() for day in (claim["period_start"], claim["period_end"])]
    assert told == [start, end]


LIST = """2023年,公安部组织开展“净边2023”专项行动,各地共破案4100起。
主要战果如下:
——抓获偷渡人员3300名;
——打掉偷渡团伙140个。
今后将继续严打。"""


@pytest.mark.parametrize("words", ["3300名", "140个"])
def test_items_of_a_list_share_what_announces_them(words):
    claim = claim_of(LIST, words)
    assert (claim["operation"], claim["period_start"], claim["cumulative"]) == ("净边2023", dt.date(2023, 1, 1), True)


@pytest.mark.parametrize(
    ("text", "words", "places", "place_text"),
    [
        ("在中老缅交界的金三角地区,警方缴获冰毒30公斤。", "30公斤", ["LA", "MM", "TH"], "金三角地区"),
        ("中老缅泰四国启动联合巡逻。\n四国在湄公河上共派出执法艇9艘。", "9艘", ["CN", "LA", "MM", "TH"], "湄公河"),
        ("去年,中国公安机关与境外警方开展联合行动35次,抓获嫌疑人4200名。", "35次", [], None),
        ("去年,中国公安机关与境外警方开展联合行动35次,抓获嫌疑人4200名。", "4200名", [], None),
        ("去年公安部选派52名维和警察赴联合国驻南苏丹任务区。", "52名", ["SS"], "南苏丹"),
        ("公安部今年向拉美国家派遣警务联络官8名。", "8名", [], None),
        ("明年将派9名警员前往泰国受训。", "9名", ["TH"], "泰国"),
        ("该病毒使全球30余个国家的500家企业受到影响。", "500家", [], None),
        ("今年,海警分局在辖区海域查处走私案件58起。", "58起", ["CN"], None),
        ("台北地检署起诉一起柬埔寨诈骗案,起诉被告41人。", "41人", ["TW"], "台北"),
        ("广东海警局与香港海关在珠江口水域截获快艇6艘。", "6艘", ["CN", "HK"], "珠江口水域"),
        ("泰方在林查班港查获海洛因80公斤。", "80公斤", ["TH"], "林查班港"),
    ],
)
def test_places(text, words, places, place_text):
    claim = claim_of(text, words)
    assert claim["places"] == places
    assert (claim["place_text"] or None) == place_text or (place_text and place_text in claim["place_text"])
