"""One page a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from tasks.ingest.received import MAX_PAGE_BYTES, Received, read_limited, refused


class PageReader:
    """HTML or plain text; the documents room tells them apart."""

    name = "page"

    def recognises(self, head: bytes) -> bool:
        """Anything may be a page: this reader comes last."""
        return True

    def read(self, stream: BinaryIO, source_uri: str) -> Iterator[Received]:
        """The file as it is."""
        data = read_limited(stream)
        if data is None:
            yield refused(source_uri, f"larger than {MAX_PAGE_BYTES // 2**20} MiB")
        else:
            yield Received(source_uri, data)
