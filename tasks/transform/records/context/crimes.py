"""For what crimes: the codes that the clause, its sentence or its paragraph ties to a number."""

from __future__ import annotations

import re
from collections import Counter

from tasks.text.mentions import Mention
from tasks.transform.records.claims.frames import PERSONS, THINGS
from tasks.transform.records.claims.latin import names_narcotic
from tasks.transform.records.clauses import Sentence
from tasks.transform.records.context.pretexts import find_pretexts
from tasks.transform.records.context.scope import SIDE_DEEDS, Covers, Scope
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import patterns

_IMPLIED = {"drug": "drugs", "weapon": "firearms"}
_OF_SMUGGLERS = ("gang-brings-people", "gang-journeys")
# "all kinds of cases": the number is of no crime in particular, whatever the neighbours are
_ALL_KINDS = {
    "zh": (
        "各类案件",
        "各类刑事",
        "刑事案件",
        "治安案件",
        "各类违法犯罪",
        "各类犯罪",
        "各类案卷",
        "各类矛盾",
        "矛盾纠纷",
        "交通事故",
    ),
    "en": ("all kinds of", "of all types", "various crimes", "various offences", "various offenses", "criminal cases"),
    "fr": ("toutes sortes", "tous types", "de toute nature", "divers délits", "diverses infractions"),
}
_SUMMED = frozenset(
    {"arrest", "seize", "raid", "dismantle", "solve", "open_case", "joint_operation", "prosecute", "sentence", "loss"}
)
"""Acts whose total may open a paragraph that tells the crimes afterwards."""
_OF_CRIME = re.compile(r"赃|被骗|涉案|违法所得|犯罪所得|不法")
_DECEIVED = frozenset({"受骗", "被骗", "上当", "骗取", "行骗", "欺骗"})
_BY_DECEIT = frozenset({"food_drug_safety", "ip", "trafficking", "smuggling_migrants", "kidnapping"})
"""Crimes that deceive people by their nature."""
_OF_ONE_CASE = frozenset({"arrest", "raid", "dismantle", "prosecute", "sentence", "recover"})
_ENUMERATION_GAP = 9
"""Most characters between two crimes of one list (诈骗、开设赌场等; drugs and arms)."""
_BROUGHT = re.compile(
    r"\b(?:moved|moving|brought|smuggled|smuggling|ferried|transported|carried|helped|guided|taken|took|achemin\w+|convoy\w+|"
    r"transport(?:é|ait|aient|er)|fait (?:passer|entrer|traverser)|introdui\w+|conduit|amené)\b"
)
_CHARGED = frozenset({"sentence", "prosecute", "extradite", "arrest"})
_FOR = re.compile(r"\b(?:pour|for|on charges of|accused of|convicted of)\s")
_OF_THE_RING = re.compile(
    r"\b(?:du|de ce|le|ce) (?:réseau|gang|groupe|stratagème|clan)\b|\b(?:de la|de cette) (?:bande|filière|équipe)\b|"
    r"\bof the (?:ring|gang|network|group|syndicate)\b"
)
_AGAIN = patterns("crimes.culprits_again")
_IN_THEIR_BOATS = patterns("crimes.in_their_boats")
_SMUGGLED = frozenset({"smuggling_migrants", "trafficking", "drugs", "firearms", "environment"})
_SMUGGLING_OF_ANYTHING = re.compile(
    r"(?:for|of|anti-?|against)\s?smuggling|smuggling (?:case|suspect|ring|gang|network|syndicate|group|offen[cs]e|crime|activit|"
    r"attempt|operation|charge)\w*|(?:(?:suspected|alleged) )?smugglers?"
)
_BREATH = 24  # characters around weapons in which another crime, or their number, is looked for
_KILLING = re.compile(r"kill|shot dead|shooting dead|gunned down|neutrali|abatt|tué|tuer|tuant")
_KILLED_REACH = 30  # characters behind a word for killing in which those killed are named
_FAKE_REACH = 24  # characters behind "counterfeit" in which the drug's name stands
_ANOTHER_MATTER = re.compile(  # la police a aussi transmis …; it also shared …: no more of what was told before
    r"(?:en outre|par ailleurs|de plus|en parallèle|separately|in addition|meanwhile)\b|"
    r"(?:[\w'-]+\s){1,4}(?:aussi|également|also)\s"
)
_STOLEN = re.compile(r"\bvolée?s?$")
_HAUL = 3  # things from which a list is a haul of several kinds
_CASE_REACH = 12
_POINTS_BACK = re.compile(
    r"该(?:团伙|集团|案|网络|犯罪|组织|平台|公司|园区)|此案|本案|全案|案发后|(?<![\u4e00-\u9fff”」])(?:集团|团伙|被害人|受害者)|"
    r"不法所得|犯罪所得"
)
_BRANCHES = r"(?:刑侦|特警|网安|治安|经侦|交警|派出所|巡警|情报|技侦|出入境|巡特警|法制|图侦|警犬)"
_BRANCH, _BRANCH_BEFORE = re.compile(rf"(?:、|和|及){_BRANCHES}"), re.compile(rf"{_BRANCHES}(?:、|和|及)$")
_COMMA_GAP = 4
_GOODS = re.compile(r"(?:各类|涉嫌|怀疑|疑似|大量|一批)?[^、,。;和及与\d]{0,3}")
_LIST_MARKS = ("、", ",", "和", "及", "与", "以及", "并", " and ", " or ", " et ", " ou ", "/", "暨", "或")


