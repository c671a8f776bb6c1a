"""Speech: words of saying and attribution, with the speaker where one stands beside them."""

from __future__ import annotations

import re

from tasks.text.mentions import Mention
from tasks.text.spans import Span
from tasks.transform.facts.anchors import Anchor
from tasks.transform.facts.reading import Reading
from tasks.transform.facts.words import pattern

# What may stand between a Chinese speaker and the verb: a day, a place, an occasion, an adverb.
_CHINESE_BETWEEN = pattern("speech.chinese_between")
_SPOKESMAN = pattern("speech.spokesman")
_SOURCE_LEAD = pattern("speech.source_lead")
_OFFICE_AFTER = pattern("speech.office_after")
_PURSUED = re.compile(r"poursuivi$")
_QUOTE_NEXT = re.compile(r"\s?[,.:;»\"]|\s(?:le|la|l'|m\.|mme|son|sa)\b")
_SOURCE_END = pattern("speech.source_end")
# Before 称 and 说 these make another word (堪称, 人称, 谎称); before the longer verbs a modal makes a plan or a duty of it.
_NOT_SAID = re.compile(r"[应须不被所可能要会需名人堪号职简俗自谎诈假宣声虚统]$")
_NOT_TOLD = pattern("speech.not_told")
_LATIN_BETWEEN = pattern("speech.latin_between")
# From a saying verb behind a comma to its subject: a annoncé jeudi le …
_INVERTED_FR = pattern("speech.inverted_fr")
_OPENING = ("“", "「", "『", "《")
_CLAUSE_END = re.compile(r"[,。;:!?\n]")
_SOURCE_WORDS = pattern("speech.source_words")
_OWN_PAGE = pattern("speech.own_page")
_ACRONYM = re.compile(r"\s\([\w+-]{2,12}\)")
_JOINT = pattern("speech.joint")
_DETERMINER = re.compile(r"(?:the|le|la|les|l'|du|de la|des|a|an)\s?$")


_PASSIVE = pattern("speech.passive")
_TOLD_TO = pattern("speech.told_to")
_STOP = re.compile(r"[.;:\n]")
_STOP_OR_QUOTE = re.compile(r"[.;:\n\"“”]")
_PREPOSITIONS = ("per", "pour")
"""Sources that are other words as well, and take only what stands right behind them."""
_SOURCE_REACH = 45
_REACH = 70  # characters between a speaker and the verb; keeps the search bounded on text without punctuation


_Speakers = list[tuple[Span, str]]
"""Where somebody is named, and their name, in text order."""


def find_speech(reading: Reading, persons: list[Mention], organisations: list[Mention], parties: list[Mention]) -> list[Mention]:
    """Mentions of kind ``speech``, unsorted: the span is the cue.

    ``code`` is the side of the speaker (``before``, ``after``, ``none``), ``name`` the speaker as written (the bare name, else
    the body) or None, ``detail`` ``person``, ``body``, ``pronoun`` (他说, 据介绍, he said: to be resolved) or None where no
    speaker stands beside the cue.
    """
    names = _person_spans(reading, persons)
    bodies = [(Span(m.start, m.end), m.name or "") for m in organisations]
    bodies += [(Span(m.start, m.end), m.name or "") for m in parties if m.detail == "side"]
    bodies.sort()
    find = _chinese if reading.language == "zh" else _latin
    found = []
    for anchor in reading.of_kind("saying"):
        mention = find(reading, anchor, names, bodies)
        if mention is not None:
            found.append(mention)
    return found


def _person_spans(reading: Reading, persons: list[Mention]) -> _Speakers:
    """Every place where a known person is named, in full or by surname alone: (span, full name of who was named so first)."""
    spans: dict[Span, str] = {}
    for person in persons:
        name = person.name or ""
        forms = {name}
        if re.search(r"[·•・‧]", name):
            forms.add(re.split(r"[·•・‧]", name)[-1])
        elif name and name[0] < "\u2e80" and " " in name:
            forms.add(name.split()[-1] if not name.endswith(("Jr.", "Sr.")) else name.split()[-2])
            forms.add(name.split()[0])
        for form in sorted(forms):
            if len(form) < 2:
                continue
            for match in re.finditer(re.escape(form), reading.text):
                spans.setdefault(Span(match.start(), match.end()), name)
    return sorted(spans.items(), key=lambda found: (found[0].start, -found[0].end))


def _mention(anchor: Anchor, code: str, name: str | None, detail: str | None) -> Mention:
    return Mention(
        "speech", anchor.start, anchor.end, code=code, name=name, detail=detail, rule=f"lexicon:saying:{anchor.entry.id}"
    )


