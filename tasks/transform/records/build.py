"""The records room's door: a document and its mentions to the rows of all record tables."""

from __future__ import annotations

from tasks.text.mentions import Mention
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.model import DocumentInput, DocumentRecords
from tasks.transform.records.operations import build_operations
from tasks.transform.records.organisations import build_organisations
from tasks.transform.records.persons import build_persons


def build_records(document: DocumentInput, mentions: list[Mention]) -> DocumentRecords:
    """Rows of claims, cooperation, persons, organisations, operations and problems that ``document`` yields."""
    view = DocumentView(document, mentions)
    return DocumentRecords(
        persons=build_persons(view),
        organisations=build_organisations(view),
        operations=build_operations(view),
    )
