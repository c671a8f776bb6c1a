"""Parquet tables of pages or texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from tasks.ingest.readers.rows import page_of
from tasks.ingest.received import Received

BATCH_ROWS = 256


class TableReader:
    """One page a row, under the field names of ``data/reference/corpus_fields.yml``."""

    name = "parquet"

    def recognises(self, head: bytes) -> bool:
        """The magic of the format."""
        return head.startswith(b"PAR1")

    def read(self, stream: BinaryIO, source_uri: str) -> Iterator[Received]:
        """A page a row. Raises ``ValueError`` where the file is no Parquet table."""
        try:
            number = 0
            for batch in pq.ParquetFile(stream).iter_batches(batch_size=BATCH_ROWS):
                for row in batch.to_pylist():
                    number += 1
                    yield page_of(row, source_uri, number)
        except pa.ArrowException as error:
            raise ValueError(str(error)) from error
