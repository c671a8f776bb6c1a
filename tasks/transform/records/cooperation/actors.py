"""Who acts in a text: countries and bodies, by name, as an adjective, as a short sign, or as "the agency"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from tasks.reference.capitals import is_capital
from tasks.text.mentions import Mention
from tasks.text.shadow import shadow
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.context.nationality import is_police_of
from tasks.transform.records.context.places import scenes_of
from tasks.transform.records.context.scenes import Scene
from tasks.transform.records.words import pattern, patterns

BODIES = frozenset({"UN", "INTERPOL", "SCO", "ASEAN", "EUROPOL", "UNODC", "LMLECC"})
_SEVERAL = re.compile(r"[、,]|和|及|与| and | et ")
_IN_BRACKETS = re.compile(r"\s\(([A-Z][A-Za-z]{1,9})\)")
_DAY = re.compile(r"\d$")
_THE_BODY = pattern("actors.the_body")
_THE_AGENCY = patterns("actors.the_agency")
_HELPS = pattern("actors.helps")
_BODY_OF = pattern("actors.body_of")
_SEAT = pattern("actors.seat")
_SEATED = pattern("actors.seated")
_SEATED_REACH = 4
_SEAT_CHINESE = pattern("actors.seat_chinese")
_BODY_REACH = 48
_OUTSIDERS_BEHIND = pattern("actors.outsiders_behind")
_OUTSIDERS_BEFORE = patterns("actors.outsiders_before")
_OUTSIDERS_REACH = 40
_ADDRESSED = pattern("actors.addressed")
"""What makes the state or capital behind it one that is asked, told or given something, and no place of the deed."""
_ENVOY = pattern("actors.envoy")
_NO_ACTORS = ("side", "abroad")
_PLACES_OF_DEED = ("at", "landing", "sent")


@dataclass(frozen=True, slots=True)
class Actor:
    """A party or several in one breath, at a place of the text."""

    start: int
    end: int
    codes: tuple[str, ...]
    is_scene: bool = False
    """Named only as the place where it happened."""
    is_pair: bool = False
    """Several named as one (中缅, Franco-Belgian)."""


def find_actors(view: DocumentView) -> list[Actor]:
    """All actors of a document, sorted by start, the longer first."""
    actors = [actor for scene in scenes_of(view) if (actor := _of_scene(view, scene)) is not None]
    scenes = sorted(actors, key=lambda actor: actor.start)
    for party in view.of_kind("party"):
        actor = _of_party(view, party)
        is_adjective = party.detail == "adjective"
        if actor.codes and not (is_adjective and (_is_taken(scenes, party.start) or _is_of_outsiders(view, party))):
            actors.append(actor)
    if view.language == "zh":
        actors += _bodies_again(view, actors) + _officials(view)
        actors = _without_seats_behind(view, actors)
    else:
        actors += _agencies_again(view, actors)
        actors += _envoys(view)
        actors += _national_bodies(view, sorted(actors, key=lambda actor: actor.start))
        actors += _short_names(view, sorted(actors, key=lambda actor: actor.start))
        actors = _without_seats(view, actors)
    if view.language == "en":  # the first of "Belgian and Spanish police" is taken for people
        actors += [Actor(m.start, m.end, (m.code,)) for m in view.of_kind("nationality") if m.code and is_police_of(view, m)]
    return sorted(actors, key=lambda actor: (actor.start, -actor.end))


def _of_scene(view: DocumentView, scene: Scene) -> Actor | None:
    """The state of a place, which acts or is only where the deed was done; None for what can be no party."""
    if scene.role in _NO_ACTORS or not scene.codes or scene.text is None:
        return None
    if len(scene.codes) > 1 and not _SEVERAL.search(view.shadow, scene.start, scene.end):
        return None  # a river or region that crosses borders
    is_scene = scene.role in _PLACES_OF_DEED
    if is_scene and view.language == "zh":
        is_scene = _HELPS.match(view.shadow, scene.end) is None  # 在菲律宾执法部门配合下: a helper, no place
    elif is_scene:
        before = view.shadow[max(0, scene.start - _BODY_REACH) : scene.start]
        is_scene = _BODY_OF.search(before) is None and not (_is_state(view, scene) and _ADDRESSED.search(before))
    return Actor(scene.start, scene.end, scene.codes, is_scene)


def _is_of_outsiders(view: DocumentView, party: Mention) -> bool:
    """Whether an adjective of nation tells of criminals, other people or goods, who are nobody's partner."""
    if view.language == "zh":
        return False
    if view.language == "fr":
        return _OUTSIDERS_BEFORE["fr"].search(view.shadow, max(0, party.start - _OUTSIDERS_REACH), party.start) is not None
    return _OUTSIDERS_BEHIND.match(view.shadow, party.end) is not None


def _is_state(view: DocumentView, scene: Scene) -> bool:
    """Whether a place is named that can stand for a state: the country itself or the seat of its government."""
    if len(scene.codes) != 1:
        return False
    return scene.is_country or is_capital(scene.codes[0], view.shadow[scene.start : scene.end])


