"""The dateline grammar in three languages, on invented sentences."""

from __future__ import annotations

import pytest

from tasks.transform.documents.metadata import read_dateline


@pytest.mark.parametrize(
    ("language", "text", "sender", "place", "date", "reporters"),
    [
        ("zh-Hans", "新华社昆明3月4日电(记者 陈一鸣)警方通报称", "新华社", "昆明", "3月4日", "记者 陈一鸣"),
        (
            "zh-Hans",
            "本报北京３月４日讯（记者陈一鸣　通讯员周可）警方通报称",
            "本报",
            "北京",
            "３月４日",
            "记者陈一鸣　通讯员周可",
        ),
        ("zh-Hans", "3月4日电 警方通报称", None, None, "3月4日", None),
        ("zh-Hans", "本报讯(记者 陈一鸣)警方通报称", "本报", None, None, "记者 陈一鸣"),
        ("zh-Hans", "本网南宁3月4日电(陈一鸣)警方通报称", "本网", "南宁", "3月4日", "陈一鸣"),
        ("zh-Hans", "央视网消息:警方通报称", "央视网", None, None, None),
        ("zh-Hant", "【大公報訊】記者陳一鳴報道:警方表示", "大公報", None, None, "陳一鳴"),
        ("zh-Hant", "(中央社記者陳一鳴高雄4日電)警方表示", "中央社", "高雄", "4日", "記者陳一鳴"),
        ("zh-Hant", "【本報訊】警方表示", "本報", None, None, None),
        ("en", "BANGKOK, March 4 (Xinhua) -- Police said", "Xinhua", "BANGKOK", "March 4", None),
        ("en", "LYON, France, 4 March 2024 – Police said", None, "LYON", "4 March 2024", None),
        ("en", "(Reuters) - Police said", "Reuters", None, None, None),
        ("en", "Springfield, Ill. (AP) — Police said", "AP", "Springfield", None, None),
        ("fr", "COTONOU, le 4 mars 2024 – La police a dit", None, "COTONOU", "4 mars 2024", None),
        ("fr", "Paris (AFP) – La police a dit", "AFP", "Paris", None, None),
    ],
)
def test_reads_datelines(
    language: str, text: str, sender: str | None, place: str | None, date: str | None, reporters: str | None
) -> None:
    found = read_dateline(text, language)
    assert found is not None
    assert (found.sender, found.place, found.date and found.date.of(text), found.reporters) == (sender, place, date, reporters)
    assert text[found.span.end :].lstrip()[0] in "警PL"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh-Hans", "记者4日从公安局获悉,警方近日破案"),
        ("zh-Hans", "3月4日电信诈骗案件开庭"),
        ("zh-Hans", "据某某网站消息,警方近日破案"),
        ("zh-Hans", "市公安局4日举行发布会通报电诈案件"),
        ("en", "However - and this matters - police said"),
        ("en", "Police said on Monday: nobody was hurt"),
        ("fr", "Selon la police - qui enquête - rien"),
        ("zh-Hans", ""),
    ],
)
def test_prose_is_no_dateline(language: str, text: str) -> None:
    assert read_dateline(text, language) is None
