"""Chinese times that a sentence or campaign completes, years of Taiwan, and what is a total; all sentences invented."""

from __future__ import annotations

import datetime as dt

import pytest

from tasks.transform.facts.mentions import find_mentions
from tasks.transform.records.build import build_drafts
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.model import ClaimDraft, DocumentInput

DAY = dt.date(2024, 6, 20)


def read(text: str, language: str = "zh-Hans") -> list[ClaimDraft]:
    document = DocumentInput("d", text, language, dateline_date=DAY)
    return build_drafts(DocumentView(document, find_mentions(text, language, DAY)))[1]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("双方自2021年起每季交换情报,迄今联手侦破毒品案14件。", "2021-01-01", "2024-06-20"),
        ("截至3月29日,今年该局查获毒品3吨。", "2024-01-01", "2024-03-29"),
        ("今年2月1日起,该市启动“春雷”行动。截至5月8日,警方破获案件43起。", "2024-02-01", "2024-05-08"),
        ("“春雷”行动去年10月启动,截至今年2月底,全省警方破获案件43起。", "2023-10-01", "2024-02-29"),
        ("今(113)年1月至3月查获毒品3公吨。", "2024-01-01", "2024-03-31"),
        ("今年3月、4月执行专案,搜索53处。", "2024-03-01", "2024-04-30"),
        ("4月7日至4月17日一连11日进行“飞鹰”行动,警方拘捕53人。", "2024-04-07", "2024-04-17"),
        ("去(112)年全年查获毒品9公吨。", "2023-01-01", "2023-12-31"),
        ("113年5月6日查获海洛因4公斤。", "2024-05-06", "2024-05-06"),
        ("本(6)月查获安非他命3公斤。", "2024-06-01", "2024-06-30"),
        ("双方2022年建立热线,至今已互通线索70条。", "2022-01-01", "2024-06-20"),
    ],
)
def test_days(text: str, start: str, end: str) -> None:
    draft = read(text)[0]
    assert (str(draft.period_start), str(draft.period_end)) == (start, end)


@pytest.mark.parametrize(
    ("text", "start", "end", "status"),
    [
        ("双方商定,9月1日至11月30日开展“潮声”行动,投入警力500名。", "2024-09-01", "2024-11-30", "planned"),
        ("2022年3月起,两地开展“潮声”行动,至今年4月底共捣毁窝点64处。", "2022-03-01", "2024-04-30", "done"),
        ("昨天,江州市公安局披露,90名涉案人员被采取强制措施。", "None", "None", "done"),
        ("5月14日,警方抓获嫌疑人40名。收网后,又有9名嫌疑人投案自首。", "None", "None", "done"),
        ("对方警方已同意于今年9月移交12名嫌疑人。", "2024-09-01", "2024-09-30", "planned"),
        ("两国拟于7月设立联络处,首批安排8名警员常驻。", "2024-07-01", "2024-07-31", "planned"),
        ("2021年“潮声”行动启动以来,警方破获案件90起。", "2021-01-01", "2024-06-20", "done"),
        ("6月9日,9名嫌疑人落网。60部手机被当场起获,一同查扣的还有银行卡30张。", "2024-06-09", "2024-06-09", "done"),
        ("政府计划今年杪以前增派4名警官。", "None", "2024-12-31", "planned"),
    ],
)
def test_days_and_status(text: str, start: str, end: str, status: str) -> None:
    draft = read(text)[-1]
    assert (str(draft.period_start), str(draft.period_end), draft.status) == (start, end, status)


def test_a_part_with_a_verb_of_its_own_adds_up_with_its_whole() -> None:
    drafts = read("去年,检察机关累计起诉诈骗嫌疑人90人,其中60人已获一审判决。")
    assert [(draft.action, draft.cumulative) for draft in drafts] == [("prosecute", True), ("sentence", True)]


def test_who_got_what_is_a_part_of_those_sentenced() -> None:
    drafts = read("法院对28名被告人判处刑罚。其中,主犯获刑十年;9人被宣告缓刑。")
    assert [draft.part_of for draft in drafts] == [None, 0]


def test_a_list_of_nations_has_one_whole() -> None:
    drafts = read("警方扣捕60名嫌犯,包括30名大马籍、20名中国籍和10名印尼籍。")
    assert [draft.part_of for draft in drafts] == [None, 0, 0, 0]


