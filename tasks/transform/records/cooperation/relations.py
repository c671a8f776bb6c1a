"""Links of English and French told as a relation between marked parties: who gives what to whom, who joins whose deed."""

from __future__ import annotations

import re
from functools import cache

from tasks.reference.tables import read_yaml
from tasks.text.mentions import Mention
from tasks.text.patterns import compile_guarded
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.cooperation.actors import BODIES, Actor
from tasks.transform.records.cooperation.links import Link
from tasks.transform.records.cooperation.partners import UNNAMED, Partners, points_back
from tasks.transform.records.words import pattern, patterns

_HELPED_BY = patterns("cooperation.helped_by")
_PRONOUN = pattern("cooperation.pronoun_first")
_PART = re.compile(r"\{(?:(one|other|all):)?([a-z]+)\}")
_PARTY, _STATE, _ADJECTIVE, _PLACE = "§", "@", "&", "#"
_REST = "~"
_FINER_GIFTS = {"information_exchange": ("evidence_exchange",), "handover": ("information_exchange", "evidence_exchange")}
_WORK_OF_POSTED = frozenset({"joint_operation", "training"})
Related = tuple[Link, set[str]]
"""A link with the parties that its own words name."""


class Relations:
    """Reads the relations of one document; each sentence is read once."""

    def __init__(self, view: DocumentView, partners: Partners) -> None:
        self.view = view
        self.partners = partners
        self.marked = _marked(view, partners) if _shapes(view.language) else ""

    def of(self, sentence: Sentence) -> list[Related]:
        """The relations of a sentence that names somebody abroad: the first of each mechanism whose parties are told."""
        if not self.marked or not self._tells_of_others(sentence):
            return []
        cues, span = _cues(self.view.language), (sentence.start, sentence.end)
        told = (
            self._first(sentence, mechanism, shapes)
            for mechanism, shapes in _shapes(self.view.language).items()
            if mechanism not in cues or cues[mechanism].search(self.marked, *span)
        )
        found = [relation for relation in told if relation is not None]
        return [
            (link, parties) for link, parties in found if not _is_same_gift(link, found) and not is_work_of_posted(link, found)
        ]

    def _tells_of_others(self, sentence: Sentence) -> bool:
        """Whether a sentence names somebody abroad, by state or people, or points back to several (the two countries)."""
        start, end = sentence.start, sentence.end
        codes = {code for actor in self.partners.within(start, end, scenes=True) for code in actor.codes}
        codes |= {m.code for m in self.view.within("nationality", start, end) if m.code}
        return (
            bool(codes - {self.partners.issuer})
            or points_back(self.view, start, end)
            or bool(self.partners.unnamed_in(start, end))
        )

    def _first(self, sentence: Sentence, mechanism: str, shapes: tuple[re.Pattern[str], ...]) -> Related | None:
        for shape in shapes:
            for match in shape.finditer(self.marked, sentence.start, sentence.end):
                parties = self._parties(match, sentence)
                if mechanism == "joint_operation" and parties:
                    parties = self._with_states(parties | self._helping(sentence), sentence)
                if len(parties) > 1 and not parties <= BODIES | UNNAMED:
                    start = _verb_of(match)
                    mention = Mention(
                        "mechanism", start, match.end(), code=mechanism, detail="relation", rule=f"relation:{mechanism}"
                    )
                    return Link(mention, sentence, self.view.clause_at(start)), parties
        return None

    def _parties(self, match: re.Match[str], sentence: Sentence) -> set[str]:
        """Who stands on both sides; the one who reports, or whom the sentence names, for a side that is not named."""
        partners, told = self.partners, _sides(match)
        if "all" in told:
            codes = self._named(match.span("all")) or self._pointed(match.span("all"), sentence, set())
            return codes if len(codes) > 1 else set()
        codes = {actor_code for name in told for actor_code in self._named(match.span(name))}
        for name in told:
            codes |= self._named(match.span(name)) or self._pointed(match.span(name), sentence, codes) or partners.home
        if len(codes) < 2 or told == ["other"]:
            codes |= self._acting(match, sentence) - codes or partners.home
        if codes and codes == partners.home:
            others = partners.codes_of(sentence.start, sentence.end, scenes=True) - UNNAMED - BODIES
            codes |= others if len(others | codes) == 2 else set()
        return codes - UNNAMED if len(codes - UNNAMED) > 1 else codes

    def _named(self, side: tuple[int, int]) -> set[str]:
        named = (a for a in self.partners.within(*side, scenes=True) if not self.partners.is_back_reference(a))
        codes = {code for actor in named for code in actor.codes}
        codes |= {m.code for m in self.view.within("nationality", *side) if m.code}
        return codes or ({"*FOREIGN"} if self.partners.unnamed_in(*side) else set())

    def _pointed(self, side: tuple[int, int], sentence: Sentence, known: set[str]) -> set[str]:
        """The parties that "both forces" points to: others than the known side of the relation, from the sentences before."""
        return set(self.partners.told_back(*side, sentence.start, known))

    def _helping(self, sentence: Sentence) -> set[str]:
        """The bodies that the sentence tells as helpers of an operation (with support from Europol)."""
        helped = _HELPED_BY[self.view.language].finditer(self.marked, sentence.start, sentence.end)
        return {code for match in helped for code in self._named(match.span())} & BODIES

    def _with_states(self, parties: set[str], sentence: Sentence) -> set[str]:
        """Of an operation that tells only of bodies beside the one who reports: the states in which or for whom they acted."""
        if not parties & BODIES or parties - BODIES - self.partners.home:
            return parties
        states = self.partners.codes_of(sentence.start, sentence.end, scenes=True) - UNNAMED - BODIES
        last = self.view.sentence_before(sentence)  # German and Bulgarian officers … The operation was led by Europol
        if not states - self.partners.home and last is not None:
            states = self.partners.codes_of(last.start, last.end) - UNNAMED - BODIES
        return parties & BODIES | states if len(states) > 1 else parties

    def _acting(self, match: re.Match[str], sentence: Sentence) -> set[str]:
        """Who acts in the sentence before the relation is told (Ghanaian police held six men after Togo had passed on names)."""
        before = self._actors_before(sentence.start, match.start())
        last = self.view.sentence_before(sentence)  # an officer of the police of X said … He also thanked Y
        if not before and last is not None and _PRONOUN.match(self.view.shadow, sentence.start):
            before = self._actors_before(last.start, last.end)
        return set(before[0].codes) - UNNAMED if before else set()

    def _actors_before(self, start: int, end: int) -> list[Actor]:
        return [actor for actor in self.partners.within(start, end) if not self.partners.is_partner(actor)]


