"""Whether a number adds up many acts over a period or counts what one occasion brought."""

from __future__ import annotations

import datetime as dt
import re

from tasks.text.mentions import Mention
from tasks.transform.records.claims.single_chinese import is_of_one_case
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import pattern, patterns

_BEHIND = 30  # characters around a word in which the quotation marks around it are looked for
_SUM_UP = pattern("cumulative.sum_up")
_WHOLE_OF = pattern("cumulative.whole_of")
_YEAR = 360  # days from which a period told beside a total is no single occasion
_SEVERAL = 5  # the same in English and French, where the days are told one by one (between 28 October and 2 November)
_NEXT_WORD = 8  # characters behind a word in which the next one begins
_WEEK = 6  # days from the first to the last of a week whose days are told (1月5日至11日)
_LONG = 7  # days from which the acts of a period are more than one occasion
_SPREAD = pattern("cumulative.spread")
_OF_LOAD = re.compile(r"\bweigh|\bpesa|\bpoids\b")
_FLOWS = frozenset({"charge_flow", "loss", "involve"})
_STOCKS = frozenset({"zh:there-are", "zh:whole-to-come"})  # how many there are at a date
_ONE_VICTIM = patterns("cumulative.one_victim")
_LASTING = patterns("cumulative.lasting")
_OF_ONE_GROUP = patterns("cumulative.of_one_group")
_ONE_OCCASION = patterns("cumulative.one_occasion")
_ONE_AFTER_ANOTHER = pattern("cumulative.one_after_another")
_ONE_COURSE = pattern("cumulative.one_course")
_MONTH = 31
_SO_MANY = 5
_CAMPAIGN = 2  # days from which a named campaign is more than one occasion
_ALONE = re.compile(r"\salone\b|,?\sà (?:lui|elle) seule?\b")


def read_cumulative(view: DocumentView, draft: ClaimDraft, drafts: list[ClaimDraft]) -> bool:
    """Whether the number adds up many acts over a period; to be read when the period is known.

    In this order: plans are no totals; a cue of a total in the clause (累计, so far) says yes; a cue of one occasion in the
    sentence (当场, in one case) says no; a place of its own under a period told elsewhere is one scene of a campaign; a bare
    month dates an occasion; any longer or open period adds up; without a period a weak cue (共, 全国) or a campaign over several
    countries does.
    """
    if draft.status == "planned" or (draft.rule in _STOCKS and draft.period_start is None):
        return False
    return _TotalReader(view, draft, drafts).read()


