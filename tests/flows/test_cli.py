"""The command as a user types it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.cli import BAD_USAGE, main

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
