"""Foreign matter that shows by its place on the page, before the main text is known."""

from __future__ import annotations

import html
import re
from collections import Counter, defaultdict
from typing import NamedTuple

from tasks.text.shadow import shadow
from tasks.transform.documents.hijack.lone_lines import find_lone_lines, find_stamped_names
from tasks.transform.documents.hijack.model import ForeignFindings, fold
from tasks.transform.documents.hijack.register import count_han, find_terms, promotion_by_line, speaks_to_reader, weigh
from tasks.transform.documents.hijack.residue import drop_markup
from tasks.transform.documents.hijack.surface import Surface
from tasks.transform.documents.hijack.tokens import is_random_token
from tasks.transform.documents.hijack.tongues import find_alien_lines, is_in_alien_script
from tasks.transform.documents.main_text.features import is_info_line
from tasks.transform.documents.main_text.vocabulary import line_kinds
from tasks.transform.documents.metadata.names import is_han_name, is_latin_name, is_outlet
from tasks.transform.documents.model import Block, Page, Removal

_MAX_NAME = 45
"""Characters of a brand or search phrase as a line of its own; longer lines are sentences."""
_URL = re.compile(r"(?:https?://|www\.)[^\s<>]{1,100}")
_PILE = re.compile(r"[_|]")
_PROSE_MARK = re.compile("[。;!?\uff1b\uff01\uff1f]|,.*,|\uff0c.*\uff0c")
_DAY = re.compile(r"\d{4}[-/.年]\d{1,2}")
_ANCHOR = re.compile(r"<[aA]\s[^<>]{0,500}>([^<>]{1,120})</[aA]")
_FRONT_PAGE = re.compile(r"//([\w.-]{3,80})(?::\d{1,5})?/?[\"'][^<>]{0,300}>([^<>]{1,120})</[aA]")
_HOST = re.compile(r"[a-z]{2,10}://([\w.-]{1,253})", re.IGNORECASE)
_MOST_PARTS, _LONGEST_PART = 40, 4_000
"""Parts for readers without scripts that are searched for links, and characters of one."""
_RESIDUE_SIGNS = ("=", "&", "</", "[/", "{")
_MAX_LINKS = 300
"""Links and blocks that are compared with one another; real farms have dozens."""
_MAX_FARM = 40_000
"""Characters of hidden text that are searched for links."""
_COMMON_HOSTS = re.compile(
    r"(?:^|\.)(?:facebook|twitter|x|weibo|qq|youtube|instagram|linkedin|pinterest|whatsapp|telegram|t|reddit|google|apple|"
    r"microsoft|wechat|weixin|tiktok|douyin|baidu|flickr|tumblr|vk|line|threads|bsky)\.(?:com|cn|me|app|be|ru|net)$|\.(?:gov|edu|mil|int)(?:\.[a-z]{2})?$|\.gouv\.fr$"
)
_SOLD = 1.5
"""Weight of a word that is hardly ever linked for its own sake."""
_PROMOTED_SHARE = 0.4
"""Of the names of a seen run of links to three strangers' front pages, so many must promote: lists of partners do not."""
_ODD_SHARE = 0.5
"""Of the names in a run of hidden links to strangers, so many must be no outlet's and unknown to the article."""
_META = ("keywords", "description", "og:title", "og:description", "og:site_name", "twitter:title", "author", "subject")
_DOORWAY = "a paragraph in the register of search spam that shares no words with the article"
_FURNITURE = re.compile(
    r"版权|备\d|许可证|举报|热线|电话|地址|邮编|©|copyright|all rights|http|分享|打印|字体|字号|关闭|返回|顶部|编辑|"
    r"上一篇|下一篇|中文|简体|繁体|english|français|日本語|cookie|subscribe|newsletter|advertis|广告|来源|发布|时间|"
    r"\d{4}[-年/.]\d"
)


