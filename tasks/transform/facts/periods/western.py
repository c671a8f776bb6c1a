"""Read one English or French time expression at a position of the shadow."""

from __future__ import annotations

import datetime as dt
import re

from tasks.text.calendar.dates import ENGLISH_DAYS, FRENCH_DAYS, MONTH_NUMBERS, is_possible, read_date
from tasks.transform.facts.periods.model import Atom
from tasks.transform.facts.periods.words import alternatives, feasts, named_periods, words

_UNITS = {
    "year": "year", "years": "year", "quarter": "quarter", "quarters": "quarter", "month": "month", "months": "month",
    "week": "week",
    "weeks": "week", "fortnight": "fortnight", "day": "day", "days": "day", "hour": "hour", "hours": "hour",
    "minute": "minute", "minutes": "minute",
    "decade": "decade", "decades": "decade", "an": "year", "ans": "year", "année": "year", "années": "year",
    "trimestre": "quarter",
    "trimestres": "quarter", "mois": "month", "semaine": "week", "semaines": "week", "jour": "day", "jours": "day",
    "heure": "hour", "heures": "hour",
}  # fmt: skip
NUMBERS = {
    "en": {
        "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
        "ten": 10,
        "eleven": 11, "twelve": 12,
    },
    "fr": {
        "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
        "dix": 10, "onze": 11,
        "douze": 12, "quinze": 15, "vingt": 20,
    },
}  # fmt: skip
_ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4, "last": 4,
    "premier": 1, "première": 1, "1er": 1, "1ère": 1, "deuxième": 2, "2e": 2, "seconde": 2, "troisième": 3, "3e": 3,
    "quatrième": 4,
    "4e": 4, "dernier": 4, "h1": 1, "h2": 2, "dernière": -1,
}  # fmt: skip
_BEFORE_THAT = ("previous", "preceding", "précédents", "précédentes")
"""Adjectives of stretches that lie before the one told last."""
_SEASONS = {
    "spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter",
    "printemps": "spring", "été": "summer", "automne": "autumn", "hiver": "winter",
}  # fmt: skip


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
            atom = _to_atom(match, code)
            if atom is not None and is_possible(atom.year, atom.month, atom.day):
                best = atom
    best = best or _read_rest(shadowed, position, code)
    if best is not None and best.month is not None and best.year is None and best.year_shift is None:
        match = _YEAR_AFTER[code].match(shadowed, best.end)
        if match is not None:
            best.year_shift, best.end = _which(match[1]), match.end()
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


def _count(word: str | None, code: str) -> float | None:
    if not word:
        return 1
    if word.isdigit():
        return float(word)
    number = NUMBERS[code].get(word)
    return float(number) if number is not None else None


def _to_atom(match: re.Match[str], code: str) -> Atom | None:
    parts = {key: value for key, value in match.groupdict().items() if value}
    end = match.end() - match[0].endswith(".")
    atom = Atom(match.start(), end, f"{code}-expression")
    if "year" in parts or "only_year" in parts:
        atom.year = int(parts.get("year") or parts["only_year"])
    if "rel_year" in parts:
        atom.year_shift = _which(parts["rel_year"])
    elif "that" in parts or "told" in parts:
        atom.year_shift, atom.from_context = 0, "that" in parts
    if "month" in parts:
        atom.month = MONTH_NUMBERS[code][parts["month"].rstrip(".")]
    if "decade" in parts:
        first = int(parts["decade"]) if len(parts["decade"]) == 4 else 1900 + int(parts["decade"])
        atom.bounds, atom.unit = (dt.date(first, 1, 1), dt.date(first + 9, 12, 31)), "decade"
        return atom
    if "day" in parts:
        atom.day, atom.day2 = int(parts["day1"].removesuffix("er")), int(parts["day"].removesuffix("er"))
        return atom
    if "year_end" in parts:  # by year's end, before the year is out
        atom.part, atom.unit, atom.year_shift = "end", "year", 0
        return atom
    if "earlier" in parts:
        return _earlier(atom, parts)
    if "unit" in parts:
        return _counted(atom, parts, code)
    if "first" in parts:
        count = int(_count(parts["first"], code) or 0)
        unit = _UNITS[parts["first_unit"]]
        if unit not in ("month", "quarter"):
            return None
        atom.part, atom.part_count, atom.unit = "first_months", count * (3 if unit == "quarter" else 1), "year"
        return atom if 1 <= atom.part_count <= 12 else None
    if "week" in parts:
        atom.weekday = (ENGLISH_DAYS if code == "en" else FRENCH_DAYS).index(parts["weekday"])
        atom.week_shift = _which(parts["week"])
        return atom
    if "nth_week" in parts:
        number = -1 if parts["nth_week"] == "last" else _ORDINALS[parts["nth_week"]]
        atom.part, atom.part_count = "week", number
        return atom
    if "half" in parts:
        number = _ORDINALS[parts["half"]]
        atom.part = "h1" if number == 1 else "h2"
        atom.unit = "month" if atom.month else "year"
        return atom
    if "quarter" in parts:
        word = parts["quarter"]
        if word in ("last", "dernier") and not {"year", "rel_year", "that", "told"} & parts.keys():
            atom.direction, atom.count = "quarter", -1
            return atom
        atom.part, atom.unit = f"q{word[1] if word[0] in 'qt' and len(word) == 2 else _ORDINALS[word]}", "year"
        return atom
    if "part" in parts:
        return _part(atom, parts)
    if "season" in parts:
        atom.part, atom.unit = _SEASONS[parts["season"]], "year"
        if "shift" in parts:
            return _near_season(atom, parts["shift"])
        if "rel_season" in parts:
            return _near_season(atom, parts["rel_season"])
        written = match[0]
        if atom.year is None and atom.year_shift is None and not written.startswith(("the ", "l'", "cet ", "au ")):
            return None if code == "en" or parts["season"] == "été" else atom
        return atom if not (parts["season"] == "été" and written == "été") else None
    if "weekday" in parts:
        atom.weekday = (ENGLISH_DAYS if code == "en" else FRENCH_DAYS).index(parts["weekday"])
        which = parts.get("shift") or parts.get("which4")
        if which:
            shift = _which(which)
            atom.weekday_pick = "past" if shift < 0 else "future" if shift > 0 else "week"
        return atom
    if "which4" in parts or ("shift" in parts and "month" in parts):
        shift = _which(parts.get("which4") or parts["shift"])
        atom.prefer = "before" if shift < 0 else "future" if shift > 0 else "same"
        return atom
    if "shift" in parts:
        return _shifted(atom, parts["shift_unit"], _which(parts["shift"]))
    return atom


