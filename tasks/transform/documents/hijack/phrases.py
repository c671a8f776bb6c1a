"""Foreign phrases spliced into the sentences of an article.

A search phrase is a bare pile of nouns (what is sold, what is asked of it) without a tie to the sentence around it. A
report about gambling has the same nouns, but bound: after a verb that takes them, in quotes, before 的, beside others
of their kind in the same text. So a phrase is foreign when its register is strong, it is not bound, and the rest of the
article lacks its words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

from tasks.reference.tables import read_csv
from tasks.text.shadow import shadow
from tasks.transform.documents.hijack.latin_phrases import find_latin_phrases
from tasks.transform.documents.hijack.novelty import find_novel_phrases, is_novel
from tasks.transform.documents.hijack.register import (
    HAN,
    Term,
    count_han,
    count_news,
    find_domain_like,
    find_terms,
    is_chinese,
    promotion_by_line,
)
from tasks.transform.documents.words import pattern

_JOINTS = frozenset((" ", "·", "・", "-", "'s ", " de ", " en "))
_LATIN_LETTER = re.compile("[A-Za-zÀ-ɏ]")
_HAN_IN_LATIN = re.compile(rf"[A-Za-z0-9]{{0,10}}[{HAN}][{HAN}A-Za-z0-9·]{{1,40}}")
_THRESHOLD = 3.0
"""Weight from which a bare phrase is foreign: what is sold (2) with what is asked of it (1.5) passes, 棋牌平台 does not."""
_HARD = 1.5
"""One word of the phrase must weigh as much: 贷款平台 and 投资网站 are the talk of fraud reports."""
_TIE = 1.25
_NOTHING_ASKED = 1.0
"""Taken off where nothing is asked of what is sold (百家乐荷官), or the word is the reporters' (赌): advertisers avoid it."""
_COMMON_TOPIC = 0.5
"""Taken off where the one thing sold is an everyday one (域名网址, streaming service)."""
_AT_PAUSE = 0.5
"""Added where a pause follows at once: splicers cut in before punctuation."""
_PRIOR = 0.5
"""Less is asked of a phrase on a page that holds other foreign matter."""
_TALK = 0.15
"""Taken off for each other word of promotion that the article has of its own, up to ``_TALK_LIMIT``."""
_TALK_LIMIT = 0.75
_ABOUT = 3
"""Different words of what is sold elsewhere in the article, from which it is about them."""
_REPORT = 5
"""Words of reports on crime that a report has at least."""
_CRIME = "犯警罪诈"
"""No report lacks all of these."""
_NOVEL = "words of promotion before a pause, in pairs of characters that neither reports nor the rest of the article have"
_UNBOUND = "words of promotion in a row that nothing binds to the sentence, and that the article lacks elsewhere"
_ENDING = re.compile("[网站店厂点群吧版城](?=[,.;!?。、]|$)")
_OFFER = re.compile(r"(?:送|领|存|赚|返)?(?<=[送领存赚返])\d{1,5}(?:元|块|%)?")
_REST = re.compile(rf"[{HAN}]{{1,3}}(?=[,.;!?。、]|$)")
"""What is left of a phrase before the pause."""
_FUNCTION = pattern("phrases.binding")
_ATTRIBUTE = frozenset("的之其该某")
"""What stands before these is bound to them."""
_COUNTED = pattern("phrases.counted")
_PAUSES = frozenset(",.;!?\u3002\u3001")


class Splice(NamedTuple):
    """A foreign phrase in a text: ``text[start:end]``."""

    start: int
    end: int
    evidence: str


@lru_cache(maxsize=1)
def _ties() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = read_csv("hijack/ties.csv")
    before = sorted((re.escape(r["term"]) for r in rows if r["side"] == "before"), key=len, reverse=True)
    after = sorted((re.escape(r["term"]) for r in rows if r["side"] == "after"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(before)})$"), re.compile(rf"(?:{'|'.join(after)})")


def find_splices(paragraphs: list[str], is_hijacked: bool, known: Mapping[str, float] | None = None) -> list[list[Splice]]:
    """The foreign phrases of each paragraph, in order, none overlapping.

    Where the page is known to be hijacked, or one phrase was found, less weight convinces. ``known`` gives the weight of the
    words of promotion of texts that were weighed before.
    """
    article = _Article(paragraphs, _weigh_all(paragraphs, known or {}))
    found = article.find(_THRESHOLD - _PRIOR if is_hijacked else _THRESHOLD)
    if not is_hijacked and any(found):
        found = article.find(_THRESHOLD - _PRIOR)
    return found


