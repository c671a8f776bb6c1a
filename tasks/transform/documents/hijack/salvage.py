"""The article's own words: foreign matter out, respelling undone, damage marked."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from tasks.text.shadow import shadow
from tasks.transform.documents.hijack.edges import (
    END_MARKS,
    find_after_dateline,
    find_before_dateline,
    find_caption_tail,
    find_glued_head,
    find_glued_tail,
    find_name_inside_words,
    find_odd_tails,
    find_repeated_tails,
    find_title_lead,
    find_wrapping_name,
    strip_known,
)
from tasks.transform.documents.hijack.headlines import OPENING_BRACKETS, cut_parts, find_headline_parts
from tasks.transform.documents.hijack.model import MISUSE_SIGNALS, ForeignFindings, Salvage, fold
from tasks.transform.documents.hijack.phrases import cut, find_splices
from tasks.transform.documents.hijack.register import HAN, count_han, count_news, is_chinese
from tasks.transform.documents.hijack.residue import drop_damage, drop_markup, may_be_damaged, undouble
from tasks.transform.documents.hijack.respelling import (
    INVISIBLE,
    count_invisible,
    drop_marks,
    drop_pinyin,
    find_marks,
    find_respelling,
    to_simplified,
)
from tasks.transform.documents.hijack.tiles import find_tiles
from tasks.transform.documents.hijack.tokens import is_random_token
from tasks.transform.documents.model import Page, Removal

SIMPLIFIED_PATCH = "characters returned to Simplified"
_JOINTS = " -_|·"
"""What may stand between a name and the text that it is glued to."""
_LOST_INDENT = re.compile(rf"([?\uff1f]{{1,4}})\s+(?=[{HAN}])")
_EDGE_TOKEN = re.compile(r"(?:^|(?<=[^A-Za-z0-9]))([A-Z]{10,40}|[A-Za-z0-9]{12,40}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$")


@dataclass(slots=True)
class _Work:
    """The texts of one article while they are being cleaned."""

    paragraphs: list[str]
    title: str
    captions: list[str]
    removals: list[Removal] = field(default_factory=list)
    patches: list[str] = field(default_factory=list)

    def note(self, text: str, signal: str, place: str, evidence: str) -> None:
        self.removals.append(Removal(text, signal, place, evidence))


def salvage(page: Page, paragraphs: list[str], title: str | None, captions: list[str], findings: ForeignFindings) -> Salvage:
    """The article's own paragraphs, title and captions, what was taken out of them, and the verdict."""
    work = _Work(list(paragraphs), title or "", list(captions))
    _undo_respelling(page, work)
    _drop_residue(work)
    _drop_known(work, findings)
    _drop_glued(work, html.unescape(page.title_tag or ""), findings.promotion)
    _unglue_title(work)
    _drop_tiles(work)
    _drop_splices(work, findings)
    _drop_damage(work)
    work.paragraphs = [text for text in work.paragraphs if text.strip()]
    removals = _merge(findings.removals + work.removals)
    signals = sorted({r.signal for r in removals if r.signal != "furniture"})
    injected = [r.text for r in removals if r.signal in MISUSE_SIGNALS and r.signal != "pinyin_annotation"]
    return Salvage(
        work.paragraphs,
        work.title or None,
        list(dict.fromkeys(caption for caption in work.captions if caption)),
        signals,
        list(dict.fromkeys(injected)),
        removals,
        work.patches,
        "hijacked" if MISUSE_SIGNALS.intersection(signals) else "clean",
    )  # fmt: skip


def _merge(removals: list[Removal]) -> list[Removal]:
    return list({(r.text, r.signal, r.place): r for r in reversed(removals)}.values())[::-1]


