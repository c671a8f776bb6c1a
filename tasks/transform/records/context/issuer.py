"""Whose "we" a text speaks with."""

from __future__ import annotations

from tasks.transform.records.clauses import DocumentView

_HANT = {
    "HK": ("本港", "警务处", "港币", "港元", "入境处", "全港", "特区政府", "香港"),
    "MO": ("本澳", "司法警察局", "治安警察局", "澳门元", "保安司", "澳门"),
    "TW": ("刑事警察局", "移民署", "检察署", "调查局", "新台币", "警政署", "我国", "台湾"),
}


def issuer_of(view: DocumentView) -> str | None:
    """ISO 3166-1 alpha-2 code of the country whose bodies report: what the document says, else what the text shows.

    Simplified Chinese is read as the mainland's; Traditional Chinese as that of HK, MO or TW, by the words it uses; English and
    French as that of the dateline's country where the body names the country again.
    """
    if view.document.country:
        return view.document.country
    if view.language == "zh":
        if not view.document.language.startswith(("zh-Hant", "zh-TW", "zh-HK")):
            return "CN"
        return _most(_HANT, view.shadow)
    return _of_dateline(view)


def _most(words: dict[str, tuple[str, ...]], shadow: str) -> str | None:
    scores = {code: sum(shadow.count(word) for word in found) for code, found in words.items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] else None


def _of_dateline(view: DocumentView) -> str | None:
    """The dateline's country where the body names it again, else the one country of most bodies named (two at least)."""
    first = next((m for m in view.of_kind("place") if m.start < 60 and m.code and "+" not in m.code), None)
    if first is not None and first.start <= 8:
        end = first.start + 60
        for kind in ("place", "party", "nationality"):
            if any(m.code == first.code and m.start > end for m in view.of_kind(kind)):
                return first.code
        if any(m.detail == first.code for m in view.of_kind("organisation")):
            return first.code
    counts: dict[str, int] = {}
    for body in view.of_kind("organisation"):
        if body.detail and len(body.detail) == 2:
            counts[body.detail] = counts.get(body.detail, 0) + 1
    best = max(counts, key=lambda code: (counts[code], code), default=None)
    return best if best is not None and counts[best] >= 2 and counts[best] * 2 > sum(counts.values()) else None
