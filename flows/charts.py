"""Charts of a run for the dashboard, drawn without a browser or a network.

As pictures of dots: the browser would set an SVG's words in a font of its own, wider than the room that was left for them.
"""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd
import vl_convert

MOST_ACTIONS = 12
MONTH = 28 * 24 * 3600 * 1000
"""Milliseconds between two marks of the axis at least."""
DOTS = 1.5
"""Dots for each unit of length: sharp on most screens, and the dashboard shows the picture at most as wide as its column."""


def charts(claims: pd.DataFrame, documents: pd.DataFrame) -> list[tuple[str, bytes]]:
    """Title and PNG of each chart; none where there are no claims."""
    if claims.empty:
        return []
    return [
        ("Claims by what was done", _png(_by_action(claims))),
        ("Claims by month of publication", _png(_by_month(claims, documents))),
    ]


def _by_action(claims: pd.DataFrame) -> Any:
    done = claims["action"].str.replace("_", " ")
    counts = done.value_counts().head(MOST_ACTIONS).rename_axis("action").reset_index(name="claims")
    base = alt.Chart(counts, title="Claims by what was done", width=520).encode(
        x=alt.X("claims:Q", title="claims", axis=alt.Axis(tickMinStep=1, format="d")),
        y=alt.Y("action:N", title=None, sort="-x", axis=alt.Axis(labelLimit=200)),
    )
    return base.mark_bar(color="#2f6f8f") + base.mark_text(align="left", dx=4).encode(text="claims:Q")


def _by_month(claims: pd.DataFrame, documents: pd.DataFrame) -> Any:
    published = claims["doc_id"].map(documents.set_index("doc_id")["published_at"])
    months = published.dropna().map(lambda day: str(day)[:7])
    counts = months.value_counts().sort_index().rename_axis("month").reset_index(name="claims")
    return (
        alt.Chart(counts, title="Claims by month of publication", width=520)
        .mark_bar(color="#2f6f8f")
        .encode(
            x=alt.X("utcyearmonth(month):T", title="month of publication", axis=alt.Axis(format="%Y-%m", tickMinStep=MONTH)),
            y=alt.Y("claims:Q", title="claims", axis=alt.Axis(tickMinStep=1, format="d")),
        )
    )


def _png(chart: Any) -> bytes:
    configured = chart.configure(background="white", font="sans-serif", padding=12)
    return bytes(vl_convert.vegalite_to_png(configured.to_json(), scale=DOTS))
