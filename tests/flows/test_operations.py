"""What the operator's files say is what the code does."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import sys

import yaml

from tests.flows.conftest import ROOT

DOCUMENT = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
UNIT = (ROOT / "deploy" / "blotter.service").read_text(encoding="utf-8")


def test_prefect_yaml_deploys_what_blotter_serves(monkeypatch):
    from flows.deployments import deployments

    monkeypatch.delenv("BLOTTER_WEBHOOK", raising=False)
    served = {deployment.name: deployment for deployment in deployments()}
    written = {entry["name"]: entry for entry in yaml.safe_load((ROOT / "prefect.yaml").read_text())["deployments"]}
    assert written.keys() == served.keys()
    for name, entry in written.items():
        assert sorted(entry["tags"]) == sorted(served[name].tags)
        assert entry["entrypoint"].replace("/", ".").replace(".py:", ".") == served[name].entrypoint
        assert entry.get("concurrency_limit", {}).get("limit") == served[name].concurrency_limit
    (schedule,) = written["nightly"]["schedules"]
    (made,) = served["nightly"].schedules
    assert (schedule["cron"], schedule["timezone"]) == (made.schedule.cron, made.schedule.timezone)


def test_the_unit_is_one_that_systemd_takes(tmp_path):
    parser = configparser.ConfigParser(strict=False)
    parser.optionxform = str
    parser.read_string(UNIT)
    assert parser["Service"]["ExecStart"].endswith(".venv/bin/blotter serve")
    assert parser["Service"]["KillSignal"] == "SIGTERM" and parser["Service"]["Restart"] == "on-failure"
    if shutil.which("systemd-analyze"):
        here = UNIT.replace("/srv/blotter/.venv/bin/blotter", sys.executable).replace("User=blotter", "User=root")
        unit = tmp_path / "blotter.service"
        unit.write_text(here)
        done = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")


def test_the_document_names_every_deployment_and_its_example_of_settings_holds(tmp_path, monkeypatch):
    from flows.deployments import FLOWS
    from flows.sources import load_settings

    for name in FLOWS:
        assert f"| `{name}` |" in DOCUMENT
    (example,) = re.findall(r"```toml\n(.*?)```", DOCUMENT, flags=re.DOTALL)
    (tmp_path / "blotter.toml").write_text(example)
    monkeypatch.setenv("BLOTTER_SETTINGS", str(tmp_path / "blotter.toml"))
    assert load_settings().names() == ["ministry", "press", "archive", "inbox"]


def test_the_commands_of_the_document_are_commands():
    from flows.cli import _parser

    listed = re.findall(r"^\.venv/bin/blotter ([^#\n]+)", DOCUMENT, flags=re.MULTILINE)
    assert len(listed) >= 6
    for written in listed:
        assert callable(_parser().parse_args(written.split()).command)


def test_the_messages_that_it_explains_are_said():
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "flows").glob("*.py"))
    for message in ("a dashboard of this store already runs", "a run is at work in this store",
                    "the database comes from a newer Prefect", "the database is damaged"):  # fmt: skip
        assert message in DOCUMENT and message in code
