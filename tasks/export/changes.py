"""A comparison of two releases in words."""

from __future__ import annotations

from itertools import groupby

from tasks.export.diff import Comparison, count_changes

MOST_LISTED = 200
"""Changes of one table and kind that are listed one by one; more are counted."""

_NAMES = {"documents": "Documents", "claims": "Claims", "series_points": "Points of series"}


def write_changes(comparison: Comparison | None, previous: str | None) -> str:
    """``CHANGES.md``: Markdown with the changes against the release ``previous``, null for the first release of a store.

    No comparison with a release before means that it must not be told: it carries names that this one hides.
    """
    if previous is None:
        return "# Changes\n\nThis is the first release of this store.\n"
    if comparison is None:
        return f"# Changes\n\nRelease `{previous}` carries names that this one hides; the two are not compared.\n"
    lines = ["# Changes", "", f"Against release `{previous}`.", ""]
    lines += [f"- {sentence}" for sentence in comparison.circumstances]
    counts = count_changes(comparison)
    if not counts:
        return "\n".join([*lines, "", "No document, claim or point changed.", ""])
    lines += ["", "| table | change | cause | number |", "| --- | --- | --- | --- |"]
    lines += [f"| {table} | {kind} | {_cell(cause)} | {number} |" for (table, kind, cause), number in counts.items()]
    for (table, kind), group in groupby(comparison.changes, key=lambda change: (change.table, change.kind)):
        members = list(group)
        lines += ["", f"## {_NAMES[table]} that {kind}", ""]
        for change in members[:MOST_LISTED]:
            lines.append(f"- {_cell(change.what)} — {_cell(change.cause)}")
            lines += [f"  - {_cell(field)}" for field in change.fields]
        if len(members) > MOST_LISTED:
            lines.append(f"- … and {len(members) - MOST_LISTED} more")
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    """Words of a page as plain text in Markdown: no markup, no link, no second line."""
    for sign in "\\`*_[]<>|":
        text = text.replace(sign, f"\\{sign}")
    return text
