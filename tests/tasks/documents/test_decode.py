"""Charsets: what the page declares, what it is, and mojibake that is certain."""

from __future__ import annotations

import pytest

from tasks.transform.documents.decode import decode

SIMPLIFIED = "据本台今早消息，公安部昨日通报，边境民警抓获犯罪嫌疑人31名，冻结涉案资金500余万元。镕"
TRADITIONAL = "警務處今早表示，昨日拘捕31名疑犯，凍結涉案資金500萬元，案件仍在調查中，不排除再有人被捕。裏着"
FRENCH = "Les enquêteurs ont arrêté douze personnes à Nîmes, où l'opération a été menée « sans incident » ; 3 000 € saisis."


def page(charset: str, text: str) -> str:
    return f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"></head><body><p>{text}</p></body></html>'  # noqa: E501


@pytest.mark.parametrize(
    ("codec", "declared", "text"),
    [
        ("gb18030", "gb2312", SIMPLIFIED),
        ("gb18030", "utf-8", SIMPLIFIED),
        ("gb18030", "big5", SIMPLIFIED),
        ("gb18030", "x-user-defined", SIMPLIFIED),
        ("utf-8", "gb2312", SIMPLIFIED),
        ("utf-16", "utf-8", SIMPLIFIED),
        ("utf-16-le", "utf-8", SIMPLIFIED),
        ("utf-16-be", "utf-16", SIMPLIFIED),
        ("utf-32", "gbk", SIMPLIFIED),
        ("utf-8-sig", "gbk", SIMPLIFIED),
        ("big5hkscs", "big5", TRADITIONAL),
        ("big5hkscs", "gb2312", TRADITIONAL),
        ("big5hkscs", "utf-8", TRADITIONAL),
        ("cp1252", "utf-8", FRENCH),
        ("cp1252", "iso-8859-1", FRENCH),
        ("cp1252", "gb2312", FRENCH),
        ("utf-8", "iso-8859-1", FRENCH),
    ],
)
def test_bytes_outweigh_a_wrong_declaration(codec: str, declared: str, text: str) -> None:
    assert decode(page(declared, text).encode(codec), {}).text == page(declared, text)


@pytest.mark.parametrize(
    ("codec", "text"), [("gb18030", SIMPLIFIED), ("big5hkscs", TRADITIONAL), ("cp1252", FRENCH), ("utf-8", FRENCH)]
)
def test_plain_text_without_declaration(codec: str, text: str) -> None:
    assert decode(text.encode(codec)).text == text


def test_container_hint_decides_where_the_text_is_too_short() -> None:
    assert decode("警務處表示".encode("big5hkscs"), {"charset": "big5"}).text == "警務處表示"


def test_page_cut_within_a_character_stays_utf8() -> None:
    cut = page("utf-8", SIMPLIFIED).encode()[: -len("</p></body></html>") - 1]
    decoded = decode(cut)
    assert decoded.charset == "utf-8"
    assert "冻结涉案资金500余万元" in decoded.text


@pytest.mark.parametrize(("wrong", "text"), [("cp1252", FRENCH), ("latin-1", SIMPLIFIED)])
def test_certain_mojibake_is_repaired_and_logged(wrong: str, text: str) -> None:
    decoded = decode(page("utf-8", text.encode().decode(wrong)).encode())
    assert decoded.text == page("utf-8", text)
    assert decoded.patches and decoded.patches[0].startswith("mojibake")


def test_good_text_is_left_alone() -> None:
    text = page("utf-8", "Le café « Ça va » coûte 3 € – naïve “quote” L’été… Ã la carte")
    decoded = decode(text.encode())
    assert decoded.text == text
    assert not decoded.patches


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_chinese_in_utf_16_without_a_mark_and_hardly_any_markup(charset: str) -> None:
    text = "<p>" + "昆仑市公安局4日通报,专案组近日在城郊捣毁一处诈骗窝点,抓获犯罪嫌疑人12名。" * 30
    assert decode(text.encode(charset)).text == text


def test_bytes_that_are_no_chinese_stay_binary() -> None:
    data = bytes(range(1, 256)) * 4 + b"\x00\x01" * 8
    assert not decode(data).charset.startswith("utf-16")
