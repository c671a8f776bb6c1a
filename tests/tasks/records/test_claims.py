"""What a sentence yields: each case is a sentence and the claims that it states.

A claim is written ``action object number unit``; ``low-`` and ``-high`` mark open bounds, ``~`` about, ``low..high`` a range;
then ``planned``/``ongoing``, and ``<N`` for a part of claim N of the same list.
"""

from __future__ import annotations

import datetime as dt

import pytest

from tasks.text.mentions import Mention
from tasks.transform.facts.mentions import find_mentions
from tasks.transform.records.build import build_drafts, build_records
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.model import ClaimDraft, DocumentInput

DAY = dt.date(2024, 9, 2)


def read(text: str, language: str) -> list[ClaimDraft]:
    document = DocumentInput("d", text, language, dateline_date=DAY)
    return build_drafts(DocumentView(document, find_mentions(text, language, DAY)))[1]


def written(draft: ClaimDraft) -> str:
    def plain(value: float | None) -> str:
        return "" if value is None else f"{value:g}" if value < 1e6 else f"{value:.0f}"

    low, high = plain(draft.low), plain(draft.high)
    number = low if low == high else f"{low}..{high}" if low and high else f"{low}-{high}"
    parts = [draft.action, draft.object, ("~" if draft.hedge == "about" else "") + number, draft.unit]
    parts += [draft.status] * (draft.status != "done")
    parts += [] if draft.part_of is None else [f"<{draft.part_of}"]
    return " ".join(parts)


