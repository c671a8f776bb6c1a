"""From whose hands to whose: handovers, repatriations and extraditions."""

from __future__ import annotations

import re
from itertools import pairwise

from tasks.text.mentions import Mention
from tasks.transform.records.claims.frames import HANDOVERS, PERSONS
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.context.issuer import issuer_of
from tasks.transform.records.context.scope import Scope, find_dateline_end
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import pattern, patterns

# Before the receiver, and (Chinese) after the verb: 移交我方, 向中方移交, 交给中国警方.
_OWN_COUNTRY = pattern("directions.own_country")
_TO_BEFORE = patterns("directions.to_before")
_FROM_BEFORE = patterns("directions.from_before")
_HOME = patterns("directions.home")
_SENT_OFF = patterns("directions.sent_off")

_WANTED_BY = pattern("directions.wanted_by")
_MUTUAL = pattern("directions.mutual")
_MUTUAL_LATIN = pattern("directions.mutual_latin")
_HANDS = pattern("directions.hands")
_TOWARDS = re.compile(r"(?:向|给)$")
_POINT = pattern("directions.point")
_WAY = re.compile(r"\s(?:vers|to)\s(?:la\s|le\s|les\s|l'|the\s)?")
_SET_OUT = pattern("directions.set_out")
_FOREIGNERS = pattern("directions.foreigners")
_SENT_BACK = pattern("directions.sent_back")
_PEOPLE_OF = re.compile(r"籍")
_HANDED = pattern("directions.handed")
_BODY_BEHIND = pattern("directions.body_behind")
_TAKEN_OVER = pattern("directions.taken_over")
_REGIONS = ("HK", "MO", "TW")  # whose people may be brought to the mainland


def fill_directions(scope: Scope) -> None:
    """Set ``from_country`` and ``to_country`` of the three actions that have them (LABELLING 10); places must be known."""
    issuer = issuer_of(scope.view)
    for index in scope.order:
        draft = scope.drafts[index]
        if draft.action in HANDOVERS and not _fill_by_words(scope, index, draft):
            _fill_by_whole_or_places(scope, index, draft, issuer)
    _planes_left(scope)


def _fill_by_words(scope: Scope, index: int, draft: ClaimDraft) -> bool:
    """Whether the words themselves tell the way, which is set then: said before, mutual, given by one to another, from … to."""
    if (before := _said_before(scope, index)) is not None:
        draft.from_country, draft.to_country = before.from_country, before.to_country
        return True
    if scope.view.language == "zh" and _is_mutual(scope, index):
        draft.from_country = draft.to_country = None
        _set_place_unless_point(draft, [], None)
        return True
    clause = scope.clause(index)
    if scope.view.language != "zh" and _MUTUAL_LATIN.search(scope.view.shadow, clause.start, clause.end):
        draft.from_country = draft.to_country = None  # passed 96 people into one another's custody
        return True
    if (given := _given(scope, index)) is not None:
        giver, receiver = given
        draft.from_country, draft.to_country = giver.code, receiver
        word = scope.view.text[giver.start : giver.end] if giver.kind == "place" else None
        _set_place_unless_point(draft, [giver.code or ""], word)
        return True
    if (way := _way(scope, index)) is not None:
        draft.from_country, draft.to_country = way
        draft.places = draft.places if draft.places and draft.places != [way[1]] else [way[0]]
        return True
    return False


def _set_place_unless_point(draft: ClaimDraft, places: list[str], text: str | None) -> None:
    """Set the place, unless the crossing or airport is known where people changed hands."""
    if draft.place_text is None or _POINT.search(draft.place_text) is None:
        draft.places, draft.place_text = places, text


def _fill_by_whole_or_places(scope: Scope, index: int, draft: ClaimDraft, issuer: str | None) -> None:
    """The way of the number's whole, else the one that its place and the parties around it tell."""
    whole = scope.drafts[draft.part_of] if draft.part_of is not None else None
    if whole is not None:
        is_same = whole.action == draft.action and not _names_people(draft, whole)
        if is_same and scope.view.language == "en":  # of them, 131 are men: the whole's way is theirs
            draft.places, draft.place_text = list(whole.places), whole.place_text
            draft.from_country, draft.to_country = whole.from_country, whole.to_country
            return
        if scope.view.language == "zh" and _goes_the_same_way(draft, whole):
            draft.places, draft.place_text = list(whole.places), whole.place_text
    if whole is not None and whole.action in HANDOVERS and set(draft.places) == set(whole.places):
        draft.from_country, draft.to_country = whole.from_country, whole.to_country
    else:
        draft.from_country, draft.to_country = _read(scope, index, draft, issuer)
    if draft.from_country and draft.places == [draft.to_country] and (draft.action != "handover" or draft.place_text is None):
        draft.places, draft.place_text = [draft.from_country], None  # where they were taken to is not the place left
    if draft.from_country and not draft.places:
        draft.places, draft.place_text = [draft.from_country], _word_for(scope, index, draft.from_country)


