"""The order of the steps from received bytes to a clean document."""

from __future__ import annotations

from tasks.text.spans import Span
from tasks.transform.documents.dom import PageError, check_and_decode, read_decoded
from tasks.transform.documents.hijack import SIMPLIFIED_PATCH, Salvage, find_foreign, salvage_text, to_simplified
from tasks.transform.documents.language import identify
from tasks.transform.documents.main_text import label_blocks
from tasks.transform.documents.metadata import Metadata, read_metadata
from tasks.transform.documents.model import CleanDocument, Page
from tasks.transform.documents.words import pattern

_EDITOR_NOTE = pattern("bylines.editor_note")
"""Who edited the page, set behind the last sentence."""


def clean_page(data: bytes, source_uri: str, hints: dict[str, str] | None = None) -> CleanDocument:
    """The clean announcement of a received page.

    ``hints`` is what the container said (``url``, ``date``, ``title``, ``charset``, ``content_type``). A page that cannot be read
    (over a limit, empty, no text) gives a document without text and one problem of severity ``error``; nothing is raised for what
    a page holds.
    """
    try:
        decoded = check_and_decode(data, hints)
        page = read_decoded(decoded, source_uri, hints)
    except PageError as error:
        return CleanDocument(problems=[(error.reason, "error", error.detail)])
    document = _clean(page)
    document.charset = decoded.charset
    document.patches = decoded.patches + document.patches
    if any(_is_in(patch, document) for patch in decoded.patches):
        document.signals = sorted({*document.signals, "charset_damage"})
    return document


def clean_typed(data: bytes, source_uri: str, hints: dict[str, str] | None = None) -> CleanDocument:
    """The same for a text that somebody typed to try it out: a sentence or two, in which no article shows, stand as they are."""
    document = clean_page(data, source_uri, hints)
    if document.text or any(reason != "no_article" for reason, _, _ in document.problems):
        return document
    decoded = check_and_decode(data, hints)
    page = read_decoded(decoded, source_uri, hints)
    text = "\n".join(block.text for block in page.blocks)
    if page.is_html or not text.strip():
        return document
    return CleanDocument(text=text, language=identify(text), charset=decoded.charset)


def _is_in(patch: str, document: CleanDocument) -> bool:
    """Whether what a charset repair gave back stands in the article itself."""
    repaired = patch.rpartition(" -> ")[2]
    return any(repaired in text for text in (document.text, document.title or "", *document.captions))


def _clean(page: Page) -> CleanDocument:
    findings = find_foreign(page)
    label_blocks(page)
    paragraphs = [block.text for block in page.blocks if block.role == "body"]
    if paragraphs:
        paragraphs[-1] = _EDITOR_NOTE.sub("", paragraphs[-1]) or paragraphs[-1]
    captions = [block.text for block in page.blocks if block.role == "caption"]
    language = identify("\n".join(paragraphs))
    metadata = read_metadata(page, paragraphs, language, findings.is_foreign)
    salvage = salvage_text(page, paragraphs, metadata.title, captions, findings)
    if salvage.paragraphs != paragraphs:
        language = identify("\n".join(salvage.paragraphs))
        metadata = read_metadata(page, salvage.paragraphs, language, findings.is_foreign)
    return _assemble(salvage, metadata, language)


def _assemble(salvage: Salvage, metadata: Metadata, language: str) -> CleanDocument:
    publisher = metadata.publisher
    if publisher and SIMPLIFIED_PATCH in salvage.patches:  # the source line was respelled with the article
        publisher = to_simplified(publisher)
    signals = set(salvage.signals) | set(metadata.conflicts)
    document = CleanDocument(
        title=salvage.title,
        text="\n".join(salvage.paragraphs),
        language=language,
        published_at=metadata.published_at,
        dateline_date=metadata.dateline_date,
        dateline_place=metadata.dateline_place,
        byline=metadata.byline,
        publisher=publisher,
        captions=salvage.captions,
        integrity=salvage.integrity,
        signals=sorted(signals),
        injected=salvage.injected,
        removals=salvage.removals,
        dates=metadata.dates,
        patches=salvage.patches,
    )
    if metadata.dateline_span is not None:
        document.spans["dateline"] = Span(*metadata.dateline_span)
    if not document.text:
        document.problems.append(("no_article", "error", "no article text was found on the page"))
    return document
