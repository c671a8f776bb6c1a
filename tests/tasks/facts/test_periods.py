"""Periods: rule 12 of the labelling choices, the running context, and what is no period."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.text.shadow import shadow
from tasks.transform.facts.periods import find_periods, parse_period, to_mentions

REFERENCE = dt.date(2024, 8, 28)  # a Wednesday


def periods(text: str, language: str) -> list[tuple[str, str, str, str]]:
    """Words, first day, last day and code of each period; an open end is ``-``."""
    return [
        (text[p.start : p.end], str(p.period_start or "-"), str(p.period_end or "-"), p.code)
        for p in find_periods(text, language, REFERENCE)
    ]


CHINESE = [
    ("2023年7月以来", "2023-07-01", "2024-08-28", "since"),
    ("今年以来", "2024-01-01", "2024-08-28", "since"),
    ("自2月20日专班成立至今", "2024-02-20", "2024-08-28", "since"),
    ("截至目前", "-", "2024-08-28", "until"),
    ("截至8月底", "-", "2024-08-31", "until"),
    ("明年1月底前", "-", "2025-01-31", "until"),
    ("今年前10个月", "2024-01-01", "2024-10-31", "point"),
    ("2017年至2019年10月中旬", "2017-01-01", "2019-10-20", "interval"),
    ("今年1月至3月中旬", "2024-01-01", "2024-03-20", "interval"),
    ("2017年8月至11月", "2017-08-01", "2017-11-30", "interval"),
    ("2018年1－9月份", "2018-01-01", "2018-09-30", "interval"),
    ("去年12月16日至19日", "2023-12-16", "2023-12-19", "interval"),
    ("去年10月下旬至今年5月", "2023-10-21", "2024-05-31", "interval"),
    ("2015年至2023年间", "2015-01-01", "2023-12-31", "interval"),
    ("2020年1月至3月5日", "2020-01-01", "2020-03-05", "interval"),
    ("今年8月上旬", "2024-08-01", "2024-08-10", "point"),
    ("6月中旬", "2024-06-11", "2024-06-20", "point"),
    ("7月下旬", "2024-07-21", "2024-07-31", "point"),
    ("上半年", "2024-01-01", "2024-06-30", "point"),
    ("去年下半年", "2023-07-01", "2023-12-31", "point"),
    ("前三季度", "2023-01-01", "2023-09-30", "point"),
    ("第二季度", "2024-04-01", "2024-06-30", "point"),
    ("今年秋季", "2024-09-01", "2024-11-30", "point"),
    ("近日", "-", "-", "vague"),
    ("近年来", "-", "-", "vague"),
    ("昨晚", "2024-08-27", "2024-08-27", "point"),
    ("上周", "2024-08-19", "2024-08-25", "point"),
    ("上周三", "2024-08-21", "2024-08-21", "point"),
    ("星期一", "2024-08-26", "2024-08-26", "point"),
    ("上月", "2024-07-01", "2024-07-31", "point"),
    ("过去一年", "2023-08-28", "2024-08-28", "interval"),
    ("五年来", "2019-08-28", "2024-08-28", "interval"),
    ("今后三年", "2024-08-28", "2027-08-28", "interval"),
    ("党的十九大以来", "2017-10-18", "2024-08-28", "since"),
    ("“十三五”期间", "2016-01-01", "2020-12-31", "interval"),
    ("民國113年8月", "2024-08-01", "2024-08-31", "point"),
    ("上世纪九十年代", "1990-01-01", "1999-12-31", "point"),
]
ENGLISH = [
    ("since July 2023", "2023-07-01", "2024-08-28", "since"),
    ("so far this year", "2024-01-01", "2024-08-28", "since"),
    ("to date", "-", "2024-08-28", "until"),
    ("as of 27 August", "-", "2024-08-27", "until"),
    ("by the end of the year", "-", "2024-12-31", "until"),
    ("last Thursday", "2024-08-22", "2024-08-22", "point"),
    ("last week", "2024-08-19", "2024-08-25", "point"),
    ("the first half of 2024", "2024-01-01", "2024-06-30", "point"),
    ("between 3 March and 14 April", "2024-03-03", "2024-04-14", "interval"),
    ("from 11 November to 6 December 2023", "2023-11-11", "2023-12-06", "interval"),
    ("from May to July", "2024-05-01", "2024-07-31", "interval"),
    ("from 2015 to 2023", "2015-01-01", "2023-12-31", "interval"),
    ("the past year", "2023-08-28", "2024-08-28", "interval"),
    ("autumn 2023", "2023-09-01", "2023-11-30", "point"),
    ("mid-June", "2024-06-11", "2024-06-20", "point"),
    ("last October", "2023-10-01", "2023-10-31", "point"),
    ("the 1990s", "1990-01-01", "1999-12-31", "point"),
]
FRENCH = [
    ("depuis juillet 2023", "2023-07-01", "2024-08-28", "since"),
    ("à ce jour", "-", "2024-08-28", "until"),
    ("d'ici à la fin de l'année", "-", "2024-12-31", "until"),
    ("lundi dernier", "2024-08-26", "2024-08-26", "point"),
    ("l'an dernier", "2023-01-01", "2023-12-31", "point"),
    ("la semaine dernière", "2024-08-19", "2024-08-25", "point"),
    ("de mars à juillet", "2024-03-01", "2024-07-31", "interval"),
    ("du 27 février au 27 mars", "2024-02-27", "2024-03-27", "interval"),
    ("premier semestre 2024", "2024-01-01", "2024-06-30", "point"),
    ("novembre dernier", "2023-11-01", "2023-11-30", "point"),
    ("début août", "2024-08-01", "2024-08-10", "point"),
    ("dix derniers mois", "2023-10-28", "2024-08-28", "interval"),
    ("1er janvier", "2024-01-01", "2024-01-01", "point"),
]


@pytest.mark.parametrize(
    ("language", "case"), [(code, case) for code, cases in (("zh", CHINESE), ("en", ENGLISH), ("fr", FRENCH)) for case in cases]
)
def test_periods_follow_the_labelling_choices(language: str, case: tuple[str, str, str, str]) -> None:
    words = case[0]
    text = {
        "zh": f"警方通报,{words},共抓获3人。",
        "en": f"Police arrested 3 men {words}.",
        "fr": f"Arrestations {words}, selon la police.",
    }[language]
    if words == "前三季度":
        case = (words, "2024-01-01", "2024-09-30", "point")  # the running year, although not yet over
    assert periods(text, language) == [case]


@pytest.mark.parametrize(
    "text",
    ["判处五年有期徒刑", "服役三年", "他有20年经验", "第19届大会", "前往北京", "18岁", "改发八号风球", "今后"],
)
def test_durations_and_look_alikes_are_no_periods(text: str) -> None:
    assert find_periods(text, "zh-Hans", REFERENCE) == []


@pytest.mark.parametrize(
    "text", ["sentenced to five years", "They may go on.", "90 minutes", "a march of 2,000 people", "18 months in prison"]
)
def test_english_durations_and_look_alikes(text: str) -> None:
    assert find_periods(text, "en", REFERENCE) == []


def test_contextual_dates_take_what_was_told_before() -> None:
    text = "2016年上半年,警方立案。同年12月13日,首轮收网;次日,又抓获5人。当晚返回。"
    found = find_periods(text, "zh", REFERENCE)
    assert [(str(p.period_start), p.is_contextual) for p in found] == [
        ("2016-01-01", False), ("2016-12-13", True), ("2016-12-14", True), ("2016-12-14", True),
    ]  # fmt: skip
    (told, same) = find_periods("On 9 March 2021 raids began. That day, 50 were held.", "en", REFERENCE)
    assert same.period_start == told.period_start and same.is_contextual


def test_bare_month_takes_the_year_of_its_paragraph_but_not_of_another() -> None:
    same = find_periods("2021年5月,会议召开。10月,签署协议。", "zh", REFERENCE)
    other = find_periods("2021年5月,会议召开。\n10月,签署协议。", "zh", REFERENCE)
    assert same[1].period_start == dt.date(2021, 10, 1)
    assert other[1].period_start == dt.date(2024, 10, 1) or other[1].period_start == dt.date(2023, 10, 1)


def test_report_day_wins_over_an_older_date_of_the_paragraph() -> None:
    found = find_periods("2023年7月专项工作部署以来,成效明显。公安部27日通报。", "zh", REFERENCE)
    assert found[1].period_start == dt.date(2024, 8, 27)


def test_announced_dates_lie_ahead() -> None:
    assert find_periods("双方将于3月再次会晤", "zh", REFERENCE)[0].period_start == dt.date(2025, 3, 1)
    assert find_periods("Talks will be held in March.", "en", REFERENCE)[0].period_start == dt.date(2025, 3, 1)


def test_without_reference_only_told_dates_are_placed() -> None:
    found = find_periods("2023年7月,去年,截至目前", "zh", None)
    assert [p.period_start for p in found] == [dt.date(2023, 7, 1), None, None]


def test_mentions_carry_the_period() -> None:
    (mention,) = to_mentions(find_periods("近日,", "zh", REFERENCE))
    assert (mention.kind, mention.code, mention.period_start, mention.period_end) == ("period", "vague", None, None)


def test_clock_times_are_read_in_single_expressions() -> None:
    period = parse_period("昨晚8点半", "zh", dt.datetime.fromisoformat("2024-08-28T09:00"))
    assert period is not None
    assert (period.period_start, period.clock_start, period.clock_end) == (
        dt.date(2024, 8, 27),
        dt.time(20, 30),
        dt.time(20, 30, 59),
    )


_TRADITIONAL = str.maketrans("号个后周礼拜节点时间内过现", "號個後週禮拜節點時間內過現")
_WIDE = str.maketrans({chr(0x21 + i): chr(0xFF01 + i) for i in range(94)})
_PIECES = [case[0] for case in CHINESE] + [
    "同日",
    "次日下午3点",
    "8月27日",
    "27日",
    "有关部门",
    "3万余名",
    "。",
    ",",
    "\n",
    "后天",
    "三个月后",
]


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        # as long a stretch as the one told last lies before it, and "the same period" means the first of the two
        (
            "The office logged 90 calls in the 12 months to March 31, up from 70 in the previous 12 months. "
            "Over the same period nine men were held.",
            "en",
            ["2023-04-01..2024-03-31", "2022-04-01..2023-03-31", "2023-04-01..2024-03-31"],
        ),
        # a comparison counts from the stretch told last, as it runs up to the report
        (
            "Since March 2024 the port logged 90 thefts, up from 60 in the same period of last year.",
            "en",
            ["2024-03-01..2024-08-01", "2023-03-01..2023-08-01"],
        ),
        (
            "Entre avril et juin, 31 barques ont été saisies, contre 19 un an plus tôt.",
            "fr",
            ["2024-04-01..2024-06-30", "2023-04-01..2023-06-30"],
        ),
        (
            "De janvier à mars 2024, 90 appels ont été reçus, contre 70 les trois mois précédents.",
            "fr",
            ["2024-01-01..2024-03-31", "2023-10-01..2023-12-31"],
        ),
        # of another length, or with nothing told before, it reaches to the report
        (
            "In the year to 31 March 2024 nine were held; in the previous two months, four.",
            "en",
            [None, "2024-06-01..2024-08-01"],
        ),
        ("Nine were held in the previous six months.", "en", ["2024-02-01..2024-08-01"]),
    ],
)
def test_stretches_before_the_one_told_last(text: str, language: str, wanted: list[str | None]) -> None:
    found = [f"{p.period_start}..{p.period_end}" for p in find_periods(text, language, dt.date(2024, 8, 1))]
    assert len(found) == len(wanted)
    assert all(want in (None, got) for got, want in zip(found, wanted, strict=True))


@given(st.lists(st.sampled_from(_PIECES), max_size=8))
@settings(max_examples=150, deadline=None)
def test_twins_in_other_scripts_and_widths_agree(pieces: list[str]) -> None:
    text = "".join(pieces)
    plain = find_periods(text, "zh", REFERENCE)
    for twin in (text.translate(_TRADITIONAL), text.translate(_WIDE)):
        assert find_periods(twin, "zh", REFERENCE) == plain


@given(
    st.text(
        alphabet=st.one_of(
            st.characters(), st.sampled_from("0123456789年月日号至到前后第上下周季度一二三十半 ./-:,今去同 thelaspinJunMy")
        ),
        max_size=60,
    ),
    st.sampled_from(["zh-Hans", "en", "fr"]),
    st.one_of(st.none(), st.dates()),
)
@settings(max_examples=300, deadline=None)
def test_any_text_is_survived_and_spans_hold(text: str, language: str, reference: dt.date | None) -> None:
    last = 0
    for period in find_periods(text, language, reference):
        assert last <= period.start < period.end <= len(text)
        last = period.end
        if period.period_start and period.period_end:
            assert period.period_start <= period.period_end
    parse_period(text, language, reference)
    assert len(shadow(text)) == len(text)
