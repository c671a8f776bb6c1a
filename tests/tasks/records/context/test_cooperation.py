"""Who works with whom, by what means, and whether it is done, going on or planned."""

import pytest

from tasks.transform.records.cooperation import find_cooperation


def links(view):
    return [("+".join(draft.parties), draft.mechanism, draft.status) for draft in find_cooperation(view)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中泰警方联合行动,捣毁窝点5个。", [("CN+TH", "joint_operation", "done")]),
        ("工作组会同缅、泰警方清剿园区。", [("CN+MM+TH", "joint_operation", "done")]),  # one sign a country
        ("中越双方累计抓获嫌疑人900名。", [("CN+VN", "joint_operation", "done")]),
        ("老挝、泰国、越南警方捣毁窝点6处。", [("LA+TH+VN", "joint_operation", "done")]),
        ("中国与蒙古国签署联合打击走私协议。", [("CN+MN", "agreement", "done")]),  # what the text is about
        ("公安部与越南警方合作,抓获嫌疑人5名。", [("CN+VN", "joint_operation", "done")]),
        ("深圳警方联合香港警方捣毁窝点5个。", [("CN+HK", "joint_operation", "done")]),
        ("中方将与老方建立联络热线。", [("CN+LA", "hotline", "planned")]),
        ("江州警方在秘鲁警方协助下将其抓获。", [("CN+PE", "joint_operation", "done")]),
        ("公安部协同邻国执法部门铲除园区7处。", [("*FOREIGN+CN", "joint_operation", "done")]),
        ("公安部同老方在万象联合查封窝点8处。", [("CN+LA", "joint_operation", "done")]),
        ("智利、秘鲁司法机关先后向中方提供境外证据。", [("CL+CN+PE", "evidence_exchange", "done")]),
        (
            "检察院已同老挝、越南检察机关分别建立直接联络机制。",
            [("CN+LA", "cooperation_mechanism", "done"), ("CN+VN", "cooperation_mechanism", "done")],
        ),
        (
            "第四轮中老警务合作年度磋商9日在万象落幕,签署2份合作协议,内容涉及证据互认。",
            [("CN+LA", "regular_meeting", "done"), ("CN+LA", "agreement", "done")],
        ),
        ("他还对越方清查窝点表示感谢。", [("CN+VN", "support", "done")]),
        ("中方将继续同蒙古国警方开展联合巡逻。", [("CN+MN", "joint_patrol", "ongoing")]),
        ("中国与秘鲁、智利警方分别签署合作谅解备忘录。", [("CL+CN", "mou", "done"), ("CN+PE", "mou", "done")]),
        ("泰国警方将5名嫌疑人移交中方。", [("CN+TH", "handover", "done")]),  # 将 is no future here
        ("目前公安机关已与40多个国家建立警务合作关系。", [("*FOREIGN+CN", "cooperation_mechanism", "done")]),
        ("中国警方为各国培训执法人员。", [("*FOREIGN+CN", "training", "done")]),
        ("公安部积极参与联合国维和行动。", [("CN+UN", "peacekeeping", "ongoing")]),
        ("公安部将派出工作组赴缅甸、泰国开展执法合作。", [("CN+MM+TH", "task_force", "planned")]),
        ("我国公安机关举办反诈培训班。", []),  # no partner
        ("国际刑警组织发布红色通报。", []),
        ("泰国共遣返中国公民300名。", []),  # plain deportation
        ("如有线索,请拨打举报热线。", []),
        ("双方就加强合作交换了意见。", []),
        ("去年以来,海警局一直同越南海警互通可疑货船线索。", [("CN+VN", "information_exchange", "ongoing")]),
        ("中方计划明年与老挝警方建立线索快速通报渠道。", [("CN+LA", "information_exchange", "planned")]),
        ("我方将线索通报给泰国海关。", [("CN+TH", "information_exchange", "done")]),  # nor here
        ("警方已透过国际刑警组织向秘鲁及智利通报资料。", [("CL+CN+INTERPOL+PE", "information_exchange", "done")]),
        (
            "中老、中缅边检机关均已建立定期会晤制度。",
            [("CN+LA", "regular_meeting", "done"), ("CN+MM", "regular_meeting", "done")],
        ),
        (
            "第三次边境执法会议18日在昆明举行,老挝、越南内务部门负责人率团出席。",
            [("CN+LA+VN", "regular_meeting", "done")],
        ),
        ("省检察院定于今年9月与老挝检察院举行第二次检察协作会议。", [("CN+LA", "regular_meeting", "planned")]),
        ("中越海警完成年内首次北部湾联合巡逻。", [("CN+VN", "joint_patrol", "done")]),
        ("中国和蒙古国商定,今年8月在边境启动联合巡逻。", [("CN+MN", "joint_patrol", "planned")]),
        ("中韩双方商定,自明年1月起互派警务联络官。", [("CN+KR", "liaison_office", "planned")]),
        ("主犯在曼谷被泰国警方抓获,随后移交中方。", [("CN+TH", "handover", "done")]),
        ("越方下周将派员来访,商讨疑犯移交安排。", [("CN+VN", "handover", "planned")]),
        ("中老缅三国将成立跨境案件联合侦办专班。", [("CN+LA+MM", "task_force", "planned")]),
        ("中国第二支驻利比里亚维和警察防暴队完成轮换任务,回到南京。", [("CN+UN", "peacekeeping", "done")]),
        ("双方共同开展第60次中老联合巡逻。", [("CN+LA", "joint_patrol", "done")]),  # one link, not two
        (
            "公安部对缅北诈骗始终紧盯不放,近日,云南警方与缅甸警方开展合作,抓获嫌疑人40名。",
            [("CN+MM", "joint_operation", "done")],
        ),
        ("泰国报警电话:191;应急热线:+86-10-55555。", []),  # numbers to call
        ("中老泰三方护航商船,为沿河各国挽回损失900万元,联合巡逻总航程达2万公里。", [("CN+LA+TH", "joint_patrol", "done")]),
        (
            "中、老、缅、泰、越、柬等六国执法部门共同签署了成果文件,将开展多国联合打击行动。",
            [("CN+KH+LA+MM+TH+VN", "joint_operation", "planned"), ("CN+KH+LA+MM+TH+VN", "agreement", "done")],
        ),
        (
            "中、老、泰三国禁毒部门举行第三次部长级会晤。与会各方要进一步加强情报共享,建立常态化协调机制。",
            [
                ("CN+LA+TH", "regular_meeting", "done"),
                ("CN+LA+TH", "information_exchange", "planned"),
                ("CN+LA+TH", "cooperation_mechanism", "planned"),
            ],
        ),
        (
            "中、缅、泰三国建立三方协调机制,联合对缅甸妙瓦底地区赌诈窝点开展清剿。",
            [("CN+MM+TH", "cooperation_mechanism", "done"), ("CN+MM+TH", "joint_operation", "done")],
        ),
        (
            "这次集中执法由国际刑警组织牵头、欧洲刑警组织提供行动支持,12个国家参与。",
            [("*FOREIGN+EUROPOL+INTERPOL", "joint_operation", "done")],
        ),
    ],
)
def test_chinese(view, text, expected):
    assert links(view(text)) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Kenya and Uganda signed an extradition treaty.", [("KE+UG", "agreement", "done")]),
        ("en", "Kenya and Uganda will hold joint patrols on the lake.", [("KE+UG", "joint_patrol", "planned")]),
        ("en", "Polish police arrested nine men with the help of German police.", [("DE+PL", "joint_operation", "done")]),
        ("en", "The two men met for talks about drugs.", []),
        ("fr", "La France et le Togo ont signé un accord de coopération policière.", [("FR+TG", "agreement", "done")]),
        ("fr", "Le Togo et le Bénin mèneront des patrouilles conjointes.", [("BJ+TG", "joint_patrol", "planned")]),
        ("fr", "Le Togo et le Bénin mèneront des patrouilles navales communes.", [("BJ+TG", "joint_patrol", "planned")]),
    ],
)
def test_latin(view, language, text, expected):
    assert links(view(text, language)) == expected


