"""Stated links between parties: who works with whom, by what means, done, going on or planned."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from tasks.text.mentions import Mention
from tasks.text.spans import Span
from tasks.transform.records.clauses import Clause, DocumentView, Sentence
from tasks.transform.records.context.speakers import find_attributions, speaker_at
from tasks.transform.records.cooperation_campaigns import Campaigns, counts_countries
from tasks.transform.records.cooperation_model import DEEDS, SIGNED, CooperationDraft, draft_of
from tasks.transform.records.cooperation_parties import PartyReader
from tasks.transform.records.cooperation_status import StatusReader
from tasks.transform.records.cooperation_stretches import is_told_with_body, stretch_of
from tasks.transform.records.cooperation_support import supporting
from tasks.transform.records.links import find_phrases, without_purposes
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.partners import BODIES, UNNAMED, Partners, is_with_states
from tasks.transform.records.words import pattern, patterns

_DOING = patterns("cooperation.doing")
_EACH_OTHER = re.compile(
    r"\b(?:one another|each other|mutual(?:ly)?|exchanged|swapped|réciproque\w*|mutuellement|l'un à l'autre)\b"
)
_ONE_BY_ONE = frozenset({"cooperation_mechanism", "hotline", "liaison_office", "regular_meeting", "information_exchange"})
"""Links that "each" (分别) makes one of every partner."""
_CONTENTS = re.compile(r"内容(?:涉及|涵盖|包括|为)|就[^。;]{1,30}达成")
_TOPIC_REACH = 14
"""Characters between what a text or meeting is about and its own word."""
_FIGHTING = re.compile(r"清剿|清查|收网|铲除|围剿|打击行动|抓捕行动|突击搜查")
_FRAME_WORDS = pattern("cooperation.frame_words")
_AT_REQUEST = re.compile(r"\bat the request of\b|\bà la demande d")
_TREATY_REACH = 30
_UNDER_TREATY = re.compile(r"\bunder (?:an?|the|their|its|a bilateral)\s(?:\w+\s)?$|\ben vertu d(?:u|'un|e leur)\s$")
_JOINING = ("会同", "联合", "联同")
_OPERATES = re.compile(r"(?:开展|实施|展开|进行|发起|组织|采取|执行)[^,。;]{0,14}(?:行动|收网|战役|会战|清查|查缉|打击)")
_DEEPEN = re.compile(r"加强|深化|拓展|扩大|强化|推进|密切")
_DIALLED = re.compile(r"(?:\([^()]{0,12}\))?\s?[:为]?\s?\+?\d[-\d]+\d(?![\d名个起次条家部项年月日万亿余多])")
_MUTUALLY = re.compile(r"(?:相互|互相|双向|彼此)(?:移交|引渡|遣返)")
_LEAD_FOLLOWED = pattern("cooperation.lead_followed")
_NO_LINK = pattern("cooperation.no_link")
_POSTED = re.compile(r"[常长]驻|驻守")
_SENT = re.compile(r"派|赴|前往|抵达|进驻")
_TOGETHER = re.compile(r"联合|合组|合作|协作|会同|联同|联手|携手|共同|双方|配合|协助|与|同(?!时|步|日|类|期)")
_ASKED_FOR = pattern("cooperation.asked_for")
_TALKED_OF = pattern("cooperation.talked_of")


def find_cooperation(view: DocumentView, claims: list[ClaimDraft] | None = None) -> list[CooperationDraft]:
    """One draft for each set of parties and mechanism, in text order (LABELLING 19, 23).

    ``claims``, where given with their context filled, add the links that they imply (a handover claim a handover).
    """
    finder = _Finder(view, {c.sentence for c in claims or [] if c.action in ("handover", "extradite") and c.to_country})
    found: dict[tuple[tuple[str, ...], str], CooperationDraft] = {}
    drafts = [*finder.of_claims(claims or []), *finder.of_forces(claims or []), *finder.of_sentences()]
    for draft in sorted(drafts, key=lambda d: d.quote.start):
        if view.language == "zh" or not is_told_with_body(draft.parties, draft.mechanism, found):
            found.setdefault((draft.parties, draft.mechanism), draft)
    attributions = find_attributions(view) if found else []
    for draft in found.values():
        draft.speaker = speaker_at(attributions, draft.quote.end - 1)
    return list(found.values())


class _Finder:
    def __init__(self, view: DocumentView, counted: set[int]) -> None:
        self.view = view
        self.counted = counted
        """Sentences whose handover is told by a claim."""
        self.partners = Partners(view)
        self.status = StatusReader(view)
        self.parties = PartyReader(view, self.partners)
        self.campaigns = Campaigns(view, self.partners, self.status)

    # --- claims

    def of_claims(self, claims: Iterable[ClaimDraft]) -> Iterable[CooperationDraft]:
        """Handovers and extraditions that are counted, and states counted as partners."""
        for claim in claims:
            if self.partners.issuer and is_with_states(self.view, claim):
                both, place = {self.partners.issuer, "*FOREIGN"}, self.view.sentences[claim.sentence]
                yield draft_of(both, "joint_operation", claim.status, place, "claim:counted-partners")
            if claim.action not in ("handover", "extradite"):
                continue
            giver = {claim.from_country} if claim.from_country else set(claim.places)
            parties = {code for code in (*giver, claim.to_country) if code}
            sentence = self.view.sentences[claim.sentence]
            if len(parties) < 2 and self.view.language == "zh" and not claim.to_country:  # 两国已相互引渡19人
                parties = self.partners.codes_of(sentence.start, sentence.end) - UNNAMED - BODIES
            if self.view.language == "zh" and not claim.to_country and claim.part_of is None:
                if pairs := self._pairs(sentence, self.view.clauses[claim.clause].end, parties):
                    for pair in pairs:
                        yield draft_of(pair, "handover", claim.status, sentence, f"claim:{claim.action}")
                    continue
                end = self.view.clauses[claim.clause].end
                parties = self.partners.codes_of(sentence.start, end) - UNNAMED - BODIES
                if claim.action == "handover" and len(parties) > 2 and _MUTUALLY.search(self.view.shadow, sentence.start, end):
                    yield draft_of(parties, "handover", claim.status, sentence, f"claim:{claim.action}")
                    continue
            is_mutual = self.view.language != "zh" and claim.from_country is claim.to_country is None
            if is_mutual and _EACH_OTHER.search(self.view.shadow, sentence.start, sentence.end):
                told = self.partners.codes_of(sentence.start, sentence.end, True) - UNNAMED - BODIES
                parties = set(claim.places) if len(claim.places) > 1 else told
            elif len(parties) != 2 and not (claim.to_country and len(parties) > 1):
                continue
            if len(parties) < 2:
                continue
            mechanism = "handover" if claim.action == "handover" else "extradition"
            yield draft_of(parties, mechanism, claim.status, sentence, f"claim:{claim.action}")

    def of_forces(self, claims: list[ClaimDraft]) -> Iterable[CooperationDraft]:
        """Officers of two or more states counted side by side in one deed (90 French gendarmes and five Belgian inspectors)."""
        if self.view.language == "zh":
            return
        sent: dict[int, set[str]] = {}
        for claim in claims:
            if claim.action == "deploy" and claim.object == "officer" and claim.status == "done" and len(claim.nationality) == 1:
                sent.setdefault(claim.sentence, set()).update(claim.nationality)
        for index, codes in sent.items():
            if len(codes) > 1:
                yield draft_of(codes, "joint_operation", "done", self.view.sentences[index], "claim:forces")

    # --- sentences

    def of_sentences(self) -> Iterable[CooperationDraft]:
        for sentence in self.view.sentences:
            mentions = [m for m in self.view.within("mechanism", sentence.start, sentence.end) if m.code]
            yield from self.campaigns.read(sentence)
            for mention in without_purposes(view=self.view, links=(*mentions, *find_phrases(self.view, self.partners, sentence))):
                yield from self._of_mention(sentence, mention)

    def _links(self, sentence: Sentence) -> list[Mention]:
        return [
            *(m for m in self.view.within("mechanism", sentence.start, sentence.end) if m.code),
            *find_phrases(self.view, self.partners, sentence),
        ]

    def _of_mention(self, sentence: Sentence, mention: Mention) -> Iterable[CooperationDraft]:
        view = self.view
        if self._is_carried_out(mention):
            mention = mention._replace(code="extradition", detail="event")
        mechanism = mention.code or ""
        clause = view.clause_at(mention.start)
        words = view.shadow[clause.start : clause.end]
        if mention.detail == "verb":
            is_deed = mechanism == "cooperation_mechanism" and "开展" in words and self._is_followed_by_deed(sentence, clause)
            if not is_deed and not _DOING[view.language].search(words) and not self._is_done_next(clause):
                return
        if _NO_LINK.search(words) and mechanism in ("support", "cooperation_mechanism"):
            return
        if mechanism == "cooperation_mechanism" and self._is_specific(clause, mention):
            return
        if mention.detail == "pair" and mechanism == "joint_operation" and view.language != "zh" and self._has_frame(clause):
            return
        if (
            mention.detail == "pair"
            and mechanism == "joint_operation"
            and view.language == "zh"
            and any(m.code == "joint_patrol" for m in view.within("mechanism", mention.end, clause.end))
        ):
            return  # 共同开展第158次联合巡逻: the patrol is the link
        if mechanism == "task_force" and view.language == "zh" and self._is_only_sent(sentence, mention):
            return
        if self._is_denied(clause, mention) or self._is_only_wished(clause, mention):
            return
        if view.language == "zh" and any(
            m.code and m.code != "peacekeeping" for m in view.within("mechanism", mention.end, mention.end + 1)
        ):
            return  # 联合行动培训班: the last word is the link
        if mention.detail == "deed":
            yield from self._of_deed(sentence, clause, mention)
            return
        if mechanism == "peacekeeping":
            yield from self._peacekeeping(sentence, mention)
            return
        if mechanism == "support":
            codes = supporting(view, self.partners, sentence, mention)
            if len(codes) == 2:
                yield draft_of(codes, "support", self.status.read(mention.start, sentence, mention.end), sentence, mention.rule)
            return
        if mechanism in ("handover", "extradition") and sentence.index in self.counted:
            return
        if mechanism not in SIGNED and mechanism != "regular_meeting" and self._is_topic(clause, mention):
            return
        if mechanism == "training" and any(
            m.code == "support" and 0 <= mention.start - m.end <= 12 for m in view.within("mechanism", clause.start, clause.end)
        ):
            return
        if mechanism == "hotline" and _DIALLED.match(view.shadow, mention.end):
            return  # a number for the public to call
        stretch = stretch_of(view, self.partners, sentence, mention, self._links(sentence))
        if stretch is not None:
            first = min(link.start for link in self._links(sentence))
            codes = self.parties.read_stretch(stretch, sentence, mention, first)
        else:
            codes = self.parties.read(sentence, clause, mention)
        is_posted = mechanism == "liaison_office" and _POSTED.search(view.shadow, mention.start, mention.end) is not None
        if is_posted and codes and self.partners.issuer:
            codes = codes | {self.partners.issuer}  # 增派人员常驻曼谷: those of the one who reports
        if len(codes) < 2:
            return
        if mechanism == "joint_operation" and codes - BODIES == {self.partners.issuer} and counts_countries(view, sentence):
            return  # the body's campaign over many countries is a row of its own
        if mechanism == "joint_operation" and view.language == "zh" and self._is_raid_on_lead(sentence, clause, codes):
            return
        status = self.status.read(mention.start, sentence, mention.end, stretch)
        rule = mention.rule
        if (
            mechanism == "cooperation_mechanism"
            and mention.detail == "verb"
            and status == "done"
            and self._is_followed_by_deed(sentence, clause)
        ):
            mechanism = "joint_operation"
        is_apart = mechanism in SIGNED and self.partners.is_listed_apart(Span(clause.start, clause.end))
        is_apart = is_apart or (view.language == "zh" and mechanism in _ONE_BY_ONE and "分别" in words)
        if is_apart and self.partners.issuer in codes:
            for code in sorted(codes - {self.partners.issuer}):
                yield draft_of({code, self.partners.issuer or code}, mechanism, status, sentence, rule)
            return
        for parties in self._pairs(sentence, mention.start, codes) or [codes]:
            yield draft_of(parties, mechanism, status, sentence, rule)

    def _is_raid_on_lead(self, sentence: Sentence, clause: Clause, codes: set[str]) -> bool:
        """Whether the others of a raid only gave the lead for it (根据越方通报的线索,在两地同步收网)."""
        view = self.view
        lead = _LEAD_FOLLOWED.search(view.shadow, sentence.start, clause.end)
        if lead is None or _TOGETHER.search(view.shadow, lead.end(), clause.end):
            return False
        named = (*view.within("party", sentence.start, clause.end), *view.within("place", sentence.start, clause.end))
        others = [m for m in named if set((m.code or "").split("+")) & (codes - {self.partners.issuer})]
        return bool(others) and all(lead.start() <= m.start and m.end <= lead.end() for m in others)

    def _is_done_next(self, clause: Clause) -> bool:
        """Whether the next clause begins with what was done with it (a task force with X police, set up in May, …)."""
        at = clause.index + 1
        if self.view.language == "zh" or at >= len(self.view.clauses) or self.view.clauses[at].sentence != clause.sentence:
            return False
        after = self.view.clauses[at]
        return _DOING[self.view.language].match(self.view.shadow, after.start, after.end) is not None

    def _is_carried_out(self, mention: Mention) -> bool:
        """Whether a treaty is only what somebody was sent abroad under (under an extradition treaty with X, Y sent Z to X)."""
        text = self.view.shadow
        is_treaty = mention.code == "agreement" and "extradition" in text[mention.start : mention.end]
        return is_treaty and _UNDER_TREATY.search(text, max(0, mention.start - _TREATY_REACH), mention.start) is not None

    def _pairs(self, sentence: Sentence, position: int, codes: set[str]) -> list[set[str]]:
        """The pairs of states named in one list (中老、中缅边检机关): each has a link of its own."""
        named = [a for a in self.partners.within(sentence.start, position) if a.is_pair and len(a.codes) == 2]
        if self.view.language != "zh" or len(named) < 2 or not codes <= {code for a in named for code in a.codes}:
            return []
        for left, right in pairwise(named):
            if self.view.shadow[left.end : right.start] not in ("、", "和", "及", "以及", "与"):
                return []
        return [set(actor.codes) for actor in named]

    def _of_deed(self, sentence: Sentence, clause: Clause, mention: Mention) -> Iterable[CooperationDraft]:
        """A bare word of working together (与泰国警方合作): an operation where a deed follows, else a promise to go on."""
        view, partners = self.view, self.partners
        words = view.shadow[mention.start : mention.end]
        codes = partners.codes_of(clause.start, clause.end)
        if not codes - {partners.issuer}:
            return
        is_with = any(partners.is_partner(a) for a in partners.within(clause.start, mention.start))
        if words in _JOINING and not is_with and not partners.codes_of(mention.end, clause.end) and len(codes) < 2:
            return  # 赞比亚缉毒委员会会同警方: forces of one country
        parties = partners.with_issuer(codes, clause.start, clause.end)
        if len(parties) < 2:
            return
        status = self.status.read(mention.start, sentence, mention.end)
        is_operation = view.language == "zh" and _OPERATES.search(view.shadow, mention.end, clause.end) is not None
        if is_operation or (status != "planned" and self._is_followed_by_deed(sentence, clause)):
            yield draft_of(parties, "joint_operation", status, sentence, mention.rule)
        elif (
            status != "done"
            and words in ("合作", "协作")
            and not parties & UNNAMED
            and _DEEPEN.search(view.shadow, clause.start, clause.end)
        ):
            yield draft_of(parties, "cooperation_mechanism", status, sentence, mention.rule)

    def _is_only_sent(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a team of one side is only sent somewhere (派出工作组赴柬埔寨), with no partner named (LABELLING 23)."""
        shadow = self.view.shadow
        is_joint = _TOGETHER.search(shadow, mention.start, mention.end) is not None
        is_sent = (
            _SENT.search(shadow, self.view.clause_at(mention.start).start, self.view.clause_at(mention.start).end) is not None
        )
        return is_sent and not is_joint and _TOGETHER.search(shadow, sentence.start, sentence.end) is None

    def _is_followed_by_deed(self, sentence: Sentence, clause: Clause) -> bool:
        """Whether the cooperation led to something right away (开展警务合作,抓获 …): then they acted together."""
        for at in range(clause.index, min(clause.index + 3, sentence.last_clause)):
            after = self.view.clauses[at]
            if any(m.code in DEEDS for m in self.view.within("action", after.start, after.end)):
                return True
            if _FIGHTING.search(self.view.shadow, after.start, after.end):
                return True
        return False

    def _is_topic(self, clause: Clause, mention: Mention) -> bool:
        """Whether the word is what a signed text is about (a memorandum on information exchange)."""
        if self.view.language == "zh":  # 签署联合打击跨境犯罪协议: the text comes last
            after = self.view.within("mechanism", mention.end, min(clause.end, mention.end + _TOPIC_REACH))
            named = [m for m in after if m.code in SIGNED or m.code == "regular_meeting"]
            sentence = self.view.sentences[clause.sentence]
            if _CONTENTS.search(self.view.shadow, clause.start, mention.start):  # 签署3份协议,内容涉及证据互认
                return any(m.code in SIGNED for m in self.view.within("mechanism", sentence.start, clause.start))
            return bool(named) and "、" not in self.view.shadow[mention.end : named[0].start]
        signed = [m for m in self.view.within("mechanism", clause.start, mention.start) if m.code in SIGNED]
        signed += [
            m
            for m in find_phrases(self.view, self.partners, self.view.sentences[clause.sentence])
            if m.code in SIGNED and m.end <= mention.start
        ]
        if not signed:
            return False
        return (
            re.search(
                r"\b(?:on|to|for|sur|relatif|relative|about|concerning|visant|destiné|pour)\b",
                self.view.shadow[signed[-1].end : mention.start],
            )
            is not None
        )

    def _is_specific(self, clause: Clause, mention: Mention) -> bool:
        """Whether the clause names a mechanism of its own beside the bare word cooperation."""
        words = self.view.shadow[mention.start : mention.end]
        if _FRAME_WORDS.search(words):
            return False
        here = self.view.within("mechanism", clause.start, clause.end)
        return any(
            m.code not in ("cooperation_mechanism", "support", None) and m.detail in ("", None, "verb", "event", "partner")
            for m in here
        )

    def _has_frame(self, clause: Clause) -> bool:
        """Whether the clause tells of a text, a team or a patrol: then "with the support of" is no operation."""
        here = self.view.within("mechanism", clause.start, clause.end)
        here += [
            m
            for m in find_phrases(self.view, self.partners, self.view.sentences[clause.sentence])
            if m.code in ("agreement", "training")
        ]
        return any(m.code in ("agreement", "mou", "task_force", "training", "joint_patrol") for m in here)

    def _is_denied(self, clause: Clause, mention: Mention) -> bool:
        near = self.view.within("status", max(clause.start, mention.start - 24), mention.start)
        return any(m.code == "negated" for m in near) and self.view.language != "fr"

    def _is_only_wished(self, clause: Clause, mention: Mention) -> bool:
        """Whether people are only asked for (seeks the extradition of), or a text is only what a meeting will talk about."""
        first = self.view.sentences[clause.sentence].start
        if mention.code == "extradition" and _AT_REQUEST.search(self.view.shadow, first, mention.start):
            return False  # arrested at the request of X, which now seeks their extradition
        asked = _ASKED_FOR if mention.code in ("extradition", "handover") else _TALKED_OF if mention.code in SIGNED else None
        return asked is not None and asked.search(self.view.shadow, clause.start, mention.start) is not None

    def _peacekeeping(self, sentence: Sentence, mention: Mention) -> Iterable[CooperationDraft]:
        codes = self.partners.codes_of(sentence.start, sentence.end, scenes=False) - UNNAMED - (BODIES - {"UN"})
        sender = self.partners.issuer
        if sender is None:
            actors = self.partners.within(sentence.start, sentence.end)
            sender = next((code for actor in actors for code in actor.codes if code in codes - {"UN"}), None)
        if sender is not None:
            status = self.status.read(mention.start, sentence, mention.end)
            yield draft_of({sender, "UN"}, "peacekeeping", status, sentence, mention.rule)
