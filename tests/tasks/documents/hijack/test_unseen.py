"""Misuse and genuine reports as sites and spammers that nobody listed would have them, in invented words."""

from __future__ import annotations

import pytest

from tasks.transform.documents.hijack.tokens import is_random_token
from tasks.transform.documents.visibility import hides
from tests.tasks.documents.hijack.test_families import BODY, ENGLISH, clean

OFFERS_TOLD = [
    "彩民当心:网上“计划软件”稳赚是假\n“高倍率时时彩,提现秒到账”,这样的广告让不少人上当。\n"
    "民警提醒,没有一家网站获准在网上销售彩票,凡是网上购彩的平台都是非法平台。\n今年以来,该市破获此类案件17起,抓获嫌疑人33名。",
    "打工者讲述境外园区\n22岁的小徐看到一则娱乐城客服招聘广告后动了心。\n"
    "到了境外他才发现,自己的工作是在聊天软件里把人骗进百家乐游戏厅。\n今年2月,他和另外26人被当地警方解救。",
    "休闲游戏变赌场 银商套现被查\n青溪县公安局打掉一个犯罪团伙。\n"
    "该软件官网显示提供斗地主、麻将、捕鱼、炸金花等游戏下载,玩家向银商购买游戏币。\n经审计,该软件用户12万余人,案值4.3亿元。",
    "球赛开幕 体彩销量创新高\n随着世界杯开幕,竞彩足球销量大幅上升。\n"
    "体育彩票管理中心数据显示,揭幕战当天销量3.9亿元。\n店主说,每天要接待300多人。",
    "澳门博彩收入回升\n澳门博彩监察部门公布,上半年毛收入1137亿元,同比增长四成。\n"
    "分析指出,度假村入住率超过九成,百家乐仍是收入大头。",
    "Paris illégaux : 22 interpellations\nVingt-deux personnes ont été interpellées mardi dans une enquête sur des paris.\n"
    "Le réseau proposait un bonus de bienvenue et des tours gratuits sur une application de casino en ligne à télécharger.\n"
    "Les gendarmes ont saisi 1,4 million d'euros et 38 téléphones.",
    "Traite : trente victimes soustraites à un réseau\nTrente personnes ont été secourues mardi dans une mine du plateau.\n"
    "Les enquêteurs ont entendu douze témoins et saisi quatre véhicules, a indiqué le parquet dans un communiqué.",
]


@pytest.mark.parametrize("report", OFFERS_TOLD, ids=lambda report: report.split("\n")[0][:20])
def test_a_report_that_tells_of_offers_is_clean(report: str) -> None:
    title, *paragraphs = report.split("\n")
    document = clean(paragraphs, title)
    assert (document.integrity, document.title, document.text.split("\n")) == ("clean", title, paragraphs)


def test_an_offer_that_speaks_to_its_reader_is_none() -> None:
    offer = "蓝蕊阁娱乐城注册就送彩金,百家乐、老虎机、捕鱼游戏任您选,首存翻倍,立即下载手机客户端。"
    document = clean([BODY[0], offer, *BODY[1:]])
    assert (document.integrity, document.text.split("\n")) == ("hijacked", BODY)


def test_syllables_of_taiwan_in_brackets() -> None:
    body = [
        text.replace("诈骗", "詐(ㄓㄚˋ)騙(ㄆㄧㄢˋ)").replace("业", "業（ㄧㄝˋ）").replace("队", "隊(ㄉㄨㄟˋ)") for text in BODY
    ]
    document = clean(body)
    assert (document.text.split("\n"), document.language, document.signals) == (BODY, "zh-Hans", ["pinyin_annotation"])


@pytest.mark.parametrize(
    ("text", "is_token"),
    [
        ("7f3a9c0be14d5528", True),
        ("C81D04AF5B9E4F20B7716E3D5A0C92F8", True),
        ("3b9f1c52-7d0e-4a86-9c11-e2f04b7a6d38", True),
        ("2024062013450001", False),
        ("11040102700187", False),
        ("decadedefaced", False),
    ],
)
def test_digests_and_identifiers(text: str, is_token: bool) -> None:
    assert is_random_token(text) is is_token


