"""The grammars of English and French: where expressions may start, and the words that join them."""

from __future__ import annotations

import re
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from tasks.text.calendar.dates import ENGLISH_DAYS, FRENCH_DAYS, MONTH_NUMBERS
from tasks.transform.facts.periods.grammar import NEVER, Grammar
from tasks.transform.facts.periods.model import Atom
from tasks.transform.facts.periods.western import read_expression
from tasks.transform.facts.periods.western_atoms import NUMBERS
from tasks.transform.facts.periods.words import feasts, named_periods, words

_FUTURE_FR = r"(?<!\bde )(?<!\bà )(?<!\bd')(?<!\bune )\b\w{3,}(?:era|ira|dra)"
"""A verb in the future, not a name behind a preposition (Kidira) nor a noun behind an article (une caméra)."""

_COUNTED = {
    "en": ["ago", "days earlier", "weeks earlier", "months earlier", "years earlier", "days later", "weeks later",
    "months later", "years later", "from now"],
    "fr": [f"{which} {unit}" for which in ("derniers", "prochains") for unit in ("mois", "jours", "trimestres")]
    + [f"{which} {unit}" for which in ("dernières", "prochaines") for unit in ("années", "semaines", "heures")]
    + ["mois précédents", "jours précédents", "trimestres précédents", "années précédentes", "semaines précédentes"],
}  # fmt: skip
_STARTS = {
    "en": [
        "early", "mid-", "mid", "late", "the beginning of", "beginning of", "the start of", "start of", "the middle of",
        "middle of", "the end of", "end of",
        "the close of", "first half", "second half", "first quarter", "second quarter", "third quarter", "fourth quarter",
        "final quarter", "last quarter",
        "h1", "h2", "first week", "second week", "third week", "fourth week", "last week", "q1", "q2", "q3", "q4",
        "the first", "spring", "summer", "autumn", "fall", "winter", "last", "past", "this",
        "next", "coming",
        "previous", "preceding", "current", "earlier this", "later this", "earlier in the", "later in the", "the past",
        "the last", "the next", "the coming", "the same",
        "year's end", "years end", "year-end", "the year is", "the year's", "the turn of the year",
    ],
    "fr": [
        "début", "au début", "fin", "la fin", "à la fin", "mi-", "mi ", "à la mi", "courant", "milieu", "première semaine",
        "deuxième semaine", "dernière semaine", "troisième semaine", "première quinzaine", "deuxième quinzaine",
        "seconde quinzaine", "en fin", "premier semestre",
        "second semestre", "deuxième semestre",
        "1er semestre", "2e semestre", "premier trimestre", "deuxième trimestre", "second trimestre",
        "troisième trimestre", "quatrième trimestre",
        "dernier trimestre", "1er trimestre", "2e trimestre", "3e trimestre", "4e trimestre", "l'automne", "l'hiver",
        "l'été", "printemps",
        "les mêmes", "ces mêmes",
        "il y a", "dans les", "dans", "années", *[f"{number} premiers" for number in NUMBERS["fr"]], "premiers mois",
    ],
}  # fmt: skip
_DIGITS = {"en": [f"the {digit}" for digit in "123456789"], "fr": [f"le {digit}" for digit in "123456789"]}
_NEEDS_CAPITAL = frozenset({"may", "march", "mar", "sun", "sat", "fall", "spring"})
_BEFORE = {
    "en": re.compile(
        r"(?:the )?(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?: ?(?:-|to|and|until|till) ?)(?:the )?)?"
        r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?: of)?[ -]$"
    ),
    "fr": re.compile(r"(?:(?:1er|3[01]|[12]\d|0?[1-9])(?: ?(?:-|au|et|à) ?)(?:le )?)?(?:1er|3[01]|[12]\d|0?[1-9])[ -]$"),
}
_BEFORE_COUNTED = {
    "en": re.compile(r"(?:\d{1,3}|a couple of|a few|[a-z]+)(?: (?:years?|months?|weeks?|days?|hours?|minutes?|decades?))? $"),
    "fr": re.compile(r"(?:\d{1,3}|[a-z]+) $"),
}


@cache
def _triggers(code: str) -> tuple[AhoCorasick, list[str], frozenset[int], frozenset[int]]:
    days = ENGLISH_DAYS if code == "en" else FRENCH_DAYS
    months = list(MONTH_NUMBERS[code])
    terms = dict.fromkeys([*months, *days, "19", "20", *_STARTS[code], *_COUNTED[code], *_DIGITS[code]])
    terms |= dict.fromkeys(words(code)) | dict.fromkeys(named_periods(code)) | dict.fromkeys(feasts(code))
    if code == "en":
        terms |= dict.fromkeys(["mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun"])
    patterns = list(terms)
    automaton = AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest)
    return (
        automaton,
        patterns,
        frozenset(index for index, term in enumerate(patterns) if term in MONTH_NUMBERS[code]),
        frozenset(index for index, term in enumerate(patterns) if term in _COUNTED[code]),
    )


