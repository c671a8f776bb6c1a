"""Quantities: bounds, hedges, units, nouns and what is no count, in sentences made up for the purpose."""

from __future__ import annotations

import pytest

from tasks.transform.facts.quantities import Quantity, find_numbers, find_quantities, find_ranges, to_mentions


def only(text: str, language: str) -> Quantity:
    """The one count of ``text``."""
    counts = [q for q in find_quantities(text, language) if q.not_count is None]
    assert len(counts) == 1, counts
    return counts[0]


@pytest.mark.parametrize(
    ("text", "low", "high", "hedge", "unit"),
    [
        ("抓获5万余名嫌疑人", 50000, None, "at_least", "person"),
        ("出动警力不少于1.1万名", 11000, None, "at_least", "person"),
        ("缴获手机两百余部", 200, None, "at_least", "item"),
        ("涉案逾2亿元", 200_000_000, None, "at_least", "CNY"),
        ("悬赏从10万元到50万元不等", 100_000, 500_000, "range", "CNY"),
        ("十余个团伙", 10, None, "at_least", None),
        ("上百名警员", 100, None, "at_least", "person"),
        ("上千万元赃款", 10_000_000, None, "at_least", "CNY"),
        ("近百名警员", None, 100, "nearly", "person"),
        ("求助数十起", 20, 99, "range", "case"),
        ("求助数百起", 200, 999, "range", "case"),
        ("几十名青年", 20, 99, "range", "person"),
        ("十几名青年", 11, 19, "range", "person"),
        ("三五十名青年", 30, 50, "range", "person"),
        ("两三百名青年", 200, 300, "range", "person"),
        ("成百上千名青年", 100, None, "at_least", "person"),
        ("数以万计的青年", 20000, 99999, "range", None),
        ("增派20名左右警员", 20, 20, "about", "person"),
        ("约300名警员", 300, 300, "about", "person"),
        ("三十来名警员", 30, 30, "about", "person"),
        ("至多40人", None, 40, "at_most", "person"),
        ("不足100人", None, 100, "at_most", "person"),
        ("参与国扩大到8个以上", 8, None, "at_least", None),
        ("缴获毒品25.9吨", 25900, 25900, "exact", "item"),
        ("海洛因400克", 0.4, 0.4, "exact", "item"),
        ("查验2.87亿人次", 287_000_000, 287_000_000, "exact", "person"),
        ("二百三十余万条短信", 2_300_000, None, "at_least", "item"),
        ("3万5千张", 35000, 35000, "exact", "item"),
        ("廿五名", 25, 25, "exact", "person"),
        ("壹佰贰拾叁名", 123, 123, "exact", "person"),
        ("1.2亿余元", 120_000_000, None, "at_least", "CNY"),
        ("約91.5億港元", 9_150_000_000, 9_150_000_000, "about", "HKD"),
        ("涉款逾1億2千萬港元", 120_000_000, None, "at_least", "HKD"),
        ("港幣三百萬元", 3_000_000, 3_000_000, "exact", "HKD"),
        ("44 480宗騙案", 44480, 44480, "exact", "case"),
        ("損失3000萬日圓", 30_000_000, 30_000_000, "exact", "JPY"),
        ("判罚500日元", 500, 500, "exact", "JPY"),
        ("罚没三到五千元", 3000, 5000, "range", "CNY"),
        ("50元6角三分", 50.63, 50.63, "exact", "CNY"),
    ],
)
def test_chinese_bounds(text: str, low: float | None, high: float | None, hedge: str, unit: str | None) -> None:
    quantity = only(text, "zh-Hans")
    assert (quantity.low, quantity.high, quantity.hedge, quantity.unit) == (low, high, hedge, unit)