def test_a_day_behind_the_dateline_heads_the_paragraph() -> None:
    text = "晨报关渡6月20日电(记者 林某)20日上午9时,两艘巡逻艇驶离码头。双方此次共投入执法艇8艘。"
    assert [str(draft.period_start) for draft in read(text)] == ["2024-06-20", "2024-06-20"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("6月3日至6日,该署采取代号“飞鹰”的行动,拘捕40名疑犯。", True),
        ("6月1日至8日,海关在两个口岸检获私烟3万支。", True),
        ("截至目前,各地累计抓获嫌疑人400名。", True),
        ("截至目前,已有17名嫌疑人被批准逮捕。", False),
        ("专案小组6月3日至16日持搜索票搜索21处。", False),
        ("警方在边境拦下一辆面包车,车上11名受害人全部获救。", False),
        ("搜出三包共重七百克冰毒。", False),
        ("首次联合巡逻以来,双方累计救助船舶90艘。", True),
        ("今年以来,公安部挂牌督办特大走私案件27起。", True),
        ("2021年5月至2023年8月,林某等人以“包机票、管吃住”为诱饵招募人员300余人。", True),
    ],
)
def test_totals(text: str, wanted: bool) -> None:
    assert [draft.cumulative for draft in read(text)] == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("下月起将伙拍本港18间银行试行,并派6名人员到外地参加培训班。", ["planned", "planned"]),
        ("海警预定7月选派5名干员赴曼谷受训。", ["planned"]),
        ("中方常驻民警30名。", ["ongoing"]),
        ("另外5名嫌疑人潜入邻国,邻国警方在口岸将其移交中方。", ["done"]),
    ],
)
def test_status(text: str, wanted: list[str]) -> None:
    assert [draft.status for draft in read(text)] == wanted


def test_share_by_nation_is_not_told_before() -> None:
    drafts = read("警方拘捕40名黑工、9名雇主。按国籍划分,印尼籍9人,越南籍6人。")
    assert [draft.low for draft in drafts] == [40, 9, 9, 6]


def test_the_time_of_a_crime_is_not_that_of_the_arrests() -> None:
    drafts = read("该集团涉嫌在今年1月至5月期间清洗600万元犯罪得益。行动中,警方拘捕18名男女。")
    assert [str(draft.period_start) for draft in drafts] == ["2024-01-01", "None"]


def test_how_long_it_took_is_not_still_to_come() -> None:
    assert read("该集团8个月内合共清洗约600万元。")[0].period_end is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # so many days after the day told before, not after the report
        ("5月3日,民警查获海洛因9公斤。三天后,2名接货人在某市落网。", ["2024-05-03", "2024-05-06"]),
        # the scene told before, in a paragraph of its own
        ("海警5月3日在某海域拘捕9人。\n警方指出,两船当时正在过驳,执法人员起获现金8万元。", ["2024-05-03", "2024-05-03"]),
        # a deed without a number dates those that go on with it
        ("海关上周在口岸查获一批私烟。关员从车厢里起出香烟3000条。", ["2024-06-10"]),
        # what came to light later, and what became of those caught, is of no day told
        ("5月3日,民警抓获团伙成员9名。审讯显示,该伙人获利30万元。", ["2024-05-03", "None"]),
        ("5月3日,民警抓获团伙成员9名。目前6名嫌疑人已被移送审查起诉。", ["2024-05-03", "None"]),
    ],
)
def test_times_that_point_back(text: str, days: list[str]) -> None:
    assert [str(draft.period_start) for draft in read(text)] == days


def test_a_day_of_publication_is_not_that_of_the_campaign() -> None:
    drafts = read("14国参与的“深谷行动”6月18日公布成果。5月2日至6月1日行动期间,各国逮捕嫌疑人800名。")
    assert {(str(d.period_start), str(d.period_end)) for d in drafts} == {("2024-05-02", "2024-06-01")}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("6月3日至9日,某县公安局破获案件22起。", [True]),  # a week told by its days
        ("上周,民警在某镇抓获嫌疑人4名。", [False]),
        ("民警分赴各地集中收网,打掉团伙3个。", [False]),
        (
            "“深谷行动”5月2日至6月1日展开,14国参与。行动期间,泰国警方在清迈查获冰毒30公斤;中国警方共抓获嫌疑人90名。",
            [True, False, True],
        ),
        ("经查,2021年至2023年,该团伙通过30个账号销售假货,买家超过9000人。", [True, True]),
    ],
)
def test_weeks_and_scenes(text: str, wanted: list[bool]) -> None:
    assert [draft.cumulative for draft in read(text)] == wanted
