"""Foreign names glued to the head or tail of a title or paragraph."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from tasks.text.shadow import shadow
from tasks.transform.documents.hijack.model import fold
from tasks.transform.documents.hijack.novelty import is_novel
from tasks.transform.documents.hijack.register import HAN, Term, count_han, find_domain_like, find_terms, is_chinese, weigh
from tasks.transform.documents.hijack.surface import Vocabulary, units
from tasks.transform.documents.main_text.vocabulary import line_kinds
from tasks.transform.documents.metadata.names import is_han_name, is_outlet
from tasks.transform.documents.metadata.vocabulary import agencies, alternation, places
from tasks.transform.documents.words import pattern

_GLUE = " \t-–—_|·•,,、:;~>»《【[(/★☆"
_PREFIX_LIMIT = 30
_PAUSE = re.compile("[,;:、。]")
_DATELINE_REACH = 70
_BEFORE_AGENCY = pattern("edges.before_agency")
"""Words that may stand before an agency's name in an opening."""
_INSIDE_WORD = re.compile(r"(?<=[a-z])[A-Z][a-z]{2,14} [A-Z][a-z]{2,14}")
_SENTENCE_ENDS = frozenset('。!?;:,…)》】\uff01\uff1f\uff1b\uff1a\uff0c\uff09”」』»"')
_LONGEST_TAIL = 14
"""Characters of words after the last sentence."""
_WORDS_ONLY = re.compile(rf"[{HAN}A-Za-z0-9]+")
_COINED = re.compile(
    rf"([{HAN}]{{2,6}}\d{{3,5}})(?=[{HAN}])(?![年月日号起名人个万亿元余多件家国])|([a-z]{{1,8}}\d{{0,4}})(?=[{HAN}])"
)
_COIN = re.compile(r"[a-z0-9]+")
_TITLE_LEAD = re.compile(r"\s*([^|_»:—–]{3,30}?)\s*(?:[|_»\uff5c:\uff1a]|[-—–]{1,2})")
_OFFICE = pattern("edges.office")
_DATELINE_END = re.compile(
    r"[^,。;:!?]{2,40}?(?:\d{1,2}日|[社网報报])(?:电|讯|電|訊|消息)[)】]?\s*|[a-zà-ÿ' .-]{2,30},? [^.;:!?]{0,30}?\s?[-–—]{1,2}\s"
)
_NAME_END = re.compile(r"\s?[(\s]")
_LATIN_TAIL = re.compile(r"[.!?]\s+([a-z][^.!?]{5,40})$")
_CREDITED = pattern("edges.credited")
_OPEN_ENDS = frozenset(",\uff0c、:\uff1a;\uff1b")
_LAST_MARK = re.compile('[。!?.;…\uff01\uff1f\uff1b”」』»"][”」』»")\uff09]{0,2}([^。!?;…\uff01\uff1f\uff1b”」』»"]{2,38})$')
END_MARKS = frozenset('。!?;…\uff01\uff1f\uff1b”」』»"')
_HAN_HEAD = re.compile(rf"[A-Za-z0-9]{{0,12}}[{HAN}][{HAN}A-Za-z0-9]{{1,24}}?(?=[A-ZÀ-Þ«\"“ ]|(?<=[{HAN}])\d)")
"""Chinese before a Latin headline."""
_GLUED_CAPITAL = re.compile(r"([A-Z][a-zà-ÿ]{3,15}|[A-Za-z]{2,16}\d{2,6})(?=([A-ZÀ-Þ][a-zà-ÿ]+)[\s:,])")
"""A name that runs into a capitalised word."""


def strip_known(text: str, names: list[str]) -> tuple[str, list[tuple[str, str]]]:
    """``text`` without the given foreign names at its head and tail, and what was cut as ``(name, side)``."""
    cut: list[tuple[str, str]] = []
    changed = True
    while changed and text:
        changed = False
        for name in names:
            low, key = text.lower(), name.lower()
            if low.startswith(key) and (len(text) > len(name)) and _may_part(text, len(name)):
                text, changed = text[len(name) :].lstrip(_GLUE + "\uff0c\uff1a"), True
                cut.append((name, "head"))
            elif low.endswith(key) and len(text) > len(name) and _may_part(text, len(text) - len(name)):
                text, changed = text[: -len(name)].rstrip(_GLUE + "\uff0c\uff1a"), True
                cut.append((name, "tail"))
    return text, cut


def _may_part(text: str, at: int) -> bool:
    """Whether a cut at ``at`` parts no Latin word."""
    one, other = text[at - 1], text[at]
    return not (one.isascii() and one.isalnum() and other.isascii() and other.isalnum() and one.islower() and other.islower())


