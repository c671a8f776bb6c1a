"""The dashboard in a browser, as somebody uses it who has never seen Prefect."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.xdist_group("dashboard")

PATIENCE = 60_000
RUN_PATIENCE = 240_000


@pytest.fixture
def page(browser, dashboard):
    """A tab that has logged in; any request to elsewhere fails the test."""
    context = browser.new_context(viewport={"width": 1300, "height": 1000})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    elsewhere: list[str] = []
    local = (dashboard.address, dashboard.address.replace("http", "ws"), "data:", "blob:")
    page.on("requestfinished", lambda request: elsewhere.append(request.url) if not request.url.startswith(local) else None)
    page.goto(dashboard.address)
    page.locator("input[type=password]").fill(":".join(dashboard.password))
    page.get_by_role("button", name="Login").click()
    page.wait_for_url("**/dashboard**")
    yield page
    assert elsewhere == []
    context.close()


def open_form(page, dashboard, name):
    page.goto(f"{dashboard.address}/v2/deployments/deployment/{dashboard.deployment(name)['id']}/run")
    page.get_by_role("button", name="Submit").wait_for()


def test_a_run_is_started_from_its_form_and_its_numbers_are_read(page, dashboard, finished):
    open_form(page, dashboard, "ad-hoc")
    for words in ("Which of the declared sources to read", "Leave empty to publish everything", "Files or folders in the inbox"):
        expect(page.get_by_text(words).first).to_be_visible()
    expect(page.get_by_text("sample", exact=True).first).to_be_visible()  # chosen before the first click
    page.get_by_role("button", name="Submit").click()
    page.get_by_role("link", name=re.compile("View run|View", re.IGNORECASE)).or_(
        page.get_by_role("button", name=re.compile("View run", re.IGNORECASE))
    ).first.click()
    page.wait_for_url("**/runs/flow-run/**")
    expect(page.get_by_text("Completed", exact=True).first).to_be_visible(timeout=RUN_PATIENCE)
    page.get_by_role("tab", name="Artifacts").click()
    page.get_by_text("numbers", exact=False).first.click()
    expect(page.get_by_text("Pages received").first).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("Documents"))).to_contain_text("22")


def test_a_wrong_parameter_is_refused_with_its_field_named(page, dashboard):
    open_form(page, dashboard, "ad-hoc")
    page.get_by_role("button", name="Add item").click()
    page.get_by_role("textbox").last.fill("../elsewhere")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_text("Validation failed for field 'options.inbox[0]'").first).to_be_visible()
    expect(page.get_by_text("a path that leads out of the inbox").first).to_be_visible()
    assert "/run" in page.url


def test_a_number_out_of_range_is_refused_at_its_field(page, dashboard):
    open_form(page, dashboard, "ad-hoc")
    field = page.get_by_label("Pages in a batch")
    field.fill("0")
    assert field.evaluate("field => field.validity.rangeUnderflow")
    page.get_by_role("button", name="Submit").click()
    expect(field).to_be_focused()  # the browser itself points at it and says what is wrong
    assert "/run" in page.url


@pytest.mark.parametrize("name", ["nightly", "backfill", "release", "verify"])
def test_every_form_is_accepted_as_it_opens(page, dashboard, name):
    open_form(page, dashboard, name)
    expect(page.get_by_text("Property is type")).to_have_count(0)
    page.get_by_role("button", name="Submit").click()
    page.wait_for_url(re.compile(r"/deployment/[0-9a-f-]+(\?.*)?$"))  # back from the form, with a run that will start
