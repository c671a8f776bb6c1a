"""The object code of a claim: rules from the surest to the most general, of which the first that answers decides."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from tasks.text.mentions import Mention
from tasks.transform.records.claims.frames import ACCUSING, HANDLING, PERSONS
from tasks.transform.records.claims.linking import Candidate
from tasks.transform.records.claims.measures import is_unlisted_thing, measured
from tasks.transform.records.claims.nouns import Counted
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import pattern, patterns

_MORE = pattern("objects.more")
FORCED = pattern("objects.forced")
_WRONGED = pattern("objects.wronged")
_AS_VICTIMS = pattern("objects.as_victims")
_TRAINEES = patterns("objects.trainees")
_POLICE_COURSE = patterns("objects.police_course")
_ON_THE_RUN = patterns("objects.on_the_run")
_MEN = pattern("objects.men")
_WEIGHT = pattern("objects.weight")
_PLEA = patterns("objects.plea")
_CUSTODY = patterns("claims.custody")
CARING = frozenset({"rescue", "handover", "repatriate"})
_TOLD_OF = PERSONS - {"officer"}
_OF_ACTS = {
    "patrol": "patrol", "joint_operation": "operation",
    **dict.fromkeys(("open_case", "solve", "prosecute", "sentence", "arrest"), "case"),
}  # fmt: skip
"""What an act is done to, where nothing else tells it."""


class _Case(NamedTuple):
    """All that tells what a number counts."""

    view: DocumentView
    quantity: Mention
    counted: Counted
    best: Candidate
    parent: ClaimDraft | None
    drafts: list[ClaimDraft]
    """What the document claims so far."""
    sentence: Sentence

    @property
    def is_chinese(self) -> bool:
        """Whether the text is in Chinese."""
        return self.view.language == "zh"

    @property
    def last(self) -> ClaimDraft | None:
        """What was claimed last."""
        return self.drafts[-1] if self.drafts else None


_OF_SOMETHING = re.compile(r"\s(?:de\s|d'|of\s)")
_BY_PIECE = frozenset({"vehicle", "device", "document", "account", "site"})
_NOTHING = ""
"""Answer of a rule that knows that nothing is counted which has a code."""


def read_object(
    view: DocumentView, quantity: Mention, counted: Counted, best: Candidate, parent: ClaimDraft | None,
    drafts: list[ClaimDraft], sentence: Sentence,
) -> str | None:  # fmt: skip
    """The object code: the noun's, unless the noun says only "people", "cases" or nothing."""
    case = _Case(view, quantity, counted, best, parent, drafts, sentence)
    for rule in _RULES:
        found = rule(case)
        if found is not None:
            return found or None
    return "suspect" if best.action in ACCUSING else "person"


def _made_by_verb(case: _Case) -> str | None:
    """What the verb makes of those it is done to: who was deceived is a victim, unless an officer or a culprit is named."""
    view, counted, best = case.view, case.counted, case.best
    if best.makes == "victim" and counted.object == "officer":
        return "officer"
    if best.trigger is not None and _AS_VICTIMS.match(view.shadow, best.trigger.end):
        return "victim"
    if best.makes == "victim" and counted.object in ("suspect", "fugitive", "ringleader") and not case.is_chinese:
        return counted.object
    if counted.object == "person" and best.action == "handover" and not case.is_chinese and _was_wronged(view, counted, best):
        return "victim"
    says_nothing = counted.object is None or counted.is_generic
    return best.makes if best.makes == "victim" or says_nothing else None


def _by_act(case: _Case) -> str | None:
    """People in general by what is done to them: accused, trained, sought, taken into custody."""
    view, counted, best = case.view, case.counted, case.best
    if counted.object == "person" and best.action in ("train", "deploy") and _is_trainee(view, counted):
        return "officer"
    if case.is_chinese and counted.object in ("suspect", "person", None) and _is_at_large(view, case.quantity, best):
        return "fugitive"
    if counted.object != "person":
        return None
    if best.action == "deploy" and not case.is_chinese and _is_men(view, counted):
        return "officer"
    is_accused = _is_in_custody(view, best) if case.is_chinese else best.action in ACCUSING
    is_accused = is_accused or best.action == "extradite"
    if not is_accused:
        return None
    return "person" if best.action == "arrest" and _is_migrant(counted, case.parent) else "suspect"


def _cared_for(case: _Case) -> str | None:
    """Whoever is rescued, and a part of victims who are brought home."""
    view, counted, best, sentence = case.view, case.counted, case.best, case.sentence
    if counted.object not in ("person", None):
        return None
    if case.parent is not None and case.parent.object == "victim" and best.action in CARING | {case.parent.action}:
        return "victim"
    if best.action != "rescue" or case.quantity.unit not in (None, "person"):
        return None
    is_named = case.is_chinese and counted.object is not None and not counted.is_generic
    if is_named and not FORCED.search(view.shadow, sentence.start, sentence.end):
        return "person"  # 救助走失群众12名
    return _whoever_is_rescued(view, sentence)


