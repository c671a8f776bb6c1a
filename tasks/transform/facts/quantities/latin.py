"""English and French numerals: from a run of numeral words and figures to numbers with bounds."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tasks.transform.facts.quantities.cardinals import Run, Token, power_above, read_cardinal
from tasks.transform.facts.quantities.digits import DIGITS, read_digits
from tasks.transform.facts.quantities.model import Number
from tasks.transform.facts.quantities.tables import phrases, terms
from tasks.transform.facts.quantities.words import round_off, words

_STARTS = ("small", "tens", "hundred", "scale", "dozen", "plural", "some", "half", "about")
_INSIDE = ("small", "tens", "hundred", "scale", "dozen", "plural", "half", "about", "and", "point", "quarter", "ordinal")
_LARGE = {"en": "half|quarter|dozen|doz|score|hundred|thousand|million|billion|trillion|few|couple", "fr": ""}


def _alternatives(words: set[str]) -> str:
    """One pattern for many words, grouped by their first letter so that a miss costs little."""
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        groups.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{head}(?:{'|'.join(map(re.escape, rest))})" for head, rest in sorted(groups.items()))


@cache
def run_pattern(language: str) -> re.Pattern[str]:
    """The scan: a figure or a numeral word and all that may continue it."""
    known = words(language)
    starts = {w for w, (kinds, _) in known.items() if kinds & set(_STARTS)}
    inside = {w for w, (kinds, _) in known.items() if kinds & set(_INSIDE)}
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
    whole = "|".join(sorted((w for w in phrases(language) if " " in w or w not in known), key=len, reverse=True))
    share = "|".join(sorted((w for w, v in terms(language, "ordinal").items() if v > 2), key=len, reverse=True))
    share += r"|quarter(?= of an? [mb]illion\b)"
    return re.compile(
        rf"(?:(?=[0-9.,])(?<!\d)(?<!\d[.,]){figure}"
        rf"|(?<![^\W_])(?=[{letters}])(?:{whole}|(?:{head})?(?:{_alternatives(starts)})|an? (?:{share}))(?![^\W_]))"
        rf"(?:{joint}(?:{more}|(?<=[a-zé] )\d{{1,3}}(?![\d.,\w-]| \d{{3}}(?!\d))))*"
    )


@lru_cache(maxsize=32768)
def read_run(run: str, language: str) -> tuple[Number, ...]:
    """The numbers in one run of numeral words, offsets from the run's start."""
    tokens = _tokenise(run, language)
    reader = _Reader(Run(run, tokens, language))
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
    known, tokens = words(language), []
    for match in _token_pattern(language).finditer(run):
        start, end = match.span()
        hyphen = run[start - 1 : start] == "-" and start > 1 and run[start - 2] != " "
        if match["figure"]:
            parts = read_digits(match["figure"], language)
            factor = terms(language, "suffix")[match["suffix"].strip()] if match["suffix"] else 1.0
            for value, first, last, kind in parts:
                final = end if len(parts) == 1 else start + last
                tokens.append(Token(frozenset((kind,)), round_off(value * factor), start + first, final, hyphen))
            continue
        kinds, values = known.get(match[0], (frozenset(("other",)), {}))
        tokens.append(Token(kinds, max(values.values(), default=0.0), start, end, hyphen))
    return tokens


