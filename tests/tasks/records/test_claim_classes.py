"""Classes of wording beside the plain ones: groups named again, meetings, hands of the law, goods stopped, distractors."""

from __future__ import annotations

import pytest

from tests.tasks.records.test_claims import read, written

CASES = [
    # a part names its people by what was done to them, past others told nearer
    (
        "en",
        "Border police detained 40 people; 12 others fled. Three of the arrested are Ghanaian citizens.",
        "arrest suspect 3 person <0",
    ),
    ("fr", "Vingt policiers ont arrêté 14 guetteurs ; cinq des interpellés sont mineurs.", "arrest suspect 5 person <1"),
    # a group presented before its number
    ("en", "Among those held are two Polish nationals and a customs clerk.", "arrest suspect 2 person"),
    ("fr", "Parmi les interpellés figurent deux Serbes.", "arrest suspect 2 person"),
    # countries at a meeting, not in an operation
    ("en", "Ministers held a conference in Rabat attended by 32 countries.", "meet country 32 country"),
    ("en", "The sweep was carried out in 32 countries.", "joint_operation country 32 country"),
    # people handed to a court are prosecuted, those handed to another police are handed over
    ("en", "Police handed 30 suspects over to prosecutors.", "prosecute suspect 30 person"),
    ("en", "Police handed 30 suspects over to the Lao authorities.", "handover suspect 30 person"),
    # goods that are stopped are taken, calls that are stopped are blocked
    ("zh", "海关截停货柜4个。", "seize other 4 item"),
    ("zh", "警方拦截诈骗电话4万次。", "block message 40000 item"),
    ("fr", "Les douaniers ont bloqué six conteneurs.", "seize other 6 item"),
    ("en", "Rangers intercepted three pickup trucks.", "seize vehicle 3 item"),
    # the verb of the part stands before its cue
    ("zh", "两国警方解救人质40名,警方另抓获绑匪9名,检方已批捕其中3人。", "arrest suspect 3 person <1"),
    # those who are killed, fined, set free, still sought
    ("en", "Two hitmen were killed and a bystander was wounded.", "involve suspect 2 person"),
    ("en", "A court fined the firm $2.4 million.", "sentence money 2400000 USD"),
    ("fr", "Douze otages ont recouvré la liberté.", "rescue victim 12 person"),
    ("fr", "Trois filières ont été mises hors d'état de nuire.", "dismantle group 3 group"),
    ("zh", "仍有6人负案在逃。", "wanted suspect 6 person ongoing"),
]


@pytest.mark.parametrize(("language", "text", "wanted"), CASES, ids=[case[1][:30] for case in CASES])
def test_class(language: str, text: str, wanted: str) -> None:
    assert wanted in [written(draft) for draft in read(text, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The mayor said 14 schools and 3 hospitals had been rebuilt."),
        ("en", "Visitors spent 3 days in 5 towns and bought 900 souvenirs."),
        ("fr", "Le village compte 1 200 habitants et 3 écoles."),
        ("fr", "Le festival a vendu 4 000 billets et servi 2 000 repas."),
        ("zh", "村里新修了3座桥,种了2万棵树。"),
        ("zh", "执勤期间,队员无一人违纪。"),
    ],
)
def test_nothing_of_enforcement(language: str, text: str) -> None:
    assert read(text, language) == []


def test_total_of_years_beside_the_case_at_hand() -> None:
    assert read("该案审判长介绍,近三年来该院共审结走私案件86件。", "zh")[0].cumulative
    assert not read("该案抓获嫌疑人86名。", "zh")[0].cumulative


def test_spread_over_a_country_is_no_total() -> None:
    assert not read("案件涉及全国12个省份。", "zh")[0].cumulative
