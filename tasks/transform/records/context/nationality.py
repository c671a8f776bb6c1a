"""Whose: the nationality of the people counted, where the text states it."""

from __future__ import annotations

import re

from tasks.text.mentions import Mention
from tasks.transform.records.claims.frames import PERSONS
from tasks.transform.records.clauses import Clause, DocumentView
from tasks.transform.records.context.issuer import issuer_of
from tasks.transform.records.context.origins import find_origins
from tasks.transform.records.context.scope import Scope
from tasks.transform.records.model import ClaimDraft
from tasks.transform.records.words import pattern, patterns

_OWN_PEOPLE = patterns("nationality.own_people")
_PAPERS = pattern("nationality.papers")
_ADJECTIVE_REACH = 34
_BESIDE = pattern("nationality.beside")
_LISTED_STATES = pattern("nationality.listed_states")
_LIST_MARKS = re.compile(r"[、和及与]|以及")
_GUESTS = frozenset({"train", "meet"})
_AND_ALSO = re.compile(r",\s|\s(?:et|ou)\s")
_TRAINED_FOR = pattern("nationality.trained_for")
_ISO = 2
"""Letters of a country's code."""
_BODIES = frozenset({"UN", "EU"})
_POLICE_NEXT = pattern("nationality.police_next")
_ALL_FROM = re.compile(r"(?:均|皆|都|全部|全都|全)来自")
_JOINED = re.compile(r"[^,。;\d]{0,6}[及和与、]")
_HAILS = re.compile(r"(?:则|均|都|分别)?来自")
_AND_FROM = re.compile(r"[、和及与]?")
_MOST = pattern("nationality.most")
_AMOUNTS = re.compile(r"(?:共|就|已|便)?(?:有|达到?|多达|计有?|占)?")
_FROM_THEM = pattern("nationality.from_them")
_POLICE_AHEAD = pattern("nationality.police_ahead")
_OTHER_PEOPLE = patterns("nationality.other_people")
_MAKES_UP = patterns("nationality.makes_up")


def fill_nationality(scope: Scope) -> None:
    """Set ``nationality`` of every draft: sorted ISO codes; parts take it from their whole unless they state their own."""
    for index in scope.order:
        draft = scope.drafts[index]
        draft.nationality = sorted(_read(scope, index, draft))


def _read(scope: Scope, index: int, draft: ClaimDraft) -> set[str]:
    if draft.object not in PERSONS and draft.unit != "person":
        return set()
    view = scope.view
    clause, item = scope.clause(index), scope.item(index)
    if draft.rule.endswith(":others-go-on") and (told := _by_papers(view, draft, clause)):
        return told
    own = _tied(scope, draft, item.start, item.end)
    if not own and view.language != "zh":
        own = _of_adjective(scope, draft) or _by_origin(scope, draft)
    if own:
        return own
    if view.language == "zh" and (said := _hailing(scope, draft) or _most_numerous(scope, draft, clause)):
        return said
    # a list of peoples with one number each takes nothing from its neighbours
    if len(scope.by_clause[clause.index]) > 1 and view.within("nationality", clause.start, clause.end):
        return set()
    if view.language != "zh" and (beside := _of_next_clause(scope, draft, clause)):
        return beside
    if view.language == "zh" and draft.action == "train" and (trained := _trained_for(scope, draft, clause)):
        return trained
    if view.language == "zh" and (listed := _of_listed_states(view, draft, clause)):
        return listed
    if draft.part_of is not None:
        whole = scope.drafts[draft.part_of]
        return set(whole.nationality) if whole.object in PERSONS and draft.object in PERSONS else set()
    return _of_next_clause(scope, draft, clause)


def _hailing(scope: Scope, draft: ClaimDraft) -> set[str]:
    """The countries behind the number from which its people come (其余235名来自老挝、越南)."""
    view = scope.view
    end = draft.object_mention.end if draft.object_mention is not None else draft.quantity.end
    end = max(end, draft.quantity.end)
    match = _HAILS.match(view.shadow, end)
    if match is None:
        return set()
    named = [m for m in view.within("place", match.end(), view.clauses[draft.clause].end) if m.detail == "country" and m.code]
    codes, stop = set(), match.end()
    for place in named:
        if _AND_FROM.fullmatch(view.shadow, stop, place.start) is None:
            break
        codes.update((place.code or "").split("+"))
        stop = place.end
    return codes


def _most_numerous(scope: Scope, draft: ClaimDraft, clause: Clause) -> set[str]:
    """The people told as the most in the clause before (以中国籍最多,达301名)."""
    view = scope.view
    if clause.index == 0 or not _AMOUNTS.fullmatch(view.shadow, clause.start, draft.quantity.start):
        return set()
    before = view.clauses[clause.index - 1]
    if before.sentence != clause.sentence or _MOST.fullmatch(view.shadow, before.start, before.end) is None:
        return set()
    return {m.code for m in view.within("nationality", before.start, before.end) if m.code}


