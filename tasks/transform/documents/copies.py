"""Clusters of copies over all documents, and the copy that stands for each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import numpy as np

from tasks.text.identity import cluster_id
from tasks.transform.documents.near_duplicates import PERMUTATIONS, Signatures, cluster, signatures, similarity

Row = dict[str, Any]


def pack_signatures(texts: Sequence[str]) -> list[bytes]:
    """The MinHash signature of each text as little-endian bytes: what a batch keeps for the clustering over all batches."""
    return [row.astype("<u8").tobytes() for row in signatures(texts)]


def unpack_signatures(packed: Sequence[bytes]) -> Signatures:
    """Signatures as an array of shape ``(len(packed), 128)``."""
    return np.frombuffer(b"".join(packed), dtype="<u8").astype(np.uint64).reshape(-1, PERMUTATIONS)


def cluster_copies(documents: Sequence[Row], packed: dict[str, bytes]) -> list[Row]:
    """Rows of ``Clusters`` without their differences, one for each document.

    ``documents`` hold ``doc_id``, ``text_sha256``, ``integrity``, ``signals`` and ``published_at``; ``packed`` gives the
    signature of each. The representative is the cleanest copy, then the earliest; its text names the cluster.
    """
    ordered = sorted(documents, key=lambda row: str(row["doc_id"]))
    matrix = unpack_signatures([packed[row["doc_id"]] for row in ordered])
    groups: dict[int, list[int]] = {}
    for index, label in enumerate(cluster(matrix).tolist()):
        groups.setdefault(label, []).append(index)
    found: list[Row] = []
    for members in groups.values():
        first = min(members, key=lambda index: _rank(ordered[index]))
        pairs = np.array([[first, index] for index in members], dtype=np.int64)
        for index, alike in zip(members, similarity(matrix, pairs).tolist(), strict=True):
            found.append(
                {
                    "cluster_id": cluster_id(ordered[first]["text_sha256"]),
                    "doc_id": ordered[index]["doc_id"],
                    "is_representative": index == first,
                    "similarity": alike,
                    "differences": [],
                }
            )
    return found


def _rank(document: Row) -> tuple[Any, ...]:
    published = document["published_at"] or dt.date.max
    return document["integrity"] != "clean", len(document["signals"]), published, document["doc_id"]
