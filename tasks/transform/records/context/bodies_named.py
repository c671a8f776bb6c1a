"""Names of bodies as speakers: those that no list of organisations holds, and short names by their full ones."""

from __future__ import annotations

import re

from tasks.text.mentions import Mention
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.words import pattern, patterns

_OF = r"\s(?:(?:de la|de l['’]|de|du|des|et|à|et de la|et du|et des)\s?|d['’])"
_FORMAL = rf"[A-ZÀ-Þ][\w'’-]+(?:\s[a-zà-ÿ]{{5,14}})?(?:{_OF}[\w'’-]+(?:\s[a-zà-ÿ]{{5,14}})?)*"
_AFTER = re.compile(rf"\s(?:(?:la|le|les)\s|l['’])?({_FORMAL}(?:\s[A-ZÀ-Þ][\w'’-]+)*(?:\s\([A-Z]{{2,8}}\))?)(?=,|\.(?:\s|$))")
_BEFORE = re.compile(rf"(?:^|[.,;]\s)(?:(?:la|le|les|La|Le|Les)\s|[Ll]['’])({_FORMAL}(?:\s\([A-Z]{{2,8}}\))?)\s$")
_TO_ACRONYM = re.compile(
    r"(?:\s(?:(?:de la|de l['’]|de|du|des|et|à|en|la|le|les)\s)?(?:[dl]['’])?[a-zà-ÿ][\w'’-]*){1,9}\s\([A-Z]{2,8}\)"
)
_OFFICE_OF = pattern("speakers.office_of")
_ACRONYM = r"[A-Z]{3,10}"
_SPELLED = r"((?:[A-Z][\w'’&-]+\s(?:(?:of|for|and|the|on|de|du|des|et)\s)*){1,8})"
_SO_CALLED = re.compile(r"dite?s?\s(?:des?|du)\s|dite?s?\sd'")
_PRESENTED = patterns("speakers.presented_by")


def body_after(view: DocumentView, speech: Mention) -> str | None:
    """A body with a capital right behind a cue and before a comma (selon Febelfin, d'après la Chambre de commerce, qui …)."""
    if view.language != "fr" or speech.code != "after":
        return None
    match = _AFTER.match(view.text, speech.end)
    if match is None or not _is_body(view, match.start(1), match.end(1)):
        return None
    return match[1]


def body_before(view: DocumentView, start: int, end: int) -> str | None:
    """A body with an article and a capital at the head of a clause, right before its verb (Le Bureau d'assurance estime)."""
    match = _BEFORE.search(view.text[start:end]) if view.language == "fr" else None
    if match is None or not _is_body(view, start + match.start(1), start + match.end(1)):
        return None
    return match[1]


def _is_body(view: DocumentView, start: int, end: int) -> bool:
    """Whether capitalised words name neither a person nor a place nor a nation, and tell no act."""
    if any(m.start <= start and end <= m.end for m in view.within("place", start, start + 1)):
        return False
    if view.within("nationality", start, start + 1) or view.within("quantity", start, end):
        return False
    return not view.within("person", start, end)


def start_of_name(view: DocumentView, start: int) -> int:
    """Where a body's name begins that names its office first (la direction interrégionale des | douanes de …)."""
    match = _OFFICE_OF.search(view.text, max(0, start - 60), start) if view.language == "fr" else None
    return match.start(1) if match is not None else start


def end_of_name(view: DocumentView, end: int) -> int:
    """Where a body's name ends that goes on to the letters it is known by (l'Office fédéral de la douane … (OFDF))."""
    match = _TO_ACRONYM.match(view.text, end) if view.language == "fr" else None
    return match.end() if match is not None else end


def whole_name(view: DocumentView, speech: Mention) -> str | None:
    """The name of the body beside a cue with all that it goes on to or begins with; None where it is no longer than known."""
    name = speech.name or ""
    if view.language != "fr" or speech.detail != "body":
        return None
    if speech.code == "after":
        named = body_after(view, speech)
        return named if named is not None and name in named else None
    at = view.text.rfind(name, view.sentence_at(speech.start).start, speech.start)
    if at < 0:
        return None
    start, end = start_of_name(view, at), end_of_name(view, at + len(name))
    return view.text[start:end] if end <= speech.start and end - start > len(name) else None


def latin_cues(view: DocumentView) -> list[Mention]:
    """The cues of English and French with figures presented by a body (le bilan présenté mercredi par la police), and without
    what things are called (le dossier dit des faux conseillers)."""
    presented = [
        Mention("speech", match.start(), match.end(), code="after", rule="speech:presented-by")
        for match in _PRESENTED[view.language].finditer(view.shadow)
    ]
    return [*(cue for cue in view.of_kind("speech") if _SO_CALLED.match(view.shadow, cue.start) is None), *presented]


def spelled_out(view: DocumentView, speaker: str, position: int) -> str:
    """An acronym with the name that the text gives it in full before: Fisheries Guard (FIG) for FIG."""
    if view.language == "zh" or re.fullmatch(_ACRONYM, speaker) is None:
        return speaker
    full = re.search(rf"{_SPELLED}\({speaker}\)", view.text[: position + 2])
    return full[0].removeprefix("The ") if full is not None else speaker


def in_full(view: DocumentView, name: str, position: int) -> str:
    """A short form (中心, 法院) by the full name of the body before it that ends in it."""
    if len(name) > 4 or name.endswith("馆") or name == "法院":
        return name
    for kind in ("organisation", "party"):
        for mention in reversed(view.within(kind, 0, position)):
            full = view.text[mention.start : mention.end]
            if len(full) > len(name) and full.endswith(name):
                return full
    return name


def person_of_surname(view: DocumentView, word: str, position: int) -> str | None:
    """The full name of a person named before, of whose name ``word`` is the first or the last part."""
    for mention in view.within("person", 0, position):
        parts = (mention.name or "").split()
        if len(parts) > 1 and word in (parts[0], parts[-1]):
            return mention.name
    return None


def is_other_body(last: str) -> bool:
    """Whether whoever spoke last is no prosecutor's office nor its head, so that "le parquet" is not they."""
    return not any(word in last.lower() for word in ("parquet", "procur"))


def said_from(view: DocumentView, speech: Mention) -> int:
    """Where the words said begin: the whole sentence where the cue stands in a clause of its own, else what follows the cue.

    (20 people were held, police said. / The agency, which lost 3 men, said 20 were held.)
    """
    sentence = view.sentence_at(speech.start)
    clause = view.clause_at(speech.start)
    if clause.index == sentence.first_clause and view.within("quantity", speech.end, sentence.end):
        return speech.start if speech.code == "before" else sentence.start
    return sentence.start
