"""Main text of a page without markup: lines alone must tell the article from its surroundings."""

from __future__ import annotations

from tasks.transform.documents.hijack.residue import drop_markup, undouble
from tasks.transform.documents.main_text.captions import is_credit_line, is_sure_caption
from tasks.transform.documents.main_text.features import Feature, is_info_line, measure_all
from tasks.transform.documents.model import Page

_GAP_COST = 12.0
"""What a line that is no prose costs a stretch of prose, in Chinese characters: a subhead is bridged, a list of links is not."""
_FURNITURE_COST = 45.0


def label_lines(page: Page) -> None:
    """Give each undecided block of a plain text its role.

    The article is the stretch of lines with the most prose in it. Where its paragraphs are indented, lines that are not
    indented are headings, captions or furniture.
    """
    blocks = page.blocks
    features = measure_all(page)
    indents = [line[:2].isspace() for line in page.markup.split("\n") if line.strip()]
    if len(indents) != len(blocks):
        indents = [False] * len(blocks)
    doubled = [_is_doubled(block.text, feature) for block, feature in zip(blocks, features, strict=True)]
    prose = [
        f.prose and not b.role and not d and not is_info_line(f.plain) for f, b, d in zip(features, blocks, doubled, strict=True)
    ]
    first, last = _best_stretch(features, prose, doubled, indents)
    indented = _are_indented(features, prose, indents, first, last)
    while indented and first < last and not indents[first]:
        first += 1
    while indented and first < last and not indents[last]:
        last -= 1
    if not indented and first < last and features[first].weight <= 60:
        below = range(first + 1, min(last, first + 4))
        if any(is_info_line(features[i].plain) for i in below):
            first += 1  # a headline, whatever its punctuation
    while indented and first > 0 and indents[first - 1] and not blocks[first - 1].role and not features[first - 1].kind:
        first -= 1
    while indented and last + 1 < len(blocks) and indents[last + 1] and not blocks[last + 1].role and not features[last + 1].kind:
        last += 1
    for i, (block, feature) in enumerate(zip(blocks, features, strict=True)):
        if block.role:
            continue
        if doubled[i] and first - 3 <= i <= last + 3:
            block.role = "caption"
        elif first <= i <= last and not is_info_line(feature.plain) and not (feature.kind and not indents[i]):
            apart = (indented and not indents[i]) or not prose[i]
            is_caption = is_sure_caption(feature) or (apart and feature.weight <= 120 and is_credit_line(feature.plain))
            block.role = "caption" if is_caption else "body"
        else:
            block.role = "info" if is_info_line(feature.plain) and first - 6 <= i <= last + 3 else "furniture"


def _is_doubled(text: str, feature: Feature) -> bool:
    """Whether a short line says the same thing twice: the text of a picture and its legend, run together."""
    if feature.weight > 300:
        return False
    clean, _ = drop_markup(text)
    return undouble(clean) != clean


def _best_stretch(features: list[Feature], prose: list[bool], doubled: list[bool], indents: list[bool]) -> tuple[int, int]:
    """First and last line of the stretch with the highest sum (Kadane), ``(0, -1)`` where there is no prose."""
    best, best_range = 0.0, (0, -1)
    running, start = 0.0, 0
    for i, feature in enumerate(features):
        if prose[i]:
            value = feature.weight
        elif doubled[i] or indents[i]:
            value = 0.0
        else:
            value = -(_FURNITURE_COST if feature.kind else _GAP_COST)
        if running <= 0:
            running, start = 0.0, i
        running += value
        if running > best and prose[i]:
            best, best_range = running, (start, i)
    first, last = best_range
    while first <= last and not prose[first]:
        first += 1
    return first, last


def _are_indented(features: list[Feature], prose: list[bool], indents: list[bool], first: int, last: int) -> bool:
    """Whether most of the stretch's prose is indented."""
    size = sum(features[i].weight for i in range(first, last + 1) if prose[i])
    return size > 0 and sum(features[i].weight for i in range(first, last + 1) if prose[i] and indents[i]) > 0.6 * size
