"""By whom said: the person or body to whom the text attributes a number."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from tasks.reference.lexicon import entries
from tasks.text.mentions import Mention
from tasks.text.shadow import shadow
from tasks.text.spans import Span
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.context.bodies_named import (
    body_after,
    body_before,
    end_of_name,
    is_other_body,
    latin_cues,
    person_of_surname,
    said_from,
    spelled_out,
    start_of_name,
    whole_name,
)
from tasks.transform.records.context.scope import Scope, find_dateline_end
from tasks.transform.records.words import pattern, patterns

# --- Chinese: what leads in a speaker, what ends the noun phrase that names one, and what such a phrase ends with
_LEAD = re.compile(
    r"^(?:[“\"『「》”’】)\]]*)(?:另?又?据了?|根据|按照|此外|同时|会上|其间|期间|随后|为此|对此|但是?|不过|而|并|亦|也|又|再|至于|当天|当日|当晚|昨日|今日|今天|昨天|日前|近日|"
    r"(?:\d{1,2}月)?\d{1,2}日|记者(?:[^,。;:]{0,12}?)从|本报记者[^,。;:]{0,12}?从|从)+[,，]?"
)
_PHRASE_END = pattern("speakers.phrase_end")
_SPEAKER_END = pattern("speakers.speaker_end")
_BACK = re.compile(r"^(?:他|她|其|该[^,。]{0,6}|上述[^,。]{0,6}|这位[^,。]{0,6}|此人|两人|他们|对方|前者|后者)")
_NOBODY = re.compile(r"据悉|据了解|经查|据统计|据报")
# Cues that stand right behind their speaker: an office that speaks for a body, a name, a pronoun.
_CLOSE_CUE = pattern("speakers.close_cue")
# A verb of saying that only describes a noun (柬方通报的线索) attributes nothing.
_ANALYSIS_REACH = 12
_BY_ANALYSIS = pattern("speakers.by_analysis")
_NO_NAMES = frozenset({"初步", "经初步", "后经", "时任", "党委", "党组"})
_ON_A_LEAD = pattern("speakers.on_a_lead")
_RECEIVED = pattern("speakers.received")
_PASSED_ON = re.compile(r"通报了?[^,。;]{0,10}(?:线索|情报|情资)")  # 向邻国海关通报线索: nobody's word
_WORTH = pattern("speakers.worth")
_DESCRIBES = re.compile(r"的(?!是|,|:)")
_TURN = re.compile(r"([\u4e00-\u9fff·]{1,16}):")
# A text that speaks for the body that has put it out (公报称, 报告显示, 文告指出).
_PAPER = re.compile(r"(?:该|这份|上述|前述|此)?(?:公报|报告|文告|声明|通报|通告|公告|白皮书|新闻稿|新闻公报|蓝皮书|年报)$")
_PAPER_SHOWS = re.compile(r"(?:报告|公报|白皮书|通报|年报|蓝皮书)(?:显示|指出|表明|认为|提醒|称|说|提到)")
_PUT_OUT = re.compile(r"发布|公布|发表|印发|公开|联合发布|披露|通报")
_MEDIA = re.compile(r"报道|报导")
# --- Latin
_JOIN = re.compile(r",?\s(?:and|et)\s(?:the\s|la\s|le\s|l'|les\s)?|,\s(?:the\s|la\s|le\s|l'|les\s)?")
_BRACKET = re.compile(r"\s\([A-Z][\w.-]{1,10}\)")
_PRONOUN = pattern("speakers.pronoun")
_THE_BODY = pattern("speakers.the_body")
_POLICE_OF = pattern("speakers.police_of")
# A body without a name of its own right beside the verb (police said; selon la gendarmerie), or a capitalised one.
_PLAIN = (
    r"[Pp]olice|[Pp]rosecutors|[Cc]ustoms|[Aa]uthorities|[Oo]fficials|[Gg]endarmerie|[Pp]arquet|[Dd]ouanes?|"
    r"[Aa]utorités|[Pp]rocureur"
)
_HEADS = (
    r"Ministry|Police|Department|Agency|Bureau|Office|Service|Court|Commission|Authority|Administration|Directorate|Command|Secretariat|"
    r"Inspectorate|Council|Centre|Center|Institute|Guard|Corps"
)
_FORMAL = (
    rf"(?:[A-Z][\w-]+\s(?:(?:of|for|and|the)\s)*){{0,5}}(?:{_HEADS})(?:\s(?:of|for)\s(?:the\s)?[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)?"
)
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
_PRONOUN_AFTER = re.compile(r"^[-\s]*(?:he|she|it|they|il|elle|ils|elles|t-il|t-elle|-t-il|-t-elle)\b")


_TELLS = re.compile(r"(?P<told>[^,。;:!?\n“”()]{1,16}):")
_HEAD_OF_CLAUSE = 3
_NEAR = 24
"""Attributions before a number among which its own is sought: more never stand in one paragraph."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A saying verb with its speaker, and the stretch over which it holds."""

    start: int
    end: int
    speaker: str
    position: int
    """Where its verb stands: of two that hold, the later one counts."""


