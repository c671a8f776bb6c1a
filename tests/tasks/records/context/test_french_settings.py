"""French reports: where courses are held, whose people are trained, campaigns named again, arms, who is no speaker."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tasks.transform.facts.mentions import find_mentions
from tasks.transform.records.build import build_records
from tasks.transform.records.model import DocumentInput

DAY = dt.date(2025, 6, 20)


def claim(text: str, low: float) -> dict[str, Any]:
    document = DocumentInput("d", text, "fr", dateline_date=DAY)
    rows = build_records(document, find_mentions(text, "fr", DAY)).claims
    return next(row for row in rows if row["low"] == low)


@pytest.mark.parametrize(
    ("text", "low", "field", "expected"),
    [
        ("Douze agents béninois ont suivi en mai, à Lomé, un stage de fouille.", 12, "place_text", "Lomé"),
        ("Douze agents suivront en septembre un stage auprès de leurs collègues de Dakar.", 12, "place_text", "Dakar"),
        ("Une réunion aura lieu à Nouakchott. La marine y entraînera 14 plongeurs.", 14, "places", ["MR"]),
        ("Douze policiers gabonais et togolais ont suivi un stage à Lomé.", 12, "nationality", ["GA", "TG"]),
        ("L'école accueille 30 officiers stagiaires venus du Mali, du Tchad et du Gabon.", 30, "nationality", ["GA", "ML", "TD"]),
        ("Douze agents suivront en septembre un stage à Lomé.", 12, "period_start", dt.date(2025, 9, 1)),
        (
            "L'opération « Marée douce » a commencé en mai. Dans le cadre de « Marée douce », 40 filets ont été saisis.",
            40,
            "operation",
            "opération « Marée douce »",
        ),
        ("Au terme du projet Verglas, la police a saisi 40 pistolets.", 40, "operation", "projet Verglas"),
        ("Des gendarmes ont mis au jour une cache d'armes : 96 fusils ont été saisis.", 96, "crimes", ["firearms"]),
        ("La police marocaine a saisi 40 motoneiges dans le royaume. La police marocaine se tait.", 40, "place_text", "royaume"),
        ("Le parquet a poursuivi 318 prévenus pour vol.", 318, "speaker", None),
    ],
)
def test_settings(text: str, low: float, field: str, expected: object) -> None:
    assert claim(text, low)[field] == expected


@pytest.mark.parametrize(
    ("text", "low", "expected"),
    [
        ("La police de Lille a saisi 30 armes.", 30, ["FR"]),
        ("La police du port de Marseille, avec la douane, a saisi 30 armes.", 30, ["FR"]),
        ("À Pau, dans un garage fouillé par les polices française et belge, 30 hommes ont été arrêtés.", 30, ["FR"]),
    ],
)
def test_a_towns_police_acts_in_it(text: str, low: float, expected: list[str]) -> None:
    assert claim(text, low)["places"] == expected
