"""Families of misuse met on real copies, in invented words."""

from __future__ import annotations

import pytest

from tasks.transform.documents.clean import clean_page
from tasks.transform.documents.hijack.edges import find_before_dateline, find_odd_tails, find_repeated_tails, find_title_lead
from tasks.transform.documents.hijack.tiles import find_tiles
from tasks.transform.documents.model import CleanDocument
from tests.tasks.documents.hijack.genuine import REPORTS

BODY = [
    "昆仑市公安局4日通报,专案组近日在城郊捣毁一处诈骗窝点,抓获犯罪嫌疑人12名,缴获手机40余部。",
    "经查,该团伙以投资理财为名,诱骗群众下载虚假软件,涉及全国多个省份,案值约300万元。",
    "警方表示,将继续开展专项行动,会同有关部门追查资金流向,依法严惩幕后组织者。",
]
ENGLISH = [
    "Police in the northern province said on Tuesday that officers had raided a compound and freed 42 workers.",
    "The ministry thanked its partners abroad and promised that the operation would go on until the end of the year.",
    "Three managers were detained at the airport, and investigators are still looking for the owner of the buildings.",
]


def clean(
    paragraphs: list[str], title: str = "昆仑警方捣毁诈骗窝点 12人落网", tag: str | None = None, extra: str = ""
) -> CleanDocument:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    page = f"<html><head><title>{tag or title}</title></head><body><h1>{title}</h1>{extra}<div>{body}</div></body></html>"
    return clean_page(page.encode(), "http://site.example/a.html", {})


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.split("\n")[0][:20])
def test_reports_on_what_spam_sells_are_clean(report: str) -> None:
    title, *paragraphs = report.split("\n")
    assert clean_page(report.encode(), "a.txt", {}).integrity == "clean"
    assert clean(paragraphs, title).integrity == "clean"


def test_words_after_each_last_sentence() -> None:
    document = clean([text + "蓝蕊阁" for text in BODY])
    assert document.text.split("\n") == BODY
    assert document.injected == ["蓝蕊阁"]
    assert find_repeated_tails([text + "(记者 丁一 摄)" for text in BODY]) == []


def test_words_after_one_last_sentence() -> None:
    texts = [BODY[0], BODY[1] + "塑钢窗清仓甩卖", BODY[2]]
    assert find_odd_tails(texts) == [len(BODY[0]), len(BODY[1]), len(BODY[2])]
    document = clean(texts)
    assert document.signals == ["injected_phrase"]
    assert document.text.split("\n") == BODY
    assert find_odd_tails([BODY[0], BODY[1] + "昆仑日报", BODY[2]]) == [len(BODY[0]), len(BODY[1]) + 4, len(BODY[2])]


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("紫99中新社北京4月21日电 记者获悉", 3),
        ("瑶池汇【本报讯】警方昨日通报", 3),
        ("中新社北京4月21日电 记者获悉", 0),
        ("昆仑日报7月3日电 市公安局通报", 0),
        ("据新华社北京7月3日电 市公安局通报", 0),
        ("综合新华社7月3日电 市公安局通报", 0),
    ],
)
def test_words_before_the_dateline(text: str, size: int) -> None:
    assert find_before_dateline(text) == size


def test_a_name_that_leads_title_tag_and_text() -> None:
    title = "昆仑警方捣毁诈骗窝点 12人落网"
    assert find_title_lead(["瑶池汇" + BODY[0], *BODY[1:]], f"瑶池汇-{title}", title) == 3
    assert find_title_lead(BODY, f"昆仑市-{title}", title) == 0  # a place
    assert clean(["瑶池汇" + BODY[0], *BODY[1:]], title, f"瑶池汇-{title}").text.split("\n") == BODY


def test_a_line_below_the_headline_that_leads_the_title_tag() -> None:
    title = "昆仑警方捣毁诈骗窝点 12人落网"
    document = clean(BODY, title, f"瑶池汇-{title}", "<div>2024-07-04 来源:昆仑日报</div><p>瑶池汇</p>")
    assert document.injected == ["瑶池汇"]
    assert clean(BODY, title, f"{title}-昆仑网", "<div>2024-07-04 来源:昆仑日报</div><p>丁一,周二</p>").integrity == "clean"


