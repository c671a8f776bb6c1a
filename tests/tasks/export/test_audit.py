"""A broken rule is told whether the release is looked at whole or part by part."""

from __future__ import annotations

import pyarrow as pa
import pytest

from tasks.export.audit import Audit
from tasks.export.checks import find_breaches
from tasks.schemas import RELEASE_TABLES
from tasks.schemas.table import to_table
from tests.tasks.export.conftest import claim, document, person

PARTS = 3


class Kept:
    """Rows parted by the last letter of their id."""

    def __init__(self, schema, key):
        self._rows, self._schema, self._key = [], schema, key

    def add(self, table):
        self._rows += table.to_pylist()

    def part(self, number):
        mine = [row for row in self._rows if ord(row[self._key][-1]) % PARTS == number]
        return pa.Table.from_pylist(sorted(mine, key=lambda row: row[self._key]), schema=self._schema)


def told(tables, captures):
    audit = Audit(lambda name, schema, key: Kept(schema, key), PARTS)
    for name, frame in tables.items():
        whole = to_table(frame, RELEASE_TABLES[name])
        for start in range(0, whole.num_rows, 2):
            audit.add(name, whole.slice(start, 2))
    return list(audit.breaches(captures))


DOCS = [document(number, f"第{number}号通报:抓获嫌疑人{number}0名。") for number in range(1, 6)]
SOUND = {
    "documents": DOCS,
    "claims": [claim(doc, f"c{number}", doc["text"][6:], 10.0 * number) for number, doc in enumerate(DOCS, start=1)],
    "persons": [person(DOCS[0], "嫌疑人", "suspect")],
}


def test_a_sound_release_has_no_breach(build):
    tables = build(**SOUND)
    assert find_breaches(tables, 5) == told(tables, 5) == []


BROKEN = {
    "claims.claim_id is not unique": {"claims": [*SOUND["claims"], SOUND["claims"][0]]},
    "points at no documents.doc_id": {"documents": DOCS[1:]},
    "points at no claims.claim_id": {"claims": [{**SOUND["claims"][0], "part_of": "c9"}]},
    "the quote of a row of d2 is not at": {"claims": [{**SOUND["claims"][1], "start": 5}]},
    "5 pages came in, but 4 documents": {"documents": DOCS[:4], "claims": SOUND["claims"][:4]},
}


@pytest.mark.parametrize("sentence", BROKEN)
def test_what_is_broken_is_told(sentence, build):
    tables = build(**{**SOUND, **BROKEN[sentence]})
    assert any(sentence in found for found in find_breaches(tables, 5))
    assert any(sentence in found for found in told(tables, 5))
