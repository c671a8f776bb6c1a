"""The ``blotter`` command.

Exit codes: 0 done; 1 done, but a check of level warning failed; 2 bad usage; 3 the run failed and the last good release
stays.
"""

from __future__ import annotations

import argparse
import datetime as dt
import logging
import os
import sys
from collections.abc import Sequence
from typing import Any

DONE, DONE_WITH_WARNINGS, BAD_USAGE, FAILED = 0, 1, 2, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit code."""
    options = _parser().parse_args(arguments)
    _quiet(options)
    try:
        code: int = options.command(options)
    except UsageError as error:
        print(f"blotter: {error}", file=sys.stderr)
        code = BAD_USAGE
    except KeyboardInterrupt:
        print("blotter: stopped; the next run goes on where this one was", file=sys.stderr)
        code = 130
    except Exception as error:
        if os.environ.get("BLOTTER_DEBUG"):
            raise
        print(f"blotter: the run failed: {type(error).__name__}: {_one_line(error)}", file=sys.stderr)
        print("blotter: the last good release stays; BLOTTER_DEBUG=1 shows the whole trace", file=sys.stderr)
        code = FAILED
    return code


class UsageError(Exception):
    """Something the user asked for that cannot be; one clear line."""


def run(options: argparse.Namespace) -> int:
    """``blotter run``: pages in, a release out."""
    from flows.settings import RunParameters
    from tasks.ingest.addresses import InputError, check_inputs

    try:
        check_inputs(options.inputs)
    except InputError as error:
        raise UsageError(error) from error
    more = {"workers": options.workers} if options.workers else {}
    parameters = RunParameters(inputs=options.inputs, store=options.store, as_of=options.as_of, **more)
    outcome = _call_without_server(lambda: _pipeline(parameters), options.store)
    _print_outcome(outcome, options.store)
    return DONE


def verify(options: argparse.Namespace) -> int:
    """``blotter verify``: check the latest release of a store."""
    from flows.verify import verify as flow

    wrong: list[str] = _call_without_server(lambda: flow(options.store), options.store)
    for sentence in wrong:
        print(sentence)
    print(f"{options.store}: {'all checks hold' if not wrong else f'{len(wrong)} checks failed'}")
    return DONE if not wrong else FAILED


def read(options: argparse.Namespace) -> int:
    """``blotter read``: the record of one page at once."""
    from flows.reading import read_page, tell

    print(tell(read_page(sys.stdin.read() if options.page == "-" else options.page)))
    return DONE


def explain(options: argparse.Namespace) -> int:
    """``blotter explain``: why a claim says what it says."""
    from flows.explaining import UnknownClaimError, tell
    from flows.explaining import explain as replay

    try:
        explanation, text = replay(options.store, options.claim_id)
    except UnknownClaimError as error:
        raise UsageError(error) from error
    print(tell(explanation, text, in_colour=sys.stdout.isatty()))
    return DONE


def query(options: argparse.Namespace) -> int:
    """``blotter query``: a question in SQL over the latest release."""
    from flows.query import QueryError
    from flows.query import query as ask

    try:
        answer = ask(options.store, options.sql)
        if options.csv:
            sys.stdout.write(answer.df().to_csv(index=False))
        else:
            answer.show(max_width=options.width, max_rows=options.rows)
    except QueryError as error:
        raise UsageError(error) from error
    return DONE


def serve(options: argparse.Namespace) -> int:
    """``blotter serve``: the dashboard."""
    from flows.home import HomeError
    from flows.serve import ServeError
    from flows.serve import serve as bring_up
    from flows.server import ServerError
    from flows.sources import SettingsError, load_settings

    try:
        store = options.dashboard_of or load_settings().store
        bring_up(store, options.host, options.port, options.password)
    except (ServeError, ServerError, HomeError, SettingsError) as error:
        raise UsageError(error) from error
    return DONE


def _pipeline(parameters: Any) -> dict[str, Any]:
    from flows.pipeline import pipeline

    return pipeline(parameters)


def _call_without_server(function: Any, store: str) -> Any:
    """Call a flow in this process; Prefect's own records go under the store, heartbeats are off (each costs a second)."""
    from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        return function()


def _print_outcome(outcome: dict[str, Any], store: str) -> None:
    place = f"{store}/release/{outcome['version']}"
    print(f"release   {place}")
    print(f"report    {place}/report.html")
    print(
        f"numbers   {outcome['pages']} pages, {outcome['documents']} documents ({outcome['hijacked']} hijacked and salvaged), "
        f"{outcome['claims']} claims, {outcome['cooperation']} cooperation rows, {outcome['series']} series"
    )


def _quiet(options: argparse.Namespace) -> None:
    """Blotter's own counts on standard error, Prefect only when something is wrong."""
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "WARNING")
    store = getattr(options, "store", None)
    if store and "://" not in store:
        home = os.environ.setdefault("PREFECT_HOME", os.path.abspath(os.path.join(store, "prefect")))
        os.makedirs(home, exist_ok=True)  # its server waits in vain for a database in a folder that is not there
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("blotter")
    logger.handlers[:] = [handler]
    logger.setLevel(logging.INFO)
    logger.propagate = False


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:400]


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date like 2024-08-27") from None


def _port(text: str) -> int:
    if text.isdecimal() and 0 < int(text) < 65_536:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a port between 1 and 65535")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="blotter", description="Announcements of enforcement, turned into an evidence-linked record."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    command = commands.add_parser("run", help="read pages and publish a release")
    command.add_argument(
        "inputs", nargs="+", metavar="INPUT", help="file, folder, glob, URL, or feed:URL of a feed, sitemap or list"
    )
    _store_option(command)
    command.add_argument("--as-of", type=_day, metavar="DATE", help="leave out what was published after this day")
    command.add_argument("--workers", type=int, metavar="N", help="processes to use (default: the cores)")
    command.set_defaults(command=run)

    command = commands.add_parser("verify", help="check the latest release of a store")
    _store_option(command)
    command.set_defaults(command=verify)

    command = commands.add_parser("serve", help="bring up the dashboard and the nightly schedule")
    command.add_argument(
        "--store", dest="dashboard_of", metavar="DIR", help="the store to serve (default: what blotter.toml says)"
    )
    command.add_argument("--port", type=_port, default=4200, metavar="N", help="port of the dashboard (default: 4200)")
    command.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="address to bind (default: 127.0.0.1)")
    command.add_argument("--no-password", dest="password", action="store_false", help="on 127.0.0.1 only: ask for no password")
    command.set_defaults(command=serve)

    command = commands.add_parser("read", help="print the record of one page at once")
    command.add_argument("page", metavar="FILE_OR_TEXT", help="a file, a text, or - for standard input")
    command.set_defaults(command=read)

    command = commands.add_parser("explain", help="show why a claim says what it says")
    command.add_argument("claim_id", metavar="CLAIM_ID", help="id of a claim, or its first digits")
    _store_option(command)
    command.set_defaults(command=explain)

    command = commands.add_parser("query", help="ask the latest release in SQL (DuckDB)")
    command.add_argument("sql", metavar="SQL", help="a select over the tables of the release")
    _store_option(command)
    command.add_argument("--csv", action="store_true", help="print comma-separated values")
    command.add_argument("--rows", type=int, default=40, metavar="N", help="rows to show (default: 40)")
    command.add_argument("--width", type=int, default=200, metavar="N", help="columns of the terminal to use (default: 200)")
    command.set_defaults(command=query)
    return parser


def _store_option(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--store", default="data/store", metavar="DIR", help="where batches and releases lie (default: data/store)"
    )


if __name__ == "__main__":
    sys.exit(main())
