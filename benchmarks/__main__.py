"""``make bench``: what Blotter costs, as one table.

    python -m benchmarks [--pages 2000] [--workers 1 2]

Processor time is given beside wall time: on a busy machine only the first is worth comparing. The table goes to
``docs/benchmarks.md``. Peers (datatrove, datasketch, jieba with a date library) are not measured yet.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpus import make_pages, write_warc

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / "benchmarks" / ".work"
TABLE = ROOT / "docs" / "benchmarks.md"


class Run(NamedTuple):
    """One run of the command."""

    name: str
    pages: int
    wall: float
    processor: float
    peak: float
    """Proportional memory of the process tree in MiB."""


def measure(name: str, pages: int, arguments: Sequence[str]) -> Run:
    """Run ``blotter`` and watch its process tree. Raises ``RuntimeError`` where it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    command = [sys.executable, "-m", "flows.cli", *arguments]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, sum(_memory(pid) for pid in _tree(process.pid)))
        time.sleep(0.25)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{name}: {process.stderr.read().decode() if process.stderr else ''}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(name, pages, time.monotonic() - start, processor, peak)


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


def _memory(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def tables_of(store: Path) -> dict[str, str]:
    """SHA-256 of each Parquet file of the latest release."""
    manifest = json.loads((store / "release" / "latest" / "manifest.json").read_text())
    return {file["path"]: file["sha256"] for file in manifest["files"] if file.get("table")}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and write the table."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=1_300)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args(arguments)
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    archives = {}
    for times in (1, 3, 10):
        archives[times] = WORK / f"pages-{times}x.warc.gz"
        write_warc(archives[times], make_pages(0, options.pages * times))
    one = WORK / "one.warc.gz"
    write_warc(one, make_pages(10_000_000, 1))
    runs: list[Run] = []
    stores: list[Path] = []
    for workers in options.workers:
        stores.append(WORK / f"store-{workers}")
        common = ["--store", str(stores[-1]), "--workers", str(workers)]
        runs.append(measure(f"1x, {workers} workers", options.pages, ["run", str(archives[1]), *common]))
    same = all(tables_of(store) == tables_of(stores[0]) for store in stores)
    common = ["--store", str(stores[0]), "--workers", "1"]
    runs.append(measure("1x again, nothing new", options.pages, ["run", str(archives[1]), *common]))
    runs.append(measure("1x and one new page", options.pages, ["run", str(archives[1]), str(one), *common]))
    for times in (3, 10):
        store = ["--store", str(WORK / f"store-{times}x"), "--workers", "1"]
        runs.append(measure(f"{times}x, 1 worker", options.pages * times, ["run", str(archives[times]), *store]))
    lines = [
        "# Benchmarks",
        "",
        f"{dt.datetime.now(dt.UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"load {os.getloadavg()[0]:.1f}; generated pages (`benchmarks/corpus.py`), WARC to release, Prefect's server included.",
        "",
        "| run | pages | wall s | processor s | processor ms a page | peak MiB |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
        *(
            f"| {run.name} | {run.pages} | {run.wall:.1f} | {run.processor:.1f} | {run.processor * 1000 / run.pages:.1f} "
            f"| {run.peak:.0f} |"
            for run in runs
        ),
        "",
        f"Tables of all numbers of workers have equal SHA-256: {'yes' if same else 'NO'}.",
    ]
    print("\n".join(lines))
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
