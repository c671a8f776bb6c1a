"""The record of one page at once, for trying things out."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from tasks.ingest.addresses import is_web
from tasks.ingest.landing import Tally, make_batches
from tasks.ingest.readers import read_file
from tasks.ingest.received import Received
from tasks.schemas.table import rows_of
from tasks.transform.documents.clean import clean_page, clean_typed
from tasks.transform.documents.frame import clean_captures
from tasks.transform.documents.model import CleanDocument
from tasks.transform.facts.frame import find_facts
from tasks.transform.records.frame import build_tables

Row = dict[str, Any]

_PATH = re.compile(r"(?:~|\.{0,2})/\S*|[^\s,;，。；：、]+\.[A-Za-z][A-Za-z0-9]{0,4}|[A-Za-z][\w-]*")
"""What is meant as the name of a file: a path, one word that ends like a file, or one plain word of Latin letters."""


class PageError(Exception):
    """Something that is no page; the message is one clear line."""


def read_page(written: str) -> dict[str, list[Row]]:
    """Rows of documents, claims, cooperation, persons, organisations, operations and problems of a file, or of a text itself.

    Raises ``PageError`` where ``written`` is empty, an address, a folder, or means a file that is not there.
    """
    if not written.strip():
        raise PageError("nothing to read: name a file or give a text")
    if is_web(written):
        raise PageError(f"read takes a file or a text; `blotter run` fetches {written}")
    path = Path(os.path.expanduser(written))
    if "\n" not in written and os.path.isdir(path):
        raise PageError(f"{written!r} is a folder; `blotter run` reads folders")
    if "\n" not in written and os.path.lexists(path):
        return _read(list(read_file(path)))
    if _PATH.fullmatch(written):
        raise PageError(f"there is no file {written!r}")
    return read_bytes(written.encode("utf-8", "surrogateescape"))


def read_bytes(data: bytes) -> dict[str, list[Row]]:
    """The same for the bytes of one page, or of a sentence to try out."""
    return _read([Received("text", data)], clean_typed)


def _read(pages: list[Received], clean: Callable[..., CleanDocument] = clean_page) -> dict[str, list[Row]]:
    captures = pd.concat(list(make_batches(pages, {}, {}, Tally())))
    contents = {row["sha256"]: row["content"] for row in rows_of(captures) if row["content"] is not None}
    documents, problems = clean_captures(captures, contents, clean)
    mentions, more = find_facts(documents)
    records = build_tables(documents, mentions)
    problems = pd.concat([problems, more, records.pop("problems")])
    return {
        "documents": rows_of(documents),
        **{name: rows_of(frame) for name, frame in records.items()},
        "problems": rows_of(problems),
    }


def tell(tables: dict[str, list[Row]]) -> str:
    """The record of a page, or of the pages of an archive one after another, in lines for a person."""
    lines: list[str] = []
    for document in tables["documents"]:
        lines += [*_document(document), ""]
        for name, words in _WORDS.items():
            rows = [row for row in tables[name] if row["doc_id"] == document["doc_id"]]
            if rows:
                lines += [f"{name} ({len(rows)})", *(line for row in rows for line in _record(row, words(row))), ""]
    for row in tables["problems"]:
        lines.append(f"problem ({row['severity']})  {': '.join(filter(None, (row['reason'], row['detail'])))}")
    return "\n".join(lines).rstrip("\n")


def _document(row: Row) -> list[str]:
    """Title, what is known of the page, and its text."""
    told = {
        "language": row["language"],
        "verdict": _joined([row["integrity"], _joined(row["signals"], ", ")], ": "),
        "published": row["published_at"],
        "dateline": _joined([row["dateline_place"], row["dateline_date"]], ", "),
        "byline": row["byline"],
        "publisher": row["publisher"],
        "taken out": _joined(row["injected"], " | "),
        "captions": _joined(row["captions"], " | "),
    }
    title = row["title"] or "(no title)"
    return [title, "", *(f"  {name:<10} {value}" for name, value in told.items() if value), "", row["text"]]


def _record(row: Row, words: str) -> list[str]:
    """What a row says, and below it the quote where that says more than the name."""
    return [f"  {words}"] + ([f"      {' '.join(row['quote'].split())}"] if row["quote"] != row.get("name") else [])


def claim_in_words(row: Row) -> str:
    """What a row of ``claims`` says, in a line."""
    way = f"from {row['from_country'] or '?'} to {row['to_country'] or '?'}" if row["from_country"] or row["to_country"] else None
    counted = f" ({row['counted']})" if row["counted"] else ""
    return _joined(
        [
            f"{row['action']} {row['object']}{counted}: {_number(row)}",
            "running total" if row["cumulative"] else None,
            row["status"] if row["status"] != "done" else None,
            way,
            _joined([row["place_text"], _joined(row["places"], " ")], " = ") or None,
            f"of {_joined(row['nationality'], ' ')}" if row["nationality"] else None,
            _period(row),
            _joined(row["crimes"], " ") or None,
            row["operation"],
            f"says {row['speaker']}" if row["speaker"] else None,
            f"confidence {row['confidence']}" if row["confidence"] != "high" else None,
        ],
        "; ",
    )


def _number(row: Row) -> str:
    """The number of a claim with its bounds, and its currency: ``at least 50,000``, ``about 30 CNY``."""
    low, high = (f"{row[end]:,.12g}" if row[end] is not None else None for end in ("low", "high"))
    if low is not None and high is not None:
        number = low if low == high else f"{low} to {high}"
        number = f"about {number}" if row["hedge"] == "about" else number
    elif low is not None:
        number = f"at least {low}"
    else:
        number = f"{'nearly' if row['hedge'] == 'nearly' else 'at most'} {high}" if high is not None else "some"
    return f"{number} {row['unit']}" if row["unit"].isupper() else number


def _period(row: Row) -> str | None:
    start, end = row["period_start"], row["period_end"]
    if start is not None and end is not None:
        return str(start) if start == end else f"{start} to {end}"
    return f"since {start}" if start is not None else f"until {end}" if end is not None else None


def _cooperation(row: Row) -> str:
    words = [
        f"{row['mechanism']} {row['status']}",
        _joined(row["parties"], " "),
        f"says {row['speaker']}" if row["speaker"] else None,
    ]
    return _joined(words, "; ")


def _person(row: Row) -> str:
    return _joined([row["name"], row["role"], row["kind"]], "; ")


def _organisation(row: Row) -> str:
    return _joined([row["name"], row["kind"], row["country"]], "; ")


def _operation(row: Row) -> str:
    return _joined([row["name"], _period(row), _joined(row["parties"], " ")], "; ")


_WORDS: dict[str, Callable[[Row], str]] = {
    "claims": claim_in_words,
    "cooperation": _cooperation,
    "persons": _person,
    "organisations": _organisation,
    "operations": _operation,
}


def _joined(parts: Iterable[Any], joint: str) -> str:
    """The parts that say something, in a row."""
    return joint.join(part.isoformat() if isinstance(part, dt.date) else str(part) for part in parts if part)
