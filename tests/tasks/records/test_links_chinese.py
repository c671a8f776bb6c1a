"""Chinese links: capitals that act, groups of states beside a body, who took part, what was compared, posts, hands, thanks."""

from __future__ import annotations

import datetime as dt

import pytest

from tasks.transform.facts.mentions import find_mentions
from tasks.transform.records.build import build_records
from tasks.transform.records.model import DocumentInput


def links(text: str, script: str) -> list[tuple[str, str, str]]:
    day = dt.date(2024, 6, 20)
    records = build_records(DocumentInput("d", text, script, published_at=day), find_mentions(text, script, day))
    return sorted((" ".join(c["parties"]), c["mechanism"], c["status"]) for c in records.cooperation)


@pytest.mark.parametrize(
    ("script", "text", "expected"),
    [
        ("zh-Hans", "主犯已在里约热内卢落网。巴西利亚方面表示,将请求乌拉圭引渡该名男子。", [("BR UY", "extradition", "planned")]),
        ("zh-Hans", "希腊警方16日说,查获大麻2吨。雅典与地拉那上月签署警务合作备忘录。", [("AL GR", "mou", "done")]),
        (
            "zh-Hant",
            "司警表示,去年收到吉隆坡來函後,已將兩名馬來西亞籍男子的出入境紀錄提供給吉隆坡。澳門司警。",
            [("MO MY", "information_exchange", "done")],
        ),
        ("zh-Hans", "马尼拉方面同意向我方提供涉案账户的流水。", [("CN PH", "evidence_exchange", "planned")]),
        ("zh-Hans", "警方在曼谷抓获嫌疑人6名。上海警方随后将其中2人押解回国。", []),
    ],
)
def test_capitals_act_as_governments(script: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert links(text, script) == expected


@pytest.mark.parametrize(
    ("script", "text", "expected"),
    [
        (
            "zh-Hans",
            "据国际刑警组织介绍,智利、秘鲁和玻利维亚警方参与行动,该组织同三国成立了联合专案组。",
            [("BO CL INTERPOL PE", "task_force", "done")],
        ),
        (
            "zh-Hans",
            "联合国毒品和犯罪问题办公室在新闻稿中说,肯尼亚、坦桑尼亚和莫桑比克海警联合扣押可疑船只4艘。",
            [("KE MZ TZ", "joint_operation", "done")],
        ),
        (
            "zh-Hans",
            "东盟秘书处8日发表公报说,泰国、柬埔寨、马来西亚警方联手捣毁3个诈骗窝点,抓获89人。",
            [("KH MY TH", "joint_operation", "done")],
        ),
        (
            "zh-Hans",
            "欧洲刑警组织协调法国、比利时、荷兰警方同步搜查21处地点,逮捕33人。",
            [("BE EUROPOL FR NL", "joint_operation", "done")],
        ),
        (
            "zh-Hans",
            "挪威、瑞典、芬兰三国警方11日同步收网,抓获29人。国际刑警组织同三国建立了线索核查机制。",
            [("FI INTERPOL NO SE", "cooperation_mechanism", "done"), ("FI NO SE", "joint_operation", "done")],
        ),
        (
            "zh-Hans",
            "国际刑警组织和巴西商定,双方在玛瑙斯设立情报协作中心。",
            [("BR INTERPOL", "cooperation_mechanism", "planned")],
        ),
    ],
)
def test_states_told_before_beside_a_body(script: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert links(text, script) == expected


@pytest.mark.parametrize(
    ("script", "text", "expected"),
    [
        (
            "zh-Hans",
            "新西兰海关3日宣布,“南极光”缉毒行动缴获可卡因1.2吨,萨摩亚和瓦努阿图警方参与了行动。",
            [("NZ VU WS", "joint_operation", "done")],
        ),
        ("zh-Hans", "应我方请求,马来西亚警方协助追查两名在逃人员。", [("CN MY", "joint_operation", "done")]),
        ("zh-Hans", "国际刑警组织应中方请求协助追查赃款去向。", [("CN INTERPOL", "joint_operation", "done")]),
        (
            "zh-Hant",
            "代號「破浪」的行動歷時五個月,拘捕31人,澳門警方及新加坡警方全程協助。香港警方昨日公布,行動由商業罪案調查科主導,九龍及新界共凍結資產3億港元。",
            [("HK MO SG", "joint_operation", "done")],
        ),
        (
            "zh-Hans",
            "加拿大皇家骑警5日公布,历时一年的“冰川”行动捣毁制毒窝点7个,美国和墨西哥执法人员也参与了行动。",
            [("CA MX US", "joint_operation", "done")],
        ),
        (
            "zh-Hant",
            "新加坡警方應香港警方要求協助追查一筆涉案款項,凍結戶口3個。香港商業罪案調查科。",
            [("HK SG", "joint_operation", "done")],
        ),
    ],
)
def test_who_took_part_and_who_asked(script: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert links(text, script) == expected


@pytest.mark.parametrize(
    ("script", "text", "expected"),
    [
        ("zh-Hans", "解析出的聊天数据,中方已转给泰国和菲律宾警方。", [("CN PH TH", "information_exchange", "done")]),
        ("zh-Hant", "海關定期與東南亞多國核對船期資料。香港海關關員。", [("*FOREIGN HK", "information_exchange", "ongoing")]),
        (
            "zh-Hant",
            "移民署指出,菲律賓移民局提供的入境名冊,經與我方外勞資料交叉比對後鎖定5人。台灣專勤隊。",
            [("PH TW", "information_exchange", "done")],
        ),
        (
            "zh-Hant",
            "日本海上保安廳派員來台,帶來航跡紀錄與監聽錄音,台灣海巡署據此起訴8人。",
            [("JP TW", "evidence_exchange", "done")],
        ),
        (
            "zh-Hans",
            "意大利财政卫队来函查询一家公司的付汇记录,深圳海关核查后回复了意方。",
            [("CN IT", "information_exchange", "done")],
        ),
        ("zh-Hans", "破案后,意方把涉案油画的鉴定意见和拍卖记录寄给中方。", [("CN IT", "evidence_exchange", "done")]),
        ("zh-Hant", "刑事局將嫌犯通聯紀錄交由日本警視廳比對。台灣刑事局偵查科。", [("JP TW", "information_exchange", "done")]),
        ("zh-Hans", "嫌疑人在吉隆坡与同伙会合后潜逃伦敦,在巴黎被捕。", []),
    ],
)
def test_what_was_given_or_compared(script: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert links(text, script) == expected


@pytest.mark.parametrize(
    ("script", "text", "expected"),
    [
        ("zh-Hans", "肯尼亚派三名探员常驻国际刑警组织新加坡创新中心。", [("INTERPOL KE", "liaison_office", "done")]),
        ("zh-Hans", "澳大利亚联邦警察的4名警员自去年起长驻雅加达,与印尼警方同室办公。", [("AU ID", "liaison_office", "ongoing")]),
        (
            "zh-Hant",
            "警政署指出,目前派駐曼谷的聯絡官有3人,明年擬在河內增設據點。台灣刑事局。",
            [("TH TW", "liaison_office", "ongoing"), ("TW VN", "liaison_office", "planned")],
        ),
        (
            "zh-Hant",
            "加拿大邊境服務局將於下月派員來港,以聯絡官身份駐守葵涌海關大樓。香港海關。",
            [("CA HK", "liaison_office", "planned")],
        ),
        (
            "zh-Hans",
            "中老两国商定在磨丁设立执法合作中心,双方各派人员轮驻。",
            [("CN LA", "cooperation_mechanism", "planned"), ("CN LA", "liaison_office", "planned")],
        ),
        ("zh-Hans", "该诈骗集团在柬埔寨增设据点,招募人员200名。广东警方抓获其中30人。", []),
    ],
)
def test_posts(script: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert links(text, script) == expected


@pytest.mark.parametrize(
    ("script", "text", "expected"),
    [
        (
            "zh-Hans",
            "上周在乌兰巴托举行的中蒙边防代表年度会晤上,双方商定今后按季互派骨干受训。",
            [("CN MN", "regular_meeting", "done"), ("CN MN", "training", "planned")],
        ),
        (
            "zh-Hant",
            "香港海關關長上月赴首爾出席香港與韓國海關年度會議,雙方同意設立專線並交換走私名單。",
            [("HK KR", "hotline", "planned"), ("HK KR", "information_exchange", "planned"), ("HK KR", "regular_meeting", "done")],
        ),
        (
            "zh-Hans",
            "秘鲁、厄瓜多尔、哥伦比亚三国警方负责人说,三国明年将在基多举行首次例会。",
            [("CO EC PE", "regular_meeting", "planned")],
        ),
        (
            "zh-Hans",
            "在塔什干召开的中乌禁毒执法年会上,两家还约定明年起共享前体化学品名单。",
            [("CN UZ", "information_exchange", "planned"), ("CN UZ", "regular_meeting", "done")],
        ),
    ],
)
def test_meetings(script: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert links(text, script) == expected


@pytest.mark.parametrize(
    ("script", "text", "expected"),
    [
        ("zh-Hans", "上周六,缅甸警方把5名中国籍嫌疑人交给泰国军方,其中3人当晚由曼谷飞返昆明。", [("MM TH", "handover", "done")]),
        ("zh-Hans", "次日,2名中国籍蛇头在东兴口岸被移交我方,越南警方负责人到场。", [("CN VN", "handover", "done")]),
        ("zh-Hans", "他的同伙藏身马德里,摩洛哥政府已向西班牙提出引渡请求。", [("ES MA", "extradition", "ongoing")]),
        ("zh-Hans", "柬方答应将12名骨干移交中方。", [("CN KH", "handover", "planned")]),
        ("zh-Hans", "中蒙海关之间的联络热线全年畅通。", [("CN MN", "hotline", "ongoing")]),
        ("zh-Hans", "华沙已正式向维尔纽斯请求引渡两名嫌疑人。波兰检方14日表示。", [("LT PL", "extradition", "planned")]),
        ("zh-Hans", "尼泊尔警方把3名印度籍男子交给印度警方。", [("IN NP", "handover", "done")]),
    ],
)
def test_from_hand_to_hand(script: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert links(text, script) == expected


@pytest.mark.parametrize(
    ("script", "text", "expected"),
    [
        ("zh-Hans", "汤加警察总监在努库阿洛法发表讲话,感谢新西兰出资修建警犬基地。", [("NZ TO", "support", "done")]),
        ("zh-Hans", "东盟秘书处昨天发表声明,对泰国和老挝的联合巡查表示支持。", [("ASEAN LA TH", "support", "done")]),
        ("zh-Hant", "日本警察廳駐台代表受訪時,對台灣刑事局的偵辦成果給予高度評價。", [("JP TW", "support", "done")]),
        ("zh-Hans", "联合国毒罪办向老挝提供禁毒检测设备30套。", [("LA UNODC", "support", "done")]),
        ("zh-Hans", "美国国土安全调查局驻华代表戴维·李对中国警方的办案效率表示赞赏。", [("CN US", "support", "done")]),
    ],
)
def test_money_and_praise(script: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert links(text, script) == expected


@pytest.mark.parametrize(
    ("script", "text", "expected"),
    [
        ("zh-Hans", "北欧多国与爱沙尼亚警方联手打击走私,逮捕71人。", [("*FOREIGN EE", "joint_operation", "done")]),
        ("zh-Hans", "总部设在荷兰海牙的欧洲刑警组织8日说,多国警方联手追查一个洗钱集团,逮捕40人。", []),
        (
            "zh-Hant",
            "香港海關上月與3個亞太區執法機關舉行雙邊會議,包括日本、韓國和汶萊的海關組織。",
            [("BN HK JP KR", "regular_meeting", "done")],
        ),
        ("zh-Hant", "香港海關關長昨日出席第九屆香港海關與澳門海關合作會議。", [("HK MO", "regular_meeting", "done")]),
        ("zh-Hans", "部长慰问驻外人员,肯定其推动中泰执法合作的辛劳。", []),  # only valued
        ("zh-Hans", "中老代表研商联合驻训的具体安排。", []),  # only prepared
        ("zh-Hans", "公司把用户名单交给了越南的合作方。广州警方立案。", []),  # no authority
        ("zh-Hans", "中老双方围绕深化情报交流、完善协查机制等议题展开深入交流。", []),  # only talked of
        (  # where it was aimed at is no party of its own
            "zh-Hans",
            "中老泰三国警方加大力度,联手对妙瓦底地区电信诈骗开展集中打击。",
            [("CN LA TH", "joint_operation", "done")],
        ),
        ("zh-Hans", "中国海关与秘鲁海关相互交换了有关野生动物走私案的重要情报。", [("CN PE", "information_exchange", "done")]),
    ],
)
def test_unnamed_states_and_what_is_only_spoken_of(script: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert links(text, script) == expected
