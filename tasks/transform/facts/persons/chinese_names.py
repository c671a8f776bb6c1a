"""Where a Chinese personal name begins and ends, in a shadow text."""

from __future__ import annotations

import re
from functools import cache

from tasks.reference.lexicon import entries
from tasks.reference.tables import read_csv
from tasks.transform.facts.words import pattern

_MASKS = frozenset("某x×*○〇")
# Words of grammar that stand after a name and are not the third character of one.
_NEVER_GIVEN = frozenset("说称在被将把等的就也还均已因由是为系到对向从与和及又却并但则昨遂")
_PREPOSITIONS = frozenset("为由从与和及对向")
"""Those of them behind which a noun must stand: before a verb of saying or a mark they belong to the name (陈大为说)."""
_NO_SECOND = frozenset("昨则亦遂")
"""Words of time and grammar that begin no given name."""
_OF_VIETNAM = frozenset("阮黎陈范武裴邓吴杨潘胡丁黄")
"""Surnames of Vietnam, behind which 氏 belongs to a woman's name."""
_ENCLOSING = frozenset("、)")
"""Marks behind which a name of two characters ends even where its surname is also a usual word: (记者 高屿)."""
_SPEAKS = pattern("persons.speaks")
_LONGEST = 9
"""Characters of the longest name composed of known parts."""
_USUAL = 1000
"""How often a character stands in the list of given names that may outgrow an ordinary word."""
_DOTS = "·•・‧∙."
"""The last is what a shadow makes of the fullwidth full stop of 費倫茨．比羅."""
_PARTICLE = r"(?:(?:bin|binti|binte|a/l|a/p|de|da|dos|van|von|der|den|al|el|bn)\s)?"
_LATIN = re.compile(rf"[A-Z][\w'’.-]*(?:\s{_PARTICLE}[A-Z][\w'’.-]*){{0,4}}(?<![.'’-])", re.ASCII)
_DOT = re.compile(rf"[{_DOTS}]")
# Characters that Chinese news writes foreign names with: a sequence of them around a dot is a name.
_FOREIGN = frozenset(
    "阿末埃艾爱安昂奥澳巴白班邦保贝比彼宾波伯博布查彻辰楚茨次达大戴丹道得德登邓迪帝蒂丁东杜顿多厄恩尔法范菲费芬丰冯弗福富盖甘冈高戈哥格葛贡古瓜圭"
    "果哈海罕汉汗豪赫黑亨洪侯胡华怀惠霍基吉加贾杰金京久卡凯坎康考科克肯孔库奎夸昆阔拉莱赖兰朗劳勒雷蕾黎里理利丽莉连廉良列林琳隆龙卢鲁路伦罗洛马玛"
    "麦迈曼芒毛茂梅门蒙孟米密敏明缪摩莫默姆慕穆拿娜纳奈南瑙内尼涅宁牛纽农努诺欧帕潘庞佩彭皮平珀普奇齐切钦琼丘权让瑞若萨塞赛桑瑟森沙莎山尚舍申圣"
    "施什史士世朔丝斯松苏素索塔泰坦汤唐陶特腾提廷通图屠托瓦万旺威韦为维卫温文沃乌吴伍武西希锡夏先香肖谢辛欣兴雄休许雅亚延扬尧耶叶伊依易因英永尤于约"
    "泽扎詹占珍芝治朱卓兹宗佐本布吕迦差颂拍蓬猜披他信颂堪川瓦育哇攀春武贴那功敦昭坤坎沙宋通翁波妮察吴昂山登盛吞敏温韩钦丹瑞貌觉素梭奈薄吞密莱杜基南达温根烈洁黛媞璐琪薇茜芙荷莲萝缇弥铎斐榭诗侬裴乍毕矛盾绍耀凤恰迦姬仁义光荣辛格美娅姆奥阮顺森登宏桥洛夫斯基雯丘吴当坝亨萨拉鲁丁旦峇哇佐阇哲陀釜诃"
)

# Characters that only a dot beside them shows to belong to such a name: alone they begin too many ordinary words.
_DOTTED = _FOREIGN | frozenset(
    "娃撒讷魁措乔祖舒露柳拜柴宰蔡鲍曹灿滕岑琴嫩翰优珠别捷廖茹季津策恰聪简焦楞绍柯谭顾邵崔薛轩覃妲妮菈蓓茵"
)


@cache
def _surnames() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """All surnames, the rare ones, and the characters that surnames begin with."""
    rows = [entry for entry in entries("zh") if entry.kind == "surname"]
    terms = frozenset(row.term for row in rows)
    return terms, frozenset(row.term for row in rows if row.code == "rare"), frozenset(term[0] for term in terms)


@cache
def _given() -> dict[str, int]:
    return {row["character"]: int(row["count"]) for row in read_csv("given_name_characters.csv")}


