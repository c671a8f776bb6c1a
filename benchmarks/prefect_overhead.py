"""The same work with and without Prefect: ``blotter run`` with all it starts, and the three rooms called as plain functions.

``python -m benchmarks prefect``. Both read the same WARC into fresh stores in processes of their own, one worker each. Without
means without: modules that only hand functions through stand where Prefect's would, so that not even its import is paid for.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from benchmarks.processes import WORK, Usage, watch
from benchmarks.release import Result, corpus, fresh_store, run, tables

SECONDS, SHARE = 15, 0.1
"""What Prefect may cost: so many seconds, and this share of the work without it; of processor time, for busy machines."""

# What runs in place of ``blotter run``: flows and tasks are the functions that they decorate. It tells what each step took.
_WITHOUT = """
import json
import sys
import time
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

import flows.batch
import flows.pipeline
from flows.settings import RunParameters

spent = {"start": time.process_time()}

def timed(step, module, name):
    function = getattr(module, name)
    def call(*given, **named):
        started = time.process_time()
        try:
            return function(*given, **named)
        finally:
            spent[step] = spent.get(step, 0.0) + time.process_time() - started
    setattr(module, name, call)

timed("documents", flows.batch, "clean_documents")
timed("facts", flows.batch, "find_facts")
timed("records", flows.batch, "build_records")
timed("ingest", flows.pipeline, "ingest")
timed("transform", flows.pipeline, "run_transform")
timed("release", flows.pipeline, "export")
flows.pipeline.run_rooms(RunParameters(inputs=[archive], store=store, workers=1))
spent["files"] = spent.pop("transform") - spent["documents"] - spent["facts"] - spent["records"]
print(json.dumps(spent))
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
    spent = json.loads(plain.output.strip().splitlines()[-1])
    steps = {f"{step}_ms": round(seconds / pages * 1e3, 2) for step, seconds in spent.items() if step != "start"}
    found.append({"what": "its steps, for each page", "start_s": round(spent["start"], 1), **steps})
    with fresh_store("prefect") as store:
        whole = run(store, archive)
        found.append({"what": "blotter run, with Prefect and its server", **_told(whole, pages)})
        hashes.append(tables(store))
    found.append(
        {
            "what": "what Prefect costs",
            "wall_s": round(whole.wall - plain.wall, 1),
            "processor_s": round(whole.processor - plain.processor, 1),
            "allowed_s": round(SECONDS + SHARE * plain.processor, 1),
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
