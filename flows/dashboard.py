"""The flows behind the deployments: one for each thing that a person starts from the dashboard.

Each takes one form, works within one flow run and ends with one line: what came out, or what failed and what to do.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.runtime import flow_run
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
from prefect.states import Completed, Failed

from flows.artifacts import show_failure, show_outcome, show_verdict
from flows.backfill import refill
from flows.export import ReleaseRefusedError
from flows.forms import SETTINGS, AdHocForm, BackfillForm, NightlyForm, Publishing, ReleaseForm, VerifyForm
from flows.orphans import end_with_parent
from flows.pipeline import run_rooms
from flows.settings import RunParameters
from flows.sources import SettingsError, find_inputs
from flows.verify import verify as verify_store
from tasks.ingest.addresses import InputError
from tasks.storage import releases
from tasks.storage.store import Store

log = logging.getLogger("blotter")
log.setLevel(logging.INFO)  # what the rooms tell is what a person reads in the Logs tab

FLOW = "blotter"
"""One name for all, so that a deployment is called ``blotter/nightly``."""

PLAIN = (SettingsError, InputError, ReleaseRefusedError)
"""Errors whose message says all: no trace is shown."""


@flow(
    name=FLOW,
    flow_run_name=lambda: f"nightly {_scheduled_day()}",
    timeout_seconds=SETTINGS.nightly.time_limit_hours * 3600,
    description="Reads the nightly sources and publishes a release.",
)
def nightly(options: NightlyForm) -> State[Any]:
    """Read the nightly sources and publish a release."""
    return _told(lambda: _read(options.sources, [], _parameters(options)))


@flow(name=FLOW, flow_run_name=lambda: f"ad-hoc {_chosen()}", timeout_seconds=SETTINGS.nightly.time_limit_hours * 3600)
def ad_hoc(options: AdHocForm) -> State[Any]:
    """Read what was chosen in the form and publish a release."""
    return _told(lambda: _read(options.sources, options.inbox, _parameters(options)))


@flow(name=FLOW, flow_run_name=lambda: f"backfill {_range()}", timeout_seconds=SETTINGS.nightly.time_limit_hours * 3600)
def backfill(options: BackfillForm) -> State[Any]:
    """Take a range of landed batches through the rooms again and publish a release."""
    parameters = _parameters(options, first_batch=options.first, last_batch=options.last)
    return _told(lambda: refill(parameters, redo=options.redo, publish=options.publish))


@flow(name=FLOW, flow_run_name="release", timeout_seconds=SETTINGS.nightly.time_limit_hours * 3600)
def release(options: ReleaseForm) -> State[Any]:
    """Publish what the store holds."""
    return _told(lambda: _read([], [], _parameters(options)))


@flow(name=FLOW, flow_run_name="verify", timeout_seconds=3600)
def verify(options: VerifyForm) -> State[Any]:
    """Check the latest release."""
    end_with_parent()
    wrong = verify_store(SETTINGS.store)
    show_verdict(SETTINGS.store, wrong)
    for sentence in wrong:
        log.error("verify: %s", sentence)
    if wrong:
        return Failed(message=f"{len(wrong)} checks failed, the first: {wrong[0]}")
    return Completed(message="all checks hold")


def _read(names: list[str], inbox: list[str], parameters: RunParameters) -> dict[str, Any]:
    inputs = find_inputs(SETTINGS, names, inbox)
    for source in inputs:
        log.info("reading %s; what the steps tell is in the Logs of each under Subflow Runs", source)
    if (names or inbox) and not inputs:
        log.warning("none of the chosen sources holds a file: the release is made of what the store has")
    return run_rooms(parameters.model_copy(update={"inputs": inputs}))


def _parameters(options: Publishing, **more: Any) -> RunParameters:
    """What the form says, as the rooms want it."""
    said = options.model_dump(include=set(RunParameters.model_fields))
    return RunParameters.model_validate({"store": SETTINGS.store, **said, **more})


def _told(work: Callable[[], dict[str, Any]]) -> State[Any]:
    """Do the work and tell its outcome in the run's last line and artifacts; what failed likewise."""
    end_with_parent()
    store = Store(SETTINGS.store)
    before = releases.latest(store)
    try:
        with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):  # this run's own is enough, and each costs a second
            outcome = work()
    except PLAIN as error:
        log.error("%s", error)
        show_failure(SETTINGS.store, error)
        return Failed(message=str(error))
    except Exception as error:
        show_failure(SETTINGS.store, error)
        raise
    line = show_outcome(SETTINGS.store, outcome, before)
    log.info("%s; the Artifacts tab shows numbers, newest claims and the way to the report", line)
    return Completed(message=line)


def _scheduled_day() -> str:
    from zoneinfo import ZoneInfo

    return f"{flow_run.scheduled_start_time.astimezone(ZoneInfo(SETTINGS.time_zone)):%Y-%m-%d %H:%M}"


def _options() -> dict[str, Any]:
    options = flow_run.parameters.get("options", {})
    return options if isinstance(options, dict) else options.model_dump()


def _chosen() -> str:
    options = _options()
    return ", ".join([*options.get("sources", []), *options.get("inbox", [])])[:80] or "nothing"


def _range() -> str:
    options = _options()
    return f"{options.get('first', 1)} to {options.get('last') or 'newest'}"
