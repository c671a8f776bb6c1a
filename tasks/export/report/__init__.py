"""The report of a release: one self-contained page that opens from disk without network."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from tasks.export.report.payload import MOST_CLAIMS, gather_payload

_ASSETS = Path(__file__).parent / "assets"
_SCRIPTS = ("words.js", "page.js", "charts.js", "sections.js", "reader.js", "start.js")
"""In the order in which they build on one another; together they are the page's only script."""


def write_report(
    tables: Mapping[str, pd.DataFrame], most_claims: int = MOST_CLAIMS, overview: Mapping[str, Any] | None = None
) -> str:
    """The HTML page.

    ``overview`` holds figures of the whole release where ``tables`` are a sample of it.

    Nothing that came from a page becomes markup: it is carried as JSON in a data block and set as text by the script. The
    Content-Security-Policy names the hashes of our own script and style, so that no other can run, and allows no address.
    """
    script = "\n".join((_ASSETS / name).read_text(encoding="utf-8") for name in _SCRIPTS)
    style = (_ASSETS / "report.css").read_text(encoding="utf-8")
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_hash(script)}'",
            f"style-src '{_hash(style)}'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        )
    )
    payload = gather_payload(tables, most_claims)
    payload["overview"] |= overview or {}
    parts = {"POLICY": policy, "STYLE": style, "DATA": embed(payload), "SCRIPT": script}
    template = (_ASSETS / "report.html").read_text(encoding="utf-8").split("%%")  # text, name, text, name ... text
    return "".join(parts[piece] if number % 2 else piece for number, piece in enumerate(template))


def embed(value: Any) -> str:
    """JSON that can stand in a script element whatever its strings hold: no ``<``, ``>``, ``&`` nor line separators."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"
