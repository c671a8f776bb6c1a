"""Stated links between parties: who works with whom, by what means, done, going on or planned."""

from __future__ import annotations

from collections.abc import Iterable

from tasks.text.spans import Span
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.context.speakers import find_attributions, speaker_at
from tasks.transform.records.cooperation.actors import BODIES
from tasks.transform.records.cooperation.again import told_again
from tasks.transform.records.cooperation.campaigns import Campaigns, counts_countries
from tasks.transform.records.cooperation.counted import Counted
from tasks.transform.records.cooperation.doubts import Doubts
from tasks.transform.records.cooperation.links import Link, Links
from tasks.transform.records.cooperation.model import SIGNED, CooperationDraft, draft_of
from tasks.transform.records.cooperation.parties import PartyReader
from tasks.transform.records.cooperation.parties_chinese import is_under
from tasks.transform.records.cooperation.partners import UNNAMED, Partners, one_nation_each
from tasks.transform.records.cooperation.relations import Related, Relations, is_work_of_posted
from tasks.transform.records.cooperation.status import StatusReader
from tasks.transform.records.cooperation.stretches import is_told_in_part, is_told_with_body, stretch_of
from tasks.transform.records.cooperation.support import is_praise, supporting
from tasks.transform.records.cooperation.transfers import Transfers
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import pattern

_ONE_BY_ONE = frozenset({"cooperation_mechanism", "hotline", "liaison_office", "regular_meeting", "information_exchange"})
"""Links that "each" (分别) makes one of every partner."""
_JOINING = pattern("cooperation.joining")
_OPERATES = pattern("cooperation.operates")
_DEEPEN = pattern("cooperation.deepen")
_PRAISED = pattern("cooperation.praised")
_POSTED = pattern("cooperation.posted")
_GOES_ON = ("合作", "协作")
"""Bare words of working together that alone make a mechanism, where the parties mean to deepen it."""


def find_cooperation(view: DocumentView, claims: list[ClaimDraft] | None = None) -> list[CooperationDraft]:
    """One draft for each set of parties and mechanism, in text order (LABELLING 19, 23).

    ``claims``, where given with their context filled, add the links that they imply (a handover claim a handover).
    """
    found: dict[tuple[tuple[str, ...], str], CooperationDraft] = {}
    drafts = sorted(_Reader(view, claims or []).read(), key=lambda d: d.quote.start)
    for draft in drafts:
        is_told = view.language != "zh" and is_told_with_body(draft.parties, draft.mechanism, found)
        if not is_told and not is_told_in_part(draft, drafts):
            found.setdefault((draft.parties, draft.mechanism), draft)
    attributions = find_attributions(view) if found else []
    for draft in found.values():
        draft.speaker = speaker_at(attributions, draft.quote.end - 1)
    return list(found.values())


