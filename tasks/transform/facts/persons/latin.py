"""Named persons in English and French: capitalised names beside an office, rank or description."""

from __future__ import annotations

import re
from functools import cache

from tasks.reference.tables import read_csv
from tasks.text.patterns import compile_guarded
from tasks.text.spans import Span
from tasks.transform.facts.anchors import Anchor
from tasks.transform.facts.persons import appositions
from tasks.transform.facts.persons.kinds import has_lost, is_accused_french, with_kind
from tasks.transform.facts.persons.model import Person
from tasks.transform.facts.reading import Reading
from tasks.transform.facts.words import pattern

_PARTICLES = (
    r"(?:de|da|di|do|dos|del|della|du|des|van|von|der|den|ten|ter|bin|binti|ibn|bint|al|el|la|"
    r"le|ben|abu|ould|ole|arap|y|e|af|zu|d'|l')"
)
_WORD = r"(?![DLJNSCMQ]['’][a-zß-ÿ])(?:(?:[Dd]|[Ll]|O)['’])?[A-ZÀ-ÖØ-Þ][\w’'.]*(?:-[A-Za-zÀ-ÖØ-öø-ÿ][\w’']*)*"
_NAME = compile_guarded(rf"{_WORD}(?:[ \u00a0](?:{_PARTICLES}[ \u00a0-])*(?:[Aa]l-|[Ee]l-)?{_WORD})*")
_INITIAL = re.compile(r"(?:[A-ZÀ-Þ]\.?(?:-?[A-ZÀ-Þ]\.)?)")
_SAYS = pattern("persons.says_behind")
_SUSPECT_AFTER = pattern("persons.suspect_after")
_SUSPECT_VERB = pattern("persons.suspect_verb")
_AGE = re.compile(r",\s(?:aged\s)?(\d{2})(?:\sans)?\b,?|\s\((?:aged\s)?(\d{2})(?:\sans)?\)")
_PLURAL_ROLE = re.compile(r"[a-z](?<!ss)s$")
_NEXT_NAME = re.compile(r"(?:,\s(?:aged\s)?\d{1,2})?(?:,\s|,?\s(?:and|et)\s)")
_ROLE_END = pattern("persons.role_end")
_IN_A_PLACE = pattern("persons.in_a_place")
_DETERMINER = re.compile(
    r"(?:(?:the|a|an|its|their|his|her|our|le|la|les|un|une|son|sa|leur|notre|du|de la|au|à la)\s|"
    r"l['’])",
    re.IGNORECASE,
)


@cache
def _words(kind: str) -> frozenset[str]:
    """Words of a kind from ``data/reference/person_words_latin.csv``."""
    return frozenset(row["term"] for row in read_csv("person_words_latin.csv") if row["kind"] == kind)


def find_persons(reading: Reading) -> list[Person]:
    """All mentions of named persons, with repeats; names of one word alone are left to whoever resolves them."""
    text = reading.text
    roles = reading.of_kind("role")
    by_end = {role.end: role for role in roles}
    by_start: dict[int, Anchor] = {}
    for role in roles:
        by_start.setdefault(role.start, role)
    blocked = _blocked(reading)
    persons: list[Person] = []
    for match in _NAME.finditer(text):
        if " " not in match[0] and "\u00a0" not in match[0]:  # one word alone is no name
            continue
        for run in _runs(text, match.start(), match.end(), roles, blocked):
            shared = _shared_role(reading, run, persons[-1]) if persons else None
            person = shared or _person(reading, run, by_end, by_start, roles)
            if person is not None:
                persons.append(with_kind(reading, person, run))
    return persons


def _shared_role(reading: Reading, name: Span, known: Person) -> Person | None:
    """The person named next in a list whose role, in the plural, stands before its first name (defendants X, 39, and Y)."""
    if known.role is None or known.role.start > known.name.start or not _PLURAL_ROLE.search(reading.shadow, *known.role):
        return None
    if _NEXT_NAME.fullmatch(reading.shadow, known.name.end, name.start) is None or len(name.of(reading.text).split()) < 2:
        return None
    return Person(name, known.role, known.kind, name, "person:shared")


def _blocked(reading: Reading) -> set[int]:
    """Positions of words that are names of places, peoples and bodies."""
    blocked: set[int] = set()
    for anchor in reading.anchors:
        kind = anchor.entry.kind
        is_name = kind in ("party", "nationality") or (
            kind in ("country", "place") and not anchor.entry.detail.endswith(("|weak", "|far"))
        )
        if is_name and reading.text[anchor.start].isupper():
            blocked.update(range(anchor.start, anchor.end))
    return blocked


