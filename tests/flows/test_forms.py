"""What a form takes, and what it refuses, by the name of the field."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from flows.sources import Settings, SettingsError, find_inputs, inbox_path, load_settings, told


@pytest.fixture
def settings(tmp_path, monkeypatch):
    """Settings with a folder, a list, a feed and an inbox with one page."""
    monkeypatch.chdir(tmp_path)
    for name in ("pages", "inbox/2025-06", "elsewhere"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "page.html").write_text("<p>page</p>")
    (tmp_path / "addresses.txt").write_text("# two\nhttps://a.example/1\n\nhttps://b.example/2  # second\n")
    return Settings.model_validate(
        {
            "inbox": "inbox",
            "sources": {
                "local": {"kind": "folder", "path": "pages"},
                "listed": {"kind": "list", "path": "addresses.txt"},
                "fed": {"kind": "feed", "url": "https://c.example/rss"},
            },
        }
    )


def test_names_stand_for_what_the_settings_say(settings):
    assert find_inputs(settings, ["local", "listed", "fed"], ["2025-06/page.html"]) == [
        "pages", "https://a.example/1", "https://b.example/2", "feed:https://c.example/rss", "inbox/2025-06/page.html",
    ]  # fmt: skip


def test_an_empty_folder_gives_nothing_to_read(settings, tmp_path):
    (tmp_path / "pages" / "page.html").unlink()
    assert find_inputs(settings, ["local"]) == []


def test_an_unknown_source_is_named(settings):
    with pytest.raises(SettingsError, match="no source is called 'others'; there are: local, listed, fed, inbox"):
        find_inputs(settings, ["others"])


@pytest.mark.parametrize(
    "written", ["/etc", "../elsewhere", "2025-06/../../elsewhere", "~/x", "2025-06\\..\\..", "", "missing.html", "a\0b"]
)
def test_a_path_outside_the_inbox_is_refused(written, settings):
    with pytest.raises(SettingsError):
        inbox_path(settings, written)


@pytest.mark.parametrize("written", ["out", "2025-06", "."])
def test_a_link_out_of_the_inbox_is_refused(written, settings, tmp_path):
    (tmp_path / "inbox" / "out").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "inbox" / "2025-06" / "out.html").symlink_to(tmp_path / "elsewhere" / "page.html")
    with pytest.raises(SettingsError, match="leads out of the inbox through a link"):
        inbox_path(settings, written)


def test_a_loop_of_links_is_refused(settings, tmp_path):
    (tmp_path / "inbox" / "loop").symlink_to(tmp_path / "inbox" / "loop")
    with pytest.raises(SettingsError):
        inbox_path(settings, "loop")


def test_a_list_with_something_else_than_addresses_is_told_by_its_line(settings, tmp_path):
    (tmp_path / "addresses.txt").write_text("https://a.example/1\n/etc/passwd\n")
    with pytest.raises(SettingsError, match=r"source 'listed': line 2 of 'addresses\.txt' is not a web address"):
        find_inputs(settings, ["listed"])


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("inbos = 'x'", "inbos: Extra inputs are not permitted"),
        ("time_zone = 'Mars/Base'", "'Mars/Base' is not a time zone"),
        ("[nightly]\ncron = 'at night'", "nightly.cron: Value error, 'at night' is not a cron line"),
        ("[nightly]\nsources = ['x']", "nightly.sources names 'x', which is not among the sources"),
        ("[nightly]\nwhen_busy = 'panic'", "nightly.when_busy: Input should be 'refuse' or 'wait'"),
        ("[sources.x]\nkind = 'mail'", "sources.x"),
        ("[sources.inbox]\nkind = 'folder'\npath = 'x'", "choose another name"),
        ("store = ", "blotter.toml"),
    ],
)
def test_a_wrong_settings_file_is_one_clear_line(written, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BLOTTER_SETTINGS", raising=False)
    (tmp_path / "blotter.toml").write_text(written)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert message in str(caught.value) and "\n" not in str(caught.value)


def test_the_environment_wins_over_the_file(tmp_path, monkeypatch):
    monkeypatch.setenv("BLOTTER_SETTINGS", str(tmp_path / "other.toml"))
    monkeypatch.setenv("BLOTTER_STORE", "elsewhere")
    (tmp_path / "other.toml").write_text("store = 'here'\ninbox = 'box'\n")
    assert (load_settings().store, load_settings().inbox) == ("elsewhere", "box")


@pytest.mark.parametrize(
    ("form", "given", "message"),
    [
        ("AdHocForm", {"sources": ["others"]}, "sources.0"),
        ("AdHocForm", {"inbox": ["../x"]}, "inbox.0"),
        ("AdHocForm", {"sources": [], "inbox": []}, "choose at least one entry in Sources"),
        ("AdHocForm", {"as_of": "yesterday"}, "as_of"),
        ("AdHocForm", {"surces": ["sample"]}, "surces: Extra inputs are not permitted"),
        ("AdHocForm", {"workers": 0}, "workers: Input should be greater than or equal to 1"),
        ("AdHocForm", {"batch_pages": 10**6}, "batch_pages: Input should be less than or equal to 10000"),
        ("BackfillForm", {"first": 5, "last": 2}, "the last batch (2) comes before the first (5)"),
        ("VerifyForm", {"store": "/"}, "store: Extra inputs are not permitted"),
        ("ReleaseForm", {"store": "/"}, "store: Extra inputs are not permitted"),
        ("NightlyForm", {"inputs": ["/etc"]}, "inputs: Extra inputs are not permitted"),
    ],
)
def test_a_wrong_form_names_the_field(form, given, message):
    from flows import forms

    with pytest.raises(ValidationError) as caught:
        getattr(forms, form).model_validate(given)
    assert message in told(caught.value)


def test_every_field_explains_itself():
    from flows import forms

    for form in (forms.NightlyForm, forms.AdHocForm, forms.BackfillForm, forms.ReleaseForm, forms.VerifyForm):
        schema = form.model_json_schema()
        assert schema["additionalProperties"] is False and schema["description"]
        assert schema["properties"], "a form without fields is drawn as an empty editor, and submits nothing"
        for name, field in schema["properties"].items():
            assert field["title"] and field["description"], f"{form.__name__}.{name}"
            assert "anyOf" not in field, "the form would ask for a choice between a type and 'None'"


def test_a_field_that_is_left_empty_is_null():
    from flows import forms

    assert forms.filled(forms.ReleaseForm, {"as_of": None}).as_of is None
    assert forms.filled(forms.BackfillForm, {"last": None}).last is None


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"inbox": ["missing.html"]}, "Files or folders in the inbox: 'missing.html' is not in the inbox"),
        (
            {"workers": 0, "surces": 1},
            "Processes: Input should be greater than or equal to 1; surces: Extra inputs are not permitted",
        ),
        ({"sources": [], "inbox": []}, "choose at least one entry in Sources or in Files or folders in the inbox"),
        ("sample", "Input should be a valid dictionary or instance of AdHocForm"),
    ],
)
def test_what_is_wrong_is_told_in_the_words_of_the_form(given, line):
    from flows import forms

    with pytest.raises(SettingsError) as caught:
        forms.filled(forms.AdHocForm, given)
    assert str(caught.value) == line


@pytest.mark.parametrize("written", ["/etc", "~/x", "../x", "a/../../x", "a/..", "a\\b", "2025-06/..."])
def test_the_server_refuses_a_way_out_of_the_inbox_with_words(written):
    import re

    from flows import forms

    (rule,) = (part["not"] for part in [forms.AdHocForm.model_json_schema()["properties"]["inbox"]["items"]])
    assert (re.search(rule["pattern"], written) is not None) == (written != "2025-06/...")
    assert rule["description"].startswith("a path that leads out of the inbox")


def test_no_form_asks_for_a_store_an_address_or_a_secret():
    from flows import forms

    asked = {
        name for form in (forms.NightlyForm, forms.AdHocForm, forms.BackfillForm, forms.ReleaseForm) for name in form.model_fields
    }
    assert asked == {
        "sources", "inbox", "as_of", "pseudonymise", "workers", "batch_pages", "first", "last", "redo", "publish",
    }  # fmt: skip


def test_words_of_a_page_are_shown_letter_for_letter():
    from flows.artifacts import plain

    hostile = "<script>alert(1)</script> [x](javascript:alert(1)) ![p](http://e.example/p) | **b** `c`"
    shown = plain(hostile)
    assert "<" not in shown and "\\[x\\]\\(javascript" in shown and "\\!\\[p\\]" in shown and "\\|" in shown


def test_a_run_that_fails_by_our_own_word_leaves_no_trace_of_prefects_code():
    import logging

    from prefect.exceptions import FailedRun

    import flows.dashboard  # noqa: F401  (sets the filter)

    def passes(error):
        record = logging.LogRecord("prefect.flow_runs", logging.ERROR, __file__, 1, "exited", (), (type(error), error, None))
        return bool(logging.getLogger("prefect.flow_runs").filter(record))

    assert not passes(FailedRun("the release would break a rule"))
    assert passes(ValueError("a fault of ours"))
