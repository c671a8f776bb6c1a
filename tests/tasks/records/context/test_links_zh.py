"""Chinese links told in other words than their usual names, and partners named by one sign."""

import pytest

from tasks.transform.records.cooperation import find_cooperation


def links(view):
    return [("+".join(draft.parties), draft.mechanism, draft.status) for draft in find_cooperation(view)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中国海警与菲律宾海岸警卫队在附近海域共同巡航。", [("CN+PH", "joint_patrol", "done")]),
        ("江州警方与秘鲁国家警察合设的联合特遣组已运转半年。", [("CN+PE", "task_force", "done")]),
        ("今年以来中老边防部门会谈会晤12次。", [("CN+LA", "regular_meeting", "done")]),
        ("中国与40个国家签订引渡、司法协助类条约90项。", [("*FOREIGN+CN", "agreement", "done")]),
        ("江州市检察院与老挝检察院签署两年期合作计划。", [("CN+LA", "agreement", "done")]),
        ("江州总站将为10名老挝移民官员讲授查验技术。", [("CN+LA", "training", "planned")]),
        ("中老两国海关举行会谈。双方同意,明年各选派关员到对方院校短训。", [("CN+LA", "training", "planned")]),
        ("江州警方与柬国家警察联合行动,抓获8人。柬埔寨方面配合密切。", [("CN+KH", "joint_operation", "done")]),
        ("老警察王大山与警方联合行动,抓获8人。", []),
        ("6月1日,泰国警方在江州将出逃多年的原局长引渡给我国。", [("CN+TH", "extradition", "done")]),
        (
            "在欧洲刑警组织协调下,中国、捷克警方同步出手,捷克警员抓获9人。",
            [("CN+CZ+EUROPOL", "joint_operation", "done")],  # not once more for those who did a part of it
        ),
        (
            "欧洲刑警组织负责人对中方表示赞赏。双方商定建立年度会晤机制。",
            [("CN+EUROPOL", "support", "done"), ("CN+EUROPOL", "regular_meeting", "planned")],
        ),
        (
            "国际移民组织不在其列。联合国毒品和犯罪问题办公室代表应邀出席,对中国列管新物质表示赞赏。",
            [("CN+UNODC", "support", "done")],
        ),
        (
            "江州警方与缅甸执法部门不断加强往来,持续通报窝点线索。",
            [("CN+MM", "information_exchange", "ongoing")],  # to whom is told in the clause before
        ),
        ("中越的联合巡逻始于前年。中越双方互有往来。", [("CN+VN", "joint_patrol", "done")]),  # a pair known from elsewhere
        (
            "双方一致表示,要深化中越执法合作,联合打击跨境犯罪。",
            [("CN+VN", "cooperation_mechanism", "planned"), ("CN+VN", "joint_operation", "planned")],
        ),
        ("中国海警代表团在越南渔监局走访时,回顾了联络热线的使用情况。", [("CN+VN", "hotline", "ongoing")]),
        ("中越海警组织联合搜救演练。", [("CN+VN", "training", "done")]),
        ("中越海警将在《海上合作备忘录》框架下开展往来。", [("CN+VN", "mou", "done")]),  # what is planned is done under it
        (
            "部长李国强在内比都会见缅甸内政部部长吴登山。会后,李国强和吴登山签署了会议纪要。",
            [("CN+MM", "agreement", "done")],  # he signs for his country
        ),
        ("中越海警双方就推进联合巡逻交换了意见。", []),
        (
            "中越海警双方签订《中国海警局与越南海警司令部关于开展联合打击走私的工作方案》。",
            [("CN+VN", "agreement", "done")],  # what its title tells is no link of its own
        ),
        (
            "中泰双方一致同意完善禁毒合作机制,加强情报交流。",
            [("CN+TH", "cooperation_mechanism", "planned"), ("CN+TH", "information_exchange", "planned")],
        ),
        (
            "中方与老挝同意开展联合巡逻;与泰国的联络热线也已启用。",
            [("CN+LA", "joint_patrol", "planned"), ("CN+TH", "hotline", "done")],
        ),
        ("中越双方将防疫与打击偷渡相结合,开展联合巡逻。", [("CN+VN", "joint_patrol", "done")]),
        ("公安部工作组将嫌疑人陈某从摩洛哥引渡回国。", [("CN+MA", "extradition", "done")]),
        ("中方警务联络官自2013年起常驻泰国。", [("CN+TH", "liaison_office", "ongoing")]),
        ("江州警方与泰国警方合开的报警热线受理求助。", [("CN+TH", "hotline", "done")]),
        (
            "中方与联合国毒品和犯罪问题办公室合办研修班,为老挝、缅甸培训官员30名。",
            [("CN+LA+MM+UNODC", "training", "done")],  # one course
        ),
        (
            "中国海关已向泰国派驻联络员;年内还将为东盟国家举办研修班,培训关员60名。",
            [("CN+TH", "liaison_office", "done"), ("ASEAN+CN", "training", "planned")],
        ),
        ("11月,新西兰向中方返还没收款200万元。", []),
        ("他对老方持续清查窝点表示感谢。中方与老挝来往。", [("CN+LA", "support", "done")]),
        ("自6月1日起,中越警方开展为期三个月的联合行动。", [("CN+VN", "joint_operation", "ongoing")]),
        ("自1月1日起,中越警方开展为期三个月的联合行动。", [("CN+VN", "joint_operation", "done")]),
        ("来自中泰两国金融情报部门的代表出席。", []),
        ("亚太地区情报联络中心由中国海关承办,明年迁往韩国。", []),
    ],
)
def test_links_in_other_words(view, text, expected):
    assert links(view(text)) == expected
