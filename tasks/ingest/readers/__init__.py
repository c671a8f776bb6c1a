"""The readers, and the choice among them by content."""

from __future__ import annotations

import io
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from tasks.ingest.addresses import address_of
from tasks.ingest.readers.archives import TarReader, ZipReader
from tasks.ingest.readers.compressed import MAX_UNPACKED_BYTES, unpacked
from tasks.ingest.readers.lines import LinesReader
from tasks.ingest.readers.page import PageReader
from tasks.ingest.readers.table import TableReader
from tasks.ingest.readers.warc import WarcReader
from tasks.ingest.received import Reader, Received, refused

HEAD_BYTES = 65_536
"""How much of a file a reader sees to recognise it."""
SPOOL_BYTES = 64 * 2**20
"""What is unpacked stays in memory up to here and goes to a temporary file beyond."""
MAX_DEPTH = 3
"""A zip of gzipped pages in a tar is met; deeper nesting is made to harm."""

_LEAVES: list[Reader] = [WarcReader(), TableReader(), LinesReader(), PageReader()]
"""Formats that hold pages, in the order in which they are asked."""
_ARCHIVES = (ZipReader(), TarReader())
"""Formats that hold files."""


def read_file(path: Path) -> Iterator[Received]:
    """Everything in one file; what cannot be read comes as a ``Received`` with the hint ``error``."""
    source_uri = address_of(path)
    try:
        kind = os.stat(path).st_mode
        if stat.S_ISDIR(kind):
            os.scandir(path).close()  # a folder that may not be read is told as such
            yield refused(source_uri, "a link to a folder is not followed: name that folder as an input")
            return
        if not stat.S_ISREG(kind):  # opening a pipe waits until somebody writes into it, maybe for ever
            yield refused(source_uri, "a pipe, socket or device is no page")
            return
        with path.open("rb") as stream:
            yield from read_stream(stream, source_uri)
    except OSError as error:
        yield refused(source_uri, f"unreadable: {error.strerror or type(error).__name__}")


def read_stream(stream: BinaryIO, source_uri: str, depth: int = 0) -> Iterator[Received]:
    """Everything in a seekable stream, compressed layers and archives opened, each page with its own address."""
    try:
        head = stream.read(HEAD_BYTES)
        stream.seek(0)
        archive = next((archive for archive in _ARCHIVES if archive.recognises(head)), None)
        opened = unpacked(stream, head)
        if (archive or opened) and depth >= MAX_DEPTH:
            yield refused(source_uri, f"archives are nested more than {MAX_DEPTH} deep")
        elif archive is not None:
            for member in archive.members(stream):
                address = f"{source_uri}/{member.name}"
                if member.error:
                    yield refused(address, member.error)
                else:
                    yield from read_stream(member.stream, address, depth + 1)
        elif opened is not None:
            yield from _read_unpacked(opened, source_uri, depth)
        else:
            reader = next(reader for reader in _LEAVES if reader.recognises(head))
            yield from reader.read(stream, source_uri)
    except (OSError, ValueError, EOFError) as error:
        yield refused(f"{source_uri}#damaged", f"damaged: {type(error).__name__}: {error}"[:300])


def _read_unpacked(opened: io.BufferedIOBase, source_uri: str, depth: int) -> Iterator[Received]:
    with tempfile.SpooledTemporaryFile(SPOOL_BYTES) as spool:
        size = 0
        failure: Exception | None = None
        try:
            while chunk := opened.read1(2**18):
                size += len(chunk)
                if size > MAX_UNPACKED_BYTES:
                    yield refused(source_uri, f"unpacks to more than {MAX_UNPACKED_BYTES // 2**30} GiB")
                    return
                spool.write(chunk)
        except (OSError, ValueError, EOFError) as error:
            failure = error  # a truncated download: what came before the cut is read all the same
        spool.seek(0)
        if size:
            yield from read_stream(cast(BinaryIO, spool), source_uri, depth + 1)
        if failure:
            yield refused(f"{source_uri}#damaged", f"damaged: {type(failure).__name__}: {failure}"[:300])
