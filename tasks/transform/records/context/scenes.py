"""The scenes of a document: its places and authorities, each with its part in the sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.text.calendar.numerals import read_number, read_small_number
from tasks.text.mentions import Mention
from tasks.text.patterns import compile_guarded
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.context.nationality import is_police_of
from tasks.transform.records.context.pretexts import find_pretexts
from tasks.transform.records.context.scene_roles import RoleReader, Run
from tasks.transform.records.context.scope import Covers, find_dateline_end
from tasks.transform.records.words import pattern, patterns

_LIST_REACH = 22
"""Most characters between two places of one list."""
_LIST_GAP = patterns("places.list_gap")
_TO = ("至", "到", "--", "-")
_ALONG = pattern("places.along")
_JOINED = re.compile(r"(?:联同|联合|会同)$")
# A body before the adjective of its country, the next of a list of them, and words that make it a partner of another.
_BODY_OF = pattern("places.french_body")
_LISTED_BODY = pattern("places.listed_body")
_WITH_BODY = pattern("places.with_body")
_ALL_STATES = compile_guarded(r"(?<![一-鿿])([三四五六])(?:国|方(?=共|累计|先后))(?=[一-鿿])")
_IN_BOTH = pattern("places.in_both")
_IN_ALL_LANDS = pattern("places.in_all_lands")
_THE_COUNTRIES = patterns("places.the_countries")
_OFF = re.compile(r"large d(?:e la |es |u |e l'|e |')")
_BRACKETED = re.compile(r"\s\([A-ZÀ-Þ][\w'’-]+(?:[ -][A-ZÀ-Þ]?[\w'’-]+){0,3}\)")
_NATIONAL_BODY = pattern("places.national_body")
_WATERS = pattern("places.waters_or_border")
_JOINTLY = re.compile(r"与|和|同|联合|会同|联同|及")
_AND = re.compile(r",\s|\sand\s|,\sand\s")
_WITH_PARTNER = pattern("places.with_partner")
_NAME_BETWEEN = re.compile(
    r",\s(?:[A-Z][\w'-]+(?:\s[A-Z][\w'-]+)?,\s){0,2}[A-Z][\w'-]+(?:\s[A-Z][\w'-]+)?,?\s(?:and\s)(?:(?:on|in|at|near)\s)?(?:the\s)?"
)
_SHIPMENT = pattern("places.shipment")
_POLICE = patterns("places.body")
_NOT_A_SCENE_AFTER = pattern("places.not_a_scene_after")


@dataclass(frozen=True, slots=True)
class Scene:
    """A place, or several in one list, with its part in the sentence."""

    start: int
    end: int
    codes: tuple[str, ...]
    text: str | None
    role: str
    """``at`` (locative), ``of`` (describes, or stands free), ``body`` (names an authority), ``side`` (缅方: a country without a
    place word), ``abroad``, ``landing``, ``away``, ``to`` (recipient), ``toward`` (where it went),
    ``sent`` (where somebody set out), ``whole`` (全省: of what is named before), ``name`` (in a campaign's name),
    ``origin`` (whence people come)."""
    is_country: bool = False
    is_guessed: bool = False
    """Whether its country is only that of what stands around it (a town that no list knows)."""


class _Names:
    """Names and phrases whose places are no scenes: of people and their nations, campaigns, pretexts, sums of money."""

    def __init__(self, view: DocumentView) -> None:
        self.view = view
        self._people = Covers(view.of_kind("nationality"))
        self._campaigns = Covers(view.of_kind("operation"))
        officials = [m for m in view.of_kind("person") if m.code not in ("suspect", "victim")]
        sums = [m for m in view.of_kind("quantity") if len(m.unit or "") == 3 and (m.unit or "").isupper()]
        self._others = [Covers(officials), find_pretexts(view)]
        if view.language == "zh":
            self._others.append(Covers(sums))  # 越南盾12亿元

    def hold(self, mention: Mention) -> bool:
        """Whether a place is only part of such a name."""
        shadow, is_chinese = self.view.shadow, self.view.language == "zh"
        citizen = self._people.over(mention)
        if citizen is not None and (is_chinese or citizen.end > mention.end or citizen.start < mention.start):
            return True
        if is_chinese and (shadow.startswith("境内外", mention.start) or _NATIONAL_BODY.match(shadow, mention.start)):
            return True  # at home and abroad: nowhere in particular; 全国反诈中心的数据: a body's name
        if any(names.over(mention) is not None for names in self._others):
            return True
        return self._campaigns.over(mention) is not None and not shadow.startswith("全国", mention.start)


class SceneFinder:
    """Reads the scenes of a document once."""

    def __init__(self, view: DocumentView, issuer: str | None) -> None:
        self.view = view
        self.issuer = issuer
        self.roles = RoleReader(view, issuer)

    def find(self) -> list[Scene]:
        """The scenes in text order."""
        view = self.view
        places = self._outermost_places()
        known = Covers(places)
        found = [self._scene(run) for run in self._runs(places)]
        for party in view.of_kind("party"):
            if party.detail == "side" and party.code and known.over(party) is None:
                found.append(Scene(party.start, party.end, codes_of(party), None, "side"))
        if view.language != "zh":
            found += self._all_countries(found)
        if view.language == "en":
            found += self._police_of()
        elif view.language == "fr":
            found += self._polices_de()
        else:
            found += self._of_several(places)
            found += self._in_all_lands(found)
        found.sort(key=lambda scene: scene.start)
        return found

    def _outermost_places(self) -> list[Mention]:
        """The places behind the dateline that lie in no other place and in no other name."""
        view = self.view
        names = _Names(view)
        dateline = find_dateline_end(view)
        outermost: list[Mention] = []
        for mention in view.of_kind("place"):
            if mention.start < dateline or (outermost and mention.end <= outermost[-1].end):
                continue
            if not names.hold(mention):
                outermost.append(mention)
        return outermost

    def _runs(self, places: list[Mention]) -> list[list[Mention]]:
        """Places that stand in one list; one that only says where the next lies is left out."""
        runs: list[list[Mention]] = []
        run: list[Mention] = []
        for mention in places:
            if run and self._leads_to(run[-1], mention):
                run.pop()
            if run and not self._continues(run[-1], mention):
                if not self._owns(run[-1], mention):
                    runs.append(run)
                run = []
            run.append(mention)
        return [*runs, run] if run else runs

    def _police_of(self) -> list[Scene]:
        """Countries of authorities named by adjectives (Dutch, Belgian and Spanish police), unless they are partners."""
        view = self.view
        named = [m for m in view.of_kind("party") if m.detail == "adjective"]
        named += [m for m in view.of_kind("nationality") if is_police_of(view, m)]
        named = sorted((m for m in named if m.code and not m.code.startswith("*")), key=lambda m: m.start)
        scenes: list[Scene] = []
        run: list[Mention] = []
        for mention in named:
            if run and not _AND.fullmatch(view.shadow, run[-1].end, mention.start):
                run = []
            run.append(mention)
            if not _POLICE["en"].match(view.shadow, mention.end):
                continue
            if not _WITH_PARTNER.search(view.shadow[max(0, run[0].start - 16) : run[0].start]):
                codes = tuple(sorted({code for m in run for code in codes_of(m)}))
                scenes.append(Scene(run[0].start, run[-1].end, codes, None, "side"))
            run = []
        return scenes

    def _polices_de(self) -> list[Scene]:
        """The same in French, where the adjective follows: les douanes suisses et la Guardia di Finanza italienne."""
        view = self.view
        scenes: list[Scene] = []
        run: list[Mention] = []
        for mention in view.of_kind("party"):
            if mention.detail != "adjective" or not mention.code or mention.code.startswith("*"):
                continue
            if run and _LISTED_BODY.fullmatch(view.shadow, run[-1].end, mention.start):
                run.append(mention)
                continue
            scenes += self._bodies_scene(run)
            run = [mention] if _BODY_OF.search(view.shadow, max(0, mention.start - 48), mention.start) else []
        return scenes + self._bodies_scene(run)

    def _bodies_scene(self, run: list[Mention]) -> list[Scene]:
        if not run or _WITH_BODY.search(self.view.shadow, max(0, run[0].start - 60), run[0].start):
            return []
        codes = tuple(sorted({code for mention in run for code in codes_of(mention)}))
        return [Scene(run[0].start, run[-1].end, codes, None, "side")]

    def _all_countries(self, scenes: list[Scene]) -> list[Scene]:
        """The list of countries told last that "the three countries" (les trois pays) points back to."""
        view, found = self.view, list[Scene]()
        for match in _THE_COUNTRIES[view.language].finditer(view.shadow):
            wanted = read_small_number(match["number"], view.language)
            before = [s for s in scenes if s.end <= match.start() and s.role not in ("away", "abroad")]
            listed = [s for s in before if len(s.codes) == wanted]
            if listed:  # searches in the three countries took place there, officers from them only come from there
                text, role = (listed[-1].text, "at") if match["in"] else (None, "of")
                found.append(Scene(match.start(), match.end(), listed[-1].codes, text, role))
        return found

    def _of_several(self, places: list[Mention]) -> list[Scene]:
        """Three states or more named in one breath (中老缅泰四国警方), and 四国 that points back to them."""
        view = self.view
        known = Covers(places)
        named = [p for p in view.of_kind("party") if p.detail == "compound" and len(codes_of(p)) > 2 and known.over(p) is None]
        scenes = [
            Scene(p.start, p.end, codes_of(p), None, "side") for p in named if not _NOT_A_SCENE_AFTER.match(view.shadow, p.end)
        ]
        pairs = [p for p in view.of_kind("party") if p.detail == "compound" and len(codes_of(p)) == 2]
        for match in _IN_BOTH.finditer(view.shadow):
            told = [p for p in pairs if p.end < match.start()]
            if told:
                scenes.append(Scene(match.start(1), match.end(1), codes_of(told[-1]), None, "at"))
        for match in _ALL_STATES.finditer(view.shadow):
            before = [p for p in named if p.end < match.start() and len(codes_of(p)) == read_number(match[1])]
            if before:
                scenes.append(Scene(match.start(), match.end(), codes_of(before[-1]), None, "side"))
        return scenes

    def _in_all_lands(self, scenes: list[Scene]) -> list[Scene]:
        """三地 of the lands whose bodies its sentence lists (与日本及韩国警方合作,三地共拘捕14人)."""
        view, found = self.view, list[Scene]()
        for match in _IN_ALL_LANDS.finditer(view.shadow):
            wanted, start = read_number(match[1]), view.sentence_at(match.start()).start
            bodies = [s for s in scenes if start <= s.start < match.start() and s.role in ("body", "side")]
            lands = {code for scene in bodies for code in scene.codes}
            if self.issuer is not None and len(lands) + 1 == wanted:
                lands.add(self.issuer)
            if len(lands) == wanted:
                found.append(
                    Scene(match.start(), match.end(), tuple(sorted(lands)), view.text[match.start() : match.end()], "at")
                )
        return found

    def _leads_to(self, left: Mention, right: Mention) -> bool:
        """Whether the first only says where the second lies (老缅泰交界的金三角水域)."""
        return left.rule == "place:border" and self.view.shadow[left.end : right.start] in ("的", "处的", "地带的", "地区的", "")

    def _owns(self, left: Mention, right: Mention) -> bool:
        """Whether the first only says in which country the second lies (Myanmar's Karen state)."""
        return left.code == right.code and self.view.shadow[left.end : right.start].replace("’", "'") in ("'s ", "' ")

    def _continues(self, left: Mention, right: Mention) -> bool:
        if right.start - left.end > 2 * _LIST_REACH or not left.code or not right.code:
            return False
        gap = self.view.shadow[left.end : right.start]
        if self.view.language == "en" and _NAME_BETWEEN.fullmatch(self.view.text, left.end, right.start):
            return True  # Brisbane, Logan and on the Sunshine Coast
        if gap in _TO and _ALONG.match(self.view.shadow, right.end) is not None:
            return True  # 在二连浩特至扎门乌德沿线: at both ends
        if gap in ("与", "同") and left.code != right.code and not left.detail == right.detail == "country":
            return False  # 妙瓦底与湄索隔河相望 is no list
        return len(gap) <= _LIST_REACH and _LIST_GAP[self.view.language].fullmatch(gap) is not None

    def _scene(self, places: list[Mention]) -> Scene:
        """The scene that the places of one list make."""
        view = self.view
        start, end = self._span(places)
        codes = tuple(sorted({code for mention in places for code in self._codes_of(mention)}))
        if len(places) == 1 and len(codes) > 1:
            codes = self._narrowed(places[0], codes)
        text = view.text[start:end]
        role = self.roles.read(Run(places, start, end, codes))
        if view.language == "zh" and codes == (self.issuer,) and _WATERS.search(text):
            codes = tuple(sorted({*codes, *self._joined_before(start)}))
        if (
            self.issuer
            and len(places) > 1
            and self.issuer not in codes
            and _JOINED.search(view.shadow[max(0, start - 2) : start])
        ):
            codes = tuple(sorted({*codes, self.issuer}))  # 警方联同新加坡、泰国警方: they acted at home too
        is_guessed = all((mention.rule or "").startswith("place:unlisted-") for mention in places)
        return Scene(start, end, codes, text, role, places[0].detail == "country" and len(places) == 1, is_guessed)

    def _span(self, places: list[Mention]) -> tuple[int, int]:
        """From the first place of a list to the last, without a preposition and with what stands in brackets."""
        view = self.view
        start, end = places[0].start, places[-1].end
        if view.language == "zh":
            return (start + 1 if view.text[start : start + 1] == "在" else start), end
        if view.language == "fr" and (head := _OFF.match(view.shadow, start, end)) is not None:
            start = head.end()  # au large de Gravelines (Nord)
        bracket = _BRACKETED.match(view.text, end)
        return start, bracket.end() if bracket is not None else end

    def _joined_before(self, start: int) -> set[str]:
        """The lands of the bodies that acted together at waters or a border (广东海警局与香港海关在珠江口 …)."""
        view = self.view
        clause = view.clause_at(start)
        named = [m for m in view.within("place", clause.start, start) if m.code and self.roles.is_body(m)]
        lands = {code for mention in named for code in codes_of(mention)}
        is_joint = len(lands) == 2 and _JOINTLY.search(view.shadow, named[0].end, named[-1].start) is not None
        return lands if is_joint else set()

    def _codes_of(self, mention: Mention) -> tuple[str, ...]:
        """The countries of a place; of one that no list knows and that stands apart from known ones the issuer's."""
        if mention.rule == "place:unlisted-near" and self.issuer is not None:
            return (self.issuer,)
        return codes_of(mention)

    def _narrowed(self, mention: Mention, codes: tuple[str, ...]) -> tuple[str, ...]:
        """The countries of a river or a region that crosses borders, as far as its clause names them (中老缅泰 … 湄公河)."""
        if self.view.language != "zh" and self.issuer in codes and mention.detail == "region":
            return (self.issuer,) if self.issuer is not None else codes
        clause = self.view.clause_at(mention.start)
        for party in self.view.within("party", clause.start, clause.end):
            if party.detail == "compound" and set(codes_of(party)) <= set(codes):
                return codes_of(party)
        if self.view.language == "zh" and mention.detail != "river":
            pairs = self.view.within("party", self.view.sentence_at(mention.start).start, mention.start)
            both = [set(codes_of(p)) & set(codes) for p in pairs if p.detail == "compound"]
            if both and len(both[-1]) == 1:
                return tuple(both[-1])  # 马中两国 … 在马六甲海峡: of those who acted the one that lies there
        told = [p for p in self.view.within("party", 0, mention.start) if p.detail == "compound" and len(codes_of(p)) > 2]
        again = _ALL_STATES.search(self.view.shadow, clause.start, mention.start) if self.view.language == "zh" else None
        if again is not None:
            told = [p for p in told if len(codes_of(p)) == read_number(again[1])] or told
        if told and set(codes_of(told[-1])) < set(codes):
            return codes_of(told[-1])  # the four that patrol it, named before
        named = {m.code for m in self.view.within("place", clause.start, clause.end) if m.detail == "country"} & set(codes)
        return tuple(sorted(code for code in named if code)) or codes


def codes_of(mention: Mention) -> tuple[str, ...]:
    """The countries that a mention names, sorted."""
    return tuple(sorted(code for code in (mention.code or "").split("+") if code))


def is_origin_of_goods(view: DocumentView, scene: Scene) -> bool:
    """Whether a place is where a shipment set out (40 kg in a shipment of fruit from X), not where it was found."""
    return scene.role == "sent" and _SHIPMENT.search(view.shadow, view.sentence_at(scene.start).start, scene.start) is not None
