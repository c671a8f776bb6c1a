"""English and French numbers whose act is told once for a whole list: by country, in brackets, line by line under a heading."""

from __future__ import annotations

import re

from tasks.text.mentions import Mention
from tasks.transform.records.claims.frames import PERSONS, THINGS
from tasks.transform.records.claims.linking import Candidate
from tasks.transform.records.claims.nouns import Counted
from tasks.transform.records.claims.triggers import find_triggers
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.model import ClaimDraft, latest_first
from tasks.transform.records.words import pattern, patterns

_LISTED = pattern("claims.listed")
_OUT_OF_LIST = pattern("links.out_of_list")
_PLACED = pattern("lists.placed")
_ONE_MORE = pattern("lists.one_more")
_ONE_PERSON = pattern("lists.one_person")
_AT_BODY = pattern("lists.at_body")
# Others of the same kind, told by when or where alone: et 142 autres deux jours plus tôt; two others took place in Belgium.
_LIKEWISE = pattern("lists.likewise")
_TERM = pattern("lists.term")
_PAST_NUMBER = patterns("lists.past_number")
_OF_COUNTRY = re.compile(r"[\w-]+\s(?:de\s(?:la\s|l')?|du\s|des\s|d'|from\s(?:the\s)?)")
_LINE = re.compile(r"\s*(?:[-–—•*·▪►‣○●➢✓>]|\(?\d{1,2}[.)]\s|[a-z]\)\s)")
_BESIDE = 50  # characters between the last two of a list by nation
_LONGEST_LINE = 260
_MOST_LINES = 40
_SUMS_UP = pattern("lists.sums_up")
_OUTCOME = pattern("lists.outcome")


def is_bracketed(view: DocumentView, quantity: Mention) -> bool:
    """Whether a number stands alone in brackets behind a place (Belgium (12), Spain (1))."""
    if quantity.detail != "section" or view.language == "zh":
        return False
    start = quantity.start
    if view.shadow[start - 1 : start] != "(" or view.shadow[quantity.end : quantity.end + 1] != ")":
        return False
    place = view.last_before("place", start, max(0, start - 40))
    return place is not None and start - 3 <= place.end <= start - 1


def is_listed_one(view: DocumentView, quantity: Mention) -> bool:
    """Whether "one" counts as a member of a list by place (three in Spain, one in Belgium)."""
    if view.language == "zh" or quantity.low != 1 or quantity.high != 1:
        return False
    before = view.last_before("quantity", quantity.start, view.sentence_at(quantity.start).start)
    if before is not None and quantity.start - before.end <= _BESIDE and nation_at(view, quantity) is not None:
        return nation_at(view, before) is not None or (before.unit == "person" and before.detail is None)
    if _ONE_MORE.search(view.shadow, max(0, quantity.start - 40), quantity.end) and _ONE_PERSON.match(view.shadow, quantity.end):
        return True
    if _PLACED.match(view.shadow, quantity.end) is None or not view.within("place", quantity.end, quantity.end + 16):
        return False
    after = view.within("quantity", quantity.end, quantity.end + 60)
    return before is not None or any(_PLACED.match(view.shadow, q.end) for q in after)


def nation_at(view: DocumentView, quantity: Mention) -> tuple[int, str] | None:
    """Where the words end that give the nation of a number right behind it, and its code (trois sont afghans, 5 from Laos)."""
    match = _PAST_NUMBER[view.language].match(view.shadow, quantity.end)
    if match is None:
        return None
    at = match.end()
    for kind in ("nationality", "party", "place"):
        for mention in view.within(kind, at, at + 1):
            is_nation = (
                kind == "nationality" or mention.detail == "adjective" or (kind == "place" and mention.detail == "country")
            )
            if is_nation and mention.code and not mention.code.startswith("*"):
                return mention.end, mention.code
    for mention in view.within("nationality", match.start(), at):  # the word itself is of the name: de nationalité albanaise
        if mention.end > at and mention.code and not mention.code.startswith("*"):
            return mention.end, mention.code
    people = _OF_COUNTRY.match(view.shadow, at)
    if people is not None:
        for place in view.within("place", people.end(), people.end() + 1):
            if place.detail == "country" and place.code:
                return place.end, place.code
    return None


def bracket_whole(view: DocumentView, sentence: Sentence, quantity: Mention, drafts: list[ClaimDraft]) -> int | None:
    """The number before a list in brackets, where the numbers in brackets do not add up to more than it."""
    total = sum(q.low or 0 for q in view.within("quantity", sentence.start, sentence.end) if is_bracketed(view, q))
    for index, draft in latest_first(drafts):
        if draft.sentence != sentence.index:
            return None
        if not draft.rule.endswith("list-in-brackets"):
            return index if total <= (draft.high or draft.low or 0) and draft.part_of is None else None
    return None


