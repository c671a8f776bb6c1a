"""The ``blotter`` command.

Exit codes: 0 done; 1 done, but a check of level warning failed; 2 bad usage; 3 the run failed and the last good release
stays.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import logging
import os
import shutil
import sys
from collections.abc import Sequence
from typing import Any

DONE, DONE_WITH_WARNINGS, BAD_USAGE, FAILED = 0, 1, 2, 3
STOPPED, PIPE_CLOSED = 130, 141  # as a shell tells of SIGINT and SIGPIPE


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks a character is no reason to fail
    options = _parser().parse_args(arguments)
    _quiet()
    try:
        _check_store(options)
        code: int = options.command(options)
    except UsageError as error:
        print(f"blotter: {error}", file=sys.stderr)
        code = BAD_USAGE
    except KeyboardInterrupt:
        print(f"blotter: stopped{'; the next run goes on where this one was' if _publishes(options) else ''}", file=sys.stderr)
        code = STOPPED
    except BrokenPipeError:  # whoever reads has seen enough, as with `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = PIPE_CLOSED
    except Exception as error:
        if os.environ.get("BLOTTER_DEBUG"):
            raise
        what, stays = ("the run", "the last good release stays; ") if _publishes(options) else (options.command.__name__, "")
        print(f"blotter: {what} failed: {type(error).__name__}: {_one_line(error)}", file=sys.stderr)
        print(f"blotter: {stays}BLOTTER_DEBUG=1 shows the whole trace", file=sys.stderr)
        code = FAILED
    return code


class UsageError(Exception):
    """Something the user asked for that cannot be; one clear line."""


def run(options: argparse.Namespace) -> int:
    """``blotter run``: pages in, a release out."""
    from flows.settings import RunParameters
    from tasks.ingest.addresses import InputError, as_input, check_inputs

    inputs = [as_input(written) for written in options.inputs]
    try:
        check_inputs(inputs)
    except InputError as error:
        raise UsageError(error) from error
    more = {"workers": options.workers} if options.workers else {}
    more |= {"worker_memory": options.worker_memory} if options.worker_memory else {}
    if options.dask and not options.dask.startswith(("tcp://", "tls://", "ws://", "wss://")):
        raise UsageError(f"{options.dask!r} is no address of a Dask scheduler such as tcp://host:8786")
    parameters = RunParameters(
        inputs=inputs,
        store=options.store,
        as_of=options.as_of,
        pseudonymise=options.pseudonymise,
        dask=options.dask,
        **more,
    )
    outcome = _call_without_server(lambda: _pipeline(parameters), options.store)
    return _print_outcome(outcome, options.store)


def verify(options: argparse.Namespace) -> int:
    """``blotter verify``: check the latest release of a store."""
    from tasks.storage import releases
    from tasks.storage.store import Store

    if releases.latest(Store(options.store)) is None:
        raise UsageError(f"{options.store} holds no release yet")
    wrong: list[str] = _call_without_server(lambda: _verify(options.store), options.store, reads=True)
    for sentence in wrong:
        print(sentence)
    print(f"{options.store}: {'all checks hold' if not wrong else f'{len(wrong)} wrong'}")
    return DONE if not wrong else FAILED


def read(options: argparse.Namespace) -> int:
    """``blotter read``: the record of one page at once."""
    from flows.reading import PageError, read_bytes, read_page, tell

    try:
        tables = read_bytes(sys.stdin.buffer.read()) if options.page == "-" else read_page(options.page)
    except PageError as error:
        raise UsageError(error) from error
    print(tell(tables))
    return DONE


def explain(options: argparse.Namespace) -> int:
    """``blotter explain``: why a claim says what it says."""
    from flows.explaining import UnknownClaimError, tell
    from flows.explaining import explain as replay

    try:
        explanation, text = replay(options.store, options.claim_id)
    except UnknownClaimError as error:
        raise UsageError(error) from error
    print(tell(explanation, text, in_colour=sys.stdout.isatty() and not os.environ.get("NO_COLOR")))
    return DONE


def query(options: argparse.Namespace) -> int:
    """``blotter query``: a question in SQL over the latest release."""
    from flows.query import QueryError, as_csv
    from flows.query import query as ask

    try:
        answer = ask(options.store, options.sql)
    except QueryError as error:
        raise UsageError(error) from error
    if options.csv:
        sys.stdout.write(as_csv(answer))
    else:
        width = options.width or shutil.get_terminal_size(fallback=(200, 24)).columns
        answer.show(max_width=width, max_rows=options.rows)
    return DONE


def serve(options: argparse.Namespace) -> int:
    """``blotter serve``: the dashboard."""
    from flows.home import HomeError
    from flows.serve import ServeError
    from flows.serve import serve as bring_up
    from flows.server import ServerError
    from flows.sources import SettingsError, load_settings

    try:
        store = options.store or load_settings().store
        bring_up(store, options.host, options.port, options.password)
    except (ServeError, ServerError, HomeError, SettingsError) as error:
        raise UsageError(error) from error
    return DONE


def backfill(options: argparse.Namespace) -> int:
    """``blotter backfill``: a range of landed batches once more."""
    from flows.settings import RunParameters
    from tasks.storage.store import Store

    if options.last is not None and options.last < options.first:
        raise UsageError(f"--last {options.last} comes before --first {options.first}")
    if not Store(options.store).batches():
        raise UsageError(f"{options.store} holds no landed batch")
    more = {"workers": options.workers} if options.workers else {}
    parameters = RunParameters(store=options.store, first_batch=options.first, last_batch=options.last, **more)
    outcome = _call_without_server(lambda: _refill(parameters, options), options.store)
    if "version" in outcome:
        return _print_outcome(outcome, options.store)
    print(f"batches   {outcome['worked']} worked on, {outcome['done_before']} done before; no release published")
    return DONE


def diff(options: argparse.Namespace) -> int:
    """``blotter diff``: what changed between two releases, each change with its cause."""
    from flows.diff import UnknownReleaseError
    from flows.diff import diff as tell

    try:
        print(tell(options.store, options.old, options.new), end="")
    except UnknownReleaseError as error:
        raise UsageError(error) from error
    return DONE


def prune(options: argparse.Namespace) -> int:
    """``blotter prune``: remove what is not needed any more."""
    from flows.prune import PruneError, in_words
    from flows.prune import prune as remove

    try:
        removed = remove(options.store, options.keep, options.dry_run)
    except PruneError as error:
        raise UsageError(error) from error
    print(in_words(removed, options.dry_run))
    return DONE


def _refill(parameters: Any, options: argparse.Namespace) -> dict[str, Any]:
    from flows.backfill import refill

    return refill(parameters, redo=options.redo, publish=options.publish)


def _pipeline(parameters: Any) -> dict[str, Any]:
    from flows.pipeline import pipeline

    return pipeline(parameters)


def _verify(store: str) -> list[str]:
    from flows.verify import verify as flow

    return flow(store)


def _call_without_server(function: Any, store: str, reads: bool = False) -> Any:
    """Call a flow in this process; Prefect's own records go under the store, or to the dashboard of the store.

    Heartbeats cost a second a flow: only the dashboard needs them, to know of a run that was killed.
    """
    from flows.home import HomeError, home_of
    from flows.server import temporary_server

    try:
        with home_of(store, reads) as home, temporary_server(home):
            from prefect import tags
            from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

            from flows.watch import BY_COMMAND, HEARTBEAT_SECONDS

            _hide_traces()
            beat, said = (None, []) if home else (HEARTBEAT_SECONDS, [BY_COMMAND])
            with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: beat}), tags(*said):
                return function()
    except HomeError as error:
        raise UsageError(error) from error


def _print_outcome(outcome: dict[str, Any], store: str) -> int:
    """Tell what a run made; gives its exit code."""
    place = f"{store}/release/{outcome['version']}"
    print(f"release   {place}")
    print(f"report    {place}/report.html")
    print(
        f"numbers   {outcome['pages']} pages, {outcome['documents']} documents ({outcome['hijacked']} hijacked and salvaged), "
        f"{outcome['claims']} claims, {outcome['cooperation']} cooperation rows, {outcome['series']} series"
    )
    for warning in outcome["warnings"]:
        print(f"warning   {warning}")
    return DONE_WITH_WARNINGS if outcome["warnings"] else DONE


def _quiet() -> None:
    """Blotter's own counts on standard error, Prefect only when something is wrong."""
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "WARNING")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("blotter")
    logger.handlers[:] = [handler]
    logger.setLevel(logging.INFO)
    logger.propagate = False


