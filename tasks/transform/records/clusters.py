"""What differs between the copies of one article: copies get tampered with, and the numbers are what is tampered."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from tasks.text.shadow import shadow

Row = dict[str, Any]

_NUMBER = re.compile(r"\d[\d,.]*(?:(?<=\d)[万亿千百]+)?|[零〇一二三四五六七八九十百千万亿两]{2,}")
_MOST_NUMBERS = 2_000
"""Numbers compared of one text; more than that is a table, and aligning would cost more than it tells."""


def tell_differences(clusters: Sequence[Row], numbers: Mapping[str, str]) -> list[Row]:
    """The rows of ``Clusters`` with the numbers in which each copy differs from the representative, as ``theirs -> ours``.

    ``numbers`` holds what ``numbers_in`` gives for the text of every document that has copies.
    """
    originals = {row["cluster_id"]: row["doc_id"] for row in clusters if row["is_representative"]}
    found = []
    for row in clusters:
        original = originals[row["cluster_id"]]
        differing = [] if row["doc_id"] == original else _differing(numbers[original].split(), numbers[row["doc_id"]].split())
        found.append({**row, "differences": differing})
    return found


def numbers_in(text: str) -> str:
    """The numbers of a text in order, with a space between: what is kept of it for ``tell_differences``."""
    return " ".join(_numbers(text))


def _differing(theirs: list[str], ours: list[str]) -> list[str]:
    if theirs == ours:
        return []
    found: list[str] = []
    for kind, start, end, other_start, other_end in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        if kind == "replace" and end - start == other_end - other_start:
            found += [f"{a} -> {b}" for a, b in zip(theirs[start:end], ours[other_start:other_end], strict=True)]
    return found


def _numbers(text: str) -> list[str]:
    return [match[0].rstrip(",.") for match in _NUMBER.finditer(shadow(text))][:_MOST_NUMBERS]
