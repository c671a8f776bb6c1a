"""Every format people have pages in; content decides, never the name."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from fastwarc.warc import WarcRecord, WarcRecordType

from tasks.ingest.readers import read_stream
from tasks.ingest.received import MAX_PAGE_BYTES

PAGE = "<html><title>通报</title><p>抓获10名嫌疑人。</p></html>".encode("gb18030")


def read(data: bytes, name: str = "in.bin"):
    return list(read_stream(io.BytesIO(data), name))


def a_warc(*pages: tuple[str, int, bytes], kind=WarcRecordType.response) -> bytes:
    out = io.BytesIO()
    for number, (url, status, body) in enumerate(pages):
        record = WarcRecord()
        record.init_headers(kind, b"urn:uuid:%036d" % number)
        record.headers["WARC-Target-URI"] = url
        record.headers["WARC-Date"] = "2025-05-20T10:00:00Z"
        if kind == WarcRecordType.response:
            record.headers["Content-Type"] = "application/http; msgtype=response"
            head = f"HTTP/1.1 {status} X\r\nContent-Type: text/html; charset=gbk\r\nContent-Length: {len(body)}\r\n\r\n"
            record.set_bytes_content(head.encode() + body)
            record.is_http = True
        else:
            record.headers["Content-Type"] = "text/plain"
            record.set_bytes_content(body)
        record.write(out)
    return out.getvalue()


def a_zip(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def a_tar(**files: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def a_table(rows) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), out)
    return out.getvalue()


def test_a_warc_gives_each_response_under_its_url():
    ok, gone = read(a_warc(("http://a.example/1.html", 200, PAGE), ("http://a.example/2.html", 404, b"x")), "crawl.warc")
    assert (ok.source_uri, ok.data) == ("http://a.example/1.html#crawl.warc:1", PAGE)
    assert ok.hints == {
        "url": "http://a.example/1.html", "captured": "2025-05-20T10:00:00Z", "content_type": "text/html", "charset": "gbk"
    }  # fmt: skip
    assert (gone.source_uri, gone.hints) == ("http://a.example/2.html#crawl.warc:2", {"error": "http status 404"})


def test_one_url_twice_in_a_warc_is_two_pages():
    pages = read(a_warc(("http://a.example/", 200, b"one"), ("http://a.example/", 200, b"two")))
    assert len({page.source_uri for page in pages}) == 2


def test_a_wet_gives_its_texts():
    [page] = read(a_warc(("http://a.example/1", 200, "正文".encode()), kind=WarcRecordType.conversion))
    assert (page.data.decode(), page.hints["url"]) == ("正文", "http://a.example/1")


def test_a_cut_warc_gives_what_came_before_the_cut_and_says_so():
    whole = gzip.compress(a_warc(*((f"http://a.example/{n}", 200, bytes(range(256)) * 40 + b"%d" % n) for n in range(50))))
    pages = read(whole[: len(whole) // 2], "crawl.warc.gz")
    assert len(pages) > 2
    assert pages[-1].hints["error"].startswith("damaged")


def test_a_record_that_ends_early_is_refused_and_not_taken_for_a_page():
    whole = a_warc(("http://a.example/1", 200, PAGE * 9), ("http://a.example/2", 200, PAGE * 9))
    first, second = read(whole[: -len(PAGE) * 4])
    assert first.data == PAGE * 9
    assert second.source_uri == "http://a.example/2#in.bin:2"
    assert second.hints["error"].startswith("damaged: the record ends after")


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, zstandard.ZstdCompressor().compress])
def test_compressed_layers_are_taken_off_whatever_the_name(pack):
    [page] = read(pack(PAGE), "page.html")
    assert (page.source_uri, page.data) == ("page.html", PAGE)


@pytest.mark.parametrize("pack", [a_zip, a_tar, lambda **files: gzip.compress(a_tar(**files))])
def test_archives_give_their_files(pack):
    pages = read(pack(**{"in/a.html": PAGE, "b.html": b"x"}), "pages.bin")
    assert [(page.source_uri, page.data) for page in pages] == [("pages.bin/in/a.html", PAGE), ("pages.bin/b.html", b"x")]


@pytest.mark.parametrize(
    ("row", "data", "hints"),
    [
        (
            {"text": "正文", "url": "http://a/1", "timestamp": "2024-01-02T03:04:05Z"},
            "正文",
            {"captured": "2024-01-02T03:04:05Z"},
        ),
        ({"text": "t", "url": "http://a/1", "dump": "CC-MAIN-2024-10", "date": "2024-03-01"}, "t", {"captured": "2024-03-01"}),
        ({"title": "T", "source": "http://a/1", "date": "2024-08-27", "text": "x"}, "x", {"date": "2024-08-27", "title": "T"}),
        ({"content": "c", "warc_headers": {"warc-target-uri": "http://a/1", "warc-date": "d"}}, "c", {"captured": "d"}),
        ({"html": "<p>h</p>", "text": "h", "url": "http://a/1"}, "<p>h</p>", {}),
    ],
)
@pytest.mark.parametrize("form", ["lines", "table"])
def test_rows_of_the_common_corpora_are_understood(row, data, hints, form):
    raw = json.dumps(row).encode() + b"\n" if form == "lines" else a_table([row])
    [page] = read(raw, "part.bin")
    assert page.data.decode() == data
    assert page.source_uri == "http://a/1#part.bin:1"
    assert {**page.hints} == {"url": "http://a/1", "charset": "utf-8", **hints}


def test_a_bad_line_is_a_problem_of_its_own():
    lines = b'{"text": "one"}\n{"text": broken}\n[1]\n{"other": 1}\n\n{"text": "two"}\n'
    pages = read(lines, "a.jsonl")
    assert [page.data for page in pages if "error" not in page.hints] == [b"one", b"two"]
    assert [page.source_uri for page in pages if "error" in page.hints] == ["a.jsonl#2", "a.jsonl#3", "a.jsonl#4"]


def test_a_page_of_javascript_or_json_is_no_corpus():
    [page] = read(b'{"not json\nat all')
    assert page.data.startswith(b'{"not json')


def test_bombs_are_refused(monkeypatch):
    monkeypatch.setattr("tasks.ingest.readers.MAX_UNPACKED_BYTES", 10_000_000)
    [bomb] = read(gzip.compress(bytes(11_000_000)))
    assert "unpacks to more" in bomb.hints["error"]
    nested = PAGE
    for _ in range(6):
        nested = a_zip(x=nested)
    [deep] = read(nested)
    assert "nested" in deep.hints["error"]


def test_a_page_over_the_limit_is_refused():
    [page] = read(b"x" * (MAX_PAGE_BYTES + 1))
    assert page.hints["error"] == "larger than 16 MiB"


def test_a_broken_archive_is_told():
    [page] = read(a_zip(a=PAGE)[:-30])
    assert page.hints["error"].startswith("damaged")


def test_names_in_archives_are_addresses_and_nothing_more(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    [page] = read(a_zip(**{"../../etc/passwd": b"x"}), "a.zip")
    assert page.source_uri == "a.zip/../../etc/passwd"
    assert list(tmp_path.iterdir()) == []
