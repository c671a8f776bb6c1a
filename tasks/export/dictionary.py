"""The data dictionary, derived from the schemas."""

from __future__ import annotations

from tasks.schemas import RELEASE_TABLES
from tasks.schemas.table import SCHEMA_VERSION, columns_of


def write_dictionary() -> str:
    """Markdown with every table and column of a release."""
    lines = [
        "# Data dictionary",
        "",
        f"Schema version {SCHEMA_VERSION}. Offsets count Unicode code points in `documents.text`. Lists are empty, never null. "
        "An open end of a number is null.",
    ]
    for name, model in RELEASE_TABLES.items():
        lines += [
            "",
            f"## {name}",
            "",
            (model.__doc__ or "").strip(),
            "",
            "| column | type | null | meaning |",
            "| --- | --- | --- | --- |",
        ]
        for column in columns_of(model):
            notes = " Key." if column.is_key else ""
            notes += f" Refers to `{column.refers}`." if column.refers else ""
            notes += f" Unit: {column.unit}." if column.unit else ""
            notes += f" One of: {', '.join(f'`{code}`' for code in column.codes)}." if column.codes else ""
            kind = str(column.arrow_type).replace("|", "\\|")
            lines.append(f"| `{column.name}` | {kind} | {'yes' if column.is_nullable else 'no'} | {column.sentence}{notes} |")
    return "\n".join(lines) + "\n"
