"""From whose hands to whose."""

import pytest


@pytest.mark.parametrize(
    ("language", "text", "counted", "expected"),
    [
        ("zh-Hans", "泰国警方向中方移交24名嫌疑人。", ("24名", "handover", "suspect"), ("TH", "CN")),
        ("zh-Hans", "24名嫌疑人由越方移交中方。", ("24名", "handover", "suspect"), ("VN", "CN")),
        ("zh-Hans", "已有2000名缅北涉诈嫌疑人移交我方。", ("2000名", "handover", "suspect"), ("MM", "CN")),
        ("zh-Hans", "云南警方将6名嫌疑人移交老挝警方。", ("6名", "handover", "suspect"), ("CN", "LA")),
        ("zh-Hans", "58名嫌疑人从菲律宾被押解回国。", ("58名", "repatriate", "suspect"), ("PH", "CN")),
        ("zh-Hans", "公安机关将300名非法居留外国人遣送出境。", ("300名", "repatriate", "person"), ("CN", None)),
        ("zh-Hans", "公安机关从90个国家追回外逃人员800名。", ("800名", "repatriate", "fugitive"), (None, "CN")),
        ("en", "Thai police handed over 41 suspects to Japan.", ("41 suspects", "handover", "suspect"), ("TH", "JP")),
        ("en", "Nine men were extradited from Spain to Morocco.", ("Nine men", "extradite", "person"), ("ES", "MA")),
        ("en", "Cambodia deported 52 Vietnamese nationals.", ("52 Vietnamese", "repatriate", "person"), ("KH", "VN")),
        ("fr", "L'Espagne a extradé vers la France quatre trafiquants.", ("quatre", "extradite", "suspect"), ("ES", "FR")),
    ],
)
def test_directions(read, language, text, counted, expected):
    (draft,) = read(text, counted, language=language)
    assert (draft.from_country, draft.to_country) == expected


def test_other_actions_have_none(read):
    (draft,) = read("泰国警方抓获24名嫌疑人。", ("24名", "arrest", "suspect"))
    assert (draft.from_country, draft.to_country) == (None, None)


def test_a_second_number_of_the_same_act(read):
    text = "Korea will fly home 60 suspects from Phnom Penh on Monday. Another 90 are to follow."
    first, second = read(text, ("60 suspects", "repatriate", "suspect"), ("90", "repatriate", "suspect"), language="en")
    assert (second.from_country, second.to_country) == (first.from_country, first.to_country)


def test_several_givers_leave_the_sender_open(read):
    (draft,) = read("公安部会同菲律宾、柬埔寨警方押解回国嫌疑人430名。", ("430名", "repatriate", "suspect"))
    assert (draft.from_country, draft.to_country) == (None, "CN")


def test_both_ways_of_a_mutual_handover(read):
    text = "一年来,两国警方相互移交逃犯40名,其中老方向中方移交22名、中方向外方移交18名。"
    whole, given, sent = read(
        text, ("40名", "handover", "fugitive"), ("22名", "handover", "fugitive", 0), ("18名", "handover", "fugitive", 0)
    )
    assert (whole.from_country, whole.to_country, whole.places) == (None, None, [])
    assert (given.from_country, given.to_country, given.places) == ("LA", "CN", ["LA"])
    assert (sent.from_country, sent.to_country, sent.places) == ("CN", None, ["CN"])