def _runs(text: str, start: int, end: int, roles: list[Anchor], blocked: set[int]) -> list[Span]:
    """The parts of a run of capitalised words that may be a name: what is left after offices, bodies, places and common words."""
    words = [Span(start + m.start(), start + m.end()) for m in re.finditer(r"\S+", text[start:end])]
    covered = {position for role in roles if role.start < end and role.end > start for position in range(role.start, role.end)}
    runs: list[list[Span]] = [[]]
    for index, word in enumerate(words):
        form = (
            word.of(text).lower().rstrip("'s").replace("’", "'")
            if word.of(text).endswith(("'s", "’s"))
            else word.of(text).lower()
        )
        raw = word.of(text)
        is_wall = word.start in covered or raw.endswith(("'s", "’s"))
        if index + 1 < len(words) and f"{form} {words[index + 1].of(text).lower()}" in _words("title"):
            is_wall = True  # Tan Sri, while Tan alone is a surname
        if not (runs[-1] and (form in _words("particle") or _INITIAL.fullmatch(raw))):
            is_wall = is_wall or form in _words("title") or form in _words("not_name") or form.strip(".") in _words("not_name")
        if not is_wall and word.start in blocked and word.start - 2 not in covered:  # Officer Chad Brown is no country
            # A place inside a longer run may be a surname (Jack London); alone or first it is a place.
            is_wall = not runs[-1] or word is words[0]
        if is_wall:
            if word.of(text).endswith(("'s", "’s")) and word.start not in covered and form not in _words("not_name") and runs[-1]:
                runs[-1].append(Span(word.start, word.end - 2))
            runs.append([])
        else:
            runs[-1].append(word)
            if raw.endswith(".") and not _INITIAL.fullmatch(raw) and raw not in ("Jr.", "Sr.", "St."):
                runs.append([])
    found = []
    for run in runs:
        while run and run[0].of(text).lower() in _words("particle"):
            run = run[1:]
        while run and run[-1].of(text).lower() in _words("particle"):
            run = run[:-1]
        if run:
            stop = run[-1].end
            while text[stop - 1] in ".,'’" and not re.search(r"\b(?:Jr|Sr|[A-Z])\.$", text[run[0].start : stop]):
                stop -= 1
            found.append(Span(run[0].start, stop))
    return found


def _person(
    reading: Reading, name: Span, by_end: dict[int, Anchor], by_start: dict[int, Anchor], roles: list[Anchor]
) -> Person | None:
    text = reading.text
    words = name.of(text).split()
    if not 2 <= len(words) <= 5 or any(len(word) > 1 and word.isupper() and len(words) > 3 for word in words):
        return None
    if all(word.isupper() and len(word) > 1 for word in words) and len(words) == 2 and text[name.end : name.end + 1] in ",:":
        return None  # a dateline: KUALA LUMPUR,
    if any(not word[0].isalpha() or any(character.isdigit() for character in word) for word in words):
        return None
    if reading.language == "fr" and _IN_A_PLACE.search(reading.shadow, max(0, name.start - 30), name.start):
        return None
    before = _role_before(reading, name, by_end)
    after = _role_after(reading, name, roles)
    if before is not None and after is not None:
        role, kind = max((before, after), key=lambda found: found[0].end - found[0].start)
        if before[1] != after[1] and "suspect" not in (before[1], after[1]):
            kind = "official" if "official" in (before[1], after[1]) else kind
        if before[1] == "victim":
            kind = "victim"
    elif before is not None or after is not None:
        role, kind = before or after  # type: ignore[misc]
    else:
        return _in_apposition(reading, name) or _without_role(reading, name)
    quote = Span(min(name.start, role.start), max(name.end, role.end))
    if before is not None and quote.start == role.start:
        article = re.compile(r"\b(?:le|la|l'|les|the)\s?$").search(reading.shadow, max(0, quote.start - 5), quote.start)
        if article is not None and reading.language == "fr" and text[article.start()].islower():
            quote = Span(article.start(), quote.end)
    return Person(name, role, kind, quote, f"person:{'before' if before else 'after'}")


