"""A decoded page to blocks: what a reader sees, line by line, in reading order."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from resiliparse.parse.html import HTMLTree

from tasks.transform.documents.decode import Decoded, decode
from tasks.transform.documents.model import Block, Page
from tasks.transform.documents.tags import BLOCK_TAGS, UNSEEN_TAGS, VOID_TAGS
from tasks.transform.documents.visibility import HidingRules, hidden_by_script, is_hidden_by_attributes, read_hiding_rules

MAX_BYTES = 16 * 1024 * 1024
"""The largest of the 96 real pages that the limits were set on has 0.73 MB."""
MAX_TOKENS = 150_000
"""Tags of a page, or lines of a plain text; the most among those pages is 15,397."""
MAX_DEPTH = 4_000
"""Open elements at once; the most among those pages is about 50."""
MAX_LINE = 400_000
"""Characters of one visual line; the most among those pages is 6,787."""
MAX_TEXT = 1_000_000
"""Characters of text of a page, which bounds all later steps at about a second; the most among those pages is about 31,000."""

# A serialised tree: attribute values hold neither < nor > nor raw quotes, every element that is not void is closed.
_RAW_START = re.compile(r"<(script|style|svg)(?=[\s>])", re.IGNORECASE)
_RAW_END = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style", "svg")}
# What is left of elements whose content the parser takes as text, and comments.
_COMMENT = re.compile(r"<(script|style|iframe|xmp|plaintext|noembed|noframes)(?=[\s>]).*?</\1>|<!--.*?-->", re.DOTALL)
_RAW_TEXT = re.compile(r"<(?:script|style|iframe|xmp|plaintext|noembed|noframes)[\s>]")
_STAYS, _ENDS_LINE, _ENDS_LINK, _ENDS_TITLE = range(4)
"""What the end of an element does to the line."""
_GLUE = "\x00"
_ATTRIBUTE = re.compile(r'([^\s="]+)="([^"]*)"')
_WANTED = re.compile(r' (class|id|style|hidden|align|height|width)="([^"]*)"')
_LANGUAGE = re.compile(r'(?:^|\s)lang="([^"]*)"')
_ALIGNMENT = re.compile(r"text-align\s?:\s?([a-z]+)", re.IGNORECASE)
_INVISIBLE_MARKS = "\u00ad\u200b\u2060\ufeff"
_INVISIBLE = dict.fromkeys(map(ord, _INVISIBLE_MARKS))
_HTML_SIGN = re.compile(r"<!doctype\s+html|<(?:html|head|body)\b[^<>]*>", re.IGNORECASE)
_HTML_TAG = re.compile(
    r"</?(?:p|br|div|td|tr|table|h[1-6]|li|ul|span|a|img|font|b|strong|center|article|section|title|meta)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_SNIFF = 65_536
_BINARY_SAMPLE = 8_192
_BINARY_STARTS = (
    b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x1f\x8b", b"RIFF", b"\xd0\xcf\x11\xe0", b"\x7fELF", b"ID3",
    b"OggS", b"\x28\xb5\x2f\xfd", b"BZh", b"7z\xbc\xaf", b"\xfd7zXZ", b"wOF", b"\x00\x00\x01\x00",
)  # fmt: skip
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class PageError(ValueError):
    """A page that cannot be read; ``reason`` is a short code, ``detail`` says what was met."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


class PageLimitError(PageError):
    """A page over a limit of size, depth, number of nodes or line length."""


class PageContentError(PageError):
    """A page without text: empty, or not text at all."""


def read_page(data: bytes, source_uri: str, hints: Mapping[str, str] | None = None) -> Page:
    """The blocks, metadata and title of a received page; HTML or plain text is told by content, not by name.

    Raises ``PageLimitError`` over a limit and ``PageContentError`` where there is no text to read.
    """
    return read_decoded(check_and_decode(data, hints), source_uri, hints)


