"""French descriptions set off by a comma, whose noun no list knows: le convoyeur, X,; X, financier présumé d'un réseau."""

from __future__ import annotations

import re

from tasks.text.spans import Span
from tasks.transform.facts.reading import Reading
from tasks.transform.facts.words import pattern

_TRADE = pattern("persons.trade")
_NO_TRADE = pattern("persons.no_trade")
_BARE = pattern("persons.bare_noun")
_BEFORE = re.compile(
    r"(?:^|[.!?;:»\n]\s?|,\s|\b(?:et|que|dont|parmi eux|par|de|à|contre|selon)\s)"
    r"(?P<article>[Ll]e\s|[Ll]a\s|[Ll]['’]|[Uu]ne?\s|[Ss]on\s|[Ss]a\s|[Ll]eur\s)(?P<role>[a-zß-ÿ][\w'’ -]{2,90})$"
)
_RIGHT_BEFORE = re.compile(r"\b(?:[Ll][ea]\s|[Ll]['’]|[Uu]ne?\s)(?P<role>[a-zß-ÿ][\w’'-]+(?:\s[a-zß-ÿ][\w’'-]+)?)\s$")
_REACH = 110
_AFTER = re.compile(r",\s(?:une?\s|le\s|la\s|l['’])?(?=[a-zß-ÿ])")
_END = pattern("persons.role_end")
_VERB_IN = pattern("persons.verb_inside")
_ADJECTIVES = 2
"""Words that may stand before the noun of a description (un troisième homme, le jeune recruteur)."""


def role_before(reading: Reading, comma: int) -> Span | None:
    """The description that ends at a comma before a name; an empty span for one that only says "a man"."""
    text = reading.text
    found = _BEFORE.search(text, max(0, comma - _REACH), comma)
    if found is None or _VERB_IN.search(text, found.start("role"), comma):
        return None
    return _described(text, found.start("role"), comma)


def noun_before(reading: Reading, name: int) -> Span | None:
    """The noun of a trade right before a name (l'horlogère X)."""
    found = _RIGHT_BEFORE.search(reading.text, max(0, name - _REACH), name)
    noun = found["role"].split()[0].lower() if found is not None else ""
    if found is None or not _TRADE.search(noun) or _NO_TRADE.fullmatch(noun):
        return None
    return Span(*found.span("role"))


def role_after(reading: Reading, end: int) -> Span | None:
    """The description behind a name and a comma."""
    text = reading.text
    opener = _AFTER.match(text, end)
    if opener is None:
        return None
    stop = _END.search(text, opener.end(), opener.end() + _REACH)
    return _described(text, opener.end(), stop.start() if stop is not None else len(text))


def _described(text: str, start: int, end: int) -> Span | None:
    """The stretch where one of its first words is a noun of a trade or part played."""
    words = list(re.finditer(r"[^\W\d_][\w'’-]*", text[start : min(end, start + 60)]))
    for word in words[: 1 + _ADJECTIVES]:
        noun = word[0].lower()
        if _BARE.fullmatch(noun):
            return Span(start, start)
        if _TRADE.search(noun) and not _NO_TRADE.fullmatch(noun):
            return Span(start, end)
        if not noun.endswith(("ième", "cien", "cienne")) and noun not in ("jeune", "autre", "second", "seconde", "dernier"):
            return None
    return None
