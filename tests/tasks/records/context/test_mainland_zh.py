"""Attributes of mainland announcements over whole invented texts: towns of no list, campaigns told again, ways of people."""

from __future__ import annotations

import pytest

from tests.tasks.records.context.test_leaning_zh import claim_of


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("今天,东坪县公安局通报,共抓获嫌疑人12名。\n另查,东坪警方还扣押车辆3辆。", "3辆", "东坪"),
        ("今年以来,湖西市检察机关起诉嫌疑人45名。", "45名", "湖西市"),
        ("11月,黄埔海关侦破走私案件30宗。", "30宗", "黄埔"),
        ("今年,全省检察机关起诉嫌疑人230名。", "230名", "全省"),
        ("吉林警方介绍,今年以来全省共抓获嫌疑人930名。", "930名", "吉林"),  # what the sentence names goes before
        ("各地海关今年查获毒品3吨。", "3吨", None),
        ("全市公安机关和辖区警方抓获嫌疑人230名。", "230名", "全市"),
        ("4月2日,浙江宁波安澜警方抓获嫌疑人12名。\n今年以来,安澜警方共侦破案件63起。", "63起", "安澜"),
        ("4月2日,浙江宁波水上公安抓获嫌疑人12名。", "12名", "浙江宁波"),
        ("四川省青原彝族藏族自治州中级人民法院宣判,判处16人刑罚。", "16人", "四川省青原彝族藏族自治州"),
        ("警方在青原彝族自治县抓获嫌疑人12名。", "12名", "青原彝族自治县"),
        ("浙江省高级人民法院8日在宁波对一起诈骗案作出裁定,6名被告人获刑。", "6名", "宁波"),
        ("浙江将新设联络站12个。", "12个", "浙江"),
        ("4月2日,南方海警在南澳岛附近海域抓获嫌疑人12名。", "12名", "南澳岛附近海域"),
        ("4月2日,勐腊江城边境检查站查获毒品12公斤。", "12公斤", "勐腊江城边境检查站"),
    ],
)
def test_towns_told_by_their_bodies(text, words, expected):
    assert claim_of(text, words)["place_text"] == expected


CAMPAIGN = """公安部4日公布“清河2024”联合行动结果。这次针对偷渡的集中执法自5月2日持续至6月20日,9个国家参与。
公安部说,行动的主要成果有:——抓获偷渡嫌疑人310名;——查明此前不为警方掌握的偷渡团伙17个;——缴获护照480本。"""


@pytest.mark.parametrize("words", ["310名", "17个", "480本"])
def test_results_of_a_campaign_take_its_name_and_days(words):
    claim = claim_of(CAMPAIGN, words)
    days = [str(claim["period_start"]), str(claim["period_end"])]
    assert (claim["operation"], days) == ("清河2024", ["2024-05-02", "2024-06-20"])


def test_local_enforcement_is_no_campaign():
    text = "警方开展代号“清河”的行动,拘捕20人。\n除了本地执法,今年二月警方又联同泰国警方捣毁窝点,拘捕5人。"
    assert claim_of(text, "5人")["operation"] is None


def test_years_since_an_event_end_at_the_report():
    claim = claim_of("会晤机制启动以来的两年间,双方侦破案件57起。", "57起")
    assert [str(claim["period_start"]), str(claim["period_end"])] == ["2022-08-20", "2024-08-20"]


def test_foreigners_found_here_are_sent_back_by_the_one_who_reports():
    claim = claim_of("广西移民管理机构查获“三非”外国人5200余人,其中4100人已依法遣返。", "4100人")
    assert (claim["from_country"], claim["to_country"]) == ("CN", None)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("会上,省公安厅副厅长郑明远这样开场。他介绍,今年共抓获嫌疑人340名。", "340名", "郑明远"),
        ("谈到成绩,临江海关晒出一份清单。该关通报,今年查获毒品3吨。", "3吨", "临江海关"),
        ("起诉书指控,该团伙先后架设赌博网站26个。", "26个", "起诉书"),
        ("承办检察官介绍,该院已追回赃款3亿元。", "3亿元", "承办检察官"),
        ("双方确认,两国警方共抓获逃犯90名。", "90名", "双方"),
        ("主犯马大海落网。他说,抓获的还有12名嫌疑人。", "12名", None),  # not the accused
    ],
)
def test_speakers_told_before_or_as_a_paper(text, words, expected):
    assert claim_of(text, words)["speaker"] == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("法院审结濒危物种走私案件38宗。", "38宗", ["environment"]),  # the goods tell what smuggling it is
        ("民警查扣伪劣食品、保健品共计860吨。", "860吨", ["food_drug_safety"]),
        ("警方救出34名被贩运至此的受害人。", "34名", ["trafficking"]),
        ("县公安局抽调禁毒、刑侦等30余名民警组成专案组。", "30余名", []),  # branches of the police
        ("双方将签署打击网络犯罪协议;届时,20名老挝警员将到昆明进修。", "20名", []),
    ],
)
def test_crimes(text, words, expected):
    assert claim_of(text, words)["crimes"] == expected


