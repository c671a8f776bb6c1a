"""Hijack verdict and salvage on invented pages: brands, phrases and families that no table holds."""

from __future__ import annotations

import html
import time

import pytest

from tasks.transform.documents.dom import read_page
from tasks.transform.documents.hijack import Salvage, find_foreign, salvage_text
from tasks.transform.documents.model import Page

TITLE = "江州警方捣毁三处电诈窝点 抓获嫌疑人46名"
BODY = [
    "新华社江州5月6日电 江州市公安局6日通报,警方近日捣毁三处电信网络诈骗窝点,抓获犯罪嫌疑人46名,查获手机、电脑120余件。",
    "经查,该团伙冒充客服人员实施诈骗,涉案金额达800余万元。办案民警介绍,主要嫌疑人长期藏匿境外,今年3月入境后被警方锁定。",
    "江州市公安局负责人表示,将继续加强与周边国家执法部门的合作,依法严厉打击跨国犯罪活动,切实维护群众财产安全。",
]
TITLE_EN = "Harbour police break up phone scam ring, 46 held"
BODY_EN = [
    "PORT ELLIS, May 6 - Police in Port Ellis said on Monday they had broken up a telephone scam ring and arrested 46 suspects.",
    "Officers searched three buildings and seized 120 phones and computers. Investigators said the ring took 8 million dollars.",
    "The head of the harbour police said the force would keep working with its neighbours against cross-border crime.",
]


def page_of(
    body: list[str],
    title: str = TITLE,
    tag: str | None = None,
    head: str = "",
    tail: str = "",
    extra: str = "",
    meta: str = "",
) -> Page:
    """A saved page with the usual furniture around an article."""
    paragraphs = "".join(f"<p>{html.escape(text, quote=False)}</p>" for text in body)
    source = (
        f"<html><head><title>{tag or title + ' - 江州日报'}</title>{meta}</head><body><ul><li><a href='/'>首页</a></li></ul>"
        f"<h1>{title}</h1><div>来源:江州日报 2024-05-06 10:20</div>{head}<div id='c'>{paragraphs}</div>{tail}"
        f"<div>分享到:微信</div>{extra}<div>版权所有 江州日报社 未经授权不得转载 京ICP备00000000号</div></body></html>"
    )
    return read_page(source.encode(), "page.html")


def run(page: Page, body: list[str], title: str | None = TITLE, captions: list[str] | None = None) -> Salvage:
    return salvage_text(page, body, title, captions or [], find_foreign(page))


def test_clean_page_is_left_alone() -> None:
    result = run(page_of(BODY), BODY)
    assert (result.integrity, result.signals, result.injected, result.removals) == ("clean", [], [], [])
    assert result.paragraphs == BODY
    assert result.title == TITLE


@pytest.mark.parametrize(
    "brand", ["8866xy云顶宫入口", "星月体育app下载", "云麓天阁会", "美佳居家具城", "Zarnovia Club", "Judi Slot Resmi"]
)
def test_name_at_head_tail_and_title_is_foreign_whatever_it_says(brand: str) -> None:
    page = page_of(BODY, tag=f"{brand}-{TITLE}", head=f"<p>{brand}</p>", tail=f"<p>{brand}</p>")
    findings = find_foreign(page)
    assert findings.is_foreign(brand)
    assert findings.strings == [brand]
    assert {block.role for block in page.blocks if block.text == brand} == {"foreign"}
    result = salvage_text(page, BODY, f"{brand}{TITLE}", [], findings)
    assert (result.integrity, result.signals, result.injected) == ("hijacked", ["injected_brand"], [brand])
    assert result.title == TITLE
    assert {removal.place for removal in result.removals} >= {"title-tag", "head", "tail", "title"}


def test_outlet_may_stand_at_head_and_tail() -> None:
    page = page_of(BODY, head="<p>江州日报</p>", tail="<p>江州日报</p>")
    assert find_foreign(page).strings == []


def test_doubled_name_in_title_tag_and_coded_meta() -> None:
    brand = "龙吟阁88"
    coded = "".join(f"&#{ord(ch)};" for ch in brand)
    meta = f'<meta name="keywords" content="{coded}"/><meta name="description" content="{coded}"/>'
    findings = find_foreign(page_of(BODY, tag=f"{brand}_{brand}_{TITLE}", meta=meta))
    assert findings.strings == [brand]
    assert {removal.place for removal in findings.removals} == {"title-tag", "meta"}


def test_name_that_poses_as_the_site() -> None:
    brand = "水木兰亭会"
    source = (
        f"<html><head><title>{TITLE} - {brand}</title></head><body><h1>{TITLE}</h1>"
        f"<div>2024-11-06 来源:{brand}</div><p>{brand}</p>" + "".join(f"<p>{text}</p>" for text in BODY)
    )
    findings = find_foreign(read_page(source.encode(), "page.html"))
    assert findings.is_foreign(brand)


