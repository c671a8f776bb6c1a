"""Who counted people of a Chinese text are, by the words before their noun: sought, freed, suspected, involved in crime."""

from __future__ import annotations

from tasks.text.mentions import Mention
from tasks.transform.records.claims.frames import CULPRITS, PERSONS
from tasks.transform.records.claims.nouns import Counted
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.words import pattern, patterns

_CHARGED = pattern("objects.charged")
_FREED = pattern("objects.freed_people")
_DECEIVED = pattern("objects.deceived")
_SOUGHT = pattern("objects.sought")
_SUSPECTED = pattern("objects.suspected")
_ACROSS_BORDERS = pattern("objects.across_borders")
_WOMEN_AND_CHILDREN = patterns("claims.women_and_children")
_JOINS = "及和与、暨跟"
_FAR = 24
_NEAR = 8


def described_as(view: DocumentView, quantity: Mention, counted: Counted) -> str | None:
    """The object code that the words before the noun give, where the noun itself tells less; None where they give none."""
    if counted.object not in CULPRITS | {None} or quantity.unit not in ("person", None):
        return None
    if (head := _head_of_pair(view, counted)) is not None:
        return head
    is_open = counted.object in (None, "person", "suspect")
    if is_open and _is_sought(view, quantity, counted):
        return "fugitive"
    if counted.mention is None:
        return None
    if counted.object == "person" and _is_freed(view, quantity, counted):
        return "victim"
    before = view.shadow[quantity.end : counted.mention.start] if counted.is_after else ""
    is_suspected = counted.object == "person" and _SUSPECTED.fullmatch(before) is not None
    if is_suspected or _is_charged(view, quantity, counted):
        return "suspect"
    return "person" if _are_travellers(view, counted) else None


def are_traded(view: DocumentView, counted: Counted) -> bool:
    """Whether women or children are counted in a report on trade in people (7名外籍妇女移交对方; 拐卖 is told elsewhere)."""
    noun = counted.mention
    if noun is None or _WOMEN_AND_CHILDREN["zh"].search(view.shadow, noun.start, noun.end) is None:
        return False
    return any(m.code == "trafficking" for m in view.of_kind("crime"))


def _head_of_pair(view: DocumentView, counted: Counted) -> str | None:
    """What the first of two nouns before one number is, where the second only says people (金主及幹部9人)."""
    noun = counted.mention
    if noun is None or counted.is_after or counted.object != "person" or view.shadow[noun.start - 1 : noun.start] not in _JOINS:
        return None
    first = [m for m in view.within("object", max(0, noun.start - _NEAR), noun.start) if m.end == noun.start - 1]
    return first[0].code if first and first[0].code in CULPRITS - {"person"} else None


def _is_sought(view: DocumentView, quantity: Mention, counted: Counted) -> bool:
    """Whether people are told as wanted or at large right before the noun or number (3名遭通缉的男子, 在逃的5人)."""
    noun = counted.mention
    if noun is not None and counted.is_after:
        stretch = view.shadow[quantity.end : noun.start]
        told = _SOUGHT.match(stretch)
        others = [m for m in view.within("object", quantity.end + told.end(), noun.start) if m.code in PERSONS] if told else []
        return told is not None and len(stretch) <= _FAR and not others
    start = quantity.start if noun is None else noun.start
    before = view.shadow[max(view.clause_at(start).start, start - _NEAR) : start]
    return any(match.end() == len(before) and match[0].endswith("的") for match in _SOUGHT.finditer(before))


def _is_charged(view: DocumentView, quantity: Mention, counted: Counted) -> bool:
    """Whether people named in general are told as involved in crime right before the noun (53名涉赌涉诈中国公民)."""
    if counted.mention is None or not counted.is_generic:
        return False
    start = quantity.end if counted.is_after else max(0, counted.mention.start - _NEAR)
    stretch = view.shadow[start : counted.mention.start]
    return len(stretch) <= _FAR and "的" not in stretch[:-1] and _CHARGED.search(stretch) is not None


def _is_freed(view: DocumentView, quantity: Mention, counted: Counted) -> bool:
    """Whether people named in general are told as freed or deceived right before the noun (19名获救越南籍妇女)."""
    if counted.mention is None:
        return False
    if not counted.is_after:  # 受骗学员500人
        return _DECEIVED.search(view.shadow, max(0, counted.mention.start - 4), counted.mention.start) is not None
    return _FREED.search(view.shadow, quantity.end, counted.mention.end) is not None


def _are_travellers(view: DocumentView, counted: Counted) -> bool:
    """Whether people are named by their way across a border alone (冒用护照出入境人员): nobody calls them culprits."""
    noun = counted.mention
    if noun is None or not counted.is_generic:
        return False
    return _ACROSS_BORDERS.search(view.shadow, max(0, noun.start - _NEAR), noun.start) is not None