class _TotalReader:
    """One number with what its sentence says of totals and occasions."""

    def __init__(self, view: DocumentView, draft: ClaimDraft, drafts: list[ClaimDraft]) -> None:
        self.view = view
        self.draft = draft
        self.drafts = drafts
        self.sentence = view.sentences[draft.sentence]
        self.clause = view.clauses[draft.clause]
        self._is_chinese = view.language == "zh"
        self.cues = self._find_cues()
        self.codes = {cue.code for cue in self.cues}
        self.own_codes = {cue.code for cue in self.cues if cue.start >= self.clause.start}
        self.is_serving = draft.status == "ongoing" and draft.action == "deploy" and not self._is_chinese

    def read(self) -> bool:
        """Whether the number is a total."""
        if self._is_of_one_case_or_day():
            return False
        if "total" in self.own_codes and "single" not in self.own_codes and not self.is_serving:
            return True
        if self._is_of_one_occasion():
            return False
        if self._goes_on_for_long():
            return True
        if self._is_of_one_group():
            return self._is_one_after_another()
        if "total" in self.codes:
            return True
        if self._is_stock_or_course() or self._is_of_one_scene():
            return False
        return self._adds_up_by_period()

    def _find_cues(self) -> list[Mention]:
        """The words of totals and of single occasions that speak of this number."""
        view, draft = self.view, self.draft
        end = max(draft.quantity.end, self.clause.end)
        found = view.within("cumulative", self.sentence.start, end)
        return [cue for cue in found if not self._is_of_other_words(cue)]

    def _is_of_other_words(self, cue: Mention) -> bool:
        """Whether a word for a total or an occasion tells something else."""
        shadow = self.view.shadow
        if cue.code == "single":  # 一次截获4吨;某国抓获15名
            apart = shadow.rfind(";", self.sentence.start, self.draft.quantity.start) if self._is_chinese else -1
            is_apart = cue.start < apart or shadow.startswith("以来", cue.end)
            return is_apart or (self._is_chinese and _is_no_occasion(self.view, cue, self.draft))
        if cue.code == "total":  # 去年7月至今年1月
            is_date = shadow.startswith("至今年", cue.start)
            return is_date or (self.view.language == "fr" and _is_from_where(self.view, cue))
        if cue.code == "weak":  # 三包共重718克
            if shadow.startswith("重", cue.end) or _SPREAD.search(shadow, max(0, cue.start - 4), cue.start):
                return True
            return not self._is_chinese and _is_of_weight(self.view, cue)
        return False

    def _is_of_one_case_or_day(self) -> bool:
        """Whether all was found in one case, or is only added up for one day (12 arrests in all)."""
        view, draft = self.view, self.draft
        if self._is_chinese:
            return is_of_one_case(view, draft, self.sentence, self.cues, self.drafts)
        if draft.period_start is None or draft.period_start != draft.period_end:
            return False
        return all(_SUM_UP.fullmatch(view.shadow, c.start, c.end) for c in self.cues if c.code == "total")

    def _is_of_one_occasion(self) -> bool:
        """Whether the words tell one course, one victim, one occasion, or how many serve now."""
        draft, shadow, start = self.draft, self.view.shadow, self.sentence.start
        is_course = self._is_chinese and draft.action == "train" and "total" not in self.codes
        if is_course and _ONE_COURSE.search(shadow, start, self.clause.end):
            return True
        if draft.action == "loss" and _ONE_VICTIM[self.view.language].search(shadow, start, draft.quantity.start):
            return True
        is_of_more = self._is_over_a_year and "single" not in self.own_codes and "weak" in self.own_codes
        if "single" in self.codes and not is_of_more:
            return True  # but 该案审判长介绍,五年来共审结214件 speaks of more than the case at hand
        return self.is_serving

    @property
    def _is_over_a_year(self) -> bool:
        start, end = self.draft.period_start, self.draft.period_end
        return start is not None and end is not None and (end - start).days > _YEAR

    def _goes_on_for_long(self) -> bool:
        """Whether what flows is told over months or years (150 crossings in eighteen months)."""
        draft, words = self.draft, _LASTING[self.view.language]
        is_flow = draft.action in _FLOWS
        return is_flow and words.search(self.view.shadow, draft.quantity.start, self.clause.end) is not None

    def _is_of_one_group(self) -> bool:
        """Whether the number is one gang's, with no period and no total."""
        if "total" in self.codes or self.draft.period_start is not None or self.draft.period_end is not None:
            return False
        return _OF_ONE_GROUP[self.view.language].search(self.view.shadow, self.sentence.start, self.clause.end) is not None

    def _is_one_after_another(self) -> bool:
        words, draft = _ONE_AFTER_ANOTHER, self.draft
        return self._is_chinese and words.search(self.view.shadow, self.sentence.start, draft.quantity.start) is not None

    def _is_stock_or_course(self) -> bool:
        """Whether the number is that of one day, a stock that goes on, or one course."""
        draft = self.draft
        is_one_day = draft.period_start is not None and draft.period_start == draft.period_end
        is_stock = draft.status == "ongoing" and draft.period_start is None
        return is_one_day or is_stock or draft.rule.endswith("attended-a-course")

    def _is_of_one_scene(self) -> bool:
        """Whether an English or French sentence without a time of its own puts the act in a place of its own."""
        view, sentence = self.view, self.sentence
        if self._is_chinese or any(p.code != "vague" for p in view.within("period", sentence.start, sentence.end)):
            return False
        if view.within("part", sentence.start, sentence.start + 3):
            return False
        return _names_scene(view, sentence, self.draft)

    def _adds_up_by_period(self) -> bool:
        """Whether the period is one that adds up."""
        if self.draft.action == "deploy" and self.draft.object in ("officer", "person") and not self._is_chinese:
            return False  # whoever took part was there all the time; only "sent since 2010" adds up, and says so
        start, end = self.draft.period_start, self.draft.period_end
        if start is None and end is None:
            return self._adds_up_without_period()
        if end is None:
            return True
        if start is None:  # "目前", "by now": stocks and networks add up, what was done to people is told as it stands
            return self.draft.action in ("establish", "agree", "deploy", "patrol", "train") or "weak" in self.codes
        return self._adds_up_over(start, end)

    def _adds_up_without_period(self) -> bool:
        draft, view = self.draft, self.view
        is_scene = _ONE_OCCASION[view.language].search(view.shadow, self.sentence.start, self.clause.end) is not None
        if is_scene and draft.operation is None:
            return False
        if draft.action == "open_case" and draft.object == "case" and not self._is_chinese and draft.status != "ongoing":
            return True  # complaints come one by one
        is_deed = draft.action not in ("sentence", "meet", "deploy")
        return "weak" in self.codes or (is_deed and _is_campaign(draft, self.drafts))

    def _adds_up_over(self, start: dt.date, end: dt.date) -> bool:
        """Whether the acts from the first to the last day are more than one occasion."""
        draft, days = self.draft, (end - start).days
        if self._is_chinese and draft.operation is not None and days >= _CAMPAIGN:
            return True  # a campaign of some days
        is_month = _is_of_calendar(start, end)
        if is_month and (_tells_cases(draft, self.drafts) if self._is_chinese else draft.operation is not None):
            return True  # what a campaign did in a month
        if is_month or _is_of_week(self.view, self.sentence, start, end):
            return days > _LONG and ("weak" in self.codes or _is_countrywide(self.view, self.sentence, draft))
        return days >= (_WEEK if self._is_chinese else _SEVERAL)