@pytest.mark.parametrize(
    ("style", "hidden"),
    [
        ("color:white;background-color:#FFF", True),
        ("font-size:1px", True),
        ("font-size:10px", False),
        ("color:white;background:#000", False),
    ],
)
def test_styles_that_hide(style: str, hidden: bool) -> None:
    assert hides(style) is hidden


@pytest.mark.parametrize(
    "title",
    [
        "【瑶池汇棋牌注册】昆仑警方捣毁诈骗窝点 12人落网",
        "昆仑警方捣毁诈骗窝点 瑶池汇娱乐官网 12人落网",
        "昆仑警方捣毁诈骗窝点 12人落网_瑶池汇体育登录入口",
        "昆仑警方捣毁诈骗窝点 12人落网 - yc5588瑶池汇",
    ],
)
def test_a_name_in_the_parts_of_a_headline(title: str) -> None:
    document = clean(BODY, title)
    assert (document.title, document.integrity) == ("昆仑警方捣毁诈骗窝点 12人落网", "hijacked")


@pytest.mark.parametrize(
    "title", ["Raid frees 42 workers, cheap replica watches outlet", "[best betting app]Raid frees 42 workers"]
)
def test_a_search_phrase_in_the_parts_of_an_english_headline(title: str) -> None:
    assert clean(ENGLISH, title).title == "Raid frees 42 workers"


@pytest.mark.parametrize(
    "title",
    [
        "【深度】昆仑警方捣毁诈骗窝点",
        "棋牌软件成赌场 官网下载量超十万",
        "Kunlun police raid compound (video)",
        "体育产业报告发布",
    ],
)
def test_parts_of_genuine_headlines_stay(title: str) -> None:
    assert clean(ENGLISH if title.isascii() else BODY, title).integrity == "clean"


@pytest.mark.parametrize("line", ["瑶池汇棋牌平台", "yc5588瑶池汇", "瑶池汇电玩城（官方）手机版"])
@pytest.mark.parametrize("at", [0, 1, 3])
def test_a_line_of_what_is_sold_beside_or_between_paragraphs(line: str, at: int) -> None:
    document = clean([*BODY[:at], line, *BODY[at:]])
    assert (document.text.split("\n"), document.integrity, document.injected) == (BODY, "hijacked", [line])


@pytest.mark.parametrize("line", ["昆仑体育", "下载客户端", "手机版", "三、资金去向", "体育", "昆仑晚报客户端"])
@pytest.mark.parametrize("at", [0, 1, 3])
def test_lines_of_the_site_and_headings_are_no_names(line: str, at: int) -> None:
    assert clean([*BODY[:at], line, *BODY[at:]]).integrity == "clean"


@pytest.mark.parametrize("phrase", ["瑶池汇体育yaochi", "瑶池汇棋牌下载", "yc5588瑶池汇官网", "瑶池汇电玩（官方）手机版"])
def test_a_name_put_behind_a_clause(phrase: str) -> None:
    texts = [BODY[0], BODY[1].replace("多个省份,", f"多个省份{phrase},"), BODY[2]]
    document = clean(texts)
    assert (document.integrity, document.text.split("\n")) == ("hijacked", BODY)


@pytest.mark.parametrize("line", ["瑶池สล็อตเว็บตรงฝากถอน", "바카라 사이트 다운로드", "オンラインスロットの入口"])
@pytest.mark.parametrize("at", [0, 2, 3])
def test_a_short_line_in_a_script_of_its_own(line: str, at: int) -> None:
    document = clean([*BODY[:at], line, *BODY[at:]])
    assert (document.text.split("\n"), document.integrity) == (BODY, "hijacked")


def test_a_part_of_the_title_tag_in_a_script_of_its_own() -> None:
    title = "Raid frees 42 workers at compound"
    document = clean(ENGLISH, title, f"{title} | สล็อตเว็บตรงไม่ผ่าน")
    assert (document.title, document.integrity) == (title, "hijacked")
    assert clean(ENGLISH, title, f"{title} | ไทยรัฐ").integrity == "clean"


