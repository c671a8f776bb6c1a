"""Layers of compression, told by their first bytes."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from typing import BinaryIO, cast

import zstandard

MAX_UNPACKED_BYTES = 8 * 2**30
"""The largest crawl archives in use hold a few GiB; whatever unpacks to more is a bomb."""


def unpacked(stream: BinaryIO, head: bytes) -> io.BufferedIOBase | None:
    """A reader of what a compressed stream holds; null where it is not compressed."""
    if head.startswith(b"\x1f\x8b"):
        return gzip.GzipFile(fileobj=stream)
    if head.startswith(b"\x28\xb5\x2f\xfd"):
        return cast(io.BufferedIOBase, zstandard.ZstdDecompressor().stream_reader(stream, read_across_frames=True))
    if head.startswith(b"BZh"):
        return bz2.BZ2File(stream)
    if head.startswith(b"\xfd7zXZ\x00"):
        return lzma.LZMAFile(stream)
    return None