def _hide_traces() -> None:
    """Prefect tells of every flow that fails with the whole trace; the command in one line. Prefect's records keep both."""
    from prefect.logging.handlers import PrefectConsoleHandler

    if not os.environ.get("BLOTTER_DEBUG"):
        for handler in logging.getLogger().handlers:
            if isinstance(handler, PrefectConsoleHandler):  # what goes to the server has a handler of its own
                handler.addFilter(lambda record: not record.getMessage().startswith("Encountered exception during execution"))


def _publishes(options: argparse.Namespace) -> bool:
    return options.command in (run, backfill)


def _check_store(options: argparse.Namespace) -> None:
    """Raise ``UsageError`` where the store is a file, or is missing for a command that makes none."""
    store = getattr(options, "store", None)
    if store is None or "://" in store:
        return
    if not store.isprintable():  # bytes that are not UTF-8, line breaks
        raise UsageError(f"the name of the store {store!r} cannot be written in one line of text")
    if os.path.isdir(store):
        return
    if os.path.lexists(store):
        raise UsageError(f"the store {store!r} is no folder")
    if options.command not in (run, serve):
        raise UsageError(f"there is no store at {store!r}: `blotter run` makes one")


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:400]


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date like 2024-08-27") from None


def _place(text: str) -> str:
    """A path, folder or address as typed; ``~`` is the home folder also where the shell left it alone."""
    if not text.strip():
        raise argparse.ArgumentTypeError("an empty name names nothing")
    return os.path.expanduser(text)


