"""Rows of text corpora to pages: field names as the common corpora use them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from tasks.ingest.received import MAX_PAGE_BYTES, Received, refused
from tasks.reference.tables import read_yaml


def page_of(row: Mapping[str, Any], source_uri: str, number: int) -> Received:
    """The page in row ``number`` (from 1) of a corpus file.

    Markup is taken before text. The row's URL is its address, with file and row behind ``#``; a row without one has the
    file's. A row that holds neither comes with an error.
    """
    fields: dict[str, list[str]] = read_yaml("corpus_fields.yml")
    found = {name: _first(row, names) for name, names in fields.items()}
    file = source_uri.rsplit("/", 1)[-1]
    address = f"{found['url']}#{file}:{number}" if found["url"] else f"{source_uri}#{number}"
    content = found["html"] or found["text"]
    if content is None:
        return refused(address, f"the row has no text under any of the names {', '.join(fields['html'] + fields['text'])}")
    data = content if isinstance(content, bytes) else str(content).encode("utf-8", "surrogatepass")
    if len(data) > MAX_PAGE_BYTES:
        return refused(address, f"larger than {MAX_PAGE_BYTES // 2**20} MiB")
    # "date" is the day of the crawl where a row names its dump (FineWeb) and the day of publication elsewhere (trafilatura).
    found["captured" if "dump" in row else "date"] = found["captured" if "dump" in row else "date"] or row.get("date")
    hints = {name: _written(found[name]) for name in ("url", "date", "captured", "title") if found[name]}
    return Received(address, data, {**hints, **({} if isinstance(content, bytes) else {"charset": "utf-8"})})


def _first(row: Mapping[str, Any], names: list[str]) -> Any:
    for name in names:
        value: Any = row
        for part in name.split("."):
            value = value.get(part) if isinstance(value, Mapping) else None
        if value not in (None, "", b""):
            return value
    return None


def _written(value: Any) -> str:
    return value.isoformat() if isinstance(value, dt.date) else " ".join(str(value).split())[:2_000]
