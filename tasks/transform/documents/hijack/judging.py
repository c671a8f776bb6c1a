"""What gives a name away as foreign: rules on its place, its register and the words it shares with the article."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from tasks.text.shadow import shadow
from tasks.transform.documents.hijack.model import fold
from tasks.transform.documents.hijack.places import Place
from tasks.transform.documents.hijack.register import Register, count_han, weigh
from tasks.transform.documents.hijack.surface import Surface
from tasks.transform.documents.main_text.vocabulary import line_kinds
from tasks.transform.documents.metadata.names import is_han_name, is_latin_name, is_outlet
from tasks.transform.documents.words import pattern

_URL = re.compile(r"(?:https?://|www\.)[^\s<>]{1,100}")
_ENOUGH_BODY = 100
"""Characters of body whose vocabulary tells an article's words from others."""
_UNKNOWN, _HALF_KNOWN, _ASKED_KNOWN = 0.34, 0.5, 0.2
"""Share of its words that a name may have in common with the article: any name, a search phrase, one with what is asked of it."""
FURNITURE = pattern("names.furniture")


@dataclass(frozen=True, slots=True)
class _Name:
    """A name with all that the rules ask about it."""

    surface: Surface
    text: str
    plain: str
    register: Register
    known: float
    """Share of its words that the article has too."""
    place: Place
    is_alien: bool
    """Whether it is in another script than the article."""
    is_outlet: bool

    @property
    def may_be_outlet(self) -> bool:
        """Whether it may be the name of an outlet, which may stand anywhere; one in the register of promotion is no outlet."""
        return self.is_outlet and not self.register.is_weak

    @property
    def is_promoted(self) -> bool:
        return self.register.is_weak and not self.is_outlet

    @property
    def is_search_phrase(self) -> bool:
        return self.register.is_strong and self.known <= _HALF_KNOWN

    @property
    def leads_longer_title(self) -> bool:
        """Whether the title tag begins with it and says more than that."""
        return self.place.leads_title and len(fold("".join(self.surface.title_parts)).replace(fold(self.text), "")) > 4

    @property
    def parts_headline(self) -> bool:
        """Whether it stands between headline and article, and is neither known there nor an outlet or the authors."""
        return (
            self.place.below_headline
            and not self.may_be_outlet
            and len(self.plain) >= 2
            and self.plain not in self.surface.body
            and not _are_names(self.text)
        )


def judge(surface: Surface, text: str, place: Place, is_alien: bool) -> str:
    """What gives a name away, or ``""``."""
    plain = shadow(text)
    register = weigh(_URL.sub("", plain))
    if (FURNITURE.search(plain) and not register.is_strong) or "“" in text:
        return ""  # who quotes what is sold tells of it
    is_short = surface.body_size < _ENOUGH_BODY
    if is_short and register.action + register.shape < 1:
        return ""  # so short an article may lack the words of its own headline
    known = surface.share_known(plain)
    name = _Name(surface, text, plain, register, known, place, is_alien, is_outlet(text))
    rules = _ON_PHRASES if is_short or known > _UNKNOWN else (*_ON_PHRASES, *_ON_UNKNOWN_NAMES)
    return next((evidence for holds, evidence in rules if holds(name)), "")


def _is_asked_for(name: _Name) -> bool:
    asks = name.place.in_title and name.register.is_promoting and name.known <= _ASKED_KNOWN
    return asks and not (name.is_outlet and name.register.action < 1.5)


def _leads_headline(name: _Name) -> bool:
    return name.place.echoes and fold(name.surface.headline).startswith(fold(name.text)) and not name.may_be_outlet


def _poses_as_site(name: _Name) -> bool:
    place = name.place
    is_placed = place.is_source and place.near_head and place.in_title and not place.leads_title
    return is_placed and not name.may_be_outlet and len(name.plain) >= 3


def _poses_as_source(name: _Name) -> bool:
    return name.parts_headline and name.place.named_as_source and not line_kinds([name.plain])[0]