def _names_people(draft: ClaimDraft, whole: ClaimDraft) -> bool:
    """Whether a part tells a nation of its own, so that its people go elsewhere than the others."""
    return bool(draft.nationality) and draft.nationality != whole.nationality


def _goes_the_same_way(draft: ClaimDraft, whole: ClaimDraft) -> bool:
    """Whether a part without a place of its own was brought from where its whole was (其中台湾籍7名)."""
    is_abroad = _names_people(draft, whole) and not set(draft.nationality) <= {*_REGIONS, "CN"}
    return not draft.places and draft.action == whole.action and bool(whole.places) and not is_abroad


def _planes_left(scope: Scope) -> None:
    """Planes chartered to bring people back are told where those people were taken on board."""
    for draft in scope.drafts:
        if draft.rule != "zh:charter-alone":
            continue
        for other in scope.by_clause.get(draft.clause, []):
            people = scope.drafts[other]
            if people.action in HANDOVERS and people.places:
                draft.places, draft.place_text = list(people.places), people.place_text


def _is_mutual(scope: Scope, index: int) -> bool:
    """Whether two states are said to have given people to each other, before the number and in its own clause."""
    view, clause = scope.view, scope.clause(index)
    if _given(scope, index) is not None:
        return False
    before = max(
        (m.start for m in view.within("quantity", clause.start, scope.drafts[index].quantity.start)), default=clause.start
    )
    return _MUTUAL.search(view.shadow, before, scope.drafts[index].quantity.end) is not None


def _given(scope: Scope, index: int) -> tuple[Mention, str | None] | None:
    """Giver and receiver told around one verb (中方向老方移交112名); the receiver is open where it is only "abroad"."""
    view, item = scope.view, scope.item(index)
    if view.language != "zh":
        return None
    named = [m for kind in ("place", "party") for m in view.within(kind, item.start, item.end) if m.code]
    named.sort(key=lambda m: (m.start, -m.end))
    for at, receiver in enumerate(named):
        is_receiver = _TOWARDS.search(view.shadow, max(item.start, receiver.start - 1), receiver.start) is not None
        if not is_receiver or _HANDS.match(view.shadow, receiver.end) is None:
            continue
        givers = [m for m in named[:at] if _is_one_country(m) and m.end < receiver.start and m.code != receiver.code]
        if givers:
            return givers[-1], receiver.code if _is_one_country(receiver) else None
    return None


def _way(scope: Scope, index: int) -> tuple[str, str] | None:
    """From one country to another, told in one breath (l'extradition du Canada vers les États-Unis; from Spain to France)."""
    view, sentence = scope.view, scope.sentence(index)
    if view.language == "zh":
        return None
    named = [m for m in view.within("place", sentence.start, sentence.end) if _is_one_country(m)]
    for left, right in pairwise(named):
        is_way = _WAY.fullmatch(view.shadow, left.end, right.start) is not None
        if is_way and left.code != right.code and _SET_OUT.search(view.shadow, sentence.start, left.start):
            return left.code or "", right.code or ""
    return None


def _said_before(scope: Scope, index: int) -> ClaimDraft | None:
    """The claim of the same act in the sentence before, where this one's own sentence names no country."""
    sentence = scope.sentence(index)
    draft = scope.drafts[index]
    if draft.part_of is not None or any(
        _is_one_country(m) for kind in ("place", "party") for m in scope.view.within(kind, sentence.start, sentence.end)
    ):
        return None
    for earlier in scope.sentences_before(index):
        for other in reversed(scope.by_sentence.get(earlier.index, [])):
            known = scope.drafts[other]
            if known.action == draft.action and known.part_of is None and known.places == draft.places:
                return known
        return None
    return None


