"""The dashboard as people use it, over its API: what it offers, refuses, shows, and how it ends."""

from __future__ import annotations

import datetime as dt
import json
import stat
import time
from zoneinfo import ZoneInfo

import httpx
import pytest

from tests.dashboards import many_pages

pytestmark = pytest.mark.xdist_group("dashboard")


def hashes(store):
    manifest = json.loads((store / "release" / "latest" / "manifest.json").read_text())
    return {file["path"]: file["sha256"] for file in manifest["files"]}


def test_it_says_where_it_is_and_how_to_stop_it(dashboard):
    said = dict(line.split(None, 1) for line in dashboard.said.splitlines() if not line.startswith("blotter:"))
    assert said["Dashboard"] == dashboard.address
    assert said["Stop"] == "Ctrl-C"
    assert ":".join(dashboard.password) in said["Password"]
    assert "Traceback" not in dashboard.said and "Warning" not in dashboard.said


def test_the_password_and_the_database_are_closed_to_others(dashboard):
    home = dashboard.store / "prefect"
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    for name in ("password", "prefect.db"):
        assert stat.S_IMODE((home / name).stat().st_mode) == 0o600, name


def test_nightly_has_its_schedule_and_the_right_next_run(dashboard):
    nightly = dashboard.deployment("nightly")
    (schedule,) = nightly["schedules"]
    assert (schedule["schedule"]["cron"], schedule["schedule"]["timezone"]) == ("30 2 * * *", "Asia/Shanghai")
    end = time.monotonic() + 60
    wanted = {"deployments": {"id": {"any_": [nightly["id"]]}}, "flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}}}
    while not (runs := dashboard.listed("flow_runs", sort="EXPECTED_START_TIME_ASC", **wanted)):
        assert time.monotonic() < end
        time.sleep(0.5)
    first = dt.datetime.fromisoformat(runs[0]["expected_start_time"])
    here = first.astimezone(ZoneInfo("Asia/Shanghai"))
    assert (here.hour, here.minute) == (2, 30)
    assert dt.timedelta(0) < first - dt.datetime.now(dt.UTC) <= dt.timedelta(days=1)


def test_every_deployment_says_what_it_does(dashboard):
    found = {row["name"]: row for row in dashboard.listed("deployments")}
    assert {"nightly", "ad-hoc", "backfill", "release", "verify"} <= set(found)
    assert all(row["description"] and row["tags"] and row["enforce_parameter_schema"] for row in found.values())


@pytest.mark.parametrize(
    ("options", "field", "value"),
    [
        ({"sources": ["others"]}, "options.sources[0]", "'others' is not one of ['sample', 'inbox']"),
        ({"inbox": ["../x"]}, "options.inbox[0]", "'../x'"),
        ({"inbox": ["a/../../x"]}, "options.inbox[0]", "'a/../../x'"),
        ({"inbox": ["/etc/passwd"]}, "options.inbox[0]", "'/etc/passwd'"),
        ({"inbox": ["~/x"]}, "options.inbox[0]", "'~/x'"),
        ({"as_of": "yesterday"}, "options.as_of", "'yesterday'"),
        ({"workers": 0}, "options.workers", "0 is less than the minimum of 1"),
        ({"surces": ["sample"]}, "options", "'surces' was unexpected"),
    ],
)
def test_a_wrong_form_is_refused_before_a_run_starts(options, field, value, dashboard):
    answer = dashboard.ask("ad-hoc", **options)
    assert answer.status_code == 409
    assert field in answer.json()["detail"] and value in answer.json()["detail"]


def test_who_has_no_password_or_comes_from_elsewhere_is_refused(dashboard):
    api = f"{dashboard.address}/api"
    assert httpx.post(f"{api}/flow_runs/filter", json={}).status_code in (401, 403)
    assert httpx.get(f"{api}/admin/version").status_code == 401
    assert httpx.get(f"{api}/admin/version", auth=("blotter", "wrong")).status_code == 401
    assert httpx.post(f"{api}/flow_runs/filter", json={}, auth=dashboard.password).status_code == 403  # no CSRF token

    def preflight(origin):
        return httpx.options(f"{api}/flow_runs/", headers={"Origin": origin, "Access-Control-Request-Method": "POST"}).status_code

    assert preflight("http://evil.example") == 400
    assert preflight(dashboard.address) == 200


def test_the_pages_talk_to_this_server_only(dashboard):
    answer = httpx.get(dashboard.address, follow_redirects=True, headers={"Accept": "text/html"})
    assert answer.status_code == 200
    assert "connect-src 'self'" in answer.headers["content-security-policy"]


def test_a_run_from_the_form_shows_its_result(dashboard, finished):
    run = dashboard.run(finished)
    assert run["state_type"] == "COMPLETED", run["state"]["message"]
    assert run["name"] == "ad-hoc sample"
    assert run["state"]["message"].startswith("24 pages, ")
    shown = dashboard.artifacts(finished)
    assert {"numbers", "newest-claims", "charts", "release"} <= set(shown)
    assert "| Pages received | 24 |" in shown["numbers"]
    assert shown["newest-claims"].count("\n> ") == 10
    assert shown["charts"].count("data:image/png;base64,") == 2
    assert float(shown["progress"]) == 100
    dashboard.logs(finished, until="reading data/sample")
    steps = dashboard.listed("flow_runs", flow_runs={"parent_flow_run_id": {"any_": [finished]}})
    said = dashboard.logs(*(step["id"] for step in steps), until="transform: 1 of 1 batches done")
    assert not any(row["name"] == "prefect.task_runs" for row in said)  # thousands would only say that they are done


def test_the_report_opens_from_the_dashboard_and_cannot_reach_its_password(dashboard, finished):
    link = dashboard.artifacts(finished)["release"].split("](", 1)[1].split(")", 1)[0]
    assert httpx.get(dashboard.address + link).status_code == 401
    answer = httpx.get(dashboard.address + link, auth=dashboard.password)
    assert answer.status_code == 200 and "text/html" in answer.headers["content-type"]
    assert answer.headers["content-security-policy"].startswith("sandbox allow-scripts")
    for way_out in ("/release/../prefect/password", "/release/%2e%2e/prefect/password", "/release/latest/../../prefect/password"):
        assert httpx.get(dashboard.address + way_out, auth=dashboard.password).text.find(dashboard.password[1]) < 0


def test_a_second_nightly_is_refused_while_one_is_at_work(dashboard, finished):
    first, second = (dashboard.begin("nightly", sources=["sample"], workers=1) for _ in range(2))
    runs = [dashboard.wait(first), dashboard.wait(second)]
    assert sorted(run["state_type"] for run in runs) == ["CANCELLED", "COMPLETED"]
    (refused,) = (run for run in runs if run["state_type"] == "CANCELLED")
    assert refused["state"]["message"] == "Deployment concurrency limit reached."


def test_what_fails_says_what_to_do_and_a_notice_goes_out(dashboard, notices):
    (dashboard.inbox / "out.html").symlink_to("/etc/hostname")
    failed = dashboard.wait(dashboard.begin("ad-hoc", sources=[], inbox=["out.html"]))
    assert failed["state_type"] == "FAILED"
    assert failed["state"]["message"] == "Files or folders in the inbox: 'out.html' leads out of the inbox through a link"
    assert failed["name"] == "ad-hoc out.html"
    shown = dashboard.artifacts(failed["id"])["what-failed"]
    assert "leads out of the inbox" in shown and "Look at the names and paths in the form" in shown
    told = dashboard.logs(failed["id"], until=failed["state"]["message"])
    assert not any("Traceback" in row["message"] for row in told)
    end = time.monotonic() + 120
    while not any(failed["id"] == notice.get("id") for notice in notices):
        assert time.monotonic() < end, "no notice came"
        time.sleep(0.3)
    said = json.dumps([dashboard.listed("logs"), dashboard.listed("artifacts"), dashboard.listed("flow_runs")])
    assert "hook-secret" not in said


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("ad-hoc", {"sources": [], "inbox": []}, "choose at least one entry in Sources or in Files or folders in the inbox"),
        ("backfill", {"first": 3, "last": 2}, "the last batch (2) comes before the first (3)"),
        ("release", {"as_of": "2025-02-30"}, "As of: Input should be a valid date"),
    ],
)
def test_a_form_that_only_the_run_can_refuse_fails_with_one_clear_line(name, options, message, dashboard):
    failed = dashboard.wait(dashboard.begin(name, **options))
    assert failed["state_type"] == "FAILED"
    assert failed["state"]["message"].startswith(message) and "\n" not in failed["state"]["message"]
    assert "what-failed" in dashboard.artifacts(failed["id"])