def find_glued_head(title: str, body: list[str], is_chinese: bool, is_paragraph: bool = False) -> int:
    """Length of a foreign name at the head of a headline, 0 where there is none.

    The headline's own words occur in the body; a promoted name glued before them does not. The name ends where its
    last word of promotion ends; contrast alone, without any such word or domain-like token, cuts nothing.
    """
    plain = shadow(title)
    limit = min(len(plain) - 4, _PREFIX_LIMIT)
    if limit < 3:
        return 0
    if not is_chinese and not is_paragraph and (size := _alien_head(title, body)):
        return size
    if is_chinese and not is_paragraph and (size := _coined_head(plain, shadow("\n".join(body)))):
        return size
    parts = sorted([t for t in find_terms(plain[:limit]) if t.kind != "news"] + find_domain_like(plain[:limit]))
    if sum(part.weight for part in parts) < (1.5 if is_paragraph else 1.0):
        return 0
    vocabulary = Vocabulary(shadow("\n".join(body)))
    end = _end_of_promotion(plain, parts, vocabulary, is_paragraph)
    if not end or end > len(plain) - 4:
        return 0
    is_name = _is_glued_to_sentence(plain, end) if is_paragraph else _is_glued_to_headline(plain, end, vocabulary)
    return end if is_name else 0


def _end_of_promotion(plain: str, parts: list[Term], vocabulary: Vocabulary, is_paragraph: bool) -> int:
    """Where the last of ``parts``, words of promotion, ends that lead ``plain`` in words that the article lacks; 0 if none do."""
    end = 0
    for part in parts:
        name = plain[: part.end]
        if part.start > end + 8 or any(unit in vocabulary for unit in units(name)):
            break
        register = weigh(name)
        parted = not is_paragraph and register.promotion >= 1.0 and is_novel(plain[part.end - 1 : part.end + 1], plain)
        if (register.promotion >= 1.5 or parted) and not register.news:
            end = part.end
    return end


def _is_glued_to_sentence(plain: str, end: int) -> bool:
    """Whether a promoted name before a paragraph is no part of its first sentence."""
    register = weigh(plain[:end])
    # 澳门博彩 begins the name of an office, user1234 is one who posts.
    asked = register.action > 0 or 0 < register.shape < register.promotion
    if _PAUSE.search(plain[: end + 1]) or not asked or not (register.is_strong or register.shape):
        return False
    return bool(register.shape) or not weigh(plain[end : end + 12]).news


def _is_glued_to_headline(plain: str, end: int, vocabulary: Vocabulary) -> bool:
    """Whether the article has enough of a headline's words but for the promoted name before it."""
    register = weigh(plain[:end])
    own = units(plain[end:])
    least = 0.25 if register.is_strong else 0.4 if register.promotion >= 1.5 else 0.5
    return sum(unit in vocabulary for unit in own) >= least * len(own)


def _coined_head(plain: str, body: str) -> int:
    """Length of a coined name of letters or figures and Chinese at the head of a Chinese headline (``xy新都汇``, ``新都汇8866``).

    The article has neither its letters or figures nor any two of its characters side by side, and goes on where it ends.
    """
    match = _COINED.match(plain)
    if match is None or not body or any(coin in body for coin in _COIN.findall(match[0])):
        return 0
    least = match.end() if match[1] else match.end(2) + 1
    for end in range(least, min(len(plain) - 6, least + 5)):
        pair = plain[end : end + 2]
        name = plain[:end]
        if any(name[at : at + 2] in body for at in range(len(name) - 1)):
            return 0
        if count_han(pair) == 2 and pair in body and count_han(name) >= 2:
            rest = units(plain[end:])
            return end if sum(unit in body for unit in rest) >= 0.5 * len(rest) else 0
    return 0


def _alien_head(title: str, body: list[str]) -> int:
    """Length of Chinese, or of a name run into the first word, at the head of a Latin headline."""
    if match := _HAN_HEAD.match(title):
        rest = title[match.end() :]
        return match.end() if count_han(rest) == 0 and len(rest) >= 12 else 0
    if match := _GLUED_CAPITAL.match(title):
        words = {word for text in body for word in units(shadow(text))}
        if match[2].lower() in words and (match[1] + match[2]).lower() not in words and match[1].lower() not in words:
            return match.end()
    return 0


