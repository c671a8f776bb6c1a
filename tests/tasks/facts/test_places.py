"""Countries, places, parties and nationalities."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pycountry
import pytest
from babel import Locale

from tasks.text.mentions import Mention
from tasks.transform.facts.mentions import find_mentions

ROOT = Path(__file__).resolve().parents[3]
# Names that two countries share: the text around decides, both codes come out where it does not.
AMBIGUOUS = {"Congo", "刚果", "多米尼加", "多明尼加"}


def codes(text: str, language: str, kind: str = "place") -> dict[str, str | None]:
    return {text[m.start : m.end]: m.code for m in find_mentions(text, language, None) if m.kind == kind}


def whole(name: str, language: str) -> str | None:
    carrier = {"zh": f"他在{name},", "en": f"He went to {name}.", "fr": f"Il se rend en {name}."}[language[:2]]
    start = carrier.index(name)
    for mention in find_mentions(carrier, language, None):
        if mention.kind == "place" and mention.start <= start + 4 and mention.end >= start + len(name) - 1:
            return mention.code
    return None


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "zh-Hant-HK", "en", "fr"])
def test_every_name_of_a_country_gives_its_code(language: str) -> None:
    names = Locale.parse(language.replace("-", "_")).territories
    wrong = {}
    for country in pycountry.countries:
        name = names[country.alpha_2]
        found = whole(name, language)
        if found != country.alpha_2 and name not in AMBIGUOUS:
            wrong[name] = (country.alpha_2, found)
    assert not wrong


def test_official_english_names_give_their_code() -> None:
    wrong = {}
    for country in pycountry.countries:
        for name in {
            country.name,
            getattr(country, "official_name", country.name),
            getattr(country, "common_name", country.name),
        }:
            found = whole(name, "en")
            if found != country.alpha_2 and name not in AMBIGUOUS:
                wrong[name] = (country.alpha_2, found)
    assert not wrong


def test_generated_lexicon_is_up_to_date() -> None:
    program = (
        "import sys; sys.path[:0] = ['.', 'tools']; import build_lexicon as b; "
        "sys.exit(any((b.REFERENCE_FOLDER / 'lexicon' / n).read_text(encoding='utf-8') != t for n, t in b.build().items()))"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("警方在缅甸妙瓦底KK园区开展清查。", "zh-Hans", {"缅甸妙瓦底KK园区": "MM", "妙瓦底": "MM"}),
        ("浙江省温州市警方赶赴老挝首都万象瓦岱国际机场。", "zh-Hans", {"浙江省温州市": "CN", "老挝首都万象瓦岱国际机场": "LA"}),
        ("嫌犯藏身泰國達府夜速縣。", "zh-Hant", {"泰國達府夜速縣": "TH"}),
        ("卧底在刚果(金)金沙萨和刚果(布)落网。", "zh-Hans", {"刚果(金)金沙萨": "CD", "刚果(布)": "CG"}),
        ("民警在大连开展清查。", "zh-Hans", {"大连": "CN"}),  # a town that is also an ordinary word, behind 在
        ("云南普洱边境管理支队通报,普洱又添战果。", "zh-Hans", {"云南普洱": "CN", "普洱": "CN"}),
        ("警方在嘉定、青浦捣毁窝点,崇礼区公安局参战。", "zh-Hans", {"嘉定": "CN", "青浦": "CN", "崇礼区": "CN"}),
        ("民警在伊金霍洛抓获3人,安定的生活来之不易。", "zh-Hans", {"伊金霍洛": "CN"}),
        ("越方在谅山、广宁打掉团伙6个。", "zh-Hans", {"谅山": "VN", "广宁": "VN"}),
        ("民警在清水坳镇设卡。", "zh-Hans", {"清水坳镇": "CN"}),  # small places that no list knows
        ("海警在外白鹭岛附近登船检查。", "zh-Hans", {"外白鹭岛": "CN"}),
        ("水警在澧水渡口段巡查,又在沅江石门段设点。", "zh-Hans", {"沅江石门段": "CN"}),
        ("迪拜警方在杰赫拉区查封仓库。", "zh-Hans", {"杰赫拉区": "AE"}),
        (
            "A raid near Tai Po, Hong Kong and another at Chennai airport.",
            "en",
            {"Tai Po, Hong Kong": "HK", "Chennai airport": "IN"},
        ),
        ("Saisie à l'aéroport de Cotonou et au port d'Abidjan.", "fr", {"aéroport de Cotonou": "BJ", "port d'Abidjan": "CI"}),
        ("La police de RDC enquête au Congo.", "fr", {"RDC": "CD", "Congo": "CD"}),
    ],
)
def test_places_are_read_whole(text: str, language: str, expected: dict[str, str]) -> None:
    found = codes(text, language)
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "language", "absent"),
    [
        ("其中国内部分10人。", "zh-Hans", "中国"),
        ("形式多样,包罗万象。", "zh-Hans", "万象"),
        ("軍人在緬甸妙瓦底海門橋交出7人。", "zh-Hant", "海門"),  # no county of another land behind a place
        ("詐團在馬來西亞吉隆坡境內設機房。", "zh-Hant", "境內"),  # the inside of the place just named
        ("沿海地区警方通报。", "zh-Hans", "海地"),
        ("老街上的商铺都关了门。", "zh-Hans", "老街"),
        ("日照充足的大庆典吸引来宾。", "zh-Hans", "日照"),
        ("民警在居民区走访。", "zh-Hans", "居民区"),
        ("警员在同区再拘一人。", "zh-Hans", "同区"),
        ("The turkey was served cold; please tell us.", "en", "turkey"),
        ("The turkey was served cold; please tell us.", "en", "us"),
        ("Officer Chad Brown said so.", "en", "Chad"),
        ("Il y a de l'eau partout.", "fr", "eau"),
        ("The state of New Jersey joined in.", "en", "Jersey"),
    ],
)
def test_ordinary_words_are_no_places(text: str, language: str, absent: str) -> None:
    assert absent not in codes(text, language)


def test_a_shared_name_follows_the_rest_of_the_text() -> None:
    assert codes("Arrests in Georgia, said police in Tbilisi.", "en")["Georgia"] == "GE"
    assert codes("Arrests in Georgia, said police in Chicago.", "en")["Georgia"] == "US"
    assert codes("Arrests in Congo.", "en")["Congo"] == "CD+CG"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("缅方将他们移交我方。", "zh-Hans", {"缅方": "MM", "我方": "CN"}),
        ("中老缅泰四国启动联合巡逻。", "zh-Hans", {"中老缅泰": "CN+LA+MM+TH"}),
        (
            "柬方会同国际刑警组织和联合国毒罪办办案。",
            "zh-Hans",
            {"柬方": "KH", "国际刑警组织": "INTERPOL", "联合国毒罪办": "UNODC"},
        ),
        ("与有关国家执法部门合作。", "zh-Hans", {"有关国家执法部门": "*FOREIGN"}),
        (
            "A Sino-Burmese patrol with foreign partners and Europol.",
            "en",
            {"Sino-Burmese": "CN+MM", "foreign partners": "*FOREIGN"},
        ),
        ("Une enquête franco-belge avec l'ONU.", "fr", {"franco-belge": "BE+FR", "ONU": "UN"}),
    ],
)
def test_parties(text: str, language: str, expected: dict[str, str]) -> None:
    found = codes(text, language, "party")
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize("text", ["比方说,双方握手。", "中老年人易受骗。", "土方工程停工。", "集中美化环境。"])
def test_no_party_in_ordinary_words(text: str) -> None:
    assert not codes(text, "zh-Hans", "party")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("其中中国籍8名、缅甸籍3名,另有韩籍1名。", "zh-Hans", ["CN", "MM", "KR"]),
        ("94名台湾犯罪嫌疑人与港澳居民受审。", "zh-Hans", ["TW", "HK+MO"]),
        ("越南、老挝籍人员被遣返。", "zh-Hans", ["VN", "LA"]),
        ("Thirty Chinese nationals, two Vietnamese and 5 Malaysian scam suspects.", "en", ["CN", "VN", "MY"]),
        ("Dix ressortissants chinois, trois Birmans et des victimes ivoiriennes.", "fr", ["CN", "MM", "CI"]),
    ],
)
def test_nationalities(text: str, language: str, expected: list[str]) -> None:
    assert [m.code for m in find_mentions(text, language, None) if m.kind == "nationality"] == expected


def test_spans_hold_and_are_sorted() -> None:
    text = "缅甸警方8月1日在妙瓦底抓获3名中国籍嫌疑人。"
    mentions: list[Mention] = find_mentions(text, "zh-Hans", None)
    assert [(m.start, -m.end) for m in mentions] == sorted((m.start, -m.end) for m in mentions)
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Officers of nine South American and Central American states searched 40 lorries.", "en"),
        ("Two Russian-speaking men and a Chinese speaker ran the site.", "en"),
        ("Les polices latino-américaines et sud-américaines ont saisi 3 tonnes.", "fr"),
        ("Un homme de langue chinoise a été arrêté.", "fr"),
    ],
)
def test_peoples_of_a_continent_and_languages_are_no_party(text: str, language: str) -> None:
    assert codes(text, language, "party") == {} and codes(text, language, "nationality") == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # far places count behind a word of place, in the land that the text names
        ("Indonesian police raided two houses in Kupang.", {"Kupang": "ID"}),
        ("Indian police held men in Telangana, Gujarat and Rajasthan.", {"Telangana": "IN", "Rajasthan": "IN"}),
        ("Two men were tried at Canterbury Crown Court, British police said.", {"Canterbury": "GB"}),
        ("The Telangana Police Bureau warned Indian savers.", {"Telangana": "IN"}),
        # a name alone is none, nor one of a land that the text names nowhere
        ("Telangana warned Indian savers.", {}),
        ("British police praised Kupang.", {}),
        # a town that no list knows lies in the land whose body acts there, not in that of the sentence before
        ("Fiji reported it. Thai customs opened three boxes in Xaem Chabing.", {"Xaem Chabing": "TH"}),
        ("Fiji reported it. In May the Germans raided homes in Xaderborn.", {"Xaderborn": "DE"}),
    ],
)
def test_far_places(text: str, expected: dict[str, str]) -> None:
    found = codes(text, "en")
    assert {name: found.get(name) for name in expected} == expected
    assert expected or not {"Telangana", "Kupang"} & set(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Les gendarmes du Mans ont fouillé un dépôt au Havre.", {"Mans": "FR", "Havre": "FR"}),
        ("Deux suspects ont été arrêtés aux Sables-d'Olonne et au Caire.", {"Sables-d'Olonne": "FR", "Caire": "EG"}),
        ("La police de Guadeloupe a saisi une pirogue aux Abymes.", {"Abymes": "GP"}),
        # the longer name wins, and the word without a capital is none
        ("Trois passeurs ont été arrêtés au Cap-Vert.", {"Cap-Vert": "CV", "Cap": None}),
        ("La brigade est passée au cap des cent saisies.", {"cap": None}),
    ],
)
def test_french_places_without_their_article(text: str, expected: dict[str, str | None]) -> None:
    found = codes(text, "fr")
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Agents burnt 40 kg of Indian hemp.", "en"),
        ("Les agents ont brûlé 40 kg de chanvre indien.", "fr"),
        ("Le maître-chien et son berger allemand ont trouvé 3 kg.", "fr"),
    ],
)
def test_things_with_the_name_of_a_people_are_no_party(text: str, language: str) -> None:
    assert codes(text, language, "party") == {} and codes(text, language, "nationality") == {}


def test_a_place_within_a_name_is_none_wherever_the_name_stands_again() -> None:
    text = "民警在安龙抓获涉毒逃犯张安龙。警方早对张安龙等人悬赏通缉,张安龙藏身多年。"
    found = [m.start for m in find_mentions(text, "zh-Hans", None) if m.kind == "place" and text[m.start : m.end] == "安龙"]
    assert found == [text.index("安龙")]


@pytest.mark.parametrize(
    ("text", "language", "lands"),
    [
        ("They took 3 million Hong Kong dollars, 40 Swiss francs and 8 US dollars in Lagos.", "en", ["NG"]),
        ("Ils ont pris 3 millions de dollars canadiens et 40 francs suisses à Dakar.", "fr", ["SN"]),
        ("警方在曼谷缴获40万瑞士法郎、5万加拿大元。", "zh-Hans", ["TH"]),
    ],
)
def test_the_land_of_a_currency_is_neither_place_nor_party(text: str, language: str, lands: list[str]) -> None:
    kinds = ("place", "party", "nationality")
    assert sorted({m.code for m in find_mentions(text, language, None) if m.kind in kinds}) == lands


def test_parts_of_the_world_are_no_towns() -> None:
    assert "Africa" not in codes("Police arrested 40 people in Africa and 9 in Tanza, Kenya said.", "en")
