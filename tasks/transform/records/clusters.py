"""What differs between the copies of one article: copies get tampered with, and the numbers are what is tampered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from tasks.text.shadow import shadow

Row = dict[str, Any]

_NUMBER = re.compile(r"\d[\d,.]*(?:(?<=\d)[万亿千百]+)?|[零〇一二三四五六七八九十百千万亿两]{2,}")
_MOST_NUMBERS = 2_000
"""Numbers compared of one text; more than that is a table, and aligning would cost more than it tells."""


def tell_differences(clusters: Sequence[Row], documents: Sequence[Row]) -> list[Row]:
    """The rows of ``Clusters`` with the numbers in which each copy differs from the representative, as ``theirs -> ours``."""
    texts = {document["doc_id"]: document["text"] for document in documents}
    originals = {row["cluster_id"]: texts[row["doc_id"]] for row in clusters if row["is_representative"]}
    found = []
    for row in clusters:
        numbers = [] if row["is_representative"] else differing_numbers(originals[row["cluster_id"]], texts[row["doc_id"]])
        found.append({**row, "differences": numbers})
    return found


def differing_numbers(original: str, copy: str) -> list[str]:
    """Numbers of ``original`` that stand as others in ``copy``, as ``theirs -> ours``; a missing number does not count."""
    theirs, ours = _numbers(original), _numbers(copy)
    if theirs == ours:
        return []
    found: list[str] = []
    for kind, start, end, other_start, other_end in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        if kind == "replace" and end - start == other_end - other_start:
            found += [f"{a} -> {b}" for a, b in zip(theirs[start:end], ours[other_start:other_end], strict=True)]
    return found


def _numbers(text: str) -> list[str]:
    return [match[0].rstrip(",.") for match in _NUMBER.finditer(shadow(text))][:_MOST_NUMBERS]
