"""Operations: named campaigns (“长城行动”, 夏季治安打击整治行动, Operation Thunder) and the words that refer back to one."""

from __future__ import annotations

import re

from tasks.text.mentions import Mention
from tasks.text.patterns import compile_guarded
from tasks.transform.facts.reading import Reading
from tasks.transform.facts.words import pattern

_QUOTE_BEFORE = re.compile(r"[“「\"][^”」\"\n“「]{1,10}[”」\"]$")
_QUOTED = re.compile(r"[“「『\"]([^”」』\"\n“「『]{1,28})[”」』\"]")
_CHINESE_CODENAME = re.compile(r"(?:代[号號]|取名|命名)(?:为|為|「|“|『|\")+([^”」』\"\n“「『,，。、]{1,16})[”」』\"]")
_INITIATIVE = pattern("operations.initiative")
_HEAD_AFTER = pattern("operations.head_after")
_ENDS_AS_OPERATION = pattern("operations.ends_as_operation")
_NOT_BETWEEN = pattern("operations.not_between")
# Unquoted names end in one of these; a bare 联合行动 or 专项行动 names nothing.
_UNQUOTED = pattern("operations.unquoted")
_LEFT_CUT = pattern("operations.left_cut")
_GENERIC = pattern("operations.generic")
_BACK_CHINESE = pattern("operations.back_chinese")
_CAPITAL = r"(?:[A-ZÀ-ÖØ-Þ0-9][\w’'+.-]*|[IVX]+)"
_NAMED_LATIN = compile_guarded(
    rf"\b([Oo]p[ée]ration|OP[ÉE]RATION|[Pp]rojet)s?[ \u00a0]((?:[“\"«][ \u00a0]?[^”\"»\n]{{1,40}}[ \u00a0]?[”\"»])|"
    rf"{_CAPITAL}(?:[ \u00a0](?:of|the|de|des|du|et|and)(?=[ \u00a0][A-Z]))?(?:[ \u00a0]{_CAPITAL}){{0,4}})"
)
_CODENAMED = pattern("operations.codenamed")
# What tells that the name is a campaign's, before it or right behind one that opens its sentence (Dubbed X, the sweep …).
_CAMPAIGN = pattern("operations.campaign")
_CAMPAIGN_BEHIND = pattern("operations.campaign_behind")
_SENTENCE_END = re.compile(r"(?<=\w{3})\.[ \u00a0]")  # Operation Low Tide. During …
_BARE_NUMBER = re.compile(r"\d[\d.,]*")
# A campaign by its quoted name: the "Clean Nets" campaign; during "Safe Lancang-Mekong", a joint campaign.
_QUOTED_LATIN = pattern("operations.quoted_latin")
_BACK_ENGLISH = pattern("operations.back_english")
_BACK_FRENCH = pattern("operations.back_french")
_HEAD_OF_NAME = re.compile(r"^(?:operation|opération|projet)s?[ \u00a0]", re.IGNORECASE)
_LEAST_BARE = 6
"""Letters of a name that is known again without the word for a campaign; shorter ones may be common words."""
_LATIN_STOP = {"The", "In", "On", "At", "A", "An", "Le", "La", "Les", "Un", "Une", "En", "Au", "Du", "It", "This"}


def find_operations(reading: Reading) -> list[Mention]:
    """Mentions of kind ``operation``: ``name`` is the campaign as written.

    Words that refer back (行动期间, the operation) carry ``detail`` ``backref`` and the name of the last campaign named before
    them, or None.
    """
    named = _chinese(reading) if reading.language == "zh" else _latin(reading)
    if reading.language != "zh":
        named += _again(reading.text, named)
    named.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    for mention in named:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    back = _BACK_CHINESE if reading.language == "zh" else _BACK_ENGLISH if reading.language == "en" else _BACK_FRENCH
    references = []
    for match in back.finditer(reading.shadow):
        if any(mention.start < match.end() and match.start() < mention.end for mention in kept):
            continue
        earlier = [mention.name for mention in kept if mention.start < match.start()]
        name = earlier[-1] if earlier else None
        references.append(Mention("operation", match.start(), match.end(), name=name, detail="backref", rule="operation:backref"))
    return kept + references