def _undo_respelling(page: Page, work: _Work) -> None:
    texts = [*work.paragraphs, work.title, *work.captions]
    if all(text.isascii() for text in texts):
        return
    respelling = find_respelling(texts, page.meta.get("html-lang", ""), lambda: _has_simplified_furniture(page, texts))
    change = []
    if respelling.pinyin:
        change.append(drop_pinyin)
        work.note("", "pinyin_annotation", "body", "pinyin in brackets after single characters")
    if respelling.to_simplified:
        variants = "rare variants and look-alikes" if respelling.odd else "Traditional variants"
        change.append(to_simplified)
        if not respelling.pinyin:
            work.note("", "pinyin_annotation", "body", f"{variants} in an article whose script is Simplified")
        work.patches.append(SIMPLIFIED_PATCH)
    if respelling.pinyin:
        work.patches.append("pinyin in brackets removed")
    marks = respelling.marks
    if not marks and "\u200b" in page.markup:
        marks = tuple(mark for mark in find_marks(page.markup[:200_000]) if mark == "\u200b")
    for mark in marks:
        work.note(mark, "injected_phrase", "body", "a mark strewn between characters")
        work.patches.append(f"strewn marks U+{ord(mark[0]):04X} removed")

    def mend(text: str) -> str:
        for step in change:
            text = step(text)
        return INVISIBLE.sub("", drop_marks(text, marks))

    if change or marks or count_invisible("\n".join(texts)):
        work.paragraphs = [mend(text) for text in work.paragraphs]
        work.captions = [mend(text) for text in work.captions]
        work.title = mend(work.title)


def _has_simplified_furniture(page: Page, texts: list[str]) -> bool:
    """Whether the lines around the article are in Simplified characters."""
    own = {fold(text) for text in texts}
    others = "".join(b.text for b in page.blocks if len(b.text) < 60 and fold(b.text) not in own)[:4_000]
    traditional = sum(a != b for a, b in zip(others, to_simplified(others), strict=False))
    return bool(others) and traditional <= 0.02 * count_han(others)


def _drop_residue(work: _Work) -> None:
    def mend(text: str, place: str) -> str:
        if lost := _LOST_INDENT.match(text):
            work.note(lost[1], "charset_damage", place, "the indent's wide space, lost to a wrong charset")
            text = text[lost.end() :]
        text, pieces = drop_markup(text)
        for piece in pieces:
            work.note(piece, "markup_residue", place, "a piece of a tag in the text")
        return undouble(text) if pieces or place == "caption" else text

    work.paragraphs = [mend(text, "body") for text in work.paragraphs]
    work.captions = [mend(text, "caption") for text in work.captions]
    work.title = mend(work.title, "title")


def _drop_known(work: _Work, findings: ForeignFindings) -> None:
    """What the page's surface gave away, wherever it stands in the article."""
    names = [r.text for r in findings.removals if r.signal in MISUSE_SIGNALS and 2 <= len(r.text) <= 200]
    names = sorted(set(names), key=lambda name: (-len(name), name))
    signal_of = {r.text: r.signal for r in reversed(findings.removals)}
    if not names and not findings.folded:
        work.paragraphs = [_drop_edge_token(text, work).strip() for text in work.paragraphs]
        return
    kept = []
    for text in work.paragraphs:
        if findings.is_foreign(text):
            work.note(text, signal_of.get(text, "injected_brand"), "body", "a foreign line among the paragraphs")
            continue
        text, cuts = strip_known(text, names)
        for name, _side in cuts:
            work.note(name, signal_of[name], "body", "a foreign name of this page at the edge of a paragraph")
        for name in names:
            if len(name) >= 4 and name in text:
                text = text.replace(name, "")
                work.note(name, "injected_phrase", "body", "a foreign name of this page inside a paragraph")
        text = _drop_edge_token(text, work)
        kept.append(text.strip())
    work.paragraphs = kept
    work.captions = [strip_known(text, names)[0] for text in work.captions if not findings.is_foreign(text)]
    if findings.is_foreign(work.title):
        work.title = ""
    work.title, cuts = strip_known(work.title, names)
    for name, _side in cuts:
        work.note(name, signal_of[name], "title", "a foreign name of this page at the edge of the headline")


