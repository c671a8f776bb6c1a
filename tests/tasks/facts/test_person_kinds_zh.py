"""What was done to a Chinese person makes a victim or an accused one of him; names and descriptions of more kinds."""

from __future__ import annotations

import pytest

from tasks.transform.facts.mentions import find_mentions


def persons(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(m.name, m.detail, m.code) for m in find_mentions(text, "zh-Hans", None) if m.kind == "person"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("江州退休教师赵秀梅差点把积蓄转进骗子的账户。", [("赵秀梅", "江州退休教师", "victim")]),
        ("被骗的江州商人钱国强随后报警。", [("钱国强", "江州商人", "victim")]),
        ("江州牧民孙立国的20只羊被盗。", [("孙立国", "江州牧民", "victim")]),
        ("江州商人钱国强表示支持。", [("钱国强", "江州商人", "other")]),
        ("涉嫌诈骗的江州商人钱国强在曼谷落网。", [("钱国强", "江州商人", "suspect")]),
        ("原县长孙立国回国投案。", [("孙立国", "原县长", "suspect")]),
        ("江州市公安局局长李志强介绍,主犯在逃后投案自首。", [("李志强", "江州市公安局局长", "official")]),
        ("潜逃多年的赵国栋由泰国警方移交中方。", [("赵国栋", None, "suspect")]),
        ("越南海警第二区司令部参谋黎文雄少校说。", [("黎文雄", "越南海警第二区司令部参谋", "official")]),
        ("俄罗斯滨海边疆区警察局上校伊万·茹科夫斯基说。", [("伊万·茹科夫斯基", "俄罗斯滨海边疆区警察局上校", "official")]),
        ("7名妇女获救。“门一直锁着。”20岁的山城姑娘阮氏兰说。", [("阮氏兰", "20岁的山城姑娘", "victim")]),
        (
            "警方通缉盘踞果敢的高大山、高文华、高小梅等犯罪集团成员。",
            [("高大山", None, "suspect"), ("高文华", None, "suspect"), ("高小梅", None, "suspect")],
        ),
        ("“红通人员”之一的赵静芳,近日从泰国被引渡回国。", [("赵静芳", None, "suspect")]),
        ("此次归案的赵国栋,1969年出生。", [("赵国栋", None, "suspect")]),
    ],
)
def test_persons_and_what_became_of_them(text, expected):
    assert persons(text) == expected


def test_a_family_is_no_person():
    assert persons("嫌疑人王氏兄弟落网。") == []
