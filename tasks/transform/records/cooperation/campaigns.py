"""Operations that several parties ran together: a body's campaign, authorities in one list, raids at once, help in one's own."""

from __future__ import annotations

from collections.abc import Iterable

from tasks.text.mentions import Mention
from tasks.text.spans import Span
from tasks.transform.records.clauses import Clause, DocumentView, Sentence
from tasks.transform.records.context.operations import BACK
from tasks.transform.records.cooperation.actors import BODIES, Actor
from tasks.transform.records.cooperation.links import Links
from tasks.transform.records.cooperation.model import DEEDS, SIGNED, CooperationDraft, draft_of
from tasks.transform.records.cooperation.parties_chinese import RUN_BY
from tasks.transform.records.cooperation.partners import UNNAMED, Partners
from tasks.transform.records.cooperation.status import StatusReader
from tasks.transform.records.words import pattern, patterns

_JOINT_BODIES = frozenset({"INTERPOL", "EUROPOL", "LMLECC", "UNODC", "ASEAN"})
_COUNTED = pattern("cooperation.countries_counted")
_COUNTED_LIST = pattern("cooperation.counted_list")
_ONLY_SPEAKS = pattern("cooperation.only_speaks")
_SPEAKS_REACH = 40
_JOINS_IN = pattern("cooperation.joins_in")
_THAT_BODY = pattern("cooperation.that_body")
_ACTIVE = patterns("cooperation.active")
_LISTED = pattern("cooperation.listed")
_AUTHORITY = pattern("cooperation.authority")
_AUTHORITY_OF = pattern("cooperation.authority_of")
_AUTHORITY_REACH = 40
_OPENING = 2
"""Sentences behind the first in which an operation is named that the body of the first one runs."""
_TAKES_PART = patterns("cooperation.takes_part")["zh"]
_OPERATION_TOLD = pattern("cooperation.operation_told")
_OPERATION_OVER = pattern("cooperation.operation_over")
_REQUEST_ANSWERED = pattern("cooperation.request_answered")
_PART_OF = patterns("cooperation.part_of_operation")
_OF_THEMSELVES = pattern("cooperation.of_themselves")
_AUXILIARY_REACH = 14
_RUN = pattern("cooperation.run")
_AT_ONCE = pattern("cooperation.at_once")


