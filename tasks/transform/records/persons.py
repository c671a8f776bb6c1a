"""Rows of the table persons: each name once, at its first mention."""

from __future__ import annotations

from typing import Any

from tasks.text.identity import stable_id
from tasks.text.mentions import Mention
from tasks.transform.records.clauses import DocumentView


def fold_name(name: str) -> str:
    """A name for comparison: letters and digits only, lower case."""
    return "".join(character for character in name.lower() if character.isalnum())


def build_persons(view: DocumentView) -> list[dict[str, Any]]:
    """Rows of ``Persons`` for one document, in text order of the first mentions.

    The first mention gives the row; a role that only a later mention of the same name carries is taken over from there, the
    quote then being that of the mention that carries it no longer: the first stays.
    """
    first: dict[str, Mention] = {}
    roles: dict[str, str] = {}
    kinds: dict[str, str] = {}
    for mention in view.of_kind("person"):
        if not mention.name or not (key := fold_name(mention.name)):
            continue
        first.setdefault(key, mention)
        if mention.detail:
            roles.setdefault(key, mention.detail)
        if mention.code and mention.code != "other":
            kinds.setdefault(key, mention.code)
    doc_id = view.document.doc_id
    return [
        {
            "person_id": stable_id("person", doc_id, key), "doc_id": doc_id, "name": mention.name, "role": roles.get(key),
            "kind": kinds.get(key, "other"), "quote": view.text[mention.start : mention.end], "start": mention.start,
            "end": mention.end, "rule": mention.rule or "person",
        }
        for key, mention in first.items()
    ]  # fmt: skip
