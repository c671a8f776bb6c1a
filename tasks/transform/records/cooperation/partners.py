"""The parties of a stretch of text: those it names, those "both sides" points to, unnamed foreign ones, the one who reports."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable
from itertools import pairwise

from tasks.text.mentions import Mention
from tasks.text.spans import Span
from tasks.transform.records.clauses import Clause, DocumentView, Sentence
from tasks.transform.records.context.issuer import issuer_of
from tasks.transform.records.cooperation.actors import BODIES, Actor, find_actors
from tasks.transform.records.words import pattern, patterns

UNNAMED = frozenset({"*FOREIGN", "*EU"})
_BACK = patterns("partners.back")
"""Both, the three …: parties named before. The name of the group says how many."""
_LOOK_BACK = 40
"""Sentences back to which "both sides" may point."""
_SIZES = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "several": 0}
"""How many parties each group means; 0 for three or more (各方)."""
_MANY = patterns("partners.many")
_REGIONAL = patterns("partners.regional")
_ONLY_ANNOUNCES = pattern("cooperation.only_announces")
_RUN = pattern("cooperation.run")
_SEVERAL_STATES = pattern("partners.several_states")
_JOINED_TO_GROUP = patterns("cooperation.joined_to_group")["any"]
_JOINT_REACH = 2
_ABROAD = patterns("partners.abroad")
_COUNT_REACH = 4
_BACK_REACH = 8
"""Characters before "two nations" in which what makes it point back stands."""
_THAT_COUNTRY = pattern("partners.that_country")
_EUROPE = pattern("partners.europe")
_EUROPE_REACH = 60
_CENTRE = pattern("partners.centre")
_WITH = patterns("partners.with")
"""What makes the actor after it a partner of an unnamed subject (与, with …: the one who reports)."""
_WITH_REACH = 30
_APART = pattern("partners.apart")
_HOME_WORDS = patterns("partners.home_words")
_BESIDE_US = pattern("partners.beside_us")
_LIST_GAP = pattern("cooperation.list_gap")
_LIST_MARKS = ("、", "和", "及", "以及", "与")


def points_back(view: DocumentView, start: int, end: int) -> bool:
    """Whether a stretch only says how many the parties are that were told before (un accord tripartite, the two countries)."""
    return _BACK[view.language].search(view.shadow, start, end) is not None


def names_many(view: DocumentView, start: int, end: int) -> bool:
    """Whether a stretch of Chinese tells of foreign states without their names (一個南美執法機關, 31个国家)."""
    return view.language == "zh" and _MANY["zh"].search(view.shadow, start, end) is not None


class Partners:
    """All actors of a document, with the issuer and the sets that "both sides" may mean."""

    def __init__(self, view: DocumentView) -> None:
        self.view = view
        self.issuer = issuer_of(view)
        self.home = frozenset({self.issuer}) if self.issuer is not None else frozenset()
        """The code of the one who reports, as a set; empty where nobody knows it."""
        self.actors = find_actors(view)
        self._starts = [actor.start for actor in self.actors]

    def within(self, start: int, end: int, scenes: bool = False) -> list[Actor]:
        """Actors that start in a stretch; those that are only the place of the deed where ``scenes``."""
        found = self.actors[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return found if scenes else [actor for actor in found if not actor.is_scene]

    def codes_of(self, start: int, end: int, scenes: bool = False) -> set[str]:
        """Party codes of a stretch: named ones, "both" resolved, uncounted foreign ones where nobody is named."""
        codes = {code for actor in self.within(start, end, scenes) for code in actor.codes}
        codes |= self._told_back(codes, start, end)
        if "LMLECC" not in codes and _CENTRE.search(self.view.shadow, start, end) and self._is_known("LMLECC", start):
            codes.add("LMLECC")
        return self._with_unnamed(codes, start, end)

    def nations_of_people(self, start: int, end: int) -> set[str]:
        """The nations of the people told in a stretch; a word that stands for several tells none."""
        return one_nation_each(self.view.within("nationality", start, end))

    def _told_back(self, codes: set[str], start: int, end: int) -> set[str]:
        """The parties that "both sides" or "that country" points to, where a stretch names no other."""
        found: set[str] = set()
        others = codes - {self.issuer} - UNNAMED
        back = _BACK[self.view.language].search(self.view.shadow, start, end) if others <= BODIES else None
        if back is not None and (not others or self._is_joined_to_body(back)):
            found |= set(self.set_before(back.start(), _size_of(back)))
        if not (codes | found) - {self.issuer} and _THAT_COUNTRY.search(self.view.shadow, start, end):
            found |= self.last_country(start)
        return found

    def _is_joined_to_body(self, back: re.Match[str]) -> bool:
        """Whether a Chinese group of states told before does something with the body of its clause (该组织同四国组建 …)."""
        text = self.view.shadow
        if self.view.language != "zh":
            return False
        before = _JOINED_TO_GROUP.search(text, max(0, back.start() - _JOINT_REACH), back.start())
        return before is not None or _JOINED_TO_GROUP.match(text, back.end()) is not None

    def told_back(self, start: int, end: int, before: int, known: set[str]) -> tuple[str, ...]:
        """The parties that a stretch points back to (both forces): others than ``known``, named before ``before``."""
        back = _BACK[self.view.language].search(self.view.shadow, start, end)
        return self.set_before(before - 1, _size_of(back), known) if back is not None and before else ()

    def unnamed_in(self, start: int, end: int) -> list[Span]:
        """Where a stretch names foreign states or forces by their part of the world (Pacific officers, forces abroad)."""
        language = self.view.language
        told = (patterns[language] for patterns in (_REGIONAL, _ABROAD) if language in patterns)
        return [Span(*match.span()) for words in told for match in words.finditer(self.view.shadow, start, end)]

    def back_references(self) -> list[Span]:
        """Where the text only says how many the parties are that were told before (the two police forces)."""
        return [Span(*match.span()) for match in _BACK[self.view.language].finditer(self.view.shadow)]

    def is_back_reference(self, actor: Actor) -> bool:
        """Whether an unnamed actor only points to parties that were told before (the two nations)."""
        start = max(0, actor.start - _BACK_REACH)
        return set(actor.codes) <= UNNAMED and points_back(self.view, start, actor.end)

    def _with_unnamed(self, codes: set[str], start: int, end: int) -> set[str]:
        """With the unnamed foreign states of a stretch that names none; those of Europe have a code of their own."""
        if codes - BODIES - UNNAMED - {self.issuer}:
            return (codes - UNNAMED) | self._many_beside(start, end)
        many = _MANY[self.view.language].search(self.view.shadow, start, end)
        if self.unnamed_in(start, end):
            codes.add("*FOREIGN")
        if many and not ("ASEAN" in codes and many[0].startswith("东盟")):
            codes.add("*FOREIGN")
        if "*FOREIGN" in codes and _EUROPE.search(self.view.shadow, max(0, start - _EUROPE_REACH), end):
            codes.add("*EU")
        return codes - {"*FOREIGN"} if "*EU" in codes else codes

    def _many_beside(self, start: int, end: int) -> set[str]:
        """Unnamed states of Chinese that stand in one breath with a named one (欧洲多国与土耳其警方)."""
        many = _MANY["zh"].search(self.view.shadow, start, end) if self.view.language == "zh" else None
        if many is None or _JOINED_TO_GROUP.match(self.view.shadow, many.end()) is None:
            return set()
        beside = [a for a in self.within(many.end(), end) if a.start <= many.end() + _JOINT_REACH]
        return {"*EU" if many[0].startswith("欧洲") else "*FOREIGN"} if beside else set()

    def is_with_many(self, start: int, end: int) -> bool:
        """Whether the unnamed states of a Chinese stretch are somebody's partners (与5个亚太区执法机关)."""
        many = _MANY["zh"].search(self.view.shadow, start, end)
        return (
            many is not None and _JOINED_TO_GROUP.search(self.view.shadow, many.start() - _COUNT_REACH, many.start()) is not None
        )

    def last_country(self, position: int) -> set[str]:
        """The other state named last before a position, where it was named alone."""
        for actor in reversed(self.actors[: bisect_left(self._starts, position)]):
            foreign = [code for code in actor.codes if code != self.issuer and code not in UNNAMED | BODIES]
            if foreign:
                return set(foreign) if len(foreign) == 1 else set()
        return set()

    def _is_known(self, code: str, position: int) -> bool:
        return any(code in actor.codes for actor in self.actors[: bisect_left(self._starts, position)])

    def set_before(self, position: int, size: int, known: Collection[str] = ()) -> tuple[str, ...]:
        """The last ``size`` parties named before ``position``: in one breath, else in one sentence, else with the issuer.

        None of them is one of the ``known``.
        """
        last = self.view.sentence_at(position).index
        for sentence in reversed(self.view.sentences[max(0, last - _LOOK_BACK) : last + 1]):
            actors = self.within(sentence.start, min(sentence.end, position), True)
            for actor in reversed(actors):
                if _has_size(actor.codes, size) and not set(actor.codes) & (UNNAMED | BODIES | set(known)):
                    return actor.codes
            codes = {code for actor in actors for code in actor.codes} - UNNAMED - BODIES - set(known)
            if size == 2 and not known and (named := self._body_with_state(actors)):
                return named
            if size == 2 and not codes - self.home:
                codes |= _body_met(actors)
            if codes and len(codes) < size:
                codes |= self.home
            if _has_size(codes, size) and not (size > 2 and self._points_at(sentence.start, position, size)):
                return tuple(sorted(codes))
        return self._set_after(position, size)

    def _body_with_state(self, actors: list[Actor]) -> tuple[str, ...]:
        """A body and a state named last in one breath (国际刑警组织和巴西商定,双方 …)."""
        for left, right in reversed(list(pairwise(actors))):
            codes = {*left.codes, *right.codes}
            is_one_breath = self.view.shadow[left.end : right.start] in _LIST_MARKS
            if is_one_breath and len(codes) == 2 and len(codes & BODIES) == 1 and not codes & UNNAMED:
                return tuple(sorted(codes))
        return ()

    def _points_at(self, start: int, position: int, size: int) -> bool:
        """Whether a Chinese sentence itself points back to a group of this size: those it names stand beside the group."""
        if self.view.language != "zh":
            return False
        end = min(self.view.sentence_at(start).end, position)
        found = _BACK["zh"].finditer(self.view.shadow, start, end)
        return any(_size_of(match) == size for match in found)

    def _set_after(self, position: int, size: int) -> tuple[str, ...]:
        """Where nobody is named before: the country that the rest of the sentence names, with the issuer (经两国警方协作 …)."""
        end = self.view.sentence_at(position).end
        codes = {code for actor in self.within(position, end, True) for code in actor.codes} - UNNAMED - BODIES
        if self.issuer is not None:
            codes |= {self.issuer}
        return tuple(sorted(codes)) if len(codes) == size else ()

    def with_issuer(self, codes: set[str], start: int, end: int) -> set[str]:
        """The parties with the one who reports, unless two others already deal with each other."""
        if speaker := self._speaker_with(codes, start, end):
            return codes | speaker
        if self.issuer is None or self.issuer in codes or not codes:
            return codes
        return codes | self.home if self._is_with_us(codes, start, end) else codes

    def _speaker_with(self, codes: set[str], start: int, end: int) -> set[str]:
        """The one state that speaks of its own link (毒罪办透露,将与老挝签署 …), where the stretch names no subject."""
        actors = self.within(start, end)
        if self.view.language != "zh" or len(codes) != 1 or not actors or not self.is_partner(actors[0]):
            return set()
        sentence = self.view.sentence_at(start)
        spoken = self.view.within("speech", sentence.start, start)
        said = self.within(sentence.start, spoken[0].start) if spoken else []
        is_one = len(said) == 1 and len(said[0].codes) == 1 and not set(said[0].codes) & (UNNAMED | codes)
        return set(said[0].codes) if is_one else set()

    def _is_with_us(self, codes: set[str], start: int, end: int) -> bool:
        """Whether the parties of a stretch are the partners of the one who reports."""
        actors = [a for a in self.within(start, end, True) if set(a.codes) & codes]
        if self.view.language == "zh" and actors and codes <= UNNAMED and self._act_among_themselves(actors[0]):
            return False
        if not actors and len(codes) > 1 and points_back(self.view, start, end) and self.view.language == "zh":
            return False  # both sides, told before
        if actors and len(codes) > 1 and set(actors[0].codes) <= BODIES and not self.is_partner(actors[0]):
            return False  # a body that acts with others: 中心与毒罪办签署, 该组织为20国举办培训
        if codes <= BODIES:
            return any(self.is_partner(a) for a in actors)
        if any(actor.is_pair for actor in actors):
            return False
        groups = len({actor.codes for actor in actors})  # a body and the place where it acts are one
        first = actors[0] if actors else None
        if first is None or (groups == 1 and len(first.codes) == 1) or self.is_partner(first):
            return True
        if self.view.language != "zh":
            return False
        if len(codes - BODIES) < 2 or _HOME_WORDS["zh"].search(self.view.shadow, start, first.start) is not None:
            return True
        return self._is_told_to_us(start, end)

    def _act_among_themselves(self, actor: Actor) -> bool:
        """Whether several unnamed states are the subject: they act with each other (多国警方联手捣毁 …)."""
        if self.is_partner(actor) or self.is_with_many(max(0, actor.start - _BACK_REACH), actor.end):
            return False
        return _SEVERAL_STATES.match(self.view.shadow, actor.start) is not None

    def _is_told_to_us(self, start: int, end: int) -> bool:
        """Whether others deal with a body of the one who reports (越南、印尼總領事館一直與入境處互通情報)."""
        ours = (body for body in self.view.within("organisation", start, end) if body.detail == self.issuer)
        return any(_BESIDE_US.search(self.view.shadow[max(start, body.start - 2) : body.start]) for body in ours)

    def announces(self, body: Actor, end: int) -> bool:
        """Whether a Chinese body only tells of others (…发布公报说,三国警方捣毁 …), and nothing says that it ran that."""
        told = _ONLY_ANNOUNCES.match(self.view.shadow, body.end, end)
        return told is not None and _RUN.search(self.view.shadow, told.end(), end) is None

    def deals_with_other(self, clause: Clause, position: int) -> bool:
        """Whether a clause names both who acts before a position and the other side (某国派员常驻国际刑警组织总部)."""
        actors = self.within(clause.start, clause.end)
        return len(actors) > 1 and actors[0].start < position and not self.is_partner(actors[0])

    def is_partner(self, actor: Actor) -> bool:
        """Whether a word before the actor makes it the partner of somebody (与, with) and not the one that acts."""
        before = self.view.shadow[max(0, actor.start - _WITH_REACH) : actor.start]
        return _WITH[self.view.language].search(before) is not None

    def chained(self, actors: list[Actor]) -> set[str]:
        """The parties that follow the first one of ``actors`` with nothing but list marks in between, in either direction."""
        found: set[str] = set()
        for known, actor in pairwise(actors):
            left, right = sorted((known, actor), key=lambda a: a.start)
            if _LIST_GAP.fullmatch(self.view.shadow, left.end, right.start) is None:
                break
            found |= set(actor.codes)
        return found - UNNAMED

    def is_listed_apart(self, span: Span) -> bool:
        """Whether the text says that each partner has its own (分别签署, respectively)."""
        return _APART.search(self.view.shadow[span.start : span.end]) is not None

    def pairs(self, sentence: Sentence, position: int, codes: set[str]) -> list[set[str]]:
        """The pairs of states named in one list before ``position`` (中老、中缅边检机关): each has a link of its own."""
        named = [a for a in self.within(sentence.start, position) if a.is_pair and len(a.codes) == 2]
        if self.view.language != "zh" or len(named) < 2 or not codes <= {code for a in named for code in a.codes}:
            return []
        gaps = (self.view.shadow[left.end : right.start] for left, right in pairwise(named))
        return [set(actor.codes) for actor in named] if all(gap in _LIST_MARKS for gap in gaps) else []


def one_nation_each(mentions: Iterable[Mention]) -> set[str]:
    """The codes of mentions that each stand for one nation."""
    return {m.code for m in mentions if m.code and "+" not in m.code}


def _size_of(back: re.Match[str]) -> int:
    """How many parties a match of ``_BACK`` points to; 0 for three or more. One group of it matched."""
    return next(_SIZES[name] for name, number in back.groupdict().items() if number)


def _has_size(codes: Collection[str], size: int) -> bool:
    return len(codes) == size if size else len(codes) > 2


def _body_met(actors: list[Actor]) -> set[str]:
    """The one body that a sentence without other states tells of: the other of the two is the one who reports."""
    met = {code for actor in actors for code in actor.codes} & BODIES
    return met if len(met) == 1 else set()
