"""Where it was done and by whose word, as English announcements tell it."""

from __future__ import annotations

import datetime as dt

import pytest

from tasks.transform.facts.mentions import find_mentions
from tasks.transform.records.build import build_records
from tasks.transform.records.model import DocumentInput

DAY = dt.date(2024, 6, 20)


def claims(text: str) -> list[dict[str, object]]:
    return list(build_records(DocumentInput("d", text, "en", dateline_date=DAY), find_mentions(text, "en", DAY)).claims)


@pytest.mark.parametrize(
    ("text", "places", "place_text"),
    [
        ("HONG KONG, June 20 - Officers in Zhuhai arrested 14 suspects.", ["CN"], "Zhuhai"),
        ("Customs officers seized 12,000 pills from a trailer at Svinesund.", ["NO"], "Svinesund"),
        ("OTTAWA, June 20 - Italian customs opened a box at Gioia Tauro and seized 31 trucks with Ontario plates.",
         ["IT"], "Gioia Tauro"),
        ("WASHINGTON, June 20 - The FBI will add four agents to its liaison office in Accra.", ["GH"], "Accra"),
    ],
)  # fmt: skip
def test_places(text: str, places: list[str], place_text: str) -> None:
    (claim,) = claims(text)
    assert (claim["places"], claim["place_text"]) == (places, place_text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Officers of the Central Narcotics Bureau (CNB) met. They seized 40 boats, the bureau said.",
            "Central Narcotics Bureau (CNB)",
        ),
        ("The Coast Guard and the Reef Crime Bureau (RCB) seized 40 boats, the bureau said.", "Reef Crime Bureau (RCB)"),
        ("Hong Kong Customs arrested six men with Macao Customs, the department said.", "Hong Kong Customs"),
    ],
)
def test_the_bureau_is_the_body_told_before(text: str, speaker: str) -> None:
    assert claims(text)[0]["speaker"] == speaker


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 12 November 17 suspects were held in Essex.", [("arrest", "suspect", 17)]),
        ("On 3 May 14 men were arrested in Lagos.", [("arrest", "suspect", 14)]),
        ("On 14 May, 16 barons were arrested.", [("arrest", "ringleader", 16)]),
        ("On May 14 police met.", []),
        ("Investigators raided three underground plants.", [("raid", "site", 3)]),
    ],
)
def test_numbers_behind_a_date(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert [(c["action"], c["object"], c["low"]) for c in claims(text)] == expected
