"""Commands watched from outside: wall time, processor time and memory of the whole process tree."""

from __future__ import annotations

import os
import resource
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / "benchmarks" / ".work"
"""Corpora, stores and the peers' environments; git ignores it."""
_EVERY = 0.25


class Usage(NamedTuple):
    """What a command used."""

    wall: float
    """Seconds."""
    processor: float
    """Seconds of the whole process tree: of members that nobody waited for as much as was seen, four times a second."""
    peak: float
    """Highest sum of the proportional memory (PSS) of the process tree, MiB, by samples four times a second."""
    output: str


def watch(command: Sequence[str | Path], cwd: Path = ROOT, **environment: str) -> Usage:
    """Run a command to its end. Raises ``RuntimeError`` with what it said where it fails; exit code 1 of Blotter is a warning."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started, peak = time.monotonic(), 0.0
    spent: dict[int, float] = {}
    log = WORK / f"watched-{os.getpid()}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as sink:
        process = subprocess.Popen([*map(str, command)], cwd=cwd, stdout=sink, stderr=sink, env={**os.environ, **environment})
        while process.poll() is None:
            members = _tree(process.pid)
            peak = max(peak, sum(_memory(pid) for pid in members))
            spent |= {pid: seconds for pid in members if (seconds := _processor(pid))}
            time.sleep(_EVERY)
    wall, output = time.monotonic() - started, log.read_text(errors="replace")
    log.unlink()
    if process.returncode not in (0, 1) or "Traceback" in output:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}: {output[-2_000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    waited_for = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Usage(wall, max(waited_for, sum(spent.values())), peak, output)


def peer(name: str, *packages: str) -> Path:
    """The Python of an environment of its own that holds a peer, made where it is not there or holds other packages."""
    import sys

    folder = WORK / f"peers-{name}"
    python = folder / "bin" / "python"
    ready, wanted = folder / ".ready", "\n".join(packages)
    if not ready.exists() or ready.read_text() != wanted:
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages], check=True)
        ready.write_text(wanted)
    return python


def _tree(root: int) -> list[int]:
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except (OSError, ValueError):
                continue
            children.setdefault(parent, []).append(int(entry.name))
    found = [root]
    for pid in found:
        found += children.get(pid, [])
    return found


def _processor(pid: int) -> float:
    """Seconds of a process by itself, without its children."""
    try:
        user, system = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]
    except OSError:
        return 0.0
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _memory(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
