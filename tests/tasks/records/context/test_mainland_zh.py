"""Attributes of mainland announcements over whole invented texts: towns of no list, campaigns told again, ways of people."""

from __future__ import annotations

import pytest

from tests.tasks.records.context.test_leaning_zh import claim_of


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("今天,东坪县公安局通报,共抓获嫌疑人12名。\n另查,东坪警方还扣押车辆3辆。", "3辆", "东坪"),
        ("今年以来,湖西市检察机关起诉嫌疑人45名。", "45名", "湖西市"),
        ("11月,黄埔海关侦破走私案件30宗。", "30宗", "黄埔"),
        ("今年,全省检察机关起诉嫌疑人230名。", "230名", "全省"),
        ("吉林警方介绍,今年以来全省共抓获嫌疑人930名。", "930名", "吉林"),  # what the sentence names goes before
        ("各地海关今年查获毒品3吨。", "3吨", None),
        ("全市公安机关和辖区警方抓获嫌疑人230名。", "230名", "全市"),
        ("4月2日,勐腊江城边境检查站查获毒品12公斤。", "12公斤", "勐腊江城边境检查站"),
    ],
)
def test_towns_told_by_their_bodies(text, words, expected):
    assert claim_of(text, words)["place_text"] == expected


CAMPAIGN = """公安部4日公布“清河2024”联合行动结果。这次针对偷渡的集中执法自5月2日持续至6月20日,9个国家参与。
公安部说,行动的主要成果有:——抓获偷渡嫌疑人310名;——查明此前不为警方掌握的偷渡团伙17个;——缴获护照480本。"""


@pytest.mark.parametrize("words", ["310名", "17个", "480本"])
def test_results_of_a_campaign_take_its_name_and_days(words):
    claim = claim_of(CAMPAIGN, words)
    days = [str(claim["period_start"]), str(claim["period_end"])]
    assert (claim["operation"], days) == ("清河2024", ["2024-05-02", "2024-06-20"])


def test_local_enforcement_is_no_campaign():
    text = "警方开展代号“清河”的行动,拘捕20人。\n除了本地执法,今年二月警方又联同泰国警方捣毁窝点,拘捕5人。"
    assert claim_of(text, "5人")["operation"] is None


def test_years_since_an_event_end_at_the_report():
    claim = claim_of("会晤机制启动以来的两年间,双方侦破案件57起。", "57起")
    assert [str(claim["period_start"]), str(claim["period_end"])] == ["2022-08-20", "2024-08-20"]


def test_foreigners_found_here_are_sent_back_by_the_one_who_reports():
    claim = claim_of("广西移民管理机构查获“三非”外国人5200余人,其中4100人已依法遣返。", "4100人")
    assert (claim["from_country"], claim["to_country"]) == ("CN", None)
