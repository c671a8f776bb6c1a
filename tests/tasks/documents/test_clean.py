"""The whole way of a page."""

from __future__ import annotations

import datetime as dt

import pytest

from tasks.transform.documents.clean import clean_page

PAGE = """<html><head><meta charset="gb2312"><title>警方捣毁诈骗窝点 - 昆仑网</title></head><body><h1>警方捣毁诈骗窝点</h1>
<div class=info>来源：昆仑日报　2024-07-03 10:00　作者：丁一</div><div id=Zoom>
<p>昆仑日报7月3日电 市公安局3日通报，专案组近日在城郊捣毁一处诈骗窝点，抓获嫌疑人12名，缴获手机40余部。</p>
<p>据介绍，该团伙以投资理财为名，诱骗群众下载虚假软件，涉及全国多个省份，案值约300万元。</p></div><p>责任编辑：周二</p></body></html>"""


def test_a_page_becomes_a_document() -> None:
    document = clean_page(PAGE.encode("gb18030"), "http://x.example/a.html", {})
    assert document.title == "警方捣毁诈骗窝点"
    assert document.text.split("\n")[1].startswith("据介绍")
    assert document.text.count("\n") == 1
    assert document.language == "zh-Hans"
    assert document.charset == "gb18030"
    assert document.published_at == dt.date(2024, 7, 3)
    assert document.integrity == "clean"
    assert not document.problems


def test_the_editors_name_behind_the_last_sentence_is_no_text() -> None:
    document = clean_page(PAGE.replace("案值约300万元。", "案值约300万元。（责任编辑：周二）").encode(), "x", {})
    assert document.text.endswith("案值约300万元。")


@pytest.mark.parametrize(
    ("data", "reason"), [(b"", "page_empty"), (b"%PDF-1.4", "page_binary"), (b"<html>" + b"<div>" * 9000, "nested_too_deep")]
)
def test_what_cannot_be_read_is_a_problem(data: bytes, reason: str) -> None:
    document = clean_page(data, "x", {})
    assert document.text == ""
    assert [(problem[0], problem[1]) for problem in document.problems] == [(reason, "error")]


def test_same_bytes_same_document() -> None:
    data = PAGE.encode()
    assert clean_page(data, "x", {}) == clean_page(data, "x", {})


def test_repaired_mojibake_is_reported() -> None:
    text = "Les enquêteurs ont arrêté douze personnes à Nîmes, où l'opération a été menée sans incident, selon le préfet. "
    page = f"<html><body><h1>Nîmes : douze arrestations</h1><p>{text * 2}</p><p>{text}</p></body></html>"
    document = clean_page(page.encode().decode("cp1252").encode(), "x", {})
    assert "enquêteurs ont arrêté" in document.text
    assert "charset_damage" in document.signals
    assert document.patches