@cache
def words_by_length(kind: str) -> dict[int, frozenset[str]]:
    """Words of one kind of ``data/reference/person_words.csv`` by their length."""
    found: dict[int, set[str]] = {}
    for row in read_csv("person_words.csv"):
        if row["kind"] == kind:
            found.setdefault(len(row["term"]), set()).add(row["term"])
    return {length: frozenset(terms) for length, terms in found.items()}


@cache
def _by_first(kind: str, shortest: int) -> dict[str, tuple[str, ...]]:
    """Words of ``kind`` with at least ``shortest`` characters by their first one."""
    found: dict[str, list[str]] = {}
    for length, terms in words_by_length(kind).items():
        for term in terms:
            if length >= shortest:
                found.setdefault(term[0], []).append(term)
    return {first: tuple(sorted(terms)) for first, terms in found.items()}


def starts_with(text: str, position: int, kind: str, shortest: int = 1) -> bool:
    """Whether a word of ``data/reference/person_words.csv`` stands at a place of the text."""
    terms = _by_first(kind, shortest).get(text[position : position + 1])
    return terms is not None and text.startswith(terms, position)


def find_honorific(text: str, position: int) -> int | None:
    """Where a title that stands between an office and a name ends (总警长 + 拿督 + name), or None."""
    for title in _by_first("honorific", 1).get(text[position : position + 1], ()):
        if text.startswith(title, position) and find_honorific(text, position + len(title)) is None:
            return position + len(title)
    return None


def may_begin(text: str, position: int) -> bool:
    """Whether a name, native or foreign, can begin at a place: a quick look at one character."""
    character = text[position : position + 1]
    if character in _DOTTED or character in _surnames()[0] or text[position : position + 2] in _surnames()[0]:
        return True
    return _elements().match(text, position) is not None


@cache
def _elements() -> re.Pattern[str]:
    """Parts of names of China's other peoples, the longest first (扎西 + 次仁)."""
    terms = sorted((term for found in words_by_length("element").values() for term in found), key=lambda term: (-len(term), term))
    return re.compile(f"(?:{'|'.join(terms)}){{1,4}}")


def read_composed(text: str, start: int) -> int | None:
    """End of a name of one to four known parts (古丽娜尔, 扎西次仁) that begins at ``start`` and ends clearly, or None."""
    longest = _elements().match(text, start)
    if longest is None:
        return None
    for end in range(min(start + _LONGEST, len(text)), start + 1, -1):
        if _ends_name(text, end) and _elements().fullmatch(text, start, end):
            return end
    return None


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _is_shut(text: str, position: int) -> bool:
    """Whether a name must end here: no character, or a word of grammar that is never part of one."""
    return position >= len(text) or not _is_han(text[position]) or text[position] in _NEVER_GIVEN


def _ends_name(text: str, position: int) -> bool:
    return position >= len(text) or not _is_han(text[position]) or starts_with(text, position, "follow")


def _outgrows_trap(text: str, start: int, given: dict[str, int]) -> bool:
    """Whether a name goes on behind an ordinary word of two characters that it begins with (黄金彪, 黄河清)."""
    third = text[start + 2 : start + 3]
    if starts_with(text, start, "trap", 3) or given.get(third, 0) < _USUAL or given.get(text[start + 1], 0) < _USUAL:
        return False
    return third not in _NEVER_GIVEN and not starts_with(text, start + 2, "follow", 1) and _ends_name(text, start + 3)


def read_native(text: str, start: int, *, is_sure: bool) -> int | None:
    """End of a Chinese name (surname, one or two characters) that begins at ``start``, or None.

    ``is_sure`` says that the words before it ask for a name (an office, a list of names): then a rare surname counts, and a
    name whose end cannot be seen is taken by how common its characters are in names.
    """
    family = _family_name(text, start, is_sure)
    if family is None:
        return None
    if text.startswith("氏", start + 1) and text[start] in _OF_VIETNAM:
        return _read_vietnamese(text, start)
    one, two = start + family + 1, start + family + 2
    if one > len(text) or not _is_han(text[one - 1]) or _is_no_given_name(text, one - 1, is_sure):
        return None
    given = _given()
    first, second = text[one - 1], text[one:two] if _is_han(text[one:two] or "。") else ""
    is_rare = family == 1 and text[start] in _surnames()[1]
    is_weekday = text[start] == "周" and first in "一二三四五六日"  # 周一表示 is a Monday, 周一鸣 a name
    short_fits = _ends_name(text, one) and not is_weekday
    is_closed = not _is_han(text[two : two + 1] or "。") or starts_with(text, two, "follow", 2)
    long_fits = (
        second != ""
        and _ends_name(text, two)
        and (second in given or (is_sure and (not is_rare or is_closed)))
        and (first in given or is_closed or (is_sure and second in given))
    )
    if long_fits:
        return one if short_fits and _is_verb_behind(text, one, second) else two
    if short_fits:
        is_alone = text[one : one + 1] in _ENCLOSING or (not is_rare and _is_shut(text, one))
        return one if first in given or (is_sure and is_alone) else None
    if not is_sure or is_rare or is_weekday:
        return None
    if second and given.get(first, 0) >= 1000 and given.get(second, 0) >= 5000:
        return two
    return one if given.get(first, 0) >= 5000 else None


