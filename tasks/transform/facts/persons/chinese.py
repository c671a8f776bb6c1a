"""Named persons in Chinese: an office before the name, a list of names, a count with a description after it."""

from __future__ import annotations

import re
from functools import cache

from tasks.text.patterns import compile_guarded
from tasks.text.spans import Span
from tasks.transform.facts.anchors import Anchor
from tasks.transform.facts.persons.chinese_names import (
    find_dots,
    find_honorific,
    is_dot,
    may_begin,
    read_composed,
    read_dotted,
    read_foreign,
    read_latin,
    read_native,
    starts_with,
    words_by_length,
)
from tasks.transform.facts.persons.model import Person
from tasks.transform.facts.reading import Reading
from tasks.transform.facts.words import alternatives, pattern

_HARD = ',.。;:!?\n“”"()|《》[]【】「」『』'
_ORGANISATION_END = "部局厅院署处司委会社队办心团组馆"
_LINK = re.compile(r"、|和|与|及|以及|,\s?|\s")
_JOURNALIST_LINK = re.compile(r"、|\s+|,\s?|和|/")
_JOURNALIST_GAP, _GAP = re.compile(r"[\s::]{0,3}"), re.compile(r"[\s“\"]?")
_BRANCH = re.compile(r"\([^()\n]{1,16}\)")
_IN_BRACKETS = re.compile(r"\(([\u4e00-\u9fff]{2,4}(?:[ 、][\u4e00-\u9fff]{2,4}){0,3})\)")
_AFTER_PAIR = pattern("persons.after_pair")
_DATELINE = re.compile(r"(?:市|县)?(?:\d{1,2}月)?\d{1,2}日(?:专)?(?:电|讯|报道)")
_DONE_TO = pattern("persons.done_to")
_TITLE_AFTER = pattern("persons.title_after")
_SPELLED_OUT = re.compile(r"([\u4e00-\u9fff]{2,8})\([a-z][a-z.'’-]+(?: [a-z.'’-]+){1,5}\)")
_COUNT = re.compile(r"(?:等)?(?:\d{1,4}|[一二两三四五六七八九十百]{1,3})余?(?:名|人|位|个)|等(?:人|多名|多人)?")
_COPULA = pattern("persons.copula")
_MEASURE = re.compile(r"^(?:这|该|首批|另外?)?(?:\d+|[一二两三四五六七八九十百多数几]+)?余?(?:名|位|个)")
_SUSPECT_WORDS = pattern("persons.suspect_words")
_BARE_WORDS = alternatives("persons.before_bare_name")
_BEFORE_BARE = re.compile(rf"{_BARE_WORDS}了?$")
_BARE_START = compile_guarded(rf"[,。;:!?\n\s(]|{_BARE_WORDS}了?|的")
_RUNAWAY = pattern("persons.runaway")
_RUNAWAY_REACH = 20
_AFTER_BARE = pattern("persons.after_bare")
_SAYS = pattern("persons.says")
_NATION = pattern("persons.nation")
_LEAST_BARE = 3
"""Characters of a name that no office asks for."""
_NAME_ENDS = pattern("persons.name_ends")
_ROLE_TAIL = pattern("persons.role_tail")
_BORN = re.compile(r"[,、(]\s?(?:化名[,、)])?(?:男|女)[,、)]")
_PROTECTED = pattern("persons.protected")
_ROLE_JUNK = pattern("persons.role_junk")


_NICKNAME = re.compile(r"""["'“‘「『][^"'”’」』,。\n]{1,8}["'”’」』]""")


def find_persons(reading: Reading) -> list[Person]:
    """All mentions of named persons, with repeats; masked names (王某, 老周) are left out."""
    persons: list[Person] = []
    roles = reading.of_kind("role")
    taken: list[Span] = []
    for anchor in roles:
        for person in _after_role(reading, anchor, roles):
            persons.append(person)
            taken.append(person.name)
    persons += _in_brackets(reading, taken)
    persons += _lists(reading, roles, taken)
    persons += _bare(reading, roles, taken)
    persons += _nationals(reading, taken)
    persons += _dotted(reading, roles, taken)
    return persons