def _role_before(reading: Reading, name: Span, by_end: dict[int, Anchor]) -> tuple[Span, str] | None:
    """An office that ends right before the name: INTERPOL Secretary General X, le commissaire X, le procureur de Lille, X."""
    text, shade = reading.text, reading.shadow
    end = name.start
    while end > 0 and text[end - 1] in " \u00a0":
        end -= 1
    title = re.compile(r"\b(?:mr|mrs|ms|dr|m|mme|sir|datuk|dato'?|tan sri|datuk seri|dato' sri|me)\.?$").search(
        shade, max(0, end - 10), end
    )
    if title is not None:
        end = _trim(text, title.start())
    role = by_end.get(end) or by_end.get(_over_nation(reading, end)) or by_end.get(_over_field(text, end))
    if role is not None and role.entry.term == "accused" and not _DETERMINER.search(text, max(0, role.start - 4), role.start):
        return None  # a verb: she accused X
    if role is not None:
        return Span(_extend_left(reading, role.start, by_end), end), role.entry.code
    if end > 0 and text[end - 1] == ",":  # La procureure de la République de Lille, Carole Etienne,
        stop = end - 1
        left = max(0, stop - 110)
        for candidate in sorted((r for r in by_end.values() if left <= r.start < stop), key=lambda r: r.start):
            between = text[candidate.end : stop]
            if re.search(r"[,;:.!?\n()\"“”«»]", between) or re.search(
                r"\b(?:said|was|were|is|has|had|a|ont|est|qui|who|which)\b", between
            ):
                continue
            if between and not _FIELD.match(between):
                continue
            is_first_of_two = _AND_NAME.match(text, name.end) is not None and _PLURAL_ROLE.search(text, candidate.start, stop)
            if (candidate.entry.code == "victim" and between) or not (is_first_of_two or _is_closed(text, name.end)):
                continue
            opener = _DETERMINER.search(text, max(0, candidate.start - 8), candidate.start)
            owned = _OWNED.search(text, max(0, candidate.start - 30), candidate.start)  # the dhow's captain, X
            if owned is not None:
                return Span(owned.start(1), stop), candidate.entry.code
            start = _extend_left(reading, candidate.start, by_end)
            if opener is None and start == candidate.start and not text[candidate.start].isupper():
                continue
            return Span(start, stop), candidate.entry.code
    return None


def _over_field(text: str, end: int) -> int:
    """Where the field of an office begins that stands between it and the name: Secretary for Security X; -1 if none does."""
    position = end
    for _ in range(8):
        match = _LAST_WORD.search(text, max(0, position - 30), position)
        if match is None:
            return -1
        word = match[1].lower()
        if word == "the" and position == end:
            return -1  # director of the Blue House: a body, not a person
        if word in ("of", "for", "de", "du", "des", "à"):
            return -1 if position == end else _trim(text, match.start())
        if word not in _words("body") and word not in ("and", "the", "&", "et"):
            return -1
        position = _trim(text, match.start())
    return -1


def _over_nation(reading: Reading, end: int) -> int:
    """Where an office ends whose nation stands between it and the name: la ministre gambienne X; -1 where none does."""
    if reading.language != "fr":
        return -1
    nations = reading.of_kind("party", "nationality")
    nation = next((anchor for anchor in nations if anchor.end == end and reading.text[anchor.start].islower()), None)
    return _trim(reading.text, nation.start) if nation is not None else -1


def _trim(text: str, end: int) -> int:
    while end > 0 and text[end - 1] in " \u00a0":
        end -= 1
    return end


def _is_closed(text: str, end: int) -> bool:
    return text[end : end + 1] in ",.;:)" or _SAYS.match(text, end) is not None


# What may follow an office before the comma: at most two words (an adjective), then its field.
_FIELD = pattern("persons.field")
_OWNED = re.compile(r"(?:[Tt]he|[Aa]n?)\s((?:[\w-]+\s)?[\w-]+['’]s\s)$")
_AND_NAME = re.compile(r"\sand\s[A-ZÀ-Þ]")
_ANOTHER = re.compile(r"[ \u00a0][A-ZÀ-Þ][a-zß-ÿ]+[ \u00a0-][A-ZÀ-Þ]")
_LAST_WORD = re.compile(r"([\w’'&-]+)$")


def _extend_left(reading: Reading, start: int, by_end: dict[int, Anchor]) -> int:
    """Words before an office that belong to it: bodies and places in capitals or with 's, and adjectives of rank."""
    text = reading.text
    while True:
        match = re.compile(r"([\w’'.&+/-]+(?:\s\([A-Z]+\))?)[ \u00a0]$").search(text, max(0, start - 40), start)
        if match is None:
            return start
        word = match[1]
        base = word.lower().strip(".")
        if word.endswith(".") and base not in ("u.s", "u.k", "gen", "lt", "maj", "st"):
            return start
        office = by_end.get(_trim(text, match.start())) if word in ("and", "et", "&") else None
        office = office or by_end.get(match.end(1))  # police spokesperson Brigadier X
        if office is not None:  # Deputy Commissioner and Head of X: two offices of one person
            start = office.start
            continue
        is_name = word[0].isupper() and base not in _words("first") and base not in _words("title")
        if reading.language == "fr" and is_name and base not in _words("modifier"):
            return start
        if not is_name and base not in _words("modifier") and not (base in ("of", "&") and _capital_before(text, match.start())):
            return start
        if is_name and base in _words("not_name") and base not in _words("body"):
            return start
        start = match.start()