def find_foreign_lines(page: Page) -> ForeignFindings:
    """Foreign strings of ``page`` by place; blocks that hold nothing else get the role ``foreign``."""
    surface = Surface(page)
    findings = ForeignFindings(promotion={b.text: weight for b, weight in zip(page.blocks, surface.promotion, strict=True)})
    _find_farms(page, surface, findings)
    _find_tokens(surface, findings)
    for block, tongue in find_alien_lines(page, surface):
        place = "tail" if block in surface.tail else "head" if block in surface.head else "body"
        findings.add(block.text, "injected_brand", place, f"a line in a tongue foreign to article and page ({tongue})")
    _find_promotion(surface, findings)
    _find_piles(surface, findings)
    tokens = {fold(removal.text) for removal in findings.removals if removal.signal == "random_token"}
    names = _find_names(page, surface, tokens)
    for key, (text, evidence) in names.items():
        _report(page, surface, findings, key, text, evidence)
    for name, place in find_stamped_names(surface):
        findings.add(name, "injected_brand", place, "a promoted name glued to a stamp, in words that the article lacks")
    for block, place in find_lone_lines(page, surface):
        if not findings.is_foreign(block.text):
            findings.add(block.text, "injected_brand", place, "a line of what is sold, in words that the article lacks")
    for block in page.blocks if findings.folded else ():
        if findings.is_foreign(block.text):
            block.role = "foreign"
    _find_residue(surface, findings)
    return findings


def _find_farms(page: Page, surface: Surface, findings: ForeignFindings) -> None:
    """Links to strangers' front pages under promoted names, seen or not, and hidden text that promotes."""
    hidden = [block for block in page.blocks if block.is_hidden]
    linked = [b for b in surface.visible if surface.promotion[b.index] >= 4 and b.link_chars >= 0.6 * len(b.text)]
    _find_hidden(page, surface, hidden, findings)
    prose = [b for b in surface.prose if b.link_chars and surface.promotion[b.index] >= _SOLD]
    names = _strangers(page) if linked or prose else {}
    for block in prose:
        for name in names:
            if name in block.text and _is_sold(surface, name):
                findings.add(name, "injected_phrase", "body", "a link to a stranger's front page in words of search spam")
    for block in linked[:_MAX_LINKS]:
        inside = [name for name in names if name in block.text]
        registers = [weigh(shadow(name)) for name in inside]
        promoted = sum(register.promotion >= 1.5 and not register.news for register in registers)
        strangers = len({names[name] for name in inside})
        sold = sum(_is_sold(surface, name) for name in inside)
        known_promise = any(register.is_strong for register in registers) and promoted >= max(2, 0.6 * len(inside))
        if known_promise or (strangers >= 3 and sold >= 2 and promoted >= _PROMOTED_SHARE * len(inside)):
            for name in inside:
                findings.add(name, "injected_brand", "tail", "links to other sites' front pages in the register of search spam")
            block.role = "foreign"


def _is_sold(surface: Surface, name: str) -> bool:
    plain = shadow(name)
    sold = any(term.kind == "topic" and term.weight >= _SOLD for term in find_terms(plain))
    return sold and not is_outlet(name) and not weigh(plain).news and surface.share_known(plain) <= 0.34


def _find_hidden(page: Page, surface: Surface, hidden: list[Block], findings: ForeignFindings) -> None:
    _find_scriptless(page, surface, findings)
    text = " ".join(block.text for block in hidden)[:_MAX_FARM]
    weight = sum(surface.promotion[block.index] for block in hidden)
    if weight < 1.5 and not any(block.link_chars >= 0.6 * len(block.text) for block in hidden):
        return
    strangers = {name: site for name, site in _strangers(page).items() if name in text}
    links = [name for name in _link_texts(page) if name in text] if weight >= 1.5 else []
    promoted = [name for name in links if _promotes(surface, name)]
    farm: list[str] = []
    if len(promoted) >= 2 and 2 * len(promoted) >= len(set(strangers) | set(promoted)):
        farm, evidence = list(dict.fromkeys([*strangers, *promoted])), "hidden links in the register of search spam"
    else:
        # Menus hide links too, but one an item; a farm is one run of links to strangers.
        for block in hidden[:_MAX_LINKS]:
            inside = (
                [name for name in strangers if name in block.text]
                if block.link_chars >= 0.8 * len(block.text.replace(" ", ""))
                else []
            )
            odd = sum(not is_outlet(name) and surface.share_known(shadow(name)) <= 0.34 for name in inside)
            if len({strangers[name] for name in inside}) >= 3 and odd >= _ODD_SHARE * len(inside):
                farm, evidence = farm + inside, "hidden links to front pages of several other sites"
    for name in farm:
        findings.add(name, "hidden_text", "hidden", evidence)
    keys = [fold(name) for name in farm]
    for block in hidden[:_MAX_LINKS]:
        register = weigh(shadow(block.text[:600])) if surface.promotion[block.index] >= 4 else None
        if keys and any(key in fold(block.text) for key in keys):
            block.role = "foreign"
        elif register and not register.news and register.covered >= 0.25 and register.topic >= 2:
            block.role = "foreign"
            findings.add(block.text[:200], "hidden_text", "hidden", "hidden text in the register of search spam")


