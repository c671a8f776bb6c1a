"""The same work with and without Prefect: ``blotter run`` with all it starts, and the three rooms called as plain functions.

``python -m benchmarks prefect``. Both read the same WARC into fresh stores in processes of their own, one worker each. Without
means without: modules that only hand functions through stand where Prefect's would, so that not even its import is paid for.
"""

from __future__ import annotations

import sys
from typing import Any

from benchmarks.processes import WORK, Usage, watch
from benchmarks.release import Result, corpus, fresh_store, run, tables

SECONDS, SHARE = 15, 0.1
"""What Prefect may cost: so many seconds, and this share of the work without it."""

# What runs in place of ``blotter run``: flows and tasks are the functions that they decorate.
_WITHOUT = """
import sys
import types

archive, store = sys.argv[1:]

def decorate(function=None, **options):
    return function if function is not None else decorate

class Runner:
    def __init__(self, **options):
        pass

for name, content in {
    "prefect": {"flow": decorate, "task": decorate},
    "prefect.cache_policies": {"NO_CACHE": None},
    "prefect.task_runners": {"ProcessPoolTaskRunner": Runner, "ThreadPoolTaskRunner": Runner},
}.items():
    module = types.ModuleType(name)
    vars(module).update(content)
    sys.modules[name] = module

from flows.pipeline import run_rooms
from flows.settings import RunParameters

run_rooms(RunParameters(inputs=[archive], store=store, workers=1))
assert not any(name.startswith("prefect.") and hasattr(module, "__file__") for name, module in sys.modules.items())
"""


def measure(pages: int = 20_000) -> list[Result]:
    """Wall and processor time of both, and whether they leave the same bytes."""
    archive = corpus(pages)
    program = WORK / "without_prefect.py"
    program.write_text(_WITHOUT)
    found: list[dict[str, Any]] = []
    hashes = []
    with fresh_store("prefect") as store:
        plain = watch([sys.executable, program, archive, store], PYTHONPATH=".")
        found.append({"what": "three rooms as functions, without Prefect", **_told(plain, pages)})
        hashes.append(tables(store))
    with fresh_store("prefect") as store:
        whole = run(store, archive)
        found.append({"what": "blotter run, with Prefect and its server", **_told(whole, pages)})
        hashes.append(tables(store))
    found.append(
        {
            "what": "what Prefect costs",
            "wall_s": round(whole.wall - plain.wall, 1),
            "processor_s": round(whole.processor - plain.processor, 1),
            "allowed_s": round(SECONDS + SHARE * plain.wall, 1),
            "same_bytes": hashes[0] == hashes[1],
        }
    )
    return found


def _told(usage: Usage, pages: int) -> Result:
    return {
        "pages": pages,
        "wall_s": round(usage.wall, 1),
        "processor_s": round(usage.processor, 1),
        "peak_mib": round(usage.peak),
    }
