"""A report of invented documents, hostile ones among them, and Debian's Chromium to open it."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tasks.export.report import write_report
from tests.tasks.export.conftest import build as build
from tests.tasks.export.conftest import claim, document, evidence, person

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
HOSTILE = "<script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'>"
TEXT = "😀本报5月20日电 公安部程立安说，“清江行动”以来，缅甸警方累计移交嫌疑人2.05万名。\n当日抓获12名。"
TAMPERED = TEXT.replace("2.05", "3.05")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium; the tests are skipped where none is installed.

    No longer than a module: while Playwright is open an event loop runs in this thread, and whatever else is tested in the same
    process could start none of its own.
    """
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("no chromium is installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS, timeout=180_000)
        yield opened
        opened.close()


class Opened:
    """The report in a tab, and all that went wrong in it."""

    def __init__(self, browser: Any, path: Path, width: int = 1280, locale: str = "en-GB") -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 900}, locale=locale)
        self.context.set_default_timeout(180_000)  # a busy machine is no fault of the page
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text) if message.type != "log" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append(f"dialog {dialog.message}"), dialog.dismiss()))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(path.as_uri())


@pytest.fixture
def opened(browser, report) -> Iterator[Any]:
    """Opens the report (or another page) in a fresh context; whatever it complains of fails the test."""
    tabs: list[Opened] = []

    def open_page(path: Path = report, **more: Any) -> Opened:
        tabs.append(Opened(browser, path, **more))
        return tabs[-1]

    yield open_page
    for tab in tabs:
        tab.context.close()
    assert [complaint for tab in tabs for complaint in tab.complaints] == []


def point(number: int, doc: dict[str, Any], claim_id: str, low: float, status: str, rule: str, **more: Any) -> dict[str, Any]:
    row = {"point_id": f"p{number}", "series_id": "s1", "phase": 1, "as_of": doc["published_at"], "low": low, "high": low}
    row |= {"hedge": "exact", "status": status, "rule": rule, "claim_id": claim_id, "doc_id": doc["doc_id"], "sources": 1}
    return row | {"issuer": "程立安"} | more


@pytest.fixture
def report(build, tmp_path) -> Path:
    """The report's file."""
    dates = [
        {"date": dt.date(2025, 8, 2), "source": "info-line", "text": "2025-08-02", "verdict": "lost", "reason": "74 days away"},
        {"date": dt.date(2025, 5, 20), "source": "dateline", "text": "5月20日", "verdict": "published", "reason": "the dateline"},
    ]
    removals = [{"text": "7731mm金岸城", "signal": "injected_brand", "place": "head", "evidence": "a brand"}]
    first = document(1, TEXT.replace("2.05", "1.2"), published_at=dt.date(2025, 3, 10), title="缅北移交首报")
    genuine = document(2, TEXT, title="缅北再移交")
    tampered = document(3, TAMPERED, title="缅北再移交", integrity="hijacked", signals=["date_conflict", "injected_brand"])
    tampered |= {"injected": ["7731mm金岸城"], "dates": dates, "removals": removals}
    english = document(4, f"Police arrested 70 suspects on Monday. {HOSTILE}", language="en", title=HOSTILE)
    english |= {
        "url": "javascript:window.hacked = 3",
        "byline": HOSTILE,
        "publisher": "</script><script>window.hacked = 4</script>",
    }
    english |= {"injected": [HOSTILE], "captions": [HOSTILE], "published_at": dt.date(2025, 6, 1)}
    documents = [first, genuine, tampered, english]
    total = {"action": "handover", "cumulative": True, "places": ["MM"], "crimes": ["fraud"], "speaker": "程立安"}
    claims = [
        claim(first, "c1", "缅甸警方累计移交嫌疑人1.2万名", 12000, **total),
        claim(genuine, "c2", "缅甸警方累计移交嫌疑人2.05万名", 20500, **total),
        claim(tampered, "c3", "缅甸警方累计移交嫌疑人3.05万名", 30500, **total),
        claim(genuine, "c4", "当日抓获12名", 12, places=["CN"]),
        claim(english, "c5", "arrested 70 suspects", 70, places=["TH"], speaker=HOSTILE, place_text=HOSTILE),
    ]
    series = [{"series_id": "s1", "action": "handover", "object": "suspect", "unit": "person", "crimes": ["fraud"], "points": 3}]
    series[0] |= {"places": ["MM"], "place_text": "缅北"}
    points = [
        point(1, first, "c1", 12000, "reported", "series:first_report"),
        point(2, genuine, "c2", 20500, "reported", "series:later_total"),
        point(3, tampered, "c3", 30500, "conflict", "conflict:copy_differs_from_its_cluster", sources=0),
    ]
    clusters = [
        {"cluster_id": c, "doc_id": d["doc_id"], "is_representative": d is not tampered, "similarity": 0.97, "differences": []}
        for c, d in (("k1", first), ("k2", genuine), ("k2", tampered), ("k3", english))
    ]
    clusters[2]["differences"] = ["2.05万 -> 3.05万"]
    cooperation = [
        evidence(genuine, "缅甸警方累计移交嫌疑人2.05万名") | {"cooperation_id": "k1", "effort": "cooperation", "status": "done"}
        | {"parties": ["CN", "MM"], "mechanism": "handover"}
    ]  # fmt: skip
    problems = [{"problem_id": "x1", "stage": "documents", "reason": "page_empty", "severity": "error", "detail": HOSTILE}]
    tables = build(
        documents=documents, claims=claims, series=series, series_points=points, clusters=clusters, cooperation=cooperation,
        persons=[person(genuine, "程立安", "official")], problems=problems,
    )  # fmt: skip
    path = tmp_path / "report.html"
    path.write_text(write_report(tables), encoding="utf-8")
    return path
