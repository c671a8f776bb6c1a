"""English and French numerals: from a run of numeral words and figures to numbers with bounds."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from tasks.transform.facts.quantities.digits import DIGITS, read_digits
from tasks.transform.facts.quantities.model import Number
from tasks.transform.facts.quantities.tables import phrases, terms

_STARTS = ("small", "tens", "hundred", "scale", "dozen", "plural", "some", "half", "about")
_INSIDE = ("small", "tens", "hundred", "scale", "dozen", "plural", "half", "about", "and", "point", "quarter", "ordinal")
_LARGE = {"en": "half|quarter|dozen|doz|score|hundred|thousand|million|billion|trillion|few|couple", "fr": ""}


class Token(NamedTuple):
    """One word or figure of a run; ``kinds`` lists every class the word belongs to."""

    kinds: frozenset[str]
    value: float
    start: int
    end: int
    hyphen: bool


@cache
def _words(language: str) -> dict[str, tuple[frozenset[str], dict[str, float]]]:
    found: dict[str, dict[str, float]] = {}
    kinds = (
        "small",
        "tens",
        "hundred",
        "scale",
        "dozen",
        "plural",
        "article",
        "some",
        "half",
        "quarter",
        "and",
        "point",
        "ordinal",
        "about",
    )
    for kind in kinds:
        for term, value in terms(language, kind).items():
            found.setdefault(term, {})[kind] = value
            if kind == "ordinal" and not term.endswith("s"):
                found.setdefault(term + "s", {})[kind] = value
            if language == "fr" and "è" in term:  # written without accent
                found.setdefault(term.replace("è", "e"), {})[kind] = value
                found.setdefault(term.replace("è", "e") + "s", {})[kind] = value
    return {term: (frozenset(values), values) for term, values in found.items()}


def _alternatives(words: set[str]) -> str:
    """One pattern for many words, grouped by their first letter so that a miss costs little."""
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        groups.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{head}(?:{'|'.join(map(re.escape, rest))})" for head, rest in sorted(groups.items()))


@cache
def run_pattern(language: str) -> re.Pattern[str]:
    """The scan: a figure or a numeral word and all that may continue it."""
    words = _words(language)
    starts = {w for w, (kinds, _) in words.items() if kinds & set(_STARTS)}
    inside = {w for w, (kinds, _) in words.items() if kinds & set(_INSIDE)}
    suffix = "|".join(sorted((t for t in terms(language, "suffix") if t not in ("m", "g", "t")), key=lambda t: (-len(t), t)))
    figure = rf"(?:{DIGITS[language]})(?: ?(?:{suffix}|m(?= ?[€$£]))(?![a-zà-ÿ0-9]))?"
    if language == "en":
        head = rf"an? (?=(?:{_LARGE['en']})\b)"
        link = (
            r"(?:and )?(?:an? (?=(?:half|quarter|third|fourth|fifth|hundred|thousand|million|dozen)\b))?"
            r"|of an? |of (?=(?:thousand|hundred|million|billion|dozen)s?\b)"
        )
        joint = r"(?:[ ]{1,2}|-| - )(?:" + link + ")"
    else:
        head = r"(?!x)x"
        joint = (
            r"(?:[ ]{1,2}|-)(?:et )?(?:un (?=(?:quart|demi|cinqui|quatri|tiers|sixi|huiti|dixi)))?"
            r"(?:de (?=(?:million|milliard|millier)s?\b)|d'(?=(?:un|une) ))?"
        )
    more = rf"(?:{_alternatives(inside)})(?![^\W_])"
    letters = "".join(sorted({word[0] for word in starts | set(phrases(language)) | {"a"}}))
    whole = "|".join(sorted((w for w in phrases(language) if " " in w or w not in words), key=len, reverse=True))
    share = "|".join(sorted((w for w, v in terms(language, "ordinal").items() if v > 2), key=len, reverse=True))
    return re.compile(
        rf"(?:(?=[0-9.,])(?<!\d)(?<!\d[.,]){figure}"
        rf"|(?<![^\W_])(?=[{letters}])(?:{whole}|(?:{head})?(?:{_alternatives(starts)})|an? (?:{share}))(?![^\W_]))"
        rf"(?:{joint}(?:{more}|(?<=[a-zé] )\d{{1,3}}(?![\d.,\w-]| \d{{3}}(?!\d))))*"
    )


@lru_cache(maxsize=32768)
def read_run(run: str, language: str) -> tuple[Number, ...]:
    """The numbers in one run of numeral words, offsets from the run's start."""
    tokens = _tokenise(run, language)
    reader = _Reader(run, tokens, language)
    numbers, at = [], 0
    while at < len(tokens):
        number, after = reader.read(at)
        if number is None:
            at += 1
        else:
            numbers.append(number)
            at = after
    return tuple(numbers)


