"""Between whom a link is: the parties of a mechanism's word, from its clause and sentence."""

from __future__ import annotations

import re

from tasks.text.mentions import Mention
from tasks.text.spans import Span
from tasks.transform.records.clauses import Clause, DocumentView, Sentence
from tasks.transform.records.partners import BODIES, UNNAMED, Partners
from tasks.transform.records.words import pattern

_ADVERBS = pattern("cooperation.adverbs")
_GUESTS_AT = re.compile(r"attend|complet|follow|took part|graduated")
_SOURCES = (" from", " by", " of", " par", " de", " du", " des")
_SOURCE = 60  # characters behind a link in which its other side stands
_WITH_BEHIND = re.compile(r"\b(?:with|avec)\s(?:the\s|la\s|le\s|les\s|l')?(?:[\w-]+\s){0,4}$")
_TOGETHER = re.compile(r"合作|协作|移交")
_CLAUSE_BOUND = frozenset({"遣返", "移送", "递解", "押交", "移管"})


_LIST_GAP = re.compile(r",?\s(?:and|et)\s(?:the\s|la\s|le\s|les\s|l')?|,\s(?:the\s|la\s|le\s|les\s|l')?")
_ARRANGED = re.compile(r"[^,。;]{0,4}?(?:程序|安排|事宜|问题|手续|流程|机制|条件)")
_UNDER = re.compile(r"(?:依托|通过|透过|借助|借力|利用|在)$")
_ATTENDED = re.compile(r"出席|参加|与会|率团|参会|到会")
_COMMON = frozenset({"cooperation_mechanism", "hotline", "task_force", "joint_patrol", "agreement", "mou", "regular_meeting"})
_SHARED = re.compile(r"\b(?:communs?|communes?|conjoints?|conjointes?|mixtes?|joint|shared|common|ensemble|together)\b")
_OWN_COUNTRY = re.compile(r"\b(?:de|of|in) (?:leur|son|their|his|her) (?:propre |own |home )?(?:pays|country)\b")
_COORDINATE = re.compile(r"[,;]\s(?:et|and|while|tandis que|alors que)\s(?:la\s|le\s|les\s|l'|the\s)?$")
_BACK_TO = 2  # sentences back to the parties of something common
RUN_BY = re.compile(r"由[^,。;]{0,14}(?:协调|统筹|牵头|组织|主导|发起)")


