"""Main text: the article's paragraphs in order, captions apart, everything else out."""

from __future__ import annotations

import pytest

from tasks.transform.documents.dom import read_page
from tasks.transform.documents.main_text import label_blocks
from tasks.transform.documents.main_text.vocabulary import line_kinds
from tasks.transform.documents.model import Page

BODY = [
    "本报昆仑7月3日电(记者 丁一)市公安局3日通报,专案组近日在城郊捣毁一处诈骗窝点,抓获嫌疑人12名,缴获手机40余部。",
    "据介绍,该团伙以投资理财为名,诱骗群众下载虚假软件,涉及全国多个省份,案值约300万元。",
    "目前,案件正在进一步侦办中。警方提醒,凡是要求转账到所谓安全账户的,都是诈骗。",
]
ENGLISH = [
    "Police in the harbour town said on Friday that they had arrested eleven people, including two accountants, after a long inquiry.",  # noqa: E501
    "The group is accused of selling shares in a shipping company that never existed, officers told reporters at the station.",
    "Investigators froze four bank accounts; about 2 million dollars were found in them, a spokeswoman said.",
]


def read(markup: str) -> Page:
    page = read_page(markup.encode(), "test", {})
    label_blocks(page)
    return page


def role(page: Page, name: str) -> list[str]:
    return [block.text for block in page.blocks if block.role == name]


def links(*names: str) -> str:
    return "<ul>" + "".join(f'<li><a href="/{n}">{name}</a></li>' for n, name in enumerate(names)) + "</ul>"


def paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def test_furniture_around_and_within_the_article_stays_out() -> None:
    page = read(
        f"""<html><head><title>警方捣毁诈骗窝点 - 昆仑网</title></head><body><div class=nav>{links("首页", "要闻", "社会")}</div>
        <div class=w><div class=pos>当前位置:首页 &gt; 社会</div><h1>警方捣毁诈骗窝点</h1><div class=x>2024-07-03 10:00 来源:昆仑报 记者:丁一</div>
        <div class=c><p>{BODY[0]}</p><div class="rel"><h4>相关新闻</h4>{links("某地发布暴雨预警,多条道路封闭。", "火车站旅客增多")}</div><p>{BODY[1]}</p>
        <p>{BODY[2]}</p><p>责任编辑:周二</p></div><div>分享到:微信 微博</div></div>
        <div class=r><h3>热点排行</h3>{links("专家谈防骗", "图说新规")}</div><div>版权所有 未经书面授权不得转载,违者必究。昆仑网络有限公司</div></body></html>"""  # noqa: E501
    )
    assert role(page, "body") == BODY
    assert any("来源" in text for text in role(page, "info"))


def test_old_table_pages_with_line_breaks() -> None:
    page = read(
        f"""<table><tr><td>首页 要闻 社会</td></tr><tr><td><font size=5><b>警方捣毁诈骗窝点</b></font><br>2024-07-03 昆仑报<br></td></tr>
        <tr><td><br><center><img src=a.gif><br><font size=2>民警在现场清点物品</font></center><br>　　{"<br><br>　　".join(BODY)}<br></td></tr>
        <tr><td align=center>版权所有 | 举报电话</td></tr></table>"""  # noqa: E501
    )
    assert role(page, "body") == BODY
    assert role(page, "caption") == ["民警在现场清点物品"]


def test_paragraphs_in_boxes_of_their_own() -> None:
    boxes = "".join(f"<div class=s><div><p>{line}</p></div></div><div class=ad>Advertisement</div>" for line in ENGLISH)
    page = read(
        f"<html><body><article><h1>Eleven held</h1>{boxes}</article><aside>{paragraphs(['Subscribe now.'])}</aside></body></html>"
    )
    assert role(page, "body") == ENGLISH


def test_teasers_below_the_article_stay_out() -> None:
    cards = "".join(
        f'<div class=card><h3><a href="/{n}">Minister opens bridge number {n}</a></h3><p class=ex>The minister said that bridge {n} would serve '  # noqa: E501
        f"commuters, farmers and tourists for many years.</p></div>"
        for n in range(5)
    )
    page = read(f"<html><body><div><div class=c>{paragraphs(ENGLISH * 2)}</div><h2>More news</h2>{cards}</div></body></html>")
    assert role(page, "body") == ENGLISH * 2


@pytest.mark.parametrize(
    "figure",
    [
        "<figure><img src=1><figcaption>民警清点缴获的手机。丁一 摄</figcaption></figure>",
        '<figure><img src=1 alt="民警清点缴获的手机。丁一 摄"></figure><p>民警清点缴获的手机。丁一 摄</p>',
        "<p align=center><img src=1></p><p align=center>民警清点缴获的手机。丁一 摄</p>",
        '<div class="photo-box"><img src=1><div class="img_caption">民警清点缴获的手机。丁一 摄</div></div>',
    ],
)
def test_captions_are_apart_and_once(figure: str) -> None:
    page = read(
        f"<html><body><h1>警方捣毁窝点</h1><div class=c><p>{BODY[0]}</p>{figure}<p>{BODY[1]}</p><p>{BODY[2]}</p></div></body></html>"  # noqa: E501
    )
    assert role(page, "body") == BODY
    assert role(page, "caption") == ["民警清点缴获的手机。丁一 摄"]


