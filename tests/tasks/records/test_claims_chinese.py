"""Chinese classes of wording that fresh announcements of the mainland, Hong Kong, Macau and Taiwan brought; all invented."""

from __future__ import annotations

import pytest

from tests.tasks.records.test_claims import read, written

CASES = [
    # of those charged, not of those only drawn in
    (
        "检察院对31名被告人提起公诉。该团伙吸引参赌人员两万人。法院一审判处其中17人有期徒刑。",
        ["prosecute suspect 31 person", "involve person 20000 person", "sentence suspect 17 person <0"],
    ),
    ("警方对6名在逃头目发出通缉令。", ["wanted ringleader 6 person"]),
    ("警方对3名在逃主谋发出通缉令。", ["wanted ringleader 3 person"]),
    ("经查,受骗学员约420人。", ["involve victim ~420 person"]),
    ("另有14人溺亡。", ["involve person 14 person"]),
    # ranks and nations side by side
    (
        "行动抓获犯罪嫌疑人52名,其中头目9人、缅甸籍7人。",
        ["arrest suspect 52 person", "arrest ringleader 9 person <0", "arrest suspect 7 person <0"],
    ),
    # the rest is what its whole is, whoever is told between
    (
        "警方抓获嫌疑人21名。已查明被害人150名。首批9名嫌疑人昨晚押解回国,其余12人预计下周遣返。",
        [
            "arrest suspect 21 person",
            "involve victim 150 person",
            "repatriate suspect 9 person <0",
            "repatriate suspect 12 person planned <0",
        ],
    ),
    (
        "今年前5个月起诉的820人中,首要分子96人;不满30岁的约130人。",
        ["prosecute suspect 820 person", "prosecute ringleader 96 person <0", "prosecute suspect ~130 person <0"],
    ),
    # bodies of so many provinces and states act together
    ("临江警方联合7省市公安机关集中收网。", ["involve other 7 item"]),
    ("该局已与9国警方合作侦破案件31件。", ["joint_operation country 9 country", "solve case 31 case"]),
    # a passive hides no verb behind it: 被 + 查扣, 共 + 签署
    ("走私渔船14艘、柴油2.5吨先后被查扣。", ["seize vehicle 14 item", "seize other 2500 item"]),
    ("9名男子被拘提到案。", ["arrest suspect 9 person"]),
    ("两国共签署合作协定3份。", ["agree agreement 3 agreement"]),
    # things listed behind solved cases are taken by their own verb
    (
        "侦破走私冻肉案件21宗,查扣冻品3吨、香烟700余条。",
        ["solve case 21 case", "seize other 3000 item", "seize other 700- item"],
    ),
    # the verb describes the noun of which then only the number is told
    ("落网的嫌疑人有一百三十余名。", ["arrest suspect 130- person"]),
    ("受训的外国警员达75名。", ["train officer 75 person"]),
    ("目前仍在追捕的在逃人员约有40名。", ["wanted fugitive ~40 person ongoing"]),
    ("被捕的可疑劳工为八男五女。", ["arrest suspect 8 person", "arrest suspect 5 person"]),
    # a genitive of an act
    ("尚有4名嫌疑人的引渡案在泰国法院审理。", ["extradite suspect 4 person ongoing"]),
    ("该关完成了35名关员的判图训练。", ["train officer 35 person"]),
    # shares by nation, kind and rank
    (
        "警方拘捕40名疑犯。按国籍划分,越南籍22人,泰国籍11人。",
        ["arrest suspect 40 person", "arrest suspect 22 person <0", "arrest suspect 11 person <0"],
    ),
    (
        "行动涉及900宗骗案,损失总额5亿元。发言人指出,骗案以网购最多,占410宗;求职居次,有230宗。",
        ["involve case 900 case", "loss money 500000000 CNY", "involve case 410 case <0", "involve case 230 case <0"],
    ),
    # whoever is taken into custody is a suspect, whoever is only checked is not
    ("警员拘捕21名非法劳工。", ["arrest suspect 21 person"]),
    ("法院判处3名非法劳工监禁。", ["sentence suspect 3 person"]),
    ("边检查获三非外国人310名。", ["arrest person 310 person"]),
    # nor is whoever only wanted to cross a border, nor a part of them
    (
        "海警截停一艘快艇,抓获偷渡客17名,其中老挝籍9名。",
        ["arrest person 17 person", "arrest person 9 person <0"],
    ),
    # children are not found again like stolen goods
    ("警方寻回走失儿童6名,另找回被盗手机30部。", ["rescue person 6 person", "recover device 30 item"]),
    ("执法人员检查足浴店、典当行共80家。", ["raid site 80 site"]),
    # culprits listed with the cases
    ("今年共侦破毒品案9件、嫌犯31人。", ["solve case 9 case", "arrest suspect 31 person"]),
    # worth of what was given back or taken
    ("民警将32辆摩托车返还失主,总价值约18万元。", ["recover vehicle 32 item", "recover money ~180000 CNY"]),
    ("所扣冻品案值300万元。", ["seize money 3000000 CNY"]),
    # lumps and coins are no yuan, a length is no count
    ("起获海洛因砖86块、硬盘上百块。", ["seize drug 86 item", "seize device 100- item"]),
    ("查扣现金20万元及比特币约300枚。", ["seize money 200000 CNY", "seize money ~300 item"]),
    ("警方拦下一只40呎货柜,起出冰毒12公斤。", ["seize drug 12 item"]),
    ("扣押人民币40万元、越南盾3亿元。", ["seize money 400000 CNY", "seize money 300000000 VND"]),
    ("查扣泰达币2万颗、贩卖机3台。", ["seize money 20000 item", "seize device 3 item"]),
    ("海关检获一批市值4000万的私烟。", ["seize money 40000000 CNY"]),
    # what a crime came to is found out, not taken
    ("专案查获诈骗金额60亿元,并查扣不法所得2亿元。", ["loss money 6000000000 CNY", "seize money 200000000 CNY"]),
    ("警方查扣涉案金额3亿元。", ["seize money 300000000 CNY"]),
    # people right behind the cases; people who are only stopped and checked; things no list knows
    ("该局扫荡帮派17件84人。", ["dismantle group 17 group", "arrest suspect 84 person"]),
    (
        "警员截查了30名人士,包括18男12女。",
        ["involve person 30 person", "involve person 18 person <0", "involve person 12 person <0"],
    ),
    ("人员在其身上搜获4个避孕套。", []),
    # what is described by a number of its own; cases of many kinds of goods; worth of cases is at stake
    ("涉及9个县的400余起盗窃案告破。", ["involve other 9 item", "solve case 400- case"]),
    ("该关查获6宗涉嫌走私成品油等案件。", ["solve case 6 case"]),
    (
        "查获走私案件52起,案值3000万元,查扣冻品3吨。",
        ["solve case 52 case", "loss money 30000000 CNY", "seize other 3000 item"],
    ),
    ("该团伙涉嫌走私入境冻肉2吨。", ["involve other 2000 item"]),
    ("查获涉嫌走私进境的冻品7吨。", ["seize other 7000 item"]),
    ("警方对70名在逃嫌疑人进行追捕。", ["wanted fugitive 70 person"]),
    ("查扣1050匹马力高速快艇1艘。", ["seize vehicle 1 item"]),
    # what the parts before come to; pairs that are told anew and no sum of those before
    (
        "检方将两名台籍干部、九名缅籍船员共11人提起公诉。",
        ["prosecute suspect 2 person <2", "prosecute suspect 9 person <2", "prosecute suspect 11 person"],
    ),
    (
        "警方拘捕4男6女。次日再拘捕5男1女。",
        ["arrest suspect 4 person", "arrest suspect 6 person", "arrest suspect 5 person", "arrest suspect 1 person"],
    ),
    # people whom the law leaves alone, sums that range, heads without a measure word
    ("检察机关对其余27人作出不起诉决定。", []),
    ("损失金额介乎200元至1亿元。", []),
    ("该赌博案涉案人数超过10万。", ["involve suspect 100000- person"]),
    ("全案共退出违法所得900余万元。", ["recover money 9000000- CNY"]),
    ("有11人报案。", ["involve victim 11 person"]),
    ("提起公诉980件2550人。", ["prosecute case 980 case", "prosecute suspect 2550 person"]),
    ("四国编队为900多艘商船护航。", ["involve vehicle 900- item"]),
    # a drug with its form
    ("缴获氯胺酮粉末14公斤、半成品2吨。", ["seize drug 14 item", "seize drug 2000 item"]),
    # what a relative clause says of money is not done to it
    ("民警起获设备6台,以及尚未来得及转移的现金70万元。", ["seize device 6 item", "seize money 700000 CNY"]),
    # sites of gangs, members, illicit income, witnesses
    ("该团伙先后架设赌博网站18个,吸引参赌会员7000余人。", ["involve website 18 item", "involve person 7000- person"]),
    ("二人不法收入约13万元。", ["loss money ~130000 CNY"]),
    ("5名证人出庭。", ["involve person 5 person"]),
    ("中介安排十多名旅客来港打黑工。", ["involve person 10- person"]),
    ("6人被堵在仓库内。", ["arrest suspect 6 person"]),
    ("4名内地男子在酒店行骗。", ["involve suspect 4 person"]),
    # sweeps, dogs, people recruited, ships saved
    ("去年该处采取反走私行动逾两千次。", ["raid operation 2000- event"]),
    ("两地警方开展联合行动8次。", ["joint_operation operation 8 event"]),
    ("该关将增派缉毒犬7只。", ["deploy other 7 item planned"]),
    ("今年将增聘25名前线人员加强巡查。", ["deploy officer 25 person planned"]),
    ("海警救助遇险船舶23艘。", ["rescue vehicle 23 item"]),
    ("边防救助当地伤病员50名。", ["rescue person 50 person"]),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[case[0][:16] for case in CASES])
def test_class(text: str, wanted: list[str]) -> None:
    assert [written(draft) for draft in read(text, "zh-Hans")] == wanted


def test_parcels_are_no_cases() -> None:
    assert read("7月份,快递业务量完成90亿件,比上年同期多出约8亿件。", "zh-Hans") == []


def test_two_of_another_kind_are_counted_again() -> None:
    drafts = read("警方拘捕两名主脑。法院判处两名涉案雇主监禁。", "zh-Hans")
    assert [written(draft) for draft in drafts] == ["arrest ringleader 2 person", "sentence suspect 2 person"]


def test_two_taken_up_are_not() -> None:
    assert len(read("警方拘捕两名主脑。两名均为外籍人士。", "zh-Hans")) == 1


@pytest.mark.parametrize(
    "text", ["公司推出3个新网站,吸引投资者5000名。", "该所增购呼吸机30台,添置车辆6辆。", "证监会开设网站1个,供市民查询。"]
)
def test_business_is_none_of_enforcement(text: str) -> None:
    assert read(text, "zh-Hans") == []