def _drawn_in(case: _Case) -> str | None:
    """Whom a Chinese sentence says to be involved: those told of last, people taken over a border by force, who asks for help."""
    best, sentence = case.best, case.sentence
    if not case.is_chinese or best.action != "involve" or case.counted.object not in (None, "person"):
        return None
    if best.rule.endswith("men-and-women") and case.last is not None:
        return case.last.object
    is_forced = best.rule.endswith("brought-across") and FORCED.search(case.view.shadow, sentence.start, sentence.end)
    return "victim" if is_forced or _plead_for_help(case.view, sentence, case.drafts) else None


def _more_follow(case: _Case) -> str | None:
    return case.last.object if case.last is not None and case.best.rule.endswith("more-follow") else None


def _named(case: _Case) -> str | None:
    return None if case.counted.is_generic else case.counted.object


def _of_whole(case: _Case) -> str | None:
    """A part without a noun of its own counts what its whole counts."""
    parent, counted, unit = case.parent, case.counted, case.quantity.unit
    if parent is None:
        return None
    if counted.object is not None and parent.object in PERSONS:
        return parent.object
    is_same = counted.object is None and unit in (None, "person", parent.unit)
    return parent.object if is_same or (counted.mention is None and unit in (None, parent.unit)) else None


def _by_unit(case: _Case) -> str | None:
    """What has no noun by its measure word, else by what the sentence counted last, else by the act."""
    view, quantity, counted, best, last = case.view, case.quantity, case.counted, case.best, case.last
    if counted.object is not None or quantity.unit in ("person", None):
        return None
    if quantity.unit in ("case", "site", "group", "country", "agreement", "mission"):
        return quantity.unit
    if case.is_chinese and quantity.unit == "item" and (kind := measured(view, quantity)) is not None:
        return kind
    if quantity.unit == "item" and not case.is_chinese and (kind := _by_weight(case)) is not None:
        return kind
    if last is not None and quantity.unit == "item" and last.sentence == case.sentence.index and last.action == best.action:
        if not case.is_chinese:
            return last.object  # 200 kg of heroin on Monday and 150 kg on Tuesday
        if last.object not in PERSONS | {"money"}:
            return "other" if is_unlisted_thing(view, quantity, counted) else last.object
    return _OF_ACTS.get(best.action, "other")


def _by_weight(case: _Case) -> str | None:
    """What a weight without a known noun is of: what was weighed last in the paragraph, or nothing that comes by the piece."""
    view, quantity, best = case.view, case.quantity, case.best
    if _WEIGHT.search(view.shadow, quantity.start, quantity.end) is None:
        return None
    paragraph = case.sentence.paragraph
    told = [d for d in case.drafts if view.sentences[d.sentence].paragraph == paragraph and d.action == best.action]
    weighed = next((d.object for d in reversed(told) if _WEIGHT.search(view.shadow, d.quantity.start, d.quantity.end)), None)
    if _OF_SOMETHING.match(view.shadow, quantity.end) is None:
        is_near = case.last is not None and case.last.sentence == case.sentence.index
        return None if is_near else weighed  # quelque 5,8 tonnes destinées à …
    return "other" if case.last is not None and case.last.object in _BY_PIECE else None


def _without_verb(case: _Case) -> str | None:
    """A bare number without a verb counts what the list that it goes on with counts."""
    if case.counted.object is not None or case.quantity.unit is not None or case.best.trigger is not None:
        return None
    goes_on = case.best.rule.endswith(("more-follow", "list-by-place", "list-in-brackets", "others-likewise"))
    return (case.last.object or _NOTHING) if case.last is not None and goes_on else _NOTHING


def _staff(case: _Case) -> str | None:
    """Those who are sent or trained are officers."""
    counted, best = case.counted, case.best
    if best.action != "deploy" and not (best.action == "train" and counted.object is None):
        return None
    is_chinese_staff = case.is_chinese and counted.is_generic and best.action == "deploy"
    return "officer" if counted.object is None or is_chinese_staff else counted.object


def _those_told_of(case: _Case) -> str | None:
    """A number of people without a noun: those told of last, or in the same sentence."""
    if case.counted.object is not None:
        return None
    action, last = case.best.action, case.last
    if action in ACCUSING and last is not None and last.object == "person" and not case.is_chinese:
        return "suspect"
    is_near = last is not None and case.sentence.index - last.sentence <= 2
    if last is not None and is_near and case.quantity.unit is None and last.object in _TOLD_OF:
        return last.object  # 900 are still being hunted
    if action in HANDLING - ACCUSING | {"surrender"} and case.is_chinese:
        of_people = [d for d in case.drafts if d.unit == "person" and d.object in _TOLD_OF]
        same = [d.object for d in of_people if d.sentence == case.sentence.index]
        if same:  # 拘捕逾期逗留者2000多人,把798人递解出境
            return same[-1]
    if action not in HANDLING:
        return None
    near = [d for d in case.drafts if case.sentence.index - d.sentence <= 1 and d.action in HANDLING]
    if action == "repatriate" and not near and not case.is_chinese and _are_victims_told(case):
        return "victim"  # Indians trafficked into scam farms, and 67 of them were flown home
    return "fugitive" if any(d.object == "fugitive" for d in near) else "suspect"


