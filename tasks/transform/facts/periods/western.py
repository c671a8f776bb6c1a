"""Find one English or French time expression at a position of the shadow."""

from __future__ import annotations

import datetime as dt
import re

from tasks.text.calendar.dates import ENGLISH_DAYS, FRENCH_DAYS, MONTH_NUMBERS, is_possible, read_date
from tasks.transform.facts.periods.model import Atom
from tasks.transform.facts.periods.western_atoms import NUMBERS, read_atom, which_way
from tasks.transform.facts.periods.words import alternatives, feasts, named_periods, words

_EN_M = "(?:" + "|".join(sorted(MONTH_NUMBERS["en"], key=len, reverse=True)) + r")(?![a-z])\.?"
_FR_M = "(?:" + "|".join(sorted(MONTH_NUMBERS["fr"], key=len, reverse=True)) + r")(?![a-zà-ÿ])\.?"
_EN_W = "|".join(ENGLISH_DAYS)
_FR_W = "|".join(FRENCH_DAYS)
_D = r"(?:3[01]|[12]\d|0?[1-9])"
_Y = r"(?:1[5-9]|20)\d\d(?!\d|[.,]\d)"
_EN_N = r"\d{1,3}|" + "|".join(NUMBERS["en"])
_FR_N = r"\d{1,3}|" + "|".join(sorted(NUMBERS["fr"], key=len, reverse=True))
_EN_U = r"years?|quarters?|months?|weeks?|fortnight|days?|hours?|minutes?|decades?"
_FR_U = r"ans?|années?|trimestres?|mois|semaines?|jours?|heures?|minutes?"
_EN_TAIL_YEAR = (
    rf"(?:,? (?:of |in )?(?:(?P<year>{_Y})|(?P<rel_year>last|this|next) year|(?P<that>that|the same) year"
    r"|the (?P<told>year)))?"
)
_FR_TAIL_YEAR = (
    rf"(?:,? (?:de |en |d')?(?:(?P<year>{_Y})|(?P<rel_year>l'an(?:née)? derni(?:er|ère)|l'an"
    r"(?:née)? passée?|cette année|de l'année|l'an(?:née)? prochaine?)|(?P<that>la même année)))?"
)