@cache
def _token_pattern(language: str) -> re.Pattern[str]:
    suffix = "|".join(sorted(terms(language, "suffix"), key=lambda t: (-len(t), t)))
    return re.compile(rf"(?P<figure>{DIGITS[language]})(?P<suffix> ?(?:{suffix})(?![a-zà-ÿ0-9]))?|(?P<word>[^\W\d_]+)")


def _tokenise(run: str, language: str) -> list[Token]:
    words, tokens = _words(language), []
    for match in _token_pattern(language).finditer(run):
        start, end = match.span()
        hyphen = run[start - 1 : start] == "-" and start > 1 and run[start - 2] != " "
        if match["figure"]:
            parts = read_digits(match["figure"], language)
            factor = terms(language, "suffix")[match["suffix"].strip()] if match["suffix"] else 1.0
            for value, first, last, kind in parts:
                final = end if len(parts) == 1 else start + last
                tokens.append(Token(frozenset((kind,)), _round(value * factor), start + first, final, hyphen))
            continue
        kinds, values = words.get(match[0], (frozenset(("other",)), {}))
        tokens.append(Token(kinds, max(values.values(), default=0.0), start, end, hyphen))
    return tokens


def _round(value: float) -> float:
    return float(f"{value:.15g}")


class _Reader:
    """Reads one number from a list of tokens."""

    def __init__(self, run: str, tokens: list[Token], language: str) -> None:
        self.run = run
        self.tokens = tokens
        self.language = language
        self.run_words = _words(language)

    def kind(self, at: int) -> frozenset[str]:
        return self.tokens[at].kinds if at < len(self.tokens) else frozenset()

    def read(self, first: int, nested: bool = False) -> tuple[Number | None, int]:
        """The number that starts at token ``first`` and the token after it; ``nested`` within a mixed fraction."""
        tokens = self.tokens
        kinds = self.kind(first)
        if kinds & {"fraction", "chain"}:
            return self._make(first, first + 1, tokens[first].value, "fraction" if "fraction" in kinds else "digits"), first + 1
        loose = self._read_loose(first)
        if loose is not None:
            return loose
        if "article" in kinds and "small" not in kinds and "ordinal" in self.kind(first + 1):
            return self._make(first, first + 2, 1 / self._value(first + 1, "ordinal"), "fraction"), first + 2
        value, at, scale = self._cardinal(first)
        if at == first:
            return None, first
        fraction = self._fraction(first, value, at, scale)
        if fraction is not None:
            return fraction
        if not nested and "and" in self.kind(at) and at + 1 < len(self.tokens):
            part, after = self.read(at + 1, nested=True)
            if part is not None and part.kind == "fraction" and part.value < 1:
                return self._make(first, after, value + part.value * (scale if scale >= 1000 else 1), "fraction"), after
        hedge = "exact"
        if any("about" in t.kinds for t in tokens[first:at]) and self.language == "fr" and not self._exact_dozens(first, at):
            hedge = "about"
        start = tokens[first].start
        return Number(start, tokens[at - 1].end, value, value, value, hedge, "cardinal", scale), at

    def _exact_dozens(self, first: int, at: int) -> bool:
        return "dozen" in self.kind(at - 1) and self.tokens[first].value > 1

    def _make(self, first: int, at: int, value: float, kind: str) -> Number:
        return Number(self.tokens[first].start, self.tokens[at - 1].end, value, value, value, "exact", kind, 1.0)

    def _read_loose(self, first: int) -> tuple[Number, int] | None:
        """hundreds, tens of thousands, several dozen, quelques centaines: two to nine of a power of ten."""
        at, kinds = first, self.kind(first)
        if "article" in kinds and "some" in self.kind(first + 1):
            at += 1
        some = "some" in self.kind(at)
        if some:
            at += 1
            if not self.kind(at) & {"hundred", "scale", "dozen", "plural"}:
                return None
        token_kinds = self.kind(at)
        if not some and "plural" not in token_kinds:
            return None
        if self.language == "fr" and not some and "scale" in token_kinds and at + 1 < len(self.tokens):
            return None
        values = self.run_words[self._text(at)][1] if self._text(at) in self.run_words else {}
        if "plural" in values:
            low, top = values["plural"], _power(values["plural"])
        else:
            unit = values.get("scale", values.get("hundred", 10.0))
            low, top = 2 * unit, 10 * unit
        at += 1
        if self._text(at) == "of" or self._text(at) in ("de", "and"):
            at += 1 if self.kind(at + 1) & {"plural", "scale", "hundred"} else 0
        while self.kind(at) & {"scale", "plural", "hundred"}:
            more = self.run_words[self._text(at)][1]
            factor = more.get("scale", more.get("hundred", _power(more.get("plural", 10.0)) / 10))
            low, top, at = low * factor, top * factor, at + 1
        return Number(self.tokens[first].start, self.tokens[at - 1].end, low, low, top - 1, "range", "loose", 1.0), at

    def _text(self, at: int) -> str:
        return self.run[self.tokens[at].start : self.tokens[at].end] if at < len(self.tokens) else ""

    def _cardinal(self, first: int) -> tuple[float, int, float]:
        """Value, offset after it and last scale of the cardinal number that starts at token ``first``."""
        tokens, at = self.tokens, first
        total = current = 0.0
        previous, last_scale, scale, end = "", 0.0, 1.0, first
        while at < len(tokens):
            kinds, value = tokens[at].kinds, tokens[at].value
            if "and" in kinds:
                following = self.kind(at + 1)
                if "number" in tokens[first].kinds and "small" in following and previous == "scale":
                    break  # a fine of $2 million and seven years
                if (
                    previous in ("hundred", "scale")
                    and following & {"small", "tens", "number", "half", "article", "hundred"}
                    and not (self.kind(at + 2) & {"hundred"} and previous == "hundred")
                ):
                    at += 1
                    continue
                if previous == "tens" and self.language == "fr" and "small" in following and "ordinal" not in following:
                    at += 1
                    continue
                if (
                    previous in ("small", "number", "tens")
                    and ("half" in following or "half" in self.kind(at + 2))
                    and self._half_after(at)
                ):
                    current, at = current + 0.5, at + (2 if "half" in following else 3)
                    previous, end = "half", at
                    continue
                break
            if "article" in kinds and "small" not in kinds:
                if self.kind(at + 1) & {"hundred", "scale", "dozen", "half"} and previous in ("", "and", "half"):
                    at += 1
                    continue
                break
            if "number" in kinds:
                if previous not in ("", "hundred", "scale") or (
                    previous and value >= max(last_scale, 100 if previous == "hundred" else 0)
                ):
                    break
                current, previous = current + value, "number"
            elif "hundred" in kinds:
                if previous not in ("", "small", "tens", "number", "scale", "half") or current >= 100:
                    break
                if self.language == "fr" and self._text(at) == "cents" and previous == "":
                    break
                current, previous, scale = _round((current or 1.0) * 100), "hundred", 100.0
            elif "dozen" in kinds:
                part = current % 100 if previous in ("small", "tens") and current % 100 else current
                current = current - part + (part or 1.0) * self._value(at, "dozen")
                previous = "dozen"
            elif "about" in kinds and self.language == "fr":
                if previous not in ("", "small", "number", "half", "tens"):
                    break
                current, previous = (current or 1.0) * value, "scale"
                scale = value
                if value == 1000:
                    total, current, last_scale = total + current, 0.0, 1000.0
            elif "scale" in kinds or ("plural" in kinds and self.language == "fr" and current):
                factor = self._value(at, "scale") or _power(self._value(at, "plural")) / 10
                if current == 0 and previous == "scale":
                    total = _round(total * factor)
                elif last_scale and factor >= last_scale:
                    total, current = _round((total + current) * factor), 0.0
                else:
                    total, current = total + _round((current or 1.0) * factor), 0.0
                previous, last_scale, scale = "scale", factor, factor
            elif "tens" in kinds and not ("ordinal" in kinds and previous):
                if self.language == "fr" and value == 20 and previous == "small" and current % 10 == 4 and current % 100 == 4:
                    current, previous = current + 76, "tens"
                elif previous in ("", "hundred", "scale"):
                    current, previous = current + value, "tens"
                else:
                    break
            elif "small" in kinds:
                value = self._value(at, "small")
                teens = self.language == "fr" and previous == "tens" and current % 100 in (60, 80) and value < 20
                if (
                    (previous == "tens" and (value < 10 or teens))
                    or previous in ("", "hundred", "scale")
                    or (self.language == "fr" and previous == "small" and current % 100 in (10, 70, 90) and 7 <= value <= 9)
                ):
                    current += value
                else:
                    break
                previous = "small"
            elif "half" in kinds and previous in ("", "scale", "hundred"):
                following = self.kind(at + 1) | (self.kind(at + 2) if "article" in self.kind(at + 1) else frozenset())
                if previous == "" and not following & {"scale", "dozen", "hundred", "about"}:
                    break
                if previous:
                    current = current + 0.5 * max(last_scale, 1.0) if not following & {"scale"} else current + 0.5
                else:
                    current = 0.5
                previous = "half"
            elif "point" in kinds and previous in ("small", "tens", "hundred", "number", "scale"):
                decimals, after = self._decimals(at + 1)
                if after == at + 1:
                    break
                current = float(f"{total + current:.0f}.{decimals}")
                total, at, end, previous, last_scale = 0.0, after, after, "decimals", 0.0
                continue
            else:
                break
            at += 1
            end = at
        return _round(total + current), end, scale

    def _half_after(self, at: int) -> bool:
        end = at + (2 if "half" in self.kind(at + 1) else 3)
        return "half" in self.kind(end - 1)

    def _value(self, at: int, kind: str) -> float:
        entry = self.run_words.get(self._text(at))
        return entry[1].get(kind, 0.0) if entry else self.tokens[at].value

    def _decimals(self, at: int) -> tuple[str, int]:
        text = ""
        while self.kind(at) & {"small", "tens"}:
            value, after, _ = self._cardinal(at)
            if after == at or value >= 100:
                break
            text, at = text + f"{value:.0f}", after
        return text, at

    def _fraction(self, first: int, value: float, at: int, scale: float) -> tuple[Number, int] | None:
        """two thirds, trois quarts, twenty-first: an ordinal right after the cardinal."""
        kinds = self.kind(at)
        if not kinds & {"ordinal", "quarter"}:
            return None
        below = self._value(at, "ordinal") or 1 / self._value(at, "quarter")
        last = self.tokens[at - 1]
        plural = self._text(at).endswith("s")
        single = value == 1 and at - first == 1
        if not single and not plural and not self.tokens[at].hyphen and not last.kinds & {"tens", "hundred"}:
            return None
        if "tens" in last.kinds and below < 10 and at - first == 1 and not plural:
            return self._make(first, at + 1, value + below, "ordinal"), at + 1
        if (below == 1 and at - first >= 1) or not below:
            return self._make(first, at + 1, value, "ordinal"), at + 1
        if at - 2 > first and "and" in self.kind(at - 2) and value > last.value:  # one hundred and three quarters
            whole, share = value - last.value, last.value / below
            return self._make(first, at + 1, whole + share * (scale if scale >= 1000 else 1), "fraction"), at + 1
        return self._make(first, at + 1, value / below, "fraction"), at + 1


def _power(value: float) -> float:
    """The next power of ten above ``value`` (200 -> 1000, 40 -> 100)."""
    power = 10.0
    while power <= value:
        power *= 10
    return power