def _chinese(reading: Reading, anchor: Anchor, names: _Speakers, bodies: _Speakers) -> Mention | None:
    text, kind = reading.shadow, anchor.entry.detail
    if kind == "pronoun":
        return _mention(anchor, "none", None, "pronoun")
    if kind == "verb" and text[anchor.start - 1 : anchor.start] in _OPENING:
        return None  # 以"介绍婚姻"为名: a word quoted
    clause = max(text.rfind(mark, 0, anchor.start) for mark in ",。;!?\n“”(") + 1
    if kind == "learned":
        speaker = _last(bodies, clause, anchor.start, text, between=None)
        return _mention(anchor, "before", speaker, "body") if speaker and "从" in text[clause : anchor.start] else None
    if kind == "source":
        return _chinese_source(reading, anchor, names, bodies)
    unsaid = _NOT_SAID if anchor.entry.term in ("称", "说") else _NOT_TOLD
    if unsaid.search(text, max(clause, anchor.start - 2), anchor.start):
        return None
    person = _last(names, clause, anchor.start, text, between=_CHINESE_BETWEEN)
    if person is not None:
        return _mention(anchor, "before", person, "person")
    body = _body_that_says(reading, anchor, clause, bodies) or _office_that_says(reading, anchor, clause)
    if body is not None:
        return _mention(anchor, "before", body, "body")
    is_strong = len(anchor.entry.term) >= 2 and anchor.start == clause
    opens = text[anchor.end : anchor.end + 1] in (",", ":", "“", '"')
    return _mention(anchor, "before", None, None) if opens or is_strong or len(anchor.entry.term) >= 3 else None


def _chinese_source(reading: Reading, anchor: Anchor, names: _Speakers, bodies: _Speakers) -> Mention | None:
    """Whose word 据 or 根据 gives: the first person of the clause, or the body right behind with its office or its page."""
    text = reading.shadow
    if anchor.entry.term in ("从", "根据", "介绍", "了解") and not _SOURCE_END.match(text, anchor.end):
        return None
    limit = _CLAUSE_END.search(text, anchor.end)
    stop = limit.start() if limit is not None else len(text)
    if not _SOURCE_WORDS.search(text, anchor.end, stop):
        return None
    for span, name in names:
        if anchor.end <= span.start < stop:
            return _mention(anchor, "after", name, "person")
    for span, _name in bodies:
        if anchor.end <= span.start <= anchor.end + 6 and span.end <= stop:
            rest = _OFFICE_AFTER.match(text, span.end) or _OWN_PAGE.match(text, span.end)
            return _mention(anchor, "after", reading.text[span.start : rest.end() if rest is not None else span.end], "body")
    return None


def _body_that_says(reading: Reading, anchor: Anchor, clause: int, bodies: _Speakers) -> str | None:
    """The last body of the clause, with its office, that has nothing but a time, a place or an occasion before the verb."""
    text, found = reading.shadow, None
    for span, _name in bodies:
        if not clause <= span.start < span.end <= anchor.start or anchor.start - span.end > _REACH:
            continue
        office = _OFFICE_AFTER.match(text, span.end)
        end = office.end() if office is not None else span.end
        if _CHINESE_BETWEEN.match(text, end, anchor.start) or end == anchor.start:
            found = reading.text[span.start : end]
    return found


def _office_that_says(reading: Reading, anchor: Anchor, clause: int) -> str | None:
    """A body named by its head noun alone (大使馆介绍), or an office, right before the verb."""
    heads = reading.of_kind("organisation_head")
    head = next((head for head in heads if head.end == anchor.start and head.start >= clause), None)
    if head is not None:
        return reading.text[head.start : head.end]
    holder = _SPOKESMAN.search(reading.shadow, clause, anchor.start)
    if holder is None:
        return None
    lead = _SOURCE_LEAD.match(reading.shadow, clause, holder.start())
    clause = lead.end() if lead is not None else clause
    return reading.text[clause if anchor.start - clause <= 20 else holder.start() : anchor.start]


def _all_bodies(reading: Reading, span: Span, bodies: _Speakers) -> str:
    """The body with its acronym in brackets, and those that speak with it: INTERPOL and the World Customs Organization (WCO)."""
    text = reading.text
    start, is_list = span.start, False
    while True:
        before = next((other for other, _ in bodies if other.end <= start and _JOINT.fullmatch(text, other.end, start)), None)
        if before is None:
            break
        start, is_list = before.start, True
    if is_list and reading.language == "fr":
        article = _DETERMINER.search(reading.shadow, max(0, start - 6), start)
        start = article.start() if article is not None else start
    acronym = _ACRONYM.match(text, span.end)
    return text[start : acronym.end() if acronym is not None else span.end]


