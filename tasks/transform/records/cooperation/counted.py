"""Links that counted acts imply: people handed over, states counted as partners, forces of two states in one deed."""

from __future__ import annotations

from collections.abc import Iterable

from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.cooperation.actors import BODIES
from tasks.transform.records.cooperation.model import CooperationDraft, draft_of
from tasks.transform.records.cooperation.partners import UNNAMED, Partners
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import pattern

_ASKED_FOR = pattern("cooperation.asked_for")
_EACH_OTHER = pattern("cooperation.each_other")
_MUTUALLY = pattern("cooperation.mutually")
_BESIDE_STATES = pattern("cooperation.beside_states")
_BESIDE_REACH = 2
_MECHANISM = {"handover": "handover", "extradite": "extradition"}
"""The link of each act that gives people from one state to another."""


class Counted:
    """Reads the links that the claims of one document imply."""

    def __init__(self, view: DocumentView, partners: Partners) -> None:
        self.view = view
        self.partners = partners

    def read(self, claims: list[ClaimDraft]) -> Iterable[CooperationDraft]:
        """One draft for each claim that implies a link; claims need their context filled."""
        for claim in claims:
            if self.partners.issuer and self._is_with_states(claim):
                both = {self.partners.issuer, "*FOREIGN"}
                yield draft_of(both, "joint_operation", claim.status, self._sentence(claim), "claim:counted-partners")
            if claim.action in _MECHANISM and not self._is_way_home(claim) and not self._is_only_asked_for(claim):
                yield from self._handed(claim)
        if self.view.language != "zh":
            yield from self._forces(claims)

    def sentences(self, claims: list[ClaimDraft]) -> set[int]:
        """Sentences whose handover is told by a claim, so that its words need not be read again."""
        handed = (c for c in claims if c.action in _MECHANISM and c.to_country and not self._is_only_asked_for(c))
        return {claim.sentence for claim in handed if self._sides(claim)}

    def _sentence(self, claim: ClaimDraft) -> Sentence:
        return self.view.sentences[claim.sentence]

    def _is_with_states(self, claim: ClaimDraft) -> bool:
        """Whether a Chinese claim counts the unnamed states with whose bodies cases were solved (与7国警方合作破案21起)."""
        if self.view.language != "zh" or claim.action != "joint_operation" or claim.object != "country":
            return False
        at = claim.quantity.start
        return _BESIDE_STATES.search(self.view.shadow, max(0, at - _BESIDE_REACH), at) is not None

    def _handed(self, claim: ClaimDraft) -> Iterable[CooperationDraft]:
        """The handover or extradition of a claim; several pairs of one list have one each (中老、中缅警方移交 …)."""
        sentence, rule = self._sentence(claim), f"claim:{claim.action}"
        if self.view.language == "zh" and not claim.to_country:
            pairs = self._pairs(claim)
            for pair in pairs:
                yield draft_of(pair, "handover", claim.status, sentence, rule)
            parties = set() if pairs else self._chinese_sides(claim)
        else:
            parties = self._sides(claim)
        if parties:
            yield draft_of(parties, _MECHANISM[claim.action], claim.status, sentence, rule)

    def _is_way_home(self, claim: ClaimDraft) -> bool:
        """Whether a Chinese claim only tells how some of those handed over went on from there (…,其中3人经曼谷飞返)."""
        return self.view.language == "zh" and claim.part_of is not None and claim.rule.endswith("inherits")

    def _is_only_asked_for(self, claim: ClaimDraft) -> bool:
        """Whether the people of a Chinese claim are only asked for (要求引渡2人): its words tell how far that has come."""
        if self.view.language != "zh" or claim.action != "extradite":
            return False
        start = self.view.clauses[claim.clause].start
        return _ASKED_FOR.search(self.view.shadow, start, claim.quantity.start) is not None

    def _given(self, claim: ClaimDraft) -> set[str]:
        """From whose hands to whose, as the claim itself says it; where no giver is told, the one who reports gives."""
        giver = {claim.from_country} if claim.from_country else set(claim.places)
        if self.view.language != "zh" and claim.to_country and not giver - {claim.to_country}:
            start = self._sentence(claim).start
            giver = self.partners.codes_of(start, claim.quantity.start) & UNNAMED or set(self.partners.home)
        return {code for code in (*giver, claim.to_country) if code}

    def _sides(self, claim: ClaimDraft) -> set[str]:
        """Giver and receiver of a claim, or the two that gave each other people; nobody where they are not told."""
        parties, sentence = self._given(claim), self._sentence(claim)
        is_mutual = self.view.language != "zh" and claim.from_country is claim.to_country is None
        if is_mutual and _EACH_OTHER.search(self.view.shadow, sentence.start, sentence.end):
            told = self.partners.codes_of(sentence.start, sentence.end, True) - UNNAMED - BODIES
            parties = set(claim.places) if len(claim.places) > 1 else told
            return parties if len(parties) > 1 else set()
        return parties if len(parties) == 2 or (claim.to_country and len(parties) > 1) else set()

    def _told(self, claim: ClaimDraft) -> set[str]:
        """The states of a claim without a receiver: its own, else those of its sentence (两国已相互引渡19人)."""
        given, sentence = self._given(claim), self._sentence(claim)
        return given if len(given) > 1 else self.partners.codes_of(sentence.start, sentence.end) - UNNAMED - BODIES

    def _pairs(self, claim: ClaimDraft) -> list[set[str]]:
        if claim.part_of is not None:
            return []
        return self.partners.pairs(self._sentence(claim), self.view.clauses[claim.clause].end, self._told(claim))

    def _chinese_sides(self, claim: ClaimDraft) -> set[str]:
        """The two sides of a Chinese claim without a receiver, or all that handed people to each other (三国相互移交 …)."""
        sentence, end = self._sentence(claim), self.view.clauses[claim.clause].end
        if claim.part_of is not None:
            parties = self._told(claim)
        else:
            parties = self.partners.codes_of(sentence.start, end) - UNNAMED - BODIES
            if claim.action == "handover" and len(parties) > 2 and _MUTUALLY.search(self.view.shadow, sentence.start, end):
                return parties
        return parties if len(parties) == 2 else set()

    def _forces(self, claims: list[ClaimDraft]) -> Iterable[CooperationDraft]:
        """Officers of two or more states counted side by side in one deed (90 French gendarmes and five Belgian inspectors)."""
        sent: dict[int, set[str]] = {}
        for claim in claims:
            if claim.action == "deploy" and claim.object == "officer" and claim.status == "done" and len(claim.nationality) == 1:
                sent.setdefault(claim.sentence, set()).update(claim.nationality)
        for index, codes in sent.items():
            if len(codes) > 1:
                yield draft_of(codes, "joint_operation", "done", self.view.sentences[index], "claim:forces")
