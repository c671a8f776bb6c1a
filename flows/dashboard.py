"""The flows behind the deployments: one for each thing that a person starts from the dashboard.

Each takes one form, works within one flow run and ends with one line: what came out, or what failed and what to do.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.exceptions import FailedRun
from prefect.runtime import flow_run
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
from prefect.states import Completed, Failed

from flows.artifacts import show_failure, show_outcome, show_verdict
from flows.backfill import refill
from flows.export import ReleaseRefusedError
from flows.forms import SETTINGS, AdHocForm, BackfillForm, Form, NightlyForm, Publishing, ReleaseForm, VerifyForm, filled
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

MOST_TOLD = 20
"""Inputs that the log names; a list may hold thousands."""


def _is_news(record: logging.LogRecord) -> bool:
    """Whether a line tells something: of a run that ended as failed by our own word Prefect gives a trace of its own code."""
    return record.exc_info is None or not isinstance(record.exc_info[1], FailedRun)


logging.getLogger("prefect.flow_runs").addFilter(_is_news)

FLOW = "blotter"
"""One name for all, so that a deployment is called ``blotter/nightly``."""

PLAIN = (SettingsError, InputError, ReleaseRefusedError)
"""Errors whose message says all: no trace is shown."""

LIMIT: dict[str, Any] = {"timeout_seconds": SETTINGS.nightly.time_limit_hours * 3600, "validate_parameters": False}
"""What all runs have in common. The form is looked at within the run: Prefect's own look ends a run whose form the server could
not refuse with a trace of its code, and shows no artifact."""


@flow(
    name=FLOW,
    flow_run_name=lambda: f"nightly {_scheduled_day()}",
    description="Reads the nightly sources and publishes a release.",
    **LIMIT,
)
def nightly(options: NightlyForm) -> State[Any]:
    """Read the nightly sources and publish a release."""
    return _told(lambda: _nightly(filled(NightlyForm, options)))


@flow(name=FLOW, flow_run_name=lambda: f"ad-hoc {_chosen()}", **LIMIT)
def ad_hoc(options: AdHocForm) -> State[Any]:
    """Read what was chosen in the form and publish a release."""
    return _told(lambda: _ad_hoc(filled(AdHocForm, options)))


@flow(name=FLOW, flow_run_name=lambda: f"backfill {_range()}", **LIMIT)
def backfill(options: BackfillForm) -> State[Any]:
    """Take a range of landed batches through the rooms again and publish a release."""
    return _told(lambda: _backfill(filled(BackfillForm, options)))


@flow(name=FLOW, flow_run_name="release", **LIMIT)
def release(options: ReleaseForm) -> State[Any]:
    """Publish what the store holds."""
    return _told(lambda: run_rooms(_parameters(filled(ReleaseForm, options))))


@flow(name=FLOW, flow_run_name="verify", **LIMIT)
def verify(options: VerifyForm) -> State[Any]:
    """Check the latest release."""
    end_with_parent()
    try:
        form = filled(VerifyForm, options)
    except SettingsError as error:
        return _failed(error)
    wrong = verify_store(SETTINGS.store, every_row=form.every_row)
    show_verdict(SETTINGS.store, wrong, every_row=form.every_row)
    for sentence in wrong:
        log.error("verify: %s", sentence)
    if wrong:
        return Failed(message=f"{len(wrong)} checks failed, the first: {wrong[0]}")
    log.info("all checks hold; the Artifacts tab says what was checked")
    return Completed(message="all checks hold")


def _nightly(form: NightlyForm) -> dict[str, Any]:
    return _read(form.sources, [], _parameters(form))


def _ad_hoc(form: AdHocForm) -> dict[str, Any]:
    return _read(form.sources, form.inbox, _parameters(form))


def _backfill(form: BackfillForm) -> dict[str, Any]:
    parameters = _parameters(form, first_batch=form.first, last_batch=form.last)
    return refill(parameters, redo=form.redo, publish=form.publish)


def _read(names: list[str], inbox: list[str], parameters: RunParameters) -> dict[str, Any]:
    inputs = find_inputs(SETTINGS, names, inbox)
    for source in inputs[:MOST_TOLD]:
        log.info("reading %s", source)
    if len(inputs) > MOST_TOLD:
        log.info("reading %d more; the Parameters tab of the run ingest lists all", len(inputs) - MOST_TOLD)
    if inputs:
        log.info("what ingest, transform and export tell is in the Logs of each, under Subflow Runs")
    elif names or inbox:
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
        return _failed(error)
    except Exception as error:
        show_failure(SETTINGS.store, error)
        raise
    line = show_outcome(SETTINGS.store, outcome, before)
    log.info("%s; the Artifacts tab shows numbers, newest claims and the way to the report", line)
    return Completed(message=line)


def _failed(error: Exception) -> State[Any]:
    log.error("%s", error)
    show_failure(SETTINGS.store, error)
    return Failed(message=str(error))


def _scheduled_day() -> str:
    from zoneinfo import ZoneInfo

    return f"{flow_run.scheduled_start_time.astimezone(ZoneInfo(SETTINGS.time_zone)):%Y-%m-%d %H:%M}"


def _options() -> dict[str, Any]:
    """What the form says, wrong or right: a run has its name before the form is looked at."""
    options = flow_run.parameters.get("options", {})
    return options if isinstance(options, dict) else options.model_dump() if isinstance(options, Form) else {}


def _chosen() -> str:
    options = _options()
    chosen = [part for name in ("sources", "inbox") if isinstance(part := options.get(name), list)]
    return ", ".join(str(one) for part in chosen for one in part)[:80] or "nothing"


def _range() -> str:
    options = _options()
    return f"{options.get('first', 1)} to {options.get('last') or 'newest'}"
