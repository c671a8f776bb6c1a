"""Between whom a link of a Chinese text is: who stands in its clause, else in an earlier clause of the sentence."""

from __future__ import annotations

import re

from tasks.transform.records.clauses import Clause, DocumentView
from tasks.transform.records.cooperation.actors import BODIES
from tasks.transform.records.cooperation.links import Link
from tasks.transform.records.cooperation.partners import UNNAMED, Partners
from tasks.transform.records.words import pattern

_TOGETHER = pattern("cooperation.hand_in_hand")
_DEPORTED = pattern("cooperation.deported")
_GIVEN = pattern("cooperation.given")
_RECEIVED = pattern("cooperation.received")
_RECEIVER_REACH = 4
_SENT_FROM = re.compile(r"[从自由]$")
_ARRANGED = pattern("cooperation.arranged")
_BY_MEANS_OF = pattern("cooperation.by_means_of")
_MEANS_REACH = 3
_AIMED = pattern("cooperation.aimed")
_ATTENDED = pattern("cooperation.attended")
_GUEST_REACH = 3
_AT_REQUEST_OF = pattern("transfers.requested")
_ASKED = pattern("cooperation.asked_for")
_UNDER = pattern("cooperation.under_text")
_FRAME_BEHIND = pattern("cooperation.frame_behind")
_UNDER_REACH = 16
_VISITED = pattern("cooperation.visited")
_COURSE_FOR = pattern("cooperation.course_for")
_AT_THEIRS = frozenset({"hotline", "regular_meeting", "agreement", "mou"})
"""Links that a visit tells of."""
_LISTED_BEHIND = pattern("cooperation.listed_behind")
_HELD_MEETING = pattern("cooperation.held_meeting")
_JOINS = pattern("cooperation.joins")
RUN_BY = pattern("cooperation.run_by")


def is_under(view: DocumentView, position: int, end: int) -> bool:
    """Whether a text is only what something else is done under (依司法互助协定, 在《…备忘录》框架下)."""
    is_led_in = _UNDER.search(view.shadow, max(0, position - _UNDER_REACH), position) is not None
    return is_led_in or _FRAME_BEHIND.match(view.shadow, end) is not None


