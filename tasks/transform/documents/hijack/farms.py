"""Link farms: links to strangers' front pages under promoted names, seen or hidden, and hidden text that promotes."""

from __future__ import annotations

import html
import re

from tasks.text.shadow import shadow
from tasks.transform.documents.hijack.model import ForeignFindings, fold
from tasks.transform.documents.hijack.places import MAX_NAME
from tasks.transform.documents.hijack.register import find_terms, weigh
from tasks.transform.documents.hijack.surface import Surface
from tasks.transform.documents.main_text.vocabulary import line_kinds
from tasks.transform.documents.metadata.names import is_outlet
from tasks.transform.documents.model import Block, Page
from tasks.transform.documents.words import pattern

_ANCHOR = re.compile(r"<[aA]\s[^<>]{0,500}>([^<>]{1,120})</[aA]")
_FRONT_PAGE = re.compile(r"//([\w.-]{3,80})(?::\d{1,5})?/?[\"'][^<>]{0,300}>([^<>]{1,120})</[aA]")
_HOST = re.compile(r"[a-z]{2,10}://([\w.-]{1,253})", re.IGNORECASE)
_MOST_PARTS, _LONGEST_PART = 40, 4_000
"""Parts for readers without scripts that are searched for links, and characters of one."""
_MAX_LINKS = 300
"""Links and blocks that are compared with one another; real farms have dozens."""
_MAX_FARM = 40_000
"""Characters of hidden text that are searched for links."""
_COMMON_HOSTS = pattern("farms.common_hosts")
_SOLD = 1.5
"""Weight of a word that is hardly ever linked for its own sake."""
_PROMOTED_SHARE = 0.4
"""Of the names of a seen run of links to three strangers' front pages, so many must promote: lists of partners do not."""
_ODD_SHARE = 0.5
"""Of the names in a run of hidden links to strangers, so many must be no outlet's and unknown to the article."""


def find_farms(page: Page, surface: Surface, findings: ForeignFindings) -> None:
    """Links to strangers' front pages under promoted names, seen or not, and hidden text that promotes."""
    _find_scriptless(page, surface, findings)
    _find_hidden(page, surface, findings)
    linked = [b for b in surface.visible if surface.promotion[b.index] >= 4 and b.link_chars >= 0.6 * len(b.text)]
    prose = [b for b in surface.prose if b.link_chars and surface.promotion[b.index] >= _SOLD]
    names = _strangers(page) if linked or prose else {}
    for block in prose:
        for name in names:
            if name in block.text and _is_sold(surface, name):
                findings.add(name, "injected_phrase", "body", "a link to a stranger's front page in words of search spam")
    for block in linked[:_MAX_LINKS]:
        inside = {name: site for name, site in names.items() if name in block.text}
        if _is_seen_farm(surface, inside):
            for name in inside:
                findings.add(name, "injected_brand", "tail", "links to other sites' front pages in the register of search spam")
            block.role = "foreign"


def _is_seen_farm(surface: Surface, names: dict[str, str]) -> bool:
    """Whether links of one block to strangers (name -> site) are there to promote them."""
    registers = [weigh(shadow(name)) for name in names]
    promoted = sum(register.promotion >= 1.5 and not register.news for register in registers)
    if any(register.is_strong for register in registers) and promoted >= max(2, 0.6 * len(names)):
        return True
    sold = sum(_is_sold(surface, name) for name in names)
    return len(set(names.values())) >= 3 and sold >= 2 and promoted >= _PROMOTED_SHARE * len(names)


def _is_sold(surface: Surface, name: str) -> bool:
    plain = shadow(name)
    sold = any(term.kind == "topic" and term.weight >= _SOLD for term in find_terms(plain))
    return sold and not is_outlet(name) and not weigh(plain).news and surface.share_known(plain) <= 0.34


