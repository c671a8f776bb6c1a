"""A meeting or patrol that a Chinese paragraph opens with: its days and its place hold for the numbers told after it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from tasks.text.mentions import Mention
from tasks.transform.records.clauses import Sentence
from tasks.transform.records.context.days import Dates
from tasks.transform.records.context.scenes import Scene
from tasks.transform.records.context.scope import Scope
from tasks.transform.records.words import pattern

_OCCASION = pattern("periods.occasion")
_ENDED = pattern("periods.ended")
_BEGAN = pattern("periods.began")
_LEAST, _MOST = 2, 60
"""Days that an occasion may last."""
_OF_DAY = 14
"""Characters between the day and what happened on it (28日在某地圆满结束)."""
_DAY_UNIT = "天日"


def dates_of_occasion(scope: Scope, index: int, within: Callable[[int, int], list[Mention]]) -> Dates | None:
    """First and last day of the occasion that opens the paragraph, where its length and its end or beginning are told.

    A time of its own in a sentence between ends what the opening holds for.
    """
    draft = scope.drafts[index]
    opening = _opening(scope, index)
    if opening is None or draft.status == "planned":
        return None
    told = within(opening.start, opening.end)
    own = scope.sentence(index)
    if own.index != opening.index and within(opening.end, own.end):
        return None
    days = [m for m in told if m.period_start is not None and m.period_start == m.period_end]
    if len(told) != 1 or not days:
        return None
    day, text = days[0], scope.view.shadow
    stop = min(opening.end, day.end + _OF_DAY)
    length = _length(scope, opening)
    assert day.period_start is not None
    if length is not None and _ENDED.search(text, day.end, stop):
        return day.period_start - dt.timedelta(days=length - 1), day.period_start
    if length is not None and _BEGAN.search(text, day.end, stop):
        return day.period_start, day.period_start + dt.timedelta(days=length - 1)
    return None


def place_of_occasion(scope: Scope, index: int, scenes_in: Callable[[int, int], list[Scene]]) -> Scene | None:
    """Where the occasion was held that opens the paragraph (论坛17日在青岛闭幕)."""
    opening = _opening(scope, index)
    if opening is None:
        return None
    for scene in scenes_in(opening.start, opening.end):
        held = _ENDED.match(scope.view.shadow, scene.end) or _BEGAN.match(scope.view.shadow, scene.end)
        if scene.role == "at" and scene.text and held is not None:
            return scene
    return None


def _opening(scope: Scope, index: int) -> Sentence | None:
    """The first sentence of the paragraph, where it tells of an occasion that was held."""
    paragraph = scope.sentence(index).paragraph
    first = scope.paragraph_sentences[paragraph][0]
    text = scope.view.shadow
    if _OCCASION.search(text, first.start, first.end) is None:
        return None
    is_held = _ENDED.search(text, first.start, first.end) or _BEGAN.search(text, first.start, first.end)
    return first if is_held else None


def _length(scope: Scope, opening: Sentence) -> int | None:
    """How many days it took, told in its sentence or the next of the paragraph (为期两天, 四天三夜)."""
    sentences = [s for s in scope.paragraph_sentences[opening.paragraph] if s.index <= opening.index + 1]
    for sentence in sentences:
        for told in scope.view.within("quantity", sentence.start, sentence.end):
            is_days = told.detail == "duration" and scope.view.shadow[told.end - 1 : told.end] in _DAY_UNIT
            if is_days and told.low == told.high and told.low is not None and _LEAST <= told.low <= _MOST:
                return int(told.low)
    return None
