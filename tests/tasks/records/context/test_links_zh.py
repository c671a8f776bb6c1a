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
    ],
)
def test_links_in_other_words(view, text, expected):
    assert links(view(text)) == expected
