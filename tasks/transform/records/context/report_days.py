"""Dates that are the report's own and not the event's: its dateline, the day of a saying, a comparison, a year in a name."""

from __future__ import annotations

import re

from tasks.text.mentions import Mention
from tasks.transform.records.context import leaning
from tasks.transform.records.context.days import DAYS
from tasks.transform.records.context.reports import tells_publication
from tasks.transform.records.context.scope import Scope
from tasks.transform.records.words import pattern, patterns

_SPEECH_REACH = 28
"""Characters between a day and a saying verb within which the day is when it was said (said on Tuesday; 21日公布)."""
_COMPARED = patterns("periods.compared")
_COMPARED_AFTER = pattern("periods.compared_after")
_TOPIC = pattern("periods.topic")
_OF_LAW = pattern("periods.of_law")
_MODEL_YEAR = re.compile(r"\b(?:an?|une?)\s$")  # a 2016 sedan, une loi
_ANNOUNCES = pattern("periods.announces")


def is_of_the_report(scope: Scope, period: Mention, dateline: int) -> bool:
    """Whether a date is not the event's: dateline, day of the saying, comparison, year of a campaign's name, topic."""
    view = scope.view
    shadow = view.shadow
    reach = 12 if view.language == "zh" else 28
    before, behind = shadow[max(0, period.start - reach) : period.start], shadow[period.end : period.end + 8]
    if period.precision == "year" and view.language != "zh" and _MODEL_YEAR.search(before):
        return True
    if period.precision == "year" and view.language != "zh" and _OF_LAW.search(before):
        return True  # under the Customs Act, 1962
    if _COMPARED[view.language].search(before) or _COMPARED_AFTER.match(behind):
        return True
    if leaning.is_ordinal_of_year(shadow, period):
        return True
    named = view.within("operation", period.end, period.end + 2)
    is_launch = view.language == "zh" and leaning.tells_launch(shadow, period)
    if named and period.precision == "year" and "," not in shadow[period.end : named[0].start] and not is_launch:
        return True
    clause = view.clause_at(period.start)
    if _TOPIC.match(shadow, clause.start) and period.precision not in DAYS:
        return True
    if period.start < dateline:
        return True
    if period.precision not in DAYS or period.code not in ("point", None):
        return False
    counted = scope.by_clause.get(clause.index, [])
    if view.language == "zh" and leaning.is_said_next(scope, period, clause):
        return True
    if tells_publication(view, clause) or (view.language == "zh" and _ANNOUNCES.match(shadow, period.end)):
        return True
    reach = 14 if counted else _SPEECH_REACH
    for speech in view.within("speech", clause.start, clause.end):
        gap = speech.start - period.end if speech.start >= period.end else period.start - speech.end
        if gap > (reach if view.language != "zh" or counted else 60):
            continue
        between = (min(period.end, speech.end), max(period.start, speech.start))
        if not view.within("action", *between) or view.language != "zh":
            return True
    return False
