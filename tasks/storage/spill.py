"""Tables larger than memory: rows go to the local disk, parted by their key, and come back sorted, one part at a time.

Ids are hashes, so that parts of equal width in their key hold about equally many rows. What comes back depends on the rows
alone, never on the order or the portions in which they came.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

MOST_PARTS = 256
"""Parts of a table: each keeps a file open."""
_DIGITS = 4


class Spill:
    """Rows of one table whose column ``key`` holds hexadecimal ids."""

    def __init__(self, folder: Path, name: str, schema: pa.Schema, key: str, parts: int = 1) -> None:
        self.rows = 0
        self._schema = pa.schema([field.with_nullable(True).remove_metadata() for field in schema])
        self._key = key
        self._files = [folder / f"{name}-{number:03d}.arrow" for number in range(min(parts, MOST_PARTS))]
        self._writers: dict[int, Any] = {}
        width = 16**_DIGITS
        bounds = [f"{width * number // len(self._files):0{_DIGITS}x}" for number in range(1, len(self._files))]
        self._bounds = np.array(bounds, dtype=f"U{_DIGITS}")

    def add(self, table: pa.Table) -> None:
        """Take rows of the schema, in any order. Raises ``pyarrow.ArrowInvalid`` on other columns."""
        if not table.num_rows:
            return
        table = table.cast(self._schema)
        self.rows += table.num_rows
        if len(self._files) == 1:
            self._write(0, table)
            return
        table = _sorted(table, self._key)
        heads = np.array([str(key)[:_DIGITS] for key in table[self._key].to_pylist()], dtype=f"U{_DIGITS}")
        cuts = [0, *np.searchsorted(heads, self._bounds).tolist(), table.num_rows]
        for number, (start, end) in enumerate(pairwise(cuts)):
            if end > start:
                self._write(number, table.slice(start, end - start))

    def parts(self) -> Iterator[pa.Table]:
        """All rows in the order of the key, one part at a time; only once, and nothing can be added afterwards."""
        return (self.part(number) for number in sorted(self._writers))

    def part(self, number: int) -> pa.Table:
        """The rows of one part in the order of the key; only once, and nothing can be added afterwards."""
        for writer in self._writers.values():
            writer.close()
        if number not in self._writers:
            return self._schema.empty_table()
        with pa.OSFile(str(self._files[number]), "rb") as stream:
            table = pa.ipc.open_stream(stream).read_all()
        self._files[number].unlink()
        return _sorted(table, self._key)

    def whole(self) -> pa.Table:
        """All rows in the order of the key as one table, for tables that are known to be small."""
        found = list(self.parts())
        return pa.concat_tables(found) if found else self._schema.empty_table()

    def _write(self, number: int, table: pa.Table) -> None:
        if number not in self._writers:
            options = pa.ipc.IpcWriteOptions(compression="lz4")
            self._writers[number] = pa.ipc.new_stream(str(self._files[number]), self._schema, options=options)
        self._writers[number].write_table(table)


def parts_for(documents: int, each: int = 2_048) -> int:
    """Into how many parts the tables of so many documents go: a part holds the rows of about ``each`` documents."""
    return max(1, min(MOST_PARTS, -(-documents // each)))


def _sorted(table: pa.Table, key: str) -> pa.Table:
    return table.take(pc.sort_indices(table, sort_keys=[(key, "ascending")]))
