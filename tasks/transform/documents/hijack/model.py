"""What the hijack steps report."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tasks.transform.documents.model import Removal

MISUSE_SIGNALS = frozenset({"injected_brand", "injected_phrase", "random_token", "pinyin_annotation", "hidden_text"})
"""Signals that make a page ``hijacked``; the others (residue, damage, conflicts) leave it ``clean`` (contract)."""


_NO_LETTER = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """The text without white space and punctuation, lower case: the form in which foreign strings are compared."""
    return _NO_LETTER.sub("", text.lower())


@dataclass(slots=True)
class ForeignFindings:
    """Foreign matter found before the main text is known. The findings' ``text`` is as written on the page."""

    removals: list[Removal] = field(default_factory=list)
    folded: set[str] = field(default_factory=set)
    promotion: dict[str, float] = field(default_factory=dict)
    """Text of a block -> weight of its words of promotion."""

    def add(self, text: str, signal: str, place: str, evidence: str) -> None:
        """Note one foreign string at one place."""
        self.removals.append(Removal(text, signal, place, evidence))
        if folded := fold(text):
            self.folded.add(folded)

    def is_foreign(self, text: str) -> bool:
        """Whether ``text`` is one of the foreign strings, but for case, white space and punctuation."""
        return bool(self.folded) and fold(text) in self.folded

    @property
    def strings(self) -> list[str]:
        """The foreign strings as written, each once, in the order found."""
        return list(dict.fromkeys(r.text for r in self.removals if r.signal != "furniture"))


@dataclass(slots=True)
class Salvage:
    """The article's own words, and what was taken out of them."""

    paragraphs: list[str]
    title: str | None
    captions: list[str]
    signals: list[str] = field(default_factory=list)
    injected: list[str] = field(default_factory=list)
    removals: list[Removal] = field(default_factory=list)
    patches: list[str] = field(default_factory=list)
    integrity: str = "clean"
