"""What a reader hands on: one received page with its address and what its container said of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol

MAX_PAGE_BYTES = 16 * 2**20
"""No announcement is longer; a page over 16 MiB is not read but becomes a problem."""


@dataclass(slots=True)
class Received:
    """Bytes from one address.

    ``hints`` may hold ``url``, ``date`` (of publication), ``captured`` (when it was fetched), ``title``, ``charset`` and
    ``content_type``. A thing that could not be read has no bytes and the hint ``error``: it is landed all the same, so
    that it turns up in ``problems`` instead of being lost.
    """

    source_uri: str
    data: bytes
    hints: dict[str, str] = field(default_factory=dict)


def refused(source_uri: str, reason: str) -> Received:
    """The place of something that could not be received."""
    return Received(source_uri, b"", {"error": reason})


class Reader(Protocol):
    """One input format. Content decides: ``recognises`` sees the first bytes of a file, never its name."""

    name: str

    def recognises(self, head: bytes) -> bool:
        """Whether a file that begins with ``head`` (up to 64 KiB) is of this format."""
        ...

    def read(self, stream: BinaryIO, source_uri: str) -> Iterator[Received]:
        """The pages in a seekable stream at its start. Raises ``OSError`` and ``ValueError`` on a damaged container."""
        ...


def read_limited(stream: BinaryIO, limit: int = MAX_PAGE_BYTES) -> bytes | None:
    """The rest of a stream, or null where it is longer than ``limit`` bytes."""
    data = stream.read(limit + 1)
    return None if len(data) > limit else data