def _read(reading: Reading, start: int, *, is_sure: bool, is_foreign: bool) -> int | None:
    text = reading.shadow
    for dot in range(start + 1, min(start + 8, len(text))):
        if is_dot(text[dot]):
            span = read_dotted(text, dot, start)
            if span is None and text[dot] == ".":
                break
            return span[1] if span is not None and span[0] == start else None
        if not "\u4e00" <= text[dot] <= "\u9fff":
            break
    if is_sure and (spelled := _SPELLED_OUT.match(text, start)) is not None:
        return spelled.end(1)  # 拉姆里(Ramli Yoosuf)
    native = read_native(text, start, is_sure=is_sure)
    if is_sure and (composed := read_composed(text, start)) is not None and (native is None or composed > native):
        return composed
    if is_foreign:
        foreign = read_foreign(text, start)
        if native is None or (foreign is not None and foreign > native):
            return foreign
    return native


def _after_role(reading: Reading, anchor: Anchor, roles: list[Anchor]) -> list[Person]:
    """The names that follow an office or description: one, or a list of them."""
    text, kind = reading.shadow, anchor.entry.code
    is_journalist = kind == "journalist"
    position, finish, is_honoured = _place_of_name(text, anchor.end, kind)
    latin = None if is_journalist else read_latin(reading.text, position, text)
    if latin is None and not may_begin(text, position):
        return []
    role = _clean_role(reading, Span(_role_start(reading, anchor, roles), finish), kind)
    is_foreign = not is_journalist and kind == "official" and (is_honoured or _is_foreign(reading, role))
    end = latin or _read(reading, position, is_sure=anchor.entry.detail != "people", is_foreign=is_foreign)
    if is_journalist and (before := _before_dateline(reading, position)) is not None:
        end = before
    if end is None or text.startswith("(化名", end):
        return []
    names = _listed_names(reading, Span(position, end), is_journalist, is_foreign)
    count = _COUNT.match(text, names[-1].end)
    if count is not None:
        longer = _role_after_count(reading, count.end(), roles)
        if longer is not None and longer[0].end - longer[0].start > role.end - role.start:
            return [Person(name, longer[0], longer[1], name, "person:list-count") for name in names]
    persons = []
    for index, name in enumerate(names):
        quote = Span(role.start, name.end) if index == 0 else name
        persons.append(Person(name, role, kind, quote, f"person:after-role:{anchor.entry.id}"))
    return persons


def _place_of_name(text: str, start: int, kind: str) -> tuple[int, int, bool]:
    """Where a name can begin behind a role, where the role ends, and whether a title of honour stands between them."""
    is_journalist = kind == "journalist"
    gap = (_JOURNALIST_GAP if is_journalist else _GAP).match(text, start)
    position = gap.end() if gap is not None else start
    honoured = None if is_journalist else find_honorific(text, position)
    if honoured is not None:  # 毒品罪案调查部总监拿督沙菲益
        position = honoured
    nickname = _NICKNAME.match(text, start) if kind in ("suspect", "victim", "other") else None
    if nickname is not None:  # 犯罪嫌疑人“阿豹”高大全
        position = nickname.end()
    branch = _BRANCH.match(text, start) if kind == "official" and text.startswith("(", start) else None
    if branch is not None:  # 高级警司(商罪科)陈大文
        return branch.end(), branch.end(), honoured is not None
    return position, start, honoured is not None


def _listed_names(reading: Reading, first: Span, is_journalist: bool, is_foreign: bool) -> list[Span]:
    """The first name and those that a list mark joins to it."""
    text, names = reading.shadow, [first]
    link = _JOURNALIST_LINK if is_journalist else _LINK
    while True:
        joint = link.match(text, names[-1].end)
        if joint is None or (joint[0].isspace() and not is_journalist):
            return names
        end = _read(reading, joint.end(), is_sure=True, is_foreign=is_foreign and joint[0] == "、")
        if end is None or (joint[0] != "、" and not is_journalist and not _closes(text, end)):
            return names
        names.append(Span(joint.end(), end))


def _before_dateline(reading: Reading, start: int) -> int | None:
    """Where a reporter's name ends that the place of the dateline follows at once (记者李明昆明8日电)."""
    for anchor in reading.of_kind("place", "country"):
        if anchor.start > start + 4:
            return None
        if start + 2 <= anchor.start and _DATELINE.match(reading.shadow, anchor.end):
            is_name = read_native(reading.shadow[start : anchor.start] + "。", 0, is_sure=True) == anchor.start - start
            return anchor.start if is_name else None
    return None


def _closes(text: str, position: int) -> bool:
    return position >= len(text) or not "\u4e00" <= text[position] <= "\u9fff" or starts_with(text, position, "follow")