def _of_party(view: DocumentView, party: Mention) -> Actor:
    codes = tuple(sorted(code for code in (party.code or "").split("+") if code))
    is_compound = party.detail == "compound"
    if is_compound and view.shadow[party.start] == "日" and _DAY.search(view.shadow[: party.start][-1:]):
        codes = tuple(code for code in codes if code != "JP")  # 2月20日中缅泰
    is_pair = (
        is_compound and len(codes) > 1 and party.rule != "party:sign-list"
    )  # 会同缅、泰警方: partners, not a pair of their own
    return Actor(party.start, party.end, codes, False, is_pair)


def _bodies_of(actors: Iterable[Actor]) -> list[Actor]:
    """The international bodies among actors, in the order of the text."""
    return sorted((a for a in actors if set(a.codes) & BODIES and len(a.codes) == 1), key=lambda a: a.start)


def _last_ended(actors: list[Actor], position: int) -> Actor | None:
    return next((actor for actor in reversed(actors) if actor.end <= position), None)


def _bodies_again(view: DocumentView, known: list[Actor]) -> list[Actor]:
    """The body named last, where the text goes on with 该组织 or 中心."""
    found, named = [], _bodies_of(known)
    for match in _THE_BODY.finditer(view.shadow):
        last = _last_ended(named, match.start())
        if last is not None and (match["any"] or last.codes == ("LMLECC",)):
            found.append(Actor(match.start(), match.end(), last.codes))
    return found


def _officials(view: DocumentView) -> list[Actor]:
    """Officials of another state, by their office and again by their name alone (会后,陈文雄与吴登山签署 …): they act for it."""
    found = []
    for person in view.of_kind("person"):
        named = (*view.within("place", person.start, person.end), *view.within("party", person.start, person.end))
        told = {m.code for m in named if m.code}
        if person.code != "official" or not person.name or len(told) != 1:
            continue
        codes = tuple(sorted(told))
        found.append(Actor(named[0].start, named[0].end, codes))
        again = re.compile(re.escape(shadow(person.name)))
        found += [Actor(match.start(), match.end(), codes) for match in again.finditer(view.shadow, person.end)]
    return found


def _agencies_again(view: DocumentView, known: list[Actor]) -> list[Actor]:
    """The international body named last, where the text goes on with "the agency"; a national one in between takes it."""
    found, named = [], _bodies_of(known)
    for match in _THE_AGENCY[view.language].finditer(view.shadow) if named else ():
        last = _last_ended(named, match.start())
        if last is not None and view.last_before("organisation", match.start(), last.end) is None:
            found.append(Actor(match.start(), match.end(), last.codes))
    return found


def _envoys(view: DocumentView) -> list[Actor]:
    """Ambassadors, ministers and the like, whose country stands only in their role (l'ambassadeur de France, Paul Vidal)."""
    envoys = (person for person in view.of_kind("person") if _ENVOY.search((person.detail or "").lower()))
    places = (place for person in envoys for place in view.within("place", person.start, person.end))
    return [Actor(place.start, place.end, (place.code,)) for place in places if place.detail == "country" and place.code]


def _without_seats(view: DocumentView, known: list[Actor]) -> list[Actor]:
    """All actors but the towns in which a body of several states has an office (INTERPOL's bureau in Harare)."""
    ends = [actor.end for actor in _bodies_of(known)]
    seats = {seat.end() for end in ends if (seat := _SEAT.match(view.shadow, end)) is not None}
    return [actor for actor in known if actor.start not in seats]


def _without_seats_behind(view: DocumentView, known: list[Actor]) -> list[Actor]:
    """The same in Chinese, where the town stands right behind the body (国际刑警组织里昂总部, 该组织海牙总部)."""
    ends = {actor.end for actor in _bodies_of(known)}
    standing = [a for a in known if _SEATED.search(view.shadow, max(0, a.start - _SEATED_REACH), a.start) is None]
    return [a for a in standing if a.start not in ends or _SEAT_CHINESE.match(view.shadow, a.end) is None]


def _national_bodies(view: DocumentView, known: list[Actor]) -> list[Actor]:
    """Bodies that stand for their country without its name (the NCA, Homeland Security Investigations, the Guardia Civil)."""
    found = []
    for body in view.of_kind("organisation"):
        is_national = body.detail is not None and len(body.detail) == 2 and body.detail.isupper()
        is_named = _is_taken(known, body.start) or any(body.start <= actor.start < body.end for actor in known)
        if body.detail and is_national and not is_named:
            found.append(Actor(body.start, body.end, (body.detail,)))
    return found


def _short_names(view: DocumentView, known: list[Actor]) -> list[Actor]:
    """National bodies under the short name that the text gave them: the Royal Malaysia Police (RMP) … the RMP."""
    named: dict[str, str] = {}
    for body in view.of_kind("organisation"):
        short = _IN_BRACKETS.match(view.text, body.end)
        if short is not None and body.detail and len(body.detail) == 2:
            named.setdefault(short[1], body.detail)
    if not named:
        return []
    again = re.compile(rf"\b(?:{'|'.join(map(re.escape, named))})\b")
    found = (Actor(match.start(), match.end(), (named[match[0]],)) for match in again.finditer(view.text))
    return [actor for actor in found if not _is_taken(known, actor.start)]


def _is_taken(actors: list[Actor], start: int) -> bool:
    at = bisect_right(actors, start, key=lambda actor: actor.start)
    return any(actor.start <= start < actor.end for actor in actors[max(0, at - 2) : at])
