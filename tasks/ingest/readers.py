"""The readers, and the choice among them by content."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tasks.ingest.addresses import address_of
from tasks.ingest.received import Reader, Received

HEAD_BYTES = 65_536
"""How much of a file a reader sees to recognise it."""


class PageReader:
    """One page a file: HTML or plain text; the documents room tells them apart."""

    name = "page"

    def recognises(self, head: bytes) -> bool:
        """Anything may be a page: this reader comes last."""
        return True

    def read(self, path: Path, source_uri: str) -> Iterator[Received]:
        """The file as it is."""
        yield Received(source_uri, path.read_bytes())


READERS: list[Reader] = [PageReader()]
"""In the order in which they are asked."""


def read_file(path: Path) -> Iterator[Received]:
    """Everything in one file; what cannot be read comes as a ``Received`` with the hint ``error``."""
    source_uri = address_of(path)
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD_BYTES)
        reader = next(reader for reader in READERS if reader.recognises(head))
        yield from reader.read(path, source_uri)
    except OSError as error:
        yield Received(source_uri, b"", {"error": f"unreadable: {error.strerror or type(error).__name__}"})
