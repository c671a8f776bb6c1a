"""Which totals belong together: the key says what is counted, and where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from tasks.reference.gazetteer import domestic_scope, place_scope

Row = dict[str, Any]


class Key(NamedTuple):
    """What a series counts, and where. Counting start and issuer belong to the points."""

    action: str
    object: str
    unit: str
    places: tuple[str, ...]
    scope: str | None
    nationality: tuple[str, ...]
    crimes: tuple[str, ...]
    counted: str | None = None
    """The counted noun, where totals of several things share all the rest."""
    from_country: str | None = None
    """Of people that pass from one country to another, from where; null where no report says."""
    to_country: str | None = None


def key_of(claim: Row) -> Key:
    """The key of a claim, place names in any language and spelling under one name.

    Whoever names the handing country as the place ("Myanmar police handed over ... suspects from northern Myanmar") still
    counts within the region that the quote names.
    """
    places = tuple(claim["places"])
    scope = domestic_scope(claim["place_text"], places)
    scope = scope or place_scope(claim["place_text"], places) or place_scope(claim["quote"], places)
    return Key(
        claim["action"], claim["object"], claim["unit"], places, scope, tuple(claim["nationality"]), tuple(claim["crimes"])
    )


def is_total(claim: Row, by_id: Mapping[str, Row]) -> bool:
    """Whether a claim is a running total of something done; a part that counts the same thing as its whole is none."""
    if not claim["cumulative"] or claim["status"] != "done":
        return False
    whole = by_id.get(claim["part_of"] or "")
    return whole is None or key_of(whole) != key_of(claim)
