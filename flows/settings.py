"""Parameters of the flows beneath: what the command line and the deployed flows hand on. The only clock."""

from __future__ import annotations

import datetime as dt
import os
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field

DEFAULT_STORE = "data/store"
TIME_ZONE = os.environ.get("BLOTTER_TIME_ZONE", "Asia/Shanghai")


def today() -> dt.date:
    """The present day in the configured time zone."""
    return dt.datetime.now(ZoneInfo(TIME_ZONE)).date()


def pseudonym_key() -> str:
    """The key of pseudonyms, from the environment: a secret is never a parameter, since parameters are shown."""
    return os.environ.get("BLOTTER_PSEUDONYM_KEY", "")


class RunParameters(BaseModel):
    """One run from pages to a release."""

    model_config = ConfigDict(extra="forbid")

    inputs: list[str] = Field(default_factory=list, title="Inputs", description="Files, folders or globs to read.")
    store: str = Field(DEFAULT_STORE, title="Store", description="Folder or URL that keeps batches and releases.")
    as_of: dt.date | None = Field(None, title="As of", description="Leave out what was published after this day.")
    workers: int = Field(
        default_factory=lambda: os.cpu_count() or 1, ge=1, le=256, title="Workers", description="Processes to use."
    )
    worker_memory: int | None = Field(
        None, ge=256, title="Memory a worker", description="MiB that a worker process may hold; one that takes more ends."
    )
    dask: str | None = Field(
        None, pattern=r"^(tcp|tls|ws|wss)://", title="Dask", description="Address of the scheduler of a Dask cluster to work on."
    )
    batch_pages: int = Field(500, ge=1, le=10_000, title="Pages a batch", description="How many pages make a batch.")
    first_batch: int = Field(1, ge=1, title="First batch", description="Number of the first landed batch to work on.")
    pseudonymise: bool = Field(
        False, title="Pseudonymise", description="Replace the names of persons other than officials by stable ids."
    )
    last_batch: int | None = Field(None, ge=1, title="Last batch", description="Number of the last; null is the newest.")