def _read_vietnamese(text: str, start: int) -> int | None:
    """End of a Vietnamese woman's name (阮氏秋, 黎氏清恒), or None; 陈氏集团 is none."""
    if starts_with(text, start + 2, "follow", 2):
        return None
    lengths = (3,) if text[start + 3 : start + 4] in _NEVER_GIVEN else (4, 3)
    ends = (start + length for length in lengths if _is_han(text[start + length - 1 : start + length] or "。"))
    return next((end for end in ends if _ends_name(text, end)), None)


def _family_name(text: str, start: int, is_sure: bool) -> int | None:
    """Characters of the surname at a place, if it is one; a rare one, or one in a word that traps, only where a name is due."""
    surnames, rare, firsts = _surnames()
    if text[start : start + 1] not in firsts:
        return None
    if text[start : start + 2] in surnames:
        family = 2
    elif text[start] in surnames and (is_sure or text[start] not in rare):
        family = 1
    else:
        return None
    if starts_with(text, start, "trap", 2) and not (is_sure and family == 1 and _outgrows_trap(text, start, _given())):
        return None
    has_middle = is_sure and text.startswith("氏", start + family)  # of Vietnamese women: 黎氏秋, 阮氏明月
    return family + 1 if has_middle else family


def _is_no_given_name(text: str, position: int, is_sure: bool) -> bool:
    """Whether what stands behind a surname is masked, in no name, or a word that only follows names."""
    first = text[position]
    if (
        first in _MASKS
        or first in _NO_SECOND
        or text[position + 1 : position + 2] in _MASKS
        or (first not in _given() and not is_sure)
    ):
        return True
    return starts_with(text, position, "follow", 2)


def _is_verb_behind(text: str, position: int, second: str) -> bool:
    """Whether the third character is the verb (王强说:), not part of the name; 李建和、: it is part where a boundary follows."""
    if second in _PREPOSITIONS and second in _given():
        return not _is_shut_behind(text, position + 1)
    if second in _NEVER_GIVEN or _given().get(second, 0) < 3000:
        return True
    return starts_with(text, position, "follow", 2) and text[position + 1] not in "、,。)"


def _is_shut_behind(text: str, position: int) -> bool:
    """Whether a mark or a verb of saying stands at a place, so that no noun of a preposition before it can follow."""
    return position >= len(text) or text[position] in "、,。)" or _SPEAKS.match(text, position) is not None


def read_dotted(text: str, dot: int, floor: int) -> tuple[int, int] | None:
    """The span of a foreign name around the dot at ``dot`` (埃洛伊·基罗斯), or None; it does not begin before ``floor``."""
    start = dot
    while start > floor and text[start - 1] in _DOTTED and dot - start < 8:
        start -= 1
    end = dot
    while end < len(text) and text[end] in _DOTS:
        length = 0
        end += 1
        while (
            end < len(text) and length < 8 and text[end] in _DOTTED and not (length >= 2 and starts_with(text, end, "follow", 2))
        ):
            end += 1
            length += 1
        if not length:
            return None
    if start == dot:
        return None
    return start, end


def _goes_on_foreign(text: str, end: int) -> bool:
    """Whether 里, which may also stand behind a name (在…里), is a syllable of a foreign one (阿末法里斯)."""
    return text[end : end + 1] == "里" and (text[end + 1 : end + 2] in _FOREIGN or starts_with(text, end + 1, "follow", 2))


def read_foreign(text: str, start: int) -> int | None:
    """End of an undotted foreign name (坎矛, 平沙万) after an office abroad, or None: two to six characters up to a clear end."""
    if starts_with(text, start, "trap", 2) or text[start + 1 : start + 2] in _NO_SECOND:
        return None
    for length in range(2, 7):
        end = start + length
        if end > len(text) or not all(_is_han(character) for character in text[start:end]):
            return None
        if _ends_name(text, end) and not _goes_on_foreign(text, end):
            strangers = sum(character not in _FOREIGN for character in text[start:end])
            is_written_so = strangers == 0 or (
                strangers == 1 and length >= 2 and (_is_shut(text, end) or starts_with(text, end, "follow", 2))
            )
            return end if is_written_so and not starts_with(text, start, "follow", 1) else None
    return None


def read_latin(text: str, start: int, shade: str) -> int | None:
    """End of a name in Latin letters in the text as written (發言人Nora Lindqvist), or None; one word needs a clear end."""
    match = _LATIN.match(text, start)
    if match is None:
        return None
    is_full = any(character.isspace() for character in match[0])
    return match.end() if is_full or (match[0][1:].islower() and starts_with(shade, match.end(), "follow")) else None


def is_dot(character: str) -> bool:
    """Whether a character parts the words of a foreign name."""
    return character in _DOTS


def find_dots(text: str) -> list[int]:
    """Places of the characters that part the words of foreign names."""
    return [match.start() for match in _DOT.finditer(text)]
