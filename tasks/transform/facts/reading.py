"""What the engines of the facts room read: a text, its shadow and the words of the lexicon in it."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from tasks.reference.issuers import issuer_by_words
from tasks.text.shadow import shadow
from tasks.transform.facts.anchors import Anchor, find_anchors, lexicon_language


class Reading(NamedTuple):
    """One text prepared for the engines; all offsets are those of ``text``."""

    text: str
    shadow: str
    language: str
    """``zh``, ``en`` or ``fr``."""
    issuer: str | None
    """ISO 3166-1 alpha-2 code of the country that says "we"."""
    anchors: list[Anchor]
    by_kind: dict[str, list[Anchor]]

    def of_kind(self, *kinds: str) -> list[Anchor]:
        """The anchors of some kinds, in order."""
        if len(kinds) == 1:
            return self.by_kind.get(kinds[0], [])
        together = "|".join(kinds)
        if together not in self.by_kind:  # asked for once for every office of a text
            found = [anchor for kind in kinds for anchor in self.by_kind.get(kind, ())]
            found.sort(key=lambda anchor: (anchor.start, -anchor.end))
            self.by_kind[together] = found
        return self.by_kind[together]


def read(text: str, language: str, issuer: str | None = None) -> Reading:
    """Prepare a text; ``language`` is a BCP 47 code.

    Without ``issuer`` it is in Chinese the country whose offices the text names most (Simplified Chinese: CN unless another
    one outweighs it), elsewhere none.
    """
    shade = shadow(text)
    if issuer is None and language.startswith("zh"):
        issuer = issuer_by_words(shade, language)
    anchors = find_anchors(shade, language)
    by_kind: dict[str, list[Anchor]] = defaultdict(list)
    for anchor in anchors:
        by_kind[anchor.entry.kind].append(anchor)
    return Reading(text, shade, lexicon_language(language), issuer, anchors, by_kind)
