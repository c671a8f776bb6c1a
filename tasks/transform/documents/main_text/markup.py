"""Main text of a page with markup: the container that holds the article, and what in it is not article."""

from __future__ import annotations

import re
from itertools import pairwise

from tasks.transform.documents.main_text.captions import find_captions
from tasks.transform.documents.main_text.features import fold, is_info_line, measure_all
from tasks.transform.documents.main_text.vocabulary import name_kinds
from tasks.transform.documents.model import Page

_ALIEN = frozenset(("comment", "related", "share", "nav", "foot", "side", "ad", "notice", "bio", "unseen"))
_LAYOUT = frozenset(("side", "body", "caption", "info"))
_PARTS = ("div", "aside", "section", "td", "table", "ul", "nav", "center", "form", "iframe", "main", "article")
"""Tags that part a page; others are set to the left or right of a text without leaving it."""
_CONTAINER_SHARE = 0.72
"""A child that holds this much of its parent's prose is the article's container too; tuned on the real pages."""
_LAYOUT_SHARE = 0.35
"""A part that holds this much of the page's prose is no side matter, whatever its name says."""
_COMMENT_SHARE = 0.9
_HOME_SHARE = 0.15
"""Paragraphs whose siblings hold this much of the article stand in its main column."""
_WIDEN_LEVELS = 8
_WIDEN_LEAST = 150.0
_WIDEN_LINKS = 0.25
_OPENING = 4
"""So many kept blocks may still be the headline."""
_MARGIN = 6
"""Lines before and after the prose that may belong to it."""
_ENOUGH = 120.0
"""Chinese characters: an article shorter than this on a page with more text is looked at again."""
_ENOUGH_SHARE = 0.4
_INLINE_TAGS = frozenset(("p", "span", "font", "li", "blockquote", "h1", "h2", "h3", "h4", "b", "strong", "a"))
_TEXT_TAGS = frozenset(("p", "li", "blockquote", "h2", "h3", "h4", "pre", "dd", "dt", "td"))
_STAMP = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s{0,3}\d{1,2}:\d{2}")
_ID = re.compile(r"#[^>]*")
_ENDING_KINDS = frozenset(("related", "comment"))


def label_markup(page: Page) -> bool:
    """Give each undecided block of an HTML page its role; whether the result can be trusted.

    It cannot where the page has text, but what was kept of it is next to nothing.
    """
    return _Labeller(page).label()


