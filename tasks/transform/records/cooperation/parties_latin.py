"""Between whom a link of an English or French text is: lists around its clause, sources, hosts and hands behind its word."""

from __future__ import annotations

from tasks.transform.records.clauses import Clause, DocumentView, Sentence
from tasks.transform.records.cooperation.actors import BODIES
from tasks.transform.records.cooperation.links import Link
from tasks.transform.records.cooperation.partners import UNNAMED, Partners
from tasks.transform.records.words import pattern

_ADVERBS = pattern("cooperation.adverbs")
_GUESTS_AT = pattern("cooperation.guests_at")
_SOURCES = (" from", " by", " of", " par", " de", " du", " des")
_SOURCE_REACH = 60
"""Characters behind a link in which its other side stands."""
_HELPER_REACH = 50
_WITH_BEHIND = pattern("cooperation.with_behind")
_COMMON = frozenset({"cooperation_mechanism", "hotline", "task_force", "joint_patrol", "agreement", "mou", "regular_meeting"})
_SHARED = pattern("cooperation.shared")
_THEIRS = pattern("cooperation.theirs")
_OWN_COUNTRY = pattern("cooperation.own_country")
_OPENS_CLAUSE = pattern("cooperation.opens_clause")
_TIES = pattern("cooperation.ties")
_TOGETHER = pattern("cooperation.side_by_side")
_THEY = pattern("cooperation.they")
_BY_THEM = pattern("cooperation.by_them")
_COORDINATE = pattern("cooperation.coordinate")
_BACK_TO = 2
"""Sentences back to the parties of something common."""
_TOLD_IN_SENTENCE = {
    "hotline": False,
    "joint_patrol": False,
    "cooperation_mechanism": False,
    "task_force": False,
    "joint_operation": False,
    "information_exchange": False,
    "evidence_exchange": False,
    "regular_meeting": False,
    "training": True,
    "agreement": True,
}
"""Links told as phrases whose parties stand anywhere in the sentence, and whether lands told only as places are parties too."""


