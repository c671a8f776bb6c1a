"""Stated links between parties: who works with whom, by what means, done, going on or planned."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from tasks.text.mentions import Mention
from tasks.text.spans import Span
from tasks.transform.records.clauses import Clause, DocumentView, Sentence
from tasks.transform.records.context.operations import BACK
from tasks.transform.records.context.speakers import find_attributions, speaker_at
from tasks.transform.records.cooperation_parties import RUN_BY, PartyReader
from tasks.transform.records.cooperation_status import StatusReader
from tasks.transform.records.cooperation_stretches import is_told_with_body, stretch_of
from tasks.transform.records.cooperation_support import supporting
from tasks.transform.records.links import find_links, without_purposes
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.partners import BODIES, UNNAMED, Actor, Partners, is_with_states, points_back
from tasks.transform.records.words import pattern, patterns

_DOING = patterns("cooperation.doing")
_EACH_OTHER = re.compile(
    r"\b(?:one another|each other|mutual(?:ly)?|exchanged|swapped|réciproque\w*|mutuellement|l'un à l'autre)\b"
)
_COUNTED = re.compile(r"\d\s?(?:多|余)?个(?:国家|成员)")
_SIGNED = frozenset({"agreement", "mou"})
_ONE_BY_ONE = frozenset({"cooperation_mechanism", "hotline", "liaison_office", "regular_meeting", "information_exchange"})
"""Links that "each" (分别) makes one of every partner."""
_CONTENTS = re.compile(r"内容(?:涉及|涵盖|包括|为)|就[^。;]{1,30}达成")
_TOPIC_REACH = 14
"""Characters between what a text or meeting is about and its own word."""
_JOINT_BODIES = frozenset({"INTERPOL", "EUROPOL", "LMLECC", "UNODC", "ASEAN"})
_ACTIVE = {
    "zh": re.compile(r"行动"),
    "en": re.compile(r"\b(?:operation|crackdown|sweep|raids|strike)\b"),
    "fr": re.compile(r"\b(?:opération|coup de filet)\b"),
}
_FIGHTING = re.compile(r"清剿|清查|收网|铲除|围剿|打击行动|抓捕行动|突击搜查")
_FRAME_WORDS = pattern("cooperation.frame_words")
_LISTED = re.compile(
    r"、|和|及|,\s|,?\s(?:and|et)\s|,?\s(?:et|ainsi que)\s(?:la police|la gendarmerie|les autorités|les douanes)\s|"
    r"\s(?:police|customs|authorities)\sand\s|警方(?:、|和|与|及)|"
    r"\s(?:police|customs|authorities|officers|investigators),?\s(?:and|with)\s(?:the\s|their\s)?|"
    r"(?:,|,?\set)\s(?:(?:la|le|les)\s|l')(?:\w+\s){1,4}"
)
_AUTHORITY = re.compile(
    r"(?:等国)?(?:警方|警察|执法|禁毒|海关|三国|两国|四国|六国|双方|三方)|"
    r"\s(?:\w+\s)?(?:police|authorities|customs|officers|investigators|prosecutors|agents)\b|\s(?:ont|avaient)\s"
)
_JOINING = ("会同", "联合", "联同")
_OPERATES = re.compile(r"(?:开展|实施|展开|进行|发起|组织|采取|执行)[^,。;]{0,14}(?:行动|收网|战役|会战|清查|查缉|打击)")
_DEEPEN = re.compile(r"加强|深化|拓展|扩大|强化|推进|密切")
_DEEDS = frozenset({"arrest", "raid", "dismantle", "seize", "rescue", "solve", "freeze"})
_RUN = pattern("cooperation.run")
_DIALLED = re.compile(r"(?:\([^()]{0,12}\))?\s?[:为]?\s?\+?\d[-\d]+\d(?![\d名个起次条家部项年月日万亿余多])")
_MUTUALLY = re.compile(r"(?:相互|互相|双向|彼此)(?:移交|引渡|遣返)")
_NO_LINK = pattern("cooperation.no_link")
_POSTED = re.compile(r"[常长]驻|驻守")
_SENT = re.compile(r"派|赴|前往|抵达|进驻")
_TOGETHER = re.compile(r"联合|合组|合作|协作|会同|联同|联手|携手|共同|双方|配合|协助|与|同(?!时|步|日|类|期)")
_ASKED_FOR = pattern("cooperation.asked_for")
_TALKED_OF = pattern("cooperation.talked_of")
_AT_ONCE = pattern("cooperation.at_once")


@dataclass(slots=True)
class CooperationDraft:
    """A stated link, with the sentence that states it first."""

    parties: tuple[str, ...]
    """Sorted ISO 3166-1 alpha-2 and party codes, two or more."""
    mechanism: str
    status: str
    quote: Span
    """The whole sentence."""
    rule: str
    speaker: str | None = None


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


def _is_done(action: Mention) -> bool:
    """Whether an act is told by a verb (ont arrêté), not only named (le contrôle des lignes)."""
    return not (action.detail or "").startswith("noun")


class _Finder:
    def __init__(self, view: DocumentView, counted: set[int]) -> None:
        self.view = view
        self.counted = counted
        """Sentences whose handover is told by a claim."""
        self.partners = Partners(view)
        self.status = StatusReader(view)
        self.parties = PartyReader(view, self.partners)

    # --- claims

    def of_claims(self, claims: Iterable[ClaimDraft]) -> Iterable[CooperationDraft]:
        """Handovers and extraditions that are counted, and states counted as partners."""
        for claim in claims:
            if self.partners.issuer and is_with_states(self.view, claim):
                both, place = {self.partners.issuer, "*FOREIGN"}, self.view.sentences[claim.sentence]
                yield self._draft(both, "joint_operation", claim.status, place, "claim:counted-partners")
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
                        yield self._draft(pair, "handover", claim.status, sentence, f"claim:{claim.action}")
                    continue
                end = self.view.clauses[claim.clause].end
                parties = self.partners.codes_of(sentence.start, end) - UNNAMED - BODIES
                if claim.action == "handover" and len(parties) > 2 and _MUTUALLY.search(self.view.shadow, sentence.start, end):
                    yield self._draft(parties, "handover", claim.status, sentence, f"claim:{claim.action}")
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
            yield self._draft(parties, mechanism, claim.status, sentence, f"claim:{claim.action}")

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
                yield self._draft(codes, "joint_operation", "done", self.view.sentences[index], "claim:forces")

    # --- sentences

    def of_sentences(self) -> Iterable[CooperationDraft]:
        for sentence in self.view.sentences:
            mentions = [m for m in self.view.within("mechanism", sentence.start, sentence.end) if m.code]
            yield from self._of_list(sentence)
            yield from self._of_places(sentence)
            yield from self._of_operation(sentence)
            for mention in without_purposes(view=self.view, links=(*mentions, *self._phrases(sentence))):
                yield from self._of_mention(sentence, mention)

    def _links(self, sentence: Sentence) -> list[Mention]:
        return [*(m for m in self.view.within("mechanism", sentence.start, sentence.end) if m.code), *self._phrases(sentence)]

    def _phrases(self, sentence: Sentence) -> list[Mention]:
        """Links told with words in between, where the sentence names somebody abroad at all."""
        actors = self.partners.within(sentence.start, sentence.end, True)
        is_named = any(set(a.codes) - {self.partners.issuer} for a in actors)
        is_named = is_named or (self.view.language != "zh" and points_back(self.view, sentence.start, sentence.end))
        return find_links(self.view, sentence) if is_named else []

    def _of_operation(self, sentence: Sentence) -> Iterable[CooperationDraft]:
        """A campaign run by a body of several states, or by the states of a pair: 中西警方"长城行动", INTERPOL's Operation X."""
        view, partners = self.view, self.partners
        named = view.within("operation", sentence.start, sentence.end)
        again = BACK["zh"].search(view.shadow, sentence.start, sentence.end) if view.language == "zh" and not named else None
        is_active = bool(named or again) or any(
            m.code == "joint_operation" for m in view.within("mechanism", sentence.start, sentence.end)
        )
        if not is_active and view.language != "zh":
            is_active = bool(_RUN.search(view.shadow, sentence.start, sentence.end))
        if not is_active:
            return
        start, end = sentence.start, sentence.end
        if view.language == "zh":  # the body that runs it stands in the clause of the campaign
            joint = [m.start for m in view.within("mechanism", start, end) if m.code == "joint_operation"]
            at = named[0].start if named else joint[0] if joint else again.start() if again is not None else start
            clause = view.clause_at(at)
            is_counted = _COUNTED.search(view.shadow, clause.end, sentence.end) is not None
            if (
                not named or named[0].detail != "backref"
            ) and not is_counted:  # 行动期间,六国共 ...: the whole sentence tells of it
                start, end = clause.start, clause.end
            if re.search(r"参加|参与(?!国)", view.shadow[start:end]) and not _COUNTED.search(view.shadow, start, end):
                return
        codes = partners.codes_of(start, end)
        if view.language == "zh" and (
            _COUNTED.search(view.shadow, start, end) or re.search(r"该组织|该机构|由其", view.shadow[start:end])
        ):
            codes |= partners.codes_of(sentence.start, end) & BODIES
        bodies = codes & _JOINT_BODIES
        is_run = view.language == "zh" and RUN_BY.search(view.shadow, start, end) is not None
        joined = [a for a in partners.within(start, end) if set(a.codes) & bodies and partners.is_partner(a)]
        if view.language == "zh" and joined and not is_run:
            return  # 中方与东盟国家开展…: the issuer takes part, the mechanism's own word tells it
        if bodies and (named or again is not None or _ACTIVE[view.language].search(view.shadow, sentence.start, sentence.end)):
            others = codes - bodies
            executing = {c for a in partners.within(start, end) for c in a.codes} - BODIES - UNNAMED
            if not executing and view.language != "zh":
                executing = {c for a in partners.within(start, end, True) for c in a.codes} - BODIES - UNNAMED
            if partners.codes_of(start, end) & UNNAMED or self._counts_countries(sentence):
                others = {"*FOREIGN"}
            elif len(executing) >= 1:
                others = executing
            if others:
                yield self._draft(
                    bodies | others,
                    "joint_operation",
                    self.status.read(sentence.start, sentence, sentence.end),
                    sentence,
                    "campaign:body",
                )
            return
        for mention in named:
            clause = view.clause_at(mention.start)
            pair = next((a for a in partners.within(clause.start, clause.end) if a.is_pair), None)
            if pair is not None:
                yield self._draft(
                    set(pair.codes),
                    "joint_operation",
                    self.status.read(mention.start, sentence, mention.end),
                    sentence,
                    "campaign:pair",
                )

    def _of_list(self, sentence: Sentence) -> Iterable[CooperationDraft]:
        """Authorities of three countries or more, named in one list, that did something: they did it together."""
        view, partners = self.view, self.partners
        for run in self._runs(sentence):
            first, last = run[0], run[-1]
            codes = {code for actor in run for code in actor.codes}
            clause = view.clause_at(last.start)
            deeds = [m for m in view.within("action", last.end, clause.end) if m.code in _DEEDS and _is_done(m)]
            if view.language != "zh" and any(m.code in _SIGNED for m in self._phrases(sentence)):
                continue  # they signed something, no more
            if len(codes) < 2 or codes & UNNAMED or not deeds or (partners.is_partner(first) and not first.is_pair):
                continue
            if not _AUTHORITY.match(view.shadow, last.end) or partners.is_listed_apart(Span(clause.start, clause.end)):
                continue
            bodies = {c for c in partners.codes_of(sentence.start, first.start) if c in _JOINT_BODIES}
            yield self._draft(
                codes | bodies, "joint_operation", self.status.read(last.end, sentence, last.end), sentence, "campaign:list"
            )

    def _of_places(self, sentence: Sentence) -> Iterable[CooperationDraft]:
        """Raids at the same time in several countries (simultanément en France et en Belgique): their forces acted together."""
        view = self.view
        if _AT_ONCE.search(view.shadow, sentence.start, sentence.end) is None:
            return
        if not any(m.code in _DEEDS for m in view.within("action", sentence.start, sentence.end)):
            return
        for actor in self.partners.within(sentence.start, sentence.end, True):
            if actor.is_scene and len(actor.codes) > 1 and not set(actor.codes) & (UNNAMED | BODIES):
                codes = set(actor.codes) | (self.partners.codes_of(sentence.start, sentence.end) & {"EUROPOL", "INTERPOL"})
                status = self.status.read(actor.start, sentence, actor.end)
                yield self._draft(codes, "joint_operation", status, sentence, "campaign:places")
                return

    def _runs(self, sentence: Sentence) -> list[list[Actor]]:
        """Actors named in one list: 老挝、泰国警方; Dutch and Belgian police; la police belge et la police néerlandaise."""
        runs: list[list[Actor]] = []
        for actor in self.partners.within(sentence.start, sentence.end):
            if runs and _LISTED.fullmatch(self.view.shadow, runs[-1][-1].end, actor.start):
                runs[-1].append(actor)
            else:
                runs.append([actor])
        return runs

    def _counts_countries(self, sentence: Sentence) -> bool:
        return any(m.unit == "country" for m in self.view.within("quantity", sentence.start, sentence.end))

    def _of_mention(self, sentence: Sentence, mention: Mention) -> Iterable[CooperationDraft]:
        view = self.view
        mechanism = mention.code or ""
        clause = view.clause_at(mention.start)
        words = view.shadow[clause.start : clause.end]
        if mention.detail == "verb":
            is_deed = mechanism == "cooperation_mechanism" and "开展" in words and self._is_followed_by_deed(sentence, clause)
            if not is_deed and not _DOING[view.language].search(words):
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
                yield self._draft(
                    codes, "support", self.status.read(mention.start, sentence, mention.end), sentence, mention.rule
                )
            return
        if mechanism in ("handover", "extradition") and sentence.index in self.counted:
            return
        if mechanism not in _SIGNED and mechanism != "regular_meeting" and self._is_topic(clause, mention):
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
        if mechanism == "joint_operation" and codes - BODIES == {self.partners.issuer} and self._counts_countries(sentence):
            return  # the body's campaign over many countries is a row of its own
        status = self.status.read(mention.start, sentence, mention.end, stretch)
        rule = mention.rule
        if (
            mechanism == "cooperation_mechanism"
            and mention.detail == "verb"
            and status == "done"
            and self._is_followed_by_deed(sentence, clause)
        ):
            mechanism = "joint_operation"
        is_apart = mechanism in _SIGNED and self.partners.is_listed_apart(Span(clause.start, clause.end))
        is_apart = is_apart or (view.language == "zh" and mechanism in _ONE_BY_ONE and "分别" in words)
        if is_apart and self.partners.issuer in codes:
            for code in sorted(codes - {self.partners.issuer}):
                yield self._draft({code, self.partners.issuer or code}, mechanism, status, sentence, rule)
            return
        for parties in self._pairs(sentence, mention.start, codes) or [codes]:
            yield self._draft(parties, mechanism, status, sentence, rule)

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
            yield self._draft(parties, "joint_operation", status, sentence, mention.rule)
        elif (
            status != "done"
            and words in ("合作", "协作")
            and not parties & UNNAMED
            and _DEEPEN.search(view.shadow, clause.start, clause.end)
        ):
            yield self._draft(parties, "cooperation_mechanism", status, sentence, mention.rule)

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
            if any(m.code in _DEEDS for m in self.view.within("action", after.start, after.end)):
                return True
            if _FIGHTING.search(self.view.shadow, after.start, after.end):
                return True
        return False

    def _is_topic(self, clause: Clause, mention: Mention) -> bool:
        """Whether the word is what a signed text is about (a memorandum on information exchange)."""
        if self.view.language == "zh":  # 签署联合打击跨境犯罪协议: the text comes last
            after = self.view.within("mechanism", mention.end, min(clause.end, mention.end + _TOPIC_REACH))
            named = [m for m in after if m.code in _SIGNED or m.code == "regular_meeting"]
            sentence = self.view.sentences[clause.sentence]
            if _CONTENTS.search(self.view.shadow, clause.start, mention.start):  # 签署3份协议,内容涉及证据互认
                return any(m.code in _SIGNED for m in self.view.within("mechanism", sentence.start, clause.start))
            return bool(named) and "、" not in self.view.shadow[mention.end : named[0].start]
        signed = [m for m in self.view.within("mechanism", clause.start, mention.start) if m.code in _SIGNED]
        signed += [m for m in self._phrases(self.view.sentences[clause.sentence]) if m.code in _SIGNED and m.end <= mention.start]
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
        here += [m for m in self._phrases(self.view.sentences[clause.sentence]) if m.code in ("agreement", "training")]
        return any(m.code in ("agreement", "mou", "task_force", "training", "joint_patrol") for m in here)

    def _is_denied(self, clause: Clause, mention: Mention) -> bool:
        near = self.view.within("status", max(clause.start, mention.start - 24), mention.start)
        return any(m.code == "negated" for m in near) and self.view.language != "fr"

    def _is_only_wished(self, clause: Clause, mention: Mention) -> bool:
        """Whether people are only asked for (seeks the extradition of), or a text is only what a meeting will talk about."""
        asked = _ASKED_FOR if mention.code in ("extradition", "handover") else _TALKED_OF if mention.code in _SIGNED else None
        return asked is not None and asked.search(self.view.shadow, clause.start, mention.start) is not None

    def _peacekeeping(self, sentence: Sentence, mention: Mention) -> Iterable[CooperationDraft]:
        codes = self.partners.codes_of(sentence.start, sentence.end, scenes=False) - UNNAMED - (BODIES - {"UN"})
        sender = self.partners.issuer
        if sender is None:
            actors = self.partners.within(sentence.start, sentence.end)
            sender = next((code for actor in actors for code in actor.codes if code in codes - {"UN"}), None)
        if sender is not None:
            status = self.status.read(mention.start, sentence, mention.end)
            yield self._draft({sender, "UN"}, "peacekeeping", status, sentence, mention.rule)

    def _draft(self, parties: set[str], mechanism: str, status: str, sentence: Sentence, rule: str) -> CooperationDraft:
        return CooperationDraft(tuple(sorted(parties)), mechanism, status, Span(sentence.start, sentence.end), rule)
