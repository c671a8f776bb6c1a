"""Reasons why a word that could state a link states none where it stands."""

from __future__ import annotations

from tasks.text.mentions import Mention
from tasks.transform.records.clauses import Clause, DocumentView
from tasks.transform.records.cooperation.links import Link, Links
from tasks.transform.records.cooperation.model import DEEDS, SIGNED
from tasks.transform.records.cooperation.partners import UNNAMED, Partners
from tasks.transform.records.cooperation.stretches import stretch_of
from tasks.transform.records.words import pattern, patterns

_DOING = patterns("cooperation.doing")
_FIGHTING = pattern("cooperation.fighting")
_NO_LINK = pattern("cooperation.no_link")
_COORDINATION = pattern("cooperation.coordination")
_COORDINATORS = pattern("cooperation.coordinators")
_FRAME_WORDS = pattern("cooperation.frame_words")
_TOGETHER = pattern("cooperation.together")
_SENT = pattern("cooperation.sent")
_IN_COMPANY = pattern("cooperation.in_company")
_COMPANY_REACH = 2
_SET_UP = pattern("cooperation.team_set_up")
_TEAM_ACTS = pattern("cooperation.team_acts")
_JOINT_TEAM = pattern("cooperation.joint_team")
_AMONG = pattern("cooperation.among")
_ASKED_FOR = pattern("cooperation.asked_for")
_AT_REQUEST = pattern("cooperation.at_request")
_TALKED_OF = pattern("cooperation.talked_of")
_DISCUSSED = pattern("cooperation.discussed")
_CONTENTS = pattern("cooperation.contents")
_ABOUT = pattern("cooperation.about")
_TOPIC_REACH = 14
"""Characters between what a text or meeting is about and its own word."""
_DIALLED = pattern("cooperation.dialled")
_MONEY_BACK = pattern("cooperation.money_back")
_COMES_TO_COURSE = pattern("cooperation.comes_to_course")
_POST_OR_DEN = pattern("cooperation.post_or_den")
_SERVING_ABROAD = pattern("cooperation.serving_abroad")
_PRAISED_WORK = pattern("cooperation.praised_work")
_STRIVEN_FOR = pattern("cooperation.striven_for")
_ARRANGED_FOR = pattern("cooperation.arranged_for")
_LEAD_FOLLOWED = pattern("cooperation.lead_followed")
_DENIAL_REACH = 24
_WITHOUT = patterns("cooperation.without")
_GIFT_REACH = 12
_WITH_OWN = patterns("cooperation.with_own")
_FROM = (" from", " by")
_PARTNER_REACH = 60
"""Characters behind a link in which the other side stands."""
_DEED_REACH = 3
"""Clauses, its own counted, in which the deed of a cooperation is told."""
_MADE_BY_CLAIMS = frozenset({"handover", "extradition"})


