"""Persons, organisations, operations and speakers."""

from __future__ import annotations

import opencc
import pytest

from tasks.text.mentions import Mention
from tasks.transform.facts.mentions import find_mentions


def persons(text: str, language: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(m.name, m.detail, m.code) for m in find_mentions(text, language, None) if m.kind == "person"]


CASES = [
    # trades and accused ones, bodies behind "director of the", directors of no public body
    (
        "Haulier Piet Mulder, 50, was jailed for nine years. Lookout Ion Radu, 29, received six.",
        "en",
        [("Piet Mulder", "Haulier", "suspect"), ("Ion Radu", "Lookout", "suspect")],
    ),
    (
        "Ana Sow, director of the Blue Lantern shelter, opened the door.",
        "en",
        [("Ana Sow", "director of the Blue Lantern shelter", "other")],
    ),
    ("Recorder Jane Quince adjourned the trial.", "en", [("Jane Quince", "Recorder", "official")]),
    # people by their trade
    ('"It is slow," said Hobart newsagent Pru Lindale.', "en", [("Pru Lindale", "Hobart newsagent", "other")]),
    ("Across the road, noodle seller Dara Vannak waits.", "en", [("Dara Vannak", "noodle seller", "other")]),
    (
        "Ines Calvera, Chile's national member at the centre, spoke.",
        "en",
        [("Ines Calvera", "Chile's national member at the centre", "official")],
    ),
    ("公安厅新闻发言人郑文海表示,将继续打击。", "zh-Hans", [("郑文海", "公安厅新闻发言人", "official")]),
    (
        "柬埔寨国家警察总监索帖与江州市公安局局长、禁毒委主任杜明远会谈。",
        "zh-Hans",
        [("索帖", "柬埔寨国家警察总监", "official"), ("杜明远", "江州市公安局局长、禁毒委主任", "official")],
    ),
    ("(记者 孟晓云 通讯员 罗刚)警方通报。", "zh-Hans", [("孟晓云", "记者", "journalist"), ("罗刚", "通讯员", "journalist")]),
    ("警方移交了高大全等8名重大的贩毒头目。", "zh-Hans", [("高大全", "贩毒头目", "suspect")]),
    (
        "韩志强、吕小兵、宋伟3名涉毒逃犯落网。",
        "zh-Hans",
        [("韩志强", "涉毒逃犯", "suspect"), ("吕小兵", "涉毒逃犯", "suspect"), ("宋伟", "涉毒逃犯", "suspect")],
    ),
    ("犯罪嫌疑人“阿豹”高大全(男,34岁)被抓获。", "zh-Hans", [("高大全", "犯罪嫌疑人", "suspect")]),
    ("嫌疑人“高价回收”为名行骗。", "zh-Hans", []),
    ("法国警察总局副局长让·马丁内斯在会上说。", "zh-Hans", [("让·马丁内斯", "法国警察总局副局长", "official")]),
    ("王某、老周和小李到案,犯罪嫌疑人张某某被拘。", "zh-Hans", []),
    ("民警成功劝阻,专家提醒群众,记者从公安局获悉,局长会议召开。", "zh-Hans", []),
    # a name that goes on behind an ordinary word, parts of names of other peoples, the dateline right behind the reporter
    ("首犯黄河彪被判处无期徒刑。", "zh-Hans", [("黄河彪", "首犯", "suspect")]),
    ("民警黄金交易所附近巡逻,负责人高度重视。", "zh-Hans", []),
    ("农世荣、韦大武等5名被告人获刑。", "zh-Hans", [("农世荣", "被告人", "suspect"), ("韦大武", "被告人", "suspect")]),
    (
        "警察学院教授阿依古丽认为,边检站民警扎西多吉也说。",
        "zh-Hans",
        [("阿依古丽", "警察学院教授", "other"), ("扎西多吉", "边检站民警", "official")],
    ),
    ("船长刀正平说,护边员巴特尔记得很清楚。", "zh-Hans", [("刀正平", "船长", "other"), ("巴特尔", "护边员", "official")]),
    ("(本社记者简佑明高雄16日电)警方通报。", "zh-Hans", [("简佑明", "本社记者", "journalist")]),
    ("使馆领事保护与协助电话:12345。司法警察局通报。", "zh-Hans", []),
    # foreign names that only a dot shows, everyday verbs and times behind a name, a rare name in brackets
    ("警务参赞乔乌扎·优努斯表示,将继续合作。", "zh-Hans", [("乔乌扎·优努斯", "警务参赞", "official")]),
    ("检查员梁雪梅放下电话,出门巡逻。", "zh-Hans", [("梁雪梅", "检查员", "official")]),
    ("马来西亚内政部副部长沙姆苏昨日答复国会。", "zh-Hans", [("沙姆苏", "马来西亚内政部副部长", "official")]),
    ("(特派记者 石屿)会议在清迈举行。", "zh-Hans", [("石屿", "特派记者", "journalist")]),
    (
        "警務處總督察何家明表示,被告羅大海已認罪。",
        "zh-Hant",
        [("何家明", "警務處總督察", "official"), ("羅大海", "被告", "suspect")],
    ),
    (
        "Superintendent Ng Kwok-wai spoke, and Elena Petrova, head of the cyber unit, agreed.",
        "en",
        [("Ng Kwok-wai", "Superintendent", "official"), ("Elena Petrova", "head of the cyber unit", "official")],
    ),
    ("Peter Osei, 41, of Leeds, was jailed for fraud.", "en", [("Peter Osei", None, "suspect")]),
    ("Police in Kuala Lumpur said on Monday that Operation Blue Wave was over.", "en", []),
    (
        "La procureure de Namur, Claire Fontenoy, et le commissaire Yao Kouassi ont salué l'enquête.",
        "fr",
        [("Claire Fontenoy", "procureure de Namur", "official"), ("Yao Kouassi", "commissaire", "official")],
    ),
]


