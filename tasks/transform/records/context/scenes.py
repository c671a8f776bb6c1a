"""The scenes of a document: its places and authorities, each with its part in the sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.text.mentions import Mention
from tasks.text.patterns import compile_guarded
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.context.nationality import is_police_of
from tasks.transform.records.context.origins import find_origins
from tasks.transform.records.context.pretexts import find_pretexts
from tasks.transform.records.context.scope import Covers, find_dateline_end
from tasks.transform.records.words import pattern, patterns

_LIST_REACH = 22
"""Most characters between two places of one list."""
_REACH = 30
"""Characters before a place that tell its role."""
_LIST_GAP = {
    "zh": re.compile(
        r"(?:等)?(?:\d+[多余]?个(?:重点)?(?:省区市|省份|省市|城市|地区|省|市)?)?(?:\s?、\s?|和|及|与|以及|及其|同)(?:在)?|、在"
    ),
    "en": re.compile(
        r",?\s(?:and|or|and in|as well as|&)\s(?:(?:on|at|in|near|off)\s)?(?:the\s(?:[a-z-]+\s)?)?|,\s(?:(?:on|in)\s)?(?:the\s)?"
    ),
    "fr": re.compile(
        r",?\s(?:et|ou|ainsi que)\s(?:à\s|au\s|aux\s|en\s|de\s|du\s|des\s|dans l(?:e\s|a\s|es\s|')|la\s|le\s|les\s|d'|l')?|"
        r",\s(?:dans l(?:e\s|a\s|es\s|')|à\s|en\s|au\s|aux\s|du\s|de\s|des\s|la\s|le\s|les\s|d'|l')?(?:la\s|l')?"
    ),
}
# Words before a place that make it no scene of the deed: where somebody came from, passed through, was going to or was addressed.
_AWAY = patterns("places.away")
_LANDING = patterns("places.landing")
_LANDED = re.compile(r"\s?(?:落地|降落|入境|着陆|下机)")
_ABROAD_FOR = pattern("places.abroad_for")
_JOINED = re.compile(r"(?:联同|联合|会同)$")
_SENT_FROM = patterns("places.sent_from")
_LOCATIVE = patterns("places.locative")
# What follows a place that names a body of it.
_BODY = patterns("places.body")
_RECIPIENT = patterns("places.recipient")
# A body before the adjective of its country, the next of a list of them, and words that make it a partner of another.
_BODY_OF = pattern("places.french_body")
_LISTED_BODY = re.compile(r"(?:,|\set|,\set|\sainsi que)\s(?:(?:la|le|les)\s|l')?(?:\w+\s(?:\w+\s){0,3})?")
_WITH_BODY = re.compile(r"\b(?:avec|aux?|contre|par|auprès de)\s(?:(?:la|le|les)\s|l')?(?:\w+\s){1,3}$")
_ALL_STATES = compile_guarded(r"(?<![一-鿿])([三四五六])(?:国|方(?=共|累计|先后))(?=[一-鿿])")
_IN_BOTH = re.compile(r"在(两国|两地|双方境内|两国境内)(?![之间关])")
_DEEDS_MADE = re.compile(  # goods made in a country come from there, arrests made there took place in it
    r"\b(?:arrests?|seizures?|detentions|captures|finds|discover(?:y|ies)|detections|hauls|busts|searches|raids)\s"
    r"(?:(?:was|were|have been|had been|all|also)\s)*made (?:in|at|on)\s(?:the\s)?(?:\w+(?:ern)?\s)?$"
)
_THE_COUNTRIES = {
    "en": re.compile(
        r"(?P<in>\b(?:in|across|throughout) )?\b(?:the|all|those|these) (?P<number>two|three|four|five|six) "
        r"(?:countries|nations|states)\b"
    ),
    "fr": re.compile(r"(?P<in>\bdans )?\b(?:les|des|ces|aux) (?P<number>deux|trois|quatre|cinq|six) (?:pays|états)\b"),
}
_NUMBER_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5,
}  # fmt: skip
_NUMBERS = {"三": 3, "四": 4, "五": 5, "六": 6}
_DEN_AFTER = re.compile(
    r"[^,。;]{0,6}?的?[^,。;]{0,12}?(?:窝点|据点|园区|工厂|作坊|赌场|仓库|话务|机房|基地|站点|场所|公司|水房|工作室)"
)
_OFF = re.compile(r"large d(?:e la |es |u |e l'|e |')")
_BRACKETED = re.compile(r"\s\([A-ZÀ-Þ][\w'’-]+(?:[ -][A-ZÀ-Þ]?[\w'’-]+){0,3}\)")
_IN_SITE_OF = re.compile(
    r"\b(?:dans|sur|au|à)\s(?:une?\s|le\s|la\s|l'|les\s|des\s|son\s|leur\s|sa\s)?(?!destination|partir|bord|direction)[\w-]{3,}"
    r"(?:\s[\w-]+)?\s(?:de\s(?:la\s|l')?|d'|du\s|des\s)$"
)
_NATIONAL_BODY = re.compile(
    r"全国[^,。;:各的在共]{2,8}?(?:中心|协会|联盟|总会|委员会)(?=的|数据|统计|显示|公布|发布|通报|[,。:])"
)
_JOURNEY = pattern("places.journey")
_GIVES_LEAD = pattern("places.gives_lead")
_LEAD_GIVEN_BY = pattern("places.lead_given_by")
_GOING = re.compile(r"(?:赴|去|到|往|前往)$")
_MISSION = re.compile(r"(?:赴|派往|前往|派赴|开赴|到|在)(?:联合国)?驻?$")
_ON_DUTY = re.compile(
    r"[^,。;、\d]{0,18}?(?:受训|培训|研修|进修|参训|观摩|交流|执勤|执法|支援|协助|押解|接收|接回|办案|取证|缉捕|抓捕|任务区|守候|埋伏|拦截|拦检|戒备|搜救|巡逻|驱离|查缉|增援)"
)
_WATERS = re.compile(r"(?:水域|海域|海面|外海|近海|湾|口岸?|边境|边界)$")
_JOINTLY = re.compile(r"与|和|同|联合|会同|联同|及")
_FLEW = re.compile(r"(?:飞抵|抵达|抵|飞往|前往|运往|开往|寄往|运抵|驶往|乘机抵)$")
_AND = re.compile(r",\s|\sand\s|,\sand\s")
_WITH_PARTNER = re.compile(r"\b(?:with|to|alongside|of|help|by)\s(?:the\s|their\s)?$")
_FORCES_FROM = re.compile(
    r"\b(?:police|authorities|officers|agents|agencies|investigators|detectives|prosecutors|customs|forces|units|teams)"
    r"\sfrom\s(?:the\s)?$"
)
_SET_OFF_FOR = re.compile(
    r"\b(?:flew|flown|left|leaves?|leaving|departed|departs?|set (?:off|out)|sailed|headed|heading|took off|"
    r"embarked|bound)\b[^.;]{0,80}?"
    r"\bfor\s(?:the\s)?$"
)
_NAME_BETWEEN = re.compile(
    r",\s(?:[A-Z][\w'-]+(?:\s[A-Z][\w'-]+)?,\s){0,2}[A-Z][\w'-]+(?:\s[A-Z][\w'-]+)?,?\s(?:and\s)(?:(?:on|in|at|near)\s)?(?:the\s)?"
)
_ORIGIN_COUNT = re.compile(r"(?:籍|居民|民众|人)?(?:\d+|[一二三四五六七八九十百]+)(?:人|名)")
_OPEN_BRACKET = re.compile(r"\((?:其中|含|包括)?[^()。;]{0,24}$")
_TOWARD = re.compile(r"\bto\s(?:the\s)?$")
_NOT_A_SCENE_AFTER = pattern("places.not_a_scene_after")
_BODY_BEFORE = pattern("places.body_before")
_PEOPLE_OF_ABROAD = pattern("places.people_of_abroad")


_SHIPMENT = re.compile(
    r"\b(?:shipments?|consignments?|containers?|cargo(?:es)?|loads?|parcels?|packages?|flights?|planes?|vessels?|freighters?|ships?|"
    r"trucks?|lorry|lorries|luggage|passengers?|cargaisons?|conteneurs?|chargements?|colis|vols?|avions?|navires?|cargos?|camions?|"
    r"bagages|passag[eè]re?s?)\b[^.;:]{0,60}?\s(?:from|de|du|des|d')\s?(?:the\s|la\s|l')?$"
)


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


class SceneFinder:
    """Reads the scenes of a document once."""

    def __init__(self, view: DocumentView, issuer: str | None) -> None:
        self.view = view
        self.issuer = issuer

    def find(self) -> list[Scene]:
        view, language = self.view, self.view.language
        people = Covers(view.of_kind("nationality"))
        bodies = Covers(view.of_kind("organisation"))
        officials = Covers([m for m in view.of_kind("person") if m.code not in ("suspect", "victim")])
        campaigns = Covers(view.of_kind("operation"))
        pretexts = find_pretexts(view)
        dateline = find_dateline_end(view)
        sums = Covers([m for m in view.of_kind("quantity") if len(m.unit or "") == 3 and (m.unit or "").isupper()])
        outermost: list[Mention] = []
        for mention in view.of_kind("place"):
            if mention.start < dateline or (outermost and mention.end <= outermost[-1].end):
                continue
            citizen = people.over(mention)
            if citizen is not None and (language == "zh" or citizen.end > mention.end or citizen.start < mention.start):
                continue
            if language == "zh" and view.shadow.startswith("境内外", mention.start):
                continue  # at home and abroad: nowhere in particular
            if language == "zh" and _NATIONAL_BODY.match(view.shadow, mention.start):
                continue  # 全国反诈中心的数据: a body's name
            if language == "zh" and sums.over(mention) is not None:
                continue  # 越南盾12亿元
            if officials.over(mention) is not None or pretexts.over(mention) is not None:
                continue
            if campaigns.over(mention) is not None and not view.shadow.startswith("全国", mention.start):
                continue
            outermost.append(mention)
        found: list[Scene] = []
        run: list[Mention] = []
        for mention in outermost:
            if run and self._leads_to(run[-1], mention):
                run.pop()
            if run and not self._continues(run[-1], mention):
                if not self._owns(run[-1], mention):
                    found.append(self._scene(run, bodies))
                run = []
            run.append(mention)
        if run:
            found.append(self._scene(run, bodies))
        known = Covers(outermost)
        for party in view.of_kind("party"):
            if party.detail == "side" and party.code and known.over(party) is None:
                found.append(Scene(party.start, party.end, codes_of(party), None, "side"))
        if language != "zh":
            found += self._all_countries(found)
        if language == "en":
            found += self._police_of()
        elif language == "fr":
            found += self._polices_de()
        else:
            found += self._of_several(outermost)
        found.sort(key=lambda scene: scene.start)
        return found

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
            if not _BODY["en"].match(view.shadow, mention.end):
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
            wanted = _NUMBER_WORDS[match["number"]]
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
            before = [p for p in named if p.end < match.start() and len(codes_of(p)) == _NUMBERS[match[1]]]
            if before:
                scenes.append(Scene(match.start(), match.end(), codes_of(before[-1]), None, "side"))
        return scenes

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
        if gap in ("与", "同") and left.code != right.code and not left.detail == right.detail == "country":
            return False  # 妙瓦底与湄索隔河相望 is no list
        return len(gap) <= _LIST_REACH and _LIST_GAP[self.view.language].fullmatch(gap) is not None

    def _scene(self, run: list[Mention], bodies: Covers) -> Scene:
        view, language = self.view, self.view.language
        start, end = run[0].start, run[-1].end
        if language == "zh" and view.text[start : start + 1] == "在":
            start += 1
        codes = tuple(sorted({code for mention in run for code in self._codes_of(mention)}))
        if len(run) == 1 and len(codes) > 1:
            codes = self._narrowed(run[0], codes)
        if language == "fr" and (head := _OFF.match(view.shadow, start, end)) is not None:
            start = head.end()  # au large de Gravelines (Nord)
        if language != "zh" and (bracket := _BRACKETED.match(view.text, end)) is not None:
            end = bracket.end()
        text = view.text[start:end]
        before = view.shadow[max(0, start - _REACH) : start]
        role = "of"
        if run[0].detail == "abroad":
            told = _PEOPLE_OF_ABROAD.match(view.shadow, end) or _ABROAD_FOR.search(before)
            role = "away" if told else "abroad"
        elif language == "zh" and _MISSION.search(before) and _ON_DUTY.match(view.shadow, end):
            role = "at"  # 前往泰国受训, 赴联合国驻南苏丹任务区
        elif language == "zh" and _ORIGIN_COUNT.match(view.shadow, end) and _OPEN_BRACKET.search(before):
            role = "away"  # 61名(大陆42人、台湾19人): where they come from
        elif language == "zh" and before.endswith(("设在", "设于", "开在")) and _DEN_AFTER.match(view.shadow, end):
            role = "at"  # 捣毁设在大连的诈骗窝点
        elif _NOT_A_SCENE_AFTER.match(view.shadow, end) or (
            _AWAY[language].search(before) and not _DEEDS_MADE.search(view.shadow, view.sentence_at(start).start, start)
        ):
            role = "away"
        elif language == "zh" and self._gave_lead(start, end):
            role = "away"  # 情资由某国警方提供: they did not act themselves
        elif any(origin.start <= start < origin.end for origin in find_origins(view)):
            role = "origin"
        elif len(run) == 1 and run[0].rule == "place:whole":
            role = "whole"
        elif language == "zh" and run[0].code == self.issuer and self._is_of_name(run[0]):
            role = "name"  # 全国 in the name of a campaign: behind the city that reports it
        elif language == "zh" and _FLEW.search(before) and view.shadow.startswith("的", end):
            role = "away"  # 一名由曼谷飞抵香港的旅客
        elif language == "zh" and _GOING.search(before) and _JOURNEY.match(view.shadow, end):
            role = "away"  # 诱骗民众赴柬埔寨工作
        elif _RECIPIENT[language].search(before) and (language != "en" or self._is_body(run[-1], bodies)):
            role = "to"
        elif self._is_body(run[-1], bodies) or self._is_body(run[0], bodies):
            role = "body"
        elif language == "en" and _SET_OFF_FOR.search(view.shadow, view.sentence_at(start).start, start):
            role = "to"  # flew out of Oslo on Monday for Haiti
        elif language == "en" and _FORCES_FROM.search(before):
            role = "body"  # investigators from Germany and Latvia
        elif codes == (self.issuer,) and (_LANDING[language].search(before) or _LANDED.match(view.shadow, end)):
            role = "landing"
        elif language == "fr" and _IN_SITE_OF.search(before):
            role = "at"  # dans un garage d'Osnabrück
        elif _SENT_FROM[language].search(before):
            role = "sent"
        elif language == "en" and _TOWARD.search(before):
            role = "toward"
        elif _LOCATIVE[language].search(before):
            role = "at"
        if language == "zh" and codes == (self.issuer,) and _WATERS.search(text):
            codes = tuple(sorted({*codes, *self._joined_before(start)}))
        if self.issuer and len(run) > 1 and self.issuer not in codes and _JOINED.search(before):
            codes = tuple(sorted({*codes, self.issuer}))  # 警方联同新加坡、泰国警方: they acted at home too
        is_guessed = all((mention.rule or "").startswith("place:unlisted-") for mention in run)
        return Scene(start, end, codes, text, role, run[0].detail == "country" and len(run) == 1, is_guessed)

    def _gave_lead(self, start: int, end: int) -> bool:
        """Whether a clause without numbers only says whose lead was followed (据某国警方提供的线索; 情资由某国警方提供)."""
        view, clause = self.view, self.view.clause_at(start)
        if view.within("quantity", clause.start, clause.end):
            return False
        is_given = _LEAD_GIVEN_BY.search(view.shadow, clause.start, start) and "提供" in view.shadow[end : clause.end]
        return bool(is_given) or _GIVES_LEAD.match(view.shadow, end, clause.end) is not None

    def _joined_before(self, start: int) -> set[str]:
        """The lands of the bodies that acted together at waters or a border (广东海警局与香港海关在珠江口 …)."""
        view = self.view
        clause = view.clause_at(start)
        bodies = Covers(view.of_kind("organisation"))
        named = [m for m in view.within("place", clause.start, start) if m.code and self._is_body(m, bodies)]
        lands = {code for mention in named for code in codes_of(mention)}
        is_joint = len(lands) == 2 and _JOINTLY.search(view.shadow, named[0].end, named[-1].start) is not None
        return lands if is_joint else set()

    def _codes_of(self, mention: Mention) -> tuple[str, ...]:
        """The countries of a place; of one that no list knows and that stands apart from known ones the issuer's."""
        if mention.rule == "place:unlisted-near" and self.issuer is not None:
            return (self.issuer,)
        return codes_of(mention)

    def _is_of_name(self, mention: Mention) -> bool:
        return any(
            m.start <= mention.start and mention.end <= m.end
            for m in self.view.within("operation", max(0, mention.start - 20), mention.start + 1)
        )

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
            told = [p for p in told if len(codes_of(p)) == _NUMBERS[again[1]]] or told
        if told and set(codes_of(told[-1])) < set(codes):
            return codes_of(told[-1])  # the four that patrol it, named before
        named = {m.code for m in self.view.within("place", clause.start, clause.end) if m.detail == "country"} & set(codes)
        return tuple(sorted(code for code in named if code)) or codes

    def _is_body(self, mention: Mention, bodies: Covers) -> bool:
        """Whether the place is part of the name of an authority (缅甸警方, le parquet d'Anvers)."""
        if self.view.language == "fr" and _BODY_BEFORE.search(self.view.shadow, max(0, mention.start - 48), mention.start):
            return True
        if (body := bodies.over(mention)) is not None:
            return body.start <= mention.start and body.end > mention.end
        return _BODY[self.view.language].match(self.view.shadow, mention.end) is not None


def codes_of(mention: Mention) -> tuple[str, ...]:
    """The countries that a mention names, sorted."""
    return tuple(sorted(code for code in (mention.code or "").split("+") if code))


def is_origin_of_goods(view: DocumentView, scene: Scene) -> bool:
    """Whether a place is where a shipment set out (40 kg in a shipment of fruit from X), not where it was found."""
    return scene.role == "sent" and _SHIPMENT.search(view.shadow, view.sentence_at(scene.start).start, scene.start) is not None
