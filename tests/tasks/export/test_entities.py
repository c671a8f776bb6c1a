"""What of the tables reaches the FollowTheMoney entities."""

from __future__ import annotations

import json

from tasks.export.entities import entity_lines
from tests.tasks.export.conftest import document, evidence


def test_a_body_of_two_countries_has_both(build):
    text = "Laos and Vietnam border liaison office: 14 held. The Harbour Guild was told."
    page = document(1, text, language="en")
    joint, unknown = "Laos and Vietnam border liaison office", "Harbour Guild"
    tables = build(
        documents=[page],
        organisations=[
            evidence(page, joint) | {"organisation_id": "o1", "name": joint, "kind": "police", "country": "LA+VN"},
            evidence(page, unknown) | {"organisation_id": "o2", "name": unknown, "kind": "other", "country": None},
        ],
    )
    found = {}
    for _, line in entity_lines(tables):
        entity = json.loads(line)
        if entity["schema"] in ("PublicBody", "Organization"):
            found[entity["properties"]["name"][0]] = entity["properties"].get("country")
    assert found == {joint: ["la", "vn"], unknown: None}
