"""French reports read whole: what a number takes from the sentences and paragraphs around it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tasks.transform.facts.mentions import find_mentions
from tasks.transform.records.build import build_records
from tasks.transform.records.model import DocumentInput, DocumentRecords

DAY = dt.date(2025, 6, 20)  # a Friday


def records(text: str, language: str = "fr") -> DocumentRecords:
    document = DocumentInput("d", text, language, dateline_date=DAY, published_at=DAY)
    return build_records(document, find_mentions(text, language, DAY))


def claim(text: str, low: float, language: str = "fr") -> dict[str, Any]:
    return next(row for row in records(text, language).claims if low in (row["low"], row["high"]))


def days(row: dict[str, Any]) -> tuple[str | None, str | None]:
    start, end = row["period_start"], row["period_end"]
    return start and start.isoformat(), end and end.isoformat()


@pytest.mark.parametrize(
    ("text", "low", "expected"),
    [
        # the day of the verb, not that of an aside before it
        (
            "Neuf hommes d'un même clan, détenus depuis le 4 mars, ont été condamnés mercredi à Pau.",
            9,
            ("2025-06-18", "2025-06-18"),
        ),
        # an act dated far from the head of its sentence dates the next one
        (
            "Une bande qui visait les bijouteries de tout le département a été démantelée mardi. Six hommes ont été arrêtés.",
            6,
            ("2025-06-17", "2025-06-17"),
        ),
        # lines under the day that they sum up
        ("Bilan de la journée du 12 juin :\n- 9 perquisitions ;\n- 31 téléphones saisis ;", 31, ("2025-06-12", "2025-06-12")),
        # a year told for comparison is not that of what follows
        (
            "En 2024, la douane a saisi 40 tonnes de tabac, contre 31,5 tonnes en 2023. Douze dépôts ont également été fermés.",
            12,
            ("2024-01-01", "2024-12-31"),
        ),
        (
            "En 2024, 90 personnes ont été arrêtées, contre 61 en 2022. En mai, 14 dépôts ont été fermés.",
            14,
            ("2024-05-01", "2024-05-31"),
        ),
        # a month of what will be done lies ahead
        ("En 2024, 12 agents ont été formés. En mars, l'école formera 40 policiers.", 40, ("2026-03-01", "2026-03-31")),
        # a paragraph without a time goes on with the events of the one before
        (
            "Douze hommes ont été arrêtés mardi à Brest.\nLes gendarmes ont aussi saisi 14 véhicules.",
            14,
            ("2025-06-17", "2025-06-17"),
        ),
        # losses and victims are of no single day
        ("Deux hommes ont été extradés en avril. Quelque 300 clients ont perdu 4 millions d'euros.", 300, (None, None)),
    ],
)  # fmt: skip
def test_when(text: str, low: float, expected: tuple[str | None, str | None]) -> None:
    assert days(claim(text, low)) == expected


@pytest.mark.parametrize(
    ("text", "low", "expected"),
    [
        ("Entre le 2 et le 8 juin, 60 victimes ont été secourues.", 60, True),
        ("Mardi, 60 personnes au total ont été arrêtées à Brest.", 60, False),
        ("Les enquêteurs ont recensé 140 plaintes dans toute la France.", 140, True),
        ("En 2024, une opération conjointe avait mené à 30 arrestations.", 30, False),
        ("En 2024, 900 ateliers ont été fermés, dont deux à Lyon.", 900, True),
    ],
)
def test_total_or_occasion(text: str, low: float, expected: bool) -> None:
    assert claim(text, low)["cumulative"] is expected