def _port(text: str) -> int:
    if text.isdecimal() and 0 < int(text) < 65_536:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a port between 1 and 65535")


def _count(text: str) -> int:
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 on")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="blotter", description="Announcements of enforcement, turned into an evidence-linked record."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for function, summary, add_options in _COMMANDS:
        command = commands.add_parser(function.__name__, help=summary)
        add_options(command)
        command.set_defaults(command=function)
    return parser


def _store_option(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--store", type=_place, default="data/store", metavar="DIR", help="where batches and releases lie (default: data/store)"
    )


def _workers_option(command: argparse.ArgumentParser) -> None:
    command.add_argument("--workers", type=_count, metavar="N", help="processes to use (default: the cores)")


def _run_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "inputs",
        nargs="+",
        type=_place,
        metavar="INPUT",
        help="file, folder, glob, URL, or feed:URL of a feed, sitemap or list",
    )
    _store_option(command)
    command.add_argument("--as-of", type=_day, metavar="DATE", help="leave out what was published after this day")
    _workers_option(command)
    command.add_argument(
        "--worker-memory", type=_count, metavar="MIB", help="memory that a worker process may hold (default: any)"
    )
    command.add_argument("--dask", metavar="ADDRESS", help="work on the Dask cluster of this scheduler, such as tcp://host:8786")
    command.add_argument(
        "--pseudonymise", action="store_true", help="replace the names of persons other than officials by stable ids"
    )


def _diff_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("old", metavar="OLD", help="version or number of a release")
    command.add_argument("new", metavar="NEW", nargs="?", default="latest", help="version or number (default: latest)")
    _store_option(command)


def _serve_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--store", type=_place, metavar="DIR", help="the store to serve (default: what blotter.toml says)")
    command.add_argument("--port", type=_port, default=4200, metavar="N", help="port of the dashboard (default: 4200)")
    command.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="address to bind (default: 127.0.0.1)")
    command.add_argument("--no-password", dest="password", action="store_false", help="on 127.0.0.1 only: ask for no password")


def _backfill_options(command: argparse.ArgumentParser) -> None:
    _store_option(command)
    command.add_argument(
        "--first", type=_count, default=1, metavar="N", help="number of the first batch (default: 1, the oldest)"
    )
    command.add_argument("--last", type=_count, metavar="N", help="last batch (default: the newest)")
    command.add_argument("--redo", action="store_true", help="also batches that are up to date")
    command.add_argument("--no-release", dest="publish", action="store_false", help="publish no release afterwards")
    _workers_option(command)


def _prune_options(command: argparse.ArgumentParser) -> None:
    _store_option(command)
    command.add_argument("--keep", type=_count, default=10, metavar="N", help="how many releases to keep (default: 10)")
    command.add_argument("--dry-run", action="store_true", help="say what would go, and remove nothing")


def _read_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("page", metavar="FILE_OR_TEXT", help="a file, a text, or - for standard input")


def _explain_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("claim_id", metavar="CLAIM_ID", help="id of a claim, or its first digits")
    _store_option(command)


def _query_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("sql", metavar="SQL", help="a select over the tables of the release")
    _store_option(command)
    command.add_argument("--csv", action="store_true", help="print comma-separated values")
    command.add_argument("--rows", type=_count, default=40, metavar="N", help="rows to show (default: 40)")
    command.add_argument("--width", type=_count, metavar="N", help="columns to use (default: the terminal's, 200 in a pipe)")


_COMMANDS = (
    (run, "read pages and publish a release", _run_options),
    (diff, "what changed between two releases, and why", _diff_options),
    (verify, "check the latest release of a store", _store_option),
    (serve, "bring up the dashboard and the nightly schedule", _serve_options),
    (backfill, "take landed batches through the present code again", _backfill_options),
    (prune, "remove old releases and what nothing refers to", _prune_options),
    (read, "print the record of one page at once", _read_options),
    (explain, "show why a claim says what it says", _explain_options),
    (query, "ask the latest release in SQL (DuckDB)", _query_options),
)
"""Each command is called as its function is; in the order of the help."""


if __name__ == "__main__":
    sys.exit(main())
