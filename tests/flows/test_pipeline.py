"""The pipeline as a user sees it: pages in, a release out, again and again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

from flows.export import ReleaseRefusedError
from flows.verify import verify
from tasks.schemas import RELEASE_TABLES
from tasks.storage.files import Folder
from tasks.storage.store import Store
from tests.flows.conftest import SAMPLE, run

pytestmark = pytest.mark.usefixtures("prefect_server")


def table(store, name):
    return pd.read_parquet(store / "release" / "latest" / f"{name}.parquet")


def hashes(store):
    manifest = json.loads((store / "release" / "latest" / "manifest.json").read_text())
    return {file["path"]: file["sha256"] for file in manifest["files"]}


def test_the_release_holds_all_tables_and_explains_itself(sample):
    store, outcome = sample
    release = store / "release" / "latest"
    assert release.is_symlink() and release.resolve().name == outcome["version"]
    for name in RELEASE_TABLES:
        assert (release / f"{name}.parquet").is_file()
    for name in ("documents", "claims", "cooperation", "persons", "series_points"):
        assert len(table(store, name)), name
    assert "documents" in (release / "dictionary.md").read_text()
    assert (release / "report.html").read_text().startswith("<!DOCTYPE html>")


def test_every_page_is_a_document_or_a_problem(sample):
    store, outcome = sample
    pages = sorted(path.name for path in SAMPLE.iterdir())
    documents, problems = table(store, "documents"), table(store, "problems")
    lost = problems[(problems["severity"] == "error") & problems["doc_id"].isna()]
    assert sorted(Path(address).name for address in [*documents["source_uri"], *lost["source_uri"]]) == pages
    assert {Path(address).name for address in lost["source_uri"]} == {"23-empty.html", "24-binary.html"}
    assert outcome["pages"] == len(pages)


def test_verify_finds_nothing_wrong_and_then_a_changed_byte(sample, tmp_path):
    store, _ = sample
    assert verify(str(store)) == []
    copy = tmp_path / "copy"
    shutil.copytree(store, copy, symlinks=True, ignore=shutil.ignore_patterns("prefect"))
    claims = copy / "release" / "latest" / "claims.parquet"
    claims.write_bytes(claims.read_bytes()[:-9] + b"tampered!")
    assert verify(str(copy)) == [
        f"claims.parquet of release {claims.resolve().parent.name} is not the file that the manifest names"
    ]


def test_a_second_run_does_nothing_again_and_leaves_the_same_bytes(sample):
    store, outcome = sample
    before = hashes(store)
    again = run([SAMPLE], store)
    assert (again["landed"], again["unchanged"], again["worked"]) == (0, outcome["pages"], 0)
    assert again["version"] == outcome["version"]
    assert hashes(store) == before


def test_batches_and_processes_leave_no_trace_in_the_tables(sample, tmp_path):
    store, _ = sample
    other = tmp_path / "store"
    outcome = run([SAMPLE], other, batch_pages=7, workers=2)
    assert outcome["worked"] == 4
    assert hashes(other) == hashes(store)


def test_a_changed_page_changes_only_its_batch(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    for path in sorted(SAMPLE.glob("0*.html")):
        shutil.copy(path, pages)
    store = tmp_path / "store"
    run([pages], store, batch_pages=3)
    before = table(store, "documents").set_index("source_uri")["doc_id"]
    page = pages / "01-first-total.html"
    page.write_text(page.read_text().replace("1.2万余名", "1.3万余名"))
    outcome = run([pages], store, batch_pages=3)
    assert (outcome["landed"], outcome["worked"]) == (1, 1)
    after = table(store, "documents").set_index("source_uri")["doc_id"]
    changed = before[before != after.reindex(before.index)]
    assert [Path(address).name for address in changed.index] == ["01-first-total.html"]


def test_as_of_leaves_out_what_came_later_and_is_recorded(tmp_path):
    store = tmp_path / "store"
    run([SAMPLE], store, as_of="2025-05-20")
    published = pd.to_datetime(table(store, "documents")["published_at"])
    assert published.max() == pd.Timestamp("2025-05-20")
    assert json.loads((store / "release" / "latest" / "manifest.json").read_text())["as_of"] == "2025-05-20"


def test_a_damaged_batch_file_is_made_again(sample, tmp_path):
    store, _ = sample
    copy = tmp_path / "copy"
    shutil.copytree(store, copy, symlinks=True, ignore=shutil.ignore_patterns("prefect", "release"))
    damaged = next((copy / "stages" / "documents").glob("*.documents.parquet"))
    damaged.write_bytes(b"PAR1 no longer a table PAR1")
    for records in (copy / "stages" / "records").iterdir():
        records.unlink()
    run([SAMPLE], copy)
    assert hashes(copy) == hashes(store)


def test_a_broken_release_is_refused_and_the_last_good_one_stays(sample, tmp_path, monkeypatch):
    store, outcome = sample
    copy = tmp_path / "copy"
    shutil.copytree(store, copy, symlinks=True, ignore=shutil.ignore_patterns("prefect"))
    monkeypatch.setattr("tasks.export.steps.find_breaches", lambda tables, captures: ["claims.claim_id is not unique: x"])
    with pytest.raises(ReleaseRefusedError, match=r"claims\.claim_id is not unique"):
        run([SAMPLE], copy, as_of="2030-01-01")  # of the same day it would find the release of the sample standing
    assert (copy / "release" / "latest").resolve().name == outcome["version"]


def test_an_unreadable_page_becomes_a_problem_and_is_read_when_it_can_be(tmp_path, monkeypatch):
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.html").symlink_to(tmp_path / "gone.html")
    shutil.copy(SAMPLE / "01-first-total.html", pages)
    store = tmp_path / "store"
    run([pages], store)
    problems = table(store, "problems")
    assert problems[problems["severity"] == "error"]["reason"].tolist() == ["unreadable"]
    shutil.copy(SAMPLE / "02-second-total-gb18030.html", tmp_path / "gone.html")
    run([pages], store)
    assert len(table(store, "documents")) == 2
    assert (table(store, "problems")["severity"] != "error").all()


def test_a_run_on_an_object_store_gives_the_same_tables(sample):
    store, _ = sample
    url = "memory://pipeline-test"
    run([SAMPLE], url)
    remote = Folder(f"{url}/release")
    version = remote.read_bytes("LATEST").decode().strip()
    manifest = json.loads(remote.read_bytes(version, "manifest.json"))
    assert {file["path"]: file["sha256"] for file in manifest["files"]} == hashes(store)
    assert Store(url).batches() == Store(str(store)).batches()
