"""Which words of a document name a crime, each with those named in one breath with it."""

from __future__ import annotations

import re

from tasks.text.mentions import Mention
from tasks.transform.records.claims.frames import PERSONS, THINGS
from tasks.transform.records.claims.latin import names_narcotic
from tasks.transform.records.context.pretexts import find_pretexts
from tasks.transform.records.context.scope import Scope
from tasks.transform.records.words import alternatives, pattern, patterns

_DECEIVED = frozenset({"受骗", "被骗", "上当", "骗取", "行骗", "欺骗"})
_BY_DECEIT = frozenset({"food_drug_safety", "ip", "trafficking", "smuggling_migrants", "kidnapping"})
"""Crimes that deceive people by their nature."""
_ENUMERATION_GAP = 9
"""Most characters between two crimes of one list (诈骗、开设赌场等; drugs and arms)."""
_AGAIN = patterns("crimes.culprits_again")
_SMUGGLED = frozenset({"smuggling_migrants", "trafficking", "drugs", "firearms", "environment"})
_SMUGGLING_OF_ANYTHING = pattern("crimes.smuggling_of_anything")
_BREATH = 24  # characters around weapons in which another crime, or their number, is looked for
_KILLING = pattern("crimes.killing")
_KILLED_REACH = 30  # characters behind a word for killing in which those killed are named
_FAKE_REACH = 24  # characters behind "counterfeit" in which the drug's name stands
_STOLEN = re.compile(r"\bvolée?s?$")
_HAUL = 3  # things from which a list is a haul of several kinds
_BRANCHES = alternatives("crimes.police_branches")
_BRANCH, _BRANCH_BEFORE = re.compile(rf"(?:、|和|及){_BRANCHES}"), re.compile(rf"{_BRANCHES}(?:、|和|及)$")
_COMMA_GAP = 4
_GOODS = pattern("crimes.goods")
_IN_TREATY = pattern("crimes.in_treaty")
_FALSE_PAPERS = patterns("crimes.false_papers")
_GENERIC_FAKES = patterns("crimes.generic_fakes")
_LIST_MARKS = ("、", ",", "和", "及", "与", "以及", "并", " and ", " or ", " et ", " ou ", "/", "暨", "或")


class CrimeWords:
    """The mentions of crimes of one document, without those that name none where they stand."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.view = scope.view
        self.side_finds = self._find_side_finds()
        """Starts of the words for things that were found beside others and say nothing of the rest."""
        self.groups = self._group()
        """Each crime mention's list: start of the mention -> all codes named in one breath."""
        self.again = self._culprits_again()
        """Where culprits are told again without their crime, with its code."""

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
        is_of_borders = self.view.language == "zh" and any(m.code == "smuggling_migrants" for m in self.view.of_kind("crime"))
        for mention in self.view.of_kind("crime"):
            if not mention.code or pretexts.over(mention) is not None or self._is_no_crime(mention):
                continue
            if self._is_fake_medicine(mention):
                mention = mention._replace(code="food_drug_safety")
            if is_of_borders and mention.code == "other" and _FALSE_PAPERS["zh"].match(self.view.shadow, mention.start):
                mention = mention._replace(code="smuggling_migrants")
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

    def _is_fake_medicine(self, mention: Mention) -> bool:
        """Whether a Chinese word for fakes in general stands in a sentence that tells of fake medicine or food (关闭售假网站)."""
        if self.view.language != "zh" or mention.code != "ip":
            return False
        if _GENERIC_FAKES["zh"].fullmatch(self.view.shadow, mention.start, mention.end) is None:
            return False
        sentence = self.view.sentence_at(mention.start)
        return any(m.code == "food_drug_safety" for m in self.view.within("crime", sentence.start, mention.start))

    def _is_no_crime(self, mention: Mention) -> bool:
        """Whether a word of a crime names none here: a thing, things under seal, a find among others, a branch of the police,
        fakes that are narcotics."""
        if mention.code == "firearms" and self.view.language != "zh" and self._is_thing(mention):
            return True  # rifles that were found tell of no crime by themselves
        if _IN_TREATY.match(self.view.shadow, mention.end) is not None:
            return True  # 加入《打击跨国有组织犯罪公约》: what a treaty is called
        if self._is_custody_of_things(mention) or mention.start in self.side_finds:
            return True
        if mention.code == "homicide" and self.view.language != "zh" and self._is_of_culprits(mention):
            return True  # troops killed four gunmen
        if mention.code == "kidnapping" and self.view.shadow.startswith(("ransom", "rançon"), mention.start):
            return any(m.code == "cybercrime" for m in self.view.of_kind("crime"))  # of data, not of people
        return self._is_branch(mention) or self._is_fake_drug(mention) or self._is_only_means(mention)

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
        """Whether things are only counted as stolen ones (saisi 130 véhicules volés) in a report of no theft before."""
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

    def _is_only_means(self, mention: Mention) -> bool:
        """Whether a word only names what serves several crimes (傀儡戶口, 賭客) in a sentence that names another crime itself."""
        if mention.detail != "means":
            return False
        sentence = self.view.sentence_at(mention.start)
        told = self.view.within("crime", sentence.start, sentence.end)
        return any(m.code != mention.code and m.detail != "means" for m in told)

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