def _word_for(scope: Scope, index: int, country: str) -> str | None:
    """The place word of the sentence that names a country or lies in it."""
    sentence = scope.sentence(index)
    start = max(sentence.start, find_dateline_end(scope.view))
    named = [m for m in scope.view.within("place", start, sentence.end) if m.code == country]
    return scope.view.text[named[0].start : named[0].end] if named else None


def _read(scope: Scope, index: int, draft: ClaimDraft, issuer: str | None) -> tuple[str | None, str | None]:
    view = scope.view
    sentence = scope.sentence(index)
    if view.language == "zh" and _MUTUAL.search(view.shadow, sentence.start, sentence.end):
        return None, None
    home, sent_off = _HOME[view.language], _SENT_OFF[view.language]
    if sent_off.search(view.shadow, sentence.start, sentence.end) and not draft.nationality and issuer in draft.places:
        return issuer, None
    if view.language != "zh" and sent_off.search(view.shadow, sentence.start, sentence.end) and not draft.nationality:
        return (draft.places[0] if len(draft.places) == 1 else None), _receiver_named(scope, index)  # expelled foreigners
    if view.language == "zh" and issuer in draft.places and _is_of_foreigners(scope, index, draft):
        return issuer, draft.nationality[0] if len(draft.nationality) == 1 else None
    receiver, sender = _sides(scope, index)
    if len(draft.nationality) == 1 and _OWN_COUNTRY.search(view.shadow, draft.quantity.end, sentence.end):
        receiver = draft.nationality[0]  # remis à la police de leur pays
    if view.language != "zh" and sender is not None and sender == issuer and receiver is None:
        sender = None  # the country that reports obtained them
    people = draft.nationality[0] if len(draft.nationality) == 1 else None
    if draft.action == "repatriate" and people is not None and people not in _REGIONS and people not in draft.places:
        receiver = people
    if receiver is None and issuer is not None and view.language == "zh":
        receiver = issuer
    if receiver is None and draft.action != "handover" and home.search(view.shadow, sentence.start, sentence.end):
        receiver = draft.nationality[0] if len(draft.nationality) == 1 else issuer
    if receiver is None and draft.action == "repatriate" and len(draft.nationality) == 1:
        receiver = draft.nationality[0]
    if receiver is None and view.language != "zh" and draft.action != "repatriate":
        receiver = _who_wanted_them(view, sentence)
    if receiver is None and issuer is not None and sender != issuer:
        receiver = issuer
    if sender == receiver:
        sender = None
    foreign = [code for code in draft.places if code != receiver]
    if view.language == "zh" and sender is None and not foreign:
        sender = _caught_before(scope, index, receiver)
    if draft.action == "handover" and sender is not None:
        return sender, receiver
    if len(foreign) == 1:
        return foreign[0], receiver
    if len(foreign) > 1:
        return None, receiver
    return sender, receiver


def _who_wanted_them(view: DocumentView, sentence: Sentence) -> str | None:
    """The state whose authorities are told to have wanted the people (deux hommes recherchés par les autorités belges)."""
    for mention in _named(view, sentence.start, sentence.end):
        before = view.shadow[max(sentence.start, mention.start - 64) : mention.start]
        if _is_one_country(mention) and _WANTED_BY.search(before):
            return mention.code
    return None


def _caught_before(scope: Scope, index: int, receiver: str | None) -> str | None:
    """The one country where the same number of people was caught or freed earlier in the paragraph (31人落网。… 31人移交中方)."""
    handed, paragraph = scope.drafts[index], scope.sentence(index).paragraph
    for at in range(index - 1, -1, -1):
        told = scope.drafts[at]
        if scope.view.sentences[told.sentence].paragraph != paragraph:
            return None
        is_same = told.low == handed.low and told.high == handed.high and told.unit == handed.unit
        if is_same and told.action in ("arrest", "rescue") and len(told.places) == 1 and told.places[0] != receiver:
            return told.places[0]
    return None


def _receiver_named(scope: Scope, index: int) -> str | None:
    """The one country that the clause names behind "to"."""
    clause, view = scope.clause(index), scope.view
    for mention in view.within("place", clause.start, clause.end):
        if _is_one_country(mention) and _TO_BEFORE[view.language].search(view.shadow[max(0, mention.start - 64) : mention.start]):
            return mention.code
    return None


