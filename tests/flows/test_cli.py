"""The command as a user types it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.cli import BAD_USAGE, PIPE_CLOSED, main

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["run", "no-such-page.html"], "nothing to read at 'no-such-page.html'"),
        (["run", "{empty}"], "holds no files"),
    ],
)
def test_a_users_mistake_is_one_clear_line(arguments, message, tmp_path, capsys):
    arguments = [part.replace("{empty}", str(tmp_path)) for part in arguments]
    assert main([*arguments, "--store", str(tmp_path / "store")]) == BAD_USAGE
    said = capsys.readouterr().err.strip()
    assert message in said and said.startswith("blotter: ") and "\n" not in said


@pytest.mark.parametrize(
    "arguments",
    [["verify"], ["diff", "1"], ["explain", "abc"], ["query", "select 1"], ["prune"], ["backfill"], ["run", "data/sample"]],
    ids=lambda arguments: arguments[0],
)
def test_a_store_that_is_a_file_is_told_and_left_alone(arguments, tmp_path, capsys):
    store = tmp_path / "store"
    store.write_text("mine")
    assert main([*arguments, "--store", str(store)]) == BAD_USAGE
    said = capsys.readouterr().err
    assert said.startswith("blotter: ") and "is no folder" in said and said.count("\n") == 1
    assert store.read_text() == "mine"


@pytest.mark.parametrize(
    "arguments",
    [["verify"], ["diff", "1"], ["explain", "abc"], ["query", "select 1"], ["prune"], ["backfill"]],
    ids=lambda arguments: arguments[0],
)
def test_a_command_that_reads_a_store_makes_none(arguments, tmp_path, capsys):
    assert main([*arguments, "--store", str(tmp_path / "none")]) == BAD_USAGE
    assert "there is no store at" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("arguments", [["verify"], ["backfill"]], ids=lambda arguments: arguments[0])
def test_a_folder_without_pages_is_no_store_to_work_on(arguments, tmp_path, capsys):
    assert main([*arguments, "--store", str(tmp_path)]) == BAD_USAGE
    assert "holds no " in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", ""],
        ["run", "x", "--store", ""],
        ["run", "x", "--workers", "0"],
        ["run", "x", "--workers", "-1"],
        ["query", "select 1", "--rows", "-3"],
    ],
)
def test_what_cannot_be_meant_is_bad_usage(arguments, capsys):
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == BAD_USAGE
    assert "blotter" in capsys.readouterr().err


def test_the_home_folder_is_found_where_the_shell_left_the_tilde_alone(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert main(["verify", "--store", "~/mystore"]) == BAD_USAGE
    assert str(tmp_path / "mystore") in capsys.readouterr().err


def test_a_reader_that_has_seen_enough_is_no_failure(tmp_path):
    done = subprocess.run(
        f"{sys.executable} -m flows.cli read {ROOT / 'README.md'} | true; echo ${{PIPESTATUS[0]}}",
        shell=True, executable="/bin/bash", cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "failed" not in done.stderr and "Traceback" not in done.stderr
    assert done.stdout.strip() in (str(PIPE_CLOSED), "0")


def test_a_wrong_day_is_told(capsys):
    with pytest.raises(SystemExit) as caught:
        main(["run", "x", "--as-of", "yesterday"])
    assert caught.value.code == BAD_USAGE
    assert "'yesterday' is not a date like 2024-08-27" in capsys.readouterr().err


def test_run_and_verify_without_a_server_print_no_noise(tmp_path):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    blotter = [sys.executable, "-m", "flows.cli"]
    store = ["--store", str(tmp_path / "store")]
    done = subprocess.run(
        [*blotter, "run", "data/sample", *store], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["release", "report", "numbers"]
    assert "Traceback" not in done.stderr and "Warning" not in done.stderr
    assert all(line.split(":")[0] in ("ingest", "transform", "export") for line in done.stderr.splitlines())
    checked = subprocess.run([*blotter, "verify", *store], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout) == (0, f"{tmp_path}/store: all checks hold\n")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Police arrested 9 men.", "arrest suspect (men): 9"),  # too short for an article of a page
        ("警方拘捕9人。", "arrest suspect: 9"),
        ("<p>Police arrested 9 men.</p>", "no_article"),  # a page is judged as one
    ],
)
def test_a_sentence_can_be_tried_out(typed, told, capsys):
    assert main(["read", typed]) == 0
    assert told in capsys.readouterr().out
