"""Classes of wording of the police, customs and immigration of Hong Kong, Macau and Taiwan; all sentences invented."""

from __future__ import annotations

import pytest

from tests.tasks.records.test_claims import read, written

CASES = [
    # who people are by the words before their noun or number
    ("警方起訴9人,並對潛逃的2人發布通緝。", ["prosecute suspect 9 person", "wanted fugitive 2 person"]),
    ("刑事局自泰國押解4名遭通緝的詐團要犯返台。", ["repatriate fugitive 4 person"]),
    ("警方拘提金主及幹部6人到案。", ["arrest ringleader 6 person"]),
    ("人員截獲5名懷疑非法勞工,其中2人持假證件。", ["arrest suspect 5 person", "involve suspect 2 person <0"]),
    ("警方拘捕83人。被捕者多為學生,主腦及骨幹成員有7人。", ["arrest suspect 83 person", "arrest ringleader 7 person <0"]),
    # immigration: sent away, come forward, still at large
    ("入境處把260名逾期逗留人士遣離香港。", ["repatriate person 260 person"]),
    ("失聯移工尚有8,300人;今年自行到案者1,150人。", ["involve person 8300 person ongoing", "surrender person 1150 person"]),
    ("移民署查獲逾期停留外僑14名、非法雇主3人。", ["arrest person 14 person", "arrest suspect 3 person"]),
    # people who ask for help are victims
    ("警方接獲17宗求助個案,涉及12男5女。", ["open_case case 17 case", "involve victim 12 person", "involve victim 5 person"]),
    ("集團將45名青年販運至柬埔寨。", ["involve victim 45 person"]),
    ("集團向家屬勒贖830萬元。", ["loss money 8300000 TWD"]),
    ("他畢生積蓄680萬元化為烏有。", ["loss money 6800000 HKD"]),
    # custody before trial is no sentence
    ("警方拘提14人,其中5人經法院裁定羈押。", ["arrest suspect 14 person", "arrest suspect 5 person <0"]),
    # ships: driven off, joined a fleet, of a class, so many miles off
    ("海巡驅離越界漁船37艘、扣留3艘。", ["block vehicle 37 item", "seize vehicle 3 item"]),
    ("明年將有3艘800噸級巡邏艦加入東部海域勤務。", ["deploy vehicle 3 item planned"]),
    ("人員在外海約72浬處登檢漁船,起獲海洛因35公斤。", ["seize drug 35 item"]),
    # sums: kept from a crime, described by one, threatened by law
    ("警方全年攔阻詐騙金額62億元。", ["freeze money 6200000000 TWD"]),
    (
        "人員檢獲懷疑與洗黑錢有關的現金310萬港元及約40萬元人民幣。",
        ["seize money 3100000 HKD", "seize money ~400000 CNY"],
    ),
    ("清洗黑錢罪最高可被判罰款500萬元及監禁14年。", []),
    # grams as Taiwan writes them, how large a ship or a store is, somebody told by his age, calls
    ("台灣警方查扣K他命88.5公克、毒品咖啡包300包。", ["seize drug 0.0885 item", "seize drug 300 item"]),
    ("香港海關截查一艘重600噸的貨船,檢獲私煙40萬支。", ["seize other 400000 item"]),
    ("香港海關搗破一個逾800平方呎的私煙倉庫,檢獲私煙30萬支。", ["seize other 300000 item"]),
    ("香港警方拘捕18人,其中一名22歲男子持有假證件。", ["arrest suspect 18 person"]),
    ("海巡去年查獲走私菸品逾1,200萬包。", ["seize other 12000000- item"]),
    ("當局籲漁民勿貪圖每趟十多萬元的報酬。", []),
    # what is sold there is not what is counted; shops and labels
    ("海關掃蕩12個懷疑售賣冒牌貨的攤檔。", ["raid site 12 site"]),
    ("警方搜查6個貨倉及11間零售店,檢獲冒牌標籤19萬個。", ["raid site 6 site", "raid site 11 site", "seize other 190000 item"]),
    # a level is that of the number in its own unit
    (
        "本港偵破走私案4,100宗,檢控1,800人;去年同期則為2,900宗。",
        ["solve case 4100 case", "prosecute suspect 1800 person", "solve case 2900 case"],
    ),
    # others who are on the run; people who came back; fugitives by their name; a whole taken up to be divided
    (
        "檢方起訴16人,包括幕後金主2人,並對在逃的3人發布通緝。",
        ["prosecute suspect 16 person", "prosecute ringleader 2 person <0", "wanted fugitive 3 person"],
    ),
    ("至今已有28名受害人返港。", ["repatriate victim 28 person"]),
    ("對方移交嫌疑人320名,其中通緝逃犯16名。", ["handover suspect 320 person", "handover fugitive 16 person <0"]),
    (
        "警方拘捕58名涉賭人士,包括骨幹7名。警方稱,58名涉賭人士中,31人被拘留。",
        ["arrest suspect 58 person", "arrest ringleader 7 person <0", "arrest suspect 31 person <0"],
    ),
    (
        "他們先後拐走兒童11名,其中男童8名、女童3名。",
        ["involve victim 11 person", "involve victim 8 person <0", "involve victim 3 person <0"],
    ),
    # who tells a story is not counted, who listens in court is
    (
        "海巡救援民眾320人,其中外籍30人。一名獲救的漁民說,海上風浪很大。",
        ["rescue person 320 person", "rescue person 30 person <0"],
    ),
    ("家屬及民眾120餘人旁聽宣判。", ["involve person 120- person"]),
    # officers who act are not those counted
    ("警員合共截查1,460人。", ["involve person 1460 person"]),
    ("局方會在碼頭加派35名人員。", ["deploy officer 35 person planned"]),
]
_ISSUERS = {"TWD": "台灣", "HKD": "香港"}


@pytest.mark.parametrize(("text", "claims"), CASES)
def test_class(text: str, claims: list[str]) -> None:
    currency = next((claim[-3:] for claim in claims if claim[-3:] in _ISSUERS), "")
    told = _ISSUERS.get(currency, "")
    assert [written(d) for d in read(f"{told}消息:{text}" if told else text, "zh-Hant")] == claims
