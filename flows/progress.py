"""Progress bars on a terminal and in the dashboard, silence in a pipe."""

from __future__ import annotations

import logging
import os
import sys
import time
from types import TracebackType
from typing import Any, TypeVar
from uuid import UUID

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as RichProgress

T = TypeVar("T")

log = logging.getLogger("blotter")


class Progress:
    """A bar over a known number of batches."""

    def __init__(self, name: str, total: int) -> None:
        columns = (
            TextColumn("{task.description:<10}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("batches"),
            TimeElapsedColumn(),
        )
        self._bar = RichProgress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True)
        self._task = self._bar.add_task(name, total=total)
        run = os.environ.get("PREFECT__FLOW_RUN_ID")  # set for runs of the dashboard
        self._shown = _Shown(name, total, run) if run and total else None

    def step(self, result: T) -> T:
        """Count one batch as done and hand its result through."""
        self._bar.advance(self._task)
        if self._shown is not None:
            self._shown.step()
        return result

    def __enter__(self) -> Progress:
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._bar.stop()


class _Shown:
    """A progress artifact of the run that a person looks at, renewed every few seconds at most, and a few lines in the log."""

    SECONDS = 2.0
    LINES = 10

    def __init__(self, name: str, total: int, run: str) -> None:
        from prefect.artifacts import ProgressArtifact

        self._name, self._total, self._done, self._last = name, max(1, total), 0, time.monotonic()
        # Left to itself Prefect gives it to the subflow, whose page nobody has open.
        made: Any = ProgressArtifact(
            key="progress", description=f"{name}: batches done, in per cent", progress=0.0, flow_run_id=UUID(run)
        ).create(_sync=True)  # type: ignore[call-arg]  # taken off by Prefect's decorator
        self._id = made.id

    def step(self) -> None:
        from prefect.artifacts import update_progress_artifact

        self._done += 1
        if self._done * self.LINES // self._total > (self._done - 1) * self.LINES // self._total:
            log.info("%s: %d of %d batches done", self._name, self._done, self._total)
        if self._done >= self._total or time.monotonic() - self._last >= self.SECONDS:
            self._last = time.monotonic()
            update_progress_artifact(self._id, 100.0 * self._done / self._total)
