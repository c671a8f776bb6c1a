"""Foreign names among the parts of a headline: in brackets, between separators, behind it.

A headline's own parts share words with its article. A part that does not, and is made of what is sold and what is asked of
it, was put there; alone among parts that do not either, it may be the headline of a short text and stays.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tasks.text.shadow import shadow
from tasks.transform.documents.hijack.latin_phrases import find_latin_phrases
from tasks.transform.documents.hijack.register import count_han, find_terms, weigh
from tasks.transform.documents.hijack.surface import Vocabulary, units

OPENING_BRACKETS = frozenset("【[「『(\uff08〔〖")
_BRACKETED = re.compile(r"[【\[「『(\uff08〔〖]([^【】\[\]「」『』()\uff08\uff09〔〕〖〗]{2,45})[】\]」』)\uff09〕〗]")
_BREAK = re.compile(r"\s*[_|\uff5c丨·•~]+\s*|\s+[-–—:/]+\s+|-{2,}|—+|[,\uff0c、;\uff1b:\uff1a\s\u3000]+|-")
_LATIN_BREAK = re.compile(r"\s*[_|\uff5c丨•»]+\s*|\s+[-–—·:/]+\s+|:\s+|,\s+")
_ALIEN = 0.2
"""Share of its words that a foreign part may have in common with the article by chance."""
_OWN = 0.25
"""Share of its words that the rest of the headline must have in common with the article."""
_LEAST_REST = 5


class _Part(NamedTuple):
    start: int
    end: int


def find_headline_parts(title: str, paragraphs: list[str], chinese: bool) -> list[tuple[int, int]]:
    """The foreign parts of ``title`` with the brackets or separators that set them off, in order; none that leave no headline."""
    plain = shadow(title)
    if len(plain) != len(title) or not paragraphs or weigh(plain).promotion < 0.75:
        return []
    vocabulary = Vocabulary(shadow("\n".join(paragraphs)))
    found = [
        (match.start(), match.end())
        for match in _BRACKETED.finditer(title)
        if _is_foreign(plain[match.start(1) : match.end(1)], vocabulary, chinese)
    ]
    if not found:
        found = _between_breaks(title, plain, vocabulary, chinese)
    if not found and not chinese:
        found = [(phrase.start, phrase.end) for phrase in find_latin_phrases(plain, find_terms(plain), plain)]
        found = [span for span in found if _share(plain[slice(*span)], vocabulary) <= _ALIEN]
    rest = "".join(plain[a:b] for a, b in zip([0, *(end for _, end in found)], [*(s for s, _ in found), len(plain)], strict=True))
    if not found or len(rest.strip()) < _LEAST_REST or _share(rest, vocabulary) < _OWN:
        return []
    return found


def cut_parts(title: str, parts: list[tuple[int, int]]) -> str:
    """``title`` without ``parts``; where two words of it would touch a space stays."""
    for start, end in reversed(parts):
        left, right = title[:start].rstrip(), title[end:].lstrip()
        glue = " " if left and right and ((start and title[start - 1].isspace()) or title[end : end + 1].isspace()) else ""
        title = left + glue + right
    return title.strip(" -_|·,:;\uff0c\uff1a丨")


def _between_breaks(title: str, plain: str, vocabulary: Vocabulary, chinese: bool) -> list[tuple[int, int]]:
    parts: list[_Part] = []
    position = 0
    for gap in [*(_BREAK if chinese else _LATIN_BREAK).finditer(title), None]:
        end = gap.start() if gap else len(title)
        if end > position:
            parts.append(_Part(position, end))
        position = gap.end() if gap else end
    found = []
    for n, part in enumerate(parts):
        if len(parts) > 1 and _is_foreign(plain[part.start : part.end], vocabulary, chinese):
            # The separator before it goes too, at the head the one behind it.
            found.append((parts[n - 1].end, part.end) if n else (part.start, parts[1].start))
    return _joined(found)


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _is_foreign(plain: str, vocabulary: Vocabulary, chinese: bool) -> bool:
    register = weigh(plain)
    if register.news or not 3 <= len(plain) <= 45:
        return False
    if chinese and count_han(plain) >= 2:
        return (register.is_promoting or register.shape > 0) and _share(plain, vocabulary) <= _ALIEN
    sells = register.is_promoting or (register.promotion >= 1 and register.covered >= 0.25)
    return sells and len(plain.split()) >= 2 and _share(plain, vocabulary) <= _ALIEN


def _share(plain: str, vocabulary: Vocabulary) -> float:
    found = units(plain)
    return sum(unit in vocabulary for unit in found) / len(found) if found else 0.0
