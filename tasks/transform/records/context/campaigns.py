"""When a named campaign ran: the stretch of time told beside its name."""

from __future__ import annotations

from collections.abc import Callable

from tasks.text.mentions import Mention
from tasks.text.spans import Span
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.context import leaning
from tasks.transform.records.context.days import DAYS, Dates
from tasks.transform.records.context.operations import BACK
from tasks.transform.records.words import pattern

_KIND_SINCE = pattern("operations.kind_since")
_RAIDS = pattern("operations.raids")
_LAUNCHED = pattern("operations.launched")


def campaign_dates(view: DocumentView, within: Callable[[int, int], list[Mention]]) -> dict[str, Dates]:
    """Dates of each named campaign: those of a span of time in a clause near its name."""
    found: dict[str, Dates] = {}
    single: dict[str, Dates] = {}  # days of deeds, which any stretch told with the name outweighs
    for mention in view.of_kind("operation"):
        name = mention.name or ""
        if name in found:
            continue
        sentence = view.sentence_at(mention.start)
        launched = [] if view.language == "zh" else _launches(view, within(mention.start, sentence.end))
        if launched:  # launched on 1 June: it went on until the report
            found[name] = (launched[0].period_start, view.document.reference_date)
            continue
        spans = [m for m in within(sentence.start, sentence.end) if is_span(m)]
        if not spans and view.language == "zh":
            before = within(view.clause_at(mention.start).start, mention.start)
            days = [m for m in before if m.code == "point" and m.precision in DAYS]
            spans = leaning.day_of_campaign(view, mention, days)
        if not spans:  # 公安部通报"夏季行动"成效。6月24日行动开展以来 …
            following = view.sentences[sentence.index + 1 : sentence.index + 2]
            spans = [
                m
                for near in following
                if near.paragraph == sentence.paragraph and BACK[view.language].search(view.shadow, near.start, near.end)
                for m in within(near.start, near.end)
                if m.code in ("interval", "since")
            ]
        if spans:
            spans = [m for m in spans if not _KIND_SINCE.search(view.shadow, max(0, m.start - 40), m.start)] or spans
            nearest = min(spans, key=lambda m: abs(m.start - mention.start))
            found[name] = (nearest.period_start, nearest.period_end)
            if view.language == "zh" and nearest.code == "since":
                found[name] = leaning.up_to_day_told(view, sentence, found[name], within)
        elif view.language != "zh":
            told = within(sentence.start, sentence.end)
            day = _day_of_raids(view, mention, within) if not told else _day_of_deeds(view, sentence, told)
            if day is not None:
                (found if not told else single).setdefault(name, day)
    return {**single, **found}


def _launches(view: DocumentView, periods: list[Mention]) -> list[Mention]:
    """The days or months on which something is said to have begun."""
    return [
        m
        for m in periods
        if m.precision in ("day", "month") and m.code == "point" and _LAUNCHED.search(view.shadow, max(0, m.start - 16), m.start)
    ]


def _day_of_raids(view: DocumentView, name: Mention, within: Callable[[int, int], list[Mention]]) -> Dates | None:
    """The one day of the raids that the sentences before, from the paragraph before on, tell; then comes how they were called."""
    own = view.sentence_at(name.start)
    told: list[Mention] = []
    for sentence in view.sentences[: own.index]:
        if sentence.paragraph >= own.paragraph - 1 and _RAIDS.search(view.shadow, sentence.start, sentence.end):
            told += [m for m in within(sentence.start, sentence.end) if m.code != "vague"]
    days = {(m.period_start, m.period_end) for m in told if m.code == "point" and m.precision in DAYS}
    return next(iter(days)) if len(days) == 1 and len(told) == 1 else None


def _day_of_deeds(view: DocumentView, sentence: Sentence, told: list[Mention]) -> Dates | None:
    """The one day that the sentence which names a campaign tells with what was done in it (34 people were held on Wednesday)."""
    is_done = any(m.code in ("arrest", "raid", "seize", "rescue") for m in view.within("action", sentence.start, sentence.end))
    if len(told) != 1 or told[0].precision not in DAYS or told[0].code != "point" or not is_done:
        return None
    return told[0].period_start, told[0].period_end


def is_span(period: Mention) -> bool:
    return period.code in ("interval", "since") or (
        period.code == "point" and period.precision in ("month", "year", "quarter", "half")
    )


def is_heading(view: DocumentView, told: list[Mention], paragraph: Span) -> bool:
    """Whether the first time of a paragraph opens it, or its only stretch opens a sentence of it (…公布战果。1月至3月,…)."""
    first = told[0]
    if not is_span(first) or first.period_start == first.period_end:
        return False
    if first.start == paragraph.start:
        return True
    if len({(period.period_start, period.period_end) for period in told}) > 1:
        return False
    return any(period.start - view.sentence_at(period.start).start <= 1 for period in told)
