"""Links between parties as English reports state them."""

from __future__ import annotations

import pytest

from tasks.transform.facts.mentions import find_mentions
from tasks.transform.records.build import build_records
from tasks.transform.records.model import DocumentInput
from tests.tasks.records.test_claims import DAY


def links(text: str) -> list[tuple[str, str, str]]:
    document = DocumentInput("d", text, "en", dateline_date=DAY)
    rows = build_records(document, find_mentions(text, "en", DAY)).cooperation
    return [("+".join(row["parties"]), row["mechanism"], row["status"]) for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one man without a number; a treaty that somebody was sent abroad under; arrested for another country
        ("Spain extradited a Dutchman to the Netherlands on Monday.", [("ES+NL", "extradition", "done")]),
        (
            "Under an extradition treaty with Fiji, Peru last month sent Ana Vela to Suva.",
            [("FJ+PE", "extradition", "done")],
        ),
        (
            "Chilean police arrested two men at the request of Peru, which is now seeking their extradition.",
            [("CL+PE", "extradition", "done")],
        ),
        # help in somebody's operation; officers of a list of states
        (
            "The Australian Border Force held 12 men. As part of the operation, Fijian customs seized three containers.",
            [("AU+FJ", "joint_operation", "done")],
        ),
        ("Customs officers from China, Fiji and Laos raided 27 shops.", [("CN+FJ+LA", "joint_operation", "done")]),
        # set up in the partner's town; names passed on; a tip; a second plan behind "and"
        ("A joint task force with Fijian police, set up in Lima in May, traced the men.", [("FJ+PE", "task_force", "done")]),
        (
            "Indian police said six men had been traced to Peru and their names passed to the Peruvian police.",
            [("IN+PE", "information_exchange", "done")],
        ),
        ("Indian officers had tipped off the Nigerian agency about the container.", [("IN+NG", "information_exchange", "done")]),
        (
            "China will train some 300 officers from Fiji this year and open a hotline with Peru.",
            [("CN+FJ", "training", "planned"), ("CN+PE", "hotline", "planned")],
        ),
    ],
)
def test_links(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Ministry of Public Security spoke. Vietnamese police in Hanoi held 12 men.", "VN"),
        ("The Ministry of Public Security spoke. Police in Wuhan held 12 men.", "CN"),
    ],
)
def test_ministries_of_one_name(text: str, country: str) -> None:
    bodies = {m.name: m.detail for m in find_mentions(text, "en", DAY) if m.kind == "organisation"}
    assert bodies["Ministry of Public Security"] == country