def _role_start(reading: Reading, anchor: Anchor, roles: list[Anchor]) -> int:
    """How far to the left the description of an office reaches."""
    text = reading.shadow
    start = _segment_start(reading, anchor.start, anchor.entry.code)
    # 新闻发言人、政策法规司司长林勇胜: a part before 、 that ends in an office or in a body belongs to the description.
    while start > 1 and text[start - 1] == "、":
        before = start - 1
        part = _segment_start(reading, before, anchor.entry.code)
        ends_in_role = any(role.end == before and role.entry.code == anchor.entry.code for role in roles)
        if part >= before or not (ends_in_role or text[before - 1] in _ORGANISATION_END):
            break
        start = part
    return start


def _segment_start(reading: Reading, end: int, kind: str) -> int:
    text = reading.shadow
    left = end
    while (
        left > 0 and text[left - 1] not in _HARD and text[left - 1] != "、" and not text[left - 1].isspace() and end - left < 45
    ):
        left -= 1
    segment = text[left:end]
    guarded = list(segment)
    for match in _PROTECTED.finditer(segment):
        guarded[match.start() : match.end()] = "□" * (match.end() - match.start())
    for anchor in reading.of_kind("country", "place", "party"):
        if anchor.start >= end:
            break
        if anchor.end > left:
            for position in range(max(anchor.start, left), min(anchor.end, end)):
                guarded[position - left] = "□"
    masked = "".join(guarded)
    cut = 0
    size, cuts, firsts = len(masked), *_cuts()
    for position, first in enumerate(masked):
        if first not in firsts:
            continue
        for length, words in cuts:
            if position + length <= size and masked[position : position + length] in words:
                if length == 1 and first in "和及" and _joins_bodies(masked, position):
                    continue
                cut = max(cut, position + length)
                break
    genitive = masked.rfind("的")
    if genitive >= cut and (
        kind != "official" or segment[cut : cut + 1] == "" or not _begins_with_body(reading, left + cut, left + genitive)
    ):
        cut = genitive + 1
    return left + cut


@cache
def _cuts() -> tuple[tuple[tuple[int, frozenset[str]], ...], frozenset[str]]:
    """Words before which a description begins: by length from four characters down, and the characters they begin with."""
    by_length = words_by_length("cut")
    cuts = tuple((length, by_length[length]) for length in (4, 3, 2, 1) if length in by_length)
    return cuts, frozenset(word[0] for _, words in cuts for word in words)


def _joins_bodies(masked: str, position: int) -> bool:
    """Whether 和 stands inside the name of a body (环境资源和食品药品犯罪侦查局): no office ends before it."""
    if masked[position - 1 : position].isascii() or _NAME_ENDS.search(masked[:position]):
        return False  # a name ends there: 副局长陈大文及司法警察局副局长
    return (
        position > 0
        and masked[position - 1] not in "长员任记理人官□"
        and any(end in masked[position:] for end in "局部厅署司处室院办科")
    )


def _begins_with_body(reading: Reading, start: int, end: int) -> bool:
    segment = reading.shadow[start:end]
    return any(
        segment.startswith(word) for word in ("公安", "外交", "国家", "最高", "海关", "司法", "国务", "中央", "省", "市")
    ) or any(anchor.start == start for anchor in reading.of_kind("country", "place", "party"))


def _clean_role(reading: Reading, role: Span, kind: str) -> Span:
    text, start = reading.shadow, role.start
    for _ in range(4):
        match = _MEASURE.match(text[start : role.end]) or _ROLE_JUNK.match(text[start : role.end])
        if match is None or not match[0] or start + match.end() >= role.end:
            break
        start += match.end()
    return Span(start, role.end)


def _is_foreign(reading: Reading, role: Span) -> bool:
    codes = {a.entry.code for a in reading.of_kind("country", "place") if role.start <= a.start and a.end <= role.end}
    if codes:
        return not codes <= {"CN", "TW", "HK", "MO"}
    return any(a.entry.code not in ("CN", "TW", "HK", "MO") for a in reading.of_kind("country"))


def _role_after_count(reading: Reading, position: int, roles: list[Anchor]) -> tuple[Span, str] | None:
    """The description after a count: 等10名重大的电诈头目, 6人系公安部公开悬赏通缉的…重要头目."""
    text = reading.shadow
    copula = _COPULA.match(text, position)
    start = copula.end() if copula is not None else position
    limit = position + (45 if copula is not None else 24)
    for role in roles:
        if role.start < start:
            continue
        if role.end > limit or any(mark in text[start : role.start] for mark in _HARD):
            return None
        if "\u4e00" <= text[role.end : role.end + 1] <= "\u9fff" and text[role.end : role.end + 1] in "员家集团组":
            return None
        middle = text[start : role.start]
        if copula is None and _DONE_TO.search(middle):
            return None
        genitive = middle.rfind("的")
        return Span(start + genitive + 1, role.end), role.entry.code
    return None


