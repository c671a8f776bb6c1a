"""The fetcher: polite, bounded, and able to go on where it was stopped."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpx

from tasks.ingest.fetching.lists import Listed, read_list
from tasks.ingest.received import MAX_PAGE_BYTES, Received, refused

_MOVED = frozenset((301, 302, 303, 307, 308))
AGENT = "BlotterBot/0.1 (+announcements of enforcement; obeys robots.txt)"


@dataclass(frozen=True, slots=True)
class Manners:
    """How the fetcher behaves towards the hosts it visits."""

    seconds_between: float = 2.0
    """Pause between two requests to one host; a longer ``Crawl-delay`` in its robots.txt wins."""
    timeout_seconds: float = 30.0
    """Longest wait for a connection or for the next bytes."""
    page_seconds: float = 120.0
    """Longest time for a whole page: a host that drips bytes is left."""
    max_bytes: int = MAX_PAGE_BYTES
    retries: int = 3
    """Tries after the first, on connection errors and on 429 and 5xx; each waits twice as long as the one before."""
    back_off_seconds: float = 2.0
    max_wait_seconds: float = 120.0
    """Longest ``Retry-After`` that is waited for; a host that asks for more gets its page as a problem this time."""
    redirects: int = 5
    """Steps from one address to the next before a page counts as lost."""
    max_list_depth: int = 2
    """A sitemap index lists sitemaps; deeper nesting is not followed."""


@dataclass(slots=True)
class Memory:
    """What the last visit learned of each address, so that the next one asks conditionally: ETag and Last-Modified."""

    tags: dict[str, dict[str, str]] = field(default_factory=dict)


class Fetcher:
    """Fetches pages one after the other. ``sleep`` and ``clock`` are given from outside, so that tests need not wait."""

    def __init__(
        self,
        client: httpx.Client,
        manners: Manners,
        memory: Memory,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client, self._manners, self._memory = client, manners, memory
        self._sleep, self._clock = sleep, clock
        self._robots: dict[str, RobotFileParser | None] = {}
        self._last_request: dict[str, float] = {}
        self.unchanged = 0
        """How many addresses answered that their page is as it was."""

    def fetch_all(self, addresses: Iterable[Listed]) -> Iterator[Received]:
        """The pages behind the addresses; one that cannot be had has the hint ``error``, an unchanged one is left out."""
        for listed in addresses:
            page = self.fetch(listed)
            if page is not None:
                yield page

    def fetch_list(self, url: str, depth: int = 0) -> Iterator[Received]:
        """The pages that a feed, sitemap or list at ``url`` names; lists within it are followed."""
        answer = self._get(url, conditional=False)
        if isinstance(answer, str):
            yield refused(url, answer)
            return
        try:
            listed = read_list(answer.content, answer.url)
        except ValueError as error:
            yield refused(url, str(error))
            return
        for entry in listed:
            if not entry.is_list:
                page = self.fetch(entry)
                if page is not None:
                    yield page
            elif depth < self._manners.max_list_depth:
                yield from self.fetch_list(entry.url, depth + 1)
            else:
                yield refused(entry.url, "lists are nested too deep")

    def fetch(self, listed: Listed) -> Received | None:
        """One page; null where the host says that it is unchanged since the last visit."""
        answer = self._get(listed.url, conditional=True)
        if isinstance(answer, str):
            return refused(listed.url, answer)
        if answer.status_code == 304:
            self.unchanged += 1
            return None
        tags = {"etag": answer.headers.get("etag", ""), "modified": answer.headers.get("last-modified", "")}
        self._memory.tags[listed.url] = {name: value for name, value in tags.items() if value}
        hints = {
            "url": answer.url,
            "content_type": answer.headers.get("content-type", ""),
            "charset": answer.charset_encoding or "",
        }
        hints |= {"date": listed.date or "", "title": listed.title or ""}
        return Received(listed.url, answer.content, {name: value for name, value in hints.items() if value})

    def _get(self, url: str, conditional: bool) -> _Answer | str:
        if not self._may_fetch(url):
            return "robots.txt forbids it"
        headers = _conditions(self._memory.tags.get(url, {})) if conditional else {}
        reason = ""
        for attempt in range(self._manners.retries + 1):
            self._wait_for_turn(url)
            try:
                answer = self._request(url, headers)
            except httpx.HTTPError as error:
                reason = f"{type(error).__name__}: {error}"[:200]
                wait = self._manners.back_off_seconds * 2**attempt
            else:
                if isinstance(answer, str):
                    return answer
                if answer.status_code not in (429, 500, 502, 503, 504):
                    success = answer.status_code == 304 or 200 <= answer.status_code < 300
                    return answer if success else f"http status {answer.status_code}"
                reason = f"http status {answer.status_code}"
                wait = _retry_after(answer.headers) or self._manners.back_off_seconds * 2**attempt
            if wait > self._manners.max_wait_seconds:
                break
            if attempt < self._manners.retries:
                self._sleep(wait)
        return reason

    def _request(self, url: str, headers: Mapping[str, str], asks: bool = True) -> _Answer | str:
        """One answer, redirects followed: each step is asked of its host's robots.txt and waits its turn there.

        A robots.txt itself is fetched without asking (``asks`` false).
        """
        for step in range(self._manners.redirects + 1):
            answer = self._ask(url, headers)
            target = "" if isinstance(answer, str) or answer.status_code not in _MOVED else answer.headers.get("location", "")
            if isinstance(answer, str) or not target:
                return answer
            url = urljoin(answer.url, target)
            if urlsplit(url).scheme not in ("http", "https"):
                return "led to an address that is no web page"
            if asks and step < self._manners.redirects:
                if not self._may_fetch(url):
                    return f"led to {url}, which robots.txt forbids"[:300]
                self._wait_for_turn(url)
        return f"redirected more than {self._manners.redirects} times"

    def _ask(self, url: str, headers: Mapping[str, str]) -> _Answer | str:
        started = self._clock()
        with self._client.stream("GET", url, headers=dict(headers)) as response:
            content = bytearray()
            for chunk in response.iter_bytes():
                content += chunk
                if len(content) > self._manners.max_bytes:
                    return f"larger than {self._manners.max_bytes // 2**20} MiB"
                if self._clock() - started > self._manners.page_seconds:
                    return f"took longer than {self._manners.page_seconds:.0f} s"
            return _Answer(
                response.status_code, str(response.url), dict(response.headers), bytes(content), response.charset_encoding
            )

    def _wait_for_turn(self, url: str) -> None:
        host = _host(url)
        pause = self._manners.seconds_between
        robots = self._robots.get(host)
        if robots is not None:
            pause = max(pause, min(float(robots.crawl_delay(AGENT) or 0), self._manners.max_wait_seconds))
        if host in self._last_request:
            rest = self._last_request[host] + pause - self._clock()
            if rest > 0:
                self._sleep(rest)
        self._last_request[host] = self._clock()

    def _may_fetch(self, url: str) -> bool:
        host = _host(url)
        if host not in self._robots:
            self._robots[host] = self._read_robots(host)
        robots = self._robots[host]
        return robots is None or robots.can_fetch(AGENT, url)

    def _read_robots(self, host: str) -> RobotFileParser | None:
        """Rules of a host; null where it has none. A host whose robots.txt fails to answer is not visited (RFC 9309, 2.3.1.4)."""
        rules = RobotFileParser()
        try:
            answer = self._request(f"{host}/robots.txt", {}, asks=False)
        except httpx.HTTPError:
            rules.parse(["User-agent: *", "Disallow: /"])
            return rules
        self._last_request[host] = self._clock()
        if isinstance(answer, str) or answer.status_code >= 500:
            rules.parse(["User-agent: *", "Disallow: /"])
            return rules
        if answer.status_code >= 400:
            return None
        rules.parse(answer.content[: 500 * 1024].decode("utf-8", "replace").splitlines())
        return rules


@dataclass(frozen=True, slots=True)
class _Answer:
    status_code: int
    url: str
    headers: dict[str, str]
    content: bytes
    charset_encoding: str | None


def make_client(manners: Manners) -> httpx.Client:
    """A client with the fetcher's name, bounded waits and few redirects."""
    return httpx.Client(
        headers={"User-Agent": AGENT, "Accept": "text/html, application/xhtml+xml, text/plain, application/xml;q=0.9, */*;q=0.1"},
        timeout=manners.timeout_seconds,
        follow_redirects=False,  # the fetcher asks each step's robots.txt
    )


def _host(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _conditions(tags: Mapping[str, str]) -> dict[str, str]:
    names = {"etag": "If-None-Match", "modified": "If-Modified-Since"}
    return {header: tags[name] for name, header in names.items() if tags.get(name)}


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds that the host asks to wait: as a number, or as a date against the host's own clock (RFC 9110, 10.2.3)."""
    value = headers.get("retry-after", "").strip()
    if value.isdigit():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - parsedate_to_datetime(headers["date"])).total_seconds())
    except (KeyError, ValueError, TypeError):
        return None
