"""What a run shows in the dashboard: its numbers, the newest claims, charts, the way to the report, or what went wrong."""

from __future__ import annotations

import base64
import errno
import html
import logging
import os
import re
from typing import Any

import pandas as pd
from prefect.artifacts import create_markdown_artifact
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterParentFlowRunId, TaskRunFilter, TaskRunFilterState
from prefect.client.schemas.filters import TaskRunFilterStateType as OfType
from prefect.client.schemas.objects import StateType
from prefect.runtime import flow_run
from prefect.settings import PREFECT_API_URL

from flows.charts import charts
from flows.reading import claim_in_words
from tasks.schemas.table import rows_of
from tasks.storage import releases
from tasks.storage.parquet import DamagedTableError
from tasks.storage.store import Store

log = logging.getLogger("blotter")

NEWEST = 10
QUOTE_LETTERS = 400
PLAIN = ("SettingsError", "InputError", "ReleaseRefusedError", "WorkerLostError")
"""Errors whose message says all, without the name of the error."""

THIS_RUN = (
    ("received", "Pages received"),
    ("landed", "of these, new or changed"),
    ("unchanged", "of these, as they were"),
    ("worked", "Batches worked on"),
    ("done_before", "Batches that were done before"),
)
RELEASE = (
    ("pages", "Pages"),
    ("documents", "Documents"),
    ("hijacked", "of these, hijacked pages salvaged"),
    ("claims", "Claims"),
    ("new_claims", "of these, not in the release before"),
    ("cooperation", "Cooperation rows"),
    ("persons", "Persons"),
    ("organisations", "Organisations"),
    ("operations", "Operations"),
    ("series", "Series of running totals"),
    ("commitments", "Commitments"),
    ("problems", "Problems"),
)


def show_outcome(store_url: str, outcome: dict[str, Any], before: str | None) -> str:
    """Show numbers, newest claims, charts and the way to the report; gives the one line that sums the run up.

    ``outcome`` are the counts that the rooms gave; ``before`` is the version of the release before this run.
    """
    version = outcome.get("version")
    if version is None:
        create_markdown_artifact(key="numbers", markdown=_numbers(outcome, {}), description="What this run did; no release")
        return f"{outcome.get('worked', 0)} batches worked on; no release published"
    store = Store(store_url)
    tables = {name: releases.read_release_table(store, version, name) for name in ("documents", "claims", "problems")}
    claims, documents = tables["claims"], tables["documents"]
    known = set() if before is None else _claim_ids(store, before)
    numbers = {**outcome, "new_claims": int((~claims["claim_id"].isin(known)).sum())}
    reasons = {str(reason): int(count) for reason, count in tables["problems"]["reason"].value_counts().items()}
    create_markdown_artifact(key="numbers", markdown=_numbers(numbers, reasons), description="What came in, what came out")
    create_markdown_artifact(
        key="newest-claims",
        markdown=_newest(claims, documents),
        description="Newest claims, each with its words",
    )
    drawn = [f"![{title}](data:image/png;base64,{base64.b64encode(png).decode()})" for title, png in charts(claims, documents)]
    if drawn:
        create_markdown_artifact(key="charts", markdown="\n\n".join(drawn), description="Charts of the release")
    create_markdown_artifact(key="release", markdown=_ways(store_url, version), description="The release and its report")
    return f"{outcome['pages']} pages, {outcome['claims']} claims, {numbers['new_claims']} of them new; release {version}"


def show_verdict(store_url: str, wrong: list[str], every_row: bool = True) -> None:
    """Show what the checks of a release found."""
    if wrong:
        lines = ["# The release does not hold", *(f"- {plain(sentence)}" for sentence in wrong[:100]), "", *_help_for(None)]
    else:
        checked = (
            "hashes of the files, evidence behind every row, keys, no page lost" if every_row else "hashes of the files only"
        )
        lines = ["# All checks hold", "", f"Checked the latest release in `{store_url}`: {checked}."]
    create_markdown_artifact(key="verdict", markdown="\n".join(lines), description="What the checks of the release found")


def show_failure(store_url: str, error: BaseException) -> None:
    """Show what failed, on which batch, and what to do. Never raises: the error itself must come through."""
    said = one_line(error) or type(error).__name__
    if type(error).__name__ not in PLAIN:
        said = f"{type(error).__name__}: {said}"
    try:
        named = [f"- {plain(name)}: {plain(message)}" for name, message in _failed_tasks()]
        lines = [
            "# This run failed",
            "",
            f"**{plain(said)}**",
            "",
            "## Where",
            *(named or ["- before any batch was worked on, or after all of them: the *Logs* tab shows the last step"]),
            "",
            "## What to do",
            *_help_for(error),
            "",
            f"The last good release in `{store_url}` stays as it is. A new run goes on where this one stopped.",
        ]
        create_markdown_artifact(key="what-failed", markdown="\n".join(lines), description="What failed, where, and what to do")
    except Exception as other:
        log.warning("the artifact about the failure could not be made: %s", one_line(other))


def one_line(error: BaseException) -> str:
    """The message of an error in one line."""
    return " ".join(str(error).split())[:400]


def plain(text: str) -> str:
    """Text of a page as Markdown shows it letter for letter: no mark-up, no link, no HTML."""
    return re.sub(r"([\\`*_{}\[\]()#+\-!|~>:])", r"\\\1", html.escape(" ".join(text.split()), quote=False))


