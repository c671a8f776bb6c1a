"""Whose authorities a Chinese report speaks for, by the words it uses."""

from __future__ import annotations

from functools import cache, lru_cache

from tasks.reference.tables import read_csv

# Names of which one stands in every Simplified report of another country's or territory's press; without one the mainland speaks.
_GATES = (
    "新加坡",
    "马来西亚",
    "大马",
    "狮城",
    "令吉",
    "马国",
    "新元",
    "香港",
    "本港",
    "全港",
    "澳门",
    "本澳",
    "司警",
    "台湾",
    "全台",
    "台币",
)
_NOBODY = "-"
"""Code of the names that hold a country's name and yet tell of nobody who speaks (台湾海峡)."""
_HOMES = ("HK", "MO", "TW")
_HOME_LEAST = 2
"""Words of Hong Kong, Macau or Taiwan from which a report in Traditional characters is taken for one of theirs."""
_LEAST = 2
"""Words of another country below which a report in Simplified characters is still the mainland's."""
_MAINLAND_LEAST = 4
"""What the mainland's words weigh together from which a report in Traditional characters is taken for one of its authorities'."""
_OWN = 1
"""What a word weighs from which on it is used in one place alone."""
_OPENING = 40
"""Characters at the head of a report in which the first body named mostly is the one that speaks."""
_OPENS = 1.5
"""What a word in the opening of a report in Simplified characters weighs beside its own weight."""


@lru_cache(maxsize=8)
def issuer_by_words(shadow_text: str, language: str) -> str | None:
    """ISO 3166-1 alpha-2 code of the country whose words a Chinese text uses most, None where a Traditional one uses none.

    ``shadow_text`` is the text's shadow (Simplified), ``language`` its BCP 47 code. The words are those of
    ``gazetteer/issuer_words.csv``; a Simplified text is CN unless another country's words outweigh the mainland's, those with
    which it opens before the others.
    """
    is_traditional = language.startswith(("zh-Hant", "zh-TW", "zh-HK", "zh-MO"))
    for name in _names_of_nobody():
        shadow_text = shadow_text.replace(name, "")
    if not is_traditional and not any(gate in shadow_text for gate in _GATES):
        return "CN"
    scores = _scores(shadow_text, is_traditional)
    if is_traditional and any(scores.get(home, 0.0) >= _HOME_LEAST for home in _HOMES):
        scores = {home: scores.get(home, 0.0) for home in _HOMES}  # a paper of Hong Kong may tell of nothing but Thailand
    elif is_traditional:  # a paper abroad that tells what the mainland's ministry reports
        scores["CN"] = _mainland_score(shadow_text)
    best, most = max(scores.items(), key=lambda item: item[1])
    if is_traditional:
        return best if most else None
    return best if most >= _LEAST and most > scores.get("CN", 0.0) else "CN"


def _mainland_score(shadow_text: str) -> float:
    """What the words of the mainland's authorities weigh in a report in Traditional characters; a few may stand in any."""
    rows = (row for row in read_csv("gazetteer/issuer_words.csv") if row["code"] == "CN")
    score = sum(shadow_text.count(row["word"]) * float(row["weight"]) for row in rows)
    return score if score >= _MAINLAND_LEAST else 0.0


def _scores(shadow_text: str, is_traditional: bool) -> dict[str, float]:
    """What the words of each country in a text weigh together."""
    scores: dict[str, float] = {}
    opening = shadow_text[:_OPENING]
    words = [row for row in _words() if row[0] != _NOBODY]
    opened = set() if is_traditional else {row[0] for row in words if row[0] in _HOMES and row[2] >= _OWN and row[1] in opening}
    for code, word, weight, script in words:
        is_of_script = script in ("*", "Hant" if is_traditional else "Hans")
        if not is_of_script and code not in opened:
            continue
        found = shadow_text.count(word) * weight
        if found and not is_traditional and word in opening:
            found += _OPENS
        scores[code] = scores.get(code, 0.0) + found
    return scores


@cache
def _names_of_nobody() -> tuple[str, ...]:
    return tuple(row[1] for row in _words() if row[0] == _NOBODY)


@cache
def _words() -> tuple[tuple[str, str, float, str], ...]:
    """Country, word, weight and script of each row of the list."""
    rows = read_csv("gazetteer/issuer_words.csv")
    return tuple((row["code"], row["word"], float(row["weight"]), row["script"]) for row in rows)
