"""Received bytes to text: the charset, and the repair of mojibake that is certain."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import ftfy
import numpy as np
from ftfy.badness import is_bad
from numpy.typing import NDArray
from resiliparse.parse.encoding import detect_encoding

from tasks.reference.tables import read_csv
from tasks.transform.documents.characters import points_of

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# A declared charset is read with the widest charset that contains it, as browsers do (WHATWG Encoding Standard).
_WIDEST = {
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030", "gb18030": "gb18030", "cp936": "gb18030",
    "chinese": "gb18030", "csgb2312": "gb18030", "iso-ir-58": "gb18030", "euc-cn": "gb18030", "gb-2312": "gb18030",
    "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "big5hkscs": "big5hkscs", "x-x-big5": "big5hkscs", "cn-big5": "big5hkscs",
    "csbig5": "big5hkscs", "cp950": "big5hkscs", "big-5": "big5hkscs",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252",
    "windows-1252": "cp1252", "iso8859-1": "cp1252", "iso_8859-1": "cp1252", "iso-8859-9": "cp1254",
    "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "sjis": "cp932",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "windows-949": "cp949", "tis-620": "cp874", "windows-874": "cp874",
    "utf8": "utf-8", "unicode": "utf-16-le", "hz-gb-2312": "hz",
}  # fmt: skip
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,400}?(?:charset|encoding)\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_:.\-]{2,24})""", re.IGNORECASE
)
_DECLARATION_REACH = 8192  # browsers look at 1,024 bytes; old Chinese pages put scripts before the declaration
_SAMPLE = 2_400
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_CHINESE_MARKS = frozenset("\u3000、。《》「」『』【】“”‘’…—·\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f\uff05")
_ASCII_RUN = re.compile(rb"(?<=[\x00-\x7f][\x00-\x7f])[\x00-\x7f]{24,}")
"""The first ASCII byte of a run may be the second half of a character: it stays."""
_CUT_RUN = 32
"""Bytes, more than are left of a run of ASCII that was cut off before it was long enough."""
_SURE = 0.7
"""Plausibility above which no other charset is tried: right readings of the real pages have 0.7 to 0.9, wrong ones below
0.55."""
_CHINESE = ("gb18030", "big5hkscs")
_MOJIBAKE = ftfy.TextFixerConfig(
    unescape_html=False, remove_terminal_escapes=False, fix_encoding=True, restore_byte_a0=True, replace_lossy_sequences=True,
    decode_inconsistent_utf8=True, fix_c1_controls=True, fix_latin_ligatures=False, fix_character_width=False,
    uncurl_quotes=False, fix_line_breaks=False, fix_surrogates=True, remove_control_chars=False, normalization=None,
    max_decode_length=1_000_000, explain=False,
)  # fmt: skip
_PIECE = re.compile(r"[^<>\n]+")
# What UTF-8 looks like when it was read byte by byte: nothing else is worth a closer look.
_LEADS = "\u00c2\u00c3\u00c5\u00d0\u00d1\u00e2\u00e4\u00e5\u00e6\u00e7\u00e8\u00e9\u00ef"
_FIRST_LEAD, _LAST_LEAD = ord(min(_LEADS)), ord(max(_LEADS))
_SUSPECT = re.compile(
    "[\u00c2\u00c3\u00c5\u00d0\u00d1\u00e2\u00e4-\u00e9\u00ef][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u2122\u20ac]"
)


class Decoded(NamedTuple):
    """The text of a page, the charset it was read with, and the repairs made, in words."""

    text: str
    charset: str
    patches: list[str]


def decode(data: bytes, hints: Mapping[str, str] | None = None) -> Decoded:
    """The text of ``data``.

    A byte order mark decides; else valid UTF-8 is UTF-8; else the declared charset, the container's (``hints["charset"]``)
    and the detected one are tried, and the reading with the fewest impossible and the most usual characters wins. Never fails:
    bytes that no charset explains become U+FFFD. NUL characters are left out.
    """
    charset = _choose_charset(data, hints or {})
    text = data.decode(charset, "replace")
    if text.startswith("\ufeff"):
        text = text[1:]
    if "\x00" in text:
        text = text.replace("\x00", "")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, patches = _repair_mojibake(text)
    return Decoded(text, charset, patches)


def declared_charset(data: bytes) -> str | None:
    """The Python name of the charset that the page declares, widened to what browsers read it with, or null."""
    match = _DECLARED.search(data, 0, _DECLARATION_REACH)
    return _codec(match[1].decode("ascii")) if match else None


def _codec(name: str | None) -> str | None:
    if not name:
        return None
    name = name.strip().lower()
    if name == "x-user-defined":  # a script's trick, never the language of a text
        return None
    name = _WIDEST.get(name, name)
    try:
        return codecs.lookup(name).name if not name.startswith(("utf-16", "utf-32")) else name
    except (LookupError, ValueError):
        return None


def _choose_charset(data: bytes, hints: Mapping[str, str]) -> str:
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return charset
    if wide := _utf16_without_mark(data):
        return wide
    if _is_utf8(data):
        return "iso2022_jp" if b"\x1b$" in data else "utf-8"
    sample = _sample(data)
    stated = [name for name in (declared_charset(data), _codec(hints.get("charset"))) if name and not name.startswith("utf-16")]
    if stated and _plausibility(sample, stated[0]) >= _SURE:
        return stated[0]
    detected = _codec(detect_encoding(data))
    candidates = [name for name in dict.fromkeys([*stated, detected, *_CHINESE, "utf-8", "cp1252"]) if name]
    scored = [(_plausibility(sample, name), -rank, name) for rank, name in enumerate(candidates)]
    best, _, winner = max(scored)
    first = candidates[0]
    # The page's own word holds unless another reading is clearly better.
    return first if scored[0][0] >= best - 0.05 else winner


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A page cut off in the middle of a character is still UTF-8.
        return error.start >= len(data) - 3 and not data[: error.start].isascii()
    return True