def read_listed(
    view: DocumentView, sentence: Sentence, quantity: Mention, counted: Counted, last: ClaimDraft | None
) -> Candidate | None:
    """The act of a number that its sentence or line names none for; None where no list tells one."""
    mark = f"{view.language}:"
    if view.language == "zh":
        return None
    if is_bracketed(view, quantity):
        if last is None or last.sentence != sentence.index:
            return None
        return Candidate(62.0, last.action, None, None, None, f"{mark}list-in-brackets")
    is_bare = counted.object is None and quantity.unit is None
    goes_on = last is not None and last.rule.endswith(("likewise", "list-by-place")) and _PLACED.match(view.shadow, quantity.end)
    if is_bare and last is not None and last.sentence == sentence.index and (goes_on or _is_placed(view, quantity.end)):
        return Candidate(60.0, last.action, None, None, None, f"{mark}list-by-place")
    if is_bare and last is not None and last.sentence == sentence.index and _LIKEWISE.match(view.shadow, quantity.end):
        return Candidate(58.0, last.action, None, None, None, f"{mark}others-likewise")
    if (
        is_bare and last is not None and last.sentence == sentence.index and last.action == "sentence"
        and _TERM.match(view.shadow, quantity.end)
    ):  # fmt: skip
        return Candidate(58.0, "sentence", None, None, None, f"{mark}others-likewise")
    if last is not None and _is_next_thing(view, sentence, quantity, counted, last):
        return Candidate(56.0, "seize", None, None, None, f"{mark}next-thing")
    heading = find_heading(view, sentence)
    if heading is None:
        return None
    return _of_heading(view, heading, quantity, counted, mark)


def _is_next_thing(view: DocumentView, sentence: Sentence, quantity: Mention, counted: Counted, last: ClaimDraft) -> bool:
    """Whether a list of what was taken goes on far from its verb (turned up, together with $900, nine guns and 14 handsets)."""
    is_money = (quantity.unit or "").isupper()
    if last.sentence != sentence.index or last.action != "seize" or not (is_money or counted.object in THINGS):
        return False
    between = last.quantity.end, quantity.start
    return _LISTED.search(view.shadow, *between) is not None and _OUT_OF_LIST.search(view.shadow, *between) is None


def read_opening_list(view: DocumentView, sentence: Sentence, quantity: Mention, counted: Counted) -> Candidate | None:
    """Things that a report opens with, before a colon and the body that sums up its catch (9 tonnes de tabac, 40 kilos de
    résine : la douane a dressé son bilan)."""
    is_money = quantity.unit is not None and quantity.unit.isupper()
    if view.language == "zh" or not (counted.object in THINGS or is_money):
        return None
    colon = view.shadow.find(": ", quantity.end, sentence.end)
    if colon < 0 or view.within("action", sentence.start, colon):
        return None
    rest = colon, sentence.end
    return (
        Candidate(56.0, "seize", None, None, None, f"{view.language}:opening-list")
        if _SUMS_UP.search(view.shadow, *rest) is not None or _OUTCOME.search(view.shadow, *rest) is not None
        else None
    )


def _is_placed(view: DocumentView, start: int) -> bool:
    """Whether a place or a body's level follows: 12 in Spain, 110 au niveau de la direction X."""
    if _AT_BODY.match(view.shadow, start):
        return True
    if _PLACED.match(view.shadow, start) is None:
        return False
    return bool(view.within("place", start, start + 16)) or view.text[start : start + 12].lstrip(" aàdeinluxst'’")[:1].isupper()


def find_heading(view: DocumentView, sentence: Sentence) -> Sentence | None:
    """The sentence that ends in a colon and opens the list of lines to which ``sentence`` belongs."""
    index = sentence.paragraph
    own = view.paragraphs[index]
    if not _is_line(view.shadow[own.start : own.end]):
        return None
    for _ in range(_MOST_LINES):
        line = view.paragraphs[index]
        if line.end - line.start > _LONGEST_LINE:
            return None
        index -= 1
        if index < 0:
            return None
        above = view.paragraphs[index]
        if view.shadow[above.start : above.end].rstrip().endswith(":"):
            return view.sentence_at(above.end - 1)
        if not _is_line(view.shadow[above.start : above.end]):
            return None
    return None


def _is_line(text: str) -> bool:
    return _LINE.match(text) is not None or text.rstrip().endswith((";", ",", "; and", ", and", "; et", ", et")) or len(text) < 90


def _of_heading(view: DocumentView, heading: Sentence, quantity: Mention, counted: Counted, mark: str) -> Candidate | None:
    is_money = quantity.unit is not None and quantity.unit.isupper()
    objects = ("money",) if is_money else (counted.object,) if counted.object else ("other",)
    if counted.object is None and not is_money and quantity.unit not in (None, "item"):
        return None
    for trigger in reversed(find_triggers(view, heading)):
        for code in objects:
            reading = trigger.action_for(code)
            if reading is not None and reading[0] not in ("involve", "loss"):
                return Candidate(58.0, reading[0], None, None, None, f"{mark}line-of-list")
    is_taken = objects[0] in THINGS or is_money or objects[0] in ("drug", "weapon")
    if is_taken and counted.object not in PERSONS and _OUTCOME.search(view.shadow, heading.start, heading.end):
        return Candidate(52.0, "seize", None, None, None, f"{mark}line-of-list")
    return None
