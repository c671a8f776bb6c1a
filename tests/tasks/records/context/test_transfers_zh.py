"""Information and evidence that one side gave the other in Chinese: who gave what to whom, in every order of the words."""

import pytest

from tasks.transform.records.cooperation import find_cooperation


def links(view):
    return [("+".join(draft.parties), draft.mechanism, draft.status) for draft in find_cooperation(view)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("江州警方把查清的窝点位置逐一通报老、缅两国警方。", ["CN+LA+MM"]),
        ("江州警方将人员动向及时向泰方反馈。", ["CN+TH"]),  # 将 marks what is given, no future
        ("江州警方根据泰国海关推送的线索查获走私船2艘。", ["CN+TH"]),
        ("根据中方转来的预警,老挝海关截停货车1辆。", ["CN+LA"]),  # who was told acts in the next clause
        ("公安部收到蒙古国警方的协查请求后,立即核查。", ["CN+MN"]),
        ("河内方面发来线索,江州警方立即布控。", ["CN+VN"]),
        ("去年中老禁毒部门就5起案件互换情报。", ["CN+LA"]),  # 去年 is no half of a name
        ("中老边防部门互有往来,江州警方将线索通报两国。", ["CN+LA"]),
        ("泰国警方与老挝警方侦查后,主动向中方通报线索。", ["CN+LA+TH"]),
        ("中老双方会谈。双方通报了各自工作进展。", ["CN+LA"]),
        ("中老边防部门就越界放牧等情况互相通报。", ["CN+LA"]),
    ],
)
def test_information_given(view, text, expected):
    assert links(view(text)) == [(parties, "information_exchange", "done") for parties in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("随后,老挝方面把硬盘镜像、转账记录交由中方固定为证据。", "CN+LA"),
        ("公安部已将银行流水等证据提供给秘鲁、智利两国。", "CL+CN+PE"),
        ("江州检察机关已从泰方取得被害人笔录。", "CN+TH"),
        ("应中方请求,智利司法机关提取了证人证言。", "CL+CN"),
        ("江州检察机关为秘鲁方面询问在华证人提供协助。", "CN+PE"),
        ("蒙古国警方将账本副本交给江州警方作证据。", "CN+MN"),
        ("全年最高人民检察院办理刑事司法协助案件80件,涉及30个国家。", "*FOREIGN+CN"),
    ],
)
def test_evidence_given(view, text, expected):
    assert links(view(text)) == [(expected, "evidence_exchange", "done")]


@pytest.mark.parametrize(
    "text",
    [
        "2名男子向泰国诈骗团伙提供个人信息。",
        "泰国警方收集证据后逮捕3人。",
        "泰国籍男子向江州警方提供线索。",
        "据泰国警方通报,3人落网。",  # only whose word it is
    ],
)
def test_what_is_given_to_or_by_no_authority_is_no_link(view, text):
    assert links(view(text)) == []