def _in_brackets(reading: Reading, taken: list[Span]) -> list[Person]:
    """A bare name in brackets after the dateline or at the end of a paragraph: the reporter."""
    text = reading.shadow
    persons = []
    for match in _IN_BRACKETS.finditer(text):
        if not (text[match.start() - 1 : match.start()] in ("电", "讯") or text[match.end() : match.end() + 1] in ("", "\n")):
            continue
        position = match.start(1)
        for part in re.split(r"[ 、]", match[1]):
            span = Span(position, position + len(part))
            position += len(part) + 1
            if read_native(text, span.start, is_sure=True) == span.end and span not in taken:
                taken.append(span)
                persons.append(Person(span, None, "journalist", Span(match.start(), match.end()), "person:brackets"))
    return persons


def _lists(reading: Reading, roles: list[Anchor], taken: list[Span]) -> list[Person]:
    """Names strung together by 、 without an office right before them."""
    text = reading.shadow
    persons: list[Person] = []
    done = -1
    for match in re.finditer("、", text):
        comma = match.start()
        if comma < done:
            continue
        first = _name_before(text, comma)
        if first is None:
            continue
        names = [first]
        while text[names[-1].end : names[-1].end + 1] in ("、", "和", "与") and names[-1].end < len(text):
            end = read_native(text, names[-1].end + 1, is_sure=True)
            if end is None or not _is_likely(text[names[-1].end + 1 : end]):
                break
            names.append(Span(names[-1].end + 1, end))
        if len(names) < 2 or any(name in taken for name in names):
            continue
        count = _COUNT.match(text, names[-1].end)
        if len(names) < 3 and count is None and not _AFTER_PAIR.match(text, names[-1].end):
            continue
        if len(names) < 3 and count is None and not _SUSPECT_WORDS.search(text, max(0, first.start - 30), names[-1].end + 30):
            continue
        done = names[-1].end
        role = _role_after_count(reading, count.end(), roles) if count is not None else None
        if role is None and _COPULA.match(text, names[-1].end):
            role = _role_after_count(reading, names[-1].end, roles)
        if role is None:
            role = _role_before_colon(reading, first.start, roles)
        left = max(text.rfind("。", 0, first.start), text.rfind("\n", 0, first.start), first.start - 40, 0)
        sentence = text[left : names[-1].end + 40].split("\n", 1 if text[left : left + 1] != "\n" else 2)[
            0 if text[left : left + 1] != "\n" else 1
        ]
        kind = role[1] if role is not None else "suspect" if _SUSPECT_WORDS.search(sentence) else "other"
        for name in names:
            taken.append(name)
            persons.append(Person(name, role[0] if role is not None else None, kind, name, "person:list"))
    return persons


def _name_before(text: str, end: int) -> Span | None:
    for length in (3, 2, 4):
        start = end - length
        if start < 0:
            continue
        if read_native(text, start, is_sure=True) == end and _is_likely(text[start:end]):
            before = text[start - 1 : start]
            if (
                not before
                or not "\u4e00" <= before <= "\u9fff"
                or before == "的"
                or any(
                    starts_with(text, start - size, "cut", size)
                    for size in (1, 2, 3)
                    if start >= size and _whole(text, start, size)
                )
            ):
                return Span(start, end)
    return None


def _whole(text: str, start: int, size: int) -> bool:
    return starts_with(text[start - size : start], 0, "cut", size)


def _is_likely(name: str) -> bool:
    """Whether all characters of a bare name are usual in names."""
    return read_native(name, 0, is_sure=False) == len(name) or (
        len(name) >= 3 and read_native(name, 0, is_sure=True) == len(name)
    )


def _role_before_colon(reading: Reading, start: int, roles: list[Anchor]) -> tuple[Span, str] | None:
    """39名被告人公开宣判:明国平、… — the description in the clause before a colon."""
    text = reading.shadow
    if text[start - 1 : start] != ":":
        return None
    for role in reversed(roles):
        if role.end <= start - 1 and start - role.end <= 14 and not any(mark in text[role.end : start - 1] for mark in _HARD):
            return _clean_role(reading, Span(role.start, role.end), role.entry.code), role.entry.code
    return None


