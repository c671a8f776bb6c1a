"""Whose, in which campaign, by whom said."""

import pytest


@pytest.mark.parametrize(
    ("language", "text", "counted", "expected"),
    [
        ("zh-Hans", "警方解救中国公民27名。", ("27名", "rescue", "person"), ["CN"]),
        ("zh-Hans", "警方抓获嫌疑人27名,均为缅甸籍。", ("27名", "arrest", "suspect"), ["MM"]),
        ("zh-Hans", "12名中国警员抵达罗马。", ("12名", "deploy", "officer"), ["CN"]),
        ("zh-Hans", "老挝警方抓获嫌疑人27名。", ("27名", "arrest", "suspect"), []),
        ("en", "Police detained nine men, all Albanian nationals, in dawn raids.", ("nine men", "arrest", "suspect"), ["AL"]),
        (
            "en",
            "Police raided a den that preyed on Brazilian gamblers, making 150 arrests.",
            ("150 arrests", "arrest", "suspect"),
            [],
        ),
        ("fr", "La police a arrêté six ressortissants nigérians.", ("six", "arrest", "suspect"), ["NG"]),
    ],
)
def test_nationality(read, language, text, counted, expected):
    assert read(text, counted, language=language)[0].nationality == expected


def test_peoples_of_a_list_keep_apart(read):
    text = "抓获嫌疑人50名,其中越南籍30名、泰国籍20名。"
    drafts = read(text, ("50名", "arrest", "suspect"), ("30名", "arrest", "suspect", 0), ("20名", "arrest", "suspect", 0))
    assert [draft.nationality for draft in drafts] == [[], ["VN"], ["TH"]]


def test_campaign_of_its_paragraph_and_pointed_back(read):
    text = (
        "“清风”行动中,警方抓获嫌疑人40名。警方还查扣手机90部。\n"
        "行动期间,民警走访群众3000人次。\n"
        "今年汛期,警方解救群众60名。"
    )  # fmt: skip
    drafts = read(
        text,
        ("40名", "arrest", "suspect"),
        ("90部", "seize", "device"),
        ("3000人次", "involve", "person"),
        ("60名", "rescue", "person"),
    )
    assert [draft.operation for draft in drafts] == ["清风", "清风", "清风", None]


@pytest.mark.parametrize(
    ("language", "text", "counted", "expected"),
    [
        ("zh-Hans", "公安部有关负责人介绍,各地抓获嫌疑人40名。", ("40名", "arrest", "suspect"), "公安部有关负责人"),
        ("zh-Hans", "记者20日从海关总署获悉,各地海关查获象牙40根。", ("40根", "seize", "other"), "海关总署"),
        ("zh-Hans", "各地抓获嫌疑人40名。局长张立新表示,将再接再厉。", ("40名", "arrest", "suspect"), None),  # not backwards
        ("zh-Hans", "据悉,各地抓获嫌疑人40名。", ("40名", "arrest", "suspect"), None),
        ("en", "Customs seized 40 kg of ivory, Commissioner Mary Wanjiru said.", ("40 kg", "seize", "other"), "Mary Wanjiru"),
        (
            "fr",
            "Selon le commissaire Issa Traoré, 40 suspects ont été arrêtés.",
            ("40 suspects", "arrest", "suspect"),
            "Issa Traoré",
        ),
    ],
)
def test_speaker(read, language, text, counted, expected):
    assert read(text, counted, language=language)[0].speaker == expected


def test_a_speaker_holds_to_the_end_of_the_paragraph_and_pronouns_point_back(read):
    text = "局长张立新表示,今年破案90起。各地抓获嫌疑人40名。\n各地还查扣车辆8辆。\n他说,另有6人自首。"
    drafts = read(
        text,
        ("90起", "solve", "case"),
        ("40名", "arrest", "suspect"),
        ("8辆", "seize", "vehicle"),
        ("6人", "surrender", "suspect"),
    )
    assert [draft.speaker for draft in drafts] == ["张立新", "张立新", None, "张立新"]