CHINESE = [
    # verb before its object, the number behind the noun or before it
    ("警方当场擒获嫌疑人37名。", ["arrest suspect 37 person"]),
    ("两国警方抓获了48名电诈嫌疑人。", ["arrest suspect 48 person"]),
    # passive, inverted, with the object put before the verb
    ("63名涉诈嫌疑人被押解回国。", ["repatriate suspect 63 person"]),
    ("昨晚,52名逃犯悉数落网。", ["arrest fugitive 52 person"]),
    ("老方将84名电诈嫌疑人移交中方。", ["handover suspect 84 person"]),
    ("119名中国籍嫌疑人由泰方移交我方。", ["handover suspect 119 person"]),
    ("检察机关依法对郑某等23人提起公诉。", ["prosecute suspect 23 person"]),
    ("盗抢案件侦破310起。", ["solve case 310 case"]),
    # 将 of the future
    ("中心将增派15名联络官。", ["deploy officer 15 person planned"]),
    ("今年计划为邻国培训240名执法官员。", ["train officer 240 person planned"]),
    # two verbs on one number: the act furthest along
    ("越南警方抓获并移交网络赌博嫌疑人26名。", ["handover suspect 26 person"]),
    # a list shares its verb; things of several kinds
    (
        "缴获手机130余部、银行卡二百多张、车辆3台。",
        ["seize device 130- item", "seize document 200- item", "seize vehicle 3 item"],
    ),
    # one verb, several meanings
    ("当地警方查获在逃人员7名。", ["arrest fugitive 7 person"]),
    ("当地警方查获冰毒40公斤。", ["seize drug 40 item"]),
    ("当地警方打掉犯罪团伙5个、窝点12处。", ["dismantle group 5 group", "raid site 12 site"]),
    ("银行协助拦截涉案资金2.5亿元。", ["freeze money 250000000 CNY"]),
    ("平台拦截诈骗短信1.2亿条。", ["block message 120000000 item"]),
    ("有关部门追回外逃人员31名,追回赃款6.8亿元。", ["repatriate fugitive 31 person", "recover money 680000000 CNY"]),
    # a verb of the clause before reaches a list, not a clause with a verb of its own
    ("警方搜查5个单位,检获手机20部,电脑8台。", ["raid site 5 site", "seize device 20 item", "seize device 8 item"]),
    ("海关查获香烟3万支,市值约200万元。", ["seize other 30000 item", "seize money ~2000000 CNY"]),
    # a part of people that were not numbered
    ("警方抓获一批嫌疑人。其中,越南籍嫌疑人31名。", ["arrest suspect 31 person"]),
    # money at stake, money taken
    ("涉案金额近9000万元。", ["loss money -90000000 CNY"]),
    ("海关查扣侵权货物案值3.1亿元。", ["seize money 310000000 CNY"]),
    # parts: with a cue, without one, with another act
    (
        "移交嫌疑人91名,其中头目和骨干4名,网上在逃人员17名。",
        ["handover suspect 91 person", "handover ringleader 4 person <0", "handover fugitive 17 person <0"],
    ),
    ("查获外国人4300名,其中1200余人被遣送出境。", ["arrest person 4300 person", "repatriate person 1200- person <0"]),
    (
        "法院对20名被告人公开宣判:6人被判处死刑,14人被判处有期徒刑。",
        ["sentence suspect 20 person", "sentence suspect 6 person <0", "sentence suspect 14 person <0"],
    ),
    ("公安部公开通缉12名逃犯,截至目前已有5名归案。", ["wanted fugitive 12 person", "arrest fugitive 5 person <0"]),
    ("这次共遣返外逃人员60名。引渡9人,劝返30人,缉捕21人。",
     ["repatriate fugitive 60 person", "extradite fugitive 9 person <0", "surrender fugitive 30 person <0",
      "arrest fugitive 21 person <0"]),
    # an object put before the verb together with its relative clause; officers that stand before it are not counted
    ("滇警方将在老街落网的57名中国籍涉诈嫌疑人押解回国。", ["repatriate suspect 57 person"]),
    ("老挝警方将抓获的61名嫌疑人和200部手机一并移交中国警方。", ["handover suspect 61 person", "handover device 200 item"]),
    # shares ranked
    ("查获车手300名,其中外籍车手80名,以越南籍44名最多,其次泰国籍20名。",
     ["arrest suspect 300 person", "arrest suspect 80 person <0", "arrest suspect 44 person <1", "arrest suspect 20 person <1"]),
    # a gang that opens compounds; words that only look like cues (虐待, 虚拟)
    ("该犯罪集团开设12个电诈园区。", ["involve site 12 site"]),
    ("因虐待致2名中国公民死亡,涉案虚拟货币折合3000万元。", ["involve victim 2 person", "loss money 30000000 CNY"]),
    ("18名中国维和警察将启程。", ["deploy officer 18 person planned"]),
    # people named before their number
    ("犯罪集团头目赵某甲、钱某乙、孙某丙3人均已到案。", ["arrest ringleader 3 person"]),
    # the dead, the hurt, countries, provinces
    ("枪击造成3名中国公民死亡、5人受伤。", ["involve victim 3 person", "involve victim 5 person"]),
    ("来自27个国家的410名代表出席。", ["meet country 27 country", "meet person 410 person"]),
    ("中国已与19个国家签署引渡条约。", ["agree country 19 country"]),
    ("本次行动有14个国家参加。", ["joint_operation country 14 country"]),
    ("受害人遍布十余个省份。", ["involve other 10- item"]),
    # patrols, officers, missions
    ("四国已开展联合巡逻执法96次。", ["patrol patrol 96 event"]),
    ("中国向3个联合国任务区派出维和警察170名。", ["deploy mission 3 mission", "deploy officer 170 person"]),
    # no claim: back-references, batches, the parties themselves, articles, differences, rumours
    ("嫌疑人6名被移交我方。上述6人将受审。", ["handover suspect 6 person"]),
    ("抓获嫌疑人8名。八人均系同乡。", ["arrest suspect 8 person"]),
    ("双方分三批次移交。", []),
    ("一名老民警说,两国合作顺畅。", []),
    ("网传9名警察遇害,纯属谣言。", []),
    ("没有一名嫌疑人逃脱。", []),
]  # fmt: skip

TRADITIONAL = [
    ("警方搗破2個詐騙窩點,拘捕19名疑犯,檢獲現金逾300萬港元。",
     ["raid site 2 site", "arrest suspect 19 person", "seize money 3000000- HKD"]),
    ("香港去年錄得3 120宗騙案,損失金額約4.2億元。", ["open_case case 3120 case", "loss money ~420000000 HKD"]),
    ("警方拘捕11男6女。", ["arrest suspect 11 person", "arrest suspect 6 person"]),
    ("司警移送司法機關87人。", ["prosecute suspect 87 person"]),
]  # fmt: skip