_EN = (
    re.compile(  # Tuesday of last week
        rf"(?P<weekday>{_EN_W}) (?:of )?(?P<week>last|this|next) week(?![a-z])"
    ),
    re.compile(  # the first week of July
        rf"(?:the )?(?P<nth_week>first|second|third|fourth|last|1st|2nd|3rd|4th) week (?:of|in) (?P<month>{_EN_M}){_EN_TAIL_YEAR}"
    ),
    re.compile(rf"(?P<year>{_Y})[ -](?:(?P<quarter>q[1-4])|(?P<half>h[12]))(?![a-z])"),
    re.compile(rf"(?P<half>h[12])(?![a-z]){_EN_TAIL_YEAR}"),
    re.compile(  # early August 2024, mid-June, the end of last year, late 2023
        r"(?P<part>early|mid|late|(?:the )?(?:beginning|start|middle|end|close) of)[ -](?:in )?(?:"
        rf"(?P<month>{_EN_M}){_EN_TAIL_YEAR}|(?P<only_year>{_Y}(?!'?s))|(?:(?P<shift>last|this|next|the) )?"
        r"(?P<shift_unit>year|month)\b)"
    ),
    re.compile(rf"(?:the )?(?P<half>first|second|1st|2nd|last) half{_EN_TAIL_YEAR}(?: of (?P<month>{_EN_M}))?"),
    re.compile(
        r"(?:the )?(?P<quarter>first|second|third|fourth|final|last|1st|2nd|3rd|4th|q[1-4]) ?(?:quarter|"
        rf"(?<=q[1-4]))(?![a-z]){_EN_TAIL_YEAR}"),
    re.compile(rf"the first (?P<first>{_EN_N}) (?P<first_unit>months|quarters|weeks|days){_EN_TAIL_YEAR}"),
    re.compile(rf"(?P<season>spring|summer|autumn|fall|winter)(?![a-z]){_EN_TAIL_YEAR}"),
    re.compile(
        rf"(?P<the>the |these )?(?P<dir>past|last|previous|preceding|next|coming|following)(?: (?P<count>{_EN_N}))? "
        rf"(?P<unit>{_EN_U})(?![a-z])"
    ),
    re.compile(
        rf"(?P<count>{_EN_N}|several|a few|few|couple of|a couple of) (?P<unit>{_EN_U}) (?P<after>ago|earlier"
        r"|later|from now)(?![a-z])"),
    re.compile(
        r"(?P<shift>last|this past|past|this|current|next|coming) (?P<shift_unit>year|month|week|weekend"
        rf"|quarter|(?P<weekday>{_EN_W})|(?P<month>{_EN_M})(?! {_D}\b)|(?P<season>spring|summer|autumn|fall"
        r"|winter))(?![a-z])"),
    re.compile(r"(?P<year_end>year'?s[ -]end|year-end|the year(?: is|'s) (?:out|over)|the turn of the year)(?![a-z])"),
    re.compile(r"(?P<earlier>earlier|later) (?:this|in the) (?P<earlier_unit>year|month|week)"),
    re.compile(
        rf"(?:the )?(?:(?P<day1>{_D})(?:st|nd|rd|th)?(?:[ -]?(?:-|to|and|until|till)[ -]?))(?:the )?"
        rf"(?P<day>{_D})(?:st|nd|rd|th)?(?: of)? (?P<month>{_EN_M})(?:,? (?P<year>{_Y}))?"),
    re.compile(
        rf"(?P<month>{_EN_M}) (?P<day1>{_D})(?:st|nd|rd|th)?(?: ?(?:-|to|and|until|through) ?)(?P<day>{_D})"
        rf"(?:st|nd|rd|th)?(?![\d%a-z]|[.,]\d)(?:,? (?P<year>{_Y}))?"),
    re.compile(r"(?:the )?(?P<decade>(?:1[89]|20)\d0)'?s(?![a-z])"),
    re.compile(rf"(?P<weekday>{_EN_W})(?:s)?(?: (?P<daypart>morning|afternoon|evening|night))?(?![a-z])"),
)  # fmt: skip
_FR = (
    re.compile(  # mardi de la semaine dernière
        rf"(?P<weekday>{_FR_W}) (?:de )?la semaine (?P<week>dernière|passée|prochaine)(?![a-z])"
    ),
    re.compile(  # la première semaine de juillet
        r"(?:la )?(?P<nth_week>première|deuxième|seconde|troisième|quatrième|dernière) semaine (?:de |d')"
        rf"(?P<month>{_FR_M}){_FR_TAIL_YEAR}"
    ),
    re.compile(rf"(?:la )?(?P<half>première|deuxième|seconde) quinzaine (?:de |d')(?P<month>{_FR_M}){_FR_TAIL_YEAR}"),
    re.compile(r"(?P<part>(?:au |le )?début|(?:la |à la |en )?fin) (?P<shift>d'année|de l'année en cours)(?![a-zà-ÿ])"),
    re.compile(
        r"(?P<part>(?:au |le )?début(?: du mois)?(?: de| d')?|(?:la |à la )?fin(?: du mois)?(?: de| d')?|"
        rf"(?:à )?(?:la )?mi|courant|milieu)[ -]?(?:(?P<month>{_FR_M}){_FR_TAIL_YEAR}|(?P<only_year>{_Y}(?!'?s))|"
        r"(?P<shift>l'année(?: (?P<which>dernière|prochaine|passée))?|l'an (?P<which2>dernier|prochain|passé)"
        r"|du mois(?: (?P<which3>dernier|prochain))?))(?![a-zà-ÿ])"
    ),
    re.compile(rf"(?:au |le |du )?(?P<half>premier|second|deuxième|1er|2e|dernier) semestre{_FR_TAIL_YEAR}"),
    re.compile(
        r"(?:au |le |du )?(?P<quarter>premier|deuxième|second|troisième|quatrième|dernier|1er|2e|3e|4e"
        rf"|t[1-4]) ?(?:trimestre|(?<=t[1-4]))(?![a-zà-ÿ]){_FR_TAIL_YEAR}"),
    re.compile(
        rf"(?:les |des |aux |sur les |au cours des |durant les |pendant les )?(?P<first>{_FR_N}) premiers "
        rf"(?P<first_unit>mois|jours){_FR_TAIL_YEAR}"),
    re.compile(
        r"(?:l'|cet |au |en )?(?P<season>printemps|été|automne|hiver)(?! (?:arrêté|interpell|saisi|condamn"
        rf"|plac|mis))(?: (?P<rel_season>dernier|prochain))?{_FR_TAIL_YEAR}"),
    re.compile(
        rf"(?:(?:les|des|ces|aux|au cours des|durant les|pendant les|lors des|sur les) )(?P<count>{_FR_N}) "
        rf"(?P<dir>derniers|dernières|prochains|prochaines) (?P<unit>{_FR_U})(?![a-zà-ÿ])"),
    re.compile(rf"(?P<count>{_FR_N}) (?P<dir>derniers|dernières|prochains|prochaines) (?P<unit>{_FR_U})(?![a-zà-ÿ])"),
    re.compile(rf"(?:les |des |aux )?(?P<count>{_FR_N}) (?P<unit>{_FR_U}) (?P<dir>précédente?s)(?![a-zà-ÿ])"),
    re.compile(rf"il y a (?:environ |près de |plus de )?(?P<count>{_FR_N}) (?P<unit>{_FR_U})(?![a-zà-ÿ])"),
    re.compile(rf"dans (?P<span>les )?(?P<within>{_FR_N}) (?P<unit>{_FR_U})(?![a-zà-ÿ])"),
    re.compile(
        rf"(?:le |en |au mois de |au mois d'|ce )?(?:(?P<weekday>{_FR_W})|(?P<month>{_FR_M})) "
        r"(?P<which4>dernier|prochain|passé)(?![a-zà-ÿ])"),
    re.compile(
        rf"(?:les? )?(?P<day1>1er|{_D})(?:[ -]?(?:-|au|et|à)[ -]?)(?:le )?(?P<day>1er|{_D}) (?P<month>{_FR_M})"
        rf"(?: (?P<year>{_Y}))?"),
    re.compile(r"(?:les |des )?années (?P<decade>(?:19|20)\d0|[1-9]0)(?!\d)"),
    re.compile(rf"(?:le |ce )?(?P<weekday>{_FR_W})(?: (?P<daypart>matin|midi|après-midi|soir))?(?![a-zà-ÿ])"),
)  # fmt: skip
_WORDS = {code: re.compile(rf"(?:{alternatives(words(code))})(?![a-zà-ÿ])") for code in ("en", "fr")}
_NAMED = {code: re.compile(alternatives(named_periods(code))) for code in ("en", "fr")}
_FEASTS = {
    code: re.compile(rf"(?P<feast>{alternatives(feasts(code))})(?![a-zà-ÿ])(?:,? (?P<year>{_Y}))?") for code in ("en", "fr")
}
# January 1 this year, mars de l'an dernier
_YEAR_AFTER = {
    "en": re.compile(r",? (?:of |in )?(last|this|next) year(?![a-z])"),
    "fr": re.compile(
        r",? (?:de )?(l'an(?:née)? (?:derni(?:er|ère)|passée?|prochaine?)|cette année|l'année en cours)(?![a-zà-ÿ])"
    ),
}
_BARE_MONTH = {code: re.compile(month) for code, month in (("en", _EN_M), ("fr", _FR_M))}
_YEAR_OR_POINT = re.compile(r"\.| ?(?:19|20)\d\d")
_MONTH_CUE = re.compile(r"(?<![a-z])(?:in|from|since|until|till|by|to|between|and|of|-|en|de|depuis|à|et|d')[ -]?$")
_YEAR = re.compile(
    rf"(?P<year>{_Y})(?:(?:-|/)(?P<short>\d\d)(?![\d-]))?(?! ?(?:%|euros|dollars|personnes|people|suspects"
    r"|km|kg|members|cases|arrests|francs))(?![a-z])"
)
_ORDINAL_DAY = re.compile(
    r"the (?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)(?=[,.;:)]|$|\n"
    r"| (?:and|to|at|when|in|until|of (?:this|last|next|the) month|on|as|by)\b)"
)
_FRENCH_DAY = re.compile(rf"le (?P<day>1er|{_D})(?=[,.;:)]| (?:et|au|à|dans|en|lors)\b|$)(?![.,]\d)")


