"""For what crimes: own item, whole, clauses before, clauses after, paragraph."""

import pytest


@pytest.mark.parametrize(
    ("language", "text", "counted", "expected"),
    [
        (
            "zh-Hans",
            "法院以绑架、开设赌场、诈骗等罪对17名被告人宣判。",
            ("17名", "sentence", "suspect"),
            ["fraud", "gambling", "kidnapping"],
        ),
        ("zh-Hans", "警方打掉犯罪集团4个。", ("4个", "dismantle", "group"), []),  # a gang alone says nothing
        ("zh-Hans", "某地数字经济发展迅速,警方抓获嫌疑人6名。", ("6名", "arrest", "suspect"), []),  # swallowed words
        ("zh-Hans", "警方查处赌诈窝点9处。", ("9处", "raid", "site"), ["fraud", "gambling"]),
        ("zh-Hans", "侦破制售假药案件12起。", ("12起", "solve", "case"), ["food_drug_safety"]),
        ("zh-Hant", "海關偵破洗黑錢案21宗。", ("21宗", "solve", "case"), ["money_laundering"]),
        (
            "en",
            "Police arrested 30 people over ransomware attacks and romance scams.",
            ("30 people", "arrest", "suspect"),
            ["cybercrime", "fraud"],
        ),
        ("en", "Rangers seized 14 rhino horns.", ("14 rhino", "seize", "other"), ["environment"]),
        (
            "fr",
            "Les tribunaux ont rendu 50 jugements, surtout pour blanchiment, mais aussi pour trafic de migrants.",
            ("50", "sentence", "case"),
            ["money_laundering", "smuggling_migrants"],
        ),
    ],
)
def test_named_crimes(read, language, text, counted, expected):
    assert read(text, counted, language=language)[0].crimes == expected


def test_each_number_of_a_list_has_its_own(read):
    text = "今年查处诈骗案30宗、绑架案5宗,检获枪支8支,拘捕90人。"
    drafts = read(
        text,
        ("30宗", "open_case", "case"),
        ("5宗", "open_case", "case"),
        ("8支", "seize", "weapon"),
        ("90人", "arrest", "suspect"),
    )
    assert [draft.crimes for draft in drafts[:3]] == [["fraud"], ["kidnapping"], ["firearms"]]


def test_a_part_does_not_colour_its_whole(read):
    text = "警方移交12名嫌疑人,其中3名系诈骗集团头目。"
    whole, part = read(text, ("12名", "handover", "suspect"), ("3名", "handover", "ringleader", 0))
    assert (whole.crimes, part.crimes) == ([], ["fraud"])


def test_cases_of_a_kind_keep_what_the_whole_is_about(read):
    text = "赌博案件增至400宗,其中诈骗60宗、禁锢7宗。"
    drafts = read(text, ("400宗", "open_case", "case"), ("60宗", "open_case", "case", 0), ("7宗", "open_case", "case", 0))
    assert [draft.crimes for draft in drafts] == [["gambling"], ["fraud", "gambling"], ["gambling", "kidnapping"]]


def test_all_kinds_of_cases_take_no_crime_from_a_neighbour(read):
    text = "双方联合侦办各类案件30起,抓获网络赌博嫌疑人50名。"
    drafts = read(text, ("30起", "open_case", "case"), ("50名", "arrest", "suspect"))
    assert [draft.crimes for draft in drafts] == [[], ["gambling"]]


def test_sending_officers_is_no_crime(read):
    text = "警方打掉诈骗窝点3个。行动中共出动警力700名。"
    assert read(text, ("700名", "deploy", "officer"))[0].crimes == []
