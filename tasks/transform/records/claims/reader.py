"""The numbers of one sentence, read from left to right: noun, whole, set phrase, verb."""

from __future__ import annotations

from tasks.text.mentions import Mention
from tasks.transform.records.claims.breakdowns import told_apart
from tasks.transform.records.claims.chinese import (
    bracketed_whole,
    heads_clause,
    is_article,
    is_aside,
    is_of_those_at_large,
    is_taken_up,
    is_told_as,
    is_weak_deploy,
    object_of_predicate,
    prefer_accused,
    prefer_brought,
    prefer_further,
    prefer_taken_on,
    sum_taken_up,
    whole_of_nation,
    without_others,
)
from tasks.transform.records.claims.counts import is_count, is_out_of, is_pronoun, stands_alone, without_particle
from tasks.transform.records.claims.decide import decide
from tasks.transform.records.claims.frames import ACCUSING, CULPRITS, HANDLING, HANDOVERS, PERSONS, THINGS
from tasks.transform.records.claims.guesses import guess_noun
from tasks.transform.records.claims.idioms import read_idiom
from tasks.transform.records.claims.latin import (
    is_described,
    is_of_others,
    is_past_parts,
    is_question,
    is_search_of_sites,
    settle_noun,
    thing_taken,
    told_kind,
    whole_of_things,
)
from tasks.transform.records.claims.levels import told_again
from tasks.transform.records.claims.linking import Candidate, find_candidates
from tasks.transform.records.claims.lists import bracket_whole, is_bracketed
from tasks.transform.records.claims.measures import counted_before
from tasks.transform.records.claims.nouns import find_counted
from tasks.transform.records.claims.number import Findings, Number
from tasks.transform.records.claims.objects import is_currency, read_unit, with_home_currency
from tasks.transform.records.claims.parts import (
    find_cue,
    find_equal,
    find_sums,
    find_whole,
    heads_sentence,
    is_definite,
    is_partition,
)
from tasks.transform.records.claims.people import described_as
from tasks.transform.records.claims.predicates import read_predicate
from tasks.transform.records.claims.shares import read_share
from tasks.transform.records.claims.sums import read_sum
from tasks.transform.records.claims.triggers import Trigger, find_triggers
from tasks.transform.records.claims.verbless import is_origin
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import pattern

_RANKED = pattern("claims.ranked")
_ROLES = frozenset({"ringleader", "officer", "victim"})
_TOLD_AGAIN = 65.0
"""Score of a total or comparison that takes its act from the claim it repeats: below a verb of its own, above a far one."""


