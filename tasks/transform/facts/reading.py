"""What the engines of the facts room read: a text, its shadow and the words of the lexicon in it."""

from __future__ import annotations

from typing import NamedTuple

from tasks.text.shadow import shadow
from tasks.transform.facts.anchors import Anchor, find_anchors, lexicon_language

# Who says "we" where nobody was named: of our languages only the mainland's announcements say 我方 for the state.
_DEFAULT_ISSUER = {"zh-Hans": "CN", "zh": "CN", "zh-CN": "CN"}
# Words by which a text in Traditional characters shows whose authorities speak, in shadow form.
_HANT_ISSUERS = {
    "HK": ("本港", "警务处", "港币", "入境处", "海关关长", "全港", "特区政府"),
    "MO": ("本澳", "司法警察局", "治安警察局", "澳门元", "保安司", "珠澳"),
    "TW": ("刑事警察局", "移民署", "检察署", "调查局", "新台币", "警政署", "我国"),
}


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

    Without ``issuer`` it is CN in Simplified Chinese, in Traditional Chinese the one of HK, MO and TW whose offices the text
    names most, elsewhere none.
    """
    shade = shadow(text)
    if issuer is None:
        issuer = _DEFAULT_ISSUER.get(language)
        if language.startswith("zh") and issuer is None:
            scores = {code: sum(shade.count(word) for word in words) for code, words in _HANT_ISSUERS.items()}
            best = max(scores, key=lambda code: scores[code])
            issuer = best if scores[best] else None
    anchors = find_anchors(shade, language)
    by_kind: dict[str, list[Anchor]] = {}
    for anchor in anchors:
        by_kind.setdefault(anchor.entry.kind, []).append(anchor)
    return Reading(text, shade, lexicon_language(language), issuer, anchors, by_kind)
