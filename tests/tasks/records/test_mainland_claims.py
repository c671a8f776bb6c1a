"""Mainland announcements: forms of drugs, pieces, things found hidden, fines, people still sought."""

from __future__ import annotations

import datetime as dt

import pytest

from tasks.transform.facts.mentions import find_mentions
from tasks.transform.records.build import build_records
from tasks.transform.records.model import DocumentInput


def claims_of(text: str) -> list[tuple[object, ...]]:
    day = dt.date(2024, 6, 20)
    records = build_records(DocumentInput("d", text, "zh-Hans", published_at=day), find_mentions(text, "zh-Hans", day))
    return [(c["action"], c["object"], c["low"], c["high"], c["unit"]) for c in records.claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("专案组缴获冰毒成品40公斤、半成品约2吨。", [("seize", "drug", 40, 40, "item"), ("seize", "drug", 2000, 2000, "item")]),
        ("民警查获伪劣酒成品40吨。", [("seize", "other", 40000, 40000, "item")]),  # a form of no drug
        ("民警扣押电脑20台、硬盘60块。", [("seize", "device", 20, 20, "item"), ("seize", "device", 60, 60, "item")]),
        ("民警追回现金600块。", [("recover", "money", 600, 600, "CNY")]),
        ("逾3亿条公民个人信息被查扣。", [("seize", "other", 3e8, None, "item")]),
        ("被非法控制的服务器达2000余台。", [("involve", "device", 2000, None, "item")]),
        ("木箱夹层里藏着象牙70段,净重90公斤。", [("seize", "other", 70, 70, "item"), ("seize", "other", 90, 90, "item")]),
        ("该局关闭网店90家,罚没款300万元。", [("block", "website", 90, 90, "item"), ("seize", "money", 3e6, 3e6, "CNY")]),
        (
            "工作组在大其力抓获诈骗嫌疑人315名(其中逃犯28名)。",
            [("arrest", "suspect", 315, 315, "person"), ("arrest", "fugitive", 28, 28, "person")],
        ),
        ("中国海警4304、4302舰与越南海警8004舰、720快艇编队开展巡航。", []),  # the numbers of boats
        ("平均每年处理的请求总数在900件以上。", []),
        (  # the verb behind tells of the part alone
            "公安机关悬赏通缉的12名涉毒逃犯已有7名被抓获归案。",
            [("wanted", "fugitive", 12, 12, "person"), ("arrest", "fugitive", 7, 7, "person")],
        ),
        ("挂牌督办的30起案件现有18起告破。", [("open_case", "case", 30, 30, "case"), ("solve", "case", 18, 18, "case")]),
        ("经查,涉案毒品数量达900余公斤。", [("involve", "drug", 900, None, "item")]),
        ("该国向中方返还没收款90万元。", [("recover", "money", 9e5, 9e5, "CNY")]),  # 没收款 is money, nothing is confiscated
        ("警方捣毁制毒厂点3个。", [("raid", "site", 3, 3, "site")]),
        ("海警劝离渔船9艘。", [("dissuade", "vehicle", 9, 9, "item")]),
        ("海警妥善处置纠纷6起。", [("solve", "other", 6, 6, "case")]),
        ("基地培训执法司法人员30名。", [("train", "officer", 30, 30, "person")]),
        (
            "参赌人员3万余名,被公安部、省公安厅列为部督、省督案件。民警分赴全国28个省收网,共抓获嫌疑人61名,破获案件63起。",
            [
                ("involve", "person", 30000, None, "person"),
                ("arrest", "suspect", 61, 61, "person"),
                ("solve", "case", 63, 63, "case"),
            ],
        ),
        (  # others than those before, though as many
            "甲某等9名被告人被判死刑。另外有9人被判无期徒刑,有6人被判处有期徒刑。",
            [
                ("sentence", "suspect", 9, 9, "person"),
                ("sentence", "suspect", 9, 9, "person"),
                ("sentence", "suspect", 6, 6, "person"),
            ],
        ),
        ("移民管理机构查处非法入境、非法居留、非法就业外国人1.2万人次。", [("arrest", "person", 12000, 12000, "person")]),
        ("另有4人被堵在仓库里。", [("arrest", "suspect", 4, 4, "person")]),
        ("2名团伙头目仍在追捕中。", [("wanted", "ringleader", 2, 2, "person")]),
        ("据查,购买者就有六千多人。", [("involve", "person", 6000, None, "person")]),
        ("目前在逃人员尚有80名。", [("wanted", "fugitive", 80, 80, "person")]),
        ("另外3名嫌疑人逃往老挝,老方将其移交我方。", [("handover", "suspect", 3, 3, "person")]),
        ("在案扣押的缅币3亿元依法没收。", [("seize", "money", 3e8, 3e8, "MMK")]),
        ("今年两国边检机关共会晤18次。", [("meet", "other", 18, 18, "event")]),
        ("中方将为老挝培训禁毒骨干60名。", [("train", "officer", 60, 60, "person")]),
        ("防暴队救助当地病患50名。", [("rescue", "person", 50, 50, "person")]),
        ("全县公安机关共立涉毒案件30起。", [("open_case", "case", 30, 30, "case")]),
        (
            "民警起获手机9部,以及尚未来得及转移的现金30万元。",
            [("seize", "device", 9, 9, "item"), ("seize", "money", 3e5, 3e5, "CNY")],
        ),
        ("中方40001艇、40002艇启航巡逻。", []),  # the numbers of boats
        ("中方向老方提供了价值30万元的物资。", []),
        (
            "查获外国人50人,遣送出境20人;查破毒品案件60起80人。",
            [
                ("arrest", "person", 50, 50, "person"),
                ("repatriate", "person", 20, 20, "person"),
                ("solve", "case", 60, 60, "case"),
                ("arrest", "suspect", 80, 80, "person"),
            ],
        ),
        ("警方抓获70名嫌疑人并移交我方。", [("handover", "suspect", 70, 70, "person")]),
        ("警方查扣冻结涉案资金、资产3亿元。", [("freeze", "money", 3e8, 3e8, "CNY")]),
        (
            "中心去年拨打劝阻电话2.5万通,社区民警劝阻3000人。",
            [("dissuade", "message", 25000, 25000, "item"), ("dissuade", "person", 3000, 3000, "person")],
        ),
        ("两国年内拟组织4次针对赌博窝点的联合收网。", [("joint_operation", "operation", 4, 4, "event")]),
        ("三国警方在界河流域组织5次同步清查。", [("joint_operation", "operation", 5, 5, "event")]),
        ("林某等人在境外设立诈骗窝点6个。", [("involve", "site", 6, 6, "site")]),
        (
            "法院2018年收案500件,2020年达到900件的峰值,去年又回落到620件。",
            [("open_case", "case", n, n, "case") for n in (500, 900, 620)],
        ),
        (
            "2021年查获偷渡人员70人次,2022年激增至310人次。",
            [("arrest", "person", 70, 70, "person"), ("arrest", "person", 310, 310, "person")],
        ),
        ("警方缴获现金2000万尼泊尔卢比。", [("seize", "money", 2e7, 2e7, "NPR")]),
        ("警方捣破3个电话诈骗中心,带走8人。", [("raid", "site", 3, 3, "site"), ("arrest", "suspect", 8, 8, "person")]),
        (
            "警方起获9份诈骗话术本和6万令吉现款。",
            [("seize", "document", 9, 9, "item"), ("seize", "money", 6e4, 6e4, "MYR")],
        ),
        ("泰方拦截前往境外园区的外国人40名。", [("block", "person", 40, 40, "person")]),
        (
            "检察机关对90人提起公诉,其中60人已获判决,被判处五年以上有期徒刑的20人。",
            [
                ("prosecute", "suspect", 90, 90, "person"),
                ("sentence", "suspect", 60, 60, "person"),
                ("sentence", "suspect", 20, 20, "person"),
            ],
        ),
        ("口岸查获持用假护照入境人员12名。", [("arrest", "person", 12, 12, "person")]),
        ("店主在赌博网站输掉货款30万元。", [("loss", "money", 3e5, 3e5, "CNY")]),
        (
            "当局接回80名被拐骗的公民,其中女性30名。",
            [("repatriate", "victim", 80, 80, "person"), ("repatriate", "victim", 30, 30, "person")],
        ),
        ("警方将3名外籍妇女移交对方,她们都曾被拐卖。", [("handover", "victim", 3, 3, "person")]),
        ("刷单返利、虚假投资两类占到收案总量的六成。", []),
        (
            "警方抓获嫌疑人35名,除4名外籍人员由对方另案处理外,其余全部移交中方。",
            [("arrest", "suspect", 35, 35, "person"), ("arrest", "suspect", 4, 4, "person")],
        ),
        (
            "警方缉捕境外逃犯60名。落网地点也有讲究:泰国12名,老挝9名。",
            [("arrest", "fugitive", n, n, "person") for n in (60, 12, 9)],
        ),
        ("集团招募推广人员80余人。", [("involve", "person", 80, None, "person")]),
        ("40名失踪被拐儿童被找回。", [("rescue", "victim", 40, 40, "person")]),
        ("该男子骗取300名群众后潜逃。", [("involve", "victim", 300, 300, "person")]),
        ("双方开展联合清查5次。", [("joint_operation", "operation", 5, 5, "event")]),
        ("公安厅代表团一行12人与对方代表会晤。", [("meet", "person", 12, 12, "person")]),
        (
            "检察机关批准逮捕诈骗犯罪900件1600人。",
            [("arrest", "case", 900, 900, "case"), ("arrest", "suspect", 1600, 1600, "person")],
        ),
        (
            "今年将新增采血点30处,派出3个督导组。",
            [("establish", "site", 30, 30, "site"), ("deploy", "group", 3, 3, "group")],
        ),
        ("公安厅组织认亲活动40场。", [("involve", "other", 40, 40, "event")]),
        ("检察机关追回赃款6亿元,较上年同期多追回2亿元。", [("recover", "money", 6e8, 6e8, "CNY")]),
        ("不少学生涉案只为了几百元“好处费”。", []),
        ("该团伙先后走私冻肉6000吨。", [("involve", "other", 6e6, 6e6, "item")]),  # what a gang brought in itself
        ("嫌疑人分多次运入9批毒品。", [("involve", "drug", 9, 9, "item")]),  # batches of goods are things
        ("警方分3批押解嫌疑人回国。", []),
        ("团伙将香烟从非设关地偷运入境共计40吨。", [("involve", "other", 40000, 40000, "item")]),
        ("海警扣下涉嫌盗采的砂船3艘。", [("seize", "vehicle", 3, 3, "item")]),  # a describing verb before the noun is no act
        (
            "海警驱离外籍渔船20艘次,另查扣4艘。",
            [("block", "vehicle", 20, 20, "item"), ("seize", "vehicle", 4, 4, "item")],
        ),
        (
            "民警扣押对讲机5部、怪石30公斤。",
            [("seize", "device", 5, 5, "item"), ("seize", "other", 30, 30, "item")],  # a noun that no list knows
        ),
        (
            "民警止付诈骗账户8个、涉诈资金31万元。",
            [("freeze", "account", 8, 8, "item"), ("freeze", "money", 310000, 310000, "CNY")],
        ),
        (
            "警方查获诈骗案件30起、涉案资金2亿元。",
            [("solve", "case", 30, 30, "case"), ("loss", "money", 2e8, 2e8, "CNY")],
        ),
        (
            "民警起获假表5000只。按正品价计算,这批货价值超过3亿元。",
            [("seize", "other", 5000, 5000, "item"), ("seize", "money", 3e8, None, "CNY")],
        ),
        (
            "面包车2辆、赌资3.5万元一并被扣。",
            [("seize", "vehicle", 2, 2, "item"), ("seize", "money", 35000, 35000, "CNY")],  # 元一并 is no small change
        ),
        ("全年立案90起,其中涉及网售的20起。", [("open_case", "case", 90, 90, "case"), ("open_case", "case", 20, 20, "case")]),
        ("支队与40家物流企业签订协议。", [("agree", "other", 40, 40, "item")]),
        ("实验室还检出5种新型毒品。", [("involve", "drug", 5, 5, "item")]),
        ("另有6名供货商仍在逃。", [("wanted", "fugitive", 6, 6, "person")]),
        ("专案组分成12个抓捕组同时行动。", [("deploy", "group", 12, 12, "group")]),
        (
            "该团伙注册空壳公司70家、控制账户300个。",
            [("involve", "other", 70, 70, "item"), ("involve", "account", 300, 300, "item")],
        ),
        ("7月份,全省快递业务量完成8.2亿件,比上年同期多出3000万件。", []),  # business, and a difference
    ],
)
def test_numbers(text, expected):
    assert claims_of(text) == expected