def _capital_before(text: str, end: int) -> bool:
    match = re.compile(r"([\w’']+)[ \u00a0]$").search(text, max(0, end - 25), end)
    return match is not None and match[1][0].isupper() and match[1].lower() not in _words("first")


def _role_after(reading: Reading, name: Span, roles: list[Anchor]) -> tuple[Span, str] | None:
    """A description set off by a comma, brackets or a dash: X, director of Y,; X (head of Y)."""
    text = reading.text
    position = name.end
    age = _AGE.match(text, position)
    if age is not None:
        position = age.end()
        if text[position - 1] == ",":
            position -= 1
    opener = re.compile(r",\s|\s\(|\s[-–—]\s").match(text, position)
    if opener is None:
        return None
    start = opener.end()
    article = _DETERMINER.match(text, start)
    if article is not None:
        start = article.end()
    stop = _ROLE_END.search(text, start, start + 160)
    end = stop.start() if stop is not None else len(text)
    while text[end : end + 1] == "." and re.search(r"\b(?:U\.S|U\.K|St|Dr|D\.C|Mr|M|Mme|Me)$", text[start:end]):
        stop = _ROLE_END.search(text, end + 1, start + 160)
        end = stop.start() if stop is not None else len(text)
    if end - start > 140 or end <= start:
        return None
    for role in roles:
        if role.start >= end:
            break
        if role.start >= start and role.end <= end and text[start : role.start].count(" ") <= 6:
            if re.search(r"\b(?:told|said|by|to|from|against|when|after|before|whose|where)\s", text[start : role.start]):
                return None
            if _ANOTHER.match(text, role.end):
                return None  # X, Deputy Prime Minister Y: the office is Y's
            if (
                role.start > start
                and text[start : role.start].islower()
                and re.match(r"(?:and|et|or|ou|but|mais|with|avec)\b", text[start:end])
            ):
                return None
            return Span(start, end), role.entry.code
    return None


def _in_apposition(reading: Reading, name: Span) -> Person | None:
    """A person whom a French description without a listed office names (le convoyeur, X, …; un homme, X, …), or only a deed."""
    if reading.language != "fr":
        return None
    comma = _trim(reading.text, name.start) - 1
    is_behind = comma > 0 and reading.text[comma] == "," and _is_closed(reading.text, name.end)
    role = appositions.role_before(reading, comma) if is_behind else None
    role = role or appositions.noun_before(reading, name.start) or appositions.role_after(reading, name.end)
    if role is None:
        is_lost = has_lost(reading, name.end)
        is_told = is_lost or is_accused_french(reading, name.start, name.end)
        return Person(name, None, "victim" if is_lost else "suspect", name, "person:deed") if is_told else None
    if role.start == role.end:
        return Person(name, None, "other", name, "person:bare-noun")
    quote = Span(min(name.start, role.start), max(name.end, role.end))
    return Person(name, role, "other", quote, "person:apposition")


def _without_role(reading: Reading, name: Span) -> Person | None:
    """A full name that only its verb shows: X said; X, 45, of Y, was sentenced."""
    text = reading.text
    if not 2 <= len(name.of(text).split()) <= 4:
        return None
    age = _AGE.match(text, name.end)
    after = age.end() if age is not None else name.end
    suspect = _SUSPECT_AFTER.match(text, after) or (age is not None and _SUSPECT_VERB.search(text, after, after + 140))
    if age is not None or (suspect and _SUSPECT_VERB.search(text, after, after + 60)):
        kind = "suspect" if suspect or _SUSPECT_VERB.search(text, after, after + 140) else "other"
        return Person(name, None, kind, name, "person:age" if age is not None else "person:verb")
    if _SAYS.match(text, name.end) or re.compile(
        r"(?:said|says|selon|déclare|déclaré|explique|indique|précise|according to)\s$"
    ).search(text, max(0, name.start - 14), name.start):
        return Person(name, None, "other", name, "person:says")
    return None
