"""What a paragraph opens with holds for its numbers: days and place of a meeting or patrol; partners that are no scene."""

from __future__ import annotations

import datetime as dt

import pytest

from tasks.transform.facts.mentions import find_mentions
from tasks.transform.records.build import build_records
from tasks.transform.records.model import DocumentInput
from tests.tasks.records.context.test_leaning_zh import claim_of

FORUM = "为期三天的跨境警务论坛18日在临江闭幕。来自21个国家的约160名代表与会,中方与多国签署合作文件9份。"
OPENED = "边境执法会议19日在苏州开幕,为期两天。论坛设4场分会。约90名代表与会。"
PATROL = "第33次中老缅泰湄公河联合巡逻执法19日结束。此次共派出船艇6艘、队员90名,三天两夜航程逾300公里,途中查获冰毒20公斤。"


def days(claim):
    return [str(claim["period_start"]), str(claim["period_end"])]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (FORUM, "160名", ["2024-08-16", "2024-08-18"]),
        (FORUM, "9份", ["2024-08-16", "2024-08-18"]),
        (OPENED, "90名", ["2024-08-19", "2024-08-20"]),
        (PATROL, "6艘", ["2024-08-17", "2024-08-19"]),
        (PATROL, "20公斤", ["2024-08-17", "2024-08-19"]),
        # a time of its own ends what the opening holds for
        (FORUM + "今年上半年,两国警方抓获嫌疑人70名。", "70名", ["2024-01-01", "2024-06-30"]),
        # without its length nothing is known of the other day
        ("跨境警务论坛18日在临江闭幕。约160名代表与会。", "160名", ["None", "None"]),
    ],
)
def test_days_of_an_occasion(text, words, expected):
    assert days(claim_of(text, words)) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (OPENED, "90名", (["CN"], "苏州")),
        (OPENED.replace("苏州", "曼谷"), "90名", (["TH"], "曼谷")),
        (PATROL, "6艘", (["CN", "LA", "MM", "TH"], "湄公河")),
        (PATROL, "20公斤", (["CN", "LA", "MM", "TH"], "湄公河")),
        # the partner is no scene where the sentence tells its place, over a colon too
        (
            "6月3日,收网行动在广西南宁、云南昆明两地展开:移民管理机构会同缅甸警方,打掉团伙3个,抓获嫌疑人40名。",
            "40名",
            (["CN"], "广西南宁、云南昆明"),
        ),
        ("本月3日,警方与泰国皇家警察合作,捣毁藏身清迈的诈骗机房,逮捕嫌犯14人。", "14人", (["TH"], "清迈")),
        # without one it still is
        ("本月3日,中国警方会同柬埔寨警方,逮捕嫌犯14人。", "14人", (["KH"], "柬埔寨")),
        # strait of two of its states, of whom one acted
        ("马中两国今年已开通热线,4月据此在马六甲海峡截获快艇1艘,抓获毒贩5名。", "5名", (["MY"], "马六甲海峡")),
        ("过去三年,中方与周边国家执法机构开展联合巡逻31次,缴获冰毒2吨。", "31次", ([], None)),
    ],
)
def test_places_of_partners_and_occasions(text, words, expected):
    claim = claim_of(text, words)
    assert (claim["places"], claim["place_text"]) == expected


HANDED = (
    "3月2日,中老警方突击搜查老挝琅南塔一处民宅,抓获嫌疑人50名,其中中国籍36名、老挝籍14名。"
    "5日,36名中国籍嫌疑人经磨憨口岸移交中方。"
)


def test_people_handed_over_after_their_arrest():
    claim = claim_of(HANDED, "36名中国籍")
    assert (claim["action"], claim["from_country"], claim["to_country"]) == ("handover", "LA", "CN")
    assert claim["part_of"] == claim_of(HANDED, "50名")["claim_id"]
    assert (claim["places"], claim["place_text"]) == (["CN"], "磨憨口岸")


def test_states_counted_as_partners_make_a_link():
    text = "公安部国际合作局表示,今年该局已与9国警方合作侦破诈骗案31件。"
    date = dt.date(2024, 8, 20)
    document = DocumentInput("d", text, "zh-Hans", published_at=date)
    rows = build_records(document, find_mentions(text, "zh-Hans", date)).cooperation
    assert [(list(row["parties"]), row["mechanism"], row["status"]) for row in rows] == [
        (["*FOREIGN", "CN"], "joint_operation", "done")
    ]


FAKE = (
    "6月3日,临江警方打掉制售假药团伙2个,抓获嫌疑人31名。\n"
    "截至目前,查实受骗患者约600人,追回赃款90万元。\n"
    "3月,当地警方又查封工厂3家,嫌疑人4名被捕。"
)


@pytest.mark.parametrize("words", ["600人", "90万元", "3家", "4名被捕"])
def test_the_crime_of_a_report_on_one_case(words):
    assert claim_of(FAKE, words)["crimes"] == ["food_drug_safety"]


def test_losses_averted_may_be_of_anything():
    assert claim_of("警方破获贩毒案件3起。\n民警还为商户避免损失约40万元。", "40万元")["crimes"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("明年中方将在北京为柬方培训检察官80名。", ["KH"]),
        ("中方为老挝、缅甸两国培训执法骨干24名。", ["LA", "MM"]),
        ("中方为各国培训警官40名。", []),
    ],
)
def test_whose_people_are_trained(text, expected):
    assert claim_of(text, "培训")["nationality"] == expected


def test_a_month_behind_a_stretch_of_years_is_of_none_of_them():
    text = "经查,2019年至2022年间,该团伙涉赌资金超过80亿元。5月,临江市中级人民法院判处17人有期徒刑。"
    assert days(claim_of(text, "17人")) == ["2024-05-01", "2024-05-31"]


def test_what_is_planned_is_not_where_people_were_sent_off():
    text = "今年上半年,从云南口岸遣送出境的外国人达830人。国家移民管理局表示,下月还将挂牌督办案件15起。"
    assert claim_of(text, "15起")["place_text"] is None
