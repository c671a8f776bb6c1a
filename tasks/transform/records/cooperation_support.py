"""Support: money, praise or thanks for another's work, with its giver and receiver."""

from __future__ import annotations

import re

from tasks.text.mentions import Mention
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.partners import BODIES, UNNAMED, Partners

_AFTER = 34
"""Characters after a word of support within which its receiver stands."""
_THANKS = re.compile(r"感谢|赞赏|谢意|肯定")


def supporting(view: DocumentView, partners: Partners, sentence: Sentence, mention: Mention) -> set[str]:
    """Giver and receiver on both sides of the verb; fewer or more than two where the words do not tell them."""
    clause = view.clause_at(mention.start)
    is_funding = "financ" in view.shadow[mention.start : mention.end] or "funded" in view.shadow[mention.start : mention.end]
    after = partners.codes_of(mention.start, min(clause.end, mention.end + _AFTER))
    before = partners.codes_of(clause.start, mention.start)
    if not before:
        before = partners.codes_of(sentence.start, mention.start)
    if is_funding and after and not before:
        known = [a for a in partners.actors if a.start < mention.start and set(a.codes) & BODIES]
        before = set(known[-1].codes) if known else set()
    if len(before) >= 2 and before & BODIES and not after:
        codes = before
    else:
        codes = before | after if (after - before and before) or (view.language == "zh" and len(before) == 2) else set()
    if not codes and len(before) == 1 and mention.detail == "gift" and not after and partners.issuer is not None:
        codes = before | {partners.issuer}  # X is paying for a laboratory there
    is_thanks = view.language == "zh" and _THANKS.search(view.shadow, clause.start, min(clause.end, mention.end + 2)) is not None
    if not codes and is_thanks and len(before) == 1 and partners.issuer is not None:
        codes = before | {partners.issuer}  # 他还对斯方表示感谢
    return codes - UNNAMED
