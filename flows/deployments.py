"""The deployments: what each is called, does, asks for, and when it runs."""

from __future__ import annotations

from typing import Any

from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from flows import dashboard
from flows.forms import SETTINGS
from flows.notify import notify
from flows.watch import TAG, webhook

NIGHTLY, AD_HOC, BACKFILL, RELEASE, VERIFY, NOTIFY = "nightly", "ad-hoc", "backfill", "release", "verify", "notify"

DESCRIPTIONS = {
    NIGHTLY: (
        "**Every night**: reads the nightly sources again, works on what is new or changed, publishes a release.\n\n"
        f"Starts by itself by the cron line `{SETTINGS.nightly.cron}` in the time zone {SETTINGS.time_zone}; the pages show "
        "the time of your own browser. *Run* starts it now. Only one at a time: "
        f"{'a second waits' if SETTINGS.nightly.when_busy == 'wait' else 'a second is cancelled'}."
    ),
    AD_HOC: "**By hand**: reads the sources and inbox files that you choose; publishes a release of all that the store holds.",
    BACKFILL: (
        "**Older batches again**, with the present code and word lists; nothing is fetched. Publishes a release when no batch "
        "is left behind."
    ),
    RELEASE: "**Publish** what the store holds, without reading anything new; for example as it stood on a day.",
    VERIFY: "**Check** the latest release: file hashes, evidence behind every number, keys, no page lost.",
    NOTIFY: "Started by itself when a run fails: posts one line to the address in BLOTTER_WEBHOOK.",
}

TAGS = {
    NIGHTLY: ["scheduled", "reads", "publishes"],
    AD_HOC: ["by hand", "reads", "publishes"],
    BACKFILL: ["by hand", "publishes"],
    RELEASE: ["by hand", "publishes"],
    VERIFY: ["by hand", "changes nothing"],
    NOTIFY: ["by itself"],
}

FLOWS: dict[str, Any] = {
    NIGHTLY: dashboard.nightly,
    AD_HOC: dashboard.ad_hoc,
    BACKFILL: dashboard.backfill,
    RELEASE: dashboard.release,
    VERIFY: dashboard.verify,
    NOTIFY: notify,
}


def deployments() -> list[RunnerDeployment]:
    """All deployments, ready to be served; ``notify`` only where the environment says where notices go."""
    return [_deployment(name) for name in FLOWS if name != NOTIFY or webhook()]


def _deployment(name: str) -> RunnerDeployment:
    more: dict[str, Any] = {}
    if name == NIGHTLY:
        more["schedules"] = [Cron(SETTINGS.nightly.cron, timezone=SETTINGS.time_zone)]
        more["concurrency_limit"] = one_at_a_time()
        more["parameters"] = {"options": {"sources": list(SETTINGS.nightly.sources)}}
    elif name == BACKFILL:
        more["concurrency_limit"] = one_at_a_time()
    flow, tags = FLOWS[name], TAGS[name] if name == NOTIFY else [*TAGS[name], TAG]
    deployment: RunnerDeployment = flow.to_deployment(
        name,
        description=DESCRIPTIONS[name],
        tags=tags,
        entrypoint_type=EntrypointType.MODULE_PATH,
        _sync=True,  # else Prefect answers with a coroutine wherever an event loop runs
        **more,
    )
    return deployment


def one_at_a_time() -> ConcurrencyLimitConfig:
    """A limit of one run, with what the settings say about a second."""
    waits = SETTINGS.nightly.when_busy == "wait"
    strategy = ConcurrencyLimitStrategy.ENQUEUE if waits else ConcurrencyLimitStrategy.CANCEL_NEW
    return ConcurrencyLimitConfig(limit=1, collision_strategy=strategy)