def _is_no_occasion(view: DocumentView, cue: Mention, draft: ClaimDraft) -> bool:
    """Whether a word for one occasion only stands in a quoted phrase, or says how grave several cases are (特大案件27起)."""
    opening = view.shadow.rfind("“", max(0, cue.start - _BEHIND), cue.start)
    is_quoted = opening >= 0 and "”" not in view.shadow[opening : cue.start] and "”" in view.shadow[cue.end : cue.end + _BEHIND]
    is_grave = view.shadow.startswith("特大", cue.start) and (draft.low or 0) > 1 and draft.unit == "case"
    return is_quoted or is_grave


def _is_of_weight(view: DocumentView, cue: Mention) -> bool:
    """Whether a word of a total only adds up what one load weighs (with a combined weight of, pesant au total)."""
    near = view.shadow[max(0, cue.start - 2 * _NEXT_WORD) : cue.end + _NEXT_WORD]
    return _OF_LOAD.search(near) is not None


def _tells_cases(draft: ClaimDraft, drafts: list[ClaimDraft]) -> bool:
    """Whether the sentence counts many cases that were solved, so that its other numbers add up those of all of them."""
    return any(
        other.object == "case" and other.action == "solve" and (other.low or 0) >= _SO_MANY
        for other in drafts
        if other.sentence == draft.sentence
    )


def _is_from_where(view: DocumentView, cue: Mention) -> bool:
    """Whether depuis tells from where, not since when (un réseau opérant depuis trois villas, depuis l'étranger)."""
    if not view.shadow.startswith("depuis", cue.start) or view.within("period", cue.start, cue.end + _NEXT_WORD):
        return False
    if view.within("place", cue.end, cue.end + _NEXT_WORD):
        return True
    return any(m.code == "site" for m in view.within("object", cue.end, cue.end + 3 * _NEXT_WORD))


def _is_of_week(view: DocumentView, sentence: Sentence, start: dt.date, end: dt.date) -> bool:
    """Whether a stretch is a week told as such (last week 63 people were flown home)."""
    first = view.paragraph_at(sentence.start).start if view.language == "zh" else sentence.start
    told = view.within("period", first, sentence.end)
    return any(m.precision == "week" and (m.period_start, m.period_end) == (start, end) for m in told)


def _is_countrywide(view: DocumentView, sentence: Sentence, draft: ClaimDraft) -> bool:
    """Whether the sentence tells what was done all over a country (arrested 900 people across Chad in January)."""
    if view.language == "zh":
        return False
    places = view.within("place", sentence.start, view.clauses[draft.clause].end)
    return any(
        p.detail in ("country", "region") and _WHOLE_OF.search(view.shadow[max(0, p.start - 24) : p.start]) is not None
        for p in places
    )


def _is_of_calendar(start: dt.date, end: dt.date) -> bool:
    """Whether a stretch is a month, or the first, second or last third of one, so that it may only date an occasion."""
    ends_month = (end + dt.timedelta(days=1)).day == 1 and (end - start).days < _MONTH
    return (start.day in (1, 21) and ends_month) or ((start.day, end.day) in ((1, 10), (11, 20)) and (end - start).days < _MONTH)


def _names_scene(view: DocumentView, sentence: Sentence, draft: ClaimDraft) -> bool:
    """Whether the sentence puts the act in a place of its own (In Senegal, eight people were detained)."""
    stop = view.shadow.find(";", draft.quantity.end, sentence.end)
    part = next(iter(view.within("part", draft.quantity.end, sentence.end)), None)
    if part is not None and view.language != "zh" and draft.part_of is None:  # six workshops closed, two of them in Lyon
        stop = part.start if stop < 0 else min(stop, part.start)
    if len(draft.places) > 1 and draft.operation is not None:
        return False  # houses in Accra, Lagos and Lomé: a campaign's doings in several countries
    places = view.within("place", sentence.start, stop if stop >= 0 else sentence.end)
    return any(
        p.detail in ("country", "region", "city", "compound")
        and _WHOLE_OF.search(view.shadow[max(0, p.start - 24) : p.start]) is None
        and not (draft.period_start and _ALONE.match(view.shadow, p.end))
        for p in places
    )


def _is_campaign(draft: ClaimDraft, drafts: list[ClaimDraft]) -> bool:
    """Whether the number belongs to a campaign over several countries, told in the sentences around it."""
    return any(d.action == "joint_operation" and d.object == "country" and abs(d.sentence - draft.sentence) <= 1 for d in drafts)
