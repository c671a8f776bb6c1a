"""Information and evidence that one side gave the other in a Chinese text: who gave what to whom.

(将资金流向通报泰方, 向泰方提供证据, 泰方发来线索, 根据泰方推送的线索, 从泰方取得笔录, 就走私案件互相通报)
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tasks.text.spans import Span
from tasks.transform.records.clauses import Clause, DocumentView, Sentence
from tasks.transform.records.cooperation.actors import Actor
from tasks.transform.records.cooperation.model import CooperationDraft, draft_of
from tasks.transform.records.cooperation.partners import Partners, points_back
from tasks.transform.records.cooperation.status import StatusReader
from tasks.transform.records.words import pattern

_INFORMATION = pattern("transfers.information")
_EVIDENCE = pattern("transfers.evidence")
_AS_EVIDENCE = pattern("transfers.as_evidence")
_GIVES = pattern("transfers.gives")
_TAKES = pattern("transfers.takes")
_OBJECT = pattern("transfers.object")
"""The sign before what is given (将, 把), which is no future."""
_TO = pattern("transfers.to")
_FROM = pattern("transfers.from")
_HELP = pattern("transfers.help")
"""Evidence taken for another side (为泰方询问证人提供协助)."""
_REQUESTED = pattern("transfers.requested")
_TOPIC = pattern("transfers.topic")
_INQUIRY = pattern("transfers.inquiry")
_ANSWERS = pattern("transfers.answers")
_BRINGS = pattern("transfers.brings")
_LEGAL_ASSISTANCE = pattern("transfers.legal_assistance")
_OUTSIDER = pattern("transfers.outsider")
"""What makes the people of a country no authority (泰国籍男子, 缅北诈骗集团): nobody's partner."""
_THING_REACH = 26
"""Characters behind a verb of giving in which the thing given is named."""
_SIGN_REACH = 3
_RECEIVER_REACH = 2
_OUTSIDER_REACH = 6


