"""English and French parts told by what they are, not by what was done: seven of them were believed to be ringleaders."""

from __future__ import annotations

import re

from tasks.text.mentions import Mention
from tasks.transform.records.claims.frames import CULPRITS, PERSONS
from tasks.transform.records.claims.idioms import Idiom
from tasks.transform.records.claims.linking import Candidate
from tasks.transform.records.claims.nouns import Counted
from tasks.transform.records.claims.parts import people_before
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.model import ClaimDraft, latest_first
from tasks.transform.records.words import patterns

_OF_THEM = {
    "en": r"(?:\s(?:of|among) (?:them|whom|those|these|(?:the|those) (?:[\w-]+\s){0,4}?[\w-]+))?"
    r"(?:\s(?:others?|more|people|men|women|suspects|persons|detainees|defendants|foreigners))?\s",
    "fr": r"(?:\s(?:d'entre (?:eux|elles)|des [\w-]+))?(?:\s(?:autres?|personnes|hommes|femmes|suspects|individus))?\s",
}


_SPACE = r"\s"


def _behind(name: str) -> dict[str, re.Pattern[str]]:
    """The words of a pattern behind a number and whom it counts."""
    found = patterns(name)
    return {language: re.compile(f"{of}(?:{found[language].pattern})") for language, of in _OF_THEM.items()}


_IS = _behind("claims.is_said_to_be")
_WAS_SOUGHT = _behind("claims.had_been_sought")
_ASIDE = r"(?:,\s[^,;:]{2,90},)?"  # the other six, two alleged leaders among them, are still at large
_AT_LARGE = {
    language: re.compile(rf"{of.removesuffix(_SPACE)}{_ASIDE}{_SPACE}(?:{patterns('claims.at_large')[language].pattern})")
    for language, of in _OF_THEM.items()
}
_STILL_AT_LARGE = {  # behind the noun itself, with at most where they are in between
    language: re.compile(rf"(?:\s[^,.;:\d]{{2,60}}?)?\s(?:{words.pattern})")
    for language, words in patterns("claims.at_large").items()
}
_OF_THESE = patterns("claims.of_these")
_ABOUT = patterns("claims.cases_about")
_NOUN = 45  # characters behind "believed to be" in which its noun stands
_NEAR = 2  # sentences back to the people of whom a number without a noun tells
_DESCRIBED = frozenset({"ringleader", "victim", "fugitive", "suspect", "officer"})


def read_predicate(
    view: DocumentView, sentence: Sentence, quantity: Mention, counted: Counted, drafts: list[ClaimDraft], whole: int | None
) -> Idiom | None:
    """The reading of people of whom only is told what they are: part of those told before, by the act done to those."""
    language = view.language
    if language != "zh" and (part := _of_cases(view, sentence, quantity, counted, drafts)) is not None:
        return part
    if language == "zh" or counted.object not in PERSONS | {None} or quantity.unit not in (None, "person"):
        return None
    text, mark = view.shadow, f"{view.language}:"
    end = min(quantity.end + 110, sentence.end)
    is_unnamed = counted.object is None or counted.is_generic
    if is_unnamed and _AT_LARGE[language].match(text, quantity.end, end):
        found = counted._replace(object="fugitive", is_generic=False)
        if whole is None and drafts and drafts[-1].action in ("prosecute", "wanted") and drafts[-1].sentence == sentence.index:
            whole = len(drafts) - 1
        return Idiom(found, Candidate(95.0, "wanted", None, None, None, f"{mark}at-large"), whole)
    is_named = counted.object in CULPRITS - {"person"} and not counted.is_generic
    if is_named and _STILL_AT_LARGE[language].match(text, counted.end, end):
        return Idiom(counted, Candidate(95.0, "wanted", None, None, None, f"{mark}at-large"), whole)
    of = whole if whole is not None else people_before(sentence, quantity, drafts, _NEAR)
    if of is None or drafts[of].object not in PERSONS:
        return None
    told = drafts[of]
    if told.object in CULPRITS and _WAS_SOUGHT[language].match(text, quantity.end, end):
        found = counted._replace(object="fugitive", is_generic=False)
        return Idiom(found, Candidate(90.0, told.action, None, None, None, f"{mark}described"), of)
    match = _IS[language].match(text, quantity.end, end)
    if match is None:
        return None
    stop = min(match.end() + _NOUN, sentence.end)
    noun = next((m for m in view.within("object", match.end(), stop) if m.code in _DESCRIBED), None)
    if noun is None or re.search(r"[,;:]|\b(?:and|who|by|et|qui|par)\b", text[match.end() : noun.start]):
        return None
    code = noun.code or told.object
    if any(m.start < noun.start for m in view.within("action", match.end(), noun.start) if m.end <= noun.start):
        return None
    found = counted._replace(object=code, is_generic=False)
    action = "involve" if code == "victim" and told.object != "victim" else told.action
    return Idiom(found, Candidate(90.0, action, None, None, None, f"{mark}described"), of)


def _of_cases(
    view: DocumentView, sentence: Sentence, quantity: Mention, counted: Counted, drafts: list[ClaimDraft]
) -> Idiom | None:
    """Cases of those told just before, parted by what they were about (Of these, 40 concerned loans, the other 9 were thefts)."""
    if quantity.unit not in (None, "case"):
        return None
    of = next((index for index, draft in latest_first(drafts) if draft.unit == "case" and draft.part_of is None), None)
    if of is None or sentence.index - drafts[of].sentence > 1:
        return None
    most = drafts[of].high if drafts[of].high is not None else drafts[of].low
    if most is None or (quantity.low or quantity.high or 0) > most:
        return None
    text = view.shadow
    before = text[max(sentence.start, quantity.start - 30) : quantity.start]
    is_part = of < len(drafts) - 1 or _OF_THESE[view.language].search(before) is not None
    about = _ABOUT[view.language].match(text, quantity.end, sentence.end) if is_part else None
    if about is None or (counted.mention is not None and counted.mention.start < about.end()):
        return None
    reach = min(about.end() + _NOUN, sentence.end)
    is_named = about["is"] is None or any(
        m.kind == "crime" or m.code == "case" for kind in ("crime", "object") for m in view.within(kind, about.end(), reach)
    )
    if not is_named:
        return None
    found = Counted(None, "case", False, quantity.start, quantity.end, False)
    return Idiom(found, Candidate(90.0, drafts[of].action, None, None, None, f"{view.language}:kind-of-case"), of)