def _find_scriptless(page: Page, surface: Surface, findings: ForeignFindings) -> None:
    """Links in ``<noscript>``, which only readers without scripts and crawlers see."""
    markup, end = page.markup, 0
    for _ in range(_MOST_PARTS):
        if (start := markup.find("<noscript", end)) < 0 or (end := markup.find("</noscript", start)) < 0:
            return
        found = _ANCHOR.findall(markup[start : min(end, start + _LONGEST_PART)])
        names = [name for name in (" ".join(html.unescape(text).split()) for text in found) if 2 <= len(name) <= _MAX_NAME]
        if sum(_promotes(surface, name) for name in names) >= max(2, 0.5 * len(names)):
            for name in names:
                findings.add(name, "hidden_text", "hidden", "links for readers without scripts in the register of search spam")


def _promotes(surface: Surface, name: str) -> bool:
    plain = shadow(name)
    return weigh(plain).is_promoting and surface.share_known(plain) <= 0.34 and not line_kinds([plain])[0]


def _link_texts(page: Page) -> list[str]:
    """Short texts of the links of ``page``, each once."""
    names = (" ".join(html.unescape(anchor).split()) for anchor in _ANCHOR.findall(page.markup))
    return [name for name in dict.fromkeys(names) if 2 <= len(name) <= _MAX_NAME][:_MAX_LINKS]


def _strangers(page: Page) -> dict[str, str]:
    """Texts of links to the front pages of other sites with those sites; public bodies and what every page links to left out."""
    address = _HOST.match(page.hints.get("url") or page.meta.get("canonical") or page.source_uri)
    own = _site(address[1].lower()) if address else ""
    found: dict[str, str] = {}
    for host, anchor in _FRONT_PAGE.findall(page.markup):
        name = " ".join(html.unescape(anchor).split())
        site = _site(host.lower())
        if 2 <= len(name) <= _MAX_NAME and site != own and not _COMMON_HOSTS.search(host.lower()):
            found.setdefault(name, site)
            if len(found) >= _MAX_LINKS:
                break
    return found


def _site(host: str) -> str:
    parts = host.split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and len(parts[-1]) == 2 and len(parts[-2]) <= 3 else parts[-2:])


def _find_tokens(surface: Surface, findings: ForeignFindings) -> None:
    for block in surface.visible:
        text = block.text
        is_token = 8 <= len(text) <= 40 and not block.link_chars and text.isascii() and is_random_token(text)
        if is_token and not findings.is_foreign(text):
            place = "tail" if block in surface.tail else "body"
            findings.add(text, "random_token", place, "letters that follow one another in no language")


def _find_promotion(surface: Surface, findings: ForeignFindings) -> None:
    """Doorway paragraphs and comment spam: longer texts that only promote and share no words with the article."""
    first, last = (surface.prose[0].index, surface.prose[-1].index) if surface.prose else (0, 0)
    for block in surface.visible:
        size = len(block.text)
        if surface.promotion[block.index] < 6 or not 20 <= size <= 1_500 or block.link_chars > 0.9 * size:
            continue
        plain = shadow(block.text)
        register = weigh(plain)
        inside = first < block.index < last
        if register.promotion < 6 or register.news or register.topic < 3 or register.covered < (0.45 if inside else 0.3):
            continue
        if surface.body_size >= 100 and surface.share_known(plain) > 0.5:
            continue
        if not speaks_to_reader(plain, register):
            continue
        place = "tail" if block in surface.tail else "head" if block in surface.head else "body"
        findings.add(block.text, "injected_brand", place, _DOORWAY)


