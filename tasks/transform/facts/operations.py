"""Operations: named campaigns (“长城行动”, 夏季治安打击整治行动, Operation Thunder) and the words that refer back to one."""

from __future__ import annotations

import re

from tasks.text.mentions import Mention
from tasks.text.patterns import compile_guarded
from tasks.transform.facts.reading import Reading

_QUOTE_BEFORE = re.compile(r"[“「\"][^”」\"\n“「]{1,10}[”」\"]$")
_QUOTED = re.compile(r"[“「『\"]([^”」』\"\n“「『]{1,28})[”」』\"]")
_CHINESE_CODENAME = re.compile(r"(?:代[号號]|取名|命名)(?:为|為|「|“|『|\")+([^”」』\"\n“「『,，。、]{1,16})[”」』\"]")
_INITIATIVE = compile_guarded(
    r"\bpart of (?:the )?([A-Z][\w+-]*(?: [A-Z][\w+-]*){0,3}\+?), an? (?:\w+ ){0,2}(?:platform|"
    r"initiative|campaign|programme|program)\b"
)
_HEAD_AFTER = re.compile(
    r"(?:系列)?(?:[\u4e00-\u9fff]{0,12}?)(?:行动|战役|会战|攻势|专项(?!案)(?:行动|斗争|工作|整治|打击)?|专项整治|集群战役)"
    r"|专案(?=行动|期间|,|成果|共|工作)"
)
_ENDS_AS_OPERATION = re.compile(
    r"(?:行动|(?<=[一-鿿])专案|专案行动|战役|会战|攻势|专项整治|专项斗争)(?:[ -]?\d{1,4})?(?:-?[ivx]+)?$"
)
_NOT_BETWEEN = re.compile(r"[的了在是为与和被]|诈骗|案|分子|集团|地区|人员")
# Unquoted names end in one of these; a bare 联合行动 or 专项行动 names nothing.
_UNQUOTED = re.compile(r"(?:专项行动|整治行动|统一行动|集中行动|打击行动|百日行动|治理行动|严打行动|清查行动|攻坚行动|护航行动)")
_LEFT_CUT = re.compile(
    r".*(?:开展了?|部署(?:开展)?|启动了?|组织(?:开展)?|通报|[在的了是为]|实施|发起|推进|参加|"
    r"参与|根据|按照|依托|围绕|借助|以及|以来|[年月日次轮期]|持续|继续|先后|全面|深入|通过|结合|会同|举行|召开|本次|此次|"
    r"展开|进行|联合开展|同步|与|和|及|由|对|将|该|各地|全国|公安机关|移民管理机构|海关缉私部门|警方|最新一轮)",
    re.DOTALL,
)
_GENERIC = re.compile(
    r"^(?:联合|集中|国际|首次|专项|多国|跨国|大规模|统一|系列|执法|专门|专案|打击|清查|收网|"
    r"[^\u4e00-\u9fff]*)*$"
)
_BACK_CHINESE = compile_guarded(
    r"(?:此次|本次|这次|该|上述|整个|这一|这场)(?:专项|联合|集中|统一|国际|执法|打击|收网|整治)*行动|"
    r"(?<![\u4e00-\u9fff”」\"])(?:专项|联合)?行动(?:期间|中|开展以来|以来|启动以来|开始以来|"
    r"结束|中,)|"
    r"(?:专项|联合)行动(?:期间|开展以来|以来|启动以来)|"
    r"(?<![\u4e00-\u9fff”」\"])行动(?:亦|又|还|也)?(?=共|合共|一共|总共|检[获取]|拘捕|搜|截|捣|瓦解|查[获扣]|起[出获]|救出|缴获|逮捕)"
)
_CAPITAL = r"(?:[A-ZÀ-ÖØ-Þ0-9][\w’'+.-]*|[IVX]+)"
_NAMED_LATIN = compile_guarded(
    rf"\b([Oo]peration|OPERATION|[Oo]pération|OPÉRATION)s?[ \u00a0]((?:[“\"«][ \u00a0]?[^”\"»\n]{{1,40}}[ \u00a0]?[”\"»])|"
    rf"{_CAPITAL}(?:[ \u00a0](?:of|the|de|des|du|et|and)(?=[ \u00a0][A-Z]))?(?:[ \u00a0]{_CAPITAL}){{0,4}})"
)
_CODENAMED = compile_guarded(
    rf"(?:[Cc]ode-?named|[Dd]ubbed|[Nn]icknamed|[Kk]nown as|[Bb]aptisée?|[Ss]urnommée?|[Nn]om de code(?:\s?:)?)\s"
    rf"(?:[Oo]peration\s|[Oo]pération\s)?[“\"«]?[ \u00a0]?({_CAPITAL}(?:[ \u00a0]{_CAPITAL}){{0,3}})",
)
# What tells that the name is a campaign's, before it or right behind one that opens its sentence (Dubbed X, the sweep …).
_CAMPAIGN = compile_guarded(r"peration|pération|\b(?:crackdown|sweep|campaign|campagne|coup de filet)\b")
_CAMPAIGN_BEHIND = re.compile(
    r"[ \u00a0]?[”\"»]?,\s(?:(?:the|this|la|cette)\s|l['’])(?:[\w-]+\s){0,2}?"
    r"(?:operation|crackdown|sweep|campaign|drive|opération|campagne)\b"
)
_SENTENCE_END = re.compile(r"(?<=\w{3})\.[ \u00a0]")  # Operation Low Tide. During …
_BARE_NUMBER = re.compile(r"\d[\d.,]*")
# A campaign by its quoted name: the "Clean Nets" campaign; during "Safe Lancang-Mekong", a joint campaign.
_QUOTED_LATIN = compile_guarded(
    r"[“\"«][ \u00a0]?([A-ZÀ-Þ][^”\"»\n]{2,40}?)[ \u00a0]?[”\"»],?\s(?:(?:an?|the|une?|la|l')\s?)?(?:[\w-]+\s){0,2}"
    r"(?:operation|campaign|crackdown|drive|sweep|opération|campagne)\b|"
    r"(?:operation|campaign|crackdown|drive|sweep|opération|campagne)s?\s(?:(?:code-?named|dubbed|called|named|known as|"
    r"baptisée?|dite|nommée?|intitulée?|surnommée?)\s)?[“\"«][ \u00a0]?([A-ZÀ-Þ][^”\"»\n]{2,40}?)[ \u00a0]?[”\"»]"
)
_BACK_ENGLISH = compile_guarded(
    r"\b(?:the|this|that|the joint|the same|the month-long|the global|during the)\s(?:\w+\s)?(?:operation|"
    r"crackdown|campaign|sweep)\b"
)
_BACK_FRENCH = compile_guarded(
    r"\b(?:l'opération|cette opération|cette vaste opération|la même opération|le coup de filet|"
    r"cette campagne)\b"
)
_LATIN_STOP = {"The", "In", "On", "At", "A", "An", "Le", "La", "Les", "Un", "Une", "En", "Au", "Du", "It", "This"}


def find_operations(reading: Reading) -> list[Mention]:
    """Mentions of kind ``operation``: ``name`` is the campaign as written.

    Words that refer back (行动期间, the operation) carry ``detail`` ``backref`` and the name of the last campaign named before
    them, or None.
    """
    named = _chinese(reading) if reading.language == "zh" else _latin(reading)
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
