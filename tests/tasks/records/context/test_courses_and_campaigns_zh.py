"""Chinese: where courses are held and people are taken back to, of which year a campaign is, since when it runs."""

from __future__ import annotations

import datetime as dt

import pytest

from tasks.transform.facts.mentions import find_mentions
from tasks.transform.records.build import build_records
from tasks.transform.records.model import DocumentInput


def last_claim(text: str, day: dt.date = dt.date(2024, 6, 20)) -> dict[str, object]:
    document = DocumentInput("d", text, "zh-Hans", published_at=day)
    return build_records(document, find_mentions(text, "zh-Hans", day)).claims[-1]


@pytest.mark.parametrize(
    ("text", "places", "place_text"),
    [
        ("中方去年在昆明合办研修班,为老挝培训关员30名。", ["CN"], "昆明"),
        ("昆明明年将承办禁毒研修班,招收学员30名。", ["CN"], "昆明"),
        ("中国和蒙古国警方在二连浩特至扎门乌德沿线检查货场20处。", ["CN", "MN"], "二连浩特至扎门乌德"),
        ("中、老、缅、泰四国开展联合扫毒行动,破获案件90起。", ["CN", "LA", "MM", "TH"], None),  # by one sign each
    ],
)
def test_where_courses_are_held_and_ways_run(text, places, place_text):
    claim = last_claim(text)
    assert (claim["places"], claim["place_text"]) == (places, place_text)


def test_people_taken_back_to_a_country_leave_the_one_where_they_hid():
    claim = last_claim("去年以来,已有12名藏匿在中国各地的嫌疑人被押回韩国。")
    assert (claim["places"], claim["from_country"], claim["to_country"]) == (["CN"], "CN", "KR")


def test_whoever_takes_people_over_does_not_bring_them_back():
    claim = last_claim("9名韩国籍嫌疑人连同护照等物证,在浦东国际机场被上海警方移交给韩国警察厅押解组。")
    assert (claim["action"], claim["from_country"], claim["to_country"]) == ("handover", "CN", "KR")


@pytest.mark.parametrize(
    ("text", "day", "start", "end"),
    [
        ("“净风2022”行动全年抓获嫌疑人90名。", dt.date(2023, 2, 9), dt.date(2022, 1, 1), dt.date(2022, 12, 31)),
        ("该局全年抓获嫌疑人90名。", dt.date(2023, 2, 9), dt.date(2022, 1, 1), dt.date(2022, 12, 31)),
        ("该局全年拟培训民警90名。", dt.date(2023, 2, 9), dt.date(2023, 1, 1), dt.date(2023, 12, 31)),
        ("该局年内还将培训民警90名。", dt.date(2023, 5, 9), None, dt.date(2023, 12, 31)),
        (
            "自3月1日起,两国警方开展联合行动。截至5月10日,双方抓获嫌疑人38名。",
            dt.date(2023, 5, 12),
            dt.date(2023, 3, 1),
            dt.date(2023, 5, 10),
        ),
    ],
)
def test_of_which_year_a_campaign_is_and_since_when_it_runs(text, day, start, end):
    claim = last_claim(text, day)
    assert (claim["period_start"], claim["period_end"]) == (start, end)
