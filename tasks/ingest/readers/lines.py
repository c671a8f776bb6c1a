"""JSON Lines of pages or texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from tasks.ingest.readers.rows import page_of
from tasks.ingest.received import Received, refused

MAX_LINE_BYTES = 64 * 2**20
"""A page of 16 MiB with every character escaped still fits."""


class LinesReader:
    """One JSON object a line."""

    name = "json-lines"

    def recognises(self, head: bytes) -> bool:
        """A first line that is an object, or begins like one and goes on beyond what is seen."""
        line, ends, _ = head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
        if not line.startswith(b"{") or not line[1:].lstrip().startswith((b'"', b"}")):
            return False
        return not ends or _is_object(line)

    def read(self, stream: BinaryIO, source_uri: str) -> Iterator[Received]:
        """A page a line; a line that is no object comes with an error under its number."""
        number = 0
        while line := stream.readline(MAX_LINE_BYTES):
            if not line.strip(b"\xef\xbb\xbf \t\r\n"):
                continue
            number += 1
            if not line.endswith(b"\n") and len(line) >= MAX_LINE_BYTES:
                yield refused(f"{source_uri}#{number}", f"the line is longer than {MAX_LINE_BYTES // 2**20} MiB")
                while (line := stream.readline(MAX_LINE_BYTES)) and not line.endswith(b"\n"):
                    pass
                continue
            try:
                row = json.loads(line.lstrip(b"\xef\xbb\xbf"))
            except (ValueError, RecursionError) as error:
                yield refused(f"{source_uri}#{number}", f"the line is no JSON: {error}"[:300])
                continue
            if isinstance(row, dict):
                yield page_of(row, source_uri, number)
            else:
                yield refused(f"{source_uri}#{number}", f"the line holds {type(row).__name__}, not an object")


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