def test_both_sides_are_those_named_before(view):
    found = links(view("中国、老挝、泰国警方举行会谈。三国警方启动联合巡逻。"))
    assert ("CN+LA+TH", "joint_patrol", "ongoing") in found


def test_a_list_of_intentions_is_planned(view):
    text = "公安部表示,下一步,将从以下方面开展工作:\n首先,与外国执法部门建立定期会晤机制。\n其次,与有关国家开展证据交换。"
    assert links(view(text)) == [("*FOREIGN+CN", "regular_meeting", "planned"), ("*FOREIGN+CN", "evidence_exchange", "planned")]


def test_one_row_for_each_set_and_mechanism_at_its_first_sentence(view):
    text = "中越警方联合行动,抓获9人。此后中越警方又多次联合行动。"
    (draft,) = find_cooperation(view(text))
    assert draft.quote.start == 0


def test_states_told_first_share_the_steps_agreed_behind(view):
    text = (
        "中国、老挝、缅甸执法部门会晤达成共识:一是建设三国情报信息共享平台,二是简化逃犯引渡程序,"
        "三是依托上海合作组织开展联合反恐行动。"
    )
    assert links(view(text)) == [
        ("CN+LA+MM", "information_exchange", "planned"),
        ("CN+LA+MM", "extradition", "planned"),
        ("CN+LA+MM+SCO", "joint_operation", "planned"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # two links of one sentence, each with a partner of its own
            "OSLO, June 20 - Norwegian customs exchanges intelligence with Danish police round the clock, and a joint operation "
            "with Polish customs is scheduled for autumn.",
            [("NO+PL", "joint_operation", "planned"), ("DK+NO", "information_exchange", "ongoing")],
        ),
        ("OSLO, June 20 - Norwegian police raided a barn. The raid followed a tip-off from Latvia.",
         [("LV+NO", "information_exchange", "done")]),
        ("OSLO, June 20 - Norwegian police, joined by officers from Sweden, stormed three barns.",
         [("NO+SE", "joint_operation", "done")]),
        ("OSLO, June 20 - The ministers of Norway, Sweden and Finland put their names to two agreements.",
         [("FI+NO+SE", "agreement", "done")]),
        ("OSLO, June 20 - Europol proposed a working agreement with Norway.", [("EUROPOL+NO", "agreement", "planned")]),
        ("OSLO, June 20 - Norwegian police said so. Estonia, for its part, has kept two police attachés in Oslo since May.",
         [("EE+NO", "liaison_office", "ongoing")]),
        ("OSLO, June 20 - Norwegian police have a new laboratory. Japan is paying for a second one there.",
         [("JP+NO", "support", "ongoing")]),
        ("OSLO, June 20 - Norwegian police said officials of Norway and Chad will hold their next half-yearly talks in May.",
         [("NO+TD", "regular_meeting", "planned")]),
        (  # raids that a body coordinates are told once, with it; a sea is nobody's police
            "OSLO, June 20 - Nine men who ferried migrants across the English Channel were held in raids in Estonia, Sweden and "
            "Chad coordinated by Europol. Officers from the three countries took part in Operation Low Tide.",
            [("EE+EUROPOL+SE+TD", "joint_operation", "done")],
        ),
        ("OSLO, June 20 - Norwegian police said Oslo would sign a joint action plan with Chad.",
         [("NO+TD", "agreement", "planned")]),
        ("OSLO, June 20 - Norwegian police said 15 investigators would be posted to Lima to work alongside Peruvian police.",
         [("NO+PE", "liaison_office", "planned")]),
        ("OSLO, June 20 - Norwegian police said Operation Heron, launched in May with partners from Chad and Sweden, went well.",
         [("NO+SE+TD", "joint_operation", "done")]),
        ("OSLO, June 20 - In Operation Heron, which the agency mounted with Chadian police on 2 May, nine men were held.",
         [("NO+TD", "joint_operation", "done")]),
        ("OSLO, June 20 - Swedish prosecutors had supplied their Norwegian colleagues with intercepted calls.",
         [("NO+SE", "evidence_exchange", "done")]),
        ("THE HAGUE, June 20 - Eurojust has helped Norway and Chad. A joint investigation team was set up by Norwegian and "
         "Chadian prosecutors at Eurojust in May.", [("NO+TD", "task_force", "done")]),  # where a body has its seat is no party
        ("DAKAR, June 20 - Interpol arrested 90 suspects in Africa. Operation Heron ran in June in 12 African countries.",
         [("*FOREIGN+INTERPOL", "joint_operation", "done")]),
        ("UNODC runs the project. Last month in Oslo the agency signed an agreement with Chad on witnesses.",
         [("TD+UNODC", "agreement", "done")]),
    ],
)  # fmt: skip
def test_english_partners(view, text, expected):
    assert links(view(text, "en")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "浙江公安机关根据越方通报的线索,在宁波、温州同步收网,抓获嫌疑人27名。",
            [("CN+VN", "information_exchange", "done")],
        ),
        (
            "浙江公安机关根据越方通报的线索,双方同步收网,抓获嫌疑人27名。",
            [("CN+VN", "joint_operation", "done"), ("CN+VN", "information_exchange", "done")],
        ),
    ],
)
def test_whoever_only_gave_the_lead_took_no_part_in_the_raid(view, text, expected):
    assert links(view(text, "zh-Hans")) == expected