def _by_papers(view: DocumentView, draft: ClaimDraft, clause: Clause) -> set[str]:
    """Whose papers people held (the other 18 held Latvian or Kenyan papers)."""
    papers = _PAPERS.search(view.shadow, draft.quantity.end, clause.end)
    if papers is None:
        return set()
    named = [m for kind in ("party", "nationality") for m in view.within(kind, draft.quantity.end, papers.start())]
    return {m.code for m in named if m.code and len(m.code) == 2}


def _trained_for(scope: Scope, draft: ClaimDraft, clause: Clause) -> set[str]:
    """The states for which people are trained (为柬方培训检察官80名): they are theirs; bodies and regions name no state."""
    view = scope.view
    match = _TRAINED_FOR.search(view.shadow, clause.start, draft.quantity.start)
    if match is None:
        return set()
    start, end = match.span("states")
    named = [m for m in view.within("party", start, end) if m.detail in ("side", "compound")]
    named += [m for m in view.within("place", start, end) if m.detail == "country"]
    codes = {code for m in named for code in (m.code or "").split("+")}
    return {code for code in codes if len(code) == _ISO and code not in _BODIES}


def _of_listed_states(view: DocumentView, draft: ClaimDraft, clause: Clause) -> set[str]:
    """The states listed right before a number of guests (邀请老挝、缅甸20名警官), or whence people come (来自老挝等国的20名)."""
    match = _LISTED_STATES.search(view.shadow, clause.start, draft.quantity.start)
    if match is None or (match["from"] is None and draft.action not in _GUESTS):
        return set()
    named = [m for m in view.within("place", match.start(), draft.quantity.start) if m.detail == "country" and m.code]
    spans = _LIST_MARKS.split(view.shadow[match.start("states") : match.end("states")])
    return {m.code or "" for m in named} if len(named) == len(spans) else set()


def _of_adjective(scope: Scope, draft: ClaimDraft) -> set[str]:
    """Peoples named behind the number or its noun (vingt-deux maliens; 87 étaient britanniques; 3 of them from Laos)."""
    view, number = scope.view, draft.quantity
    end = (
        draft.object_mention.end
        if draft.object_mention is not None and draft.object_mention.start >= number.start
        else number.end
    )
    stop = min(end + _ADJECTIVE_REACH, view.sentences[draft.sentence].end)
    if view.language == "fr":
        for party in view.within("party", number.end, stop):
            is_plain = party.detail == "adjective" and party.code and not party.code.startswith("*")
            if is_plain and _BESIDE.fullmatch(view.shadow, end if party.start >= end else number.end, party.start):
                return _with_listed(view, party)
        return set()
    for party in view.within("party", number.end, number.end + 2):  # two Vietnamese sailors, one Malaysian
        is_plain = party.detail == "adjective" and party.code and not party.code.startswith("*")
        if is_plain and view.shadow[number.end : party.start] == " " and not is_police_of(view, party):
            return set((party.code or "").split("+"))
    for party in view.within("party", view.clauses[draft.clause].start, number.start):
        if party.detail == "adjective" and _MAKES_UP["en"].fullmatch(view.shadow, party.end, number.start):
            return {code for code in (party.code or "").split("+") if code and not code.startswith("*")}  # Vietnamese make up 417
    for place in view.within("place", number.end, stop):
        if place.detail == "country" and place.code and _FROM_THEM.fullmatch(view.shadow, number.end, place.start):
            return set(place.code.split("+"))
    return set()


def _with_listed(view: DocumentView, first: Mention) -> set[str]:
    """The people of an adjective and of those that go on with it (policiers laotiens et cambodgiens)."""
    codes, end = set((first.code or "").split("+")), first.end
    for party in view.within("party", end, view.sentence_at(end).end):
        is_listed = party.detail == "adjective" and _AND_ALSO.fullmatch(view.shadow, end, party.start) is not None
        if not is_listed:
            break
        codes |= {code for code in (party.code or "").split("+") if code and not code.startswith("*")}
        end = party.end
    return codes


def _by_origin(scope: Scope, draft: ClaimDraft) -> set[str]:
    """The countries told right behind the people (twelve men from Ghana and Nigeria)."""
    noun = draft.object_mention
    if noun is None or noun.start < draft.quantity.start:
        return set()
    return {code for origin in find_origins(scope.view) if origin.noun_end == noun.end for code in origin.codes}


def _of_next_clause(scope: Scope, draft: ClaimDraft, clause: Clause) -> set[str]:
    """ "Eight men, all Chinese nationals, were ...": said right after the number, in a clause that counts nothing."""
    view = scope.view
    if view.language == "zh" and (said := _all_from(scope, draft, clause)):
        return said
    for at in (clause.index + 1,):
        if at >= len(view.clauses) or view.clauses[at].sentence != clause.sentence or scope.by_clause.get(at):
            continue
        near = view.clauses[at]
        head = view.shadow[near.start : near.start + 14]
        if re.match(r"(?:均|皆|都|全部|全都|全)(?:为|是|系|属)|all |both |tous |toutes |de nationalité |ressortissant", head):
            found = _tied(scope, draft, near.start, near.end)
            if not found and view.language == "fr":  # sept d'entre eux, de nationalité gambienne, …
                named = [m.code for m in view.within("party", near.start, near.end) if m.detail == "adjective" and m.code]
                found = {code for code in named if not code.startswith("*")}
            return found
    return set()


