"""Where: scene before description, description before body, body before side; the sentence before the paragraph."""

import pytest


def place(draft):
    return draft.places, draft.place_text


@pytest.mark.parametrize(
    ("text", "counted", "expected"),
    [
        ("警方在上海抓获35名缅北电诈嫌疑人。", ("35名", "arrest", "suspect"), (["CN"], "上海")),  # scene beats origin
        ("民警共抓获35名缅北涉诈嫌疑人。", ("35名", "arrest", "suspect"), (["MM"], "缅北")),  # whom it is about
        ("湖南警方抓获嫌疑人35名。", ("35名", "arrest", "suspect"), (["CN"], "湖南")),  # the body's name
        ("泰方在曼谷捣毁窝点4处,泰方还没收电脑90台。", ("90台", "seize", "device"), (["TH"], "曼谷")),  # a side with its place
        ("泰方没收电脑90台。", ("90台", "seize", "device"), (["TH"], None)),
        ("全国公安机关破获诈骗案件300起。", ("300起", "solve", "case"), (["CN"], "全国")),
        ("公安机关破获诈骗案件300起。", ("300起", "solve", "case"), (["CN"], None)),  # its own statistics
        ("两国警方在万象、琅勃拉邦捣毁窝点7个。", ("7个", "raid", "site"), (["LA"], "万象、琅勃拉邦")),
        ("老挝、泰国、越南警方共抓获嫌疑人80名。", ("80名", "arrest", "suspect"), (["LA", "TH", "VN"], "老挝、泰国、越南")),
        ("来自福建的60名志愿者抵达金边。", ("60名", "deploy", "person"), (["KH"], "金边")),
        ("中国已同30个国家签署引渡条约。", ("30个", "agree", "country"), ([], None)),
        ("境外抓获逃犯12名。", ("12名", "arrest", "fugitive"), ([], None)),
        ("广州市中级人民法院对缅北诈骗集团案宣判,9名被告人获刑。", ("9名", "sentence", "suspect"), (["CN"], "广州市")),
    ],
)
def test_chinese(read, text, counted, expected):
    assert place(read(text, counted)[0]) == expected


@pytest.mark.parametrize(
    ("language", "text", "counted", "expected"),
    [
        (
            "en",
            "In Peru, police raided a villa near Cusco, arresting 14 people.",
            ("14 people", "arrest", "suspect"),
            (["PE"], "Cusco"),
        ),
        (
            "en",
            "Officers in Ghana and Togo arrested 31 suspects.",
            ("31 suspects", "arrest", "suspect"),
            (["GH", "TG"], "Ghana and Togo"),
        ),
        (
            "en",
            "Customs found 40 kg of cocaine worth 3 million dollars at the port of Antwerp.",
            ("40 kg", "seize", "drug"),
            (["BE"], "port of Antwerp"),
        ),
        (
            "en",
            "Agents seized 12 guns from a truck arriving from Mexico at Houston.",
            ("12 guns", "seize", "weapon"),
            (["US"], "Houston"),
        ),
        (
            "en",
            "Police in 17 European countries arrested 210 suspects, INTERPOL said.",
            ("210 suspects", "arrest", "suspect"),
            ([], None),
        ),
        (
            "fr",
            "Douze personnes ont été arrêtées en Italie, aux Pays-Bas et en Suisse.",
            ("Douze", "arrest", "suspect"),
            (["CH", "IT", "NL"], "Italie, aux Pays-Bas et en Suisse"),
        ),
        ("fr", "Au Togo, la police a saisi 75 téléphones.", ("75", "seize", "device"), (["TG"], "Togo")),
        ("fr", "Dix dossiers ont été transmis à la police de Belgique.", ("Dix", "involve", "case"), ([], None)),
    ],
)
def test_latin(read, language, text, counted, expected):
    assert place(read(text, counted, language=language)[0]) == expected


def test_parts_and_following_numbers_take_the_place_over(read):
    text = "3月2日,警方在仰光打掉窝点5个,抓获嫌疑人70名,其中越南籍8名。"
    drafts = read(text, ("5个", "raid", "site"), ("70名", "arrest", "suspect"), ("8名", "arrest", "suspect", 1))
    assert [place(draft) for draft in drafts] == [(["MM"], "仰光")] * 3


def test_a_landing_airport_is_not_the_place_left(read):
    text = "41名嫌疑人从柬埔寨金边被押解回国,包机降落在成都双流机场。"
    (draft,) = read(text, ("41名", "repatriate", "suspect"))
    assert (draft.places, draft.from_country, draft.to_country) == (["KH"], "KH", "CN")


def test_figures_over_uncounted_countries_name_no_place(read):
    text = "由中国公安部牵头,36个国家参与的“灯塔”行动中,共抓获嫌疑人900名。"
    (draft,) = read(text, ("900名", "arrest", "suspect"))
    assert draft.places == []


def test_a_total_is_where_its_parts_are(read):
    text = "Quarante suspects ont été arrêtés. Trente interpellations ont eu lieu en Italie, dix en Suisse."
    drafts = read(
        text,
        ("Quarante", "arrest", "suspect"),
        ("Trente", "arrest", "suspect", 0),
        ("dix", "arrest", "suspect", 0),
        language="fr",
    )
    assert [place(draft) for draft in drafts] == [(["CH", "IT"], None), (["IT"], "Italie"), (["CH"], "Suisse")]


def test_those_sent_are_where_they_go(read):
    text = "中国警方先后向东帝汶派出维和警察600人次。"
    assert place(read(text, ("600人次", "deploy", "officer"))[0]) == (["TL"], "东帝汶")


def test_a_total_of_its_own_time_leaves_the_spot_of_the_incident_before(read):
    text = "5月3日,民警在瑞丽查获毒品9公斤。今年以来,公安机关共破获毒品案件70起。"
    drafts = read(text, ("9公斤", "seize", "drug"), ("70起", "solve", "case"))
    assert [place(draft) for draft in drafts] == [(["CN"], "瑞丽"), (["CN"], None)]
