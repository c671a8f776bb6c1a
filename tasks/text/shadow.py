"""The shadow: a text of equal length in which matching is done.

A span found in the shadow is a span of the text, so no offset map is needed. Only one-to-one changes happen:
full-width to ASCII, Traditional to Simplified, typographic quotes and spaces to plain ones, upper to lower case.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from tasks.reference.tables import read_csv

_PLAIN = {
    "\u3000": " ", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\t": " ",
    "\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u2032": "'",
    "\u2013": "-", "\u2014": "-", "\u2012": "-", "\u2010": "-", "\u2011": "-", "\u2212": "-",
    "\uff5e": "~", "\u301c": "~", "\u223c": "~",
}  # fmt: skip


@lru_cache(maxsize=1)
def _table() -> list[int]:
    """The image of every code point of the first three planes, the others stay: ``translate`` looks a list up twice as fast as a
    dictionary, and six times as fast where a dictionary lacks the character."""
    table = list(range(0x30000))
    for offset in range(94):
        table[0xFF01 + offset] = 0x21 + offset
    for mark, plain in _PLAIN.items():
        table[ord(mark)] = ord(plain)
    for row in read_csv("traditional_simplified.csv"):
        table[ord(row["traditional"])] = ord(row["simplified"])
    for point in range(0x41, 0x250):
        low = chr(point).lower()
        if len(low) == 1 and low != chr(point):
            table[point] = ord(low)
    for point in range(0xFF21, 0xFF3B):  # full-width capitals go straight to small ASCII letters
        table[point] = point - 0xFF21 + 0x61
    return table


@lru_cache(maxsize=1)
def _vector() -> NDArray[np.uint32]:
    """The table as one array over all code points."""
    vector = np.arange(0x110000, dtype=np.uint32)
    vector[: len(_table())] = _table()
    return vector


_SHORT = 60
"""Characters below which the list is quicker than the array; at 8,000 the array is 20 times as quick."""


@lru_cache(maxsize=8)  # every engine asks for the same few texts in a row
def shadow(text: str) -> str:
    """The matching form of ``text``: same length, one code point for one.

    Source of the Traditional pairs: the one-to-one entries of OpenCC's character tables (Apache-2.0), kept in
    ``data/reference/traditional_simplified.csv``.
    """
    if text.isascii():
        return text.lower().replace("\t", " ")
    if len(text) < _SHORT:
        return text.translate(_table())
    # UTF-32 alone keeps one code point one unit: two surrogates in a row would become one character in UTF-16.
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return _vector().take(points).tobytes().decode("utf-32-le", "surrogatepass")