def _bare(reading: Reading, roles: list[Anchor], taken: list[Span]) -> list[Person]:
    """Single names that only the words around them show: 以…为首, 抓获…等人, …指出."""
    text = reading.shadow
    persons: list[Person] = []
    covered = {position for span in taken for position in range(span.start, span.end)}
    for start in [0, *(match.end() for match in _BARE_START.finditer(text))]:
        if start in covered or start >= len(text):
            continue
        born = read_native(text, start, is_sure=True)
        if born is None:  # then it is no name for who is less sure either
            continue
        is_runaway = text[start - 1] == "的"
        if is_runaway and not _RUNAWAY.search(text, max(0, start - _RUNAWAY_REACH), start):
            continue
        before = is_runaway or _BEFORE_BARE.search(text, max(0, start - 5), start) is not None
        end = born if _BORN.match(text, born) else read_native(text, start, is_sure=False)
        group = born if before else None
        count = _COUNT.match(text, group) if group is not None and text[group : group + 1] == "等" else None
        role = _role_after_count(reading, count.end(), roles) if count is not None else None
        if role is not None and group is not None:  # 移交了白所成等10名重大的电诈头目
            span = Span(start, group)
            taken.append(span)
            persons.append(Person(span, role[0], role[1], Span(start, role[0].end), "person:group"))
            continue
        if end is None or (end - start < 3 and not _BORN.match(text, end)):
            continue
        if (before and _AFTER_BARE.match(text, end)) or _BORN.match(text, end):
            kind = "suspect" if _SUSPECT_WORDS.search(text, max(0, start - 40), end + 40) else "other"
        elif not before and _SAYS.match(text, end) and (start == 0 or text[start - 1] in ",。;\n!?"):
            kind = "official"
        elif not before and text[end : end + 1] == "等" and _SUSPECT_WORDS.search(text, end, end + 12):
            kind = "suspect"
        else:
            continue
        span = Span(start, end)
        taken.append(span)
        persons.append(Person(span, None, kind, span, "person:bare"))
    return persons


def _nationals(reading: Reading, taken: list[Span]) -> list[Person]:
    """Names behind a nation alone: 新加坡人陈大文, 首脑之一的泰国籍男子…."""
    text = reading.shadow
    persons: list[Person] = []
    for country in reading.of_kind("country"):
        people = _NATION.match(text, country.end)
        if people is None:
            continue
        end = read_latin(reading.text, people.end(), text) or read_native(text, people.end(), is_sure=False)
        name = Span(people.end(), end or 0)
        if end is None or end - name.start < _LEAST_BARE or name in taken:
            continue
        taken.append(name)
        role = _clean_role(reading, Span(_segment_start(reading, country.start, "other"), name.start), "other")
        persons.append(Person(name, role, "other", Span(role.start, name.end), "person:national"))
    return persons


def _dotted(reading: Reading, roles: list[Anchor], taken: list[Span]) -> list[Person]:
    """Foreign names with a dot that no office stands before."""
    text = reading.shadow
    persons: list[Person] = []
    covered = {position for span in taken for position in range(span.start, span.end)}
    floor = 0
    for dot in find_dots(text):
        if dot == 0 or dot in covered or dot < floor or text[dot - 1].isdigit():
            continue
        span = read_dotted(text, dot, max(floor, dot - 8))
        if span is None or span[1] - span[0] < 4:
            continue
        floor = span[1]
        name = Span(*span)
        role = next((role for role in roles if role.start == name.end), None)
        after = _TITLE_AFTER.match(text, name.end)
        kind = "suspect" if _SUSPECT_WORDS.search(text, max(0, name.start - 12), name.end + 12) else "other"
        if role is not None:
            quote = Span(name.start, role.end)
            persons.append(Person(name, Span(role.start, role.end), role.entry.code, quote, "person:role-after"))
        elif (described := _described(reading, name)) is not None:
            persons.append(described)
        elif after is not None or _SAYS.match(text, name.end) or kind == "suspect":
            persons.append(Person(name, None, kind if kind == "suspect" else "official", name, "person:dotted"))
    return persons


def _described(reading: Reading, name: Span) -> Person | None:
    """A foreign name behind an office that no list knows, but that ends like one (行动协调官玛丽亚·桑托斯)."""
    tail = _ROLE_TAIL.search(reading.shadow, max(0, name.start - 4), name.start)
    if tail is None:
        return None
    role = _clean_role(reading, Span(_segment_start(reading, name.start, "official"), name.start), "official")
    kind = "other" if tail["other"] else "official"
    return Person(name, role, kind, Span(role.start, name.end), "person:described") if role.end > role.start + 1 else None