def test_chinese_line_on_an_english_page() -> None:
    brand = "云麓天阁会"
    page = page_of(BODY_EN, TITLE_EN, tag=f"{brand}-{TITLE_EN}", head=f"<p>{brand}</p>")
    result = run(page, BODY_EN, f"{brand}{TITLE_EN}")
    assert (result.title, result.signals) == (TITLE_EN, ["injected_brand"])


@pytest.mark.parametrize("token", ["QWERTZUIOASDXYV", "XKVQJTRWPLZ", "PZKDQWMHXRTB"])
def test_random_token(token: str) -> None:
    result = run(page_of(BODY, tail=f"<p>{token}</p>"), BODY)
    assert (result.signals, result.injected) == (["random_token"], [token])


@pytest.mark.parametrize("word", ["INTERPOL", "EUROPOL", "BREAKING NEWS", "COPYRIGHT", "WASHINGTON", "CYBERSECURITE"])
def test_words_in_capitals_are_no_tokens(word: str) -> None:
    assert run(page_of(BODY, tail=f"<p>{word}</p>"), BODY).signals == []


@pytest.mark.parametrize("style", ["display:none", "position:absolute;left:-9999px", "font-size:0"])
def test_hidden_links_to_strangers(style: str) -> None:
    names = ["云麓天阁", "Kelpo Mira", "一品红颜"]
    links = " ".join(f'<a href="http://site{number}.example/">{name}</a>' for number, name in enumerate(names))
    findings = find_foreign(page_of(BODY, extra=f'<div style="{style}">{links}</div>'))
    assert findings.strings == names
    assert {removal.signal for removal in findings.removals} == {"hidden_text"}


def test_hidden_menu_is_harmless() -> None:
    sites = [("a.cn", "人才网"), ("b.cn", "求是论坛"), ("c.cn", "房产")]
    items = "".join(f'<li><a href="http://{host}/">{name}</a></li>' for host, name in sites)
    assert find_foreign(page_of(BODY, extra=f'<ul style="display:none">{items}</ul>')).strings == []


@pytest.mark.parametrize("phrase", ["真人荷官下注网址", "男士增高药批发", "代写论文价格表", "牌九捕鱼下载"])
def test_phrase_before_a_comma_is_cut_out(phrase: str) -> None:
    spliced = [BODY[0], BODY[1].replace("实施诈骗,", f"实施诈骗{phrase},"), BODY[2]]
    result = run(page_of(spliced), spliced)
    assert (result.signals, result.injected) == (["injected_phrase"], [phrase])
    assert result.paragraphs == BODY


@pytest.mark.parametrize(
    "sentence",
    [
        "警方捣毁一个跨境赌博团伙,该团伙利用百家乐、老虎机、六合彩等玩法吸引国内人员参赌,涉案资金3亿元。",
        "经查,嫌疑人租用境外服务器,搭建彩票网站和棋牌游戏平台,发展下级代理招揽赌客。",
        "民警在一家民宿内抓获5名百家乐荷官。",
        "多个境外赌博网站首页设有真人视讯、电子游艺、彩票开奖等板块。",
        "受害人轻信网上贷款平台,先后转账12万元。",
        "Police arrested 12 people who ran an online casino and several sports betting websites.",
        "La police a démantelé un réseau de casinos en ligne et de paris sportifs illégaux.",
    ],
)
def test_reports_about_gambling_stay(sentence: str) -> None:
    latin = sentence.isascii() or "é" in sentence
    body = [*(BODY_EN if latin else BODY), sentence]
    title = TITLE_EN if latin else TITLE
    result = run(page_of(body, title), body, title)
    assert (result.integrity, result.paragraphs) == ("clean", body)


def test_latin_phrase_is_cut_out_of_an_english_sentence() -> None:
    spliced = [BODY_EN[0], BODY_EN[1].replace("computers.", "computers online casino bonus no deposit."), BODY_EN[2]]
    result = run(page_of(spliced, TITLE_EN), spliced, TITLE_EN)
    assert result.paragraphs == BODY_EN
    assert result.signals == ["injected_phrase"]


def test_doorway_paragraph_after_the_article() -> None:
    spam = "星耀娱乐平台信誉最好,真人百家乐、老虎机、体育投注应有尽有,注册送体验金,首存优惠,欢迎登录官网下载app。"
    page = page_of(BODY, tail=f"<p>{spam}</p>")
    result = run(page, [*BODY, spam])
    assert result.paragraphs == BODY
    assert result.signals == ["injected_brand"]


