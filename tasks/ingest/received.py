"""What a reader hands on: one received page with its address and what its container said of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol


@dataclass(slots=True)
class Received:
    """Bytes from one address. ``hints`` may hold url, date, title, charset, content_type.

    A thing that could not be read has no bytes and the hint ``error``: it is landed all the same, so that it
    turns up in ``problems`` instead of being lost.
    """

    source_uri: str
    data: bytes
    hints: dict[str, str] = field(default_factory=dict)


class Reader(Protocol):
    """One input format. Content decides: ``recognises`` sees the first bytes of a file, never its name."""

    name: str

    def recognises(self, head: bytes) -> bool:
        """Whether a file that begins with ``head`` (up to 64 KiB) is of this format."""
        ...

    def read(self, path: Path, source_uri: str) -> Iterator[Received]:
        """The pages in the file; a container's pages get the address ``source_uri#...``. Raises ``OSError``."""
        ...
