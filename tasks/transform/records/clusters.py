"""Copies of one article, over all documents."""

from __future__ import annotations

from typing import Any

from tasks.text.identity import stable_id


def cluster_documents(documents: list[dict[str, Any]], claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of ``Clusters``; documents with equal clean text form one cluster."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in documents:
        groups.setdefault(row["text_sha256"], []).append(row)
    found = []
    for text_hash, members in groups.items():
        members.sort(
            key=lambda row: (row["integrity"] != "clean", len(row["signals"]), str(row["published_at"] or "9"), row["doc_id"])
        )
        for number, row in enumerate(members):
            found.append(
                {
                    "cluster_id": stable_id("cluster", text_hash),
                    "doc_id": row["doc_id"],
                    "is_representative": number == 0,
                    "similarity": 1.0,
                    "differences": [],
                }
            )
    return found