class Doubts:
    """Judges the links of one document."""

    def __init__(self, view: DocumentView, partners: Partners, links: Links, counted: set[int]) -> None:
        self.view = view
        self.partners = partners
        self.links = links
        self.counted = counted
        """Sentences whose handover a claim tells."""
        self._of_any = (
            self._is_bare_verb,
            self._is_membership,
            self._is_coordination,
            self._is_general,
            self._is_framed,
            self._is_patrol,
            self._is_team_sent,
            self._is_own_team,
            self._is_among_our_own,
            self._is_denied,
            self._is_only_wished,
            self._is_part_of_word,
            self._is_with_own_body,
            self._is_from_nobody_abroad,
            self._is_only_spoken_of,
        )
        self._of_named = (
            self._is_told_by_claim,
            self._is_topic,
            self._is_gift,
            self._is_number_to_call,
            self._is_money_back,
            self._is_guest_of_course,
            self._is_den,
        )

    def is_none(self, link: Link) -> bool:
        """Whether a link of any kind is none."""
        return any(reason(link) for reason in self._of_any)

    def is_told_elsewhere(self, link: Link) -> bool:
        """Whether another word or a claim tells what this one names."""
        return any(reason(link) for reason in self._of_named)

    # --- any link

    def _is_bare_verb(self, link: Link) -> bool:
        """Whether a mechanism is only named, and nothing says that it was set up or used."""
        if link.mention.detail != "verb":
            return False
        words = self.view.shadow[link.clause.start : link.clause.end]
        if link.mechanism == "cooperation_mechanism" and "开展" in words and self.is_followed_by_deed(link):
            return False
        return not _DOING[self.view.language].search(words) and not self._is_done_next(link.clause)

    def _is_done_next(self, clause: Clause) -> bool:
        """Whether the next clause begins with what was done with it (a task force with X police, set up in May, …)."""
        after = next(iter(self.view.clauses_after(clause)), None)
        if self.view.language == "zh" or after is None:
            return False
        return _DOING[self.view.language].match(self.view.shadow, after.start, after.end) is not None

    def is_followed_by_deed(self, link: Link) -> bool:
        """Whether the cooperation led to something right away (开展警务合作,抓获 …): then they acted together."""
        for after in (link.clause, *self.view.clauses_after(link.clause))[:_DEED_REACH]:
            if any(m.code in DEEDS for m in self.view.within("action", after.start, after.end)):
                return True
            if _FIGHTING.search(self.view.shadow, after.start, after.end):
                return True
        return False

    def _is_membership(self, link: Link) -> bool:
        """Whether only red notices or the members of a body are told (LABELLING 23)."""
        if link.mechanism not in ("support", "cooperation_mechanism"):
            return False
        return _NO_LINK.search(self.view.shadow, link.clause.start, link.clause.end) is not None

    def _is_coordination(self, link: Link) -> bool:
        """Whether meetings or a room are only how Eurojust or Europol coordinated an operation."""
        if link.mechanism not in ("regular_meeting", "cooperation_mechanism"):
            return False
        is_so_called = _COORDINATION.search(self.view.shadow, link.start, link.end) is not None
        return is_so_called and _COORDINATORS.search(self.view.shadow, link.sentence.start, link.sentence.end) is not None

    def _is_general(self, link: Link) -> bool:
        """Whether the clause names a mechanism of its own beside the bare word cooperation."""
        if (
            link.mechanism != "cooperation_mechanism"
            or link.mention.detail == "relation"
            or _FRAME_WORDS.search(self.view.shadow, link.start, link.end)
        ):
            return False
        return any(
            m.code not in ("cooperation_mechanism", "support", None) and m.detail in ("", None, "verb", "event", "partner")
            for m in self.view.within("mechanism", link.clause.start, link.clause.end)
        )

    def _is_framed(self, link: Link) -> bool:
        """Whether the clause tells of a text, a team or a patrol: then "with the support of" is no operation."""
        if self.view.language == "zh" or link.mechanism != "joint_operation":
            return False
        if link.mention.detail == "phrase":
            told = (m for m in self.links.words(link.sentence) if link.clause.start <= m.start < link.clause.end)
            return any(m.code == "joint_patrol" for m in told)
        if not _is_pair_at_work(link):
            return False
        is_aside = link.start == link.clause.start and link.clause.index + 1 < link.sentence.last_clause
        end = self.view.clauses[link.clause.index + 1].end if is_aside else link.clause.end  # , with Peru's help, trained …
        here = {m.code for m in self.view.within("mechanism", link.clause.start, end)}
        phrases = {m.code for m in self.links.phrases(link.sentence)}
        return bool(
            here & {"agreement", "mou", "task_force", "training", "joint_patrol"}
            or phrases & {"agreement", "training", "joint_patrol"}
        )

    def _is_patrol(self, link: Link) -> bool:
        """Whether the patrol behind is the link (共同开展第158次联合巡逻)."""
        if not _is_pair_at_work(link) or self.view.language != "zh":
            return False
        return any(m.code == "joint_patrol" for m in self.view.within("mechanism", link.end, link.clause.end))

    def _is_team_sent(self, link: Link) -> bool:
        """Whether a team of one side is only sent somewhere (派出工作组赴柬埔寨), with no partner named (LABELLING 23)."""
        if link.mechanism != "task_force" or self.view.language != "zh":
            return False
        text, clause, sentence = self.view.shadow, link.clause, link.sentence
        if _TOGETHER.search(text, link.start, link.end) or not _SENT.search(text, clause.start, clause.end):
            return False
        return _TOGETHER.search(text, sentence.start, sentence.end) is None

    def _is_own_team(self, link: Link) -> bool:
        """Whether a team that was set up is one side's alone: neither its name nor its clause says with whom."""
        view, partners, clause = self.view, self.partners, link.clause
        if link.mechanism != "task_force" or view.language != "zh" or _JOINT_TEAM.search(view.shadow, link.start, link.end):
            return False
        if _SENT.search(view.shadow, clause.start, clause.end):
            return False  # that is for others to judge
        if _SET_UP.search(view.shadow, clause.start, clause.end) is None or _TEAM_ACTS.match(view.shadow, link.end):
            return True  # 专责小组与泰国移民局联络: it only acts
        actors = partners.within(clause.start, clause.end)
        if any(actor.is_pair for actor in actors) or (not actors and partners.codes_of(clause.start, clause.end)):
            return False
        befores = (view.shadow[max(clause.start, actor.start - _COMPANY_REACH) : actor.start] for actor in actors)
        return not any(_IN_COMPANY.search(before) for before in befores)

    def _is_among_our_own(self, link: Link) -> bool:
        """Whether two bodies of the one who reports act together, and the clause names nobody else (海巡署与调查局共同侦办)."""
        partners, clause = self.partners, link.clause
        if link.mechanism != "joint_operation" or self.view.language != "zh" or not partners.home:
            return False
        bodies = [m for m in self.view.within("organisation", clause.start, link.start) if m.detail == partners.issuer]
        if not bodies or partners.codes_of(clause.start, clause.end, scenes=True) - partners.home:
            return False
        return any(_AMONG.search(self.view.shadow, clause.start, body.start) for body in bodies)

    def _is_denied(self, link: Link) -> bool:
        if self.view.language == "fr":  # "ne" and "pas" stand on both sides of a verb: no reach tells what they deny
            before = self.view.shadow[max(link.clause.start, link.start - _DENIAL_REACH) : link.start]
            return _WITHOUT["fr"].search(before) is not None
        near = self.view.within("status", max(link.clause.start, link.start - _DENIAL_REACH), link.start)
        return any(m.code == "negated" for m in near)

    def _is_only_wished(self, link: Link) -> bool:
        """Whether people are only asked for (seeks the extradition of), or a text is only what a meeting will talk about."""
        if link.mechanism == "extradition" and _AT_REQUEST.search(self.view.shadow, link.sentence.start, link.start):
            return False  # arrested at the request of X, which now seeks their extradition
        if link.mechanism == "extradition" and self.view.language == "zh":
            return False  # in Chinese it is a plan
        asked = _ASKED_FOR if link.mechanism in _MADE_BY_CLAIMS else _TALKED_OF if link.mechanism in SIGNED else None
        return asked is not None and asked.search(self.view.shadow, link.clause.start, link.start) is not None

    def _is_part_of_word(self, link: Link) -> bool:
        """Whether another mechanism follows at once: the last word is the link (联合行动培训班)."""
        after = self.view.within("mechanism", link.end, link.end + 1)
        return self.view.language == "zh" and any(m.code and m.code != "peacekeeping" for m in after)

    def _is_with_own_body(self, link: Link) -> bool:
        """Whether an English link is only with a body of one's own country (works the case with the Postal Service)."""
        if self.view.language != "en" or link.mention.detail == "relation":
            return False
        end = link.clause.end
        if _WITH_OWN["en"].match(self.view.shadow, link.end, end) is None:
            return False
        return not self.partners.codes_of(link.end, end, scenes=True) - {self.partners.issuer}

    def _is_from_nobody_abroad(self, link: Link) -> bool:
        """Whether information came from people who stand for no state (a tip from a neighbour)."""
        if self.view.language != "en" or link.mechanism != "information_exchange" or link.mention.detail == "relation":
            return False
        if not self.view.shadow[link.start : link.end].endswith(_FROM):
            return False
        reach = min(link.sentence.end, link.end + _PARTNER_REACH)
        return not self.partners.codes_of(link.end, reach, scenes=True)

    def _is_only_spoken_of(self, link: Link) -> bool:
        """Whether a Chinese text only values working together, or somebody only wants a part in it (推动执法合作的辛劳)."""
        if self.view.language != "zh" or link.mechanism not in ("cooperation_mechanism", "information_exchange"):
            return False
        text, clause = self.view.shadow, link.clause
        is_valued = _PRAISED_WORK.match(text, link.end, clause.end) is not None
        return is_valued or _STRIVEN_FOR.search(text, clause.start, link.start) is not None

    # --- links that are named as such

    def _is_told_by_claim(self, link: Link) -> bool:
        return link.mechanism in _MADE_BY_CLAIMS and link.sentence.index in self.counted

    def _is_topic(self, link: Link) -> bool:
        """Whether the word is what a signed text is about (a memorandum on information exchange)."""
        if link.mechanism in SIGNED or link.mechanism == "regular_meeting":
            return False
        return self._is_chinese_topic(link) if self.view.language == "zh" else self._is_latin_topic(link)

    def _is_chinese_topic(self, link: Link) -> bool:
        text = self.view.shadow
        if any(m.start() <= link.start < m.end() for m in _DISCUSSED.finditer(text, link.clause.start, link.clause.end)):
            return True  # 就推进联合巡逻交换了意见
        signed = [m for m in self.links.phrases(link.sentence) if m.code in SIGNED]
        if any(m.start < link.start and link.end < m.end for m in signed):
            return True  # 签订《关于联合打击走私的工作方案》
        meetings = [m for m in self.links.phrases(link.sentence) if m.code == "regular_meeting"]
        if any(m.start <= link.start and link.end < m.end for m in meetings):
            return True  # 第八届海关合作会议
        arranged = _ARRANGED_FOR.finditer(text, link.clause.start, link.clause.end)
        if link.mechanism not in _MADE_BY_CLAIMS and any(m.start() <= link.start < m.end() for m in arranged):
            return True  # 研商联合驻训的具体安排
        if _CONTENTS.search(text, link.clause.start, link.start):  # 签署3份协议,内容涉及证据互认
            return any(m.code in SIGNED for m in self.view.within("mechanism", link.sentence.start, link.clause.start))
        after = self.view.within("mechanism", link.end, min(link.clause.end, link.end + _TOPIC_REACH))
        named = [m for m in after if m.code in SIGNED or m.code == "regular_meeting"]
        return bool(named) and "、" not in text[link.end : named[0].start]  # 签署联合打击跨境犯罪协议: the text comes last

    def _is_latin_topic(self, link: Link) -> bool:
        signed: list[Mention] = [
            *self.view.within("mechanism", link.clause.start, link.start),
            *(m for m in self.links.phrases(link.sentence) if m.end <= link.start),
        ]
        ends = [m.end for m in signed if m.code in SIGNED]
        own = stretch_of(self.view, self.partners, link, self.links.words(link.sentence)) if ends else None
        if own is not None and own.start >= ends[-1]:
            return False  # will sign a memorandum with X on fraud and send a police attaché to Y
        return bool(ends) and _ABOUT.search(self.view.shadow[ends[-1] : link.start]) is not None

    def _is_gift(self, link: Link) -> bool:
        """Whether training is only what money was given for."""
        if link.mechanism != "training" or link.mention.detail == "relation":
            return False
        before = self.view.within("mechanism", link.clause.start, link.clause.end)
        return any(m.code == "support" and 0 <= link.start - m.end <= _GIFT_REACH for m in before)

    def _is_money_back(self, link: Link) -> bool:
        """Whether only money is given back, which hands over neither people nor things."""
        return link.mechanism == "handover" and _MONEY_BACK.match(self.view.shadow, link.end, link.clause.end) is not None

    def _is_number_to_call(self, link: Link) -> bool:
        """Whether a hotline is a number for the public."""
        return link.mechanism == "hotline" and _DIALLED.match(self.view.shadow, link.end) is not None

    def _is_guest_of_course(self, link: Link) -> bool:
        """Whether a Chinese clause only tells who comes to a course that was told before (合办研习营,预定有10国参训)."""
        sentence, clause = link.sentence, link.clause
        if self.view.language != "zh" or link.mechanism != "training" or not _COMES_TO_COURSE.match(self.view.shadow, link.start):
            return False
        told = [m for m in self.links.words(sentence) if m.code == "training" and m.start < clause.start]
        hosts = {code for m in told for code in self.partners.codes_of(sentence.start, self.view.clause_at(m.start).end)}
        return len(hosts - UNNAMED) > 1 and self.partners.codes_of(clause.start, clause.end) <= UNNAMED

    def _is_den(self, link: Link) -> bool:
        """Whether a point that was set up is no post: nothing tells of officers who serve abroad (团伙在境外增设据点)."""
        if link.mechanism != "liaison_office" or _POST_OR_DEN.search(self.view.shadow, link.start, link.end) is None:
            return False
        return _SERVING_ABROAD.search(self.view.shadow, link.sentence.start, link.sentence.end) is None

    # --- links with parties

    def is_raid_on_lead(self, link: Link, codes: set[str]) -> bool:
        """Whether the others of a Chinese raid only gave the lead for it (根据越方通报的线索,在两地同步收网)."""
        if link.mechanism != "joint_operation" or self.view.language != "zh":
            return False
        view, start, end = self.view, link.sentence.start, link.clause.end
        lead = _LEAD_FOLLOWED.search(view.shadow, start, end)
        if lead is None or _TOGETHER.search(view.shadow, lead.end(), end):
            return False
        named = (*view.within("party", start, end), *view.within("place", start, end))
        others = [m for m in named if set((m.code or "").split("+")) & (codes - {self.partners.issuer})]
        return bool(others) and all(lead.start() <= m.start and m.end <= lead.end() for m in others)


def _is_pair_at_work(link: Link) -> bool:
    return link.mention.detail == "pair" and link.mechanism == "joint_operation"
