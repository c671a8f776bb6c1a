"""Headline, byline, outlet and dates from the blocks around an invented article."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tasks.transform.documents.metadata import Metadata, read_metadata
from tasks.transform.documents.metadata.slots import read_slots
from tasks.transform.documents.model import Block, Page

TITLE = "警方通报:两地联手捣毁诈骗窝点12处"
BODY = ["3月4日电 警方4日通报,两地联手行动,捣毁诈骗窝点12处。", "警方表示,将继续打击。"]


def page_of(lines: list[tuple[str, str]], html: bool = True, **fields: Any) -> Page:
    """A page whose blocks are ``(role, text)``; a role that starts with ``h`` is a tag."""
    page = Page("page.html", "", html, "utf-8", **fields)
    for index, (role, text) in enumerate(lines):
        tag = role if role[:1] == "h" and role[1:].isdigit() else "p"
        page.blocks.append(Block(index, text, tag=tag if html else "", role="" if tag == role else role))
    return page


def read(lines: list[tuple[str, str]], language: str = "zh-Hans", foreign: str = "", **fields: Any) -> Metadata:
    page = page_of(lines, **fields)
    body = [block.text for block in page.blocks if block.role == "body"]
    return read_metadata(page, body, language, (lambda text: text == foreign) if foreign else None)


def body(*paragraphs: str) -> list[tuple[str, str]]:
    return [("body", paragraph) for paragraph in (paragraphs or tuple(BODY))]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (
            "发布时间:2024-03-05 10:11  来源:城南晚报 作者:陈一鸣 【字体:大 中 小】",
            {"published": "2024-03-05 10:11", "source": "城南晚报", "author": "陈一鸣"},
        ),
        (
            "By Jane Doe | River Post | Updated: 2024-03-05 20:48",
            {"author": "Jane Doe", "plain": "River Post", "updated": "2024-03-05 20:48"},
        ),
        ("Publié le 5 mars 2024 à 10h30 | Par Jeanne Dupont", {"published": "5 mars 2024 à 10h30", "author": "Jeanne Dupont"}),
        ("责任编辑:周可", {"editor": "周可"}),
    ],
)
def test_slots(line: str, wanted: dict[str, str]) -> None:
    found = {slot.kind: slot.text for slot in read_slots(line) if slot.kind != "other"}
    assert found == wanted


def test_the_article_wins_over_a_mirror_stamp() -> None:
    found = read([("h1", TITLE), ("", "By LI MING in Harbin | River Post | Updated: 2024-06-20 20:48"), *body()])
    assert (found.title, found.byline, found.publisher) == (TITLE, None, "River Post")
    assert found.published_at == found.dateline_date == dt.date(2024, 3, 4)
    assert set(found.conflicts) == {"date_conflict", "byline_conflict"}
    lost = [candidate for candidate in found.dates if candidate.verdict == "lost"]
    assert [candidate.date for candidate in lost] == [dt.date(2024, 6, 20)]
    assert "dateline" in lost[0].reason


def test_an_update_of_the_next_day_agrees() -> None:
    found = read([("h1", TITLE), ("info", "2024-03-05 09:00 来源:城南晚报 记者 陈一鸣"), *body()])
    assert (found.published_at, found.dateline_date) == (dt.date(2024, 3, 5), dt.date(2024, 3, 4))
    assert (found.byline, found.publisher, found.conflicts) == ("陈一鸣", "城南晚报", {})


def test_the_year_before_is_taken_where_the_dateline_would_lie_ahead() -> None:
    found = read([("h1", TITLE), ("info", "2024-01-02 09:00"), *body("本报北京12月31日电 警方通报。")])
    assert found.dateline_date == dt.date(2023, 12, 31)


@pytest.mark.parametrize(
    ("line", "publisher", "byline"),
    [
        ("2024-03-05 城南晚报 陈一鸣", "城南晚报", "陈一鸣"),
        ("2024-03-05 River Observer Jane Doe", "River Observer", "Jane Doe"),
        ("2024-03-05 Le Courrier du Lac Jeanne Dupont", "Le Courrier du Lac", "Jeanne Dupont"),
        ("2024-03-05 城南晚报", "城南晚报", None),
    ],
)
def test_lines_without_labels(line: str, publisher: str, byline: str | None) -> None:
    language = "zh-Hans" if "城" in line else "en"
    found = read([("h1", "Police: twelve dens closed"), ("", line), *body("Police closed twelve dens.")], language)
    assert (found.publisher, found.byline) == (publisher, byline)


def test_nothing_is_invented() -> None:
    found = read([("h1", TITLE), ("", "责任编辑:周可"), *body("警方通报,捣毁窝点12处。"), ("", "版权所有 2019-2024")])
    assert (found.byline, found.publisher, found.published_at, found.dateline_date) == (None, None, None, None)


def test_title_tag_loses_its_tail_and_the_brand() -> None:
    tag = f"金鼎娱乐_{TITLE}_城南晚报"
    assert read(body(), foreign="金鼎娱乐", title_tag=tag).title == TITLE
    assert read([("h1", "金鼎娱乐" + TITLE), *body()], title_tag=f"金鼎娱乐_金鼎娱乐_{TITLE}").title == TITLE


@pytest.mark.parametrize(
    "title", ["平安城南·权威发布|警方捣毁诈骗窝点12处", "Opération Lac : douze repaires fermés", "共护平安——城南警方侧记"]
)
def test_separators_of_the_headline_stay(title: str) -> None:
    found = read([("h1", title), ("info", "2024-03-05 09:00 城南晚报"), *body()], title_tag=title + " - 城南晚报")
    assert (found.title, found.publisher) == (title, "城南晚报")


def test_plain_text_headline_stands_above_the_info_line() -> None:
    lines = [("", "首页要闻国际视频"), ("", TITLE), ("", "城南晚报 | 更新时间: 2024-03-05 10:00:00"), *body()]
    assert read(lines, html=False).title == TITLE


def test_labels_in_cells_of_their_own() -> None:
    lines = [("h2", TITLE), ("", "发布时间:"), ("", "2024-03-05"), ("", "来源:"), ("", "城南晚报"), *body()]
    found = read(lines)
    assert (found.published_at, found.publisher) == (dt.date(2024, 3, 5), "城南晚报")


def test_the_article_names_another_reporter() -> None:
    found = read([("h1", TITLE), ("info", "记者: 赵大川 | 城南晚报"), *body("本报讯(记者 陈一鸣)警方通报。")])
    assert found.byline == "陈一鸣"
    assert "赵大川" in found.conflicts["byline_conflict"]


def test_the_outlet_in_brackets_behind_the_author() -> None:
    told = "Police in the border town said on Monday that they had raided a compound and freed a dozen workers from abroad."
    info = "By Zhang Wei (City Daily) Updated: 2015-06-02 07:46"
    found = read([("h1", "Police raid a compound near the border"), ("info", info), *body(told)], "en")
    assert (found.byline, found.publisher) == ("Zhang Wei", "City Daily")


@pytest.mark.parametrize("line", ["来源: sp20241118", "来源: 不详", "17次浏览"])
def test_what_names_no_source_is_none(line: str) -> None:
    text = "新华社南城3月4日电 警方4日通报,两地联手行动,捣毁诈骗窝点12处。"
    assert read([("h1", TITLE), ("info", f"2024-03-05 10:00 {line}"), *body(text)]).publisher == "新华社"


@pytest.mark.parametrize(
    "paragraph",
    [
        "(记者 陈一鸣)",
        "（陈一鸣）",
        "城南新闻记者 陈一鸣",
        "城南新闻记者 陈一鸣 城南县报道",
        "警方继续追查。(记者陈一鸣摄影报道)",
    ],
)
def test_notes_at_the_end(paragraph: str) -> None:
    assert read([("h1", TITLE), *body(BODY[0], paragraph)]).byline == "陈一鸣"


def test_machine_fields() -> None:
    item = {
        "headline": "Dens closed",
        "author": {"name": "Jane Doe"},
        "publisher": {"name": "River Post"},
        "datePublished": "2024-03-05T10:00:00Z",
    }
    found = read(body("Police closed twelve dens."), "en", json_ld=[item])
    assert (found.title, found.byline, found.publisher, found.published_at) == (
        "Dens closed",
        "Jane Doe",
        "River Post",
        dt.date(2024, 3, 5),
    )


def test_hostile_pages_end() -> None:
    lines = [("", "来源:" * 500 + "2024-01-01 " * 500)] * 2000
    found = read([*lines, *body("电" * 5000)], title_tag="- " * 20000)
    assert found.dateline_date is None
