"""Copies of one article: MinHash signatures of the text and the clusters they form, across batches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from rensa import RMinHash

from tasks.text.shadow import shadow

PERMUTATIONS = 128
"""Slots of a signature: the standard error of the estimated similarity is below 0.045."""
BANDS = 32
"""Bands of four slots: of two texts with a similarity of 0.55 the pair is met with a chance above 0.95, of 0.2 below 0.05."""
THRESHOLD = 0.55
"""Similarity from which two texts are copies, by reckoning: a copy cut by a third (0.67) or with one character in twenty changed
(0.63) reaches it, one with a tenth changed (0.42) does not. Respelled copies meet because salvage restores the spelling."""
SHINGLE = 5
_SEED = 1
_EMPTY = np.uint64(0xFFFFFFFFFFFFFFFF)
_NOT_WORD = re.compile(r"[\W_]+")
_BASE = np.uint64(0x9E3779B97F4A7C15)  # odd and without pattern: Knuth's multiplicative constant for 64 bits
_CHUNK = 4_000_000
_PAIRS = 16_384

Signatures = npt.NDArray[np.uint64]
Pairs = npt.NDArray[np.int64]


def shingle_hashes(text: str) -> npt.NDArray[np.uint64]:
    """Hashes of all runs of five letters and digits of the shadow of ``text``, in order, repeats included.

    White space and punctuation are left out, so Chinese and Latin texts are cut alike and half- and full-width forms agree.
    """
    plain = _NOT_WORD.sub("", shadow(text))
    points = np.frombuffer(plain.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    if not points.size:
        return points
    width = min(SHINGLE, points.size)
    hashes = np.zeros(points.size - width + 1, dtype=np.uint64)
    with np.errstate(over="ignore"):  # hashing counts modulo 2^64
        for offset in range(width):
            hashes = hashes * _BASE + points[offset : offset + hashes.size]
        hashes ^= hashes >> np.uint64(29)
        hashes *= np.uint64(0xBF58476D1CE4E5B9)  # finaliser of splitmix64
        hashes ^= hashes >> np.uint64(32)
    return hashes


def signatures(texts: Sequence[str]) -> Signatures:
    """One MinHash signature a text: array of shape ``(len(texts), 128)``.

    Signatures depend on the text alone, so those of different batches can be stacked and compared. A text without letters and
    digits has the largest value in all slots and is like no other.
    """
    rows: list[Signatures] = []
    waiting: list[npt.NDArray[np.uint64]] = []
    size = 0
    for text in texts:
        waiting.append(shingle_hashes(text))
        size += waiting[-1].size
        if size >= _CHUNK:
            rows.append(_digest(waiting))
            waiting, size = [], 0
    if waiting:
        rows.append(_digest(waiting))
    return np.concatenate(rows) if rows else np.empty((0, PERMUTATIONS), dtype=np.uint64)


def _digest(hashes: list[npt.NDArray[np.uint64]]) -> Signatures:
    sizes = np.array([part.size for part in hashes], dtype=np.uint64)
    offsets = np.concatenate([np.zeros(1, dtype=np.uint64), np.cumsum(sizes, dtype=np.uint64)])
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(np.concatenate(hashes), offsets, PERMUTATIONS, _SEED)
    digests = np.array(matrix.to_rows(), dtype=np.uint64).reshape(len(hashes), PERMUTATIONS)
    digests[sizes == 0] = _EMPTY
    return digests


def candidate_pairs(matrix: Signatures, bands: int = BANDS) -> Pairs:
    """Rows that agree in a whole band: array of shape ``(pairs, 2)``, ``left < right``, sorted, each once.

    Of many rows in one bucket each is paired with the first and with the one before it, so that a page copied ten thousand times
    gives twenty thousand pairs and not fifty million.
    """
    found: list[Pairs] = []
    rows = np.flatnonzero((matrix != _EMPTY).any(axis=1)).astype(np.int64)
    width = matrix.shape[1] // bands
    for band in range(bands):
        part = np.ascontiguousarray(matrix[rows, band * width : (band + 1) * width])
        _, bucket = np.unique(part, axis=0, return_inverse=True)
        bucket = bucket.reshape(-1)
        order = np.argsort(bucket, kind="stable")
        sorted_buckets, members = bucket[order], rows[order]
        same = np.flatnonzero(sorted_buckets[1:] == sorted_buckets[:-1])
        if not same.size:
            continue
        starts = np.flatnonzero(np.concatenate([[True], sorted_buckets[1:] != sorted_buckets[:-1]]))
        first = members[starts[np.searchsorted(starts, same, side="right") - 1]]
        found.append(np.stack([members[same], members[same + 1]], axis=1))
        found.append(np.stack([first, members[same + 1]], axis=1))
    if not found:
        return np.empty((0, 2), dtype=np.int64)
    return np.unique(np.concatenate(found), axis=0)


def similarity(matrix: Signatures, pairs: Pairs) -> npt.NDArray[np.float64]:
    """Estimated Jaccard similarity of the shingles of each pair of rows."""
    found = np.empty(len(pairs), dtype=np.float64)
    for start in range(0, len(pairs), _PAIRS):  # all signatures of all pairs at once would be two KiB a pair
        left, right = pairs[start : start + _PAIRS].T
        found[start : start + _PAIRS] = (matrix[left] == matrix[right]).mean(axis=1)
    return found


def cluster(
    matrix: Signatures, threshold: float = THRESHOLD, pairs: Iterable[tuple[int, int]] | Pairs | None = None
) -> npt.NDArray[np.int64]:
    """For each row, the number of the first row of its cluster.

    Clusters are the connected components of the candidate pairs whose estimated similarity reaches ``threshold``. Texts that
    differ in numbers alone stay together: telling what differs is the business of who reads the cluster.
    """
    candidates = candidate_pairs(matrix) if pairs is None else np.array(list(pairs), dtype=np.int64).reshape(-1, 2)
    labels = list(range(matrix.shape[0]))
    close = similarity(matrix, candidates) >= threshold
    for left, right in candidates[close].tolist():
        left, right = _root(labels, left), _root(labels, right)
        if left != right:
            labels[max(left, right)] = min(left, right)
    return np.array([_root(labels, row) for row in range(len(labels))], dtype=np.int64)


def _root(labels: list[int], row: int) -> int:
    while labels[row] != row:
        labels[row] = labels[labels[row]]  # halve the path, so that the next look is short
        row = labels[row]
    return row