@pytest.mark.parametrize(
    ("opening", "own"),
    [
        ("昆仑社昆仑7月4日电 瑶池汇棋牌下载 (记者 丁一)", "昆仑社昆仑7月4日电 (记者 丁一)"),
        ("昆仑社昆仑7月4日电 yc5588瑶池汇娱乐", "昆仑社昆仑7月4日电 "),
        ("本报昆仑7月4日讯(记者 丁一)", "本报昆仑7月4日讯(记者 丁一)"),
        ("本报昆仑7月4日讯 体育彩票管理中心", "本报昆仑7月4日讯 体育彩票管理中心"),
    ],
)
def test_a_name_behind_the_dateline(opening: str, own: str) -> None:
    assert clean([opening + BODY[0], *BODY[1:]]).text == "\n".join([own + BODY[0], *BODY[1:]])


def test_a_name_behind_a_caption() -> None:
    figure = "<figure><img src='a.jpg'><figcaption>民警清点缴获的手机 瑶池汇体育登录入口</figcaption></figure>"
    document = clean(BODY, extra=figure)
    assert (document.captions, document.integrity) == (["民警清点缴获的手机"], "hijacked")
    figure = "<figure><img src='a.jpg'><figcaption>民警清点缴获的手机 昆仑体育客户端</figcaption></figure>"
    assert clean(BODY, extra=figure).integrity == "clean"


def test_hidden_links_one_an_item() -> None:
    names = ["瑶池汇体育官网", "yc5588瑶池汇娱乐", "瑶池汇棋牌平台"]
    items = "".join(f"<li><a href='/{n}.php'>{name}</a></li>" for n, name in enumerate(names))
    document = clean(BODY, extra=f"<ul style='display:none'>{items}</ul>")
    assert (document.signals, document.injected) == (["hidden_text"], names)
    menu = "".join(
        f"<li><a href='/{n}.php'>{name}</a></li>" for n, name in enumerate(["体育", "娱乐", "手机版", "彩票", "客户端下载"])
    )
    assert clean(BODY, extra=f"<ul style='display:none'>{menu}</ul>").integrity == "clean"


def test_links_for_readers_without_scripts() -> None:
    names = ["瑶池汇体育官网", "yc5588瑶池汇娱乐", "瑶池汇棋牌平台"]
    links = "".join(f"<a href='http://{n}.example/'>{name}</a>" for n, name in enumerate(names))
    assert clean(BODY, extra=f"<noscript>{links}</noscript>").injected == names
    assert clean(BODY, extra="<noscript><a href='/m/'>手机版</a><a href='/app/'>下载客户端</a></noscript>").integrity == "clean"


@pytest.mark.parametrize(
    ("line", "injected"),
    [
        ("瑶池汇棋牌平台2023-05-12 16:05", ["瑶池汇棋牌平台"]),
        ("瑶池汇电玩城注册2023年5月12日", ["瑶池汇电玩城注册"]),
        ("user5588 发表于 2023-5-12 16:05", []),
        ("昆仑体育2023-05-12 16:05", []),
    ],
)
def test_a_name_that_runs_into_the_stamp(line: str, injected: list[str]) -> None:
    assert clean(BODY, extra=f"<div>{line}</div>").injected == injected


def test_a_name_in_the_title_tag_alone() -> None:
    title = "昆仑警方捣毁诈骗窝点 12人落网"
    assert clean(BODY, title, f"{title}_瑶池汇体育官网").injected == ["瑶池汇体育官网"]
    assert clean(BODY, title, f"{title}_昆仑体育").integrity == "clean"
    assert clean(BODY, title, f"{title}_昆仑新闻客户端").integrity == "clean"


@pytest.mark.parametrize(
    "piece", ["{{article.text}}", "${body}", "[img]http://a.example/1.jpg[/img]", "[/align][/size]", "<%= text %>"]
)
def test_marks_of_templates_and_boards(piece: str) -> None:
    document = clean([BODY[0], piece.replace("<", "&lt;") + BODY[1], BODY[2]])
    assert (document.text.split("\n"), document.signals) == (BODY, ["markup_residue"])


def test_brackets_of_an_article_are_no_marks() -> None:
    texts = [BODY[0] + "[来源:昆仑日报]", "据[2024]12号文件,{甲、乙}两组分头行动,涉及[多个]省份,案值约300万元。", BODY[2]]
    assert clean(texts).signals == []


def test_a_name_glued_to_the_first_part_of_a_headline_leaves_that_part() -> None:
    title = "昆仑警方出击 捣毁诈骗窝点抓获12名嫌疑人"
    assert clean(BODY, f"瑶池汇娱乐官网{title}").title == title
