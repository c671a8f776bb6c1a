"""The report of a release: one self-contained page that opens from disk without network."""

from __future__ import annotations

import html
from collections.abc import Mapping

import pandas as pd

from tasks.schemas.table import rows_of


def write_report(tables: Mapping[str, pd.DataFrame]) -> str:
    """HTML with the numbers of the release and its claims, everything from a page escaped."""
    counts = "".join(f"<tr><td>{name}</td><td>{len(frame)}</td></tr>" for name, frame in tables.items())
    rows = "".join(
        f"<tr><td>{html.escape(r['action'])}</td><td>{html.escape(r['object'])}</td><td>{r['low']}</td><td>{r['high']}</td>"
        f"<td>{html.escape(r['quote'])}</td></tr>"
        for r in rows_of(tables["claims"][["action", "object", "low", "high", "quote"]].head(2000))
    )
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Blotter report</title>'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"></head><body>"
        f"<h1>Blotter report</h1><table>{counts}</table><h2>Claims</h2><table>{rows}</table></body></html>"
    )
