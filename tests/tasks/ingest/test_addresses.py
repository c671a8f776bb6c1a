"""From what a user typed to files and addresses."""

import os

import pytest

from tasks.ingest import addresses
from tasks.ingest.addresses import InputError, address_of, as_input, check_inputs, find_files
from tasks.ingest.readers import read_file


def test_folders_are_searched_in_depth_and_hidden_files_passed_over(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b.html", "deep/a.html", ".hidden", ".git/c"):
        (tmp_path / name).write_text("x")
    assert [path.name for path in find_files([str(tmp_path)])] == ["b.html", "a.html"]


def test_a_file_named_twice_is_read_once(tmp_path):
    page = tmp_path / "a.html"
    page.write_text("x")
    assert len(list(find_files([str(page), str(tmp_path), str(tmp_path / "*.html")]))) == 1


@pytest.mark.parametrize("written", ["missing.html", "*.nothing"])
def test_an_input_that_names_nothing_is_told_by_its_name(tmp_path, written):
    with pytest.raises(InputError, match=r"nothing to read at .*" + written.replace("*", r"\*")):
        check_inputs([str(tmp_path / written)])


def test_an_empty_folder_is_told(tmp_path):
    with pytest.raises(InputError, match="holds no files"):
        check_inputs([str(tmp_path)])


def test_addresses_are_relative_below_the_working_directory(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert address_of(tmp_path / "in" / "a.html") == "in/a.html"
    assert address_of(tmp_path.parent / "a.html") == str(tmp_path.parent / "a.html")


def test_a_name_that_is_no_utf8_is_percent_encoded(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    name = os.fsdecode(b"\xb9\xab\xb0\xb2.html")
    (tmp_path / name).write_text("x")
    [path] = find_files([str(tmp_path)])
    assert address_of(path) == "%B9%AB%B0%B2.html"


def test_a_file_that_cannot_be_read_is_received_with_its_error(tmp_path):
    [page] = read_file(tmp_path / "gone.html")
    assert page.data == b"" and page.hints["error"].startswith("unreadable")


def test_a_pipe_in_a_folder_holds_nothing_up(tmp_path):
    os.mkfifo(tmp_path / "pipe.html")
    [page] = read_file(tmp_path / "pipe.html")
    assert page.data == b"" and "pipe" in page.hints["error"]


def test_a_link_to_a_folder_is_told_and_no_circle(tmp_path):
    (tmp_path / "a.html").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path)
    page, link = find_files([str(tmp_path)])
    assert (page.name, link.name) == ("a.html", "loop")
    [told] = read_file(link)
    assert "not followed" in told.hints["error"]


def test_a_folder_that_may_not_be_read_is_told(tmp_path, monkeypatch):
    (tmp_path / "a.html").write_text("x")
    (tmp_path / "closed").mkdir()
    walk = os.walk

    def refusing(folder, onerror):
        yield from walk(folder)
        onerror(PermissionError(13, "Permission denied", str(tmp_path / "closed")))

    monkeypatch.setattr(addresses.os, "walk", refusing)
    assert [path.name for path in find_files([str(tmp_path)])] == ["a.html", "closed"]


def test_a_name_that_is_no_utf8_can_be_handed_on_as_an_input(tmp_path):
    path = tmp_path / os.fsdecode(b"100% \xb9\xab.html")
    path.write_text("x")
    written = as_input(str(path))
    written.encode("utf-8")
    check_inputs([written])
    assert list(find_files([written])) == [path]
    assert as_input("a 100%.html") == "a 100%.html"
