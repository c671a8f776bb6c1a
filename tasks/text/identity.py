"""Ids made from content."""

from __future__ import annotations

import hashlib


def stable_id(*parts: object) -> str:
    """Sixteen hexadecimal digits made from the parts; a separator keeps ``ab``+``c`` apart from ``a``+``bc``."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def digest(data: bytes) -> str:
    """SHA-256 of ``data``, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def cluster_id(text_sha256: str) -> str:
    """Id of the cluster of copies whose representative has this text; of an article without copies its own."""
    return stable_id("cluster", text_sha256)
