"""Guarded patterns: the matches of ``re``, group for group, whatever an expression begins with."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.text.patterns import compile_guarded

GUARDED = [
    r"(?<=代表)(?:介绍|说)|(?<![一-鿿])该?行动(?:已|中)",
    r"(?:共|约)?[两二]国|\d+个国家",
    r"(?P<own>本(?:地|国))|(?:外|他)国(?P<who>人)",
    r"\b(?:joined by |with )police\b|\s-\s",
    r"^该行动|^(?:[-^\]]|a{2})b|(?:一|二)+?方$",
    r"(?!该)[该本]国",
    r"(?>该|本)国|\sa",
]
BARE = [
    r"介绍|说",  # `re` is quick by itself
    r"(?:共|约)?",  # may be empty
    r"(?:该|本)*|国",
    r"[^该]国|本国",  # begins with almost anything
    r".行动|本国",
    r"\b\S国|本国",
    r"(?i:a)b|(?:国|b)",
    r"(?i)a|\bb",
    "",
]
TEXTS = st.text(alphabet="代表介绍说该行动已中共约两二国个家本地外他人一方joinedbywthplce ab-^]123,\n", max_size=60)


def guard_of(expression: str) -> str:
    return compile_guarded(expression).pattern.removesuffix(f"(?:{expression})")


@pytest.mark.parametrize("expression", GUARDED)
def test_an_expression_of_known_beginnings_is_guarded(expression: str) -> None:
    assert guard_of(expression).startswith("(?=[")


@pytest.mark.parametrize("expression", BARE)
def test_an_expression_that_is_quick_or_may_begin_with_anything_stays_as_it_is(expression: str) -> None:
    assert compile_guarded(expression).pattern == expression


@pytest.mark.parametrize("expression", GUARDED + BARE)
@given(text=TEXTS, start=st.integers(0, 20), length=st.integers(0, 60))
def test_the_matches_are_those_of_the_plain_expression(expression: str, text: str, start: int, length: int) -> None:
    plain, guarded = re.compile(expression), compile_guarded(expression)

    def seen(match: re.Match[str] | None) -> object:
        return match and (match.span(), match.groups(), match.groupdict(), match.lastgroup)

    span = (text, start, start + length)
    assert [seen(found) for found in guarded.finditer(*span)] == [seen(found) for found in plain.finditer(*span)]
    for ask in ("search", "match", "fullmatch"):
        assert seen(getattr(guarded, ask)(*span)) == seen(getattr(plain, ask)(*span))
    assert guarded.split(text) == plain.split(text)