def test_name_glued_to_first_and_last_paragraph() -> None:
    glued = ["云麓天阁" + BODY[0], BODY[1], BODY[2] + "云麓天阁"]
    result = run(page_of(glued), glued)
    assert result.paragraphs == BODY
    assert (result.signals, result.injected) == (["injected_brand"], ["云麓天阁"])


def test_pinyin_and_variants_return_to_the_own_script() -> None:
    body = [
        "警方近日搗毀電信網絡詐(zhà)騙窩點,抓獲犯罪嫌疑人46名\uff0c查獲手機\uff08jī\uff09120餘部。",
        "該團(tuán)夥著名頭目被抓獲,民警說著方言。",
    ]
    result = run(page_of(body, "警方搗毀詐(zhà)騙窩點"), body, "警方搗毀詐(zhà)騙窩點", ["民警押解嫌疑人現(xiàn)場"])
    assert result.paragraphs == [
        "警方近日捣毁电信网络诈骗窝点,抓获犯罪嫌疑人46名\uff0c查获手机120余部。",
        "该团伙著名头目被抓获,民警说着方言。",
    ]
    assert (result.title, result.captions) == ("警方捣毁诈骗窝点", ["民警押解嫌疑人现场"])
    assert (result.integrity, result.signals) == ("hijacked", ["pinyin_annotation"])


def test_traditional_article_stays_traditional() -> None:
    body = [
        "警方昨日搗毀電訊詐騙窩點,拘捕46名疑犯,檢獲手機120部。",
        "警方表示,會繼續與周邊地區執法部門合作,打擊跨境罪行。地名「鱷(è)魚灣」一帶將加強巡邏。",
    ]
    result = run(page_of(body, "警方搗毀詐騙窩點"), body, "警方搗毀詐騙窩點")
    assert result.paragraphs == body
    assert result.integrity == "clean"


def test_characters_of_both_scripts_in_one_sentence() -> None:
    variants = str.maketrans("电诈骗获员机", "電詐騙獲員機")
    body = [text.translate(variants) for text in BODY]
    result = run(page_of(body), body)
    assert result.paragraphs == BODY
    assert result.signals == ["pinyin_annotation"]


def test_marks_strewn_between_characters() -> None:
    body = ["★".join([text[i : i + 9] for i in range(0, len(text), 9)]) for text in BODY]
    result = run(page_of(body), body)
    assert result.paragraphs == BODY
    assert result.injected == ["★"]


def test_tag_residue_and_doubled_caption() -> None:
    caption = "5月6日,江州警方通报案情。"
    doubled = f"{caption} a target='_blank' href='/x.html'/a记者 李某 摄 {caption} 记者 李某 摄"
    result = run(page_of(BODY), BODY, captions=[doubled])
    assert result.captions == [f"{caption} 记者 李某 摄"]
    assert (result.integrity, result.signals) == ("clean", ["markup_residue"])


@pytest.mark.parametrize("mark", ["\ufffd\ufffd", "锟斤拷", "?/p>", "\uff1f/p>"])
def test_damage_is_marked_and_no_hijack(mark: str) -> None:
    body = [BODY[0], BODY[1].replace("长期", mark), BODY[2]]
    result = run(page_of(body), body)
    assert result.paragraphs[1] == BODY[1].replace("长期", "\ufffd")
    assert (result.integrity, result.signals) == ("clean", ["charset_damage"])


def test_question_mark_inside_a_statement_is_damage_but_a_question_is_not() -> None:
    body = [BODY[0], BODY[1].replace("长期", "?"), "群众如何识别?民警提醒不要轻信陌生来电。"]
    assert run(page_of(body), body).signals == ["charset_damage"]
    asked = [*BODY, "群众如何识别?民警提醒不要轻信陌生来电。"]
    assert run(page_of(asked), asked).signals == []


def test_plain_text_page_with_name_as_first_and_last_line() -> None:
    brand = "8866xy云顶宫入口"
    lines = [brand, "首页要闻国际社会", TITLE, "记者 王一 | 江州日报 | 2024-05-06", *BODY, "热点排行", brand]
    page = read_page("\n\n".join(lines).encode(), "page.txt")
    assert find_foreign(page).strings == [brand]


@pytest.mark.parametrize(
    "text",
    [piece * 20_000 for piece in ("((", "a href=", "<a ", "百家乐", "詐(", "★中", "AAA", "?中", "&&&", "a b='c' ", "zhao")],
    ids=["brackets", "names", "tags", "phrases", "pinyin", "marks", "capitals", "questions", "ampersands", "attributes", "latin"],
)
def test_hostile_text_is_bounded(text: str) -> None:
    page = read_page("\n".join([TITLE, text, *BODY]).encode(), "page.txt")
    start = time.process_time()
    run(page, [text, *BODY])
    assert time.process_time() - start < 5