def _are_victims_told(case: _Case) -> bool:
    """Whether the words before a number of the sentence tell of people who were forced, and of no culprits."""
    words = case.sentence.start, case.quantity.start
    if any(m.code in ("suspect", "fugitive", "ringleader") for m in case.view.within("object", *words)):
        return False
    return FORCED.search(case.view.shadow, *words) is not None


def _more_of_them(case: _Case) -> str | None:
    """More people ("40 others"): more of those who were counted last."""
    counted = case.counted
    if not counted.is_generic or case.best.action in ACCUSING:
        return None
    if not _MORE.search(case.view.shadow, case.quantity.start, counted.end + 5):
        return None
    return next((d.object for d in reversed(case.drafts) if d.object in _TOLD_OF), None)


_RULES: tuple[Callable[[_Case], str | None], ...] = (
    _made_by_verb, _by_act, _cared_for, _drawn_in, _more_follow, _named, _of_whole, _by_unit, _without_verb, _staff,
    _those_told_of, _more_of_them,
)  # fmt: skip


def _plead_for_help(view: DocumentView, sentence: Sentence, drafts: list[ClaimDraft]) -> bool:
    """Whether the people are those of the calls for help that the sentence counts (接获39宗求助个案,涉及28男11女)."""
    told = next((d for d in reversed(drafts) if d.object == "case"), None)
    if told is None or told.sentence != sentence.index:
        return False
    return _PLEA["zh"].search(view.shadow, told.quantity.start, view.clauses[told.clause].end) is not None


def _is_migrant(counted: Counted, parent: ClaimDraft | None) -> bool:
    """Whether people, or those they are a part of, wanted to cross a border: picked up, they are no suspects (LABELLING 8)."""
    if parent is not None and parent.object == "person" and parent.action == "arrest":
        return True
    return counted.mention is not None and counted.mention.detail == "migrant"


def _is_men(view: DocumentView, counted: Counted) -> bool:
    """Whether those sent are called men and women and no more (a déployé 120 hommes)."""
    noun = counted.mention
    return noun is not None and _MEN.fullmatch(view.shadow, noun.start, noun.end) is not None


def _is_trainee(view: DocumentView, counted: Counted) -> bool:
    """Whether people are those of a course for police or other officers (完成维和警察培训的40名学员), told there or before."""
    noun = counted.mention
    if noun is None or _TRAINEES[view.language].fullmatch(view.shadow, noun.start, noun.end) is None:
        return False
    paragraph = view.paragraphs[max(0, view.sentence_at(noun.start).paragraph - 1)]
    return _POLICE_COURSE[view.language].search(view.shadow, paragraph.start, view.paragraph_at(noun.start).end) is not None


def _was_wronged(view: DocumentView, counted: Counted, best: Candidate) -> bool:
    """Whether the words between people and the verb say that somebody forced them (recrutés de force, ont été remis)."""
    if best.trigger is None or best.trigger.start <= counted.end:
        return False
    return _WRONGED.search(view.shadow, counted.end, best.trigger.start) is not None


def _is_at_large(view: DocumentView, quantity: Mention, best: Candidate) -> bool:
    """Whether people who are sought are told to be on the run (另有3名分销商在逃)."""
    clause = view.clause_at(quantity.start)
    return best.action == "wanted" and _ON_THE_RUN["zh"].search(view.shadow, clause.start, clause.end) is not None


def _is_in_custody(view: DocumentView, best: Candidate) -> bool:
    """Whether people were arrested, charged or sentenced, whatever they are called (拘捕非法劳工1400名), not only checked."""
    if best.action in ("prosecute", "sentence"):
        return True
    if best.action != "arrest" or best.trigger is None:
        return False
    return _CUSTODY["zh"].search(view.shadow, best.trigger.start, best.trigger.end) is not None


def _whoever_is_rescued(view: DocumentView, sentence: Sentence) -> str:
    """Out of an accident or the sea comes a person, unless somebody kept them; out of anything else in such reports a victim."""
    accident = pattern("objects.accident")
    if FORCED.search(view.shadow, sentence.start, sentence.end) or not any(
        accident.search(view.shadow, stretch.start, stretch.end) for stretch in (sentence, view.paragraph_at(sentence.start))
    ):
        return "victim"
    return "person"
