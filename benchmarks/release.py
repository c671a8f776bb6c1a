"""WARC to release: against datatrove, as the input grows, over workers, in memory, and once more over a finished store."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.corpus import make_pages, write_warc
from benchmarks.processes import WORK, Usage, peer, watch

Result = dict[str, Any]

# datatrove's local pipeline: read WARC, trafilatura, Parquet. No language filter: both of its own (ft176, glotlid) ship no model
# and fetch it at run time. The version of trafilatura is the one that our lock file names; without lxml-html-clean it cannot
# be imported beside a new lxml, and datatrove then gives each page up after its time limit.
DATATROVE = (
    "datatrove==0.10.1", "trafilatura==2.3.1", "lxml-html-clean", "warcio", "faust-cchardet", "python-magic", "pyarrow", "orjson",
)  # fmt: skip
_DATATROVE = """
import sys
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.extractors import Trafilatura
from datatrove.pipeline.readers import WarcReader
from datatrove.pipeline.writers import ParquetWriter
if __name__ == "__main__":
    folder, name, out = sys.argv[1:]
    steps = [
        WarcReader(folder, glob_pattern=name, compression="gzip"),
        Trafilatura(favour_precision=True, timeout=20),
        ParquetWriter(out + "/documents"),
    ]
    LocalPipelineExecutor(pipeline=steps, tasks=1, workers=1, logging_dir=out + "/logs").run()
"""


def corpus(pages: int, first: int = 0) -> Path:
    """A WARC of generated pages, made once."""
    path = WORK / f"pages-{first}-{pages}.warc.gz"
    if not path.exists():
        WORK.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".unfinished")
        write_warc(unfinished, make_pages(first, pages))
        unfinished.rename(path)
    return path


@contextmanager
def fresh_store(name: str) -> Iterator[Path]:
    """A store that is not there yet, and is gone afterwards."""
    store = WORK / f"store-{name}"
    shutil.rmtree(store, ignore_errors=True)
    try:
        yield store
    finally:
        shutil.rmtree(store, ignore_errors=True)


def run(store: Path, *inputs: Path, workers: int = 1, more: tuple[str, ...] = ()) -> Usage:
    """``blotter run`` in a process of its own."""
    return watch([sys.executable, "-m", "flows.cli", "run", *inputs, "--store", store, "--workers", str(workers), *more])


def manifest(store: Path) -> dict[str, Any]:
    """The manifest of the latest release."""
    found: dict[str, Any] = json.loads((store / "release" / "latest" / "manifest.json").read_text())
    return found


def tables(store: Path) -> dict[str, str]:
    """SHA-256 of each table of the latest release."""
    return {file["path"]: file["sha256"] for file in manifest(store)["files"] if "table" in file}


def balance(store: Path, pages: int) -> Result:
    """How many records became documents and how many problems; ``lost`` is what became neither."""
    import pandas as pd

    release = store / "release" / "latest"
    problems = pd.read_parquet(release / "problems.parquet")
    refused = problems[(problems["severity"] == "error") & problems["doc_id"].isna()]["source_uri"].nunique()
    documents = manifest(store)["balance"]["documents"]
    return {"documents": documents, "problems": refused, "lost": pages - documents - refused}


def _told(usage: Usage, pages: int) -> Result:
    return {
        "pages": pages,
        "wall_s": round(usage.wall, 1),
        "processor_s": round(usage.processor, 1),
        "ms_a_page": round(usage.processor / pages * 1e3, 1),
        "pages_a_second_a_core": round(pages / usage.processor, 1),
        "peak_mib": round(usage.peak),
    }


def datatrove(pages: int = 1_300) -> list[Result]:
    """A WARC to a release, and the same WARC through datatrove's local pipeline."""
    archive = corpus(pages)
    python = peer("datatrove", *DATATROVE)
    out = WORK / "datatrove-out"
    shutil.rmtree(out, ignore_errors=True)
    program = WORK / "datatrove_pipeline.py"
    program.write_text(_DATATROVE)
    theirs = watch([python, program, archive.parent, archive.name, out], cwd=WORK)
    stats = json.loads(next((out / "logs").glob("stats.json")).read_text())
    written = sum(step["stats"].get("total", {}).get("total", 0) if isinstance(step["stats"].get("total"), dict)
                  else step["stats"].get("total", 0) for step in stats if "Parquet" in step["name"])  # fmt: skip
    with fresh_store("datatrove") as store:
        ours = run(store, archive)
        found = {"what": "Blotter, WARC to release", **_told(ours, pages), **balance(store, pages)}
    return [
        found,
        {"what": "datatrove 0.10.1: WARC, trafilatura, Parquet", **_told(theirs, pages), "documents": written},
        {"what": "Blotter / datatrove, pages a second a core", "ratio": round(theirs.processor / ours.processor, 2)},
    ]


def growth(pages: int = 1_000) -> list[Result]:
    """Cost as the input grows: 1x, 3x, 10x."""
    found = []
    for times in (1, 3, 10):
        with fresh_store("growth") as store:
            found.append({"what": f"{times}x", **_told(run(store, corpus(pages * times)), pages * times)})
    return found


def workers(pages: int = 5_000) -> list[Result]:
    """One and two processes, and a Dask cluster of two worker processes: wall time and the bytes that come out."""
    archive, found, hashes = corpus(pages), [], []
    for count in (1, 2):
        with fresh_store("workers") as store:
            found.append({"what": f"{count} workers", **_told(run(store, archive, workers=count), pages)})
            hashes.append(tables(store))
    with fresh_store("workers") as store, _dask(2) as address:
        usage = run(store, archive, workers=2, more=("--dask", address))
        found.append({"what": "Dask, 2 worker processes", **_told(usage, pages)})
        hashes.append(tables(store))
    one = found[0]["wall_s"]
    for result in found[1:]:
        result["times_as_fast"] = round(one / result["wall_s"], 2)
    found[-1]["same_bytes"] = all(other == hashes[0] for other in hashes)
    return found


@contextmanager
def _dask(count: int) -> Iterator[str]:
    from distributed import LocalCluster

    quiet: dict[str, Any] = {"dashboard_address": "127.0.0.1:0", "silence_logs": 40}
    with LocalCluster(n_workers=count, threads_per_worker=1, processes=True, **quiet) as cluster:  # type: ignore[no-untyped-call]
        yield str(cluster.scheduler_address)


def large(pages: int = 20_000) -> list[Result]:
    """A tenth of the pages and all of them: memory of the process tree; the whole store again; one new page in it."""
    found = []
    for part in (pages // 10, pages):
        store = WORK / f"store-large-{part}"
        shutil.rmtree(store, ignore_errors=True)
        found.append({"what": "first run", **_told(run(store, corpus(part)), part), **balance(store, part)})
    grown = found[1]["peak_mib"] / found[0]["peak_mib"] - 1
    found[1]["memory_growth"] = f"{grown:+.0%}"
    first = found[1]["wall_s"]
    for what, archive, new, share in (
        ("again, nothing new", corpus(pages), 0, 0.05),
        ("one new page", corpus(1, 10_000_000), 1, 0.1),
    ):
        usage = run(store, archive)
        found.append(
            {"what": what, **_told(usage, pages), "allowed_s": round(15 + share * first, 1), **balance(store, pages + new)}
        )
    verified = watch([sys.executable, "-m", "flows.cli", "verify", "--store", store])
    found.append({"what": "verify", "pages": pages, "wall_s": round(verified.wall, 1), "peak_mib": round(verified.peak)})
    return found