def _find_piles(surface: Surface, findings: ForeignFindings) -> None:
    """Lines beside the article that are search phrases joined by marks, in words that it lacks: heads of doorway pages."""
    for block in (*surface.head, *surface.tail):
        text = block.text
        if not 16 <= len(text) <= 600 or block.link_chars > 0.5 * len(text) or text.count("_") + text.count("|") < 2:
            continue
        parts = [part for part in _PILE.split(text) if part.strip()]
        long = [part for part in parts if count_han(part) >= 4]
        if len(long) < 3 or len(long) < 0.7 * len(parts) or _PROSE_MARK.search(text) or _FURNITURE.search(shadow(text)):
            continue
        if surface.body_size >= 100 and all(surface.share_known(shadow(part)) <= 0.34 for part in long):
            place = "tail" if block in surface.tail else "head"
            findings.add(text, "injected_brand", place, "a row of phrases joined by marks, in words that the article lacks")


def _find_names(page: Page, surface: Surface, known: set[str]) -> dict[str, tuple[str, str]]:
    """Foreign names and search phrases by folded form: the form as written and the evidence."""
    parts = surface.title_parts
    part_counts = Counter(fold(part) for part in parts)
    tag = fold(surface.title_tag)
    folded = {block.index: fold(block.text) for block in surface.head + surface.tail if len(block.text) <= _MAX_NAME}
    head, tail, near_head = (
        {folded[block.index]: block for block in blocks if block.index in folded}
        for blocks in (surface.head, surface.tail, surface.head[-8:])
    )
    info_lines = [fold(block.text) for block in surface.below_headline if is_info_line(shadow(block.text))]
    below = {folded[block.index] for block in surface.below_headline if block.index in folded and not block.link_chars}
    near_head_lines = [folded.get(block.index) or fold(block.text) for block in surface.head[-12:]]
    first = fold(surface.visible[0].text) if surface.visible else ""
    last = fold(surface.visible[-1].text) if surface.visible else ""
    stated = [text for text in parts + [html.unescape(page.meta.get(name, "")) for name in _META] if text]
    candidates: dict[str, tuple[str, float]] = {}
    stated_weights = promotion_by_line([shadow(text).replace("\n", " ") for text in stated])
    for text, weight in zip(stated, stated_weights, strict=True):
        if 2 <= len(text) <= _MAX_NAME:
            candidates.setdefault(fold(text), (text.strip(), weight))
    for block in surface.head + surface.tail:
        if 2 <= len(block.text) <= _MAX_NAME and not (_DAY.search(block.text) and is_info_line(shadow(block.text))):
            candidates.setdefault(folded[block.index], (block.text, surface.promotion[block.index]))
    own_headings = {fold(block.text) for block in surface.head if block.tag == "h1"}
    echo = fold(html.unescape(page.meta.get("keywords", "")))
    echo = echo if echo == fold(html.unescape(page.meta.get("description", ""))) else ""
    found: dict[str, tuple[str, str]] = {}
    for key, (text, weight) in candidates.items():
        is_strange = is_in_alien_script(text, page, surface)
        is_alien = is_strange or (not surface.is_chinese and count_han(text) >= 2)
        # Most lines of most pages end here: nothing in their words or their places can be odd.
        placed = weight >= 1.5 and key in tag
        placed = placed or key in near_head or key in tag or key in (first, echo) or (key in head and key in tail)
        if not (placed or weight >= 2.5 or is_alien) or len(key) < 2 or key.isdigit() or key in known:
            continue
        place = _Place(
            in_title=bool(part_counts[key]) or (len(key) >= 4 and key in tag),
            leads_title=tag.startswith(key) and (len(tag) == len(key) or bool(part_counts[key]) or len(key) >= 4),
            doubled=part_counts[key] > 1 or (len(key) >= 4 and tag.count(key) > 1 and _stands_twice(surface.title_tag, text)),
            in_head=key in head and not head[key].link_chars,
            near_head=key in near_head and not near_head[key].link_chars,
            in_tail=key in tail and not tail[key].link_chars,
            wraps=key == first == last and len(surface.visible) > 2,
            echoes=key == echo,
            is_source=key in near_head and sum(key in line for line in near_head_lines) >= 2,
            below_headline=key in below,
            named_as_source=key in below and any(key in line and key != line for line in info_lines),
        )
        tells = (
            weight >= 2.5
            or (weight >= 1.5 and place.in_title)
            or (weight >= 0.75 and (place.in_title or (place.near_head and place.in_tail)))
        )
        if not (tells or place.is_odd or is_alien):
            continue
        evidence = "a part of the title tag in a script of its own" if is_strange and place.in_title else ""
        if evidence := evidence or _judge(surface, text, place, is_alien):
            headline = fold(surface.headline)
            if (
                key != headline
                and not (key in own_headings and surface.share_known(shadow(text)) > 0)
                and not (key in headline and len(key) > 0.5 * len(headline))
            ):
                found[key] = (text, evidence)
    return found


