"""What announcements promise, tied to later reports of it, over all documents."""

from __future__ import annotations

from typing import Any

from tasks.text.identity import stable_id


def follow_commitments(
    documents: list[dict[str, Any]], claims: list[dict[str, Any]], cooperation: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Rows of ``Commitments`` from the planned rows of ``claims`` and ``cooperation``."""
    stated = {row["doc_id"]: row["dateline_date"] or row["published_at"] for row in documents}
    rows = []
    for kind, table, id_column in (("cooperation", cooperation, "cooperation_id"), ("claim", claims, "claim_id")):
        for row in table:
            if row["status"] != "planned":
                continue
            rows.append(
                {
                    "commitment_id": stable_id("commitment", row[id_column]), "doc_id": row["doc_id"], "kind": kind,
                    "row_id": row[id_column], "parties": row.get("parties") or row.get("places") or [],
                    "mechanism": row.get("mechanism") or row["action"], "speaker": row["speaker"],
                    "stated_on": stated[row["doc_id"]], "status": "open", "kept_by": None,
                    "quote": row["quote"], "start": row["start"], "end": row["end"], "rule": "commitment:planned",
                }
            )  # fmt: skip
    return rows
