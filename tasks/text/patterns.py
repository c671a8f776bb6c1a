"""Regular expressions with many alternatives: kept as data, and compiled so that a search passes by most of a text."""

from __future__ import annotations

import re
from functools import cache
from re import _constants as ops  # type: ignore[attr-defined]  # what `re` itself reads expressions with
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from tasks.reference.tables import read_yaml

_SETS = {ops.CATEGORY_DIGIT: r"\d", ops.CATEGORY_SPACE: r"\s", ops.CATEGORY_WORD: r"\w"}
_WIDTHLESS = frozenset({ops.AT, ops.ASSERT, ops.ASSERT_NOT})
_REPEATS = frozenset({ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT})


class _OpenError(Exception):
    """An expression may begin with almost any character, or match nothing at all."""


@cache
def read_patterns(room: str, name: str) -> dict[str, re.Pattern[str]]:
    """The pattern ``name`` of a room by language; ``KeyError`` if unknown.

    ``data/reference/ROOM/words`` holds a file for each use; the name of a pattern begins with that of its file (``places.away``
    stands in ``places.yml``). An entry has for each language (``zh``, ``en``, ``fr``, or ``any``, which holds for all three) its
    ``words``, alternatives that are tried in the order of the file, and where they need one a ``shape`` that says where the
    alternatives stand (``WORDS``). All are regular expressions over a shadow text (Simplified, lower case, ASCII punctuation) or,
    where they hold capitals, over the text itself.
    """
    use, _, _ = name.partition(".")
    found = {}
    for language, entry in read_yaml(f"{room}/words/{use}.yml")[name].items():
        found[language] = compile_guarded(entry.get("shape", "WORDS").replace("WORDS", "|".join(entry["words"])))
    return found


class RoomWords:
    """The word patterns of one room, kept as data in ``data/reference/ROOM/words``."""

    def __init__(self, room: str) -> None:
        self.room = room

    def patterns(self, name: str) -> dict[str, re.Pattern[str]]:
        """The pattern ``name`` by language (``read_patterns`` tells the form); ``KeyError`` if unknown."""
        return read_patterns(self.room, name)

    def pattern(self, name: str) -> re.Pattern[str]:
        """The pattern ``name`` where it is one for all languages."""
        return read_patterns(self.room, name)["any"]

    def alternatives(self, name: str) -> str:
        """The words ``name``, the same for all languages, as a group within a larger expression."""
        use, _, _ = name.partition(".")
        words: list[str] = read_yaml(f"{self.room}/words/{use}.yml")[name]["any"]["words"]
        return f"(?:{'|'.join(words)})"


def compile_guarded(expression: str) -> re.Pattern[str]:
    """``re.compile``, with a look at the first character before anything else is tried: the same matches, sooner.

    ``re`` does so by itself only where every alternative begins with a plain character. With a lookbehind, an optional word or
    a set in front of one, it tries all of them at each place of the text. Where nothing can be said of the first character the
    expression stays as it is.
    """
    tree = parser.parse(expression)
    if tree.state.flags & ~re.UNICODE.value or _is_quick(tree):
        return re.compile(expression)
    try:
        characters, may_be_empty = _first_characters(tree)
    except _OpenError:
        return re.compile(expression)
    if may_be_empty:
        return re.compile(expression)
    return re.compile(f"(?=[{''.join(dict.fromkeys(characters))}])(?:{expression})")


def _is_quick(tree: Any) -> bool:
    """Whether ``re`` itself looks at the first character."""
    if not len(tree):
        return True
    operation, argument = tree[0]
    if operation is ops.SUBPATTERN:
        return _is_quick(argument[-1])
    if operation is ops.BRANCH:
        return all(len(branch) and branch[0][0] is ops.LITERAL for branch in argument[1])
    return operation in (ops.LITERAL, ops.IN)


def _first_characters(tree: Any) -> tuple[list[str], bool]:
    """What a match may begin with, as parts of a character class, and whether it may be empty."""
    found: list[str] = []
    for operation, argument in tree:
        if operation in _WIDTHLESS:
            continue
        characters, may_be_empty = _first_of(operation, argument)
        found += characters
        if not may_be_empty:
            return found, False
    return found, True


def _first_of(operation: Any, argument: Any) -> tuple[list[str], bool]:
    if operation is ops.LITERAL:
        return [re.escape(chr(argument))], False
    if operation is ops.IN:
        return [_member(*member) for member in argument], False
    if operation is ops.BRANCH:
        branches = [_first_characters(branch) for branch in argument[1]]
        return [part for characters, _ in branches for part in characters], any(may_be_empty for _, may_be_empty in branches)
    if operation in _REPEATS:
        least, _, repeated = argument
        characters, may_be_empty = _first_characters(repeated)
        return characters, may_be_empty or least == 0
    if operation is ops.SUBPATTERN and not argument[1] and not argument[2]:  # neither flag set or taken off within it
        return _first_characters(argument[-1])
    if operation is ops.ATOMIC_GROUP:
        return _first_characters(argument)
    raise _OpenError


def _member(operation: Any, argument: Any) -> str:
    if operation is ops.LITERAL:
        return re.escape(chr(argument))
    if operation is ops.RANGE:
        return f"{re.escape(chr(argument[0]))}-{re.escape(chr(argument[1]))}"
    if operation is ops.CATEGORY and argument in _SETS:
        return _SETS[argument]
    raise _OpenError  # all but these or those: a guard that lets nearly everything pass
