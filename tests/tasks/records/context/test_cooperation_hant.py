"""Links between states as the press of Hong Kong, Macau, Taiwan, Malaysia and Singapore tells them."""

import pytest

from tasks.transform.records.cooperation import find_cooperation


def links(view):
    return [("+".join(draft.parties), draft.mechanism, draft.status) for draft in find_cooperation(view)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("香港海關與泰國海關組成追查小組。", [("HK+TH", "task_force", "done")]),
        ("本港警方接獲泰國警方通報後成立專案小組。", [("HK+TH", "information_exchange", "done")]),  # a team of its own
        ("港泰警方上月在曼谷會面,雙方成立調查小組。", [("HK+TH", "task_force", "done")]),
        ("海關與越南海關在香港及海防同時出動,拘捕6人。", [("HK+VN", "joint_operation", "done")]),
        ("行動本月3日在本港及泰國同步進行,共拘捕9人。", [("HK+TH", "joint_operation", "done")]),
        ("泰國警方上月到訪香港。兩地警方合共拘捕30人。", [("HK+TH", "joint_operation", "done")]),
        ("越南公安部日前向警務處分享疑犯名單。", [("HK+VN", "information_exchange", "done")]),
        ("海關已把船期紀錄交予日本海關。香港海關。", [("HK+JP", "information_exchange", "done")]),
        ("日本警察廳把通話紀錄交給香港警方作證據。", [("HK+JP", "evidence_exchange", "done")]),
        ("廉政公署派員到韓國檢察廳接受鑑證訓練。香港廉署。", [("HK+KR", "training", "done")]),
        ("廉署去年為蒙古反貪人員舉辦調查課程。香港廉署。", [("HK+MN", "training", "done")]),
        ("本港警方正與德國警方商討開設聯絡專線。", [("DE+HK", "hotline", "planned")]),
        ("香港入境處將在越南派駐聯絡主任。", [("HK+VN", "liaison_office", "planned")]),
        ("港澳海關的保護動植物年會上月在澳門舉行。", [("HK+MO", "regular_meeting", "done")]),
        ("日本警方去年提供線報,台灣海巡署隨即與調查局共同偵辦。", [("JP+TW", "information_exchange", "done")]),  # our own two
        ("粵港警方與越南警方會面後,新加坡貪污調查局應廉署請求,向2名證人錄取口供。", [("HK+SG", "evidence_exchange", "done")]),
        ("應香港海關要求,老撾海關提取證人證言。", [("HK+LA", "evidence_exchange", "done")]),
        (
            "台灣法務部將依司法互助協定,請日本檢方協助訊問共犯。",
            [("JP+TW", "agreement", "done"), ("JP+TW", "evidence_exchange", "planned")],
        ),
        ("該名疑犯匿藏葡萄牙,廉署擬申請引渡。香港廉署。", [("HK+PT", "extradition", "planned")]),
        ("廉署下月接待國際刑警組織代表,雙方會按早前簽訂的備忘錄交流。", [("HK+INTERPOL", "mou", "done")]),
        ("越南及老撾駐港總領事館一直與入境處互通情報。", [("HK+LA+VN", "information_exchange", "ongoing")]),
        ("香港入境處與柬方商定定期舉行會議。", [("HK+KH", "regular_meeting", "planned")]),
        ("三名疑犯的同黨其後由越方交予香港警方專責小組。", [("HK+VN", "handover", "done")]),
        ("台灣在9國派有警察聯絡官。", [("*FOREIGN+TW", "liaison_office", "done")]),
        ("香港海關獲一個不願具名的西非執法機關提供船期資料。", [("*FOREIGN+HK", "information_exchange", "done")]),
        ("香港警方上周收到國際刑警組織轉來的開戶資料。", [("HK+INTERPOL", "information_exchange", "done")]),
        ("台日海巡機關的業務會談上月在沖繩舉行。台灣海巡署。", [("JP+TW", "regular_meeting", "done")]),
        ("美國國務院發言人肯定台灣的查緝成果。", [("TW+US", "support", "done")]),
        ("保安局專責小組與泰國移民局保持聯絡。香港保安局。", []),  # a team that only acts
        ("詐騙案近年持續上升,司警聯同香港警方展開聯合行動,拘捕5人。澳門司警。", [("HK+MO", "joint_operation", "done")]),
        ("粵港澳三地警方聯合警務行動今日公布結果。澳門司警。", [("CN+HK+MO", "joint_operation", "done")]),
        ("司警與越方商討後,澳方同意與越方設立聯絡專線。澳門司警。", [("MO+VN", "hotline", "planned")]),
        ("香港海關表示,會繼續加強與外國執法機構合作,進行情報交流。", [("*FOREIGN+HK", "information_exchange", "ongoing")]),
        ("泰國總警監說,將與越南簽署合作備忘錄。台灣海巡署。", [("TH+VN", "mou", "planned")]),
        ("大馬警方說,泰國警方搗破多個窩點,值得我國讚揚。", [("MY+TH", "support", "done")]),
    ],
)  # fmt: skip
def test_links_in_traditional_characters(view, text, expected):
    assert links(view(text, "zh-Hant")) == expected


def test_a_malaysian_paper_that_says_our_country_is_malaysian(view):
    text = "內政部長說,我國警方在檳城搗破窩點,大馬警方拘捕8人。中國公安部早前向我國警方通報線索。"
    assert ("CN+MY", "information_exchange", "done") in links(view(text, "zh-Hant"))
