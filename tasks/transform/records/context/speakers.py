"""By whom said: the person or body to whom the text attributes a number."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from tasks.text.mentions import Mention
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.context import speakers_chinese, speakers_latin
from tasks.transform.records.context.bodies_named import in_full, latin_cues, said_from, spelled_out, whole_name
from tasks.transform.records.context.scope import Scope, find_dateline_end
from tasks.transform.records.words import pattern

_NOBODY = pattern("speakers.nobody")
_MEDIA = re.compile(r"报道|报导")
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
    if view.language == "zh":
        found += [Attribution(said.start, said.end, name, at) for said, name, at in speakers_chinese.find_turns(view)]
    for speech in _cues(view):
        speaker = _speaker(view, speech, last, floor)
        if speaker is None:
            continue
        last = speaker = spelled_out(view, speaker, speech.start)
        start = speech.end if view.language == "zh" else said_from(view, speech)
        found.append(Attribution(start, _said_to(view, speech), speaker, speech.start))
    return sorted(found, key=lambda a: (a.start, a.position))


def _said_to(view: DocumentView, speech: Mention) -> int:
    """Where the words said end: with the paragraph, or in Chinese before a semicolon where only media report them."""
    end = view.paragraph_at(speech.start).end
    if view.language != "zh" or _MEDIA.search(view.shadow, speech.start, min(speech.end + 12, end)) is None:
        return end
    stop = view.shadow.find(";", speech.end, end)
    return stop if stop >= 0 else end


def _cues(view: DocumentView) -> list[Mention]:
    """What attributes words to somebody, in text order: the mentions of kind speech and the cues that only context shows."""
    if view.language == "zh":
        return sorted(speakers_chinese.find_cues(view), key=lambda cue: cue.start)
    return sorted(latin_cues(view), key=lambda cue: cue.start)


def _speaker(view: DocumentView, speech: Mention, last: str | None, floor: int) -> str | None:
    """The speaker that stands beside the cue, else the one that a pronoun points back to, else the subject of the sentence."""
    if speech.detail == "pronoun" and not speech.name:
        return _pointed_back(view, speech, last, floor)
    if speech.name:
        return whole_name(view, speech) or in_full(view, speech.name, speech.start)
    if view.language == "zh":
        return speakers_chinese.read_speaker(view, speech, last, floor)
    return speakers_latin.read_speaker(view, speech, last)


def _pointed_back(view: DocumentView, speech: Mention, last: str | None, floor: int) -> str | None:
    """Speaker of 他说, 据介绍, selon son responsable; 据悉 names nobody."""
    if _NOBODY.match(view.shadow, speech.start):
        return None
    if view.language == "zh":
        return speakers_chinese.read_pointed_back(view, speech, last, floor)
    return speakers_latin.read_pointed_back(view, speech, last)