def fill_speakers(scope: Scope) -> None:
    """Set ``speaker`` of every draft (LABELLING 18)."""
    attributions = find_attributions(scope.view)
    for draft in scope.drafts:
        draft.speaker = speaker_at(attributions, draft.quantity.start)


def speaker_at(attributions: list[Attribution], position: int) -> str | None:
    """The speaker to whom what stands at ``position`` is attributed: of several, the one that begins last."""
    at = bisect_right(attributions, position, key=lambda a: a.start)
    holding = [a for a in attributions[max(0, at - _NEAR) : at] if position < a.end]
    return max(holding, key=lambda a: (a.start, a.position)).speaker if holding else None


def find_attributions(view: DocumentView) -> list[Attribution]:
    """Who says what from where to where, in text order of the verbs."""
    return view.once("attributions", lambda: _find_attributions(view))


def _find_attributions(view: DocumentView) -> list[Attribution]:
    found: list[Attribution] = []
    last: str | None = None
    floor = find_dateline_end(view)
    paragraph = Span(-1, -1)
    if view.language == "zh":
        found += _turns(view)
    for speech in _cues(view):
        if view.paragraph_at(speech.start) != paragraph:
            paragraph = view.paragraph_at(speech.start)
        speaker = _speaker(view, speech, last, floor)
        if speaker is None:
            continue
        last = speaker = spelled_out(view, speaker, speech.start)
        end = paragraph.end
        if view.language == "zh":
            start = speech.end
            if _MEDIA.search(view.shadow, speech.start, min(speech.end + 12, end)):
                stop = view.shadow.find(";", speech.end, end)
                end = stop if stop >= 0 else end
        else:
            start = said_from(view, speech)
        found.append(Attribution(start, end, speaker, speech.start))
    return sorted(found, key=lambda a: (a.start, a.position))


def _turns(view: DocumentView) -> list[Attribution]:
    """Paragraphs of an interview that open with who speaks (李强:今年以来 …; 答: …)."""
    found: list[Attribution] = []
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
            found.append(Attribution(match.end(), paragraph.end, name, match.start()))
    return found


def _cues(view: DocumentView) -> list[Mention]:
    """The mentions of kind speech, and in Chinese the cues right behind their speaker that none of them covers."""
    cues = list(view.of_kind("speech"))
    if view.language == "zh":
        cues = [
            cue for cue in cues
            if (cue.code != "before" or _DESCRIBES.match(view.shadow, cue.end) is None)
            and _ON_A_LEAD.match(view.shadow, cue.start) is None
            and _PASSED_ON.match(view.shadow, cue.start) is None
            and _RECEIVED.search(view.shadow, max(0, cue.start - _ANALYSIS_REACH), cue.end) is None
            and _WORTH.match(view.shadow, cue.start) is None
            and _BY_ANALYSIS.search(view.shadow, max(0, cue.start - _ANALYSIS_REACH), cue.end) is None
        ]  # fmt: skip
        taken = {position for cue in cues for position in range(cue.start, cue.end)}
        cues += [
            Mention("speech", match.start(), match.end(), code="before", rule="speech:close")
            for match in _CLOSE_CUE.finditer(view.shadow)
            if match.start() not in taken
        ]
        cues += [cue for cue in _opened_by_colon(view) if not taken & set(range(cue.start, cue.end))]
    return sorted(latin_cues(view, cues), key=lambda cue: cue.start)


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