def _scan(text: str, shadowed: str, code: str) -> list[Atom]:
    automaton, patterns, months, counted = _triggers(code)
    atoms: list[Atom] = []
    done = 0
    for index, start, end in automaton.find_matches_as_indexes(shadowed):
        if start < done:
            continue
        before = shadowed[start - 1] if start else " "
        if before.isalnum() and not (before.isdigit() and index in months):
            continue
        term = patterns[index]
        if term in _NEEDS_CAPITAL and text[start].islower():
            continue
        is_inside = term in ("19", "20") and before in "-./" and start > 1 and shadowed[start - 2].isdigit()
        if is_inside and not (before == "-" and atoms and atoms[-1].end == start - 1):  # 2022-2023 is a range, 1.2020 is none
            continue
        candidates = [start]
        if index in months or index in counted:
            pattern = _BEFORE[code] if index in months else _BEFORE_COUNTED[code]
            left = pattern.search(shadowed, max(done, start - 28), start)
            if left is not None and not (
                left.start() and (shadowed[left.start() - 1].isalnum() or shadowed[left.start() - 1] == "-")
            ):
                candidates = [left.start(), start] if index in months else [left.start()]
            elif index in counted:
                continue
        for candidate in candidates:
            atom = _read(shadowed, candidate, code)
            if atom is not None and atom.end >= min(end, start + 2):
                atoms.append(atom)
                done = atom.end
                break
    return atoms


def _read(shadowed: str, position: int, code: str) -> Atom | None:
    atom = read_expression(shadowed, position, code)
    if shadowed[position].isdigit() or atom is None:
        numeric = read_expression(shadowed, position, "numeric")
        if numeric is not None and (atom is None or numeric.end > atom.end):
            return numeric
    return atom


def _scan_all(shadowed: str, code: str) -> list[Atom]:
    atoms: list[Atom] = []
    position = 0
    while position < len(shadowed):
        if position and shadowed[position - 1].isalnum() and shadowed[position].isalnum():
            position += 1
            continue
        atom = _read(shadowed, position, code)
        if atom is not None and atom.end > position:
            atoms.append(atom)
            position = atom.end
        else:
            position += 1
    return atoms


ENGLISH = Grammar(
    scan=lambda text, shadowed: _scan(text, shadowed, "en"),
    scan_all=lambda shadowed: _scan_all(shadowed, "en"),
    prefix=re.compile(
        r"(?<![a-z])(?:(?P<since>since|starting from|starting on|starting in|beginning on|beginning in)|"
        r"(?P<from>from)|(?P<between>between)"
        r"|(?P<before>before|prior to)|(?P<until>until|till|up to|as of|as at|by|no later than|through))"
        r"(?: the| around| about| late)? $"
    ),
    prefix_reach=22,
    prefix_ends=frozenset(" "),
    range_gap=re.compile(r" ?(?:--?|to|until|till|through|up to|and up to) ?(?:the )?"),
    and_gap=re.compile(r",? (?:and|to) (?:the )?"),
    between_tail=NEVER,
    before_tail=NEVER,
    start_tail=re.compile(r",? onwards?\b"),
    after_tail=NEVER,
    tail_starts=frozenset(" ,"),
    breaks=re.compile(r"[,.;!?\n]"),
    long_gap=None,
    long_prefix=NEVER,
    link_reach=14,
    compared=re.compile(
        r"\b(?:up from|down from|compared (?:with|to)|against|versus|than in|than the)\s(?:[^,.;()\n]|(?<=\d)[,.](?=\d)){0,40}$"
    ),
    future_cue=re.compile(r"\b(?:will|would|to be|plans? to|planned|expected|due|scheduled|is to|are to)\b[^.;!?\n]*$"),
    cue_reach=70,
    future_next=NEVER,
)
FRENCH = Grammar(
    scan=lambda text, shadowed: _scan(text, shadowed, "fr"),
    scan_all=lambda shadowed: _scan_all(shadowed, "fr"),
    prefix=re.compile(
        r"(?<![a-zà-ÿ'])(?:(?P<since>depuis|à compter|à partir)|(?P<between>entre)|(?P<before>avant)"
        r"|(?P<until>jusqu'(?:au|à|en)?|d'ici|au plus tard)|(?P<from>du|de|des|dès))(?: le| la| l'| en| à| au"
        r"| du| de| fin)*[ ']?$"
    ),
    prefix_reach=24,
    prefix_ends=frozenset(" '"),
    range_gap=re.compile(r" ?(?:--?|à|au|aux|jusqu'au|jusqu'à|jusqu'en) ?(?:la |le )?"),
    and_gap=re.compile(r",? et (?:le |la |en )?"),
    between_tail=NEVER,
    before_tail=NEVER,
    start_tail=NEVER,
    after_tail=NEVER,
    tail_starts=frozenset(" ,"),
    breaks=re.compile(r"[,.;!?\n]"),
    long_gap=None,
    long_prefix=NEVER,
    link_reach=14,
    compared=re.compile(
        r"\b(?:contre|par rapport à|au lieu de|comparée?s? à|qu'en|après)\s(?:[^,.;()\n]|(?<=\d)[,.](?=\d)){0,45}$"
    ),
    future_cue=re.compile(
        r"\b(?:sera|seront|aura|auront|prévoit|prévoient|prévue?s?|devrait|devraient|va|vont|attendue?s?|\w{3,}(?:eront|iront|[dvt]ront|rront)|"
        rf"{_FUTURE_FR})\b[^.;!?\n]*$"
    ),
    cue_reach=70,
    future_next=re.compile(
        r"(?:,[^.;!?\n]{0,90}?)?\s(?:sera|seront|aura|auront|\w{3,}(?:eront|iront|[dvt]ront|rront)|"
        rf"{_FUTURE_FR})\b(?! (?:\w+é|eu))"
    ),
)