def _which(word: str) -> int:
    if word.startswith(("last", "past", "previous", "preceding", "this past")) or "derni" in word or "pass" in word:
        return -1
    return 1 if word.startswith(("next", "coming", "following")) or "prochain" in word else 0


def _shifted(atom: Atom, unit: str, shift: int) -> Atom | None:
    if unit == "year":
        atom.year_shift = shift
    elif unit == "month":
        atom.month_shift = shift
    elif unit in ("week", "weekend"):
        atom.week_shift, atom.part = shift, "weekend" if unit == "weekend" else ""
    elif unit == "quarter":
        atom.direction, atom.count = "quarter", shift
    return atom


def _near_season(atom: Atom, word: str) -> Atom:
    shift = _which(word)
    atom.prefer = "past" if shift < 0 else "future" if shift > 0 else "same"
    return atom


def _part(atom: Atom, parts: dict[str, str]) -> Atom | None:
    word = parts["part"]
    for name, part in (
        ("early", "early"),
        ("late", "late"),
        ("begin", "begin"),
        ("start", "begin"),
        ("début", "begin"),
        ("mi", "middle"),
        ("end", "end"),
        ("close", "end"),
        ("fin", "end"),
    ):
        if name in word:
            atom.part = part
            break
    atom.unit = "month" if atom.month else "year"
    if atom.part == "begin" and (atom.month or "mois" in parts.get("shift", "") or parts.get("shift_unit") == "month"):
        atom.part = "early"
    if "shift" in parts or "shift_unit" in parts:
        unit = parts.get("shift_unit") or ("month" if "mois" in parts.get("shift", "") else "year")
        shift = _which(
            parts.get("shift", "")
            if "shift_unit" in parts
            else parts.get("which") or parts.get("which2") or parts.get("which3") or ""
        )
        atom.unit = unit
        return _shifted(atom, unit, shift)
    return atom


def _earlier(atom: Atom, parts: dict[str, str]) -> Atom:
    """earlier this month: from its first day to the report; later this year: from the report to its last day."""
    unit = parts["earlier_unit"]
    if unit == "week":
        atom.week_shift = 0
    elif unit == "month":
        atom.month_shift = 0
    else:
        atom.year_shift = 0
    atom.code = "to_now" if parts["earlier"] == "earlier" else "from_now"
    return atom


def _counted(atom: Atom, parts: dict[str, str], code: str) -> Atom | None:
    unit = _UNITS[parts["unit"]]
    count = _count(parts.get("count") or parts.get("within"), code)
    if count is None:
        atom.code = "vague"
        return atom
    if unit == "fortnight":
        unit, count = "week", count * 2
    if unit == "decade":
        unit, count = "year", count * 10
    atom.count, atom.unit = count, unit
    if "after" in parts:
        atom.direction = "ago" if parts["after"] in ("ago", "earlier") else "later"
        if parts["after"] in ("earlier", "later"):
            atom.from_context = True
        return atom
    if "within" in parts:
        atom.direction = "next" if "span" in parts else "later"
        return atom
    if "dir" not in parts:  # il y a dix jours
        atom.direction = "ago"
        return atom
    direction = parts["dir"]
    if code == "en" and "count" not in parts and direction != "past" and ("the" not in parts or unit == "quarter"):
        plain = Atom(atom.start, atom.end, atom.rule)
        return _shifted(plain, unit, _which(direction)) if unit != "day" else None
    is_next = direction in ("next", "coming", "following") or direction.startswith("prochain")
    is_before = direction in _BEFORE_THAT
    atom.direction = "next" if is_next else "past_before" if is_before else "past"
    return atom
