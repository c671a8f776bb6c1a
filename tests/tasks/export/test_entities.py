"""What of the tables reaches the FollowTheMoney entities."""

from __future__ import annotations

import json

from tasks.export.entities import join_lines, list_entities
from tests.tasks.export.conftest import document, evidence, person


def entities_of(*frames):
    """The joined entities by id."""
    pairs = sorted((key, line) for frame in frames for key, line in zip(frame["key"], frame["entity"], strict=True))
    return {entity["id"]: entity for entity in map(json.loads, join_lines(pairs))}


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
    for entity in entities_of(list_entities(tables, {"d1": "c1"})).values():
        if entity["schema"] in ("PublicBody", "Organization"):
            found[entity["properties"]["name"][0]] = entity["properties"].get("country")
    assert found == {joint: ["la", "vn"], unknown: None}


def test_a_person_is_one_over_the_copies_of_an_article_and_no_further(build):
    pages = [document(number, "Officer Marta Quill spoke.", language="en", title=f"Copy {number}") for number in (1, 2, 3)]
    tables = build(documents=pages, persons=[person(page, "Marta Quill", "official") for page in pages])
    listed = list_entities(tables, {"d1": "c1", "d2": "c1", "d3": "c3"})
    persons = [entity for entity in entities_of(listed).values() if entity["schema"] == "Person"]
    assert sorted(len(entity["properties"]["proof"]) for entity in persons) == [1, 2]


def test_entities_are_the_same_however_the_documents_are_parted(build):
    pages = [document(number, "The Harbour Guild of Quayside was told.", language="en") for number in (1, 2)]
    bodies = [
        evidence(page, "Harbour Guild")
        | {"organisation_id": page["doc_id"], "name": "Harbour Guild", "kind": "other", "country": None}
        for page in pages
    ]
    own = {"d1": "c1", "d2": "c2"}
    together = list_entities(build(documents=pages, organisations=bodies), own)
    apart = [list_entities(build(documents=[page], organisations=[body]), own) for page, body in zip(pages, bodies, strict=True)]
    assert entities_of(together) == entities_of(*apart)
    guild = next(entity for entity in entities_of(*apart).values() if entity["schema"] == "Organization")
    assert len(guild["properties"]["proof"]) == 2


def test_what_followthemoney_refuses_is_left_out(build):
    page = document(1, "Held.", url="http://[broken", byline="  \x00 ", publisher="Quay\u200b Gazette ")
    article = next(iter(entities_of(list_entities(build(documents=[page]), {"d1": "c1"})).values()))
    assert article["schema"] == "Article"
    assert not {"sourceUrl", "author"} & set(article["properties"])
    assert article["properties"]["publisher"] == ["Quay Gazette"]