def is_work_of_posted(link: Link, related: list[Related]) -> bool:
    """Whether working together or teaching is what officers do who are posted abroad (posted to Lima, he helps the police)."""
    return link.mechanism in _WORK_OF_POSTED and any(
        told.mechanism == "liaison_office" and told.start < link.start for told, _ in related
    )


def _is_same_gift(link: Link, found: list[Related]) -> bool:
    """Whether the same words tell more exactly what was given: call records are evidence, a list of calls is no person."""
    finer = _FINER_GIFTS.get(link.mechanism, ())
    return any(other.mechanism in finer and other.start < link.end and link.start < other.end for other, _ in found)


def _sides(match: re.Match[str]) -> list[str]:
    return [name for name in match.groupdict() if name != "then"]


def _verb_of(match: re.Match[str]) -> int:
    """Where the word that tells the relation begins: behind the side that acts and what stands between."""
    first = min(_sides(match), key=match.start)
    behind = match.end("then") if "then" in match.groupdict() else match.end(first)
    return min(behind, match.end() - 1) if match.start(first) == match.start() else match.start()


def _marked(view: DocumentView, partners: Partners) -> str:
    """The shadow with each party as one mark and a rest of the same length: whole parties, adjectives and places."""
    people = view.of_kind("nationality")
    described = {(m.start, m.end) for m in (*(m for m in view.of_kind("party") if m.detail == "adjective"), *people)}
    described -= {(m.start, m.end) for m in view.of_kind("place")}  # Hong Kong is both
    named = [
        *((a.start, a.end, a.is_scene) for a in partners.actors if not partners.is_back_reference(a)),
        *((m.start, m.end, False) for m in people if m.code),
        *((span.start, span.end, False) for span in partners.unnamed_in(0, len(view.shadow))),
        *((span.start, span.end, False) for span in partners.back_references()),
    ]
    signs, done = list(view.shadow), 0
    for start, end, is_scene in sorted(named, key=lambda part: (part[0], -part[1])):
        if start < done:
            continue
        sign = _PLACE if is_scene else _ADJECTIVE if (start, end) in described else _STATE
        signs[start:end] = sign + _REST * (end - start - 1)
        done = end
    return _party_words(view.language).sub(lambda party: _PARTY + _REST * (len(party[0]) - 1), "".join(signs))


