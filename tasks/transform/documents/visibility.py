"""Whether a reader sees an element: inline styles, attributes, simple style rules and hiding scripts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class HidingRules(NamedTuple):
    """Class names and ids that the page's own style sheet hides."""

    classes: frozenset[str]
    ids: frozenset[str]


_HIDING = re.compile(
    r"display:none|visibility:hidden|font-size:(?:0(?:px|pt|em|rem|%)?|[01]px)(?:;|!|$)|(?:^|;)opacity:0(?:\.0+)?(?:;|!|$)"
    r"|(?:^|;)(?:left|right|top|bottom|margin|margin-left|margin-top|text-indent):-\d{3,}|(?:left|top|text-indent):-\d{2,}(?:em|rem|%)"
    r"|clip:rect\(0|clip:rect\(1px|clip-path:inset\((?:50|100)%|transform:scale\(0|(?:^|;)color:transparent"
)
_HIDING_WORDS = ("none", "hidden", "-", "font-size", "opacity", "clip", "scale", "transparent", "background")
"""What every style that hides has, for a quick look."""
_ZERO_BOX = re.compile(r"(?:^|;)(?:max-)?(?:height|width):[01](?:px)?(?:;|!|$)")
_PLAIN_COLOURS = {"white": "#ffffff", "#fff": "#ffffff", "black": "#000000", "#000": "#000000"}
"""One colour has several names."""
_COLOURS = re.compile(r"(?:^|;)(color|background|background-color):(#?[a-z0-9]+)")
_RULE = re.compile(r"([^{}]{1,200})\{([^{}]{0,600})\}")
_NAME = re.compile(r"^([.#])([A-Za-z_][\w-]*)$")
_HIDING_SCRIPT = re.compile(
    r"\s{0,20}(?:<!--\s{0,9})?document\.getElementById\(\s?[\"']([\w-]{1,60})[\"']\s?\)\.style\.(?:display\s?=\s?[\"']none|"
    r"(?:left|top)\s?=\s?[\"']-\d{3})"
)
_MAX_SHEET = 4_000
"""Characters of a style sheet: longer ones are the site's own design, where hiding is for menus."""


def hides(style: str) -> bool:
    """Whether an inline style keeps its element from a reader's eye."""
    style = style.lower()
    if not any(word in style for word in _HIDING_WORDS):
        return False
    style = "".join(style.split())
    if _HIDING.search(style):
        return True
    if "overflow:hidden" in style and _ZERO_BOX.search(style):
        return True
    if "color" in style and "background" in style:
        colours = {name: _PLAIN_COLOURS.get(colour, colour) for name, colour in _COLOURS.findall(style)}
        back = colours.get("background-color") or colours.get("background")
        return "color" in colours and colours["color"] == back
    return False


def is_hidden_by_attributes(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether the element's own attributes hide it. ``aria-hidden`` does not: it speaks to screen readers only."""
    if "hidden" in attributes and attributes["hidden"].lower() != "until-found":
        return True
    style = attributes.get("style")
    if style and hides(style):
        return True
    # A marquee of a few pixels: an old way to hide links.
    return tag == "marquee" and (
        attributes.get("height", "9").strip("px") in "0123" or attributes.get("width", "9").strip("px") in "0123"
    )


def read_hiding_rules(sheets: Sequence[str]) -> HidingRules | None:
    """Names that short style sheets of the page hide by plain rules (``.name`` or ``#name``, outside media queries)."""
    classes: set[str] = set()
    ids: set[str] = set()
    for sheet in sheets:
        if len(sheet) > _MAX_SHEET or "@media" in sheet:
            continue
        for selectors, body in _RULE.findall(sheet):
            if not hides(body):
                continue
            for selector in selectors.split(","):
                if match := _NAME.match(selector.strip()):
                    (classes if match[1] == "." else ids).add(match[2].lower())
    return HidingRules(frozenset(classes), frozenset(ids)) if classes or ids else None


def hidden_by_script(scripts: Sequence[str]) -> frozenset[str]:
    """Ids that a script of one statement hides as soon as the page is read: links for crawlers alone."""
    found = (_HIDING_SCRIPT.match(script) for script in scripts if len(script) < 300 and "getElementById" in script)
    return frozenset(match[1].lower() for match in found if match)