def find_wrapping_name(paragraphs: list[str]) -> str:
    """The words that begin the article and end it, ``""`` where there are none: a name put at head and tail.

    Sentences end with a mark; an article whose last words stand after its last mark and are also its first words has had
    them put there.
    """
    if len(paragraphs) < 2 or not (tail := _after_last_mark(paragraphs[-1])):
        return ""
    is_name = 3 <= len(tail) <= _PREFIX_LIMIT and tail[-1] not in ",\uff0c、:\uff1a" and (count_han(tail) >= 3 or len(tail) >= 6)
    begins = paragraphs[0].lower().startswith(tail.lower()) and len(paragraphs[0]) > len(tail) + 10
    return tail if is_name and begins and sum(tail in text for text in paragraphs) <= 2 else ""


def find_glued_tail(text: str) -> int:
    """Where a foreign name glued to the end of a paragraph begins, ``len(text)`` where there is none."""
    tail = _after_last_mark(text)
    if not 3 <= len(tail) <= _PREFIX_LIMIT or len(tail) > 0.4 * len(text):
        return len(text)
    register = weigh(shadow(tail))
    if register.is_strong or (register.is_weak and register.shape and register.promotion > register.shape):
        return len(text) - len(tail)
    return len(text)


def find_repeated_tails(paragraphs: list[str]) -> list[str]:
    """Names that stand after the last sentence mark of several paragraphs: what a reader has read is not told again."""
    tails = Counter(
        tail
        for text in paragraphs
        if text[-1:] not in END_MARKS and (tail := _after_last_mark(text)) and 3 <= len(tail) < len(text)
    )
    least = 2 if len(paragraphs) < 8 else 3
    repeated = [tail for tail, count in tails.items() if count >= least and tail[-1] not in _OPEN_ENDS]
    return [tail for tail in repeated if not line_kinds([shadow(tail)])[0] and not _CREDITED.search(tail)]


def find_odd_tails(paragraphs: list[str]) -> list[int]:
    """Where in each paragraph words begin that stand after its last sentence, ``len`` where none do.

    In a Chinese article whose other paragraphs end as sentences do, a few words without a mark after the last one, of
    characters that the article does not have elsewhere and no name of a person or an outlet, belong to nobody's sentence.
    """
    starts = [len(text) for text in paragraphs]
    unended = [n for n, text in enumerate(paragraphs) if text and text[-1] not in _SENTENCE_ENDS]
    if len(paragraphs) < 3 or not unended or len(unended) > max(1, 0.34 * len(paragraphs)):
        return starts
    article = "\n".join(paragraphs)
    for n in unended:
        text = paragraphs[n]
        at = max(text.rfind(mark) for mark in "。!?\uff01\uff1f”") + 1
        tail = text[at:].strip()
        if not at or not 3 <= len(tail) <= _LONGEST_TAIL or count_han(tail) < 0.5 * len(tail) or not _WORDS_ONLY.fullmatch(tail):
            continue
        plain = shadow(tail)
        pairs = units(plain)
        if is_outlet(tail) or is_han_name(tail) or line_kinds([plain])[0] or _CREDITED.search(tail) or weigh(plain).news:
            continue
        if sum(shadow(article).count(pair) > 1 for pair in pairs) <= 0.2 * len(pairs):
            starts[n] = at
    return starts


def find_name_inside_words(paragraphs: list[str]) -> str:
    """A name in Latin letters put into the middle of words, ``""`` where there is none: ``SeWorld Timescurity``.

    No word holds two capitalised words; where two places of an article do, and what they share stands in them, it was put there.
    """
    found: list[str] = [text[match.start() :][:40] for text in paragraphs for match in _INSIDE_WORD.finditer(text)]
    heads = Counter(piece.split(" ", 1)[0] for piece in found)
    for head, count in heads.most_common(1):
        if count >= 2:
            pieces = [piece for piece in found if piece.startswith(head + " ")]
            shared = _shared_head(pieces).rstrip()
            words = shared.split(" ")
            # Between the halves of a word: MacBook Pro has its capital letters of its own, and ends where it ends.
            parts = sum(piece[len(shared) : len(shared) + 1].islower() for piece in pieces)
            return shared if len(words) >= 2 and parts >= 2 and all(word[:1].isupper() for word in words) else ""
    return ""


def _shared_head(texts: list[str]) -> str:
    """What all of ``texts`` begin with."""
    first, last = min(texts), max(texts)
    size = next((n for n, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), min(len(first), len(last)))
    return first[:size]


def find_before_dateline(paragraph: str) -> int:
    """Length of what stands before the agency that opens the first paragraph with its dateline, 0 where nothing does."""
    plain = shadow(paragraph[:_DATELINE_REACH])
    if not ("电" in plain or "讯" in plain or "消息" in plain or "报道】" in plain):
        return 0
    match = _dateline().search(plain, 2)
    if match is None:
        return 0
    before = plain[: match.start()]
    if _PAUSE.search(before) or len(fold(before)) < 2 or _BEFORE_AGENCY.search(before) or is_outlet(before):
        return 0
    return match.start()


