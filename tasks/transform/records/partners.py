"""Who acts: countries and bodies as the parties of a link, read from a stretch of text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from tasks.reference.tables import read_csv
from tasks.text.spans import Span
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.context.issuer import issuer_of
from tasks.transform.records.context.nationality import is_police_of
from tasks.transform.records.context.places import PlaceReader
from tasks.transform.records.context.scope import Scope
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import patterns

UNNAMED = frozenset({"*FOREIGN", "*EU"})
BODIES = frozenset({"UN", "INTERPOL", "SCO", "ASEAN", "EUROPOL", "UNODC", "LMLECC"})

# Both, the three ...: parties named before. The number says how many; 0 = two or more.
_BACK = patterns("partners.back")
_SHORT_LIST = re.compile(
    r"(?<!、)([\u4e00-\u9fff](?:、[\u4e00-\u9fff]){1,4})(?=[两三四五]国|(?:等国)?(?:警方|执法|警察|军警|海关|禁毒|海警|边检|边防|检方))"
)
_LOOK_BACK = 40
"""Sentences back to which "both sides" may point."""
_SIZES = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_MANY = patterns("partners.many")
_THAT_COUNTRY = re.compile(r"该国|驻在国|对方(?:警方|执法|国)|当地(?:警方|执法|政府)|\bthat country\b|\bce pays\b")
_THE_BODY = re.compile(
    r"(?P<any>该组织|该机构|该办公室|该办(?!公))|(?<![\u4e00-\u9fff])(?:该)?中心(?=与|和|同|计划|将|拟|还|已|负责人)|"
    r"由中心(?=协调|统筹|牵头)"
)
_THE_AGENCY = {
    "en": re.compile(r"\bthe (?:agency|organi[sz]ation|office)\b(?!\s(?:of|in|for|building|block)\b)"),
    "fr": re.compile(r"\bl'(?:agence|organisation|office)\b(?!\s(?:de|du|des|d'|nationale?|central))"),
}
_EUROPE = re.compile(r"欧洲国家|european countries|pays européens")
_NEAR_LMLECC = re.compile(r"(?<![一-鿿])(?:该)?中心|支持中心|由其|the centre\b|the center\b")
# What makes the actor after it a partner of an unnamed subject (与, 同 ...: the one who reports).
_WITH = patterns("partners.with")
_HOME_WORDS = patterns("partners.home_words")
_BESIDE_STATES = ("与", "同", "和", "联合", "会同", "联同", "携手")


@dataclass(frozen=True, slots=True)
class Actor:
    """A party or several in one breath, at a place of the text."""

    start: int
    end: int
    codes: tuple[str, ...]
    is_scene: bool = False
    """Named only as the place where it happened."""
    is_pair: bool = False
    """Several named as one (中缅, Franco-Belgian)."""


def points_back(view: DocumentView, start: int, end: int) -> bool:
    """Whether a stretch only says how many the parties are that were told before (un accord tripartite, the two countries)."""
    return _BACK[view.language].search(view.shadow, start, end) is not None


_HELPS = re.compile(r"[^,。;的]{0,12}?(?:大力|全力|积极|密切|通力)?(?:配合|协助|支持|协作)(?:之)?下")


class Partners:
    """All actors of a document, with the issuer and the sets that "both sides" may mean."""

    def __init__(self, view: DocumentView) -> None:
        self.view = view
        self.issuer = issuer_of(view)
        self.actors = self._find()
        self._starts = [actor.start for actor in self.actors]

    def _find(self) -> list[Actor]:
        view = self.view
        actors: list[Actor] = []
        reader = PlaceReader(Scope([], view))
        for scene in reader.scenes:
            if scene.role in ("side", "abroad") or not scene.codes or scene.text is None:
                continue
            if len(scene.codes) > 1 and not re.search(r"[、,]|和|及|与| and | et ", scene.text):
                continue  # a river or region that crosses borders is no party
            is_scene = scene.role in ("at", "landing", "sent")
            if is_scene and view.language != "zh" and self._is_latin_body(scene.start):
                is_scene = False
            if is_scene and view.language == "zh" and _HELPS.match(view.shadow, scene.end):
                is_scene = False  # 在菲律宾执法部门配合下: a helper, no place
            actors.append(Actor(scene.start, scene.end, scene.codes, is_scene))
        scenes = sorted(actors, key=lambda actor: actor.start)
        for party in view.of_kind("party"):
            codes = tuple(sorted(code for code in (party.code or "").split("+") if code))
            if (
                party.detail == "compound"
                and re.search(r"\d$", view.shadow[: party.start][-1:])
                and view.shadow[party.start] == "日"
            ):
                codes = tuple(code for code in codes if code != "JP")  # 2月20日中缅泰
            if codes and (party.detail != "adjective" or not self._is_taken(scenes, party.start)):
                actors.append(Actor(party.start, party.end, codes, False, party.detail == "compound" and len(codes) > 1))
        if view.language == "zh":
            actors += self._bodies_again(actors)
            actors += self._short_lists(sorted(actors, key=lambda actor: actor.start))
        if view.language != "zh":
            actors += self._agencies_again(actors)
            actors += self._bodies(sorted(actors, key=lambda actor: actor.start))
        if view.language == "en":  # the first of "Belgian and Spanish police" is taken for people
            for people in view.of_kind("nationality"):
                if people.code and is_police_of(view, people):
                    actors.append(Actor(people.start, people.end, (people.code,)))
        actors.sort(key=lambda actor: (actor.start, -actor.end))
        return actors

    def _bodies_again(self, known: list[Actor]) -> list[Actor]:
        """The body named last, where the text goes on with 该组织 or 中心."""
        found = []
        named = sorted((a for a in known if set(a.codes) & BODIES and len(a.codes) == 1), key=lambda a: a.start)
        for match in _THE_BODY.finditer(self.view.shadow):
            before = [a for a in named if a.end <= match.start()]
            if before and (match["any"] or before[-1].codes == ("LMLECC",)):
                found.append(Actor(match.start(), match.end(), before[-1].codes))
        return found

    def _agencies_again(self, known: list[Actor]) -> list[Actor]:
        """The international body named last, where the text goes on with "the agency"; a national one in between takes it."""
        named = sorted((a for a in known if set(a.codes) & BODIES and len(a.codes) == 1), key=lambda a: a.start)
        if not named:
            return []
        found = []
        for match in _THE_AGENCY[self.view.language].finditer(self.view.shadow):
            before = [a for a in named if a.end <= match.start()]
            nation = self.view.last_before("organisation", match.start(), before[-1].end) if before else None
            if before and nation is None:
                found.append(Actor(match.start(), match.end(), before[-1].codes))
        return found

    def _bodies(self, known: list[Actor]) -> list[Actor]:
        """Bodies that stand for their country without its name (the NCA, Homeland Security Investigations, the Guardia Civil)."""
        found = []
        for body in self.view.of_kind("organisation"):
            if body.detail and len(body.detail) == 2 and body.detail.isupper() and not self._is_taken(known, body.start):
                inner = any(body.start <= actor.start < body.end for actor in known)
                if not inner:
                    found.append(Actor(body.start, body.end, (body.detail,)))
        return found

    def _short_lists(self, known: list[Actor]) -> list[Actor]:
        """Countries by one sign each, parted by marks, before an authority: 缅、泰警方."""
        found = []
        codes = {
            row["short"]: row["codes"].split("|")[0] for row in read_csv("gazetteer/country_short.csv") if len(row["short"]) == 1
        }
        for match in _SHORT_LIST.finditer(self.view.shadow):
            words = match[1].split("、")
            named = [codes.get(word) for word in words]
            if self._is_taken(known, match.start()) or any(code is None or code.startswith("*") for code in named):
                continue
            found.append(Actor(match.start(), match.end(1), tuple(sorted(code for code in named if code))))
        return found

    def _is_latin_body(self, start: int) -> bool:
        before = self.view.shadow[max(0, start - 48) : start]
        return (
            re.search(
                r"\b(?:police|authorities|officers|agents|units|agencies|officials|prosecutors|customs|ministers?|ministries|governments?|"
                r"presidents?|delegations?|representatives|navies|chiefs|experts|polices?|autorités|parquets?|gendarmeries?|policiers|"
                r"services|ministres?|ministères?|gouvernements?|présidents?|délégations?|représentants|marines|procureurs|magistrats|"
                r"chefs|experts|douanes?|gendarmes|douaniers|enquêteurs)\s"
                r"(?:(?:de l'|d')?\w+\s){0,3}?(?:in|of|from|de|d'|du|des|en|au)\s?(?:the\s|la\s|le\s|l')?$",
                before,
            )
            is not None
        )

    @staticmethod
    def _is_taken(actors: list[Actor], start: int) -> bool:
        at = bisect_right(actors, start, key=lambda actor: actor.start)
        return any(actor.start <= start < actor.end for actor in actors[max(0, at - 2) : at])

    def within(self, start: int, end: int, scenes: bool = False) -> list[Actor]:
        """Actors that start in a stretch; those that are only the place of the deed where ``scenes``."""
        found = self.actors[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return found if scenes else [actor for actor in found if not actor.is_scene]

    def codes_of(self, start: int, end: int, scenes: bool = False) -> set[str]:
        """Party codes of a stretch: named ones, "both" resolved, uncounted foreign ones where nobody is named."""
        actors = self.within(start, end, scenes)
        codes = {code for actor in actors for code in actor.codes}
        if not codes - {self.issuer} - UNNAMED and (back := _BACK[self.view.language].search(self.view.shadow, start, end)):
            size = next(_SIZES[name] for name, found in back.groupdict().items() if found)
            codes |= set(self.set_before(back.start(), size))
        if not codes - {self.issuer} and _THAT_COUNTRY.search(self.view.shadow, start, end):
            codes |= self._last_country(start)
        if "LMLECC" not in codes and _NEAR_LMLECC.search(self.view.shadow, start, end) and self._is_known("LMLECC", start):
            codes.add("LMLECC")
        countries = codes - BODIES - UNNAMED - {self.issuer}
        many = _MANY[self.view.language].search(self.view.shadow, start, end)
        if many and not countries and not ("ASEAN" in codes and many[0].startswith("东盟")):
            codes.add("*FOREIGN")
        if countries:
            codes -= UNNAMED
        if "*FOREIGN" in codes and _EUROPE.search(self.view.shadow, max(0, start - 60), end):
            codes = (codes - {"*FOREIGN"}) | {"*EU"}
        if "*EU" in codes:
            codes.discard("*FOREIGN")
        return codes

    def _last_country(self, position: int) -> set[str]:
        for actor in reversed(self.actors[: bisect_left(self._starts, position)]):
            foreign = [code for code in actor.codes if code != self.issuer and code not in UNNAMED | BODIES]
            if foreign:
                return set(foreign) if len(foreign) == 1 else set()
        return set()

    def _is_known(self, code: str, position: int) -> bool:
        return any(code in actor.codes for actor in self.actors[: bisect_left(self._starts, position)])

    def set_before(self, position: int, size: int) -> tuple[str, ...]:
        """The last ``size`` parties named before ``position``: in one breath, else in one sentence, else with the issuer."""
        last = self.view.sentence_at(position).index
        for sentence in reversed(self.view.sentences[max(0, last - _LOOK_BACK) : last + 1]):
            actors = self.within(sentence.start, min(sentence.end, position), True)
            for actor in reversed(actors):
                if len(actor.codes) == size and not set(actor.codes) & (UNNAMED | BODIES):
                    return actor.codes
            codes = {code for actor in actors for code in actor.codes} - UNNAMED - BODIES
            if codes and len(codes) < size and self.issuer is not None:
                codes = codes | {self.issuer}
            if len(codes) == size:
                return tuple(sorted(codes))
        return self._set_after(position, size)

    def _set_after(self, position: int, size: int) -> tuple[str, ...]:
        """Where nobody is named before: the country that the rest of the sentence names, with the issuer (经两国警方协作 …)."""
        end = self.view.sentence_at(position).end
        codes = {code for actor in self.within(position, end, True) for code in actor.codes} - UNNAMED - BODIES
        if self.issuer is not None:
            codes |= {self.issuer}
        return tuple(sorted(codes)) if len(codes) == size else ()

    def with_issuer(self, codes: set[str], start: int, end: int) -> set[str]:
        """The parties with the one who reports, unless two others already deal with each other."""
        if self.issuer is None or self.issuer in codes or not codes:
            return codes
        actors = [a for a in self.within(start, end, True) if set(a.codes) & codes]
        if actors and len(codes) > 1 and set(actors[0].codes) <= BODIES and not self.is_partner(actors[0]):
            return codes  # a body that acts with others: 中心与毒罪办签署, 该组织为20国举办培训
        if codes <= BODIES:
            asked = [a for a in actors if self.is_partner(a)]
            return codes | {self.issuer} if asked else codes
        if any(actor.is_pair for actor in actors):
            return codes
        groups = len({actor.codes for actor in actors})  # a body and the place where it acts are one
        first = actors[0] if actors else None
        if first is None or (groups == 1 and len(first.codes) == 1):
            return codes | {self.issuer}
        if self.is_partner(first):
            return codes | {self.issuer}
        if self.view.language == "zh" and _HOME_WORDS["zh"].search(self.view.shadow, start, first.start):
            return codes | {self.issuer}
        return codes if len(codes - BODIES) > 1 or self.view.language != "zh" else codes | {self.issuer}

    def is_partner(self, actor: Actor) -> bool:
        """Whether a word before the actor makes it the partner of somebody (与, with) and not the one that acts."""
        return _WITH[self.view.language].search(self.view.shadow[max(0, actor.start - 30) : actor.start]) is not None

    def is_listed_apart(self, span: Span) -> bool:
        """Whether the text says that each partner has its own (分别签署, respectively)."""
        return re.search(r"分别|respectively|respectivement|each signed", self.view.shadow[span.start : span.end]) is not None


def is_with_states(view: DocumentView, claim: ClaimDraft) -> bool:
    """Whether a Chinese claim counts the unnamed states with whose bodies cases were solved (与7国警方合作破案21起)."""
    if view.language != "zh" or claim.action != "joint_operation" or claim.object != "country":
        return False
    return view.shadow[max(0, claim.quantity.start - 2) : claim.quantity.start].endswith(_BESIDE_STATES)