class Campaigns:
    """Reads the operations of one document that parties ran together."""

    def __init__(self, view: DocumentView, partners: Partners, status: StatusReader, links: Links) -> None:
        self.view = view
        self.partners = partners
        self.status = status
        self.links = links

    def read(self, sentence: Sentence) -> Iterable[CooperationDraft]:
        """The operations that a sentence states."""
        yield from self._of_list(sentence)
        yield from self._of_places(sentence)
        yield from self._of_operation(sentence)
        yield from self._of_helper(sentence)
        if self.view.language == "zh":
            yield from self._of_takers_part(sentence)
            yield from self._of_request(sentence)

    def _of_takers_part(self, sentence: Sentence) -> Iterable[CooperationDraft]:
        """Those of whom a clause only says that they took part in what somebody else runs (…,甲国和乙国警方全程参与)."""
        view, partners = self.view, self.partners
        if _OPERATION_TOLD.search(view.shadow, sentence.start, sentence.end) is None:
            return
        for clause in view.clauses_of(sentence):
            actors = partners.within(clause.start, clause.end)
            if not actors or partners.is_partner(actors[0]) or _TAKES_PART.match(view.shadow, actors[-1].end, clause.end) is None:
                continue
            joining = {code for actor in actors for code in actor.codes} - UNNAMED
            running = self._running(sentence, clause, joining)
            if joining and running:
                status = self.status.read(actors[-1].end, sentence, clause.end)
                yield draft_of(joining | running, "joint_operation", status, sentence, "campaign:part")

    def _running(self, sentence: Sentence, clause: Clause, joining: set[str]) -> set[str]:
        """Who runs the operation in which others took part: who acts earlier in the sentence, else the one who reports."""
        before = self.partners.within(sentence.start, clause.start)
        acting = next((a for a in before if not self.partners.is_partner(a) and not set(a.codes) & UNNAMED), None)
        is_home_told = any(set(actor.codes) & self.partners.home for actor in self.partners.actors)
        running = set(acting.codes) if acting is not None else set(self.partners.home) if is_home_told else set()
        return running - joining

    def _of_request(self, sentence: Sentence) -> Iterable[CooperationDraft]:
        """Help in a search at somebody's request (国际刑警组织应中方请求协助追查 …): of those two alone."""
        view, partners = self.view, self.partners
        for match in _REQUEST_ANSWERED.finditer(view.shadow, sentence.start, sentence.end):
            asking = partners.codes_of(*match.span("asked"))
            clause = view.clause_at(match.start())
            helping = partners.codes_of(*match.span("help")) or partners.codes_of(clause.start, match.start())
            parties = (asking | (helping or partners.home)) - UNNAMED
            if asking and len(parties) == 2:
                status = self.status.read(match.start("help"), sentence, match.end())
                yield draft_of(parties, "joint_operation", status, sentence, "campaign:request")

    def _of_operation(self, sentence: Sentence) -> Iterable[CooperationDraft]:
        """A campaign run by a body of several states, or by the states of a pair: 中西警方"长城行动", INTERPOL's Operation X."""
        view = self.view
        named = [m for m in view.within("operation", sentence.start, sentence.end) if not self._is_over(m)]
        again = BACK["zh"].search(view.shadow, sentence.start, sentence.end) if view.language == "zh" and not named else None
        told = self._told_in(sentence, named, again.start() if again is not None else None)
        if told is None:
            return
        bodies = self._bodies_of(sentence, told)
        if bodies and (named or again is not None or _ACTIVE[view.language].search(view.shadow, sentence.start, sentence.end)):
            if others := self._run_with(sentence, told, bodies):
                status = self.status.read(sentence.start, sentence, sentence.end)
                yield draft_of(bodies | others, "joint_operation", status, sentence, "campaign:body")
        elif view.language != "zh" or not self._is_joined(told):
            yield from self._of_pairs(sentence, named)

    def _is_over(self, operation: Mention) -> bool:
        """Whether Chinese words only say that something was done before or after an operation (行动结束后, …)."""
        is_pointing = self.view.language == "zh" and operation.detail == "backref"
        return is_pointing and _OPERATION_OVER.match(self.view.shadow, operation.end) is not None

    def _told_in(self, sentence: Sentence, named: list[Mention], again: int | None) -> Span | None:
        """The stretch that tells of an operation: in Chinese its clause, where nothing makes it the whole sentence."""
        view, whole = self.view, Span(sentence.start, sentence.end)
        joint = [m.start for m in view.within("mechanism", *whole) if m.code == "joint_operation"]
        if view.language != "zh":
            return whole if named or joint or _RUN.search(view.shadow, *whole) else None
        places = [*(m.start for m in named[:1]), *joint[:1], *(() if again is None else (again,))]
        if not places:
            return None
        clause = view.clause_at(places[0])
        is_counted = _COUNTED.search(view.shadow, clause.end, sentence.end) is not None
        is_pointing = bool(named) and named[0].detail == "backref"  # 行动期间,六国共 ...
        told = whole if is_pointing or is_counted else Span(clause.start, clause.end)
        is_joined = _JOINS_IN.search(view.shadow[told.start : told.end]) is not None
        return None if is_joined and not _COUNTED.search(view.shadow, *told) else told

    def _bodies_of(self, sentence: Sentence, told: Span) -> set[str]:
        """The bodies of several states that run an operation."""
        view, partners = self.view, self.partners
        codes = partners.codes_of(*told)
        if view.language != "zh":
            return self._acting(sentence) or (self._of_opening(sentence) if codes & UNNAMED else set())
        if _COUNTED.search(view.shadow, *told) or _THAT_BODY.search(view.shadow, *told):
            codes |= partners.codes_of(sentence.start, told.end) & BODIES
        bodies = codes & _JOINT_BODIES
        return set() if self._is_joined(told) else bodies

    def _acting(self, sentence: Sentence) -> set[str]:
        acting = (a for a in self.partners.within(sentence.start, sentence.end) if not self._only_speaks(a))
        return {code for actor in acting for code in actor.codes} & _JOINT_BODIES

    def _of_opening(self, sentence: Sentence) -> set[str]:
        """The body with which the report opens, of the operation named next (Interpol arrested …. Operation X ran in …)."""
        opening = self.view.sentences[0]
        if not 0 < sentence.index <= _OPENING or not self.view.within("operation", sentence.start, sentence.end):
            return set()
        return self._acting(opening)

    def _only_speaks(self, actor: Actor) -> bool:
        """Whether a body is only the source of the report (according to INTERPOL)."""
        reach = max(0, actor.start - _SPEAKS_REACH)
        return _ONLY_SPEAKS.search(self.view.shadow, reach, actor.start) is not None

    def _is_joined(self, told: Span) -> bool:
        """Whether the issuer does it with a body (中方与东盟国家开展 …): then the mechanism's own word tells it."""
        if RUN_BY.search(self.view.shadow, *told) is not None:
            return False
        actors = self.partners.within(*told)
        return any(set(a.codes) & _JOINT_BODIES and self.partners.is_partner(a) for a in actors)

    def _run_with(self, sentence: Sentence, told: Span, bodies: set[str]) -> set[str]:
        """The states of a body's operation: those that act, or unnamed ones where the text counts them."""
        partners = self.partners
        codes = partners.codes_of(*told)
        if listed := self._listed_behind_count(sentence):
            return listed
        if codes & UNNAMED or counts_countries(self.view, sentence):
            return {"*FOREIGN"}
        for scenes in (False, True) if self.view.language != "zh" else (False,):
            if executing := {c for a in partners.within(*told, scenes) for c in a.codes} - BODIES - UNNAMED:
                return executing
        return codes - bodies

    def _listed_behind_count(self, sentence: Sentence) -> set[str]:
        """The countries named right behind their number (douze pays, dont la France et l'Italie; seven countries (A, B …))."""
        view, partners = self.view, self.partners
        for count in view.within("quantity", sentence.start, sentence.end):
            head = _COUNTED_LIST.match(view.shadow, count.end, sentence.end) if count.unit == "country" else None
            actors = partners.within(head.end(), sentence.end, True) if head is not None else []
            if head is not None and actors and actors[0].start == head.end():
                return (set(actors[0].codes) | partners.chained(actors)) - UNNAMED - BODIES
        return set()

    def _of_pairs(self, sentence: Sentence, named: list[Mention]) -> Iterable[CooperationDraft]:
        for mention in named:
            clause = self.view.clause_at(mention.start)
            pair = next((a for a in self.partners.within(clause.start, clause.end) if a.is_pair), None)
            if pair is not None:
                status = self.status.read(mention.start, sentence, mention.end)
                yield draft_of(set(pair.codes), "joint_operation", status, sentence, "campaign:pair")

    def _of_list(self, sentence: Sentence) -> Iterable[CooperationDraft]:
        """Authorities of three countries or more, named in one list, that did something: they did it together."""
        if self.view.language != "zh" and any(m.code in SIGNED for m in self.links.words(sentence)):
            return  # they signed something, no more
        for run in self._runs(sentence):
            first, last = run[0], run[-1]
            codes = {code for actor in run for code in actor.codes}
            if len(codes) > 1 and not codes & UNNAMED and self._are_acting(sentence, run):
                codes |= self._coordinating(sentence, first)
                status = self.status.read(last.end, sentence, last.end)
                yield draft_of(codes, "joint_operation", status, sentence, "campaign:list")

    def _coordinating(self, sentence: Sentence, first: Actor) -> set[str]:
        """The bodies told before a list of authorities, but for those that only announce what the authorities did."""
        bodies = self.partners.codes_of(sentence.start, first.start) & _JOINT_BODIES
        if self.view.language == "zh":
            before = self.partners.within(sentence.start, first.start)
            bodies -= {code for actor in before if self.partners.announces(actor, first.start) for code in actor.codes}
        return bodies

    def _are_acting(self, sentence: Sentence, run: list[Actor]) -> bool:
        """Whether a list names authorities that did something, and did it together."""
        view, partners, first, last = self.view, self.partners, run[0], run[-1]
        clause = view.clause_at(last.end - 1)
        if not any(m.code in DEEDS and self._is_deed(m) for m in view.within("action", last.end, clause.end)):
            return False
        if _AUTHORITY_OF.search(view.shadow, max(sentence.start, first.start - _AUTHORITY_REACH), first.start) is None:
            is_named = _AUTHORITY.match(view.shadow, last.end) is not None and not any(actor.is_scene for actor in run)
            if not is_named or (partners.is_partner(first) and not first.is_pair):
                return False
        return not partners.is_listed_apart(Span(clause.start, clause.end))

    def _is_deed(self, action: Mention) -> bool:
        """Whether an act is told as done to others."""
        before = max(0, action.start - _AUXILIARY_REACH)
        return _is_done(action) and _OF_THEMSELVES.search(self.view.shadow, before, action.start) is None

    def _of_places(self, sentence: Sentence) -> Iterable[CooperationDraft]:
        """Raids at the same time in several countries (simultanément en France et en Belgique): their forces acted together."""
        view = self.view
        if _AT_ONCE.search(view.shadow, sentence.start, sentence.end) is None:
            return
        if not any(m.code in DEEDS for m in view.within("action", sentence.start, sentence.end)):
            return
        for actor in self.partners.within(sentence.start, sentence.end, True):
            if actor.is_scene and len(actor.codes) > 1 and not set(actor.codes) & (UNNAMED | BODIES):
                codes = set(actor.codes) | (self.partners.codes_of(sentence.start, sentence.end) & {"EUROPOL", "INTERPOL"})
                status = self.status.read(actor.start, sentence, actor.end)
                yield draft_of(codes, "joint_operation", status, sentence, "campaign:places")
                return

    def _of_helper(self, sentence: Sentence) -> Iterable[CooperationDraft]:
        """A body of one other country that acted as part of the issuer's operation (as part of it, Thai customs seized …)."""
        view, issuer = self.view, self.partners.issuer
        if view.language == "zh" or issuer is None:
            return
        part = _PART_OF[view.language].search(view.shadow, sentence.start, sentence.end)
        deed = next((m for m in view.within("action", sentence.start, sentence.end) if m.code in DEEDS and _is_done(m)), None)
        if part is None or deed is None:
            return
        bodies = [m for m in view.within("organisation", part.end(), deed.start) if m.detail and len(m.detail) == len(issuer)]
        codes = {m.detail for m in bodies if m.detail}
        if len(codes) == 1 and issuer not in codes:
            yield draft_of({issuer, *codes}, "joint_operation", "done", sentence, "campaign:helper")

    def _runs(self, sentence: Sentence) -> list[list[Actor]]:
        """Actors named in one list: 老挝、泰国警方; Dutch and Belgian police; la police belge et la police néerlandaise."""
        runs: list[list[Actor]] = []
        for actor in self.partners.within(sentence.start, sentence.end, self.view.language != "zh"):
            if runs and _LISTED.fullmatch(self.view.shadow, runs[-1][-1].end, actor.start):
                runs[-1].append(actor)
            else:
                runs.append([actor])
        return runs


def counts_countries(view: DocumentView, sentence: Sentence) -> bool:
    """Whether a sentence counts countries."""
    return any(m.unit == "country" for m in view.within("quantity", sentence.start, sentence.end))


def _is_done(action: Mention) -> bool:
    """Whether an act is told by a verb (ont arrêté), not only named (le contrôle des lignes)."""
    return not (action.detail or "").startswith("noun")