@pytest.mark.parametrize(
    ("text", "language", "low", "high", "hedge", "unit"),
    [
        ("more than 1,600 officers took part", "en", 1600, None, "at_least", "person"),
        ("two dozen arrests", "en", 24, 24, "exact", None),
        ("dozens of drivers", "en", 20, 99, "range", None),
        ("hundreds of thousands of drivers", "en", 200_000, 999_999, "range", None),
        ("tens of millions of dollars", "en", 20_000_000, 99_999_999, "range", "USD"),
        ("several hundred officers", "en", 200, 999, "range", "person"),
        ("up to 30 people", "en", None, 30, "at_most", "person"),
        ("nearly $193 million was lost", "en", None, 193_000_000, "nearly", "USD"),
        ("S$8.1 million", "en", 8_100_000, 8_100_000, "exact", "SGD"),
        ("RM1.5 million", "en", 1_500_000, 1_500_000, "exact", "MYR"),
        ("between $2.2m and $3m", "en", 2_200_000, 3_000_000, "range", "USD"),
        ("a $5m scheme", "en", 5_000_000, 5_000_000, "exact", "USD"),
        ("two to three hundred people", "en", 200, 300, "range", "person"),
        ("between 100 and 150 officers", "en", 100, 150, "range", "person"),
        ("one thousand two hundred and six boxes", "en", 1206, 1206, "exact", None),
        ("two and a half million dollars", "en", 2_500_000, 2_500_000, "exact", "USD"),
        ("half a million euros", "en", 500_000, 500_000, "exact", "EUR"),
        ("100,000-plus accounts", "en", 100_000, None, "at_least", None),
        ("une trentaine de dossiers", "fr", 30, 30, "about", None),
        ("plus de 1 600 policiers", "fr", 1600, None, "at_least", "person"),
        ("quatre-vingt-dix-sept suspects", "fr", 97, 97, "exact", "person"),
        ("soixante et onze personnes", "fr", 71, 71, "exact", "person"),
        ("dix-neuf pays", "fr", 19, 19, "exact", "country"),
        ("mille deux cents boîtes", "fr", 1200, 1200, "exact", None),
        ("deux douzaines de boîtes", "fr", 24, 24, "exact", None),
        ("un millier de boîtes", "fr", 1000, 1000, "about", None),
        ("près de 5,6 milliards de francs CFA", "fr", None, 5_600_000_000, "nearly", "XOF"),
        ("quelque 300 boîtes", "fr", 300, 300, "about", None),
        ("des dizaines de linguistes", "fr", 20, 99, "range", None),
        ("jusqu'à 20 pays", "fr", None, 20, "at_most", "country"),
        ("1,2 M€ saisis", "fr", 1_200_000, 1_200_000, "exact", "EUR"),
        ("4\u202f318 comptes", "fr", 4318, 4318, "exact", None),
    ],
)
def test_latin_bounds(text: str, language: str, low: float | None, high: float | None, hedge: str, unit: str | None) -> None:
    quantity = only(text, language)
    assert (quantity.low, quantity.high, quantity.hedge, quantity.unit) == (low, high, hedge, unit)


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        ("同比下降31.2%", "zh", "percent"),
        ("占三分之一", "zh", "fraction"),
        ("2018年的行动", "zh", "date"),
        ("根据第三百零三条", "zh", "law"),
        ("第四批人员", "zh", "ordinal"),
        ("判处五年至二十四年不等的有期徒刑", "zh", "prison"),
        ("四大家族覆灭", "zh", "name"),
        ("打击“百名红通人员”", "zh", "name"),
        ("一起案件告破", "zh", "article"),
        ("一名年过七旬的老人", "zh", "age"),
        ("增加42宗", "zh", "difference"),
        ("每人3万元", "zh", "money_per_head"),
        ("请拨打96110咨询", "zh", "phone"),
        ("增长三倍", "zh", "multiple"),
        ("行驶30公里", "zh", "distance"),
        ("气温29度", "zh", "temperature"),
        ("前三名", "zh", "rank"),
        ("统一行动", "zh", "idiom"),
        ("其中万克以上案件", "zh", "threshold"),
        ("涉案千万元以上的3名", "zh", "threshold"),
        ("平均每天查获30人", "zh", "average"),
        ("entre le 8 et le 19 novembre", "fr", "date"),
        ("28/11/2022", "fr", "date"),
        ("sentenced to 5 years in prison", "en", "prison"),
        ("a 34-year-old man", "en", "age"),
        ("under Article 12", "en", "law"),
        ("on June 5", "en", "date"),
        ("between 2019 and 2023", "en", "date"),
        ("one in five shops", "en", "fraction"),
        ("a third of the victims", "en", "fraction"),
        ("the two sides", "en", "name"),
        ("à 14 h", "fr", "time"),
        ("âgé de 45 ans", "fr", "age"),
        ("la 2e édition", "fr", "ordinal"),
        ("50 % des cas", "fr", "percent"),
        ("2024西海警务合作论坛闭幕", "zh-Hans", "date"),
        ("2023北原禁毒宣传周启动", "zh-Hans", "date"),
    ],
)
def test_non_counts(text: str, language: str, reason: str) -> None:
    assert reason in [q.not_count for q in find_quantities(text, language)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They took 14 marijuana plants.", "en"),
        ("in 5 separate raids", "en"),
        ("12 decoys", "en"),
        ("8 maybugs", "en"),
        ("Ils ont fouillé 12 maisons.", "fr"),
        ("30 marchandises", "fr"),
        ("9 juillettistes", "fr"),
    ],
)
def test_a_word_that_begins_like_a_month_is_none(text: str, language: str) -> None:
    assert only(text, language).low in (5, 8, 9, 12, 14, 30)