class SentenceReader:
    """Reads the numbers of one sentence into the drafts of the document.

    What one number leaves to the next is kept here: the chain of parts that a cue began (其中中国籍186名、缅甸籍66名), the whole
    that a back-reference named (those 50), the larger number that only bounds the one before it (21 of the 30 sailors).
    """

    def __init__(self, view: DocumentView, sentence: Sentence, quantities: list[Mention], findings: Findings) -> None:
        self.view = view
        self.sentence = sentence
        self.findings = findings
        self.drafts = findings.drafts
        self.is_chinese = view.language == "zh"
        self.counts = [with_home_currency(view, q) for q in quantities if is_count(view, q)]
        self.positions = [q.start for q in self.counts]
        self._chain: tuple[int, int] | None = None  # a cue and the whole whose parts follow it
        self._past = -1  # a cue behind whose parts the list has gone on
        self._anchor: int | None = None
        self._bound = -1

    def read(self) -> None:
        """Append the claims of the sentence to the findings."""
        if not self.counts or is_question(self.view, self.sentence):
            return
        self.triggers: list[Trigger] = find_triggers(self.view, self.sentence)
        self.sums = find_sums(self.view, self.counts, self.drafts, self.sentence)
        for index, quantity in enumerate(self.counts):
            following = self.counts[index + 1] if index + 1 < len(self.counts) else None
            if index != self._bound and not (self.is_chinese and is_article(self.view, quantity, following)):
                self._read_number(self._number(index))

    def _read_number(self, number: Number) -> None:
        """One number: known before, part of a whole, told by a set phrase, or linked to a verb."""
        view, quantity = self.view, number.quantity
        if is_definite(view, quantity):
            equal = find_equal(self.drafts, quantity, number.unit)
            if equal is not None and not (
                self._is_of_others(number, self.drafts[equal]) or self._is_sent(number, self.drafts[equal])
            ):
                self._anchor = equal
                return
            pair = sum_taken_up(view, quantity, number.counted, self.drafts) if self.is_chinese and equal is None else None
            if pair is not None:
                self._anchor = pair
                return
        self._find_whole(number)
        if number.cue is None and is_pronoun(view, self.drafts, self.sentence, quantity, number.counted):
            return
        if self.is_chinese and is_taken_up(view, self.sentence, quantity, number.counted, self.drafts):
            return
        if self._is_set_phrase(number):
            return
        again = told_again(view, self.sentence, quantity, number.counted, number.unit, self.drafts)
        if again is None and not self._has_noun(number):
            return
        self._settle_noun(number)
        self.triggers = [t for t in self.triggers if not self._is_adjective(number, t)]
        number.candidates = find_candidates(view, quantity, number.counted, self.triggers, self.positions)
        if self.is_chinese:
            number.candidates = prefer_accused(prefer_further(view, quantity, number.counted, number.candidates))
            number.candidates = prefer_brought(view, quantity, number.counted, number.candidates)
            number.candidates = without_others(view, quantity, number.candidates)
            number.candidates = prefer_taken_on(view, number.counted, number.candidates, self.triggers)
            if number.cue is not None and is_aside(view, quantity, number.cue, number.candidates):
                return
            if number.counted.object is None and quantity.unit == "person":
                number.candidates = [c for c in number.candidates if not is_weak_deploy(view, c)]
        number.candidates = read_sum(view, self.sentence, quantity, number.candidates, self.drafts)
        self._settle_candidates(number, again)
        self._settle_whole(number)
        self._keep(number, decide(view, number, self.findings))

    # --- what it counts

    def _number(self, index: int) -> Number:
        """The number with its noun and unit; a larger one behind "of" lends it both."""
        view = self.view
        quantity = without_particle(view, self.counts[index], self.triggers)
        clause = view.clause_at(self.counts[index].start)
        starts = [*self.positions[index + 1 : index + 3], self.sentence.end, self.sentence.end]
        previous_end = self.counts[index - 1].end if index else self.sentence.start
        if self.is_chinese and quantity.unit is None and view.shadow[quantity.end - 1 : quantity.end] == "次":
            quantity = quantity._replace(unit="event")
        counted = find_counted(view, quantity, clause, previous_end, starts[0])
        larger = self.counts[index + 1] if index + 1 < len(self.counts) else None
        if larger is not None and is_out_of(view, quantity, larger):
            counted = find_counted(view, larger, clause, quantity.end, starts[1])._replace(start=quantity.start)
            quantity = quantity._replace(unit=larger.unit)
            self._bound = index + 1
        if not self.is_chinese:
            counted = settle_noun(view, quantity, counted, self.triggers, self.positions)
            is_event = counted.mention is not None and counted.mention.detail == "event" and not is_search_of_sites(view, counted)
            if is_event and quantity.unit is None:
                quantity = quantity._replace(unit="event")
            elif quantity.unit == "event" and counted.object == "site" and not is_event:
                quantity = quantity._replace(unit=None)  # perquisitions are counted as the places that they were made at
        return Number(self.sentence, clause, quantity, counted, read_unit(quantity, counted.object))

    def _has_noun(self, number: Number) -> bool:
        """Whether the number counts something known; a noun that no list knows is read by its verb."""
        if number.counted.object is not None or number.unit is not None or stands_alone(self.view, number.quantity):
            return True
        if number.whole is not None and self.drafts[number.whole].object in THINGS and is_described(self.view, number.quantity):
            return True  # 14 pistols, four of them made at home: the whole's noun
        guess = guess_noun(self.view, number.quantity, number.counted, self.triggers, self.positions, self.drafts)
        if guess is None:
            return False
        number.counted = guess
        number.unit = read_unit(number.quantity, guess.object)
        return True

    def _settle_noun(self, number: Number) -> None:
        """The object from the whole, the predicate or what was done to people, where the noun itself does not tell."""
        view, quantity = self.view, number.quantity
        if number.whole is not None and number.counted.object is None and number.unit is None:
            number.counted = number.counted._replace(object=self.drafts[number.whole].object, is_generic=True)
        if number.whole is not None and number.unit == "case" and number.counted.object == "other":
            number.counted = number.counted._replace(object=self.drafts[number.whole].object)  # 立案312起,其中涉及网售的103起
        if not self.is_chinese:
            if number.counted.object is None and (thing := thing_taken(view, self.sentence, quantity, self.drafts)) is not None:
                number.counted = number.counted._replace(object=thing)
                number.unit = number.unit or "item"
            return
        if number.counted.object is None and number.unit != "person":
            number.counted = number.counted._replace(object=counted_before(view, quantity, self.drafts, self.sentence))
            number.unit = number.unit if number.counted.object is None else read_unit(quantity, number.counted.object)
        if number.counted.object is None and (said := object_of_predicate(view, quantity)) is not None:
            number.counted = number.counted._replace(object=said.code)
        if number.whole is not None and number.cue is not None:
            number.whole = whole_of_nation(view, quantity, self.drafts, number.whole)
        if (described := described_as(view, quantity, number.counted)) is not None:
            number.counted = number.counted._replace(object=described, is_generic=False)

    def _is_adjective(self, number: Number, trigger: Trigger) -> bool:
        """Whether a participle stands between a number and its noun (40 stolen passports and $900): no act for what follows.

        Nor is the noun itself one, though it may be a verb elsewhere (three suspects and four others).
        """
        counted = number.counted
        if self.is_chinese or not counted.is_after or counted.mention is None:
            return False
        if (trigger.start, trigger.end) == (counted.mention.start, counted.mention.end) and trigger.voice == "active":
            return True
        return number.quantity.end <= trigger.start and trigger.end <= counted.mention.start

    # --- of what it is a part

    def _is_of_others(self, number: Number, draft: ClaimDraft) -> bool:
        """Whether "the three" are other people than the equal number told before (its three ringleaders, three suspects)."""
        counted = number.counted
        if self.is_chinese or counted.is_generic or counted.object not in _ROLES | CULPRITS or draft.object not in PERSONS:
            return False
        return counted.object != draft.object and bool({counted.object, draft.object} & _ROLES)

    def _is_sent(self, number: Number, draft: ClaimDraft) -> bool:
        """Whether people taken up again were then given to another state, which is told for the first time (上述12人被引渡)."""
        if not self.is_chinese or draft.action in HANDOVERS:
            return False
        behind = (t for t in self.triggers if number.quantity.end <= t.start < number.clause.end)
        return any(code in HANDOVERS for t in behind for code, _, _ in t.readings)

    def _find_whole(self, number: Number) -> None:
        """The cue that makes the number a part, and its whole: the chain's, the back-reference's, else the nearest that fits."""
        view, quantity, counted, unit = self.view, number.quantity, number.counted, number.unit
        is_bare = unit in ("person", None) and (counted.mention is None or (not self.is_chinese and counted.object == "person"))
        number.cue = find_cue(view, self.sentence, quantity, is_bare)
        if number.cue is not None and self.is_chinese and is_of_those_at_large(view, number.clause.start):
            number.cue = None
        if number.cue is not None:
            self._of_cue(number, number.cue)
        is_other_side = counted.object in ("victim", "officer")
        if number.whole is not None and is_other_side and self.drafts[number.whole].object in CULPRITS:
            number.cue = number.whole = None
        if number.whole is not None and self.is_chinese and self.drafts and _RANKED.match(view.shadow, number.clause.start):
            last = self.drafts[-1]  # 以越南籍274人最多,其次63人: shares of the number just told
            is_ranked = _RANKED.match(view.shadow, view.clauses[last.clause].start) is not None
            number.whole = last.part_of if is_ranked else len(self.drafts) - 1
        if self.is_chinese and (told := bracketed_whole(view, quantity, unit, self.drafts)) is not None:
            number.cue, number.whole = quantity.start, told
        is_apart = self.is_chinese and number.cue is None and unit == "person"
        if is_apart and (at := told_apart(view, quantity)) is not None:
            whole = find_whole(self.drafts, view, self.sentence, quantity, unit, at)
            number.cue, number.whole = (at, whole) if whole is not None else (None, None)
        if number.whole is None and quantity.start in self.sums and unit in (None, "person"):
            number.cue, number.whole = self.sentence.start, self.sums[quantity.start]

    def _of_cue(self, number: Number, cue: int) -> None:
        view, quantity, unit = self.view, number.quantity, number.unit
        if self._chain is not None and self._chain[0] == cue:
            number.whole = self._chain[1]
            if not self.is_chinese and self._is_past_parts(number, cue):
                number.cue = number.whole = None
            elif unit is not None and self.drafts[number.whole].unit != unit:
                is_share = is_partition(view, cue)  # 以网购骗案最多,占3120宗,失款逾7亿元: each of the total in its unit
                number.whole = find_whole(self.drafts, view, self.sentence, quantity, unit, cue) if is_share else None
                number.cue = cue if number.whole is not None else None
        elif self._anchor is not None and (unit is None or self.drafts[self._anchor].unit == unit):
            number.whole = self._anchor
        else:
            number.whole = find_whole(self.drafts, view, self.sentence, quantity, unit, cue)
        if (named := told_kind(view, self.sentence, quantity, cue, self.drafts)) is not None:
            number.whole = named
        is_new = self._chain is None or number.cue != self._chain[0]
        if number.cue is not None and number.counted.object is None and unit is None and not self.is_chinese and is_new:
            number.whole = whole_of_things(view, self.sentence, quantity, cue, self.drafts, number.whole)
            if number.whole is not None and is_of_others(
                view, quantity, self.drafts[number.whole], self.triggers, self.positions
            ):
                number.cue = number.whole = None

    def _is_past_parts(self, number: Number, cue: int) -> bool:
        """Whether a list has gone on behind the parts that ``cue`` began; what follows in it is no part either."""
        assert number.whole is not None
        if self._past != cue and (
            is_past_parts(number.quantity, number.counted, self.drafts[number.whole]) or self._has_own_verb(number)
        ):
            self._past = cue
        return self._past == cue

    def _has_own_verb(self, number: Number) -> bool:
        """Whether a verb right before a number with its own noun ends a list of parts (dont 9 femmes, et arrêté 4 passeurs)."""
        if number.counted.mention is None or number.counted.is_generic:
            return False
        start = number.quantity.start
        return any(t.end == start - 1 and t.voice in ("active", "participle", "open") for t in self.triggers)

    def _settle_whole(self, number: Number) -> None:
        """The whole again, now that the verb is known: culprits for an arrest, the number told with the same verb."""
        view, quantity, candidates = self.view, number.quantity, number.candidates
        is_accusing = bool(candidates) and candidates[0].action in ACCUSING
        is_cued = number.cue is not None and view.shadow[number.cue : quantity.start] == "其中"
        if number.whole is None and self.is_chinese and is_cued and number.unit == "person" and is_accusing:
            number.whole = self._accused_whole(quantity, None)  # … 对其中10名提起公诉: of those caught, however far back
        if number.whole is not None and is_accusing:
            number.whole = self._accused_whole(quantity, number.whole)
        if number.whole is None and self.is_chinese and number.counted.mention is None and number.unit == "person" and candidates:
            number.whole = self._sentenced_whole(quantity, candidates[0].action)
        is_closed = self.is_chinese and (heads_clause(view, quantity) or is_told_as(view, quantity))
        if heads_sentence(view, self.sentence, quantity) or is_closed:
            number.candidates = [c for c in candidates if c.trigger is not None and c.trigger.start < number.clause.end]
        if number.whole is not None and number.candidates and number.candidates[0].mention is not None:
            number.whole = self._same_verb_whole(quantity, number.candidates[0].mention, number.whole)

    def _accused_whole(self, quantity: Mention, whole: int | None) -> int | None:
        """Whoever of them is arrested or charged is no part of the victims or officers told last, but of the culprits before."""
        if whole is not None and not self._is_drawn_in(self.drafts[whole]):
            return whole
        for index in range(len(self.drafts) - 1, -1, -1):
            draft = self.drafts[index]
            if draft.object in CULPRITS and draft.action in HANDLING and (draft.high or draft.low or 0) >= (quantity.low or 0):
                return index
        return whole if whole is not None and self.drafts[whole].object == "person" else None

    def _sentenced_whole(self, quantity: Mention, action: str) -> int | None:
        """The defendants sentenced in the same sentence, of whom a bare number tells who got what (对28人宣判,…9人获缓刑)."""
        for index in range(len(self.drafts) - 1, -1, -1):
            told = self.drafts[index]
            is_near = told.sentence >= self.sentence.index - self.view.shadow.startswith("其中", self.sentence.start)
            if action != "sentence" or not is_near:
                return None
            is_more = (told.low or 0) > (quantity.low or 0) and told.action == "sentence" and told.unit == "person"
            if is_more and told.part_of is None:
                return index
        return None

    def _is_drawn_in(self, told: ClaimDraft) -> bool:
        """Whether people told are no culprits: victims, officers, in Chinese also those only drawn in (吸引参赌人员十余万人)."""
        is_other = self.is_chinese and told.object == "person" and told.action == "involve"
        return told.object in ("victim", "officer") or is_other

    def _same_verb_whole(self, quantity: Mention, verb: Mention, nearest: int) -> int:
        """Among the wholes of the sentence the one told with the same verb (14人死亡、6人受伤,其中…4人死亡), else the nearest."""
        if self.drafts[nearest].action_mention == verb:
            return nearest  # 甲地抓获156名;乙地抓获47名,含骨干8名: the verb is the nearest one's
        word = self.view.shadow[verb.start : verb.end]
        for index in range(len(self.drafts) - 1, -1, -1):
            draft = self.drafts[index]
            if draft.sentence != self.sentence.index:
                break
            told = draft.action_mention
            is_smaller = (draft.high or draft.low or 0) < (quantity.low or 0)
            if draft.part_of is not None or draft.unit != self.drafts[nearest].unit or is_smaller:
                continue
            if told is not None and told != verb and self.view.shadow[told.start : told.end] == word:
                return index
        return nearest

    # --- what was done

    def _is_set_phrase(self, number: Number) -> bool:
        """Whether a set phrase or a predicate tells the number; if so the claim that it makes, if any, is kept."""
        view, quantity = self.view, number.quantity
        idiom = read_idiom(view, self.sentence, quantity, number.counted, self.drafts)
        if idiom is None:
            idiom = read_predicate(view, self.sentence, quantity, number.counted, self.drafts, number.whole)
        if idiom is None:
            idiom = read_share(view, self.sentence, quantity, number.counted, self.drafts, number.whole)
        if idiom is None:
            return False
        if idiom.candidate is not None:
            number.counted, number.candidates = idiom.counted, [idiom.candidate]
            number.told_unit = idiom.unit
            if idiom.whole is not None:
                number.whole = idiom.whole
            self._keep(number, decide(view, number, self.findings))
        return True

    def _settle_candidates(self, number: Number, again: int | None) -> None:
        """Readings that the place of the number rules out or gives: in brackets, behind an origin, told again."""
        view, quantity = self.view, number.quantity
        if is_bracketed(view, quantity):
            number.candidates, number.cue = [], quantity.start
            number.whole = bracket_whole(view, self.sentence, quantity, self.drafts)
        if number.counted.object == "country" and self.drafts and is_origin(view, self.sentence, quantity, self.drafts[-1]):
            number.candidates = []
        if again is not None:
            told = self.drafts[again]
            number.told_unit = told.unit if number.unit is None and is_currency(told.unit) else None  # contre 25 millions en 2021
            number.counted = number.counted._replace(object=told.object, is_generic=False)
            rule = f"{view.language}:total-or-comparison"
            number.candidates = [Candidate(_TOLD_AGAIN, told.action, None, None, None, rule)]
            number.cue = number.whole = None

    def _keep(self, number: Number, draft: ClaimDraft | None) -> None:
        """Append a claim; a part with a cue begins or goes on with a chain of parts."""
        if draft is None:
            return
        self.drafts.append(draft)
        if number.cue is not None and draft.part_of is not None:
            self._chain = (number.cue, draft.part_of)
