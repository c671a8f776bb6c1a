"""A decoded page to blocks: what a reader sees, line by line, in reading order."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from typing import Any

from resiliparse.parse.html import HTMLTree

from tasks.transform.documents.decode import Decoded, decode
from tasks.transform.documents.model import Block, Page
from tasks.transform.documents.visibility import has_hiding_style, hidden_by_script, is_hidden_by_attributes

MAX_BYTES = 16 * 1024 * 1024
"""Larger pages are lists or dumps, not announcements; the largest of 1,479 real news pages measured had 2.9 MB."""
MAX_TOKENS = 600_000
"""Tags and text runs of a page; the largest real page measured had 40,000."""
MAX_DEPTH = 4_000
"""Open elements at once. Browsers stop at 512; pages with thousands of unclosed <font> exist and are still read."""
MAX_LINE = 400_000
"""Characters of one visual line; a long article has 40,000."""

_BLOCK_TAGS = frozenset(
    ["address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre", "section", "select", "summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "ul"]
)
_VOID_TAGS = frozenset(
    ["area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta", "param", "source", "track", "wbr"]
)
_UNSEEN_TAGS = frozenset(
    ["noscript", "template", "svg", "math", "object", "canvas", "video", "audio", "select", "textarea", "datalist", "button", "rp", "noframes", "noembed", "applet", "map"]
)
# A serialised tree: attribute values hold neither < nor >, every element that is not void is closed.
_TOKEN = re.compile(
    r"<(script|style|iframe|xmp|plaintext|noembed|noframes)\b([^>]*)>(.*?)</\1>|<!--.*?-->|<(/?)([a-zA-Z][^\s>/]*)([^>]*)>|<[^>]*>|([^<]+)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r'([^\s="]+)(?:="([^"]*)")?')
_ALIGNMENT = re.compile(r"text-align\s?:\s?([a-z]+)", re.IGNORECASE)
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_HTML_SIGN = re.compile(r"<!doctype\s+html|<(?:html|head|body)\b[^<>]*>", re.IGNORECASE)
_HTML_TAG = re.compile(r"</?(?:p|br|div|td|tr|table|h[1-6]|li|ul|span|a|img|font|b|strong|center|article|section|title|meta)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_SNIFF = 65_536
_BINARY_STARTS = (b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x1f\x8b", b"RIFF", b"\xd0\xcf\x11\xe0", b"\x7fELF",
                  b"ID3", b"OggS", b"\x28\xb5\x2f\xfd", b"BZh", b"7z\xbc\xaf", b"\xfd7zXZ", b"wOF", b"\x00\x00\x01\x00")  # fmt: skip
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
    sample = decoded.text[:_SNIFF]
    if not sample.strip():
        raise PageContentError("page_empty")
    # Known before NULs were dropped: they are what binary data is full of.
    odd = len(_CONTROLS.findall(sample)) + sample.count("\ufffd") + (0 if decoded.charset.startswith("utf-") else data[:_SNIFF].count(0))
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
    return " ".join(text.translate(_INVISIBLE).split()) if not text.isascii() else " ".join(text.split())


def _read_lines(page: Page) -> None:
    for line in page.markup.split("\n"):
        if len(line) > MAX_LINE:
            raise PageLimitError("line_too_long", f"{len(line)} characters, limit {MAX_LINE}")
        if text := fold_space(line):
            page.blocks.append(Block(len(page.blocks), text))
            if len(page.blocks) > MAX_TOKENS:
                raise PageLimitError("too_many_nodes", f"more than {MAX_TOKENS} lines")


def _attributes(source: str) -> dict[str, str]:
    if not source or source.isspace():
        return {}
    found: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(source):
        found.setdefault(name.lower(), html.unescape(value) if "&" in value else value)
    return found


def _alignment(style: str) -> str:
    match = _ALIGNMENT.search(style)
    return match[1] if match else ""


class _Frame:
    """An open element."""

    __slots__ = ("block", "block_element", "block_parent", "breaks", "centred", "element", "hidden", "link", "path", "pre")

    def __init__(
        self, element: int, path: str, block: str, block_element: int, block_parent: int, hidden: bool, link: bool, pre: bool,
        centred: int,
    ) -> None:
        self.element, self.path, self.block = element, path, block
        self.block_element, self.block_parent = block_element, block_parent
        self.breaks = False
        self.hidden, self.link, self.pre, self.centred = hidden, link, pre, centred


class _Reader:
    """Walks the serialised tree once, without recursion.

    Serialising in Rust and scanning the result with one regular expression takes a fifth of the time of walking node objects.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.runs: list[str] = []
        self.link_chars = 0
        self.image_element = -1
        self.title: list[str] | None = None
        self.hiding_rules = has_hiding_style(page.markup)
        self.hidden_ids = hidden_by_script(page.markup)

    def read(self) -> None:
        tree = HTMLTree.parse(self.page.markup)
        source = tree.document.html
        frame = _Frame(0, "", "", 0, -1, False, False, False, 0)
        stack: list[_Frame] = []
        element = 0
        skipping = 0  # open elements within one that is never seen
        tokens = 0
        in_title = False
        for match in _TOKEN.finditer(source):
            tokens += 1
            text = match[7]
            if text is not None:
                if in_title:
                    if self.page.title_tag is None:
                        self.page.title_tag = fold_space(html.unescape(text)) or None
                elif not skipping:
                    self._add_text(text, frame)
                continue
            tag = match[5]
            if tag is None:
                if match[1] == "script" and "ld+json" in match[2]:
                    self._read_json(match[3])
                continue
            tag = tag.lower()
            if match[4]:
                if skipping:
                    skipping -= 1
                    continue
                if tag == "title":
                    in_title = False
                if tag in _BLOCK_TAGS or frame.breaks:
                    self._end_line(frame)
                elif tag == "a" and self.runs:
                    self.runs.append("\x00")  # where two links touch, a space is due
                if stack:
                    frame = stack.pop()
                continue
            if tag in _VOID_TAGS:
                if not skipping:
                    self._read_void(tag, match[6], frame)
                continue
            if skipping or tag in _UNSEEN_TAGS:
                skipping += 1
                continue
            if tag == "title":
                in_title = True
            element += 1
            is_block = tag in _BLOCK_TAGS
            if is_block:
                self._end_line(frame)
            stack.append(frame)
            if len(stack) > MAX_DEPTH:
                raise PageLimitError("nested_too_deep", f"more than {MAX_DEPTH} open elements")
            frame = self._open(tag, element, match[6], frame, is_block)
            if tokens > MAX_TOKENS:
                raise PageLimitError("too_many_nodes", f"more than {MAX_TOKENS} tags and texts")
        self._end_line(frame)

    def _open(self, tag: str, element: int, source: str, outer: _Frame, is_block: bool) -> _Frame:
        hidden, label = outer.hidden, tag
        # Site builders centre whole layouts and set the text back by style sheet: only a setting close to the line counts.
        centred = 2 if tag == "center" else outer.centred - 1 if is_block and outer.centred else outer.centred
        if source:
            attributes = _attributes(source)
            if name := attributes.get("class"):
                label += "." + ".".join(name.lower().split())
            if name := attributes.get("id"):
                label += "#" + name.strip().lower()
                hidden = hidden or name in self.hidden_ids
            if not hidden:
                hidden = is_hidden_by_attributes(tag, attributes) or bool(
                    self.hiding_rules
                    and (attributes.get("id") in self.hiding_rules.ids or self.hiding_rules.classes.intersection(attributes.get("class", "").split()))
                )
            if alignment := attributes.get("align") or _alignment(attributes.get("style", "")):
                centred = 2 if alignment.strip().lower() == "center" else 0
            if tag == "html" and "lang" in attributes:
                self.page.meta.setdefault("html-lang", attributes["lang"].strip())
        if tag == "html" or tag == "body":
            hidden = False  # pages that wait for a script to show them
        path = f"{outer.path}>{label}" if outer.path else label
        if len(path) > 2_000:  # deep nests of wrappers: the outermost and innermost names are enough
            path = path[:500] + path[-1_500:]
        self.page.element_parents.append(outer.element)
        self.page.element_labels.append(label)
        if is_block:
            return _Frame(element, path, tag, element, outer.element, hidden, outer.link, outer.pre or tag == "pre", centred)
        link = outer.link or tag == "a"
        inner = _Frame(element, path, outer.block, outer.block_element, outer.block_parent, hidden, link, outer.pre, centred)
        if "credit" in label or "copyright" in label:  # the photographer's name runs on after the caption, but is a line of its own
            inner.breaks = True
            self._end_line(outer)
        return inner

    def _add_text(self, text: str, frame: _Frame) -> None:
        if "&" in text:
            text = html.unescape(text)
        if frame.pre and "\n" in text:
            *lines, text = text.split("\n")
            for line in lines:
                self.runs.append(line)
                self._end_line(frame)
        if text.isspace():
            if self.runs:
                self.runs.append(" ")
            return
        if self.runs and self._hidden != frame.hidden:
            self._end_line(frame)
        self._hidden = frame.hidden
        if frame.link:
            self.link_chars += len(text.strip())
            if self.runs and self.runs[-1] == "\x00":
                self.runs[-1] = " "
        elif self.runs and self.runs[-1] == "\x00":
            self.runs.pop()
        self.runs.append(text)
        self._place = frame

    _hidden = False
    _place: _Frame | None = None

    def _end_line(self, frame: _Frame) -> None:
        if not self.runs:
            return
        text = fold_space("".join(self.runs).replace("\x00", ""))
        self.runs.clear()
        if text:
            if len(text) > MAX_LINE:
                raise PageLimitError("line_too_long", f"{len(text)} characters, limit {MAX_LINE}")
            blocks = self.page.blocks
            place = self._place or frame
            blocks.append(
                Block(
                    len(blocks), text, place.block, place.path, place.block_parent, place.block_element,
                    min(self.link_chars, len(text)), self._hidden, "", self.image_element >= 0, self.image_element, place.centred > 0,
                )
            )  # fmt: skip
        self.link_chars = 0
        self.image_element = -1

    def _read_void(self, tag: str, source: str, frame: _Frame) -> None:
        if tag == "br" or tag == "hr":
            self._end_line(frame)
        elif tag == "img":
            attributes = _attributes(source)
            self.image_element = frame.element
            if alt := fold_space(attributes.get("alt", "")):
                self.page.image_alts.append(alt)
        elif tag == "meta":
            attributes = _attributes(source)
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or attributes.get("http-equiv")
            if name and "content" in attributes:
                self.page.meta.setdefault(name.strip().lower(), fold_space(attributes["content"]))
        elif tag == "link":
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