class PartyReader:
    """Reads the parties of the links of one document."""

    def __init__(self, view: DocumentView, partners: Partners) -> None:
        self.view = view
        self.partners = partners

    def read_stretch(self, stretch: Span, sentence: Sentence, mention: Mention, first_link: int) -> set[str]:
        """Parties of a link that shares its sentence with another: those of its own part, with who acts in the sentence."""
        partners = self.partners
        after = partners.codes_of(mention.end, stretch.end, scenes=True)
        own = partners.codes_of(stretch.start, mention.start) | after
        if not own - {partners.issuer}:
            return set()
        if len(own) < 2 or not partners.codes_of(stretch.start, mention.start):
            first = next(
                (a for a in partners.within(sentence.start, min(stretch.start, first_link)) if not partners.is_partner(a)), None
            )
            subject = set(first.codes) - UNNAMED if first is not None else set()
            own |= subject or ({partners.issuer} if partners.issuer else set())
        return own if len(own) > 1 and not own <= BODIES else set()

    def read(self, sentence: Sentence, clause: Clause, mention: Mention) -> set[str]:
        found = self._read(sentence, clause, mention)
        if len(found) >= 2 or self.view.language == "zh":
            return found
        return self._shared_before(sentence, clause, mention)

    def _shared_before(self, sentence: Sentence, clause: Clause, mention: Mention) -> set[str]:
        """Parties of something common (a joint centre, a shared line) that its own sentence does not name: those told last."""
        if mention.code not in _COMMON or _SHARED.search(self.view.shadow, mention.start, clause.end) is None:
            return set()
        for before in reversed(self.view.sentences[max(0, sentence.index - _BACK_TO) : sentence.index]):
            codes = self.partners.codes_of(before.start, before.end, scenes=True) - UNNAMED - BODIES
            if len(codes) >= 2:
                return codes
        return set()

    def _read(self, sentence: Sentence, clause: Clause, mention: Mention) -> set[str]:
        view, partners = self.view, self.partners
        mechanism = mention.code
        own = partners.codes_of(clause.start, clause.end)
        if mention.detail == "pair" and view.language != "zh":
            return self._linked_by(sentence, mention)
        if view.language != "zh":
            own |= self._listed_with(sentence, clause)
            own |= self._listed_on(sentence, clause) if mechanism == "task_force" else set()
            if mention.detail == "phrase":
                return self._of_phrase(sentence, clause, mention, own)
            if own and own <= BODIES and mechanism == "joint_operation":
                own |= partners.codes_of(sentence.start, clause.start) - UNNAMED
            if own and own <= BODIES and mechanism == "joint_operation" and clause.index + 1 < sentence.last_clause:
                who = partners.within(clause.end, view.clauses[clause.index + 1].end, True)
                if who and not set(who[0].codes) & UNNAMED:
                    return own | set(who[0].codes)  # in an operation with INTERPOL, police in X raided ...
            if mechanism == "information_exchange" and view.shadow[mention.start : mention.end].endswith(_SOURCES):
                own |= partners.codes_of(mention.end, min(mention.end + _SOURCE, clause.end), scenes=True)
            if mechanism == "liaison_office" and not own - {partners.issuer}:
                own |= partners.codes_of(sentence.start, clause.start)  # Laos, for its part, has kept two attachés in X
            if mechanism == "training":
                own |= {m.code for m in view.within("nationality", mention.end, clause.end) if m.code and "+" not in m.code}
        if view.language == "zh" and mechanism == "training":
            own |= {m.code for m in view.within("nationality", mention.end, clause.end) if m.code and "+" not in m.code}
        if view.language == "zh" and mechanism == "joint_operation":
            own |= self._coordinators(sentence, clause)
        if mechanism == "liaison_office" or mechanism == "training":
            if len(own | ({partners.issuer} if partners.issuer else set())) < 2:
                own |= partners.codes_of(clause.start, clause.end, scenes=True)
            if not own - {partners.issuer} and view.language != "zh":
                own |= partners.codes_of(clause.start, sentence.end, scenes=True)
            if not own - {partners.issuer} and view.language == "zh":
                own |= self._told_before(sentence, clause)
            if not own - {partners.issuer}:
                return set()
            if view.language != "zh" and mechanism == "liaison_office" and partners.issuer is not None:
                return own | {partners.issuer}
            return partners.with_issuer(own, clause.start, clause.end)
        if mechanism == "task_force" and not own - {partners.issuer} - UNNAMED:
            own = partners.codes_of(clause.start, clause.end, scenes=True)
        if mechanism == "task_force" and partners.issuer is None and len(own) == 1:
            own |= partners.codes_of(sentence.start, sentence.end, scenes=True)  # with Fijian police, set up in Apia
        if mechanism in ("handover", "extradition"):
            return self._handing(sentence, clause, mention, own)
        if view.language == "zh" and mechanism == "regular_meeting":
            own |= self._attending(sentence, clause)
        if view.language == "zh" and own - {partners.issuer} and own <= BODIES | {partners.issuer}:
            own |= self._leaning_on(sentence, clause)
        if own - {partners.issuer}:
            return self._subject(sentence, clause, own) or partners.with_issuer(own, clause.start, clause.end)
        for at in range(clause.index - 1, sentence.first_clause - 1, -1):
            before = view.clauses[at]
            codes = partners.codes_of(before.start, before.end)
            if codes - {partners.issuer}:
                return partners.with_issuer(codes | (own & {partners.issuer}), before.start, clause.end)
        if mention.detail == "pair":
            return set()
        for at in range(clause.index + 1, sentence.last_clause):
            after = view.clauses[at]
            codes = partners.codes_of(after.start, after.end)
            if codes - {partners.issuer} and self.view.language != "zh":
                return partners.with_issuer(codes, sentence.start, after.end)
        scenes = partners.codes_of(sentence.start, sentence.end, scenes=True)
        if view.language != "zh" and len(scenes - {partners.issuer}) >= 2:
            return scenes
        return set()

    def _attending(self, sentence: Sentence, clause: Clause) -> set[str]:
        """Who the next clause says took part in a meeting (第二次会晤在昆明举行,老挝、越南内务部门负责人出席)."""
        for at in range(clause.index + 1, min(clause.index + 3, sentence.last_clause)):
            after = self.view.clauses[at]
            if _ATTENDED.search(self.view.shadow, after.start, after.end):
                return self.partners.codes_of(after.start, after.end) - UNNAMED
        return set()

    def _leaning_on(self, sentence: Sentence, clause: Clause) -> set[str]:
        """The states told before in the sentence, where the clause only names the body that they use (依托上合组织开展 …)."""
        actors = self.partners.within(clause.start, clause.end)
        first = actors[0].start if actors else clause.start
        if _UNDER.search(self.view.shadow[max(0, first - 3) : first]) is None:
            return set()
        return self._told_before(sentence, clause)

    def _listed_on(self, sentence: Sentence, clause: Clause) -> set[str]:
        """Parties behind the clause that go on with its list (bringing together Switzerland, France and the Netherlands)."""
        actors = self.partners.within(clause.start, sentence.end, True)
        own = [i for i, actor in enumerate(actors) if actor.start < clause.end]
        if not own:
            return set()
        found: set[str] = set()
        last = actors[own[-1]]
        for actor in actors[own[-1] + 1 :]:
            if _LIST_GAP.fullmatch(self.view.shadow, last.end, actor.start) is None:
                break
            found |= set(actor.codes)
            last = actor
        return found - UNNAMED

    def _listed_with(self, sentence: Sentence, clause: Clause) -> set[str]:
        """Parties before the clause that go on in it as one list (Belgian, Dutch and Spanish prosecutors; A, B and C signed)."""
        actors = self.partners.within(sentence.start, clause.end, True)
        own = [i for i, actor in enumerate(actors) if actor.start >= clause.start]
        if not own or own[0] == 0:
            return set()
        found: set[str] = set()
        first = actors[own[0]]
        for actor in reversed(actors[: own[0]]):
            if _LIST_GAP.fullmatch(self.view.shadow, actor.end, first.start) is None:
                break
            found |= set(actor.codes)
            first = actor
        return found - UNNAMED

    def _of_phrase(self, sentence: Sentence, clause: Clause, mention: Mention, own: set[str]) -> set[str]:
        """Parties of a link told with words in between: those of its clause, else of the sentence, else with the issuer."""
        partners, mechanism = self.partners, mention.code
        if mechanism == "handover":
            people = {m.code for m in self.view.within("nationality", sentence.start, mention.start) if m.code}
            people |= {c for a in partners.within(sentence.start, mention.start) for c in a.codes}
            people = people - UNNAMED - BODIES - {partners.issuer}
            return {*people, partners.issuer} if len(people) == 1 and partners.issuer is not None else set()
        if mechanism == "extradition":
            return self._handing(sentence, clause, mention, own)
        if mechanism in ("hotline", "joint_patrol", "cooperation_mechanism", "task_force"):
            own |= partners.codes_of(sentence.start, sentence.end, scenes=False)
        if mechanism == "liaison_office":
            own |= partners.codes_of(mention.end, sentence.end, scenes=True)
        before = partners.codes_of(sentence.start, mention.start, scenes=True) - UNNAMED
        if mechanism == "agreement" and (behind := self._partner_behind(mention, sentence)):
            return behind | self._signer(sentence, mention)
        if mechanism == "agreement" and len(before) >= 2:
            return before
        if mechanism in ("joint_operation", "information_exchange") and self._is_apart(sentence, clause):
            alone = partners.codes_of(clause.start, clause.end) - UNNAMED
            if alone - {partners.issuer}:  # the police of X passed on names, and Europol helped: two links
                return {*alone, partners.issuer} if len(alone - BODIES) < 2 and partners.issuer is not None else alone
        if mechanism in ("training", "joint_operation", "information_exchange", "evidence_exchange", "agreement"):
            is_scene = mechanism in ("agreement", "training")
            own |= partners.codes_of(sentence.start, sentence.end, scenes=is_scene)
        if mechanism == "joint_operation" and not before and self.view.shadow.startswith((" with", " avec"), mention.end - 5):
            own |= {partners.issuer} if partners.issuer else set()  # our officers worked with those of X and Europol
        if mechanism == "joint_operation" and self.view.shadow[mention.start : mention.end].endswith((" from", " in")):
            own |= partners.codes_of(mention.end, min(mention.end + _SOURCE, sentence.end), scenes=True)
            own |= {partners.issuer} if own and partners.issuer else set()  # launched with partners from X and Y
        if mechanism == "information_exchange":
            own |= partners.codes_of(mention.end - 1, min(mention.end + _SOURCE, sentence.end), scenes=True)
            own |= self._members(sentence, own - UNNAMED)
        if mechanism == "training" and _GUESTS_AT.match(self.view.shadow, mention.start) and partners.issuer is not None:
            own |= {partners.issuer}  # guests at a course of the one who reports
        named = own - UNNAMED
        own = named if len(named - BODIES) >= 2 else own
        if mechanism == "joint_operation" and not own - BODIES - {partners.issuer}:
            own |= {partners.issuer} if partners.issuer else set()
        first = next(iter(partners.within(sentence.start, sentence.end)), None)
        is_ours = first is not None and partners.is_partner(first) and first.start > mention.start and not before
        if is_ours and partners.issuer is not None and mechanism in ("information_exchange", "evidence_exchange", "agreement"):
            own |= {partners.issuer}  # our customs share data with X and Y
        if not own - {partners.issuer}:
            return set()
        if len(own - UNNAMED) < 2 and partners.issuer is not None:
            own |= {partners.issuer}
        return own if not own <= BODIES else set()

    def _members(self, sentence: Sentence, own: set[str]) -> set[str]:
        """With a body alone the states that the sentence before names with it (A and B work with Europol. Since then …)."""
        if not own or not own <= BODIES or not sentence.index:
            return set()
        before = self.view.sentences[sentence.index - 1]
        told = self.partners.codes_of(before.start, before.end) - UNNAMED
        return told if own <= told and before.paragraph == sentence.paragraph else set()

    def _partner_behind(self, mention: Mention, sentence: Sentence) -> set[str]:
        """The other side of a signed text, told with "with" right behind it."""
        actors = self.partners.within(mention.end, min(mention.end + _SOURCE, sentence.end), True)
        first = actors[0] if actors else None
        if first is None or _WITH_BEHIND.search(self.view.shadow, mention.end, first.start) is None:
            return set()
        return set(first.codes)

    def _signer(self, sentence: Sentence, mention: Mention) -> set[str]:
        """Who signs: the party that acts before the verb, else the one who reports."""
        acting = [a for a in self.partners.within(sentence.start, mention.start) if not self.partners.is_partner(a)]
        if acting:
            return set(acting[-1].codes) - UNNAMED
        return {self.partners.issuer} if self.partners.issuer else set()

    def _is_apart(self, sentence: Sentence, clause: Clause) -> bool:
        """Whether the clause is one of two main clauses, each with a subject of its own."""
        clauses = self.view.clauses
        before = clauses[clause.index - 1] if clause.index > sentence.first_clause else None
        after = clauses[clause.index + 1] if clause.index + 1 < sentence.last_clause else None
        return self._opens_main(before, clause) or self._opens_main(clause, after)

    def _opens_main(self, left: Clause | None, right: Clause | None) -> bool:
        """Whether the right one of two clauses begins with "and" and a party, while the left one has a party too."""
        if left is None or right is None or not self.partners.within(left.start, left.end):
            return False
        actors = self.partners.within(right.start, right.end)
        return bool(actors) and _COORDINATE.search(self.view.shadow[left.end - 1 : actors[0].start]) is not None

    def _coordinators(self, sentence: Sentence, clause: Clause) -> set[str]:
        """Bodies that an earlier clause of the sentence says to run the operation (由中心协调,中国、老挝警方开展 …)."""
        found: set[str] = set()
        for at in range(sentence.first_clause, clause.index):
            before = self.view.clauses[at]
            if RUN_BY.search(self.view.shadow, before.start, before.end):
                found |= self.partners.codes_of(before.start, before.end) & BODIES
        return found

    def _subject(self, sentence: Sentence, clause: Clause, own: set[str]) -> set[str]:
        """Who an earlier clause lets speak of its own link (毒罪办透露,将与老挝政府签署 …), where the clause names no subject."""
        partners = self.partners
        actors = partners.within(clause.start, clause.end)
        if self.view.language != "zh" or len(own) != 1 or not actors or not partners.is_partner(actors[0]):
            return set()
        spoken = self.view.within("speech", sentence.start, clause.start)
        if not spoken:
            return set()
        said = partners.within(sentence.start, spoken[0].start)
        if len(said) == 1 and len(said[0].codes) == 1 and not set(said[0].codes) & (UNNAMED | own):
            return set(said[0].codes) | own
        return set()

    def _linked_by(self, sentence: Sentence, mention: Mention) -> set[str]:
        """Parties on both sides of words like ``with the help of``: one after them near by, one before in the sentence."""
        partners = self.partners
        clause = self.view.clause_at(mention.start)
        end = min(sentence.end, max(clause.end, mention.end + 50))
        after = partners.codes_of(mention.end, end)
        before = partners.codes_of(sentence.start, mention.start)
        if not before - after:
            before |= partners.codes_of(sentence.start, mention.start, scenes=True)
        if not after:
            return before if len(before) >= 2 and self._is_adverb(mention) else set()
        codes = before | after
        if codes <= BODIES:
            return set()
        if len(codes) < 2 or not before:
            codes |= {partners.issuer} if partners.issuer else set()
        named = codes - UNNAMED
        return named if len(named - BODIES) >= 2 else codes

    def _is_adverb(self, mention: Mention) -> bool:
        return _ADVERBS.fullmatch(self.view.shadow, mention.start, mention.end) is not None

    def _handing(self, sentence: Sentence, clause: Clause, mention: Mention, own: set[str]) -> set[str]:
        """Giver and receiver of people: both in the clause, else the giver elsewhere in the sentence."""
        partners = self.partners
        word = self.view.shadow[mention.start : mention.end]
        own = own - {"INTERPOL", "UN", "EUROPOL"}
        foreign = own - {partners.issuer}
        if self.view.language == "zh":
            if word in _CLAUSE_BOUND and (not foreign or not _TOGETHER.search(self.view.shadow, clause.start, clause.end)):
                return set()  # plain deportation is no link
            if not own and _ARRANGED.match(self.view.shadow, mention.end) is not None:
                return self._told_before(sentence, clause)
            is_given = re.search(r"合作|协作|与|向|给", self.view.shadow[clause.start : clause.end]) is not None
            if foreign <= UNNAMED and not is_given and not (own and self._is_receiver(clause, own)):
                return set()
            if (not foreign and partners.issuer in own) or (own and not foreign):
                elsewhere = partners.codes_of(sentence.start, sentence.end) - own - UNNAMED
                return own | elsewhere if len(elsewhere) == 1 else set()
            if len(own) == 1:
                elsewhere = partners.codes_of(sentence.start, sentence.end) - own - UNNAMED
                sides = {c for a in partners.within(sentence.start, sentence.end) if not a.is_pair for c in a.codes} & elsewhere
                if partners.issuer not in own and len(sides) == 1 and self._is_receiver(clause, own):
                    return own | sides
            return partners.with_issuer(own, clause.start, clause.end)
        if _OWN_COUNTRY.search(self.view.shadow, mention.start, sentence.end) and partners.issuer is not None:
            people = {m.code for m in self.view.within("nationality", sentence.start, sentence.end) if m.code}
            people -= {partners.issuer}  # the Malians were handed to the police of their country
            if len(people) == 1:
                return {*people, partners.issuer}
        codes = partners.codes_of(sentence.start, sentence.end, scenes=True) - UNNAMED - BODIES
        near = partners.codes_of(clause.start, clause.end, scenes=True) - UNNAMED - BODIES
        if len(near) == 2:
            return near
        if len(codes) == 1 and partners.issuer is not None:
            return codes | {partners.issuer}
        return codes if len(codes) == 2 else set()

    def _told_before(self, sentence: Sentence, clause: Clause) -> set[str]:
        """Parties of the nearest earlier clause of the sentence that names any beside the one who reports."""
        for at in range(clause.index - 1, sentence.first_clause - 1, -1):
            before = self.view.clauses[at]
            codes = self.partners.codes_of(before.start, before.end)
            if codes - {self.partners.issuer} - BODIES - UNNAMED:
                return self.partners.with_issuer(codes, before.start, clause.end)
        return set()

    def _is_receiver(self, clause: Clause, codes: set[str]) -> bool:
        """Whether the only party of the clause is the one that people are given to (移交中方)."""
        for actor in self.partners.within(clause.start, clause.end):
            if set(actor.codes) <= codes and re.search(
                r"(?:移交|向|给|交由|交给)$", self.view.shadow[max(0, actor.start - 4) : actor.start]
            ):
                return True
        return False
