"""The word patterns kept as data: each is asked for by the code of its room, stands once, and in the file of its use."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest

from tasks.reference.tables import REFERENCE_FOLDER, read_yaml
from tasks.text.patterns import read_patterns

ROOMS = ("documents", "facts", "records")
FILES = [(room, path.stem) for room in ROOMS for path in sorted((REFERENCE_FOLDER / room / "words").glob("*.yml"))]


def _entries(room: str) -> dict[str, Any]:
    files = (read_yaml(f"{of_room}/words/{use}.yml") for of_room, use in FILES if of_room == room)
    return {name: entry for entries in files for name, entry in entries.items()}


def _code(room: str) -> str:
    folder = REFERENCE_FOLDER.parents[1] / "tasks" / "transform" / room
    return "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))


@pytest.mark.parametrize("room", ROOMS)
def test_every_pattern_is_asked_for_by_the_code(room: str) -> None:
    code = _code(room)
    asked_for = set(re.findall(r"\"([a-z_]+\.[a-z_.0-9]+)\"", code))
    families = tuple(re.findall(r"\bf\"([a-z_]+\.[a-z_.0-9]+\.)\{", code))  # names that the code puts together
    assert {name for name in _entries(room) if not name.startswith(families)} <= asked_for


@pytest.mark.parametrize(("room", "use"), FILES)
def test_a_pattern_stands_in_the_file_of_its_use(room: str, use: str) -> None:
    assert {name.partition(".")[0] for name in read_yaml(f"{room}/words/{use}.yml")} == {use}


@pytest.mark.parametrize("room", ROOMS)
def test_no_two_names_stand_for_the_same_words(room: str) -> None:
    compiled = (read_patterns(room, name) for name in _entries(room))
    found = Counter(repr({language: words.pattern for language, words in patterns.items()}) for patterns in compiled)
    assert [words for words, times in found.items() if times > 1] == []


@pytest.mark.parametrize("room", ROOMS)
def test_every_pattern_is_of_known_languages(room: str) -> None:
    assert {language for name in _entries(room) for language in read_patterns(room, name)} <= {"any", "zh", "en", "fr"}


def test_a_name_that_no_file_has_is_an_error() -> None:
    with pytest.raises(KeyError):
        read_patterns("records", "places.no_such_words")


def test_no_name_stands_twice_in_a_file() -> None:
    """YAML keeps the last of two equal keys without a word: the first would be lost."""
    for path in sorted(REFERENCE_FOLDER.glob("*/words/*.yml")):
        names = re.findall(r"^([\w.]+):", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert len(names) == len(set(names)), sorted({name for name in names if names.count(name) > 1})