@pytest.mark.parametrize(("text", "language", "expected"), CASES)
def test_persons(text: str, language: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert persons(text, language) == expected


def test_the_quote_holds_name_and_role() -> None:
    text = "此前,公安部禁毒局局长梁云峰介绍情况。"
    (person,) = [m for m in find_mentions(text, "zh-Hans", None) if m.kind == "person"]
    assert text[person.start : person.end] == "公安部禁毒局局长梁云峰"


def test_a_repeated_name_is_one_person() -> None:
    assert persons("局长梁云峰说。梁云峰还说,局长梁云峰会去。", "zh-Hans") == [("梁云峰", "局长", "official")]


def shape(mentions: list[Mention]) -> list[tuple[str, int, int, str | None]]:
    return [(m.kind, m.start, m.end, m.code) for m in mentions if m.kind in ("person", "place", "nationality", "operation")]


@pytest.mark.parametrize(("text", "language", "expected"), [case for case in CASES if case[1] == "zh-Hans"])
def test_twins_give_the_same_facts(text: str, language: str, expected: object) -> None:
    del expected
    plain = shape(find_mentions(text, language, None, "CN"))
    wide = text.translate({ord(mark): chr(ord(mark) + 0xFEE0) for mark in ",:;?!()%0123456789"})
    if any(mark in text for mark in ",:;?!()%0123456789"):
        assert wide != text
    assert shape(find_mentions(wide, language, None, "CN")) == plain
    traditional = opencc.OpenCC("s2t").convert(text)
    assert len(traditional) == len(text)
    assert shape(find_mentions(traditional, "zh-Hant", None, "CN")) == plain


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("“净水”专项行动收官,行动期间破案3起。", "zh-Hans", [("净水", None), ("净水", "backref")]),
        ("警方通报冬季治安清查整治行动成效。", "zh-Hans", [("冬季治安清查整治行动", None)]),
        ("警方展開代號「破浪」行動。", "zh-Hant", [("破浪", None)]),
        ("双方开展联合行动。", "zh-Hans", []),
        (
            "Operation Silent Tide II ended; the operation ran a month.",
            "en",
            [("Operation Silent Tide II", None), ("Operation Silent Tide II", "backref")],
        ),
        ("During the operation 38 homes were searched.", "en", [(None, "backref")]),
        ("Fighting broke out after Operation 1027 began.", "en", [("Operation 1027", None)]),
        ("Tel est le bilan de l'opération Grand Large.", "fr", [("opération Grand Large", None)]),
    ],
)
def test_operations(text: str, language: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(m.name, m.detail) for m in find_mentions(text, language, None) if m.kind == "operation"] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("中越警方与云南省公安厅办案。", "zh-Hans", [("云南省公安厅", "police", "CN")]),
        ("温州市中级人民法院和缅甸海关通报。", "zh-Hans", [("温州市中级人民法院", "court", "CN"), ("缅甸海关", "customs", "MM")]),
        (
            "The Royal Thai Police and the Lisbon District Court.",
            "en",
            [("Royal Thai Police", "police", "TH"), ("Lisbon District Court", "court", "PT")],
        ),
        (
            "Le parquet de Lille et la gendarmerie nationale.",
            "fr",
            [("parquet de Lille", "prosecutor", "FR"), ("gendarmerie nationale", "police", "FR")],
        ),
    ],
)
def test_organisations(text: str, language: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(m.name, m.code, m.detail) for m in find_mentions(text, language, None) if m.kind == "organisation"]
    assert [item for item in expected if item not in found] == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("局长梁云峰4日在曼谷会见代表团时表示,合作顺利。", "zh-Hans", ("梁云峰", "person")),
        ("据中国驻泰国大使馆警务联络官介绍,案件已破。", "zh-Hans", ("中国驻泰国大使馆警务联络官", "body")),
        ("记者9日从海关总署获悉,缴获5吨。", "zh-Hans", ("海关总署", "body")),
        ("他说,网已收紧。", "zh-Hans", (None, "pronoun")),
        ('"It worked," said Maria Lindqvist, director of the agency.', "en", ("Maria Lindqvist", "person")),
        ("According to Europol, 20 were held.", "en", ("Europol", "body")),
        ("Selon le colonel Marc Aubry, deux hommes sont en fuite.", "fr", ("Marc Aubry", "person")),
    ],
)
def test_speakers(text: str, language: str, expected: tuple[str | None, str]) -> None:
    assert expected in [(m.name, m.detail) for m in find_mentions(text, language, None) if m.kind == "speech"]