def _again(text: str, named: list[Mention]) -> list[Mention]:
    """Campaigns named again without the word for one (dans le cadre de « Mer calme », durant Phare 2024)."""
    found = []
    for name in dict.fromkeys(mention.name for mention in named if mention.name):
        bare = _HEAD_OF_NAME.sub("", name).strip('«»"“” \u00a0')
        if len(bare) < _LEAST_BARE or bare == name or not bare[0].isupper():
            continue
        for match in re.finditer(rf"(?<![\w-]){re.escape(bare)}(?![\w-])", text):
            if not any(mention.start <= match.start() < mention.end for mention in named):
                found.append(Mention("operation", match.start(), match.end(), name=name, rule="operation:again"))
    return found


def _chinese(reading: Reading) -> list[Mention]:
    text, shade = reading.text, reading.shadow
    found = []
    for match in _QUOTED.finditer(text):
        name, end = match[1], match.end()
        head = _HEAD_AFTER.match(shade, end)
        inside = _ENDS_AS_OPERATION.search(shade, match.start(1), match.end(1))
        if inside is None and (
            head is None
            or (_NOT_BETWEEN.search(head[0]) and not (head[0] == "专案" and not name[0].isdigit()))
            or len(name) > 16
            or re.search(r"[,。;:!?]", shade[match.start(1) : match.end(1)])
        ):
            continue
        if inside is not None and re.search(r"[,。;:!?]", shade[match.start(1) : match.end(1)]):
            continue
        start = match.start(1)
        found.append(Mention("operation", start, match.end(1), name=name, rule="operation:quoted"))
    for match in _CHINESE_CODENAME.finditer(text):
        found.append(Mention("operation", match.start(1), match.end(1), name=match[1], rule="operation:codenamed"))
    for match in _UNQUOTED.finditer(shade):
        left = max(0, match.start() - 30)
        segment = shade[left : match.start()]
        hard = max(segment.rfind(mark) for mark in ',。;:!?\n“”"()、《》')
        segment = segment[hard + 1 :]
        cut = _LEFT_CUT.match(segment)
        content = segment[cut.end() :] if cut is not None else segment
        if (
            len(content) < 4
            or _GENERIC.match(content)
            or content.startswith("联合")
            or hard == len(shade[left : match.start()]) - 1
        ):
            continue
        start = match.start() - len(content)
        quoted = _QUOTE_BEFORE.search(text, max(0, start - 14), start) if content == segment else None
        start = quoted.start() if quoted is not None else start  # “金三角”地区…整治行动
        found.append(Mention("operation", start, match.end(), name=text[start : match.end()], rule="operation:unquoted"))
    return found


def _latin(reading: Reading) -> list[Mention]:
    text = reading.text
    found = []
    for match in _NAMED_LATIN.finditer(text):
        words = match[2].split()
        if words[0] in _LATIN_STOP or (match[1][0] == "o" and _BARE_NUMBER.fullmatch(words[0])):
            continue  # during the operation 38 homes were searched: a count, while Operation 1027 is a name
        stop = _SENTENCE_END.search(text, match.start(2), match.end())
        end = match.end() if stop is None else stop.start() + 1
        while text[end - 1] in ".,'’" or (text[match.start() : end].split()[-1] in _LATIN_STOP):
            end = end - 1 if text[end - 1] in ".,'’" else text.rindex(" ", 0, end)
        if text[end - 2 : end] in ("'s", "’s"):
            end -= 2
        found.append(Mention("operation", match.start(), end, name=text[match.start() : end], rule="operation:named"))
    for match in _INITIATIVE.finditer(text):
        found.append(Mention("operation", match.start(1), match.end(1), name=match[1], rule="operation:initiative"))
    for match in _CODENAMED.finditer(text):
        before = text[max(0, match.start() - 60) : match.start(1)].rpartition("\n")[2]
        if _CAMPAIGN.search(before) or _CAMPAIGN_BEHIND.match(text, match.end()):
            found.append(Mention("operation", match.start(1), match.end(1), name=match[1], rule="operation:codenamed"))
    for match in _QUOTED_LATIN.finditer(text):
        group = 1 if match[1] else 2
        found.append(Mention("operation", match.start(group), match.end(group), name=match[group], rule="operation:quoted"))
    return found