def find_after_dateline(paragraphs: list[str]) -> tuple[int, int] | None:
    """Where a promoted name stands between the dateline and what follows it, a space, a bracket or the first sentence."""
    opening = paragraphs[0][: _DATELINE_REACH + _PREFIX_LIMIT]
    plain = shadow(opening)
    match = _DATELINE_END.match(plain) if len(plain) == len(opening) else None
    if match is None:
        return None
    rest = plain[match.end() : match.end() + _PREFIX_LIMIT]
    parts = sorted([term for term in find_terms(rest) if term.kind != "news"] + find_domain_like(rest))
    if not parts or _PAUSE.search(rest[: parts[0].end]):
        return None
    stop = _NAME_END.search(rest)
    name = rest[: stop.start()] if stop else ""
    if not 3 <= len(name) <= _PREFIX_LIMIT or _PAUSE.search(name) or not _is_alien_name(name, paragraphs):
        # No mark behind the name: it ends with its last word of promotion.
        ends = [part.end for part in parts if not _PAUSE.search(rest[: part.end]) and part.start <= 12]
        name = next((rest[:end] for end in reversed(ends) if _ends_name(plain, match.end() + end, rest[:end], paragraphs)), "")
    return (match.end(), match.end() + len(name)) if name else None


def _ends_name(plain: str, at: int, name: str, paragraphs: list[str]) -> bool:
    junction = plain[at - 1 : at + 1]
    parted = count_han(junction) < 2 or is_novel(junction, plain)
    return parted and weigh(name).is_promoting and _is_alien_name(name, paragraphs)


def _is_alien_name(name: str, paragraphs: list[str]) -> bool:
    register = weigh(name)
    if register.news or register.promotion < 1 or is_outlet(name) or is_han_name(name):
        return False
    article = shadow("\n".join(paragraphs))
    pairs = units(name)
    return bool(pairs) and sum(article.count(pair) > 1 for pair in pairs) <= 0.2 * len(pairs)


def find_caption_tail(caption: str, paragraphs: list[str]) -> int:
    """Where a promoted name behind a caption begins, ``len(caption)`` where none does."""
    at = max(caption.rfind(mark) for mark in " 。\u3000") + 1
    if not count_han(caption[at:]) and (phrase := _LATIN_TAIL.search(caption)):
        at = phrase.start(1)
    tail = shadow(caption[at:])
    is_name = 0 < at <= len(caption) - 3 and len(tail) <= _PREFIX_LIMIT
    return at if is_name and weigh(tail).is_promoting and _is_alien_name(tail, paragraphs) else len(caption)


def find_title_lead(paragraphs: list[str], title_tag: str, title: str) -> int:
    """Length of a name at the head of the first paragraph that leads the title tag too, 0 where there is none.

    The headline and the rest of the article lack it, and it is no outlet's, no office's and no place's.
    """
    match = _TITLE_LEAD.match(title_tag)
    if match is None or len(title) < 8 or not paragraphs[0].lower().startswith(name := match[1].strip().lower()):
        return 0
    plain = shadow(name)
    if len(name) < 3 or name in title.lower() or sum(text.lower().count(name) for text in paragraphs) != 1:
        return 0
    if is_outlet(name) or weigh(plain).news or plain in places() or plain in agencies() or _OFFICE.search(plain):
        return 0
    rest = paragraphs[0][len(name) :]
    glued = count_han(rest[:1]) == 1 if is_chinese(paragraphs) else re.match(r"\s?[A-ZÀ-Þ«\"“]", rest) is not None
    return len(name) if glued and len(rest) > 10 else 0


@lru_cache(maxsize=1)
def _dateline() -> re.Pattern[str]:
    # ``日报`` and its like are the ends of longer names.
    senders = alternation([term for term in agencies() if count_han(term) >= 3 or re.match("本[报网社刊台]", term)])
    return re.compile(
        rf"[【\[(〔]?(?:{senders})[^,。;:()]{{0,12}}?(?:\d{{1,2}}月)?\d{{1,2}}日(?:电|讯|消息)"
        rf"|[【\[][^】\],。;:]{{0,20}}(?:讯|电|报道)[】\]]"
    )


def _after_last_mark(text: str) -> str:
    """What stands after the last sentence mark of ``text``; all of it, cut to its last words, where there is none."""
    match = _LAST_MARK.search(text[-_PREFIX_LIMIT - 8 :])
    return match[1].strip() if match else ""