class _Reader:
    def __init__(self, view: DocumentView, claims: list[ClaimDraft]) -> None:
        self.view = view
        self.claims = claims
        self.partners = Partners(view)
        self.links = Links(view, self.partners)
        self.counted = Counted(view, self.partners)
        self.doubts = Doubts(view, self.partners, self.links, self.counted.sentences(claims))
        self.relations = Relations(view, self.partners)
        self.status = StatusReader(view)
        self.parties = PartyReader(view, self.partners)
        self.campaigns = Campaigns(view, self.partners, self.status, self.links)
        self.transfers = Transfers(view, self.partners, self.status)

    def read(self) -> Iterable[CooperationDraft]:
        """All links of the document; of those told twice, the one that is told better comes first."""
        yield from self.counted.read(self.claims)
        last: CooperationDraft | None = None
        for sentence in self.view.sentences:
            found = list(self._of_sentence(sentence))
            again = told_again(self.view, self.partners, self.status, sentence, last) if not found else None
            found += [again] if again is not None else []
            last = found[-1] if found else None
            yield from found

    def _of_sentence(self, sentence: Sentence) -> Iterable[CooperationDraft]:
        related = [(link, parties) for link, parties in self.relations.of(sentence) if not self._is_doubted(link)]
        yield from self._of_relations(related)
        yield from (draft for draft in self.campaigns.read(sentence) if not _is_team(draft, related))
        transfers = self.transfers.read(sentence)
        given = {draft.mechanism for draft in transfers}
        for link in self.links.of(sentence):
            if link.mechanism not in given and not _is_told_as_relation(link, related) and not self.doubts.is_none(link):
                yield from self._of_link(link)
        yield from transfers

    def _is_doubted(self, relation: Link) -> bool:
        return self.doubts.is_none(relation) or self.doubts.is_told_elsewhere(relation)

    def _of_relations(self, related: list[Related]) -> Iterable[CooperationDraft]:
        for link, parties in related:
            is_said = link.mechanism == "support" and _PRAISED.search(self.view.shadow, link.start, link.end) is not None
            read = self.status.read(link.start, link.sentence, link.start + 1, mechanism=link.mechanism)
            status = "done" if is_said else read  # praise is done once said
            yield self._draft(parties, link.mechanism, link, status)

    def _of_link(self, link: Link) -> Iterable[CooperationDraft]:
        if link.mention.detail == "deed":
            yield from self._of_deed(link)
        elif link.mechanism == "peacekeeping":
            yield from self._of_peacekeeping(link)
        elif link.mechanism == "support":
            codes = supporting(self.view, self.partners, link)
            if len(codes) == 2 or (len(codes) > 2 and codes & BODIES):
                yield self._draft(codes, "support", link, "done" if is_praise(self.view, link) else None)
        elif not self.doubts.is_told_elsewhere(link):
            yield from self._of_named(link)

    def _draft(self, parties: set[str], mechanism: str, link: Link, status: str | None = None) -> CooperationDraft:
        status = status or self._status(link)
        return draft_of(parties, mechanism, status, link.sentence, link.mention.rule)

    def _status(self, link: Link, stretch: Span | None = None) -> str:
        """The status of a link; what is signed is done for good, however long it has been in force."""
        if link.mechanism in SIGNED and self.view.language == "zh" and is_under(self.view, link.start, link.end):
            return "done"  # it is in force: something else is done under it
        status = self.status.read(link.start, link.sentence, link.end, stretch, link.mechanism)
        is_signed = link.mechanism in SIGNED and self.view.language != "zh"
        return "done" if is_signed and status == "ongoing" else status

    # --- the bare words

    def _of_deed(self, link: Link) -> Iterable[CooperationDraft]:
        """A bare word of working together (与泰国警方合作): an operation where a deed follows, else a promise to go on."""
        clause, words = link.clause, self.view.shadow[link.start : link.end]
        codes = self.parties.of_deed(link)
        if not codes - {self.partners.issuer} or (len(codes) < 2 and self._is_within_country(link)):
            return
        parties = self.partners.with_issuer(codes, clause.start, clause.end)
        if len(parties) < 2:
            return
        status = self._status(link)
        is_operation = self.view.language == "zh" and _OPERATES.search(self.view.shadow, link.end, clause.end) is not None
        if is_operation or (status != "planned" and self.doubts.is_followed_by_deed(link)):
            yield self._draft(parties, "joint_operation", link, status)
        elif status != "done" and words in _GOES_ON and not parties & UNNAMED and self._is_deepened(link):
            yield self._draft(parties, "cooperation_mechanism", link, status)

    def _is_within_country(self, link: Link) -> bool:
        """Whether forces of one country join each other (赞比亚缉毒委员会会同警方)."""
        clause = link.clause
        if _JOINING.fullmatch(self.view.shadow, link.start, link.end) is None:
            return False
        is_with = any(self.partners.is_partner(a) for a in self.partners.within(clause.start, link.start))
        return not is_with and not self.partners.codes_of(link.end, clause.end)

    def _is_deepened(self, link: Link) -> bool:
        return _DEEPEN.search(self.view.shadow, link.clause.start, link.clause.end) is not None

    def _of_peacekeeping(self, link: Link) -> Iterable[CooperationDraft]:
        """The United Nations and who sends officers: the one who reports, else the first that the sentence names."""
        sentence = link.sentence
        serving = self._serving(sentence) if self.view.language != "zh" else set()
        sender = next(iter(serving)) if len(serving) == 1 else self.partners.issuer
        if sender is None:
            codes = self.partners.codes_of(sentence.start, sentence.end) - UNNAMED - BODIES
            actors = self.partners.within(sentence.start, sentence.end)
            sender = next((code for actor in actors for code in actor.codes if code in codes), None)
        if sender is not None:
            yield self._draft({sender, "UN"}, "peacekeeping", link)

    def _serving(self, sentence: Sentence) -> set[str]:
        """The nation of the officers of a mission, told beside their noun (180 policiers rwandais; Rwandan police)."""
        bodies = (m for m in self.view.within("party", sentence.start, sentence.end) if m.detail == "adjective")
        nations = self.partners.nations_of_people(sentence.start, sentence.end) | one_nation_each(bodies)
        return set() if nations & self.partners.home else nations

    # --- the words that name a mechanism

    def _of_named(self, link: Link) -> Iterable[CooperationDraft]:
        words = self.links.words(link.sentence)
        stretch = stretch_of(self.view, self.partners, link, words)
        codes = self._parties(link, stretch, min(word.start for word in words))
        if len(codes) < 2 or self._is_told_as_campaign(link, codes) or self.doubts.is_raid_on_lead(link, codes):
            return
        status = self._status(link, stretch)
        mechanism = "joint_operation" if status == "done" and self._is_done_together(link) else link.mechanism
        for parties in self._each_with_issuer(link, mechanism, codes) or self._pairs(link, codes):
            yield self._draft(parties, mechanism, link, status)

    def _parties(self, link: Link, stretch: Span | None, first_link: int) -> set[str]:
        codes = self.parties.read(link) if stretch is None else self.parties.read_stretch(stretch, link, first_link)
        is_posted = link.mechanism == "liaison_office" and _POSTED.search(self.view.shadow, link.start, link.end) is not None
        named = self.partners.within(link.clause.start, link.clause.end, scenes=True)
        if is_posted and codes and named and not self.partners.deals_with_other(link.clause, link.start):
            return codes | self.partners.home  # 增派人员常驻曼谷: those of the one who reports
        return codes

    def _is_told_as_campaign(self, link: Link, codes: set[str]) -> bool:
        """Whether the campaign of a body over many countries is a row of its own, in which the one who reports takes part."""
        if link.mechanism != "joint_operation" or not counts_countries(self.view, link.sentence):
            return False
        is_of_body = self.view.language != "zh" and bool(codes & BODIES) and any(self.campaigns.read(link.sentence))
        return is_of_body or codes - BODIES == {self.partners.issuer}

    def _is_done_together(self, link: Link) -> bool:
        """Whether a bare cooperation led to a deed: then it was an operation."""
        is_bare = link.mechanism == "cooperation_mechanism" and link.mention.detail == "verb"
        return is_bare and self.doubts.is_followed_by_deed(link)

    def _each_with_issuer(self, link: Link, mechanism: str, codes: set[str]) -> list[set[str]]:
        """A link of each partner with the one who reports, where the words say so (分别签署, respectively)."""
        issuer, clause = self.partners.issuer, link.clause
        is_apart = mechanism in SIGNED and self.partners.is_listed_apart(Span(clause.start, clause.end))
        if not is_apart and self.view.language == "zh" and mechanism in _ONE_BY_ONE:
            is_apart = "分别" in self.view.shadow[clause.start : clause.end]
        if not is_apart or issuer is None or issuer not in codes:
            return []
        return [{code, issuer} for code in sorted(codes - {issuer})]

    def _pairs(self, link: Link, codes: set[str]) -> list[set[str]]:
        return self.partners.pairs(link.sentence, link.start, codes) or [codes]


def _is_team(campaign: CooperationDraft, related: list[Related]) -> bool:
    """Whether authorities named in one list are those of a task force, whose own deeds are told."""
    return any(link.mechanism == "task_force" and set(campaign.parties) <= parties for link, parties in related)


def _is_told_as_relation(link: Link, related: list[Related]) -> bool:
    """Whether a relation of the sentence tells the same mechanism, or the word is one of a relation's own words."""
    return is_work_of_posted(link, related) or any(
        link.mechanism == told.mechanism or (link.mechanism not in SIGNED and told.start <= link.start < told.end)
        for told, _ in related
    )