def _speaker(view: DocumentView, speech: Mention, last: str | None, floor: int) -> str | None:
    """The speaker that stands beside the cue, else the one that a pronoun points back to, else the subject of the sentence."""
    if speech.detail == "pronoun" and not speech.name:
        return _pointed_back(view, speech, last, floor)
    if speech.name:
        return whole_name(view, speech) or _in_full(view, speech.name, speech.start)
    if view.language == "zh":
        if _PAPER_SHOWS.fullmatch(view.shadow, speech.start, speech.end):
            return _publisher_of(view, speech.start)
        return _read_chinese(view, speech, last, floor)
    return _read_latin(view, speech, last)


def _pointed_back(view: DocumentView, speech: Mention, last: str | None, floor: int) -> str | None:
    """Speaker of 他说, 据介绍, selon son responsable: one named in the same clause, else the last; 据悉 names nobody."""
    if _NOBODY.match(view.shadow, speech.start):
        return None
    if view.language == "zh":
        clause = view.clause_at(speech.start)
        if view.shadow[speech.start] in "他她" and (named := _named_before(view, speech.start)) is not None:
            return named
        return _chinese_subject(view, max(floor, clause.start), speech.start, last, far=True) or last
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


# --- Chinese


def _read_chinese(view: DocumentView, speech: Mention, last: str | None, floor: int) -> str | None:
    """Subject of a Chinese saying verb: in its clause, else up to three clauses before."""
    if speech.code == "after":
        return None
    clause = view.clause_at(speech.start)
    sentence = view.sentence_at(speech.start)
    speaker = _chinese_subject(view, max(floor, clause.start), speech.start, last)
    for at in range(clause.index - 1, max(sentence.first_clause, clause.index - 3) - 1, -1):
        if speaker is not None:
            break
        before = view.clauses[at]
        speaker = _chinese_subject(view, max(floor, before.start), before.end, last, far=True)
    return speaker


def _chinese_subject(view: DocumentView, start: int, end: int, last: str | None, far: bool = False) -> str | None:
    persons = [m for m in view.within("person", start, end) if m.end <= end + 1 and m.code != "journalist"]
    if persons:
        return persons[0].name
    phrase = view.shadow[start:end]
    lead = _LEAD.match(phrase)
    if lead is not None:
        start += lead.end()
        phrase = view.shadow[start:end]
    if (known := _known_in(view, phrase[:12])) is not None:
        return known
    if _PAPER.fullmatch(phrase):
        return _publisher_of(view, start) or last
    if _BACK.match(phrase):
        return (_body_again(view, start, phrase) if phrase.startswith("该") else None) or last
    bodies = [m for m in view.within("organisation", start, end) if m.end <= end]
    bodies += [m for m in view.within("party", start, end) if m.end <= end and m.detail in ("body", "side")]
    bodies.sort(key=lambda m: (m.start, -m.end))
    if bodies and bodies[0].start - start <= 14:
        cut = _PHRASE_END.search(view.shadow, bodies[0].end, end)
        stop = cut.start() if cut else end
        name = view.text[bodies[0].start : stop].strip(" ,，")
        whole = view.text[bodies[0].start : bodies[0].end]
        if far or not _SPEAKER_END.search(view.shadow[bodies[0].start : stop]) or stop - bodies[0].end > 14:
            name = whole
        return name
    if far:
        return None
    cut = _PHRASE_END.search(phrase, 1)
    if cut is not None:
        phrase = phrase[: cut.start()]
    phrase = phrase.rstrip(" ,会上")
    bare = _bare_name(phrase)
    if bare is not None:
        return view.text[start + bare.start : start + bare.end]
    if 2 <= len(phrase) <= 24 and _SPEAKER_END.search(phrase):
        return _in_full(view, view.text[start : start + len(phrase)], start)
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


def _in_full(view: DocumentView, name: str, position: int) -> str:
    """A short form (中心, 法院) by the full name of the body before it that ends in it."""
    if len(name) > 4 or name.endswith("馆") or name == "法院":
        return name
    for kind in ("organisation", "party"):
        for mention in reversed(view.within(kind, 0, position)):
            full = view.text[mention.start : mention.end]
            if len(full) > len(name) and full.endswith(name):
                return full
    return name


# --- English and French


