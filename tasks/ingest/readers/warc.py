"""Web archives: WARC with HTTP responses, WET with extracted text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from tasks.ingest.received import MAX_PAGE_BYTES, Received, refused

_PAGES = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_MOST_HEADERS = 2**20
"""Bytes that the HTTP headers of a record may take beside its page."""


class WarcReader:
    """WARC 1.0 and 1.1. Each record has the page's URL as its address, with the record's number in the file behind ``#``."""

    name = "warc"

    def recognises(self, head: bytes) -> bool:
        """The version line of the first record."""
        return head.lstrip()[:7] == b"WARC/1." or head.lstrip()[:8] == b"WARC/0.1"

    def read(self, stream: BinaryIO, source_uri: str) -> Iterator[Received]:
        """Responses, resources and conversions; a response that is no success comes with its status as error."""
        records = ArchiveIterator(stream, record_types=_PAGES, parse_http=False, fsspec_args=False)
        for number, record in enumerate(records, start=1):
            url = (record.headers.get("WARC-Target-URI", "") or "").strip("<> ")
            yield _page(record, url, f"{url or source_uri}#{_name(source_uri)}:{number}")


def _page(record: WarcRecord, url: str, address: str) -> Received:
    declared = record.content_length
    if declared > MAX_PAGE_BYTES + _MOST_HEADERS:
        return refused(address, f"larger than {MAX_PAGE_BYTES // 2**20} MiB")
    record.freeze()  # into memory: only so does it show whether all that the record declares is there
    if record.content_length < declared:
        return refused(address, f"damaged: the record ends after {record.content_length} of {declared} bytes")
    record.parse_http(auto_decode="all")
    if record.is_http and record.http_headers is not None:
        status = record.http_headers.status_code
        if status is not None and not 200 <= status < 300:
            return refused(address, f"http status {status}")
    data = record.reader.read(MAX_PAGE_BYTES + 1)
    if len(data) > MAX_PAGE_BYTES:
        return refused(address, f"larger than {MAX_PAGE_BYTES // 2**20} MiB")
    hints = {"url": url, "captured": record.headers.get("WARC-Date", "") or ""}
    if record.is_http:
        hints |= {"content_type": record.http_content_type or "", "charset": record.http_charset or ""}
    return Received(address, data, {name: value for name, value in hints.items() if value})


def _name(source_uri: str) -> str:
    return source_uri.rsplit("/", 1)[-1]
