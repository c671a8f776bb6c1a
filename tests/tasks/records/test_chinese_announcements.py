"""Chinese announcements: what goes on from clause to clause, lists with one member, teams, ways and speakers."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tasks.transform.facts.mentions import find_mentions
from tasks.transform.records.build import build_records
from tasks.transform.records.model import DocumentInput, DocumentRecords


def records_of(text: str, script: str = "zh-Hans") -> DocumentRecords:
    day = dt.date(2024, 6, 20)
    return build_records(DocumentInput("d", text, script, published_at=day), find_mentions(text, script, day))


def claims_of(text: str, script: str = "zh-Hans") -> list[dict[str, Any]]:
    return list(records_of(text, script).claims)


def counted(text: str) -> list[tuple[object, ...]]:
    return [(c["action"], c["object"], c["low"]) for c in claims_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("警方拘捕六男一女。", [("arrest", "suspect", 6), ("arrest", "suspect", 1)]),
        (  # the seven are those just told of, and what three of them have is no arrest
            "警方拘捕六男一女。被捕的七人中,三人有黑帮背景。",
            [("arrest", "suspect", 6), ("arrest", "suspect", 1), ("involve", "suspect", 3)],
        ),
        (
            "人员检获两辆货车、一支猎枪及现金约30万元。",
            [("seize", "vehicle", 2), ("seize", "weapon", 1), ("seize", "money", 3e5)],
        ),
        ("警方检获一支猎枪。", []),  # an article
        ("民警查扣手机70余部以及行骗“话术本”9套。", [("seize", "device", 70), ("seize", "document", 9)]),
        ("5名主犯被判处十年以上有期徒刑。", [("sentence", "ringleader", 5)]),
        ("犯本罪的,处十年以上有期徒刑,5名主犯可被判处无期徒刑。", []),  # what the law threatens
        ("六名被捕人已被控贩毒罪,其余两人获准保释候查。", [("prosecute", "suspect", 6)]),
        ("柬方在暹粒、贡布两省展开清查,捣毁园区5处。", [("raid", "site", 5)]),
        ("今年计划增设8个联合查缉点。", [("establish", "mechanism", 8)]),
        ("双方规划在年底前成立2个打诈联合专案小组。", [("establish", "mechanism", 2)]),
        (
            "70名涉诈嫌疑人由缅方移交后,被公安机关从缅甸仰光押解回国,其中女性8名。",
            [("repatriate", "suspect", 70), ("repatriate", "suspect", 8)],
        ),
        ("40名学员在昆明完成了维和警察培训。", [("train", "officer", 40)]),
        ("40名学员在昆明完成了烹饪培训。", [("train", "person", 40)]),
        ("检获约一公斤怀疑可卡因及一公斤怀疑海洛英。", [("seize", "drug", 1), ("seize", "drug", 1)]),
        ("关员见他带同三件行李,检查后检获6公斤可卡因。", [("seize", "drug", 6)]),
        ("缉私部门侦办偷逃税额千万元以上重特大走私犯罪案件70起。", [("open_case", "case", 70)]),  # a threshold
        ("海关侦办案值过千万元的走私案件20起。", [("open_case", "case", 20)]),
        ("海关一季度查证涉案废物3万吨。", [("involve", "other", 3e7)]),
        ("明天将有两架中国民航的包机从暹粒起飞。", [("deploy", "vehicle", 2)]),
    ],
)
def test_numbers(text: str, expected: list[tuple[object, ...]]) -> None:
    assert counted(text) == expected


def test_people_brought_home_were_all_where_they_were_taken_on_board() -> None:
    text = "5月3日,80名嫌疑人乘两架包机从柬埔寨金边押解至成都。此次押解的人员中,有网上逃犯12名,台湾籍嫌疑人7名。"
    claims = claims_of(text)
    assert [c["low"] for c in claims] == [80, 2, 12, 7]
    assert {(tuple(c["places"]), c["place_text"]) for c in claims} == {(("KH",), "柬埔寨金边")}
    assert {c["from_country"] for c in claims if c["action"] == "repatriate"} == {"KH"}
    assert [c["part_of"] for c in claims[2:]] == [claims[0]["claim_id"]] * 2


def test_suspects_of_somewhere_are_handed_over_from_there() -> None:
    for text in ("公安机关移交缅北涉诈嫌疑人900名。", "昆明警方从云南孟连口岸接收移交缅北涉诈嫌疑人90名。"):
        (claim,) = claims_of(text)
        assert (claim["from_country"], claim["to_country"]) == ("MM", "CN")
    (claim,) = claims_of("越方向中方移交嫌疑人9名。")
    assert (claim["from_country"], claim["to_country"]) == ("VN", "CN")


def test_the_stretch_of_one_paragraph_holds_in_the_next() -> None:
    text = "滨江海关缉私局10日对外公布今年一季度战果。1月至3月,该局立案60起。\n缉毒方面,查获毒品案件21起。"
    first, second = claims_of(text)
    assert (first["period_start"], first["period_end"]) == (second["period_start"], second["period_end"])
    assert second["period_end"] == dt.date(2024, 3, 31)
    assert second["cumulative"]
    assert (first["speaker"], second["speaker"]) == ("滨江海关缉私局", None)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("据副局长郑大山介绍,民警根据柬方通报的线索出动,抓获嫌疑人40名。", "郑大山"),
        ("法院审理查明,该团伙骗取30人共计200万元。", "法院"),
        ("警方調查,該集團騙走被害人600萬元。", "警方"),
    ],
)
def test_speakers(text: str, speaker: str) -> None:
    script = "zh-Hant" if "調" in text else "zh-Hans"
    assert {c["speaker"] for c in claims_of(text, script)} == {speaker}


def test_one_gang_adds_up_what_it_did_time_after_time() -> None:
    assert all(c["cumulative"] for c in claims_of("该集团以投资为名,先后骗取200多名老年人共计1.1亿元。"))
    assert not any(c["cumulative"] for c in claims_of("该集团以投资为名,骗取200多名老年人1.1亿元。"))


@pytest.mark.parametrize(
    ("text", "mechanism", "status"),
    [
        ("警方正与泰国及马来西亚执法部门交换情报。", "information_exchange", "ongoing"),
        ("两国警方每月都会交换情报,中方与泰方关系密切。", "information_exchange", "ongoing"),
        ("在中柬执法合作协调办公室的推动下,案件侦破。", "cooperation_mechanism", "ongoing"),
    ],
)
def test_links_that_go_on(text: str, mechanism: str, status: str) -> None:
    assert [(c["mechanism"], c["status"]) for c in records_of(text).cooperation] == [(mechanism, status)]


def test_a_yearly_meeting_to_come_is_a_link() -> None:
    found = records_of("柬方向中方移交嫌疑人30名。双方将于今年9月在金边举行年度执法合作会晤。").cooperation
    assert ("regular_meeting", "planned") in [(c["mechanism"], c["status"]) for c in found]


def test_a_team_that_is_only_sent_is_no_link() -> None:
    assert records_of("广东警方派出由30名民警组成的工作组赴柬埔寨。").cooperation == []
    sent = records_of("公安部派出工作组赴柬埔寨,与柬方开展执法合作。").cooperation
    assert [tuple(c["parties"]) for c in sent if c["mechanism"] == "task_force"] == [("CN", "KH")]


def test_people_divided_in_brackets_were_where_their_whole_was() -> None:
    claims = claims_of("柬方在金边收网,抓获嫌疑人31名(大陆22人、台湾9人)。")
    assert [(c["low"], c["places"], c["place_text"]) for c in claims] == [(n, ["KH"], "金边") for n in (31, 22, 9)]
    assert [c["part_of"] for c in claims] == [None, claims[0]["claim_id"], claims[0]["claim_id"]]
    home = claims_of("31名嫌疑人(大陆22人、台湾9人)被公安机关从柬埔寨押解回国。")
    assert {c["from_country"] for c in home} == {"KH"}


def test_the_share_of_a_place_holds_for_what_is_told_of_it() -> None:
    claims = claims_of("海關在香港和馬來西亞同步行動,偵破毒品案件30宗,檢獲毒品200公斤;當中香港佔9宗,檢獲毒品80公斤。", "zh-Hant")
    assert [c["places"] for c in claims] == [["HK", "MY"], ["HK", "MY"], ["HK"], ["HK"]]


def test_one_course_is_no_total() -> None:
    (course,) = claims_of("4月26日至6月10日,60名学员在昆明完成了第三期维和警察培训。")
    assert not course["cumulative"]


def test_officers_posted_with_a_partner_are_a_link_of_the_one_who_posts_them() -> None:
    found = records_of("海關明年會增派三名關員常駐曼谷,與泰國執法部門交換情報。香港海關。", "zh-Hant").cooperation
    assert [(tuple(c["parties"]), c["status"]) for c in found if c["mechanism"] == "liaison_office"] == [
        (("HK", "TH"), "planned")
    ]


def test_a_name_ends_before_the_meeting_and_a_campaign_begins_behind_its_body() -> None:
    records = records_of("边检总站新闻发言人张宁会上表示,在全国公安机关夏季治安打击整治行动中,抓获嫌疑人9名。")
    assert [p["name"] for p in records.persons] == ["张宁"]
    assert [(c["speaker"], c["operation"]) for c in records.claims] == [("张宁", "夏季治安打击整治行动")]


def test_a_first_count_is_nobody() -> None:
    assert {c["speaker"] for c in claims_of("初步统计,受害者约300人。")} == {None}


def test_analysis_of_intelligence_is_nobody_and_no_exchange() -> None:
    records = records_of("香港海关与内地海关进行联合执法行动,根据情报分析,截查两件包裹,检获20公斤毒品。")
    assert {c["speaker"] for c in records.claims} == {None}
    assert [c["mechanism"] for c in records.cooperation] == ["joint_operation"]