def test_a_release_is_checked_from_its_form(dashboard, finished):
    for every_row, checked in ((True, "evidence behind every row"), (False, "hashes of the files only")):
        run = dashboard.wait(dashboard.begin("verify", every_row=every_row))
        assert (run["state_type"], run["state"]["message"]) == ("COMPLETED", "all checks hold")
        assert checked in dashboard.artifacts(run["id"])["verdict"]


def test_a_run_that_is_cancelled_leaves_the_store_whole(dashboard, finished):
    many_pages(dashboard.inbox / "many", 12)
    run = dashboard.begin("ad-hoc", sources=[], inbox=["many"], workers=2, batch_pages=10)
    dashboard.wait(run, "RUNNING")
    end = time.monotonic() + 120
    while len(list((dashboard.store / "stages" / "documents").glob("*.parquet"))) < 6:
        assert time.monotonic() < end
        time.sleep(0.1)
    before = hashes(dashboard.store)
    cancelling = {"state": {"type": "CANCELLING", "name": "Cancelling"}}
    dashboard.client.post(f"/flow_runs/{run}/set_state", json=cancelling).raise_for_status()
    assert dashboard.wait(run)["state_type"] == "CANCELLED"
    assert hashes(dashboard.store) == before
    assert not [path for path in dashboard.store.rglob("*.unfinished-*") if "prefect" not in path.parts]


def test_a_run_on_the_command_line_beside_it_uses_its_server(dashboard, finished):
    done = dashboard.blotter("verify", "--store", str(dashboard.store))
    assert done.returncode == 0, done.stderr
    newest = dashboard.listed("flow_runs", sort="START_TIME_DESC", limit=5)
    assert any(row["name"] == f"verify {dashboard.store}" for row in newest)


def test_a_second_start_and_a_busy_port_are_one_clear_line(dashboard, tmp_path):
    port = str(dashboard.port)
    for store, message in (
        (dashboard.store, f"a dashboard of this store already runs at {dashboard.address}"),
        (tmp_path / "other", f"port {port} of 127.0.0.1 is taken by another program; choose another with --port"),
    ):
        done = dashboard.blotter("serve", "--store", str(store), "--port", port)
        assert done.returncode == 2
        last = done.stderr.splitlines()[-1]
        assert last.startswith("blotter: ") and message in last and "Traceback" not in done.stderr


def test_other_addresses_than_this_machine_need_a_password(dashboard, tmp_path):
    done = dashboard.blotter("serve", "--store", str(tmp_path / "store"), "--host", "0.0.0.0", "--no-password")
    assert done.returncode == 2
    assert "without a password only 127.0.0.1 is served" in done.stderr
