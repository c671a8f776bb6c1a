"""Progress bars on a terminal and in the dashboard, silence in a pipe."""

from __future__ import annotations

import os
import sys
import time
from types import TracebackType
from typing import Any, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as RichProgress

T = TypeVar("T")


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
        self._shown = _Shown(name, total) if os.environ.get("PREFECT__FLOW_RUN_ID") else None  # set for runs of the dashboard

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
    """A progress artifact, renewed every few seconds at most."""

    SECONDS = 2.0

    def __init__(self, name: str, total: int) -> None:
        from prefect.artifacts import create_progress_artifact

        self._total, self._done, self._last = max(1, total), 0, time.monotonic()
        self._id: Any = create_progress_artifact(0.0, key="progress", description=f"{name}: batches done, in per cent")

    def step(self) -> None:
        from prefect.artifacts import update_progress_artifact

        self._done += 1
        if self._done >= self._total or time.monotonic() - self._last >= self.SECONDS:
            self._last = time.monotonic()
            update_progress_artifact(self._id, 100.0 * self._done / self._total)