class Transfers:
    """Reads what the parties of one Chinese document gave each other."""

    def __init__(self, view: DocumentView, partners: Partners, status: StatusReader) -> None:
        self.view = view
        self.partners = partners
        self.status = status

    def read(self, sentence: Sentence) -> list[CooperationDraft]:
        """The exchanges of information and evidence that a sentence tells as giving and taking."""
        return list(self._read(sentence)) if self.view.language == "zh" else []

    def _read(self, sentence: Sentence) -> Iterable[CooperationDraft]:
        for clause in self.view.clauses_of(sentence):
            for verb in self._verbs(clause, sentence):
                mechanism = self._mechanism(verb, clause, sentence)
                parties = self._parties(verb, clause, sentence) if mechanism is not None else set()
                if mechanism is not None and len(parties) > 1:
                    status = self.status.read(verb.start(), sentence, verb.end())
                    yield draft_of(parties, mechanism, status, sentence, f"transfer:{mechanism}")

    def _verbs(self, clause: Clause, sentence: Sentence) -> Iterable[re.Match[str]]:
        """Verbs of giving, and those of taking where the text says from whom or at whose request."""
        text = self.view.shadow
        yield from _GIVES.finditer(text, clause.start, clause.end)
        for verb in _TAKES.finditer(text, clause.start, clause.end):
            before = self.partners.within(clause.start, verb.start())
            is_from = any(_FROM.search(text, max(clause.start, a.start - _SIGN_REACH), a.start) for a in before)
            if is_from or _REQUESTED.search(text, sentence.start, clause.start):
                yield verb

    def _mechanism(self, verb: re.Match[str], clause: Clause, sentence: Sentence) -> str | None:
        """Of what kind the thing given is; None where it is neither information nor evidence."""
        text = self.view.shadow
        if _AS_EVIDENCE.search(text, verb.end(), clause.end):
            return "evidence_exchange"
        if _ANSWERS.match(text, verb.start()) and _INQUIRY.search(text, sentence.start, verb.start()):
            return "information_exchange"  # 来函查询 …,核查后回复对方
        for thing in self._things(verb, clause, sentence):
            if kind := self._kind(thing, verb, clause, sentence):
                return kind
        return None

    def _kind(self, thing: Span, verb: re.Match[str], clause: Clause, sentence: Sentence) -> str | None:
        """Whether what stands in a stretch is evidence or information."""
        text = self.view.shadow
        if _EVIDENCE.search(text, thing.start, thing.end) or any(
            h.end() > verb.start() for h in _HELP.finditer(text, clause.start, clause.end)
        ):
            return "evidence_exchange"
        if _INFORMATION.search(text, thing.start, thing.end) is None:
            return None
        is_for_case = _LEGAL_ASSISTANCE.search(text, sentence.start, clause.start) is not None
        return "evidence_exchange" if is_for_case else "information_exchange"

    def _things(self, verb: re.Match[str], clause: Clause, sentence: Sentence) -> list[Span]:
        """Where the thing given may be named: between its sign and the verb, else behind the verb or as a clause before it."""
        sign = self._object_sign(verb, clause)
        if sign is not None:
            return [Span(sign, verb.start())]
        places = [Span(verb.end(), min(clause.end, verb.end() + _THING_REACH))]
        if clause.index > sentence.first_clause:
            before = self.view.clauses[clause.index - 1]
            if _TOPIC.fullmatch(self.view.shadow, before.start, before.end):
                places.append(Span(before.start, before.end))  # 解析出的数据,中方已转给越南警方
        return places

    def _object_sign(self, verb: re.Match[str], clause: Clause) -> int | None:
        signs = list(_OBJECT.finditer(self.view.shadow, clause.start, verb.start()))
        return signs[-1].end() if signs else None

    # --- between whom

    def _parties(self, verb: re.Match[str], clause: Clause, sentence: Sentence) -> set[str]:
        """Giver and receiver of a clause; one that it leaves out is the one who reports, or acts in another clause."""
        partners, sign = self.partners, self._object_sign(verb, clause)
        end = self._receiver_end(verb, clause)
        stretches = [
            Span(clause.start, verb.start() if sign is None else sign),
            *self._told_to(sign, verb),
            Span(verb.end(), end),
        ]
        codes = {code for stretch in stretches for code in self._codes(stretch)}
        asked = _REQUESTED.search(self.view.shadow, sentence.start, clause.start)
        if asked is not None:
            codes |= self._codes(Span(*asked.span()))
        if not codes and _BRINGS.match(self.view.shadow, verb.start()):
            codes = self._guests(clause, sentence)
        elif not codes and end == verb.end():
            codes = self._partner_before(clause)
        if codes and codes <= partners.home:
            codes |= self._other_side(verb, clause)
        return partners.with_issuer(codes, clause.start, max(end, verb.end())) if codes - partners.home else set()

    def _codes(self, stretch: Span) -> set[str]:
        """The parties of a stretch; people of a country or its gangs are none (向泰国籍男子提供资料)."""
        outsiders = {code for a in self.partners.within(*stretch) if self._is_outsider(a) for code in a.codes}
        return self.partners.codes_of(*stretch) - outsiders

    def _is_outsider(self, actor: Actor) -> bool:
        return _OUTSIDER.match(self.view.shadow, actor.end, actor.end + _OUTSIDER_REACH) is not None

    def _receiver_end(self, verb: re.Match[str], clause: Clause) -> int:
        """Where the receivers behind the verb end (通报柬、泰两国警方, 通报四国); the verb's own end where there are none."""
        end = verb.end() + _RECEIVER_REACH
        end = end if points_back(self.view, verb.end(), end) else verb.end()
        for actor in self.partners.within(verb.end(), clause.end):
            if actor.start > end + _RECEIVER_REACH:
                break
            end = max(end, actor.end)
        return end

    def _told_to(self, sign: int | None, verb: re.Match[str]) -> list[Span]:
        """Receivers between the thing and the verb (将线索向泰方通报)."""
        if sign is None:
            return []
        actors = self.partners.within(sign, verb.start())
        return [Span(a.start, a.end) for a in actors if _TO.search(self.view.shadow, max(sign, a.start - _SIGN_REACH), a.start)]

    def _guests(self, clause: Clause, sentence: Sentence) -> set[str]:
        """Who came with what they brought (某国警察厅派员来访,带来笔录)."""
        before = [a for a in self.partners.within(sentence.start, clause.start) if not self.partners.is_partner(a)]
        return set(before[0].codes) if before and not self._is_outsider(before[0]) else set()

    def _partner_before(self, clause: Clause) -> set[str]:
        """With whom an earlier clause says that our police work, where the one of the verb names nobody (…,持续通报线索)."""
        if self.view.within("organisation", clause.start, clause.end) or self.view.within("place", clause.start, clause.end):
            return set()
        for before in self.view.clauses_before(clause):
            partner = next((a for a in self.partners.within(before.start, before.end) if self.partners.is_partner(a)), None)
            if partner is not None:
                return set() if self._is_outsider(partner) else set(partner.codes)
        return set()

    def _other_side(self, verb: re.Match[str], clause: Clause) -> set[str]:
        """Who acts in the clauses around one that names only the one who reports (根据中方推送的线索,越南海关查获 …)."""
        before = [Span(c.start, c.end) for c in self.view.clauses_before(clause)]
        after = [Span(verb.end(), clause.end), *(Span(c.start, c.end) for c in self.view.clauses_after(clause))]
        for near in (*before, *after):
            acting = [a for a in self.partners.within(*near) if set(a.codes) - self.partners.home and not self._is_outsider(a)]
            if acting:
                beside = [a for a in acting[1:] if near in before and self.partners.is_partner(a)]  # 泰国警方与美国缉毒署侦查后
                return {code for actor in (acting[0], *beside) for code in actor.codes}
        return set()
