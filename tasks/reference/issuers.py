"""Whose authorities a Chinese report speaks for, by the words it uses."""

from __future__ import annotations

from functools import lru_cache

from tasks.reference.tables import read_csv

# Names that stand in every Simplified report of another country's press; without one the mainland speaks.
_GATES = ("新加坡", "马来西亚", "大马", "狮城", "令吉", "马国", "新元")
_HOMES = ("HK", "MO", "TW")
_HOME_LEAST = 2
"""Words of Hong Kong, Macau or Taiwan from which a report in Traditional characters is taken for one of theirs."""
_LEAST = 2
"""Words of another country below which a report in Simplified characters is still the mainland's."""


@lru_cache(maxsize=8)
def issuer_by_words(shadow_text: str, language: str) -> str | None:
    """ISO 3166-1 alpha-2 code of the country whose words a Chinese text uses most, None where a Traditional one uses none.

    ``shadow_text`` is the text's shadow (Simplified), ``language`` its BCP 47 code. The words are those of
    ``gazetteer/issuer_words.csv``; a Simplified text is CN unless another country's words outweigh the mainland's.
    """
    is_traditional = language.startswith(("zh-Hant", "zh-TW", "zh-HK", "zh-MO"))
    if not is_traditional and not any(gate in shadow_text for gate in _GATES):
        return "CN"
    scores: dict[str, float] = {}
    for row in read_csv("gazetteer/issuer_words.csv"):
        if row["script"] in ("*", "Hant" if is_traditional else "Hans"):
            scores[row["code"]] = scores.get(row["code"], 0.0) + shadow_text.count(row["word"]) * float(row["weight"])
    if is_traditional and any(scores.get(home, 0.0) >= _HOME_LEAST for home in _HOMES):
        scores = {home: scores.get(home, 0.0) for home in _HOMES}  # a paper of Hong Kong may tell of nothing but Thailand
    best, most = max(scores.items(), key=lambda item: item[1])
    if is_traditional:
        return best if most else None
    return best if most >= _LEAST else "CN"
