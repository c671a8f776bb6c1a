"""When: the event's days, not the report's."""

import datetime as dt

import pytest

DAY = dt.date.fromisoformat


def days(start, end):
    return (DAY(start) if start else None, DAY(end) if end else None)


@pytest.mark.parametrize(
    ("language", "text", "counted", "expected"),
    [
        (
            "zh-Hans",
            "公安部20日公布的数据显示,今年1至5月,各地破案700起。",
            ("700起", "solve", "case"),
            ("2024-01-01", "2024-05-31"),
        ),
        ("zh-Hans", "6月3日,警方捣毁窝点4处,抓获嫌疑人30名。", ("30名", "arrest", "suspect"), ("2024-06-03", "2024-06-03")),
        ("zh-Hans", "截至目前,已有800名嫌疑人归案。", ("800名", "arrest", "suspect"), (None, "2024-06-20")),
        ("zh-Hans", "近日,警方抓获嫌疑人30名。", ("30名", "arrest", "suspect"), (None, None)),
        ("zh-Hans", "警方在“净网2023”行动中抓获嫌疑人30名。", ("30名", "arrest", "suspect"), (None, None)),  # a name's year
        (
            "en",
            "Police arrested 40 people in May, a ministry spokesman said on Tuesday.",
            ("40 people", "arrest", "suspect"),
            ("2024-05-01", "2024-05-31"),
        ),
        ("en", "Officers seized 40 kg of heroin, police said on Wednesday.", ("40 kg", "seize", "drug"), (None, None)),
        ("fr", "En 2023, la douane a saisi 40 kg de cocaïne.", ("40 kg", "seize", "drug"), ("2023-01-01", "2023-12-31")),
    ],
)
def test_periods(read, language, text, counted, expected):
    (draft,) = read(text, counted, language=language)
    assert (draft.period_start, draft.period_end) == days(*expected)


def test_a_period_holds_until_the_next(read):
    text = "一季度,全国破案90起。各地抓获嫌疑人60名。4月2日,湖北警方又抓获7名。"
    drafts = read(text, ("90起", "solve", "case"), ("60名", "arrest", "suspect"), ("7名", "arrest", "suspect"))
    assert [draft.period_end for draft in drafts] == [DAY("2024-03-31"), DAY("2024-03-31"), DAY("2024-04-02")]


def test_a_part_with_a_day_of_its_own(read):
    text = "2019年至2021年,该团伙造成11人死亡,其中2020年5月7日枪击就造成2人死亡。"
    whole, part = read(text, ("11人", "involve", "victim"), ("2人", "involve", "victim", 0))
    assert (whole.period_start, whole.period_end) == days("2019-01-01", "2021-12-31")
    assert (part.period_start, part.period_end) == days("2020-05-07", "2020-05-07")


def test_numbers_of_a_campaign_take_its_dates(read):
    text = (
        "Operation Lantern ran from 3 March to 9 April 2024, INTERPOL said.\n"
        "During the operation, officers in Benin arrested 14 men."
    )
    (draft,) = read(text, ("14 men", "arrest", "suspect"), language="en")
    assert draft.operation == "Operation Lantern"
    assert (draft.period_start, draft.period_end) == days("2024-03-03", "2024-04-09")