class ChineseParties:
    """Reads the parties of the links of one Chinese document."""

    def __init__(self, view: DocumentView, partners: Partners) -> None:
        self.view = view
        self.partners = partners

    def read(self, link: Link) -> set[str]:
        """Parties of a link that has its sentence to itself."""
        partners, clause = self.partners, link.clause
        is_aimed = link.mechanism == "joint_operation" and _AIMED.match(self.view.shadow, link.end) is not None
        own = partners.codes_of(clause.start, link.start if is_aimed else clause.end)  # 联手对妙瓦底开展打击: where it is done
        if link.mechanism in ("liaison_office", "training"):
            return self._posted(link, own)
        if link.mechanism in ("handover", "extradition"):
            return self._handing(link, own)
        own = self._completed(link, self._named(link, own))
        if own - {partners.issuer}:
            return partners.with_issuer(own, clause.start, clause.end) | self._asking(link)
        told = self._told_before(link, own & {partners.issuer}) or self._asking_unnamed(link)
        is_aside = is_under(self.view, link.start, link.end) or self._is_occasion(link)
        return self._told_after(link) if is_aside and not told else told

    def _is_occasion(self, link: Link) -> bool:
        """Whether a meeting is only where the next clause's parties agreed on something (在惠灵顿举行的年会上,两国同意 …)."""
        return link.mechanism == "regular_meeting" and _HELD_MEETING.match(self.view.shadow, link.end) is not None

    def of_deed(self, link: Link) -> set[str]:
        """Who works together where only the bare word says so; not whom it is done to (三国建立机制,联合对缅甸妙瓦底开展清剿)."""
        clause = link.clause
        if _AIMED.match(self.view.shadow, link.end) is None:
            return self.partners.codes_of(clause.start, clause.end)
        return self.partners.codes_of(clause.start, link.start) or self._states_before(link)

    def _named(self, link: Link, own: set[str]) -> set[str]:
        """The states that an earlier clause names, where this one only calls them many (六国签署文件,将开展多国联合行动)."""
        others = own - self.partners.home
        if not others or not others <= UNNAMED:
            return own
        if listed := self._listed_behind(link):
            return (own - UNNAMED) | listed
        actors = self.partners.within(link.clause.start, link.start)
        is_joined = bool(actors) and set(actors[-1].codes) <= UNNAMED and actors[-1].end == link.start  # 多国|联合行动
        return (self._states_before(link) if is_joined else set()) or own

    def _listed_behind(self, link: Link) -> set[str]:
        """The countries that a later clause of the sentence names, where this one counts them (…,这些国家包括 …)."""
        for after in self.view.clauses_after(link.clause):
            if _LISTED_BEHIND.match(self.view.shadow, after.start, after.end):
                ours = self.partners.home if self.partners.is_with_many(link.clause.start, link.start) else set()
                return (self.partners.codes_of(after.start, link.sentence.end) - UNNAMED) | ours
        return set()

    def _completed(self, link: Link, own: set[str]) -> set[str]:
        """The parties of a clause with those that other clauses add to a link of this kind."""
        partners, clause, sentence = self.partners, link.clause, link.sentence
        if link.mechanism == "joint_operation":
            own |= self._coordinators(link)
        if link.mechanism == "task_force" and not own - {partners.issuer} - UNNAMED:
            own = partners.codes_of(clause.start, clause.end, scenes=True)
        if link.mechanism == "task_force" and partners.issuer is None and len(own) == 1:
            own |= partners.codes_of(sentence.start, sentence.end, scenes=True)
        if link.mechanism == "regular_meeting":
            own |= self._attending(link)
        if link.mechanism == "cooperation_mechanism" and own and _JOINS.match(self.view.shadow, link.start):
            own |= self._states_before(link)  # 三国举行年会,拟邀香港警方加入这个平台
        if own - {partners.issuer} and own <= BODIES | {partners.issuer}:
            own |= self._users_of_body(link)
        return own

    def _asking_unnamed(self, link: Link) -> set[str]:
        """The unnamed states whose requests for evidence the rest of the sentence counts (办理司法协助案件90件,涉及40个国家)."""
        if link.mechanism != "evidence_exchange" or not self.partners.home:
            return set()
        after = self.partners.codes_of(link.clause.end, link.sentence.end)
        return after | self.partners.home if after - self.partners.home and after - self.partners.home <= UNNAMED else set()

    def _told_before(self, link: Link, ours: set[str]) -> set[str]:
        """Parties of the nearest earlier clause of the sentence that names any beside the one who reports."""
        unnamed: set[str] = set()
        for before in self.view.clauses_before(link.clause):
            codes = self.partners.codes_of(before.start, before.end)
            if not codes - {self.partners.issuer} or self._is_only_announced(link, before):
                continue
            found = self.partners.with_issuer(codes | ours, before.start, link.clause.end)
            if codes - self.partners.home - UNNAMED:
                return found
            unnamed = unnamed or found  # 四国…,为沿河各国人民挽回损失,联合巡逻总航程…: those named, where any are
        return unnamed or (self._hosts(link) if link.mechanism in _AT_THEIRS else set())

    def _is_only_announced(self, link: Link, before: Clause) -> bool:
        """Whether an operation's earlier clause names only a body that announces it (国际刑警组织说,多国警方联手 …)."""
        actors = self.partners.within(before.start, before.end) if link.mechanism == "joint_operation" else []
        return bool(actors) and all(set(a.codes) <= BODIES and self.partners.announces(a, before.end) for a in actors)

    def _hosts(self, link: Link) -> set[str]:
        """Whose country an earlier clause says that ours visited (在越南农业部走访时,回顾热线的使用情况)."""
        for before in self.view.clauses_before(link.clause):
            codes = {c for a in self.partners.within(before.start, before.end, scenes=True) for c in a.codes} - self.partners.home
            if codes and _VISITED.search(self.view.shadow, before.start, before.end):
                return codes | self.partners.home
        return set()

    def _asking(self, link: Link) -> set[str]:
        """At whose request it was done, as an earlier clause says (应中方请求,两国警方提取证言)."""
        for before in self.view.clauses_before(link.clause):
            if _AT_REQUEST_OF.search(self.view.shadow, before.start, before.end):
                return self.partners.codes_of(before.start, before.end) - UNNAMED or set(self.partners.home)
        return set()

    def _told_after(self, link: Link) -> set[str]:
        """Parties of the next clause, to which the one of the link is only an aside (依司法互助协定,请菲律宾协助)."""
        for after in self.view.clauses_after(link.clause)[:1]:
            codes = self.partners.codes_of(after.start, after.end)
            if codes - self.partners.home:
                return self.partners.with_issuer(codes, after.start, after.end)
        return set()

    def _states_before(self, link: Link) -> set[str]:
        """The same, but bodies and unnamed states alone do not do."""
        for before in self.view.clauses_before(link.clause):
            codes = self.partners.codes_of(before.start, before.end)
            if codes - {self.partners.issuer} - BODIES - UNNAMED:
                return self.partners.with_issuer(codes, before.start, link.clause.end)
        return set()

    def _posted(self, link: Link, own: set[str]) -> set[str]:
        """Who posts or trains and whom, which may be told only as a place (在清迈设立联络点)."""
        partners, clause = self.partners, link.clause
        if link.mechanism == "training":
            if (held_for := self._held_for(link, link.clause.index + 1)) is not None and _COURSE_FOR.match(held_for):
                return set()  # the next clause tells for whom the course is
            if _COURSE_FOR.match(self.view.shadow, clause.start) and self._held_for(link, clause.index - 1) is not None:
                before = self.view.clauses[clause.index - 1]
                own |= partners.codes_of(before.start, before.end)  # 中方与某办公室合办研修班,为岛国培训30名
            own |= partners.nations_of_people(link.end, clause.end)
        if len(own | partners.home) < 2:
            own |= partners.codes_of(clause.start, clause.end, scenes=True)
        if not own - {partners.issuer}:
            told = self._told_before(link, own) if link.mechanism == "training" else self._states_before(link)
            own |= told if told - UNNAMED - partners.home else set()
        if link.mechanism == "liaison_office" and len(own) > 1 and partners.deals_with_other(clause, link.start):
            return own
        return partners.with_issuer(own, clause.start, clause.end) if own - {partners.issuer} else set()

    def _held_for(self, link: Link, at: int) -> str | None:
        """The words of a neighbouring clause of the sentence that tells of the same course; None where it does not."""
        if not link.sentence.first_clause <= at < link.sentence.last_clause:
            return None
        clause = self.view.clauses[at]
        is_course = any(m.code == link.mechanism for m in self.view.within("mechanism", clause.start, clause.end))
        return self.view.shadow[clause.start : clause.end] if is_course else None

    def _attending(self, link: Link) -> set[str]:
        """Who the next clause says took part in a meeting (第二次会晤在昆明举行,老挝、越南内务部门负责人出席)."""
        for after in self.view.clauses_after(link.clause)[: _GUEST_REACH - 1]:
            if _ATTENDED.search(self.view.shadow, after.start, after.end):
                return self.partners.codes_of(after.start, after.end) - UNNAMED
        return set()

    def _users_of_body(self, link: Link) -> set[str]:
        """The states told before in the sentence, where the clause only names the body that they use (依托上合组织开展 …)."""
        actors = self.partners.within(link.clause.start, link.clause.end)
        first = actors[0].start if actors else link.clause.start
        if _BY_MEANS_OF.search(self.view.shadow[max(0, first - _MEANS_REACH) : first]) is None:
            return set()
        return self._states_before(link)

    def _coordinators(self, link: Link) -> set[str]:
        """Bodies that an earlier clause of the sentence says to run the operation (由中心协调,中国、老挝警方开展 …)."""
        found: set[str] = set()
        for before in self.view.clauses_before(link.clause):
            if RUN_BY.search(self.view.shadow, before.start, before.end):
                found |= self.partners.codes_of(before.start, before.end) & BODIES
        return found

    # --- people given from one state to another

    def _handing(self, link: Link, own: set[str]) -> set[str]:
        """Giver and receiver of people: both in the clause, else one of them elsewhere in the sentence."""
        partners, clause, sentence = self.partners, link.clause, link.sentence
        own = own - {"INTERPOL", "UN", "EUROPOL"}
        own |= set() if own - partners.home else self._left(link)
        foreign = own - {partners.issuer}
        if self._is_plain_deportation(link, foreign):
            return set()
        if not foreign and (
            _ARRANGED.match(self.view.shadow, link.end) or _ASKED.search(self.view.shadow, clause.start, link.start)
        ):
            return self._states_before(link)
        is_given = _GIVEN.search(self.view.shadow[clause.start : clause.end]) is not None
        if foreign <= UNNAMED and not is_given and not (own and self._is_receiver(clause, own)):
            return set()
        elsewhere = partners.codes_of(sentence.start, sentence.end) - own - UNNAMED
        if own and not foreign:
            givers = elsewhere or (self._acting_before(link) if self._is_receiver(clause, own) else set())
            return own | givers if len(givers) == 1 else set()
        if len(own) == 1 and partners.issuer not in own and self._is_receiver(clause, own):
            sides = {c for a in partners.within(sentence.start, sentence.end) if not a.is_pair for c in a.codes} & elsewhere
            if len(sides) == 1:
                return own | sides
        return partners.with_issuer(own, clause.start, clause.end)

    def _acting_before(self, link: Link) -> set[str]:
        """The other state that acts in the sentence before, in the same paragraph (某国警方截下货车。次日,3人被移交我方)."""
        before = self.view.sentence_before(link.sentence)
        if before is None:
            return set()
        return self.partners.codes_of(before.start, before.end) - self.partners.home - UNNAMED - BODIES

    def _left(self, link: Link) -> set[str]:
        """The state from which people are sent, told as a place (从摩洛哥引渡回国)."""
        before = self.partners.within(link.clause.start, link.start, scenes=True)
        text = self.view.shadow
        return {c for a in before if _SENT_FROM.search(text, max(0, a.start - 1), a.start) for c in a.codes}

    def _is_plain_deportation(self, link: Link, foreign: set[str]) -> bool:
        """Whether people are only sent out of the country, with nobody who takes them (LABELLING 23)."""
        if _DEPORTED.fullmatch(self.view.shadow, link.start, link.end) is None:
            return False
        return not foreign or not _TOGETHER.search(self.view.shadow, link.clause.start, link.clause.end)

    def _is_receiver(self, clause: Clause, codes: set[str]) -> bool:
        """Whether the only party of the clause is the one that people are given to (移交中方)."""
        for actor in self.partners.within(clause.start, clause.end):
            before = self.view.shadow[max(0, actor.start - _RECEIVER_REACH) : actor.start]
            if set(actor.codes) <= codes and _RECEIVED.search(before):
                return True
        return False
