"""``blotter explain``: a claim of the latest release, with its words and its rules."""

from __future__ import annotations

from tasks.schemas.table import rows_of
from tasks.storage import releases
from tasks.storage.parquet import DamagedTableError
from tasks.storage.store import Store
from tasks.transform.facts.mentions import find_mentions
from tasks.transform.records.explain import Explanation, Reason, explain_claim
from tasks.transform.records.model import DocumentInput

_COLOURS = {"action": 31, "object": 33, "number": 36, "places": 32, "period": 35, "speaker": 34}
_COLOUR_OF_OTHERS = 37


class UnknownClaimError(Exception):
    """A claim that the release does not hold, or that the present code would not make; one clear line."""


def explain(store_url: str, claim_id: str) -> tuple[Explanation, str]:
    """The explanation of a claim of the latest release, and the text of its document."""
    store = Store(store_url)
    version = releases.latest(store)
    if version is None:
        raise UnknownClaimError(f"{store_url} holds no release yet")
    try:
        claims = releases.read_release_table(store, version, "claims")
        documents = releases.read_release_table(store, version, "documents")
    except DamagedTableError as error:
        raise UnknownClaimError(str(error)) from error
    matching = rows_of(claims[claims["claim_id"].str.startswith(claim_id)][["claim_id", "doc_id"]])
    if len(matching) != 1:
        raise UnknownClaimError(f"{len(matching)} claims of release {version} have an id that begins with {claim_id!r}")
    [row] = rows_of(documents[documents["doc_id"] == matching[0]["doc_id"]])
    names = ("doc_id", "text", "language", "title", "published_at", "dateline_date", "dateline_place", "publisher")
    document = DocumentInput(**{name: row[name] for name in names})
    mentions = find_mentions(document.text, document.language, document.reference_date)
    explanation = explain_claim(document, mentions, matching[0]["claim_id"])
    if explanation is None:
        raise UnknownClaimError(
            f"the present code reads no claim {claim_id}: the release was made by other code or corrected by hand"
        )
    return explanation, document.text


def tell(explanation: Explanation, text: str, in_colour: bool) -> str:
    """The explanation in lines: the quote verbatim on a line of its own, the sentence with its spans marked, field by field."""
    row = explanation.row
    lines = [
        f"claim {row['claim_id']} of document {row['doc_id']}",
        "",
        row["quote"],
        "",
        _marked(explanation, text, in_colour),
        "",
    ]
    width = max(len(reason.field) for reason in explanation.reasons)
    for reason in explanation.reasons:
        words = f'  "{reason.words}" at {reason.span.start}:{reason.span.end}' if reason.span else ""
        rule = f"  ({reason.rule})" if reason.rule else ""
        lines.append(f"{reason.field:<{width}}  {reason.value}{words}{rule}")
    lines += ["", *(f"lost: {rival}" for rival in explanation.rivals)] if explanation.rivals else []
    return "\n".join(lines)


def _marked(explanation: Explanation, text: str, in_colour: bool) -> str:
    """The sentence with each span that gave a field in brackets, or in the field's colour on a terminal."""
    sentence = explanation.sentence
    shown: list[Reason] = []
    end = sentence.start
    for reason in sorted(
        (r for r in explanation.reasons if r.span), key=lambda r: (r.span.start, -r.span.end) if r.span else (0, 0)
    ):
        if reason.span and reason.span.start >= end and reason.span.end <= sentence.end:
            shown.append(reason)
            end = reason.span.end
    parts: list[str] = []
    position = sentence.start
    for reason in shown:
        assert reason.span is not None
        parts.append(text[position : reason.span.start])
        if in_colour:
            parts.append(f"\x1b[{_COLOURS.get(reason.field, _COLOUR_OF_OTHERS)};1m{reason.words}\x1b[0m")
        else:
            parts.append(f"[{reason.words}|{reason.field}]")
        position = reason.span.end
    return "".join(parts) + text[position : sentence.end]