def _find_hidden(page: Page, surface: Surface, findings: ForeignFindings) -> None:
    """Farms that no reader sees, and hidden text in the register of search spam."""
    hidden = [block for block in page.blocks if block.is_hidden]
    weight = sum(surface.promotion[block.index] for block in hidden)
    if weight < 1.5 and not any(block.link_chars >= 0.6 * len(block.text) for block in hidden):
        return
    farm, evidence = _hidden_farm(page, surface, hidden, is_promoting=weight >= 1.5)
    for name in farm:
        findings.add(name, "hidden_text", "hidden", evidence)
    keys = [fold(name) for name in farm]
    for block in hidden[:_MAX_LINKS]:
        if keys and any(key in fold(block.text) for key in keys):
            block.role = "foreign"
        elif surface.promotion[block.index] >= 4 and _is_offer(block):
            block.role = "foreign"
            findings.add(block.text[:200], "hidden_text", "hidden", "hidden text in the register of search spam")


def _is_offer(block: Block) -> bool:
    register = weigh(shadow(block.text[:600]))
    return not register.news and register.covered >= 0.25 and register.topic >= 2


def _hidden_farm(page: Page, surface: Surface, hidden: list[Block], is_promoting: bool) -> tuple[list[str], str]:
    """The names under which hidden links lead to strangers, and what shows that they are a farm."""
    text = " ".join(block.text for block in hidden)[:_MAX_FARM]
    strangers = {name: site for name, site in _strangers(page).items() if name in text}
    links = [name for name in _link_texts(page) if name in text] if is_promoting else []
    promoted = [name for name in links if _promotes(surface, name)]
    if len(promoted) >= 2 and 2 * len(promoted) >= len(set(strangers) | set(promoted)):
        return list(dict.fromkeys([*strangers, *promoted])), "hidden links in the register of search spam"
    farm: list[str] = []
    for block in hidden[:_MAX_LINKS]:
        # Menus hide links too, but one an item; a farm is one run of links to strangers.
        if block.link_chars >= 0.8 * len(block.text.replace(" ", "")):
            inside = [name for name in strangers if name in block.text]
            odd = sum(not is_outlet(name) and surface.share_known(shadow(name)) <= 0.34 for name in inside)
            if len({strangers[name] for name in inside}) >= 3 and odd >= _ODD_SHARE * len(inside):
                farm += inside
    return farm, "hidden links to front pages of several other sites"


def _find_scriptless(page: Page, surface: Surface, findings: ForeignFindings) -> None:
    """Links in ``<noscript>``, which only readers without scripts and crawlers see."""
    markup, end = page.markup, 0
    for _ in range(_MOST_PARTS):
        if (start := markup.find("<noscript", end)) < 0 or (end := markup.find("</noscript", start)) < 0:
            return
        found = _ANCHOR.findall(markup[start : min(end, start + _LONGEST_PART)])
        names = [name for name in (" ".join(html.unescape(text).split()) for text in found) if 2 <= len(name) <= MAX_NAME]
        if sum(_promotes(surface, name) for name in names) >= max(2, 0.5 * len(names)):
            for name in names:
                findings.add(name, "hidden_text", "hidden", "links for readers without scripts in the register of search spam")


def _promotes(surface: Surface, name: str) -> bool:
    plain = shadow(name)
    return weigh(plain).is_promoting and surface.share_known(plain) <= 0.34 and not line_kinds([plain])[0]


def _link_texts(page: Page) -> list[str]:
    """Short texts of the links of ``page``, each once."""
    names = (" ".join(html.unescape(anchor).split()) for anchor in _ANCHOR.findall(page.markup))
    return [name for name in dict.fromkeys(names) if 2 <= len(name) <= MAX_NAME][:_MAX_LINKS]


def _strangers(page: Page) -> dict[str, str]:
    """Texts of links to the front pages of other sites with those sites; public bodies and what every page links to left out."""
    address = _HOST.match(page.hints.get("url") or page.meta.get("canonical") or page.source_uri)
    own = _site(address[1].lower()) if address else ""
    found: dict[str, str] = {}
    for host, anchor in _FRONT_PAGE.findall(page.markup):
        name = " ".join(html.unescape(anchor).split())
        site = _site(host.lower())
        if 2 <= len(name) <= MAX_NAME and site != own and not _COMMON_HOSTS.search(host.lower()):
            found.setdefault(name, site)
            if len(found) >= _MAX_LINKS:
                break
    return found


def _site(host: str) -> str:
    parts = host.split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and len(parts[-1]) == 2 and len(parts[-2]) <= 3 else parts[-2:])