_SAME_SPAN = {  # over the same ten months; au cours des mêmes dix mois
    "en": re.compile(
        rf"the same (?:(?:{_EN_N})[ -])(?:{_EN_U})(?: (?:period|stretch|span))?\b|the same (?:months|weeks|days|years)\b"
    ),
    "fr": re.compile(rf"(?:l|c)es mêmes (?:(?:{_FR_N}) )?(?:{_FR_U})\b"),
}


def read_expression(shadowed: str, position: int, code: str) -> Atom | None:
    """The longest time expression that starts at ``position``; ``code`` is ``en`` or ``fr``."""
    if code == "numeric":
        date = read_date(shadowed, position, code)
        return Atom(position, date.end, date.rule, year=date.year, month=date.month, day=date.day) if date else None
    best: Atom | None = _read_word(shadowed, position, code)
    date = read_date(shadowed, position, code) if shadowed[position] not in "'-" else None
    if date is not None and date.end - position > (best.end - position if best else 0):
        best = Atom(position, date.end, date.rule, year=date.year, month=date.month, day=date.day)
        if date.hour is not None and date.hour < 24:
            best.clock, best.clock_unit = dt.time(date.hour, date.minute or 0), "minute" if date.minute is not None else "hour"
    for pattern in _EN if code == "en" else _FR:
        match = pattern.match(shadowed, position)
        if match is not None and match.end() - position > (best.end - position if best else 0):
            atom = read_atom(match, code)
            if atom is not None and is_possible(atom.year, atom.month, atom.day):
                best = atom
    best = best or _read_rest(shadowed, position, code)
    if best is not None and best.month is not None and best.year is None and best.year_shift is None:
        match = _YEAR_AFTER[code].match(shadowed, best.end)
        if match is not None:
            best.year_shift, best.end = which_way(match[1]), match.end()
    return best