def check_and_decode(data: bytes, hints: Mapping[str, str] | None = None) -> Decoded:
    """The text of ``data`` where it is text within the limits; raises as ``read_page``."""
    if len(data) > MAX_BYTES:
        raise PageLimitError("page_too_large", f"{len(data)} bytes, limit {MAX_BYTES}")
    if not data.strip():
        raise PageContentError("page_empty")
    if data.startswith(_BINARY_STARTS):
        raise PageContentError("page_binary", f"begins with {data[:4]!r}")
    decoded = decode(data, hints)
    sample = decoded.text[:_BINARY_SAMPLE]
    if not sample.strip():
        raise PageContentError("page_empty")
    # Known before NULs were dropped: they are what binary data is full of.
    zeros = 0 if decoded.charset.startswith("utf-") else data[:_BINARY_SAMPLE].count(0)
    odd = len(_CONTROLS.findall(sample)) + sample.count("\ufffd") + zeros
    if odd > 16 and odd > 0.05 * len(sample):
        raise PageContentError("page_binary", f"{odd} of the first {len(sample)} characters are no text")
    return decoded


def read_decoded(decoded: Decoded, source_uri: str, hints: Mapping[str, str] | None = None) -> Page:
    """As ``read_page``, from the decoded text."""
    page = Page(source_uri, decoded.text, is_markup(decoded.text), decoded.charset, hints=dict(hints or {}))
    if page.is_html:
        _Reader(page).read()
    else:
        _read_lines(page)
    if (size := sum(len(block.text) for block in page.blocks)) > MAX_TEXT:
        raise PageLimitError("too_much_text", f"{size} characters of text, limit {MAX_TEXT}")
    return page


def is_markup(text: str) -> bool:
    """Whether ``text`` is HTML: a document tag near its start, or enough tags that markup, not text, carries it."""
    head = text[:_SNIFF]
    if "<" not in head:
        return False
    if _HTML_SIGN.search(head):
        return True
    tags = len(_HTML_TAG.findall(head))
    return tags >= 2 and (head.lstrip().startswith("<") or tags * 400 > len(head))


def fold_space(text: str) -> str:
    """``text`` with every run of white space as one space, without outer space and without invisible characters."""
    if not text.isascii() and ("\u200b" in text or "\ufeff" in text or "\u00ad" in text or "\u2060" in text):
        text = text.translate(_INVISIBLE)
    return " ".join(text.split())


def _read_lines(page: Page) -> None:
    for line in page.markup.split("\n"):
        if len(line) > MAX_LINE:
            raise PageLimitError("line_too_long", f"{len(line)} characters, limit {MAX_LINE}")
        if text := fold_space(line):
            page.blocks.append(Block(len(page.blocks), text))
            if len(page.blocks) > MAX_TOKENS:
                raise PageLimitError("too_many_nodes", f"more than {MAX_TOKENS} lines")


class _Facts(NamedTuple):
    """What an element's own tag says."""

    label: str
    is_block: bool
    is_hidden: bool
    alignment: str
    breaks: bool


@lru_cache(maxsize=32_768)
def _facts(tag: str, wanted: tuple[tuple[str, str], ...]) -> _Facts:
    """Facts of a start tag with its attributes as serialised. Cached: a page repeats few tags many times."""
    is_block = tag in BLOCK_TAGS
    if not wanted:
        return _Facts(tag, is_block, False, "center" if tag == "center" else "", False)
    attributes: dict[str, str] = {}
    for name, value in wanted:
        attributes.setdefault(name, html.unescape(value) if "&" in value else value)
    label = tag
    if classes := attributes.get("class"):
        label += "." + ".".join(classes.lower().split())
    if identity := attributes.get("id"):
        label += "#" + identity.strip().lower()
    style = attributes.get("style", "")
    alignment = attributes.get("align", "")
    if not alignment and "text-align" in style and (match := _ALIGNMENT.search(style)):
        alignment = match[1]
    alignment = "center" if tag == "center" else alignment.strip().lower()
    # The photographer's name runs on after the caption, but is a line of its own.
    breaks = not is_block and ("credit" in label or "copyright" in label)
    hidden = (
        is_hidden_by_attributes(tag, attributes) if len(attributes) > ("class" in attributes) + ("id" in attributes) else False
    )
    return _Facts(label[:600], is_block, hidden, alignment, breaks)