def _is_of_foreigners(scope: Scope, index: int, draft: ClaimDraft) -> bool:
    """Whether foreigners found here were sent back (查获"三非"外国人120人,其中90人已遣返): the one who reports sent them."""
    view, sentence = scope.view, scope.sentence(index)
    told = draft.action_mention
    if draft.action != "repatriate" or told is None or _SENT_BACK.search(view.shadow, told.start, told.end) is None:
        return False
    return issuer_of(scope.view) not in draft.nationality and bool(_FOREIGNERS.search(view.shadow, sentence.start, told.end))


def _sides(scope: Scope, index: int) -> tuple[str | None, str | None]:
    """Receiver and sender as the sentence names them, the clause of the number first."""
    view = scope.view
    clause, sentence = scope.clause(index), scope.sentence(index)
    receiver: str | None = None
    sender: str | None = None
    for start, end in ((clause.start, clause.end), (sentence.start, sentence.end)):
        named = _named(view, start, end)
        last = -1
        for mention in named:
            if mention.start < last or not _is_one_country(mention):
                continue
            last = mention.end
            before = view.shadow[max(0, mention.start - 64) : mention.start]
            if view.language == "zh" and _is_origin_of_people(scope, mention, before):
                sender = sender or mention.code
            elif _TO_BEFORE[view.language].search(before):
                if not (view.language == "zh" and mention.code == sender):  # 向柬埔寨派出…,从柬埔寨押解回国
                    receiver = receiver or mention.code
            elif view.language == "zh" and _PEOPLE_OF.match(view.shadow, mention.end):
                continue  # 台湾籍嫌疑人: whose people they are, not where they were
            elif view.language == "zh" and mention.code == issuer_of(view) and _TAKEN_OVER.search(view.shadow, start, end):
                continue  # 从云南某口岸接收: where the receiver took them over
            elif (
                sender is None
                and mention.code != receiver
                and (view.language == "zh" or _FROM_BEFORE[view.language].search(before))
            ):
                sender = mention.code
        if view.language != "zh" and sender is None:
            first = next((m for m in named if _is_one_country(m) and m.code != receiver), None)
            sender = first.code if first is not None and receiver is not None else None
        if view.language != "zh" and receiver is None and sender is not None:  # India secured the extradition of … from …
            subject = next((m for m in named if _is_one_country(m) and m.end <= scope.drafts[index].quantity.start), None)
            receiver = subject.code if subject is not None and subject.code != sender else None
        if receiver is not None and sender is not None:
            break
    if sender == receiver or (sender is not None and _is_one_of_several(scope, index, sender, receiver)):
        sender = None
    return receiver, sender


def _named(view: DocumentView, start: int, end: int) -> list[Mention]:
    """Places and parties of a stretch, in English and French with the national bodies that name no country (the GRC, the FBI)."""
    named = [*view.within("place", start, end), *view.within("party", start, end)]
    if view.language != "zh":
        bodies = (m for m in view.within("organisation", start, end) if len(m.detail or "") == 2)
        named += [m._replace(code=m.detail) for m in bodies if not any(m.start <= n.start < m.end for n in named)]
    return sorted(named, key=lambda m: (m.start, -m.end))


def _is_origin_of_people(scope: Scope, place: Mention, before: str) -> bool:
    """Whether a place right behind the verb describes the people handed over (移交缅北涉诈嫌疑人), and receives nobody."""
    view = scope.view
    is_place = place.kind == "place" and not _PEOPLE_OF.match(view.shadow, place.end)
    if not is_place or _HANDED.search(before) is None or _BODY_BEHIND.match(view.shadow, place.end):
        return False
    return any(m.code in PERSONS for m in view.within("object", place.end, min(place.end + 14, view.clause_at(place.start).end)))


def _is_one_of_several(scope: Scope, index: int, sender: str, receiver: str | None) -> bool:
    """Whether the sender is named in a list with other countries (会同菲律宾、柬埔寨等国): from whose hands is then open."""
    view, sentence = scope.view, scope.sentence(index)
    if view.language != "zh":
        return False
    named = [m for m in view.within("place", sentence.start, sentence.end) if m.detail == "country" and m.code]
    for left, right in pairwise(named):
        if view.shadow[left.end : right.start] in ("、", "和", "及") and sender in (left.code, right.code):
            return {left.code, right.code} != {sender, receiver} and left.code != right.code
    return False


def _is_one_country(mention: Mention) -> bool:
    return bool(mention.code) and "+" not in (mention.code or "") and not (mention.code or "*").startswith("*")
