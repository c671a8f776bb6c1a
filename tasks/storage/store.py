"""The store: landed batches, what the stages made of them, and releases.

::

    STORE/landings/000001-BATCH      order in which batches came; the later one wins where an address came twice
    STORE/batches/BATCH.parquet      received bytes
    STORE/stages/STAGE/BATCH-VERSION.TABLE.parquet
    STORE/release/VERSION/ ...       releases; STORE/release/latest points at the newest good one

Every file is named by its content or by the hash of what went into it, and is there whole or not at all. Two runs at
once write the same bytes under the same names.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from tasks.schemas import Captures, Table
from tasks.schemas.table import rows_of
from tasks.storage.files import Folder
from tasks.storage.parquet import DamagedTableError, read_table, write_table
from tasks.text.identity import stable_id


class Landed(NamedTuple):
    """The capture that stands for an address: the last one that landed."""

    source_uri: str
    sha256: str
    batch: str


class Store:
    """A store under a path or URL. Nothing is read or made before it is needed."""

    def __init__(self, url: str) -> None:
        self.folder = Folder(url)

    @property
    def url(self) -> str:
        """Where the store lies."""
        return self.folder.url

    # -- batches ---------------------------------------------------------------------------------

    def land(self, captures: pd.DataFrame) -> str:
        """Keep a batch of captures and give its id, made from the addresses, hashes and hints in it."""
        rows = rows_of(captures[["source_uri", "sha256", "hints"]])
        batch = stable_id(*(part for row in rows for part in (row["source_uri"], row["sha256"], *row["hints"])))
        if not self._is_whole(Captures, "batches", f"{batch}.parquet"):
            write_table(self.folder, captures, Captures, "batches", f"{batch}.parquet")
        landings = self.folder.names("landings")
        if not landings or not landings[-1].endswith(batch):
            number = int(landings[-1].split("-")[0]) + 1 if landings else 1
            self.folder.write_bytes(b"", "landings", f"{number:06d}-{batch}")
        return batch

    def batches(self) -> list[str]:
        """Ids of all landed batches, in landing order, each once at its last landing."""
        ordered = [name.split("-", 1)[1] for name in self.folder.names("landings")]
        return list(reversed(dict.fromkeys(reversed(ordered))))

    def captures(self, batch: str, columns: list[str] | None = None) -> pd.DataFrame:
        """The captures of a batch."""
        return read_table(self.folder, Captures, "batches", f"{batch}.parquet", columns=columns)

    def landed(self) -> dict[str, Landed]:
        """For each address the capture that stands for it."""
        found: dict[str, Landed] = {}
        for batch in self.batches():
            for row in rows_of(self.captures(batch, ["source_uri", "sha256"])):
                found[row["source_uri"]] = Landed(row["source_uri"], row["sha256"], batch)
        return found

    def holders(self) -> dict[str, str]:
        """For each SHA-256 of landed bytes the batch that holds them."""
        found: dict[str, str] = {}
        for batch in self.batches():
            for row in rows_of(self.captures(batch, ["sha256", "content_batch"])):
                found.setdefault(row["sha256"], row["content_batch"] or batch)
        return found

    def contents(self, batch: str) -> dict[str, bytes]:
        """The received bytes of a batch by their SHA-256, fetched from earlier batches where they lie there."""
        captures = rows_of(self.captures(batch))
        found = {row["sha256"]: row["content"] for row in captures if row["content"] is not None}
        elsewhere: dict[str, set[str]] = {}
        for row in captures:
            if row["content_batch"] is not None and row["sha256"] not in found:
                elsewhere.setdefault(row["content_batch"], set()).add(row["sha256"])
        for other, wanted in sorted(elsewhere.items()):
            for row in rows_of(self.captures(other, ["sha256", "content"])):
                if row["sha256"] in wanted and row["content"] is not None:
                    found[row["sha256"]] = row["content"]
        return found

    # -- states ----------------------------------------------------------------------------------

    def read_state(self, name: str) -> dict[str, dict[str, str]]:
        """What earlier runs noted under a name; ``{}`` where nothing was noted or the note is damaged: it only saves work."""
        try:
            noted = json.loads(self.folder.read_bytes("states", f"{name}.json"))
        except (FileNotFoundError, ValueError):
            return {}
        return noted if isinstance(noted, dict) else {}

    def write_state(self, name: str, noted: Mapping[str, Mapping[str, str]]) -> None:
        """Note something for later runs."""
        if noted:
            self.folder.write_bytes(json.dumps(noted, sort_keys=True).encode(), "states", f"{name}.json")

    # -- stages ----------------------------------------------------------------------------------

    def has_stage(self, stage: str, key: str, models: Mapping[str, type[Table]]) -> bool:
        """Whether a stage has finished for ``key``: its last table is written last, so one look tells."""
        return self.folder.exists("stages", stage, _file(key, list(models)[-1]))

    def write_stage(self, stage: str, key: str, frames: Mapping[str, pd.DataFrame], models: Mapping[str, type[Table]]) -> None:
        """Keep what a stage made under ``key``; tables are written in the order of ``models``, the last marks the end."""
        for table, model in models.items():
            write_table(self.folder, frames[table], model, "stages", stage, _file(key, table))

    def read_stage(self, stage: str, key: str, table: str, model: type[Table], columns: list[str] | None = None) -> pd.DataFrame:
        """One table that a stage made under ``key``."""
        return read_table(self.folder, model, "stages", stage, _file(key, table), columns=columns)

    def drop_stage(self, stage: str, key: str) -> None:
        """Forget what a stage made under ``key``."""
        for name in self.folder.names("stages", stage):
            if name.startswith(f"{key}."):
                self.folder.remove("stages", stage, name)

    def _is_whole(self, model: type[Table], *parts: str) -> bool:
        if not self.folder.exists(*parts):
            return False
        try:
            read_table(self.folder, model, *parts, columns=["sha256"])
        except DamagedTableError:
            return False
        return True


def _file(key: str, table: str) -> str:
    return f"{key}.{table}.parquet"
