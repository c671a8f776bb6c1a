"""Pages to blocks: what a reader sees, line by line; hostile pages end in typed errors."""

from __future__ import annotations

import pytest

from tasks.transform.documents import dom
from tasks.transform.documents.dom import PageContentError, PageLimitError, read_page
from tasks.transform.documents.model import Page


def read(markup: str) -> Page:
    return read_page(markup.encode(), "test", {})


def texts(page: Page) -> list[str]:
    return [block.text for block in page.blocks]


def test_one_block_for_each_visual_line() -> None:
    page = read("<html><body><div>one<br>two <b>bold</b> end<p>three</p>four</div><ul><li>a<li>b</ul></body></html>")
    assert texts(page) == ["one", "two bold end", "three", "four", "a", "b"]
    assert page.blocks[0].element == page.blocks[1].element == page.blocks[3].element
    assert page.blocks[4].parent == page.blocks[5].parent
    assert page.blocks[2].tag == "p" and page.blocks[2].path.endswith("body>div>p")


def test_head_links_images_and_json_ld() -> None:
    page = read(
        """<html lang="fr"><head><title>A &amp;lt; B</title><meta property="og:title" content="T"><meta property="OG:title" content="U">
        <link rel="canonical" href="http://x.example/1"><script type="application/ld+json">{"@graph": [{"@type": "NewsArticle"}]}</script>
        </head><body><p class="Lead Big" id="x1">see <a href="/1">one</a><a href="/2">two</a></p><img alt=" A  boat "><p>after</p></body></html>"""  # noqa: E501
    )
    assert page.title_tag == "A &lt; B"  # entities are read once
    assert page.meta["og:title"] == "T" and page.meta["html-lang"] == "fr" and page.meta["canonical"] == "http://x.example/1"
    assert any(item.get("@type") == "NewsArticle" for item in page.json_ld)
    assert page.image_alts == ["A boat"]
    assert page.blocks[0].text == "see one two" and page.blocks[0].link_chars == 6
    assert page.blocks[0].path.endswith("p.lead.big#x1")
    assert [block.after_image for block in page.blocks] == [False, True]


@pytest.mark.parametrize(
    "part",
    [
        '<div style="display: none">x</div>',
        '<div style="position:absolute;left:-9999px">x</div>',
        '<span style="font-size:0">x</span>',
        "<p hidden>x</p>",
        '<p style="color:#fff;background:#fff">x</p>',
        '<div style="height:0px;overflow:hidden"><p>x</p></div>',
        '<marquee height="1" width="4">x</marquee>',
        "<style>.zz{text-indent:-999px}</style><div class=zz>x</div>",
        '<div id=q7>x</div><script>document.getElementById("q7").style.display="none";</script>',
    ],
)
def test_what_a_reader_does_not_see_is_marked(part: str) -> None:
    page = read(f"<html><body><p>seen</p>{part}<p aria-hidden=true>also seen</p></body></html>")
    assert {block.text: block.is_hidden for block in page.blocks} == {"seen": False, "x": True, "also seen": False}


def test_scripts_and_drawings_are_no_text() -> None:
    page = read(
        "<html><body><script>if (a<b) {'<p>no</p>'}</script><style>p{}</style><svg><title>no</title><text>no</text></svg>"
        "<noscript>no</noscript><template><p>no</p></template><!-- no --><textarea>no</textarea><p>yes</p></body></html>"
    )
    assert texts(page) == ["yes"]
    assert page.title_tag is None


def test_plain_text_gives_a_block_a_line() -> None:
    page = read("Title\n\n  First paragraph, 3 < 5.\r\n\r\n  Second\t one.  \n")
    assert not page.is_html
    assert texts(page) == ["Title", "First paragraph, 3 < 5.", "Second one."]


def test_markup_is_told_by_content() -> None:
    assert read("<p>one</p><p>two</p>").is_html
    assert not read("He wrote <b>once</b>, and then " + "many words followed that; " * 60).is_html


@pytest.mark.parametrize("data", [b"", b"  \n ", b"%PDF-1.7 x", b"\x89PNG\r\n", bytes(range(256)) * 40, b"\x00" * 4096])
def test_what_is_no_text_is_a_typed_error(data: bytes) -> None:
    with pytest.raises(PageContentError):
        read_page(data, "x", {})


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PageLimitError, match="nested_too_deep"):
        read("<html><body>" + "<div>" * 6000 + "x")
    monkeypatch.setattr(dom, "MAX_BYTES", 1000)
    with pytest.raises(PageLimitError, match="page_too_large"):
        read("<p>" + "x" * 2000)
    monkeypatch.setattr(dom, "MAX_BYTES", 10**6)
    monkeypatch.setattr(dom, "MAX_LINE", 1000)
    for hostile in ("<p>one</p><p>" + "x" * 2000, "y" * 2000):
        with pytest.raises(PageLimitError, match="line_too_long"):
            read(hostile)
    monkeypatch.setattr(dom, "MAX_TEXT", 3000)
    for hostile in ("<p>abcd</p>" * 800, "abcd\n" * 800):
        with pytest.raises(PageLimitError, match="too_much_text"):
            read(hostile)
    monkeypatch.setattr(dom, "MAX_TOKENS", 1000)
    for hostile in ("<p>a</p>" * 2000, "a\n" * 2000):
        with pytest.raises(PageLimitError, match="too_many_nodes"):
            read(hostile)


@pytest.mark.parametrize(
    "markup",
    [
        "<a><p>" * 500,
        "<table><td><a>" * 500,
        "<font><p>" * 500 + "x",
        "<!--" * 5000,
        "<script>" * 5000 + "x",
        "<" * 5000,
        "&#" * 5000,
    ],
)
def test_broken_markup_is_read_without_error(markup: str) -> None:
    page = read("<html><body><p>start</p>" + markup)
    assert page.blocks[0].text == "start"
