"""Claims mended by hand: a wrong reading is set right with a reason, and complains when it is no longer wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from tasks.schemas.problems import problem

Row = dict[str, Any]

MENDABLE = frozenset(
    {
        "effort", "action", "object", "low", "high", "hedge", "unit", "cumulative", "status", "places", "place_text",
        "from_country", "to_country", "nationality", "crimes", "period_start", "period_end", "operation", "speaker",
    }
)  # fmt: skip
"""Fields that may be set: what the words mean. The words themselves and their place may not."""
_NUMBERS = ("low", "high")


class CorrectionError(ValueError):
    """An entry of ``corrections.yml`` that cannot be applied as it is written."""


def correct_claims(
    claims: Sequence[Row], documents: Sequence[Mapping[str, Any]], corrections: Sequence[Mapping[str, Any]]
) -> tuple[list[Row], list[Row]]:
    """The claims with the corrections made, and rows of ``Problems`` for corrections that are no longer needed or fit nothing.

    ``documents`` are rows with ``doc_id`` and ``source_uri``. A correction whose document is not there is silent: the list
    serves many stores. Raises ``CorrectionError`` naming all entries that are badly written.
    """
    _check(corrections)
    mended = {claim["claim_id"]: dict(claim) for claim in claims}
    problems: list[Row] = []
    for correction in corrections:
        found = {row["doc_id"]: row["source_uri"] for row in documents if _is_at(row["source_uri"], correction["document"])}
        if not found:
            continue
        fitting = [claim for claim in mended.values() if claim["doc_id"] in found and _fits(claim, correction)]
        if not fitting:
            problems += [_complaint("correction_without_claim", correction, doc_id, uri) for doc_id, uri in found.items()]
        for claim in fitting:
            if any(_plain(claim[name]) != _plain(value) for name, value in correction["expect"].items()):
                doc_id = claim["doc_id"]
                problems.append(_complaint("correction_not_needed", correction, doc_id, found[doc_id], claim["claim_id"]))
                continue
            claim |= {name: _typed(name, value) for name, value in correction["set"].items()}
            claim["correction"] = f"{correction['reason']} ({_plain(correction['date'])})"
    return list(mended.values()), problems


def _is_at(address: str, wanted: str) -> bool:
    """Whether the address is the wanted one or ends in it, whole names only: ``a/12.html`` is not at ``2.html``."""
    return address == wanted or address.endswith(f"/{wanted.lstrip('/')}")


def _fits(claim: Row, correction: Mapping[str, Any]) -> bool:
    wanted = correction.get("match") or {}
    return correction["quote"] in claim["quote"] and all(_plain(claim[k]) == _plain(v) for k, v in wanted.items())


def _complaint(reason: str, correction: Mapping[str, Any], doc_id: str, address: str, claim_id: str = "") -> Row:
    detail = f"{correction['document']}, {correction['quote']!r}: {correction['reason']} {claim_id}".strip()
    return problem("reconcile", reason, "warning", detail, source_uri=address, doc_id=doc_id)


def _check(corrections: Sequence[Mapping[str, Any]]) -> None:
    wrong = []
    for number, entry in enumerate(corrections, start=1):
        missing = {"document", "quote", "expect", "set", "reason", "date"} - {k for k, v in entry.items() if v}
        if missing:
            wrong.append(f"entry {number} lacks {', '.join(sorted(missing))}")
            continue
        unknown = {*entry["set"], *entry["expect"], *(entry.get("match") or {})} - MENDABLE
        if unknown:
            wrong.append(f"entry {number} names {', '.join(sorted(unknown))}, which is no field of a claim that can be mended")
        if not set(entry["set"]) & set(entry["expect"]):
            wrong.append(f"entry {number} expects nothing of what it sets, so it could never complain")
    if wrong:
        raise CorrectionError(f"corrections.yml: {'; '.join(wrong)}")


def _typed(name: str, value: Any) -> Any:
    return float(value) if name in _NUMBERS and value is not None else value


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value
