"""What a personal name looks like in a byline: Chinese by surname, Latin by capitals."""

from __future__ import annotations

import re

from tasks.text.shadow import shadow
from tasks.transform.documents.metadata.vocabulary import HAN, name_words, surnames
from tasks.transform.documents.words import alternatives

_HAN_NAME = re.compile(rf"[{HAN}]{{2,4}}")
_FOREIGN_HAN_NAME = re.compile(rf"[{HAN}]{{1,8}}(?:[·•][{HAN}]{{1,8}}){{1,3}}")
_PARTICLE = alternatives("persons.particles")
_LATIN_WORD = rf"(?:[A-ZÀ-ÖØ-Þ][\w'’.\-]*|{_PARTICLE}(?=\s))"
_LATIN_NAME = re.compile(rf"[A-ZÀ-ÖØ-Þ][\w'’.\-]*(?:\s+{_LATIN_WORD}){{1,4}}")


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
    """Whether ``text`` is shaped like a personal name in Latin letters: two to five capitalised words, none an outlet's."""
    return len(text) <= 60 and _LATIN_NAME.fullmatch(text) is not None and not is_outlet(text)


def is_outlet(text: str) -> bool:
    """Whether ``text`` ends or is marked like the name of an outlet or an office."""
    return name_words("outlet").search(shadow(text)) is not None