def _weigh_all(paragraphs: list[str], known: Mapping[str, float]) -> list[float]:
    changed = [text for text in paragraphs if text not in known]
    if changed:
        lines = shadow("\n".join(text.replace("\n", " ") for text in changed)).split("\n")
        known = {**known, **dict(zip(changed, promotion_by_line(lines), strict=True))}
    return [known[text] for text in paragraphs]


class _Article:
    """The paragraphs of one article while phrases are looked for in them. What a paragraph cannot need is not made."""

    def __init__(self, paragraphs: list[str], weights: list[float]) -> None:
        self.paragraphs = paragraphs
        self.weights = weights
        self.chinese = is_chinese(paragraphs)

    @cached_property
    def shadow(self) -> str:
        """The shadow of the whole article."""
        return shadow("\n".join(self.paragraphs))

    @cached_property
    def is_report(self) -> bool:
        """Whether it is a Chinese report on crime, whose language is known well enough to call a phrase strange to it."""
        text = self.shadow
        return self.chinese and any(sign in text for sign in _CRIME) and count_news(text) >= _REPORT

    @cached_property
    def terms(self) -> list[list[Term]]:
        """Words of the register of each paragraph, none where they weigh too little to make a phrase."""
        least = _HARD if not self.chinese or self.is_report else _THRESHOLD - _PRIOR - _AT_PAUSE
        return [
            find_terms(shadow(text)) if weight >= least else []
            for text, weight in zip(self.paragraphs, self.weights, strict=True)
        ]  # fmt: skip

    @cached_property
    def talk(self) -> dict[str, int]:
        """How often the article has each word of what is sold."""
        counts: dict[str, int] = {}
        for text, terms in zip(self.paragraphs, self.terms, strict=True):
            plain = shadow(text) if terms else ""
            for term in terms:
                if term.kind == "topic" and term.weight >= _HARD:
                    word = plain[term.start : term.end]
                    counts[word] = counts.get(word, 0) + 1
        return counts

    def is_about_what_is_sold(self, plain: str) -> bool:
        """Whether the article has several words of what is sold outside the paragraph ``plain``: its own phrases are odd then."""
        others = {word for word, count in self.talk.items() if count > plain.count(word)}
        return len(others) >= _ABOUT

    def find(self, threshold: float) -> list[list[Splice]]:
        """The foreign phrases of each paragraph."""
        if self.chinese and max(self.weights, default=0.0) < _HARD:
            return [[] for _ in self.paragraphs]
        gambling = sum(text.count("赌") + text.count("賭") for text in self.paragraphs) if any(self.terms) else 0
        return [
            self._find_in(text, terms, threshold, gambling)
            for text, terms in zip(self.paragraphs, self.terms, strict=True)
        ]  # fmt: skip

    def _find_in(self, text: str, terms: list[Term], threshold: float, gambling: int) -> list[Splice]:
        splices: list[Splice] = []
        if terms:
            plain = shadow(text)
            splices = _chains(plain, terms, self.talk, gambling, threshold)
            if self.is_report:
                is_about = self.is_about_what_is_sold(plain)
                for start, end, name_end, is_shaped in find_novel_phrases(plain, terms + find_domain_like(plain), self.shadow):
                    bound = (
                        is_about or _ties()[0].search(plain, max(0, start - 8), start) or _binds_within(plain, start, name_end)
                    )
                    if (bound and not is_shaped) or _is_quoted(plain, start):
                        continue
                    # One character may belong to the sentence before: a chain knows better where its phrase begins.
                    starts = [splice.start for splice in splices if start <= splice.start < end] if name_end - start < 2 else []
                    splices.append(Splice(min(starts, default=start), end, _NOVEL))
            if not self.chinese:
                splices += [Splice(*phrase, _UNBOUND) for phrase in find_latin_phrases(plain, terms, self.shadow)]
        if not self.chinese and count_han(text) >= 4 and len(_LATIN_LETTER.findall(text)) > 3 * count_han(text):
            splices += _alien(text)
        return _without_overlap(splices) if splices else []


def _chains(plain: str, terms: list[Term], talk: dict[str, int], gambling_report: int, threshold: float) -> list[Splice]:
    parts = sorted([t for t in terms if t.kind != "news"] + find_domain_like(plain))
    splices = []
    at = 0
    while at < len(parts):
        chain = [parts[at]]
        while at + 1 < len(parts) and _touches(plain, chain[-1], parts[at + 1]):
            at += 1
            if parts[at].start >= chain[-1].end:
                chain.append(parts[at])
        at += 1
        if splice := _judge_chain(plain, chain, talk, gambling_report, threshold):
            splices.append(splice)
    return splices


