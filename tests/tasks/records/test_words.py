"""The word patterns kept as data: each is asked for by the code, once, and stands in the file of its use."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tasks.reference.tables import REFERENCE_FOLDER, read_yaml
from tasks.transform.records.words import pattern, patterns

USES = sorted(path.stem for path in (REFERENCE_FOLDER / "records/words").glob("*.yml"))
ENTRIES: dict[str, Any] = {name: entry for use in USES for name, entry in read_yaml(f"records/words/{use}.yml").items()}
CODE = "\n".join(path.read_text(encoding="utf-8") for path in Path("tasks/transform/records").rglob("*.py"))
ASKED_FOR = set(re.findall(r"\"([a-z_]+\.[a-z_.0-9]+)\"", CODE))
FAMILIES = tuple(re.findall(r"\bf\"([a-z_]+\.[a-z_.0-9]+\.)\{", CODE))
"""How the names begin of which the code puts the end together (``cooperation.phrases.``)."""


def test_every_pattern_is_asked_for_by_the_code() -> None:
    assert {name for name in ENTRIES if not name.startswith(FAMILIES)} <= ASKED_FOR


@pytest.mark.parametrize("use", USES)
def test_a_pattern_stands_in_the_file_of_its_use(use: str) -> None:
    assert {name.partition(".")[0] for name in read_yaml(f"records/words/{use}.yml")} == {use}


def test_no_two_names_stand_for_the_same_words() -> None:
    found = Counter(
        str(sorted((language, compiled.pattern) for language, compiled in patterns(name).items())) for name in ENTRIES
    )
    assert [words for words, times in found.items() if times > 1] == []


def test_every_pattern_is_of_known_languages() -> None:
    assert all(set(patterns(name)) <= {"any", "zh", "en", "fr"} for name in ENTRIES)


def test_a_name_that_no_file_has_is_an_error() -> None:
    with pytest.raises(KeyError):
        pattern("places.no_such_words")