def _read_word(shadowed: str, position: int, code: str) -> Atom | None:
    match = _NAMED[code].match(shadowed, position)
    if match is not None:
        name, low, high, kind = named_periods(code)[match[0]]
        return Atom(
            position, match.end(), f"{code}-named", bounds=(low, high), code="anchor" if kind == "anchor" else "", name=name
        )
    same = _SAME_SPAN[code].match(shadowed, position)
    if same is not None:
        return Atom(position, same.end(), f"{code}-span_same", code="span_same")
    match = _WORDS[code].match(shadowed, position)
    if match is None:
        return None
    word = words(code)[match[0]]
    atom = Atom(position, match.end(), f"{code}-{word.kind}")
    value = int(word.value or 0)
    if word.kind == "year_to_date":
        atom.year_shift, atom.mark = 0, "since"
    elif word.kind in ("day_shift", "day_same"):
        atom.day_shift, atom.from_context = value, word.kind.endswith("same")
    elif word.kind in ("month_shift", "month_same"):
        atom.month_shift, atom.from_context = value, word.kind.endswith("same")
    elif word.kind in ("year_shift", "year_same"):
        atom.year_shift, atom.from_context = value, word.kind.endswith("same")
    elif word.kind in ("week_shift", "weekend_shift"):
        atom.week_shift, atom.part = value, "weekend" if word.kind == "weekend_shift" else ""
    elif word.kind == "since_told":
        atom.code, atom.mark = "span_same", "since"
    else:
        atom.code = word.kind
    return atom


def _read_rest(shadowed: str, position: int, code: str) -> Atom | None:
    """What is a time only for want of anything longer: feasts, bare years, bare months, the 27th."""
    match = _FEASTS[code].match(shadowed, position)
    if match is not None:
        year = int(match["year"]) if match["year"] else None
        return Atom(position, match.end(), f"{code}-feast", feast=feasts(code)[match["feast"]], name=match["feast"], year=year)
    match = _YEAR.match(shadowed, position)
    if match is not None:
        year = int(match["year"])
        atom = Atom(position, match.end(), f"{code}-year", year=year)
        if match["short"]:
            second = year // 100 * 100 + int(match["short"])
            if second <= year:
                return Atom(position, match.end("year"), f"{code}-year", year=year)
            atom.year2 = second
        return atom
    match = (_ORDINAL_DAY if code == "en" else _FRENCH_DAY).match(shadowed, position)
    if match is not None:
        return Atom(position, match.end(), f"{code}-day", day=int(match["day"].removesuffix("er")))
    match = _BARE_MONTH[code].match(shadowed, position)
    if match is not None:
        name = match[0].rstrip(".")
        if name == "sept" and code == "fr" and not _YEAR_OR_POINT.match(shadowed, match.end()) and not match[0].endswith("."):
            return None  # dix-sept personnes, en sept mois: the number
        if len(name) < 4 and name not in ("may", "mai") and not _MONTH_CUE.search(shadowed, max(0, position - 9), position):
            return None  # jan, oct: too short to be trusted alone
        return Atom(position, position + len(name), f"{code}-month", month=MONTH_NUMBERS[code][name])
    return None
