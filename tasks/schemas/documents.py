"""Tables of received and cleaned pages."""

from __future__ import annotations

from typing import Annotated

import pandas as pd
import pyarrow as pa

from tasks.schemas.codes import INTEGRITIES, SEVERITIES, STAGES
from tasks.schemas.table import Bytes, Day, Flag, Number, Table, Text, TextList, Whole, column

Hints = Annotated[pd.ArrowDtype, pa.map_(pa.string(), pa.string())]
Removals = Annotated[pd.ArrowDtype, pa.list_(pa.struct([(n, pa.string()) for n in ("text", "signal", "place", "evidence")]))]
DateCandidates = Annotated[
    pd.ArrowDtype,
    pa.list_(
        pa.struct(
            [
                ("date", pa.date32()),
                ("source", pa.string()),
                ("text", pa.string()),
                ("verdict", pa.string()),
                ("reason", pa.string()),
            ]
        )
    ),
]


class Captures(Table):
    """Received things, one row for each address of a batch; equal bytes are stored once."""

    source_uri: Text = column("Where the bytes came from: a path or URL; pages inside a container carry a fragment.", key=True)
    sha256: Text = column("SHA-256 of the received bytes, hexadecimal.")
    size: Whole = column("Number of received bytes.", unit="byte")
    hints: TextList = column("What the container said of the page, as `name=value`: url, date, title, charset, content_type.")
    content: Bytes = column("The received bytes; null where an earlier row or batch already holds equal bytes.", null=True)
    content_batch: Text = column("Batch that holds the bytes, where another one does.", null=True)


class Documents(Table):
    """Clean announcements, one row for each address."""

    doc_id: Text = column("Stable id, made from the address and the clean text.", key=True)
    source_uri: Text = column("Where the bytes came from.")
    url: Text = column("Address under which the page was published, where the container or the page says so.", null=True)
    capture_sha256: Text = column("SHA-256 of the received bytes.")
    text_sha256: Text = column("SHA-256 of the clean text in UTF-8: the stream that all offsets count in (code points).")
    title: Text = column("The article's own headline.", null=True)
    text: Text = column("The article's own body, paragraphs joined by line breaks.")
    language: Text = column("BCP 47 code of the body, with script for Chinese: zh-Hans, zh-Hant, en, fr ...")
    published_at: Day = column("Day on which this article was first published, as far as the page tells.", null=True)
    dateline_date: Day = column("Day that the article's own dateline states.", null=True)
    dateline_place: Text = column("The dateline's place as written.", null=True)
    byline: Text = column("The article's authors as written.", null=True)
    publisher: Text = column("The outlet the article says it is from.", null=True)
    integrity: Text = column("Whether foreign matter was put into the page to misuse it.", codes=INTEGRITIES)
    signals: TextList = column("Codes of the traces of misuse or damage that were found, sorted.")
    injected: TextList = column("Foreign strings that were found, as written, each once.")
    captions: TextList = column("Photo captions, each once.")
    removals: Removals = column(
        "Everything that was taken out of the page: words, signal, place, and the contrast that gave it away."
    )
    dates: DateCandidates = column("Every date found on the page, with where it stood and why it won or lost.")
    patches: TextList = column("Repairs made before the text was frozen, in words.")
    charset: Text = column("Character set in which the bytes were read.")


class Mentions(Table):
    """Typed spans of documents, the facts room's product; see `tasks/text/mentions.py` for the kinds."""

    doc_id: Text = column("Document in whose text the span lies.", refers="documents.doc_id")
    kind: Text = column("What the span is.")
    start: Whole = column("First code point of the span in the clean text.")
    end: Whole = column("Code point after the span.")
    code: Text = column("Code of the thing named.", null=True)
    low: Number = column("Lower bound in base units; null where open.", null=True)
    high: Number = column("Upper bound in base units; null where open.", null=True)
    hedge: Text = column("How the words qualify the number.", null=True)
    unit: Text = column("Unit of the number.", null=True)
    name: Text = column("Name or noun as written or in canonical form.", null=True)
    period_start: Day = column("First day of the period.", null=True)
    period_end: Day = column("Last day of the period.", null=True)
    precision: Text = column("Precision of the period.", null=True)
    detail: Text = column("Second code; its meaning depends on the kind.", null=True)
    rule: Text = column("Lexicon row or grammar rule that made the mention.")


class Signatures(Table):
    """What the clustering over all batches needs to know of a text."""

    doc_id: Text = column("Document.", key=True)
    signature: Bytes = column("MinHash of the text's shingles: 128 unsigned 64-bit numbers, little-endian.")


class EntityLines(Table):
    """What a document says of the FollowTheMoney entities that it names."""

    key: Text = column("End of the entity's id.")
    doc_id: Text = column("Document.", refers="documents.doc_id")
    entity: Text = column("The entity as JSON, with its properties as far as this document tells them.")


class Clusters(Table):
    """Copies of one article."""

    cluster_id: Text = column("Id of the cluster.")
    doc_id: Text = column("Document in the cluster.", key=True, refers="documents.doc_id")
    is_representative: Flag = column("Whether this is the cleanest and earliest copy.")
    similarity: Number = column("Jaccard similarity of the text's shingles to the representative's, 0 to 1.")
    differences: TextList = column("Numbers that differ from the representative's, as `theirs -> ours`.")


class Problems(Table):
    """What could not be used, or not with certainty, and why."""

    problem_id: Text = column("Stable id.", key=True)
    stage: Text = column("Room in which it arose.", codes=STAGES)
    reason: Text = column("Short code of the reason.")
    severity: Text = column("How much was lost.", codes=SEVERITIES)
    source_uri: Text = column("Address of the page concerned.", null=True)
    doc_id: Text = column("Document concerned, where there is one.", null=True)
    detail: Text = column("The particulars in words.", null=True)