VERDICT = """昆州市中级人民法院11月23日以组织偷渡罪对14名被告人作出一审判决。首犯被判无期徒刑;5名被告人获刑十年;其余8人获刑五年。
在案扣押的300万元依法没收。
宣判当日,近百名群众到庭旁听。"""


@pytest.mark.parametrize("words", ["5名", "其余8人", "近百名"])
def test_days_and_parts_of_a_verdict(words):
    claim = claim_of(VERDICT, words, day="2024-11-24")
    assert str(claim["period_start"]) == str(claim["period_end"]) == "2024-11-23"
    assert (claim["part_of"] is not None) == (words != "近百名")


CASE = """临海县公安局端掉制毒窝点3处,抓获嫌疑人19名。
7月30日,警方同时动手。永平养鳗场内,9名嫌疑人当场落网,其中2人在逃;在昆明,另有6人被抓获。余下4名嫌疑人辗转躲藏,8月5日在广州一家旅馆落网。"""


def test_the_rest_shows_what_it_is_the_rest_of():
    whole = claim_of(CASE, "19名")["claim_id"]
    rest = claim_of(CASE, "余下4名")
    assert [claim_of(CASE, words)["part_of"] for words in ("9名嫌疑人当场", "另有6人", "余下4名")] == [whole] * 3
    assert (str(rest["period_start"]), rest["place_text"]) == ("2024-08-05", "广州")


def test_parts_in_other_money_and_by_age():
    text = "旅检渠道截获现金折合人民币830万元,其中美元62万元。"
    assert claim_of(text, "62万元")["part_of"] == claim_of(text, "830万元")["claim_id"]
    text = "行动救出受害人697名,女性约占七成,未满18岁的有151名。"
    assert claim_of(text, "151名")["part_of"] == claim_of(text, "697名")["claim_id"]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("昆明市检察院介入一起诈骗案,该案涉及7个国家,被害人逾千名。", "逾千名", (["CN"], "昆明市")),
        ("假药流入湖北、湖南等7个省份。", "7个省份", (["CN"], "湖北、湖南")),
        ("今年将在全省设立20个联络站。", "20个", (["CN"], "全省")),
        ("经磨憨口岸出境的旅客达27万人次。", "27万", (["CN"], "磨憨口岸")),
        ("今年9月将在昆明举办研修班,为东盟国家培训警官40名。", "40名", (["CN"], "昆明")),
        ("警方捣毁设在大连、青岛的诈骗窝点11处。", "11处", (["CN"], "大连、青岛")),
        ("法院判决没收在案的越南盾12亿元。", "12亿元", (["CN"], None)),  # no place in the name of money
        ("另外5名嫌疑人潜入越南,越方在友谊关口岸将其移交我方。", "5名", (["CN"], "友谊关口岸")),
        ("双方执法会晤在济州举行。今年韩方共抓获逃犯96名。", "96名", (["KR"], None)),  # a meeting's place
    ],
)
def test_places_by_the_words_around_them(text, words, expected):
    claim = claim_of(text, words)
    assert (claim["places"], claim["place_text"]) == expected


def test_a_district_without_the_word_for_its_rank_keeps_the_forces_it_moves():
    text = "4月2日,浙江宁波安澜警方接到举报后,抽调34名民警成立专案组。一个为境外平台转移资金的团伙浮出水面。"
    assert claim_of(text, "34名")["place_text"] == "浙江宁波安澜"


def test_whoever_was_lured_away_is_where_he_was_lured_to_and_no_day_of_the_raid_is_his():
    text = "4月2日,警方在宁波拘捕8人。集团以高薪为饵,诱骗12名青年前往缅甸妙瓦底后加以禁锢,其中9人已获救。"
    for words in ("12名", "9人"):
        claim = claim_of(text, words)
        assert (claim["places"], claim["place_text"], claim["period_start"]) == (["MM"], "缅甸妙瓦底", None)


