"""A notice to the outside when a run fails."""

from __future__ import annotations

from typing import Any

import httpx
from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import get_client
from prefect.tasks import exponential_backoff

from flows.watch import webhook

SECONDS = 15


class NoticeError(Exception):
    """A notice that was not taken. The message never holds the address, which is a secret."""


@flow(name="blotter-notify", flow_run_name="notice about {run}")
def notify(run: str) -> None:
    """Post one line about a failed run to the address in ``BLOTTER_WEBHOOK``.

    Args:
        run: Id of the run that failed.
    """
    with get_client(sync_client=True) as client:
        failed = client.read_flow_run(run)  # type: ignore[arg-type]  # Prefect takes the text of an id too
    state = failed.state
    kind, message = (state.name or state.type.value, state.message or "") if state is not None else ("unknown", "")
    line = " ".join(f"Blotter: {failed.name} {kind.lower()}: {message}".split())[:500]
    post.submit({"text": line, "run": failed.name, "id": str(failed.id), "state": kind, "message": message}).result()


@task(name="post notice", cache_policy=NO_CACHE, retries=4, retry_delay_seconds=exponential_backoff(2), retry_jitter_factor=0.5)
def post(notice: dict[str, Any]) -> None:
    """Send the notice; tried again with growing pauses where the other side does not take it."""
    address = webhook()
    if address is None:
        raise NoticeError("BLOTTER_WEBHOOK is not set where the runs are worked on")
    try:
        answer = httpx.post(address, json=notice, timeout=SECONDS)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise NoticeError(f"the notice did not arrive: {type(error).__name__}") from None
    if not answer.is_success:
        raise NoticeError(f"the notice was not taken: HTTP status {answer.status_code}")
