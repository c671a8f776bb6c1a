"""``make bench``: what Blotter costs beside what people would use instead, as one table.

    python -m benchmarks [NAME ...] [--pages N]

Without names all benchmarks run that take minutes; ``large`` and ``fuzz`` take longer and run when they are named. Processor time
counts everything that was started, Prefect's server too, and is what to compare on a busy machine. What was measured is kept
below ``benchmarks/.work/results``; ``docs/benchmarks.md`` tells the figures and how they came about.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import sys
import time
from collections.abc import Sequence
from typing import Any

from benchmarks.processes import WORK

BENCHMARKS = {
    "datatrove": ("benchmarks.release", "datatrove"),
    "documents": ("benchmarks.documents", "documents"),
    "facts": ("benchmarks.facts", "facts"),
    "datasketch": ("benchmarks.duplicates", "datasketch"),
    "workers": ("benchmarks.release", "workers"),
    "prefect": ("benchmarks.prefect_overhead", "measure"),
    "growth": ("benchmarks.release", "growth"),
    "large": ("benchmarks.release", "large"),
    "fuzz": ("benchmarks.fuzz", "fuzz"),
}
LONG = ("growth", "large", "fuzz")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(BENCHMARKS)}")
    parser.add_argument("--pages", type=int, help="how many pages or documents, instead of the full number")
    options = parser.parse_args(arguments)
    unknown = [name for name in options.names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"{unknown[0]!r} is none of {', '.join(BENCHMARKS)}")
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}", file=sys.stderr)
    for name in options.names or [name for name in BENCHMARKS if name not in LONG]:
        module, function = BENCHMARKS[name]
        measure = getattr(importlib.import_module(module), function)
        before = os.getloadavg()[0]
        found = measure(**({"pages": options.pages} if options.pages else {}))
        rows: list[dict[str, Any]] = found if isinstance(found, list) else [found]
        _keep(name, rows, before)
        for row in rows:
            print("  ".join([f"{name:<10}", *(_cell(key, value) for key, value in row.items())]), flush=True)
    return 0


def _keep(name: str, rows: list[dict[str, Any]], before: float) -> None:
    folder = WORK / "results"
    folder.mkdir(parents=True, exist_ok=True)
    kept = {"at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "load": [before, os.getloadavg()[0]], "rows": rows}
    (folder / f"{name}.json").write_text(json.dumps(kept, indent=1, ensure_ascii=False))


def _cell(key: str, value: object) -> str:
    return str(value) if key == "what" else f"{key.replace('_', ' ')} {value}"


if __name__ == "__main__":
    sys.exit(main())
