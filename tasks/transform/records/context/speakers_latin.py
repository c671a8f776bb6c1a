"""By whom said in English and French: the speaker before or behind a cue, or the one a pronoun points back to."""

from __future__ import annotations

import re
from functools import cache

from tasks.text.mentions import Mention
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.context.bodies_named import (
    body_after,
    body_before,
    end_of_name,
    is_other_body,
    person_of_surname,
    start_of_name,
)
from tasks.transform.records.words import alternatives, pattern, patterns

_JOIN = pattern("speakers.join")
_BRACKET = re.compile(r"\s\([A-Z][\w.-]{1,10}\)")
_PRONOUN = pattern("speakers.pronoun")
_DEFINITE = pattern("speakers.definite_body")
_THE_BODY = pattern("speakers.the_body")
_POLICE_OF = pattern("speakers.police_of")
# A body without a name of its own right beside the verb (police said; selon la gendarmerie), or a capitalised one.
_PLAIN = alternatives("speakers.plain_bodies")
_HEADS = alternatives("speakers.body_heads")
_FORMAL = rf"(?:[A-Z][\w-]+\s(?:(?:of|for|and|the)\s)*){{0,5}}{_HEADS}(?:\s(?:of|for)\s(?:the\s)?[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)?"
_ACRONYM = r"[A-Z]{3,10}"
_PLAIN_BODY = re.compile(
    rf"(?:^|[\s'’])({_FORMAL}(?:\s\({_ACRONYM}\))?|{_ACRONYM}|{_PLAIN})(?:\s(?:also|later|had|has|have|a|ont|avait))?\s$"
)
_PLAIN_AFTER = re.compile(
    rf"\s(?:the\s|la\s|le\s|les\s|l['’])?({_FORMAL}(?:\s\({_ACRONYM}\))?|{_ACRONYM}|{_PLAIN})(?=[,.\s])(?!\s[A-Z][a-z])"
)
# A speaker without a name, as written: a Thai official said; a indiqué une source militaire; the tax office's spokeswoman said.
_UNNAMED = patterns("speakers.unnamed")
_UNNAMED_AFTER = patterns("speakers.unnamed_after")
_APPOSED = re.compile(r",\s((?:[A-ZÀ-Þ][\w'’.-]+\s){1,3}[A-ZÀ-Þ][\w'’-]+),\s$")
"""A name between commas after the office it belongs to (the commission's director, Ana Diaz, said)."""
_POLICE_BEFORE = re.compile(r"((?:[A-Z][\w'’-]+\s){1,3})$")
_POLICE_SAID = re.compile(r"police said$")
_PRONOUN_AFTER = pattern("speakers.pronoun_after")
_SURNAME_BEFORE = pattern("speakers.surname_before")
_SURNAME_AFTER = re.compile(r"(?:\sM(?:me|lle|r|rs|s)?\.(?=\s))?[^,.\n]{0,40}?\b([A-ZÀ-Þ][\w'’-]+)(?=[,.\s])(?!\s[A-ZÀ-Þ])")
_SHORT_IN_BRACKETS = re.compile(r"^\s\([^)]{1,12}\)")
# Most characters between a cue and a person, or a body, that is its subject.
_PERSON_BEFORE, _BODY_BEFORE = 110, 60
_PERSON_AFTER, _BODY_AFTER = 90, 40


def read_speaker(view: DocumentView, speech: Mention, last: str | None) -> str | None:
    """Speaker of an English or French cue, on the side that the cue tells, else on either."""
    sentence = view.sentence_at(speech.start)
    speaker = None
    if speech.code != "after":
        speaker = _before(view, speech, sentence.start, last)
    if speaker is None:
        speaker = _after(view, speech, sentence.end, last)
    return speaker


def read_pointed_back(view: DocumentView, speech: Mention, last: str | None) -> str | None:
    """Whom "he said", "selon son responsable" point back to: the police told, a person right behind, else the last speaker."""
    if _POLICE_SAID.search(view.shadow, speech.start, speech.end):
        return _police(view, speech, last)
    near = [m for m in view.within("person", speech.end, speech.end + 40) if m.name]
    if near:
        return near[0].name
    if _THE_BODY.match(view.shadow, speech.start):  # the force said: the body named last
        body = view.last_before("organisation", speech.start)
        return body.name if body is not None else last
    return last


def _police(view: DocumentView, speech: Mention, last: str | None) -> str | None:
    """Who "... police said" is: a body whose name ends so, the police of a country or place, the body named last, police."""
    clause = view.clause_at(speech.start)
    stop = speech.start + len("police")
    for body in reversed(view.within("organisation", clause.start, stop)):
        if stop <= body.end <= speech.end:
            return view.text[body.start : stop]
    before = view.text[clause.start : speech.start]
    if (named := _POLICE_BEFORE.search(before)) is not None:
        return view.text[clause.start + named.start(1) : stop]
    return last if before.rstrip().lower().endswith("the") and last is not None else view.text[speech.start : stop]


def _named(view: DocumentView, start: int, end: int) -> list[Mention]:
    found = [*view.within("person", start, end), *view.within("organisation", start, end)]
    found += [m for m in view.within("party", start, end) if m.detail == "body"]
    found = [m for m in found if m.end <= end]
    found.sort(key=lambda m: (m.start, -m.end))
    outer: list[Mention] = []
    for mention in found:
        if not outer or mention.end > outer[-1].end:
            outer.append(mention)
    return outer