class LatinParties:
    """Reads the parties of the links of one English or French document."""

    def __init__(self, view: DocumentView, partners: Partners) -> None:
        self.view = view
        self.partners = partners

    def read(self, link: Link) -> set[str]:
        """Parties of a link that has its sentence to itself; of something common, those told last where it names none."""
        found = self._of_sentence(link)
        return found if len(found) >= 2 else self._shared_before(link)

    def of_deed(self, link: Link) -> set[str]:
        """Who works together where only the bare word says so: whom its clause names."""
        return self.partners.codes_of(link.clause.start, link.clause.end)

    def _of_sentence(self, link: Link) -> set[str]:
        partners, clause = self.partners, link.clause
        if link.mention.detail == "pair":
            return self._on_both_sides(link)
        is_tie = _TIES.search(self.view.shadow, clause.start, clause.end) is not None
        own = partners.codes_of(clause.start, clause.end, scenes=is_tie) | self._listed_with(link)
        own |= self._listed_on(clause, link.sentence)
        if link.mention.detail == "phrase":
            return self._of_phrase(link, own)
        own, is_whole = self._of_operation(link, own)
        if is_whole:
            return own
        own |= self._sources(link)
        if link.mechanism in ("liaison_office", "training"):
            return self._posted(link, own)
        if link.mechanism == "task_force":
            own = self._on_team(link, own)
        if link.mechanism in ("handover", "extradition"):
            return self._handing(link)
        if own - {partners.issuer}:
            return partners.with_issuer(own, clause.start, clause.end)
        return self._of_other_clauses(link, own)

    def _of_other_clauses(self, link: Link, own: set[str]) -> set[str]:
        """Parties of a clause that names none: the nearest before, then those behind, then the places of the sentence."""
        partners, sentence = self.partners, link.sentence
        for before in self.view.clauses_before(link.clause):
            codes = partners.codes_of(before.start, before.end)
            if codes - {partners.issuer}:
                return partners.with_issuer(codes | (own & {partners.issuer}), before.start, link.clause.end)
        for after in self.view.clauses_after(link.clause):
            codes = partners.codes_of(after.start, after.end)
            if codes - {partners.issuer}:
                return partners.with_issuer(codes | self._listed_on(after, sentence), sentence.start, after.end)
        scenes = partners.codes_of(sentence.start, sentence.end, scenes=True)
        return scenes if len(scenes - {partners.issuer}) >= 2 else set()

    def _shared_before(self, link: Link) -> set[str]:
        """Parties of something common (a joint centre, a shared line) that its own sentence does not name: those told last."""
        text, sentence = self.view.shadow, link.sentence
        is_theirs = link.mechanism == "regular_meeting" and _THEIRS.search(text, sentence.start, link.start) is not None
        shared = _SHARED.search(text, link.start, link.clause.end) if link.mechanism in _COMMON else None
        is_together = shared is not None and _TOGETHER.fullmatch(shared[0]) is not None
        if not is_theirs and (shared is None or (is_together and not _THEY.search(text, sentence.start, link.start))):
            return set()
        for before in reversed(self.view.sentences[max(0, sentence.index - _BACK_TO) : sentence.index]):
            codes = self.partners.codes_of(before.start, before.end, scenes=True) - UNNAMED - BODIES
            if len(codes) >= 2:
                return codes
        return set()

    # --- words of the lexicon

    def _of_operation(self, link: Link, own: set[str]) -> tuple[set[str], bool]:
        """Parties of an operation for which its clause names only bodies, and whether they are all."""
        partners, sentence, clause = self.partners, link.sentence, link.clause
        if link.mechanism != "joint_operation" or not own or not own <= BODIES:
            return own, False
        own = own | (partners.codes_of(sentence.start, clause.start) - UNNAMED)
        if own <= BODIES and clause.index + 1 < sentence.last_clause:
            who = partners.within(clause.end, self.view.clauses[clause.index + 1].end, True)
            if who and not set(who[0].codes) & UNNAMED:
                return own | set(who[0].codes), True  # in an operation with INTERPOL, police in X raided ...
        return own, False

    def _sources(self, link: Link) -> set[str]:
        """Parties right behind a link that its clause's own list does not hold."""
        partners, clause = self.partners, link.clause
        if link.mechanism == "information_exchange" and self.view.shadow[link.start : link.end].endswith(_SOURCES):
            return partners.codes_of(link.end, min(link.end + _SOURCE_REACH, clause.end), scenes=True)
        if link.mechanism == "training":
            return partners.nations_of_people(link.end, clause.end)
        return set()

    def _posted(self, link: Link, own: set[str]) -> set[str]:
        """Who posts or trains and whom, which may be told only as a place (has kept two attachés in Vientiane)."""
        partners, sentence, clause = self.partners, link.sentence, link.clause
        is_alone = link.mechanism == "training" and _OPENS_CLAUSE.match(self.view.shadow, clause.start) is not None
        if not own - {partners.issuer} and not is_alone:
            own |= partners.codes_of(sentence.start, clause.start)  # Laos, for its part, has kept two attachés in X
        if len(own | partners.home) < 2:
            own |= partners.codes_of(clause.start, clause.end, scenes=True)
        if link.mechanism == "training" and own and own <= BODIES:
            towns = partners.codes_of(sentence.start, sentence.end, scenes=True)
            own |= towns if len(towns - BODIES) > 1 else set()  # UNODC will train 40 officers in X and Y
        if not own - {partners.issuer}:
            own |= partners.codes_of(clause.start, sentence.end, scenes=True)
        if not own - {partners.issuer}:
            return set()
        is_host = link.mechanism == "training" and not partners.codes_of(sentence.start, link.start, True)
        if (link.mechanism == "liaison_office" or is_host) and partners.issuer is not None:
            return own | partners.home
        return partners.with_issuer(own, clause.start, clause.end)

    def _on_team(self, link: Link, own: set[str]) -> set[str]:
        partners, sentence, clause = self.partners, link.sentence, link.clause
        if not own - {partners.issuer} - UNNAMED:
            own = partners.codes_of(clause.start, clause.end, scenes=True)
        if partners.issuer is None and len(own) == 1:
            own |= partners.codes_of(sentence.start, sentence.end, scenes=True)  # with Fijian police, set up in Apia
        return own

    def _on_both_sides(self, link: Link) -> set[str]:
        """Parties on both sides of words like ``with the help of``: one after them near by, one before in the sentence."""
        partners, sentence = self.partners, link.sentence
        after = partners.codes_of(link.end, min(sentence.end, max(link.clause.end, link.end + _HELPER_REACH)))
        before = partners.codes_of(sentence.start, link.start)
        if not before - after:
            before |= partners.codes_of(sentence.start, link.start, scenes=True)
        if not after:
            is_adverb = _ADVERBS.fullmatch(self.view.shadow, link.start, link.end) is not None
            return before if len(before) >= 2 and is_adverb else set()
        codes = before | after
        if codes <= BODIES:
            return set()
        if len(codes) < 2 or not before:
            codes |= partners.home
        named = codes - UNNAMED
        return named if len(named - BODIES) >= 2 else codes

    # --- lists

    def _listed_on(self, clause: Clause, sentence: Sentence) -> set[str]:
        """Parties behind a clause that go on with its list (bringing together Switzerland, France and the Netherlands)."""
        actors = self.partners.within(clause.start, sentence.end, True)
        own = sum(actor.start < clause.end for actor in actors)
        return self.partners.chained(actors[own - 1 :]) if own else set()

    def _listed_with(self, link: Link) -> set[str]:
        """Parties before the clause that go on in it as one list (Belgian, Dutch and Spanish prosecutors; A, B and C signed)."""
        actors = self.partners.within(link.sentence.start, link.clause.end, True)
        before = sum(actor.start < link.clause.start for actor in actors)
        return self.partners.chained(actors[before::-1]) if before < len(actors) else set()

    # --- phrases

    def _of_phrase(self, link: Link, own: set[str]) -> set[str]:
        """Parties of a link told with words in between: those of its clause, else of the sentence, else with the issuer."""
        partners, sentence, mechanism = self.partners, link.sentence, link.mechanism
        if mechanism in ("handover", "extradition"):
            is_home = _OWN_COUNTRY.search(self.view.shadow, link.start, sentence.end) is not None
            return (self._sent_home(link) if is_home else set()) or self._handing(link)
        before = partners.codes_of(sentence.start, link.start, scenes=True) - UNNAMED
        if mechanism == "agreement" and (behind := self._partner_behind(link)):
            return behind | self._signer(link)
        if mechanism == "agreement" and len(before) >= 2:
            return before
        if mechanism in ("joint_operation", "information_exchange") and (alone := self._of_main_clause(link)):
            return alone
        if mechanism == "joint_patrol" and not own - {partners.issuer}:
            own |= before  # lies between X and Y, whose coast guards patrol together
        if mechanism in _TOLD_IN_SENTENCE:
            own |= partners.codes_of(sentence.start, sentence.end, scenes=_TOLD_IN_SENTENCE[mechanism])
        own |= self._around_phrase(link, own, before)
        named = own - UNNAMED
        own = named if len(named - BODIES) >= 2 else own
        own |= self._ours(link, own, before)
        if not own - {partners.issuer}:
            return set()
        if len(own - UNNAMED) < 2:
            own |= partners.home
        return own if not own <= BODIES else set()

    def _around_phrase(self, link: Link, own: set[str], before: set[str]) -> set[str]:
        """What the words beside a phrase add to the parties of its clause and sentence."""
        partners, sentence = self.partners, link.sentence
        if link.mechanism == "liaison_office":
            return partners.codes_of(link.end, sentence.end, scenes=True)
        if link.mechanism == "information_exchange":
            told = partners.codes_of(link.end - 1, min(link.end + _SOURCE_REACH, sentence.end), scenes=True)
            return told | self._members(link, (own | told) - UNNAMED)
        if link.mechanism == "training" and _GUESTS_AT.match(self.view.shadow, link.start) is not None:
            return set(partners.home)  # guests at a course of the one who reports
        if link.mechanism == "joint_operation":
            return self._partners_in(link, own, before)
        return set()

    def _partners_in(self, link: Link, own: set[str], before: set[str]) -> set[str]:
        """Who takes part in an operation told as a phrase: our officers with those of X; partners from X and Y."""
        partners, text = self.partners, self.view.shadow
        is_with = not before and text.startswith((" with", " avec"), link.end - 5)
        found = set(partners.home) if is_with else set()
        if text[link.start : link.end].endswith((" from", " in")):
            found |= partners.codes_of(link.end, min(link.end + _SOURCE_REACH, link.sentence.end), scenes=True)
            found |= partners.home if own | found else set()
        return found

    def _ours(self, link: Link, own: set[str], before: set[str]) -> set[str]:
        """The one who reports, where the sentence leaves unsaid who acts (our customs share data with X and Y)."""
        partners, sentence = self.partners, link.sentence
        if link.mechanism == "joint_operation":
            return set(partners.home) if not own - BODIES - {partners.issuer} else set()
        if link.mechanism not in ("information_exchange", "evidence_exchange", "agreement") or before:
            return set()
        first = next(iter(partners.within(sentence.start, sentence.end)), None)
        is_ours = first is not None and first.start > link.start and partners.is_partner(first)
        return set(partners.home) if is_ours else set()

    def _members(self, link: Link, own: set[str]) -> set[str]:
        """With a body alone the states that the sentence before names with it (A and B work with Europol. Since then …)."""
        before = self.view.sentence_before(link.sentence)
        if not own or not own <= BODIES or before is None:
            return set()
        told = self.partners.codes_of(before.start, before.end) - UNNAMED
        return told if own <= told else set()

    def _partner_behind(self, link: Link) -> set[str]:
        """The other side of a signed text, told with "with" right behind it."""
        actors = self.partners.within(link.end, min(link.end + _SOURCE_REACH, link.sentence.end), True)
        first = actors[0] if actors else None
        if first is None or _WITH_BEHIND.search(self.view.shadow, link.end, first.start) is None:
            return set()
        return set(first.codes)

    def _signer(self, link: Link) -> set[str]:
        """Who signs: the party that acts before the verb, else the one who reports."""
        acting = [a for a in self.partners.within(link.sentence.start, link.start) if not self.partners.is_partner(a)]
        return set(acting[-1].codes) - UNNAMED if acting else set(self.partners.home)

    def _of_main_clause(self, link: Link) -> set[str]:
        """Parties of one of two main clauses, each with its subject (the police of X passed on names, and Europol helped)."""
        partners, clause = self.partners, link.clause
        before = next(iter(self.view.clauses_before(clause)), None)
        after = next(iter(self.view.clauses_after(clause)), None)
        if not self._opens_main(before, clause) and not self._opens_main(clause, after):
            return set()
        alone = partners.codes_of(clause.start, clause.end) - UNNAMED
        if not alone - {partners.issuer}:
            return set()
        return alone | partners.home if len(alone - BODIES) < 2 else alone

    def _opens_main(self, left: Clause | None, right: Clause | None) -> bool:
        """Whether the right one of two clauses begins with "and" and a party, while the left one has a party too."""
        if left is None or right is None or not self.partners.within(left.start, left.end):
            return False
        actors = self.partners.within(right.start, right.end)
        return bool(actors) and _COORDINATE.search(self.view.shadow[left.end - 1 : actors[0].start]) is not None

    # --- people given from one state to another

    def _sent_home(self, link: Link) -> set[str]:
        """The one who reports and the only other state told before, as people or as a party."""
        partners, sentence = self.partners, link.sentence
        people = {m.code for m in self.view.within("nationality", sentence.start, link.start) if m.code}
        people |= {code for actor in partners.within(sentence.start, link.start) for code in actor.codes}
        people = people - UNNAMED - BODIES - {partners.issuer}
        return people | partners.home if len(people) == 1 else set()

    def _handing(self, link: Link) -> set[str]:
        """Giver and receiver of people: both in the clause, else the giver elsewhere in the sentence."""
        partners, sentence, clause = self.partners, link.sentence, link.clause
        if _OWN_COUNTRY.search(self.view.shadow, link.start, sentence.end) and partners.issuer is not None:
            people = {m.code for m in self.view.within("nationality", sentence.start, sentence.end) if m.code}
            people -= {partners.issuer}  # the Malians were handed to the police of their country
            if len(people) == 1:
                return {*people, partners.issuer}
        near = partners.codes_of(clause.start, clause.end, scenes=True) - UNNAMED - BODIES
        if len(near) == 2:
            return near
        if _BY_THEM.search(self.view.shadow, sentence.start, sentence.end) and near <= partners.home:
            return near | partners.home | partners.last_country(sentence.start)
        codes = partners.codes_of(sentence.start, sentence.end, scenes=True) - UNNAMED - BODIES
        if len(codes) == 1:
            return codes | (partners.home or self._told_just_before(link))
        return codes if len(codes) == 2 else set()

    def _told_just_before(self, link: Link) -> set[str]:
        """The one state where the sentence before plays, in a text of nobody (arrested in Lima. He will be extradited)."""
        if not link.sentence.index:
            return set()
        before = self.view.sentences[link.sentence.index - 1]
        scenes = (actor for actor in self.partners.within(before.start, before.end, True) if actor.is_scene)
        told = {code for scene in scenes for code in scene.codes}
        return told if len(told) == 1 else set()
