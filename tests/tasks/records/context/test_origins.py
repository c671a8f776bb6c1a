"""Where counted people come from, told behind them: their nationality, and not where it was done."""

from __future__ import annotations

import datetime as dt

import pytest

from tasks.transform.facts.mentions import find_mentions
from tasks.transform.records.build import build_records
from tasks.transform.records.model import DocumentInput

DAY = dt.date(2024, 6, 20)


def told(text: str, language: str, low: float) -> tuple[list[str], list[str], str | None]:
    document = DocumentInput("d", text, language, dateline_date=DAY, published_at=DAY)
    row = next(r for r in build_records(document, find_mentions(text, language, DAY)).claims if r["low"] == low)
    return row["nationality"], row["places"], row["place_text"]


@pytest.mark.parametrize(
    ("text", "low", "wanted"),
    [
        ("LEEDS, June 20 - British police arrested 14 men from Togo and Benin on Monday.", 14, (["BJ", "TG"], ["GB"], None)),
        ("Customs officers in Dover stopped 40 migrants from Iraq, Iran and Syria.", 40, (["IQ", "IR", "SY"], ["GB"], "Dover")),
        # who is freed comes from a place told only so, unless the scene is another
        (
            "In May, officers searched 11 salons in Leeds, freeing 13 women from Laos and Nepal.",
            13,
            (["LA", "NP"], ["GB"], "Leeds"),
        ),
        ("Soldiers rescued 200 workers from Laos.", 200, ([], ["LA"], "Laos")),
        # whoever is brought away, and a country before another noun, tells no people
        ("China repatriated 90 suspects from Laos.", 90, ([], ["LA"], "Laos")),
    ],
)
def test_english_people_from_a_country(text: str, low: float, wanted: tuple[list[str], list[str], str | None]) -> None:
    assert told(text, "en", low) == wanted


@pytest.mark.parametrize(
    ("text", "low", "wanted"),
    [
        (
            "La police a arrêté lundi à Lille quatorze hommes originaires du Togo et du Bénin.",
            14,
            (["BJ", "TG"], ["FR"], "Lille"),
        ),
        (
            "Les douaniers de Calais ont secouru 40 migrants originaires d'Irak, d'Iran et de Syrie.",
            40,
            (["IQ", "IR", "SY"], ["FR"], "Calais"),
        ),
    ],
)
def test_french_people_from_a_country(text: str, low: float, wanted: tuple[list[str], list[str], str | None]) -> None:
    assert told(text, "fr", low) == wanted
