"""English and French acts of which the words before and behind a number tell together (``data/reference/records/acts.yml``)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from tasks.reference.tables import read_yaml
from tasks.text.mentions import Mention
from tasks.transform.records.claims.frames import CLASSES, CULPRITS, PERSONS
from tasks.transform.records.claims.nouns import Counted
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import pattern

_BEFORE = 130  # characters looked back
_BEHIND = 90  # characters looked ahead
_MORE = r"\s(?:(?:another|a further|a total of|some|the|all|these|those|as many as|no fewer than|at least|a|an)\s)*$"
_WITHIN = r"(?:\s(?!(?:and|who|which|that|while|but)\b)[\w'-]+){0,6}?\s?"
_NEXT = r"\s?"
_GANG = frozenset({"group"}) | CULPRITS - {"person"}
_LISTED = pattern("claims.listed")
_OF_LAW = frozenset({"arrest", "seize", "raid", "dismantle", "prosecute", "sentence", "solve"})
_WORD = re.compile(r"[\w'-]+")
_UNKNOWN = pattern("claims.unknown")


class Act(NamedTuple):
    """One entry of ``acts.yml``."""

    at: int
    """Its place in the file: the first that is told wins."""
    id: str
    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    after: re.Pattern[str] | None
    """What follows the number itself."""
    counts: frozenset[str]
    action: str
    object: str | None
    unit: str | None
    about: re.Pattern[str] | None
    """What the paragraph must tell of."""
    of: str | None
    """``gang`` or ``law``: whose people or body must be told last before the number."""


@cache
def _acts(language: str) -> dict[str, tuple[Act, ...]]:
    """Acts by the words of which one stands in their sentence."""
    found: dict[str, list[Act]] = {}
    for at, row in enumerate(read_yaml("records/acts.yml")):
        if row["language"] != language:
            continue
        act = _read(at, row)
        for cue in row["cues"]:
            found.setdefault(cue, []).append(act)
    return {cue: tuple(acts) for cue, acts in found.items()}


def _read(at: int, row: dict[str, Any]) -> Act:
    before, behind, after = row.get("before"), row.get("behind"), row.get("after")
    counts: set[str] = set()
    for name in row["counts"]:
        counts |= CLASSES["thing"] if name == "thing" else {name}
    return Act(
        at,
        row["id"],
        re.compile(f"(?:{before}){_MORE}") if before else None,
        re.compile(f"{_NEXT if row.get('near') else _WITHIN}(?:{behind})") if behind else None,
        re.compile(after) if after else None,
        frozenset(counts),
        row["action"],
        row.get("object"),
        row.get("unit"),
        re.compile(row["about"]) if row.get("about") else None,
        row.get("of"),
    )


def find_act(view: DocumentView, sentence: Sentence, quantity: Mention, counted: Counted, drafts: list[ClaimDraft]) -> Act | None:
    """The first act of the list that the words around a number tell, or that of the number before it in one list."""
    acts = _acts(view.language)
    words = view.once(f"words {sentence.index}", lambda: set(_WORD.findall(view.shadow, sentence.start, sentence.end)))
    heard = words & acts.keys()
    if not heard:
        return None
    kinds = _kinds(view, quantity, counted)
    possible = {act.at: act for cue in heard for act in acts[cue] if act.counts & kinds}
    for _, act in sorted(possible.items()):
        if _is_told(view, sentence, quantity, counted, act):
            return act
        if counted.object not in PERSONS | {None} and _goes_on(view, sentence, quantity, counted, act, drafts):
            return act
    return None


def _goes_on(
    view: DocumentView, sentence: Sentence, quantity: Mention, counted: Counted, act: Act, drafts: list[ClaimDraft]
) -> bool:
    """Whether the number is a further member of a list whose first one the act tells (inside were 40 watches and 9 rings)."""
    last = drafts[-1] if drafts else None
    if last is None or last.sentence != sentence.index or last.rule != f"{view.language}:{act.id}":
        return False
    if not _is_told_behind(view, sentence, quantity, counted, act):
        return False
    between = view.shadow[last.quantity.end : quantity.start]
    return _LISTED.search(between) is not None and ";" not in between and not _has_verb(view, last.quantity.end, quantity.start)


def _has_verb(view: DocumentView, start: int, end: int) -> bool:
    """Whether something is done in a stretch; a word inside a noun is no verb (cheque books)."""
    nouns = view.within("object", start, end)
    return any(not any(n.start <= m.start and m.end <= n.end for n in nouns) for m in view.within("action", start, end))


def _kinds(view: DocumentView, quantity: Mention, counted: Counted) -> set[str]:
    if counted.object is not None:
        is_event = quantity.unit == "event" or (counted.mention is not None and counted.mention.detail == "event")
        return {"event", counted.object} if is_event else {counted.object}
    if (quantity.unit or "").isupper():
        return {"money"}
    if quantity.unit not in (None, "person"):
        return {"other"} if quantity.unit == "item" else {quantity.unit or ""}
    is_unknown = quantity.unit is None and _UNKNOWN.match(view.shadow, quantity.end) is not None
    is_unknown = is_unknown and _tells_of_crime(view, quantity.start)
    return {"bare", "unknown"} if is_unknown else {"bare"}


def _tells_of_crime(view: DocumentView, position: int) -> bool:
    """Whether the paragraph tells of crimes or of what the law does about them, so that a noun no list knows may be a find."""
    paragraph = view.paragraph_at(position)
    if view.within("crime", paragraph.start, paragraph.end):
        return True
    return any(m.code in _OF_LAW for m in view.within("action", paragraph.start, paragraph.end))


def _is_told(view: DocumentView, sentence: Sentence, quantity: Mention, counted: Counted, act: Act) -> bool:
    text = view.shadow
    if act.before is not None:
        start = max(sentence.start, quantity.start - _BEFORE)
        if act.before.search(text[start : quantity.start]) is None:
            return False
    if act.after is not None and act.after.match(text, quantity.end, sentence.end) is None:
        return False
    if not _is_told_behind(view, sentence, quantity, counted, act):
        return False
    if act.about is not None:
        paragraph = view.paragraph_at(quantity.start)
        if act.about.search(text, paragraph.start, paragraph.end) is None:
            return False
    return act.of is None or (act.of == "gang") == _is_of_gang(view, sentence, quantity)


def _is_told_behind(view: DocumentView, sentence: Sentence, quantity: Mention, counted: Counted, act: Act) -> bool:
    """Whether what the act must have behind the counted noun follows it."""
    start = counted.end if counted.is_after else quantity.end
    return act.behind is None or act.behind.match(view.shadow, start, min(start + _BEHIND, sentence.end)) is not None


def _is_of_gang(view: DocumentView, sentence: Sentence, quantity: Mention) -> bool:
    """Whether the people or body told last before the number is of a gang, not of the law."""
    told = [m.code for m in view.within("object", sentence.start, quantity.start) if m.code in PERSONS | {"group"}]
    told = [code for code in told if code not in ("person", "victim")]
    return bool(told) and told[-1] in _GANG