def _numbers(counts: dict[str, Any], reasons: dict[str, int]) -> str:
    """The counts as Markdown tables: one page shows them all, where Prefect's own tables show ten rows."""
    lines = []
    for heading, names in (("This run", THIS_RUN), ("The release", RELEASE)):
        rows = [f"| {label} | {counts[name]:,} |" for name, label in names if name in counts]
        if rows:
            lines += [f"### {heading}", "", "| What | Count |", "| --- | ---: |", *rows, ""]
    if reasons:
        rows = [f"| {plain(reason)} | {count:,} |" for reason, count in sorted(reasons.items())]
        lines += ["### Problems by reason", "", "| Reason | Count |", "| --- | ---: |", *rows]
    return "\n".join(lines)


def _claim_ids(store: Store, version: str) -> set[str]:
    try:
        return set(releases.read_release_table(store, version, "claims")["claim_id"])
    except (FileNotFoundError, DamagedTableError):
        return set()


def _newest(claims: pd.DataFrame, documents: pd.DataFrame) -> str:
    """The newest claims by date of publication as Markdown."""
    about = documents.set_index("doc_id")[["published_at", "title", "source_uri"]]
    dated = claims.join(about, on="doc_id").sort_values(["published_at", "claim_id"], ascending=[False, True], na_position="last")
    dated = dated.drop_duplicates(["published_at", "action", "object", "low", "high", "quote"])  # copies of one announcement
    if dated.empty:
        return "No claims in this release."
    copies = "; claims that copies of one announcement share are shown once" if len(dated) < len(claims) else ""
    lines = [
        f"The {min(NEWEST, len(dated))} newest of {len(claims):,} claims{copies}. A claim says what a document states, "
        "not what is so.",
        "",
    ]
    for row in rows_of(dated.head(NEWEST)):
        day = str(row["published_at"])[:10] if row["published_at"] is not None else "no date"
        quote = row["quote"] if len(row["quote"]) <= QUOTE_LETTERS else row["quote"][:QUOTE_LETTERS] + "…"
        source = plain(row["title"] or row["source_uri"])
        lines += [
            f"**{day}** · {plain(claim_in_words(row))}",
            "",
            f"> {plain(quote)}",
            "",
            f"in *{source}*",
            "",
        ]
    return "\n".join(lines)


def _ways(store_url: str, version: str) -> str:
    place = f"{store_url}/release/{version}"
    lines = [f"# Release {version}", ""]
    if served_here():
        lines += [
            f"- [Open the report](/release/{version}/report.html) (name and password of the dashboard)",
            f"- [Claims as Parquet](/release/{version}/claims.parquet)",
            f"- [What each column means](/release/{version}/dictionary.md)",
        ]
    return "\n".join([*lines, f"- All files: `{place}`", f"- Report: `{place}/report.html`"])


def served_here() -> bool:
    """Whether the dashboard that this run belongs to hands out the releases too."""
    return bool(os.environ.get("BLOTTER_REPORTS"))


def _failed_tasks() -> list[tuple[str, str]]:
    """Name and message of the tasks below this run that failed."""
    if flow_run.id is None or not PREFECT_API_URL.value():
        return []
    with get_client(sync_client=True) as client:
        children = client.read_flow_runs(
            flow_run_filter=FlowRunFilter(parent_flow_run_id=FlowRunFilterParentFlowRunId(any_=[flow_run.id]))
        )
        runs = [flow_run.id, *(str(child.id) for child in children)]
        failed = client.read_task_runs(
            flow_run_filter=FlowRunFilter.model_validate({"id": {"any_": runs}}),
            task_run_filter=TaskRunFilter(state=TaskRunFilterState(type=OfType(any_=[StateType.FAILED, StateType.CRASHED]))),
            limit=20,
        )
    return [(run.name, " ".join((run.state.message if run.state and run.state.message else "").split())[:300]) for run in failed]


def _help_for(error: BaseException | None) -> list[str]:
    name = type(error).__name__
    if error is None or isinstance(error, DamagedTableError):  # of another version too: the next release replaces it
        return ["- Start **ad-hoc** or **backfill**: a damaged file is made again, a damaged release replaced by the next."]
    if name in ("SettingsError", "InputError"):
        return ["- Look at the names and paths in the form, and at `blotter.toml`. Nothing was changed."]
    if name == "ReleaseRefusedError":
        return [
            "- The release would have broken a rule that the message names; it was not published.",
            "- If it began with new code or word lists, go back to those before; else start **backfill** with *Also batches that "
            "are up to date*.",
        ]
    if isinstance(error, MemoryError):
        return ["- Start again with fewer *Processes* or, for new pages, fewer *Pages in a batch*."]
    if isinstance(error, TimeoutError):
        return ["- The time limit was reached. Start again: it goes on where it stopped. The limit stands in `blotter.toml`."]
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ["- The disk is full. Make room, for example with `blotter prune`, and start again."]
    if isinstance(error, OSError):
        return ["- The store or a source could not be reached. Look at its disk, rights and network, and start again."]
    return [
        "- Start again once: what was done is kept, and a passing fault is then over.",
        "- If it fails on the same batch again, report the message and the batch with the text of the *Logs* tab.",
    ]