def _all_from(scope: Scope, draft: ClaimDraft, clause: Clause) -> set[str]:
    """Where a later clause says that all the people come from, told of them or of their parts (11男3女,全部來自內地)."""
    view = scope.view
    for near in view.clauses_after(clause):
        match = _ALL_FROM.match(view.shadow, near.start, near.end)
        if match is not None:
            places = view.within("place", match.end(), match.end() + 1)
            return {code for place in places[:1] if place.detail == "country" for code in (place.code or "").split("+") if code}
        if any(scope.drafts[i].part_of is None and scope.drafts[i] is not draft for i in scope.by_clause.get(near.index, [])):
            break
    return set()


def _tied(scope: Scope, draft: ClaimDraft, start: int, end: int) -> set[str]:
    view = scope.view
    codes: set[str] = set()
    for mention in view.within("nationality", start, end):
        if is_police_of(view, mention) or _is_country_name(view, mention) or _is_of_uncounted(view, mention, draft):
            continue
        before = view.shadow[max(0, mention.start - 24) : mention.start]
        if view.language == "zh" and _is_bracketed_part(view, mention, draft):
            continue
        is_harmed = draft.object == "victim" and view.language == "zh"  # 骗取美国籍、澳大利亚籍被害人436名
        if _OTHER_PEOPLE[view.language].search(before) and not is_harmed and not _is_counted(mention, draft):
            continue
        codes.update(code for code in (mention.code or "").split("+") if code and not code.startswith("*"))
        if view.language == "fr" and mention.code and not mention.code.startswith("*"):
            codes |= _with_listed(view, mention)
    if not codes and (own := _OWN_PEOPLE[view.language].search(view.shadow, start, end)) is not None:
        codes |= _owner(view, own.start())
    if not codes and draft.object == "officer":
        for party in view.within("party", start, end):
            if party.detail in ("side", "adjective") and party.code and 0 <= party.start - draft.quantity.end <= 3:
                listed = _with_listed(view, party) if view.language == "fr" else party.code.split("+")
                codes.update(code for code in listed if not code.startswith("*"))
        for place in view.within("place", start, end):
            if place.detail == "country" and place.code and _POLICE_NEXT.match(view.shadow, place.end):
                codes.update(place.code.split("+"))
    return codes


def _is_of_uncounted(view: DocumentView, mention: Mention, draft: ClaimDraft) -> bool:
    """Whether a nationality is that of somebody named before the number and apart from it (印尼籍船長及8名越南籍船員)."""
    number = draft.quantity
    if view.language != "zh" or mention.end > number.start or not view.within("nationality", number.end, number.end + 1):
        return False
    return _JOINED.fullmatch(view.shadow, mention.end, number.start) is not None


def _is_bracketed_part(view: DocumentView, mention: Mention, draft: ClaimDraft) -> bool:
    """Whether a people is that of a part told in brackets behind the number (11名(其中越南籍4名))."""
    if mention.start < draft.quantity.end:
        return False
    opening = view.shadow.rfind("(", draft.quantity.end, mention.start)
    counted = view.within("quantity", mention.end, mention.end + 3)
    return opening >= 0 and ")" not in view.shadow[opening : mention.start] and bool(counted)


def is_police_of(view: DocumentView, mention: Mention) -> bool:
    """Whether an adjective belongs to authorities named at the end of a list (Belgian and Spanish police)."""
    return _POLICE_AHEAD.match(view.shadow, mention.end) is not None


def _is_country_name(view: DocumentView, mention: Mention) -> bool:
    """Whether a mention of people is only the name of a country (the Philippines), as the places show."""
    return view.language != "zh" and any(
        place.end == mention.end and place.detail == "country"
        for place in view.within("place", max(0, mention.start - 4), mention.start + 1)
    )


def _owner(view: DocumentView, position: int) -> set[str]:
    """Whose people "its nationals" or 国人 are: the country named last in the sentence, in Chinese the one that reports."""
    if view.language == "zh":
        issuer = issuer_of(view)
        return {issuer} if issuer else set()
    sentence = view.sentence_at(position)
    named = [m for m in view.within("place", sentence.start, position) if m.detail == "country" and m.code]
    return {named[0].code} if named and named[0].code else set()


def _is_counted(mention: Mention, draft: ClaimDraft) -> bool:
    """Whether the nationality touches the number: 3名中国公民, two Chinese nationals."""
    return 0 <= mention.start - draft.quantity.end <= 4 or 0 <= draft.quantity.start - mention.end <= 4