def _drop_edge_token(text: str, work: _Work) -> str:
    if not text[-1:].isascii() or not text[-1:].isalnum():
        return text
    match = _EDGE_TOKEN.search(text, max(0, len(text) - 45))
    if match and is_random_token(match[1]):
        work.note(match[1], "random_token", "body", "letters that follow one another in no language")
        return text[: match.start(1)].rstrip()
    return text


def _drop_glued(work: _Work, title_tag: str, promotion: dict[str, float]) -> None:
    """Names glued to paragraphs that the page's surface does not show."""
    _drop_wrapping_name(work)
    if work.paragraphs:
        _drop_name_inside_words(work)
        _drop_repeated_tails(work)
        _drop_after_dateline(work)
        _drop_before_article(work, title_tag)
        _drop_odd_tails(work)
        _drop_caption_tails(work)
        _drop_promoted_tails(work, promotion)


def _drop_wrapping_name(work: _Work) -> None:
    if name := find_wrapping_name(work.paragraphs):
        work.note(name, "injected_brand", "body", "it begins the article and ends it, outside its sentences")
        work.paragraphs = [strip_known(text, [name])[0] for text in work.paragraphs]
        work.title = strip_known(work.title, [name])[0]


def _drop_name_inside_words(work: _Work) -> None:
    if name := find_name_inside_words(work.paragraphs):
        work.note(name, "injected_phrase", "body", "a name put into the middle of words")
        work.paragraphs = [" ".join(text.replace(name, "").split()) if name in text else text for text in work.paragraphs]
        work.paragraphs = [text for text in work.paragraphs if len(fold(text)) > 1]


def _drop_repeated_tails(work: _Work) -> None:
    for tail in find_repeated_tails(work.paragraphs):
        work.note(tail, "injected_brand", "tail", "the same words after the last sentence of several paragraphs")
        work.paragraphs = [strip_known(text, [tail])[0] for text in work.paragraphs]


def _drop_after_dateline(work: _Work) -> None:
    if span := find_after_dateline(work.paragraphs):
        start, end = span
        text = work.paragraphs[0]
        name = text[start:end].strip()
        work.note(name, "injected_phrase", "head", "a promoted name between the dateline and the first sentence")
        work.paragraphs[0] = text[:start] + text[end:].lstrip()


def _drop_before_article(work: _Work, title_tag: str) -> None:
    """What stands before the dateline, or before the first sentence."""
    first = work.paragraphs[0]
    if size := find_before_dateline(first):
        work.note(first[:size].strip(), "injected_brand", "head", "it stands before the agency of the dateline")
        first = first[size:]
    elif size := find_title_lead(work.paragraphs, title_tag, work.title):
        work.note(first[:size].strip(), "injected_brand", "head", "it leads the title tag and the first sentence")
        first = first[size:].lstrip(_JOINTS)
    work.paragraphs[0] = first
    if size := find_glued_head(first, work.paragraphs[1:], is_chinese(work.paragraphs), is_paragraph=True):
        work.note(first[:size], "injected_brand", "head", "a promoted name before the first sentence")
        work.paragraphs[0] = first[size:].lstrip(_JOINTS)


def _drop_odd_tails(work: _Work) -> None:
    for index, start in enumerate(find_odd_tails(work.paragraphs)):
        text = work.paragraphs[index]
        if start < len(text):
            is_last = index == len(work.paragraphs) - 1
            signal, place = ("injected_brand", "tail") if is_last else ("injected_phrase", "body")
            work.note(text[start:].strip(), signal, place, "words after the last sentence that the article lacks")
            work.paragraphs[index] = text[:start].rstrip()


def _drop_caption_tails(work: _Work) -> None:
    for index, text in enumerate(work.captions):
        start = find_caption_tail(text, work.paragraphs)
        if start < len(text):
            work.note(text[start:].strip(), "injected_brand", "caption", "a promoted name behind a caption")
            work.captions[index] = text[:start].rstrip()


