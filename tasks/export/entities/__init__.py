"""The release as FollowTheMoney entities, for Aleph and the OpenSanctions tools.

FollowTheMoney knows no claims, bounds or offsets, so the numbers stay in our own tables. What it takes up: documents as
``Article``; persons, bodies and campaigns as entities; links between parties as ``Event`` or ``Project``; and for each of
them a ``Documentation`` with the very words and their place in the text, and a ``Mention``.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any
from unicodedata import is_normalized

import orjson
import pandas as pd

from tasks.reference.tables import read_csv
from tasks.schemas import EntityLines
from tasks.schemas.table import frame_of_columns, rows_of
from tasks.text.identity import stable_id
from tasks.text.shadow import shadow

Row = dict[str, Any]
Properties = Mapping[str, Iterable[str]]
Entity = dict[str, Any]
"""``id``, ``schema`` and ``properties``, each of them a set of texts."""

_LANGUAGES = {"zh": "zho", "en": "eng", "fr": "fra"}
_BODIES = {
    "police": "PublicBody", "ministry": "PublicBody", "court": "PublicBody", "prosecutor": "PublicBody", "customs": "PublicBody",
    "company": "Company", "international": "Organization", "media": "Organization", "other": "Organization",
}  # fmt: skip
_TOPICS = {
    "police": "gov.security", "ministry": "gov", "court": "gov", "prosecutor": "gov", "customs": "gov",
    "international": "gov.igo",
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


def list_entities(tables: Mapping[str, pd.DataFrame], cluster_of: Mapping[str, str]) -> pd.DataFrame:
    """A frame of ``EntityLines``: the entities of each document, from the tables of some documents.

    A person is one entity over the copies of one article, told by ``cluster_of`` (the ``cluster_id`` of each ``doc_id``), and
    never merged further: equal names are no proof of one person. Bodies and campaigns are one entity for each name (with its
    country, or its first year). What several documents say of one entity, ``join_lines`` puts together.
    """
    entities: dict[tuple[str, str], Entity] = {}
    for doc_id, schema, key, properties in _entities(tables, cluster_of):
        _merge(entities.setdefault((doc_id, key), _entity(key, schema)), properties)
    lines = [_line(entity) for entity in entities.values()]
    doc_ids, keys = zip(*entities, strict=True) if entities else ((), ())
    return frame_of_columns([[key.rsplit("-", 1)[1] for key in keys], doc_ids, lines], EntityLines)


def join_lines(lines: Iterable[tuple[str, str]]) -> Iterator[str]:
    """One line an entity out of ``(key, JSON)`` of many documents, sorted by key: what the ``ftm`` command and Aleph read."""
    for _, same in groupby(lines, key=itemgetter(0)):
        first, *others = {line for _, line in same}
        if others:
            known = orjson.loads(first)
            joined = _entity(known["id"], known["schema"])
            for line in (first, *others):
                _merge(joined, orjson.loads(line)["properties"])
            first = _line(joined)
        yield first


def _entity(key: str, schema: str) -> Entity:
    return {"id": key, "schema": schema, "properties": defaultdict(set)}


def _merge(entity: Entity, properties: Properties) -> None:
    for name, values in properties.items():
        entity["properties"][name].update(values)


def _line(entity: Entity) -> str:
    properties: Properties = {name: sorted(values) for name, values in entity["properties"].items() if values}
    return orjson.dumps({**entity, "properties": properties}, option=orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE).decode()


def _entities(tables: Mapping[str, pd.DataFrame], cluster_of: Mapping[str, str]) -> Iterator[tuple[str, str, str, Properties]]:
    """``(doc_id, schema, id, properties)`` of every entity; an id may come again with more properties."""
    days: dict[str, list[str]] = {}
    for row in rows_of(tables["documents"][_ABOUT_DOCUMENTS]):
        days[row["doc_id"]] = _days(row["published_at"])
        yield row["doc_id"], "Article", _article(row["doc_id"]), _article_properties(row)
    for row in rows_of(tables["persons"]):
        key = _id("person", cluster_of[row["doc_id"]], row["name"])
        properties = {
            "name": _of_type("name", row["name"]),
            "position": _texts(row["role"]),
            "notes": _texts(_STATED_AS[row["kind"]]),
        }
        yield from _with_evidence("Person", key, properties, row, row["name"], days)
    for row in rows_of(tables["organisations"]):
        key = _id("body", shadow(row["name"]), row["kind"], row["country"] or "")
        countries = (row["country"] or "").split("+")  # CN+PH: a body of both
        properties = {"name": _of_type("name", row["name"]), "country": _of_type("country", *countries)}
        if row["kind"] in _TOPICS:
            properties["topics"] = [_TOPICS[row["kind"]]]
        yield from _with_evidence(_BODIES[row["kind"]], key, properties, row, row["name"], days)
    for row in rows_of(tables["operations"]):
        start, end = row["period_start"], row["period_end"]
        key = _id("operation", shadow(row["name"]), start.year if start else "")
        properties = {
            "name": _of_type("name", row["name"]),
            "startDate": _days(start),
            "endDate": _days(end),
            "country": _countries(row["parties"]),
        }
        yield from _with_evidence("Project", key, properties, row, row["name"], days)
    schemas = {row["code"]: row["ftm_schema"] for row in read_csv("mechanisms.csv")}
    for row in rows_of(tables["cooperation"]):
        schema, name = schemas[row["mechanism"]], f"{row['mechanism'].replace('_', ' ')}: {', '.join(row['parties'])}"
        properties = {
            "name": _of_type("name", name),
            "country": _countries(row["parties"]),
            "summary": _texts(row["quote"]),
            "status" if schema == "Project" else "notes": [row["status"]],
        }
        yield from _with_evidence(schema, _id("cooperation", row["cooperation_id"]), properties, row, None, days)


def _with_evidence(
    schema: str, key: str, properties: Properties, row: Row, mentioned: str | None, days: Mapping[str, list[str]]
) -> Iterator[tuple[str, str, str, Properties]]:
    """The entity, the words that carry it, and its mention by name."""
    article = _article(row["doc_id"])
    yield row["doc_id"], schema, key, {**properties, "proof": [article]}
    evidence = {
        "document": [article],
        "entity": [key],
        "summary": _texts(row["quote"]),
        "date": days[row["doc_id"]],
        "recordId": [f"text[{row['start']}:{row['end']}]"],
        "role": [row["rule"]],
    }
    yield row["doc_id"], "Documentation", _id("evidence", key, article, row["start"]), evidence
    if mentioned is not None:
        mention = {"document": [article], "name": _of_type("name", mentioned), "resolved": [key], "detectedSchema": [schema]}
        yield row["doc_id"], "Mention", _id("mention", key, article), mention


def _article_properties(row: Row) -> Properties:
    url = next((u for u in (row["url"], row["source_uri"]) if u and u.startswith(("http://", "https://"))), None)
    return {
        "title": _texts(row["title"]),
        "fileName": _texts(row["source_uri"].rsplit("/", 1)[-1]),
        "sourceUrl": _of_type("url", url),
        "bodyText": _texts(row["text"]),
        "notes": [f"sha256 of the received bytes: {row['capture_sha256']}"],  # contentHash takes SHA-1 only
        "language": _texts(_LANGUAGES.get(row["language"].split("-")[0])),
        "publishedAt": _days(row["published_at"]),
        "authoredAt": _days(row["dateline_date"]),
        "author": _texts(row["byline"]),
        "publisher": _texts(row["publisher"]),
        "encoding": _texts(row["charset"]),
        "keywords": _texts(row["integrity"], *row["signals"]),
    }


def _texts(*values: str | None) -> list[str]:
    """The values as FollowTheMoney wants texts, each once; without those of which nothing is left."""
    return _each_once(map(_clean_text, values))


def _of_type(name: str, *values: str | None) -> list[str]:
    """The values as FollowTheMoney's property type ``name`` wants them, each once; what it refuses is left out."""
    return _each_once(_clean_code(name, value) for value in values if value)


def _each_once(values: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(filter(None, values)))


def _days(day: dt.date | None) -> list[str]:
    return [day.isoformat()] if day else []


@lru_cache(maxsize=65_536)
def _clean_code(name: str, value: str) -> str | None:
    from followthemoney.types import registry  # takes a second to load: only when a release is written

    clean: str | None = getattr(registry, name).clean(value)
    return clean


def _clean_text(value: str | None) -> str | None:
    if value is None:
        return None
    if value.isprintable() and is_normalized("NFC", value):  # most are: nothing to take off but spaces at the ends
        return value.strip()
    from followthemoney.util import sanitize_text

    clean: str | None = sanitize_text(value)
    return clean


def _article(doc_id: str) -> str:
    return _id("article", doc_id)


def _id(*parts: object) -> str:
    return f"blotter-{stable_id(*parts)}"


def _countries(parties: list[str]) -> list[str]:
    codes = [party.lower() for party in parties if len(party) == 2 and party.isalpha() and party != "UN"]
    return _of_type("country", *codes)
