"""What a personal name looks like in a byline: Chinese by surname, Latin by capitals."""

from __future__ import annotations

import re

from tasks.text.shadow import shadow
from tasks.transform.documents.metadata.vocabulary import HAN, surnames

_HAN_NAME = re.compile(rf"[{HAN}]{{2,4}}")
_FOREIGN_HAN_NAME = re.compile(rf"[{HAN}]{{1,8}}(?:[·•][{HAN}]{{1,8}}){{1,3}}")
_LATIN_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w'’.\-]*|(?:de|du|des|da|di|van|von|der|den|bin|binti|al|el|le|la|ben|dos|ibn|ten|ter|y)(?=\s))"
_LATIN_NAME = re.compile(rf"[A-ZÀ-ÖØ-Þ][\w'’.\-]*(?:\s+{_LATIN_WORD}){{1,4}}")
_LATIN_OUTLET = re.compile(
    r"\b(?:news|wire|daily|times|post|herald|observer|tribune|journal|gazette|review|watch|press|media|online|info|infos|agency|agence|"
    r"radio|tv|télé|magazine|weekly|courier|courrier|quotidien|matin|monde|figaro|soir|presse|gazette|dépêche|écho|echo|telegraph|guardian|"
    r"mirror|mail|express|standard|chronicle|bulletin|report|dispatch|today|digest|express|hebdo|actu|actus|actualités|tribune|voix|libre|"
    r"network|channel|broadcasting|ministry|ministère|police|office|bureau|department|government|interpol|europol|staff|team|desk|newsroom)\b",
    re.IGNORECASE,
)
_HAN_OUTLET = re.compile(
    r"(?:社|报|网|台|刊|在线|新闻|客户端|杂志|之声|频道|观察|前沿|时评|日报|网站|发布|公众号|中心|电视|局|部|厅|委|院|政府|公司|办公室|办)$"
)


def is_han_name(text: str) -> bool:
    """Whether ``text`` is shaped like a Chinese personal name: surname and one or two characters, or a name with ``·``."""
    plain = shadow(text)
    if _FOREIGN_HAN_NAME.fullmatch(plain):
        return True
    if not _HAN_NAME.fullmatch(plain):
        return False
    known = surnames()
    return plain[:2] in known if len(plain) == 4 else plain[0] in known or (plain[:2] in known and len(plain) == 3)


def is_latin_name(text: str) -> bool:
    """Whether ``text`` is shaped like a personal name in Latin letters: two to five capitalised words, no outlet's word among them."""
    return len(text) <= 60 and _LATIN_NAME.fullmatch(text) is not None and not _LATIN_OUTLET.search(text)


def is_outlet(text: str) -> bool:
    """Whether ``text`` ends or is marked like the name of an outlet or an office."""
    plain = shadow(text)
    return _HAN_OUTLET.search(plain) is not None or _LATIN_OUTLET.search(plain) is not None