def _binds_within(plain: str, start: int, end: int) -> bool:
    """Whether what looks like a coined name holds a word that takes what follows (``轻信`` of ``轻信贷款平台``)."""
    return any((tie := _ties()[0].search(plain, start, at)) and len(tie[0]) > 1 for at in range(start + 2, end + 1))


def _is_quoted(plain: str, at: int) -> bool:
    """Whether a quotation that was opened before ``at`` is still open there: what is quoted is told of."""
    return plain.rfind("“", 0, at) > plain.rfind("”", 0, at)


def _touches(plain: str, one: Term, other: Term) -> bool:
    gap = plain[one.end : other.start]
    if other.start <= one.end or gap in _JOINTS:
        return True
    return len(gap) <= 2 and count_han(gap) == len(gap) and not _FUNCTION.search(gap)


def _judge_chain(plain: str, chain: list[Term], talk: dict[str, int], gambling_report: int, threshold: float) -> Splice | None:
    topics = [t for t in chain if t.kind == "topic"]
    weight = sum(t.weight for t in chain)
    if weight < threshold - _AT_PAUSE or len(chain) < 2 or max(t.weight for t in chain) < _HARD:
        return None
    if not topics and {term.kind for term in chain} != {"action", "shape"}:
        return None
    if len(topics) == 1 and topics[0].weight < _HARD:
        weight -= _COMMON_TOPIC
    start, end = chain[0].start, chain[-1].end
    end = _end_of(plain, end)
    if plain[max(0, start - 1) : start] in _ATTRIBUTE:
        return None
    own = {plain[t.start : t.end] for t in topics}
    elsewhere = sum(count for word, count in talk.items() if word not in own) + sum(talk.get(word, 1) - 1 for word in own)
    weight -= min(_TALK_LIMIT, _TALK * (elsewhere + gambling_report))
    pauses = plain[end : end + 1] in _PAUSES or end == len(plain)
    if pauses:
        weight += _AT_PAUSE
    if all(term.kind == "topic" for term in chain):
        weight -= _NOTHING_ASKED + (_TIE if _COUNTED.search(plain, max(0, start - 4), start) else 0)
    if "赌" in plain[start:end]:
        weight -= _NOTHING_ASKED
    before, after = _ties()
    opens_clause = start > 0 and plain[start - 1] in _PAUSES
    if (opens_clause and not pauses) or before.search(plain, max(0, start - 8), start) or after.match(plain, end):
        weight -= _TIE
    if weight < threshold:
        return None
    return Splice(start, end, "a search phrase without a tie to its sentence, in words that the article lacks elsewhere")


def _end_of(plain: str, end: int) -> int:
    """Where a phrase ends whose last word of the register ends at ``end``: after a noun or an offer, at a pause."""
    if match := _ENDING.match(plain, end) or _OFFER.match(plain, end):
        return match.end()
    match = _REST.match(plain, end)
    belongs = match is not None and not _FUNCTION.search(match[0]) and is_novel(plain[end - 1 : end + 1], plain)
    return match.end() if match is not None and belongs else end


def _alien(text: str) -> list[Splice]:
    """Chinese in the middle of a Latin text that no bracket or quote sets off."""
    splices = []
    for match in _HAN_IN_LATIN.finditer(text):
        around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
        if count_han(match[0]) >= 4 and not re.search("[()\uff08\uff09\"“”‘’'「」《》〈〉\\[\\]/:]", around):
            splices.append(Splice(match.start(), match.end(), "Chinese in a Latin sentence without bracket or quote"))
    return splices


def _without_overlap(splices: list[Splice]) -> list[Splice]:
    kept: list[Splice] = []
    for splice in sorted(splices):
        if not kept or splice.start >= kept[-1].end:
            kept.append(splice)
        elif splice.end > kept[-1].end:
            kept[-1] = Splice(kept[-1].start, splice.end, kept[-1].evidence)
    return kept


def cut(text: str, splices: list[Splice]) -> str:
    """``text`` without the phrases; where a cut leaves two spaces one stays."""
    for splice in reversed(splices):
        left, right = text[: splice.start], text[splice.end :]
        if left.endswith(" ") and (right.startswith((" ", ",", ".", "\uff0c")) or not right):
            left = left[:-1]
        text = left + right
    return text.strip()