ENGLISH = [
    ("Police arrested 45 suspects and seized 12 vehicles, 3 kg of cocaine and €40,000.",
     ["arrest suspect 45 person", "seize vehicle 12 item", "seize drug 3 item", "seize money 40000 EUR"]),
    ("Nearly 900 fake websites were taken down.", ["block website -900 item"]),
    ("The raids led to 62 arrests.", ["arrest suspect 62 person"]),
    ("The operation led to the arrest of 39 people and the rescue of 14 victims.",
     ["arrest suspect 39 person", "rescue victim 14 person"]),
    ("Officers made two dozen arrests, seizing 80 laptops.", ["arrest suspect 24 person", "seize device 80 item"]),
    ("Laos handed over 58 suspects to China, including 9 women.", ["handover suspect 58 person", "handover suspect 9 person <0"]),
    ("Eight people, five of them Malaysians, were detained.", ["arrest suspect 8 person", "arrest suspect 5 person <0"]),
    ("Police arrested 70 people, of whom 31 were charged.", ["arrest suspect 70 person", "prosecute suspect 31 person <0"]),
    # the verb of the clause before a participle that only describes
    ("The army handed over 212 foreigners rescued from scam compounds.", ["handover victim 212 person"]),
    # value of things taken, money at stake
    ("Customs seized 2 tonnes of ketamine worth $90 million.", ["seize drug 2000 item", "seize money 90000000 USD"]),
    ("The ring cheated 300 investors out of $5 million.", ["involve victim 300 person", "loss money 5000000 USD"]),
    ("Police in 17 countries took part.", ["joint_operation country 17 country"]),
    ("At least two joint operations will be launched next year.", ["joint_operation operation 2- event planned"]),
    ("More than 60 people are being investigated.", ["involve suspect 60- person ongoing"]),
    ("The two ministers signed four agreements.", ["agree agreement 4 agreement"]),
    ("Six people were killed and 11 injured.", ["involve victim 6 person", "involve victim 11 person"]),
    # who is described and what was done to them
    ("Fifty people believed to have been trafficked were handed over to the army. The group, 32 men and 18 women, is safe.",
     ["handover victim 50 person", "handover victim 32 person <0", "handover victim 18 person <0"]),
    ("The commission freed 40 workers held against their will and filed cases against 7 financiers.",
     ["rescue victim 40 person", "prosecute ringleader 7 person"]),
    ("China will fly home 200 nationals; some 900 more are expected to follow.",
     ["repatriate person 200 person planned", "repatriate person ~900 person planned"]),
    # numbers without a noun, shares of a told whole, weights
    ("Of the 340 detained, 210 were Vietnamese and 90 from Laos.",
     ["arrest suspect 340 person", "arrest suspect 210 person <0", "arrest suspect 90 person <0"]),
    ("Police rescued 21 of the 30 sailors.", ["rescue person 21 person"]),
    ("Police seized 200 kg of heroin on Monday and 150 kg on Tuesday.", ["seize drug 200 item", "seize drug 150 item"]),
    ("More than half of the 400 detainees have been sent home.", []),
    ("The treaty was signed by 35 states.", ["agree country 35 country"]),
    # no claim
    ("One man told the court that the two sides agree.", []),
    ("Reports that 35 guards had been held were untrue.", []),
    ("The 12th session ran for 90 minutes.", []),
]  # fmt: skip

FRENCH = [
    ("La police a interpellé 27 suspects, dont quatre mineurs.", ["arrest suspect 27 person", "arrest suspect 4 person <0"]),
    ("Quarante-deux escrocs ont été arrêtés et plus de cent téléphones saisis.",
     ["arrest suspect 42 person", "seize device 100- item"]),
    ("L'opération s'est soldée par 33 arrestations et par la saisie de 18 véhicules volés.",
     ["arrest suspect 33 person", "seize vehicle 18 item"]),
    ("Le tribunal a condamné 12 prévenus.", ["sentence suspect 12 person"]),
    ("Quelque 300 comptes ont été bloqués.", ["block account ~300 item"]),
    ("L'enquête a permis de démanteler trois réseaux.", ["dismantle group 3 group"]),
    ("Le pays a obtenu l'extradition de 15 personnes recherchées.", ["extradite fugitive 15 person"]),
    ("La brigade prévoit d'affecter une vingtaine d'enquêteurs.", ["deploy officer ~20 person planned"]),
    ("La police a ouvert 140 dossiers. Sur ces 140 dossiers, 90 sont clos.",
     ["open_case case 140 case", "solve case 90 case <0"]),
    ("Un préjudice de près de 2 millions d'euros a été constaté.", ["loss money -2000000 EUR"]),
    ("Vingt passeurs ont été arrêtés. Onze interpellations ont eu lieu en Allemagne, cinq en France et quatre aux Pays-Bas.",
     ["arrest suspect 20 person", "arrest suspect 11 person <0", "arrest suspect 5 person <0", "arrest suspect 4 person <0"]),
    ("Les douaniers ont saisi 300 gilets et une vingtaine de moteurs.", ["seize other 300 item", "seize other ~20 item"]),
    ("Il n'y a pas trente-six solutions.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims"), CHINESE)