class _Reader:
    """Reads one number from a list of tokens."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.tokens = run.tokens
        self.is_french = run.language == "fr"

    def read(self, first: int, nested: bool = False) -> tuple[Number | None, int]:
        """The number that starts at token ``first`` and the token after it; ``nested`` within a mixed fraction."""
        tokens = self.tokens
        kinds = self.run.kinds(first)
        if kinds & {"fraction", "chain"}:
            return self._make(first, first + 1, tokens[first].value, "fraction" if "fraction" in kinds else "digits"), first + 1
        loose = self._read_loose(first)
        if loose is not None:
            return loose
        if "article" in kinds and "small" not in kinds and self.run.kinds(first + 1) & {"ordinal", "quarter"}:
            below = self.run.value(first + 1, "ordinal") or 1 / self.run.value(first + 1, "quarter")
            share = self._make(first, first + 2, 1 / below, "fraction")
            return self._of_scale(share, first + 2) or (share, first + 2)
        value, at, scale = read_cardinal(self.run, first)
        if at == first:
            return None, first
        fraction = self._fraction(first, value, at, scale)
        if fraction is not None:
            return self._of_scale(*fraction) or fraction
        if not nested and "and" in self.run.kinds(at) and at + 1 < len(self.tokens):
            part, after = self.read(at + 1, nested=True)
            if part is not None and part.kind == "fraction" and part.value < 1:
                return self._make(first, after, value + part.value * (scale if scale >= 1000 else 1), "fraction"), after
        hedge = "exact"
        if any("about" in t.kinds for t in tokens[first:at]) and self.is_french and not self._exact_dozens(first, at):
            hedge = "about"
        start = tokens[first].start
        return Number(start, tokens[at - 1].end, value, value, value, hedge, "cardinal", scale), at

    def _exact_dozens(self, first: int, at: int) -> bool:
        return "dozen" in self.run.kinds(at - 1) and self.tokens[first].value > 1

    def _make(self, first: int, at: int, value: float, kind: str) -> Number:
        return Number(self.tokens[first].start, self.tokens[at - 1].end, value, value, value, "exact", kind, 1.0)

    def _read_loose(self, first: int) -> tuple[Number, int] | None:
        """hundreds, tens of thousands, several dozen, quelques centaines: two to nine of a power of ten."""
        at, kinds = first, self.run.kinds(first)
        if "article" in kinds and "some" in self.run.kinds(first + 1):
            at += 1
        some = "some" in self.run.kinds(at)
        if some:
            at += 1
            if not self.run.kinds(at) & {"hundred", "scale", "dozen", "plural"}:
                return None
        token_kinds = self.run.kinds(at)
        if not some and "plural" not in token_kinds:
            return None
        if self.is_french and not some and "scale" in token_kinds and at + 1 < len(self.tokens):
            return None
        values = self.run.words[self.run.text(at)][1] if self.run.text(at) in self.run.words else {}
        if "plural" in values:
            low, top = values["plural"], power_above(values["plural"])
        else:
            unit = values.get("scale", values.get("hundred", 10.0))
            low, top = 2 * unit, 10 * unit
        at += 1
        if self.run.text(at) == "of" or self.run.text(at) in ("de", "and"):
            at += 1 if self.run.kinds(at + 1) & {"plural", "scale", "hundred"} else 0
        while self.run.kinds(at) & {"scale", "plural", "hundred"}:
            more = self.run.words[self.run.text(at)][1]
            factor = more.get("scale", more.get("hundred", power_above(more.get("plural", 10.0)) / 10))
            low, top, at = low * factor, top * factor, at + 1
        return Number(self.tokens[first].start, self.tokens[at - 1].end, low, low, top - 1, "range", "loose", 1.0), at

    def _of_scale(self, share: Number, at: int) -> tuple[Number, int] | None:
        """The number that a share of a million is (a quarter of a million, trois quarts de million); None for other shares."""
        if share.kind != "fraction" or self.run.text(at) not in ("of", "de", "d"):
            return None
        last = at + (2 if "article" in self.run.kinds(at + 1) else 1)
        factor = self.run.value(last, "scale") if "scale" in self.run.kinds(last) else 0.0
        if factor < 1e6:
            return None
        value = round_off(share.value * factor)
        end = self.tokens[last].end
        return share._replace(end=end, value=value, low=value, high=value, kind="cardinal"), last + 1

    def _fraction(self, first: int, value: float, at: int, scale: float) -> tuple[Number, int] | None:
        """two thirds, trois quarts, twenty-first: an ordinal right after the cardinal."""
        kinds = self.run.kinds(at)
        if not kinds & {"ordinal", "quarter"}:
            return None
        below = self.run.value(at, "ordinal") or 1 / self.run.value(at, "quarter")
        last = self.tokens[at - 1]
        plural = self.run.text(at).endswith("s")
        single = value == 1 and at - first == 1
        if not single and not plural and not self.tokens[at].hyphen and not last.kinds & {"tens", "hundred"}:
            return None
        if "tens" in last.kinds and below < 10 and at - first == 1 and not plural:
            return self._make(first, at + 1, value + below, "ordinal"), at + 1
        if (below == 1 and at - first >= 1) or not below:
            return self._make(first, at + 1, value, "ordinal"), at + 1
        if at - 2 > first and "and" in self.run.kinds(at - 2) and value > last.value:  # one hundred and three quarters
            whole, share = value - last.value, last.value / below
            return self._make(first, at + 1, whole + share * (scale if scale >= 1000 else 1), "fraction"), at + 1
        return self._make(first, at + 1, value / below, "fraction"), at + 1