def _last(spans: _Speakers, left: int, right: int, text: str, between: re.Pattern[str] | None) -> str | None:
    """The last speaker in a stretch of text with nothing but ``between`` from it to the cue."""
    best = None
    for span, name in spans:
        if span.start >= right:
            break
        if span.end > right or span.start < left or right - span.end > _REACH:
            continue
        if between is None or between.match(text, span.end, right):
            best = name
    return best


def _latin(reading: Reading, anchor: Anchor, names: _Speakers, bodies: _Speakers) -> Mention | None:
    text, kind = reading.shadow, anchor.entry.detail
    if kind == "pronoun":
        return _mention(anchor, "none", None, "pronoun")
    if _PASSIVE.search(text, max(0, anchor.start - 12), anchor.start) and _TOLD_TO.match(text, anchor.start):
        return None  # 40 suspects were reported to prosecutors
    if _PURSUED.search(text, anchor.start, anchor.end) and not _QUOTE_NEXT.match(text, anchor.end):
        return None  # le parquet a poursuivi 318 prévenus: prosecuted, not went on
    if kind == "source":
        return _latin_source(reading, anchor, names, bodies)
    spans = (("person", names), ("body", bodies))
    if reading.language == "fr" and text[max(0, anchor.start - 2) : anchor.start] == ", ":
        for detail, speakers in spans:  # appuyée par X, a annoncé jeudi le parquet de Y
            for span, name in speakers:
                if anchor.end <= span.start <= anchor.end + _REACH and _INVERTED_FR.fullmatch(text, anchor.end, span.start):
                    return _mention(anchor, "after", name, detail)
    for detail, speakers in spans:
        if (before := _who_says(reading, anchor, detail, speakers, bodies)) is not None:
            return _mention(anchor, "before", before, detail)
    for detail, speakers in spans:
        if (behind := _whom_a_quote_names(reading, anchor, speakers)) is not None:
            return _mention(anchor, "after", behind, detail)
    return _mention(anchor, "before", None, None)


def _latin_source(reading: Reading, anchor: Anchor, names: _Speakers, bodies: _Speakers) -> Mention | None:
    """Whose word "according to", "selon" give: the first person, else the first body, right behind."""
    text, term = reading.shadow, anchor.entry.term
    if term in _PREPOSITIONS and not text[anchor.end : anchor.end + 2].strip():
        return None
    for detail, speakers in (("person", names), ("body", bodies)):
        for span, name in speakers:
            if not anchor.end <= span.start <= anchor.end + _SOURCE_REACH or _STOP.search(text, anchor.end, span.start):
                continue
            if term not in _PREPOSITIONS or span.start <= anchor.end + 5:
                return _mention(anchor, "after", name, detail)
    return None if term in (*_PREPOSITIONS, "citing") else _mention(anchor, "after", None, None)


def _who_says(reading: Reading, anchor: Anchor, detail: str, speakers: _Speakers, bodies: _Speakers) -> str | None:
    """The last speaker of the sentence before the verb, with nothing but an adverb or a day, or what commas hold, between."""
    text = reading.shadow
    sentence = max(text.rfind(mark, 0, anchor.start) for mark in ".!?\n") + 1
    best = None
    for span, name in speakers:
        if span.start >= anchor.start:
            break
        if span.start < sentence or span.end > anchor.start:
            continue
        gap = text[span.end : anchor.start]
        acronym = _ACRONYM.match(gap)
        is_held_by_commas = gap.startswith(",") and gap.rstrip().endswith(",") and len(gap) < 110
        if is_held_by_commas or _LATIN_BETWEEN.match(gap, acronym.end() if acronym is not None else 0):
            best = name if detail == "person" else _all_bodies(reading, span, bodies)
    return best


def _whom_a_quote_names(reading: Reading, anchor: Anchor, speakers: _Speakers) -> str | None:
    """Who stands behind the verb that closes a quotation ("…", said X)."""
    text = reading.shadow
    if text[max(0, anchor.start - 3) : anchor.start].strip()[-1:] not in (",", '"', "”", "»"):
        return None
    for span, name in speakers:
        is_near = anchor.end <= span.start <= anchor.end + 60 and not _STOP_OR_QUOTE.search(text, anchor.end, span.start)
        if is_near and len(text[anchor.end : span.start].split()) <= 6:
            return name
    return None
