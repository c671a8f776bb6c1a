"""Customs, coast guard and county police: where their forces act, whose word it is, what they share; all sentences invented."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tasks.transform.facts.mentions import find_mentions
from tasks.transform.records.build import build_records
from tasks.transform.records.model import DocumentInput, DocumentRecords

DAY = dt.date(2024, 6, 20)


def records(text: str) -> DocumentRecords:
    return build_records(DocumentInput("d", text, "zh-Hans", published_at=DAY), find_mentions(text, "zh-Hans", DAY))


def fields(text: str, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(claim[name] for name in names) for claim in records(text).claims]


@pytest.mark.parametrize(
    ("text", "places", "text_of_place"),
    [
        ("舟山海警局出动舰艇90艘次。", ["CN"], "舟山"),
        ("南通警方将再投入警力300人次开展夜巡。", ["CN"], "南通"),
        ("南通警方派出30名民警。此前,嫌疑人由柬埔寨警方移交。", [], None),  # perhaps abroad
        ("海警局派出两艘执法艇赶赴白鹭岛海域。", ["CN"], "白鹭岛海域"),
        ("200名民警分成9个抓捕组,扑向温州、台州的写字楼。", ["CN"], "温州、台州"),
    ],
)
def test_where_forces_act(text: str, places: list[str], text_of_place: str | None) -> None:
    assert fields(text, "places", "place_text")[0] == (places, text_of_place)


def test_the_partner_is_not_where_joint_operations_take_place() -> None:
    text = "中国海关总署广东分署表示,今年将与澳门海关开展不少于4次联合执法行动。"
    assert "MO" not in fields(text, "places")[0][0]


def test_a_clue_passed_on_is_nobodys_word() -> None:
    assert fields("5月,江门海关向香港海关通报线索,港方据此检获冒牌手表300只。", "speaker") == [(None,)]


def test_goods_bought_on_a_site_abroad_were_taken_at_home() -> None:
    text = "台州市公安局收缴气枪9支,抓获嫌疑人6名,其中1人系从境外网站购买零件。"
    assert fields(text, "places")[-1] == (["CN"],)


def test_sailors_in_the_water_are_saved() -> None:
    assert fields("混乱中3名船员落水,被执法员全部救起。", "action", "low") == [("rescue", 3)]


def test_a_campaign_goes_on_until_the_day_told_next() -> None:
    text = "某县自2024年2月1日起开展“缉枪清患”专项行动。现将截至6月10日的情况通报如下:\n行动期间,全县收缴枪支30支。"
    assert fields(text, "period_start", "period_end") == [(dt.date(2024, 2, 1), dt.date(2024, 6, 10))]


def test_things_of_a_gang_are_of_its_crime() -> None:
    assert fields("该团伙注册空壳公司9家,为境外赌场洗钱。", "crimes")[0] == (["gambling", "money_laundering"],)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("“6·26”国际禁毒日前夕,该省警方通报,今年1至5月,全省破获毒品案件90起。", "done"),
        ("民警在山坳蹲守,将涉嫌盗猎的黄某等3人抓获。", "done"),
    ],
)
def test_done_all_the_same(text: str, status: str) -> None:
    assert {row[0] for row in fields(text, "status")} == {status}


@pytest.mark.parametrize(
    ("text", "parties", "mechanism", "status"),
    [
        ("6月3日,深港海关开展联合行动,扣留侵权手表900件。", ["CN", "HK"], "joint_operation", "done"),
        ("舰艇参加了中韩海上执法部门举行的联合巡航。", ["CN", "KR"], "joint_patrol", "done"),
        ("美方在芝加哥向中方返还走私出境的文物12件。", ["CN", "US"], "handover", "done"),
        ("中老双方及时互通毒情线索。", ["CN", "LA"], "information_exchange", "ongoing"),
        ("下半年,新加坡警方将与马来西亚海警展开四次联合巡逻。", ["MY", "SG"], "joint_patrol", "planned"),
        ("中国、泰国签署了禁毒合作备忘录,约定互派联络官。", ["CN", "TH"], "liaison_office", "planned"),
    ],
)
def test_links(text: str, parties: list[str], mechanism: str, status: str) -> None:
    rows = [(row["parties"], row["mechanism"], row["status"]) for row in records(text).cooperation]
    assert (parties, mechanism, status) in rows
