"""The report as a reader meets it: opened from disk, without network, with pages in it that mean harm."""

from __future__ import annotations

import pytest

from tasks.export.report import write_report
from tests.browser.conftest import HOSTILE
from tests.tasks.export.conftest import claim, document


def rows(page):
    return [text.split("\n")[0] for text in page.locator("#reader .row-head b").all_inner_texts()]


def test_it_opens_from_disk_and_asks_the_network_for_nothing(opened, report):
    tab = opened()
    assert tab.requests == [report.as_uri()]
    assert "4 documents were read" in tab.page.inner_text("#overview")
    for section in ("series", "chapters", "months", "partners", "hijacks", "problems", "reader"):
        assert tab.page.locator(f"#{section} h2").count() == 1, section
    assert tab.page.locator("#series svg .point").count() == 3


def test_filters_search_and_sorting_change_the_list(opened):
    page = opened().page
    assert rows(page)[0] == "70 suspects"
    page.select_option("#sort", "largest")
    assert rows(page)[0] == "30,500 suspects"
    page.select_option("[data-filter=language]", "zh-Hans")
    page.select_option("[data-filter=verdict]", "hijacked")
    assert rows(page) == ["30,500 suspects"]
    page.get_by_role("button", name="Clear").click()
    page.fill("#search", "当日 抓获")
    assert rows(page) == ["12 suspects"]
    page.fill("#search", "no such words")
    assert rows(page) == [] and "No claim fits" in page.inner_text(".counter")


def test_a_click_shows_the_words_at_their_place(opened):
    page = opened().page
    page.fill("#search", "2.05")
    page.locator("#reader .row").first.click()
    chosen = page.locator(".detail mark.chosen").all_inner_texts()
    assert "".join(chosen) == "缅甸警方累计移交嫌疑人2.05万名"  # the text begins with a sign outside the basic plane
    assert page.locator(".detail mark.mark-persons").inner_text() == "程立安"
    page.locator(".legend .mark-persons").click()
    assert page.locator(".detail mark.mark-persons").count() == 0


def test_a_conflict_is_shown_with_what_was_taken_out_the_dates_and_the_copies(opened):
    page = opened().page
    assert "this copy's number differs" in page.inner_text("#series table")
    page.locator("#series .point.conflict").click()
    detail = page.locator(".detail")
    assert "conflict" in detail.locator(".facts").inner_text()
    assert detail.locator("del").all_inner_texts() == ["7731mm金岸城"]
    assert "These dates disagree." in detail.inner_text() and "74 days away" in detail.inner_text()
    assert "2.05万 -> 3.05万" in detail.inner_text()
    assert detail.locator("mark.chosen").first.is_visible()


def test_the_overview_says_how_many_since_when_by_whom_and_which_reports_disagree(opened):
    page = opened().page
    total = page.locator(".findings .line").first
    assert "20,500 suspects" in total.inner_text() and "said by 程立安" in total.inner_text()
    assert "northern Myanmar" in total.inner_text() and "1 conflict" in total.inner_text()
    told = page.locator("#disagreements .line")
    assert "30,500 against 20,500" in told.inner_text() and "this copy's number differs" in told.inner_text()
    told.click()
    assert "30,500" in page.inner_text(".detail .figure")
    assert "a firm reading" in page.inner_text(".detail .facts")


def test_a_number_of_a_month_opens_its_claims_each_article_once(opened):
    page = opened().page
    page.get_by_role("button", name="handovers, 2025-05: 1").click()
    assert rows(page) == ["20,500 suspects"]
    page.get_by_label("each article once").uncheck()
    assert sorted(rows(page)) == ["20,500 suspects", "30,500 suspects"]


def test_a_number_of_a_partner_shows_its_words_beside_it(opened):
    page = opened().page
    page.get_by_role("button", name="China, handover: 1").click()
    assert "累计移交嫌疑人2.05万名" in page.inner_text("#partners .words")


def test_words_of_a_page_stay_words(opened):
    page = opened().page
    page.select_option("[data-filter=language]", "en")
    page.locator("#reader .row").first.click()
    page.locator("#problems summary").click()
    page.wait_for_timeout(50)
    assert page.evaluate("window.hacked") is None
    assert page.locator(".detail h3").inner_text() == HOSTILE
    assert page.locator("main script, main img, main iframe, a[href^='javascript']").count() == 0
    assert HOSTILE in page.locator(".detail .text").inner_text()


def test_the_policy_stops_what_is_not_ours(browser, report):
    """Even markup that got into the page would not run: our own script and style are named by their hashes."""
    text = report.read_text(encoding="utf-8").replace("</main>", "</main><script>window.hacked = 5</script>")
    report.write_text(text, encoding="utf-8")
    page = browser.new_page()
    page.set_default_timeout(180_000)
    page.goto(report.as_uri())
    page.locator("#overview h2").wait_for()
    assert page.evaluate("window.hacked") is None
    page.close()


def test_the_keyboard_is_enough(opened):
    page = opened().page
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.locator(".list").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.locator(".row[aria-selected=true]").get_attribute("aria-posinset") == "2"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "detail"
    page.locator("#series .point").first.focus()
    page.keyboard.press("Enter")
    assert "12,000" in page.inner_text(".detail .figure")


@pytest.mark.parametrize(
    ("locale", "heading"), [("zh-CN", "证据阅读器"), ("fr-FR", "Lecteur de preuves"), ("de-DE", "Evidence reader")]
)
def test_a_narrow_screen_in_the_readers_language(opened, locale, heading):
    page = opened(width=360, locale=locale).page
    assert page.inner_text("#reader h2") == heading
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator("#reader .row").first.click()
    assert page.locator(".detail").is_visible() and not page.locator(".list").is_visible()
    page.keyboard.press("Escape")
    assert page.locator(".list").is_visible()


def test_five_thousand_claims_are_drawn_only_where_they_are_seen(opened, build, tmp_path):
    text = "".join(f"第{number:04d}次抓获。" for number in range(5000))
    documents = [document(1, text)]
    claims = [claim(documents[0], f"c{number:04d}", f"第{number:04d}次抓获", number + 1) for number in range(5000)]
    path = tmp_path / "many.html"
    path.write_text(write_report(build(documents=documents, claims=claims)), encoding="utf-8")
    page = opened(path).page
    assert "5,000 claims" in page.inner_text(".counter")
    assert page.locator("#reader .row").count() < 60
    page.locator(".list").focus()
    page.keyboard.press("End")
    assert "第4999次抓获" in page.locator(".row[aria-selected=true]").inner_text()
    assert page.locator("#reader .row").count() < 60


def test_a_larger_release_is_sampled_and_says_so(opened, build, tmp_path):
    doc = document(1, "一二三四五")
    claims = [claim(doc, f"c{number}", sign, number) for number, sign in enumerate(doc["text"])]
    path = tmp_path / "sampled.html"
    path.write_text(write_report(build(documents=[doc], claims=claims), most_claims=2), encoding="utf-8")
    page = opened(path).page
    assert "carries 2 of 5 claims" in page.inner_text("#overview")
    assert page.locator("#reader .row").count() == 2