def _stands_twice(title: str, name: str) -> bool:
    """Whether ``name`` is twice in the title tag, as a word of its own where it is Latin (not as in ``soustraites``)."""
    first, last = (r"(?<!\w)" if name[0] < "\u2000" else "", r"(?!\w)" if name[-1] < "\u2000" else "")
    return len(re.findall(first + re.escape(name) + last, title, re.IGNORECASE)) > 1


class _Place(NamedTuple):
    """Where on a page a name stands."""

    in_title: bool
    leads_title: bool
    doubled: bool
    in_head: bool
    near_head: bool
    in_tail: bool
    wraps: bool
    echoes: bool
    is_source: bool
    """A line of its own near the head, and within another line there (source line, site header)."""

    below_headline: bool
    """A line of its own between the headline and the article, where a page has its author, its source and its date."""

    named_as_source: bool
    """Such a line, and named on the line of author, source and date too."""

    @property
    def is_odd(self) -> bool:
        """Whether the places alone give reason to look closer."""
        below = self.named_as_source or (self.below_headline and self.leads_title)
        return self.doubled or self.wraps or self.echoes or self.is_source or below or (self.in_head and self.in_tail)


def _judge(surface: Surface, text: str, place: _Place, is_alien: bool) -> str:
    """What gives a name away, or ``""``."""
    plain = shadow(text)
    register = weigh(_URL.sub("", plain))
    if (_FURNITURE.search(plain) and not register.is_strong) or "“" in text:
        return ""  # who quotes what is sold tells of it
    known = surface.share_known(plain)
    stands_alone = place.in_head or place.in_tail or place.wraps
    if surface.body_size < 100 and register.action + register.shape < 1:
        return ""  # so short an article may lack the words of its own headline
    if register.is_strong and known <= 0.5 and (place.in_title or stands_alone):
        return "a search phrase in the title tag" if place.in_title else "a search phrase as a line of its own beside the article"
    if surface.body_size < 100 or known > 0.34:
        return ""
    if place.in_title and register.is_promoting and known <= 0.2 and not (is_outlet(text) and register.action < 1.5):
        return "a name with what is asked of it in the title tag"
    # The name of an outlet may stand anywhere; one in the register of promotion is no outlet.
    may_be_outlet = is_outlet(text) and not register.is_weak
    in_slots = place.in_title or place.wraps
    if place.leads_title and place.doubled and len(_rest_of_title(surface, text)) > 4:
        return "the title tag begins with it, twice"
    if place.leads_title and place.echoes and not may_be_outlet:
        return "it leads the title tag and is all that keywords and description say"
    if place.echoes and fold(surface.headline).startswith(fold(text)) and not may_be_outlet:
        return "it leads the headline and is all that keywords and description say"
    if place.is_source and place.near_head and place.in_title and not place.leads_title and not may_be_outlet and len(plain) >= 3:
        return "a name that is no outlet's poses as the site: in the title tag, the source line and a line of its own"
    if place.below_headline and not may_be_outlet and len(plain) >= 2 and plain not in surface.body and not _are_names(text):
        if place.named_as_source and not line_kinds([plain])[0]:
            return "a name that is no outlet's poses as the source and stands between headline and article"
        if place.doubled:
            return "it is twice in the title tag and stands between headline and article, in words that the article lacks"
        if place.leads_title:
            return "it leads the title tag and stands between headline and article, in words that the article lacks"
    is_whole_title = fold(surface.title_tag) == fold(text)
    if (
        place.in_head
        and place.in_tail
        and in_slots
        and not may_be_outlet
        and len(plain) >= (2 if is_whole_title or place.below_headline else 4)
    ):
        return "the same line before and after the article and in the title tag, in words that the article lacks"
    if is_alien and place.leads_title:
        return "a name in another script leads the title tag"
    if is_alien and place.in_title and register.promotion >= 1 and not may_be_outlet:
        return "a promoted name in another script in the title tag"
    if is_alien and stands_alone and (in_slots or (place.in_head and place.in_tail) or register.is_weak):
        return "a line in another script beside the article"
    if (
        place.wraps
        and (not is_outlet(text) or _names_other_outlet(surface, text))
        and len(fold(text)) >= 4
        and (count_han(text) >= 3 or len(text) >= 6)
    ):
        return "first and last line of the page, in words that the article lacks"
    if register.is_weak and not is_outlet(text):
        if place.near_head and (place.in_title or place.in_tail):
            return "a promoted name between headline and article and in the title tag"
        leads = place.leads_title and len(_rest_of_title(surface, text)) > 4
        if leads and (register.shape or (stands_alone and register.promotion >= 1.5)):
            return "a promoted name leads the title tag"
    return ""


