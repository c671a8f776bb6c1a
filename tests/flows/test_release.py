"""A release explains itself: other tools take it up, it tells what changed and why, and it is judged before it is published."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import duckdb
import pandas as pd
import polars
import pytest
from followthemoney import model
from frictionless import Package, system
from prefect.settings import PREFECT_API_URL

from flows.cli import BAD_USAGE, DONE, DONE_WITH_WARNINGS, _print_outcome, main
from flows.diff import compare_releases
from flows.export import ReleaseRefusedError
from tasks.export.expectations import Unmet
from tasks.schemas import RELEASE_TABLES
from tasks.storage import releases
from tasks.storage.store import Store
from tests.flows.conftest import ROOT, SAMPLE, run
from tools.answer_questions import PAIR, QUESTIONS, answer

pytestmark = pytest.mark.usefixtures("prefect_server")


@pytest.fixture(scope="module")
def latest(sample):
    return sample[0] / "release" / "latest"


def test_frictionless_finds_every_file_and_cell_as_described(latest):
    with system.use_context(trusted=True):
        report = Package(str(latest / "datapackage.json")).validate()
    assert report.flatten(["name", "type", "note"]) == []
    described = {task.place for task in report.tasks}
    for name in RELEASE_TABLES:
        assert f"{name}.parquet" in described
        assert f"csv/{name}.csv" in described or name == "documents"


def test_the_entities_are_valid_and_every_one_has_its_evidence(latest):
    entities = {}
    for line in (latest / "entities.ftm.json").read_text(encoding="utf-8").splitlines():
        data = json.loads(line)
        entity = model.get_proxy(data)
        entity.schema.validate(data)
        entities[entity.id] = entity
    schemata = {entity.schema.name for entity in entities.values()}
    assert schemata >= {"Article", "Person", "PublicBody", "Organization", "Project", "Event", "Mention", "Documentation"}
    evidenced = {entity.first("entity") for entity in entities.values() if entity.schema.name == "Documentation"}
    for entity in entities.values():
        for name in ("document", "entity", "resolved", "proof"):
            if name in entity.schema.properties:
                assert all(value in entities for value in entity.get(name)), (entity, name)
        if entity.schema.name not in ("Article", "Mention", "Documentation"):
            assert entity.id in evidenced
            assert "crime" not in "".join(entity.get("topics", quiet=True))


@pytest.mark.parametrize("name", RELEASE_TABLES)
def test_the_tables_open_alike_in_pandas_polars_and_duckdb(latest, name):
    path = str(latest / f"{name}.parquet")
    rows = {len(pd.read_parquet(path)), polars.read_parquet(path).height, duckdb.sql(f"select * from '{path}'").df().shape[0]}
    assert len(rows) == 1
    assert polars.read_parquet(path).columns == list(RELEASE_TABLES[name].to_schema().columns)


def test_the_manifest_names_files_versions_inputs_and_balance(latest):
    manifest = json.loads((latest / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["previous"] is None and manifest["warnings"] == []
    assert manifest["schema_version"] and manifest["code_version"] and manifest["reference"]["expectations.yml"]
    assert manifest["balance"]["pages"] == 24 and len(manifest["inputs"]) == 1
    listed = {file["path"] for file in manifest["files"]}
    present = {path.relative_to(latest).as_posix() for path in latest.rglob("*") if path.is_file()}
    assert present - listed == {"manifest.json"} and listed <= present


@pytest.mark.parametrize("number", range(10))
def test_the_questions_have_the_answers_that_the_page_gives(sample, number):
    pairs = list(PAIR.finditer(QUESTIONS.read_text(encoding="utf-8")))
    assert len(pairs) == 10
    assert answer(str(sample[0]), pairs[number]["sql"]) == pairs[number]["answer"]


@pytest.fixture(scope="module")
def two_releases(tmp_path_factory, prefect_server):
    """A store with two releases: a page changed and another one came between them."""
    folder = tmp_path_factory.mktemp("changes")
    pages, store = folder / "pages", folder / "store"
    pages.mkdir()
    for name in ("01-first-total.html", "02-second-total-gb18030.html"):
        shutil.copy(SAMPLE / name, pages)
    run([pages], store)
    page = pages / "01-first-total.html"
    page.write_text(page.read_text(encoding="utf-8").replace("1.2万余名", "1.3万余名"), encoding="utf-8")
    shutil.copy(SAMPLE / "21-protection.html", pages)
    run([pages], store)
    return store


def test_diff_tells_a_new_page_and_a_changed_one(two_releases, capsys):
    store = Store(str(two_releases))
    found = compare_releases(store, *releases.versions(store)).changes
    causes = {(c.table, c.kind, c.cause) for c in found if c.table != "series_points"}
    assert causes == {
        ("documents", "appeared", "source: new page"),
        ("claims", "appeared", "source: new page"),
        ("documents", "changed", "source: page changed"),
        ("claims", "changed", "source: page changed"),
    }
    assert main(["diff", "1", "2", "--store", str(two_releases)]) == DONE
    said = capsys.readouterr().out
    assert "low: 12000.0 -\\> 13000.0" in said
    assert said == (two_releases / "release" / "latest" / "CHANGES.md").read_text(encoding="utf-8")


def test_diff_of_an_unknown_release_is_one_clear_line(two_releases, capsys):
    assert main(["diff", "7", "--store", str(two_releases)]) == BAD_USAGE
    assert "holds no release '7'; there are: 0001-" in capsys.readouterr().err


def test_diff_tells_a_changed_lexicon_row_from_a_changed_rule(tmp_path):
    house, pages, store = tmp_path / "house", tmp_path / "pages", tmp_path / "store"
    for part in ("flows", "tasks", "data/reference"):
        shutil.copytree(ROOT / part, house / part, ignore=shutil.ignore_patterns("__pycache__"))
    pages.mkdir()
    shutil.copy(SAMPLE / "21-protection.html", pages)

    def make_release():
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")} | {"PYTHONDONTWRITEBYTECODE": "1"}
        environment["PREFECT_API_URL"] = PREFECT_API_URL.value()  # the session's server: three starts of one take a minute
        command = [sys.executable, "-m", "flows.cli", "run", str(pages), "--store", str(store)]
        done = subprocess.run(command, cwd=house, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == DONE, done.stderr

    make_release()
    lexicon = house / "data" / "reference" / "lexicon" / "action.csv"
    text = lexicon.read_text(encoding="utf-8")
    assert ",解救,rescue," in text
    lexicon.write_text(text.replace(",解救,rescue,", ",解救,wanted,"), encoding="utf-8")
    make_release()
    rules = house / "tasks" / "transform" / "records" / "frame.py"
    with rules.open("a", encoding="utf-8") as code:
        code.write(
            "\n\n_by_the_book = build_tables\n\n\ndef build_tables(documents, mentions):\n"
            "    tables = _by_the_book(documents, mentions)\n"
            "    hedge = tables['claims']['hedge'].str.replace('exact', 'about')\n"
            "    return {**tables, 'claims': tables['claims'].assign(hedge=hedge)}\n"
        )
    make_release()
    kept = Store(str(store))
    first, second, third = releases.versions(kept)
    lexical = [change for change in compare_releases(kept, first, second).changes if change.table == "claims"]
    assert lexical and {change.cause for change in lexical} == {"reference data changed (lexicon/action.csv)"}
    ruled = [change for change in compare_releases(kept, second, third).changes if change.table == "claims"]
    assert ruled and {change.cause for change in ruled} == {"code changed (transform/records)"}
    assert all("hedge: exact -> about" in change.fields for change in ruled)


def test_an_unmet_expectation_warns_or_stops(tmp_path, monkeypatch, capsys):
    pages, store = tmp_path / "pages", tmp_path / "store"
    pages.mkdir()
    shutil.copy(SAMPLE / "21-protection.html", pages)
    level = "warning"
    monkeypatch.setattr("tasks.export.steps.find_unmet", lambda *_: [Unmet(level, "dated: 10% of documents", False)])
    outcome = run([pages], store)
    assert _print_outcome(outcome, str(store)) == DONE_WITH_WARNINGS
    assert "warning   dated: 10% of documents" in capsys.readouterr().out
    release = store / "release" / "latest"
    assert json.loads((release / "manifest.json").read_text())["warnings"] == ["dated: 10% of documents"]
    assert "dated: 10% of documents" in (release / "report.html").read_text(encoding="utf-8")
    level = "error"
    shutil.copy(SAMPLE / "22-tea-harvest.html", pages)
    with pytest.raises(ReleaseRefusedError, match="dated: 10%"):
        run([pages], store)
    assert release.resolve().name == outcome["version"]


def test_a_correction_is_made_and_said_in_the_row(tmp_path, monkeypatch):
    pages, store = tmp_path / "pages", tmp_path / "store"
    pages.mkdir()
    shutil.copy(SAMPLE / "21-protection.html", pages)
    entry = {"document": "21-protection.html", "quote": "解救", "expect": {"low": 25}, "set": {"low": 26}, "reason": "a test"}
    wrong = {**entry, "quote": "没有这句话", "date": "2025-11-20"}
    monkeypatch.setattr("tasks.transform.records.steps.read_yaml", lambda name: [{**entry, "date": "2025-11-20"}, wrong])
    run([pages], store)
    claims = pd.read_parquet(store / "release" / "latest" / "claims.parquet")
    mended = claims[claims["correction"].notna()]
    assert mended["low"].tolist() == [26.0] and mended["correction"].tolist() == ["a test (2025-11-20)"]
    problems = pd.read_parquet(store / "release" / "latest" / "problems.parquet")
    assert problems["reason"].tolist() == ["correction_without_claim"]


def test_a_pseudonymised_release_names_no_private_person_anywhere(sample, tmp_path):
    store = tmp_path / "store"
    shutil.copytree(sample[0], store, symlinks=True, ignore=shutil.ignore_patterns("prefect"))
    run([SAMPLE], store, pseudonymise=True)
    open_names = pd.read_parquet(sample[0] / "release" / "latest" / "persons.parquet")
    private = set(open_names[open_names["kind"] != "official"]["name"]) - set(
        open_names[open_names["kind"] == "official"]["name"]
    )
    assert private
    release = store / "release" / "latest"
    tables = "".join(pd.read_parquet(release / f"{name}.parquet").to_json(force_ascii=False) for name in RELEASE_TABLES)
    texts = [
        path.read_text(encoding="utf-8")
        for path in sorted(release.rglob("*"))
        if path.suffix in (".html", ".json", ".csv", ".md")
    ]
    for name in private:
        assert all(name not in text for text in (tables, *texts)), name
    assert json.loads((release / "manifest.json").read_text())["pseudonymised"] is True
