"""The release as FollowTheMoney entities, for Aleph and the OpenSanctions tools.

FollowTheMoney knows no claims, bounds or offsets, so the numbers stay in our own tables. What it takes up: documents as
``Article``; persons, bodies and campaigns as entities; links between parties as ``Event`` or ``Project``; and for each of
them a ``Documentation`` with the very words and their place in the text, and a ``Mention``.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any
from unicodedata import is_normalized

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
_ABOUT_DOCUMENTS = [
    "doc_id", "source_uri", "url", "title", "text", "language", "published_at", "dateline_date", "byline", "publisher", "charset",
    "capture_sha256", "integrity", "signals",
]  # fmt: skip
_STATED_AS = {
    "official": None,
    "suspect": "suspect, as stated",
    "victim": "victim, as stated",
    "journalist": None,
    "other": None,
}
"""What a document presents a person as. No topic of crime is given: a suspect is not a convict."""


_IDS = frozenset({"proof", "document", "entity", "resolved"})
"""Properties that hold ids of ours."""


def entity_lines(tables: Mapping[str, pd.DataFrame]) -> Iterator[tuple[str, str]]:
    """``(key, JSON)`` of the entities of some documents, from their tables (``clusters`` among them); the key sorts like the id.

    A person is one entity over the copies of one article and never merged further: equal names are no proof of one person.
    Bodies and campaigns are one entity for each name (with its country, or its first year).
    """
    entities: dict[str, Row] = {}
    for schema, key, properties in _entities(tables):
        _merge(entities, key, {"id": key, "schema": schema, "properties": _cleaned(properties)})
    return ((key.rsplit("-", 1)[1], _line(entity)) for key, entity in entities.items())


def join_lines(lines: Iterable[tuple[str, str]]) -> Iterator[str]:
    """One line an entity out of lines of many batches, sorted by key: what the ``ftm`` command and Aleph read."""
    for _, same in groupby(lines, key=itemgetter(0)):
        (_, first), *others = same
        if any(line != first for _, line in others):
            joined: dict[str, Row] = {}
            for line in sorted({first, *(line for _, line in others)}):
                _merge(joined, "", json.loads(line))
            first = _line(joined[""])
        yield first


def _merge(entities: dict[str, Row], key: str, entity: Row) -> None:
    known = entities.setdefault(key, entity)
    if known is entity:
        return
    for name, values in entity["properties"].items():
        mine = known["properties"].setdefault(name, [])
        mine += [value for value in values if value not in mine]


def _line(entity: Row) -> str:
    properties = {name: sorted(values) for name, values in entity["properties"].items()}
    return json.dumps({**entity, "properties": properties}, ensure_ascii=False, sort_keys=True) + "\n"


def _cleaned(properties: Mapping[str, Any]) -> dict[str, list[str]]:
    """The properties as FollowTheMoney wants them: each a list of texts; what a type of it refuses is left out."""
    found: dict[str, list[str]] = {}
    for name, value in properties.items():
        for part in value if isinstance(value, (list, tuple)) else (value,):
            clean = _clean(name, part)
            if clean and clean not in found.setdefault(name, []):
                found[name].append(clean)
    return {name: values for name, values in found.items() if values}


def _clean(name: str, value: Any) -> str | None:
    if value is None:
        return None
    if name in _IDS:
        return str(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return _clean_code(name, value) if name in _TYPES else _clean_text(str(value))


_TYPES = {"name": "name", "country": "country", "sourceUrl": "url"}
"""Properties whose type in FollowTheMoney does more than take off what is not text."""


@lru_cache(maxsize=65_536)
def _clean_code(name: str, value: str) -> str | None:
    from followthemoney.types import registry  # takes a second to load: only when a release is written

    clean: str | None = getattr(registry, _TYPES[name]).clean(value)
    return clean


def _clean_text(value: str) -> str | None:
    if value.isprintable() and is_normalized("NFC", value):  # most are: nothing to take off but spaces at the ends
        return value.strip() or None
    from followthemoney.util import sanitize_text

    clean: str | None = sanitize_text(value)
    return clean


def _entities(tables: Mapping[str, pd.DataFrame]) -> Iterator[tuple[str, str, Row]]:
    """``(schema, id, properties)`` of every entity; an id may come again with more properties."""
    cluster_of = {row["doc_id"]: row["cluster_id"] for row in rows_of(tables["clusters"][["doc_id", "cluster_id"]])}
    days = {}
    for row in rows_of(tables["documents"][_ABOUT_DOCUMENTS]):
        days[row["doc_id"]] = row["published_at"]
        yield "Article", _article(row["doc_id"]), _article_properties(row)
    for row in rows_of(tables["persons"]):
        key = _id("person", cluster_of.get(row["doc_id"], row["doc_id"]), row["name"])
        properties = {"name": row["name"], "position": row["role"], "notes": _STATED_AS[row["kind"]]}
        yield from _with_evidence("Person", key, properties, row, row["name"], days)
    for row in rows_of(tables["organisations"]):
        key = _id("body", shadow(row["name"]), row["kind"], row["country"] or "")
        properties = {"name": row["name"], "country": (row["country"] or "").split("+")}  # CN+PH: a body of both
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