def _surrounds_article(name: _Name) -> bool:
    place = name.place
    if not (place.in_head and place.in_tail and place.is_slot) or name.may_be_outlet:
        return False
    is_whole_title = fold(name.surface.title_tag) == fold(name.text)
    return len(name.plain) >= (2 if is_whole_title or place.below_headline else 4)


def _is_alien_line(name: _Name) -> bool:
    place = name.place
    return name.is_alien and place.is_line and (place.is_slot or (place.in_head and place.in_tail) or name.register.is_weak)


def _wraps_page(name: _Name) -> bool:
    if not name.place.wraps or (name.is_outlet and not _names_other_outlet(name.surface, name.text)):
        return False
    return len(fold(name.text)) >= 4 and (count_han(name.text) >= 3 or len(name.text) >= 6)


def _is_promoted_below_headline(name: _Name) -> bool:
    return name.is_promoted and name.place.near_head and (name.place.in_title or name.place.in_tail)


def _is_promoted_before_headline(name: _Name) -> bool:
    if not (name.is_promoted and name.leads_longer_title):
        return False
    return bool(name.register.shape) or (name.place.is_line and name.register.promotion >= 1.5)


_Rule = tuple[Callable[[_Name], bool], str]
# The first rule that holds gives the evidence.
_ON_PHRASES: tuple[_Rule, ...] = (
    (lambda name: name.is_search_phrase and name.place.in_title, "a search phrase in the title tag"),
    (lambda name: name.is_search_phrase and name.place.is_line, "a search phrase as a line of its own beside the article"),
)
"""Hold where the article is too short to compare with, or has the words too."""
_ON_UNKNOWN_NAMES: tuple[_Rule, ...] = (
    (_is_asked_for, "a name with what is asked of it in the title tag"),
    (lambda name: name.place.doubled and name.leads_longer_title, "the title tag begins with it, twice"),
    (
        lambda name: name.place.leads_title and name.place.echoes and not name.may_be_outlet,
        "it leads the title tag and is all that keywords and description say",
    ),
    (_leads_headline, "it leads the headline and is all that keywords and description say"),
    (
        _poses_as_site,
        "a name that is no outlet's poses as the site: in the title tag, the source line and a line of its own",
    ),
    (_poses_as_source, "a name that is no outlet's poses as the source and stands between headline and article"),
    (
        lambda name: name.place.doubled and name.parts_headline,
        "it is twice in the title tag and stands between headline and article, in words that the article lacks",
    ),
    (
        lambda name: name.place.leads_title and name.parts_headline,
        "it leads the title tag and stands between headline and article, in words that the article lacks",
    ),
    (
        _surrounds_article,
        "the same line before and after the article and in the title tag, in words that the article lacks",
    ),
    (lambda name: name.is_alien and name.place.leads_title, "a name in another script leads the title tag"),
    (
        lambda name: name.is_alien and name.place.in_title and name.register.promotion >= 1 and not name.may_be_outlet,
        "a promoted name in another script in the title tag",
    ),
    (_is_alien_line, "a line in another script beside the article"),
    (_wraps_page, "first and last line of the page, in words that the article lacks"),
    (_is_promoted_below_headline, "a promoted name between headline and article and in the title tag"),
    (_is_promoted_before_headline, "a promoted name leads the title tag"),
)


def _are_names(text: str) -> bool:
    """Whether a line below the headline is the names of its authors."""
    parts = [part for part in re.split(r"[,、;/&\s\uff0c]+", text) if part]
    short = len(parts) > 1 and all(2 <= count_han(part) == len(part) <= 4 for part in parts)
    return short or is_latin_name(text) or all(is_han_name(part) for part in parts)


def _names_other_outlet(surface: Surface, text: str) -> bool:
    """Whether the lines around the article know another outlet and none of them ``text``, which stands alone."""
    key = fold(text)
    lines = [fold(block.text) for block in surface.head + surface.tail]
    others = [block.text for block in surface.below_headline if 4 <= len(block.text) <= 120]
    if any(key in line and key != line for line in lines):
        return False
    return any(is_outlet(part.strip()) for line in others for part in line.split("|") if len(part.strip()) >= 3)