def test_pieces_of_the_headline_before_the_clauses() -> None:
    title = "第三次边境联合清查行动正式展开"
    told = "第三次清查4日结束,行动历时五天。边境警方集结两次,联合搜查12处,正式逮捕46人,行动抓获的人已移送。边境口岸恢复通行。"
    assert find_tiles([told], title) == []
    pieces = ["第三次", "边境联", "合清查", "行动正", "式展开"]
    clauses = ["警方称", "两国人员当天集结", "此次清查为期五天", "各组分段推进", "线索已经交换", "名单已经通报", "安排已经商定"]
    text = "".join(pieces[n % 5] + clause + ("。" if n % 3 == 2 else ",") for n, clause in enumerate(clauses))
    found = find_tiles([text], title)
    assert [text[tile.start : tile.end] for tile in found] == [pieces[n % 5] for n in range(7)]


@pytest.mark.parametrize(
    "line",
    [
        "เว็บเล่นเกมออนไลน์ที่ดีที่สุด ฝากถอนรวดเร็วตลอดวัน",
        "Лучшие игры на деньги и подарки новым игрокам каждый день",
        "Daftar situs slot terbaik malam ini, bonus besar untuk semua anggota baru dan layanan sepanjang hari",
    ],
)
@pytest.mark.parametrize("body", [BODY, ENGLISH])
def test_a_paragraph_in_a_foreign_tongue(body: list[str], line: str) -> None:
    document = clean([*body, line], body[0][:16])
    assert document.integrity == "hijacked"
    assert document.text.split("\n") == body


def test_the_name_of_a_language_is_no_foreign_paragraph() -> None:
    assert clean([*BODY, "ภาษาไทย"], "昆仑警方捣毁诈骗窝点").integrity == "clean"


def test_rare_variants_return_to_common_characters() -> None:
    texts = ["昆仑市公安厛4日通报,专案组聯郃外地警方有傚防控,依法処理一批媮渡人員。", *BODY[1:]]
    document = clean(texts)
    assert document.signals == ["pinyin_annotation"]
    assert document.text.split("\n")[0] == "昆仑市公安厅4日通报,专案组联合外地警方有效防控,依法处理一批偷渡人员。"
    one = clean(["昆仑市公安局民警李囡厛4日介绍,专案组近日捣毁一处窝点,抓获12人。", *BODY[1:]])
    assert one.integrity == "clean"
    assert "李囡厛" in one.text


@pytest.mark.parametrize("phrase", ["伟哥速递", "特码资料大全"])
def test_a_phrase_strange_to_news_before_a_pause(phrase: str) -> None:
    texts = [BODY[0].replace("诈骗窝点,", f"诈骗窝点{phrase},"), *BODY[1:]]
    document = clean(texts)
    assert document.signals == ["injected_phrase"]
    assert document.text.split("\n") == BODY


@pytest.mark.parametrize("phrase", ["cheap viagra online", "sports betting bonus today"])
def test_a_search_phrase_between_two_english_words(phrase: str) -> None:
    texts = [ENGLISH[0].replace("had raided", f"had {phrase} raided"), *ENGLISH[1:]]
    document = clean(texts, "Forty-two freed in raid on compound")
    assert document.signals == ["injected_phrase"]
    assert document.text.split("\n") == ENGLISH


def test_a_name_put_into_the_middle_of_words() -> None:
    texts = [
        ENGLISH[0].replace("northern", "nortHarbour Voicehern"),
        ENGLISH[1].replace("promised", "proHarbour Voicemised"),
        ENGLISH[2],
    ]
    document = clean(texts, "Forty-two freed in raid on compound")
    assert document.injected == ["Harbour Voice"]
    assert document.text.split("\n") == ENGLISH
    own = [
        ENGLISH[0] + " They took a MacBook Pro.",
        ENGLISH[1],
        ENGLISH[2] + " The MacBook Pro, two MacBook Airs and cash were seized.",
    ]
    assert clean(own, "Forty-two freed in raid on compound").integrity == "clean"


@pytest.mark.parametrize("body", [BODY, ENGLISH])
def test_a_row_of_phrases_above_the_article(body: list[str]) -> None:
    row = "蜂巢映画馆_彩云落雨台_甜梦花园全集_海棠夜话多人版_月光宝库大片"
    document = clean(body, body[0][:18], extra=f"<p>{row}</p>")
    assert document.injected == [row]
    menu = "昆仑警方_诈骗窝点_专案组" if body is BODY else "Home_China_World"
    assert clean(body, body[0][:18], extra=f"<p>{menu}</p>").integrity == "clean"


def test_a_translation_of_the_article_is_no_foreign_tongue() -> None:
    told = "4-го числа полиция сообщила о задержании 12 подозреваемых и изъятии 40 телефонов."
    assert clean([*BODY, told]).integrity == "clean"