def _drop_promoted_tails(work: _Work, promotion: dict[str, float]) -> None:
    for index, text in enumerate(work.paragraphs):
        # Nearly all paragraphs end as sentences do, and most others have no word of promotion.
        if text[-1:] in END_MARKS or promotion.get(text, 1.0) < 0.75:
            continue
        start = find_glued_tail(text)
        if start < len(text):
            work.note(text[start:].strip(), "injected_brand", "tail", "a promoted name after the last sentence of a paragraph")
            work.paragraphs[index] = text[:start].rstrip()


def _drop_tiles(work: _Work) -> None:
    for tile in reversed(find_tiles(work.paragraphs, work.title)):
        text = work.paragraphs[tile.paragraph]
        work.note(text[tile.start : tile.end], "injected_phrase", "body", "pieces of the headline before clause after clause")
        work.paragraphs[tile.paragraph] = text[: tile.start] + text[tile.end :]


def _drop_splices(work: _Work, findings: ForeignFindings) -> None:
    hijacked = any(r.signal in MISUSE_SIGNALS for r in findings.removals + work.removals)
    for index, splices in enumerate(find_splices(work.paragraphs, hijacked, findings.promotion)):
        text = work.paragraphs[index]
        for splice in splices:
            leads = index == 0 and splice.start == 0
            ends = index == len(work.paragraphs) - 1 and splice.end == len(text)
            signal, place = ("injected_brand", "head" if leads else "tail") if leads or ends else ("injected_phrase", "body")
            work.note(text[splice.start : splice.end], signal, place, splice.evidence)
        if splices:
            work.paragraphs[index] = cut(text, splices)


def _unglue_title(work: _Work) -> None:
    if not work.title:
        return
    chinese = is_chinese(work.paragraphs)
    # A name glued to the headline would take the headline's first part along; one in brackets is parted by them.
    steps = [_cut_glued_head, _cut_headline_parts]
    for step in steps[::-1] if work.title[0] in OPENING_BRACKETS else steps:
        step(work, chinese)


def _cut_headline_parts(work: _Work, chinese: bool) -> None:
    if parts := find_headline_parts(work.title, work.paragraphs, chinese):
        for start, end in parts:
            name = work.title[start:end].strip(" -_|·【】[]「」『』()\uff08\uff09,:\uff0c\uff1a丨")
            work.note(name, "injected_brand", "title", "a part of the headline that sells, in words that the article lacks")
        work.title = cut_parts(work.title, parts)


def _cut_glued_head(work: _Work, chinese: bool) -> None:
    if size := find_glued_head(work.title, work.paragraphs, chinese):
        name = work.title[:size].strip(_JOINTS)
        work.note(name, "injected_brand", "title", "a promoted name before the headline, in words that the article lacks")
        work.title = work.title[size:].lstrip(" -_|·:\uff1a")


def _drop_damage(work: _Work) -> None:
    if not may_be_damaged("\n".join([*work.paragraphs, *work.captions, work.title])):
        return
    chinese = is_chinese(work.paragraphs)
    found: list[Removal] = []

    def mend(text: str, place: str) -> str:
        text, marks = drop_damage(text, chinese)
        found.extend(Removal(mark, "charset_damage", place, "characters lost to a wrong charset") for mark in marks)
        return text

    work.paragraphs = [mend(text, "body") for text in work.paragraphs]
    work.captions = [mend(text, "caption") for text in work.captions]
    if found or not set("?\uff1f") & set(work.title):  # headlines ask without a word that asks
        work.title = mend(work.title, "title")
    # A full-width question mark may ask without a word that asks; alone it counts only in a report, which asks nothing.
    if any(set(removal.text) != {"\uff1f"} for removal in found) or (
        found and count_news(shadow("\n".join(work.paragraphs)[:5_000])) >= 5
    ):
        work.removals += found