@pytest.mark.parametrize(
    "caption", ["图为民警在清点缴获的手机,现场共有40余部。", "民警在清点缴获的手机。丁一 摄", "民警清点手机 昆仑公安供图"]
)
def test_captions_without_picture_are_known_by_their_words(caption: str) -> None:
    for page in (
        read(f"<html><body><div>{paragraphs([BODY[0], caption, *BODY[1:]])}</div></body></html>"),
        read("\n".join([BODY[0], caption, *BODY[1:]])),
    ):
        assert role(page, "body") == BODY
        assert role(page, "caption") == [caption]


def test_photographers_credit_is_no_caption() -> None:
    figure = '<figure><img src=1><figcaption>Officers carry boxes<span class="img__credit">A. Reed/Harbour News</span></figcaption></figure>'  # noqa: E501
    page = read(f"<html><body><div>{paragraphs(ENGLISH[:1])}{figure}{paragraphs(ENGLISH[1:])}</div></body></html>")
    assert role(page, "caption") == ["Officers carry boxes"]
    assert role(page, "body") == ENGLISH


def test_a_report_of_one_paragraph_that_ends_in_a_credit_is_the_body() -> None:
    report = BODY[0] + "目前案件正在侦办中。记者 丁一 摄"
    for page in (read(f"<html><body><div>{paragraphs([report])}</div></body></html>"), read(report)):
        assert role(page, "body") == [report]
    legend = "图为民警在城郊一处旧厂房内清点缴获的手机和现金,现场共有40余部。丁一 摄"
    assert role(read(f"<html><body><div>{paragraphs([legend])}</div></body></html>"), "body") == []


def test_first_post_of_a_thread() -> None:
    posts = "".join(
        f"<table class=t><tr><td class=post-title>帖子{n}</td><td>2005-03-0{n} 10:00:0{n}</td></tr><tr><td class=post-body>{text}</td></tr></table>"  # noqa: E501
        for n, text in enumerate([BODY[1], BODY[0] + BODY[2], BODY[2]], 1)
    )
    page = read(f"<html><body><div>{posts}</div></body></html>")
    assert role(page, "body") == [BODY[1]]


def test_hidden_prose_is_body_only_where_all_prose_is_hidden() -> None:
    secret = f'<div style="display:none">{paragraphs(ENGLISH)}</div>'
    assert role(read(f"<html><body><p>Loading</p>{secret}</body></html>"), "body") == ENGLISH
    assert role(read(f"<html><body>{paragraphs(BODY)}{secret}</body></html>"), "body") == BODY


def test_plain_text_as_crawlers_leave_it() -> None:
    caption = "民警清点缴获的手机"
    text = "\n\n".join(
        ["首页要闻国际社会", "警方捣毁诈骗窝点", "记者: 丁一 | 昆仑报 | 更新时间:2024-07-03 10:00:12", "  " + BODY[0],
         f"{caption} a target='_blank' href='/index.html'/a {caption}", "  " + BODY[1], "  " + BODY[2], "热点排行", "相关新闻",
         "版权所有 未经书面授权不得转载或建立镜像\n京ICP备00000000号"]
    )  # fmt: skip
    page = read(text)
    assert role(page, "body") == BODY
    assert len(role(page, "caption")) == 1 and role(page, "caption")[0].startswith(caption)
    assert any("昆仑报" in line for line in role(page, "info"))


def test_plain_english_without_indents() -> None:
    text = "\n".join(
        [
            "Home World Sport",
            "Eleven held over ghost ships",
            "By Ann Reed",
            *ENGLISH,
            "Most Viewed",
            "Top",
            "Copyright. All rights reserved.",
        ]
    )
    assert role(read(text), "body") == ENGLISH


@pytest.mark.parametrize(
    ("line", "kind"),
    [("相关新闻", "related"), ("【相关阅读】", "related"), ("责任编辑:丁一", "editor"), ("分享到:微信", "share"), ("most viewed", "related"),  # noqa: E501
     ("编辑部的记者们在现场看到,大门紧闭,院内空无一人。", ""), ("topmost branches of the tree fell", ""), ("© 2024 harbour news", "copyright")],  # noqa: E501
)  # fmt: skip
def test_line_kinds(line: str, kind: str) -> None:
    assert line_kinds([line]) == [kind]


@pytest.mark.parametrize(
    "last",
    [
        "公安机关正告不法分子立即投案自首,拒不投案的,将依法追究法律责任。",
        "已有57名嫌疑人被移交当地法院受审。",
        "专案组提醒,使用他人作品须获得版权所有者的许可。",
    ],
)
def test_a_last_paragraph_that_speaks_of_the_law_is_body(last: str) -> None:
    page = read(
        f"<html><body><div><h1>警方捣毁诈骗窝点</h1>{paragraphs([*BODY, last])}</div><div>版权所有 不得转载</div></body></html>"
    )
    assert role(page, "body") == [*BODY, last]


def test_pages_without_an_article_have_no_body() -> None:
    assert role(read("<html><body>" + links("one", "two", "three") + "</body></html>"), "body") == []
    assert role(read("one\ntwo\nthree"), "body") == []