def _are_names(text: str) -> bool:
    """Whether a line below the headline is the names of its authors."""
    parts = [part for part in re.split(r"[,、;/&\s\uff0c]+", text) if part]
    short = len(parts) > 1 and all(2 <= count_han(part) == len(part) <= 4 for part in parts)
    return short or is_latin_name(text) or all(is_han_name(part) for part in parts)


def _names_other_outlet(surface: Surface, text: str) -> bool:
    """Whether the lines around the article know another outlet and none of them ``text``, which stands alone."""
    key = fold(text)
    lines = [fold(block.text) for block in surface.head + surface.tail]
    others = [block.text for block in surface.below_headline if 4 <= len(block.text) <= 120]
    if any(key in line and key != line for line in lines):
        return False
    return any(is_outlet(part.strip()) for line in others for part in line.split("|") if len(part.strip()) >= 3)


def _rest_of_title(surface: Surface, text: str) -> str:
    """What the title tag says besides ``text``, folded."""
    return fold("".join(surface.title_parts)).replace(fold(text), "")


def _report(page: Page, surface: Surface, findings: ForeignFindings, key: str, text: str, evidence: str) -> None:
    places: dict[str, None] = defaultdict(None)
    if any(fold(part) == key for part in surface.title_parts) or key in fold(page.title_tag or ""):
        places["title-tag"] = None
    if any(fold(b.text) == key for b in surface.head):
        places["head"] = None
    if any(fold(b.text) == key for b in surface.tail):
        places["tail"] = None
    if any(key == fold(html.unescape(page.meta.get(name, ""))) for name in _META):
        places["meta"] = None
    for place in places or {"body": None}:
        findings.add(text, "injected_brand", place, evidence)


def _find_residue(surface: Surface, findings: ForeignFindings) -> None:
    for block in surface.visible:
        text = block.text
        if len(text) < 20 or block.link_chars > 0.3 * len(text) or not any(sign in text for sign in _RESIDUE_SIGNS):
            continue
        for piece in drop_markup(text)[1]:
            findings.removals.append(Removal(piece, "markup_residue", "body", "a piece of a tag in the text"))
