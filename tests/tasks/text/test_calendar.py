"""Written dates: every form is found where it stands, and nothing that only looks like one."""

from __future__ import annotations

import datetime as dt

import pytest

from tasks.text.calendar import find_dates, resolve

FULL = dt.date(2024, 8, 27)


@pytest.mark.parametrize(
    "written",
    [
        "2024年8月27日", "2024 年 8 月 27 日", "２０２４年８月２７日", "2024-08-27", "2024/8/27", "2024.08.27", "20240827",
        "二〇二四年八月二十七日",
        "二○二四年八月廿七日", "民國113年8月27日", "民国一百一十三年八月二十七日", "August 27, 2024", "27 August 2024",
        "Aug. 27, 2024", "27th of August 2024",
        "Tuesday, August 27th, 2024", "27 août 2024", "mardi 27 août 2024", "27-Aug-2024", "08/27/2024", "27/08/2024",
        "27.08.2024",
        "2024-08-27T20:48:24+08:00", "Tue, 27 Aug 2024 20:48:24 GMT", "20240827204824", "2024年8月27日20时48分",
    ],
)  # fmt: skip
def test_full_dates_are_read_whole(written: str) -> None:
    (date,) = find_dates(f"x {written}。")
    assert date.to_date() == FULL
    assert f"x {written}。"[date.start : date.end] == written


@pytest.mark.parametrize(
    ("written", "fields"),
    [
        ("8月27日", (None, 8, 27)), ("27日", (None, None, 27)), ("十二月", (None, 12, None)), ("2023年", (2023, None, None)),
        ("2023年7月", (2023, 7, None)),
        ("Aug. 27", (None, 8, 27)), ("on the 27th.", (None, None, 27)), ("1er janvier", (None, 1, 1)),
        ("mardi 5 mars", (None, 3, 5)),
        ("May 2024", (2024, 5, None)), ("août 2024", (2024, 8, None)), ("2024-08", (2024, 8, None)), ("97年7月1日", (1997, 7, 1)),
    ],
)  # fmt: skip
def test_missing_fields_stay_null(written: str, fields: tuple[int | None, ...]) -> None:
    (date,) = find_dates(written)
    assert (date.year, date.month, date.day) == fields


@pytest.mark.parametrize("address", ["/2024/08/27/c_1.htm", "/20240827/a.html", "/t20240827_12.html", "/2024-08/27/content.htm"])
def test_dates_of_addresses(address: str) -> None:
    assert [date.to_date() for date in find_dates(address)] == [FULL]


@pytest.mark.parametrize(
    "text",
    [
        "13800138000",
        "192.168.1.1",
        "2024.5%",
        "三年",
        "5年",
        "they may 5 times",
        "31 février",
        "440301199702206789",
        "version 10.2.3",
        "财税202436号",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == []


def test_ambiguous_order_is_flagged_and_follows_the_language() -> None:
    (date,) = find_dates("03/04/2024")
    assert date.is_ambiguous and date.to_date() == dt.date(2024, 4, 3)
    (date,) = find_dates("03/04/2024", "en")
    assert date.is_ambiguous and date.to_date() == dt.date(2024, 3, 4)


def test_time_and_zone() -> None:
    (date,) = find_dates("2024-08-27T20:48:24+08:00")
    assert (date.hour, date.minute, date.zone, date.precision) == (20, 48, 480, "minute")
    (date,) = find_dates("2024年8月27日下午3点")
    assert (date.hour, date.minute, date.precision) == (15, None, "hour")


@pytest.mark.parametrize(
    ("written", "reference", "expected"),
    [
        ("12月16日", dt.date(2024, 1, 10), dt.date(2023, 12, 16)),
        ("9月3日", dt.date(2024, 8, 27), dt.date(2024, 9, 3)),
        ("3月5日", dt.date(2024, 8, 27), dt.date(2024, 3, 5)),
        ("27日", dt.date(2024, 8, 28), dt.date(2024, 8, 27)),
        ("31日", dt.date(2024, 9, 2), dt.date(2024, 8, 31)),
        ("30日", dt.date(2024, 3, 1), dt.date(2024, 1, 30)),
        ("2月29日", dt.date(2025, 6, 1), dt.date(2024, 2, 29)),
    ],
)
def test_missing_fields_come_from_the_reference(written: str, reference: dt.date, expected: dt.date) -> None:
    (date,) = find_dates(written)
    assert resolve(date, reference) == (expected, expected)


def test_without_reference_an_open_year_stays_open() -> None:
    (date,) = find_dates("8月27日")
    assert resolve(date, None) == (None, None)
