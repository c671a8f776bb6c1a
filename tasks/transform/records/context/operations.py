"""In which operation: the named campaign that a number belongs to."""

from __future__ import annotations

from tasks.text.mentions import Mention
from tasks.transform.records.clauses import Sentence
from tasks.transform.records.context.scope import Scope
from tasks.transform.records.words import pattern, patterns

# Words that point back to the campaign named last.
BACK = patterns("operations.back")
# Words for a campaign whose name comes in the next sentence, and where in it.
BACK_TO_COME = patterns("operations.unnamed")
_PLANS = frozenset({"deploy", "train", "establish", "agree", "meet"})
_OPENS = 16
_ELSE = pattern("operations.else")


def fill_operations(scope: Scope) -> None:
    """Set ``operation`` of every draft: the words of the name (LABELLING 17)."""
    named = [m for m in scope.view.of_kind("operation") if m.name]
    if not named:
        return
    for index in scope.order:
        scope.drafts[index].operation = _read(scope, index)


def _read(scope: Scope, index: int) -> str | None:
    """The campaign of a number: of its sentence, of what it belongs to, pointed back to, or told around it."""
    view, draft, sentence = scope.view, scope.drafts[index], scope.sentence(index)
    here = view.within("operation", sentence.start, sentence.end)
    points_back = view.language == "zh" and bool(here) and not any(m.name for m in here)
    if here and not points_back:
        return _nearest(scope, here, draft.quantity.start)
    shared = scope.whole_of(index)
    if shared is not None:
        return scope.drafts[shared].operation
    last = _last_named(scope, sentence, points_back)
    if last is not None and (points_back or BACK[view.language].search(view.shadow, sentence.start, sentence.end)):
        return last.name
    if view.language == "zh" and (last is None or last.name is None):
        last = _last_with_name(scope, sentence)
    if view.language != "zh" and draft.status == "planned" and draft.action in _PLANS:
        return None  # what is to be sent or set up next is no deed of the campaign told before
    before = view.last_before("operation", sentence.start, scope.paragraph(index).start)
    if before is not None:
        is_apart = view.language == "zh" and _ELSE.match(view.shadow, sentence.start, sentence.end) is not None
        return None if is_apart or (_has_own_time(scope, index) and not _is_announced(scope, index, before)) else before.name
    if view.language == "zh" and _has_own_time(scope, index):
        return None  # 5月3日,警方还在某地解救…: the campaign of the paragraph before is over
    for find in (_carried, _announced_by_list, _told_next):
        if (name := find(scope, index, last)) is not None:
            return name or None
    return None


def _last_named(scope: Scope, sentence: Sentence, points_back: bool) -> Mention | None:
    """The campaign told last before a sentence; one with a name where the sentence points back to it."""
    last = scope.view.last_before("operation", sentence.start)
    if points_back and (last is None or last.name is None):
        return _last_with_name(scope, sentence)
    return last


def _last_with_name(scope: Scope, sentence: Sentence) -> Mention | None:
    told = reversed(scope.view.of_kind("operation"))
    return next((m for m in told if m.name and m.end <= sentence.start), None)


def _carried(scope: Scope, index: int, last: Mention | None) -> str | None:
    """The campaign that the paragraph's earlier sentences carry on (行动期间, "of this total"); "" for one unnamed."""
    view = scope.view
    for earlier in scope.sentences_before(index):
        if last is not None and BACK[view.language].search(view.shadow, earlier.start, earlier.end):
            return last.name or ""
        for other in scope.by_sentence.get(earlier.index, []):
            if (name := scope.drafts[other].operation) is not None:
                return name
    return None


def _announced_by_list(scope: Scope, index: int, last: Mention | None) -> str | None:
    """The campaign of the paragraph that announces the list in which the number stands; "" for one unnamed."""
    view = scope.view
    for head in scope.sentences_announcing(index):
        if named := view.within("operation", head.start, head.end):
            return named[-1].name or ""
        if last is not None and BACK[view.language].search(view.shadow, head.start, head.end):
            return last.name or ""
    return None


def _told_next(scope: Scope, index: int, last: Mention | None) -> str | None:
    """The campaign named right after the number's sentence (A crackdown led to 300 arrests. Operation X, which ran ...)."""
    view, sentence = scope.view, scope.sentence(index)
    opening = view.within("operation", sentence.end, sentence.end + _OPENS)
    if opening and last is None and BACK_TO_COME[view.language].search(view.shadow, sentence.start, sentence.end):
        return opening[0].name
    following = view.within("operation", sentence.end, scope.paragraph(index).end)
    if following and sentence.index + 1 == view.sentence_at(following[0].start).index:
        nearby = scope.by_sentence.get(sentence.index + 1, [])
        if any(scope.drafts[other].action == scope.drafts[index].action for other in nearby):
            return following[0].name  # the next total of the same kind belongs to it
    return None


def _nearest(scope: Scope, mentions: list[Mention], position: int) -> str | None:
    """The campaign named last before ``position`` in the sentence, else the first after it that no semicolon parts from it."""
    before = [m for m in mentions if m.start <= position]
    if before:
        return before[-1].name
    return None if ";" in scope.view.shadow[position : mentions[0].start] else mentions[0].name


def _is_announced(scope: Scope, index: int, campaign: Mention) -> bool:
    """Whether the Chinese sentence right before only announces the campaign, whose stretch of time this one opens with.

    代号"某某"的行动收官。4月8日至5月17日,各地警方共逮捕…
    """
    view, sentence, told = scope.view, scope.sentence(index), scope.view.sentence_at(campaign.start)
    if view.language != "zh" or told.index != sentence.index - 1 or scope.by_sentence.get(told.index):
        return False
    times = [m for m in view.within("period", sentence.start, sentence.start + 3) if m.period_start is not None]
    return any(m.period_start != m.period_end for m in times)


def _has_own_time(scope: Scope, index: int) -> bool:
    """Whether the sentence opens with a time of its own (今年第一季度,各地又侦破 …): the campaign of the one before is over."""
    sentence = scope.sentence(index)
    return any(m.period_start is not None for m in scope.view.within("period", sentence.start, sentence.start + 3))
