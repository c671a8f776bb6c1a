"""Runs to be killed, side by side or under a wrong clock: forked off one process in which everything is loaded already.

A run that starts from nothing takes ten seconds on a busy machine before it lands a page; a fork of a warm process none. The
process speaks JSON lines: what to run comes in on standard input, what became of it goes out on standard output.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import traceback
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_STEP = 0.002


class Runs:
    """The process that forks runs off; ``environment`` goes beside that of the caller."""

    def __init__(self, **environment: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.drills.runs"],
            cwd=ROOT,
            env={**os.environ, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, *runs: dict[str, Any], kill_after: float | None = None, kill_at: int | None = None) -> list[str]:
        """Run the pipeline with the given parameters, all at once; gives for each ``done``, ``killed`` or what went wrong.

        ``kill_after`` kills the first after so many seconds, ``kill_at`` when its store holds so many files.
        """
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps({"runs": runs, "kill_after": kill_after, "kill_at": kill_at}) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError("the process that forks runs off has ended")
        found: list[str] = json.loads(answer)
        return found

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(60)


def files_in(store: str) -> int:
    """How many files a store holds, unfinished ones among them."""
    return sum(
        len(names) for folder in ("landings", "batches", "stages", "release") for _, _, names in os.walk(f"{store}/{folder}")
    )


def _serve() -> None:
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever a library prints must not come between the lines of the protocol
    import flows.environment
    from flows.reading import read_page

    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "WARNING")
    import flows.pipeline

    for page in sorted((ROOT / "data" / "sample").iterdir())[:4]:
        read_page(str(page))
    for line in sys.stdin:
        asked = json.loads(line)
        children = [_fork(flows.pipeline, run) for run in asked["runs"]]
        out.write(json.dumps(_watch(children, asked["runs"][0]["store"], asked["kill_after"], asked["kill_at"])) + "\n")
        out.flush()


def _fork(module: Any, run: dict[str, Any]) -> tuple[int, int]:
    reader, writer = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writer)
        return pid, reader
    code = 1
    try:
        os.setsid()
        from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

        from flows.settings import RunParameters

        with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
            module.pipeline(RunParameters(**run))
        code = 0
    except BaseException as error:
        os.write(writer, f"{type(error).__name__}: {error}".encode()[:2_000])
        if os.environ.get("BLOTTER_DEBUG"):
            traceback.print_exc()
    finally:
        os._exit(code)


def _watch(children: list[tuple[int, int]], store: str, kill_after: float | None, kill_at: int | None) -> list[str]:
    first, started, codes = children[0][0], time.monotonic(), {}
    while len(codes) < len(children):
        for pid, _ in children:
            if pid not in codes:
                ended, code = os.waitpid(pid, os.WNOHANG)
                if ended:
                    codes[pid] = code
        if first not in codes and (
            (kill_after is not None and time.monotonic() - started >= kill_after)
            or (kill_at is not None and files_in(store) >= kill_at)
        ):
            os.killpg(first, signal.SIGKILL)
            kill_after = kill_at = None
        time.sleep(_STEP)
    found = []
    for pid, reader in children:
        with os.fdopen(reader, "rb") as stream:
            said = stream.read().decode(errors="replace")
        found.append("killed" if os.WIFSIGNALED(codes[pid]) else said or "done")
    return found


if __name__ == "__main__":
    _serve()
