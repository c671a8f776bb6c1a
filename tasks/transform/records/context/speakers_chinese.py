"""By whom said in Chinese: the subject of a verb of saying, an official whose figures follow, who speaks in an interview."""

from __future__ import annotations

import re
from functools import cache

from tasks.reference.lexicon import entries
from tasks.text.mentions import Mention
from tasks.text.shadow import shadow
from tasks.text.spans import Span
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.context.bodies_named import in_full
from tasks.transform.records.words import pattern

# What leads in a speaker, what ends the noun phrase that names one, and what such a phrase ends with.
_LEAD = pattern("speakers.lead")
_PHRASE_END = pattern("speakers.phrase_end")
_SPEAKER_END = pattern("speakers.speaker_end")
_BACK = pattern("speakers.back")
# Cues that stand right behind their speaker: an office that speaks for a body, a name, a pronoun.
_CLOSE_CUE = pattern("speakers.close_cue")
_ANALYSIS_REACH = 12
_BY_ANALYSIS = pattern("speakers.by_analysis")
_NO_NAMES = frozenset({"初步", "经初步", "后经", "时任", "党委", "党组"})
_ON_A_LEAD = pattern("speakers.on_a_lead")
_RECEIVED = pattern("speakers.received")
_PASSED_ON = re.compile(r"通报了?[^,。;]{0,10}(?:线索|情报|情资)")  # 向邻国海关通报线索: nobody's word
_WORTH = pattern("speakers.worth")
# A verb of saying that only describes a noun (柬方通报的线索) attributes nothing.
_DESCRIBES = re.compile(r"的(?!是|,|:)")
_TURN = re.compile(r"([\u4e00-\u9fff·]{1,16}):")
# A text that speaks for the body that has put it out (公报称, 报告显示, 文告指出).
_PAPER = pattern("speakers.paper")
_PAPER_SHOWS = pattern("speakers.paper_shows")
_PUT_OUT = pattern("speakers.put_out")
_TELLS = re.compile(r"(?P<told>[^,。;:!?\n“”()]{1,16}):")
_HEAD_OF_CLAUSE = 3
_NEAR_SUBJECT = 14
"""Most characters before a body that is the subject of its phrase, and between it and the end of its name."""


def find_cues(view: DocumentView) -> list[Mention]:
    """The verbs of saying that attribute something, and the cues beside them that the lexicon does not know."""
    cues = [cue for cue in view.of_kind("speech") if not _says_nothing(view, cue)]
    taken = {position for cue in cues for position in range(cue.start, cue.end)}
    cues += [
        Mention("speech", match.start(), match.end(), code="before", rule="speech:close")
        for match in _CLOSE_CUE.finditer(view.shadow)
        if match.start() not in taken
    ]
    return cues + [cue for cue in _opened_by_colon(view) if not taken & set(range(cue.start, cue.end))]


def _says_nothing(view: DocumentView, cue: Mention) -> bool:
    """Whether a verb of saying only describes a noun, passes on a lead, tells what a thing is worth or what an analysis gave."""
    if cue.code == "before" and _DESCRIBES.match(view.shadow, cue.end):
        return True
    if any(words.match(view.shadow, cue.start) for words in (_ON_A_LEAD, _PASSED_ON, _WORTH)):
        return True
    before = max(0, cue.start - _ANALYSIS_REACH)
    return any(words.search(view.shadow, before, cue.end) for words in (_RECEIVED, _BY_ANALYSIS))


def _opened_by_colon(view: DocumentView) -> list[Mention]:
    """Cues without a verb of saying: an official whose figures follow a colon (某局长则把账算得更细:去年 …)."""
    found = []
    for person in view.of_kind("person"):
        match = _TELLS.match(view.shadow, person.end) if person.code in ("official", "other") else None
        starts = match is not None and person.start - view.clause_at(person.start).start <= _HEAD_OF_CLAUSE
        if match is not None and starts and match.end("told") - match.start("told") > 1:
            found.append(
                Mention("speech", match.start("told"), match.end(), code="before", name=person.name, rule="speech:colon")
            )
    return found


def find_turns(view: DocumentView) -> list[tuple[Span, str, int]]:
    """Paragraphs of an interview that open with who speaks (李强:今年以来 …; 答: …): what is said, by whom, where that stands."""
    found: list[tuple[Span, str, int]] = []
    last: str | None = None
    for paragraph in view.paragraphs:
        match = _TURN.match(view.shadow, paragraph.start, paragraph.end)
        if match is None:
            continue
        name = next((m.name for m in view.of_kind("person") if m.name and match[1].endswith(shadow(m.name))), None)
        if name is None and match[1] == "答":
            name = last or next((m.name for m in view.of_kind("person") if m.name and m.code == "official"), None)
        if name is not None:
            last = name
            found.append((Span(match.end(), paragraph.end), name, match.start()))
    return found


def read_speaker(view: DocumentView, speech: Mention, last: str | None, floor: int) -> str | None:
    """Who says it: the body that has put out a paper, else the verb's subject in its clause or the three before."""
    if _PAPER_SHOWS.fullmatch(view.shadow, speech.start, speech.end):
        return _publisher_of(view, speech.start)
    if speech.code == "after":
        return None
    clause = view.clause_at(speech.start)
    sentence = view.sentence_at(speech.start)
    speaker = _subject(view, max(floor, clause.start), speech.start, last)
    for at in range(clause.index - 1, max(sentence.first_clause, clause.index - 3) - 1, -1):
        if speaker is not None:
            break
        before = view.clauses[at]
        speaker = _subject(view, max(floor, before.start), before.end, last, far=True)
    return speaker


