"""What passes between the steps that turn received bytes into a clean document."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from tasks.text.shadow import shadow
from tasks.text.spans import Span


@dataclass(slots=True)
class Block:
    """One line of a page as a reader sees it: a run of inline content between two block boundaries or ``<br>``.

    Pages without markup (text, WET, JSON Lines ``text``) give one block a line, with empty markup fields.
    """

    index: int
    text: str
    """Text with white space folded to single spaces; never empty, never a line break."""
    tag: str = ""
    """Nearest block-level element (``p``, ``h1``, ``td``, ``li``, ``figcaption`` ...), ``""`` for plain text."""
    path: str = ""
    """Ancestors from the outside in, each ``tag.class#id``, lower case, joined by ``>``."""
    parent: int = -1
    """Number of the element that holds the nearest block-level element: blocks with the same parent are siblings."""
    element: int = -1
    """Number of the nearest block-level element; blocks split by ``<br>`` share it."""
    link_chars: int = 0
    """How many characters of ``text`` stand inside ``<a>``."""
    is_hidden: bool = False
    """Whether a reader does not see it (style, ``hidden`` attribute, off-screen position, zero font size)."""
    role: str = ""
    """What the main-text step takes it for: ``body``, ``title``, ``caption``, ``info`` (byline/date/source line),
    ``furniture``, ``foreign`` (spam), or ``""`` while undecided."""
    after_image: bool = False
    """Whether a picture stands between the block before and this one."""
    image_element: int = -1
    """Number of the element that holds that picture."""
    is_centred: bool = False
    """Whether it is set in the middle of the line, as headlines and captions are on old pages."""


@dataclass(slots=True)
class DateCandidate:
    """A date found on the page, and what became of it."""

    date: dt.date
    source: str
    """Where it stood: ``meta:article:published_time``, ``json-ld``, ``time-element``, ``info-line``, ``dateline``, ``url`` ..."""
    text: str = ""
    """The words that carry it."""
    verdict: str = "lost"
    """``published``, ``agrees`` or ``lost``."""
    reason: str = ""


@dataclass(slots=True)
class Removal:
    """Foreign matter that was taken out of a page, kept as data."""

    text: str
    signal: str
    """A signal code of the contract, or ``furniture`` for harmless page parts inside the body."""
    place: str
    """``title``, ``title-tag``, ``head``, ``tail``, ``body``, ``meta``, ``hidden``, ``byline``, ``publisher``, ``caption``."""
    evidence: str = ""
    """Which measured contrast gave it away, in words."""


@dataclass(slots=True)
class Page:
    """A received page, decoded and cut into blocks; later steps fill the lower half."""

    source_uri: str
    markup: str
    """The decoded page (HTML source or plain text)."""
    is_html: bool
    charset: str
    blocks: list[Block] = field(default_factory=list)
    element_parents: list[int] = field(default_factory=lambda: [-1])
    """Number of an element -> number of the element that holds it; element 0 is the document."""
    element_labels: list[str] = field(default_factory=lambda: [""])
    """Number of an element -> ``tag.class#id``, lower case."""
    title_tag: str | None = None
    meta: dict[str, str] = field(default_factory=dict)
    """``<meta>`` name or property (lower case) -> content, first one wins; keys ``html-lang``, ``canonical`` too."""
    json_ld: list[dict[str, Any]] = field(default_factory=list)
    image_alts: list[str] = field(default_factory=list)
    hints: dict[str, str] = field(default_factory=dict)
    """What the container said: ``url``, ``date``, ``title``, ``charset``, ``content_type``."""
    _shadows: list[str] = field(default_factory=list)

    @property
    def shadows(self) -> list[str]:
        """The shadow of each block's text, by index: made in one go when first asked for, the blocks being complete by then."""
        if len(self._shadows) != len(self.blocks):
            self._shadows = shadow("\n".join(block.text for block in self.blocks)).split("\n") if self.blocks else []
        return self._shadows


@dataclass(slots=True)
class CleanDocument:
    """The clean announcement: the values of one row of ``documents``."""

    title: str | None = None
    text: str = ""
    language: str = "und"
    charset: str = "utf-8"
    published_at: dt.date | None = None
    dateline_date: dt.date | None = None
    dateline_place: str | None = None
    byline: str | None = None
    publisher: str | None = None
    captions: list[str] = field(default_factory=list)
    integrity: str = "clean"
    signals: list[str] = field(default_factory=list)
    injected: list[str] = field(default_factory=list)
    removals: list[Removal] = field(default_factory=list)
    dates: list[DateCandidate] = field(default_factory=list)
    patches: list[str] = field(default_factory=list)
    """Repairs made before the text was frozen, in words (mojibake, respelled characters)."""
    problems: list[tuple[str, str, str]] = field(default_factory=list)
    """``(reason, severity, detail)`` rows for the problems table."""
    spans: dict[str, Span] = field(default_factory=dict)
    """Named spans of ``text``: ``dateline``."""
