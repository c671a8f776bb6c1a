"""The typed span that the facts room hands to the records room."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple


class Mention(NamedTuple):
    """One typed span of a document's text; a row of the mentions table.

    ``text[start:end]`` is always the words that carry it. Which of the other fields are filled depends on ``kind``:

    =============  ======================================================================================
    kind           fields
    =============  ======================================================================================
    quantity       ``low``/``high`` in base units (null = open), ``hedge``, ``unit`` (contract unit or ISO 4217),
                   ``name`` the counted noun as written, ``code`` the object code of that noun where known,
                   ``detail`` why it is *not* a count (``percent``, ``ordinal``, ``age``, ``duration``, ``distance``,
                   ``law``, ``phone``, ``name``, ``idiom``, ``date``, ``average``, ``prison`` ...), null for a count
    period         ``period_start``/``period_end`` (null = open or unknown), ``precision``, ``code``
                   (``point``, ``interval``, ``since``, ``until``, ``vague``), ``name`` of the anchor where named
    place          ``code`` ISO 3166-1 alpha-2 (several joined by ``+``, null for unnamed), ``name`` canonical name,
                   ``detail`` ``country``/``region``/``city``/``compound``/``border``/``abroad``
    nationality    ``code`` ISO 3166-1 alpha-2 of people so described (中国籍, Chinese nationals)
    party          ``code`` contract party code (UN, INTERPOL, ``*FOREIGN`` ...) or ISO country acting as a party
    organisation   ``name`` as written, ``code`` kind (police, ministry ...), ``detail`` ISO country
    person         ``name``, ``detail`` role as written, ``code`` kind (official, suspect ...)
    operation      ``name`` as written
    action         ``code`` action code, ``detail`` frame of the trigger (see data/reference/lexicon/action.csv)
    object         ``code`` object code, ``unit`` its usual unit
    crime          ``code`` crime code
    mechanism      ``code`` cooperation mechanism, ``detail`` hints
    speech         a saying verb or attribution cue; ``code`` ``before``/``after``: on which side its speaker stands
    status         ``code`` planned / ongoing / negated / done
    cumulative     a cue that a number is a running total (累计, so far, au total); ``code`` ``total`` or ``single``
    headline       as a quantity, of the headline: its span is empty
    part           a cue that what follows is part of a whole (其中, including, dont)
    =============  ======================================================================================

    ``rule`` names the lexicon row or grammar rule that made it.
    """

    kind: str
    start: int
    end: int
    code: str | None = None
    low: float | None = None
    high: float | None = None
    hedge: str | None = None
    unit: str | None = None
    name: str | None = None
    period_start: dt.date | None = None
    period_end: dt.date | None = None
    precision: str | None = None
    detail: str | None = None
    rule: str = ""
