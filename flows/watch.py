"""Runs that nobody works on any more, runs that were missed, and notices of failures."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import os
from collections import defaultdict
from typing import Any

from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.filters import FlowRunFilter
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.events import AutomationCore, EventTrigger, Posture
from prefect.events.actions import ChangeFlowRunState, RunDeployment
from prefect.states import Cancelled, Crashed

log = logging.getLogger("blotter")

HEARTBEAT_SECONDS = 30
"""The shortest that Prefect allows."""
SILENCE_SECONDS = float(os.environ.get("BLOTTER_SILENCE_SECONDS") or 5 * HEARTBEAT_SECONDS)
"""A run is taken for dead after five missed heartbeats: a busy machine may delay one or two."""
LOOK_SECONDS = 60

TAG, BY_COMMAND = "blotter", "command line"
SILENT, NOTICES = "blotter: mark runs that went silent", "blotter: tell about failures"

ENDED = "The run that this was a part of has ended."
LEFT_OVER = "The dashboard was killed while this run was at work. Start it again: it goes on where it stopped."
WENT_SILENT = "No sign of life: the process was killed or its machine went down. Start it again: it goes on where it stopped."
MISSED = "Missed while the dashboard was off; the newest of the missed runs makes up for all of them."

_AT_WORK = {"type": {"any_": [StateType.RUNNING, StateType.PENDING, StateType.CANCELLING]}}
_TAGGED = [f"prefect.tag.{tag}" for tag in (TAG, BY_COMMAND)]
_OURS: dict[str, str | list[str]] = {"prefect.resource.role": "tag", "prefect.resource.id": _TAGGED}
_OF_DEPLOYMENTS: dict[str, str | list[str]] = {"prefect.resource.role": "tag", "prefect.resource.id": f"prefect.tag.{TAG}"}
_BEAT = "prefect.flow-run.heartbeat"
_FAILURES = {f"prefect.flow-run.{name}" for name in ("Failed", "Crashed", "TimedOut")}
_ENDS = _FAILURES | {f"prefect.flow-run.{name}" for name in ("Completed", "Cancelled", "Paused", "Suspended")}


def webhook() -> str | None:
    """Where notices of failures go; a secret, so only the environment says it."""
    return os.environ.get("BLOTTER_WEBHOOK") or None


async def keep_watch(deployments: dict[str, Any]) -> None:
    """Make or renew the automations; ``deployments`` gives the ids of the deployments by their names."""
    silent = AutomationCore(
        name=SILENT,
        description=f"A run without a heartbeat for {SILENCE_SECONDS:.0f} s is marked as crashed, so that it blocks nothing.",
        trigger=EventTrigger(
            after={_BEAT},
            expect={_BEAT, *_ENDS},
            match={"prefect.resource.id": "prefect.flow-run.*"},
            match_related=_OURS,
            for_each={"prefect.resource.id"},
            posture=Posture.Proactive,
            threshold=1,
            within=dt.timedelta(seconds=SILENCE_SECONDS),
        ),
        actions=[ChangeFlowRunState(state=StateType.CRASHED, name="Crashed", message=WENT_SILENT, force=False)],
    )
    async with get_client() as client:
        await _put(client, silent)
        if "notify" in deployments:
            await _put(client, _notices(deployments["notify"]))
        else:
            await _drop(client, NOTICES)


def _notices(deployment: Any) -> AutomationCore:
    trigger = EventTrigger(
        expect=_FAILURES,
        match={"prefect.resource.id": "prefect.flow-run.*"},
        match_related=_OF_DEPLOYMENTS,
        posture=Posture.Reactive,
        threshold=1,
        within=dt.timedelta(0),
    )
    told = {"__prefect_kind": "jinja", "template": "{{ flow_run.id }}"}
    return AutomationCore(
        name=NOTICES,
        description="Posts a line to the address in BLOTTER_WEBHOOK when a run fails.",
        trigger=trigger,
        actions=[RunDeployment(source="selected", deployment_id=deployment, parameters={"run": told}, job_variables=None)],
    )


async def _put(client: PrefectClient, automation: AutomationCore) -> None:
    """Make an automation, in place of the one of the same name."""
    await _drop(client, automation.name)
    await client.create_automation(automation)


async def _drop(client: PrefectClient, name: str) -> None:
    for old in await client.read_automations_by_name(name):
        await client.delete_automation(old.id)


async def sweep(deployments: dict[str, Any], alone: bool) -> None:
    """Put in order what a stopped or killed dashboard left.

    Of the scheduled runs that were missed only the newest of each deployment stays. Where this process alone runs work on the
    server (``alone``), runs that stand as being at work become crashed, since nobody works on them any more.
    """
    async with get_client() as client:
        for run in await _runs(client, {"state": _AT_WORK}) if alone else []:
            await client.set_flow_run_state(run.id, Crashed(message=LEFT_OVER), force=True)
        late: dict[Any, list[FlowRun]] = defaultdict(list)
        now = dt.datetime.now(dt.UTC)
        past = {"state": {"type": {"any_": [StateType.SCHEDULED]}}, "next_scheduled_start_time": {"before_": now.isoformat()}}
        for run in await _runs(client, past):
            if run.auto_scheduled and run.deployment_id in deployments.values():
                late[run.deployment_id].append(run)
        for runs in late.values():
            for run in sorted(runs, key=lambda one: one.expected_start_time or now)[:-1]:
                await client.set_flow_run_state(run.id, Cancelled(message=MISSED), force=True)


async def keep_order() -> None:
    """Look from time to time for parts of ended runs: who kills a run's process leaves them standing as being at work."""
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        try:
            async with get_client() as client:
                await _end_parts(client)
        except Exception as error:  # the server may be busy or gone for a moment; the runner tells when it stays away
            log.info("parts of ended runs were not looked for: %s", error)


async def _end_parts(client: PrefectClient) -> None:
    for part in await _runs(client, {"state": _AT_WORK, "parent_task_run_id": {"is_null_": False}}):
        whole = (await client.read_task_run(part.parent_task_run_id)).flow_run_id if part.parent_task_run_id else None
        state = (await client.read_flow_run(whole)).state if whole else None
        if state is not None and state.is_final():
            await client.set_flow_run_state(part.id, Crashed(message=ENDED), force=True)


async def _runs(client: PrefectClient, wanted: dict[str, Any]) -> list[FlowRun]:
    found: list[FlowRun] = []
    while True:
        page = await client.read_flow_runs(flow_run_filter=FlowRunFilter.model_validate(wanted), limit=200, offset=len(found))
        found += page
        if len(page) < 200:
            return found
