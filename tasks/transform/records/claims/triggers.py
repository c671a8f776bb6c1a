"""The verbs and nouns of doing in a sentence, with their voice."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tasks.text.mentions import Mention
from tasks.transform.records.claims.frames import HANDLING, PERSONS, PROGRESS, Frame, parse_frame, resolve
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.words import pattern, patterns

_BE = patterns("triggers.be")
_HAVE = patterns("triggers.have")
_OF = {"en": re.compile(r"\s(?:of|for)\b"), "fr": re.compile(r"\s(?:de|d'|des|du)")}
_INVERTED_EN = pattern("triggers.inverted_en")
_INVERTED_FR = pattern("triggers.inverted_fr")
_SOURCE_FR = re.compile(r",\s(?:selon|d'après|de source|a-t-on)\b[^;:.\d]{0,110},(?=\s)")
_ARTICLE_FR = pattern("triggers.article_fr")
_FAR = 110  # characters behind a noun of doing within which the number that it governs may follow
_GROUNDS = pattern("triggers.grounds")
_WHERE_AND_WHEN = patterns("triggers.where_and_when")
_WINDOW = 32  # characters looked back for an auxiliary


Reading = tuple[str, Frame, Mention]


@dataclass(slots=True, eq=False)
class Trigger:
    """One place where something is done; several lexicon rows may share it."""

    start: int
    end: int
    readings: tuple[Reading, ...]
    voice: str
    """``active`` (object behind), ``passive`` and ``before`` (object before), ``open`` and ``participle`` (either), ``noun`` (a
    nominal trigger), ``nominal`` (one with of/de: object behind), ``both`` (Chinese: the words around decide)."""
    _resolved: dict[str, Reading | None] = field(default_factory=dict)

    def action_for(self, counted: str) -> Reading | None:
        """The reading that takes ``counted``, the action furthest along where several do."""
        if counted not in self._resolved:
            best: Reading | None = None
            for code, frame, mention in self.readings:
                if frame.is_handed and best is not None and not best[1].is_handed:
                    break  # what a shorter word at the end takes counts only where the word itself takes nothing
                action = resolve(code, frame, counted)
                if action and (best is None or _rank(action) > _rank(best[0])):
                    best = action, frame, mention
            self._resolved[counted] = best
        return self._resolved[counted]


def _rank(action: str) -> int:
    return PROGRESS.get(action, 3) if action not in ("involve", "loss") else -1


def find_triggers(view: DocumentView, sentence: Sentence) -> list[Trigger]:
    """Triggers of ``sentence``, in order, those within a longer object word left out (引渡 in 引渡条约)."""
    mentions = view.within("action", sentence.start, sentence.end)
    if not mentions:
        return []
    objects = view.within("object", max(0, sentence.start - 1), sentence.end)
    grouped: dict[tuple[int, int], list[Mention]] = {}
    for mention in mentions:
        grouped.setdefault((mention.start, mention.end), []).append(mention)
    found = []
    index = 0
    for (start, end), group in grouped.items():
        while index < len(objects) and objects[index].end <= start:
            index += 1
        if index < len(objects) and objects[index].start <= start and objects[index].end >= end:
            if view.language == "fr" and _is_noun(view, objects[index], start, group):
                continue
            size = objects[index].end - objects[index].start
            is_participle = view.language != "zh" and objects[index].code in PERSONS | {"site"} and objects[index].end == end
            if size > end - start and not (is_participle and any("part" in (m.detail or "") for m in group)):
                continue  # but "personnes interpellées" tells both who and what
        if view.language == "fr" and view.within("part", max(0, start - 3), start):
            continue  # d'entre eux: of them, and nobody enters
        if view.shadow[start:end] == "close" and view.shadow.startswith(" to ", end):
            continue  # close to 4,500 computers
        if view.language == "en" and _GROUNDS.search(view.shadow, max(sentence.start, start - _WINDOW), end) is not None:
            continue  # 40 arrested on drug charges, two of them women
        readings = tuple((m.code or "", parse_frame(m.detail or ""), m) for m in group)
        found.append(Trigger(start, end, readings, _voice(view, sentence, start, end, readings)))
    return found


def _is_noun(view: DocumentView, noun: Mention, start: int, group: list[Mention]) -> bool:
    """Whether a French participle behind an article is only a word for people (les prévenus: the accused; nobody is warned)."""
    if noun.start != start or noun.code not in PERSONS or any(m.code in HANDLING for m in group):
        return False
    return _ARTICLE_FR.search(view.shadow, max(0, start - 6), start) is not None


def _is_inverted(view: DocumentView, sentence: Sentence, near: str, start: int, end: int) -> bool:
    """Whether the subject of a passive follows it (Also seized were 12 cars; au total, ont été saisis 23 primates)."""
    if view.language == "en":
        return _INVERTED_EN.fullmatch(near) is not None and view.shadow.startswith((" were ", " was ", " are "), end)
    source = _SOURCE_FR.match(view.shadow, end, sentence.end)  # y ont été découverts, selon le procureur, onze véhicules
    start = source.end() if source is not None else end
    if _INVERTED_FR.fullmatch(near) is None or not view.within("quantity", start, min(start + 60, sentence.end)):
        return False
    return all(q.detail is not None for q in view.within("quantity", sentence.start, start))


def _governs_far(view: DocumentView, sentence: Sentence, end: int) -> bool:
    """Whether "of" and a number follow a noun of doing behind where and when (l'arrestation, lundi, à X, de 17 hommes)."""
    following = view.within("quantity", end, min(end + _FAR, sentence.end))
    counts = [q for q in following if q.detail is None]
    if not counts or _WHERE_AND_WHEN[view.language].fullmatch(view.shadow, end, counts[0].start) is None:
        return False
    return not view.within("action", end, counts[0].start)


def _voice(view: DocumentView, sentence: Sentence, start: int, end: int, readings: tuple[Reading, ...]) -> str:
    orders = {frame.order for _, frame, _ in readings if not frame.is_handed}
    language = view.language
    if language == "zh":
        return "both" if "both" in orders else ("before" if "before" in orders else "noun")
    text = view.shadow
    forms = frozenset().union(*(frame.forms for _, frame, _ in readings))
    is_plural = bool(forms) and forms <= {"third", "base"} and not text[end + 1 : end + 2].isdigit()  # "arrests" verb or noun
    if "noun" in orders and ("both" not in orders or is_plural):
        governs = text[start:end].endswith((" of", " for", " from", " de", " d'")) or _OF[language].match(text, end, end + 6)
        return "nominal" if governs or _governs_far(view, sentence, end) else "noun"
    if "before" in orders and "both" not in orders:
        return "before"
    before = text[max(sentence.start, start - _WINDOW) : start]
    comma = max(before.rfind(","), before.rfind(";"))
    near = before[comma + 1 :]
    if "part" in forms or not forms:
        if _is_inverted(view, sentence, near, start, end):
            return "active"
        auxiliary = _BE[language].search(near)
        if auxiliary is not None and not view.within("quantity", start - len(near) + auxiliary.start(), start):
            return "passive" if "part" in forms or not forms else "active"
        if "part" in forms and language == "fr" and not _HAVE["fr"].search(near):
            return "participle"
        if forms == {"part"} and not _HAVE[language].search(near):
            return "participle"
        if forms >= {"past", "part"} and not _HAVE[language].search(near):
            return "open"  # past tense or participle: arrested 10 / 10 arrested
    if not forms:
        return "open" if "both" in orders else "active"
    return "active"
