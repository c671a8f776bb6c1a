"""Captures to documents, frame to frame."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

import pandas as pd

from tasks.schemas import Clusters, Documents, Problems, Signatures
from tasks.schemas.problems import problem
from tasks.schemas.table import frame_of, rows_of
from tasks.text.identity import digest, stable_id
from tasks.text.limits import time_limit
from tasks.transform.documents.clean import clean_page
from tasks.transform.documents.copies import cluster_copies, pack_signatures
from tasks.transform.documents.model import CleanDocument


def clean_captures(
    captures: pd.DataFrame, contents: Mapping[str, bytes], clean: Callable[..., CleanDocument] = clean_page
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Frames of ``Documents`` and ``Problems`` from a frame of ``Captures``.

    ``contents`` gives the received bytes by SHA-256. Each capture yields one document or at least one problem of
    severity ``error``; nothing that a page does can stop the batch.
    """
    documents: list[dict[str, Any]] = []
    problems: list[dict[str, Any]] = []
    for capture in rows_of(captures[["source_uri", "sha256", "hints"]]):
        hints = dict(hint.split("=", 1) for hint in capture["hints"])
        cleaned = _read(capture, hints, contents.get(capture["sha256"]), clean)
        if not isinstance(cleaned, CleanDocument):
            problems.append(cleaned)
            continue
        row = _document(cleaned, capture["source_uri"], hints.get("url"), capture["sha256"])
        lost = not cleaned.text.strip()
        problems += _problems(cleaned, capture["source_uri"], None if lost else row["doc_id"])
        if not lost:
            documents.append(row)
    return frame_of(documents, Documents), frame_of(_once(problems), Problems)


def _read(
    capture: Mapping[str, Any], hints: dict[str, str], data: bytes | None, clean: Callable[..., CleanDocument]
) -> CleanDocument | dict[str, Any]:
    """The cleaned page, or the row of ``Problems`` that says why there is none."""
    address = capture["source_uri"]
    if "error" in hints:
        return problem("ingest", "unreadable", "error", hints["error"], source_uri=address)
    if data is None:
        return problem("ingest", "bytes_missing", "error", "the batch lacks the bytes of this page", source_uri=address)
    try:
        with time_limit():
            return clean(data, address, hints)
    except MemoryError:  # the machine's fault, not the page's: the batch is done again
        raise
    except Exception as error:  # a page is hostile: whatever it breaks must not take its neighbours along
        reason = "time_limit" if isinstance(error, TimeoutError) else "reader_failed"
        return problem("documents", reason, "error", f"{type(error).__name__}: {error}"[:500], source_uri=address)


def _problems(cleaned: CleanDocument, address: str, doc_id: str | None) -> list[dict[str, Any]]:
    """What the cleaning complains of; ``doc_id`` is null where no text was found, which is a problem of its own."""
    told = [
        problem("documents", reason, severity, detail, source_uri=address, doc_id=doc_id)
        for reason, severity, detail in cleaned.problems
    ]
    if doc_id is None and not any(severity == "error" for _, severity, _ in cleaned.problems):
        told.insert(0, problem("documents", "no_article", "error", "no article text was found on the page", source_uri=address))
    return told


def sign_documents(documents: pd.DataFrame) -> pd.DataFrame:
    """Frame of ``Signatures`` from a frame of ``Documents``."""
    ids, texts = documents["doc_id"].tolist(), documents["text"].tolist()
    rows = [{"doc_id": doc_id, "signature": packed} for doc_id, packed in zip(ids, pack_signatures(texts), strict=True)]
    return frame_of(rows, Signatures)


def cluster_documents(documents: pd.DataFrame, signatures: pd.DataFrame) -> pd.DataFrame:
    """Frame of ``Clusters``, the differences still empty, from frames of ``Documents`` and ``Signatures``."""
    packed = {row["doc_id"]: row["signature"] for row in rows_of(signatures)}
    needed = documents[["doc_id", "text_sha256", "integrity", "signals", "published_at"]]
    return frame_of(cluster_copies(rows_of(needed), packed), Clusters)


def _document(cleaned: CleanDocument, address: str, url: str | None, capture: str) -> dict[str, Any]:
    text_hash = digest(cleaned.text.encode("utf-8", "surrogatepass"))
    return {
        "doc_id": stable_id(address, text_hash),
        "source_uri": address,
        "url": url or None,
        "capture_sha256": capture,
        "text_sha256": text_hash,
        "title": cleaned.title,
        "text": cleaned.text,
        "language": cleaned.language,
        "published_at": cleaned.published_at,
        "dateline_date": cleaned.dateline_date,
        "dateline_place": cleaned.dateline_place,
        "byline": cleaned.byline,
        "publisher": cleaned.publisher,
        "integrity": cleaned.integrity,
        "signals": sorted(set(cleaned.signals)),
        "injected": list(dict.fromkeys(cleaned.injected)),
        "captions": list(dict.fromkeys(cleaned.captions)),
        "removals": [asdict(removal) for removal in cleaned.removals],
        "dates": [asdict(date) for date in cleaned.dates],
        "patches": cleaned.patches,
        "charset": cleaned.charset,
    }


def _once(problems: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return list({row["problem_id"]: row for row in problems}.values())