class _Labeller:
    """The state of one page's labelling."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.blocks = page.blocks
        self.features = measure_all(page)
        self.usable = [not block.is_hidden and not block.role for block in page.blocks]
        if not any(f.prose and u for f, u in zip(self.features, self.usable, strict=True)):
            # All prose is hidden: a page that waits for a script to show it.
            self.usable = [not block.role for block in page.blocks]
        values = [
            max(f.weight * (1 - 2 * f.links), 0.0) if u and f.prose else 0.0
            for f, u in zip(self.features, self.usable, strict=True)
        ]  # fmt: skip
        totals = self._totals(values)
        self.alien = self._alien_elements(totals)
        self.captions = find_captions(page, self.features, self.alien, totals)
        self.values = [
            0.0 if self.alien[block.element] or i in self.captions else value
            for i, (block, value) in enumerate(zip(page.blocks, values, strict=True))
        ]  # fmt: skip

    def label(self) -> bool:
        """Choose the container, then the blocks in it, then write the roles."""
        prose = [i for i, value in enumerate(self.values) if value > 0]
        first = self._first_record(prose)
        is_record = len(first) < len(prose)
        if is_record:
            chosen = set(first)
            self.values = [value if i in chosen else 0.0 for i, value in enumerate(self.values)]
        container = self._choose_container(self._totals(self.values))
        end = self._last_within(container)
        body = [
            i for i, block in enumerate(self.blocks)
            if self.usable[i] and container <= block.element <= end and i not in self.captions
        ]  # fmt: skip
        kept = self._choose_blocks(body)
        self._write_roles(kept, container, end)
        weight = sum(self.features[i].weight for i in kept)
        text = sum(f.weight for f, u in zip(self.features, self.usable, strict=True) if u and f.links < 0.5)
        return is_record or weight >= _ENOUGH or text < _ENOUGH or weight > _ENOUGH_SHARE * text

    def _totals(self, values: list[float]) -> list[float]:
        """For each element, the values of all blocks within it."""
        parents = self.page.element_parents
        totals = [0.0] * len(parents)
        for block, value in zip(self.blocks, values, strict=True):
            totals[block.element] += value
        for element in range(len(parents) - 1, 0, -1):
            if totals[element]:
                totals[parents[element]] += totals[element]
        return totals

    def _alien_elements(self, totals: list[float]) -> list[bool]:
        """Which elements stand in a part whose name says that it is not the article, and which is not most of the page."""
        alien = [False]
        layout, comment = _LAYOUT_SHARE * totals[0], _COMMENT_SHARE * totals[0]
        for label, parent, total in zip(self.page.element_labels[1:], self.page.element_parents[1:], totals[1:], strict=True):
            is_alien = alien[parent]
            if not is_alien and (kinds := name_kinds(label)) and not label.startswith(("body", "html")):
                if "comment" in kinds:
                    is_alien = total < comment
                elif kinds & _ALIEN and not (kinds <= _LAYOUT and not label.startswith(_PARTS)):
                    is_alien = total < layout and "body" not in kinds
            alien.append(is_alien)
        return alien

    def _choose_container(self, totals: list[float]) -> int:
        parents = self.page.element_parents
        best_child: dict[int, int] = {}
        for element in range(1, len(parents)):
            if totals[element] > 0:
                parent = parents[element]
                if parent not in best_child or totals[element] > totals[best_child[parent]]:
                    best_child[parent] = element
        container, whole = 0, totals[0]
        while (child := best_child.get(container)) is not None and totals[child] >= _CONTAINER_SHARE * totals[container]:
            if totals[child] < 0.5 * whole:
                break
            container = child
        # One paragraph is no container: its siblings belong to the article as well.
        labels = self.page.element_labels
        while container and re.split(r"[.#]", labels[container], maxsplit=1)[0] in _INLINE_TAGS:
            container = parents[container]
        return self._widen(container, totals)

    def _widen(self, container: int, totals: list[float]) -> int:
        """The container or an ancestor that adds prose (a standfirst in a part of its own) and hardly any links."""
        parents = self.page.element_parents
        chosen, ancestor = container, container
        for _ in range(_WIDEN_LEVELS):
            ancestor = parents[ancestor]
            if ancestor <= 0:
                break
            if totals[ancestor] <= totals[chosen]:
                continue
            if totals[chosen] < _WIDEN_LEAST:
                break
            end, inner_end = self._last_within(ancestor), self._last_within(chosen)
            extra = [
                i for i, block in enumerate(self.blocks)
                if ancestor <= block.element <= end and not chosen <= block.element <= inner_end
                and self.usable[i] and not self.alien[block.element]
            ]  # fmt: skip
            size = sum(self.features[i].length for i in extra)
            links = sum(self.blocks[i].link_chars for i in extra)
            if links > _WIDEN_LINKS * size or any(self.features[i].kind in _ENDING_KINDS for i in extra):
                break
            chosen = ancestor
        return chosen

    def _last_within(self, element: int) -> int:
        """Number of the last element within ``element``: all numbered between the two are within it as well."""
        parents, last = self.page.element_parents, element + 1
        # Elements are numbered in the order of their start tags.
        while last < len(parents) and parents[last] >= element:
            last += 1
        return last - 1

    def _choose_blocks(self, body: list[int]) -> list[int]:
        """The blocks among ``body`` that are the article: its prose, and the shorter lines that belong to it."""
        prose = [i for i in body if self.features[i].prose and not self.alien[self.blocks[i].element]]
        if not prose:
            return []
        own = [i for i in body if not self.alien[self.blocks[i].element]]
        order = {i: place for place, i in enumerate(own)}
        home = self._find_home(body, prose)
        self._add_boxed(home, prose, own, order)
        prose = [i for i in prose if home[i] or not (self._is_isolated(own, order[i], home, 3) or self._is_headed(own, order[i]))]
        at_home = [i for i in prose if home[i]]
        if at_home:
            prose = self._cut_after(prose, at_home[-1])
        prose = self._drop_headline(prose)
        shares, kept = self._link_shares(body), set(prose)
        for i in body:
            if i not in kept and self._belongs(i, prose[0], prose[-1], home[i], shares):
                kept.add(i)
        return sorted(kept)

    def _find_home(self, body: list[int], prose: list[int]) -> dict[int, bool]:
        """Which blocks stand in the main column: among siblings, or in an element, with enough of the article's prose."""
        weights: dict[int, float] = {}
        for i in prose:
            for key in {self.blocks[i].parent, -1 - self.blocks[i].element}:
                weights[key] = weights.get(key, 0.0) + self.features[i].weight
        least = _HOME_SHARE * sum(self.features[i].weight for i in prose)
        return {
            i: max(weights.get(self.blocks[i].parent, 0.0), weights.get(-1 - self.blocks[i].element, 0.0)) >= least for i in body
        }

    def _add_boxed(self, home: dict[int, bool], prose: list[int], own: list[int], order: dict[int, int]) -> None:
        """Note as at ``home`` paragraphs in boxes of their own: those with the same path are siblings, unless links part them."""
        path_of = {i: _ID.sub("", self.blocks[i].path) for i in prose}
        weights: dict[str, float] = {}
        for i in prose:
            weights[path_of[i]] = weights.get(path_of[i], 0.0) + self.features[i].weight
        least = _HOME_SHARE * sum(self.features[i].weight for i in prose)
        for i in prose:
            if not home[i] and weights[path_of[i]] >= least and not self._is_isolated(own, order[i], home, 2):
                home[i] = True

    def _belongs(self, i: int, first: int, last: int, at_home: bool, link_shares: dict[int, float]) -> bool:
        """Whether a line that is no prose is of the article whose prose reaches from block ``first`` to ``last``."""
        block, feature = self.blocks[i], self.features[i]
        if self.alien[block.element] or block.tag == "button":
            return False
        between = first < i < last
        inside = between and at_home
        if feature.kind and not (inside and feature.kind in ("copyright", "tool")):
            return False
        if feature.links > 0.5 and not (inside and block.tag == "p" and feature.ends and feature.weight > 15):
            return False
        if is_info_line(feature.plain):
            return False
        if between:
            return at_home or (block.tag in _TEXT_TAGS and link_shares.get(block.parent, 0.0) < 0.3)
        return at_home and first - _MARGIN <= i <= last + _MARGIN

    def _first_record(self, prose: list[int]) -> list[int]:
        """The prose of the first of several equal records with a date each: posts of a month page, a thread and its answers.

        Records are elements of the same name (with a class) that follow one another, hold nearly all the prose and have a stamp
        of day and time between them.
        """
        if len(prose) < 3:
            return prose
        parents, labels = self.page.element_parents, self.page.element_labels
        owners: dict[str, dict[int, list[int]]] = {}
        for i in prose:
            element, depth = self.blocks[i].element, 0
            while element > 0 and depth < 6:
                label = labels[element].partition("#")[0]
                if "." in label and "body" in name_kinds(label):
                    owners.setdefault(label, {}).setdefault(element, []).append(i)
                element, depth = parents[element], depth + 1
        for records in owners.values():
            if len(records) < 3 or len({i for members in records.values() for i in members}) < 0.85 * len(prose):
                continue
            groups = sorted(records.values())
            if any(groups[n][-1] >= groups[n + 1][0] for n in range(len(groups) - 1)):
                continue  # one within another
            stamped = sum(
                any(_STAMP.search(self.features[j].plain) and not self.features[j].prose for j in range(a[-1] + 1, b[0]))
                for a, b in pairwise(groups)
            )
            if stamped >= 0.8 * (len(groups) - 1):
                return groups[0]
        return prose

    def _is_isolated(self, body: list[int], place: int, home: dict[int, bool], reach: int) -> bool:
        """Whether a paragraph stands among links, as teasers do."""
        around = [i for i in body[max(0, place - reach) : place + reach + 1] if not (self.features[i].prose or home[i])]
        size = sum(self.features[i].length for i in around)
        return size > 0 and sum(self.blocks[i].link_chars for i in around) > 0.4 * size

    def _is_headed(self, body: list[int], place: int) -> bool:
        """Whether one of the three lines above announces related links or comments."""
        return any(self.features[i].kind in _ENDING_KINDS for i in body[max(0, place - 3) : place])

    def _drop_headline(self, prose: list[int]) -> list[int]:
        """``prose`` without a first line that info lines (author, date) part from the rest: a headline."""
        if len(prose) > 1 and self.features[prose[0]].weight <= 60:
            below = range(prose[0] + 1, min(prose[1], prose[0] + 4))
            return prose[1:] if any(is_info_line(self.features[i].plain) for i in below) else prose
        return prose

    def _cut_after(self, prose: list[int], last_home: int) -> list[int]:
        """Prose up to the first heading of related links or comments after the main column."""
        for i in range(last_home + 1, prose[-1] + 1):
            if self.features[i].kind in _ENDING_KINDS:
                return [j for j in prose if j < i]
        return prose

    def _link_shares(self, body: list[int]) -> dict[int, float]:
        """For each parent, how much of the text of its children that are no prose stands in links."""
        size: dict[int, int] = {}
        links: dict[int, int] = {}
        for i in body:
            if not self.features[i].prose:
                parent = self.blocks[i].parent
                size[parent] = size.get(parent, 0) + self.features[i].length
                links[parent] = links.get(parent, 0) + self.blocks[i].link_chars
        return {parent: links[parent] / size[parent] for parent in size}

    def _write_roles(self, kept: list[int], container: int, end: int) -> None:
        blocks, features = self.blocks, self.features
        title = fold(self.page.title_tag or "")
        opening = set(kept[:_OPENING])
        for i in kept:
            folded = fold(blocks[i].text) if i in opening else ""
            is_title = (blocks[i].tag == "h1" and i in opening) or (len(folded) >= 6 and folded in title)
            blocks[i].role = "title" if is_title else "body"
        seen: set[str] = set()
        first = kept[0] if kept else len(blocks)
        last = kept[-1] if kept else -1
        headline = next((i for i in range(min(first, len(blocks) - 1), -1, -1) if blocks[i].tag == "h1"), first)
        above = min(first - 8, headline)  # the picture between headline and text belongs to the article
        for i in sorted(self.captions):
            # Pictures elsewhere on the page belong to other articles.
            folded = fold(blocks[i].text)
            if folded in seen or not (container <= blocks[i].element <= end or above <= i <= last + 3):
                continue
            seen.add(folded)
            blocks[i].role = "caption"
        for i, block in enumerate(blocks):
            if not block.role:
                near = first - 10 <= i <= last + 3
                block.role = "info" if near and self.usable[i] and is_info_line(features[i].plain) else "furniture"