def read_pointed_back(view: DocumentView, speech: Mention, last: str | None, floor: int) -> str | None:
    """Whom 他说, 据介绍 point back to: whoever the paragraph names, the subject of the clause, else the last speaker."""
    if view.shadow[speech.start] in "他她" and (named := _named_before(view, speech.start)) is not None:
        return named
    return _subject(view, max(floor, view.clause_at(speech.start).start), speech.start, last, far=True) or last


def _subject(view: DocumentView, start: int, end: int, last: str | None, far: bool = False) -> str | None:
    """The person or body that is the subject of the words in a stretch; ``far``: of a clause before the verb's."""
    persons = [m for m in view.within("person", start, end) if m.end <= end + 1 and m.code != "journalist"]
    if persons:
        return persons[0].name
    lead = _LEAD.match(view.shadow[start:end])
    if lead is not None:
        start += lead.end()
    phrase = view.shadow[start:end]
    if (known := _known_in(view, phrase[:12])) is not None:
        return known
    if _PAPER.fullmatch(phrase):
        return _publisher_of(view, start) or last
    if _BACK.match(phrase):
        return (_body_again(view, start, phrase) if phrase.startswith("该") else None) or last
    if (body := _first_body(view, start, end)) is not None and body.start - start <= _NEAR_SUBJECT:
        return _body_as_written(view, body, end, far)
    return None if far else _unlisted(view, start, phrase)


def _first_body(view: DocumentView, start: int, end: int) -> Mention | None:
    bodies = [m for m in view.within("organisation", start, end) if m.end <= end]
    bodies += [m for m in view.within("party", start, end) if m.end <= end and m.detail in ("body", "side")]
    return min(bodies, key=lambda m: (m.start, -m.end), default=None)


def _body_as_written(view: DocumentView, body: Mention, end: int, far: bool) -> str:
    """A body with the office of it that speaks (某省公安厅 | 相关负责人), where its phrase ends in one."""
    cut = _PHRASE_END.search(view.shadow, body.end, end)
    stop = cut.start() if cut else end
    if far or stop - body.end > _NEAR_SUBJECT or not _SPEAKER_END.search(view.shadow[body.start : stop]):
        return view.text[body.start : body.end]
    return view.text[body.start : stop].strip(" ,，")


def _unlisted(view: DocumentView, start: int, phrase: str) -> str | None:
    """A speaker that no list knows: a bare name, or a phrase that ends in a word for whoever speaks."""
    cut = _PHRASE_END.search(phrase, 1)
    if cut is not None:
        phrase = phrase[: cut.start()]
    phrase = phrase.rstrip(" ,会上")
    start += len(phrase) - len(phrase.lstrip())
    phrase = phrase.lstrip()
    bare = _bare_name(phrase)
    if bare is not None:
        return view.text[start + bare.start : start + bare.end]
    if 2 <= len(phrase) <= 24 and _SPEAKER_END.search(phrase):
        return in_full(view, view.text[start : start + len(phrase)], start)
    return None


def _named_before(view: DocumentView, position: int) -> str | None:
    """The person named last before 他 in its paragraph (…这样开场。他介绍), where that is nobody accused or harmed."""
    start = view.paragraph_at(position).start
    named = [m for m in view.within("person", start, position) if m.name and m.end <= position]
    known = {m.name: m.code for m in view.of_kind("person") if m.code != "other"}
    again = [
        (view.shadow.rfind(shadow(name), start, position), name)
        for name, code in known.items()
        if name and code not in ("suspect", "victim", "journalist")
    ]
    best = max(again, default=(-1, None))
    if named and named[-1].start > best[0] and named[-1].code in ("suspect", "victim"):
        return None
    return best[1] if best[0] >= 0 else None


def _body_again(view: DocumentView, position: int, phrase: str) -> str | None:
    """The body that 该关, 该局 points back to: the last one of the paragraph whose name ends so."""
    head = phrase[1:2]
    start = view.paragraph_at(position).start
    for body in reversed(view.within("organisation", start, position)):
        if body.end <= position and head and view.shadow[body.end - 1] == head:
            return body.name
    return None


def _publisher_of(view: DocumentView, position: int) -> str | None:
    """The body that has put out the paper named at ``position``, told in its sentence or in the two before."""
    last = view.sentence_at(position).index
    for sentence in reversed(view.sentences[max(0, last - 2) : last + 1]):
        end = min(sentence.end, position)
        match = _PUT_OUT.search(view.shadow, sentence.start, end)
        if match is None:
            continue
        clause = view.clause_at(match.start())
        bodies = [m for m in view.within("organisation", clause.start, match.start()) if m.end <= match.start()]
        bodies += [m for m in view.within("party", clause.start, match.start()) if m.end <= match.start() and m.detail == "body"]
        if bodies:
            first = min(bodies, key=lambda m: (m.start, -m.end))
            return view.text[first.start : first.end]
    return None


def _bare_name(phrase: str) -> Span | None:
    """A name without a role, or a masked one after it: 张宁(在会上通报), 主任李某(说)."""
    masked = re.search(r"(.)某.?$", phrase)
    if masked is not None and masked[1] in _surnames():
        return Span(masked.start(), masked.end())
    is_name = 2 <= len(phrase) <= 3 and phrase[0] in _surnames() and phrase not in _NO_NAMES
    if is_name and not _SPEAKER_END.search(phrase):
        return Span(0, len(phrase))
    return None


@cache
def _surnames() -> frozenset[str]:
    return frozenset(entry.term for entry in entries("zh") if entry.kind == "surname")


def _known_in(view: DocumentView, phrase: str) -> str | None:
    """A person named before, whose bare name opens the phrase (李杰祥说)."""
    for mention in view.of_kind("person"):
        if mention.name and len(mention.name) >= 2 and phrase.startswith(shadow(mention.name)):
            return mention.name
    return None
