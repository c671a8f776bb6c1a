"""Support: money, praise or thanks for another's work, with its giver and receiver."""

from __future__ import annotations

from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.cooperation.actors import BODIES
from tasks.transform.records.cooperation.links import Link
from tasks.transform.records.cooperation.partners import UNNAMED, Partners
from tasks.transform.records.words import pattern

_AFTER = 34
"""Characters after a word of support within which its receiver stands."""
_FUNDING = pattern("cooperation.funding")
_PRAISED_BY = pattern("cooperation.praised_by")
_THANKS = pattern("cooperation.thanks")
_ADDRESSED = pattern("cooperation.addressed")


def is_praise(view: DocumentView, link: Link) -> bool:
    """Whether Chinese words only thank or praise: that is done once said, however long the praised goes on."""
    return view.language == "zh" and _THANKS.search(view.shadow, link.start, link.end) is not None


def supporting(view: DocumentView, partners: Partners, link: Link) -> set[str]:
    """Giver and receiver on both sides of the verb; fewer or more than two where the words do not tell them."""
    clause = link.clause
    after = partners.codes_of(link.start, min(clause.end, link.end + _AFTER))
    before = _givers(view, partners, link, after)
    if _PRAISED_BY.search(view.shadow, clause.start, link.start) is not None:
        before |= partners.codes_of(link.sentence.start, clause.start)  # 泰国警方捣毁窝点,值得我国赞扬: the praised stands before
    is_gift = _FUNDING.search(view.shadow, link.start, link.end) is not None
    if is_gift and not after and before:  # UNODC will fund laboratories in X and Y
        after = partners.codes_of(link.end, link.sentence.end, scenes=True) - before
    if after and not before and _FUNDING.search(view.shadow, link.start, link.end):
        before = _last_body(partners, link.start)
    return (_both(view, before, after) or _with_reporter(view, partners, link, before, after)) - UNNAMED


def _givers(view: DocumentView, partners: Partners, link: Link, after: set[str]) -> set[str]:
    """Who stands before the verb; where its clause names only the receiver there (对中方表示赞赏), with who acts before it."""
    start, clause = link.sentence.start, link.clause
    own = partners.codes_of(clause.start, link.start)
    actors = partners.within(clause.start, link.start)
    is_of_others = all(map(partners.is_partner, actors)) if actors else _ADDRESSED.match(view.shadow, clause.start)
    if own and not after and is_of_others:
        acting = next((a for a in partners.within(start, clause.start) if not partners.is_partner(a)), None)
        return own | set(acting.codes) if acting is not None else own
    return own or partners.codes_of(start, link.start)


def _last_body(partners: Partners, position: int) -> set[str]:
    """The body named last before a position: it goes on giving."""
    known = [a for a in partners.actors if a.start < position and set(a.codes) & BODIES]
    return set(known[-1].codes) if known else set()


def _both(view: DocumentView, before: set[str], after: set[str]) -> set[str]:
    if len(before) >= 2 and before & BODIES and not after:
        return before
    is_told = (after - before and before) or (view.language == "zh" and len(before) == 2)
    return before | after if is_told else set()


def _with_reporter(view: DocumentView, partners: Partners, link: Link, before: set[str], after: set[str]) -> set[str]:
    """One giver and the one who reports: X is paying for a laboratory there; 他还对斯方表示感谢."""
    if len(before) != 1:
        return set()
    is_gift = link.mention.detail == "gift" and not after
    stretch = (link.clause.start, min(link.clause.end, link.end + 2))
    is_thanks = view.language == "zh" and _THANKS.search(view.shadow, *stretch) is not None
    return before | partners.home if is_gift or is_thanks else set()