@cache
def _parts(language: str) -> dict[str, str]:
    return {name: "|".join(words) for name, words in read_yaml("records/relations.yml")["parts"][language].items()}


@cache
def _party_words(language: str) -> re.Pattern[str]:
    """A state or body with its forces, forces of an adjective, forces whose place was told, or a list of them."""
    parts, names = _parts(language), read_yaml("records/relations.yml")["names"][language]
    one = "(?:" + "|".join(names["one"]).replace("FORCE", names["force"]) + ")"
    words = rf"(?<!\w){one}(?:(?:,\s(?:{{determiner}})?){one})*(?:(?:{{united}}){one})?"
    return compile_guarded(_PART.sub(lambda part: parts[part[2]], words))


@cache
def _cues(language: str) -> dict[str, re.Pattern[str]]:
    """By mechanism the words without one of which none of its relations can be told."""
    return {
        name: compile_guarded(rf"(?<!\w)(?:{words})")
        for name, words in read_yaml("records/relations.yml")["cues"][language].items()
    }


@cache
def _shapes(language: str) -> dict[str, tuple[re.Pattern[str], ...]]:
    """The relations of a language by mechanism."""
    data = read_yaml("records/relations.yml")
    if language not in data["mechanisms"]:
        return {}
    parts = _parts(language)
    land, joint = f"[{_PARTY}{_PLACE}]{_REST}*", f"(?:,\\s|{parts['united']})(?:{parts.get('of', '')})?"
    parts = parts | {
        "party": f"{_PARTY}{_REST}*",
        "source": f"[{_PARTY}{_STATE}{_ADJECTIVE}]{_REST}*(?:'s?)?",
        "place": f"[{_PARTY}{_PLACE}]{_REST}*",
        "lands": f"{land}(?:{joint}(?:{parts['determiner']})?{land})*",
        "people": f"{_ADJECTIVE}{_REST}*",
        "side": rf"[{_PARTY}{_PLACE}]{_REST}*|(?:(?:{parts['force']})\s){{0,3}}(?:{parts['ours']})\b(?:'s?)?",
    }

    def fill(match: re.Match[str]) -> str:
        words = parts[match[2]]
        if match[2] == "then":
            return f"(?P<then>{words})"
        if match[1] in ("one", "other") and match.start():
            words = f"(?:{parts['determiner']})*(?:{words})"
        return f"(?P<{match[1]}>{words})" if match[1] else f"(?:{words})"

    relations = data["mechanisms"][language].items()
    return {
        mechanism: tuple(compile_guarded(rf"(?<!\w){_PART.sub(fill, shape)}") for shape in shapes)
        for mechanism, shapes in relations
    }
