"""Claims as the press of Hong Kong, Macau, Taiwan, Malaysia and Singapore tells them: whole announcements read."""

import datetime as dt

import pytest

from tasks.transform.facts.mentions import find_mentions
from tasks.transform.records.build import build_records
from tasks.transform.records.model import DocumentInput


def claims(text):
    day = dt.date(2025, 9, 26)
    document = DocumentInput("d", text, "zh-Hant", published_at=day)
    rows = build_records(document, find_mentions(text, "zh-Hant", day)).claims
    return [(row["action"], row["object"], row["low"], row["crimes"], row["speaker"]) for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("大馬警方突擊7個用作詐騙中心的公寓單位。", [("raid", "site", 7, ["fraud"], None)]),
        ("台灣刑事局今年自海外緝返通緝犯15名。", [("repatriate", "fugitive", 15, [], None)]),
        ("香港海關將派出6名人員到新加坡接受辨認訓練。", [("train", "officer", 6, [], None)]),
        ("移民局的8名官員將來新加坡接受訓練。新元。", [("train", "officer", 8, [], None)]),
        ("司法警察局昨日召開記者會,公布收網。司警拘捕4名男女。", [("arrest", "suspect", 4, [], "司法警察局")]),
        ("根據香港廉署年報,去年接獲投訴930宗。", [("open_case", "case", 930, [], "香港廉署年報")]),
        ("一個以網戀誘人投資的集團被搗破,香港警方拘捕3人。", [("arrest", "suspect", 3, ["fraud"], None)]),
        ("國人在海外架設機房。台灣刑事局逮捕嫌犯5人。", [("arrest", "suspect", 5, ["fraud"], None)]),
    ],
)  # fmt: skip
def test_claims_in_traditional_characters(text, expected):
    assert claims(text) == expected


def test_people_at_home_were_harmed_at_home():
    text = "全案清查出國內被害人61名。台灣刑事局。"
    day = dt.date(2025, 9, 26)
    document = DocumentInput("d", text, "zh-Hant", published_at=day)
    row = build_records(document, find_mentions(text, "zh-Hant", day)).claims[0]
    assert (row["places"], row["place_text"]) == (["TW"], "國內")