@pytest.mark.parametrize("text", ["四川警方统筹", "万象会晤", "本案条约", "三峡库区"])
def test_words_that_hold_numerals_are_no_counts(text: str) -> None:
    assert [q for q in find_quantities(text, "zh") if q.not_count is None] == []


@pytest.mark.parametrize(
    ("text", "language", "noun"),
    [
        ("抓获269名嫌疑人。", "zh", "嫌疑人"),
        ("抓获嫌疑人269名,余者在逃", "zh", "嫌疑人"),
        ("they froze 6,745 bank accounts in May", "en", "bank accounts"),
        ("une trentaine de dossiers ont été transmis", "fr", "dossiers"),
    ],
)
def test_counted_noun_stands_beside_the_number(text: str, language: str, noun: str) -> None:
    quantity = only(text, language)
    assert quantity.noun == noun
    assert text[quantity.noun_start : quantity.noun_end] == noun


def test_hedge_letters_inside_other_words_are_no_hedges() -> None:
    assert only("签署条约54项", "zh").hedge == "exact"
    assert only("在最近3次联合行动中", "zh").hedge == "exact"


def test_a_change_is_no_range() -> None:
    assert [q.hedge for q in find_quantities("cases rose from 200 to 300 in May", "en")] == ["exact", "exact"]


def test_mentions_carry_noun_and_reason() -> None:
    count, share = to_mentions(find_quantities("抓获269名嫌疑人,增长5%", "zh"))
    assert (count.kind, count.name, count.unit, count.detail) == ("quantity", "嫌疑人", "person", None)
    assert share.detail == "percent"


def test_plain_numbers_and_intervals() -> None:
    assert [n.value for n in find_numbers("负三又二分之一和1,234", "zh")] == [-3.5, 1234]
    assert [i.notation() for i in find_ranges("more than 10 and less than 20", "en")] == ["(10,20)"]
    assert [i.notation() for i in find_ranges("au moins 20", "fr")] == ["[20,)"]


@pytest.mark.parametrize(
    ("text", "language", "low", "high"),
    [
        ("près d'un quart de million d'euros", "fr", None, 250_000),
        ("les trois quarts d'un milliard de francs", "fr", 750_000_000, 750_000_000),
        ("plus d'un demi-million de pilules", "fr", 500_000, None),
        ("nearly a quarter of a million pills", "en", None, 250_000),
        ("three quarters of a million pills", "en", 750_000, 750_000),
    ],
)
def test_share_of_a_million(text: str, language: str, low: float | None, high: float | None) -> None:
    """A share of a large number is a number of its own; a share of things (a quarter of the cases) stays a share."""
    found = find_quantities(text, language)
    assert [(q.low, q.high, q.not_count) for q in found] == [(low, high, None)]
    assert [q.not_count for q in find_quantities("un quart des dossiers", "fr")] == ["fraction"]
