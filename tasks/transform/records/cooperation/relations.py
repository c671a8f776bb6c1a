"""Links of English told as a relation between marked parties: who gives what to whom, who joins whose deed."""

from __future__ import annotations

import re
from functools import cache

from tasks.reference.tables import read_yaml
from tasks.text.mentions import Mention
from tasks.text.patterns import compile_guarded
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.cooperation.actors import BODIES
from tasks.transform.records.cooperation.links import Link
from tasks.transform.records.cooperation.partners import UNNAMED, Partners, points_back

_PART = re.compile(r"\{(?:(one|other|all):)?([a-z]+)\}")
_PARTY, _STATE, _ADJECTIVE, _PLACE = "§", "@", "&", "#"
_REST = "~"
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
        actors = self.partners.within(sentence.start, sentence.end, True)
        is_told = any(set(actor.codes) - {self.partners.issuer} for actor in actors)
        if not self.marked or not (is_told or points_back(self.view, sentence.start, sentence.end)):
            return []
        told = (self._first(sentence, mechanism, shapes) for mechanism, shapes in _shapes(self.view.language).items())
        found = [relation for relation in told if relation is not None]
        evidence = [link for link, _ in found if link.mechanism == "evidence_exchange"]
        return [(link, parties) for link, parties in found if not _is_same_gift(link, evidence)]

    def _first(self, sentence: Sentence, mechanism: str, shapes: tuple[re.Pattern[str], ...]) -> Related | None:
        for shape in shapes:
            for match in shape.finditer(self.marked, sentence.start, sentence.end):
                parties = self._parties(match, sentence)
                if len(parties) > 1 and not parties <= BODIES:
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
        if len(codes) < 2:
            codes |= self._acting(match, sentence) or partners.home
        if codes and codes == partners.home:
            others = partners.codes_of(sentence.start, sentence.end, scenes=True) - UNNAMED - BODIES
            codes |= others if len(others | codes) == 2 else set()
        return codes

    def _named(self, side: tuple[int, int]) -> set[str]:
        actors = self.partners.within(*side, scenes=True)
        codes = {code for actor in actors if not self.partners.is_back_reference(actor) for code in actor.codes}
        codes |= {m.code for m in self.view.within("nationality", *side) if m.code}
        return codes or ({"*FOREIGN"} if self.partners.unnamed_in(*side) else set())

    def _pointed(self, side: tuple[int, int], sentence: Sentence, known: set[str]) -> set[str]:
        """The parties that "both forces" points to: others than the known side of the relation, from the sentences before."""
        return set(self.partners.told_back(*side, sentence.start, known))

    def _acting(self, match: re.Match[str], sentence: Sentence) -> set[str]:
        """Who acts in the sentence before the relation is told (Ghanaian police held six men after Togo had passed on names)."""
        before = [a for a in self.partners.within(sentence.start, match.start()) if not self.partners.is_partner(a)]
        return set(before[0].codes) - UNNAMED if before else set()


def _is_same_gift(link: Link, evidence: list[Link]) -> bool:
    """Whether what was passed on as information is the evidence that the same words tell (call records)."""
    return link.mechanism == "information_exchange" and any(e.start < link.end and link.start < e.end for e in evidence)


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
    parts = _parts(language)
    forces = rf"(?:\s(?:{parts['force']})\b(?:'s?)?)"
    joined = f"(?:{parts['united']})"
    adjective = rf"{_ADJECTIVE}{_REST}*"
    state = rf"(?:{adjective}\s)?{_STATE}{_REST}*(?:'s?)?(?:\s{_STATE}{_REST}*(?:'s?)?)?"
    whose = rf"[{_STATE}{_PLACE}]{_REST}*,\s(?:{parts['whose']}){forces}{{1,5}}"
    short = r"(?:\s\([^()\n]{2,14}\))?"  # the Royal Malaysia Police (RMP)
    one = rf"(?:{whose}|{state}{forces}{{0,5}}{short}|{adjective}(?:(?:{joined}|,\s){adjective})*{forces}{{1,5}})"
    return re.compile(rf"(?=[{_STATE}{_ADJECTIVE}{_PLACE}]){one}(?:(?:,\s(?:{parts['determiner']}))?{one})*(?:{joined}{one})?")


@cache
def _shapes(language: str) -> dict[str, tuple[re.Pattern[str], ...]]:
    """The relations of a language by mechanism."""
    data = read_yaml("records/relations.yml")
    if language not in data["mechanisms"]:
        return {}
    parts = _parts(language)
    parts = parts | {
        "party": f"{_PARTY}{_REST}*",
        "source": f"[{_PARTY}{_STATE}{_ADJECTIVE}]{_REST}*(?:'s?)?",
        "place": f"[{_PARTY}{_PLACE}]{_REST}*",
        "side": rf"[{_PARTY}{_PLACE}]{_REST}*|(?:(?:{parts['force']})\s){{0,3}}(?:{parts['ours']})\b(?:'s?)?",
    }

    def fill(match: re.Match[str]) -> str:
        words = parts[match[2]]
        if match[2] == "then":
            return f"(?P<then>{words})"
        if match[1] == "other":
            words = f"(?:{parts['determiner']})*(?:{words})"
        return f"(?P<{match[1]}>{words})" if match[1] else f"(?:{words})"

    relations = data["mechanisms"][language].items()
    return {mechanism: tuple(compile_guarded(_PART.sub(fill, shape)) for shape in shapes) for mechanism, shapes in relations}