def _read_latin(view: DocumentView, speech: Mention, last: str | None) -> str | None:
    """Speaker of an English or French cue, on the side that the cue tells, else on either."""
    sentence = view.sentence_at(speech.start)
    speaker = None
    if speech.code != "after":
        speaker = _latin_before(view, speech, sentence.start, last)
    if speaker is None:
        speaker = _latin_after(view, speech, sentence.end, last)
    return speaker


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


def _latin_before(view: DocumentView, speech: Mention, start: int, last: str | None) -> str | None:
    head = view.shadow[start : speech.start]
    again = _PRONOUN.search(head[-40:])
    if again is not None and not ("parquet" in again[0] and last is not None and is_other_body(last)):
        return last
    named = _named(view, start, speech.start)
    short = re.search(
        r"([A-ZÀ-Þ][\w'’-]+)\s(?:also |then |later |has |had |a |avait )?$",
        view.text[max(start, speech.start - 40) : speech.start],
    )
    if short is not None and (known := person_of_surname(view, short[1], speech.start)) is not None:
        return known
    nearest = view.last_before("party", speech.start, start)
    if nearest is not None and nearest.detail == "adjective" and _POLICE_OF.fullmatch(view.shadow, nearest.end, speech.start):
        return view.text[nearest.start : speech.start].strip()  # Thai police said
    plain = _PLAIN_BODY.search(view.text[start : speech.start])
    if plain is not None and not (named and named[-1].end >= start + plain.start(1)):
        return plain[1]
    whole = view.text[start : speech.start]
    apposed = _APPOSED.search(whole)
    if apposed is not None and not (named and named[-1].kind == "person"):
        return apposed[1]
    unnamed = _UNNAMED[view.language].search(whole)
    if unnamed is not None and not (named and named[-1].kind == "person" and named[-1].end >= start + unnamed.start(1)):
        return unnamed[1]
    if not named:
        return body_before(view, start, speech.start)
    persons = [m for m in named if m.kind == "person"]
    if persons and (speech.start - persons[-1].end <= 110):
        return _name(view, [persons[-1]])
    run = [named[-1]]
    if speech.start - run[0].end > 60:
        return None
    for earlier in reversed(named[:-1]):
        gap = view.shadow[earlier.end : run[0].start]
        bracket = re.sub(r"^\s\([^)]{1,12}\)", "", gap)
        if not _JOIN.fullmatch(bracket):
            break
        run.insert(0, earlier)
    return _name(view, run)


def _latin_after(view: DocumentView, speech: Mention, end: int, last: str | None) -> str | None:
    if _PRONOUN_AFTER.match(view.shadow[speech.end : speech.end + 14]):
        return last
    named = _named(view, speech.end, min(end, speech.end + 120))
    short = re.match(
        r"(?:\sM(?:me|lle|r|rs|s)?\.(?=\s))?[^,.\n]{0,40}?\b([A-ZÀ-Þ][\w'’-]+)(?=[,.\s])(?!\s[A-ZÀ-Þ])",
        view.text[speech.end : min(end, speech.end + 60)],
    )
    if short is not None and (known := person_of_surname(view, short[1], speech.start)) is not None:
        return known
    capital = view.within("place", speech.end, speech.end + 3)
    if capital and view.shadow[capital[0].end : capital[0].end + 1] == ",":
        return view.text[capital[0].start : capital[0].end]  # According to Beijing,
    plain = _PLAIN_AFTER.match(view.text, speech.end)
    if plain is not None and not (named and named[0].start <= plain.end(1)):
        return plain[1]
    unnamed = _UNNAMED_AFTER[view.language].match(view.text, speech.end)
    if unnamed is not None and not (named and named[0].start <= unnamed.end(1)):
        return view.text[unnamed.start(1) : end_of_name(view, unnamed.end(1))]
    if (body := body_after(view, speech)) is not None:
        return body
    if not named:
        return None
    persons = [m for m in named if m.kind == "person"]
    if persons and persons[0].start - speech.end <= 90:
        return _name(view, [persons[0]])
    if named[0].start - speech.end > 40:
        return None
    run = [named[0]]
    for following in named[1:]:
        if not _JOIN.fullmatch(view.shadow[run[-1].end : following.start]):
            break
        run.append(following)
    return _name(view, run)
