"""Chinese people told again: only described, given to another state, or described by what was done to them first."""

from __future__ import annotations

import datetime as dt

import pytest

from tasks.transform.facts.mentions import find_mentions
from tasks.transform.records.build import build_records
from tasks.transform.records.model import DocumentInput


def claims_of(text: str) -> list[dict[str, object]]:
    day = dt.date(2024, 6, 20)
    return build_records(DocumentInput("d", text, "zh-Hans", published_at=day), find_mentions(text, "zh-Hans", day)).claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("警方解救3名遭绑架的公民。3名获救人员均为一家公司员工。", [("rescue", 3)]),
        ("警方在万象抓获9名嫌疑人。6月8日,上述9人从老挝被引渡回国。", [("arrest", 9), ("extradite", 9)]),
        ("警方抓获9名嫌疑人。上述9人均系在逃人员。", [("arrest", 9)]),
        ("在江州落网的4名同案犯上月已被提起公诉。", [("prosecute", 4)]),
        ("江州警方还会同税务部门开展整治,累计封停账号300个。", [("block", 300)]),
    ],
)
def test_acts_of_people_told_again(text, expected):
    assert [(claim["action"], claim["low"]) for claim in claims_of(text)] == expected


def test_the_sign_before_names_is_no_future():
    claim = claims_of("在缅方配合下,将高文华、高小梅及高大山等3人逮捕并移交中方。")[0]
    assert (claim["action"], claim["status"]) == ("handover", "done")


def test_what_a_site_makes_a_day_counts_nothing():
    assert claims_of("警队锁定日产量达到10公斤的加工厂。") == []


def test_joining_a_partner_is_no_future():
    assert claims_of("江州警方还会同税务部门开展整治,累计封停账号300个。")[0]["status"] == "done"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中方将邀请安哥拉、纳米比亚40名警官到昆明研修。", ["AO", "NA"]),
        ("来自老挝、蒙古国等国家的20名警员在昆明接受培训。", ["LA", "MN"]),
    ],
)
def test_states_listed_before_a_number_of_guests(text, expected):
    assert claims_of(text)[0]["nationality"] == expected