def _name(view: DocumentView, mentions: list[Mention]) -> str:
    """A person's bare name; bodies as written, with their article and bracketed short name, joined as in the text."""
    if mentions[0].kind == "person":
        return mentions[0].name or view.text[mentions[0].start : mentions[0].end]
    start, end = start_of_name(view, mentions[0].start), end_of_name(view, mentions[-1].end)
    bracket = _BRACKET.match(view.text, end)
    return view.text[start : bracket.end() if bracket else end]


def _before(view: DocumentView, speech: Mention, start: int, last: str | None) -> str | None:
    """The speaker that stands before a cue in its sentence."""
    again = _PRONOUN.search(view.shadow[start : speech.start][-40:])
    if again is not None and not ("parquet" in again[0] and last is not None and is_other_body(last)):
        return last
    definite = _DEFINITE.search(view.shadow, max(start, speech.start - 40), speech.start)
    if definite is not None and (body := _body_told(view, definite[1], start, definite.start())) is not None:
        return body
    short = _SURNAME_BEFORE.search(view.text[max(start, speech.start - 40) : speech.start])
    if short is not None and (known := person_of_surname(view, short[1], speech.start)) is not None:
        return known
    named = _named(view, start, speech.start)
    if (plain := _plain_before(view, speech, start, named)) is not None:
        return plain
    if not named:
        return body_before(view, start, speech.start)
    persons = [m for m in named if m.kind == "person"]
    if persons and speech.start - persons[-1].end <= _PERSON_BEFORE:
        return _name(view, [persons[-1]])
    return _last_of(view, named) if speech.start - named[-1].end <= _BODY_BEFORE else None


def _body_told(view: DocumentView, noun: str, start: int, end: int) -> str | None:
    """The body that "the bureau" means: the last one named so, else the first of its sentence; None where neither is told."""
    names = list(_named_so(noun).finditer(view.text, 0, end))
    if names:
        return names[-1][1]
    here = view.within("organisation", start, end)
    return _name(view, here[:1]) if here else None


@cache
def _named_so(noun: str) -> re.Pattern[str]:
    """Names in capitals that end with a noun (Narcotics Control Bureau for "bureau"), with their short name in brackets."""
    return re.compile(rf"\b((?!The\s)(?:[A-Z][\w-]+\s(?:(?:of|for|and)\s)*){{1,5}}{noun.title()}(?:\s\({_ACRONYM}\))?)")


def _plain_before(view: DocumentView, speech: Mention, start: int, named: list[Mention]) -> str | None:
    """A speaker without a name of the lists right before a cue, unless one with a name stands as near."""
    nearest = view.last_before("party", speech.start, start)
    if nearest is not None and nearest.detail == "adjective" and _POLICE_OF.fullmatch(view.shadow, nearest.end, speech.start):
        return view.text[nearest.start : speech.start].strip()  # Thai police said
    head = view.text[start : speech.start]
    plain = _PLAIN_BODY.search(head)
    if plain is not None and not (named and named[-1].end >= start + plain.start(1)):
        return plain[1]
    is_person = bool(named) and named[-1].kind == "person"
    apposed = _APPOSED.search(head)
    if apposed is not None and not is_person:
        return apposed[1]
    unnamed = _UNNAMED[view.language].search(head)
    if unnamed is not None and not (is_person and named[-1].end >= start + unnamed.start(1)):
        return unnamed[1]
    return None


def _last_of(view: DocumentView, named: list[Mention]) -> str:
    """The last of some names, with those that are listed before it (the X Police and the Y Agency said)."""
    run = [named[-1]]
    for earlier in reversed(named[:-1]):
        gap = _SHORT_IN_BRACKETS.sub("", view.shadow[earlier.end : run[0].start])
        if not _JOIN.fullmatch(gap):
            break
        run.insert(0, earlier)
    return _name(view, run)


def _after(view: DocumentView, speech: Mention, end: int, last: str | None) -> str | None:
    """The speaker that stands behind a cue in its sentence."""
    if _PRONOUN_AFTER.match(view.shadow[speech.end : speech.end + 14]):
        return last
    short = _SURNAME_AFTER.match(view.text[speech.end : min(end, speech.end + 60)])
    if short is not None and (known := person_of_surname(view, short[1], speech.start)) is not None:
        return known
    named = _named(view, speech.end, min(end, speech.end + 120))
    if (plain := _plain_after(view, speech, named)) is not None:
        return plain
    if not named:
        return None
    persons = [m for m in named if m.kind == "person"]
    if persons and persons[0].start - speech.end <= _PERSON_AFTER:
        return _name(view, [persons[0]])
    return _first_of(view, named) if named[0].start - speech.end <= _BODY_AFTER else None


def _plain_after(view: DocumentView, speech: Mention, named: list[Mention]) -> str | None:
    """A speaker without a name of the lists right behind a cue, unless one with a name stands as near."""
    capital = view.within("place", speech.end, speech.end + 3)
    if capital and view.shadow[capital[0].end : capital[0].end + 1] == ",":
        return view.text[capital[0].start : capital[0].end]  # According to Beijing,
    plain = _PLAIN_AFTER.match(view.text, speech.end)
    if plain is not None and not (named and named[0].start <= plain.end(1)):
        return plain[1]
    unnamed = _UNNAMED_AFTER[view.language].match(view.text, speech.end)
    if unnamed is not None and not (named and named[0].start <= unnamed.end(1)):
        return view.text[unnamed.start(1) : end_of_name(view, unnamed.end(1))]
    return body_after(view, speech)


def _first_of(view: DocumentView, named: list[Mention]) -> str:
    """The first of some names, with those that are listed behind it."""
    run = [named[0]]
    for following in named[1:]:
        if not _JOIN.fullmatch(view.shadow[run[-1].end : following.start]):
            break
        run.append(following)
    return _name(view, run)
