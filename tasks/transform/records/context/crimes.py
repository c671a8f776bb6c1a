"""For what crimes: the codes that the clause, its sentence or its paragraph ties to a number."""

from __future__ import annotations

from collections import Counter

from tasks.transform.records.clauses import Clause, Sentence
from tasks.transform.records.context.crime_words import CrimeWords
from tasks.transform.records.context.scope import SIDE_DEEDS, Covers, Scope
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import pattern, patterns

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
_OF_CRIME = pattern("crimes.of_crime")
_OF_ONE_CASE = frozenset({"arrest", "raid", "dismantle", "prosecute", "sentence", "recover"})
_BROUGHT = pattern("crimes.brought")
_CHARGED = frozenset({"sentence", "prosecute", "extradite", "arrest"})
_ARMS = pattern("crimes.arms")
_FOR = pattern("crimes.for")
_OF_THE_RING = pattern("crimes.of_the_ring")
_IN_THEIR_BOATS = patterns("crimes.in_their_boats")
_ANOTHER_MATTER = pattern("crimes.another_matter")
_CHARGE = patterns("crimes.charge")
_MANY_KINDS = 3
_CASE_REACH = 12
_POINTS_BACK = pattern("crimes.points_back")


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
        words = CrimeWords(scope)
        self.groups, self.again, self.side_finds = words.groups, words.again, words.side_finds

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
        """The crimes of a number, with those that it is charged together with in its sentence."""
        found = self._read(index)
        if self.view.language != "zh" or not found or self.scope.drafts[index].action in SIDE_DEEDS:
            return found
        charged = self._charged_in(self.scope.sentence(index))
        return charged if found < charged else found

    def _charged_in(self, sentence: Sentence) -> set[str]:
        """What a clause that counts nothing says the people of its sentence are charged with (全案依詐欺、組織犯罪等罪嫌偵辦)."""
        for clause in self.view.clauses_of(sentence):
            is_charge = _CHARGE["zh"].search(self.view.shadow, clause.start, clause.end) is not None
            if is_charge and not self.scope.by_clause.get(clause.index) and (codes := self._codes(clause.start, clause.end)):
                return codes
        return set()

    def _read(self, index: int) -> set[str]:
        scope, draft = self.scope, self.scope.drafts[index]
        shared = scope.whole_of(index)
        whole = scope.drafts[shared] if shared is not None else None
        own = self._own(index)
        if draft.object == "weapon" and own == {"firearms"} and self.view.language != "zh":
            around = self._shared(index)  # two converted pistols, in a case of drugs and firearms
            own = around if "firearms" in around else own
        if draft.action in _CHARGED and self.view.language != "zh":
            own |= self._charges(index)
        if own:
            is_kind = whole is not None and own <= set(
                whole.crimes
            )  # 走私、贩毒等案件900起,其中走私案件200起: of those kinds one
            if whole is not None and whole.object == "case" and draft.object == "case" and not is_kind:
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
            around = self._shared(index)  # weapons found beside drugs are of the drug case
            return around or ({"firearms"} if self._are_only_weapons(index) else set())
        if draft.object in _IMPLIED:
            return {_IMPLIED[draft.object]}
        if self.view.language == "zh" and draft.action == "rescue" and draft.object != "victim":
            return set()  # 救援海上遇险民众1023人, whatever was seized beside
        return self._shared(index)

    def _are_only_weapons(self, index: int) -> bool:
        """Whether nothing but weapons was seized in a sentence that tells of arms kept or traded (une cache d'armes)."""
        scope, sentence = self.scope, self.scope.sentence(index)
        if _ARMS.search(self.view.shadow, sentence.start, sentence.end) is None:
            return False
        here = [scope.drafts[i] for i in scope.by_sentence.get(scope.drafts[index].sentence, [])]
        return scope.drafts[index].action == "seize" and all(draft.object == "weapon" for draft in here)

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
            is_apart = self.view.language == "zh" and self.view.shadow[before.end : before.end + 1] == ";"
            if is_apart and (side or self._is_of_many_kinds(before)):
                break  # 双方将签署打击网络犯罪协议;届时,20名警员将到北京进修
            if not scope.is_aside(before, index) and (
                codes := self._of_stretch(before.index, before.start, before.end, side, draft)
            ):
                return codes
        is_of_gang = ":gang-" in draft.rule or self._is_means_of_gang(index)
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

    def _is_of_many_kinds(self, clause: Clause) -> bool:
        """Whether what the sentence counts up to a clause is of so many crimes that none goes on behind its semicolon."""
        sentence = self.view.sentences[clause.sentence]
        held = [i for at in range(sentence.first_clause, clause.index + 1) for i in self.scope.by_clause.get(at, [])]
        return len({frozenset(self.scope.drafts[i].crimes) for i in held if self.scope.drafts[i].crimes}) >= _MANY_KINDS

    def _is_means_of_gang(self, index: int) -> bool:
        """Whether a Chinese gang used what is counted for its crime (该团伙注册空壳公司9家,为赌场洗钱)."""
        draft, clause = self.scope.drafts[index], self.scope.clause(index)
        if self.view.language != "zh" or draft.action != "involve" or draft.object != "other":
            return False
        return any(m.code == "group" for m in self.view.within("object", clause.start, draft.quantity.start))

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
            if noun is not None and any(m.start in self.side_finds for m in self.view.within("crime", noun.start, noun.end)):
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
