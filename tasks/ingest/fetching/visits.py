"""Inputs on the web to pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tasks.ingest.fetching.fetcher import Fetcher, Manners, Memory, make_client
from tasks.ingest.fetching.lists import Listed
from tasks.ingest.received import Received


def visit(inputs: Sequence[str], memory: Memory, manners: Manners | None = None) -> Iterator[Received]:
    """The pages behind ``http(s)://...`` inputs and behind what ``feed:http(s)://...`` inputs list."""
    if not inputs:
        return
    manners = manners or Manners()
    with make_client(manners) as client:
        fetcher = Fetcher(client, manners, memory)
        for written in inputs:
            if written.lower().startswith("feed:"):
                yield from fetcher.fetch_list(written[5:])
            else:
                yield from fetcher.fetch_all([Listed(written)])
