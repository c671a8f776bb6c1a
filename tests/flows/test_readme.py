"""The README's words are true: its snippets run, its targets exist."""

from __future__ import annotations

import re

import pytest

from tests.flows.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
SNIPPETS = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)


@pytest.mark.parametrize("number", range(len(SNIPPETS)))
def test_the_snippets_run_on_the_sample(number, sample, tmp_path, monkeypatch, capsys):
    store, _ = sample
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "store").symlink_to(store)
    monkeypatch.chdir(tmp_path)
    exec(compile(SNIPPETS[number], f"README snippet {number}", "exec"), {})
    assert "26000" in capsys.readouterr().out


def test_the_targets_and_documents_that_it_names_exist():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"(?:^|`)make ([a-z]+)", README, flags=re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, flags=re.MULTILINE), target
    for path in re.findall(r"`(docs/[a-z-]+\.md)`", README):
        assert (ROOT / path).is_file(), path
