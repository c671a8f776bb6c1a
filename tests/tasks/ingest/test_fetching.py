"""The fetcher against a local server: polite, bounded, conditional, resumable."""

from __future__ import annotations

import contextlib
import datetime as dt
import gzip
import threading
from collections import Counter
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tasks.ingest.fetching.fetcher import Fetcher, Manners, Memory, make_client
from tasks.ingest.fetching.lists import Listed, read_list
from tasks.ingest.landing import Tally
from tasks.ingest.steps import receive
from tasks.storage.store import Store

RSS = """<rss><channel><item><title>通报一</title><link>/a.html</link><pubDate>Tue, 27 Aug 2024 08:00:00 GMT</pubDate></item>
<item><link>/a.html</link></item><item><link>javascript:alert(1)</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>B</title><link rel="alternate" href="b.html"/>
<updated>2024-08-28T00:00:00Z</updated></entry></feed>"""
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>/a.html</loc><lastmod>2024-08-27</lastmod></url></urlset>"""


class Site:
    """A small host: pages by path, and what was asked of it."""

    def __init__(self) -> None:
        self.pages: dict[str, object] = {}
        self.asked: Counter[str] = Counter()
        self.headers: list[dict[str, str]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                site.asked[self.path] += 1
                site.headers.append(dict(self.headers))
                answer = site.pages.get(self.path, (404, b"", {}))
                status, body, headers = answer(dict(self.headers), site.asked[self.path]) if callable(answer) else answer
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                    self.wfile.write(body)

            def log_message(self, *arguments):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def site():
    site = Site()
    yield site
    site.server.shutdown()
    site.server.server_close()


class Time:
    """A clock that only moves when somebody sleeps."""

    def __init__(self) -> None:
        self.now, self.slept = 0.0, []

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds

    def clock(self) -> float:
        return self.now


@pytest.fixture
def visit(site):
    """Fetch paths of the site; gives the pages and the clock."""
    memory = Memory()

    def go(*paths, manners=None, listed=False):
        time, manners = Time(), manners or Manners()
        with make_client(manners) as client:
            fetcher = Fetcher(client, manners, memory, time.sleep, time.clock)
            if listed:
                return list(fetcher.fetch_list(site.url + paths[0])), time
            return list(fetcher.fetch_all(Listed(site.url + path) for path in paths)), time

    return go


def test_a_page_comes_with_what_the_host_said(site, visit):
    site.pages["/a.html"] = (200, b"<p>x</p>", {"Content-Type": "text/html; charset=gbk"})
    [page], _ = visit("/a.html")
    assert (page.source_uri, page.data) == (f"{site.url}/a.html", b"<p>x</p>")
    assert page.hints == {"url": f"{site.url}/a.html", "content_type": "text/html; charset=gbk", "charset": "gbk"}
    assert site.headers[-1]["User-Agent"].startswith("BlotterBot/")


def test_robots_txt_is_obeyed_and_asked_once(site, visit):
    site.pages["/robots.txt"] = (200, b"User-agent: *\nDisallow: /private\nCrawl-delay: 7\n", {})
    site.pages["/a"] = site.pages["/b"] = (200, b"x", {})
    (first, forbidden, second), time = visit("/a", "/private/c", "/b")
    assert forbidden.hints == {"error": "robots.txt forbids it"}
    assert site.asked["/private/c"] == 0 and site.asked["/robots.txt"] == 1
    assert (first.data, second.data) == (b"x", b"x")
    assert time.slept == [7.0, 7.0]


def test_a_host_whose_robots_txt_fails_is_not_visited(site, visit):
    site.pages["/robots.txt"] = (503, b"", {})
    [page], _ = visit("/a")
    assert page.hints == {"error": "robots.txt forbids it"}


def test_the_second_visit_asks_only_for_what_changed(site, visit):
    def answer(headers, _):
        return (304, b"", {}) if headers.get("If-None-Match") == '"v1"' else (200, b"x", {"ETag": '"v1"'})

    site.pages["/a"] = answer
    first, _ = visit("/a")
    second, _ = visit("/a")
    assert len(first) == 1 and second == []


def test_a_tired_host_is_waited_for_longer_each_time(site, visit):
    site.pages["/a"] = lambda headers, count: (503, b"", {}) if count < 3 else (200, b"x", {})
    [page], time = visit("/a", manners=Manners(seconds_between=0))
    assert page.data == b"x"
    assert time.slept == [2.0, 4.0]


def test_retry_after_is_kept_up_to_a_limit(site, visit):
    site.pages["/a"] = lambda headers, count: (429, b"", {"Retry-After": "9"}) if count == 1 else (200, b"x", {})
    site.pages["/b"] = (429, b"", {"Retry-After": "86400"})
    (patient, given_up), time = visit("/a", "/b", manners=Manners(seconds_between=0))
    assert patient.data == b"x" and time.slept == [9.0]
    assert given_up.hints == {"error": "http status 429"} and site.asked["/b"] == 1


def test_what_cannot_be_had_is_a_problem_with_its_reason(site, visit):
    site.pages["/big"] = (200, b"x" * 3_000_000, {})
    site.pages["/loop"] = (302, b"", {"Location": "/loop"})
    (gone, big, loop), _ = visit("/gone", "/big", "/loop", manners=Manners(max_bytes=2**20, retries=0))
    assert gone.hints["error"] == "http status 404"
    assert big.hints["error"] == "larger than 1 MiB"
    assert loop.hints["error"] == "redirected more than 5 times" and site.asked["/loop"] == 6


def test_a_redirect_is_asked_of_the_robots_txt_it_leads_to(site, visit):
    site.pages["/robots.txt"] = (200, b"User-agent: *\nDisallow: /private\n", {})
    site.pages["/a"] = (301, b"", {"Location": "/b"})
    site.pages["/b"] = (200, b"x", {})
    site.pages["/c"] = (302, b"", {"Location": "/private/d"})
    site.pages["/e"] = (302, b"", {"Location": "file:///etc/passwd"})
    (moved, forbidden, odd), _ = visit("/a", "/c", "/e")
    assert (moved.source_uri, moved.hints["url"], moved.data) == (f"{site.url}/a", f"{site.url}/b", b"x")
    assert "robots.txt forbids" in forbidden.hints["error"] and site.asked["/private/d"] == 0
    assert odd.hints["error"] == "led to an address that is no web page"


def test_a_robots_txt_that_has_moved_is_followed(site, visit):
    site.pages["/robots.txt"] = (301, b"", {"Location": "/rules"})
    site.pages["/rules"] = (200, b"User-agent: *\nDisallow: /private\n", {})
    site.pages["/a"] = (200, b"x", {})
    (page, forbidden), _ = visit("/a", "/private/b")
    assert page.data == b"x" and forbidden.hints == {"error": "robots.txt forbids it"}


def test_a_host_that_drips_bytes_is_left(site):
    site.pages["/robots.txt"] = (404, b"", {})
    site.pages["/slow"] = (200, b"x" * 400_000, {})
    now = iter(range(0, 10**6, 50))
    with make_client(Manners()) as client:
        fetcher = Fetcher(client, Manners(retries=0, page_seconds=60), Memory(), lambda _: None, lambda: float(next(now)))
        [page] = fetcher.fetch_all([Listed(f"{site.url}/slow")])
    assert page.hints == {"error": "took longer than 60 s"}


def test_retry_after_may_be_a_date(site, visit):
    later = format_datetime(dt.datetime.now(dt.UTC) + dt.timedelta(seconds=30), usegmt=True)
    site.pages["/a"] = lambda headers, count: (503, b"", {"Retry-After": later}) if count == 1 else (200, b"x", {})
    [page], time = visit("/a", manners=Manners(seconds_between=0))
    assert page.data == b"x"
    assert 28 <= time.slept[0] <= 31


def test_a_connection_that_breaks_is_tried_again(site, visit):
    site.pages["/a"] = lambda headers, count: (200, b"x", {"Content-Length": "9"} if count == 1 else {})
    [page], time = visit("/a", manners=Manners(seconds_between=0, timeout_seconds=5))
    assert page.data == b"x" and time.slept == [2.0]


def test_a_stopped_visit_goes_on_where_it_was(site):
    """Whoever stops reading stops the visit: what was not taken was not asked for, and asks again without harm."""
    for name in "abc":
        site.pages[f"/{name}"] = lambda headers, count: (
            (304, b"", {}) if "If-None-Match" in headers else (200, b"x", {"ETag": "1"})
        )
    memory, listed = Memory(), [Listed(f"{site.url}/{name}") for name in "abc"]
    manners = Manners(seconds_between=0)
    with make_client(manners) as client:
        pages = Fetcher(client, manners, memory, lambda _: None).fetch_all(listed)
        assert next(pages).source_uri.endswith("/a")
        pages.close()
        assert site.asked["/b"] == 0
        again = Fetcher(client, manners, Memory(dict(memory.tags)), lambda _: None)
        assert [page.source_uri[-1] for page in again.fetch_all(listed)] == ["b", "c"]
        assert again.unchanged == 1


def test_lists_within_lists_end(site, visit):
    site.pages["/index.xml"] = (200, b"<sitemapindex><sitemap><loc>/index.xml</loc></sitemap></sitemapindex>", {})
    [page], _ = visit("/index.xml", listed=True)
    assert page.hints == {"error": "lists are nested too deep"} and site.asked["/index.xml"] == 3


def test_a_list_that_cannot_be_had_is_a_problem(site, visit):
    site.pages["/robots.txt"] = (200, b"User-agent: *\nDisallow: /feed\n", {})
    site.pages["/page"] = (200, b"<html><body>no feed</body></html>", {})
    [forbidden], _ = visit("/feed", listed=True)
    [missing], _ = visit("/missing", listed=True)
    [page], _ = visit("/page", listed=True)
    assert forbidden.hints["error"] == "robots.txt forbids it"
    assert missing.hints["error"] == "http status 404"
    assert page.hints["error"] == "the list is neither feed nor sitemap, but <html>"


def test_a_broken_entry_takes_none_of_its_neighbours_along(site, visit):
    site.pages["/feed"] = (200, b"<rss><channel><item><link>/gone</link></item><item><link>/a</link></item></channel></rss>", {})
    site.pages["/a"] = (200, b"x", {})
    (gone, page), _ = visit("/feed", listed=True)
    assert gone.hints["error"] == "http status 404" and page.data == b"x"


def test_nobody_there_is_a_problem_too():
    with make_client(Manners()) as client:
        fetcher = Fetcher(client, Manners(retries=0), Memory(), lambda _: None)
        [page] = fetcher.fetch_all([Listed("http://127.0.0.1:9/a")])
    assert page.hints["error"]


def test_feeds_give_dates_and_titles_as_hints(site, visit):
    site.pages["/feed"] = (200, RSS.encode(), {})
    site.pages["/a.html"] = (200, b"x", {})
    [page], _ = visit("/feed", listed=True)
    assert page.hints["title"] == "通报一"
    assert page.hints["date"] == "Tue, 27 Aug 2024 08:00:00 GMT"


def test_a_sitemap_index_is_followed(site, visit):
    site.pages["/index.xml"] = (200, b"<sitemapindex><sitemap><loc>/map.xml</loc></sitemap></sitemapindex>", {})
    site.pages["/map.xml"] = (200, SITEMAP.encode(), {})
    site.pages["/a.html"] = (200, b"x", {})
    [page], _ = visit("/index.xml", listed=True)
    assert (page.data, page.hints["date"]) == (b"x", "2024-08-27")


@pytest.mark.parametrize(
    ("data", "urls"),
    [
        (RSS, ["http://h/a.html"]),
        (ATOM, ["http://h/b.html"]),
        (SITEMAP, ["http://h/a.html"]),
        ("# remark\nhttp://x/1\n\nhttp://x/1\nfile:///etc/passwd\nrel.html\n", ["http://x/1", "http://h/rel.html"]),
    ],
)
def test_lists_of_all_kinds(data, urls):
    assert [listed.url for listed in read_list(data.encode(), "http://h/list")] == urls
    assert [listed.url for listed in read_list(gzip.compress(data.encode()), "http://h/list.gz")] == urls


@pytest.mark.parametrize("charset", ["gb2312", "GBK", "Big5", "utf-8", "ISO-8859-1"])
def test_feeds_in_the_charsets_of_their_time(charset):
    title = "通報" if charset == "Big5" else "café" if charset == "ISO-8859-1" else "通报"
    text = f'\r\n<?xml version="1.0" encoding="{charset}"?><rss><item><title>{title}</title><link>http://h/a</link></item></rss>'
    assert read_list(text.encode(charset), "http://h/") == [Listed("http://h/a", None, title)]


def test_bare_ampersands_and_html_entities_break_no_feed():
    text = "<rss><item><title>R&D&nbsp;in caf&eacute;s &amp; bars</title><link>http://h/a?x=1&y=2</link></item></rss>"
    assert read_list(text.encode(), "http://h/") == [Listed("http://h/a?x=1&y=2", None, "R&D\u00a0in cafés & bars")]


def test_a_feed_may_name_its_pages_by_guid_alone():
    text = "<rss><item><guid>http://h/a</guid></item><item><guid>42</guid></item></rss>"
    assert [listed.url for listed in read_list(text.encode(), "http://h/")] == ["http://h/a"]


def test_news_sitemaps_give_the_day_of_publication():
    text = (
        '<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>http://h/a</loc><lastmod>2024-09-02</lastmod>'
        "<n:news><n:publication_date>2024-09-01</n:publication_date><n:title>T</n:title></n:news></url></urlset>"
    )
    assert read_list(text.encode(), "http://h/") == [Listed("http://h/a", "2024-09-01", "T")]


def test_a_packed_list_is_unpacked_within_limits(monkeypatch):
    monkeypatch.setattr("tasks.ingest.fetching.lists.MAX_LIST_BYTES", 1_000)
    with pytest.raises(ValueError, match="larger than"):
        read_list(gzip.compress(b"http://h/a\n" * 10_000), "http://h/")
    with pytest.raises(ValueError, match="broken gzip"):
        read_list(b"\x1f\x8b\x08garbage", "http://h/")


@pytest.mark.parametrize("data", ["<rss><channel>", '<!DOCTYPE x [<!ENTITY a "b">]><rss>&a;</rss>'])
def test_broken_and_hostile_lists_are_told(data):
    with pytest.raises(ValueError, match="the list"):
        read_list(data.encode(), "http://h/")


def test_a_run_fetches_a_feed_and_a_second_one_only_what_changed(site, tmp_path, monkeypatch):
    monkeypatch.setattr("tasks.ingest.fetching.visits.Manners", lambda: Manners(seconds_between=0, retries=0))
    answers = {"etag": '"v1"', "body": b"<p>one</p>"}

    def answer(headers, _):
        return (
            (304, b"", {})
            if headers.get("If-None-Match") == answers["etag"]
            else (200, answers["body"], {"ETag": answers["etag"]})
        )

    site.pages["/feed"] = (200, RSS.encode(), {})
    site.pages["/a.html"] = answer
    store = Store(str(tmp_path))

    def run():
        tally = Tally()
        for batch in receive(store, [f"feed:{site.url}/feed"], tally, 100):
            store.land(batch)
        return tally.received, tally.landed, tally.kept

    assert run() == (1, 1, 0)
    assert run() == (0, 0, 0)
    answers.update(etag='"v2"', body=b"<p>two</p>")
    assert run() == (1, 1, 0)
    site.pages["/a.html"] = (500, b"", {})
    assert run() == (1, 0, 1)
    assert set(store.contents(store.batches()[-1]).values()) == {b"<p>two</p>"}