def fill_crimes(scope: Scope) -> None:
    """Set ``crimes`` of every draft, wholes before parts (LABELLING 11, 16)."""
    reader = _Reader(scope)
    for index in scope.order:
        scope.drafts[index].crimes = sorted(reader.read(index))


class _Reader:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.view = scope.view
        self.bodies = Covers(
            [*self.view.of_kind("organisation"), *(m for m in self.view.of_kind("person") if m.code == "official")]
        )
        self.campaigns = Covers(self.view.of_kind("operation"))
        self._side_finds = self._find_side_finds()
        self.groups = self._group()
        """Each crime mention's list: index of the mention -> all codes named in one breath."""
        self.again = self._culprits_again()

    def _group(self) -> dict[int, frozenset[str]]:
        groups: dict[int, frozenset[str]] = {}
        run: list[Mention] = []
        for mention in self._told():
            if run and not self._is_listed(run[-1], mention):
                self._close(run, groups)
                run = []
            run.append(mention)
        self._close(run, groups)
        return groups

    def _culprits_again(self) -> list[tuple[int, str]]:
        """Where "the smugglers" stands without what they smuggle: the crime of that kind told last before."""
        view = self.view
        if view.language == "zh":
            return []
        told = [m for m in view.of_kind("crime") if m.code in _SMUGGLED and m.start in self.groups]
        found = []
        for match in _AGAIN[view.language].finditer(view.shadow) if told else ():
            before = [m for m in told if m.end <= match.start()]
            if before and not view.within("crime", match.start(), match.end()):
                found.append((match.start(), before[-1].code or ""))
        return found

    def _told(self) -> list[Mention]:
        """Mentions of crimes without a bare 走私 whose goods, right behind it, are a crime of their own (走私濒危物种案件)."""
        found: list[Mention] = []
        pretexts = find_pretexts(self.view)
        for mention in self.view.of_kind("crime"):
            if not mention.code or pretexts.over(mention) is not None or self._is_no_crime(mention):
                continue
            last = found[-1] if found else None
            if self._is_stolen_find(mention, found):
                continue
            if self._is_bare_smuggling(mention):
                is_told = last is not None and mention.start <= last.end + 1
                if is_told or self.view.within("crime", mention.end + 1, mention.end + 2):
                    continue  # drug smuggling rings, for smuggling pangolins: told what they smuggle
                mention = mention._replace(code=self._smuggled(mention, found))
                if not mention.code:
                    continue
            if last is not None and last.code == "drugs" and self._is_bare_carrier(mention):
                mention = mention._replace(code="drugs")  # les passeurs, in a paragraph on drugs
            if self._is_only_cheating(mention, found):
                continue
            is_behind = last is not None and last.code != "other" and mention.start - last.end in (0, 1)
            if is_behind and mention.code == "other" and self.view.shadow.startswith("走私", mention.start):
                continue  # 濒危物种走私案件: the goods tell what smuggling it is
            if last is not None and last.code == "other" and mention.code != "other" and mention.start >= last.end:
                is_bare = self.view.shadow[last.end - 2 : last.end] == "走私"
                if is_bare and mention.start - last.end <= 4 and _GOODS.fullmatch(self.view.shadow, last.end, mention.start):
                    found.pop()
            found.append(mention)
        return found

    def _is_no_crime(self, mention: Mention) -> bool:
        """Whether a word of a crime names none here: a thing, things under seal, a find among others, a branch of the police,
        fakes that are narcotics."""
        if mention.code == "firearms" and self.view.language != "zh" and self._is_thing(mention):
            return True  # rifles that were found tell of no crime by themselves
        if self._is_custody_of_things(mention) or mention.start in self._side_finds:
            return True
        if mention.code == "homicide" and self.view.language != "zh" and self._is_of_culprits(mention):
            return True  # troops killed four gunmen
        if mention.code == "kidnapping" and self.view.shadow.startswith(("ransom", "rançon"), mention.start):
            return any(m.code == "cybercrime" for m in self.view.of_kind("crime"))  # of data, not of people
        return self._is_branch(mention) or self._is_fake_drug(mention)

    def _is_of_culprits(self, mention: Mention) -> bool:
        """Whether those killed are the culprits, so that the law killed them."""
        killed = self.view.within("object", mention.end, mention.end + _KILLED_REACH)
        return (
            _KILLING.match(self.view.shadow, mention.start) is not None
            and bool(killed)
            and killed[0].code in ("suspect", "ringleader", "fugitive")
        )

    def _is_bare_smuggling(self, mention: Mention) -> bool:
        """Whether smuggling is told without what was smuggled (nine smuggling suspects)."""
        words = self.view.shadow[mention.start : mention.end]
        return self.view.language == "en" and mention.code == "other" and _SMUGGLING_OF_ANYTHING.fullmatch(words) is not None

    def _smuggled(self, mention: Mention, told: list[Mention]) -> str | None:
        """What a report's smugglers smuggle: the first kind that it tells; of smuggling itself goods, where it tells none."""
        words = self.view.shadow
        first = next((m.code for m in told if m.code in _SMUGGLED or "smuggl" in words[m.start : m.end]), None)
        if first is not None or "smuggler" not in words[mention.start : mention.end]:
            return first or "other"
        ahead = (m.code for m in self.view.of_kind("crime") if m.start > mention.start)
        return next((code for code in ahead if code in _SMUGGLED), None)

    def _is_fake_drug(self, mention: Mention) -> bool:
        """Whether a word for fakes stands in the name of narcotics (fake oxycodone pills), which are no copies of goods."""
        if self.view.language == "zh" or mention.code not in ("ip", "food_drug_safety"):
            return False
        end = min(mention.end + _FAKE_REACH, len(self.view.shadow))
        phrase = re.split(r"[,.;:]|\b(?:and|or|et|ou)\b", self.view.shadow[mention.end : end])[0]
        return names_narcotic(self.view, mention.end, mention.end + len(phrase))

    def _is_only_cheating(self, mention: Mention, found: list[Mention]) -> bool:
        """Whether people are only called deceived in a case that was told as another crime (假药 … 受骗患者)."""
        if self.view.language != "zh" or mention.code != "fraud" or mention.end - mention.start > 2 or not found:
            return False
        word = self.view.shadow[mention.start : mention.end]
        return word in _DECEIVED and not any(m.code == "fraud" for m in found) and found[0].code in _BY_DECEIT

    def _is_thing(self, mention: Mention) -> bool:
        """Whether a mention is only the name of weapons; not where it stands beside another crime (a drugs and firearms ring)."""
        if self._is_beside_crime(mention):
            return False
        near = self.view.within("object", max(0, mention.start - 16), mention.start + 1)
        return any(m.code == "weapon" and m.start <= mention.start and mention.end <= m.end for m in near)

    def _is_stolen_find(self, mention: Mention, found: list[Mention]) -> bool:
        """Whether things are only counted as stolen (saisi 130 véhicules volés) in a report that tells of no theft before."""
        if self.view.language != "fr" or not _STOLEN.search(self.view.shadow, mention.start, mention.end):
            return False
        is_counted = bool(self.view.within("quantity", max(0, mention.start - 12), mention.start))
        return is_counted and not any(m.code == "other" for m in found)

    def _is_bare_carrier(self, mention: Mention) -> bool:
        """Whether a word for carriers alone (passeurs) does not say whom or what they carry."""
        return self.view.language == "fr" and self.view.shadow[mention.start : mention.end] in ("passeur", "passeurs")

    def _find_side_finds(self) -> set[int]:
        """Drugs counted as one find among others that a list names first (14 pistols, 3 kg of cocaine, 80 keys, cash): they say
        of what crime they are themselves, and nothing of the rest."""
        if self.view.language == "zh":
            return set()
        found: set[int] = set()
        for held in self.scope.by_sentence.values():
            things = [self.scope.drafts[i] for i in held if self.scope.drafts[i].object in THINGS | {"money"}]
            if len(things) < _HAUL or things[0].object in ("drug", "money"):
                continue
            for drug in (d for d in things if d.object == "drug" and d.object_mention is not None):
                assert drug.object_mention is not None
                found.update(m.start for m in self.view.within("crime", drug.quantity.start, drug.object_mention.end))
        return found

    def _is_custody_of_things(self, mention: Mention) -> bool:
        """Whether French tells of things put under seal with the word for people held (ont été séquestrés 14 ordinateurs)."""
        if self.view.language != "fr" or not self.view.shadow.startswith("séquestr", mention.start):
            return False
        clause = self.view.clause_at(mention.start)
        named = {m.code for m in self.view.within("object", clause.start, clause.end)} - {"officer"}
        return bool(named & (THINGS | {"money", "account", "site"})) and not named & PERSONS

    def _is_beside_crime(self, mention: Mention) -> bool:
        """Whether weapons are named with another crime in one breath and neither is counted (cocaine and handguns)."""
        text = self.view.shadow
        for crime in self.view.within("crime", max(0, mention.start - _BREATH), mention.end + _BREATH):
            left, right = sorted((crime, mention), key=lambda m: m.start)
            gap = text[left.end : right.start]
            if crime.code not in ("firearms", "homicide", None) and gap in (" and ", " et ", " or ", " ou "):
                counted = self.view.last_before("quantity", left.start, max(0, left.start - _BREATH // 2))
                return counted is None or counted.detail is not None
        return False

    def _is_branch(self, mention: Mention) -> bool:
        """Whether a word names a branch of the police in a list of branches (抽调禁毒、刑侦、特警等30名民警)."""
        if self.view.language != "zh" or mention.end - mention.start > 2:
            return False
        text = self.view.shadow
        before = text[max(0, mention.start - 3) : mention.start]
        return _BRANCH.match(text, mention.end) is not None or _BRANCH_BEFORE.search(before) is not None

    @staticmethod
    def _close(run: list[Mention], groups: dict[int, frozenset[str]]) -> None:
        codes = frozenset(m.code for m in run if m.code)
        for mention in run:
            groups[mention.start] = codes

    def _is_listed(self, left: Mention, right: Mention) -> bool:
        gap = self.view.shadow[left.end : right.start]
        if right.start <= left.end:
            return True
        if len(gap) > _ENUMERATION_GAP or any(character.isdigit() for character in gap) or "\n" in gap:
            return False
        if self.view.within("quantity", left.end, right.start):
            return False
        if self.view.language == "zh" and "," in gap and len(gap) > _COMMA_GAP:
            return False  # 打诈、扫黑专案成果,共查获诈欺集团: another clause, another thing
        return any(mark in gap for mark in _LIST_MARKS)

    def _codes(self, start: int, end: int, bodies: bool = False) -> set[str]:
        """Codes named in a stretch, with the rest of their lists; those inside a body's name only where ``bodies``."""
        codes: set[str] = set()
        of_campaigns: set[str] = set()
        for mention in self.view.within("crime", start, end):
            if mention.code and mention.start in self.groups and bodies == (self.bodies.over(mention) is not None):
                is_name = self.campaigns.over(mention) is not None
                (of_campaigns if is_name else codes).update(self.groups.get(mention.start, ()))
        codes.update(code for at, code in self.again if start <= at < end and not bodies)
        return codes or of_campaigns

    def read(self, index: int) -> set[str]:
        scope, draft = self.scope, self.scope.drafts[index]
        shared = scope.whole_of(index)
        whole = scope.drafts[shared] if shared is not None else None
        own = self._own(index)
        if draft.object == "weapon" and own == {"firearms"} and self.view.language != "zh":
            shared = self._shared(index)  # two converted pistols, in a case of drugs and firearms
            own = shared if "firearms" in shared else own
        if draft.action in _CHARGED and self.view.language != "zh":
            own |= self._charges(index)
        if own:
            if whole is not None and whole.object == "case" and draft.object == "case":
                own |= set(whole.crimes) - {"other"}  # a kind of the cases counted before: 赌博案件943宗,其中诈骗251宗
            return own
        if whole is not None:
            return self._behind_cue(index) or set(whole.crimes)
        clause = scope.clause(index)
        if any(words in self.view.shadow[clause.start : clause.end] for words in _ALL_KINDS[self.view.language]):
            return set()
        if draft.rule.endswith(_OF_SMUGGLERS) or self._is_of_passage(index):
            return {"smuggling_migrants"}
        if draft.object == "weapon" and self.view.language != "zh":
            return self._shared(index)  # weapons found beside drugs are of the drug case, those of a patrol of none
        if draft.object in _IMPLIED:
            return {_IMPLIED[draft.object]}
        return self._shared(index)

    def _is_of_passage(self, index: int) -> bool:
        """Whether a gang is told to have brought the people somewhere (le réseau a acheminé 400 migrants)."""
        draft, clause = self.scope.drafts[index], self.scope.clause(index)
        if self.view.language == "zh" or draft.action != "charge_flow" or draft.unit != "person":
            return False
        if _IN_THEIR_BOATS[self.view.language].search(self.view.shadow, draft.quantity.end, clause.end) is not None:
            return True
        told = [m.code for m in self.view.within("object", clause.start, draft.quantity.start)]
        return "group" in told and _BROUGHT.search(self.view.shadow, clause.start, clause.end) is not None

    def _charges(self, index: int) -> set[str]:
        """What people are told to be tried for in an aside of their sentence (members of a ring, tried for murder, …)."""
        codes: set[str] = set()
        for after in self.scope.clauses_after(index):
            if self.scope.by_clause.get(after.index):
                break
            charge = _FOR.search(self.view.shadow, after.start, after.end)
            if charge is not None:
                codes |= self._codes(charge.end(), after.end)
        return codes

    def _behind_cue(self, index: int) -> set[str]:
        """Crimes said anew between 其中 and a part's number (其中,在打击盗采行动中,抓获30人)."""
        if self.view.language != "zh":
            return set()
        draft, sentence = self.scope.drafts[index], self.scope.sentence(index)
        cue = self.view.last_before("part", draft.quantity.start, sentence.start)
        if cue is None:
            return set()
        for before in self.scope.clauses_before(index):
            if before.end <= cue.start:
                break
            if self.scope.by_clause.get(before.index):
                continue
            if codes := self._codes(max(before.start, cue.end), before.end):
                return codes
        return set()

    def _own(self, index: int) -> set[str]:
        scope = self.scope
        item = scope.item(index)
        codes = self._codes(item.start, item.end)
        if codes:
            return codes
        quote = scope.drafts[index].quote
        clause = scope.clause(index)
        if len(scope.by_clause[clause.index]) > 1:
            return set()
        return self._codes(quote.start, quote.end) | self._codes(clause.start, clause.end)

    def _shared(self, index: int) -> set[str]:
        scope, draft = self.scope, self.scope.drafts[index]
        side = draft.action in SIDE_DEEDS
        clause, item = scope.clause(index), scope.item(index)
        # the same clause: what stands before the item, then after it
        for start, end in ((clause.start, item.start), (item.end, clause.end)):
            codes = self._of_stretch(clause.index, start, end, side, draft)
            if codes:
                return codes
        for before in scope.clauses_before(index):
            if side and self.view.language == "zh" and self.view.shadow[before.end : before.end + 1] == ";":
                break  # 双方将签署打击网络犯罪协议;届时,20名警员将到北京进修
            if not scope.is_aside(before, index) and (
                codes := self._of_stretch(before.index, before.start, before.end, side, draft)
            ):
                return codes
        if side and draft.action == "deploy" and draft.object == "officer" and self.view.language == "zh":
            return self._of_later_clauses(index)
        is_of_gang = ":gang-" in draft.rule
        if side or (draft.action == "involve" and draft.object in ("other", "person", "officer") and not is_of_gang):
            is_checked = draft.rule.endswith(("papers-checked", "people-checked", "people-were-checked"))
            return self._of_later_clauses(index) or self._of_parts(index) if is_checked else set()
        if codes := self._of_later_clauses(index) or self._of_parts(index):
            return codes
        for sentence in scope.sentences_before(index):
            if codes := self._of_sentence(sentence, index):
                return codes
        if draft.action in _SUMMED:
            for sentence in scope.sentences_after(index):
                if _ANOTHER_MATTER.match(self.view.shadow, sentence.start, sentence.end):
                    break
                if codes := self._of_sentence(sentence, index) - {"other"} - self._of_weapons(sentence):
                    return codes
        if self.view.language == "zh" and draft.action not in ("deploy", "meet") and (codes := self._of_case(index)):
            return codes
        if self.view.language == "zh" and (codes := self._of_the_report(index)):
            return codes
        sentence = scope.sentence(index)
        paragraph = scope.paragraph(index)
        is_of_ring = draft.action in _CHARGED and _OF_THE_RING.search(self.view.shadow, sentence.start, sentence.end) is not None
        if self.view.language != "zh" and is_of_ring:  # two accomplices of the ring: the one told of before
            told = [d for d in self.scope.drafts[:index] if d.crimes and d.action not in SIDE_DEEDS]
            if told:
                return set(told[-1].crimes)
        return self._codes(sentence.start, sentence.end, bodies=True) or self._codes(paragraph.start, paragraph.end, bodies=True)

    def _of_the_report(self, index: int) -> set[str]:
        """The one crime of which the whole report has told so far, where the paragraph of a deed names none (追回赃款870万元)."""
        draft, start = self.scope.drafts[index], self.scope.paragraph(index).start
        is_deed = draft.action in _OF_ONE_CASE and draft.object not in ("person", "officer", "other", "drug", "weapon")
        is_deed = is_deed or (draft.action == "involve" and draft.object == "victim")
        clause = self.scope.clause(index)
        if draft.action == "recover" and _OF_CRIME.search(self.view.shadow, clause.start, clause.end) is None:
            return set()  # losses that were averted may be of anything
        if not is_deed or self._codes(start, self.scope.paragraph(index).end):
            return set()
        told = [frozenset(known.crimes) for known in self.scope.drafts[:index] if known.crimes]
        return (
            set(told[0])
            if told and len(set(told)) == 1 and "other" not in told[0] and self._codes(0, self.view.paragraphs[-1].end) <= told[0]
            else set()
        )

    def _of_parts(self, index: int) -> set[str]:
        """What places were searched for, told with the parts of those found there (searched 90 shops, 9 people held for X)."""
        if self.view.language == "zh" or self.scope.drafts[index].action not in ("raid", "involve"):
            return set()
        codes: set[str] = set()
        for after in self.scope.clauses_after(index):
            codes |= self._codes(after.start, after.end)
        return codes

    def _is_case_of_weapons(self, clause: int) -> bool:
        """Whether the paragraph up to a clause tells of trade in arms, not only of weapons that were found."""
        near = self.view.clauses[clause]
        told = self._codes(self.view.paragraph_at(near.start).start, near.start)
        return "firearms" in told and len(told) > 1

    def _of_case(self, index: int) -> set[str]:
        """Crimes of the case told before, where the words point back to it (该团伙, 全案): those of the last claim with any."""
        clause, sentence = self.scope.clause(index), self.scope.sentence(index)
        if _POINTS_BACK.search(self.view.shadow, sentence.start, clause.end) is None:
            return set()
        for other in range(index - 1, max(-1, index - _CASE_REACH), -1):
            known = self.scope.drafts[other]
            if known.crimes and known.action not in SIDE_DEEDS:
                return set(known.crimes)
        return set()

    def _of_later_clauses(self, index: int) -> set[str]:
        """Crimes named after the number in its sentence, with those that go on with them in clauses that count nothing."""
        codes: set[str] = set()
        for after in self.scope.clauses_after(index):
            if self.scope.is_aside(after, index):
                continue
            if codes and self.scope.by_clause.get(after.index):
                break
            codes |= self._codes(after.start, after.end)
        return codes

    def _of_weapons(self, sentence: Sentence) -> set[str]:
        """The crime that only the weapons found in a sentence are, in English and French."""
        held = self.scope.by_sentence.get(sentence.index, [])
        is_find = self.view.language != "zh" and any(self.scope.drafts[i].object == "weapon" for i in held)
        return {"firearms"} if is_find else set()

    def _of_sentence(self, sentence: Sentence, index: int) -> set[str]:
        codes: set[str] = set()
        for at in range(sentence.first_clause, sentence.last_clause):
            near = self.view.clauses[at]
            if not self.scope.is_aside(near, index):
                codes |= self._codes(near.start, near.end)
        return codes

    def _of_stretch(self, clause: int, start: int, end: int, side: bool, taker: ClaimDraft) -> set[str]:
        """Crimes of a stretch before: those of its last claim where it has one, else those it names."""
        held = [i for i in self.scope.by_clause.get(clause, []) if start <= self.scope.drafts[i].quantity.start < end]
        if self.view.language == "zh" and len(held) > 2 and not side:
            told = Counter(frozenset(self.scope.drafts[i].crimes) for i in held if self.scope.drafts[i].crimes)
            if len(told) > 1 and told.most_common(1)[0][1] > 1:
                return set(told.most_common(1)[0][0])  # of a list of kinds the crime that most of it is of
        for i in reversed(held):
            noun = self.scope.drafts[i].object_mention
            if noun is not None and any(m.start in self._side_finds for m in self.view.within("crime", noun.start, noun.end)):
                continue
            if self.scope.drafts[i].crimes:
                if side:
                    return set()
                codes = set(self.scope.drafts[i].crimes)
                if taker.action == "rescue" and codes == {"firearms"}:
                    return set()
                is_of_weapons = self.view.language != "zh" and self._is_case_of_weapons(clause)
                return (
                    codes - {"firearms"}
                    if not is_of_weapons and (taker.object == "money" or self.view.language != "zh")
                    else codes
                )
        return self._codes(start, end)
