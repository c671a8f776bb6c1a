"""A link told again for another party with no word of its own: "Peru will follow suit", "elle en enverra un troisième à Lima"."""

from __future__ import annotations

from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.cooperation.actors import BODIES
from tasks.transform.records.cooperation.model import CooperationDraft, draft_of
from tasks.transform.records.cooperation.partners import UNNAMED, Partners
from tasks.transform.records.cooperation.status import StatusReader
from tasks.transform.records.words import patterns

_AGAIN = patterns("cooperation.again")


def told_again(
    view: DocumentView, partners: Partners, status: StatusReader, sentence: Sentence, last: CooperationDraft | None
) -> CooperationDraft | None:
    """The last link of the sentence before with the party that this sentence names instead of the old one."""
    if view.language == "zh" or last is None or not _is_next(view, last, sentence):
        return None
    match = _AGAIN[view.language].search(view.shadow, sentence.start, sentence.end)
    staying = set(last.parties) & (BODIES | partners.home)
    if match is None or not staying:
        return None
    coming = {code for actor in partners.within(sentence.start, sentence.end, True) for code in actor.codes}
    coming |= partners.nations_of_people(sentence.start, sentence.end)
    coming -= set(last.parties) | UNNAMED | BODIES | partners.home
    if not coming:
        return None
    told = status.read(match.start(), sentence, match.end())
    return draft_of(staying | coming, last.mechanism, told, sentence, "again")


def _is_next(view: DocumentView, last: CooperationDraft, sentence: Sentence) -> bool:
    """Whether a sentence stands right behind that of a link, in one paragraph."""
    before = view.sentence_before(sentence)
    return before is not None and before.start == last.quote.start