def test_chinese_sentences(text: str, claims: list[str]) -> None:
    assert [written(d) for d in read(text, "zh-Hans")] == claims


@pytest.mark.parametrize(("text", "claims"), TRADITIONAL)
def test_traditional_sentences(text: str, claims: list[str]) -> None:
    assert [written(d) for d in read(text, "zh-Hant")] == claims


@pytest.mark.parametrize(("text", "claims"), ENGLISH)
def test_english_sentences(text: str, claims: list[str]) -> None:
    assert [written(d) for d in read(text, "en")] == claims


@pytest.mark.parametrize(("text", "claims"), FRENCH)
def test_french_sentences(text: str, claims: list[str]) -> None:
    assert [written(d) for d in read(text, "fr")] == claims


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("2023年,全国公安机关破获案件4300起。", "zh-Hans", [True]),
        ("截至目前,缅方累计移交嫌疑人900名。", "zh-Hans", [True]),
        ("9月1日,警方突袭园区,当场抓获嫌疑人90名。", "zh-Hans", [False]),
        ("明年将培训50名警员。", "zh-Hans", [False]),
        ("Since January police have arrested 300 suspects.", "en", [True]),
        ("On Sunday officers arrested 30 suspects.", "en", [False]),
    ],
)
def test_running_totals_are_told_from_single_occasions(text: str, language: str, expected: list[bool]) -> None:
    assert [d.cumulative for d in read(text, language)] == expected


def test_the_quote_is_the_clause_and_holds_the_number() -> None:
    text = "警方通报,上月两国联手,抓获嫌疑人44名,缴获手机90部。"
    assert [d.quote.of(text) for d in read(text, "zh-Hans")] == ["抓获嫌疑人44名", "缴获手机90部"]


def test_a_fact_said_twice_is_one_claim_quoted_at_its_first_mention() -> None:
    text = "警方抓获嫌疑人44名。\n局长说,警方抓获嫌疑人44名,来之不易。"
    (draft,) = read(text, "zh-Hans")
    assert (draft.mentions, draft.quote.start) == (2, 0)


def test_full_width_and_traditional_twins_give_the_same_claims() -> None:
    plain = "警方抓获嫌疑人1,240名,其中头目3名;缴获手机90部。"
    wide = "警方抓获嫌疑人1,240名，其中头目3名；缴获手机90部。"
    traditional = "警方抓獲嫌疑人1,240名,其中頭目3名;繳獲手機90部。"
    expected = [written(d) for d in read(plain, "zh-Hans")]
    assert expected == ["arrest suspect 1240 person", "arrest ringleader 3 person <0", "seize device 90 item"]
    assert [written(d) for d in read(wide, "zh-Hans")] == expected
    assert [written(d) for d in read(traditional, "zh-Hant")] == expected


def test_rows_point_into_the_text_and_at_each_other() -> None:
    text = "Laos handed over 58 suspects, including 9 women."
    rows = build_records(DocumentInput("d", text, "en", dateline_date=DAY), find_mentions(text, "en", DAY)).claims
    assert all(text[row["start"] : row["end"]] == row["quote"] for row in rows)
    assert rows[1]["part_of"] == rows[0]["claim_id"] != rows[1]["claim_id"]


def test_claims_carry_published_codes_only_where_they_are_confirmed() -> None:
    text = "警方破获电信网络诈骗案件12起,抓获嫌疑人30名。"
    rows = build_records(DocumentInput("d", text, "zh-Hans", dateline_date=DAY), find_mentions(text, "zh-Hans", DAY)).claims
    assert [(row["action"], row["iccs"], row["plover"]) for row in rows] == [
        ("solve", ["0701"], None), ("arrest", ["0701"], "COERCE/arrest"),
    ]  # fmt: skip


def test_other_languages_are_read_without_failing() -> None:
    assert read("Die Polizei nahm 12 Personen fest.", "de") == []


def test_an_undecided_number_becomes_a_problem_and_no_claim() -> None:
    text = "逮捕10名嫌疑人通缉。"
    number = Mention("quantity", 2, 5, low=10, high=10, hedge="exact", unit="person")
    noun = Mention("object", 5, 8, code="suspect")
    before = Mention("action", 0, 2, code="arrest", detail="both")
    behind = Mention("action", 8, 10, code="wanted", detail="before")
    records = build_records(DocumentInput("d", text, "zh-Hans"), [before, number, noun, behind])
    assert len(records.claims) + len(records.problems) == 1