def test_whoever_only_gave_the_lead_did_not_act():
    text = "案件情报由美国缉毒局提供。4月2日,海警出动舰艇4艘,查获毒品3吨。"
    assert "US" not in claim_of(text, "3吨")["places"]
    assert "US" not in claim_of(text, "4艘")["places"]


def test_a_stretch_of_time_behind_the_sentence_that_announces_a_campaign_is_the_campaigns():
    text = (
        "警方宣布,代号“寒潮”的跨国反诈行动收官。4月8日至5月17日,各国警方共逮捕嫌疑人417名。\n"
        "嫌疑人里,马来西亚抓获188名。5月3日,马警方还在槟城解救人员83名。"
    )
    assert [claim_of(text, words)["operation"] for words in ("417名", "188名", "83名")] == ["寒潮", "寒潮", None]


@pytest.mark.parametrize(
    ("text", "words", "crime"),
    [
        ("执法人员查获假抗疟药85万片。", "85万片", "food_drug_safety"),
        ("海关截获仿冒降糖药3万盒。", "3万盒", "food_drug_safety"),
        ("该团伙先后拐走儿童11名。", "11名", "trafficking"),
    ],
)
def test_crimes_told_by_what_was_made_or_taken(text, words, crime):
    assert claim_of(text, words)["crimes"] == [crime]


@pytest.mark.parametrize(
    ("text", "words", "is_total"),
    [
        ("2024年4月至7月,警方循着一张快递单,打掉团伙3个,抓获嫌疑人46名。", "46名", False),
        ("全国侦破制售假药案件620起;其中一起案件由浙江警方侦办,抓获24人。", "24人", False),
        ("2024年4月至7月,警方在鹿城区截获同一集团托运的私烟80万支。", "80万支", False),
        ("2024年4月至7月,警方根据一系列线索共打掉团伙30个。", "30个", True),
    ],
)
def test_what_one_lead_or_one_gang_led_to_is_no_total(text, words, is_total):
    assert claim_of(text, words)["cumulative"] is is_total


@pytest.mark.parametrize(
    ("text", "words", "crimes"),
    [
        ("各国共查获假冒药品780万件,关闭售假网站300个。", "300个", ["food_drug_safety"]),
        ("各国共查获冒牌手袋780件,关闭售假网站300个。", "300个", ["ip"]),
        ("警方捣毁为赌博平台洗钱的窝点7处,抓获车手31名。", "31名", ["gambling", "money_laundering"]),
        ("警方抓获车手31名。", "31名", ["fraud"]),
        ("他们为赌博平台“洗白”资金3亿元。", "3亿元", ["gambling", "money_laundering"]),
    ],
)
def test_words_that_serve_several_crimes_take_that_of_their_sentence(text, words, crimes):
    assert claim_of(text, words)["crimes"] == crimes


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("肯尼亚警方在纳库卢捣毁3处作坊。", "3处", (["KE"], "纳库卢")),
        ("警方在特别行动中捣毁3处作坊。", "3处", (["CN"], None)),
    ],
)
def test_a_foreign_town_that_no_list_knows_is_told_by_its_signs(text, words, place):
    claim = claim_of(text, words)
    assert (claim["places"], claim["place_text"]) == place


def test_forces_that_a_domestic_body_puts_to_work_are_at_home():
    assert claim_of("4月2日,海关部门出动舰艇4艘。", "4艘")["places"] == ["CN"]
    assert claim_of("公安部派出警员4名。", "4名")["places"] == []


def test_who_published_a_yearbook_the_day_before_says_it():
    assert claim_of("海關總署昨發布年報,全年查獲毒品案146件。", "146件")["speaker"] == "海關總署"


def test_a_part_is_where_the_words_behind_its_cue_tell():
    text = "今年以来,各地共侦破案件620起,抓获嫌疑人450名;其中一起案件由浙江警方侦办,抓获24人。"
    assert claim_of(text, "24人")["place_text"] == "浙江"
    assert (claim_of(text, "450名")["cumulative"], claim_of(text, "24人")["cumulative"]) == (True, False)


def test_of_the_kinds_that_a_whole_lists_a_part_is_one():
    text = "去年查获走私、偷渡、贩毒案件900起。上述案件中,冻品走私案件97起,偷渡案件36起。"
    assert claim_of(text, "900起")["crimes"] == ["drugs", "other", "smuggling_migrants"]
    assert (claim_of(text, "97起")["crimes"], claim_of(text, "36起")["crimes"]) == (["other"], ["smuggling_migrants"])
    assert claim_of("侦破食品、药品、环境领域犯罪案件75起。", "75起")["crimes"] == ["environment", "food_drug_safety"]
