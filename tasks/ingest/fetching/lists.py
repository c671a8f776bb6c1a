"""Addresses out of what lists them: plain lists, RSS and Atom feeds, sitemaps."""

from __future__ import annotations

import html
import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

MAX_LIST_BYTES = 64 * 2**20
"""A packed list may unpack to so much; the sitemap protocol allows 50 MB."""
_DECLARED = re.compile(rb"<\?xml[^>]{0,60}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})[\"']")
_BARE = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);|#\d{1,7};|#x[0-9a-fA-F]{1,6};)(?:[A-Za-z]{2,10};)?")
MAX_ADDRESSES = 50_000
"""The most that one sitemap may list (sitemaps.org protocol 0.9)."""


class Listed(NamedTuple):
    """An address, with what the list said of it."""

    url: str
    date: str | None = None
    title: str | None = None
    is_list: bool = False
    """Whether it is a list itself: a sitemap in a sitemap index."""


def read_list(data: bytes, base: str) -> list[Listed]:
    """Addresses in a feed, a sitemap or a plain list (one address a line, ``#`` lines are remarks), each once, in order.

    ``base`` is the address of the list itself: relative ones count from it. Sitemaps may be packed by gzip. Raises
    ``ValueError`` on broken XML, on XML that is neither feed nor sitemap, and on XML that declares entities, which no feed needs
    and every XML bomb does.
    """
    if data.startswith(b"\x1f\x8b"):
        data = _unpack(data)
    found = _read_xml(data, base) if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") else _read_lines(data, base)
    seen: dict[str, Listed] = {}
    for listed in found:
        if urlsplit(listed.url).scheme in ("http", "https"):
            seen.setdefault(listed.url, listed)
        if len(seen) >= MAX_ADDRESSES:
            break
    return list(seen.values())


def _read_lines(data: bytes, base: str) -> Iterator[Listed]:
    for line in data.decode("utf-8", "replace").splitlines():
        address = line.strip().lstrip("\ufeff")
        if address and not address.startswith("#"):
            yield Listed(urljoin(base, address))


def _read_xml(data: bytes, base: str) -> Iterator[Listed]:
    if b"<!ENTITY" in data.upper():
        raise ValueError("the list declares XML entities")
    root = _parse(data)
    kind = _name(root)
    if kind not in ("sitemapindex", "urlset", "rss", "feed", "RDF"):
        raise ValueError(f"the list is neither feed nor sitemap, but <{kind[:40]}>")
    if kind == "sitemapindex":
        yield from (Listed(urljoin(base, url), is_list=True) for url, _, _ in _entries(root, "sitemap", ("loc",), (), ()))
    elif kind == "urlset":
        entries = _entries(root, "url", ("loc",), ("publication_date", "lastmod"), ("title",))
        yield from (Listed(urljoin(base, url), date, title) for url, date, title in entries)
    else:
        for item in ("item", "entry"):
            entries = _entries(root, item, ("link", "guid"), ("pubDate", "published", "date", "updated"), ("title",))
            yield from (Listed(urljoin(base, url), date, title) for url, date, title in entries)


def _unpack(data: bytes) -> bytes:
    unpacker = zlib.decompressobj(wbits=31)
    try:
        unpacked = unpacker.decompress(data, MAX_LIST_BYTES)
    except zlib.error as error:
        raise ValueError(f"the list is broken gzip: {error}") from error
    if unpacker.unconsumed_tail:
        raise ValueError(f"the list is larger than {MAX_LIST_BYTES // 2**20} MiB when unpacked")
    return unpacked


def _parse(data: bytes) -> ElementTree.Element:
    """The root of an XML text; expat knows no Chinese charset, and many feeds have a bare ``&`` or an HTML entity."""
    data = data.lstrip(b" \r\n\t")
    declared = _DECLARED.match(data[:200])
    charset = declared[1].decode("ascii").lower() if declared else ""
    if charset and charset not in ("utf-8", "us-ascii", "iso-8859-1", "utf-16"):
        charset = "gb18030" if charset.startswith("gb") else "big5hkscs" if charset.startswith("big5") else charset
        try:
            data = _DECLARED.sub(b'<?xml version="1.0"', data, count=1).decode(charset, "replace").encode("utf-8")
        except LookupError:
            raise ValueError(f"the list is in an unknown charset, {charset}") from None
    try:
        return ElementTree.fromstring(data)
    except ElementTree.ParseError:
        data = _BARE.sub(lambda match: html.unescape(match[0].decode("ascii")).replace("&", "&amp;").encode("utf-8"), data)
    try:
        return ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise ValueError(f"the list is broken XML: {error}") from error


def _entries(
    root: ElementTree.Element, item: str, links: tuple[str, ...], dates: tuple[str, ...], titles: tuple[str, ...]
) -> Iterator[tuple[str, str | None, str | None]]:
    for element in root.iter():
        if _name(element) != item:
            continue
        parts: dict[str, str] = {}
        for child in element.iter():
            name = _name(child)
            value = (child.text or "").strip()
            if name == "link" and child.get("href") and child.get("rel", "alternate") == "alternate":
                value = child.get("href", "")
            if value:
                parts.setdefault(name, value)
        link = next((parts[name] for name in links if name in parts and (name != "guid" or parts[name].startswith("http"))), None)
        if link:
            yield link, _first(parts, dates), _first(parts, titles)


def _first(parts: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((parts[name] for name in names if name in parts), None)


def _name(element: ElementTree.Element) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""
