"""The dateline at the head of an article: who sends it, from where, on which day, by whom.

``新华社北京11月21日电(记者 ...)``, ``【大公報訊】``, ``中央社記者...台北1日電``, ``LYON, Nov 26 (Reuters) -``,
``COTONOU, le 23 décembre 2025 –``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from tasks.text.calendar import find_dates
from tasks.text.shadow import shadow
from tasks.text.spans import Span
from tasks.transform.documents.metadata.vocabulary import HAN, agencies, alternation, name_words, places, surnames
from tasks.transform.documents.words import alternatives, pattern

_REACH = 130
_MOST_CLOSES = 3
"""Words that may close a dateline which are tried."""
_HAN_YEAR = "[〇零一二三四五六七八九]{4}"
_HAN_COUNT = "三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九]"
_HAN_DAY = re.compile(rf"(?:{_HAN_COUNT})日")
_DAY = rf"(?:(?:[12]\d{{3}}|{_HAN_YEAR})年)?(?:(?:\d{{1,2}}|{_HAN_COUNT})月)?(?:\d{{1,2}}|{_HAN_COUNT})[日号]"
_CLOSE = pattern("datelines.close")
_RANK, _OWN = alternatives("datelines.rank"), alternatives("datelines.own")
_OUTLET, _CHANNEL, _MANNER = (alternatives(name) for name in ("datelines.outlet", "datelines.channel", "datelines.manner"))
_HAN_REPORTER = rf"(?:(?:驻[{HAN}]{{1,6}})?{_RANK}?记者|通讯员)"
_NAME_RUN = rf"[{HAN}·]{{2,8}}(?<![日号])"
_HAN_NAMES = rf"{_NAME_RUN}(?:[、, /]{{1,2}}(?:(?:记者|通讯员|实习生)[ /]?)?{_NAME_RUN}){{0,5}}"
_BRACKET = re.compile(r"\s?[(\[【]\s*([^()\[\]【】]{2,80}?)\s*[)\]】]")
_SPOKEN = re.compile(rf"\s?{_HAN_REPORTER}[: ]?({_HAN_NAMES}?)\s?报[道导][:, ]?")
_REPORTER_LEAD = re.compile(rf"\s*[【\[(〔]\s*(?P<sender>[{HAN}]{{2,8}}?)?(?P<who>{_HAN_REPORTER}[: /]?{_HAN_NAMES})\s*[】\])〕]")
_ON_REPORTERS = pattern("datelines.reporters")


@dataclass(slots=True)
class Dateline:
    """What the dateline says, as written; ``span`` lies in the first paragraph and covers the note on the reporters too."""

    span: Span
    sender: str | None = None
    """The agency or paper as written (新华社, 本报, Reuters)."""
    is_own: bool = False
    """Whether the sender is the paper itself (本报, 本网)."""
    place: str | None = None
    date: Span | None = None
    """Span of the words of the date in the first paragraph."""
    reporters: str | None = None
    """The words on the reporters, label included (``记者 林晓舟``), without brackets."""
    pieces: dict[str, str] = field(default_factory=dict)


@lru_cache(maxsize=1)
def _han_head() -> re.Pattern[str]:
    listed = alternation([term for term in agencies() if re.match(f"[{HAN}]", term)])
    outlet = rf"[{HAN}a-z0-9]{{2,12}}?{_OUTLET}"
    return re.compile(
        rf"\s*[【\[(〔「<]?\s*(?P<quoted>据)?(?P<sender>(?:{listed}){_CHANNEL}?|{outlet})?[ :·]*"
        rf"(?P<who>{_OWN}?{_HAN_REPORTER}[: /]?{_HAN_NAMES})?[ /]*(?:\d{{1,2}}日从)?"
        rf"(?P<place>[{HAN}·、/]{{2,12}}?(?<![日号]))?\s*(?P<date>{_DAY})?\s*(?P<how>{_MANNER})?\s?"
    )


def _read_han(text: str) -> Dateline | None:
    plain = shadow(text[:_REACH])
    for number, close in enumerate(_CLOSE.finditer(plain, 0, 70)):
        if number == 3:
            break
        head = _han_head().fullmatch(plain, 0, close.start())
        if head is not None and _is_credible(head, close[0]):
            return _han_dateline(text, plain, head, close)
    lead = _REPORTER_LEAD.match(plain)
    if lead is None:
        return None
    sender = lead["sender"] and text[slice(*lead.span("sender"))]
    return Dateline(Span(0, lead.end()), sender=sender, reporters=text[slice(*lead.span("who"))])


def _han_dateline(text: str, plain: str, head: re.Match[str], close: re.Match[str]) -> Dateline:
    """What a dateline tells that ``head`` and ``close`` match, with the reporters in brackets or behind it."""
    end = close.end()
    while end < len(plain) and plain[end] in ("】])〕」>:" if close[0] not in ("电", "讯") else "】])〕」>"):
        end += 1
    date = _whole_day(plain, head)
    place = text[head.start("place") : min(head.end("place"), date.start if date else 999)] if head["place"] else None
    reporters, end = _han_reporters(text, plain, head, date, end)
    if reporters and not place and date:
        reporters, place = _unglue_place(reporters)
    elif reporters and not place and close[0].startswith("报") and "/" in shadow(reporters):  # 記者X/台北報導
        reporters, _, place = reporters.replace("／", "/").rpartition("/")
    sender = text[slice(*head.span("sender"))] if head["sender"] else None
    is_own = agencies().get(head["sender"] or "") == "own"
    return Dateline(Span(0, end), sender=sender, is_own=is_own, place=place, date=date, reporters=reporters)


def _whole_day(plain: str, head: re.Match[str]) -> Span | None:
    """The date of a dateline with the figures before it that the head gave to the place."""
    if not head["date"]:
        return None
    date = Span(*head.span("date"))
    longer = _HAN_DAY.search(plain, max(0, date.start - 2), date.end)
    return Span(min(date.start, longer.start()), date.end) if longer is not None and longer.end() == date.end else date


def _han_reporters(text: str, plain: str, head: re.Match[str], date: Span | None, end: int) -> tuple[str | None, int]:
    """The reporters that a dateline names, in itself or behind it, and where it ends with them."""
    reporters = text[slice(*head.span("who"))] if head["who"] else None
    note = _BRACKET.match(plain, end)
    spoken = _SPOKEN.match(plain, end)
    if note and (re.search("记者|通讯员|实习生|文/|特约|作者|摄", note[1]) or re.fullmatch(_HAN_NAMES, note[1])):
        reporters, end = text[slice(*note.span(1))], note.end()
    elif spoken:
        reporters, end = text[slice(*spoken.span(1))], spoken.end()
    if reporters and date and head.end("who") > date.start:
        reporters = text[head.start("who") : date.start]
    return reporters, end


def _unglue_place(who: str) -> tuple[str, str | None]:
    """Reporter and place where nothing parts them (記者李大文台北1日電): a surname takes one or two characters after it."""
    run = re.search(rf"[{HAN}]+$", who)
    names = re.sub(_HAN_REPORTER, "", shadow(run[0])) if run else ""
    if len(names) < 4 or names[:2] in surnames():
        return who, None
    place = len(names) - (2 if len(names) == 4 else 3)
    return who[:-place], who[-place:]


def _is_credible(head: re.Match[str], close: str) -> bool:
    bracketed = head[0].lstrip()[:1] in "【[(〔「<" and head[0].strip() != ""
    sender, date, place = head["sender"], head["date"], head["place"]
    if close.endswith("电"):
        return bool(date) or bool(sender and (place or len(head[0].strip()) <= 8))
    if head["quoted"]:
        return False
    if close.endswith("讯"):
        return bool(date or sender or bracketed)
    return (
        bool(sender and (bracketed or date or not place))
        or bool(bracketed and (place or head["how"]))
        or bool(head["who"] and place)
    )


_DASH = re.compile(r"\s*(?:-{1,3}|[–—―])\s+|\s*[–—―]+\s*|\s?:\s+")
_AGENCY_NOTE = re.compile(r"\s*[(/\[]\s*([^()\[\]/]{2,40}?)\s*[)/\]]\s*$")
_COUNTRY_NOTE = re.compile(r"\s*\(([^()]{2,30})\)")
_DATE_ARTICLE = re.compile(r"(?:^|[,\s])(?:le|on)\s*$")
_SMALL = frozenset({"of", "the", "de", "du", "des", "la", "le", "and", "et", "&"})
_PLACE_WORD = pattern("datelines.place_word")


def _read_latin(text: str) -> Dateline | None:
    """Place, date and agency before one of the first dashes; ``Lyon – 4 March 2024 –`` goes to the second."""
    found: Dateline | None = None
    for number, dash in enumerate(_DASH.finditer(text, 0, 110)):
        if number == 4 or dash.start() > 90:
            break
        dateline = _read_latin_head(text[: dash.start()], dash.end(), ":" in dash[0])
        if dateline is not None and (found is None or (dateline.date and not found.date)):
            found = dateline
    return found


def _read_latin_head(head: str, end: int, colon: bool) -> Dateline | None:
    sender = date = None
    note = _AGENCY_NOTE.search(head)
    if note is not None and (_is_agency(note[1]) or _is_name_behind_day(head, note)):
        sender, head = note[1], head[: note.start()]
    days = find_dates(head)
    if days and days[-1].day and days[-1].month and not head[days[-1].end :].strip(" ,)"):
        date = Span(days[-1].start, days[-1].end)
        head = _DATE_ARTICLE.sub("", head[: date.start])
    place = _COUNTRY_NOTE.sub(r", \1", head).strip(" ,-–—")
    if not place and not (sender or date):
        return None
    if place and not _is_place(place, bool(date or sender), colon):
        return None
    if not place and not sender:
        return None
    return Dateline(Span(0, end), sender=sender, place=place.split(",")[0].strip() or None, date=date)


def _is_name_behind_day(head: str, note: re.Match[str]) -> bool:
    """Whether a capitalised name in brackets stands right behind the day (OSLO, June 19 (Fjord News) --)."""
    days = find_dates(head[: note.start()])
    is_last = bool(days) and days[-1].day is not None and days[-1].month is not None and days[-1].end >= note.start() - 1
    return is_last and all(word[:1].isupper() or word in _SMALL for word in note[1].split())


def _is_agency(note: str) -> bool:
    """Whether a word in brackets is a sender: a known one, or an acronym."""
    return (
        shadow(note).split("/")[0] in agencies()
        or (note.isupper() and note.isalpha() and len(note) <= 6)
        or note.endswith("wire")
    )


def _is_place(place: str, supported: bool, colon: bool) -> bool:
    words = place.replace(",", " ").replace("/", " / ").split()
    if not words or len(words) > 8 or not words[0][0].isupper() or not all(_PLACE_WORD.fullmatch(word) for word in words):
        return False
    if supported:
        return True
    if colon:
        return False
    parts = [shadow(part).strip() for part in place.split(",")]
    if any(part in places() for part in parts):
        return len(parts) > 1 or place.isupper()
    return place.isupper() and not colon and len(words) <= 4 and not name_words("kicker").search(shadow(place))


def read_dateline(paragraph: str, language: str) -> Dateline | None:
    """The dateline at the head of the first ``paragraph`` of an article, or ``None``.

    ``language`` is a BCP 47 code; Chinese text is read by the Chinese grammar, all other by the Latin one. Work is bounded:
    only the first 130 characters are looked at.
    """
    if language.startswith("zh"):
        return _read_han(paragraph)
    return _read_latin(paragraph[:_REACH])
