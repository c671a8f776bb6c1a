"""Authors, outlets and legends as sites have them that name their parts otherwise or not at all."""

from __future__ import annotations

import pytest

from tasks.transform.documents.clean import clean_page
from tests.tasks.documents.hijack.test_families import BODY, ENGLISH

TITLE = "Raid frees 42 workers at compound"


def page(info: str, tag: str = TITLE, body: str = "", top: str = "") -> bytes:
    body = body or "".join(f"<p>{text}</p>" for text in ENGLISH)
    return f"<html><head><title>{tag}</title></head><body>{top}<h1>{TITLE}</h1>{info}<div>{body}</div></body></html>".encode()


@pytest.mark.parametrize(
    "info",
    [
        "<div>2024-07-04 10:22 Delta Observer</div><p class='reporter'>Mina Torres</p>",
        "<div>2024-07-04 10:22</div><p>Mina Torres</p>",
        "<div><span>Mina Torres</span> <a>Delta Observer</a> <em>2024-07-04 10:22</em></div>",
        "<div>July 4, 2024 <span class='byline'>By <a href='/author/mina-torres'>Mina Torres</a></span></div>",
    ],
)
def test_the_author_without_a_label(info: str) -> None:
    document = clean_page(page(info, f"{TITLE} | Delta Observer"), "a.html", {})
    assert (document.byline, document.publisher) == ("Mina Torres", "Delta Observer")


def test_a_name_below_the_headline_that_no_part_signs_is_none() -> None:
    assert clean_page(page("<p>Kunlun Province</p>"), "a.html", {}).byline is None


def test_how_often_it_was_read_is_no_part_of_the_name() -> None:
    info = "<div>Publié le:04/07/2024 11:52 Par:Maëlle Corbin lectures:5837</div>"
    assert clean_page(page(info), "a.html", {}).byline == "Maëlle Corbin"


def test_the_link_home_names_the_site() -> None:
    top = "<header><a href='/'>Courrier Kunlun</a></header>"
    assert clean_page(page("", f"{TITLE}-Courrier Kunlun", top=top), "a.html", {}).publisher == "Courrier Kunlun"


@pytest.mark.parametrize("legend", ["<div><i>民警清点缴获的手机</i></div>", "<div>民警清点缴获的手机</div>"])
def test_a_line_without_a_mark_right_under_a_picture(legend: str) -> None:
    text = "".join(f"<div>{line}</div>" for line in BODY)
    body = text.replace("</div>", f"</div><div><img src='a.jpg'></div>{legend}", 1)
    document = clean_page(page("", "昆仑警方捣毁诈骗窝点", body), "a.html", {})
    assert (document.captions, document.text.split("\n")) == (["民警清点缴获的手机"], BODY)


def test_headings_under_pictures_are_no_legends() -> None:
    heads = ["缴获的手机", "追查资金流向", "幕后组织者", "专项行动继续", "群众的损失"]
    body = "".join(f"<p><img src='a.jpg'></p><p>{head}</p><p>{text}</p>" for head, text in zip(heads, BODY * 2, strict=False))
    assert clean_page(page("", "昆仑警方捣毁诈骗窝点", body), "a.html", {}).captions == []


def test_a_headline_that_asks_is_not_damaged() -> None:
    title = "钱转走了,还能追回?昆仑警方捣毁诈骗窝点"
    html = f"<title>{title}</title><h1>{title}</h1>" + "".join(f"<p>{text}</p>" for text in BODY)
    assert clean_page(html.encode(), "a.html", {}).signals == []
