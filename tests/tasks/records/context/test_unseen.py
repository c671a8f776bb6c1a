"""Sentences of classes that the first articles did not show: speakers without names, bodies by adjectives, days that hold on."""

import datetime as dt

import pytest

from tasks.transform.records.cooperation import find_cooperation


@pytest.mark.parametrize(
    ("language", "text", "counted", "expected"),
    [
        (
            "en",
            "The swoop ended with 18 arrests, the Ghana Police said on Monday.",
            ("18 arrests", "arrest", "suspect"),
            "Ghana Police",
        ),
        ("en", "Forty rifles were found, police said.", ("Forty rifles", "seize", "weapon"), "police"),
        ("en", "Forty rifles were found, according to a naval source.", ("Forty rifles", "seize", "weapon"), "a naval source"),
        (
            "en",
            "The board's deputy head, Nadia Ferrou, said losses topped $4 million.",
            ("$4 million", "loss", "money"),
            "Nadia Ferrou",
        ),
        ("fr", "Neuf armes ont été saisies, selon la préfecture.", ("Neuf", "seize", "weapon"), "la préfecture"),
        (
            "fr",
            "Neuf armes ont été saisies, a indiqué une source policière.",
            ("Neuf", "seize", "weapon"),
            "une source policière",
        ),
    ],
)
def test_speakers_without_a_name(read, language, text, counted, expected):
    assert read(text, counted, language=language)[0].speaker == expected


def test_witnesses_who_are_counted_say_nothing(read):
    assert read("A total of 14 witnesses testified.", ("14 witnesses", "involve", "person"), language="en")[0].speaker is None


@pytest.mark.parametrize(
    ("language", "text", "counted", "places"),
    [
        (
            "fr",
            "Les douanes belges et la police néerlandaise ont saisi huit conteneurs.",
            ("huit", "seize", "other"),
            ["BE", "NL"],
        ),
        ("zh-Hans", "中老缅泰四国共捣毁窝点40处。", ("40处", "raid", "site"), ["CN", "LA", "MM", "TH"]),
        ("zh-Hans", "警方打掉一个诱骗他人赴泰国打工的团伙,抓获嫌疑人9名。", ("9名", "arrest", "suspect"), ["CN"]),
        (
            "fr",
            "Le tribunal de Liège a jugé l'affaire.\nLes fonds étaient en Suisse. Le tribunal a confisqué trois villas.",
            ("trois villas", "seize", "site"),
            ["BE"],
        ),
        (
            "en",
            "Police held 40 people; nine arrests were made in Peru.",
            ("40 people", "arrest", "suspect"),
            [],
        ),
    ],
)
def test_places(read, language, text, counted, places):
    assert read(text, counted, language=language)[0].places == places


@pytest.mark.parametrize(
    ("language", "text", "counted", "start"),
    [
        (
            "en",
            "Agents raided nine flats on May 7. They seized 80 phones.",
            ("80 phones", "seize", "device"),
            dt.date(2024, 5, 7),
        ),
        ("en", "The agency sent four analysts and will meet in August.", ("four analysts", "deploy", "officer"), None),
        ("fr", "Le tribunal a condamné dix-sept prévenus.", ("dix-sept", "sentence", "suspect"), None),
        ("zh-Hans", "目前,已建成站点5个。另解救人员8名。", ("8名", "rescue", "victim"), None),
    ],
)
def test_days(read, language, text, counted, start):
    assert read(text, counted, language=language)[0].period_start == start


def test_a_campaign_named_in_the_next_sentence(read):
    text = "A regional crackdown led to 90 arrests. Operation Red Kite ran in May."
    assert read(text, ("90 arrests", "arrest", "suspect"), language="en")[0].operation == "Operation Red Kite"


def test_taiwanese_campaigns(read):
    text = "刑事局發動「靖海」專案,查獲嫌犯12人。"
    assert read(text, ("12人", "arrest", "suspect"), language="zh-Hant")[0].operation == "靖海"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "Dix personnes ont été arrêtées lors d'un coup de filet mené simultanément en Italie et en Suisse.",
            [("CH+IT", "joint_operation")],
        ),
        ("fr", "La justice italienne réclame l'extradition d'un homme arrêté en Suisse.", []),
        ("zh-Hans", "经两国警方密切协作,抓获在柬埔寨作案的嫌疑人9名。", [("CN+KH", "joint_operation")]),
        ("en", "Peru is seeking the extradition of two men from Chile.", [("CL+PE", "extradition")]),
    ],
)
def test_links(view, language, text, expected):
    found = [("+".join(draft.parties), draft.mechanism) for draft in find_cooperation(view(text, language))]
    assert found == expected
