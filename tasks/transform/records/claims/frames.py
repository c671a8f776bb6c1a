"""What an action's lexicon row says of its frame, and which objects each action takes.

The ``detail`` of an action is ``FRAME[/FORM+FORM][;CLASS[:CODE],...]``:

- ``FRAME``: ``both`` (a transitive verb: what is counted follows it, or precedes it in the passive), ``before`` (what is counted
  precedes: 落网, were killed), ``noun`` (a nominal trigger: arrests, 涉案金额);
- ``FORM``: ``base``, ``third``, ``past``, ``part`` (participle), ``ger`` of a Latin verb;
- after the semicolon the objects that the trigger takes; with ``:CODE`` the action that it means for them (查获 people = arrest,
  things = seize), ``*`` for all others. Without it the action's usual objects hold (``TAKES``).
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

PERSONS = frozenset({"suspect", "fugitive", "ringleader", "victim", "officer", "person"})
HANDOVERS = frozenset({"handover", "repatriate", "extradite"})
"""Actions by which people pass from one country to another."""
THINGS = frozenset({"device", "document", "drug", "weapon", "vehicle", "other"})
CULPRITS = PERSONS - {"victim", "officer"}
ACTORS = frozenset({"officer", "country", "person", "vehicle", "group"})
"""Objects that are counted though they are the subject of an active verb (36 countries took part)."""
PLAIN_PERSON = "plain-person"
"""In a row: people of whom nothing more is told; the row's action holds for them even where it usually takes no people."""
CLASSES = {"person": PERSONS, "thing": THINGS, "people": frozenset({"person", "officer"})}

# Objects that an action takes by the contract's description of it; an action that is missing takes anything.
TAKES: dict[str, frozenset[str]] = {
    "arrest": CULPRITS,
    "surrender": CULPRITS,
    "handover": CULPRITS | THINGS | {"victim"},
    "repatriate": CULPRITS | {"victim"},
    "extradite": CULPRITS,
    "rescue": frozenset({"victim", "person", "other", "vehicle"}),
    "wanted": CULPRITS | {"money"},
    "prosecute": CULPRITS | {"case"},
    "sentence": CULPRITS | {"case", "group", "officer"},
    "solve": frozenset({"case", "other"}),
    "open_case": frozenset({"case"}),
    "raid": frozenset({"site"}),
    "dismantle": frozenset({"group"}),
    "seize": THINGS | {"money", "account", "website"},
    "freeze": frozenset({"money", "account"}),
    "recover": THINGS | {"money", "case"},
    "loss": frozenset({"money"}),
    "block": THINGS - {"drug", "weapon"} | {"message", "website", "account", "case", "money"},
    "dissuade": frozenset({"person", "victim", "case", "message", "other"}),
    "agree": frozenset({"agreement", "country"}),
    "establish": frozenset({"mechanism", "country", "site", "group", "other"}),
    "meet": frozenset({"person", "country", "officer", "other", "operation"}),
    "joint_operation": frozenset({"country", "operation", "case"}),
    "patrol": frozenset({"patrol"}),
    "train": frozenset({"person", "officer", "other", "country"}),
    "deploy": frozenset({"officer", "vehicle", "person", "group", "country", "mission"}),
    "involve": PERSONS | THINGS | {"case", "site", "group", "country", "account", "website", "operation", "mechanism", "message"},
    "charge_flow": frozenset({"person", "vehicle"}),
}

# How far each act stands along the way from finding a person to serving a sentence: the further of two counts.
PROGRESS = {
    "involve": 0, "wanted": 1, "open_case": 1, "raid": 1, "arrest": 2, "surrender": 2, "freeze": 2, "seize": 2, "rescue": 2,
    "solve": 2, "prosecute": 4, "handover": 5, "repatriate": 6, "extradite": 7, "sentence": 8,
}  # fmt: skip

# Actions whose people are culprits even where they are only called "people" (抓获10人, 12 men were charged).
ACCUSING = frozenset({"arrest", "surrender", "prosecute", "sentence"})
# Actions whose bare 人 (no noun at all) are culprits.
HANDLING = ACCUSING | {"handover", "repatriate", "extradite", "wanted"}

OBJECT_UNIT = {
    **dict.fromkeys(PERSONS, "person"),
    "case": "case", "site": "site", "group": "group", "country": "country", "mission": "mission", "agreement": "agreement",
    "operation": "event", "patrol": "event", "device": "item", "document": "item", "drug": "item", "weapon": "item",
    "account": "item", "website": "item", "message": "item", "mechanism": "item", "vehicle": "item", "other": "item",
}  # fmt: skip


class Frame(NamedTuple):
    """A parsed ``detail``."""

    order: str
    forms: frozenset[str]
    taken: tuple[tuple[frozenset[str] | None, str | None], ...]
    """Pairs of objects (None = all others) and the action they mean (None = the row's own); empty = its usual objects."""
    is_handed: bool
    """Whether the reading is that of a shorter word at the end of this one: it counts where the word's own takes nothing."""
    makes: str | None
    """``victim``, ``suspect`` or ``person`` where the trigger tells what people are, whatever they are called (injured,
    investigated, drowned)."""


@cache
def parse_frame(detail: str) -> Frame:
    """The frame that the ``detail`` of an action's lexicon row describes; an empty one is ``both``."""
    is_handed = detail.startswith("~")
    head, _, tail = detail.removeprefix("~").partition(";")
    order, _, forms = head.partition("/")
    taken: list[tuple[frozenset[str] | None, str | None]] = []
    for part in filter(None, tail.split(",")):
        name, _, code = part.partition(":")
        objects = None if name == "*" else CLASSES.get(name, frozenset({"person" if name == PLAIN_PERSON else name}))
        taken.append((objects, code or None))
    makes = {"victim": "victim", "culprit": "suspect", "harmed": "person"}.get(tail)
    return Frame(order or "both", frozenset(filter(None, forms.split("+"))), tuple(taken), is_handed, makes)


def resolve(code: str, frame: Frame, counted: str) -> str | None:
    """The action that a trigger means for ``counted`` things, or None where it takes none of them."""
    if frame.makes is not None:
        return code if counted in PERSONS else None
    if not frame.taken:
        return code if counted in TAKES.get(code, (counted,)) else None
    for objects, own_code in frame.taken:
        if objects is None or counted in objects:
            found = own_code or code
            is_class = objects is None or objects in CLASSES.values()
            return found if not is_class or counted in TAKES.get(found, (counted,)) else None
    return None
