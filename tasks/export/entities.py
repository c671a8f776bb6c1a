"""The release as FollowTheMoney entities, for Aleph and the OpenSanctions tools.

FollowTheMoney knows no claims, bounds or offsets, so the numbers stay in our own tables. What it takes up: documents as
``Article``; persons, bodies and campaigns as entities; links between parties as ``Event`` or ``Project``; and for each of
them a ``Documentation`` with the very words and their place in the text, and a ``Mention``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from tasks.reference.tables import read_csv
from tasks.schemas.table import rows_of
from tasks.text.identity import stable_id
from tasks.text.shadow import shadow

Row = dict[str, Any]

_LANGUAGES = {"zh": "zho", "en": "eng", "fr": "fra"}
_BODIES = {
    "police": "PublicBody", "ministry": "PublicBody", "court": "PublicBody", "prosecutor": "PublicBody", "customs": "PublicBody",
    "company": "Company", "international": "Organization", "media": "Organization", "other": "Organization",
}  # fmt: skip
_STATED_AS = {
    "official": None,
    "suspect": "suspect, as stated",
    "victim": "victim, as stated",
    "journalist": None,
    "other": None,
}
"""What a document presents a person as. No topic of crime is given: a suspect is not a convict."""


def entities_of(tables: Mapping[str, pd.DataFrame]) -> dict[str, Row]:
    """The entities of some documents by id, from their tables (``clusters`` among them).

    A person is one entity over the copies of one article and never merged further: equal names are no proof of one person.
    Bodies and campaigns are one entity for each name (with its country, or its first year).
    """
    entities: dict[str, Row] = {}
    for schema, key, properties in _entities(tables):
        _merge(entities, key, _entity(schema, key, properties).to_dict())
    return entities


def join_entities(entities: Iterable[tuple[str, Row]]) -> bytes:
    """JSON lines, one entity a line, sorted by id, entities of one id made one: what the ``ftm`` command and Aleph read."""
    joined: dict[str, Row] = {}
    for key, entity in entities:
        _merge(joined, key, entity)
    lines = (json.dumps(_ordered(joined[key]), ensure_ascii=False, sort_keys=True) for key in sorted(joined))
    return "".join(f"{line}\n" for line in lines).encode()


def _merge(entities: dict[str, Row], key: str, entity: Row) -> None:
    known = entities.get(key)
    if known is None:
        entities[key] = entity
        return
    for name, values in entity["properties"].items():
        mine = known["properties"].setdefault(name, [])
        mine += [value for value in values if value not in mine]


def _ordered(entity: Row) -> Row:
    return {**entity, "properties": {name: sorted(values) for name, values in entity["properties"].items()}}


def _entity(schema: str, key: str, properties: Mapping[str, Any]) -> Any:
    from followthemoney import model  # takes a second to load: only when a release is written

    entity = model.make_entity(schema)
    entity.id = key
    for name, value in properties.items():
        for part in value if isinstance(value, (list, tuple)) else (value,):
            if part is not None:
                entity.add(name, str(part), quiet=True)  # quiet: a value that the type refuses is left out
    return entity


def _entities(tables: Mapping[str, pd.DataFrame]) -> Iterator[tuple[str, str, Row]]:
    """``(schema, id, properties)`` of every entity; an id may come again with more properties."""
    cluster_of = {row["doc_id"]: row["cluster_id"] for row in rows_of(tables["clusters"])}
    days = {}
    for row in rows_of(tables["documents"]):
        days[row["doc_id"]] = row["published_at"]
        yield "Article", _article(row["doc_id"]), _article_properties(row)
    for row in rows_of(tables["persons"]):
        key = _id("person", cluster_of.get(row["doc_id"], row["doc_id"]), row["name"])
        properties = {"name": row["name"], "position": row["role"], "notes": _STATED_AS[row["kind"]]}
        yield from _with_evidence("Person", key, properties, row, row["name"], days)
    for row in rows_of(tables["organisations"]):
        key = _id("body", shadow(row["name"]), row["kind"], row["country"] or "")
        properties = {"name": row["name"], "country": row["country"]}
        if row["kind"] in ("police", "ministry", "court", "prosecutor", "customs"):
            properties["topics"] = "gov.security" if row["kind"] == "police" else "gov"
        elif row["kind"] == "international":
            properties["topics"] = "gov.igo"
        yield from _with_evidence(_BODIES[row["kind"]], key, properties, row, row["name"], days)
    for row in rows_of(tables["operations"]):
        start, end = row["period_start"], row["period_end"]
        key = _id("operation", shadow(row["name"]), start.year if start else "")
        properties = {"name": row["name"], "startDate": start, "endDate": end, "country": _countries(row["parties"])}
        yield from _with_evidence("Project", key, properties, row, row["name"], days)
    schemas = {row["code"]: row["ftm_schema"] for row in read_csv("mechanisms.csv")}
    for row in rows_of(tables["cooperation"]):
        name = f"{row['mechanism'].replace('_', ' ')}: {', '.join(row['parties'])}"
        properties = {"name": name, "country": _countries(row["parties"]), "summary": row["quote"]}
        if schemas[row["mechanism"]] == "Project":
            properties["status"] = row["status"]
        else:
            properties["notes"] = row["status"]
        key = _id("cooperation", row["cooperation_id"])
        yield from _with_evidence(schemas[row["mechanism"]], key, properties, row, None, days)


def _with_evidence(
    schema: str, key: str, properties: Row, row: Row, mentioned: str | None, days: Mapping[str, Any]
) -> Iterator[tuple[str, str, Row]]:
    """The entity, the words that carry it, and its mention by name."""
    article = _article(row["doc_id"])
    yield schema, key, {**properties, "proof": article}
    evidence = {"document": article, "entity": key, "summary": row["quote"], "date": days[row["doc_id"]]}
    place = f"text[{row['start']}:{row['end']}]"
    yield "Documentation", _id("evidence", key, article, row["start"]), {**evidence, "recordId": place, "role": row["rule"]}
    if mentioned is not None:
        mention = {"document": article, "name": mentioned, "resolved": key, "detectedSchema": schema}
        yield "Mention", _id("mention", key, article), mention


def _article_properties(row: Row) -> Row:
    url = next((u for u in (row["url"], row["source_uri"]) if u and u.startswith(("http://", "https://"))), None)
    return {
        "title": row["title"],
        "fileName": row["source_uri"].rsplit("/", 1)[-1],
        "sourceUrl": url,
        "bodyText": row["text"],
        "notes": f"sha256 of the received bytes: {row['capture_sha256']}",  # contentHash takes SHA-1 only
        "language": _LANGUAGES.get(row["language"].split("-")[0]),
        "publishedAt": row["published_at"],
        "authoredAt": row["dateline_date"],
        "author": row["byline"],
        "publisher": row["publisher"],
        "encoding": row["charset"],
        "keywords": [row["integrity"], *row["signals"]],
    }


def _article(doc_id: str) -> str:
    return _id("article", doc_id)


def _id(*parts: object) -> str:
    return f"blotter-{stable_id(*parts)}"


def _countries(parties: list[str]) -> list[str]:
    return [party.lower() for party in parties if len(party) == 2 and party.isalpha() and party != "UN"]