def forget_tags() -> None:
    """Empty the cache of start tags: for measurements."""
    _facts.cache_clear()


@dataclass(slots=True)
class _Style:
    """What holds for the text within an element: shared by elements with the same start tag in the same surroundings."""

    path: str = ""
    block: str = ""
    """Tag of the nearest block-level element."""
    hidden: bool = False
    link: bool = False
    pre: bool = False
    centred: int = 0
    label: str = ""
    ending: int = _STAYS
    is_named: bool = False
    """Whether it is noted as an element of the page: block-level ones and those with a name or a style are."""
    is_block: bool = False
    inner: dict[str | tuple[str, tuple[tuple[str, str], ...]], _Style] = field(default_factory=dict)
    """Start tag as written, or its name and what counts of its attributes -> style within it."""


_UNSEEN = _Style()
"""Stands for an element that is never seen, nor what is in it."""


class _Reader:
    """Walks the serialised tree once, without recursion.

    Serialising in Rust and cutting the result at its tags takes a fifth of the time of walking node objects.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.runs: list[str] = []
        self.link_chars = 0
        self.image_element = -1
        self.hidden = False
        self.place = (_Style(), 0, -1)
        """Style of the line's last text, with the number of its nearest block-level element and of the one around that."""
        self.has_rules = False
        self.has_invisible = False
        self.hiding_rules: HidingRules | None = None
        self.hidden_ids: frozenset[str] = frozenset()

    def read(self) -> None:
        """Fill the page's blocks and head."""
        markup, raw = _take_out_raw(self.page.markup)
        for _, content in (part for part in raw if "ld+json" in part[0]):
            self._read_json(content)
        self.hiding_rules = read_hiding_rules([content for tag, content in raw if tag.startswith("style")])
        self.hidden_ids = hidden_by_script([content for tag, content in raw if tag.startswith("script")])
        self.has_rules = bool(self.hiding_rules or self.hidden_ids)
        document = HTMLTree.parse(markup).document
        source = document.html if document else ""
        del document  # a profiler that holds this frame, as Dask's does, would else end it in a thread that may not
        if "<!--" in source or _RAW_TEXT.search(source):
            source = _COMMENT.sub("", source)
        self.has_invisible = not source.isascii() and any(mark in source for mark in _INVISIBLE_MARKS)
        pieces = source.replace("&nbsp;", "\u00a0").split("<")
        if len(pieces) > MAX_TOKENS:
            raise PageLimitError("too_many_nodes", f"more than {MAX_TOKENS} tags")
        self._walk(pieces)
        self._end_line()

    def _walk(self, pieces: list[str]) -> None:
        """Read the pieces of a tree that was cut at its tags. Hot: a page has thousands, so what is rare has functions."""
        parents, labels = self.page.element_parents, self.page.element_labels
        end_line, add_text, meet, runs = self._end_line, self._add_text, self._meet, self.runs
        style, element, block_element, block_parent = _Style(), 0, 0, -1
        stack: list[tuple[_Style, int, int, int]] = []
        skipping = 0  # open elements within one that is never seen
        for piece in pieces[1:]:
            tag, _, text = piece.partition(">")
            if tag[:1] == "/":
                if skipping:
                    skipping -= 1
                elif stack:
                    if runs:
                        if style.ending == _ENDS_LINE:
                            end_line()
                        elif style.ending == _ENDS_LINK:
                            runs.append(_GLUE)
                    style, element, block_element, block_parent = stack.pop()
            elif skipping:
                skipping += tag.partition(" ")[0] not in VOID_TAGS
            elif (inner := style.inner.get(tag) or meet(tag, style, element)) is _UNSEEN:
                skipping = 1
            elif inner is not None:
                stack.append((style, element, block_element, block_parent))
                if len(stack) > MAX_DEPTH:
                    raise PageLimitError("nested_too_deep", f"more than {MAX_DEPTH} open elements")
                style = inner
                if style.is_named:
                    parents.append(element)
                    labels.append(style.label)
                    if style.is_block:
                        block_parent, block_element = element, len(labels) - 1
                    if runs and style.ending == _ENDS_LINE:
                        end_line()
                    element = len(labels) - 1
            if text and not skipping:
                if style.ending == _ENDS_TITLE:
                    self._read_title(text)
                elif not text.isspace() or (style.pre and runs and "\n" in text):
                    add_text(text, (style, block_element, block_parent))
                elif runs:
                    runs.append(" ")

    def _meet(self, tag: str, outer: _Style, element: int) -> _Style | None:
        """Style within a start tag that was not met before in its surroundings; null for what holds no text."""
        name, _, source = tag.partition(" ")
        if name in VOID_TAGS:
            self._read_void(name, source, element)
            return None
        if name in UNSEEN_TAGS:
            return _UNSEEN
        if name[:1] in "!?":
            return None
        wanted = tuple(_WANTED.findall(tag)) if source else ()
        style = outer.inner.get((name, wanted)) or self._style(name, wanted, outer)
        if name == "html":
            self._read_language(source)
        elif name != "a":  # addresses make nearly each link another
            outer.inner[tag] = style
        return style

    def _read_title(self, text: str) -> None:
        if self.page.title_tag is None:
            self.page.title_tag = self._fold(html.unescape(text)) or None

    def _read_language(self, source: str) -> None:
        if language := _LANGUAGE.search(source):
            self.page.meta.setdefault("html-lang", language[1].strip())

    def _style(self, tag: str, wanted: tuple[tuple[str, str], ...], outer: _Style) -> _Style:
        """Style of an element that was not met before within ``outer``."""
        link = outer.link or tag == "a"
        if not wanted and tag not in BLOCK_TAGS:
            ending = _ENDS_LINK if tag == "a" else _ENDS_TITLE if tag == "title" else _STAYS
            style = _Style(outer.path, outer.block, outer.hidden, link, outer.pre, outer.centred, "", ending)
            outer.inner[tag, wanted] = style
            return style
        label, is_block, is_hidden, alignment, breaks = _facts(tag, wanted)
        path = f"{outer.path}>{label}" if outer.path else label
        if len(path) > 2_000:  # deep nests of wrappers: the outermost and innermost names are enough
            path = path[:500] + path[-1_500:]
        hidden = outer.hidden or is_hidden or (self.has_rules and self._hidden_by_rule(label))
        if tag == "html" or tag == "body":
            hidden = False  # pages that wait for a script to show them
        # Site builders centre whole layouts and set the text back by style sheet: only a setting close to the line counts.
        if alignment:
            centred = 2 if alignment == "center" else 0
        else:
            centred = outer.centred - 1 if is_block and outer.centred else outer.centred
        ending = _ENDS_LINE if is_block or breaks else _ENDS_LINK if tag == "a" else _STAYS
        block, pre = tag if is_block else outer.block, outer.pre or tag == "pre"
        style = _Style(path, block, hidden, link, pre, centred, label, ending, True, is_block)
        outer.inner[tag, wanted] = style
        return style

    def _hidden_by_rule(self, label: str) -> bool:
        names, _, name = label.partition("#")
        if name and (name in self.hidden_ids or (self.hiding_rules and name in self.hiding_rules.ids)):
            return True
        return bool(self.hiding_rules and self.hiding_rules.classes.intersection(names.split(".")[1:]))

    def _add_text(self, text: str, place: tuple[_Style, int, int]) -> None:
        if "&" in text:
            text = html.unescape(text)
        if place[0].pre and "\n" in text:
            *lines, text = text.split("\n")
            for line in lines:
                self._add_run(line, place)
                self._end_line()
        self._add_run(text, place)

    def _add_run(self, text: str, place: tuple[_Style, int, int]) -> None:
        runs, style = self.runs, place[0]
        if runs:
            if self.hidden != style.hidden:
                self._end_line()
            elif runs[-1] == _GLUE:
                # Where two links touch, a space is due.
                runs[-1] = " " if style.link else ""
        self.hidden = style.hidden
        if style.link:
            self.link_chars += len(text.strip())
        runs.append(text)
        self.place = place

    def _fold(self, text: str) -> str:
        return fold_space(text) if self.has_invisible else " ".join(text.split())

    def _end_line(self) -> None:
        runs = self.runs
        if not runs:
            return
        text = self._fold(runs[0] if len(runs) == 1 else "".join(runs).replace(_GLUE, ""))
        runs.clear()
        if text:
            if len(text) > MAX_LINE:
                raise PageLimitError("line_too_long", f"{len(text)} characters, limit {MAX_LINE}")
            blocks = self.page.blocks
            style, element, parent = self.place
            blocks.append(
                Block(
                    len(blocks), text, style.block, style.path, parent, element,
                    min(self.link_chars, len(text)), self.hidden, "", self.image_element >= 0, self.image_element,
                    style.centred > 0,
                )
            )  # fmt: skip
        self.link_chars = 0
        self.image_element = -1

    def _read_void(self, tag: str, source: str, element: int) -> None:
        if tag == "br" or tag == "hr":
            self._end_line()
        elif tag == "img":
            self.image_element = element
            if alt := fold_space(_attributes(source).get("alt", "")):
                self.page.image_alts.append(alt)
        elif tag == "meta":
            attributes = _attributes(source)
            name = (
                attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or attributes.get("http-equiv")
            )
            if name and "content" in attributes:
                self.page.meta.setdefault(name.strip().lower(), fold_space(attributes["content"]))
        elif tag == "link" and "canonical" in source:
            attributes = _attributes(source)
            if "canonical" in attributes.get("rel", "").lower().split() and attributes.get("href"):
                self.page.meta.setdefault("canonical", attributes["href"].strip())

    def _read_json(self, source: str) -> None:
        if len(source) > 1_000_000:
            return
        try:
            value = json.loads(source.strip().strip(";"), strict=False)
        except (ValueError, RecursionError):
            return
        waiting: list[Any] = [value]
        while waiting and len(self.page.json_ld) < 100:
            value = waiting.pop(0)
            if isinstance(value, list):
                waiting = value[:100] + waiting
            elif isinstance(value, dict):
                self.page.json_ld.append(value)
                if isinstance(value.get("@graph"), list):
                    waiting = value["@graph"][:100] + waiting


def _take_out_raw(markup: str) -> tuple[str, list[tuple[str, str]]]:
    """``markup`` without scripts, styles and drawings, and those: ``(start tag, content)``.

    They are more than half of a modern page; what is taken out before parsing costs nothing after it.
    """
    kept: list[str] = []
    raw: list[tuple[str, str]] = []
    position = 0
    for match in _RAW_START.finditer(markup):
        start = match.start()
        if start < position:
            continue
        opened = markup.find(">", start)
        closing = _RAW_END[match[1].lower()].search(markup, opened) if opened > 0 else None
        if closing is None:  # never closed: the parser knows what browsers make of it
            break
        kept.append(markup[position:start])
        raw.append((markup[start + 1 : opened].lower(), markup[opened + 1 : closing.start()]))
        position = closing.end()
    kept.append(markup[position:])
    return "".join(kept), raw


def _attributes(source: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(source):
        found.setdefault(name.lower(), html.unescape(value) if "&" in value else value)
    return found