def _utf16_without_mark(data: bytes) -> str | None:
    head = data[:1024]
    if len(head) < 32 or b"\x00" not in head:
        return None
    for charset, even in (("utf-16-le", 1), ("utf-16-be", 0)):
        # Markup is ASCII: every other byte of it is NUL, and the bytes between are not.
        zeros, others = head[even::2].count(0), head[1 - even :: 2].count(0)
        if zeros > 0.2 * len(head) and others < 0.02 * len(head):
            return charset
        # Chinese has few of them (and 一 one on the other side), but it reads as Chinese.
        if zeros >= 4 and _reads_as_chinese(head, charset):
            return charset
    return None


def _reads_as_chinese(head: bytes, charset: str) -> bool:
    text = head[: len(head) // 2 * 2].decode(charset, "replace")
    return sum(
        ch in _CHINESE_MARKS or "\u4e00" <= ch <= "\u9fff" or " " <= ch <= "~" or ch in "\r\n\t" for ch in text
    ) > 0.95 * len(text)


def _sample(data: bytes) -> bytes:
    """The stretch of ``data`` that starts with its first non-ASCII bytes: what tells one charset from another."""
    first = _HIGH_BYTE.search(data)
    start = first.start() if first else 0
    # Most pages are dense with them from there on; where markup stands between, a longer stretch is needed.
    dense = _ASCII_RUN.sub(b" ", data[start : start + 4 * _SAMPLE])
    if len(dense) >= _SAMPLE + _CUT_RUN:
        return dense[:_SAMPLE]
    return _ASCII_RUN.sub(b" ", data[start : start + 20 * _SAMPLE])[:_SAMPLE]


def _plausibility(sample: bytes, charset: str) -> float:
    """How usual the non-ASCII characters of a reading are: 1 where all are common, below 0 where many are impossible."""
    text = sample.decode(charset, "replace")
    counts = np.bincount(_classes().take(points_of(text)), minlength=len(_WORTH))
    counts[_ASCII] = 0
    if not (odd := int(counts.sum())):
        return 0.0
    score = float(counts @ _WORTH) / odd
    if charset.startswith(("cp125", "iso8859")):
        score += _latin_bonus(text)
    return score


_ASCII, _OTHER, _PUNCTUATION, _ACCENT, _HAN, _IMPOSSIBLE, _COMMON = range(7)
"""Classes of characters, and how much one of each speaks for the reading that made it."""
_WORTH = np.array((0.0, 0.2, 0.7, 0.3, 0.45, -4.0, 1.0))


@lru_cache(maxsize=1)
def _classes() -> NDArray[np.uint8]:
    """The class of each code point; later rows win."""
    classes = np.full(0x110000, _OTHER, dtype=np.uint8)
    for first, last in ((0x3000, 0x30FF), (0xFF00, 0xFF65), (0x2010, 0x2049)):
        classes[first : last + 1] = _PUNCTUATION
    classes[:0x180] = _ACCENT  # common only between other letters, which mojibake is not
    classes[0x4E00:0xA000] = _HAN
    for first, last in ((0x80, 0x9F), (0xE000, 0xF8FF), (0xFFFD, 0xFFFD), (0x30000, 0x10FFFF)):
        classes[first : last + 1] = _IMPOSSIBLE
    classes[[ord(character) for character in _common_characters()]] = _COMMON
    classes[:0x80] = _ASCII
    return classes


_ACCENT_IN_WORD = re.compile(
    r"[a-zA-Z][\u00c0-\u017f]{1,2}(?=[a-z\s.,;:!?<'\u2019-])"
    r"|(?<![\u0080-\uffff])[\u00c0-\u017f\u2013-\u2026\u00ab\u00bb\u20ac\u00a0\u00a9\u00ae\u00b7](?![\u0080-\uffff])"
)


def _latin_bonus(text: str) -> float:
    """1 where non-ASCII characters stand alone within Latin words, as accents do; 0 where they come in rows."""
    total = sum(1 for ch in text if ch > "\x7f")
    return len(_ACCENT_IN_WORD.findall(text)) / total if total else 0.0


@lru_cache(maxsize=1)
def _common_characters() -> frozenset[str]:
    return frozenset(ch for row in read_csv("common_characters.csv") for ch in row["characters"])


def _has_suspect(text: str) -> bool:
    """Whether any two neighbours look like UTF-8 that was read byte by byte; an array says first whether there can be any."""
    units = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype=np.uint16)
    leads = np.flatnonzero((units >= _FIRST_LEAD) & (units <= _LAST_LEAD))
    followers = units[np.minimum(leads + 1, len(units) - 1)]
    return bool(((followers >= 0x80) & (followers < 0x3000)).any()) and _SUSPECT.search(text) is not None


def _repair_mojibake(text: str) -> tuple[str, list[str]]:
    """Turn back text that was UTF-8, read as something else and saved: stretch by stretch, only where it is certain."""
    if text.isascii() or not _has_suspect(text):
        return text, []
    patches: list[str] = []

    def repair(match: re.Match[str]) -> str:
        piece = match[0]
        if len(piece) > 100_000 or not _SUSPECT.search(piece) or not is_bad(piece):
            return piece
        fixed = ftfy.fix_text(piece, _MOJIBAKE)
        if fixed == piece or is_bad(fixed) or "\ufffd" in fixed:
            return piece
        patches.append(f"mojibake: {piece.strip()[:60]} -> {fixed.strip()[:60]}")
        return fixed

    repaired = _PIECE.sub(repair, text)
    return repaired, patches
